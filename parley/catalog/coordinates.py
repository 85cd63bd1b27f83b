"""A GeoJSON geometry checked number by number before anything computes with it.

Infinity, strings, swapped axes and rings that cross themselves are told apart here, so
that no such value reaches GEOS, GDAL or a browser.
"""

from __future__ import annotations

import math
from typing import Any

import shapely
from shapely.geometry import shape

from parley.catalog.problems import shown
from parley.vocabulary import AreaKind, LineKind, SiteKind, Term

Box = tuple[float, float, float, float]
GEOMETRIES: dict[type[Term], tuple[str, ...]] = {
    LineKind: ("LineString", "MultiLineString"),
    AreaKind: ("Polygon", "MultiPolygon"),
    SiteKind: ("Point",),
}
DEPTH = {"Point": 0, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
MAX_POSITIONS = 100_000
NEAR_DEGREES = 5


class UnusableError(ValueError):
    """Something in a file that can not be used: what was found, and what to write."""

    def __init__(self, found: str, write: str) -> None:
        super().__init__(found)
        self.found, self.write = found, write


def checked_geometry(raw: Any, kind: Term, extent: Box | None) -> dict[str, Any]:
    """The geometry of a feature of a kind, as plain numbers in lon/lat degrees.

    `extent` (west, south, east, north) tells swapped axes apart from a far-away place.
    Raises UnusableError.
    """
    wanted = GEOMETRIES[type(kind)]
    found = raw.get("type") if isinstance(raw, dict) else None
    if found not in wanted:
        msg = f"has the geometry {shown(found)}"
        raise UnusableError(msg, f"A {kind.label} is a {' or '.join(wanted)}")
    seen: list[tuple[float, float]] = []
    geometry = {
        "type": found,
        "coordinates": _positions(raw.get("coordinates"), DEPTH[found], seen),
    }
    _check_shape(geometry)
    if extent is not None and _swapped(seen, extent):
        raise UnusableError(
            "seems to have latitude before longitude", "Write [longitude, latitude]"
        )
    return geometry


def is_number(value: object) -> bool:
    """Whether a JSON value is a finite number; true and false are not."""
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _check_shape(geometry: dict[str, Any]) -> None:
    try:
        drawn = shape(geometry)
        empty, valid = drawn.is_empty, drawn.is_valid
        reason = "" if valid else shapely.is_valid_reason(drawn)
    except (shapely.errors.ShapelyError, ValueError, TypeError, IndexError) as error:
        msg = f"is not a shape ({error})"
        raise UnusableError(msg, "A line needs 2 positions, a closed ring 4") from error
    if empty:
        raise UnusableError("has an empty geometry", "Draw it, or remove the feature")
    if not valid:
        msg = f"is not a valid shape ({reason})"
        raise UnusableError(msg, "Mend rings that cross or touch themselves")


def _swapped(positions: list[tuple[float, float]], extent: Box) -> bool:
    west, south, east, north = extent

    def near(lon: float, lat: float) -> bool:
        return (
            west - NEAR_DEGREES <= lon <= east + NEAR_DEGREES
            and south - NEAR_DEGREES <= lat <= north + NEAR_DEGREES
        )

    return not any(near(x, y) for x, y in positions) and all(near(y, x) for x, y in positions)


def _positions(raw: Any, depth: int, seen: list[tuple[float, float]]) -> Any:
    pairs = "Write [longitude, latitude] pairs in degrees"
    if not isinstance(raw, list):
        msg = f"has coordinates {shown(raw)}"
        raise UnusableError(msg, pairs)
    if depth > 0:
        return [_positions(item, depth - 1, seen) for item in raw]
    if len(raw) not in {2, 3} or not all(is_number(value) for value in raw):
        msg = f"has the position {shown(raw)}"
        raise UnusableError(msg, pairs)
    lon, lat = float(raw[0]), float(raw[1])
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        msg = f"has the position {shown(raw)} outside the world"
        raise UnusableError(msg, pairs)
    seen.append((lon, lat))
    if len(seen) > MAX_POSITIONS:
        msg = f"has more than {MAX_POSITIONS:,} positions"
        raise UnusableError(msg, "Simplify the shape; a dispute is drawn at 1:10 million")
    return [lon, lat]
