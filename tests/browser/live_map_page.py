"""A page with the live map on a toy world, for the browser tests and for looking at it.

The toy world is a board of areas ``a00`` .. ``f03`` (column letter, row number), each ten
degrees wide, from 0 E 20 N to 60 E 60 N. ``c01`` carries hostile text.
"""

from __future__ import annotations

import json
import math
import time
from pathlib import Path
from typing import Any

import streamlit as st

from parley.cartography.scene import by_class
from parley.ui.map import live_map, picked
from parley.ui.static_files import StaticUrls, prepare

COLUMNS, ROWS, STEP, WEST, SOUTH = 6, 4, 10, 0, 20
HOSTILE = (
    "<img src=x onerror=\"window.top.document.title='hacked'\">${(window.top.hacked=1)} `{{7*7}}`"
)
SEA, FRAME = -1, -2
VIEWS = ("Neutral", "De facto", "Claims")


def wiggle(start: tuple[int, int], end: tuple[int, int], steps: int) -> list[list[float]]:
    """A line between two nodes of the board that looks like a border."""
    (x0, y0), (x1, y1) = start, end
    line = []
    for i in range(steps + 1):
        t = i / steps
        sway = math.sin(math.pi * t) * (0.9 * math.sin(9 * t + x0) + 0.3 * math.sin(31 * t + y0))
        lon = WEST + STEP * (x0 + t * (x1 - x0)) + sway * abs(y1 - y0)
        lat = SOUTH + STEP * (y0 + t * (y1 - y0)) + sway * abs(x1 - x0)
        line.append([lon, lat])
    return line


def board(columns: range, rows: range, steps: int, outside: int = SEA) -> dict[str, Any]:
    """A topology of square areas in the form of the real geometry files.

    ``outside`` is what lies beyond the board: the sea, or the frame of a clip, which is straight.
    """
    names = [(c, r) for c in columns for r in rows]
    index = {cell: i for i, cell in enumerate(names)}
    arcs: list[list[list[float]]] = []
    number: dict[tuple[tuple[int, int], tuple[int, int]], int] = {}
    lefts, rights = [], []

    def arc(start: tuple[int, int], end: tuple[int, int]) -> int:
        if (start, end) in number:
            return number[start, end]
        if (end, start) in number:
            return ~number[end, start]
        (x0, y0), (x1, _) = start, end
        left, right = ((x0, y0), (x0, y0 - 1)) if x1 > x0 else ((x0 - 1, y0), (x0, y0))
        lefts.append(index.get(left, outside))
        rights.append(index.get(right, outside))
        framed = outside == FRAME and FRAME in (lefts[-1], rights[-1])
        arcs.append(wiggle(start, end, 1 if framed else steps))
        number[start, end] = len(arcs) - 1
        return number[start, end]

    geometries = []
    for c, r in names:
        south, east = arc((c, r), (c + 1, r)), arc((c + 1, r), (c + 1, r + 1))
        north, west = arc((c, r + 1), (c + 1, r + 1)), arc((c, r), (c, r + 1))
        ring = [south, east, ~north, ~west]
        area = f"{chr(97 + c)}0{r}"
        geometries.append({"type": "Polygon", "id": area, "arcs": [ring]})
    return {
        "type": "Topology",
        "transform": {"scale": [0.001, 0.001], "translate": [-180, -90]},
        "objects": {"areas": {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": [quantised(line) for line in arcs],
        "lr": [lefts, rights],
    }


def quantised(line: list[list[float]]) -> list[list[int]]:
    """The arc as whole steps, each from the point before."""
    points = [(round((lon + 180) * 1000), round((lat + 90) * 1000)) for lon, lat in line]
    before = [(0, 0), *points]
    return [[x - a, y - b] for (x, y), (a, b) in zip(points, before, strict=False)]


def dispute() -> dict[str, Any]:
    """Lines, zones, sites and names around the areas c01 and d01."""

    def feature(name: str, kind: str, shape: str, coordinates: Any, **more: Any) -> dict[str, Any]:
        properties = {"kind": kind, "name": name.replace("_", " ").capitalize(), **more}
        geometry = {"type": shape, "coordinates": coordinates}
        return {"type": "Feature", "id": name, "properties": properties, "geometry": geometry}

    zone = [[[28, 31], [32, 31], [32, 34], [28, 34], [28, 31]]]
    band = [[22, 37], [25, 36], [28, 38]]
    kinds = ("incident_site", "crossing", "meeting_point", "base", "settlement", "islet")
    kinds += ("infrastructure", "landmark")
    features = [
        feature("zone", "buffer_zone", "Polygon", zone, precision="exact"),
        feature("band", "front_line", "LineString", band, precision="schematic", km=12),
        feature("line", "line_of_control", "LineString", [[31, 35], [34, 37], [37, 36]]),
        *(feature(k, k, "Point", [22 + 2 * i, 33.4]) for i, k in enumerate(kinds)),
    ]
    labels = [
        {"text": "Westland", "lon": 15, "lat": 35, "rank": 0},
        {"text": "Eastland", "lon": 45, "lat": 35, "rank": 0},
        {"text": "Middle march", "lon": 25, "lat": 35, "rank": 1},
        {"text": "Ford", "lon": 33, "lat": 32, "rank": 2},
    ]
    return {
        "clip": board(range(1, 5), range(3), 200, FRAME),
        "bbox": [10, 20, 50, 50],
        "features": {"type": "FeatureCollection", "features": features},
        "labels": labels,
    }


@st.cache_resource
def geometry() -> tuple[StaticUrls, str, str]:
    """The toy files, published once."""
    urls = prepare(Path(__file__).parent)
    world = json.dumps(board(range(COLUMNS), range(ROWS), 24)).encode()
    return (
        urls,
        urls.publish("world", world),
        urls.publish("dispute", json.dumps(dispute()).encode()),
    )


def table(view: str) -> dict[str, Any]:
    """The classes of one view."""
    contested = {
        "Neutral": {"c01": "contested", "d01": "shared", "b02": "unclaimed"},
        "De facto": {"c01": "h0", "d01": "h1", "b02": "h2", "e02": "h3", "a00": "h4", "f03": "h5"},
        "Claims": {"c01": "hc", "d01": "contested"},
    }[view]
    edges = {
        "Neutral": {"c01~d01": "dotted", "c00~c01": "dashed", "b01~c01": "dashed"},
        "De facto": {"c01~d01": "solid", "c00~c01": "inner", "b01~c01": "none"},
        "Claims": {"c01~d01": "dashed", "c00~c01": "none", "b01~c01": "dotted"},
    }[view]
    return {"areas": by_class(contested), "edges": by_class(edges)}


def main() -> None:
    """One map, buttons that change its state, and the selection in words."""
    st.set_page_config(layout="wide")
    urls, world, detail = geometry()
    memory = st.session_state
    mode = st.query_params.get("mode", "world")

    @st.fragment
    def page() -> None:
        click = picked("toy")
        if click:
            memory.sel = click.sel
        left, right = st.columns([3, 1])
        with right:
            view = st.segmented_control("View", VIEWS, default=VIEWS[0]) or VIEWS[0]
            if st.button("Go to a00"):
                memory.cam = {"n": time.time_ns() // 1000, "b": [0, 20, 10, 30]}
            hidden = st.checkbox("Hide the zone")
            st.markdown(f"view[{view}] sel[{memory.get('sel')}]")
        start = {"n": 1, "b": [10, 20, 50, 50] if mode == "dispute" else [0, 20, 60, 60]}
        marks = [
            {
                "id": "m1",
                "lon": 27,
                "lat": 36.5,
                "track": "raises",
                "level": 4,
                "text": "Clash, 2020",
            },
            {
                "id": "m2",
                "lon": 34,
                "lat": 33.5,
                "track": "eases",
                "level": 1,
                "text": "Talks, 2021",
            },
            {"id": "m3", "lon": 34, "lat": 33.5, "track": "neutral", "level": 1, "text": "Ruling"},
        ]
        state = {
            **table(view),
            "show": {"zone": 0} if hidden else {},
            "tips": {"c01": HOSTILE, "d01": "Area d01\nshared"},
            "marks": marks if mode == "dispute" else [],
            "sel": memory.get("sel"),
            "cam": memory.get("cam", start),
            "url": {"view": None if view == VIEWS[0] else view},
            "label": "Toy map of border disputes",
        }
        broken = urls.base + "geo/missing.json"
        files = urls.map_files(
            broken if mode == "broken" else world, detail if mode == "dispute" else None
        )
        with left:
            began = time.perf_counter()
            live_map("toy", files, state, height=560)
            cost = (time.perf_counter() - began) * 1000
        right.caption(f"map cost {cost:.1f} ms")

    page()


main()
