"""The map in words: what the picture shows, for whoever does not or can not look at it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from parley.blocks import Block, Heading, Notice, Prose, Table
from parley.catalog.answers import Answers, LineAnswer, PlaceAnswer
from parley.dates import day_in_words
from parley.language import exact, in_turn, listed, mark, mark_many, number, say, say_many
from parley.model import Dispute
from parley.mosaic.views import DE_FACTO, NEUTRAL, Boundary, Status
from parley.panels.scope import Scope
from parley.vocabulary import PositionKind, Precision

DRAWN = {
    Boundary.SOLID: mark("settled boundary"),
    Boundary.DASHED: mark("contested boundary"),
    Boundary.DOTTED: mark("line of control"),
    Boundary.INNER: mark("line of control inside what the view assigns to one party"),
}
STANDING = {
    Status.UNCLAIMED: mark_many(
        "{count} is unclaimed ({size} km²): {names}.",
        "{count} are unclaimed ({size} km²): {names}.",
    ),
    Status.SETTLED: mark_many(
        "{count} is settled ({size} km²): {names}.", "{count} are settled ({size} km²): {names}."
    ),
    Status.CONTESTED: mark_many(
        "{count} is contested ({size} km²): {names}.",
        "{count} are contested ({size} km²): {names}.",
    ),
    Status.SHARED: mark_many(
        "{count} is shared ({size} km²): {names}.", "{count} are shared ({size} km²): {names}."
    ),
}
MANY = 6


def words(scope: Scope) -> list[Block]:
    """A dispute's map in a view on a day: a paragraph, then areas, lines and sites as tables."""
    answers = Answers(scope.catalog, scope.views, scope.names)
    places = answers.places(scope.view, scope.day, scope.dispute)
    lines = answers.lines(scope.view, scope.day, scope.dispute)
    blocks: list[Block] = [Prose(paragraph(answers, scope.view, scope.day, places, lines))]
    schematic = _schematic(scope.dispute, scope.day)
    if schematic:
        blocks.append(
            Prose(say("Schematic, to show where and not exactly where: {names}.", names=schematic))
        )
    blocks += [*_places(answers, places), *_lines(lines), *_sites(scope)]
    if not places and not lines:
        blocks.append(Notice(say("No area or line of the mosaic belongs to this dispute.")))
    return blocks


def world_words(answers: Answers, view: str, day: date) -> list[Block]:
    """The world map in a view on a day: a paragraph, every contested area and every line."""
    places, lines = answers.places(view, day), answers.lines(view, day)
    text = paragraph(answers, view, day, places, lines)
    return [Prose(text), *_places(answers, places), *_lines(lines)]


def view_in_words(answers: Answers, view: str, *, within: bool = False) -> str:
    """A view as a sentence names it: `The neutral view`, `The view of Armenia`.

    `within` is its form inside a sentence: `the neutral view`.
    """
    if view == NEUTRAL:
        return say("the neutral view") if within else say("The neutral view")
    if view == DE_FACTO:
        return say("the de facto view") if within else say("The de facto view")
    party = answers.catalog.actor_name(view)
    if within:
        return say("the view of {party}", party=party)
    return say("The view of {party}", party=party)


def paragraph(
    answers: Answers, view: str, day: date, places: list[PlaceAnswer], lines: list[LineAnswer]
) -> str:
    """What the map shows, in a few sentences: areas by answer, who controls, lines by kind."""
    said = [say("{view} of {day}.", view=view_in_words(answers, view), day=day_in_words(day))]
    size = sum(row.km2 or 0 for row in places)
    said.append(
        say_many(
            "It names {count} place of {size} km² in all.",
            "It names {count} places of {size} km² in all.",
            len(places),
            size=number(size),
        )
    )
    for status, counted in STANDING.items():
        rows = [row for row in places if row.answer.status is status]
        if not rows:
            continue
        measure = number(sum(row.km2 or 0 for row in rows))
        said.append(say_many(*counted, len(rows), size=measure, names=_some(rows)))
    holders: Counter[str] = Counter()
    for row in places:
        for party in row.controlled_by:
            holders[party] += 1
    if holders:
        parts = [
            f"{answers.catalog.actor_name(party)} {count}"
            for party, count in sorted(
                holders.items(), key=lambda item: answers.catalog.actor_name(item[0])
            )
        ]
        said.append(say("Places controlled, wholly or in part: {list}.", list=listed(parts)))
    for drawn, label in DRAWN.items():
        stretch = sum(line.km for line in lines if line.drawn is drawn)
        if stretch:
            line = _sentence(say(label))
            said.append(say("{line}: {length} km.", line=line, length=number(stretch)))
    return " ".join(said)


def _places(answers: Answers, places: list[PlaceAnswer]) -> list[Block]:
    if not places:
        return []
    rows = tuple(
        (
            row.name,
            say("{kind} (schematic)", kind=row.kind) if row.schematic else row.kind,
            say("point") if row.km2 is None else number(row.km2, 0 if row.km2 >= 10 else 2),
            _claimants(answers, row),
            _holders(answers, row),
            answers.in_words(row.answer),
        )
        for row in places
    )
    keys = tuple(row.place.rpartition("/")[2] for row in places)
    columns = (
        say("Area"),
        say("Kind"),
        say("Size, km²"),
        say("Claimed by"),
        say("Controlled by"),
        say("In this view"),
    )
    caption = say_many("{count} area", "{count} areas", len(rows))
    return [Heading(say("Areas")), Table(columns, rows, keys, (2,), caption)]


def _lines(lines: list[LineAnswer]) -> list[Block]:
    if not lines:
        return []
    rows = tuple(
        (
            line.name,
            say(DRAWN[line.drawn]) + (f" ({line.kind.label})" if line.kind else ""),
            number(line.km, 0 if line.km >= 1 else 1),
        )
        for line in lines
    )
    keys = tuple(f"{line.one}~{line.other}" for line in lines)
    columns = (say("Line"), say("Drawn as"), say("Length, km"))
    caption = say_many("{count} line", "{count} lines", len(rows))
    return [Heading(say("Lines")), Table(columns, rows, keys, (2,), caption)]


def _sites(scope: Scope) -> list[Block]:
    shown = [f for f in scope.dispute.features if f.held.holds_on(scope.day)]
    rows = tuple(
        (
            feature.name,
            feature.kind.label,
            scope.actor(feature.holder) if feature.holder else "",
            _position(feature.precision, feature.uncertainty_km),
        )
        for feature in shown
    )
    if not rows:
        return []
    keys = tuple(feature.id for feature in shown)
    columns = (say("Site"), say("Kind"), say("Controlled by"), say("Position"))
    return [Heading(say("Sites, zones and drawn lines")), Table(columns, rows, keys)]


def _position(precision: Precision, km: float | None) -> str:
    if not km:
        return precision.label
    return say("{precision}, ± {km} km", precision=precision.label, km=exact(km))


def _schematic(dispute: Dispute, day: date) -> str:
    names = [
        feature.name
        for feature in dispute.features
        if feature.precision is Precision.SCHEMATIC
        and feature.point is None
        and feature.held.holds_on(day)
    ]
    return in_turn(sorted(names))


def _claimants(answers: Answers, row: PlaceAnswer) -> str:
    text = answers.parties(row.claimed_by) or say("nobody recorded")
    if not row.dormant:
        return text
    dormant = answers.parties(row.dormant)
    return say("{claimants}; dormant: {dormant}", claimants=text, dormant=dormant)


def _holders(answers: Answers, row: PlaceAnswer) -> str:
    text = answers.parties(row.controlled_by) or say("nobody recorded")
    shared = row.control not in (None, PositionKind.SOLE)
    return f"{text} ({row.control.label})" if shared and row.control else text


def _some(rows: Iterable[PlaceAnswer]) -> str:
    names = [row.name for row in sorted(rows, key=lambda row: -(row.km2 or 0))]
    more = len(names) - MANY
    shown = listed(names[:MANY])
    if more <= 0:
        return shown
    return say_many("{names} and {count} more", "{names} and {count} more", more, names=shown)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
