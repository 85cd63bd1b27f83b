"""Who acts between the parties: every third party with all it does across the disputes.

A mediation actor stands in many folders and in none as a whole. Here its rows are gathered:
engagements first, then what it holds, guarantees, runs and counts as an outsider.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from parley.catalog import Catalog
from parley.model import Count, Dispute, Engagement, LedgerEntry, Measure, PostureRow
from parley.model.register import Guarantee, Instance
from parley.vocabulary import ActorKind, EngagementState

QUIET = (EngagementState.IDLE, EngagementState.SUSPENDED, EngagementState.UNKNOWN)


def runs(row: Engagement, day: date) -> bool:
    """Whether an engagement runs on a day; one that ended has ended from when it was so seen."""
    over = row.state is EngagementState.ENDED and row.held.end is None
    if over and (row.seen_on is None or row.seen_on.earliest <= day):
        return False
    return row.held.holds_on(day)


@dataclass(frozen=True, slots=True)
class Involvement:
    """One engagement in one dispute."""

    dispute: Dispute
    row: Engagement

    @property
    def key(self) -> str:
        """The address of the row: `cyprus|engagement:unficyp`."""
        return f"{self.dispute.slug}|engagement:{self.row.id}"

    def active(self, day: date) -> bool:
        """Whether it runs on the day and was not last seen idle, suspended or unconfirmed.

        A day after the newest confirmed status of the dispute is answered by that status:
        what happened since is not known.
        """
        on = min(day, self.dispute.as_of)
        seen = self.row.seen_on
        quiet = self.row.state in QUIET and (seen is None or seen.earliest <= on)
        return runs(self.row, on) and not quiet


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader has narrowed third parties to; empty means everything."""

    day: date
    kinds: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    means: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    active: bool = False

    @property
    def of_engagements(self) -> bool:
        """Whether only some engagements are wanted, not merely some actors or regions."""
        return bool(self.roles or self.means or self.active)

    def admits(self, each: Involvement) -> bool:
        """Whether an engagement passes; values within one filter are alternatives."""
        return (
            (not self.roles or each.row.role.value in self.roles)
            and (not self.means or each.row.means.value in self.means)
            and self.covers(each.dispute)
            and (not self.active or each.active(self.day))
        )

    def covers(self, dispute: Dispute) -> bool:
        """Whether the dispute lies in a wanted region."""
        return not self.regions or dispute.identity.region.value in self.regions


@dataclass(frozen=True, slots=True)
class ThirdParty:
    """One third party: its engagements, and the disputes that name it without one."""

    id: str
    kind: ActorKind
    engagements: tuple[Involvement, ...]
    named: tuple[Dispute, ...] = ()

    @property
    def disputes(self) -> tuple[Dispute, ...]:
        """Every dispute it stands in, each once."""
        found = {each.dispute.slug: each.dispute for each in self.engagements}
        found |= {dispute.slug: dispute for dispute in self.named}
        return tuple(found.values())

    def active(self, day: date) -> int:
        """How many of its engagements are active on the day."""
        return sum(each.active(day) for each in self.engagements)

    def within(self, choice: Choice) -> ThirdParty | None:
        """The same with what the reader wants of it; None where nothing is left."""
        if choice.kinds and self.kind.value not in choice.kinds:
            return None
        kept = tuple(each for each in self.engagements if choice.admits(each))
        named = () if choice.of_engagements else tuple(d for d in self.named if choice.covers(d))
        return ThirdParty(self.id, self.kind, kept, named) if kept or named else None


def third_parties(catalog: Catalog) -> dict[str, ThirdParty]:
    """Every third party of the catalog by id, in the order of English names.

    An actor is one where an engagement names it, or where a dispute lists it among its third
    parties or guarantors.
    """
    engaged: dict[str, list[Involvement]] = {}
    named: dict[str, list[Dispute]] = {}
    for dispute in catalog.disputes.values():
        for row in dispute.mediation:
            for actor in row.third_parties:
                engaged.setdefault(actor, []).append(Involvement(dispute, row))
        for actor in {*dispute.identity.third_parties, *dispute.identity.guarantors}:
            named.setdefault(actor, []).append(dispute)
    return {
        actor: ThirdParty(
            actor,
            catalog.known.actors[actor].kind,
            tuple(engaged.get(actor, ())),
            tuple(named.get(actor, ())),
        )
        for actor in sorted({*engaged, *named}, key=lambda a: (catalog.actor_name(a), a))
        if actor in catalog.known.actors
    }


def tallied(values: Iterable[str]) -> list[str]:
    """Words with how often they occur, the commonest first: `mediator 12`, `host 3`.

    The blank before a number does not break, so that a narrow column keeps both together.
    """
    tally = Counter(values)
    order = sorted(tally.items(), key=lambda item: (-item[1], item[0]))
    return [f"{word}\u00a0{number}" for word, number in order]


@dataclass(slots=True)
class Elsewhere:
    """What a third party does beside its engagements; rows of its own disputes are left out."""

    posture: list[tuple[Dispute, PostureRow]] = field(default_factory=list)
    positions: list[tuple[Dispute, LedgerEntry]] = field(default_factory=list)
    measures: list[tuple[Dispute, Measure]] = field(default_factory=list)
    counts: list[tuple[Dispute, Count]] = field(default_factory=list)
    guarantees: list[Guarantee] = field(default_factory=list)
    instances: list[Instance] = field(default_factory=list)


def elsewhere(catalog: Catalog, actor: str) -> Elsewhere:
    """Posture and positions as an outsider, measures it takes part in, votes it counted, texts.

    In a dispute to which the actor is a party its posture, positions and measures are those of
    a party and stand in that dossier; a vote of a body stands here wherever it was taken.
    """
    found = Elsewhere()
    for dispute in catalog.disputes.values():
        found.counts += [(dispute, row) for row in dispute.counts if row.body == actor]
        if actor in dispute.parties:
            continue
        found.posture += [(dispute, row) for row in dispute.posture if row.party == actor]
        found.positions += [(dispute, row) for row in dispute.positions if row.party == actor]
        found.measures += [(dispute, row) for row in dispute.measures if actor in row.between]
    register = catalog.register
    found.guarantees = [g for g in register.guarantees if actor in (*g.guarantor, *g.protected)]
    found.instances = [row for row in register.instances if actor in row.actors]
    return found
