"""The atlas in words: one line a dispute, the same that the world map shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from parley.blocks import Table
from parley.catalog import Catalog
from parley.language import listed, mark, say
from parley.model import Dispute
from parley.panels.freshness import status_age

COLUMNS = (
    mark("Dispute"),
    mark("Region"),
    mark("Kind"),
    mark("Stage"),
    mark("Hostility"),
    mark("Parties"),
    mark("Third parties"),
    mark("Status as of"),
)


@dataclass(frozen=True, slots=True)
class AtlasFilters:
    """What the reader has narrowed the atlas to; empty means everything."""

    regions: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()
    hostility: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    third_parties: frozenset[str] = frozenset()
    found: frozenset[str] | None = field(default=None)

    def admits(self, dispute: Dispute, day: date) -> bool:
        """Whether a dispute passes every filter; values within one filter are alternatives."""
        identity = dispute.identity
        third = {*identity.third_parties, *identity.guarantors}
        third |= {actor for row in dispute.mediation for actor in row.third_parties}
        return (
            (self.found is None or dispute.slug in self.found)
            and (not self.regions or identity.region.value in self.regions)
            and (not self.kinds or bool(self.kinds & {kind.value for kind in identity.kind}))
            and (not self.stages or identity.stage.value in self.stages)
            and (not self.hostility or dispute.hostility_on(day).value in self.hostility)
            and (not self.parties or bool(self.parties & set(identity.parties)))
            and (not self.third_parties or bool(self.third_parties & third))
        )


def third_parties(catalog: Catalog) -> list[str]:
    """Every third party of every dispute, by English name."""
    found: set[str] = set()
    for dispute in catalog.disputes.values():
        found |= {*dispute.identity.third_parties, *dispute.identity.guarantors}
        found |= {actor for row in dispute.mediation for actor in row.third_parties}
    return sorted(found, key=catalog.actor_name)


def in_words(catalog: Catalog, disputes: Iterable[Dispute], today: date) -> Table:
    """The disputes as a sortable table, each row opening its dossier."""
    ordered = sorted(disputes, key=lambda dispute: dispute.name)
    return Table(
        columns=tuple(say(column) for column in COLUMNS),
        rows=tuple(_cells(dispute, catalog, today) for dispute in ordered),
        keys=tuple(dispute.slug for dispute in ordered),
        numeric=(),
        caption=say("{count} of {all} disputes", count=len(ordered), all=len(catalog.disputes)),
    )


def _cells(dispute: Dispute, catalog: Catalog, today: date) -> tuple[str, ...]:
    identity = dispute.identity
    return (
        identity.name,
        identity.region.label,
        listed(kind.label for kind in identity.kind),
        identity.stage.label,
        dispute.hostility_on(dispute.as_of).label,
        _names(identity.parties, catalog),
        _names(identity.third_parties, catalog),
        status_age(dispute, today),
    )


def _names(ids: Iterable[str], catalog: Catalog) -> str:
    return listed(sorted(catalog.actor_name(item) for item in ids))
