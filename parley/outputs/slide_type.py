"""Type on slides: how high a paragraph comes out, so that a slide is full and never overfull.

PowerPoint flows no text from one slide to the next. Widths are measured with the letters of
Noto Sans, a little wider than the sans serif faces that office programs fall back on, so what
fits here fits there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from parley.blocks import Cite
from parley.typefaces import advance

LINE = 1.22
POINTS = 72.0
BODY, SMALL, LABEL, HEADING = 14.0, 12.0, 11.0, 17.0


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look; `cite` makes it a raised number that leads to its source."""

    text: str
    bold: bool = False
    tone: str = ""
    cite: Cite | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs set as one paragraph; `size` and `after` (the space below) are points.

    A `heading` never stands last in a column: what follows belongs to it.
    """

    runs: tuple[Run, ...]
    size: float = BODY
    after: float = 4.0
    heading: bool = False

    @property
    def text(self) -> str:
        """What it says, with the numbers of its sources."""
        return "".join(run.text for run in self.runs)

    def height(self, width: float) -> float:
        """Height in inches when set `width` inches wide, the space below included."""
        return (lines(self, width) * self.size * LINE + self.after) / POINTS


def lines(paragraph: Paragraph, width: float) -> int:
    """Lines of a paragraph set `width` inches wide, broken between words."""
    room = width * POINTS / paragraph.size
    count, used = 1, 0.0
    for word, bold in _words(paragraph.runs):
        wide = _wide(word, 700 if bold else 400)
        if used and used + wide > room:
            count, used = count + 1, 0.0
        while wide > room:
            count, wide = count + 1, wide - room
        used += wide
    return count


def word_width(text: str, size: float) -> float:
    """Inches of the widest word of a text in bold type."""
    return max((_wide(word, 700) for word in text.split()), default=0.0) * size / POINTS


def cited(cites: Iterable[Cite]) -> Iterator[Run]:
    """The numbers of some sources, each leading to its source."""
    for place, cite in enumerate(cites):
        yield Run(" " if place == 0 else ", ")
        yield Run(str(cite.number), cite=cite)


def _words(runs: Iterable[Run]) -> Iterator[tuple[str, bool]]:
    for run in runs:
        for number, word in enumerate(run.text.split(" ")):
            yield (f" {word}" if number else word), run.bold


@lru_cache(maxsize=20_000)
def _wide(word: str, weight: int) -> float:
    return advance(word, weight)
