"""Extents of two maps at one scale: the same ground in width and height about each middle.

Web Mercator stretches by the secant of the latitude, so two extents of equal degrees are of
unequal ground; widened here, a kilometre is as long on both maps at their middles.
"""

from __future__ import annotations

import math

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees, as in a dispute's front matter."""
LIMIT = 85.0
"""Beyond this latitude Web Mercator runs off to infinity."""
SENSIBLE = 2.5
"""Sizes further apart than this would leave one of the two a speck."""


def same_ground(one: Box, other: Box) -> tuple[Box, Box]:
    """Both extents, widened about their middles to the larger width and height of the two."""
    spans = [_ground(box) for box in (one, other)]
    width, height = (max(span[i] for span in spans) for i in (0, 1))
    return _about(one, width, height), _about(other, width, height)


def comparable(one: Box, other: Box) -> bool:
    """Whether one scale shows both: neither is more than two and a half times as long."""
    here, there = (max(_ground(box)) for box in (one, other))
    return max(here, there) <= SENSIBLE * min(here, there)


def _mercator(lat: float) -> float:
    """Northing of a latitude on the unit sphere."""
    return math.asinh(math.tan(math.radians(max(-LIMIT, min(LIMIT, lat)))))


def _latitude(northing: float) -> float:
    return math.degrees(math.atan(math.sinh(northing)))


def _middle(box: Box) -> float:
    """Northing of the middle of an extent as it is drawn."""
    return (_mercator(box[1]) + _mercator(box[3])) / 2


def _ground(box: Box) -> tuple[float, float]:
    """Width and height in radii of the earth, at the scale of the middle."""
    west, south, east, north = box
    shrunk = 1 / math.cosh(_middle(box))
    return math.radians(east - west) * shrunk, (_mercator(north) - _mercator(south)) * shrunk


def _about(box: Box, width: float, height: float) -> Box:
    stretched, middle = math.cosh(_middle(box)), _middle(box)
    lon, half = (box[0] + box[2]) / 2, math.degrees(width * stretched) / 2
    south, north = (_latitude(middle + sign * height * stretched / 2) for sign in (-1, 1))
    return round(lon - half, 4), round(south, 4), round(lon + half, 4), round(north, 4)
