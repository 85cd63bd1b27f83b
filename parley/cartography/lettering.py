"""Names on a printed map: how wide they are, how they break, and where each finds room.

The rules are those of the live map (live_map_labels.js): each name takes the first free place
beside its point that lies in view, or none. Widths are those of the Noto fonts that print them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from parley.cartography.svg import FAMILY, escaped
from parley.language import direction
from parley.typefaces import PLAIN, advance, family, run_width, runs

SPACED = ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "SPACE", "HYPHEN", "DIGIT", "COMMA", "FULL")
LEADING = 1.2
MIRROR = str.maketrans("()[]{}<>«»", ")(][}{><»«")
Rect = tuple[float, float, float, float]
"""x, y, width, height in pixels."""


@dataclass(frozen=True, slots=True)
class Hand:
    """A way of writing: size in pixels, weight, colour, spacing in em, widest line in em.

    `halo` is the colour of a rim that keeps a name legible on lines and hatching.
    """

    size: float
    weight: int
    colour: str
    spacing: float = 0.0
    upper: bool = False
    widest: float = 15.0
    halo: str = ""

    def width(self, text: str) -> float:
        """Width of a line in pixels."""
        return advance(text, self.weight) * self.size + self.gap(text) * len(text)

    def gap(self, text: str) -> float:
        """Pixels between letters; scripts that join or stack their letters get none."""
        if not self.spacing or not all(_is_spaced(letter) for letter in text):
            return 0.0
        return self.spacing * self.size

    def lines(self, text: str) -> list[str]:
        """The text in lines of about equal length, none wider than the widest allowed."""
        told = text.upper() if self.upper else text
        most = self.widest * self.size
        count = 1
        while count < 6:
            broken = _balanced(told, count, self)
            if all(self.width(line) <= most for line in broken) or len(broken) < count:
                return broken
            count += 1
        return _balanced(told, count, self)


def _is_spaced(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(SPACED) or not letter.isalpha()


def _balanced(text: str, count: int, hand: Hand) -> list[str]:
    """The words in at most `count` lines, filled to an equal share of the whole width."""
    words = text.split()
    share = hand.width(text) / count * 1.06
    lines: list[str] = []
    line = ""
    for word in words:
        longer = f"{line} {word}".strip()
        if line and hand.width(longer) > share and len(lines) < count - 1:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line] if line else lines


def wrapped(text: str, hand: Hand, width: float) -> list[str]:
    """The text in lines that fit a width. A word that is wider is broken: Chinese has no spaces."""
    rows: list[str] = []
    row = ""
    for word in text.split():
        for piece, lead in _pieces(word, hand, width):
            longer = f"{row}{lead}{piece}" if row else piece
            if row and hand.width(longer) > width:
                rows.append(row)
                row = piece
            else:
                row = longer
    return [*rows, row] if row else rows


def _pieces(word: str, hand: Hand, width: float) -> list[tuple[str, str]]:
    """A word, or its letters where it is too wide for a line; each with what stands before it."""
    if hand.width(word) <= width:
        return [(word, " ")]
    return [(letter, " " if n == 0 else "") for n, letter in enumerate(word)]


@dataclass
class Label:
    """A name that looks for room; `order` is low for names that choose first.

    A name with a `radius` stands beside its point, one without stands on it.
    """

    x: float
    y: float
    rows: list[tuple[str, Hand]]
    order: float
    radius: float = 0.0
    key: str = ""
    width: float = field(init=False)
    height: float = field(init=False)

    def __post_init__(self) -> None:
        """Measure the rows."""
        self.width = max((hand.width(text) for text, hand in self.rows), default=0.0)
        self.height = sum(hand.size * LEADING for _, hand in self.rows)

    def places(self) -> list[Rect]:
        """Where the name may stand, the best place first."""
        w, h = self.width, self.height
        centred, middle = self.x - w / 2, self.y - h / 2
        if not self.radius:
            tops = (middle, self.y + h * 0.4, self.y - h * 1.4)
            return [(centred, top, w, h) for top in tops]
        gap = self.radius + 4
        beside = [(self.x + gap, middle, w, h), (self.x - gap - w, middle, w, h)]
        above_below = [self.y + gap - 2, self.y - gap - h + 2]
        return [*beside, *((centred, top, w, h) for top in above_below)]


def arranged(
    labels: Iterable[Label], window: Rect, taken: Sequence[Rect]
) -> list[tuple[Label, Rect]]:
    """The names that find room in the window, each with its place; `taken` is what stands there."""
    left, top, across, down = window
    filled = list(taken)
    found: list[tuple[Label, Rect]] = []
    for label in sorted(labels, key=lambda each: each.order):
        if not (left <= label.x <= left + across and top <= label.y <= top + down):
            continue
        inside = [place for place in label.places() if _within(place, window)]
        free = [place for place in inside if not any(_meet(place, other) for other in filled)]
        # What is selected is named, whatever it covers.
        places = free or (inside if label.order < 0 else [])
        if places:
            filled.append(places[0])
            found.append((label, places[0]))
    return found


def _within(place: Rect, window: Rect) -> bool:
    x, y, w, h = place
    left, top, across, down = window
    return left + 2 <= x <= left + across - w - 2 and top + 2 <= y <= top + down - h - 2


def _meet(one: Rect, other: Rect) -> bool:
    x, y, w, h = one
    a, b, c, d = other
    return not (x + w < a or a + c < x or y + h < b or b + d < y)


def written(label: Label, place: Rect) -> str:
    """A name as SVG."""
    x, y, w, _ = place
    before, after = x + w < label.x, x > label.x
    beside = bool(label.radius) and (before or after)
    anchor = ("end" if before else "start") if beside else "middle"
    at = (x + w if before else x) if beside else x + w / 2
    out = []
    top = y
    for text, hand in label.rows:
        out.append(line(text, hand, at, top + hand.size * 0.95, anchor))
        top += hand.size * LEADING
    return "".join(out)


def _in_order(text: str) -> list[tuple[str, str]]:
    """The runs from left to right as they are read in a line of their first letter's direction.

    A line that begins in a script from right to left has its first run at the right; the
    bidirectional order within a run is the shaper's.
    """
    found = runs(text)
    first = next((letter for letter in text if letter.isalpha()), "")
    turned = unicodedata.bidirectional(first) in {"R", "AL"} if first else False
    return [(name, _turned(run, name)) for name, run in found[::-1]] if turned else found


def _turned(run: str, name: str) -> str:
    """A plain run in a line from right to left: the marks at its ends change sides."""
    core = run.strip("".join(letter for letter in run if not letter.isalnum()))
    if name != PLAIN or not core:
        return run[::-1].translate(MIRROR) if name == PLAIN else run
    before, after = run[: run.index(core)], run[run.index(core) + len(core) :]
    return after[::-1].translate(MIRROR) + core + before[::-1].translate(MIRROR)


def begun(text: str, hand: Hand, span: tuple[float, float], y: float) -> str:
    """A line at the side of a span (x, width) at which the reader's language begins to read."""
    left, width = span
    turned = direction() == "rtl"
    return line(text, hand, left + width if turned else left, y, "end" if turned else "start")


def line(text: str, hand: Hand, x: float, y: float, anchor: str = "start") -> str:
    """One line of text as SVG; `y` is its base line.

    Every run of one script is placed by itself: few programs shape a line of several scripts
    right, and none of them the same way.
    """
    gap = hand.gap(text)
    wide = hand.width(text) - gap
    at = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
    around = (
        f' stroke="{hand.halo}" stroke-width="3" stroke-opacity="0.85" stroke-linejoin="round"'
        ' paint-order="stroke"'
        if hand.halo
        else ""
    )
    weight = f' font-weight="{hand.weight}"' if hand.weight != 400 else ""
    spread = f' letter-spacing="{gap:.2f}"' if gap else ""
    style = f'font-size="{hand.size:g}" fill="{hand.colour}"{weight}{spread}{around}'
    out = []
    for name, run in _in_order(text):
        font = "" if name == PLAIN else f" font-family=\"{FAMILY}, '{family(name)}'\""
        lead = len(run) - len(run.lstrip())
        at += run_width(name, run[:lead], hand.weight) * hand.size + gap * lead
        told = escaped(run)
        if told:
            out.append(f'<text x="{at:.1f}" y="{y:.1f}" {style}{font}>{told}</text>')
        at += run_width(name, run[lead:], hand.weight) * hand.size + gap * (len(run) - lead)
    return "".join(out)
