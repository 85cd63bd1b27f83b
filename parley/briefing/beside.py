"""What stands beside the map of a step: each word of a script leads to a panel, made short."""

from __future__ import annotations

from collections.abc import Callable

from parley.blocks import Block, Heading, Records
from parley.briefing.condensing import condensed, shortened
from parley.language import say
from parley.panels import PANELS, Scope
from parley.panels.figures import charts
from parley.panels.overview import section
from parley.panels.posture import acts
from parley.panels.selection import selection
from parley.panels.timeline import event_row, newest_first, picture
from parley.vocabulary import BriefingBlock

Teller = Callable[[Scope, str], list[Block]]
AROUND = 3


def beside(scope: Scope, block: BriefingBlock, selected: str) -> list[Block]:
    """The blocks of one word of a script, condensed; `selected` is the id of the selection."""
    return TELLERS[block](scope, selected)


def _panel(name: str, rows: int) -> Teller:
    def told(scope: Scope, _: str) -> list[Block]:
        return [Heading(PANELS[name].title), *condensed(PANELS[name].blocks(scope), rows)]

    return told


def _status(scope: Scope, _: str) -> list[Block]:
    blocks = PANELS["overview"].blocks(scope)
    first = next((n for n, block in enumerate(blocks) if isinstance(block, Heading)), len(blocks))
    return condensed(blocks[:first])


def _prose(heading: str) -> Teller:
    def told(scope: Scope, _: str) -> list[Block]:
        return condensed(section(scope, heading))

    return told


def _picture(scope: Scope, _: str) -> list[Block]:
    return [picture(scope, list(scope.dispute.timeline))] if scope.dispute.timeline else []


def _timeline(scope: Scope, _: str) -> list[Block]:
    past = [event for event in scope.dispute.timeline if event.when.earliest <= scope.day]
    rows = tuple(shortened(event_row(e, scope)) for e in newest_first(past)[:AROUND])
    return [Heading(say("What had just happened")), Records(rows)]


def _posture(scope: Scope, _: str) -> list[Block]:
    return [Heading(PANELS["posture"].title), *condensed(acts(scope), rows=1)]


def _figures(scope: Scope, _: str) -> list[Block]:
    return charts(scope)


def _selection(scope: Scope, selected: str) -> list[Block]:
    if selected.startswith("event:"):
        found = [e for e in scope.dispute.timeline if f"event:{e.id}" == selected]
        return [Records(tuple(event_row(event, scope) for event in found))]
    return condensed(selection(scope, selected)) if selected else []


def _sources(scope: Scope, _: str) -> list[Block]:
    return [Heading(say("Sources")), scope.cited()]


def _nothing(_: Scope, __: str) -> list[Block]:
    return []


TELLERS: dict[BriefingBlock, Teller] = {
    BriefingBlock.STATUS: _status,
    BriefingBlock.SUMMARY: _prose("Summary"),
    BriefingBlock.CLAIMS: _panel("claims", 3),
    BriefingBlock.PUSHES: _prose("What pushes"),
    BriefingBlock.PULLS: _prose("What pulls"),
    BriefingBlock.POSTURE: _posture,
    BriefingBlock.FIGURES: _figures,
    BriefingBlock.PICTURE: _picture,
    BriefingBlock.TIMELINE: _timeline,
    BriefingBlock.MEDIATION: _panel("mediation", 4),
    BriefingBlock.MEASURES: _panel("measures", 3),
    BriefingBlock.DIFFERENCE: _panel("difference", 6),
    BriefingBlock.SELECTION: _selection,
    BriefingBlock.WORDS: _panel("words", 6),
    BriefingBlock.UNKNOWN: _prose("What is not known"),
    BriefingBlock.DISPUTES: _nothing,
    BriefingBlock.SOURCES: _sources,
}
