"""Two disputes, two days or two views side by side: what they share and what differs, in words."""

from __future__ import annotations

from parley.blocks import Block, Fact, Facts, Notice, Prose, Table
from parley.catalog.answers import Answers
from parley.dates import PartialDate, age_in_words
from parley.language import in_turn, say
from parley.panels.compare_axes import DIFFERENT, PARTLY, SAME, UNKNOWN, Compared, compared
from parley.panels.difference import heads
from parley.panels.scope import Scope


def same_axes(one: Scope, other: Scope) -> list[Block]:
    """Status of both sides, then every axis as a table whose last column says what is shared."""
    left, right = sides(one, other)
    rows = compared(one, other, (left, right))
    blocks: list[Block] = identical(one, other)
    if one.dispute.slug != other.dispute.slug:
        here = _status(one, left)
        beside(one, other)
        blocks.append(Facts((here, _status(other, right))))
    blocks += [
        Facts(tuple(_summary(rows))),
        Table(
            (say("Axis"), left, right, say("In common or different")),
            tuple(row.row for row in rows),
            caption=say("The same axes for both sides, counted from the rows up to the day shown"),
        ),
        Prose(
            say(
                "Salience, the weight of what is at stake, is not coded here. The barriers and "
                "drivers that the register records and the size of the contested areas stand for "
                "it. Numbers count what is recorded: what was not found is not counted, and one "
                "record may be fuller than the other."
            )
        ),
    ]
    if one.dispute.slug != other.dispute.slug:
        blocks.append(other.cited())
    return blocks


def sides(one: Scope, other: Scope) -> tuple[str, str]:
    """What the two sides are called: the disputes, or what differs in the view of one dispute."""
    if one.dispute.slug != other.dispute.slug:
        return one.dispute.identity.short, other.dispute.identity.short
    answers = Answers(one.catalog, one.views, one.names)
    return heads(answers, (one.view, one.day), (other.view, other.day))


def beside(one: Scope, other: Scope) -> None:
    """Let the second side go on with the numbers of the first, for sources on one page."""
    own = one.dispute.slug
    if other.dispute.slug == own:
        other.numbers = one.numbers
        return
    taken = {key if "/" in key else f"{own}/{key}": n for key, n in one.numbers.items()}
    other.numbers.update(taken)


def _status(scope: Scope, name: str) -> Fact:
    identity = scope.dispute.identity
    as_of = PartialDate.parse(identity.as_of)
    note = say(
        "status as of {day}, {age}", day=as_of.words, age=age_in_words(as_of.earliest, scope.today)
    )
    return Fact(name, identity.status, note, scope.cites(identity.status_sources))


def _summary(rows: list[Compared]) -> list[Fact]:
    """The axes by how the two sides stand to each other."""
    heads = (
        (SAME, say("The same")),
        (PARTLY, say("In part the same")),
        (DIFFERENT, say("Different")),
        (UNKNOWN, say("Recorded on one side or on none")),
    )
    return [
        Fact(head, in_turn(row.label for row in rows if row.verdict == verdict))
        for verdict, head in heads
        if any(row.verdict == verdict for row in rows)
    ]


def identical(one: Scope, other: Scope) -> list[Block]:
    """Says so when both sides are one dispute in one view of one day."""
    if (one.dispute.slug, one.view, one.day) != (other.dispute.slug, other.view, other.day):
        return []
    return [
        Notice(
            say(
                "Both sides show one dispute in one view of one day. Choose another dispute, "
                "view or date on one side."
            )
        )
    ]
