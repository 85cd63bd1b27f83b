"""The cell types of a record: how a text in a file becomes a value, and what to write.

Every type carries its own hint, so that a message about a bad cell can say what to write
without a second table beside the model.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from parley.dates import PartialDate

SLUG = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
ACTOR = re.compile(r"[A-Z][A-Z0-9_]{1,24}|[a-z]+(?:-[a-z]+)+")
AREA = re.compile(r"[A-Z]{3}|[a-z0-9]+(?:[-.][a-z0-9]+)*")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Hint:
    """What to write in a cell, for messages and for the contributor's page."""

    write: str


@dataclass(frozen=True, slots=True)
class DateColumns:
    """A date spread over three columns `<prefix>year`, `<prefix>month`, `<prefix>day`."""

    prefix: str = ""

    @property
    def columns(self) -> tuple[str, str, str]:
        """The three column names."""
        return f"{self.prefix}year", f"{self.prefix}month", f"{self.prefix}day"


@dataclass(frozen=True, slots=True)
class SpanColumns:
    """An interval spread over six columns, `from_*` inclusive and `to_*` exclusive."""

    start: DateColumns = DateColumns("from_")
    end: DateColumns = DateColumns("to_")

    @property
    def columns(self) -> tuple[str, ...]:
        """The six column names."""
        return self.start.columns + self.end.columns


def _matching(pattern: re.Pattern[str], what: str) -> AfterValidator:
    def check(value: str) -> str:
        if not pattern.fullmatch(value):
            msg = f"is not {what}"
            raise ValueError(msg)
        return value

    return AfterValidator(check)


def _clean(value: str) -> str:
    if CONTROL.search(value):
        msg = "holds a control character"
        raise ValueError(msg)
    return value


def _split(value: Any) -> Any:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(";") if part.strip())
    return value


def _distinct(values: tuple[str, ...]) -> tuple[str, ...]:
    twice = sorted({value for value in values if values.count(value) > 1})
    if twice:
        msg = f"names {', '.join(twice)} twice"
        raise ValueError(msg)
    return values


def _web_address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"'`\\]+", value):
        msg = "is not a web address"
        raise ValueError(msg)
    return value


def _in_a_calendar(value: str) -> str:
    if value:
        try:
            PartialDate.parse(value)
        except ValueError:
            msg = "is in no calendar"
            raise ValueError(msg) from None
    return value


def _blank_to_none(value: Any) -> Any:
    return None if value == "" else value


Slug = Annotated[
    str,
    Field(max_length=80),
    _matching(SLUG, "an id"),
    Hint("lower-case letters, digits, hyphens: galwan-clash-2020"),
]
ActorId = Annotated[
    str,
    _matching(ACTOR, "an actor id"),
    Hint("an id of actors.csv: IND, OSCE or annan-kofi"),
]
AreaId = Annotated[
    str,
    Field(max_length=80),
    _matching(AREA, "an area or group id"),
    Hint("an area of mosaic/areas.csv or a group of groups.csv: aksai-chin"),
]
Text = Annotated[str, Field(max_length=2000), AfterValidator(_clean), Hint("plain text")]
Headline = Annotated[
    str,
    Field(min_length=3, max_length=140),
    AfterValidator(_clean),
    Hint("a neutral headline of 3 to 140 characters"),
]
Slugs = Annotated[
    tuple[Slug, ...],
    BeforeValidator(_split),
    AfterValidator(_distinct),
    Hint("ids separated by semicolons"),
]
SourceIds = Annotated[
    tuple[Slug, ...],
    BeforeValidator(_split),
    AfterValidator(_distinct),
    Field(min_length=1),
    Hint("one or more ids of sources.csv, separated by semicolons; no row without a source"),
]
ActorIds = Annotated[
    tuple[ActorId, ...],
    BeforeValidator(_split),
    AfterValidator(_distinct),
    Hint("ids of actors.csv separated by semicolons"),
]
AreaIds = Annotated[
    tuple[AreaId, ...],
    BeforeValidator(_split),
    AfterValidator(_distinct),
    Hint("area or group ids separated by semicolons"),
]
WebAddress = Annotated[
    str,
    Field(max_length=600),
    AfterValidator(_web_address),
    Hint("the page's own address, starting with https:// or http://"),
]
Day = Annotated[
    str,
    Field(pattern=r"^\d{4}-\d{2}-\d{2}$"),
    AfterValidator(_in_a_calendar),
    Hint("a day: 2026-11-22"),
]
AboutWhen = Annotated[
    str,
    Field(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$"),
    AfterValidator(_in_a_calendar),
    Hint("2020, 2020-06 or 2020-06-17, as far as the page shows it; or blank"),
]
Rounds = Annotated[
    Annotated[int, Field(ge=0, le=1000)] | None,
    BeforeValidator(_blank_to_none),
    Hint("a whole number of rounds, or leave blank"),
]
Tally = Annotated[
    Annotated[int, Field(ge=0, le=1000)] | None,
    BeforeValidator(_blank_to_none),
    Hint("a whole number, or leave blank what is not known"),
]
Figure = Annotated[
    str,
    Field(max_length=40),
    _matching(re.compile(r"|-?\d[\d,]*(?:\.\d+)?(?:-\d[\d,]*(?:\.\d+)?)?"), "a figure or range"),
    Hint("a number (28500) or a range (40000-50000), or leave blank"),
]


def optional(term: Any) -> Any:
    """A vocabulary cell that may be left blank."""
    return Annotated[term | None, BeforeValidator(_blank_to_none)]


class Record(BaseModel):
    """A row of a file: frozen, closed, and never without an id.

    Unknown fields are refused, because a misspelt column would otherwise lose facts in
    silence.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, arbitrary_types_allowed=True
    )
    id: Slug
