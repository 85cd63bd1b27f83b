"""The map in words: what the picture shows, for whoever does not or can not look at it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from parley.blocks import Block, Heading, Notice, Prose, Table
from parley.catalog.answers import Answers, LineAnswer, PlaceAnswer
from parley.dates import day_in_words
from parley.model import Dispute
from parley.mosaic.views import DE_FACTO, NEUTRAL, Boundary, Status
from parley.panels.scope import Scope
from parley.vocabulary import PositionKind, Precision

DRAWN = {
    Boundary.SOLID: "settled boundary",
    Boundary.DASHED: "contested boundary",
    Boundary.DOTTED: "line of control",
    Boundary.INNER: "line of control inside what the view assigns to one party",
}
PLACES = ("Area", "Kind", "Size, km²", "Claimed by", "Controlled by", "In this view")
LINES = ("Line", "Drawn as", "Length, km")
SITES = ("Site", "Kind", "Controlled by", "Position")
MANY = 6


def words(scope: Scope) -> list[Block]:
    """A dispute's map in a view on a day: a paragraph, then areas, lines and sites as tables."""
    answers = Answers(scope.catalog, scope.views, scope.names)
    places = answers.places(scope.view, scope.day, scope.dispute)
    lines = answers.lines(scope.view, scope.day, scope.dispute)
    blocks: list[Block] = [Prose(paragraph(answers, scope.view, scope.day, places, lines))]
    schematic = _schematic(scope.dispute, scope.day)
    if schematic:
        blocks.append(Prose(f"Schematic, to show where and not exactly where: {schematic}."))
    blocks += [*_places(answers, places), *_lines(lines), *_sites(scope)]
    if not places and not lines:
        blocks.append(Notice("No area or line of the mosaic belongs to this dispute."))
    return blocks


def world_words(answers: Answers, view: str, day: date) -> list[Block]:
    """The world map in a view on a day: a paragraph, every contested area and every line."""
    places, lines = answers.places(view, day), answers.lines(view, day)
    text = paragraph(answers, view, day, places, lines)
    return [Prose(text), *_places(answers, places), *_lines(lines)]


def view_in_words(answers: Answers, view: str) -> str:
    """A view as a sentence names it: `The neutral view`, `The view of Armenia`."""
    if view == NEUTRAL:
        return "The neutral view"
    if view == DE_FACTO:
        return "The de facto view"
    return f"The view of {answers.catalog.actor_name(view)}"


def paragraph(
    answers: Answers, view: str, day: date, places: list[PlaceAnswer], lines: list[LineAnswer]
) -> str:
    """What the map shows, in a few sentences: areas by answer, who controls, lines by kind."""
    said = [f"{view_in_words(answers, view)} of {day_in_words(day)}."]
    size = sum(row.km2 or 0 for row in places)
    said.append(f"It names {_several(len(places), 'place')} of {size:,.0f} km² in all.")
    for status in Status:
        rows = [row for row in places if row.answer.status is status]
        if not rows:
            continue
        measure = sum(row.km2 or 0 for row in rows)
        verb = "is" if len(rows) == 1 else "are"
        said.append(f"{len(rows)} {verb} {status.value} ({measure:,.0f} km²): {_some(rows)}.")
    holders: Counter[str] = Counter()
    for row in places:
        for party in row.controlled_by:
            holders[party] += 1
    if holders:
        parts = [
            f"{answers.catalog.actor_name(party)} {number}"
            for party, number in sorted(
                holders.items(), key=lambda item: answers.catalog.actor_name(item[0])
            )
        ]
        said.append(f"Places controlled, wholly or in part: {', '.join(parts)}.")
    for drawn, label in DRAWN.items():
        stretch = sum(line.km for line in lines if line.drawn is drawn)
        if stretch:
            said.append(f"{_sentence(label)}: {stretch:,.0f} km.")
    return " ".join(said)


def _places(answers: Answers, places: list[PlaceAnswer]) -> list[Block]:
    if not places:
        return []
    rows = tuple(
        (
            row.name,
            f"{row.kind}{' (schematic)' if row.schematic else ''}",
            "point"
            if row.km2 is None
            else f"{row.km2:,.0f}"
            if row.km2 >= 10
            else f"{row.km2:.2f}",
            _claimants(answers, row),
            _holders(answers, row),
            answers.in_words(row.answer),
        )
        for row in places
    )
    keys = tuple(row.place.rpartition("/")[2] for row in places)
    return [Heading("Areas"), Table(PLACES, rows, keys, (2,), _several(len(rows), "area"))]


def _lines(lines: list[LineAnswer]) -> list[Block]:
    if not lines:
        return []
    rows = tuple(
        (
            line.name,
            DRAWN[line.drawn] + (f" ({line.kind.label})" if line.kind else ""),
            f"{line.km:,.0f}" if line.km >= 1 else f"{line.km:.1f}",
        )
        for line in lines
    )
    keys = tuple(f"{line.one}~{line.other}" for line in lines)
    return [Heading("Lines"), Table(LINES, rows, keys, (2,), _several(len(rows), "line"))]


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
    return [Heading("Sites, zones and drawn lines"), Table(SITES, rows, keys)]


def _position(precision: Precision, km: float | None) -> str:
    return f"{precision.label}, ± {km:g} km" if km else precision.label


def _schematic(dispute: Dispute, day: date) -> str:
    names = [
        feature.name
        for feature in dispute.features
        if feature.precision is Precision.SCHEMATIC
        and feature.point is None
        and feature.held.holds_on(day)
    ]
    return "; ".join(sorted(names))


def _claimants(answers: Answers, row: PlaceAnswer) -> str:
    text = answers.parties(row.claimed_by) or "nobody recorded"
    return f"{text}; dormant: {answers.parties(row.dormant)}" if row.dormant else text


def _holders(answers: Answers, row: PlaceAnswer) -> str:
    text = answers.parties(row.controlled_by) or "nobody recorded"
    shared = row.control not in (None, PositionKind.SOLE)
    return f"{text} ({row.control.label})" if shared and row.control else text


def _some(rows: Iterable[PlaceAnswer]) -> str:
    names = [row.name for row in sorted(rows, key=lambda row: -(row.km2 or 0))]
    more = len(names) - MANY
    return ", ".join(names[:MANY]) + (f" and {more} more" if more > 0 else "")


def _several(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
