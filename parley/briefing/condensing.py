"""A panel made short enough for a wall: the first rows, the first sentences, and how many more.

A step prints what the panels say, in their order, and says what it leaves out; nothing is
worded a second time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from parley.blocks import Block, Cites, Facts, Heading, Notice, Prose, Records, Row, Table
from parley.language import say_many

ROWS, MOST, ITEMS, LETTERS = 5, 6, 6, 420
DETAIL, LABELS = 180, 2
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-ZÀ-Þ0-9“])")


def condensed(blocks: Iterable[Block], rows: int = ROWS, most: int = MOST) -> list[Block]:
    """The blocks without their sources: at most `rows` rows under a heading, `most` in all."""
    out: list[Block] = []
    room, left = most, 0
    for block in blocks:
        match block:
            case Cites():
                continue
            case Records():
                live = [row for row in block.rows if not row.faint] or list(block.rows)
                kept = live[: min(rows, room)]
                room, left = room - len(kept), left + len(block.rows) - len(kept)
                if kept or not block.rows:
                    out.append(replace(block, rows=tuple(shortened(row) for row in kept)))
            case Table():
                out += _table(block, rows)
            case Facts():
                out.append(replace(block, items=block.items[:ITEMS]))
            case Prose():
                out.append(replace(block, text=first_sentences(block.text, LETTERS)))
            case _:
                out.append(block)
    return [*_without_bare_headings(out), *_more(left)]


def first_sentences(text: str, letters: int) -> str:
    """As many whole sentences as fit; the first one always stands."""
    kept = ""
    for sentence in _SENTENCE.split(text):
        longer = f"{kept} {sentence}".strip()
        if kept and len(longer) > letters:
            return kept
        kept = longer
    return kept


def shortened(row: Row) -> Row:
    """A row with the first sentences of its detail and the first of its labelled words."""
    detail = first_sentences(row.detail, DETAIL) if row.detail else ""
    return replace(row, detail=detail, facts=row.facts[:LABELS])


def _table(block: Table, rows: int) -> list[Block]:
    kept = replace(block, rows=block.rows[: 2 * rows], keys=block.keys[: 2 * rows])
    return [kept, *_more(len(block.rows) - len(kept.rows))]


def _more(count: int) -> list[Block]:
    if count <= 0:
        return []
    text = say_many("{count} more row in the dossier", "{count} more rows in the dossier", count)
    return [Notice(text, "more")]


def _without_bare_headings(blocks: list[Block]) -> list[Block]:
    """A heading with nothing beneath it goes, a higher one beneath it or none."""
    out: list[Block] = []
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        bare = isinstance(block, Heading) and (following is None or isinstance(following, Heading))
        if not bare:
            out.append(block)
    return out
