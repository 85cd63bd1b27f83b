"""States in figures: spending, personnel, deployments, ties, trade; built, never typed.

`make figures` builds the tables of geodata/states/ from a pinned edition of the World
Factbook; `sources.csv` there holds what corrects it. Every figure carries its year, an
estimate says so, and what is missing is missing, never zero.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from parley.catalog.problems import Problem
from parley.catalog.tables import TableReader
from parley.language import mark, number, say
from parley.model import Source

EDITION = mark("The World Factbook, edition of late 2025")
MEMBER = "member"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Share:
    """Military spending of one year as a share of GDP, in per cent."""

    year: int
    percent: float
    estimate: bool


@dataclass(frozen=True, slots=True)
class Strength:
    """A count of people: `low` is None where only a ceiling is told."""

    year: int
    low: int | None
    high: int
    kind: str
    reviewed: bool = False

    @property
    def middle(self) -> float | None:
        """Half way between the bounds; None where there is no lower one."""
        return None if self.low is None else (self.low + self.high) / 2

    @property
    def words(self) -> str:
        """The figure as it is printed: `about 40,000 to 50,000`, `up to 600,000`."""
        high = number(self.high)
        if self.low is None:
            return say("up to {count}", count=high)
        if self.low == self.high:
            return high if self.kind == "reported" else say("about {count}", count=high)
        return say("about {low} to {high}", low=number(self.low), high=high)


@dataclass(frozen=True, slots=True)
class Force:
    """A force abroad: where, under which mission, how many."""

    place: str
    mission: str
    strength: Strength


@dataclass(frozen=True, slots=True)
class Tie:
    """An organisation and what a state is in it, with the source of a correction."""

    organisation: str
    status: str
    since: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner's share of exports or imports, in per cent."""

    partner: str
    direction: str
    percent: float
    year: int


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body that states belong to; kind is alliance, forum, economic or court."""

    id: str
    name: str
    kind: str


@dataclass(slots=True)
class States:
    """Every table of geodata/states/, by actor id."""

    spending: dict[str, list[Share]] = field(default_factory=dict)
    gdp: dict[str, tuple[int, float, bool]] = field(default_factory=dict)
    personnel: dict[str, Strength] = field(default_factory=dict)
    forces: dict[str, list[Force]] = field(default_factory=dict)
    service: dict[str, tuple[str, int]] = field(default_factory=dict)
    ties: dict[str, dict[str, Tie]] = field(default_factory=dict)
    trade: dict[str, list[Partner]] = field(default_factory=dict)
    boundaries: dict[str, dict[str, float]] = field(default_factory=dict)
    shores: dict[str, tuple[float, float]] = field(default_factory=dict)
    nuclear: dict[str, tuple[int, int, tuple[str, ...]]] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)

    def newest_share(self, actor: str) -> Share | None:
        """The newest year's spending."""
        return max(self.spending.get(actor, ()), key=lambda share: share.year, default=None)

    def money(self, actor: str) -> float | None:
        """Spending in US dollars, derived: the share times GDP of the same year.

        None where the two are not of one year: a product of different years would look
        like a figure and be none.
        """
        if actor not in self.gdp:
            return None
        year, dollars, _ = self.gdp[actor]
        same = [share for share in self.spending.get(actor, ()) if share.year == year]
        return same[0].percent / 100 * dollars if same else None

    def members(self, organisation: str) -> frozenset[str]:
        """The states that are full members of an organisation."""
        return frozenset(
            actor
            for actor, ties in self.ties.items()
            if organisation in ties and ties[organisation].status == MEMBER
        )


def read_states(folder: Path, root: Path, problems: list[Problem]) -> States:
    """Read the built tables; an absent folder gives no figures."""
    states = States()
    if not folder.is_dir():
        return states
    found = TableReader(Source, folder / "sources.csv", root, problems).read()
    states.sources = {source.id: source for source in found}
    states.spending = _by_actor(
        folder / "spending.csv",
        lambda r: Share(int(r["year"]), float(r["percent_gdp"]), r["estimate"] == "yes"),
    )
    states.trade = _by_actor(
        folder / "trade.csv",
        lambda r: Partner(r["partner"], r["direction"], float(r["percent"]), int(r["year"])),
    )
    states.forces = _by_actor(
        folder / "deployments.csv", lambda r: Force(r["place"], r["mission"], _strength(r))
    )
    for row in _rows(folder / "gdp.csv"):
        states.gdp[row["actor"]] = (int(row["year"]), float(row["usd"]), row["estimate"] == "yes")
    for row in _rows(folder / "personnel.csv"):
        states.personnel[row["actor"]] = _strength(row)
    for row in _rows(folder / "service.csv"):
        states.service[row["actor"]] = (row["conscription"], int(row["year"] or 0))
    for row in _rows(folder / "shores.csv"):
        states.shores[row["actor"]] = (float(row["coast_km"]), float(row["land_km"]))
    for row in _rows(folder / "nuclear.csv"):
        sources = tuple(row["sources"].split(";"))
        states.nuclear[row["actor"]] = (int(row["year"]), int(row["warheads"]), sources)
    for row in _rows(folder / "organisations.csv"):
        body = Organisation(row["organisation"], row["name"], row["kind"])
        states.organisations[body.id] = body
    ties: dict[str, dict[str, Tie]] = defaultdict(dict)
    for row in _rows(folder / "memberships.csv"):
        sources = tuple(filter(None, row["source"].split(";")))
        tie = Tie(row["organisation"], row["status"], row["since"], sources)
        ties[row["actor"]][tie.organisation] = tie
    states.ties = dict(ties)
    stretches: dict[str, dict[str, float]] = defaultdict(dict)
    for row in _rows(folder / "boundaries.csv"):
        stretches[row["actor"]][row["neighbour"]] = float(row["km"])
    states.boundaries = dict(stretches)
    return states


def _rows(path: Path) -> Iterator[dict[str, str]]:
    if path.is_file():
        with path.open(encoding="utf-8", newline="") as stream:
            yield from csv.DictReader(stream)


def _by_actor(path: Path, make: Callable[[dict[str, str]], T]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for row in _rows(path):
        found[row["actor"]].append(make(row))
    return dict(found)


def _strength(row: dict[str, str]) -> Strength:
    low = int(row["low"]) if row["low"] else None
    kind = row.get("kind", "estimate")
    return Strength(
        int(row["year"] or 0), low, int(row["high"]), kind, row.get("reviewed") == "yes"
    )
