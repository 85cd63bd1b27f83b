"""A dispute: its identity and prose, its rows and its shapes; and the tables all share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from parley.dates import Interval, PartialDate
from parley.language import mark
from parley.model.briefing import Briefing
from parley.model.checks import Check
from parley.model.fields import (
    AboutWhen,
    ActorId,
    ActorIds,
    AreaIds,
    Day,
    Headline,
    Hint,
    Record,
    Slug,
    Slugs,
    SourceIds,
    Text,
)
from parley.model.records import (
    Count,
    Engagement,
    Event,
    LedgerEntry,
    Line,
    Measure,
    PlaceName,
    PostureRow,
    Source,
)
from parley.vocabulary import (
    ActorKind,
    AreaKind,
    DisputeKind,
    Hostility,
    LineKind,
    Precision,
    Region,
    SiteKind,
    Stage,
)

HEADINGS = (
    mark("Summary"),
    mark("What pushes"),
    mark("What pulls"),
    mark("Claims in words"),
    mark("Barriers"),
    mark("Drivers"),
    mark("Third parties"),
    mark("What is not known"),
)
RECENT_YEARS = 5


def _as_list(value: Any) -> Any:
    return (value,) if isinstance(value, str) and value else value


class LocalName(BaseModel):
    """A name in one language, as one party writes it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    lang: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z]{2,4})?$"), Hint("zh, hy or zh-Hant")]
    text: Annotated[str, Field(min_length=1, max_length=160), Hint("the name in its own script")]
    party: ActorId


class Identity(BaseModel):
    """The front matter of dispute.md."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
    name: Headline
    short: Annotated[str, Field(min_length=2, max_length=60), Hint("a short name for the atlas")]
    names: Annotated[
        tuple[LocalName, ...], Hint("lines like - {lang: el, text: Κυπριακό, party: CYP}")
    ] = ()
    parties: Annotated[ActorIds, Field(min_length=1)]
    third_parties: ActorIds = ()
    guarantors: ActorIds = ()
    kind: Annotated[tuple[DisputeKind, ...], BeforeValidator(_as_list), Field(min_length=1)]
    stage: Stage
    region: Region
    began: Annotated[AboutWhen, Field(min_length=4), Hint("a date: 1988 or 1988-02")]
    areas: AreaIds = ()
    extent: Annotated[
        tuple[float, float, float, float], Hint("[west, south, east, north] in degrees")
    ]
    as_of: Day
    last_verified: Day
    status: Annotated[str, Field(min_length=10, max_length=600), Hint("one neutral sentence")]
    status_sources: SourceIds

    @property
    def sides(self) -> tuple[str, ...]:
        """The parties, then the guarantors that are none."""
        return (*self.parties, *(each for each in self.guarantors if each not in self.parties))


class Actor(Record):
    """A state, entity, organisation, person or court that rows name by id."""

    file: ClassVar[str] = "actors.csv"
    id: ActorId
    name: Headline
    kind: ActorKind
    local_names: Text = ""
    note: Text = ""


class AreaGroup(Record):
    """Several areas of the mosaic under one name, so that a record can speak of all."""

    file: ClassVar[str] = "groups.csv"
    name: Headline
    areas: Annotated[AreaIds, Field(min_length=1)]
    note: Text = ""


class Exclusion(Record):
    """An entry of an outside list of disputes, and where Parley covers it or why it does not."""

    file: ClassVar[str] = "exclusions.csv"
    listed_in: Annotated[
        str,
        Field(min_length=3, max_length=160),
        Hint("the list: Natural Earth, breakaway and disputed areas"),
    ]
    entry: Annotated[str, Field(min_length=2, max_length=200), Hint("the entry as the list has it")]
    disputes: Annotated[Slugs, Hint("slugs of the disputes that cover it, or leave blank")] = ()
    reason: Text = ""


@dataclass(frozen=True, slots=True)
class Feature:
    """A shape of a dispute's own map file.

    `geometry` is a checked GeoJSON geometry (lon/lat degrees, WGS 84) kept as plain
    mappings: this layer computes nothing with it.
    """

    id: Slug
    kind: LineKind | AreaKind | SiteKind
    name: str
    precision: Precision
    held: Interval
    sources: tuple[str, ...]
    geometry: dict[str, Any]
    holder: str | None = None
    uncertainty_km: float | None = None
    note: str = ""

    @property
    def point(self) -> tuple[float, float] | None:
        """Longitude and latitude of a site; None for lines and zones."""
        if self.geometry["type"] != "Point":
            return None
        lon, lat = self.geometry["coordinates"][:2]
        return lon, lat


@dataclass(frozen=True, slots=True)
class Dispute:
    """Everything that is known of one dispute, read from its folder."""

    slug: str
    identity: Identity
    sections: dict[str, str] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()
    positions: tuple[LedgerEntry, ...] = ()
    lines: tuple[Line, ...] = ()
    timeline: tuple[Event, ...] = ()
    posture: tuple[PostureRow, ...] = ()
    mediation: tuple[Engagement, ...] = ()
    measures: tuple[Measure, ...] = ()
    names: tuple[PlaceName, ...] = ()
    counts: tuple[Count, ...] = ()
    checks: tuple[Check, ...] = ()
    features: tuple[Feature, ...] = ()
    briefing: Briefing | None = None

    @property
    def name(self) -> str:
        """Full name, parties in alphabetical order."""
        return self.identity.name

    @property
    def parties(self) -> tuple[str, ...]:
        """Ids of the parties."""
        return self.identity.parties

    @property
    def as_of(self) -> date:
        """Day of the newest confirmed status."""
        return PartialDate.parse(self.identity.as_of).earliest

    def source(self, source_id: str) -> Source | None:
        """The source with the id, or None."""
        return next((source for source in self.sources if source.id == source_id), None)

    def feature(self, feature_id: str) -> Feature | None:
        """The shape with the id, or None."""
        return next((feature for feature in self.features if feature.id == feature_id), None)

    def hostility_on(self, day: date) -> Hostility:
        """Highest level of hostility among the events of the five years before a day.

        The window follows the usual look-back of enduring-rivalry work and keeps a
        recent war visible after its guns fall silent; it is printed beside the colour.
        """
        first = day.replace(year=day.year - RECENT_YEARS, day=min(day.day, 28))
        levels = [
            event.hostility
            for event in self.timeline
            if event.when.earliest <= day and (event.end or event.when).latest >= first
        ]
        return max(levels, default=Hostility.NONE, key=lambda level: level.value)

    def records(self) -> Iterator[Record]:
        """Every row that cites sources, in the order of the files."""
        for rows in (
            self.positions,
            self.lines,
            self.timeline,
            self.posture,
            self.mediation,
            self.measures,
            self.names,
            self.counts,
        ):
            yield from rows
