"""Dates as history gives them: a year, perhaps a month, perhaps a day.

Many records know only "1962" or "October 1962". Storing such a date as 1962-01-01 would
invent a day, so a date keeps what is known and says what it does not.
"""

from __future__ import annotations

import calendar
import os
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import total_ordering

from parley.language import date_in_words, say, say_many

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
FIRST_YEAR, LAST_YEAR = 1000, 2999


@total_ordering
@dataclass(frozen=True, slots=True, eq=False)
class PartialDate:
    """A calendar date known to the year, the month or the day.

    Ordering is by the earliest day that the date can mean, then by precision, so that
    "2020" sorts before "15 Jun 2020". Raises ValueError for a day that is in no calendar.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            msg = f"year {self.year} is outside {FIRST_YEAR} to {LAST_YEAR}"
            raise ValueError(msg)
        if self.day is not None and self.month is None:
            msg = "a day needs a month"
            raise ValueError(msg)
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2020`, `2020-06` or `2020-06-15`; ValueError for anything else."""
        match = _ISO.fullmatch(text.strip())
        if match is None:
            msg = f"{text!r} is not a date"
            raise ValueError(msg)
        year, month, day = match.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @property
    def earliest(self) -> date:
        """The first day that the date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that the date can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def iso(self) -> str:
        """As far as it is known: `2020`, `2020-06` or `2020-06-15`."""
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def words(self) -> str:
        """For readers: `2020`, `Jun 2020` or `15 Jun 2020`."""
        return date_in_words(self.year, self.month, self.day)

    @property
    def fraction(self) -> float:
        """Position on a time axis in years; the middle of what the date can mean."""
        middle = (self.earliest.toordinal() + self.latest.toordinal()) / 2
        start = date(self.year, 1, 1).toordinal()
        return self.year + (middle - start) / (366 if calendar.isleap(self.year) else 365)

    def _key(self) -> tuple[date, int]:
        return self.earliest, (self.month is not None) + (self.day is not None)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PartialDate) and self._key() == other._key()

    def __lt__(self, other: PartialDate) -> bool:
        return self._key() < other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __str__(self) -> str:
        return self.iso


@dataclass(frozen=True, slots=True)
class Interval:
    """The half-open time [start, end) in which a record holds; None is open.

    A partial start counts from its earliest day and a partial end ends on its earliest
    day, so that two records that meet in "2014" neither overlap nor leave a gap.
    Raises ValueError for an interval that holds on no day.
    """

    start: PartialDate | None = None
    end: PartialDate | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.end.earliest <= self.start.earliest:
            msg = f"ends {self.end} on or before its start {self.start}"
            raise ValueError(msg)

    def holds_on(self, day: date) -> bool:
        """Whether the record holds on the day."""
        begun = self.start is None or self.start.earliest <= day
        return begun and (self.end is None or day < self.end.earliest)

    @property
    def words(self) -> str:
        """For readers: `since 1974`, `1994 to 2020`, `until 2022` or `undated`."""
        if self.start and self.end:
            return say("{start} to {end}", start=self.start.words, end=self.end.words)
        if self.start:
            return _since(self.start)
        return _until(self.end) if self.end else say("undated")


def _since(start: PartialDate) -> str:
    """Many languages say a day, a month and a year in different words after `since`."""
    if start.day is not None:
        return say("since {day}", day=start.words)
    if start.month is not None:
        return say("since {month}", month=start.words)
    return say("since {year}", year=start.words)


def _until(end: PartialDate) -> str:
    if end.day is not None:
        return say("until {day}", day=end.words)
    if end.month is not None:
        return say("until {month}", month=end.words)
    return say("until {year}", year=end.words)


def day_in_words(day: date) -> str:
    """A day for readers: `8 Aug 2025`."""
    return date_in_words(day.year, day.month, day.day)


def age_in_words(then: date, today: date) -> str:
    """How long ago a day was, in the unit a reader would use: `12 days`, `3 months`, `2 years`.

    A status is only worth its age; the wording is coarse so that it stays true for weeks.
    """
    days = (today - then).days
    if days < 0:
        return say("in the future")
    if days < 45:
        return say("today") if days == 0 else say_many("{count} day old", "{count} days old", days)
    months = round(days / 30.44)
    if months < 24:
        return say_many("{count} month old", "{count} months old", months)
    return say_many("{count} year old", "{count} years old", days // 365)


def today() -> date:
    """The present day; `PARLEY_TODAY=2026-11-22` sets it, for tests and dated exports."""
    text = os.environ.get("PARLEY_TODAY", "")
    return PartialDate.parse(text).earliest if text else datetime.now(tz=UTC).date()
