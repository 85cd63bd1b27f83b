"""What a panel is asked: a dispute, a day and a view, with the names and sources it needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from parley.blocks import Cite, Cites
from parley.catalog import Catalog
from parley.catalog.ledgers import own
from parley.catalog.naming import Names
from parley.dates import Interval, PartialDate
from parley.model import Dispute, LedgerEntry, Source
from parley.mosaic.views import Views
from parley.vocabulary import Track

STATES, REGISTER = "states", "register"


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader has narrowed a panel to; empty means everything."""

    tracks: frozenset[Track] = frozenset()
    kinds: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()

    @property
    def active(self) -> bool:
        """Whether anything is narrowed."""
        return bool(self.tracks or self.kinds or self.actors)


@dataclass(slots=True)
class Scope:
    """The question a panel answers. Equal questions give equal blocks.

    `against` is a second view and day to compare with. `numbers` are those given to sources
    so far, in the order in which they were cited.
    """

    catalog: Catalog
    views: Views
    dispute: Dispute
    day: date
    view: str
    today: date
    filters: Filters = field(default_factory=Filters)
    against: tuple[str, date] | None = None
    naming: Names | None = None
    numbers: dict[str, int] = field(default_factory=dict)

    @property
    def names(self) -> Names:
        """Every party's name of every place."""
        if self.naming is None:
            self.naming = Names(self.catalog)
        return self.naming

    def actor(self, actor_id: str) -> str:
        """The actor's English name."""
        return self.catalog.actor_name(actor_id)

    def actors(self, ids: Iterable[str]) -> str:
        """Names of several actors in alphabetical order, as one text."""
        return self.catalog.actor_names(ids)

    def cites(self, ids: Iterable[str], slug: str = "") -> tuple[Cite, ...]:
        """The sources with these ids, numbered in the order in which the panel meets them.

        `slug` names another dispute whose folder holds them: an area of two disputes has
        its positions in one of them.
        """
        elsewhere = slug not in ("", self.dispute.slug)
        return self._cites(f"{slug}/{source_id}" if elsewhere else source_id for source_id in ids)

    def cites_of(self, rows: Iterable[LedgerEntry]) -> tuple[Cite, ...]:
        """The sources of rows of the ledger, whose ids tell the dispute they stand in."""
        named = [
            (row.id.rpartition("/")[0], source_id) for row in rows for source_id in row.sources
        ]
        return tuple(
            cite
            for slug, source_id in dict.fromkeys(named)
            for cite in self.cites((source_id,), slug)
        )

    def cites_by_key(self, keys: Iterable[str]) -> tuple[Cite, ...]:
        """Sources named `slug/id`; `states/id` are those of the built figures."""
        return self._cites(keys)

    def _cites(self, keys: Iterable[str]) -> tuple[Cite, ...]:
        found = []
        for key in keys:
            slug, _, source_id = key.rpartition("/")
            source = self._source(slug, source_id)
            if source is None:
                continue
            number = self.numbers.setdefault(key, len(self.numbers) + 1)
            found.append(
                Cite(
                    source.id,
                    number,
                    source.producer,
                    source.title,
                    source.url,
                    source.published,
                    source.kind.label,
                    source.accessed,
                    source.licence,
                )
            )
        return tuple(found)

    def _source(self, slug: str, source_id: str) -> Source | None:
        if slug == STATES:
            return self.catalog.states.sources.get(source_id)
        if slug == REGISTER:
            return self.catalog.register.sources.get(source_id)
        dispute = self.catalog.disputes.get(slug) if slug else self.dispute
        return dispute.source(source_id) if dispute else None

    def cited(self) -> Cites:
        """Every source met so far, in the order of its number."""
        return Cites(self._cites(list(self.numbers)))

    def place_name(self, place: str) -> str:
        """What a row calls an area, a group, or a shape or line of the dispute's own."""
        mine = own(self.dispute.slug, place)
        return self.names.neutral(mine if self.names.knows(mine) else place)

    def begun(self, held: Interval) -> bool:
        """Whether a record has begun by the day; an undated start counts as begun."""
        return held.start is None or held.start.earliest <= self.day

    def on_map(self, place: str) -> str:
        """The place, if the map can show it; else an empty text."""
        if not place:
            return ""
        shown = self.dispute.feature(place) is not None or bool(self.catalog.known.expand(place))
        return place if shown else ""


def by_start(held: Interval) -> PartialDate:
    """Sort key for records by their start; undated ones first."""
    return held.start or PartialDate(1000)
