"""How full, how old, how often looked at: words with the numbers behind them."""

import csv
import io
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from parley.catalog import GEODATA, Catalog
from parley.catalog.completeness import ASKED, coverage, filled, second_look
from parley.catalog.upstream import figure_corrections, map_corrections
from parley.model import Check
from parley.outputs.ledgers import coverage_csv
from parley.panels.freshness import STALE_DAYS, is_stale, stale_badge, status_age
from parley.vocabulary import CheckVerdict, Coverage

ROOT = Path(__file__).resolve().parents[2]
SLUG = "graustark-ruritania"


@pytest.fixture
def dispute(specimen):
    return Catalog.load(specimen).disputes[SLUG]


def test_a_panel_without_a_row_is_empty(dispute):
    assert filled(replace(dispute, measures=()), "measures").word is Coverage.EMPTY


def test_a_panel_without_a_row_of_a_party_is_blind_and_names_it(dispute):
    party = dispute.parties[0]
    kept = tuple(row for row in dispute.positions if row.party != party)
    found = filled(replace(dispute, positions=kept), "claims")
    assert (found.word, found.missing) == (Coverage.BLIND, (party,))


def test_a_panel_is_thin_below_what_it_asks_for_and_full_from_there(dispute):
    least = ASKED["mediation"].least
    row = dispute.mediation[0]
    few = replace(dispute, mediation=(row,) * (least - 1))
    enough = replace(dispute, mediation=(row,) * least)
    assert filled(few, "mediation").word is Coverage.THIN
    assert filled(enough, "mediation").word is Coverage.FULL


def test_an_engagement_belongs_to_no_party_and_can_not_be_blind(catalog):
    words = {coverage(d)["mediation"].word for d in catalog.disputes.values()}
    assert Coverage.BLIND not in words


def test_the_newest_verdict_of_a_row_counts_and_a_removed_row_is_not_among_those_standing(dispute):
    event = dispute.timeline[0].id

    def check(number, row, day, verdict):
        return Check(id=f"c{number}", file="timeline.csv", row=row, checked=day, verdict=verdict)

    checks = (
        check(1, event, "2026-01-01", CheckVerdict.CONFIRMED),
        check(2, event, "2026-02-01", CheckVerdict.CORRECTED),
        check(3, "gone", "2026-03-01", CheckVerdict.REMOVED),
    )
    look = second_look(replace(dispute, checks=checks))
    assert look.checked == 1
    assert look.verdicts == {CheckVerdict.CORRECTED: 1, CheckVerdict.REMOVED: 1}
    assert (look.first, look.last) == ("2026-02-01", "2026-03-01")
    assert look.rows == len(list(dispute.records())) + len(dispute.features)


def test_a_status_turns_stale_after_the_stated_days_and_says_so(dispute):
    last_fresh = dispute.as_of + timedelta(days=STALE_DAYS)
    assert not is_stale(dispute, last_fresh)
    assert stale_badge(dispute, last_fresh) == ""
    assert "stale" not in status_age(dispute, last_fresh)
    later = last_fresh + timedelta(days=1)
    assert is_stale(dispute, later)
    assert "quiet is not settled" in stale_badge(dispute, later)
    assert status_age(dispute, later).endswith(", stale)")


def test_the_table_to_take_away_has_a_row_a_dispute_with_words_and_numbers(catalog):
    text = coverage_csv(catalog, date(2026, 11, 22)).decode("utf-8-sig")
    rows = {row["dispute"]: row for row in csv.DictReader(io.StringIO(text))}
    assert set(rows) == set(catalog.disputes)
    for slug, dispute in catalog.disputes.items():
        assert rows[slug]["timeline_rows"] == str(len(dispute.timeline))
        for panel, each in coverage(dispute).items():
            assert rows[slug][panel] == each.word.value
            assert rows[slug][f"{panel}_missing"] == ";".join(each.missing)
    assert all(row["credit"] and row["neutrality"] for row in rows.values())


def test_corrections_that_readers_see_are_those_that_the_builders_apply():
    for builder, folder in (("build_mosaic", "mosaic"), ("build_figures", "states")):
        applied = (ROOT / "tools" / builder / "corrections.csv").read_bytes()
        assert (GEODATA / folder / "corrections.csv").read_bytes() == applied
    assert all(row.reason for row in map_corrections(GEODATA))
    assert all(row.reason and row.sources for row in figure_corrections(GEODATA))
