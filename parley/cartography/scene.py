"""A scene: what a map shows for a dispute (or the world), a day and a view, as one table.

The geometry is sent once, by address; a scene only says how each id is drawn. It names no
map library, so the live map, the printed plate and the words all follow the same scene.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from parley.cartography.geometry import clip_box
from parley.cartography.legend import LegendEntry, legend
from parley.catalog import Catalog
from parley.model import Dispute, Event
from parley.mosaic.views import DE_FACTO, Assignment, Boundary, Status, Views
from parley.vocabulary import Position, PositionKind

RECENT_YEARS = 5
TINTS = 6
NEUTRALITY = "The depiction expresses no opinion on the legal status of any area or line."
CREDIT = "Base map: Natural Earth (public domain), states of today. Drawn by Parley."


@dataclass(frozen=True, slots=True)
class Mark:
    """A dated event at a place; lon/lat degrees, level 1 to 5."""

    id: str
    lon: float
    lat: float
    track: str
    level: int
    text: str


@dataclass(slots=True)
class Scene:
    """How every id is drawn. Areas and edges not named are settled land and solid lines."""

    label: str
    areas: dict[str, str] = field(default_factory=dict)
    edges: dict[str, str] = field(default_factory=dict)
    shown: dict[str, int] = field(default_factory=dict)
    tips: dict[str, str] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)
    legend: list[LegendEntry] = field(default_factory=list)

    @property
    def tracks(self) -> frozenset[str]:
        """Tracks of the events on the map."""
        return frozenset(mark.track for mark in self.marks)

    def as_state(self) -> dict[str, Any]:
        """The scene as the live map reads it."""
        return {
            "label": self.label,
            "areas": self.areas,
            "edges": self.edges,
            "show": self.shown,
            "tips": self.tips,
            "marks": [
                {
                    "id": m.id,
                    "lon": m.lon,
                    "lat": m.lat,
                    "track": m.track,
                    "level": m.level,
                    "text": m.text,
                }
                for m in self.marks
            ],
            "legend": [{"symbol": entry.symbol, "text": entry.text} for entry in self.legend],
        }


class Painter:
    """Makes scenes from one catalog and its views."""

    def __init__(self, catalog: Catalog, views: Views, pairs: Iterable[tuple[str, str]]) -> None:
        self.catalog, self.views = catalog, views
        ledger = views.ledger
        self.moving = [
            (one, other)
            for one, other in pairs
            if any(ledger.has_entries(a) or ledger.areas[a].contested for a in (one, other))
        ]
        self._tints = self._holders()
        self._edges: dict[tuple[str, int], dict[str, str]] = {}
        self._areas: dict[tuple[str, int], dict[str, str]] = {}

    def _holders(self) -> dict[str, dict[str, int]]:
        tints: dict[str, dict[str, int]] = {}
        for slug, dispute in self.catalog.disputes.items():
            areas = self.catalog.areas_of(slug)
            holders = {row.party for row in dispute.positions if row.position is Position.CONTROLS}
            holders |= {self.catalog.areas[area].base for area in areas} - {""}
            order = sorted(holders, key=self.catalog.actor_name)
            for area in areas:
                tints.setdefault(area, {party: i % TINTS for i, party in enumerate(order)})
        return tints

    def world(self, day: date, view: str) -> Scene:
        """All areas of the world in a view on a day, without any dispute's own shapes."""
        scene = Scene("Map of the world’s border disputes")
        scene.areas = self.area_classes(view, day)
        scene.edges = self.edge_classes(view, day)
        return scene

    def dispute(self, dispute: Dispute, day: date, view: str) -> Scene:
        """One dispute in a view on a day: areas, edges, shapes, recent events, legend."""
        scene = Scene(f"Map of {dispute.name}, {day.isoformat()}")
        scene.areas = self.area_classes(view, day)
        scene.edges = self.edge_classes(view, day)
        scene.shown = {feature.id: int(feature.held.holds_on(day)) for feature in dispute.features}
        scene.tips = self.tips(dispute, day, view)
        scene.marks = self.marks(dispute, day)
        scene.legend = legend(self, dispute, day, scene)
        return scene

    def area_classes(self, view: str, day: date) -> dict[str, str]:
        """Class of every area that is not plain settled land, remembered for the epoch."""
        key = view, self.views.ledger.epoch(day)
        if key not in self._areas:
            assigned = self.views.assign(view, day)
            self._areas[key] = {
                area: cls
                for area, answer in assigned.items()
                if (cls := self._area_class(area, answer, view, day)) != "settled"
            }
        return self._areas[key]

    def _area_class(self, area: str, answer: Assignment, view: str, day: date) -> str:
        if view == DE_FACTO and self.views.ledger.has_entries(area):
            if answer.status is not Status.SETTLED:
                return "hc" if answer.parties else "unclaimed"
            if self.views.ledger.control(area, day).shared is PositionKind.PEACEKEEPING:
                return "unclaimed"
            return f"h{self._tint(area, answer.parties[0])}"
        return answer.status.value

    def _tint(self, area: str, party: str) -> int:
        """A holder's tint: its place in the alphabet among the holders of the whole dispute.

        One party has one tint on one map, and no tint belongs to a party for ever.
        """
        return self._tints.get(area, {}).get(party, 0)

    def edge_classes(self, view: str, day: date) -> dict[str, str]:
        """Class of every edge that a ledger can change, keyed `A~B`, kept for the epoch."""
        key = view, self.views.ledger.epoch(day)
        if key not in self._edges:
            self._edges[key] = {
                f"{one}~{other}": drawn.value
                for one, other in self.moving
                if (drawn := self.views.boundary(view, day, one, other)) is not Boundary.SOLID
            }
        return self._edges[key]

    def tips(self, dispute: Dispute, day: date, view: str) -> dict[str, str]:
        """What hovering over an area of the dispute says: its name and both answers."""
        texts: dict[str, str] = {}
        assigned = self.views.assign(view, day)
        for area in self.catalog.areas_of(dispute.slug):
            answer, control = assigned[area], self.views.ledger.control(area, day)
            held = self.names(control.parties) or "nobody"
            how = (
                "held in parts by" if control.shared is PositionKind.CONTESTED else "controlled by"
            )
            name = self.catalog.area_name(area)
            if answer.status is Status.SETTLED:
                texts[area] = f"{name} · {self.names(answer.parties)} · {how} {held}"
            else:
                texts[area] = (
                    f"{name} · {answer.status.value}: {self.names(answer.parties)} · {how} {held}"
                )
        for line in dispute.lines:
            if line.held.holds_on(day):
                for one in self.catalog.known.expand(line.left):
                    for other in self.catalog.known.expand(line.right):
                        texts["~".join(sorted((one, other)))] = line.name
        return texts

    def names(self, parties: Iterable[str]) -> str:
        """Names of parties in alphabetical order, as one text."""
        return ", ".join(sorted(self.catalog.actor_name(party) for party in parties))

    def marks(self, dispute: Dispute, day: date) -> list[Mark]:
        """The newest event at each place in the five years before the day.

        A place as wide as a state may have its middle beyond the map; it gets no mark.
        """
        west, south, east, north = clip_box(dispute)
        newest: dict[str, Event] = {}
        first = day.replace(year=day.year - RECENT_YEARS, day=min(day.day, 28))
        for event in dispute.timeline:
            if event.place and first <= event.when.earliest <= day:
                newest[event.place] = event
        found = []
        for place, event in newest.items():
            point = self.position(dispute, place)
            if point and west <= point[0] <= east and south <= point[1] <= north:
                found.append(
                    Mark(
                        f"event:{event.id}",
                        *point,
                        event.track.value,
                        int(event.hostility.value),
                        f"{event.title} · {event.when.words}",
                    )
                )
        return found

    def position(self, dispute: Dispute, place: str) -> tuple[float, float] | None:
        """Longitude and latitude of a place id: a site, the middle of a shape, or an area."""
        feature = dispute.feature(place)
        if feature is not None:
            return feature.point or _middle(feature.geometry["coordinates"])
        areas = [self.catalog.areas[area] for area in self.catalog.known.expand(place)]
        if not areas:
            return None
        return max(areas, key=lambda area: area.km2).label

    def bounds(self, dispute: Dispute, place: str) -> tuple[float, float, float, float] | None:
        """West, south, east, north of an area or group id; None for anything else."""
        if dispute.feature(place) is not None:
            return None
        boxes = [self.catalog.areas[area].bounds for area in self.catalog.known.expand(place)]
        if not boxes:
            return None
        west, south, east, north = zip(*boxes, strict=True)
        return min(west), min(south), max(east), max(north)


def _middle(coordinates: Any) -> tuple[float, float]:
    while isinstance(coordinates[0], list) and isinstance(coordinates[0][0], list):
        coordinates = max(coordinates, key=len)
    lon, lat = coordinates[len(coordinates) // 2][:2]
    return lon, lat
