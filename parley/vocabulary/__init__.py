"""The words a file may hold, each with its definition and authority."""

from parley.vocabulary.briefing import BriefingBlock, MapLayer
from parley.vocabulary.claims import (
    AreaKind,
    DisputeKind,
    LineKind,
    Position,
    PositionKind,
    Precision,
    SiteKind,
    Stage,
)
from parley.vocabulary.events import EventKind, Hostility, Track
from parley.vocabulary.instruments import Bearing, Factor, Instrument, Lesson, Obligation
from parley.vocabulary.measures import (
    CheckVerdict,
    CountKind,
    FigureKind,
    MeasureKind,
    MeasureState,
    Region,
    SourceKind,
)
from parley.vocabulary.mediation import ActorKind, AgreementStage, EngagementState, Means, Role
from parley.vocabulary.posture import Direction, PostureKind, PostureTheme
from parley.vocabulary.sourcing import Coverage, SourceOrigin
from parley.vocabulary.term import Term

__all__ = [
    "ActorKind",
    "AgreementStage",
    "AreaKind",
    "Bearing",
    "BriefingBlock",
    "CheckVerdict",
    "CountKind",
    "Coverage",
    "Direction",
    "DisputeKind",
    "EngagementState",
    "EventKind",
    "Factor",
    "FigureKind",
    "Hostility",
    "Instrument",
    "Lesson",
    "LineKind",
    "MapLayer",
    "Means",
    "MeasureKind",
    "MeasureState",
    "Obligation",
    "Position",
    "PositionKind",
    "PostureKind",
    "PostureTheme",
    "Precision",
    "Region",
    "Role",
    "SiteKind",
    "SourceKind",
    "SourceOrigin",
    "Stage",
    "Term",
    "Track",
]
