"""Search over every text of every dispute, in every script, without a server.

Two full-text indexes in memory: words with prefixes for scripts that separate words, and
trigrams for the rest (Chinese, Japanese, Korean) and for parts of words.
"""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import dataclass

from parley.catalog import Catalog
from parley.model import Dispute

MAX_QUERY = 120
TRIGRAM = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where the words stand: the dispute, what to select there, and the text."""

    dispute: str
    key: str
    what: str
    text: str


class SearchIndex:
    """Finds rows, names, prose and terms of a catalog by their words."""

    def __init__(self, catalog: Catalog) -> None:
        self._lock = threading.Lock()
        self._base = sqlite3.connect(":memory:", check_same_thread=False)
        for table, tokenizer in (("words", "unicode61 remove_diacritics 2"), ("parts", "trigram")):
            self._base.execute(
                f"create virtual table {table} using fts5("
                f"text, dispute unindexed, key unindexed, what unindexed, tokenize='{tokenizer}')"
            )
        rows = [row for dispute in catalog.disputes.values() for row in _texts(dispute, catalog)]
        for table in ("words", "parts"):
            self._base.executemany(f"insert into {table} values (?, ?, ?, ?)", rows)  # noqa: S608 - our own two names

    def find(self, query: str, limit: int = 60) -> list[Hit]:
        """Hits for a query, the best first: all words must be there, the last one may go on."""
        words = re.findall(r"\w+", query[:MAX_QUERY])
        if not words:
            return []
        exact = " ".join(f'"{word}"' for word in words[:-1])
        hits = self._run("words", f'{exact} "{words[-1]}"*'.strip(), limit)
        if len(hits) < limit and max(len(word) for word in words) >= TRIGRAM:
            parts = " ".join(f'"{word}"' for word in words if len(word) >= TRIGRAM)
            hits += [hit for hit in self._run("parts", parts, limit) if hit not in hits]
        elif not hits:
            hits = self._scan(words, limit)
        return sorted(hits, key=lambda hit: hit.what == "source")[:limit]

    def _run(self, table: str, match: str, limit: int) -> list[Hit]:
        statement = (
            f"select dispute, key, what, text from {table} where {table} match ? "  # noqa: S608
            "order by rank limit ?"
        )
        with self._lock:
            return [Hit(*row) for row in self._base.execute(statement, (match, limit))]

    def _scan(self, words: list[str], limit: int) -> list[Hit]:
        """Words of one or two characters, which neither index can look up inside a text."""
        clause = " and ".join("text like ?" for _ in words)
        statement = f"select dispute, key, what, text from words where {clause} limit ?"  # noqa: S608
        with self._lock:
            found = self._base.execute(statement, (*(f"%{word}%" for word in words), limit))
            return [Hit(*row) for row in found]


def _texts(dispute: Dispute, catalog: Catalog) -> Iterator[tuple[str, str, str, str]]:
    slug, identity, name = dispute.slug, dispute.identity, catalog.actor_name
    title = [identity.name, *(local.text for local in identity.names)]
    title += [name(a) for a in (*identity.parties, *identity.third_parties, *identity.guarantors)]
    title += [catalog.area_name(area) for area in identity.areas]
    title += [kind.label for kind in identity.kind]
    title += [identity.stage.label, identity.region.label]
    yield " · ".join(title), slug, "", "dispute"
    yield identity.status, slug, "", "status"
    for heading, text in dispute.sections.items():
        yield text, slug, "", heading.lower()
    for key, what, parts, actors in _rows(dispute):
        said = [part.rstrip(".") for part in parts if part]
        yield ". ".join([*said, ", ".join(name(actor) for actor in actors)]), slug, key, what
    for feature in dispute.features:
        yield f"{feature.name}. {feature.kind.label}. {feature.note}", slug, feature.id, "place"
    for source in dispute.sources:
        yield f"{source.title} ({source.producer})", slug, "", "source"


def _rows(dispute: Dispute) -> Iterator[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    """Key, kind of record, texts and actors of every row that can be selected."""
    for event in dispute.timeline:
        texts = (event.title, event.detail, event.differs, event.kind.label, event.when.words)
        yield f"event:{event.id}", "event", texts, event.actors
    for row in dispute.posture:
        texts = (row.title, row.detail, row.kind.label)
        yield f"posture:{row.id}", "posture", texts, (row.party, *row.counterparts)
    for act in dispute.mediation:
        texts = (act.title, act.outcome, act.mandate, act.instrument, act.role.label)
        yield f"engagement:{act.id}", "mediation", texts, act.third_parties
    for measure in dispute.measures:
        texts = (measure.title, measure.detail, measure.kind.label, measure.authority)
        yield f"measure:{measure.id}", "measure", texts, measure.between
    for entry in dispute.positions:
        texts = (entry.position.label, entry.area, entry.basis)
        yield f"position:{entry.id}", "position", texts, (entry.party,)
