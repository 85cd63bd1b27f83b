"""Pictures of blocks as SVG for pages that run no program: figures, and the two-track timeline.

A series is told by its mark and dash as well as by its colour; a value that is missing is a
gap, never zero. Colours are classes, so that the page's style sheet can follow its theme.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from html import escape

from parley.blocks import Chart, Timeline
from parley.language import say

WIDTH = 1000.0
TONES = {"raises": "▲", "eases": "●", "neutral": "■"}
DASHES = ("", "14 7", "3 6", "18 6 4 6", "8 4", "2 4")
SERIES = 6
YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100)


def toned(tone: str) -> str:
    """A tone that has a sign; what has none is neutral."""
    return tone if tone in TONES else "neutral"


def figure(value: float | None) -> str:
    """A figure as it is printed; a dash where none is recorded."""
    if value is None:
        return "–"
    digits = 2 if value < 10 else 1 if value < 100 else 0
    told = f"{value:,.{digits}f}"
    return told.rstrip("0").rstrip(".") if digits else told


def chart(block: Chart) -> str:
    """Lines over time or bars."""
    values = [v for series in block.series for v in series.values if v is not None]
    most = max(values, default=0.0)
    parts, height = _bars(block, most) if block.kind == "bar" else _lines(block, most)
    label = escape(f"{block.title}, {block.unit}")
    return (
        f'<svg viewBox="0 0 {WIDTH:g} {height:g}" role="img" aria-label="{label}">'
        f"{''.join(parts)}</svg>"
    )


def sample(kind: str, number: int) -> str:
    """The sample of one series for the key of a chart."""
    drawn = (
        f'<rect x="0" y="1" width="44" height="14" class="bar s{number % SERIES}"/>'
        if kind == "bar"
        else f'<path d="M0 8H44" class="curve"{_dash(number)}/>{_point(number, 22, 8, 6)}'
    )
    return (
        '<svg viewBox="0 0 44 16" width="44" height="16" aria-hidden="true">'
        f'<g class="series s{number % SERIES}">{drawn}</g></svg>'
    )


def _lines(block: Chart, most: float) -> tuple[list[str], float]:
    left, right, top, low, height = 78.0, 24.0, 26.0, 52.0, 380.0
    count = len(block.categories)
    ticks = _ticks(most)

    def x(i: int) -> float:
        across = WIDTH - left - right
        return left + (i / (count - 1) * across if count > 1 else across / 2)

    def y(value: float) -> float:
        return height - low - value / ticks[-1] * (height - low - top)

    out = []
    for tick in ticks:
        cls = "grid" if tick else "axis"
        at = f'y1="{y(tick):.1f}" y2="{y(tick):.1f}"'
        out.append(f'<line x1="{left:g}" x2="{WIDTH - right:g}" {at} class="{cls}"/>')
        out.append(_words(figure(tick), left - 12, y(tick) + 9, "tick", "end"))
    every = math.ceil(count / 8) or 1
    for i, name in enumerate(block.categories):
        last = i == count - 1
        if last or (i % every == 0 and count - 1 - i >= every * 0.7):
            anchor = "start" if i == 0 else "end" if last else "middle"
            out.append(_words(name, x(i), height - 14, "tick", anchor))
    for n, series in enumerate(block.series):
        pen, drawn, points = "M", "", ""
        for i, value in enumerate(series.values):
            if value is None:
                pen = "M"
                continue
            drawn += f"{pen}{x(i):.1f} {y(value):.1f}"
            points += _point(n, x(i), y(value), 4.5 if count > 16 else 7)
            pen = "L"
        out.append(
            f'<g class="series s{n % SERIES}"><path d="{drawn or "M0 0"}" class="curve"{_dash(n)}/>'
            f"{points}</g>"
        )
    return out, height


def _bars(block: Chart, most: float) -> tuple[list[str], float]:
    thick = 30.0
    row = 40 + thick * len(block.series) + 14
    out = []
    for i, name in enumerate(block.categories):
        out.append(_words(name, 0, i * row + 28, "label"))
        for n, series in enumerate(block.series):
            value, y = series.values[i], i * row + 38 + n * thick
            if value is None:
                out.append(_words("–", 0, y + thick - 5, "value"))
                continue
            wide = value / (most or 1) * (WIDTH - 150)
            out.append(
                f'<rect x="0" y="{y:.1f}" width="{max(2.0, wide):.1f}" height="{thick - 4:g}"'
                f' class="bar s{n % SERIES}"/>'
            )
            out.append(_words(figure(value), wide + 12, y + thick / 2 + 7, "value"))
    return out, max(1, len(block.categories)) * row


def timeline(block: Timeline) -> str:
    """Above the axis what raised tension, below it what eased it; higher is more hostile."""
    height, middle = 250.0, 128.0
    span = max(1.0, block.end - block.start)

    def x(year: float) -> float:
        return 14 + (year - block.start) / span * (WIDTH - 28)

    past = max(0.0, x(min(block.now, block.end)))
    out = [f'<rect x="0" y="0" width="{past:.1f}" height="{height:g}" class="past"/>']
    step = next((step for step in YEAR_STEPS if span / step <= 9), YEAR_STEPS[-1])
    for year in range(math.ceil(block.start / step) * step, math.floor(block.end) + 1, step):
        at = f'x1="{x(year):.1f}" x2="{x(year):.1f}"'
        out.append(f'<line {at} y1="18" y2="{height - 28:g}" class="grid"/>')
        out.append(_words(str(year), x(year), height - 8, "year", "middle"))
    out.append(f'<line x1="0" x2="{WIDTH:g}" y1="{middle:g}" y2="{middle:g}" class="axis"/>')
    out += _marks(block, x, middle)
    for tone, text, y in (
        ("raises", say("raised tension"), 16.0),
        ("eases", say("eased tension"), height - 34),
    ):
        out.append(_words(f"{TONES[tone]} {text}", 4, y, f"track {tone}"))
    label = escape(block.label)
    return (
        f'<svg viewBox="0 0 {WIDTH:g} {height:g}" role="img" aria-label="{label}">'
        f"{''.join(out)}</svg>"
    )


def _marks(block: Timeline, x: Callable[[float], float], middle: float) -> Iterator[str]:
    for mark in block.marks:
        tone = toned(mark.track)
        y = {"raises": middle - 18 - mark.level * 15, "eases": middle + 44}.get(tone, middle)
        at, r = x(mark.at), 6.5
        stem = (
            f'<line x1="{at:.1f}" x2="{at:.1f}" y1="{middle:g}" y2="{y:g}" class="stem"/>'
            if y != middle
            else ""
        )
        shape = {
            "raises": f'<path d="M{at:.1f} {y - r:.1f}l{r:g} {r * 1.8:g}h{-2 * r:g}z"/>',
            "eases": f'<circle cx="{at:.1f}" cy="{y:.1f}" r="{r:g}"/>',
        }.get(tone, f'<rect x="{at - 4.5:.1f}" y="{y - 4.5:.1f}" width="9" height="9"/>')
        future = " future" if mark.future else ""
        yield (
            f'<g class="mark {tone} l{int(mark.level)}{future}">{stem}{shape}'
            f"<title>{escape(mark.text)}</title></g>"
        )


def _ticks(most: float) -> list[float]:
    """Round figures from zero to at least `most`, about four steps apart."""
    rough = most / 4 or 1.0
    power = 10 ** math.floor(math.log10(rough))
    step = next(part * power for part in (1, 2, 2.5, 5, 10) if part * power >= rough * 0.999)
    return [n * step for n in range(math.ceil(most / step - 1e-9) + 1)] or [0.0, step]


def _dash(number: int) -> str:
    dash = DASHES[number % SERIES]
    return f' stroke-dasharray="{dash}"' if dash else ""


def _point(number: int, x: float, y: float, r: float) -> str:
    match number % SERIES:
        case 0:
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:g}"/>'
        case 1:
            left, top, side = x - r * 0.9, y - r * 0.9, r * 1.8
            size = f'width="{side:g}" height="{side:g}"'
            return f'<rect x="{left:.1f}" y="{top:.1f}" {size}/>'
        case 2:
            return f'<path d="M{x:.1f} {y - r * 1.2:.1f}l{r * 1.1:g} {r * 2:g}h{-r * 2.2:g}z"/>'
        case 3:
            d = r * 1.3
            return f'<path d="M{x:.1f} {y - d:.1f}l{d:g} {d:g}l{-d:g} {d:g}l{-d:g} {-d:g}z"/>'
        case 4:
            return f'<path d="M{x:.1f} {y + r * 1.2:.1f}l{r * 1.1:g} {-r * 2:g}h{-r * 2.2:g}z"/>'
        case _:
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:g}" class="open"/>'


def _words(text: str, x: float, y: float, cls: str, anchor: str = "start") -> str:
    place = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{cls}"{place}>{escape(text)}</text>'
