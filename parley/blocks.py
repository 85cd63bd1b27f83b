"""The closed set of blocks that a panel may return. A block names no medium.

A panel says what there is to read; each medium has one renderer per block kind. A new
panel needs no renderer and a new medium needs no panel.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from parley.language import say


@dataclass(frozen=True, slots=True)
class Cite:
    """A source as a reader meets it: numbered in its panel, one click from the fact.

    A blank `licence` means that all rights are with the publisher: a source is cited, not
    copied.
    """

    id: str
    number: int
    producer: str
    title: str
    url: str
    published: str
    kind: str
    accessed: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a panel; level 2 or 3. A badge stands beside it as a word of warning."""

    text: str
    level: int = 2
    badge: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph of plain text, with the sources it cites."""

    text: str
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One labelled value, with what should be known about it."""

    label: str
    value: str
    note: str = ""
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """A short list of labelled values."""

    items: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A record a reader can select: when, what, the words around it, and its sources.

    `tone` is raises, eases or neutral; it is always printed as a word too (`tag`).
    `key` selects the same thing on the map, where it lies at `place` (an id of the map, or
    nothing); `faint` marks what is not yet, or no longer,
    true on the date shown.
    """

    key: str
    when: str
    tag: str
    title: str
    detail: str = ""
    tone: str = "neutral"
    facts: tuple[tuple[str, str], ...] = ()
    differs: str = ""
    faint: bool = False
    place: str = ""
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class Records:
    """Rows of one kind, newest or most relevant first; `empty` is said when there are none."""

    rows: tuple[Row, ...]
    empty: str = field(default_factory=lambda: say("Nothing is recorded."))


@dataclass(frozen=True, slots=True)
class Mark:
    """One event on the two-track picture; `at` is the position in years.

    `place` is where it lies on the map, as in a `Row`.
    """

    key: str
    at: float
    track: str
    level: int
    text: str
    future: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Two tracks on one time axis: what raised tension above, what eased it below."""

    marks: tuple[Mark, ...]
    start: float
    end: float
    now: float
    label: str


@dataclass(frozen=True, slots=True)
class Symbol:
    """A letter that stands in cells of a table for a word; `family` tells which tint it has."""

    letter: str
    word: str
    family: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A plain table; every cell is text, `keys` select a row, `numeric` columns sort as numbers.

    With `symbols` it is a picture: each cell holds letters, the heads stand upright and
    `heads` name what each column after the first selects; a cell selects `row key|head`.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    keys: tuple[str, ...] = ()
    numeric: tuple[int, ...] = ()
    caption: str = ""
    heads: tuple[str, ...] = ()
    symbols: tuple[Symbol, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """One line or set of bars; a value that is not recorded is None, never zero."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Figures as a picture: `kind` is line or bar, `categories` are the words of its axis.

    Every series has a value or None for each category. `note` says what the figures are:
    estimates, their edition, the years.
    """

    kind: str
    title: str
    unit: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    note: str = ""
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader must know before the rest: staleness, gaps, rows left out."""

    text: str
    kind: str = "info"


@dataclass(frozen=True, slots=True)
class Cites:
    """The numbered sources of a panel."""

    items: tuple[Cite, ...]


Block = Heading | Prose | Facts | Records | Timeline | Table | Chart | Notice | Cites
