"""Where a place id lies: a site, the middle of a shape, an area or a group of areas."""

from __future__ import annotations

from typing import Any

from parley.catalog import Catalog
from parley.model import Dispute, Feature


def position(catalog: Catalog, dispute: Dispute, place: str) -> tuple[float, float] | None:
    """Longitude and latitude of a place id: a site, the middle of a shape, or an area."""
    feature = dispute.feature(place)
    if feature is not None:
        return _spot(feature)
    areas = [catalog.areas[area] for area in catalog.known.expand(place)]
    if not areas:
        return None
    return max(areas, key=lambda area: area.km2).label


def middle(catalog: Catalog, dispute: Dispute) -> tuple[float, float]:
    """Longitude and latitude of a dispute's mark on the world map.

    It stands at its first area, else at its first shape, else in the middle of its extent.
    """
    first = [*dispute.identity.areas, *(feature.id for feature in dispute.features)][:1]
    west, south, east, north = dispute.identity.extent
    spot = position(catalog, dispute, first[0]) if first else None
    return spot or ((west + east) / 2, (south + north) / 2)


def bounds(
    catalog: Catalog, dispute: Dispute, place: str
) -> tuple[float, float, float, float] | None:
    """West, south, east, north of an area or group id; None for anything else."""
    if dispute.feature(place) is not None:
        return None
    boxes = [catalog.areas[area].bounds for area in catalog.known.expand(place)]
    if not boxes:
        return None
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)


def _spot(feature: Feature) -> tuple[float, float]:
    return feature.point or _middle(feature.geometry["coordinates"])


def _middle(coordinates: Any) -> tuple[float, float]:
    while isinstance(coordinates[0], list) and isinstance(coordinates[0][0], list):
        coordinates = max(coordinates, key=len)
    lon, lat = coordinates[len(coordinates) // 2][:2]
    return lon, lat
