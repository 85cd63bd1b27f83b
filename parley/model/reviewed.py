"""Two reviewed lists that all disputes share: words that take a side, and whose pages are whose."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from parley.model.fields import ActorId, Hint, Record, Text, optional
from parley.vocabulary import SourceOrigin


class LoadedWord(Record):
    """A word that takes a side, and what to write instead of it."""

    file: ClassVar[str] = "loaded-words.csv"
    word: Annotated[
        str,
        Field(min_length=2, max_length=200),
        Hint("a word or several, separated by semicolons; a star for any ending: puppet*"),
    ]
    why: Annotated[str, Field(min_length=3, max_length=300), Hint("one short clause")]
    write: Annotated[str, Field(min_length=3, max_length=300), Hint("what to write instead")]
    unless: Annotated[
        str,
        Field(max_length=600),
        Hint("phrases separated by semicolons; a star for any ending; or leave blank"),
    ] = ""


class Origin(Record):
    """Where the pages of a publisher speak from, by the end of an address or by its name."""

    file: ClassVar[str] = "origins.csv"
    producer: Text = ""
    origin: SourceOrigin
    actor: optional(ActorId) = None  # type: ignore[valid-type]
    note: Text = ""
