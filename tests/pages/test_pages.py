"""Every page as a reader meets it: addresses, widgets and clicks, without a browser."""

import re
from datetime import date

import pytest

from parley.catalog import Catalog
from parley.catalog.ledgers import own_shapes
from parley.catalog.spans import first_day, last_day, views_of
from parley.mosaic.views import DE_FACTO, NEUTRAL
from parley.panels import PANELS
from parley.vocabulary import Track

CATALOG = Catalog.load()
EVERY = sorted(CATALOG.disputes)
KARABAKH = ("1994-06-01", "2019-06-01", "2020-12-10", "2024-06-01")
PANEL, CARD, HEAD = "dossier-panel", "dossier-card", "dossier-head"
TABLE, HITS, NOTES = "atlas-below-panel", "atlas-hits", "atlas-notes"


def listed(atlas):
    """The disputes in the table of the atlas."""
    (table,) = atlas.blocks(TABLE, "table")
    return set(table["keys"])


def marked(atlas):
    """The disputes on the map of the atlas."""
    return {mark["id"].removeprefix("dispute:") for mark in atlas.map()["marks"]}


def having(wanted):
    """The disputes whose record says so."""
    return {slug for slug, dispute in CATALOG.disputes.items() if wanted(dispute)}


def notices(page, panel):
    return " ".join(block["text"] for block in page.blocks(panel, "notice"))


# Every page.


@pytest.mark.parametrize("page", ["atlas", "dispute", "thirds", "register", "sources", "glossary"])
def test_a_page_opens_without_an_address(open_app, page):
    shown = open_app(page)
    assert shown.panels()
    assert all(data["blocks"] for data in shown.panels().values())


def test_the_glossary_defines_the_words_of_every_filter(open_app):
    words = open_app("glossary").words("glossary-page")
    for term in Track:
        assert term.label in words
        assert term.definition in words


# The atlas.


def test_the_atlas_shows_every_dispute_on_the_map_and_in_words(open_app):
    atlas = open_app()
    assert listed(atlas) == marked(atlas) == set(EVERY)
    assert atlas.address == {}


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        ({"regions": ["caucasus"]}, having(lambda d: d.identity.region == "caucasus")),
        ({"stages": ["war"]}, having(lambda d: d.identity.stage == "war")),
        ({"parties": ["TUR"]}, having(lambda d: "TUR" in d.parties)),
        ({"parties": ["ARM", "IND"]}, having(lambda d: {"ARM", "IND"} & set(d.parties))),
        ({"regions": ["caucasus"], "parties": ["TUR"]}, set()),
    ],
)
def test_a_filter_narrows_map_and_table_and_stands_in_the_address(open_app, filters, left):
    atlas = open_app()
    atlas.move(**{f"atlas-{name}": values for name, values in filters.items()})
    assert listed(atlas) == marked(atlas) == left
    assert atlas.address == {name: ".".join(sorted(values)) for name, values in filters.items()}
    atlas.reload()
    assert listed(atlas) == left, "the address alone gives the same atlas"
    atlas.move(**{f"atlas-{name}": [] for name in filters})
    assert listed(atlas) == set(EVERY)
    assert atlas.address == {}


USED = {
    "regions": {d.identity.region.value for d in CATALOG.disputes.values()},
    "kinds": {kind.value for d in CATALOG.disputes.values() for kind in d.identity.kind},
    "stages": {d.identity.stage.value for d in CATALOG.disputes.values()},
    "hostility": {d.hostility_on(d.as_of).value for d in CATALOG.disputes.values()},
    "parties": {party for d in CATALOG.disputes.values() for party in d.parties},
}


@pytest.mark.parametrize("name", USED)
def test_each_filter_offers_what_is_used_and_no_choice_leads_nowhere(open_app, name):
    atlas = open_app()
    assert len(atlas.widget(f"atlas-{name}").options) == len(USED[name])
    kept = {}
    for value in USED[name]:
        kept[value] = listed(atlas.reload({name: value}))
        assert NOTES not in atlas.panels(), value
    assert all(kept.values())
    assert set().union(*kept.values()) == set(EVERY)


@pytest.mark.parametrize("name", [*USED, "third_parties"])
def test_an_unknown_filter_of_the_address_is_named_and_dropped(open_app, name):
    atlas = open_app(**{name: "atlantis"})
    assert "“atlantis” is unknown here" in notices(atlas, NOTES)
    assert listed(atlas) == set(EVERY)


def test_a_known_value_beside_an_unknown_one_is_kept(open_app):
    atlas = open_app(regions="caucasus.atlantis")
    assert "“atlantis”" in notices(atlas, NOTES)
    assert listed(atlas) == having(lambda d: d.identity.region == "caucasus")


def test_a_wrong_map_position_of_the_atlas_is_said(open_app):
    assert "could not be read" in notices(open_app(at="here"), NOTES)
    atlas = open_app(at="40.1,46.3,5")
    assert NOTES not in atlas.panels()
    assert (atlas.map()["cam"]["c"], atlas.map()["cam"]["z"]) == ([40.1, 46.3], 5)


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("Κυπριακό", "cyprus"),
        ("Крым", "russia-ukraine"),
        ("Ղարաբաղ", "armenia-azerbaijan"),
        ("控制线", "china-india"),
        ("북방한계선", "korea"),
        ("Galwan", "china-india"),
    ],
)
def test_a_search_narrows_the_atlas_to_where_the_words_stand(open_app, query, slug):
    atlas = open_app()
    atlas.move(**{"atlas-query": query})
    assert listed(atlas) == marked(atlas) == {slug}
    assert {row["key"].partition("|")[0] for row in atlas.rows(HITS)} - {"~register"} == {slug}
    assert atlas.address == {"q": query}
    assert listed(atlas.reload()) == {slug}


def test_a_search_finds_a_dated_row_and_says_what_it_is(open_app):
    atlas = open_app(q="galwan clash")
    events = [row for row in atlas.rows(HITS) if row["tag"] == "event"]
    assert any("Galwan" in row["title"] for row in events)


def test_a_search_for_nothing_known_says_so(open_app):
    atlas = open_app(q="zzyzx")
    (records,) = atlas.blocks(HITS, "records")
    assert records["rows"] == []
    assert records["empty"].startswith("Nothing found.")
    assert listed(atlas) == set()
    assert [box.value for box in atlas.app.info] == [
        "No dispute passes the filters. Remove one to see more."
    ]


def test_a_click_on_a_mark_opens_its_dossier(open_app):
    atlas = open_app()
    atlas.pick_on_map("dispute:korea", 1, leaving=True)
    assert atlas.address["dispute"] == "korea"
    assert atlas.blocks(HEAD, "heading")[0]["text"] == CATALOG.disputes["korea"].name


def test_a_click_on_an_area_of_the_world_opens_its_dossier_with_it_selected(open_app):
    atlas = open_app()
    atlas.pick_on_map("aksai-chin", 1, leaving=True)
    assert (atlas.address["dispute"], atlas.address["sel"]) == ("china-india", "aksai-chin")


def test_a_click_in_the_table_opens_the_dossier(open_app):
    atlas = open_app()
    atlas.pick_row(TABLE, "cyprus", leaving=True)
    assert atlas.address["dispute"] == "cyprus"
    assert atlas.blocks(HEAD, "heading")[0]["text"] == CATALOG.disputes["cyprus"].name


def test_a_click_on_a_search_result_opens_the_dossier_at_that_row(open_app):
    atlas = open_app(q="galwan clash")
    row = next(row for row in atlas.rows(HITS) if row["tag"] == "event")
    atlas.pick_row(HITS, row["key"], leaving=True)
    assert atlas.address["dispute"] == "china-india"
    assert atlas.address["sel"] == row["key"].partition("|")[2].rsplit("#", 1)[0]
    chosen = atlas.address["sel"]
    assert atlas.panel(CARD)["selected"] == chosen
    assert chosen in {row["key"] for row in atlas.rows(PANEL)}, "the row itself is shown"


def test_a_click_on_the_open_sea_opens_nothing(open_app):
    atlas = open_app()
    atlas.pick_on_map(None, 1)
    assert listed(atlas) == set(EVERY)


# The dossier.


@pytest.mark.parametrize("slug", EVERY)
def test_every_panel_of_every_dossier_has_something_to_say(open_app, slug):
    dossier = open_app("dispute", dispute=slug)
    assert dossier.blocks(HEAD, "heading")[0]["text"] == CATALOG.disputes[slug].name
    assert notices(dossier, HEAD) == ""
    told = set()
    for name, panel in PANELS.items():
        dossier.move(panel=name)
        assert dossier.panel(PANEL)["label"] == panel.title
        assert len(dossier.words(PANEL)) > 90
        told.add(dossier.words(PANEL))
    assert len(told) == len(PANELS)


def test_the_head_names_the_dispute_in_the_words_of_each_party(open_app):
    words = open_app("dispute", dispute="cyprus").words(HEAD)
    for name in CATALOG.disputes["cyprus"].identity.names:
        assert name.text in words


def test_without_a_dispute_the_dossiers_are_offered(open_app):
    shown = open_app("dispute")
    assert shown.blocks(HEAD, "heading")[-1]["text"] == "Choose a dossier"
    links = [node for node in shown.app.get("page_link") if "dispute=" in node.proto.query_string]
    assert {link.proto.query_string.partition("=")[2] for link in links} == set(EVERY)


def test_four_dates_tell_four_stories_of_karabakh(open_app):
    dossier = open_app("dispute", dispute="armenia-azerbaijan", panel="claims", on=KARABAKH[0])
    told, drawn = [], []
    for day in KARABAKH:
        dossier.move(day=date.fromisoformat(day))
        told.append(tuple((row["title"], row["faint"]) for row in dossier.rows(PANEL)))
        state = dossier.map()
        drawn.append((str(state["areas"]), str(state["edges"]), str(state["tips"])))
        assert dossier.address["on"] == day
    assert len(set(told)) == 4
    assert len(set(drawn)) == 4


@pytest.mark.parametrize(
    "name", ["overview", "claims", "posture", "timeline", "mediation", "measures"]
)
def test_the_date_changes_what_the_panel_says(open_app, name):
    dossier = open_app("dispute", dispute="korea", panel=name)
    newest = dossier.words(PANEL)
    dossier.move(day=date(1960, 1, 1))
    assert dossier.words(PANEL) != newest
    dossier.move(day=last_day(CATALOG.disputes["korea"]))
    assert dossier.words(PANEL) == newest
    assert "on" not in dossier.address, "the newest day is what a link shows by itself"


@pytest.mark.parametrize("slug", EVERY)
def test_the_view_switch_changes_sentence_and_map(open_app, slug):
    dossier = open_app("dispute", dispute=slug, panel="claims")
    sentences, maps = [], []
    for view in views_of(CATALOG.disputes[slug]):
        dossier.move(view=view)
        sentences.append(dossier.blocks(PANEL, "prose")[0]["text"])
        maps.append(str(dossier.map()["areas"]))
        assert dossier.address.get("view", NEUTRAL) == view
    assert len(set(sentences)) == len(sentences)
    assert maps[0] != maps[1], "the facts on the ground are not the claims"


def test_panel_and_view_can_not_be_switched_off(open_app):
    dossier = open_app("dispute", dispute="korea", panel="claims", view=DE_FACTO)
    dossier.move(view=None)
    assert "Neutral view" in dossier.words(PANEL)
    dossier.move(panel=None)
    assert dossier.panel(PANEL)["label"] == PANELS["overview"].title


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("on", "yesterday", "is not a date like 2020-12-10"),
        ("on", "1500-01-01", "the nearest date is shown"),
        ("on", "2999-12-31", "the nearest date is shown"),
        ("view", "MARS", "is not a view of this page"),
        ("panel", "weather", "is not a panel of this page"),
        ("sel", "event:never-happened", "nothing is selected"),
        ("at", "north", "is not a map position"),
        ("at", "91,0,3", "lies outside the map"),
        ("kinds", "picnic", "“picnic” is unknown"),
        ("actors", "ZZZ", "“ZZZ” is unknown"),
        ("tracks", "sideways", "“sideways” is unknown"),
    ],
)
def test_a_wrong_value_in_the_address_falls_back_and_says_so(open_app, key, value, said):
    dossier = open_app("dispute", **({"dispute": "cyprus"} | {key: value}))
    assert said in notices(dossier, HEAD)
    assert dossier.value("view") == NEUTRAL
    assert dossier.value("panel") == "overview"
    first, last = first_day(CATALOG.disputes["cyprus"]), last_day(CATALOG.disputes["cyprus"])
    assert dossier.value("day") == (first if value.startswith("1500") else last)
    assert dossier.panel(CARD)["selected"] == ""
    assert dossier.map()["sel"] is None
    assert dossier.map()["cam"]["b"] == list(CATALOG.disputes["cyprus"].identity.extent)


def test_an_unknown_dispute_is_said_and_the_dossiers_are_offered(open_app):
    shown = open_app("dispute", dispute="atlantis")
    assert "There is no dispute “atlantis”." in notices(shown, HEAD)
    assert shown.blocks(HEAD, "heading")[-1]["text"] == "Choose a dossier"


def test_several_wrong_values_are_each_named(open_app):
    dossier = open_app(
        "dispute", dispute="cyprus", view="MARS", panel="weather", sel="nowhere-at-all"
    )
    assert len(dossier.blocks(HEAD, "notice")) == 3


@pytest.mark.parametrize("slug", EVERY)
def test_a_selected_area_tells_its_facts(open_app, slug):
    dispute = CATALOG.disputes[slug]
    areas = sorted(CATALOG.areas_of(slug))
    area = areas[0] if areas else next(own_shapes(dispute)).id
    dossier = open_app("dispute", dispute=slug, sel=area)
    name = CATALOG.areas[area].name if areas else dispute.feature(area).name
    assert name in dossier.words(CARD)
    labels = [item["label"] for item in dossier.blocks(CARD, "facts")[0]["items"]]
    assert {"Neutral view", "Controlled by"} <= set(labels)
    assert not areas or "Size" in labels
    assert dossier.map()["sel"] == area
    site = dispute.features[0]
    dossier.pick_on_map(site.id, 1)
    assert dossier.blocks(CARD, "heading")[0]["text"] == site.name
    assert (dossier.map()["sel"], dossier.address["sel"]) == (site.id, site.id)
    dossier.pick_on_map(None, 2)
    assert dossier.map()["sel"] is None
    assert "sel" not in dossier.address


def test_a_selected_row_is_ringed_on_the_map_and_moves_it(open_app):
    dossier = open_app("dispute", dispute="china-india", panel="timeline")
    event = next(e for e in CATALOG.disputes["china-india"].timeline if "galwan" in e.id)
    before = dossier.map()["cam"]["n"]
    dossier.pick_row(PANEL, f"event:{event.id}")
    assert dossier.panel(CARD)["selected"] == f"event:{event.id}"
    assert dossier.map()["sel"] in {event.place, f"event:{event.id}"}
    assert dossier.map()["cam"]["n"] > before
    dossier.pick_row(PANEL, None)
    assert dossier.map()["sel"] is None


def test_a_dated_mark_on_the_map_opens_its_row(open_app):
    dossier = open_app("dispute", dispute="armenia-azerbaijan")
    mark = dossier.map()["marks"][0]["id"]
    dossier.pick_on_map(mark, 1)
    assert dossier.panel(PANEL)["label"] == PANELS["timeline"].title
    assert dossier.panel(CARD)["selected"] == mark
    assert mark in {row["key"] for row in dossier.rows(PANEL)}


def test_a_later_event_in_the_picture_takes_the_date_with_it(open_app):
    dossier = open_app("dispute", dispute="korea", panel="timeline", on="1960-01-01")
    event = CATALOG.disputes["korea"].timeline[-3]
    dossier.pick_row(PANEL, f"event:{event.id}")
    assert dossier.value("day") >= event.when.earliest
    assert f"event:{event.id}" in {row["key"] for row in dossier.rows(PANEL)}


def test_the_timelines_filters_narrow_its_rows_and_stand_in_the_address(open_app):
    dispute = CATALOG.disputes["cyprus"]
    dossier = open_app("dispute", dispute="cyprus", panel="timeline")
    assert len(dossier.rows(PANEL)) == len(dispute.timeline)
    dossier.move(tracks=[Track.EASES])
    eased = {f"event:{e.id}" for e in dispute.timeline if e.track is Track.EASES}
    assert {row["key"] for row in dossier.rows(PANEL)} == eased
    dossier.move(kinds=["talks"], actors=["UN"])
    left = {
        f"event:{e.id}"
        for e in dispute.timeline
        if e.track is Track.EASES and e.kind == "talks" and "UN" in e.actors
    }
    assert left
    assert {row["key"] for row in dossier.rows(PANEL)} == left
    assert dossier.address["tracks"] == "eases"
    assert (dossier.address["kinds"], dossier.address["actors"]) == ("talks", "UN")
    dossier.reload()
    assert {row["key"] for row in dossier.rows(PANEL)} == left
    dossier.move(tracks=[], kinds=[], actors=[])
    assert len(dossier.rows(PANEL)) == len(dispute.timeline)


@pytest.mark.parametrize("name", ["posture", "mediation"])
def test_an_actor_narrows_posture_and_mediation(open_app, name):
    dossier = open_app("dispute", dispute="russia-ukraine", panel=name)
    everything = len(dossier.rows(PANEL))
    dossier.move(actors=["USA"])
    assert 0 < len(dossier.rows(PANEL)) < everything
    assert all("United States" in row["tag"] for row in dossier.rows(PANEL))


def test_what_was_chosen_survives_the_next_panel_date_and_view(open_app):
    dossier = open_app("dispute", dispute="cyprus", panel="claims", sel="cyprus.buffer")
    dossier.move(view=DE_FACTO).move(day=date(1990, 1, 1)).move(panel="timeline")
    assert dossier.value("view") == DE_FACTO
    assert dossier.value("day") == date(1990, 1, 1)
    assert dossier.map()["sel"] == "cyprus.buffer"
    wanted = {"dispute": "cyprus", "on": "1990-01-01", "view": DE_FACTO, "panel": "timeline"}
    assert dossier.address == wanted | {"sel": "cyprus.buffer"}
    first = dossier.words(PANEL), dossier.map()["areas"], dossier.map()["marks"]
    dossier.reload()
    assert (dossier.words(PANEL), dossier.map()["areas"], dossier.map()["marks"]) == first
    dossier.move(panel="measures").move(panel="timeline")
    assert dossier.words(PANEL) == first[0]


def test_a_link_gives_a_colleague_the_same_dossier(open_app):
    mine = open_app("dispute", dispute="korea", panel="posture")
    mine.move(view="PRK", day=date(2011, 3, 4), actors=["USA"])
    theirs = open_app("dispute", **mine.address)
    assert theirs.words(PANEL) == mine.words(PANEL)
    ours, others = mine.map(), theirs.map()
    assert all(ours[part] == others[part] for part in ("areas", "edges", "show", "marks", "legend"))


def test_the_map_is_not_made_anew_by_view_date_panel_or_selection(open_app):
    dossier = open_app("dispute", dispute="korea")
    script, key = dossier.script(), dossier._map().id
    dossier.move(view=DE_FACTO, panel="timeline", day=date(1953, 8, 1))
    dossier.pick_on_map("PRK", 1)
    assert (dossier.script(), dossier._map().id) == (script, key)
    revisions = [dossier.map()["rev"], dossier.move(view=NEUTRAL).map()["rev"]]
    assert revisions[0] < revisions[1]


def test_each_dossier_begins_where_its_dispute_lies(open_app):
    for slug in ("korea", "cyprus"):
        camera = open_app("dispute", dispute=slug).map()["cam"]
        assert camera["b"] == list(CATALOG.disputes[slug].identity.extent)
    camera = open_app("dispute", dispute="korea", at="38.5,127.2,8.5").map()["cam"]
    assert (camera["c"], camera["z"]) == ([38.5, 127.2], 8.5)


def test_a_page_never_shows_a_traceback(open_app):
    for address in (
        {"dispute": "x" * 4000},
        {"dispute": "cyprus", "sel": "\u202e<b>"},
        {"on": "\x00"},
    ):
        shown = open_app("dispute", **address)
        assert not re.search(r"Traceback|Error:", shown.words(HEAD))


# Military diplomacy.


@pytest.mark.parametrize(
    "part", ["register", "guarantees", "followed", "tracks", "factors", "lessons", "corrections"]
)
def test_each_part_of_the_register_opens_by_its_address(open_app, part):
    shown = open_app("register", **({"part": part} if part != "register" else {}))
    assert shown.address.get("part", "register") == part
    assert len(shown.words("register-panel")) > 300


def test_an_unknown_part_gives_the_register(open_app):
    assert open_app("register", part="atlantis").value("register-part") == "register"


def test_a_statement_of_the_matrix_leads_to_its_dossier(open_app):
    shown = open_app("register", part="factors")
    row = shown.rows("register-panel")[0]
    slug = row["key"].partition("|")[0]
    shown.pick_row("register-panel", row["key"], leaving=True)
    assert shown.address["dispute"] == slug


def test_the_lessons_have_cases_on_both_sides(open_app):
    words = open_app("register", part="lessons").words("register-panel")
    assert words.count("supports it") >= 24
    assert words.count("speaks against it") >= 24


def test_a_wait_without_a_use_of_force_is_not_told_as_one(open_app):
    shown = open_app("register", part="followed")
    (table,) = shown.blocks("register-panel", "table")
    assert {row[3] for row in table["rows"]} == {"yes", "not yet"}
    assert "proves no effect" in notices(shown, "register-panel")
