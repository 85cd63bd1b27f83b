"""The ground of a printed map: areas by class and edges by class, as paths of SVG.

Every arc is projected and simplified once and shared by its two areas and its edge, so that no
sliver opens between neighbours and no line is drawn beside its area.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import shapely

from parley.cartography.geometry import LEVELS
from parley.cartography.looks import EDGES, GROUNDS
from parley.cartography.projections import Frame, PolarStereographic
from parley.cartography.scene import Scene
from parley.mosaic.arcs import FRAME, SEA
from parley.mosaic.coverage import Coverage, Level

Box = tuple[float, float, float, float]
Points = np.ndarray
DETAIL_PX, SKETCH_PX = 0.25, 0.6
"""Vertices that stand off their line by less than this are left out: 0.07 mm on paper.

A sketch is a picture on a screen that something finer takes the place of.
"""
STEP_DEGREES = 1.0
"""Longest stretch of line that is bent as a straight one under a curved projection."""
ROOM = 0.02


def path(points: Points, *, closed: bool = False) -> str:
    """Pixels as the data of a path, in steps of a tenth of a pixel; blank for less than a line."""
    grid = np.rint(points * 10).astype(np.int64)
    steps = np.diff(grid, axis=0)
    steps = steps[(steps != 0).any(axis=1)]
    if not len(steps):
        return ""
    start = f"M{_TENTHS[int(grid[0, 0])]} {_TENTHS[int(grid[0, 1])]}l"
    moves = " ".join(map(_TENTHS.__getitem__, steps.ravel().tolist()))
    return start + moves.replace(" -", "-") + ("z" if closed else "")


class _Tenths(dict[int, str]):
    """Whole numbers of tenths of a pixel as they are written; each is worded once."""

    def __missing__(self, value: int) -> str:
        whole, part = divmod(abs(value), 10)
        sign = "-" if value < 0 else ""
        told = self[value] = f"{sign}{whole}.{part}" if part else f"{sign}{whole}"
        return told


_TENTHS = _Tenths()


@dataclass(frozen=True)
class Piece:
    """Part of the world as it lies on the map: a clip of the mosaic and the shift of its lon."""

    coverage: Coverage
    shift: float


def level_of(box: Box) -> Level:
    """The coarsest level of the mosaic that serves a map of a box."""
    west, south, east, north = box
    square = (east - west) * (north - south)
    return next((level for limit, level in LEVELS if square <= limit), "world")


def pieces(frame: Frame, mosaic: Path, level: Level | None = None) -> tuple[Piece, ...]:
    """What the frame shows, cut at the antimeridian where the map runs over it."""
    west, south, east, north = frame.seen
    dx, dy = (east - west) * ROOM, (north - south) * ROOM
    whole = east - west >= 360.0
    box = (
        west if whole else west - dx,
        max(-90.0, south - dy),
        east if whole else east + dx,
        min(90.0, north + dy),
    )
    if level is None:
        level = level_of(frame.seen)
        if isinstance(frame.projection, PolarStereographic):
            level = "region"
    return _cut(mosaic, level, tuple(round(side, 4) for side in box))


@lru_cache(maxsize=16)
def _cut(mosaic: Path, level: Level, box: Box) -> tuple[Piece, ...]:
    west, south, east, north = box
    found = []
    for shift in (-360.0, 0.0, 360.0):
        left, right = max(west - shift, -180.0), min(east - shift, 180.0)
        if right - left > 1e-6:
            clip = Coverage.load(level, mosaic, (left, south, right, north))
            found.append(Piece(clip.clip(left, south, right, north), shift))
    return tuple(found)


@dataclass
class Ground:
    """Paths by class: `areas` are closed, `edges` are lines joined end to end."""

    areas: dict[str, str]
    edges: dict[str, str]


def ground(
    scene: Scene, frame: Frame, parts: tuple[Piece, ...], detail: float = DETAIL_PX
) -> Ground:
    """The areas and edges of a scene as the frame shows them."""
    areas: dict[str, list[str]] = {}
    edges: dict[str, list[Points]] = {}
    for part in parts:
        lines = _lines(part, frame, detail)
        for name, outline in _outlines(part.coverage, lines):
            cls = scene.areas.get(name, "settled")
            areas.setdefault(cls if cls in GROUNDS else "settled", []).append(outline)
        for cls, line in _edges(part.coverage, lines, scene):
            edges.setdefault(cls, []).append(line)
    return Ground(
        {cls: "".join(areas[cls]) for cls in GROUNDS if cls in areas},
        {cls: _joined(edges[cls]) for cls in EDGES if cls in edges},
    )


def bent(lines: np.ndarray, frame: Frame) -> np.ndarray:
    """Lines with the new vertices that a curved projection needs."""
    if frame.projection.straight:
        return lines
    found: np.ndarray = shapely.segmentize(lines, STEP_DEGREES)
    return found


def _lines(part: Piece, frame: Frame, detail: float) -> list[Points]:
    """Every arc in pixels, simplified; lines that vanish keep their two ends."""
    arcs = bent(part.coverage.arcs.lines(), frame)
    if not len(arcs):  # open sea
        return []

    def onto(points: Points) -> Points:
        return frame.pixels(points + np.array([part.shift, 0.0]))

    drawn = shapely.simplify(shapely.transform(arcs, onto), detail, preserve_topology=False)
    points, owner = shapely.get_coordinates(drawn, return_index=True)
    return np.split(points, np.searchsorted(owner, np.arange(1, len(arcs))))


def _outlines(coverage: Coverage, lines: list[Points]) -> Iterator[tuple[str, str]]:
    for name, polygons in zip(coverage.ids, coverage.arcs.rings, strict=True):
        rings = (ring for polygon in polygons for ring in polygon)
        outline = "".join(path(_strung(ring, lines), closed=True) for ring in rings)
        if outline:
            yield name, outline


def _strung(ring: list[int], lines: list[Points]) -> Points:
    return np.concatenate([lines[arc] if arc >= 0 else lines[~arc][::-1] for arc in ring])


def _edges(coverage: Coverage, lines: list[Points], scene: Scene) -> Iterator[tuple[str, Points]]:
    arcs = coverage.arcs
    for line, left, right in zip(lines, arcs.left.tolist(), arcs.right.tolist(), strict=True):
        if right == FRAME or len(line) < 2:
            continue
        if right == SEA:
            yield "coast", line
            continue
        one, other = sorted((coverage.ids[left], coverage.ids[right]))
        cls = scene.edges.get(f"{one}~{other}", "solid")
        if cls != "none":
            yield cls if cls in EDGES else "solid", line


def _joined(lines: list[Points]) -> str:
    """Lines end to end, so that one pattern of dashes runs through them all."""
    made = shapely.multilinestrings([shapely.linestrings(line) for line in lines])
    merged = shapely.get_parts(shapely.line_merge(made))
    return "".join(path(shapely.get_coordinates(line)) for line in merged)
