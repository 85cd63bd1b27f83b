"""Read the mosaic: areas at three levels of detail, the edges between them, and clips.

The shapes never change with a view or a date; they are loaded once and everything else
refers to them by area id (``areas`` says what each one is). Coordinates are longitude,
latitude in degrees on WGS 84, and a box is always (west, south, east, north).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, Self, get_args

import geopandas as gpd
import numpy as np
import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from parley.mosaic.arcs import FRAME, SEA, WORLD, Arcs, Box, Geometries, arcs_of
from parley.mosaic.topojson import topojson

FOLDER = Path(__file__).parents[2] / "geodata" / "mosaic"
Level = Literal["world", "region", "full"]
BEYOND = {SEA: "~sea", FRAME: "~frame"}
_FRAME_DECIMALS = 9  # 0.1 mm: two neighbours meet the frame in the same point


class Coverage:
    """A clean coverage of areas: every point of land lies in exactly one of them.

    Clean means that neighbours share their border vertex by vertex, which is what lets a
    border be drawn once and know both its sides.
    """

    def __init__(self, ids: Sequence[str], geometries: Geometries, frame: Box = WORLD) -> None:
        """Keep the areas ``ids`` with their polygons; ``frame`` bounds what is shown.

        Raises ``ValueError`` if ids and geometries differ in number or an id is doubled.
        """
        self.ids = tuple(ids)
        self.frame = frame
        self._geometries = np.asarray(geometries, dtype=object)
        self._place = {name: index for index, name in enumerate(self.ids)}
        if not len(self._geometries) == len(self.ids) == len(self._place):
            msg = "every area needs one id of its own and one geometry"
            raise ValueError(msg)

    @classmethod
    def load(cls, level: Level, folder: Path = FOLDER, box: Box | None = None) -> Self:
        """Load the areas of ``level``; with ``box`` only those whose bounds touch it.

        The file keeps the bounds of each area beside it, so that a small box reads a
        small part of the file. The areas come whole: ``clip`` cuts them.

        Raises ``ValueError`` for an unknown level, ``FileNotFoundError`` if the mosaic
        has not been built into ``folder``.
        """
        if level not in get_args(Level):
            msg = f"'{level}' is not a level. Write one of: {', '.join(get_args(Level))}."
            raise ValueError(msg)
        frame = gpd.read_parquet(
            folder / f"areas-{level}.parquet", columns=["id", "geometry"], bbox=box
        )
        return cls(frame["id"].tolist(), np.asarray(frame.geometry.values, dtype=object))

    def __len__(self) -> int:
        """Return the number of areas."""
        return len(self.ids)

    def __contains__(self, name: str) -> bool:
        """Tell whether the area ``name`` is here."""
        return name in self._place

    def geometry(self, name: str) -> BaseGeometry:
        """Return the MultiPolygon of the area ``name``.

        Raises ``KeyError`` if there is no such area here.
        """
        shape: BaseGeometry = self._geometries[self._place[name]]
        return shape

    @property
    def geometries(self) -> Geometries:
        """The MultiPolygons of all areas, in the order of ``ids``."""
        return self._geometries

    @cached_property
    def arcs(self) -> Arcs:
        """The arcs of the coverage; ``left`` and ``right`` index ``ids``."""
        return arcs_of(self._geometries, self.frame)

    @cached_property
    def edges(self) -> gpd.GeoDataFrame:
        """The table of edges: left, right, arc, km, geometry (one LineString an arc).

        ``right`` is "~sea" on a coast and "~frame" where land is cut off, at the
        antimeridian or the side of a clip. The pair of left and right is the name of an
        edge at every level; the number of the arc is not.
        """
        arcs, lines = self.arcs, self.arcs.lines()
        geod = Geod(ellps="WGS84")
        right = [BEYOND[k] if k < 0 else self.ids[k] for k in arcs.right.tolist()]
        return gpd.GeoDataFrame(
            {
                "left": [self.ids[k] for k in arcs.left.tolist()],
                "right": right,
                "arc": np.arange(len(arcs), dtype=np.int32),
                "km": [round(geod.geometry_length(line) / 1e3, 4) for line in lines],
            },
            geometry=lines,
            crs="OGC:CRS84",
        )

    def pairs(self) -> list[tuple[str, str]]:
        """Return the pairs of areas that touch along a line, each once and in order.

        A pair has the same name at every level of detail, so one table of styles serves
        them all.
        """
        inland = self.arcs.right >= 0
        sides = zip(self.arcs.left[inland].tolist(), self.arcs.right[inland].tolist(), strict=True)
        named = ((self.ids[one], self.ids[two]) for one, two in sides)
        return sorted({(min(pair), max(pair)) for pair in named})

    def clip(self, west: float, south: float, east: float, north: float) -> Self:
        """Return the part of the coverage inside a box, still a clean coverage.

        Where the box cuts land the new edge is marked as frame, not as coast.

        Raises ``ValueError`` if the box is empty or leaves -180..180, -90..90.
        """
        if not (WORLD[0] <= west < east <= WORLD[2] and WORLD[1] <= south < north <= WORLD[3]):
            msg = f"not a box west, south, east, north in degrees: {west} {south} {east} {north}"
            raise ValueError(msg)
        frame = (west, south, east, north)
        parts, owner = shapely.get_parts(self._geometries, return_index=True)
        low_x, low_y, high_x, high_y = shapely.bounds(parts).T
        touches = (low_x < east) & (high_x > west) & (low_y < north) & (high_y > south)
        crosses = touches & ((low_x < west) | (high_x > east) | (low_y < south) | (high_y > north))
        cut = shapely.intersection(parts[crosses], shapely.box(*frame))
        parts[crosses] = _meeting_on(frame, cut)
        kept: dict[int, list[BaseGeometry]] = {}
        for index in np.flatnonzero(touches).tolist():
            polygons = [
                part
                for part in shapely.get_parts(shapely.get_parts(parts[index]))
                if part.geom_type == "Polygon" and part.area > 0
            ]
            if polygons:
                kept.setdefault(int(owner[index]), []).extend(polygons)
        areas = np.array([shapely.MultiPolygon(kept[k]) for k in sorted(kept)], dtype=object)
        return type(self)([self.ids[k] for k in sorted(kept)], areas, frame)

    def topojson(self, quantisation: int = 100_000) -> dict[str, Any]:
        """Return the coverage as TopoJSON for the browser; see ``topojson``."""
        return topojson(self.arcs, self.ids, quantisation)


def _meeting_on(frame: Box, shapes: Geometries) -> Geometries:
    """Round new vertices along the frame, so that neighbours meet in the same point.

    Cutting one line twice, once from each side, gives two answers that differ in the
    last binary digit; one digit is enough to break a coverage.
    """
    west, south, east, north = frame

    def rounded(points: np.ndarray) -> np.ndarray:
        lon, lat = points.T
        on_side = (lon == west) | (lon == east)
        on_end = (lat == south) | (lat == north)
        return np.column_stack(
            [
                np.where(on_end & ~on_side, np.round(lon, _FRAME_DECIMALS), lon),
                np.where(on_side & ~on_end, np.round(lat, _FRAME_DECIMALS), lat),
            ]
        )

    found: Geometries = shapely.transform(shapes, rounded)
    return found
