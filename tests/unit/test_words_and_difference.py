"""The map in words and the difference of two views say what the picture shows."""

from datetime import date

import pytest

from parley.blocks import Notice, Prose, Table
from parley.cartography.painter import CHANGED, Painter
from parley.catalog.answers import Answers
from parley.catalog.naming import Names
from parley.catalog.spans import last_day, views_of
from parley.mosaic.views import DE_FACTO, NEUTRAL, Boundary
from parley.panels import Scope
from parley.panels.difference import changes, difference
from parley.panels.words import DRAWN, words, world_words

DAY = date(2026, 1, 1)


@pytest.fixture(scope="module")
def answers(catalog, views):
    return Answers(catalog, views, Names(catalog))


@pytest.fixture(scope="module")
def painter(catalog, views):
    return Painter(catalog, views, catalog.lengths)


def scope_of(catalog, views, slug, view=NEUTRAL):
    dispute = catalog.disputes[slug]
    return Scope(catalog, views, dispute, last_day(dispute), view, DAY)


def tables(blocks):
    return {block.columns[0]: block for block in blocks if isinstance(block, Table)}


def test_every_area_of_the_picture_is_a_row_with_the_same_answer(catalog, views):
    for slug, dispute in catalog.disputes.items():
        for view in views_of(dispute)[:4]:
            scope = scope_of(catalog, views, slug, view)
            found = tables(words(scope)).get("Area")
            wanted = catalog.areas_of(slug)
            if not wanted and found is None:
                continue
            said = dict(zip(found.keys, found.rows, strict=True))
            for area in wanted:
                answer = views.answer(view, area, scope.day)
                for party in answer.parties:
                    assert catalog.actor_name(party) in said[area][5], (slug, view, area)
                if len(answer.parties) > 1:
                    assert said[area][5].startswith(answer.status.value)
                for party in views.ledger.control(area, scope.day).parties:
                    assert catalog.actor_name(party) in said[area][4]


def test_every_line_that_is_drawn_is_a_row_with_its_length(catalog, views, painter):
    for slug, dispute in catalog.disputes.items():
        scope = scope_of(catalog, views, slug)
        scene = painter.dispute(dispute, scope.day, NEUTRAL)
        found = tables(words(scope)).get("Line")
        said = dict(zip(found.keys, found.rows, strict=True)) if found else {}
        ours = catalog.areas_of(slug)
        for pair, cls in scene.edges.items():
            one, other = pair.split("~")
            if {one, other} & ours and (one, other) in catalog.lengths and cls != "none":
                assert said[pair][1].startswith(DRAWN[Boundary(cls)]), pair
                km = catalog.lengths[one, other]
                assert float(said[pair][2].replace(",", "")) == pytest.approx(km, abs=0.51)


def test_the_paragraph_counts_what_the_tables_list(catalog, views):
    blocks = words(scope_of(catalog, views, "cyprus"))
    paragraph = blocks[0].text
    assert paragraph.startswith("The neutral view of ")
    assert "It names 5 places" in paragraph
    assert "Northern Cyprus" in paragraph
    assert "Line of control: " in paragraph
    varosha = [block for block in blocks if isinstance(block, Prose) and "Varosha" in block.text]
    assert varosha, "what is schematic is named"


def test_the_world_in_words_lists_every_contested_area(answers, catalog):
    found = tables(world_words(answers, NEUTRAL, DAY))
    contested = {area.id for area in catalog.areas.values() if area.contested}
    assert set(found["Area"].keys) == contested
    assert len(found["Line"].rows) > 20


def test_a_view_does_not_differ_from_itself(answers, catalog):
    dispute = catalog.disputes["china-india"]
    (block,) = changes(answers, ("IND", DAY), ("IND", DAY), dispute)
    assert isinstance(block, Notice)
    assert "the same areas, lines and names" in block.text


def test_india_and_china_differ_on_both_ends_of_the_line(answers, catalog, views, painter):
    dispute = catalog.disputes["china-india"]
    found = tables(changes(answers, ("IND", DAY), ("CHN", DAY), dispute))
    areas = dict(zip(found["Area"].keys, found["Area"].rows, strict=True))
    assert {"aksai-chin", "arunachal"} <= set(areas)
    assert areas["aksai-chin"][2:] == ("India", "China")
    assert areas["aksai-chin"][1] == "29,989"
    assert found["Area"].columns[2:] == ("View of India", "View of China")
    scene = painter.dispute(dispute, DAY, "IND", ("CHN", DAY))
    assert {area for area in areas if scene.areas[area] != CHANGED} == set()
    marked = {pair for pair, cls in scene.edges.items() if cls == CHANGED}
    assert set(found["Line"].keys) <= marked
    differing = views.difference("IND", DAY, "CHN", DAY)
    assert set(areas) <= set(differing)


def test_two_days_of_one_view_are_compared_by_their_days(answers, catalog):
    dispute = catalog.disputes["armenia-azerbaijan"]
    before, after = (DE_FACTO, date(2020, 9, 1)), (DE_FACTO, date(2020, 12, 10))
    found = tables(changes(answers, before, after, dispute))
    assert found["Area"].columns[2:] == ("1 Sep 2020", "10 Dec 2020")
    assert "karabakh.lachin" in found["Area"].keys


def test_without_a_second_view_the_panel_asks_for_one(catalog, views):
    (block,) = difference(scope_of(catalog, views, "cyprus"))
    assert "Choose a second view" in block.text


def test_names_are_part_of_the_difference(answers, catalog):
    named = [
        (slug, row.place, row.party)
        for slug, dispute in catalog.disputes.items()
        for row in dispute.names
        if row.place in catalog.areas_of(slug)
    ]
    for slug, place, party in named[:6]:
        found = tables(changes(answers, (NEUTRAL, DAY), (party, DAY), catalog.disputes[slug]))
        said = {row[0]: row[2] for row in found["Place"].rows}
        assert said[answers.names.neutral(place)] == answers.names.shown(place, party)
