"""Printed maps: drawn as the live map draws, with legend, scale and credits, self-contained."""

import io
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from PIL import Image
from pyproj import Geod

from parley.briefing import Edition, Sheet, sheet_of
from parley.cartography.glyphs import SHAPES
from parley.cartography.ground import path
from parley.cartography.legend import LegendEntry
from parley.cartography.lettering import Hand, line, wrapped
from parley.cartography.looks import EDGES, GROUNDS, look
from parley.cartography.papers import DPI, PAPERS
from parley.cartography.plate import Plate, plate
from parley.cartography.projections import EqualEarth, Frame, Mercator, PolarStereographic
from parley.cartography.scalebar import metres_per_pixel, middle_latitude, scale_bar
from parley.cartography.scene import CREDIT, NEUTRALITY, Scene
from parley.model import Step
from parley.outputs.pictures import outlined, png, with_fonts
from parley.typefaces import runs

SVG = "{http://www.w3.org/2000/svg}"
PLAIN_TAGS = {
    *("svg", "title", "defs", "pattern", "clipPath", "g"),
    *("path", "rect", "circle", "text"),
}
HOSTILE = "<script>alert(1)</script>\"' onload=x &amp; ]]> \x00\x1b"


@pytest.fixture(scope="module")
def edition() -> Edition:
    return Edition.load()


def sheet(edition: Edition, slug: str | None, view: str = "neutral", **more: object) -> Sheet:
    return sheet_of(Step(title="A map", dispute=slug, view=view, **more), edition)


def printed(edition: Edition, found: Sheet, **more: object) -> Plate:
    return plate(
        found.scene,
        found.dispute,
        found.extent,
        edition.catalog,
        retrieved=date(2026, 11, 26),
        **more,
    )


def texts(drawn: Plate) -> str:
    """Everything that is printed, line after line."""
    return "\n".join(
        "".join(node.itertext()) for node in ET.fromstring(drawn.svg).iter(f"{SVG}text")
    )


def marked(drawn: Plate, start: str) -> dict[str, ET.Element]:
    """Shapes of the map by the class that stands after `area` or `edge`."""
    found = ET.fromstring(drawn.svg).iter(f"{SVG}path")
    return {n.get("class").split()[1]: n for n in found if n.get("class", "").startswith(start)}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_class_of_area_and_edge_has_its_own_look(edition, theme):
    base = sheet(edition, "cyprus")
    areas = sorted(edition.catalog.areas_of("cyprus"))
    edges = [f"{one}~{two}" for one, two in edition.painter.moving if {one, two} & {*areas}]
    classes = [*GROUNDS]
    seen: set[str] = set()
    for start in range(0, len(classes), len(areas)):
        given = dict(zip(areas, classes[start:], strict=False))
        styles = ["dashed", "dotted", "inner", "changed", "solid"]
        lines = {edge: styles[n % 5] for n, edge in enumerate(edges)}
        scene = replace(base.scene, areas=base.scene.areas | given, edges=lines)
        drawn = printed(edition, replace(base, scene=scene), theme=theme)
        found = marked(drawn, "area ")
        assert {*given.values()} <= found.keys()
        for cls in given.values():
            ground, pattern = GROUNDS[cls]
            assert found[cls].get("fill") == look(theme).colour(ground)
            assert (f'fill="url(#lp-{pattern})"' in drawn.svg) or not pattern
        seen |= found.keys()
        edges_drawn = marked(drawn, "edge ")
        assert {*lines.values(), "coast"} <= edges_drawn.keys() <= {*EDGES}
        looks = {
            cls: tuple(node.get(name) for name in ("stroke", "stroke-width", "stroke-dasharray"))
            for cls, node in edges_drawn.items()
        }
        assert len({*looks.values()}) == len(looks), "two classes of edge look alike"
        assert looks["dotted"][2] == "0.1 5"
        assert looks["dashed"][2] == "7 5"
    assert seen == {*classes}


@pytest.mark.parametrize("slug", ["cyprus", "korea", "arctic", "antarctica", None])
@pytest.mark.parametrize("view", ["neutral", "de_facto"])
def test_the_legend_on_paper_is_that_of_the_scene(edition, slug, view):
    found = sheet(edition, slug, view)
    assert found.scene.legend
    told = " ".join(texts(printed(edition, found)).split())
    for entry in found.scene.legend:
        assert entry.text in told, entry
    assert printed(edition, found).words.endswith(
        "; ".join(entry.text for entry in found.scene.legend) + "."
    )


def test_a_sheet_carries_title_view_day_retrieval_scale_credits_and_neutrality(edition):
    found = sheet(edition, "cyprus", "de_facto", on="1975-01-01")
    told = " ".join(texts(printed(edition, found)).split())
    for wanted in (
        edition.catalog.disputes["cyprus"].name,
        "De facto view · 1 Jan 1975",
        "Sources read on 26 Nov 2026.",
        "true at 35° N",
        " km ",
        CREDIT,
        NEUTRALITY,
        "Sources of lines, sites and status: ",
    ):
        assert wanted in told, wanted


def test_names_are_those_of_the_view_in_their_own_scripts(edition):
    drawn = printed(edition, sheet(edition, "cambodia-thailand", "KHM"))
    assert "ប្រាសាទព្រះវិហារ" in texts(drawn)
    neutral = printed(edition, sheet(edition, "cambodia-thailand"))
    assert "ប្រាសាទព្រះវិហារ" not in texts(neutral)


def test_a_name_of_several_scripts_is_set_in_runs_of_one_font_each():
    assert runs("Abu Musa \u2068أبو موسى\u2069 (Bu Musa)") == [
        ("NotoSans", "Abu Musa "),
        ("NotoSansArabic", "أبو موسى"),
        ("NotoSans", " (Bu Musa)"),
    ]


def test_what_is_selected_is_ringed_and_named(edition):
    found = sheet(edition, "korea")
    mark = found.scene.marks[0]
    rings = [
        printed(edition, found, selected=name).svg.count('stroke-width="5.5"')
        for name in ("", mark.id, "nothing")
    ]
    assert rings == [0, 1, 0]
    words = mark.text.partition(" · ")[0].split()
    assert " ".join(words[:2]) not in texts(printed(edition, found))
    assert " ".join(words[:2]) in texts(printed(edition, found, selected=mark.id))


def test_a_line_that_begins_in_arabic_is_read_from_the_right():
    hand = Hand(10, 400, "#000000")
    drawn = line("قبرص (Cyprus)", hand, 0, 0)
    told = re.findall(r'<text x="([-\d.]+)"[^>]*>([^<]*)</text>', drawn)
    assert [run for _, run in told] == ["(Cyprus)", "قبرص"]
    assert float(told[0][0]) < float(told[1][0])
    assert wrapped("争议" * 30, hand, 100)[0] == "争议" * 5


@pytest.mark.parametrize("slug", ["cyprus", "essequibo", "kurils", "greenland", "korea"])
def test_the_scale_bar_is_true_at_the_middle_latitude_within_one_percent(edition, slug):
    extent = sheet(edition, slug).extent
    frame = Frame.fit(extent, 0, 0, 900, 600)
    latitude = middle_latitude(frame, extent)
    bar = scale_bar(metres_per_pixel(frame, latitude), 150)
    at = frame.projection.seen(
        np.array(
            [
                [(x - frame.x) / frame.scale, (frame.y - 300) / frame.scale]
                for x in (450 - bar.width / 2, 450 + bar.width / 2)
            ]
        )
    )
    west, south, east, _ = at
    assert south == pytest.approx(latitude, abs=1e-6)
    _, _, metres = Geod(ellps="WGS84").inv(west, latitude, east, latitude)
    assert metres / 1000 == pytest.approx(bar.length, rel=0.01)
    nautical = scale_bar(metres_per_pixel(frame, latitude), 150, "nmi")
    assert nautical.width / nautical.length == pytest.approx(1.852 * bar.width / bar.length)


@pytest.mark.parametrize("size", [(400, 300), (640, 480), (820, 600), (1280, 720), (500, 900)])
def test_a_small_picture_keeps_a_map_beside_its_key_and_a_true_scale(edition, size):
    found = sheet(edition, "cyprus", "de_facto")
    drawn = printed(edition, found, furniture="key", width=size[0], height=size[1])
    root = ET.fromstring(drawn.svg)
    frame = next(node for node in root.iter(f"{SVG}clipPath"))[0]
    share = float(frame.get("width")) * float(frame.get("height")) / size[0] / size[1]
    assert share > 0.4
    key = root.findall(f"{SVG}g")[-1].get("transform")
    zoom = float((re.search(r"scale\((.*)\)", key) or [0, "1"])[1])
    bar = next(node for node in root.iter(f"{SVG}rect") if node.get("class") == "bar")
    length = float(re.search(r"([\d,]+) km", texts(drawn))[1].replace(",", ""))
    box = [float(frame.get(name)) for name in ("x", "y", "width", "height")]
    on_paper = Frame.fit(found.extent, *box)
    metres = metres_per_pixel(on_paper, middle_latitude(on_paper, found.extent))
    assert float(bar.get("width")) * zoom * metres / 1000 == pytest.approx(length, rel=0.01)


def test_sea_miles_stand_beside_kilometres_only_where_the_dispute_is_maritime(edition):
    assert " nmi" in texts(printed(edition, sheet(edition, "south-china-sea")))
    assert " nmi" not in texts(printed(edition, sheet(edition, "armenia-azerbaijan")))


def test_north_is_marked_only_where_it_is_up_everywhere(edition):
    assert "\nN\n" in texts(printed(edition, sheet(edition, "cyprus")))
    for slug in ("antarctica", "arctic", None):
        assert "\nN\n" not in texts(printed(edition, sheet(edition, slug)))


def test_no_script_and_no_address_outside_the_picture(edition):
    for slug in edition.catalog.disputes:
        svg = printed(edition, sheet(edition, slug)).svg
        assert len(svg) < 1_500_000, slug
        root = ET.fromstring(svg)
        tags = {node.tag.removeprefix(SVG) for node in root.iter()}
        assert tags <= PLAIN_TAGS, slug
        names = {name for node in root.iter() for name in node.attrib}
        assert not any(name.startswith("on") or "href" in name for name in names), slug
        urls = set(re.findall(r"url\(([^)]*)\)", svg))
        known = {f"#{node.get('id')}" for node in root.iter() if node.get("id")}
        assert urls <= known, slug


def test_hostile_names_stay_text(edition):
    found = sheet(edition, "cyprus")
    shapes = tuple(replace(f, name=f"{HOSTILE} {n}") for n, f in enumerate(found.dispute.features))
    legend = [LegendEntry("contested", HOSTILE), LegendEntry('kind-x" onload="x', HOSTILE)]
    spoiled = replace(found.dispute, features=shapes)
    scene: Scene = replace(found.scene, stamp=HOSTILE, label=HOSTILE, legend=legend)
    drawn = printed(edition, replace(found, dispute=spoiled, scene=scene), title=HOSTILE)
    root = ET.fromstring(drawn.svg)
    assert {n.tag.removeprefix(SVG) for n in root.iter()}.isdisjoint({"script", "image", "a"})
    assert not any(name.startswith("on") for node in root.iter() for name in node.attrib)
    assert "<script>alert(1)</script>" in texts(drawn)
    assert png(drawn, 0.5).startswith(b"\x89PNG")
    assert "<script" not in outlined(drawn)
    assert "<script" not in with_fonts(drawn)


def test_a_map_over_the_antimeridian_is_one_map(edition):
    extent = (160.0, 50.0, -150.0, 72.0)
    scene = edition.painter.world(date(2026, 1, 1), "neutral")
    drawn = plate(scene, None, extent, edition.catalog, furniture="none", width=900, height=600)
    frame = Frame.fit(extent, 0, 0, 900, 600)
    assert frame.seen[2] > 180
    coordinates = re.findall(r"M([-\d.]+) ([-\d.]+)", marked(drawn, "area ")["settled"].get("d"))
    middle = frame.pixels(np.array([[180.0, 65.0]]))[0, 0]
    assert 0 < middle < 900
    assert any(float(x) > middle + 100 for x, _ in coordinates), "Alaska is missing"
    assert any(float(x) < middle - 100 for x, _ in coordinates), "Kamchatka is missing"
    picture = Image.open(io.BytesIO(png(drawn, 1.0))).convert("RGB")
    land = tuple(bytes.fromhex(look("light").colour("land")[1:]))
    alaska = frame.pixels(np.array([[-155.0 + 360.0, 65.0]]))[0]
    assert picture.getpixel((int(alaska[0]), int(alaska[1]))) == land


def test_polar_maps_have_the_pole_in_the_middle_and_the_world_keeps_its_areas(edition):
    south = Frame.fit(sheet(edition, "antarctica").extent, 0, 0, 900, 600)
    assert south.projection == PolarStereographic(south=True)
    assert south.pixels(np.array([[0.0, -90.0]]))[0] == pytest.approx([450, 300], abs=1)
    north = Frame.fit(sheet(edition, "arctic").extent, 0, 0, 900, 600)
    assert north.projection == PolarStereographic(south=False)
    # Snyder 1987, p. 314: on the sphere of radius 1 the pole is 2 tan(15°) from 60° N.
    ring = north.projection.plane(np.array([[0.0, 60.0], [90.0, 60.0]]))
    assert ring == pytest.approx(np.array([[0, -0.5359], [0.5359, 0]]), abs=1e-4)
    world = Frame.fit((-180, -60, 180, 80), 0, 0, 900, 600)
    assert isinstance(world.projection, EqualEarth)
    sizes = []
    for south in (0.0, 59.0):
        on_globe = np.diff(np.sin(np.radians([south, south + 1])))[0]
        sizes.append(_area(world.projection.plane(_box(south, south + 1))) / on_globe)
    assert sizes[0] == pytest.approx(sizes[1], rel=1e-3)
    assert isinstance(Frame.fit((32, 34, 35, 36), 0, 0, 9, 9).projection, Mercator)


def _box(south: float, north: float) -> np.ndarray:
    side = np.linspace(south, north, 50)
    return np.concatenate(
        [
            np.column_stack([np.full(50, -10.0), side]),
            np.column_stack([np.full(50, 10.0), side[::-1]]),
        ]
    )


def _area(ring: np.ndarray) -> float:
    x, y = ring.T
    return abs(float(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1)))) / 2


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_a_png_has_the_size_of_its_paper_and_is_not_blank(edition, name):
    paper = PAPERS[name]
    found = sheet(edition, "korea")
    drawn = printed(edition, found, width=paper.width, height=paper.height)
    picture = Image.open(io.BytesIO(png(drawn, 150 / DPI)))
    wanted = (paper.width_mm / 25.4 * 150, paper.height_mm / 25.4 * 150)
    assert picture.size == pytest.approx(wanted, abs=2)
    assert picture.info["dpi"] == pytest.approx((150, 150), abs=0.1)
    colours = picture.convert("RGB").getcolors(maxcolors=1 << 24)
    shares = {colour: count / picture.width / picture.height for count, colour in colours}
    for part in ("sea", "land", "paper"):
        assert shares[tuple(bytes.fromhex(look("light").colour(part)[1:]))] > 0.05, part
    assert len(colours) > 200


def test_symbols_are_those_of_the_live_map(root):
    code = (root / "parley" / "assets" / "live_map_paint.js").read_text(encoding="utf-8")
    listed = re.search(r"const SHAPES = \{(.*?)\n  \};", code, re.DOTALL)[1]
    listed += re.search(r"Object.assign\(SHAPES, \{(.*?)\}\);", code, re.DOTALL)[1]
    assert {*re.findall(r"^    '?([\w-]+)'?:", listed, re.MULTILINE)} == {*SHAPES}
    grounds = re.search(r"const GROUNDS = \{(.*?)\};", code, re.DOTALL)[1]
    for cls, parts in re.findall(r"(\w+): \[(.*?)\]", grounds):
        names = [part.strip(" '") for part in parts.split(",")]
        assert GROUNDS[cls] == (names[0], names[1] if len(names) > 1 else "")


def test_every_letter_is_a_shape_in_the_outlined_picture_and_a_font_in_the_other(edition):
    drawn = printed(edition, sheet(edition, "armenia-azerbaijan", "ARM"))
    assert "<text" not in outlined(drawn)
    assert "<text" in with_fonts(drawn)
    assert "data:font/woff2;base64," in with_fonts(drawn)
    one, other = (png(replace(drawn, svg=svg), 1.0) for svg in (drawn.svg, outlined(drawn)))
    pair = [np.asarray(Image.open(io.BytesIO(b)).convert("L"), dtype=float) for b in (one, other)]
    assert np.abs(pair[0] - pair[1]).mean() < 0.6, "the letters stand elsewhere"


def test_a_path_is_written_in_steps_of_a_tenth_of_a_pixel():
    assert path(np.array([[1.04, 2.0], [1.0, 2.0], [3.26, 1.0]])) == "M1 2l2.3-1"
    assert path(np.array([[1.0, 2.0], [1.01, 2.01]])) == ""
