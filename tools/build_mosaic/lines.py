"""Make lines from several sources meet: drop repeats, then snap loose ends.

Claim and control lines come from other layers than the borders they run along. Where
they repeat a border they must go, or polygonising yields slivers; where they stop a few
metres short they must be lengthened, or two areas stay one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

REPEAT_DEG = 4e-5  # about 4 m: two lines nearer than this are the same line
SNAP_DEG = 0.003  # about 300 m: the widest gap that is closed
OVERSHOOT_DEG = 5e-6  # a snapped end crosses its target by this much, so that it is noded


class Borders:
    """The lines that already stand, indexed for repeated neighbourhood questions.

    ``lines`` are any line geometries in longitude, latitude degrees.
    """

    def __init__(self, lines: Iterable[BaseGeometry]) -> None:
        self.lines = np.array(list(lines), dtype=object)
        self.tree = shapely.STRtree(self.lines)

    def band_near(self, line: BaseGeometry) -> BaseGeometry:
        """Return a thin band round the borders near ``line``.

        A band of the whole world takes minutes, a local one a millisecond.
        """
        west, south, east, north = line.bounds
        frame = (west - 0.01, south - 0.01, east + 0.01, north + 0.01)
        near = shapely.clip_by_rect(self.lines[self.tree.query(shapely.box(*frame))], *frame)
        return shapely.buffer(shapely.union_all(near), REPEAT_DEG, quad_segs=1)

    def nearest(self, point: BaseGeometry) -> BaseGeometry:
        """Return the border line nearest to ``point``."""
        found: BaseGeometry = self.lines[self.tree.nearest(point)]
        return found


def merged(lines: Iterable[BaseGeometry]) -> list[BaseGeometry]:
    """Return the lines noded, merged and without exact duplicates.

    The source repeats stretches, and an exact duplicate would hide a loose end.
    """
    return pieces(shapely.union_all(np.array(list(lines), dtype=object)))


def pieces(geometry: BaseGeometry) -> list[BaseGeometry]:
    """Return the single lines of ``geometry``, merged where they run on."""
    if geometry.geom_type.startswith("Multi"):
        geometry = shapely.line_merge(geometry)
    return [part for part in shapely.get_parts(geometry) if part.length > 1e-7]


def new_cuts(groups: Sequence[Sequence[BaseGeometry]], borders: Borders) -> list[BaseGeometry]:
    """Return the stretches of ``groups`` that are not lines already, ends snapped.

    Groups come in order of trust: a later group gives way to an earlier one where both
    run along the same line.
    """
    kept: list[BaseGeometry] = []
    for group in groups:
        earlier = shapely.buffer(shapely.union_all(kept), REPEAT_DEG, quad_segs=1) if kept else None
        for line in merged(group):
            rest = line.difference(borders.band_near(line))
            if earlier is not None:
                rest = rest.difference(earlier)
            kept += [part for part in pieces(rest) if part.length > 2 * REPEAT_DEG]
    return snapped(kept, borders)


def snapped(lines: Sequence[BaseGeometry], borders: Borders) -> list[BaseGeometry]:
    """Return ``lines`` with every loose end lengthened to the nearest line in reach."""
    tree = shapely.STRtree(lines)
    result = []
    for index, line in enumerate(lines):
        path = [tuple(xy) for xy in shapely.get_coordinates(line)]
        for end in (0, -1):
            tip = shapely.Point(path[end])
            others = [lines[k] for k in tree.query(tip.buffer(SNAP_DEG)) if k != index]
            target = min([borders.nearest(tip), *others], key=lambda other: other.distance(tip))
            gap = target.distance(tip)
            if 0 < gap < SNAP_DEG:
                foot = shapely.get_coordinates(shapely.shortest_line(tip, target))[1]
                way = foot - np.array(path[end])
                foot = foot + way / np.hypot(*way) * OVERSHOOT_DEG
                path.insert(0 if end == 0 else len(path), (float(foot[0]), float(foot[1])))
        result.append(shapely.LineString(path))
    return result
