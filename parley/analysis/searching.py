"""Search over every text of every dispute, in every script, without a server.

Two full-text indexes in memory: words with prefixes for scripts that separate words, and
trigrams for the rest (Chinese, Japanese, Korean) and for parts of words.
"""

from __future__ import annotations

import re
import sqlite3
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from parley.catalog import Catalog
from parley.catalog.documenting import TERMS
from parley.language import ENGLISH, LANGUAGES, language, mark, say, speaking
from parley.model import HEADINGS, Dispute
from parley.vocabulary import Instrument

MAX_QUERY = 120
TRIGRAM = 3
UNSPACED = "\u2e80"
"""From here on, scripts do not put spaces between words."""
REGISTER, GLOSSARY = "~register", "~glossary"


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where the words stand: the dispute, what to select there, and the text.

    `dispute` is a slug, or REGISTER or GLOSSARY; for the register `key` is the part of its page.
    """

    dispute: str
    key: str
    what: str
    text: str

    @property
    def kind(self) -> str:
        """What kind of text it is, in the reader's language."""
        if self.what in _HEADINGS:
            return say(_HEADINGS[self.what]).lower()
        return _INSTRUMENTS[self.what].label if self.what in _INSTRUMENTS else say(self.what)


_HEADINGS = {heading.lower(): heading for heading in HEADINGS}
_INSTRUMENTS = {instrument.english: instrument for instrument in Instrument}


class SearchIndex:
    """Finds rows, names, prose and terms of a catalog by their words.

    The facts are indexed as they are recorded; the glossary in every language, of which a
    search finds the one that is spoken.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._lock = threading.Lock()
        self._base = sqlite3.connect(":memory:", check_same_thread=False)
        kept = "text unindexed, dispute unindexed, key unindexed, what unindexed"
        self._base.execute(
            "create virtual table words using fts5(text, dispute unindexed, key unindexed, "
            "what unindexed, tokenize='unicode61 remove_diacritics 2')"
        )
        self._base.execute(
            f"create virtual table parts using fts5(plain, {kept}, tokenize='trigram')"
        )
        self._base.create_function("holds", 2, _holds, deterministic=True)
        with speaking(ENGLISH):
            rows = [
                row for dispute in catalog.disputes.values() for row in _texts(dispute, catalog)
            ]
            rows += [*_register(catalog), *_terms()]
        self._base.executemany("insert into words values (?, ?, ?, ?)", rows)
        self._base.executemany(
            "insert into parts values (?, ?, ?, ?, ?)", [(plain(row[0]), *row) for row in rows]
        )

    def find(self, query: str, limit: int = 60) -> list[Hit]:
        """Hits for a query, the best first: all words must be there, the last one may go on.

        After the texts that hold the words come those that hold them inside other words.
        """
        words = _words(query[:MAX_QUERY])
        if not words:
            return []
        exact = " ".join(f'"{word}"' for word in words[:-1])
        hits = self._run("words", ["words match ?"], [f'{exact} "{words[-1]}"*'.strip()], limit)
        if len(hits) < limit:
            known = set(hits)
            hits += [hit for hit in self._parts(query[:MAX_QUERY], limit) if hit not in known]
        return hits[:limit]

    def _parts(self, query: str, limit: int) -> list[Hit]:
        """Texts by parts of words; what is too short for the index is looked up in the text."""
        words = _words(plain(query))
        long = " ".join(f'"{word}"' for word in words if len(word) >= TRIGRAM)
        short = [word for word in words if len(word) < TRIGRAM]
        clauses = ["parts match ?"] * bool(long) + ["holds(plain, ?)"] * len(short)
        return self._run("parts", clauses, [long] * bool(long) + short, limit)

    def _run(self, table: str, clauses: list[str], values: list[str], limit: int) -> list[Hit]:
        order = "order by rank " if "match" in clauses[0] else ""
        statement = (
            f"select dispute, key, what, text from {table} "  # noqa: S608 - our own words only
            f"where {' and '.join(clauses)} {order}limit ?"
        )
        with self._lock:
            hits = [Hit(*row) for row in self._base.execute(statement, (*values, limit))]
        return [hit for hit in hits if hit.dispute != GLOSSARY or hit.key == language()]


def plain(text: str) -> str:
    """A text as a hurried reader types it: lower case, without accents."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("ı", "i"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def _holds(text: str, word: str) -> bool:
    """Whether a word begins with these letters; inside a text in scripts without spaces."""
    return bool(re.search(word if word >= UNSPACED else rf"\b{word}", text))


def _texts(dispute: Dispute, catalog: Catalog) -> Iterator[tuple[str, str, str, str]]:
    slug, identity, name = dispute.slug, dispute.identity, catalog.actor_name
    title = [identity.name, *(local.text for local in identity.names)]
    actors = (*identity.parties, *identity.third_parties, *identity.guarantors)
    title += [name(actor) for actor in actors]
    title += [text for actor in actors for text in _local_names(actor, catalog)]
    title += [catalog.area_name(area) for area in identity.areas]
    title += [kind.label for kind in identity.kind]
    title += [identity.stage.label, identity.region.label]
    yield " · ".join(title), slug, "", mark("dispute")
    yield identity.status, slug, "", mark("status")
    for heading, text in dispute.sections.items():
        yield text, slug, "", heading.lower()
    for key, what, parts, actors in _rows(dispute):
        said = [part.rstrip(".") for part in parts if part]
        yield ". ".join([*said, ", ".join(name(actor) for actor in actors)]), slug, key, what
    for row in dispute.names:
        about = dispute.feature(row.place)
        place = about.name if about else catalog.area_name(row.place)
        key = row.place if about or row.place in catalog.areas else ""
        yield f"{row.latin} · {row.text} ({place}; {name(row.party)})", slug, key, mark("name")
    for feature in dispute.features:
        yield (
            f"{feature.name}. {feature.kind.label}. {feature.note}",
            slug,
            feature.id,
            mark("place"),
        )
    for source in dispute.sources:
        yield f"{source.title} ({source.producer})", slug, "", mark("source")


def _register(catalog: Catalog) -> Iterator[tuple[str, str, str, str]]:
    """The register of military diplomacy, by the part of its page."""
    register, name = catalog.register, catalog.actor_name
    for row in register.instances:
        about = (row.title, row.instrument.label, row.authority, row.purpose, row.effect, row.place)
        names = ", ".join(name(actor) for actor in row.actors)
        yield ". ".join([*filter(None, about), names]), REGISTER, "register", row.instrument.label
    for pact in register.guarantees:
        bound = ", ".join(name(actor) for actor in (*pact.guarantor, *pact.protected))
        text = f"{pact.text}. {pact.article}. {pact.detail} {bound}"
        yield text, REGISTER, "guarantees", mark("guarantee")
    for factor in register.factors:
        yield (
            f"{factor.factor.label}. {factor.detail}",
            REGISTER,
            "factors",
            mark("barrier or driver"),
        )
    for case in register.lessons:
        yield f"{case.lesson.label}. {case.detail}", REGISTER, "lessons", mark("lesson")
    for slip in register.corrections:
        text = f"Often said: {slip.said.rstrip('.')}. Found: {slip.found}"
        yield text, REGISTER, "corrections", mark("correction")


def _terms() -> Iterator[tuple[str, str, str, str]]:
    """Every word of the vocabulary with its definition, in every language; the key is its code."""
    for code in LANGUAGES:
        with speaking(code):
            for term in (term for kind in TERMS.values() for term in kind):
                yield f"{term.label}: {term.definition}", GLOSSARY, code, mark("term")


def _local_names(actor_id: str, catalog: Catalog) -> list[str]:
    """The actor's names in other languages, from `el:Κύπρος;tr:Kıbrıs`."""
    actor = catalog.known.actors.get(actor_id)
    names = actor.local_names.split(";") if actor else []
    return [name.partition(":")[2].strip() for name in names if ":" in name]


def _rows(dispute: Dispute) -> Iterator[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    """Key, kind of record, texts and actors of every row that can be selected."""
    for event in dispute.timeline:
        said = (event.title, event.detail, event.differs, event.kind.label, event.when.words)
        yield f"event:{event.id}", mark("event"), said, event.actors
    for row in dispute.posture:
        about = (row.title, row.detail, row.kind.label)
        yield f"posture:{row.id}", mark("posture"), about, (row.party, *row.counterparts)
    for act in dispute.mediation:
        acts = (act.title, act.outcome, act.mandate, act.instrument, act.role.label)
        yield f"engagement:{act.id}", mark("mediation"), acts, act.third_parties
    for measure in dispute.measures:
        terms = (measure.title, measure.detail, measure.kind.label, measure.authority)
        yield f"measure:{measure.id}", mark("measure"), terms, measure.between
    for count in dispute.counts:
        counted = (count.title, count.detail, count.kind.label)
        yield (
            f"count:{count.id}",
            mark("count"),
            counted,
            (*((count.of,) if count.of else ()), count.body),
        )
    for entry in dispute.positions:
        stance = (entry.position.label, entry.area, entry.basis)
        yield f"position:{entry.id}", mark("position"), stance, (entry.party,)
