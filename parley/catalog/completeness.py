"""How full each panel of a dossier is, and how much of it was looked at a second time.

The words are counts, not judgements of quality: a short row with a treaty behind it may be
worth more than ten from the press.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from parley.model import Check, Dispute
from parley.vocabulary import CheckVerdict, Coverage

SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a panel asks for: how many rows at least, and whose rows they are."""

    rows: Callable[[Dispute], Iterable[Any]]
    least: int
    whose: Callable[[Any], Iterable[str]] | None = None


ASKED: dict[str, Asked] = {
    "claims": Asked(lambda d: d.positions, 8, lambda row: (row.party,)),
    "posture": Asked(lambda d: d.posture, 8, lambda row: (row.party,)),
    "timeline": Asked(lambda d: d.timeline, 20, lambda row: row.actors),
    "mediation": Asked(lambda d: d.mediation, 4),
    "measures": Asked(lambda d: d.measures, 4, lambda row: row.between),
    SOURCES: Asked(lambda d: d.sources, 40),
}
"""By panel; engagements and sources belong to no party, so they can not be blind."""


@dataclass(frozen=True, slots=True)
class Filled:
    """How full one panel of a dossier is: the word, the number of rows, whom it misses."""

    word: Coverage
    rows: int
    missing: tuple[str, ...] = ()


def filled(dispute: Dispute, panel: str) -> Filled:
    """The word for one panel: empty, blind, thin or full, the first that fits."""
    asked = ASKED[panel]
    rows = list(asked.rows(dispute))
    if not rows:
        return Filled(Coverage.EMPTY, 0)
    missing: tuple[str, ...] = ()
    if asked.whose is not None:
        told = {actor for row in rows for actor in asked.whose(row)}
        missing = tuple(party for party in dispute.parties if party not in told)
    if missing:
        return Filled(Coverage.BLIND, len(rows), missing)
    return Filled(Coverage.THIN if len(rows) < asked.least else Coverage.FULL, len(rows))


def coverage(dispute: Dispute) -> dict[str, Filled]:
    """The word for every panel of a dossier."""
    return {panel: filled(dispute, panel) for panel in ASKED}


@dataclass(frozen=True, slots=True)
class SecondLook:
    """Rows compared with their sources again: how many of how many, and what it came to.

    A row that was looked at twice counts with its newest verdict. `rows` are those that
    state a fact and stand in the folder today: positions, lines, events, posture,
    engagements, measures, names, counts and shapes; `checked` counts those of them.
    """

    rows: int
    checked: int
    verdicts: dict[CheckVerdict, int]
    first: str = ""
    last: str = ""


def second_look(dispute: Dispute) -> SecondLook:
    """What checked.csv of a dossier comes to."""
    newest: dict[tuple[str, str], Check] = {}
    for check in sorted(dispute.checks, key=lambda check: check.checked):
        newest[check.about, check.row] = check
    standing = {(row.file, row.id) for row in dispute.records()}  # type: ignore[attr-defined]
    standing |= {("map.geojson", feature.id) for feature in dispute.features}
    verdicts = {
        verdict: number
        for verdict in CheckVerdict
        if (number := sum(check.verdict is verdict for check in newest.values()))
    }
    days = sorted(check.checked for check in newest.values())
    return SecondLook(
        rows=len(standing),
        checked=len(standing & newest.keys()),
        verdicts=verdicts,
        first=days[0] if days else "",
        last=days[-1] if days else "",
    )
