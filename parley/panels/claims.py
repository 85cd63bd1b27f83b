"""Claims and control: for each area who claims, who controls, who recognises, on the day."""

from __future__ import annotations

from parley.blocks import Block, Fact, Facts, Heading, Notice, Prose, Records, Row
from parley.catalog.answers import STATUS
from parley.catalog.ledgers import own, own_shapes
from parley.dates import day_in_words
from parley.language import listed, mark, number, say, say_as
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
                Fact(say("Areas"), _of_which(len(areas), len(contested))),
                Fact(
                    say("Size"),
                    say("{size} km²", size=number(sum(area.km2 for area in known))),
                    say("geodesic, WGS 84"),
                ),
                *_shapes(scope),
            )
        )
    )
    if not areas:
        blocks.append(
            Notice(say("This dispute has no area of the mosaic; see its sites and lines."))
        )
    live = [row for row in scope.dispute.positions if row.held.holds_on(scope.day)]
    for position in ORDER:
        rows = [row for row in live if row.position is position]
        if rows:
            blocks.append(Heading(say(_TITLES[position])))
            blocks.append(Records(tuple(_row(row, scope) for row in _ordered(rows, scope))))
    if not live:
        blocks.append(Notice(say("No position is recorded for this date.")))
    ended = [
        row
        for row in scope.dispute.positions
        if row.held.end is not None and row.held.end.earliest <= scope.day
    ]
    if ended:
        blocks.append(Heading(say("Held before this date")))
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
    return [Fact(say("Islets and zones"), _of_which(len(names), open_now))]


def _of_which(count: int, contested: int) -> str:
    return say(
        "{count}, of which {contested} contested in this view", count=count, contested=contested
    )


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
            facts=((say("Figure"), count.figure_kind.label),) if count.figure_kind else (),
            cites=scope.cites(count.sources),
        )
        for count in ordered
    )
    return [Heading(say("Counted: recognitions and votes")), Records(rows)]


def tally_in_words(count: Count) -> str:
    """A count as one reads it: `13 for, 1 against, 1 abstaining`, or `119 of 193`."""
    if count.kind is CountKind.RECOGNITION:
        if count.in_favour is None:
            return say("not known")
        if not count.members:
            return str(count.in_favour)
        return say("{count} of {all}", count=count.in_favour, all=count.members)
    parts = (
        (count.in_favour, mark("{votes} for")),
        (count.against, mark("{votes} against")),
        (count.abstaining, mark("{votes} abstaining")),
    )
    return listed(say(words, votes=votes) for votes, words in parts if votes is not None)


_TITLES = {
    Position.CLAIMS: mark("Who claims"),
    Position.CONTROLS: mark("Who controls"),
    Position.RECOGNISES: mark("Who recognises"),
    Position.REJECTS: mark("Who rejects"),
    Position.RENOUNCES: mark("Who renounced"),
    Position.DENIES: mark("Who denies that there is a dispute"),
}
_SAID = {
    Position.CLAIMS: mark("{party} claims {place}"),
    Position.CONTROLS: mark("{party} controls {place}"),
    Position.RECOGNISES: mark("{party} recognises {place}"),
    Position.REJECTS: mark("{party} rejects {place}"),
    Position.RENOUNCES: mark("{party} renounces {place}"),
    Position.DENIES: mark("{party} denies that a dispute exists over {place}"),
}
_SAID_OF = {
    Position.RECOGNISES: mark("{party} recognises {other}’s title to {place}"),
    Position.REJECTS: mark("{party} rejects {other}’s claim to {place}"),
    Position.RENOUNCES: mark("{party} renounces {other}’s title to {place}"),
}


def _ordered(rows: list[LedgerEntry], scope: Scope) -> list[LedgerEntry]:
    return sorted(rows, key=lambda r: (scope.actor(r.party), by_start(r.held), r.area))


def _row(row: LedgerEntry, scope: Scope, *, faint: bool = False) -> Row:
    named = {"party": scope.actor(row.party), "place": scope.place_name(row.area)}
    if row.of and row.position in _SAID_OF:
        title = say(_SAID_OF[row.position], other=scope.actor(row.of), **named)
    else:
        title = say(_SAID[row.position], **named)
    return Row(
        key=f"position:{row.id}",
        when=row.held.words,
        tag=row.kind.label if row.kind else row.position.label,
        title=title,
        detail=row.basis,
        facts=((say("Note"), row.note),) if row.note else (),
        faint=faint,
        place=scope.on_map(row.area),
        cites=scope.cites(row.sources),
    )


def view_name(view: str, scope: Scope) -> str:
    """A view as the switch names it."""
    if view == NEUTRAL:
        return say("Neutral view")
    if view == DE_FACTO:
        return say("De facto view")
    return say("As {party} sees it", party=scope.actor(view))


def view_in_words(scope: Scope) -> str:
    """One sentence on what the view shows and by which rule."""
    if scope.view == NEUTRAL:
        rule = say("areas that several parties claim are contested, whoever controls them")
    elif scope.view == DE_FACTO:
        rule = say("areas go to whoever controls them on the ground; this says nothing about title")
    else:
        rule = say("its own claims first, then what it recognises; elsewhere the neutral answer")
    view, day = view_name(scope.view, scope), day_in_words(scope.day)
    return say("{view}, {day}: {rule}.", view=view, day=day, rule=rule)


def assignment_in_words(assignment: Assignment, scope: Scope) -> str:
    """A view's answer for one area: `contested: Armenia, Azerbaijan`."""
    if assignment.status is Status.UNCLAIMED:
        return say("assigned to nobody")
    if not assignment.parties:
        status = say_as("Status", STATUS[assignment.status])
        return say("{status}; positions not recorded yet", status=status)
    names = scope.actors(assignment.parties)
    if assignment.status is Status.SETTLED:
        return names
    return say(
        "{status}: {parties}",
        status=say_as("Status", STATUS[assignment.status]),
        parties=names,
    )
