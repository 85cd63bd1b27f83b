"""The difference of two views: which areas move, how large they are, which line, which name."""

from __future__ import annotations

from datetime import date

from parley.blocks import Block, Heading, Notice, Prose, Table
from parley.catalog.answers import Answers
from parley.dates import day_in_words
from parley.model import Dispute
from parley.mosaic.views import Boundary
from parley.panels.scope import Scope
from parley.panels.words import DRAWN, view_in_words

PLAIN = "not drawn"
Moment = tuple[str, date]


def difference(scope: Scope) -> list[Block]:
    """What a dispute's second view answers differently, as a table a row a change."""
    if scope.against is None:
        return [
            Notice("Choose a second view or date above; what it answers differently is listed.")
        ]
    answers = Answers(scope.catalog, scope.views, scope.names)
    return changes(answers, (scope.view, scope.day), scope.against, scope.dispute)


def changes(
    answers: Answers, one: Moment, other: Moment, dispute: Dispute | None = None
) -> list[Block]:
    """Areas, lines and names that two views of two days do not have in common."""
    first, second = _title(answers, one), _title(answers, other)
    short, shorter = heads(answers, one, other)
    here = {row.place: row for row in answers.places(*one, dispute)}
    there = {row.place: row for row in answers.places(*other, dispute)}
    both = here.keys() & there.keys()
    moved = [place for place in here if place in both and here[place].answer != there[place].answer]
    size = sum(here[place].km2 or 0 for place in moved)
    lines = _lines(answers, one, other, dispute)
    names = [place for place in here if place in both and here[place].name != there[place].name]
    if not (moved or lines or names):
        second = second[:1].lower() + second[1:]
        return [Notice(f"{first} and {second} show the same areas, lines and names.")]
    second = second[:1].lower() + second[1:]
    places = "1 place" if len(moved) == 1 else f"{len(moved)} places"
    called = "1 name" if len(names) == 1 else f"{len(names)} names"
    stretch = sum(km for *_, km in lines)
    said = f"{first} and {second} differ on {places} of {size:,.0f} km²"
    blocks: list[Block] = [Prose(f"{said}, {stretch:,.0f} km of lines and {called}.")]
    if moved:
        rows = tuple(
            (
                answers.names.neutral(place),
                f"{here[place].km2:,.0f}" if here[place].km2 is not None else "point",
                answers.in_words(here[place].answer),
                answers.in_words(there[place].answer),
            )
            for place in moved
        )
        keys = tuple(place.rpartition("/")[2] for place in moved)
        blocks += [Heading("Areas"), Table(("Area", "Size, km²", short, shorter), rows, keys, (1,))]
    if lines:
        rows = tuple(
            (name, f"{km:,.0f}", DRAWN.get(a, PLAIN), DRAWN.get(b, PLAIN))
            for _, name, a, b, km in lines
        )
        keys = tuple(pair for pair, *_ in lines)
        columns = ("Line", "Length, km", short, shorter)
        blocks += [Heading("Lines"), Table(columns, rows, keys, (1,))]
    if names:
        printed = tuple(
            (answers.names.neutral(place), here[place].name, there[place].name) for place in names
        )
        blocks += [Heading("Names"), Table(("Place", short, shorter), printed)]
    return blocks


def heads(answers: Answers, one: Moment, other: Moment) -> tuple[str, str]:
    """Heads of the two columns: the views, their days, or both, as far as they differ."""
    names = [view_in_words(answers, view).removeprefix("The ") for view, _ in (one, other)]
    names = [name[:1].upper() + name[1:] for name in names]
    days = [day_in_words(day) for _, day in (one, other)]
    if days[0] == days[1]:
        return names[0], names[1]
    if names[0] == names[1]:
        return days[0], days[1]
    return f"{names[0]}, {days[0]}", f"{names[1]}, {days[1]}"


def _title(answers: Answers, moment: Moment) -> str:
    return f"{view_in_words(answers, moment[0])} of {day_in_words(moment[1])}"


def _lines(
    answers: Answers, one: Moment, other: Moment, dispute: Dispute | None
) -> list[tuple[str, str, Boundary, Boundary, float]]:
    """Pair, name, both ways of drawing and length of every edge that is drawn differently."""
    pairs = {
        (line.one, line.other): line
        for moment in (one, other)
        for line in answers.lines(*moment, dispute)
    }
    found = []
    for (left, right), line in sorted(pairs.items()):
        here = answers.views.boundary(*one, left, right)
        there = answers.views.boundary(*other, left, right)
        if here is not there:
            found.append((f"{left}~{right}", line.name, here, there, line.km))
    return found
