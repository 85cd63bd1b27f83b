"""A scene: what a map shows for a dispute (or the world), a day and a view, as one table.

The geometry is sent once, by address; a scene only says how each id is drawn. It names no
map library, so the live map, the printed plate and the words all follow the same scene.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from parley.cartography.legend import LegendEntry
from parley.language import mark

NEUTRALITY = mark("The depiction expresses no opinion on the legal status of any area or line.")
CREDIT = mark("Base map: Natural Earth (public domain), states of today. Drawn by Parley.")
"""Both lines are marked: whoever shows them says them."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A dated event at a place; lon/lat degrees, level 1 to 5."""

    id: str
    lon: float
    lat: float
    track: str
    level: int
    text: str

    def as_state(self) -> dict[str, Any]:
        """The mark as the live map reads it."""
        return {
            "id": self.id,
            "lon": self.lon,
            "lat": self.lat,
            "track": self.track,
            "level": self.level,
            "text": self.text,
        }


def by_class(classes: dict[str, str]) -> dict[str, str]:
    """Ids of each class as one text with spaces: a third of the length of a table of pairs."""
    found: dict[str, list[str]] = {}
    for name, cls in classes.items():
        found.setdefault(cls, []).append(name)
    return {cls: " ".join(names) for cls, names in found.items()}


@dataclass(slots=True)
class Scene:
    """How every id is drawn. Areas and edges not named are settled land and solid lines.

    `stands` holds the class of a shape that the ledger speaks of; `stamp` says which view
    of which day it is, on the map itself, and `viewing` the view alone, for a date that is
    dragged (empty where two views are compared).
    """

    label: str
    view: str
    stamp: str
    viewing: str = ""
    areas: dict[str, str] = field(default_factory=dict)
    edges: dict[str, str] = field(default_factory=dict)
    stands: dict[str, str] = field(default_factory=dict)
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
            "view": self.view,
            "stamp": self.stamp,
            "viewing": self.viewing,
            "areas": by_class(self.areas),
            "edges": by_class(self.edges),
            "stands": self.stands,
            "show": self.shown,
            "tips": self.tips,
            "marks": [mark.as_state() for mark in self.marks],
            "legend": [{"symbol": entry.symbol, "text": entry.text} for entry in self.legend],
        }
