"""Two parties: the channels open to them, what binds them to others, how their forces compare.

Everything is computed from the tables: organisations and trade from geodata/states/,
measures and mediators from the disputes in which both are parties.
"""

from __future__ import annotations

from dataclasses import dataclass

from parley.catalog import Catalog
from parley.catalog.states import MEMBER, Partner
from parley.model import Dispute, Measure
from parley.vocabulary import MeasureState

ALLIANCE, UNIVERSAL = "alliance", ("UN", "PCA", "WTO", "NAM", "ICC_COURT")
"""Bodies that nearly every state belongs to say nothing about two of them."""
SHIFT_YEARS = 5


@dataclass(frozen=True, slots=True)
class Comparison:
    """A ratio of the first to the second state in two years; None where a figure is missing."""

    then_year: int
    now_year: int
    then: float
    now: float


@dataclass(frozen=True, slots=True)
class Dyad:
    """What the tables say of two states."""

    one: str
    other: str
    shared: tuple[str, ...]
    allied: tuple[str, ...]
    rival: tuple[tuple[str, ...], tuple[str, ...]]
    trade: tuple[tuple[str, Partner], ...]
    spending: Comparison | None
    personnel: float | None
    boundary_km: float | None
    measures: tuple[tuple[Dispute, Measure], ...]
    between: tuple[str, ...]
    bound_to_both: tuple[str, ...]


def dyad(catalog: Catalog, one: str, other: str) -> Dyad:
    """Compute one pair; the order of the two is kept."""
    states = catalog.states
    forums = {
        body for body in _bodies(catalog, one) & _bodies(catalog, other) if body not in UNIVERSAL
    }
    mine, theirs = _alliances(catalog, one), _alliances(catalog, other)
    allied = mine & theirs
    trade = [(one, p) for p in states.trade.get(one, ()) if p.partner == other]
    trade += [(other, p) for p in states.trade.get(other, ()) if p.partner == one]
    common = [d for d in catalog.disputes.values() if {one, other} <= set(d.parties)]
    measures = [
        (dispute, row)
        for dispute in common
        for row in dispute.measures
        if row.state in {MeasureState.WORKING, MeasureState.PARTLY}
    ]
    between = {actor for d in common for row in d.mediation for actor in row.third_parties}
    return Dyad(
        one,
        other,
        tuple(sorted(forums - allied)),
        tuple(sorted(allied)),
        (tuple(sorted(mine - theirs)), tuple(sorted(theirs - mine))),
        tuple(trade),
        spending_shift(catalog, one, other),
        personnel_ratio(catalog, one, other),
        states.boundaries.get(one, {}).get(other),
        tuple(measures),
        tuple(sorted(between - {one, other})),
        tuple(sorted((bound_to(catalog, one) & bound_to(catalog, other)) - {one, other})),
    )


def bound_to(catalog: Catalog, actor: str) -> frozenset[str]:
    """The states allied with a state, by an organisation or by a text of guarantee in force."""
    found: set[str] = set()
    for body in _alliances(catalog, actor):
        found |= catalog.states.members(body)
    for row in catalog.register.guarantees:
        sides = {*row.guarantor, *row.protected}
        if actor in sides and row.held.end is None:
            found |= sides
    return frozenset(found & catalog.states.ties.keys()) - {actor}


def _bodies(catalog: Catalog, actor: str) -> frozenset[str]:
    ties = catalog.states.ties.get(actor, {})
    return frozenset(body for body, tie in ties.items() if tie.status == MEMBER)


def _alliances(catalog: Catalog, actor: str) -> frozenset[str]:
    known = catalog.states.organisations
    return frozenset(body for body in _bodies(catalog, actor) if known[body].kind == ALLIANCE)


def spending_shift(catalog: Catalog, one: str, other: str) -> Comparison | None:
    """Ratio of the two shares of GDP in the newest common year and up to five years before."""
    shares = [
        {share.year: share.percent for share in catalog.states.spending.get(actor, ())}
        for actor in (one, other)
    ]
    common = sorted(year for year in shares[0].keys() & shares[1].keys() if shares[1][year])
    if not common:
        return None
    now = common[-1]
    then = next(year for year in common if now - year <= SHIFT_YEARS)
    return Comparison(then, now, shares[0][then] / shares[1][then], shares[0][now] / shares[1][now])


def personnel_ratio(catalog: Catalog, one: str, other: str) -> float | None:
    """Ratio of active personnel, middle of the ranges; None where one has only a ceiling."""
    counts = [catalog.states.personnel.get(actor) for actor in (one, other)]
    middles = [count.middle if count else None for count in counts]
    if middles[0] is None or not middles[1]:
        return None
    return middles[0] / middles[1]
