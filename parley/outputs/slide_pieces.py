"""Blocks as pieces of a slide: paragraphs, and what stands by itself (a table, a chart)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from parley.blocks import (
    Block,
    Chart,
    Cite,
    Cites,
    Facts,
    Heading,
    Notice,
    Prose,
    Records,
    Row,
    Table,
    Timeline,
)
from parley.language import say
from parley.outputs.drawings import TONES, toned
from parley.outputs.imprint import source_words
from parley.outputs.slide_type import (
    HEADING,
    LABEL,
    SMALL,
    Paragraph,
    Run,
    cited,
    lines,
    word_width,
)

CELL = 11.0
CELL_PAD = 0.09
PICTURE_HEIGHT = 2.5


@dataclass(frozen=True, slots=True)
class Standing:
    """A table or chart that stands by itself; `height` is inches for its width."""

    block: Table | Chart | Timeline
    height: float


Piece = Paragraph | Standing


def pieces(blocks: Iterable[Block], width: float) -> Iterator[Piece]:
    """The pieces of some blocks in their order, for a column `width` inches wide."""
    for block in blocks:
        if isinstance(block, Table):
            yield from tables(block, width)
        elif isinstance(block, Chart | Timeline):
            yield Standing(block, PICTURE_HEIGHT + 0.7 * isinstance(block, Timeline))
        else:
            yield from PARAGRAPHS[type(block)](block)


def _heading(block: Heading) -> Iterator[Paragraph]:
    size = HEADING if block.level <= 2 else HEADING - 2
    yield Paragraph((Run(block.text, bold=True),), size, after=3.0, heading=True)


def _prose(block: Prose) -> Iterator[Paragraph]:
    yield Paragraph((Run(block.text), *cited(block.cites)), after=7.0)


def _facts(block: Facts) -> Iterator[Paragraph]:
    for fact in block.items:
        runs = (Run(f"{fact.label}: ", bold=True), Run(fact.value), *cited(fact.cites))
        yield Paragraph(runs, SMALL + 1, after=1.0 if fact.note else 4.0)
        if fact.note:
            yield Paragraph((Run(fact.note, tone="soft"),), LABEL, after=4.0)


def _records(block: Records) -> Iterator[Paragraph]:
    if not block.rows:
        yield Paragraph((Run(block.empty, tone="soft"),))
    for row in block.rows:
        yield from record(row)


def record(row: Row) -> Iterator[Paragraph]:
    """A row: when and what kind, its title with its sources, then what is said of it."""
    tone = toned(row.tone)
    head = Run(f"{TONES[tone]} {row.when} · {row.tag}", tone=tone)
    told = [Paragraph((head,), LABEL, after=0.0, heading=True)]
    told.append(Paragraph((Run(row.title, bold=True), *cited(row.cites)), after=1.0))
    if row.detail:
        told.append(Paragraph((Run(row.detail),), SMALL, after=1.0))
    if row.differs:
        sign = Run(f"{say('Sources differ.')} ", bold=True)
        told.append(Paragraph((sign, Run(row.differs)), SMALL, after=1.0))
    for label, value in row.facts:
        told.append(Paragraph((Run(f"{label}: ", bold=True), Run(value)), SMALL, after=1.0))
    yield from (replace(each, heading=True) for each in told[:-1])
    yield replace(told[-1], after=7.0)


def _notice(block: Notice) -> Iterator[Paragraph]:
    yield Paragraph((Run(block.text, tone="soft"),), SMALL, after=6.0)


def _cites(block: Cites) -> Iterator[Paragraph]:
    for cite in block.items:
        yield source(cite)


def source(cite: Cite) -> Paragraph:
    """One source in full: number, producer, title, date, kind; the number leads to it."""
    told = Run(f" {source_words(cite)}")
    return Paragraph((Run(str(cite.number), cite=cite), told), LABEL, after=3.0)


PARAGRAPHS: dict[type[Any], Callable[[Any], Iterator[Paragraph]]] = {
    Heading: _heading,
    Prose: _prose,
    Facts: _facts,
    Records: _records,
    Notice: _notice,
    Cites: _cites,
}


def tables(block: Table, width: float, most: float = 4.6) -> Iterator[Standing]:
    """A table in parts of at most `most` inches, each with its head."""
    widths = column_widths(block, width)
    head = _row_height(block.columns, widths)
    part: list[tuple[str, ...]] = []
    height = head
    for row in block.rows:
        high = _row_height(row, widths)
        if part and height + high > most:
            yield Standing(replace(block, rows=tuple(part), keys=()), height)
            part, height = [], head
        part.append(row)
        height += high
    yield Standing(replace(block, rows=tuple(part), keys=()), height)


def column_widths(block: Table, width: float) -> list[float]:
    """Widths in inches: wider where more is said; where there is room, never under a word."""
    shown = (block.columns, *block.rows)
    least = [
        max(word_width(row[n], CELL) for row in shown) + 2 * CELL_PAD + 0.04
        for n in range(len(block.columns))
    ]
    told = [max(min(len(row[n]), 60) for row in shown) for n in range(len(block.columns))]
    spare = width - sum(least)
    if spare <= 0:
        return [width * each / sum(least) for each in least]
    return [low + spare * each / sum(told) for low, each in zip(least, told, strict=True)]


def _row_height(row: Iterable[str], widths: list[float]) -> float:
    most = max(
        lines(Paragraph((Run(cell, bold=True),), CELL), max(wide - 2 * CELL_PAD, 0.3))
        for cell, wide in zip(row, widths, strict=True)
    )
    return most * CELL * 1.2 / 72 + 2 * 0.05
