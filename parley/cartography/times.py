"""Every view and day of a map as one small table, so that the date can be dragged in the browser.

The table holds only what changes: for each view and each day on which something recorded
begins or ends, the ids whose class is another than before. The rules stay here, in the
painter; the browser looks classes up and knows no rule.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from parley.cartography.painter import Painter
from parley.catalog.ledgers import own, own_shapes
from parley.model import Dispute
from parley.mosaic.ledger import turning_days
from parley.mosaic.views import DE_FACTO, NEUTRAL
from parley.vocabulary import LineKind

ClassOn = Callable[[str, date], str]


@dataclass(frozen=True, slots=True)
class Moving:
    """An id, the days on which its class may change, and a function that tells the class.

    `concerns` are the parties whose view of it is their own; every other party sees it as
    one that holds no position at all.
    """

    name: str
    turns: tuple[date, ...]
    class_on: ClassOn
    concerns: frozenset[str]


class TimeTable:
    """The ids of one map that a view or a day may change."""

    def __init__(self) -> None:
        self._moving: list[Moving] = []

    def add(
        self, name: str, turns: Iterable[date], class_on: ClassOn, concerns: Iterable[str] = ()
    ) -> None:
        """Add an id (`a:`, `e:`, `s:` or `f:` before it: area, edge, stand, shown shape)."""
        self._moving.append(Moving(name, tuple(sorted(set(turns))), class_on, frozenset(concerns)))

    def as_json(
        self,
        views: Mapping[str, str],
        stops: Iterable[date] = (),
        labels: Mapping[str, str] | None = None,
    ) -> bytes:
        """The table for some views, in the form that `live_map_time.js` reads.

        `views` leads from each view to its name on the stamp; `stops` are days to step to
        although nothing moves on them; `labels` are the views' names on the switch, where the
        browser can not tell them from those on the stamp.
        """
        days = sorted({day for each in self._moving for day in each.turns})
        before = days[0] - timedelta(days=1) if days else date.min
        place = {day: number for number, day in enumerate(days, start=1)}
        classes: dict[str, int] = {}
        bystander: dict[int, list[int]] = {}
        table: dict[str, list[list[int]]] = {}
        for view in views:
            changes: list[list[int]] = [[] for _ in range(len(days) + 1)]
            for number, each in enumerate(self._moving):
                apart = view in {NEUTRAL, DE_FACTO} or view in each.concerns
                told = None if apart else bystander.get(number)
                if told is None:
                    told = [
                        classes.setdefault(each.class_on(view, day), len(classes))
                        for day in (before, *each.turns)
                    ]
                    if not apart:
                        bystander[number] = told
                changes[0] += [number, told[0]]
                for day, old, new in zip(each.turns, told, told[1:], strict=False):
                    if new != old:
                        changes[place[day]] += [number, new]
            table[view] = changes
        return json.dumps(
            {
                "days": [day.isoformat() for day in days],
                "stops": [day.isoformat() for day in sorted({*stops} - {*days})],
                "ids": [each.name for each in self._moving],
                "classes": list(classes),
                "views": table,
                "names": dict(views),
                **({"labels": dict(labels)} if labels else {}),
            },
            separators=(",", ":"),
        ).encode()


def dispute_times(
    painter: Painter,
    dispute: Dispute,
    views: Iterable[str],
    labels: Mapping[str, str] | None = None,
) -> bytes:
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
            ledger.concerned(name),
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
                dispute.parties,
            )
    return table.as_json(painter.view_names(views), dated_days(dispute), labels)


def dated_days(dispute: Dispute) -> list[date]:
    """Every day on which something dated happens, begins or ends, in order."""
    days = {event.when.earliest for event in dispute.timeline}
    return sorted(days.union(*(turning_days(row.held) for row in dispute.positions)))


def world_times(
    painter: Painter, views: Iterable[str], labels: Mapping[str, str] | None = None
) -> bytes:
    """The table of the world: every area and edge of which something is recorded."""
    table = TimeTable()
    ledger = painter.views.ledger
    _areas(table, painter, [area for area in painter.catalog.areas if ledger.has_entries(area)])
    _edges(table, painter, painter.moving)
    return table.as_json(painter.view_names(views), labels=labels)


def _areas(table: TimeTable, painter: Painter, areas: Iterable[str]) -> None:
    for area in areas:
        table.add(
            f"a:{area}",
            painter.views.ledger.turns(area),
            lambda view, day, area=area: painter.area_class(area, view, day),  # type: ignore[misc]
            painter.views.ledger.concerned(area),
        )


def _edges(table: TimeTable, painter: Painter, pairs: Iterable[tuple[str, str]]) -> None:
    turns, concerned = painter.views.ledger.turns, painter.views.ledger.concerned
    for one, other in pairs:
        table.add(
            f"e:{one}~{other}",
            {*turns(one), *turns(other)},
            lambda view, day, one=one, other=other: (
                painter.views.boundary(  # type: ignore[misc]
                    view, day, one, other
                ).value
            ),
            concerned(one) | concerned(other),
        )
