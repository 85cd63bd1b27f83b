"""The scale bar: a round length on the ground, true along the middle latitude of the map."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from pyproj import Geod

from parley.cartography.projections import Box, Frame, Mercator, unrolled

WGS84 = Geod(ellps="WGS84")
KM, NAUTICAL = 1000.0, 1852.0
STEPS = (1.0, 2.0, 5.0)


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A length in kilometres or nautical miles and its width in pixels."""

    length: float
    unit: str
    width: float

    @property
    def words(self) -> str:
        """The length as it is printed."""
        return f"{self.length:,.10g} {self.unit}"


def middle_latitude(frame: Frame, extent: Box) -> float:
    """The latitude halfway up the map, at which its scale bar is true."""
    _, south, _, north = unrolled(extent)
    if not isinstance(frame.projection, Mercator):
        return (south + north) / 2
    halfway = (frame.y - frame.top - frame.height / 2) / frame.scale
    return frame.projection.seen(np.array([[0.0, halfway]]))[1]


def metres_per_pixel(frame: Frame, latitude: float) -> float:
    """Metres on the ellipsoid (WGS 84) for one pixel along a parallel."""
    middle, half = frame.projection.middle, 0.01
    ends = np.array([[middle - half, latitude], [middle + half, latitude]])
    _, _, metres = WGS84.inv(*ends[0], *ends[1])
    return float(metres / np.hypot(*np.diff(frame.pixels(ends), axis=0)[0]))


def scale_bar(metres: float, most: float, unit: str = "km") -> ScaleBar:
    """The longest round length (1, 2 or 5 times a power of ten) within `most` pixels."""
    per_unit = metres / (KM if unit == "km" else NAUTICAL)
    room = per_unit * most
    power = 10.0 ** np.floor(np.log10(room))
    length = float(max(step * power for step in STEPS if step * power <= room))
    return ScaleBar(length, unit, length / per_unit)
