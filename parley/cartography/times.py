"""Every view and day of a map as one small table, so that the date can be dragged in the browser.

The table holds only what changes: for each view and each day on which something recorded
begins or ends, the ids whose class is another than before. The rules stay here, in the
painter; the browser looks classes up and knows no rule.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from parley.cartography.painter import Painter
from parley.catalog.ledgers import own, own_shapes
from parley.model import Dispute
from parley.mosaic.ledger import turning_days
from parley.vocabulary import LineKind

ClassOn = Callable[[str, date], str]


class TimeTable:
    """Ids, each with the days on which its class may change and a function that tells the class."""

    def __init__(self) -> None:
        self._class_on: list[ClassOn] = []
        self._ids: list[str] = []
        self._turning: dict[date, list[int]] = defaultdict(list)

    def add(self, name: str, turns: Iterable[date], class_on: ClassOn) -> None:
        """Add an id (`a:`, `e:`, `s:` or `f:` before it: area, edge, stand, shown shape)."""
        number = len(self._ids)
        self._ids.append(name)
        self._class_on.append(class_on)
        for day in set(turns):
            self._turning[day].append(number)

    def as_json(self, views: Iterable[str]) -> bytes:
        """The table for some views, in the form that `live_map_time.js` reads."""
        days = sorted(self._turning)
        classes: dict[str, int] = {}
        before = days[0] - timedelta(days=1) if days else date.min
        table: dict[str, list[list[int]]] = {}
        for view in views:
            now = [classes.setdefault(of(view, before), len(classes)) for of in self._class_on]
            changes = [[part for pair in enumerate(now) for part in pair]]
            for day in days:
                changed: list[int] = []
                for number in self._turning[day]:
                    cls = self._class_on[number](view, day)
                    found = classes.setdefault(cls, len(classes))
                    if found != now[number]:
                        now[number] = found
                        changed += [number, found]
                changes.append(changed)
            table[view] = changes
        return json.dumps(
            {
                "days": [day.isoformat() for day in days],
                "ids": self._ids,
                "classes": list(classes),
                "views": table,
            },
            separators=(",", ":"),
        ).encode()


def dispute_times(painter: Painter, dispute: Dispute, views: Iterable[str]) -> bytes:
    """The table of one dispute: its areas, the edges round them, its shapes."""
    table = TimeTable()
    ours = painter.catalog.areas_of(dispute.slug)
    _areas(table, painter, sorted(ours))
    _edges(table, painter, [pair for pair in painter.moving if ours & set(pair)])
    ledger = painter.views.ledger
    for feature in own_shapes(dispute):
        name = own(dispute.slug, feature.id)
        table.add(
            f"s:{feature.id}",
            ledger.turns(name),
            lambda view, day, name=name: painter.area_class(name, view, day),  # type: ignore[misc]
        )
    for feature in dispute.features:
        held = feature.held
        if turning_days(held):
            table.add(
                f"f:{feature.id}",
                turning_days(held),
                lambda _, day, held=held: str(int(held.holds_on(day))),  # type: ignore[misc]
            )
        if feature.kind is LineKind.CLAIM_LINE and feature.holder:
            table.add(
                f"s:{feature.id}",
                (),
                lambda view, _, feature=feature: painter.claim_line_class(  # type: ignore[misc]
                    feature, dispute, view
                ),
            )
    return table.as_json(views)


def world_times(painter: Painter, view: str) -> bytes:
    """The table of the world in one view: every area and edge of which something is recorded."""
    table = TimeTable()
    ledger = painter.views.ledger
    _areas(table, painter, [area for area in painter.catalog.areas if ledger.has_entries(area)])
    _edges(table, painter, painter.moving)
    return table.as_json([view])


def _areas(table: TimeTable, painter: Painter, areas: Iterable[str]) -> None:
    for area in areas:
        table.add(
            f"a:{area}",
            painter.views.ledger.turns(area),
            lambda view, day, area=area: painter.area_class(area, view, day),  # type: ignore[misc]
        )


def _edges(table: TimeTable, painter: Painter, pairs: Iterable[tuple[str, str]]) -> None:
    turns = painter.views.ledger.turns
    for one, other in pairs:
        table.add(
            f"e:{one}~{other}",
            {*turns(one), *turns(other)},
            lambda view, day, one=one, other=other: (
                painter.views.boundary(  # type: ignore[misc]
                    view, day, one, other
                ).value
            ),
        )
