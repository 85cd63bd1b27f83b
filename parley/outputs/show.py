"""Blocks for the browser: one function a block kind, each giving plain values.

The browser side builds elements from these values with text nodes only; nothing that a
file holds is ever parsed as HTML.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
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


def show_heading(block: Heading) -> dict[str, Any]:
    """A heading."""
    return {"kind": "heading", "text": block.text, "level": block.level, "badge": block.badge}


def show_prose(block: Prose) -> dict[str, Any]:
    """A paragraph and its sources."""
    return {"kind": "prose", "text": block.text, "cites": _cites(block.cites)}


def show_facts(block: Facts) -> dict[str, Any]:
    """Labelled values."""
    return {
        "kind": "facts",
        "items": [
            {"label": f.label, "value": f.value, "note": f.note, "cites": _cites(f.cites)}
            for f in block.items
        ],
    }


def show_records(block: Records) -> dict[str, Any]:
    """Selectable rows."""
    return {"kind": "records", "rows": [_row(row) for row in block.rows], "empty": block.empty}


def show_timeline(block: Timeline) -> dict[str, Any]:
    """The two-track picture."""
    return {
        "kind": "timeline",
        "start": block.start,
        "end": block.end,
        "now": block.now,
        "label": block.label,
        "marks": [
            {
                "key": m.key,
                "at": m.at,
                "track": m.track,
                "level": m.level,
                "text": m.text,
                "future": m.future,
                "place": m.place,
            }
            for m in block.marks
        ],
    }


def show_table(block: Table) -> dict[str, Any]:
    """A sortable table."""
    return {
        "kind": "table",
        "columns": list(block.columns),
        "rows": [list(row) for row in block.rows],
        "keys": list(block.keys),
        "numeric": list(block.numeric),
        "caption": block.caption,
        "heads": list(block.heads),
        "symbols": [[each.letter, each.word, each.family] for each in block.symbols],
    }


def show_chart(block: Chart) -> dict[str, Any]:
    """Figures as a picture."""
    return {
        "kind": "chart",
        "form": block.kind,
        "title": block.title,
        "unit": block.unit,
        "categories": list(block.categories),
        "series": [{"name": s.name, "values": list(s.values)} for s in block.series],
        "note": block.note,
        "cites": _cites(block.cites),
    }


def show_notice(block: Notice) -> dict[str, Any]:
    """A notice."""
    return {"kind": "notice", "text": block.text, "tone": block.kind}


def show_cites(block: Cites) -> dict[str, Any]:
    """Numbered sources in full."""
    return {"kind": "cites", "items": _cites(block.items)}


SHOW: dict[type[Any], Callable[[Any], dict[str, Any]]] = {
    Heading: show_heading,
    Prose: show_prose,
    Facts: show_facts,
    Records: show_records,
    Timeline: show_timeline,
    Table: show_table,
    Chart: show_chart,
    Notice: show_notice,
    Cites: show_cites,
}


def plain(block: Block) -> dict[str, Any]:
    """One block as plain values; its sources by their numbers."""
    return SHOW[type(block)](block)


def show(blocks: Iterable[Block]) -> str:
    """Every block as plain values in one JSON text.

    A source is written out once and cited by its number, because a panel names the same
    source in many rows.
    """
    listed = list(blocks)
    sources = {cite.number: _source(cite) for block in listed for cite in _cited(block)}
    shown = [plain(block) for block in listed]
    return json.dumps(
        {"blocks": shown, "sources": sources},
        ensure_ascii=False,
        allow_nan=False,
        separators=(",", ":"),
    )


def _cited(block: Block) -> Iterator[Cite]:
    match block:
        case Prose() | Chart():
            yield from block.cites
        case Cites():
            yield from block.items
        case Facts():
            for fact in block.items:
                yield from fact.cites
        case Records():
            for row in block.rows:
                yield from row.cites
        case _:
            return


def _row(row: Row) -> dict[str, Any]:
    return {
        "key": row.key,
        "when": row.when,
        "tag": row.tag,
        "title": row.title,
        "detail": row.detail,
        "tone": row.tone,
        "facts": [list(pair) for pair in row.facts],
        "differs": row.differs,
        "faint": row.faint,
        "place": row.place,
        "cites": _cites(row.cites),
    }


def _cites(cites: Iterable[Cite]) -> list[int]:
    return [cite.number for cite in cites]


def _source(cite: Cite) -> dict[str, Any]:
    return {
        "producer": cite.producer,
        "title": cite.title,
        "url": cite.url,
        "published": cite.published,
        "type": cite.kind,
        "accessed": cite.accessed and say("read {day}", day=cite.accessed),
        "licence": cite.licence or say("rights with its publisher"),
    }
