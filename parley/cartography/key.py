"""The key of a printed map: its legend with the map's own symbols, its scale and its notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parley.cartography.glyphs import shape_of
from parley.cartography.legend import LegendEntry
from parley.cartography.lettering import LEADING, Hand, begun, line, wrapped
from parley.cartography.looks import GROUNDS, Look, attributes
from parley.cartography.scalebar import ScaleBar
from parley.language import direction, say

ZONE = re.compile(r"_(zone|area)$")
LINE = re.compile(r"_line$|^line_of|boundary$")
SWATCH = (32.0, 16.0)
GAP = 9.0
COLUMN = 236.0
"""Width of a column of the key in pixels."""
SCALE_MOST = 150.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of the key: its SVG as drawn from its own corner, and its height."""

    svg: str
    height: float


@dataclass(frozen=True, slots=True)
class Scale:
    """The scale of a map: a bar for each unit, where it is true, and whether north is up."""

    bars: tuple[ScaleBar, ...]
    at: str
    north: bool


def cells(
    entries: Sequence[LegendEntry],
    scale: Scale,
    notes: Iterable[str],
    look: Look,
    *,
    far: bool = False,
) -> list[Cell]:
    """Everything in the key from top to bottom; `far` maps have tints in place of hatches."""
    ink, soft = look.colour("ink"), look.colour("soft")
    head, small = Hand(13, 600, ink), Hand(10.5, 400, soft)
    found = [Cell(begun(say("Legend"), head, (0, COLUMN), 13), 22)] if entries else []
    found += [_entry(entry, look, far=far) for entry in entries]
    found.append(Cell(_scale(scale, look), 30 + 17 * len(scale.bars)))
    for note in notes:
        rows = wrapped(note, small, COLUMN)
        drawn = "".join(begun(row, small, (0, COLUMN), 10 + n * 13) for n, row in enumerate(rows))
        found.append(Cell(drawn, 13 * len(rows) + 5))
    return found


def _entry(entry: LegendEntry, look: Look, *, far: bool) -> Cell:
    body = Hand(12, 400, look.colour("ink"))
    across, down = SWATCH
    rows = wrapped(entry.text, body, COLUMN - across - GAP)
    step = body.size * LEADING
    high = max(down, len(rows) * step)
    top = (high - len(rows) * step) / 2
    sample = swatch(entry.symbol, look, far=far)
    beside = COLUMN - across - GAP
    turned = direction() == "rtl"
    at, span = (COLUMN - across, (0.0, beside)) if turned else (0.0, (across + GAP, beside))
    drawn = f'<g transform="translate({at:g} {(high - down) / 2:.1f})">{sample}</g>'
    for n, row in enumerate(rows):
        drawn += begun(row, body, span, top + 11 + n * step)
    return Cell(drawn, high + 5)


def laid(found: Sequence[Cell], columns: int) -> tuple[str, float]:
    """The cells in columns of about equal height: SVG from the corner of the key, and height."""
    whole = sum(cell.height for cell in found)
    tallest = max((cell.height for cell in found), default=0.0)
    most = max(whole / columns, tallest)
    while _needed(found, most) > columns:
        most += 6
    out: list[str] = []
    column, y, height = 0, 0.0, 0.0
    for cell in found:
        if y and y + cell.height > most:
            column, y = column + 1, 0.0
        x = column * (COLUMN + 18)
        out.append(f'<g transform="translate({x:.1f} {y:.1f})">{cell.svg}</g>')
        y += cell.height
        height = max(height, y)
    return "".join(out), height


def _needed(found: Sequence[Cell], most: float) -> int:
    columns, y = 1, 0.0
    for cell in found:
        if y and y + cell.height > most:
            columns, y = columns + 1, 0.0
        y += cell.height
    return columns


def swatch(symbol: str, look: Look, *, far: bool = False) -> str:
    """The sample of one symbol, 32 by 16 pixels, as the live map's legend draws it."""
    across, down = SWATCH
    kind = symbol.partition("-")[2]
    if symbol in GROUNDS:
        ground, pattern = GROUNDS[symbol]
        box = f'<rect x="0.5" y="0.5" width="{across - 1}" height="{down - 1}"'
        style = look.style(f"swatch {symbol}")
        if far and ground == "ground":
            style["fill"] = look.colour("ground-far")
        drawn = f"{box}{attributes(style)}/>"
        return drawn + (f'{box} fill="url(#lp-{pattern})"/>' if pattern and not far else "")
    if symbol.startswith("edge-"):
        return f'<path d="M1 8H31"{look.attributes(f"edge {kind}", far=far)}/>'
    if symbol.startswith("track-"):
        level = "" if kind.startswith("stage-") else " level-3"
        drawn = shape_of(kind)(16, 8, 6.5)
        return f'<path d="{drawn}"{look.attributes(f"glyph mark {kind}{level}")}/>'
    if ZONE.search(kind):
        return f'<rect x="1" y="1" width="30" height="14"{look.attributes(f"zone {kind}")}/>'
    if LINE.search(kind):
        style = look.style(f"band {kind}") | {"stroke-width": "12", "stroke-linecap": "butt"}
        return (
            f'<path d="M1 8H31" fill="none"{attributes(style)}/>'
            f'<path d="M1 8H31" fill="none"{look.attributes(f"line {kind}")}/>'
        )
    drawn = shape_of(kind)(16, 8, 6.5)
    return f'<path d="{drawn}"{look.attributes(f"glyph site {kind}")}/>'


def _scale(scale: Scale, look: Look) -> str:
    """One bar in two tones for each unit, and an arrow where north is up everywhere."""
    ink, soft, paper = look.colour("ink"), look.colour("soft"), look.colour("panel")
    small = Hand(11, 400, ink)
    left = 26.0 if scale.north else 0.0
    out = []
    if scale.north:
        out.append(f'<path d="M9 14L14 34L9 30L4 34z" fill="{ink}"/>')
        out.append(line("N", Hand(11, 600, ink), 9, 11, "middle"))
    for n, bar in enumerate(scale.bars):
        y = 12.0 + 17 * n
        half = bar.width / 2
        frame = f'x="{left:.1f}" y="{y:.1f}" width="{bar.width:.2f}" height="5"'
        out.append(f'<rect {frame} fill="{paper}" stroke="{ink}" stroke-width="0.8" class="bar"/>')
        out.append(f'<rect x="{left:.1f}" y="{y:.1f}" width="{half:.2f}" height="5" fill="{ink}"/>')
        out.append(line(bar.words, small, left + bar.width + 6, y + 6))
    y = 16 + 17 * len(scale.bars)
    out.append(line(scale.at, Hand(10.5, 400, soft), left, y))
    return "".join(out)
