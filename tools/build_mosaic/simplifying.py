"""Thin the mosaic for small scales, all areas together.

Simplifying polygon by polygon would tear neighbours apart. All areas are simplified in
one go, so that a claim and the border it runs along stay one line; coordinates are not
rounded, for rounding breaks a coverage again.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from .faces import Strings, geodesic_km2


@dataclass(frozen=True)
class Level:
    """A level of detail: tolerance in degrees, and the smallest island kept, in km²."""

    name: str
    tolerance: float
    island_km2: float


LEVELS = (Level("world", 0.10, 2500), Level("region", 0.02, 60), Level("full", 0.0, 0))


def simplified(areas: Strings, contested: Strings, level: Level) -> Strings:
    """Return ``areas`` at ``level``.

    Small parts of ordinary areas are dropped; a contested area keeps all its parts, and
    every area its largest one, so that none vanishes.
    """
    if level.tolerance == 0:
        return areas
    kept = np.array(
        [
            area if held else _without_islets(area, level.island_km2)
            for area, held in zip(areas, contested, strict=True)
        ],
        dtype=object,
    )
    strips = _strips(kept)
    thin = shapely.coverage_simplify(np.r_[kept, strips], level.tolerance)[: len(kept)]
    return shapely.normalize(  # type: ignore[no-any-return]
        np.array([shapely.MultiPolygon(list(shapely.get_parts(area))) for area in thin])
    )


def _without_islets(area: BaseGeometry, least_km2: float) -> BaseGeometry:
    parts = shapely.get_parts(area)
    if len(parts) == 1:
        return area
    km2 = np.array([geodesic_km2(part) for part in parts])
    keep = (km2 >= least_km2) | (km2 == km2.max())
    return shapely.MultiPolygon(list(parts[keep]))


def _strips(areas: Strings) -> Strings:
    """Return thin neighbours along the edges of the world.

    Where land is cut at 180° or at the pole, the cut must stay straight. A neighbour that
    shares its vertices turns the corners into junctions, which simplifying leaves alone.
    """
    lon, lat = shapely.get_coordinates(areas).T
    strips = []
    for side, along, across in ((180.0, lat, lon), (-180.0, lat, lon)):
        steps = np.unique(along[across == side])
        if len(steps):
            outer = side + np.sign(side)
            path = [(side, y) for y in steps] + [(outer, steps[-1]), (outer, steps[0])]
            strips.append(shapely.Polygon(path))
    steps = np.unique(lon[lat == -90.0])
    if len(steps):
        path = [(x, -90.0) for x in steps] + [(steps[-1], -91.0), (steps[0], -91.0)]
        strips.append(shapely.Polygon(path))
    return np.array(strips, dtype=object)
