"""Map projections: longitude and latitude in degrees to a flat plane, y upwards.

The unit of the plane is the radius of the Earth. Every formula is that of the sphere, which is
what web maps use; on paper of this size the flattening of the Earth does not show.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]
"""Shape (n, 2): longitude, latitude in degrees, or x, y of the plane."""

Box = tuple[float, float, float, float]
MERCATOR_LIMIT = 85.0511
WIDE = 150.0
"""Degrees of longitude from which Mercator swells the far north too much to be fair."""
POLAR = 55.0


class Projection(ABC):
    """How the round Earth lies on flat paper."""

    name: str
    straight = False
    """Whether meridians and parallels are straight lines, so that shapes need no new vertices."""
    north_up = False
    """Whether north is straight up everywhere on the map."""
    middle = 0.0
    """The longitude in the middle of the map; shapes are shifted by 360° to lie around it."""

    @abstractmethod
    def plane(self, points: Points) -> Points:
        """Lon/lat degrees to x, y of the plane; shape (n, 2) both."""

    @abstractmethod
    def seen(self, corners: Points) -> Box:
        """West, south, east, north that hold all that lies between corners of the plane."""


@dataclass(frozen=True)
class Mercator(Projection):
    """Mercator on the sphere, as on the live map (Snyder 1987, eq. 7-1 and 7-2)."""

    middle: float = 0.0
    name = "Mercator"
    straight = True
    north_up = True

    def plane(self, points: Points) -> Points:
        """See `Projection.plane`; beyond 85.05° the latitude is held there."""
        lon, lat = np.radians(points.T)
        limit = np.radians(MERCATOR_LIMIT)
        lat = np.clip(lat, -limit, limit)
        return np.column_stack([lon, np.log(np.tan(np.pi / 4 + lat / 2))])

    def seen(self, corners: Points) -> Box:
        """The inverse of the two corners (Snyder 1987, eq. 7-4)."""
        lon = np.degrees(corners[:, 0])
        lat = np.degrees(2 * np.arctan(np.exp(corners[:, 1])) - np.pi / 2)
        return float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max())


@dataclass(frozen=True)
class PolarStereographic(Projection):
    """Stereographic about a pole: shapes keep their form (Snyder 1987, eq. 21-5 to 21-7).

    Greenwich points down about the north pole and up about the south pole, as on the maps of
    the Arctic and Antarctic programmes.
    """

    south: bool
    name = "Polar stereographic"

    def plane(self, points: Points) -> Points:
        """See `Projection.plane`; the pole is the origin."""
        lon, lat = np.radians(points.T)
        if self.south:
            rho = 2 * np.tan(np.pi / 4 + np.clip(lat, -np.pi / 2, 1.2) / 2)
            return np.column_stack([rho * np.sin(lon), rho * np.cos(lon)])
        rho = 2 * np.tan(np.pi / 4 - np.clip(lat, -1.2, np.pi / 2) / 2)
        return np.column_stack([rho * np.sin(lon), -rho * np.cos(lon)])

    def seen(self, corners: Points) -> Box:
        """All longitudes, from the pole to the latitude of the farthest corner."""
        far = float(np.hypot(*corners.T).max())
        limit = float(np.degrees(np.pi / 2 - 2 * np.arctan(far / 2)))
        room = 6.0
        if self.south:
            return -180.0, -90.0, 180.0, min(60.0, -limit + room)
        return -180.0, max(-60.0, limit - room), 180.0, 90.0


@dataclass(frozen=True)
class EqualEarth(Projection):
    """Equal Earth: areas keep their size (Šavrič, Patterson and Jenny 2018)."""

    middle: float = 0.0
    name = "Equal Earth"
    A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796

    def plane(self, points: Points) -> Points:
        """See `Projection.plane`."""
        lon, lat = np.radians(points.T)
        lon = lon - np.radians(self.middle)
        root = np.sqrt(3.0)
        theta = np.arcsin(root / 2 * np.sin(lat))
        a1, a2, a3, a4 = self.A1, self.A2, self.A3, self.A4
        t2 = theta * theta
        t6 = t2 * t2 * t2
        x = (
            2
            * root
            * lon
            * np.cos(theta)
            / (3 * (9 * a4 * t6 * t2 + 7 * a3 * t6 + 3 * a2 * t2 + a1))
        )
        y = theta * (a4 * t6 * t2 + a3 * t6 + a2 * t2 + a1)
        return np.column_stack([x, y])

    def seen(self, corners: Points) -> Box:  # noqa: ARG002 - the whole Earth is drawn
        """The whole Earth, cut opposite the middle."""
        return self.middle - 180.0, -90.0, self.middle + 180.0, 90.0


def fitting(extent: Box) -> Projection:
    """The projection of a map of an extent: Mercator, unless it is polar or as wide as the world.

    An extent whose east lies west of its west crosses the antimeridian.
    """
    west, south, east, north = unrolled(extent)
    wide, middle = east - west, (west + east) / 2
    if wide > WIDE and south >= POLAR:
        return PolarStereographic(south=False)
    if wide > WIDE and north <= -POLAR:
        return PolarStereographic(south=True)
    if wide > WIDE:
        return EqualEarth(round(middle))
    return Mercator(middle)


def unrolled(extent: Box) -> Box:
    """The extent with its east beyond 180° where it crosses the antimeridian."""
    west, south, east, north = extent
    return west, south, east + 360.0 if east < west else east, north


@dataclass(frozen=True)
class Frame:
    """A rectangle of the paper through which a projected map is seen; CSS pixels, y downwards.

    `scale` is pixels for each unit of the plane; `left`, `top`, `width` and `height` are the
    rectangle; `x` and `y` are where the origin of the plane lies.
    """

    projection: Projection
    left: float
    top: float
    width: float
    height: float
    scale: float
    x: float
    y: float

    @classmethod
    def fit(cls, extent: Box, left: float, top: float, width: float, height: float) -> Frame:
        """Show an extent as large as it can be, in the middle of a rectangle."""
        projection = fitting(extent)
        low, high = _span(projection, extent)
        across, down = high - low
        scale = float(min(width / across, height / down))
        middle = (low + high) / 2
        x, y = left + width / 2 - scale * middle[0], top + height / 2 + scale * middle[1]
        return cls(projection, left, top, width, height, scale, float(x), float(y))

    def pixels(self, points: Points) -> Points:
        """Lon/lat degrees to pixels of the paper; shape (n, 2) both."""
        flat = self.projection.plane(points)
        return np.column_stack([self.x + self.scale * flat[:, 0], self.y - self.scale * flat[:, 1]])

    @property
    def seen(self) -> Box:
        """West, south, east, north of what the rectangle shows; longitudes may pass 180°."""
        columns = np.array([self.left, self.left + self.width, self.left, self.left + self.width])
        rows = np.array([self.top, self.top, self.top + self.height, self.top + self.height])
        flat = np.column_stack([(columns - self.x) / self.scale, (self.y - rows) / self.scale])
        return self.projection.seen(flat)

    @property
    def zoom(self) -> float:
        """The zoom of the live map at which one degree of longitude is as wide as here."""
        return float(np.log2(self.scale * 2 * np.pi / 256))


def _span(projection: Projection, extent: Box) -> tuple[Points, Points]:
    """Lowest and highest x, y of an extent on the plane."""
    west, south, east, north = unrolled(extent)
    if isinstance(projection, PolarStereographic) and east - west >= 270:
        west, east = -180.0, 180.0
    side = np.linspace(0.0, 1.0, 181)
    lon, lat = west + side * (east - west), south + side * (north - south)
    walk = np.concatenate(
        [
            np.column_stack([lon, np.full_like(lon, south)]),
            np.column_stack([lon, np.full_like(lon, north)]),
            np.column_stack([np.full_like(lat, west), lat]),
            np.column_stack([np.full_like(lat, east), lat]),
        ]
    )
    flat = projection.plane(walk)
    return flat.min(axis=0), flat.max(axis=0)
