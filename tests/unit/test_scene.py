"""Scenes: what the map is told is what the browser can draw, and the legend names all of it."""

import json
import re
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from parley.cartography.geometry import clip_box, dispute_file
from parley.cartography.legend import AREA_WORDS, EDGE_WORDS
from parley.cartography.painter import RECENT_YEARS, TINTS, Painter
from parley.cartography.spots import position
from parley.cartography.times import dated_days
from parley.catalog import GEODATA
from parley.catalog.ledgers import own_shapes
from parley.catalog.spans import first_day, last_day, views_of
from parley.mosaic.coverage import Coverage
from parley.mosaic.views import DE_FACTO, NEUTRAL, Status
from parley.vocabulary import AreaKind, LineKind, SiteKind, Stage, Track

SAMPLE = (
    "armenia-azerbaijan",
    "china-india",
    "cyprus",
    "korea",
    "russia-ukraine",
    "shaksgam",
    "western-sahara",
)
"""Dossiers that together use every kind of area, line and shape."""
ASSETS = Path(__file__).resolve().parents[2] / "parley" / "assets"
PAINT = (ASSETS / "live_map_paint.js").read_text(encoding="utf-8")
STYLE = (ASSETS / "live_map.css").read_text(encoding="utf-8")
LEGEND = (ASSETS / "live_map_legend.js").read_text(encoding="utf-8")


def drawn_areas():
    """The area classes that live_map_paint.js knows."""
    listed = re.search(r"const GROUNDS = \{(.*?)\n  \};", PAINT, re.DOTALL)
    words = set(re.findall(r"^    (\w+):", listed.group(1), re.MULTILINE))
    count = int(re.search(r"i < (\d+); i \+= 1\) \{\s+GROUNDS", PAINT).group(1))
    return words | {f"{kind}{i}" for kind in ("h", "hc") for i in range(count)}


def drawn_edges():
    """The edge classes that live_map_paint.js knows."""
    listed = re.search(r"LM\.EDGE_CLASSES = new Set\(\[(.*?)\]\)", PAINT)
    return set(re.findall(r"'(\w+)'", listed.group(1)))


def shapes():
    """The names of the shapes that live_map_paint.js can draw."""
    found = re.findall(r"^    '?([a-z_-]+)'?: ?(?:circle|polygon|\(|SHAPES)", PAINT, re.MULTILINE)
    return set(found)


@pytest.fixture(scope="module")
def painter(catalog, views):
    return Painter(catalog, views, Coverage.load("world", GEODATA / "mosaic").pairs())


@pytest.fixture(scope="module")
def scenes(catalog, painter):
    """Every dossier's map in every view on its first and last day and some days between."""
    found = []
    for slug in SAMPLE:
        dispute = catalog.disputes[slug]
        first, last = first_day(dispute), last_day(dispute)
        turning = [first, *(day for day in dated_days(dispute) if first < day < last), last]
        for day in (first, *turning[:: max(1, len(turning) // 12)], last):
            found += [
                (dispute, day, view, painter.dispute(dispute, day, view))
                for view in views_of(dispute)
            ]
    return found


def test_the_assets_are_read_as_they_are_written():
    assert {"settled", "contested", "shared", "unclaimed", "h0", "hc"} <= drawn_areas()
    assert {"none", "coast", "solid", "dashed", "dotted", "inner"} <= drawn_edges()
    assert {"raises", "crossing", "landmark"} <= shapes()


def test_every_class_of_a_scene_is_one_the_browser_can_draw(scenes):
    seen = set()
    for *_, scene in scenes:
        assert set(scene.areas.values()) <= drawn_areas()
        assert set(scene.edges.values()) <= drawn_edges()
        seen |= set(scene.areas.values()) | set(scene.edges.values())
    assert {"contested", "h0", "h1", "dashed", "dotted"} <= seen


def test_every_edge_class_and_every_tint_has_its_style():
    for word in drawn_edges() - {"none"}:
        assert f".edge.{word} " in STYLE, word
    for number in range(TINTS):
        assert STYLE.count(f"--lm-tint-{number}:") == 2, "one colour in light, one in dark"


def test_every_kind_of_shape_is_drawn_its_own_way():
    for kind in SiteKind:
        assert kind.value in shapes(), kind
    for kind in AreaKind:
        assert f".zone.{kind.value} " in STYLE, kind
    for kind in LineKind:
        ground = kind is LineKind.BOUNDARY  # drawn as a plain line
        assert ground or f".line.{kind.value} " in STYLE, kind


def test_every_track_and_stage_is_a_mark_the_browser_knows():
    listed = re.search(r"LM\.MARKS = /(.*?)/;", PAINT).group(1)
    for word in [*Track.values(), *(f"stage-{stage.value}" for stage in Stage)]:
        assert re.fullmatch(listed, word), word
        assert word in shapes(), word
        assert f".mark.{word}" in STYLE, word
    assert not re.fullmatch(listed, "stage-peace")


def on_the_map(point, dispute):
    west, south, east, north = clip_box(dispute)
    return point and west <= point[0] <= east and south <= point[1] <= north


def test_marks_lie_within_the_clip_of_the_dispute(scenes):
    count = 0
    for dispute, day, _, scene in scenes:
        for mark in scene.marks:
            assert on_the_map((mark.lon, mark.lat), dispute), (dispute.slug, day, mark)
            count += 1
    assert count > 100


def test_marks_are_the_newest_events_of_the_five_years_before_the_day(scenes, painter):
    for dispute, day, _, scene in scenes:
        first = day.replace(year=day.year - RECENT_YEARS, day=min(day.day, 28))
        recent = [e for e in dispute.timeline if e.place and first <= e.when.earliest <= day]
        newest = {
            e.place: e
            for e in recent
            if on_the_map(position(painter.catalog, dispute, e.place), dispute)
        }
        assert {mark.id for mark in scene.marks} == {f"event:{e.id}" for e in newest.values()}
        by_id = {f"event:{event.id}": event for event in recent}
        for mark in scene.marks:
            assert mark.track == by_id[mark.id].track.value
            assert mark.level == int(by_id[mark.id].hostility.value)
            assert by_id[mark.id].title in mark.text


def test_the_legend_names_all_that_is_on_the_map_and_nothing_else(scenes, catalog, painter):
    named = set()
    for dispute, day, view, scene in scenes:
        ours = catalog.areas_of(dispute.slug)
        areas = {scene.areas.get(area, "settled") for area in ours} - {"settled"}
        edges = {
            f"edge-{scene.edges.get('~'.join(pair), 'solid')}"
            for pair in painter.moving
            if ours & set(pair)
        } - {"edge-none", "edge-coast"}
        kinds = {
            f"kind-{feature.kind.value}"
            for feature in dispute.features
            if feature.held.holds_on(day)
        }
        tracks = {f"track-{mark.track}" for mark in scene.marks}
        symbols = [entry.symbol for entry in scene.legend]
        assert sorted(symbols) == sorted(areas | edges | kinds | tracks), (dispute.slug, day, view)
        assert all(entry.text for entry in scene.legend)
        named |= set(symbols)
    assert {"contested", "edge-dotted", "edge-dashed", "track-raises", "kind-crossing"} <= named


def test_every_symbol_of_a_legend_is_defined_in_words():
    areas, edges = dict(AREA_WORDS), dict(EDGE_WORDS)
    assert set(areas) == {"contested", "shared", "unclaimed", "hc", "changed"}
    assert set(edges) == drawn_edges() - {"none", "coast"}
    for part in ("edge", "kind", "track"):
        assert part in LEGEND, "the browser draws a symbol for each part"


def test_a_holder_is_named_beside_its_tint(scenes, catalog, views):
    seen = 0
    for dispute, day, view, scene in scenes:
        for entry in scene.legend:
            if re.fullmatch(r"h\d", entry.symbol):
                assert view == DE_FACTO
                holders = {
                    catalog.actor_name(party)
                    for area in catalog.areas_of(dispute.slug)
                    if scene.areas.get(area) == entry.symbol
                    for party in views.ledger.control(area, day).parties
                }
                assert entry.text == f"controlled by {', '.join(sorted(holders))}"
                seen += 1
    assert seen > 20


def test_one_party_has_one_tint_on_one_map_and_no_two_parties_share_it(scenes, views, catalog):
    for dispute, day, view, scene in scenes:
        if view != DE_FACTO:
            continue
        assigned = views.assign(view, day)
        tints = defaultdict(set)
        for area in catalog.areas_of(dispute.slug):
            symbol = scene.areas.get(area, "settled")
            if assigned[area].status is Status.SETTLED and re.fullmatch(r"h\d", symbol):
                tints[assigned[area].parties[0]].add(symbol)
        used = [symbol for symbols in tints.values() for symbol in symbols]
        assert all(len(symbols) == 1 for symbols in tints.values()), (dispute.slug, day)
        assert len(used) == len(set(used)), (dispute.slug, day, dict(tints))


def test_tips_are_for_areas_shapes_and_lines_of_the_dispute_only(scenes, catalog, painter):
    for dispute, day, view, scene in scenes:
        areas = catalog.areas_of(dispute.slug)
        shapes = {feature.id for feature in own_shapes(dispute)}
        lines = set()
        for line in dispute.lines:
            if line.held.holds_on(day):
                lines |= {
                    "~".join(sorted((one, other)))
                    for one in catalog.known.expand(line.left)
                    for other in catalog.known.expand(line.right)
                }
        assert set(scene.tips) == areas | shapes | lines, (dispute.slug, day)
        for area in areas:
            assert scene.tips[area].startswith(painter.names_of.shown(area, view))


def test_a_scene_says_of_every_shape_whether_it_holds_on_the_day(scenes):
    for dispute, day, _, scene in scenes:
        assert scene.shown == {f.id: int(f.held.holds_on(day)) for f in dispute.features}


def test_a_view_repaints_the_map_and_a_day_repaints_it(catalog, painter):
    dispute = catalog.disputes["armenia-azerbaijan"]
    ours = catalog.areas_of(dispute.slug)
    pictures = {
        (day, view): tuple(
            sorted(
                (a, c) for a, c in painter.dispute(dispute, day, view).areas.items() if a in ours
            )
        )
        for day in (date(2019, 6, 1), date(2020, 12, 10), date(2024, 6, 1))
        for view in (NEUTRAL, DE_FACTO)
    }
    assert len({picture for (day, view), picture in pictures.items() if view == DE_FACTO}) == 3
    assert pictures[date(2019, 6, 1), NEUTRAL] != pictures[date(2019, 6, 1), DE_FACTO]


def test_the_state_for_the_browser_is_plain_and_whole(scenes):
    import json

    for *_, scene in scenes[::7]:
        state = json.loads(json.dumps(scene.as_state(), allow_nan=False))
        assert set(state) >= {"label", "areas", "edges", "show", "tips", "marks", "legend"}
        assert len(state["marks"]) == len(scene.marks)
        assert len(state["legend"]) == len(scene.legend)


def test_a_map_file_names_the_areas_of_every_group_that_a_row_names(catalog):
    file = json.loads(dispute_file(catalog, "cyprus", GEODATA / "mosaic"))
    named = {row.area for row in catalog.disputes["cyprus"].positions} & set(catalog.known.groups)
    assert named
    assert named <= set(file["groups"])
    drawn = {geometry["id"] for geometry in file["clip"]["objects"]["areas"]["geometries"]}
    for group in named:
        assert set(file["groups"][group]) == catalog.known.expand(group) <= drawn
