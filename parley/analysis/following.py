"""How long until the next use of force, after a kind of measure began and otherwise.

A description of the record, never a cause: measures are agreed when things are calm enough
to agree, or hot enough to need them.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from parley.language import mark
from parley.model import Dispute
from parley.vocabulary import Hostility, MeasureKind

FORCE = 4
"""Hostility of a use of force and above (the vocabulary's levels, after Correlates of War)."""
YEAR = 365.25
LEAST, GENERATION = 5, 25
WARNING = mark(
    "This describes the record and proves no effect. A measure is agreed when both sides want "
    "it: in calm times, or after a shock. Periods overlap, disputes differ in how much is "
    "recorded, and what was not found is not counted."
)


@dataclass(frozen=True, slots=True)
class Wait:
    """Years from a start to the next use of force; `ended` is False where none came yet."""

    dispute: str
    start: date
    years: float
    ended: bool


@dataclass(frozen=True, slots=True)
class Curve:
    """Kaplan–Meier estimate: the share without a use of force after so many years, and its band."""

    years: tuple[float, ...]
    share: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    n: int
    ended: int


def after_measures(disputes: Iterable[Dispute], kind: MeasureKind) -> list[Wait]:
    """A wait for each measure of a kind whose beginning is dated."""
    return [
        wait
        for dispute in disputes
        for row in dispute.measures
        if row.kind is kind and row.held.start is not None
        if (wait := _wait(dispute, row.held.start.earliest))
    ]


def otherwise(disputes: Iterable[Dispute], kind: MeasureKind) -> list[Wait]:
    """A wait from each 1 January of the same disputes in a year in which none of the kind began.

    Only years within a generation before the first of the kind and after it are taken: a
    dispute of the nineteenth century would otherwise be compared with its cavalry.
    """
    found: list[Wait] = []
    for dispute in disputes:
        begun = {
            row.held.start.year for row in dispute.measures if row.kind is kind and row.held.start
        }
        if not begun:
            continue
        first = max(dispute.timeline[0].when.year, min(begun) - GENERATION)
        years = (year for year in range(first + 1, dispute.as_of.year + 1) if year not in begun)
        found += [wait for year in years if (wait := _wait(dispute, date(year, 1, 1)))]
    return found


def _wait(dispute: Dispute, start: date) -> Wait | None:
    """The wait from a day inside the record; None for a day outside it."""
    if not dispute.timeline or not dispute.timeline[0].when.earliest <= start <= dispute.as_of:
        return None
    forces = [e.when.earliest for e in dispute.timeline if is_force(e.hostility)]
    later = [day for day in forces if day > start]
    end = min(later, default=dispute.as_of)
    return Wait(dispute.slug, start, max((end - start).days, 1) / YEAR, bool(later))


def is_force(level: Hostility) -> bool:
    """Whether an event of this level is a use of force or war."""
    return int(level.value) >= FORCE


def curve(waits: list[Wait]) -> Curve | None:
    """The estimate with its 95 % band (log–log Greenwood); None below five waits or one end."""
    ended = [wait.years for wait in waits if wait.ended]
    if len(waits) < LEAST or not ended:
        return None
    # It takes two thirds of a second to import, and one page of the app asks for curves.
    from scipy.stats import CensoredData, ecdf  # noqa: PLC0415

    open_ = [wait.years for wait in waits if not wait.ended]
    found = ecdf(CensoredData(uncensored=ended, right=open_)).sf
    with warnings.catch_warnings():
        # Where nobody is left the formula has no value; the band ends there.
        warnings.simplefilter("ignore", RuntimeWarning)
        band = found.confidence_interval(confidence_level=0.95, method="log-log")
    return Curve(
        (0.0, *map(float, found.quantiles)),
        (1.0, *map(float, found.probabilities)),
        (1.0, *map(float, band.low.probabilities)),
        (1.0, *map(float, band.high.probabilities)),
        len(waits),
        len(ended),
    )
