"""Rules that no single row shows: identity, even-handedness, sources that nobody cites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from parley.catalog.problems import Severity, did_you_mean, shown
from parley.model import Actor, Dispute


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong in dispute.md or sources.csv, before its line is known."""

    column: str
    found: str
    write: str
    severity: Severity = Severity.WARNING
    file: str = "dispute.md"
    row: str = ""


def findings(
    dispute: Dispute, actors: dict[str, Actor], places: Iterable[str]
) -> Iterator[Finding]:
    """Everything wrong with a dispute as a whole."""
    yield from _unknown_ids(dispute, actors, places)
    yield from _extent(dispute)
    yield from _order(dispute, actors)
    yield from _counterparts(dispute)
    yield from _unused_sources(dispute)


def _unknown_ids(
    dispute: Dispute, actors: dict[str, Actor], places: Iterable[str]
) -> Iterator[Finding]:
    identity = dispute.identity
    sources = {source.id for source in dispute.sources}
    lists: tuple[tuple[str, Iterable[str], Iterable[str], str], ...] = (
        ("parties", identity.parties, actors, "actors.csv"),
        ("third_parties", identity.third_parties, actors, "actors.csv"),
        ("guarantors", identity.guarantors, actors, "actors.csv"),
        ("areas", identity.areas, places, "mosaic/areas.csv or groups.csv"),
        ("status_sources", identity.status_sources, sources, "sources.csv"),
    )
    for column, ids, known, table in lists:
        for item in ids:
            if item not in known:
                rule = did_you_mean(item, known, f"Add it to {table}")
                yield Finding(column, f"{shown(item)} is not in {table}", rule, Severity.ERROR)


def _extent(dispute: Dispute) -> Iterator[Finding]:
    west, south, east, north = dispute.identity.extent
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        yield Finding(
            "extent",
            f"{shown(dispute.identity.extent)} is no box",
            "Write [west, south, east, north] in degrees",
            Severity.ERROR,
        )


def in_order(dispute: Dispute, actors: dict[str, Actor]) -> list[str]:
    """The names of the parties in alphabetical order, where they do not stand in it."""
    names = [actors[party].name for party in dispute.parties if party in actors]
    return sorted(names) if names != sorted(names) else []


def without_name(dispute: Dispute) -> list[str]:
    """The parties that have no local name although another one has."""
    named = {name.party for name in dispute.identity.names}
    return [party for party in dispute.parties if party not in named] if named else []


def without_position(dispute: Dispute) -> list[str]:
    """The parties without a row in the ledger: a claim without its counterpart."""
    stands = {row.party for row in dispute.positions}
    return [party for party in dispute.parties if party not in stands]


def _order(dispute: Dispute, actors: dict[str, Actor]) -> Iterator[Finding]:
    names = in_order(dispute, actors)
    if names:
        found = ", ".join(actors[party].name for party in dispute.parties if party in actors)
        yield Finding(
            "parties",
            f"the order {found} is not alphabetical",
            f"Write them in the order {', '.join(names)}",
        )
    missing = without_name(dispute)
    if missing:
        yield Finding(
            "names",
            f"{', '.join(missing)} has no local name, others have",
            "Give the names of every party or of none",
        )


def _counterparts(dispute: Dispute) -> Iterator[Finding]:
    for party in without_position(dispute):
        yield Finding(
            "parties",
            f"{party} has no row in positions.csv",
            "Add its claim, or what it rejects or denies",
        )


def _unused_sources(dispute: Dispute) -> Iterator[Finding]:
    text = "\n".join(dispute.sections.values())
    used = {source for row in dispute.records() for source in getattr(row, "sources", ())}
    used |= {source for feature in dispute.features for source in feature.sources}
    used |= set(dispute.identity.status_sources)
    for source in dispute.sources:
        if source.id not in used and source.id not in text:
            yield Finding(
                "id",
                f"{shown(source.id)} is cited nowhere",
                "Cite it or remove it",
                file="sources.csv",
                row=source.id,
            )
