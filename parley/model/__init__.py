"""Frozen, closed records of the dispute model."""

from parley.model.briefing import MAX_STEPS, Briefing, Step
from parley.model.checks import ROW_TYPES, Check
from parley.model.dispute import (
    HEADINGS,
    Actor,
    AreaGroup,
    Dispute,
    Exclusion,
    Feature,
    Identity,
    LocalName,
)
from parley.model.fields import DateColumns, Hint, Record, SpanColumns
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
from parley.model.reviewed import LoadedWord, Origin

__all__ = [
    "HEADINGS",
    "MAX_STEPS",
    "ROW_TYPES",
    "Actor",
    "AreaGroup",
    "Briefing",
    "Check",
    "Count",
    "DateColumns",
    "Dispute",
    "Engagement",
    "Event",
    "Exclusion",
    "Feature",
    "Hint",
    "Identity",
    "LedgerEntry",
    "Line",
    "LoadedWord",
    "LocalName",
    "Measure",
    "Origin",
    "PlaceName",
    "PostureRow",
    "Record",
    "Source",
    "SpanColumns",
    "Step",
]
