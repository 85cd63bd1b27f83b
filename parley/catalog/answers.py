"""What a view answers for places and lines, row by row: the picture before any medium.

The words, the difference of two views and the exported tables are made from the same rows
as the map, so that they can not say different things.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from parley.catalog.ledgers import own, own_shapes
from parley.catalog.loading import Catalog
from parley.catalog.naming import Names
from parley.language import mark, say, say_as
from parley.model import Dispute, Feature
from parley.mosaic.views import Assignment, Boundary, Status, Views
from parley.vocabulary import LineKind, Position, PositionKind, Precision, Term

STATUS = {
    Status.UNCLAIMED: mark("unclaimed", "Status"),
    Status.SETTLED: mark("settled", "Status"),
    Status.CONTESTED: mark("contested", "Status"),
    Status.SHARED: mark("shared", "Status"),
}
"""How a view answers for an area, as a word; said in the context `Status`."""


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """One area, or one shape with positions, as a view answers for it on a day.

    `km2` is geodesic (WGS 84), None for a point; `spot` is lon/lat in degrees. Parties are
    actor ids in alphabetical order of the ids.
    """

    place: str
    name: str
    kind: str
    km2: float | None
    spot: tuple[float, float]
    claimed_by: tuple[str, ...]
    dormant: tuple[str, ...]
    controlled_by: tuple[str, ...]
    control: PositionKind | None
    recognised: tuple[tuple[str, str], ...]
    rejected: tuple[tuple[str, str], ...]
    denied_by: tuple[str, ...]
    answer: Assignment
    schematic: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineAnswer:
    """One edge between two areas as a view draws it on a day; `km` is geodesic."""

    one: str
    other: str
    name: str
    kind: LineKind | None
    drawn: Boundary
    km: float


class Answers:
    """Reads one view of one day off a catalog, its views and its names."""

    def __init__(self, catalog: Catalog, views: Views, names: Names) -> None:
        self.catalog, self.views, self.names = catalog, views, names

    def places(self, view: str, day: date, dispute: Dispute | None = None) -> list[PlaceAnswer]:
        """A dispute's areas and its shapes with positions; without one, every contested area."""
        if dispute is None:
            areas = [area for area in self.catalog.areas.values() if area.contested]
            found = [self._place(area.id, view, day, None) for area in areas]
        else:
            ours = self.catalog.areas_of(dispute.slug)
            found = [self._place(area, view, day, None) for area in ours]
            found += [
                self._place(own(dispute.slug, feature.id), view, day, feature)
                for feature in own_shapes(dispute)
                if feature.held.holds_on(day)
            ]
        return sorted(found, key=lambda row: (row.name.casefold(), row.place))

    def lines(self, view: str, day: date, dispute: Dispute | None = None) -> list[LineAnswer]:
        """The edges of a dispute's areas, and its named lines; without one, those not solid.

        Edges that a view does not draw are left out.
        """
        ours = self.catalog.areas_of(dispute.slug) if dispute else None
        named = self._named_pairs(dispute) if dispute else frozenset()
        found = []
        for (one, other), km in self.catalog.lengths.items():
            about = ours is None or one in ours or other in ours or (one, other) in named
            if not about or not self._concerns(one, other):
                continue
            drawn = self.views.boundary(view, day, one, other)
            if drawn is Boundary.NONE or (ours is None and drawn is Boundary.SOLID):
                continue
            line = self.views.ledger.line_between(one, other, day)
            name = line.name if line else f"{self.names.shown(one, view)} – "
            name = name if line else name + self.names.shown(other, view)
            found.append(LineAnswer(one, other, name, line.kind if line else None, drawn, km))
        return sorted(found, key=lambda row: (row.drawn.value, -row.km))

    def _concerns(self, one: str, other: str) -> bool:
        ledger = self.views.ledger
        return ledger.is_named(one, other) or any(
            ledger.has_entries(area) or self.catalog.areas[area].contested for area in (one, other)
        )

    def _named_pairs(self, dispute: Dispute) -> frozenset[tuple[str, str]]:
        expand = self.catalog.known.expand
        return frozenset(
            (min(one, other), max(one, other))
            for line in dispute.lines
            for one in expand(line.left)
            for other in expand(line.right)
        )

    def _place(self, place: str, view: str, day: date, feature: Feature | None) -> PlaceAnswer:
        ledger = self.views.ledger
        area = ledger.areas[place]
        live = ledger.entries(place, day)
        control = ledger.control(place, day)
        pressed = ledger.claims(place, day).parties
        dormant = ledger.claims(place, day, (PositionKind.DORMANT,)).parties - pressed
        pairs = {
            position: tuple(
                sorted({(row.party, row.of or "") for row in live if row.position is position})
            )
            for position in (Position.RECOGNISES, Position.REJECTS)
        }
        kind: Term | None = feature.kind if feature else None
        return PlaceAnswer(
            place=place,
            name=self.names.shown(place, view),
            kind=kind.label if kind else say("area"),
            km2=area.km2 if feature is None or feature.point is None else None,
            spot=area.label,
            claimed_by=tuple(sorted(pressed)),
            dormant=tuple(sorted(dormant)),
            controlled_by=tuple(sorted(control.parties)),
            control=control.shared,
            recognised=pairs[Position.RECOGNISES],
            rejected=pairs[Position.REJECTS],
            denied_by=tuple(sorted({row.party for row in live if row.position is Position.DENIES})),
            answer=self.views.answer(view, place, day),
            schematic=feature is not None and feature.precision is Precision.SCHEMATIC,
            sources=tuple(dict.fromkeys(source for row in live for source in row.sources)),
        )

    def parties(self, ids: Iterable[str]) -> str:
        """Names of parties in alphabetical order, as one text."""
        return self.catalog.actor_names(ids)

    def in_words(self, answer: Assignment) -> str:
        """A view's answer for one place: `contested: Armenia, Azerbaijan`."""
        if not answer.parties:
            unclaimed = answer.status is Status.UNCLAIMED
            return say("assigned to nobody") if unclaimed else say("not recorded yet")
        names = self.parties(answer.parties)
        if answer.status is Status.SETTLED:
            return names
        status = say_as("Status", STATUS[answer.status])
        return say("{status}: {parties}", status=status, parties=names)
