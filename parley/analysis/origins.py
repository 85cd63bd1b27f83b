"""Whose voices a dossier rests on: its sources by where they speak from.

A share is a count of pages, not a judgement: one treaty may weigh more than forty
articles, and what is on the web is not what exists.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from parley.catalog import Catalog
from parley.model import Dispute, Source
from parley.vocabulary import SourceKind, SourceOrigin

THIRD, ORGANISATION, COURT, WORLDWIDE, UNKNOWN = (
    "third_state",
    "organisation",
    "court",
    "worldwide",
    "unknown",
)
GROUPS = (THIRD, ORGANISATION, COURT, WORLDWIDE, UNKNOWN)
"""What a source can be beside the voice of a party; a party stands under its own id."""


@dataclass(frozen=True, slots=True)
class Voices:
    """The sources of one dossier by origin, and within each by kind."""

    counts: dict[str, Counter[SourceKind]]
    states: Counter[str]

    @property
    def total(self) -> int:
        """How many sources there are."""
        return sum(kinds.total() for kinds in self.counts.values())

    def of(self, group: str) -> int:
        """How many sources have an origin."""
        return self.counts[group].total() if group in self.counts else 0

    def share(self, group: str) -> float:
        """Their share in per cent, 0 for a dossier without sources."""
        return 100 * self.of(group) / self.total if self.total else 0.0


def origin_of(catalog: Catalog, dispute: Dispute, source: Source) -> str:
    """The id of a party, or one of GROUPS. What a court published is the voice of a court."""
    entry = catalog.origins.of(source)
    if source.kind is SourceKind.COURT and (
        entry is None or entry.origin is SourceOrigin.WORLDWIDE
    ):
        return COURT
    if entry is None:
        return UNKNOWN
    if entry.origin is SourceOrigin.STATE:
        return entry.actor if entry.actor in dispute.parties else THIRD
    return entry.origin.value


def voices(catalog: Catalog, dispute: Dispute) -> Voices:
    """Every source of a dossier under its origin; parties in their own order, then the rest."""
    counts: dict[str, Counter[SourceKind]] = {
        group: Counter() for group in (*dispute.parties, *GROUPS)
    }
    states: Counter[str] = Counter()
    for source in dispute.sources:
        group = origin_of(catalog, dispute, source)
        counts[group][source.kind] += 1
        entry = catalog.origins.of(source)
        if group == THIRD and entry is not None and entry.actor:
            states[entry.actor] += 1
    return Voices(counts, states)
