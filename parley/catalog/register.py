"""Read geodata/register/: every row checked against actors, disputes and sources."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from parley.catalog.problems import Problem, Severity, did_you_mean, shown
from parley.catalog.second_look import astray
from parley.catalog.tables import TableReader
from parley.model import Dispute, Source
from parley.model.register import (
    Correction,
    FactorRow,
    Guarantee,
    Instance,
    LessonCase,
    MissionStrength,
    RegisterCheck,
)


@dataclass(slots=True)
class Register:
    """The register of military diplomacy, and what it says of each dispute."""

    instances: tuple[Instance, ...] = ()
    strengths: tuple[MissionStrength, ...] = ()
    guarantees: tuple[Guarantee, ...] = ()
    factors: tuple[FactorRow, ...] = ()
    lessons: tuple[LessonCase, ...] = ()
    corrections: tuple[Correction, ...] = ()
    checks: tuple[RegisterCheck, ...] = ()
    sources: dict[str, Source] = field(default_factory=dict)

    @property
    def facts(self) -> int:
        """How many rows state a fact."""
        tables = (self.instances, self.strengths, self.guarantees)
        return sum(map(len, (*tables, self.factors, self.lessons, self.corrections)))

    def strength_of(self, instance: str) -> list[MissionStrength]:
        """Counts of a mission, oldest first."""
        found = [row for row in self.strengths if row.instance == instance]
        return sorted(found, key=lambda row: row.when.earliest)


def read_register(
    root: Path,
    actors: Iterable[str],
    disputes: Mapping[str, Dispute],
    problems: list[Problem],
) -> Register:
    """Read the folder; rows that name what is not there are left out and named."""
    folder = root / "register"
    if not folder.is_dir():
        return Register()
    reading = _Reading(folder, root, frozenset(actors), disputes, problems)
    register = Register(
        instances=reading.rows(Instance, ("actors",), ("disputes",)),
        guarantees=reading.rows(Guarantee, ("guarantor", "protected")),
        factors=reading.rows(FactorRow, (), ("dispute",)),
        lessons=reading.rows(LessonCase, (), ("dispute",)),
        corrections=reading.rows(Correction),
        sources=reading.sources,
    )
    missions = {row.id for row in register.instances}
    register.strengths = tuple(
        row for row in reading.rows(MissionStrength) if reading.known(row, "instance", missions)
    )
    register.checks = reading.checks()
    reading.unused()
    return register


class _Reading:
    """Reads one table after another against the same known ids."""

    def __init__(
        self,
        folder: Path,
        root: Path,
        actors: frozenset[str],
        disputes: Mapping[str, Dispute],
        problems: list[Problem],
    ) -> None:
        self.folder, self.root, self.problems = folder, root, problems
        self.actors, self.disputes = actors, disputes
        reader = self._reader(Source, "sources.csv")
        self.sources = {source.id: source for source in reader.read()}
        self.source_lines, self.source_place = reader.lines, reader.place
        self.cited: set[str] = set()
        self.ids: dict[str, Collection[str] | None] = {}
        self.reader = reader

    def _reader(self, record: type[Any], name: str) -> TableReader[Any]:
        return TableReader(record, self.folder / name, self.root, self.problems)

    def rows(
        self, record: type[Any], actors: tuple[str, ...] = (), slugs: tuple[str, ...] = ()
    ) -> tuple[Any, ...]:
        """The rows of a table whose actors, disputes and sources are known."""
        name = record.file.rpartition("/")[2]
        self.reader = self._reader(record, name)
        kept = []
        for row in self.reader.read():
            sound = all(self.known(row, column, self.actors) for column in actors)
            sound &= all(self.known(row, column, self.disputes.keys()) for column in slugs)
            if sound & self._sourced(row):
                kept.append(row)
        self.ids[name] = self.reader.ids
        return tuple(kept)

    def checks(self) -> tuple[RegisterCheck, ...]:
        """Second looks, once every table they may be about has been read."""
        name = RegisterCheck.file.rpartition("/")[2]
        if not (self.folder / name).is_file():
            return ()
        reader = self._reader(RegisterCheck, name)
        found: tuple[RegisterCheck, ...] = reader.read()
        self.problems.extend(astray(found, self.ids, reader.place, reader.lines))
        return found

    def known(self, row: Any, column: str, ids: Collection[str]) -> bool:
        """Whether every id of a column is there; a Problem for each that is not."""
        value = getattr(row, column)
        wanted = (value,) if isinstance(value, str) else value
        unknown = [item for item in wanted if item not in ids]
        for item in unknown:
            rule = did_you_mean(item, ids, "Name one that is there")
            self._problem(f"{shown(item)} is unknown", rule, row.id, column)
        return not unknown

    def _sourced(self, row: Any) -> bool:
        missing = [key for key in row.sources if not self._source(key)]
        for key in missing:
            self._problem(
                f"{shown(key)} is no source", "Name a source that is there", row.id, "sources"
            )
        return not missing

    def _source(self, key: str) -> bool:
        slug, _, source_id = key.rpartition("/")
        if not slug:
            self.cited.add(key)
            return key in self.sources
        dispute = self.disputes.get(slug)
        return dispute is not None and dispute.source(source_id) is not None

    def _problem(self, found: str, rule: str, row: str, column: str) -> None:
        line = self.reader.lines[row]
        self.problems.append(Problem(self.reader.place, found, rule, line, column))

    def unused(self) -> None:
        """Warn of sources that no row cites."""
        for source_id in self.sources.keys() - self.cited:
            self.problems.append(
                Problem(
                    self.source_place,
                    f"{shown(source_id)} is cited nowhere",
                    "Cite it or remove it",
                    self.source_lines[source_id],
                    "id",
                    severity=Severity.WARNING,
                )
            )
