"""The figures of states: what the strict patterns read, what they refuse, what is corrected."""

import csv
from collections import Counter

import pytest

from parley.catalog import GEODATA
from tools.build_figures import abroad, spending, strength, ties
from tools.build_figures.reading import HERE, text_at, year_of
from tools.build_mosaic.tables import read_table

STATES = GEODATA / "states"


def pages(section, heading, text):
    return {"RUR": {section: {heading: {"text": text}}}}


def rows(name):
    with (STATES / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize(
    ("text", "low", "high", "kind"),
    [
        ("approximately 40-50,000 active Armenian Armed Forces (2025)", "40000", "50000", "range"),
        ("estimated 150,000-200,000 active Defense Forces (2025)", "150000", "200000", "range"),
        ("estimated 850,000-1 million active Defense Forces (2025)", "850000", "1000000", "range"),
        ("estimated 1.1-1.2 million active Armed Forces; 350,000 Guard (2025)", "", "", ""),
        ("information varies; approximately 1.5 million active (2025)", "", "", ""),
        (
            "estimates vary; as many as 1.3 million active-duty army (2025)",
            "",
            "1300000",
            "at_most",
        ),
        ("approximately 3-4,000 active Defense Forces (2025)", "3000", "4000", "range"),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else None,
)
def test_counts_of_people_are_read_with_their_range(text, low, high, kind):
    if not kind:
        low, high = ("1100000", "1200000") if "1.1" in text else ("1500000", "1500000")
        kind = "range" if "1.1" in text else "estimate"
    read, unread = strength.personnel(pages(*strength.PATH, text))
    assert unread == []
    assert [(row["low"], row["high"], row["kind"], row["year"]) for row in read] == [
        (low, high, kind, "2025")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "the defence forces are authorized up to 37,000 personnel (2025)",
        "prior to the fighting in 2023, estimates varied widely: up to 200,000 (2023)",
        "a force of some size (2025)",
        "",
    ],
)
def test_what_a_loose_pattern_would_guess_is_left_for_the_hand(text):
    read, unread = strength.personnel(pages(*strength.PATH, text))
    assert read == []
    assert [row["field"] for row in unread] == ["personnel"]


def test_a_hand_read_row_must_fit_the_text_it_was_read_from():
    changed = {"SYR": {strength.PATH[0]: {strength.PATH[1]: {"text": "about 100,000 (2026)"}}}}
    with pytest.raises(ValueError, match="SYR: the text begins"):
        strength.personnel(changed)


def test_a_share_of_gdp_is_read_only_in_its_own_form():
    given = {"a": {"text": "2.3% of GDP (2023 est.)"}, "b": {"text": "less than 1% (2022)"}}
    state = {"RUR": {"Military and Security": {"Military expenditures": given}}}
    read, unread = spending.spending(state)
    assert read == [{"actor": "RUR", "year": "2023", "percent_gdp": "2.3", "estimate": "yes"}]
    assert len(unread) == 1


def test_forces_abroad_are_read_with_place_and_mission_and_prose_is_not_guessed():
    text = "1,100 Somalia (AUSSOM); Lebanon 170 (UNIFIL); also has naval units at sea (2025)"
    read, unread = abroad.deployments(pages("Military and Security", "Military deployments", text))
    told = [(row["place"], row["mission"], row["high"]) for row in read]
    assert told == [("Somalia", "AUSSOM", "1100"), ("Lebanon", "UNIFIL", "170")]
    assert [row["reason"] for row in unread] == ["told in prose"]


def test_every_state_of_the_edition_was_read_or_is_named_as_not_read():
    wanted = {row["actor"] for row in read_table("states.csv", HERE)}
    missed = {(row["field"], row["actor"]) for row in rows("unread")}
    for name, field in (("personnel", "personnel"), ("spending", "spending"), ("gdp", "gdp")):
        have = {row["actor"] for row in rows(name)}
        assert have | {actor for kind, actor in missed if kind == field} == wanted, name
        assert all(row["year"] for row in rows(name))


def test_no_count_is_outside_what_any_army_has():
    for row in rows("personnel"):
        assert 100 <= int(row["high"]) <= 2_500_000, row
        assert not row["low"] or int(row["low"]) <= int(row["high"]), row
    for row in rows("spending"):
        assert 0 <= float(row["percent_gdp"]) <= 40, row


def test_corrections_of_memberships_are_dated_and_sourced_and_still_needed():
    known = {row["id"] for row in rows("sources")}
    told = {(row["actor"], row["organisation"]): row for row in rows("memberships")}
    for row in read_table("corrections.csv", HERE):
        tie = told[row["actor"], row["organisation"]]
        assert (tie["status"], tie["since"], tie["corrected"]) == (
            row["status"],
            row["since"],
            "yes",
        )
        assert set(row["source"].split(";")) <= known
    assert not [row for row in rows("unread") if "corrections.csv" in row["reason"]]


def test_a_correction_that_the_edition_has_caught_up_with_is_told():
    text = "EU, NATO, SCO"
    state = {"IND": {ties.PATH[0]: {ties.PATH[1]: {"text": text}}}}
    _, stale = ties.memberships(state)
    assert any(row["actor"] == "IND" and "it has member" in row["reason"] for row in stale)


def test_the_members_of_alliances_are_those_that_are_parties_or_guarantors_here():
    count = Counter(row["organisation"] for row in rows("memberships") if row["status"] == "member")
    assert count["GCC"] == 6
    assert count["CSTO"] == 4, "Armenia's participation is frozen; Kazakhstan is no party here"


def test_markup_and_years_are_taken_out_of_a_text():
    assert text_at({"a": {"text": "x<br><b>y</b>&nbsp;z (2024 est.)"}}, "a") == "x y z (2024 est.)"
    assert year_of("about 5 (2024 est.)") == "2024"
    assert year_of("about 5") == ""
