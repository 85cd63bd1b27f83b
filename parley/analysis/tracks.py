"""Pressure and dialogue by quarter, scored from the dated rows by a rule that is printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from parley.language import mark
from parley.model import Dispute, Event
from parley.vocabulary import Track

RULE = mark(
    "Pressure of a quarter is the sum of the hostility levels (1 to 5) of its events that raised "
    "tension; dialogue is the number of its events that eased it. Events whose month is not "
    "known are left out. The record is denser for recent years, so heights compare within a few "
    "years and not across decades."
)


@dataclass(frozen=True, slots=True)
class Quarter:
    """One quarter's two scores, and the events behind them."""

    year: int
    number: int
    pressure: int
    dialogue: int
    events: tuple[tuple[str, Event], ...]

    @property
    def label(self) -> str:
        """As it is printed and chosen: `2020 Q2`."""
        return f"{self.year} Q{self.number}"


def quarters(disputes: Iterable[Dispute], since: int = 0) -> tuple[list[Quarter], int]:
    """Quarters with any event, oldest first, and how many events had no month."""
    found: dict[tuple[int, int], list[tuple[str, Event]]] = {}
    undated = 0
    for dispute in disputes:
        for event in dispute.timeline:
            if event.when.year < since:
                continue
            if event.when.month is None:
                undated += 1
                continue
            place = event.when.year, (event.when.month - 1) // 3 + 1
            found.setdefault(place, []).append((dispute.slug, event))
    return [_score(place, events) for place, events in sorted(found.items())], undated


def _score(place: tuple[int, int], events: list[tuple[str, Event]]) -> Quarter:
    pressure = sum(int(e.hostility.value) for _, e in events if e.track is Track.RAISES)
    dialogue = sum(e.track is Track.EASES for _, e in events)
    return Quarter(*place, pressure, dialogue, tuple(events))
