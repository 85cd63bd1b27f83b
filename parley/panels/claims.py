"""Claims and control: for each area who claims, who controls, who recognises, on the day."""

from __future__ import annotations

from parley.blocks import Block, Fact, Facts, Heading, Notice, Prose, Records, Row
from parley.catalog.ledgers import own, own_shapes
from parley.model import Count, LedgerEntry
from parley.mosaic.views import DE_FACTO, NEUTRAL, Assignment, Status
from parley.panels.scope import Scope, by_start
from parley.vocabulary import CountKind, Position

ORDER = (
    Position.CLAIMS,
    Position.CONTROLS,
    Position.RECOGNISES,
    Position.REJECTS,
    Position.RENOUNCES,
    Position.DENIES,
)


def claims(scope: Scope) -> list[Block]:
    """The position ledger as it stands on the day, then what ended before and begins later."""
    blocks: list[Block] = [Prose(view_in_words(scope))]
    areas = sorted(scope.catalog.areas_of(scope.dispute.slug))
    assigned = scope.views.assign(scope.view, scope.day)
    contested = [area for area in areas if assigned[area].status is Status.CONTESTED]
    known = [scope.catalog.areas[area] for area in areas]
    blocks.append(
        Facts(
            (
                Fact("Areas", f"{len(areas)}, of which {len(contested)} contested in this view"),
                Fact("Size", f"{sum(area.km2 for area in known):,.0f} km²", "geodesic, WGS 84"),
                *_shapes(scope),
            )
        )
    )
    if not areas:
        blocks.append(Notice("This dispute has no area of the mosaic; see its sites and lines."))
    live = [row for row in scope.dispute.positions if row.held.holds_on(scope.day)]
    for position in ORDER:
        rows = [row for row in live if row.position is position]
        if rows:
            blocks.append(Heading(_TITLES[position]))
            blocks.append(Records(tuple(_row(row, scope) for row in _ordered(rows, scope))))
    if not live:
        blocks.append(Notice("No position is recorded for this date."))
    ended = [
        row
        for row in scope.dispute.positions
        if row.held.end is not None and row.held.end.earliest <= scope.day
    ]
    if ended:
        blocks.append(Heading("Held before this date"))
        blocks.append(
            Records(tuple(_row(row, scope, faint=True) for row in _ordered(ended, scope)))
        )
    blocks += _counted(scope)
    blocks.append(scope.cited())
    return blocks


def _shapes(scope: Scope) -> list[Fact]:
    """How many islets, zones and the like have positions of their own."""
    names = [own(scope.dispute.slug, feature.id) for feature in own_shapes(scope.dispute)]
    if not names:
        return []
    open_now = sum(
        scope.views.answer(scope.view, name, scope.day).status is Status.CONTESTED for name in names
    )
    return [Fact("Islets and zones", f"{len(names)}, of which {open_now} contested in this view")]


def _counted(scope: Scope) -> list[Block]:
    """Recognitions and votes that had been counted by the day, the newest first."""
    counts = [count for count in scope.dispute.counts if count.when.earliest <= scope.day]
    if not counts:
        return []
    ordered = sorted(counts, key=lambda count: count.when, reverse=True)
    rows = tuple(
        Row(
            key=f"count:{count.id}",
            when=count.when.words,
            tag=f"{count.kind.label} · {scope.actor(count.body)}",
            title=f"{count.title}: {tally_in_words(count)}",
            detail=count.detail,
            facts=(("Figure", count.figure_kind.label),) if count.figure_kind else (),
            cites=scope.cites(count.sources),
        )
        for count in ordered
    )
    return [Heading("Counted: recognitions and votes"), Records(rows)]


def tally_in_words(count: Count) -> str:
    """A count as one reads it: `13 for, 1 against, 1 abstaining`, or `119 of 193`."""
    if count.kind is CountKind.RECOGNITION:
        whole = f" of {count.members}" if count.members else ""
        return "not known" if count.in_favour is None else f"{count.in_favour}{whole}"
    parts = (
        (count.in_favour, "for"),
        (count.against, "against"),
        (count.abstaining, "abstaining"),
    )
    return ", ".join(f"{number} {word}" for number, word in parts if number is not None)


_TITLES = {
    Position.CLAIMS: "Who claims",
    Position.CONTROLS: "Who controls",
    Position.RECOGNISES: "Who recognises",
    Position.REJECTS: "Who rejects",
    Position.RENOUNCES: "Who renounced",
    Position.DENIES: "Who denies that there is a dispute",
}


def _ordered(rows: list[LedgerEntry], scope: Scope) -> list[LedgerEntry]:
    return sorted(rows, key=lambda r: (scope.actor(r.party), by_start(r.held), r.area))


def _row(row: LedgerEntry, scope: Scope, *, faint: bool = False) -> Row:
    whom = f" {scope.actor(row.of)}’s title to" if row.of else ""
    if row.position is Position.REJECTS and row.of:
        whom = f" {scope.actor(row.of)}’s claim to"
    if row.position is Position.DENIES:
        whom = " over"
    title = f"{scope.actor(row.party)} {row.position.label}{whom} {scope.place_name(row.area)}"
    return Row(
        key=f"position:{row.id}",
        when=row.held.words,
        tag=row.kind.label if row.kind else row.position.label,
        title=title,
        detail=row.basis,
        facts=(("Note", row.note),) if row.note else (),
        faint=faint,
        place=scope.on_map(row.area),
        cites=scope.cites(row.sources),
    )


def view_name(view: str, scope: Scope) -> str:
    """A view as the switch names it."""
    if view == NEUTRAL:
        return "Neutral view"
    return "De facto view" if view == DE_FACTO else f"As {scope.actor(view)} sees it"


def view_in_words(scope: Scope) -> str:
    """One sentence on what the view shows and by which rule."""
    if scope.view == NEUTRAL:
        rule = "areas that several parties claim are contested, whoever controls them"
    elif scope.view == DE_FACTO:
        rule = "areas go to whoever controls them on the ground; this says nothing about title"
    else:
        rule = "its own claims first, then what it recognises; elsewhere the neutral answer"
    day = f"{scope.day.day} {scope.day:%b} {scope.day.year}"
    return f"{view_name(scope.view, scope)}, {day}: {rule}."


def assignment_in_words(assignment: Assignment, scope: Scope) -> str:
    """A view's answer for one area: `contested: Armenia, Azerbaijan`."""
    if assignment.status is Status.UNCLAIMED:
        return "assigned to nobody"
    if not assignment.parties:
        return f"{assignment.status.value}; positions not recorded yet"
    names = ", ".join(sorted(scope.actor(party) for party in assignment.parties))
    if assignment.status is Status.SETTLED:
        return names
    return f"{assignment.status.value}: {names}"
