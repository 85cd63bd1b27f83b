"""Words that take a side, looked for in Parley's own sentences.

A sentence that says whose word it is, or sets the word in quotation marks, passes: the
record may tell what somebody says, and must not say it itself. The section of claims is
written in the terms of each party and is not searched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from parley.catalog.balance import Finding
from parley.catalog.problems import shown
from parley.model import Count, Dispute, LoadedWord, Record

IN_OWN_TERMS = "Claims in words"
FIELDS = (
    "title",
    "name",
    "detail",
    "basis",
    "note",
    "mandate",
    "outcome",
    "implementation",
    "why_ended",
    "authority",
)
"""The cells that hold sentences of Parley's own; `differs` says who says what by itself.

The title of a count is the very text that was voted on.
"""
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_CITATION = re.compile(r"\s*\[[a-z0-9][a-z0-9.;, -]*\]")
_VERBS = (
    "accuse[ds]?|add(?:s|ed)?|allege[ds]?|announce[ds]?|argue[ds]?|ask(?:s|ed)?|blame[ds]?"
    "|call(?:s|ed|ing)?|claim(?:s|ed)?|condemn(?:s|ed)?|consider(?:s|ed)?|decide[ds]?"
    "|declare[ds]?|deem(?:s|ed)?|demand(?:s|ed)?|den(?:y|ies|ied)|denounce[ds]?|describe[ds]?"
    "|find(?:s)?|found|insist(?:s|ed)?|judgments?|label(?:s|led)?|maintain(?:s|ed)?|name[ds]?"
    "|reaffirm(?:s|ed)?|refer(?:s|red)?|regard(?:s|ed)?|reject(?:s|ed)?|relie[ds]|repeat(?:s|ed)?"
    "|report(?:s|ed|edly)?|request(?:s|ed)?|ruled|sa(?:id|w|y|ys|ying)|sp(?:eak|eaks|eaking|oke)"
    "|stated|tells?|told|treat(?:s|ed)?|warn(?:s|ed|ing)?|whether|wr(?:ite|ites|itten|ote)"
)
_SAYS = re.compile(
    rf"\b(?:{_VERBS})\b|\baccording to\b|\bholds? that\b|\bheld (?:that|unlawful)\b"
    r"|\b(?:agree[ds]?|states|rules) that\b|\bprovides for\b"
    r"|\b(?:court|opinion|judges?|award|resolution):|\b(?:word|term|charge|wording)s? of\b"
    r"|\bin (?:its|his|her|their) (?:own )?(?:word|term)s?\b"
    r"|\bby (?:an?|its|their) [\w ]*(?:account|encyclopaedia|encyclopedia|author)s?\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’|\"[^\"]*\"")


@dataclass(frozen=True, slots=True)
class Hit:
    """A loaded word in a sentence of Parley's own: where it stands, and which entry it is."""

    file: str
    row: str
    column: str
    found: str
    sentence: str
    word: LoadedWord


def loaded(dispute: Dispute, words: tuple[LoadedWord, ...]) -> Iterator[Hit]:
    """Every loaded word of a dispute that nobody is said to have used."""
    if not words:
        return
    texts = list(_texts(dispute))
    whole = "\n".join(text for *_, text in texts).lower()
    stems = [stem for stem in _stems(words) if stem in whole]
    for file, row, column, text in texts:
        low = text.lower()
        if not any(stem in low for stem in stems):
            continue
        for sentence in _SENTENCE.split(_CITATION.sub("", text)):
            yield from (
                Hit(file, row, column, found, sentence, word)
                for word, found in _in(sentence, words)
            )


def as_findings(hits: Iterable[Hit]) -> Iterator[Finding]:
    """The hits as `check` reports them."""
    for hit in hits:
        yield Finding(
            hit.column,
            f"{shown(hit.found)} takes a side ({hit.word.why}): {shown(hit.sentence)}",
            f"Write {hit.word.write}; or say whose word it is",
            file=hit.file,
            row=hit.row,
        )


def _in(sentence: str, words: tuple[LoadedWord, ...]) -> Iterator[tuple[LoadedWord, str]]:
    if _SAYS.search(sentence):
        return
    plain = _QUOTED.sub(" ", sentence)
    for word, pattern, unless in _compiled(words):
        left = unless.sub(" ", plain) if unless else plain
        if match := pattern.search(left):
            yield word, match.group(0)


def _texts(dispute: Dispute) -> Iterator[tuple[str, str, str, str]]:
    """File, row, column and text of every sentence of Parley's own."""
    yield "dispute.md", "", "status", dispute.identity.status
    for heading, text in dispute.sections.items():
        if heading != IN_OWN_TERMS:
            yield "dispute.md", f"## {heading}", heading, text
    for record in dispute.records():
        yield from _cells(record)
    for feature in dispute.features:
        yield "map.geojson", feature.id, "note", feature.note


def _cells(record: Record) -> Iterator[tuple[str, str, str, str]]:
    file: str = record.file  # type: ignore[attr-defined]
    for column in _columns(type(record)):
        text = getattr(record, column)
        if text:
            yield file, record.id, column, text


@lru_cache(maxsize=32)
def _columns(record: type[Record]) -> tuple[str, ...]:
    told = (column for column in FIELDS if column in record.model_fields)
    return tuple(column for column in told if not (column == "title" and record is Count))


@lru_cache(maxsize=8)
def _compiled(
    words: tuple[LoadedWord, ...],
) -> list[tuple[LoadedWord, re.Pattern[str], re.Pattern[str] | None]]:
    return [
        (word, pattern_of(word.word), pattern_of(word.unless) if word.unless else None)
        for word in words
    ]


@lru_cache(maxsize=8)
def _stems(words: tuple[LoadedWord, ...]) -> tuple[str, ...]:
    """What a text must hold to hold a word: most hold nothing, and are told at once."""
    phrases = (part.strip() for word in words for part in word.word.split(";"))
    return tuple({phrase.partition("*")[0].lower() for phrase in phrases if phrase})


def pattern_of(phrases: str) -> re.Pattern[str]:
    """Phrases separated by semicolons as one pattern; a star stands for any ending of a word."""
    parts = []
    for phrase in filter(None, (part.strip() for part in phrases.split(";"))):
        start = "" if phrase.startswith("-") else r"\b"
        end = "" if phrase.endswith("*") else r"\b"
        parts.append(start + re.escape(phrase).replace(r"\*", r"\w*") + end)
    return re.compile("|".join(parts), re.IGNORECASE)
