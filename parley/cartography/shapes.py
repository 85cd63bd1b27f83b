"""A dispute's own lines, zones and sites and the dated events, as SVG on a printed map."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry import shape

from parley.cartography.glyphs import circle, shape_of
from parley.cartography.ground import DETAIL_PX, bent, path
from parley.cartography.looks import STANDS, Look, attributes
from parley.cartography.projections import Frame
from parley.cartography.scene import Mark, Scene
from parley.model import Dispute, Feature
from parley.vocabulary import Precision

MARKS = re.compile(r"raises|eases|neutral|stage-(war|active|easing|frozen|dormant|settled)")
SITE_RADIUS = 6.5
ASIDE = 15.0
THINNEST, WIDEST = 9.0, 90.0
"""Least and greatest width in pixels of the band of a schematic line."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A symbol on the map: where it stands in pixels, how large, and whose it is."""

    x: float
    y: float
    radius: float
    key: str


def lines_and_zones(
    dispute: Dispute, scene: Scene, frame: Frame, look: Look, metres: float
) -> tuple[list[str], list[str]]:
    """Zones and lines that hold on the day, each as SVG; `metres` are those of one pixel."""
    zones: list[str] = []
    lines: list[str] = []
    for feature in shown(dispute, scene):
        if feature.point:
            continue
        polygon = "Polygon" in feature.geometry["type"]
        outline = _outline(feature, frame, closed=polygon)
        if not outline:
            continue
        classes = f"{'zone' if polygon else 'line'} {feature.kind.value}{_manner(feature, scene)}"
        if polygon:
            zones.append(f'<path d="{outline}"{look.attributes(classes)}/>')
            continue
        if feature.precision is Precision.SCHEMATIC:
            style = look.style(f"band {feature.kind.value}")
            wide = min(WIDEST, max(THINNEST, 2000 * (feature.uncertainty_km or 2) / metres))
            style["stroke-width"] = f"{wide:.1f}"
            lines.insert(0, f'<path d="{outline}" fill="none"{attributes(style)}/>')
        lines.append(f'<path d="{outline}" fill="none"{look.attributes(classes)}/>')
    return zones, lines


def sites(
    dispute: Dispute, scene: Scene, frame: Frame, look: Look
) -> Iterator[tuple[Feature, Spot, str]]:
    """Every site that holds on the day: where it stands, and its symbol as SVG."""
    for feature in shown(dispute, scene):
        if feature.point:
            ((x, y),) = on_map(np.array([feature.point], dtype=float), frame)
            classes = f"glyph site {feature.kind.value}{_manner(feature, scene)}"
            drawn = shape_of(feature.kind.value)(x, y, SITE_RADIUS)
            svg = f'<path d="{drawn}"{look.attributes(classes)}/>'
            yield feature, Spot(float(x), float(y), SITE_RADIUS, feature.id), svg


def events(
    marks: Iterable[Mark], frame: Frame, look: Look, places: Iterable[tuple[float, float]]
) -> Iterator[tuple[Mark, Spot, str]]:
    """Dated events and the marks of disputes; several at one place stand side by side.

    `places` are lon/lat of the sites, which stand first.
    """
    taken = {(round(lon, 2), round(lat, 2)): 1 for lon, lat in places}
    for mark in marks:
        place = round(mark.lon, 2), round(mark.lat, 2)
        nth = taken.get(place, 0)
        taken[place] = nth + 1
        track = mark.track if MARKS.fullmatch(mark.track) else "neutral"
        level = min(5, max(1, mark.level))
        ((x, y),) = on_map(np.array([[mark.lon, mark.lat]]), frame)
        spot = Spot(float(x) + nth * ASIDE, float(y), 4.5 + level, mark.id)
        drawn = shape_of(track)(spot.x, spot.y, spot.radius)
        classes = f"glyph mark {track} level-{level}"
        yield mark, spot, f'<path d="{drawn}"{look.attributes(classes)}/>'


def ring(spot: Spot, look: Look) -> str:
    """A ring around what is selected."""
    drawn = circle(spot.x, spot.y, spot.radius + 6)
    return "".join(
        f'<path d="{drawn}" fill="none"{look.attributes(f"halo selected {part}")}/>'
        for part in ("casing", "core")
    )


def shown(dispute: Dispute, scene: Scene) -> list[Feature]:
    """The dispute's own shapes that the scene shows."""
    return [f for f in dispute.features if scene.shown.get(f.id, 1) != 0]


def on_map(points: np.ndarray, frame: Frame) -> np.ndarray:
    """Lon/lat to pixels, on the turn of the globe that the frame shows."""
    middle = frame.projection.middle
    lon = middle + (points[:, 0] - middle + 180.0) % 360.0 - 180.0
    return frame.pixels(np.column_stack([lon, points[:, 1]]))


def _manner(feature: Feature, scene: Scene) -> str:
    """Further classes: how exact the shape is, and what the ledger says of it."""
    exact = " schematic" if feature.precision is Precision.SCHEMATIC else ""
    stand = scene.stands.get(feature.id, "")
    return f"{exact} st-{stand}" if stand in STANDS else exact


def _outline(feature: Feature, frame: Frame, *, closed: bool) -> str:
    flat = np.asarray([shape(feature.geometry)], dtype=object)
    whole = bent(shapely.force_2d(flat), frame)[0]
    strokes = shapely.get_rings(whole) if closed else shapely.get_parts(whole)
    shift = _turn(whole, frame)

    def onto(points: np.ndarray) -> np.ndarray:
        return frame.pixels(points + np.array([shift, 0.0]))

    drawn = shapely.simplify(shapely.transform(strokes, onto), DETAIL_PX, preserve_topology=False)
    return "".join(path(shapely.get_coordinates(stroke), closed=closed) for stroke in drawn)


def _turn(whole: shapely.Geometry, frame: Frame) -> float:
    """Degrees by which a shape is shifted, so that it lies on the map's side of the globe."""
    west, _, east, _ = shapely.bounds(whole)
    return float(360.0 * np.round((frame.projection.middle - (west + east) / 2) / 360.0))
