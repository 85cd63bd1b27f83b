"""The painter: from the ledger's answers to the classes that a map draws.

Every class is a function of a view and a day; nothing here touches a shape.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from parley.cartography.geometry import clip_box
from parley.cartography.legend import legend
from parley.cartography.scene import Mark, Scene
from parley.cartography.spots import position
from parley.catalog import Catalog
from parley.catalog.answers import STATUS
from parley.catalog.ledgers import own, own_shapes, places_of
from parley.catalog.naming import Names
from parley.dates import day_in_words
from parley.language import say, say_as
from parley.model import Dispute, Event, Feature
from parley.mosaic.views import DE_FACTO, NEUTRAL, Boundary, Status, Views
from parley.vocabulary import LineKind, Position, PositionKind

RECENT_YEARS = 5
TINTS = 6
CHANGED = "changed"
Moment = tuple[str, date]
"""A view and a day: what one picture shows."""


class Painter:
    """Makes scenes from one catalog and its views."""

    def __init__(self, catalog: Catalog, views: Views, pairs: Iterable[tuple[str, str]]) -> None:
        self.catalog, self.views, self.names_of = catalog, views, Names(catalog)
        ledger = views.ledger
        self.moving = [
            (one, other)
            for one, other in pairs
            if ledger.is_named(one, other)
            or any(ledger.has_entries(a) or ledger.areas[a].contested for a in (one, other))
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
            for place in places_of(dispute, self.catalog):
                tints.setdefault(place, {party: i % TINTS for i, party in enumerate(order)})
        return tints

    def world(self, day: date, view: str, against: Moment | None = None) -> Scene:
        """All areas of the world in a view on a day, without any dispute's own shapes."""
        scene = Scene(
            say("Map of the world’s border disputes"), view, self.stamp(view, day, against)
        )
        self._assign(scene, day, view, against)
        scene.tips = {
            area: self.tip(area, day, view) for area in self.catalog.areas if area in scene.areas
        }
        return scene

    def dispute(
        self, dispute: Dispute, day: date, view: str, against: Moment | None = None
    ) -> Scene:
        """One dispute in a view on a day: areas, edges, shapes, recent events, legend.

        `against` is a second view or day: what it answers differently is marked.
        """
        stamp = self.stamp(view, day, against)
        scene = Scene(say("Map of {name}, {stamp}", name=dispute.name, stamp=stamp), view, stamp)
        self._assign(scene, day, view, against, self.catalog.areas_of(dispute.slug))
        scene.stands = self.stands(dispute, day, view)
        scene.shown = {feature.id: int(feature.held.holds_on(day)) for feature in dispute.features}
        scene.tips = self.tips(dispute, day, view)
        scene.marks = self.marks(dispute, day)
        scene.legend = legend(self, dispute, day, scene)
        return scene

    def _assign(
        self,
        scene: Scene,
        day: date,
        view: str,
        against: Moment | None,
        only: frozenset[str] | None = None,
    ) -> None:
        """Classes of the whole world; what a second view answers differently is marked.

        `only` are the areas (and the edges that touch them) among which that is looked for.
        """
        scene.areas, scene.edges = self.area_classes(view, day), self.edge_classes(view, day)
        if against is None:
            scene.viewing = self.view_name(view)
            return
        differing = self.views.difference(view, day, *against)
        looked = self.catalog.areas.keys() if only is None else only
        scene.areas = scene.areas | {a: CHANGED for a in differing if a in looked}
        there = self.edge_classes(*against)
        scene.edges = scene.edges | {
            pair: CHANGED
            for pair in scene.edges.keys() | there.keys()
            if scene.edges.get(pair) != there.get(pair) and looked & {*pair.split("~")}
        }

    def stamp(self, view: str, day: date, against: Moment | None = None) -> str:
        """Which view of which day, as every picture carries it."""
        words = f"{self.view_name(view)} · {day_in_words(day)}"
        if against is None:
            return words
        other = f"{self.view_name(against[0])} · {day_in_words(against[1])}"
        return say("{one} against {other}", one=words, other=other)

    def view_name(self, view: str) -> str:
        """A view as the stamp names it."""
        if view == NEUTRAL:
            return say("Neutral view")
        if view == DE_FACTO:
            return say("De facto view")
        return say("As {party} sees it", party=self.catalog.actor_name(view))

    def view_names(self, views: Iterable[str]) -> dict[str, str]:
        """Each view with its name on the stamp."""
        return {view: self.view_name(view) for view in views}

    def area_classes(self, view: str, day: date) -> dict[str, str]:
        """Class of every area that is not plain settled land, remembered for the epoch."""
        key = view, self.views.ledger.epoch(day)
        if key not in self._areas:
            classes = {area: self.area_class(area, view, day) for area in self.catalog.areas}
            self._areas[key] = {a: cls for a, cls in classes.items() if cls != Status.SETTLED}
        return self._areas[key]

    def area_class(self, area: str, view: str, day: date) -> str:
        """Class of one area, or of a shape that the ledger speaks of, in a view on a day."""
        answer = self.views.answer(view, area, day)
        if view == DE_FACTO and self.views.ledger.has_entries(area):
            if answer.status is not Status.SETTLED:
                return "hc" if answer.parties else "unclaimed"
            if self.views.ledger.control(area, day).shared is PositionKind.PEACEKEEPING:
                return "unclaimed"
            return f"h{self._tint(area, answer.parties[0])}"
        return answer.status.value

    def stands(self, dispute: Dispute, day: date, view: str) -> dict[str, str]:
        """Class of every shape of a dispute that the ledger speaks of, and of claim lines."""
        found = {
            feature.id: self.area_class(own(dispute.slug, feature.id), view, day)
            for feature in own_shapes(dispute)
        }
        for feature in dispute.features:
            if feature.kind is LineKind.CLAIM_LINE and feature.holder:
                found[feature.id] = self.claim_line_class(feature, dispute, view)
        return found

    def claim_line_class(self, feature: Feature, dispute: Dispute, view: str) -> str:
        """A claim line in a view: a party's own view puts its line before the others."""
        if view not in dispute.parties:
            return "settled"
        return "own" if feature.holder == view else "other"

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
        """What hovering over a place of the dispute says: its name and both answers."""
        texts = {area: self.tip(area, day, view) for area in self.catalog.areas_of(dispute.slug)}
        for feature in own_shapes(dispute):
            texts[feature.id] = self.tip(own(dispute.slug, feature.id), day, view)
        for line in dispute.lines:
            if line.held.holds_on(day):
                for one in self.catalog.known.expand(line.left):
                    for other in self.catalog.known.expand(line.right):
                        texts["~".join(sorted((one, other)))] = line.name
        return texts

    def tip(self, area: str, day: date, view: str) -> str:
        """One place in a line: its name, the view's answer and who controls it."""
        answer, control = self.views.answer(view, area, day), self.views.ledger.control(area, day)
        parties = self.names(control.parties) or say("nobody")
        if control.shared is PositionKind.CONTESTED:
            held = say("held in parts by {parties}", parties=parties)
        else:
            held = say("controlled by {parties}", parties=parties)
        stand = self.names(answer.parties)
        if answer.status is not Status.SETTLED:
            status = say_as("Status", STATUS[answer.status])
            stand = say("{status}: {parties}", status=status, parties=stand) if stand else status
        return f"{self.names_of.shown(area, view)} · {stand} · {held}"

    def names(self, parties: Iterable[str]) -> str:
        """Names of parties in alphabetical order, as one text."""
        return self.catalog.actor_names(parties)

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
            point = position(self.catalog, dispute, place)
            if point and west <= point[0] <= east and south <= point[1] <= north:
                text = f"{event.title} · {event.when.words}"
                level = int(event.hostility.value)
                found.append(Mark(f"event:{event.id}", *point, event.track.value, level, text))
        return found
