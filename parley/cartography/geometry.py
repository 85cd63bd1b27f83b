"""The geometry a map loads once: the world at low detail, and one dispute at full detail.

TopoJSON keeps the shared edges shared, so a style by pair of areas never leaves a gap or
draws a line twice. Coordinates are lon/lat degrees, WGS 84.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from parley.catalog import Catalog
from parley.catalog.ledgers import own
from parley.catalog.naming import Names
from parley.language import isolated, say
from parley.model import Dispute, Feature
from parley.mosaic.coverage import Coverage, Level
from parley.mosaic.thinning import thinned
from parley.mosaic.topojson import topojson

WORLD_GRID = 9_000
CLIP_GRID = 32_000
LEVELS: tuple[tuple[float, Level], ...] = ((400.0, "full"), (4000.0, "region"))
"""Square degrees up to which a map has a level of the mosaic."""
OWN, NEAR, BEYOND = 1 / 8000, 1 / 4000, 1 / 1500
"""How far a drawn line may lie from the mosaic's, as a share of the extent's longer side.

A wide map is not zoomed in as far as a small one, and what lies beyond the extent is only
seen by panning: contested areas keep most, coasts far away least.
"""
MARGIN = 0.8
SMALL_KM2 = 400
TOLERANCE = 0.02
SLIVER = 0.0008


def world_file(
    world: Coverage, catalog: Catalog, places: Mapping[str, tuple[float, float]]
) -> bytes:
    """The world base: every area at world detail, with its name.

    `places` are longitude and latitude of each dispute's mark. A mark never changes with view
    or day, so a state of the atlas names it by its id alone.
    """
    marks = {
        f"dispute:{slug}": _mark(catalog.disputes[slug], *place) for slug, place in places.items()
    }
    return _json(_named(world.topojson(WORLD_GRID), catalog) | {"places": marks})


def _mark(dispute: Dispute, lon: float, lat: float) -> dict[str, Any]:
    stage, hostility = dispute.identity.stage, dispute.hostility_on(dispute.as_of)
    return {
        "lon": round(lon, 3),
        "lat": round(lat, 3),
        "track": f"stage-{stage.value}",
        "level": int(hostility.value),
        "text": mark_text(dispute),
    }


def mark_text(dispute: Dispute) -> str:
    """What hovering over a dispute's mark says: its name, its stage and its hostility."""
    level = say("hostility {level}", level=dispute.hostility_on(dispute.as_of).label)
    return f"{isolated(dispute.name)} · {dispute.identity.stage.label} · {level}"


def dispute_file(catalog: Catalog, slug: str, mosaic: Path) -> bytes:
    """A dispute's clip, its own shapes, the names to print and the groups that its rows name."""
    dispute, names = catalog.disputes[slug], Names(catalog)
    west, south, east, north = box = clip_box(dispute)
    clip = Coverage.load(_level(dispute), mosaic).clip(west, south, east, north)
    return _json(
        {
            "clip": _named(_drawn(clip, catalog, dispute), catalog),
            "bbox": list(box),
            "features": {
                "type": "FeatureCollection",
                "features": [_feature(feature, dispute, names) for feature in dispute.features],
            },
            "labels": labels(catalog, dispute, clip, names),
            "groups": _groups(catalog, dispute),
        }
    )


def _groups(catalog: Catalog, dispute: Dispute) -> dict[str, list[str]]:
    """The groups of areas that rows of a dispute name: a selected row outlines all of them."""
    tables = (dispute.timeline, dispute.posture, dispute.mediation, dispute.measures)
    named = {row.place for table in tables for row in table}
    named |= {row.area for row in dispute.positions}
    known = catalog.known
    return {name: sorted(known.expand(name)) for name in sorted(named & set(known.groups))}


def _drawn(clip: Coverage, catalog: Catalog, dispute: Dispute) -> dict[str, Any]:
    """The clip as TopoJSON with as many points as the map can show."""
    west, south, east, north = dispute.identity.extent
    ours = catalog.areas_of(dispute.slug)
    arcs, known = clip.arcs, catalog.areas
    own_area = np.array([a in ours or (a in known and known[a].contested) for a in clip.ids])
    inland = np.where(arcs.right >= 0, arcs.right, arcs.left)
    mine = own_area[arcs.left] | own_area[inland]
    inside = shapely.intersects(arcs.lines(), shapely.box(west, south, east, north))
    share = np.where(mine, OWN, np.where(inside, NEAR, BEYOND))
    thin = thinned(arcs, share * max(east - west, north - south))
    return topojson(thin, clip.ids, CLIP_GRID)


def _level(dispute: Dispute) -> Level:
    """Level of detail of a dispute's clip: a wide map is not zoomed in as far as a small one."""
    west, south, east, north = dispute.identity.extent
    wide = (east - west) * (north - south)
    return next((level for limit, level in LEVELS if wide <= limit), "world")


def clip_box(dispute: Dispute) -> tuple[float, float, float, float]:
    """The dispute's extent with room around it to pan in; west, south, east, north."""
    west, south, east, north = dispute.identity.extent
    dx, dy = (east - west) * MARGIN, (north - south) * MARGIN
    return (
        max(-180.0, west - dx),
        max(-85.0, south - dy),
        min(180.0, east + dx),
        min(85.0, north + dy),
    )


def labels(
    catalog: Catalog,
    dispute: Dispute,
    clip: Coverage,
    names: Names,
    box: tuple[float, float, float, float] | None = None,
) -> list[dict[str, Any]]:
    """Names for the map: states by rank 0, the dispute's contested areas by rank 1.

    A state is named where its part of the dispute's extent is widest, so that a large
    neighbour is not left without a name because its middle lies elsewhere. `box` stands for
    that extent where a map shows another (west, south, east, north).
    """
    ours = catalog.areas_of(dispute.slug)
    window = shapely.box(*(box or dispute.identity.extent))
    found: list[dict[str, Any]] = []
    for area_id in clip.ids:
        area = catalog.areas[area_id]
        if area.contested and (area_id not in ours or area.km2 < SMALL_KM2):
            continue
        spot = _widest(clip.geometry(area_id), window)
        if spot is None:
            continue
        label: dict[str, Any] = {"text": area.name, "lon": spot[0], "lat": spot[1], "rank": 0}
        if area.contested:
            short = area.name.split(",")[0].removesuffix(" district")
            label |= {"text": short, "rank": 1, "area": area_id}
        if named := names.parties(area_id):
            label["names"] = {party: names.shown(area_id, party) for party in sorted(named)}
        found.append(label)
    return _once(found, catalog)


def _widest(area: BaseGeometry, window: BaseGeometry) -> tuple[float, float] | None:
    """Lon/lat of the middle of the widest part of an area in a window; None for a sliver."""
    seen = shapely.intersection(shapely.simplify(area, TOLERANCE), window)
    parts = [part for part in shapely.get_parts(seen) if part.geom_type == "Polygon"]
    largest = max(parts, key=lambda part: part.area, default=None)
    if largest is None or largest.area < SLIVER * window.area:
        return None
    middle = shapely.maximum_inscribed_circle(largest, tolerance=TOLERANCE)
    lon, lat = shapely.get_coordinates(middle)[0]
    return round(float(lon), 4), round(float(lat), 4)


def _once(labels: list[dict[str, Any]], catalog: Catalog) -> list[dict[str, Any]]:
    """Of the areas that share a name, only the largest carries it."""
    best: dict[str, dict[str, Any]] = {}
    for label in labels:
        rival = best.get(label["text"])
        if rival is None or _size(label, catalog) > _size(rival, catalog):
            best[label["text"]] = label
    return [label for label in labels if best[label["text"]] is label]


def _size(label: dict[str, Any], catalog: Catalog) -> float:
    area = label.get("area")
    return catalog.areas[area].km2 if area else 0.0


def _feature(feature: Feature, dispute: Dispute, names: Names) -> dict[str, Any]:
    place = own(dispute.slug, feature.id)
    return {
        "type": "Feature",
        "id": feature.id,
        "properties": {
            "kind": feature.kind.value,
            "name": feature.name,
            "names": {party: names.shown(place, party) for party in sorted(names.parties(place))},
            "precision": feature.precision.value,
            "km": feature.uncertainty_km,
        },
        "geometry": feature.geometry,
    }


def _named(topology: dict[str, Any], catalog: Catalog) -> dict[str, Any]:
    for geometry in topology["objects"]["areas"]["geometries"]:
        area = catalog.areas.get(geometry["id"])
        geometry["properties"] = {"name": area.name if area else geometry["id"]}
    return topology


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
