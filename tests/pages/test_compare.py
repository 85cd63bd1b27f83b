"""The page of two sides as a reader meets it: address, sides, swap, parts and clicks."""

import pytest

from parley.analysis.analogues import closest
from parley.analysis.traits import traits
from parley.catalog import Catalog
from parley.mosaic.views import DE_FACTO
from parley.vocabulary import Stage

CATALOG = Catalog.load()
PANEL, OTHER, NOTES = "compare-panel", "compare-other-panel", "compare-notes"
LEFT, RIGHT = 0, 1


def test_an_empty_page_explains_itself_and_proposes_pairs(open_app):
    shown = open_app("compare")
    assert "Choose one dispute on both sides" in shown.words("compare-a-empty")
    assert "begin with one of these" in shown.words("compare-b-empty")
    assert PANEL not in shown.panels()
    assert shown.address == {}
    shown.press("compare-pair-ferghana")
    assert shown.address["a"] == "ferghana"
    assert CATALOG.disputes[shown.address["b"]].identity.stage is not Stage.SETTLED
    shown.move(**{"compare-a": None, "compare-b": None})
    assert shown.address == {}


def test_two_disputes_stand_on_the_same_axes_with_a_map_each(open_app):
    shown = open_app("compare", a="cyprus", b="ferghana")
    (table,) = shown.blocks(PANEL, "table")
    assert table["columns"][1:3] == ["Cyprus", "Ferghana Valley"]
    assert "Cyprus" in shown.map(LEFT)["label"]
    assert "Ferghana" in shown.map(RIGHT)["label"]
    assert shown.map(LEFT)["link"] == shown.map(RIGHT)["link"] == "scale"
    assert shown.address == {"a": "cyprus", "b": "ferghana"}


def test_maps_of_one_dispute_move_together_and_begin_at_one_place(open_app):
    shown = open_app("compare", a="cyprus", b="cyprus", b_on="1974-08-01", b_view=DE_FACTO)
    left, right = shown.map(LEFT), shown.map(RIGHT)
    assert left["link"] == right["link"] == "view"
    assert left["cam"]["b"] == right["cam"]["b"]
    assert (left["place"], right["place"]) == ("a_at", "b_at")
    assert right["time"]["on"] == "1974-08-01"
    assert right["view"] == DE_FACTO
    shown.move(**{"compare-linked": False})
    assert shown.map(LEFT)["link"] == ""
    assert shown.address["linked"] == "no"


def test_two_disputes_far_apart_in_size_keep_their_own_scale_until_asked(open_app):
    shown = open_app("compare", a="chamizal-rio-grande", b="antarctica")
    assert shown.map(LEFT)["link"] == ""
    shown.move(**{"compare-scale": True})
    assert shown.map(LEFT)["link"] == "scale"
    assert shown.address["scale"] == "yes"


def test_a_link_gives_a_colleague_the_same_comparison(open_app):
    mine = open_app("compare", a="cyprus", b="cyprus")
    mine.move(**{"compare-b-view": DE_FACTO, "compare-part": "changed", "compare-marked": True})
    mine.pick_on_map("cyprus.north", 1, which=LEFT)
    theirs = open_app("compare", **mine.address)
    assert theirs.words(PANEL) == mine.words(PANEL)
    assert theirs.words("compare-b-card") == mine.words("compare-b-card")
    for side in (LEFT, RIGHT):
        ours, others = mine.map(side), theirs.map(side)
        assert all(ours[p] == others[p] for p in ("areas", "edges", "stamp", "sel", "link"))
    assert "changed" in mine.map(RIGHT)["areas"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"a": "atlantis"}, "Left side: There is no dispute “atlantis”."),
        ({"b_view": "mars"}, "Right side: “mars” is not a view of this page"),
        ({"a_on": "soon"}, "Left side: “soon” is not a date"),
        ({"a_on": "1200-01-01"}, "lies outside"),
        ({"part": "weather"}, "“weather” is not a part of this page"),
        ({"linked": "maybe"}, "“maybe” is not yes or no"),
        ({"b_at": "here"}, "“here” is not a map position"),
        ({"a_sel": "<b>"}, "is not in this dossier"),
    ],
)
def test_a_wrong_value_falls_back_and_says_so(open_app, wrong, said):
    shown = open_app("compare", **({"a": "cyprus", "b": "korea"} | wrong))
    assert said in shown.words(NOTES)
    assert shown.value("compare-b") == "korea"


def test_swapping_changes_the_sides_with_all_that_was_chosen(open_app):
    shown = open_app("compare", a="cyprus", b="korea", a_view=DE_FACTO, a_on="1990-01-01")
    shown.press("compare-swap")
    wanted = {"a": "korea", "b": "cyprus", "b_view": DE_FACTO, "b_on": "1990-01-01"}
    assert shown.address == wanted
    assert "Korea" in shown.map(LEFT)["label"]
    assert shown.press("compare-swap").address == {
        "a": "cyprus",
        "b": "korea",
        "a_view": DE_FACTO,
        "a_on": "1990-01-01",
    }


def test_choosing_another_dispute_begins_at_its_newest_day_in_the_neutral_view(open_app):
    shown = open_app("compare", a="cyprus", b="korea", b_view="PRK", b_on="1960-01-01")
    shown.move(**{"compare-b": "chagos"})
    assert shown.address == {"a": "cyprus", "b": "chagos"}
    shown.move(**{"compare-b": None})
    assert shown.address == {"a": "cyprus"}
    shown.move(**{"compare-b": "chagos"})
    assert shown.address == {"a": "cyprus", "b": "chagos"}


@pytest.mark.parametrize("part", ["timelines", "tracks", "ledgers", "changed", "analogues"])
def test_each_part_opens_by_its_address_and_keeps_it(open_app, part):
    shown = open_app("compare", a="kashmir", b="kashmir", b_on="1990-01-01", part=part)
    assert shown.address["part"] == part
    assert len(shown.words(PANEL)) > 100


def test_both_ledgers_stand_side_by_side(open_app):
    shown = open_app("compare", a="cyprus", b="korea", part="ledgers")
    assert {row["key"].partition("|")[0] for row in shown.rows(PANEL)} == {"cyprus"}
    assert {row["key"].partition("|")[0] for row in shown.rows(OTHER)} == {"korea"}


def test_a_row_leads_to_its_dossier(open_app):
    shown = open_app("compare", a="cyprus", b="korea", part="ledgers")
    key = shown.rows(OTHER)[0]["key"]
    shown.pick_row(OTHER, key, leaving=True)
    assert shown.address["dispute"] == "korea"
    assert shown.address["sel"] == key.partition("|")[2]


def test_the_dossier_hands_its_view_and_day_over(open_app):
    shown = open_app("dispute", dispute="cyprus", view=DE_FACTO, on="1990-01-01")
    shown.widget("beside").click()
    shown.turn(whole=True)
    assert shown.address == {"a": "cyprus", "a_view": DE_FACTO, "a_on": "1990-01-01"}
    assert "Disputes most like Cyprus" in shown.words(PANEL)


def test_one_side_alone_proposes_its_closest_analogues_and_a_click_compares(open_app):
    shown = open_app("compare", a="cyprus")
    known = [traits(CATALOG, dispute) for dispute in CATALOG.disputes.values()]
    (mine,) = (each for each in known if each.slug == "cyprus")
    proposed = [row["key"] for row in shown.rows(PANEL)]
    assert proposed == [each.slug for each in closest(mine, known)[: len(proposed)]]
    shown.pick_row(PANEL, proposed[1])
    assert shown.address == {"a": "cyprus", "b": proposed[1]}
    assert len(shown.blocks(PANEL, "table")[0]["rows"]) >= 18


def test_settled_comparators_are_one_switch_away(open_app):
    shown = open_app("compare", a="kashmir", b="korea", part="analogues")
    shown.move(**{"compare-settled": True})
    assert {"ferghana", "sinai-taba", "chamizal-rio-grande"} <= {
        row["key"] for row in shown.rows(PANEL)
    }
    assert shown.address["settled"] == "yes"


def test_a_place_clicked_on_one_map_of_a_dispute_is_told_for_both_sides(open_app):
    shown = open_app("compare", a="cyprus", b="cyprus", a_view="CYP", b_view="TUR")
    shown.pick_on_map("cyprus.north", 1, which=RIGHT)
    assert shown.map(LEFT)["sel"] == shown.map(RIGHT)["sel"] == "cyprus.north"
    assert shown.words("compare-a-card") != shown.words("compare-b-card")
    assert (shown.address["a_sel"], shown.address["b_sel"]) == ("cyprus.north", "cyprus.north")


def test_a_place_clicked_on_one_of_two_disputes_is_told_there_alone(open_app):
    shown = open_app("compare", a="cyprus", b="korea")
    shown.pick_on_map("cyprus.north", 1, which=LEFT)
    assert shown.map(LEFT)["sel"] == "cyprus.north"
    assert shown.map(RIGHT)["sel"] is None
    assert "compare-b-card" not in shown.panels()


def test_a_place_that_changed_is_ringed_on_both_maps_by_its_row(open_app):
    shown = open_app("compare", a="cyprus", b="cyprus", b_view=DE_FACTO, part="changed")
    table = shown.blocks(PANEL, "table")[0]
    shown.pick_row(PANEL, table["keys"][0])
    assert shown.map(LEFT)["sel"] == shown.map(RIGHT)["sel"] == table["keys"][0]
    assert table["rows"][0][0] in shown.words("compare-a-card")
