"""What only shows when files are read together: ids that lead nowhere, missing counterparts.

A row whose source, actor or area does not exist is left out; a row that merely breaks a
rule of even-handedness is shown and reported.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from parley.catalog.balance import findings
from parley.catalog.known import Known
from parley.catalog.problems import Problem, Severity, did_you_mean, shown
from parley.catalog.wording import as_findings, loaded
from parley.model import (
    Count,
    Dispute,
    Engagement,
    Event,
    Feature,
    LedgerEntry,
    Line,
    Measure,
    PlaceName,
    PostureRow,
    Record,
)
from parley.vocabulary import EngagementState, Hostility, MeasureState, Position, PositionKind

CLAIM_KINDS = (PositionKind.ACTIVE, PositionKind.DORMANT, PositionKind.CONDOMINIUM)
SUBJECTS = "mosaic/areas.csv, groups.csv, map.geojson or lines.csv"
SHARED_CONTROL = (PositionKind.JOINT, PositionKind.CONTESTED)


class Checker:
    """Checks one dispute against itself and the shared tables."""

    def __init__(
        self, folder: str, known: Known, lines: dict[str, dict[str, int]], problems: list[Problem]
    ) -> None:
        self.folder, self.known, self.lines, self.problems = folder, known, lines, problems
        self.subjects: frozenset[str] = known.places()

    def check(self, dispute: Dispute) -> Dispute:
        """The dispute without the rows that lead nowhere; findings go to `problems`."""
        sources = {source.id for source in dispute.sources}
        features = {feature.id for feature in dispute.features}
        places = self.known.places() | features
        self.subjects = places | {line.id for line in dispute.lines}
        kept: dict[str, Any] = {}
        for name, rows in (
            ("positions", dispute.positions),
            ("lines", dispute.lines),
            ("timeline", dispute.timeline),
            ("posture", dispute.posture),
            ("mediation", dispute.mediation),
            ("measures", dispute.measures),
            ("names", dispute.names),
            ("counts", dispute.counts),
        ):
            kept[name] = tuple(row for row in rows if self._leads_somewhere(row, sources, places))
        kept["features"] = tuple(
            feature for feature in dispute.features if self._feature(feature, sources)
        )
        kept["positions"] = self._one_sole_holder(kept["positions"])
        dispute = replace(dispute, **kept)
        for finding in (
            *findings(dispute, self.known.actors, self.known.places()),
            *as_findings(loaded(dispute, self.known.words)),
        ):
            line = self.lines.get(finding.file, {}).get(finding.row or finding.column)
            place = f"{self.folder}/{finding.file}"
            self.problems.append(
                Problem(place, finding.found, finding.write, line, finding.column, finding.severity)
            )
        return dispute

    def _add(
        self,
        row: Record,
        column: str,
        found: str,
        write: str,
        severity: Severity = Severity.ERROR,
    ) -> None:
        name: str = row.file  # type: ignore[attr-defined]
        line = self.lines.get(name, {}).get(row.id)
        self.problems.append(Problem(f"{self.folder}/{name}", found, write, line, column, severity))

    def _all_known(
        self, row: Record, column: str, ids: Iterable[str], known: Iterable[str], table: str
    ) -> bool:
        good = True
        for item in ids:
            if item and item not in known:
                rule = did_you_mean(item, known, f"Add it to {table}, or use an id that is there")
                self._add(row, column, f"{shown(item)} is not in {table}", rule)
                good = False
        return good

    def _leads_somewhere(self, row: Record, sources: set[str], places: frozenset[str]) -> bool:
        actors, areas = self.known.actors, self.known.places()
        checks: list[tuple[str, Iterable[str], Iterable[str], str]] = [
            ("sources", getattr(row, "sources", ()), sources, "sources.csv")
        ]
        if isinstance(row, LedgerEntry):
            checks += [
                ("area", (row.area,), self.subjects, SUBJECTS),
                ("party", (row.party,), actors, "actors.csv"),
                ("of", (row.of or "",), actors, "actors.csv"),
            ]
        elif isinstance(row, Line):
            checks.append(("left", (row.left, row.right), areas, "mosaic/areas.csv or groups.csv"))
        elif isinstance(row, Event):
            checks.append(("actors", row.actors, actors, "actors.csv"))
        elif isinstance(row, PostureRow):
            checks += [
                ("party", (row.party,), actors, "actors.csv"),
                ("with", row.counterparts, actors, "actors.csv"),
            ]
        elif isinstance(row, Engagement):
            checks.append(("third_parties", row.third_parties, actors, "actors.csv"))
        elif isinstance(row, Measure):
            checks.append(("between", row.between, actors, "actors.csv"))
        elif isinstance(row, Count):
            checks += [
                ("of", (row.of or "",), actors, "actors.csv"),
                ("body", (row.body,), actors, "actors.csv"),
            ]
        if isinstance(row, PlaceName):
            checks += [
                ("party", (row.party,), actors, "actors.csv"),
                ("place", (row.place,), self.subjects, SUBJECTS),
            ]
        elif hasattr(row, "place"):
            checks.append(("place", (row.place,), places, "map.geojson or mosaic/areas.csv"))
        results = [self._all_known(row, *check) for check in checks]
        return all([*results, self._rules(row)])

    def _rules(self, row: Record) -> bool:
        if isinstance(row, LedgerEntry):
            return self._position(row)
        if isinstance(row, Event) and row.hostility != Hostility.NONE and row.track == "eases":
            self._add(
                row,
                "hostility",
                f"level {row.hostility} on the track that eases",
                "Use level 1, or the track raises or neutral",
                Severity.WARNING,
            )
        running = isinstance(row, Engagement) and row.state is not EngagementState.ENDED
        told = isinstance(row, Measure) and row.state not in (
            MeasureState.LAPSED,
            MeasureState.NEVER_USED,
        )
        if (running or told) and row.seen_on is None:  # type: ignore[attr-defined]
            self._add(
                row,
                "state_year",
                "a state without the date it was last seen",
                "Write when a source last says so",
                Severity.WARNING,
            )
        return True

    def _position(self, row: LedgerEntry) -> bool:
        wants_other = row.position in (Position.RECOGNISES, Position.REJECTS)
        if wants_other and not row.of:
            self._add(row, "of", "is blank", f"Name the party whose claim it {row.position.label}")
            return False
        allowed: tuple[PositionKind | None, ...] = (None,)
        if row.position is Position.CLAIMS:
            allowed = (None, *CLAIM_KINDS)
        elif row.position is Position.CONTROLS:
            allowed = (None, *(kind for kind in PositionKind if kind not in CLAIM_KINDS))
        if row.kind not in allowed:
            words = ", ".join(str(kind) for kind in allowed if kind) or "nothing"
            self._add(
                row, "kind", f"{shown(row.kind)} does not go with {row.position}", f"Write {words}"
            )
            return False
        return True

    def _one_sole_holder(self, rows: tuple[LedgerEntry, ...]) -> tuple[LedgerEntry, ...]:
        kept: list[LedgerEntry] = []
        held: list[tuple[LedgerEntry, frozenset[str]]] = []
        for row in rows:
            if row.position is Position.CONTROLS and row.kind not in SHARED_CONTROL:
                areas = self.known.expand(row.area) or frozenset({row.area})
                clash = next(
                    (
                        other
                        for other, theirs in held
                        if other.party != row.party and areas & theirs and _overlap(row, other)
                    ),
                    None,
                )
                if clash:
                    self._add(
                        row,
                        "from_year",
                        f"{row.party} and {clash.party} ({clash.id}) both "
                        "control the area alone at one time",
                        "End one row where the other begins, or use kind contested or joint",
                    )
                    continue
                held.append((row, areas))
            kept.append(row)
        return tuple(kept)

    def _feature(self, feature: Feature, sources: set[str]) -> bool:
        wrong = [
            (
                f"sources: {shown(item)} is not in sources.csv",
                did_you_mean(item, sources, "Add it to sources.csv"),
            )
            for item in feature.sources
            if item not in sources
        ]
        if feature.holder and feature.holder not in self.known.actors:
            wrong.append(
                (
                    f"holder: {shown(feature.holder)} is not in actors.csv",
                    "Name an id of actors.csv",
                )
            )
        for found, write in wrong:
            place = f"{self.folder}/map.geojson"
            self.problems.append(Problem(place, f"feature {feature.id} {found}", write))
        return not wrong


def _overlap(one: LedgerEntry, other: LedgerEntry) -> bool:
    def first(row: LedgerEntry) -> date:
        return row.held.start.earliest if row.held.start else date.min

    def last(row: LedgerEntry) -> date:
        return row.held.end.earliest if row.held.end else date.max

    return first(one) < last(other) and first(other) < last(one)
