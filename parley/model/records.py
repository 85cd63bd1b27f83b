"""The rows of a dispute's folder: sources, positions, lines, events, posture and the rest."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from parley.dates import Interval, PartialDate
from parley.model.fields import (
    AboutWhen,
    ActorId,
    ActorIds,
    AreaId,
    DateColumns,
    Day,
    Figure,
    Headline,
    Hint,
    Record,
    Rounds,
    Slugs,
    SourceIds,
    SpanColumns,
    Tally,
    Text,
    WebAddress,
    optional,
)
from parley.vocabulary import (
    AgreementStage,
    CountKind,
    Direction,
    EngagementState,
    EventKind,
    FigureKind,
    Hostility,
    LineKind,
    Means,
    MeasureKind,
    MeasureState,
    Position,
    PositionKind,
    PostureKind,
    Role,
    SourceKind,
    Track,
)

Held = Annotated[Interval, SpanColumns()]
SeenOn = Annotated[PartialDate | None, DateColumns("state_")]
SubjectId = Annotated[
    AreaId,
    Hint("an area or group, a shape of map.geojson or a line of lines.csv: aksai-chin"),
]
PlaceId = Annotated[
    str, Field(max_length=80), Hint("the id of a feature in map.geojson or of an area; or blank")
]


class Source(Record):
    """A page or text that was read, and what it is."""

    file: ClassVar[str] = "sources.csv"
    producer: Annotated[str, Field(min_length=1, max_length=160), Hint("who published the page")]
    title: Annotated[str, Field(min_length=1, max_length=400), Hint("the page's own title")]
    url: WebAddress
    published: AboutWhen = ""
    accessed: Day
    kind: SourceKind
    licence: Text = ""
    note: Text = ""


class LedgerEntry(Record):
    """A dated, sourced position of a party on an area: the ledger decides the picture."""

    file: ClassVar[str] = "positions.csv"
    area: SubjectId
    party: ActorId
    position: Position
    of: optional(ActorId) = None  # type: ignore[valid-type]
    kind: optional(PositionKind) = None  # type: ignore[valid-type]
    held: Held = Interval()
    basis: Text
    sources: SourceIds
    note: Text = ""


class Line(Record):
    """A name and kind for the stretch of edge between two areas or groups."""

    file: ClassVar[str] = "lines.csv"
    left: AreaId
    right: AreaId
    kind: LineKind
    name: Headline
    held: Held = Interval()
    sources: SourceIds
    note: Text = ""


class Event(Record):
    """A dated event of the diplomatic timeline."""

    file: ClassVar[str] = "timeline.csv"
    when: Annotated[PartialDate, DateColumns()]
    end: Annotated[PartialDate | None, DateColumns("end_")] = None
    kind: EventKind
    track: Track
    hostility: Hostility
    title: Headline
    detail: Text
    differs: Text = ""
    actors: ActorIds
    place: PlaceId = ""
    sources: SourceIds


class PostureRow(Record):
    """What a party or guarantor does with its forces, and which way it pushes."""

    file: ClassVar[str] = "posture.csv"
    party: ActorId
    kind: PostureKind
    direction: Direction
    held: Held = Interval()
    title: Headline
    detail: Text
    figure: Figure = ""
    unit: Text = ""
    figure_kind: optional(FigureKind) = None  # type: ignore[valid-type]
    counterparts: Annotated[ActorIds, Field(alias="with")] = ()
    place: PlaceId = ""
    sources: SourceIds


class Engagement(Record):
    """What a third party did between the parties, under which mandate, with what result."""

    file: ClassVar[str] = "mediation.csv"
    third_parties: ActorIds
    title: Headline
    role: Role
    means: Means
    mandate: Text
    held: Held = Interval()
    rounds: Rounds = None
    instrument: Text = ""
    agreement_stage: AgreementStage
    outcome: Text
    implementation: Text = ""
    monitored_by: Text = ""
    state: EngagementState
    seen_on: SeenOn = None
    why_ended: Text = ""
    place: PlaceId = ""
    sources: SourceIds


class Measure(Record):
    """A confidence-building measure and the state it was last seen in."""

    file: ClassVar[str] = "measures.csv"
    kind: MeasureKind
    title: Headline
    between: ActorIds
    held: Held = Interval()
    state: MeasureState
    seen_on: SeenOn = None
    authority: Text
    detail: Text
    place: PlaceId = ""
    sources: SourceIds


class PlaceName(Record):
    """What a party calls a place, in Latin letters and in its own script."""

    file: ClassVar[str] = "names.csv"
    place: Annotated[
        str,
        Field(min_length=1, max_length=80),
        Hint("an area, a group, a shape of map.geojson or a line of lines.csv"),
    ]
    party: ActorId
    lang: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z]{2,4})?$"), Hint("zh, hy or zh-Hant")]
    latin: Annotated[str, Field(min_length=1, max_length=140), Hint("the name in Latin letters")]
    text: Annotated[str, Field(min_length=1, max_length=140), Hint("the name in its own script")]
    sources: Slugs = ()


class Count(Record):
    """Recognitions or votes as a body counted them on a day."""

    file: ClassVar[str] = "counts.csv"
    kind: CountKind
    of: optional(ActorId) = None  # type: ignore[valid-type]
    body: ActorId
    title: Headline
    in_favour: Tally = None
    against: Tally = None
    abstaining: Tally = None
    members: Tally = None
    when: Annotated[PartialDate, DateColumns()]
    figure_kind: optional(FigureKind) = None  # type: ignore[valid-type]
    detail: Text
    sources: SourceIds
