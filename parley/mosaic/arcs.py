"""Turn a clean coverage into arcs, and arcs back into areas.

An arc is a longest possible stretch of line with the same area on its left and the same
area on its right. Arcs are the table of edges: a border is drawn once, knows both its
sides, and changes its style when either side changes hands. Coordinates are longitude,
latitude in degrees throughout.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

SEA = -1
FRAME = -2
WORLD = (-180.0, -90.0, 180.0, 90.0)

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Geometries = npt.NDArray[np.object_]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Arcs:
    """The arcs of a coverage and how each area is strung from them.

    ``coords`` has shape (n, 2); arc ``k`` is ``coords[start[k]:start[k + 1]]``, directed so
    that area ``left[k]`` lies on its left. ``right[k]`` is the other area, ``SEA`` for a
    coast or ``FRAME`` for a cut through land (the antimeridian, the side of a clip); two
    areas always stand with the smaller index on the left. ``rings[a]`` lists the polygons
    of area ``a``, each a list of rings, each a list of arcs, ``~k`` meaning arc ``k``
    backwards; that is TopoJSON's own notation.
    """

    coords: Floats
    start: Ints
    left: Ints
    right: Ints
    rings: list[list[list[list[int]]]]

    def __len__(self) -> int:
        """Return the number of arcs."""
        return len(self.left)

    def lines(self) -> Geometries:
        """Return every arc as a LineString, in order."""
        counts = np.diff(self.start)
        found: Geometries = shapely.linestrings(
            self.coords, indices=np.repeat(np.arange(len(counts)), counts)
        )
        return found

    def polygons(self) -> Geometries:
        """Return every area as a normalised MultiPolygon, exactly as it went in.

        The round trip is the proof that no arc is lost, doubled or turned.
        """
        areas = np.empty(len(self.rings), dtype=object)
        for index, polygons in enumerate(self.rings):
            parts = []
            for rings in polygons:
                shell, *holes = [self._strung(ring) for ring in rings]
                parts.append(shapely.Polygon(shell, holes))
            areas[index] = shapely.MultiPolygon(parts)
        return shapely.normalize(areas)  # type: ignore[no-any-return]

    def _strung(self, ring: Sequence[int]) -> Floats:
        """Return the closed path, shape (n, 2), of one list of arc references."""
        path = []
        for place, arc in enumerate(ring):
            number = arc if arc >= 0 else ~arc
            stretch = self.coords[self.start[number] : self.start[number + 1]]
            stretch = stretch if arc >= 0 else stretch[::-1]
            path.append(stretch if place == 0 else stretch[1:])
        return np.concatenate(path)


def arcs_of(areas: Geometries, frame: Box = WORLD) -> Arcs:
    """Return the arcs of ``areas``, an array of polygons forming a clean coverage.

    ``frame`` is (west, south, east, north): a stretch along one of its sides with no
    neighbour is marked ``FRAME`` instead of ``SEA``, so that a cut is not drawn as coast.

    Raises ``ValueError`` if a stretch of line has more than two sides, two areas on the
    same side or one area on both: the coverage is not clean.
    """
    if not len(areas):
        none = np.zeros(0, dtype=np.int64)
        return Arcs(np.zeros((0, 2)), np.zeros(1, dtype=np.int64), none, none, [])
    walk = _Walk.along(areas)
    right = walk.opposite_areas()
    right[(right == SEA) & walk.on_frame(frame)] = FRAME
    walk, right, begins = walk.from_breaks(right)

    first = np.flatnonzero(begins)
    count = np.diff(np.r_[first, len(begins)])
    left_side, right_side = walk.area[first], right[first]
    forward = (right_side < 0) | (left_side < right_side)
    number = _arc_numbers(np.minimum.reduceat(walk.segment, first), forward)

    kept = np.flatnonzero(forward)
    points = count[kept] + 1
    start = np.r_[0, np.cumsum(points)].astype(np.int64)
    step = np.arange(start[-1]) - np.repeat(start[:-1], points)
    last = step == np.repeat(points - 1, points)
    place = np.repeat(first[kept], points) + step - last
    vertex = np.where(last, walk.head[place], walk.tail[place])
    return Arcs(
        coords=walk.vertices[vertex],
        start=start,
        left=left_side[kept],
        right=right_side[kept],
        rings=walk.nested(first, number, len(areas)),
    )


def _arc_numbers(key: Ints, forward: npt.NDArray[np.bool_]) -> Ints:
    """Number the forward runs 0, 1, ...; a backward run is the ``~`` of its twin.

    ``key`` is the smallest segment of each run, which both twins share.
    """
    number = np.zeros(len(key), dtype=np.int64)
    number[forward] = np.arange(forward.sum())
    order = np.argsort(key[forward])
    number[~forward] = ~order[np.searchsorted(key[forward][order], key[~forward])]
    return number


@dataclass(frozen=True)
class _Walk:
    """Every segment of every ring, in the order of a walk round it, area on the left.

    ``tail`` and ``head`` are vertex numbers, ``segment`` is the number that a segment
    shares with its twin on the other side, ``ring`` and ``area`` say whose it is.
    """

    vertices: Floats
    tail: Ints
    head: Ints
    segment: Ints
    ring: Ints
    area: Ints
    polygon_of_ring: Ints
    area_of_polygon: Ints

    @classmethod
    def along(cls, areas: Geometries) -> _Walk:
        """Walk round all rings of ``areas``."""
        oriented = shapely.orient_polygons(np.asarray(areas, dtype=object))
        polygons, area_of_polygon = shapely.get_parts(oriented, return_index=True)
        rings, polygon_of_ring = shapely.get_rings(polygons, return_index=True)
        path, ring_of_point = shapely.get_coordinates(rings, return_index=True)
        # one complex number a point sorts fast; adding 0.0 makes -0.0 equal to 0.0
        points = np.ascontiguousarray(path + 0.0).view(np.complex128).ravel()
        unique, vertex = np.unique(points, return_inverse=True)
        here = np.flatnonzero(ring_of_point[1:] == ring_of_point[:-1])
        here = here[vertex[here] != vertex[here + 1]]
        tail, head, ring = vertex[here], vertex[here + 1], ring_of_point[here]
        key = np.minimum(tail, head).astype(np.int64) * len(unique) + np.maximum(tail, head)
        return cls(
            vertices=np.column_stack([unique.real, unique.imag]),
            tail=tail,
            head=head,
            segment=np.unique(key, return_inverse=True)[1],
            ring=ring,
            area=area_of_polygon[polygon_of_ring[ring]],
            polygon_of_ring=polygon_of_ring,
            area_of_polygon=area_of_polygon,
        )

    def opposite_areas(self) -> Ints:
        """Return the area on the right of every segment, ``SEA`` where there is none."""
        order = np.argsort(self.segment, kind="stable")
        sides = np.bincount(self.segment)
        if sides.max(initial=0) > 2:
            msg = f"{int((sides > 2).sum())} segments have more than two sides: areas overlap"
            raise ValueError(msg)
        place = np.cumsum(sides) - sides
        one = order[place[sides == 2]]
        two = order[place[sides == 2] + 1]
        if (self.tail[one] == self.tail[two]).any():
            msg = "two areas lie on the same side of a segment: areas overlap"
            raise ValueError(msg)
        if (self.area[one] == self.area[two]).any():
            msg = "one area lies on both sides of a segment: merge its parts"
            raise ValueError(msg)
        right = np.full(len(self.tail), SEA, dtype=np.int64)
        right[one], right[two] = self.area[two], self.area[one]
        return right

    def on_frame(self, frame: Box) -> npt.NDArray[np.bool_]:
        """Tell which segments run along one side of ``frame``."""
        west, south, east, north = frame
        lon, lat = self.vertices.T
        found = np.zeros(len(self.tail), dtype=bool)
        for coordinate, side in ((lon, west), (lat, south), (lon, east), (lat, north)):
            on_side = coordinate == side
            found |= on_side[self.tail] & on_side[self.head]
        return found

    def from_breaks(self, right: Ints) -> tuple[_Walk, Ints, npt.NDArray[np.bool_]]:
        """Turn every ring so that it starts where an arc starts; tell where arcs start.

        An arc starts at a junction, or where coast turns into frame. A ring with neither
        is one closed arc and starts at its smallest vertex, so that an enclave and the
        hole it fills agree.
        """
        size = len(self.tail)
        first = np.flatnonzero(np.r_[True, self.ring[1:] != self.ring[:-1]])
        length = np.diff(np.r_[first, size])
        first_of, length_of = np.repeat(first, length), np.repeat(length, length)
        before = first_of + (np.arange(size) - first_of - 1) % length_of
        sides = np.unique(self.segment, return_index=True)[1]
        degree = np.bincount(
            np.r_[self.tail[sides], self.head[sides]], minlength=len(self.vertices)
        )
        begins = (degree[self.tail] != 2) | (right != right[before])
        unbroken = np.repeat(~np.logical_or.reduceat(begins, first), length)
        smallest = np.repeat(np.minimum.reduceat(self.tail, first), length)
        begins |= unbroken & (self.tail == smallest)

        places = np.where(begins, np.arange(size), size)
        offset = np.repeat(np.minimum.reduceat(places, first) - first, length)
        turn = first_of + (np.arange(size) - first_of + offset) % length_of
        turned = _Walk(
            self.vertices,
            self.tail[turn],
            self.head[turn],
            self.segment[turn],
            self.ring[turn],
            self.area[turn],
            self.polygon_of_ring,
            self.area_of_polygon,
        )
        return turned, right[turn], begins[turn]

    def nested(self, first: Ints, number: Ints, areas: int) -> list[list[list[list[int]]]]:
        """Return the arc numbers of every area as polygons of rings of arcs."""
        nest: list[list[list[list[int]]]] = [[] for _ in range(areas)]
        ring_before = polygon_before = -1
        for arc, ring in zip(number.tolist(), self.ring[first].tolist(), strict=True):
            polygon = int(self.polygon_of_ring[ring])
            home = nest[int(self.area_of_polygon[polygon])]
            if polygon != polygon_before:
                home.append([])
            if ring != ring_before:
                home[-1].append([])
            home[-1][-1].append(arc)
            ring_before, polygon_before = ring, polygon
        return nest
