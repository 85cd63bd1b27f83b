"""The traits of a dispute on a day, counted from its rows: what two disputes are compared by.

A trait that the record does not hold is empty or None. It is not known, which is not the
same as absent: what was not found is not counted against anybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from parley.analysis.following import is_force
from parley.catalog import Catalog
from parley.dates import Interval
from parley.model import Dispute, Engagement, Measure
from parley.vocabulary import (
    AgreementStage,
    Direction,
    DisputeKind,
    EventKind,
    Factor,
    Hostility,
    Means,
    MeasureKind,
    MeasureState,
    Role,
    Stage,
)

TEXTS = (
    AgreementStage.NONE,
    AgreementStage.CEASEFIRE,
    AgreementStage.PRE_NEGOTIATION,
    AgreementStage.PARTIAL,
    AgreementStage.COMPREHENSIVE,
)
"""How far a text goes, from none to one that is meant to settle all."""
SETTLED = len(TEXTS)
"""Rank of a settled dispute among the outcomes, one above the furthest text."""
WORKING = (MeasureState.WORKING, MeasureState.PARTLY)


@dataclass(frozen=True, slots=True)
class Traits:
    """What the record says of a dispute up to a day.

    `level` is the highest hostility of any event so far (1 to 5), `recent` that of the five
    years before the day. `outcome` is a rank of `TEXTS`, or `SETTLED`. `km2` is the geodesic
    size (WGS 84) of the contested areas of the mosaic. Sets are empty and numbers None
    where nothing is recorded.
    """

    slug: str
    day: date
    kinds: frozenset[DisputeKind]
    factors: frozenset[Factor]
    level: int | None
    recent: Hostility
    forces: int
    means: frozenset[Means]
    roles: frozenset[Role]
    third_parties: frozenset[str]
    measures: frozenset[MeasureKind]
    working: int
    agreed: int
    texts: frozenset[AgreementStage]
    outcome: int | None
    stage: Stage | None
    judgments: int
    posture: tuple[int, int, int]
    km2: float | None

    @property
    def settled(self) -> bool:
        """Whether the status of the day calls the dispute settled."""
        return self.stage is Stage.SETTLED

    @property
    def binding(self) -> frozenset[Means]:
        """Arbitration and judicial settlement, as far as they were tried."""
        return frozenset(means for means in self.means if means.binding)


def traits(catalog: Catalog, dispute: Dispute, day: date | None = None) -> Traits:
    """Count the traits of a dispute up to a day; without one, up to its newest status."""
    on = dispute.as_of if day is None else day
    events = [event for event in dispute.timeline if event.when.earliest <= on]
    acts = [row for row in dispute.mediation if _begun(row.held, on)]
    measures = [row for row in dispute.measures if _begun(row.held, on)]
    posture = [row.direction for row in dispute.posture if _begun(row.held, on)]
    stage = dispute.identity.stage if on >= dispute.as_of else None
    areas = [catalog.areas[area] for area in catalog.areas_of(dispute.slug)]
    return Traits(
        slug=dispute.slug,
        day=on,
        kinds=frozenset(dispute.identity.kind),
        factors=frozenset(
            row.factor for row in catalog.register.factors if row.dispute == dispute.slug
        ),
        level=max((int(event.hostility.value) for event in events), default=None),
        recent=dispute.hostility_on(on),
        forces=sum(is_force(event.hostility) for event in events),
        means=frozenset(row.means for row in acts),
        roles=frozenset(row.role for row in acts),
        third_parties=frozenset(a for row in acts for a in row.third_parties) - {*dispute.parties},
        measures=frozenset(row.kind for row in measures),
        working=sum(works(row, on) for row in measures),
        agreed=sum(row.agreement_stage is not AgreementStage.NONE for row in acts),
        texts=frozenset(row.agreement_stage for row in acts) - {AgreementStage.NONE},
        outcome=SETTLED if stage is Stage.SETTLED else furthest(acts),
        stage=stage,
        judgments=sum(event.kind is EventKind.JUDGMENT for event in events),
        posture=(
            posture.count(Direction.RAISES),
            posture.count(Direction.LOWERS),
            posture.count(Direction.NEUTRAL),
        ),
        km2=sum(area.km2 for area in areas if area.contested) or None,
    )


def works(row: Measure, day: date) -> bool:
    """Whether a measure is in force on a day, as far as its state on that day is known."""
    if not row.held.holds_on(day):
        return False
    seen = row.seen_on is None or day >= row.seen_on.earliest
    return not seen or row.state in WORKING


def furthest(acts: list[Engagement]) -> int | None:
    """Rank of the text that goes furthest among engagements; None where none is recorded.

    Texts that carry out or renew an earlier one say nothing of how far that one went.
    """
    ranks = [TEXTS.index(row.agreement_stage) for row in acts if row.agreement_stage in TEXTS]
    return max(ranks, default=None)


def _begun(held: Interval, day: date) -> bool:
    return held.start is None or held.start.earliest <= day
