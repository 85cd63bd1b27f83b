"""Measures: hotlines, meetings, zones, notification and joint projects, and their state."""

from __future__ import annotations

from parley.analysis.traits import works
from parley.blocks import Block, Heading, Notice, Records, Row
from parley.language import mark, say
from parley.model import Measure
from parley.panels.scope import Scope, by_start
from parley.vocabulary import MeasureState

_TONES = {
    MeasureState.WORKING: "eases",
    MeasureState.PARTLY: "eases",
    MeasureState.SUSPENDED: "raises",
    MeasureState.LAPSED: "raises",
}


def measures(scope: Scope) -> list[Block]:
    """What works on the day, what was agreed but does not work, and what ended before it."""
    rows = [row for row in scope.dispute.measures if scope.begun(row.held)]
    parts: dict[str, list[Measure]] = {title: [] for title in _PARTS}
    for row in rows:
        parts[_part(row, scope)].append(row)
    blocks: list[Block] = []
    for title, part in parts.items():
        if part:
            blocks.append(Heading(say(title)))
            ordered = sorted(part, key=lambda row: (row.kind.label, by_start(row.held)))
            blocks.append(Records(tuple(_row(row, scope) for row in ordered)))
    if not rows:
        blocks.append(Notice(say("No measure is recorded for this date.")))
    blocks.append(scope.cited())
    return blocks


_PARTS = (
    mark("In force on this date"),
    mark("Agreed, but not working or not confirmed"),
    mark("Ended before"),
)


def _part(row: Measure, scope: Scope) -> str:
    if not row.held.holds_on(scope.day):
        return _PARTS[2]
    if works(row, scope.day):
        return _PARTS[0]
    return _PARTS[2] if row.state is MeasureState.LAPSED else _PARTS[1]


def _row(row: Measure, scope: Scope) -> Row:
    runs = row.held.holds_on(scope.day)
    known = row.seen_on is None or scope.day >= row.seen_on.earliest
    state = row.state.label if known else say("state on this date not recorded")
    seen = f" ({row.seen_on.words})" if row.seen_on and known else ""
    return Row(
        key=f"measure:{row.id}",
        when=row.held.words,
        tag=f"{row.kind.label} · {state}{seen}",
        title=row.title,
        detail=row.detail,
        tone=_TONES.get(row.state, "neutral") if known else "neutral",
        facts=(
            (say("Between"), scope.actors(row.between)),
            (say("Authority"), row.authority),
        ),
        faint=not runs,
        place=scope.on_map(row.place),
        cites=scope.cites(row.sources),
    )
