"""Frozen, closed records of the dispute model."""

from parley.model.dispute import (
    HEADINGS,
    Actor,
    AreaGroup,
    Dispute,
    Feature,
    Identity,
    LocalName,
)
from parley.model.fields import DateColumns, Hint, Record, SpanColumns
from parley.model.records import (
    ROW_TYPES,
    Check,
    Engagement,
    Event,
    LedgerEntry,
    Line,
    Measure,
    PostureRow,
    Source,
)

__all__ = [
    "HEADINGS",
    "ROW_TYPES",
    "Actor",
    "AreaGroup",
    "Check",
    "DateColumns",
    "Dispute",
    "Engagement",
    "Event",
    "Feature",
    "Hint",
    "Identity",
    "LedgerEntry",
    "Line",
    "LocalName",
    "Measure",
    "PostureRow",
    "Record",
    "Source",
    "SpanColumns",
]
