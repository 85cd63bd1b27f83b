"""The page of third parties as a reader meets it: one click to an actor, one to a dossier."""

import pytest

from parley.analysis.third_parties import third_parties
from parley.catalog import Catalog
from parley.ui.third_state import QUICK

CATALOG = Catalog.load()
EVERYBODY = third_parties(CATALOG)
TABLE, PICTURE, NOTES = "third-table", "third-picture-panel", "third-notes"


def listed(page):
    (table,) = page.blocks(TABLE, "table")
    return {key.removeprefix("actor:") for key in table["keys"]}


def test_the_page_lists_everybody_beside_a_picture(open_app):
    page = open_app("thirds")
    assert listed(page) == set(EVERYBODY)
    (picture,) = page.blocks(PICTURE, "table")
    assert picture["symbols"]
    assert page.address == {}


@pytest.mark.parametrize("actor", QUICK)
def test_a_third_party_often_asked_for_is_one_click_away(open_app, actor):
    page = open_app("thirds")
    page.move(**{"third-quick": actor})
    assert page.address == {"actor": actor}
    assert page.value("third-actor") == actor
    keys = {row["key"] for row in page.rows(TABLE)}
    assert {part.key for part in EVERYBODY[actor].engagements} <= keys


def test_an_actor_s_disputes_are_marked_on_the_map(open_app):
    page = open_app("thirds", actor="OSCE")
    marks = {mark["id"].removeprefix("dispute:") for mark in page.map()["marks"]}
    assert marks == {dispute.slug for dispute in EVERYBODY["OSCE"].disputes}


def test_a_click_on_a_row_opens_the_dossier_at_that_row(open_app):
    page = open_app("thirds", actor="UN")
    part = EVERYBODY["UN"].engagements[0]
    page.pick_row(TABLE, part.key, leaving=True)
    assert page.address == {
        "dispute": part.dispute.slug,
        "panel": "mediation",
        "sel": f"engagement:{part.row.id}",
    }
    assert page.value("sel") == f"engagement:{part.row.id}"


def test_a_click_in_the_picture_opens_the_dossier_at_that_third_party(open_app):
    page = open_app("thirds")
    page.pick_row(PICTURE, "armenia-azerbaijan|actor:OSCE", leaving=True)
    assert page.address["dispute"] == "armenia-azerbaijan"
    chosen = page.address["sel"].removeprefix("engagement:")
    (row,) = [r for r in CATALOG.disputes["armenia-azerbaijan"].mediation if r.id == chosen]
    assert "OSCE" in row.third_parties


def test_a_click_on_a_mark_opens_the_dossier_at_the_actor_s_engagement(open_app):
    page = open_app("thirds", actor="OSCE")
    page.pick_on_map("dispute:transnistria", 1, leaving=True)
    assert page.address["dispute"] == "transnistria"
    assert page.address["panel"] == "mediation"


@pytest.mark.parametrize("panel", [TABLE, PICTURE])
def test_a_click_on_a_name_opens_the_actor_and_back_again(open_app, panel):
    page = open_app("thirds")
    page.pick_row(panel, "actor:NOR")
    assert page.address == {"actor": "NOR"}
    assert page.value("third-quick") == "NOR"
    page.move(**{"third-quick": None})
    assert page.address == {}
    assert listed(page) == set(EVERYBODY)


def test_filters_narrow_table_and_picture_and_stand_in_the_address(open_app):
    page = open_app("thirds")
    page.move(**{"third-roles": ["monitor"], "third-regions": ["europe"]})
    wanted = {
        actor
        for actor, each in EVERYBODY.items()
        for part in each.engagements
        if part.row.role == "monitor" and part.dispute.identity.region == "europe"
    }
    assert listed(page) == wanted
    (picture,) = page.blocks(PICTURE, "table")
    assert {head.removeprefix("actor:") for head in picture["heads"]} == wanted
    assert page.address == {"roles": "monitor", "regions": "europe"}
    assert listed(page.reload()) == wanted


def test_the_day_decides_what_is_active_and_stands_in_the_address(open_app):
    page = open_app("thirds", on="2000-01-05", active="yes")
    assert "clinton-bill" in listed(page)
    assert page.address == {"on": "2000-01-05", "active": "yes"}
    page = open_app("thirds", active="yes")
    assert "clinton-bill" not in listed(page)


def test_a_wrong_value_of_the_address_falls_back_and_is_named(open_app):
    page = open_app("thirds", actor="atlantis", roles="king", on="yesterday")
    told = " ".join(block["text"] for block in page.blocks(NOTES, "notice"))
    assert "“atlantis” is no third party" in told
    assert "“king” is unknown" in told
    assert "“yesterday” is not a date" in told
    assert listed(page) == set(EVERYBODY)


def test_a_combination_that_nothing_passes_says_so(open_app):
    page = open_app("thirds", actor="ICJ", roles="host")
    assert "Nothing passes the filters" in page.words(TABLE)


def test_a_dossier_leads_to_each_of_its_third_parties(open_app):
    page = open_app("dispute", dispute="transnistria", panel="mediation")
    rows = CATALOG.disputes["transnistria"].mediation
    assert len(page.widget("thirds-here").options) == len(
        {a for r in rows for a in r.third_parties}
    )
    page.widget("thirds-here").set_value("OSCE")
    page.turn(whole=True)
    assert page.address == {"actor": "OSCE"}
    assert page.value("third-actor") == "OSCE"
