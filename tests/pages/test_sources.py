"""The sources page as a reader meets it: each part by its address, each row to its dossier."""

import csv
import io

import pytest

from parley.catalog import Catalog
from parley.catalog.completeness import coverage, second_look
from parley.outputs.ledgers import sources_csv
from parley.ui.sources import PARTS

CATALOG = Catalog.load()
PAGE, NOTES = "sources-page", "sources-notes"
NAMES = {dispute.name for dispute in CATALOG.disputes.values()}


def cells(table):
    """Rows by their first cell, each by column."""
    return {row[0]: dict(zip(table["columns"], row, strict=True)) for row in table["rows"]}


@pytest.mark.parametrize("part", PARTS)
def test_each_part_opens_by_its_address(open_app, part):
    page = open_app("sources", part=part)
    assert page.blocks(PAGE, "heading")
    assert NOTES not in page.panels()
    assert page.address == ({"part": part} if part != "coverage" else {})


def test_coverage_tells_word_and_number_of_every_panel(open_app):
    (table,) = open_app("sources").blocks(PAGE, "table")
    told = cells(table)
    assert set(told) == NAMES
    for dispute in CATALOG.disputes.values():
        row, filled = told[dispute.name], coverage(dispute)
        for column, panel in (("Claims", "claims"), ("Timeline", "timeline")):
            each = filled[panel]
            assert row[column].startswith(f"{each.rows}\u00a0{each.word.label}")
        for party in filled["measures"].missing:
            assert CATALOG.actor_name(party) in row["Measures"]


def test_freshness_tells_the_age_and_the_second_look(open_app):
    page = open_app("sources", part="freshness")
    ages, looks = (cells(table) for table in page.blocks(PAGE, "table"))
    assert "more than 90 days" in page.words(PAGE)
    for dispute in CATALOG.disputes.values():
        look = second_look(dispute)
        assert ages[dispute.name]["Status as of"] == dispute.identity.as_of
        assert looks[dispute.name]["Rows looked at"] == str(look.checked)
        assert looks[dispute.name]["of"] == str(look.rows)


def test_a_row_opens_its_dossier(open_app):
    page = open_app("sources")
    page.pick_row(PAGE, "cyprus", leaving=True)
    assert page.address == {"dispute": "cyprus"}


def test_a_row_of_origins_opens_the_table_of_its_dossier(open_app):
    page = open_app("sources", part="origins")
    page.pick_row(PAGE, "origins:cyprus")
    assert page.address == {"part": "origins", "dispute": "cyprus"}
    told = cells(page.blocks(PAGE, "table")[0])
    assert sum(int(row["Sources"]) for row in told.values()) == len(
        CATALOG.disputes["cyprus"].sources
    )
    assert "not a judgement" in page.words(PAGE)


def test_disagreement_lists_each_event_on_which_accounts_differ(open_app):
    page = open_app("sources", part="differences")
    assert {row["key"] for row in page.rows(PAGE)} == {
        f"{slug}|event:{event.id}"
        for slug, dispute in CATALOG.disputes.items()
        for event in dispute.timeline
        if event.differs
    }
    page.pick_row(PAGE, "differences:china-india")
    assert page.address == {"part": "differences", "dispute": "china-india"}
    assert {row["key"].partition("|")[0] for row in page.rows(PAGE)} == {"china-india"}
    row = page.rows(PAGE)[0]["key"]
    page.pick_row(PAGE, row, leaving=True)
    assert page.address["sel"] == row.partition("|")[2]
    assert page.address["panel"] == "timeline"


def test_every_source_of_a_dossier_is_told_in_full(open_app):
    page = open_app("sources", part="sources", dispute="cyprus")
    shown = page.panel(PAGE)["sources"].values()
    wanted = CATALOG.disputes["cyprus"].sources
    assert {source["url"] for source in shown} == {source.url for source in wanted}
    for source in shown:
        assert source["producer"]
        assert source["accessed"].startswith("read 20")
        assert source["licence"] == "rights with its publisher"
    page.move(**{"sources-kinds": ["court"]})
    assert {s["type"] for s in page.panel(PAGE)["sources"].values()} == {"court"}
    assert page.address == {"part": "sources", "dispute": "cyprus", "kinds": "court"}


def test_what_other_lists_hold_is_covered_or_explained(open_app):
    uncovered, covered = open_app("sources", part="lists").blocks(PAGE, "table")
    assert len(uncovered["rows"]) == sum(not row.disputes for row in CATALOG.exclusions)
    assert len(covered["rows"]) == sum(bool(row.disputes) for row in CATALOG.exclusions)


def test_the_check_says_that_nothing_is_left_out(open_app):
    assert "nothing is left out" in open_app("sources", part="check").words(PAGE)


def test_corrections_to_map_figures_and_statements_are_told_with_reasons(open_app):
    page = open_app("sources", part="corrections")
    words = page.words(PAGE)
    assert "the claim line at Kalapani is Nepal's" in words
    assert "participation frozen by Armenia" in words
    for correction in CATALOG.register.corrections:
        assert correction.said in words


def test_a_wrong_value_of_the_address_falls_back_and_is_named(open_app):
    page = open_app("sources", part="gossip", dispute="atlantis", kinds="rumour")
    told = " ".join(block["text"] for block in page.blocks(NOTES, "notice"))
    assert "“gossip” is no part" in told
    assert "no dispute “atlantis”" in told
    assert "“rumour” is unknown" in told
    assert page.address == {}


def test_all_sources_can_be_taken_away():
    rows = list(csv.DictReader(io.StringIO(sources_csv(CATALOG).decode("utf-8-sig"))))
    assert len(rows) == sum(len(dispute.sources) for dispute in CATALOG.disputes.values())
    assert {row["kind"] for row in rows} >= {"press", "court", "primary_text"}
    assert all(row["licence"] and row["origin"] and row["credit"] for row in rows)
    assert not [row for row in rows if any(cell[:1] in "=+@" for cell in row.values() if cell)]


def test_the_badge_of_an_old_status_stands_in_the_dossier_and_on_the_atlas(open_app, monkeypatch):
    dossier = open_app("dispute", dispute="cyprus")
    (head,) = [b for b in dossier.blocks("dossier-head", "heading") if b["level"] == 1]
    assert head["badge"].startswith("stale: ")
    assert "quiet is not settled" in head["badge"]
    (table,) = open_app().blocks("atlas-below-panel", "table")
    row = cells(table)[CATALOG.disputes["cyprus"].name]
    assert row["Status as of"].endswith(", stale)")
    monkeypatch.setenv("PARLEY_TODAY", CATALOG.disputes["cyprus"].identity.as_of)
    fresh = open_app("dispute", dispute="cyprus").blocks("dossier-head", "heading")
    assert not any(block["badge"] for block in fresh)
