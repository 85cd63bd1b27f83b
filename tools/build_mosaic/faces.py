"""Cut the world into faces: the smallest pieces between all the lines.

A face is later given to exactly one area; no face is ever split after this step, so all
areas share their borders vertex by vertex.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

GRID_DEG = 1e-6  # noding grid, about 0.1 m
SLIVER_KM2 = 3.0
SLIVER_ROUNDNESS = 0.12
SPECK_KM2 = 0.05
WGS84 = Geod(ellps="WGS84")

Strings = npt.NDArray[np.object_]


@dataclass(frozen=True)
class Faces:
    """The faces of the world and what the sources say of each.

    ``geometry``, ``points`` (one point inside each face), ``unit`` (the source's country
    code, "" for none) and ``province`` (name, "" for none) are arrays of equal length.
    """

    geometry: Strings
    points: Strings
    unit: Strings
    province: Strings

    def __len__(self) -> int:
        return len(self.geometry)


def geodesic_km2(geometry: BaseGeometry) -> float:
    """Return the area of ``geometry`` on the ellipsoid in square kilometres."""
    return float(abs(WGS84.geometry_area_perimeter(shapely.orient_polygons(geometry))[0]) / 1e6)


def geodesic_km(geometry: BaseGeometry) -> float:
    """Return the length of a line on the ellipsoid in kilometres."""
    return float(WGS84.geometry_length(geometry) / 1e3)


def polygonise(
    borders: Strings,
    cuts: list[BaseGeometry],
    provinces: Strings,
    province_units: Strings,
    province_names: Strings,
) -> Faces:
    """Node ``borders`` with ``cuts`` and return the faces, each with unit and province.

    ``provinces`` are the polygons of the finest source layer; the face takes the labels
    of the one its inner point lies in.
    """
    noded = shapely.union_all(np.array([*borders, *cuts], dtype=object), grid_size=GRID_DEG)
    faces = np.array(list(shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))))
    order = np.lexsort(shapely.bounds(faces).T[::-1])
    faces = faces[order]
    points = shapely.point_on_surface(faces)
    unit = np.full(len(faces), "", dtype=object)
    province = unit.copy()
    face, owner = shapely.STRtree(provinces).query(points, predicate="within")
    unit[face], province[face] = province_units[owner], province_names[owner]
    return Faces(faces, points, unit, province)


def melt_slivers(faces: Faces) -> tuple[Faces, list[str]]:
    """Join slivers to the neighbour with the longest common edge; tell which.

    Slivers arise where two versions of one border differ by metres. The limit is kept
    low: at 30 km² real land (West Bank, Karabakh) was eaten in trials.
    """
    shapes = faces.geometry
    km2 = np.array([geodesic_km2(shape) for shape in shapes])
    km = np.array([geodesic_km(shape.exterior) for shape in shapes])
    thin = 4 * np.pi * km2 / km**2 < SLIVER_ROUNDNESS
    inside = (faces.unit != "") & _has_neighbour(shapes)
    small = np.flatnonzero(((km2 < SLIVER_KM2) & thin & inside) | ((km2 < SPECK_KM2) & inside))
    tree = shapely.STRtree(shapes)
    goes_to: dict[int, int] = {}
    report = []
    for each in small.tolist():
        best: tuple[tuple[bool, float], int] | None = None
        for other in sorted(tree.query(shapes[each], predicate="intersects").tolist()):
            if other == each:
                continue
            common = shapes[each].boundary.intersection(shapes[other].boundary).length
            rank = (faces.unit[other] == faces.unit[each], common)
            if common > 0 and (best is None or rank > best[0]):
                best = (rank, other)
        if best and km2[best[1]] > km2[each]:
            goes_to[each] = best[1]
            point = faces.points[each]
            report.append(
                f"{km2[each]:.2f} km2 of {faces.unit[each]} at {point.x:.3f} {point.y:.3f}"
                f" -> {faces.unit[best[1]]}"
            )

    members: dict[int, list[int]] = {}
    for each in range(len(faces)):
        root = each
        while root in goes_to:
            root = goes_to[root]
        members.setdefault(root, []).append(each)
    keep = np.array(sorted(members))
    shapes = np.array([shapely.coverage_union_all(shapes[members[k]]) for k in keep.tolist()])
    return (
        replace(
            faces,
            geometry=shapes,
            points=faces.points[keep],
            unit=faces.unit[keep],
            province=faces.province[keep],
        ),
        report,
    )


def _has_neighbour(shapes: Strings) -> npt.NDArray[np.bool_]:
    """Tell which faces touch another one: an islet alone at sea is no sliver."""
    one, two = shapely.STRtree(shapes).query(shapes, predicate="touches")
    found = np.zeros(len(shapes), dtype=bool)
    found[one] = True
    found[two] = True
    return found
