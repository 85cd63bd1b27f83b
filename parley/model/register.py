"""The register of military diplomacy: instances, missions' strengths, guarantees, cases."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from parley.dates import Interval, PartialDate
from parley.model.checks import Check, RowId
from parley.model.fields import (
    ActorIds,
    DateColumns,
    Day,
    Figure,
    Headline,
    Hint,
    Record,
    Slug,
    Slugs,
    SourceIds,
    SpanColumns,
    Text,
)
from parley.vocabulary import (
    Bearing,
    Factor,
    FigureKind,
    Instrument,
    Lesson,
    MeasureState,
    Obligation,
)

Held = Annotated[Interval, SpanColumns()]
Degrees = Annotated[
    Annotated[float, Field(ge=-180, le=180)] | None,
    BeforeValidator(lambda value: None if value == "" else value),
    Hint("degrees with two decimals, or blank"),
]
DossierSources = Annotated[
    tuple[str, ...],
    BeforeValidator(lambda value: tuple(filter(None, (v.strip() for v in value.split(";"))))),
    Field(min_length=1),
    Hint("slug/source of a dossier, separated by semicolons: cyprus/unficyp-2026"),
]


class Instance(Record):
    """One dated use of an instrument of military diplomacy."""

    file: ClassVar[str] = "register/instances.csv"
    instrument: Instrument
    title: Headline
    actors: ActorIds
    disputes: Slugs = ()
    place: Text = ""
    lon: Degrees = None
    lat: Degrees = None
    held: Held = Interval()
    authority: Text
    purpose: Text
    effect: Text
    disputed_by: Text = ""
    state: MeasureState
    mandate_end: Annotated[PartialDate | None, DateColumns("end_")] = None
    as_of: Day
    sources: SourceIds


class MissionStrength(Record):
    """How many people a mission or presence had on a date."""

    file: ClassVar[str] = "register/strength.csv"
    instance: Slug
    when: Annotated[PartialDate, DateColumns()]
    low: Figure = ""
    high: Figure
    what: Text = ""
    kind: FigureKind
    sources: SourceIds


class Guarantee(Record):
    """A text by which states are bound to help, consult or stand aside."""

    file: ClassVar[str] = "register/guarantees.csv"
    guarantor: ActorIds
    protected: ActorIds
    text: Headline
    article: Text = ""
    obligation: Obligation
    held: Held = Interval()
    detail: Text
    sources: SourceIds


class FactorRow(Record):
    """What hinders or moves diplomacy in one dispute, told from its own sources."""

    file: ClassVar[str] = "register/factors.csv"
    dispute: Slug
    factor: Factor
    detail: Text
    sources: DossierSources


class LessonCase(Record):
    """A case that supports or contradicts a lesson."""

    file: ClassVar[str] = "register/lessons.csv"
    lesson: Lesson
    dispute: Slug
    bearing: Bearing
    detail: Text
    sources: DossierSources


class Correction(Record):
    """A statement often read, and what the sources say instead."""

    file: ClassVar[str] = "register/corrections.csv"
    said: Text
    found: Text
    sources: SourceIds


REGISTER_TABLES = ("instances", "strength", "guarantees", "factors", "lessons", "corrections")
"""The tables of the register that state facts."""


class RegisterCheck(Check):
    """A second look at a row of the register by somebody who had not written it."""

    file: ClassVar[str] = "register/checked.csv"
    about: Annotated[
        str,
        Field(alias="file", pattern=rf"^({'|'.join(REGISTER_TABLES)})\.csv$"),
        Hint("a table of the register: instances.csv"),
    ]
    row: Annotated[RowId, Hint("the id of the row")]


REGISTER_TYPES: tuple[type[Record], ...] = (
    Instance,
    MissionStrength,
    Guarantee,
    FactorRow,
    LessonCase,
    Correction,
    RegisterCheck,
)
