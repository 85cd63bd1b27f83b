"""The names on a printed map: states, contested areas, sites and disputes, as a view has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from parley.cartography.geometry import labels
from parley.cartography.ground import Piece
from parley.cartography.lettering import Hand, Label
from parley.cartography.looks import Look
from parley.cartography.projections import Frame
from parley.cartography.scene import Mark, Scene
from parley.cartography.shapes import Spot, on_map
from parley.catalog import Catalog
from parley.catalog.ledgers import own
from parley.catalog.naming import Names
from parley.model import Dispute, Feature

CHOSEN, STATE, AREA, SITE, TOWN, MARK = -1, 0, 1, 3, 4, 5
"""Who chooses a place first; of two names of one rank the one that comes first."""


@dataclass
class Namer:
    """Writes the names of one scene; a party's own view prints that party's names."""

    scene: Scene
    dispute: Dispute | None
    catalog: Catalog
    look: Look

    @cached_property
    def names(self) -> Names:
        """Every party's name of every place."""
        return Names(self.catalog)

    def states_and_areas(self, frame: Frame, parts: Iterable[Piece]) -> list[Label]:
        """Names of states and of the dispute's contested areas.

        An area that the view takes as settled has none: a name of its own would say otherwise.
        """
        found = []
        for spec in self._placed(frame, parts):
            area = spec.get("area")
            if area and self.scene.areas.get(area, "settled") == "settled":
                continue
            text = spec.get("names", {}).get(self.scene.view) or spec["text"]
            ((x, y),) = on_map(np.array([[spec["lon"], spec["lat"]]]), frame)
            hand = (
                self._hand(11.5, 600, "hatch", 0.16) if area else self._hand(15, 400, "soft", 0.3)
            )
            found.append(Label(x, y, self._rows(text, hand), AREA if area else STATE))
        return found

    def _placed(self, frame: Frame, parts: Iterable[Piece]) -> Iterator[dict[str, Any]]:
        if self.dispute is None:
            return
        west, south, east, north = frame.seen
        for part in parts:
            box = (
                max(west - part.shift, -180.0),
                max(south, -90.0),
                min(east - part.shift, 180.0),
                min(north, 90.0),
            )
            yield from labels(self.catalog, self.dispute, part.coverage, self.names, box)

    def site(self, feature: Feature, spot: Spot) -> Label:
        """The name of a site beside its symbol."""
        home = self.dispute.slug if self.dispute else ""
        place, view = own(home, feature.id), self.scene.view
        known = view in self.names.parties(place)
        text = self.names.shown(place, view) if known else feature.name
        town = feature.kind.value == "settlement"
        hand = self._hand(11.5, 400, "soft") if town else self._hand(12, 600, "ink")
        order = TOWN if town else SITE
        return Label(spot.x, spot.y, self._rows(text, hand), order, spot.radius, feature.id)

    def mark(self, entry: Mark, spot: Spot) -> Label:
        """The short name of a dispute beside its mark on a map of the world, or an event's own."""
        hand = self._hand(10.5, 400, "ink")
        dispute = self.catalog.disputes.get(entry.id.removeprefix("dispute:"))
        text = dispute.identity.short if dispute else entry.text
        rows = [(text, hand) for text in hand.lines(text)]
        return Label(spot.x, spot.y, rows, MARK - entry.level / 10, spot.radius, entry.id)

    def _rows(self, text: str, main: Hand) -> list[tuple[str, Hand]]:
        """Other names of a place, in brackets, go to quieter lines: none is left out."""
        first, bracket, rest = text.partition(" (")
        rows = [(row, main) for row in main.lines(first)]
        if bracket and first:
            small = self._hand(10.5, 400, "soft")
            rows += [(row, small) for row in small.lines(f"({rest}")]
        return rows

    def _hand(self, size: float, weight: int, colour: str, spacing: float = 0.0) -> Hand:
        ink, halo = self.look.colour(colour), self.look.colour("paper")
        widest = 15.0 if spacing else 13.0
        return Hand(size, weight, ink, spacing, upper=spacing > 0, widest=widest, halo=halo)
