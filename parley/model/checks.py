"""A second look at a row of a folder, and the list of every CSV file that a folder holds."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from parley.model.fields import Day, Hint, Record, Text
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
from parley.vocabulary import CheckVerdict

CHECKABLE = (
    "dispute.md",
    *(r.file for r in (Source, LedgerEntry, Line, Event, PostureRow, Engagement, Measure)),
    PlaceName.file,
    Count.file,
    "map.geojson",
)
"""The files of a folder that a second look may be about."""


RowId = Annotated[str, Field(max_length=80, pattern=r"^[a-z0-9]+([-._][a-z0-9]+)*$")]


def _checkable(value: str) -> str:
    if value not in CHECKABLE:
        msg = "is not a file of the folder"
        raise ValueError(msg)
    return value


class Check(Record):
    """A second look at a row: on which day somebody compared it with its sources again."""

    file: ClassVar[str] = "checked.csv"
    about: Annotated[
        str,
        Field(alias="file"),
        AfterValidator(_checkable),
        Hint(f"one of {', '.join(CHECKABLE)}"),
    ]
    row: Annotated[
        RowId,
        Hint("the id of the row; for dispute.md a key (as_of) or a heading (what-pulls)"),
    ]
    checked: Day
    verdict: CheckVerdict
    note: Text = ""


ROW_TYPES: tuple[type[Record], ...] = (
    Source,
    LedgerEntry,
    Line,
    Event,
    PostureRow,
    Engagement,
    Measure,
    PlaceName,
    Count,
    Check,
)
"""Every CSV file of a folder: sources first, as rows cite them; checks last, as they name rows."""
