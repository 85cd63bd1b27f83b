"""The ledger: who claims, controls and recognises each area on a day. Ids and dates only.

No geometry is touched here. Between two change dates (one *epoch*) every answer is the
same, so answers are computed once an epoch and shared by all readers.
"""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from parley.model import LedgerEntry, Line
from parley.mosaic.areas import Area
from parley.vocabulary import LineKind, Position, PositionKind

Expand = Callable[[str], frozenset[str]]
CONTROL_LINES = (LineKind.LINE_OF_CONTROL, LineKind.CEASEFIRE_LINE, LineKind.ARMISTICE_LINE)
PRESSED = (PositionKind.ACTIVE, PositionKind.CONDOMINIUM)


@dataclass(frozen=True, slots=True)
class Claims:
    """Who claims an area on a day, its base party included."""

    parties: frozenset[str]
    condominium: bool = False


@dataclass(frozen=True, slots=True)
class Control:
    """Who holds an area on a day; `shared` is joint, contested or peacekeeping, else None."""

    parties: frozenset[str]
    shared: PositionKind | None = None


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A line record with its groups expanded to areas."""

    record: Line
    left: frozenset[str]
    right: frozenset[str]

    def runs_between(self, one: str, other: str) -> bool:
        """Whether the edge between two areas is part of the line."""
        return (one in self.left and other in self.right) or (
            other in self.left and one in self.right
        )


class Ledger:
    """All positions of all disputes, read by area and day."""

    def __init__(
        self,
        areas: Mapping[str, Area],
        entries: Iterable[LedgerEntry],
        lines: Iterable[Line],
        expand: Expand,
    ) -> None:
        self.areas = areas
        self._entries: dict[str, list[LedgerEntry]] = defaultdict(list)
        days: set[date] = set()
        for entry in entries:
            for area in expand(entry.area):
                self._entries[area].append(entry)
            days |= _turning_days(entry.held)
        self.lines = tuple(NamedLine(line, expand(line.left), expand(line.right)) for line in lines)
        for line in self.lines:
            days |= _turning_days(line.record.held)
        self.change_days: tuple[date, ...] = tuple(sorted(days))

    def epoch(self, day: date) -> int:
        """Number of the stretch of time in which a day lies; all its days answer alike."""
        return bisect.bisect_right(self.change_days, day)

    def entries(self, area: str, day: date | None = None) -> list[LedgerEntry]:
        """The records about an area, all of them or those that hold on a day."""
        rows = self._entries.get(area, [])
        return [row for row in rows if day is None or row.held.holds_on(day)]

    def has_entries(self, area: str) -> bool:
        """Whether anything but its base party is recorded of an area."""
        return area in self._entries

    def claims(self, area: str, day: date, kinds: tuple[PositionKind, ...] = PRESSED) -> Claims:
        """Base party plus live claims of the kinds, less who renounced.

        A claim without a kind counts as active. Dormant claims count only where `kinds`
        asks for them, else both Koreas would be contested as a whole.
        """
        base = self.areas[area].base
        parties = {base} if base else set()
        kind_of: dict[str, PositionKind] = {}
        live = self.entries(area, day)
        for row in live:
            kind = row.kind or PositionKind.ACTIVE
            if row.position is Position.CLAIMS and kind in kinds:
                parties.add(row.party)
                kind_of[row.party] = kind
        parties -= {row.party for row in live if row.position is Position.RENOUNCES}
        condominium = len(parties) > 1 and all(
            kind_of.get(party) is PositionKind.CONDOMINIUM for party in parties
        )
        return Claims(frozenset(parties), condominium)

    def control(self, area: str, day: date) -> Control:
        """Live control, else the base party's; nobody's where there is neither."""
        rows = [row for row in self.entries(area, day) if row.position is Position.CONTROLS]
        if not rows:
            base = self.areas[area].base
            return Control(frozenset({base} if base else ()))
        parties = frozenset(row.party for row in rows)
        shared = {row.kind for row in rows} & {
            PositionKind.JOINT,
            PositionKind.CONTESTED,
            PositionKind.PEACEKEEPING,
        }
        if len(parties) > 1 and PositionKind.JOINT not in shared:
            return Control(parties, PositionKind.CONTESTED)
        return Control(parties, min(shared, default=None, key=str))

    def positions_of(self, party: str, area: str, day: date, position: Position) -> frozenset[str]:
        """The other parties that a party recognises, or rejects, over an area on a day."""
        return frozenset(
            row.of
            for row in self.entries(area, day)
            if row.party == party and row.position is position and row.of
        )

    def line_between(self, one: str, other: str, day: date) -> Line | None:
        """The named line that the edge between two areas is on a day, if any."""
        for line in self.lines:
            if line.record.held.holds_on(day) and line.runs_between(one, other):
                return line.record
        return None

    def is_front(self, one: str, other: str, day: date) -> bool:
        """Whether the edge between two areas separates forces on a day.

        It does where a line record says so; or where the holders differ and one of them
        claims the other side, or a side is held by peacekeepers. A boundary record says
        that it does not. Where control of a side is contested the forces meet inside it,
        not at its edge.
        """
        named = self.line_between(one, other, day)
        if named is not None and named.kind is LineKind.BOUNDARY:
            return False
        if named is not None and named.kind in CONTROL_LINES:
            return True
        left, right = self.control(one, day), self.control(other, day)
        if left.parties == right.parties:
            return False
        if PositionKind.CONTESTED in (left.shared, right.shared):
            return False
        claimed_across = (
            left.parties & self.claims(other, day).parties
            or right.parties & self.claims(one, day).parties
        )
        return bool(claimed_across) or PositionKind.PEACEKEEPING in (left.shared, right.shared)


def _turning_days(held: object) -> set[date]:
    ends = (getattr(held, "start", None), getattr(held, "end", None))
    return {end.earliest for end in ends if end is not None}
