"""A briefing as PDF: tagged, paginated, every number of a source a link, names in every script.

Typst sets the pages from values alone (`parley/assets/paper.typ`), so no text of a file can
become markup. It runs in this process, without a browser and without a network.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typst

from parley.blocks import Block, Chart, Cite, Prose, Table, Timeline
from parley.briefing import Edition, Sheet, sheet_of
from parley.briefing.sheets import together
from parley.cartography.margins import read_on
from parley.cartography.plate import Plate
from parley.language import direction, in_turn, language, say
from parley.model import Briefing
from parley.outputs import drawings
from parley.outputs.imprint import (
    imprint,
    is_web,
    picture_key,
    printed_map,
    source_words,
    stamp_of,
)
from parley.outputs.pictures import outlined
from parley.outputs.show import plain
from parley.outputs.slide_pieces import column_widths
from parley.typefaces import family, font_file, font_names

TEMPLATE = Path(__file__).resolve().parents[1] / "assets" / "paper.typ"
ACROSS, DOWN = 660.0, 430.0
"""Size of a map on the page in CSS pixels: the width between the margins of A4."""
PAGE_INCHES = 6.77
LOOK = """
text { font-family: 'Noto Sans'; fill: #1e2226; font-size: 25px }
.past { fill: #f1efe8 } .grid { stroke: #d9d6cc; stroke-width: 1.4 } .axis { stroke: #59636b }
.year, .tick { fill: #59636b; font-size: 24px } .track { font-size: 25px; font-weight: 600 }
.raises { fill: #a6461a; color: #a6461a } .eases { fill: #1b647e; color: #1b647e }
.neutral { fill: #59636b; color: #59636b } .future { opacity: .28 }
.stem { stroke: currentColor; stroke-width: 2.4 }
.curve { fill: none; stroke: currentColor; stroke-width: 4 }
.series, .bar { fill: currentColor } .open { fill: #ffffff; stroke: currentColor; stroke-width: 3 }
.s0 { color: #2f6690 } .s1 { color: #a8791b } .s2 { color: #8a5480 } .s3 { color: #2b7d76 }
.s4 { color: #8f5a2a } .s5 { color: #5c667a } .bar.s0 { fill-opacity: .55 }
"""


def paper(briefing: Briefing, edition: Edition) -> bytes:
    """The briefing as a PDF file; steps that the script hides are left out."""
    sheets, cites = together([sheet_of(step, edition) for step in briefing.shown])
    told = _told(briefing, edition, sheets, cites)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        packed = json.dumps(told, ensure_ascii=False, allow_nan=False)
        (root / "told.json").write_text(packed, encoding="utf-8")
        page = root / "paper.typ"
        page.write_bytes(TEMPLATE.read_bytes())
        made: bytes = typst.compile(
            str(page),
            root=str(root),
            font_paths=_font_folders(),
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=["ua-1"],
        )
    return made


def _font_folders() -> list[str]:
    found = {str(path.parent) for name in font_names() if (path := font_file(name))}
    return sorted(found)


def _told(
    briefing: Briefing, edition: Edition, sheets: list[Sheet], cites: tuple[Cite, ...]
) -> dict[str, Any]:
    maps: dict[object, Plate] = {}
    for made in sheets:
        shown = picture_key(made)
        if shown not in maps:
            maps[shown] = printed_map(made, edition, (ACROSS, DOWN))
    day = edition.retrieved
    return {
        "title": briefing.title,
        "lang": language(),
        "rtl": direction() == "rtl",
        "fonts": [family(name) for name in font_names()],
        "retrieved": [day.year, day.month, day.day],
        "read": read_on(day),
        "foot": imprint(edition),
        "differ": say("Sources differ."),
        "notes": say("Notes"),
        "sources": say("Sources"),
        "links": {str(cite.number): cite.url for cite in cites if is_web(cite.url)},
        "cites": [
            {"number": cite.number, "words": f"{source_words(cite)}. {cite.url}"} for cite in cites
        ],
        "sheets": list(_sheets(sheets, maps)),
    }


def _sheets(sheets: list[Sheet], maps: dict[object, Plate]) -> Iterator[dict[str, Any]]:
    """Each step; a map that an earlier step has printed is referred to, not printed again."""
    printed: dict[object, int] = {}
    for number, made in enumerate(sheets, 1):
        shown = picture_key(made)
        before = printed.setdefault(shown, number)
        again = before != number
        yield {
            "number": number,
            "title": made.title,
            "stamp": stamp_of(made),
            "map": "" if again else outlined(maps[shown]),
            "words": maps[shown].words,
            "caption": made.stamp,
            "again": say("The map is that of step {number}.", number=before) if again else "",
            "blocks": [_values(block) for block in made.blocks],
            "notes": "" if _said(made) else made.notes,
        }


def _said(made: Sheet) -> bool:
    """Whether the blocks of a step say all that its notes say."""
    told = " ".join(block.text for block in made.blocks if isinstance(block, Prose))
    return all(part.strip() in told for part in made.notes.split("\n\n"))


def _values(block: Block) -> dict[str, Any]:
    """A block as the page takes it: pictures drawn, the columns of a table measured."""
    match block:
        case Chart():
            return _chart(block)
        case Timeline():
            return _timeline(block)
        case Table():
            return plain(block) | {"widths": column_widths(block, PAGE_INCHES)}
        case _:
            return plain(block)


def _chart(block: Chart) -> dict[str, Any]:
    words = f"{block.title}, {block.unit}. {block.note}"
    told = in_turn(
        f"{series.name}: "
        + ", ".join(
            f"{name} {drawings.figure(value)}"
            for name, value in zip(block.categories, series.values, strict=True)
        )
        for series in block.series
    )
    samples = enumerate(block.series) if len(block.series) > 1 else ()
    return {
        "kind": "drawing",
        "svg": _styled(drawings.chart(block)),
        "key": [
            {"svg": _styled(drawings.sample(block.kind, n)), "name": series.name}
            for n, series in samples
        ],
        "caption": words,
        "alt": f"{words} {told}",
    }


def _timeline(block: Timeline) -> dict[str, Any]:
    told = in_turn(mark.text for mark in block.marks if not mark.future)
    return {
        "kind": "drawing",
        "svg": _styled(drawings.timeline(block)),
        "key": [],
        "caption": block.label,
        "alt": f"{block.label}: {told}",
    }


def _styled(svg: str) -> str:
    """A drawing that stands by itself, with the look of the page inside it."""
    named = svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    start = named.index(">") + 1
    return f"{named[:start]}<style>{LOOK}</style>{named[start:]}"
