"""The difference of two views: which areas move, how large they are, which line, which name."""

from __future__ import annotations

from datetime import date

from parley.blocks import Block, Heading, Notice, Prose, Table
from parley.catalog.answers import Answers
from parley.dates import day_in_words
from parley.language import mark, number, say, say_many
from parley.model import Dispute
from parley.mosaic.views import DE_FACTO, NEUTRAL, Boundary
from parley.panels.scope import Scope
from parley.panels.words import DRAWN, view_in_words

PLAIN = mark("not drawn")
Moment = tuple[str, date]


def difference(scope: Scope) -> list[Block]:
    """What a dispute's second view answers differently, as a table a row a change."""
    if scope.against is None:
        return [
            Notice(
                say("Choose a second view or date above; what it answers differently is listed.")
            )
        ]
    answers = Answers(scope.catalog, scope.views, scope.names)
    return changes(answers, (scope.view, scope.day), scope.against, scope.dispute)


def changes(
    answers: Answers, one: Moment, other: Moment, dispute: Dispute | None = None
) -> list[Block]:
    """Areas, lines and names that two views of two days do not have in common."""
    first = _title(answers, one)
    second = _title(answers, other, within=True)
    short, shorter = heads(answers, one, other)
    here = {row.place: row for row in answers.places(*one, dispute)}
    there = {row.place: row for row in answers.places(*other, dispute)}
    both = here.keys() & there.keys()
    moved = [place for place in here if place in both and here[place].answer != there[place].answer]
    size = sum(here[place].km2 or 0 for place in moved)
    lines = _lines(answers, one, other, dispute)
    names = [place for place in here if place in both and here[place].name != there[place].name]
    if not (moved or lines or names):
        same = say(
            "{first} and {second} show the same areas, lines and names.", first=first, second=second
        )
        return [Notice(same)]
    said = say(
        "{first} and {second} differ on {places} of {size} km², {length} km of lines and {names}.",
        first=first,
        second=second,
        places=say_many("{count} place", "{count} places", len(moved)),
        size=number(size),
        length=number(sum(km for *_, km in lines)),
        names=say_many("{count} name", "{count} names", len(names)),
    )
    blocks: list[Block] = [Prose(said)]
    if moved:
        rows = tuple(
            (
                answers.names.neutral(place),
                say("point") if (km2 := here[place].km2) is None else number(km2),
                answers.in_words(here[place].answer),
                answers.in_words(there[place].answer),
            )
            for place in moved
        )
        keys = tuple(place.rpartition("/")[2] for place in moved)
        columns = (say("Area"), say("Size, km²"), short, shorter)
        blocks += [Heading(say("Areas")), Table(columns, rows, keys, (1,))]
    if lines:
        rows = tuple(
            (name, number(km), say(DRAWN.get(a, PLAIN)), say(DRAWN.get(b, PLAIN)))
            for _, name, a, b, km in lines
        )
        keys = tuple(pair for pair, *_ in lines)
        columns = (say("Line"), say("Length, km"), short, shorter)
        blocks += [Heading(say("Lines")), Table(columns, rows, keys, (1,))]
    if names:
        printed = tuple(
            (answers.names.neutral(place), here[place].name, there[place].name) for place in names
        )
        blocks += [Heading(say("Names")), Table((say("Place"), short, shorter), printed)]
    return blocks


def heads(answers: Answers, one: Moment, other: Moment) -> tuple[str, str]:
    """Heads of the two columns: the views, their days, or both, as far as they differ."""
    names = [_column(answers, view) for view, _ in (one, other)]
    days = [day_in_words(day) for _, day in (one, other)]
    if days[0] == days[1]:
        return names[0], names[1]
    if names[0] == names[1]:
        return days[0], days[1]
    return (
        say("{view}, {day}", view=names[0], day=days[0]),
        say("{view}, {day}", view=names[1], day=days[1]),
    )


def _column(answers: Answers, view: str) -> str:
    if view == NEUTRAL:
        return say("Neutral view")
    if view == DE_FACTO:
        return say("De facto view")
    return say("View of {party}", party=answers.catalog.actor_name(view))


def _title(answers: Answers, moment: Moment, *, within: bool = False) -> str:
    view = view_in_words(answers, moment[0], within=within)
    return say("{view} of {day}", view=view, day=day_in_words(moment[1]))


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
