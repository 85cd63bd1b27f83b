"""Views: the world as one side, nobody, or the facts on the ground see it, on a day.

A view assigns every area to a party or leaves it contested; its boundaries follow from
the assignments of the two sides of each edge. Switching the view or the day is
arithmetic on a small table; no line is ever redrawn by hand.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from parley.mosaic.ledger import Claims, Ledger
from parley.vocabulary import LineKind, Position, PositionKind

NEUTRAL, DE_FACTO = "neutral", "de_facto"
SEA = "~sea"
ALL_CLAIMS = (PositionKind.ACTIVE, PositionKind.CONDOMINIUM, PositionKind.DORMANT)


class Status(StrEnum):
    """How a view answers for an area."""

    UNCLAIMED = "unclaimed"
    SETTLED = "settled"
    CONTESTED = "contested"
    SHARED = "shared"


class Boundary(StrEnum):
    """How a view draws the edge between two areas."""

    NONE = "none"
    COAST = "coast"
    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"
    INNER = "inner"


@dataclass(frozen=True, slots=True)
class Assignment:
    """A view's answer for one area: a status and the parties it names, alphabetical.

    An area cut out as contested whose positions are not recorded yet is contested and
    names nobody: showing it as its base party's would take a side.
    """

    status: Status
    parties: tuple[str, ...] = ()


def _named(parties: Iterable[str], alone: Status, several: Status) -> Assignment:
    names = tuple(sorted(parties))
    if not names:
        return Assignment(Status.UNCLAIMED)
    return Assignment(alone if len(names) == 1 else several, names)


class Views:
    """Answers every view of one ledger; each answer is computed once an epoch."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._assigned: dict[tuple[str, int], dict[str, Assignment]] = {}
        self._answers: dict[tuple[str, str, int], Assignment] = {}
        self._fronts: dict[tuple[str, str, int, int], bool] = {}

    def assign(self, view: str, day: date) -> dict[str, Assignment]:
        """Every area's assignment in a view on a day. Total: no area is left out."""
        key = view, self.ledger.epoch(day)
        if key not in self._assigned:
            self._assigned[key] = {area: self.answer(view, area, day) for area in self.ledger.areas}
        return self._assigned[key]

    def answer(self, view: str, area: str, day: date) -> Assignment:
        """One area's assignment, remembered until something recorded of it changes."""
        key = view, area, self.ledger.epoch_of(area, day)
        if key not in self._answers:
            self._answers[key] = self._one(view, area, day)
        return self._answers[key]

    def _one(self, view: str, area: str, day: date) -> Assignment:
        if not self.ledger.has_entries(area):
            if self.ledger.areas[area].contested:
                return Assignment(Status.CONTESTED)
            base = self.ledger.areas[area].base
            return Assignment(Status.SETTLED, (base,)) if base else Assignment(Status.UNCLAIMED)
        if view == DE_FACTO:
            return self._de_facto(area, day)
        claims = self.ledger.claims(area, day)
        if view == NEUTRAL:
            return _neutral(claims)
        return self._as_party(view, area, day, claims)

    def _de_facto(self, area: str, day: date) -> Assignment:
        control = self.ledger.control(area, day)
        jointly = control.shared is PositionKind.JOINT and self.ledger.claims(area, day).condominium
        return _named(
            control.parties, Status.SETTLED, Status.SHARED if jointly else Status.CONTESTED
        )

    def _as_party(self, party: str, area: str, day: date, claims: Claims) -> Assignment:
        """Own claim first, then recognition, then rejection; else the neutral answer.

        A rejection gives the area to nobody: a party may refuse a line and draw no other.
        """
        ledger = self.ledger
        if claims.condominium and party in claims.parties:
            return _neutral(claims)
        if party in ledger.claims(area, day, ALL_CLAIMS).parties:
            return Assignment(Status.SETTLED, (party,))
        recognised = ledger.positions_of(party, area, day, Position.RECOGNISES)
        if recognised:
            return _named(recognised, Status.SETTLED, Status.SHARED)
        if ledger.positions_of(party, area, day, Position.REJECTS) & claims.parties:
            return Assignment(Status.CONTESTED, tuple(sorted(claims.parties)))
        return _neutral(claims)

    def is_front(self, one: str, other: str, day: date) -> bool:
        """Ledger.is_front, remembered until something recorded of the two sides changes."""
        epoch = self.ledger.epoch_of
        key = one, other, epoch(one, day), epoch(other, day)
        if key not in self._fronts:
            self._fronts[key] = self.ledger.is_front(one, other, day)
        return self._fronts[key]

    def boundary(self, view: str, day: date, one: str, other: str) -> Boundary:
        """How a view draws the edge between two areas on a day; the first rule that fits."""
        if SEA in (one, other):
            return Boundary.COAST
        left, right = self.answer(view, one, day), self.answer(view, other, day)
        front = self.is_front(one, other, day)
        whole_world = view in (NEUTRAL, DE_FACTO)
        if left == right:
            if not front:
                return Boundary.NONE
            inside = left.status is Status.SETTLED and not whole_world
            return Boundary.INNER if inside else Boundary.DOTTED
        if left.status is Status.SETTLED and right.status is Status.SETTLED:
            if self._line_in_dispute(view, day, one, other):
                return Boundary.DASHED
            return Boundary.DOTTED if front and whole_world else Boundary.SOLID
        return Boundary.DOTTED if front else Boundary.DASHED

    def _line_in_dispute(self, view: str, day: date, one: str, other: str) -> bool:
        """Whether a view draws the line between two settled sides as disputed.

        Control knows no dispute about a line. A party's own view follows its stance; with
        none it is drawn as in the neutral view: disputed where its kind says so or
        somebody rejects it.
        """
        line = self.ledger.line_between(one, other, day)
        if line is None or view == DE_FACTO:
            return False
        stances = self.ledger.stances
        rejecting = stances(line, day, Position.REJECTS)
        if view in rejecting:
            return True
        if view in stances(line, day, Position.CLAIMS) | stances(line, day, Position.RECOGNISES):
            return False
        return line.kind is LineKind.DISPUTED or bool(rejecting)

    def differ(self, view: str, other: str, day: date, places: Iterable[str]) -> bool:
        """Whether two views answer differently for any of some places on a day."""
        return any(self.answer(view, at, day) != self.answer(other, at, day) for at in places)

    def difference(
        self, view: str, day: date, other_view: str, other_day: date
    ) -> dict[str, tuple[Assignment, Assignment]]:
        """The areas that two views answer differently, with both answers."""
        one, other = self.assign(view, day), self.assign(other_view, other_day)
        return {area: (one[area], other[area]) for area in one if one[area] != other[area]}


def _neutral(claims: Claims) -> Assignment:
    """Claims decide, control never does: one claimant is settled, several are contested."""
    several = Status.SHARED if claims.condominium else Status.CONTESTED
    return _named(claims.parties, Status.SETTLED, several)
