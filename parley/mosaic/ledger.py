"""The ledger: who claims, controls and recognises each area on a day. Ids and dates only.

No geometry is touched here. Between two change dates (one *epoch*) every answer is the
same, so answers are computed once an epoch and shared by all readers.
"""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from parley.dates import Interval
from parley.model import LedgerEntry, Line
from parley.mosaic.areas import Area
from parley.vocabulary import LineKind, Position, PositionKind

Expand = Callable[[str], frozenset[str]]
CONTROL_LINES = (LineKind.LINE_OF_CONTROL, LineKind.CEASEFIRE_LINE, LineKind.ARMISTICE_LINE)
BOUNDARIES = (LineKind.BOUNDARY, LineKind.DISPUTED)
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


class Ledger:
    """All positions of all disputes, read by area and day.

    What a position is about is named by one word: an area of the mosaic, a shape of a
    dispute's own or a named line (`slug/id` for both, so that two disputes may use one id).
    """

    def __init__(
        self,
        areas: Mapping[str, Area],
        entries: Iterable[LedgerEntry],
        lines: Iterable[Line],
        expand: Expand,
    ) -> None:
        """Index `entries` and `lines`, whose ids name them across disputes, by what they are about.

        `areas` holds every area of the mosaic and every shape with positions; `expand`
        turns what a record names into ids of `areas` (or the id of a line).
        """
        self.areas = areas
        self._entries: dict[str, list[LedgerEntry]] = defaultdict(list)
        self._days: dict[str, set[date]] = defaultdict(set)
        for entry in entries:
            for area in expand(entry.area):
                self._entries[area].append(entry)
                self._days[area] |= turning_days(entry.held)
        self._lines: dict[frozenset[str], list[Line]] = defaultdict(list)
        for line in lines:
            for one in expand(line.left):
                for other in expand(line.right):
                    pair = frozenset((one, other))
                    self._lines[pair].append(line)
                    for area in pair:
                        self._days[area] |= turning_days(line.held) | self._days[line.id]
        self._turns = {area: sorted(days) for area, days in self._days.items()}
        self.change_days = tuple(sorted(set().union(*self._days.values())))

    def epoch(self, day: date) -> int:
        """Number of the stretch of time in which a day lies; all its days answer alike."""
        return bisect.bisect_right(self.change_days, day)

    def epoch_of(self, area: str, day: date) -> int:
        """The same for one area: nothing recorded of it, or of its lines, changes within."""
        return bisect.bisect_right(self._turns.get(area, ()), day)

    def turns(self, area: str) -> Sequence[date]:
        """The days on which something recorded of an area, or of its lines, begins or ends."""
        return self._turns.get(area, ())

    def entries(self, area: str, day: date | None = None) -> list[LedgerEntry]:
        """The records about an area, all of them or those that hold on a day."""
        rows = self._entries.get(area, [])
        return [row for row in rows if day is None or row.held.holds_on(day)]

    def has_entries(self, area: str) -> bool:
        """Whether anything but its base party is recorded of an area."""
        return area in self._entries

    def concerned(self, area: str) -> frozenset[str]:
        """The parties that hold a position on an area or on one of its lines, its base included."""
        rows = self._entries.get(area, ())
        lines = {line.id for pair, named in self._lines.items() if area in pair for line in named}
        about = [row for line in lines for row in self._entries.get(line, ())]
        base = self.areas[area].base
        return frozenset(row.party for row in (*rows, *about)) | ({base} - {""})

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
        for line in self._lines.get(frozenset((one, other)), ()):
            if line.held.holds_on(day):
                return line
        return None

    def is_named(self, one: str, other: str) -> bool:
        """Whether any record names the edge between two areas, on whatever day."""
        return frozenset((one, other)) in self._lines

    def stances(self, line: Line, day: date, position: Position) -> frozenset[str]:
        """The parties that claim, recognise or reject a named line on a day."""
        live = self.entries(line.id, day)
        return frozenset(row.party for row in live if row.position is position)

    def is_front(self, one: str, other: str, day: date) -> bool:
        """Whether the edge between two areas separates forces on a day.

        It does where a line record says so; or where the holders differ and one of them
        claims the other side, or a side is held by peacekeepers. A boundary record, also of
        a disputed boundary, says that it does not. Where control of a side is contested the
        forces meet inside it, not at its edge.
        """
        named = self.line_between(one, other, day)
        if named is not None and named.kind in BOUNDARIES:
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


def turning_days(held: Interval) -> set[date]:
    """The days on which something begins or ceases to hold."""
    return {end.earliest for end in (held.start, held.end) if end is not None}
