"""The register of military diplomacy as blocks: instances, guarantees, cases, corrections."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from parley.blocks import Block, Cite, Cites, Heading, Notice, Prose, Records, Row, Table
from parley.catalog import Catalog
from parley.dates import age_in_words
from parley.language import first_capital, in_turn, listed, mark, say, say_as, say_many
from parley.model.register import Instance
from parley.panels.scope import by_start
from parley.vocabulary import Bearing, Factor, Instrument, Lesson

MATRIX_NOTE = mark("A cell counts the sourced statements; the texts stand below.")


class Numbering:
    """Numbers sources in the order in which a page meets them."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.found: dict[str, Cite] = {}

    def cites(self, keys: Iterable[str]) -> tuple[Cite, ...]:
        """The sources with these ids; `slug/id` names one of a dossier."""
        return tuple(cite for key in keys if (cite := self._one(key)))

    def _one(self, key: str) -> Cite | None:
        if key not in self.found:
            slug, _, source_id = key.rpartition("/")
            dispute = self.catalog.disputes.get(slug)
            kept = self.catalog.states if slug == "states" else self.catalog.register
            known = kept.sources.get(source_id if slug == "states" else key)
            source = dispute.source(source_id) if dispute else known
            if source is None:
                return None
            self.found[key] = Cite(
                source.id,
                len(self.found) + 1,
                source.producer,
                source.title,
                source.url,
                source.published,
                source.kind.label,
                source.accessed,
                source.licence,
            )
        return self.found[key]

    def block(self) -> Cites:
        """All sources met so far."""
        return Cites(tuple(self.found.values()))


def instances(catalog: Catalog, rows: list[Instance], today: date) -> list[Block]:
    """Instances by instrument, oldest first, each with its effect and who disputes it."""
    numbers = Numbering(catalog)
    blocks: list[Block] = []
    for instrument in Instrument:
        mine = [row for row in rows if row.instrument is instrument]
        if mine:
            ordered = sorted(mine, key=lambda row: (by_start(row.held).earliest, row.id))
            told = tuple(_instance(catalog, row, numbers, today) for row in ordered)
            blocks += [
                Heading(say("{instrument}: {count}", instrument=instrument.label, count=len(mine))),
                Prose(instrument.definition),
                Records(told),
            ]
    if not rows:
        return [Notice(say("No instance passes the filters. Remove one to see more."))]
    return [*blocks, numbers.block()]


def _instance(catalog: Catalog, row: Instance, numbers: Numbering, today: date) -> Row:
    counts = catalog.register.strength_of(row.id)
    people = in_turn(
        f"{count.high if not count.low or count.low == count.high else f'{count.low}-{count.high}'}"
        f" {count.what} ({count.when.words})".replace("  ", " ")
        for count in counts
    )
    end = row.mandate_end
    mandate = listed((end.words, age_in_words(end.earliest, today))) if end else ""
    state = say("{state}, seen {day}", state=row.state.label, day=row.as_of)
    facts = (
        (say("Actors"), catalog.actor_names(row.actors)),
        (say("Disputes"), listed(catalog.disputes[s].identity.short for s in row.disputes)),
        (say("Rests on"), row.authority),
        (say("For"), row.purpose),
        (say("Effect disputed"), row.disputed_by),
        (say("Strength"), people),
        (say("Mandate last seen to"), mandate),
        (say_as("Condition", "State"), state),
    )
    return Row(
        key=f"instance:{row.id}",
        when=row.held.words,
        tag=row.instrument.label,
        title=row.title,
        detail=row.effect,
        tone="eases",
        facts=tuple((name, text) for name, text in facts if text),
        place=f"instance:{row.id}" if row.lon is not None else "",
        cites=numbers.cites(row.sources),
    )


def guarantees(catalog: Catalog) -> list[Block]:
    """Who is bound to help whom, by which text."""
    numbers = Numbering(catalog)
    rows = tuple(
        Row(
            key=f"guarantee:{row.id}",
            when=row.held.words,
            tag=row.obligation.label,
            title=row.text,
            detail=row.detail,
            facts=tuple(
                (name, text)
                for name, text in (
                    (say("Bound"), catalog.actor_names(row.guarantor)),
                    (say("Towards"), catalog.actor_names(row.protected)),
                    (say("Article"), row.article),
                )
                if text
            ),
            cites=numbers.cites(row.sources),
        )
        for row in sorted(catalog.register.guarantees, key=lambda r: by_start(r.held).earliest)
    )
    return [Records(rows, say("No guarantee is recorded yet.")), numbers.block()]


def factors(catalog: Catalog, slugs: frozenset[str]) -> list[Block]:
    """Barriers and drivers: a matrix over disputes, then the sourced statements."""
    numbers = Numbering(catalog)
    rows = [row for row in catalog.register.factors if not slugs or row.dispute in slugs]
    told = sorted({row.dispute for row in rows}, key=lambda slug: catalog.disputes[slug].name)
    cells = tuple(
        (
            catalog.disputes[slug].identity.short,
            *(
                str(n) if (n := sum(r.dispute == slug and r.factor is f for r in rows)) else ""
                for f in Factor
            ),
        )
        for slug in told
    )
    matrix = Table(
        columns=(say("Dispute"), *(factor.label for factor in Factor)),
        rows=cells,
        keys=tuple(told),
        caption=say(MATRIX_NOTE),
    )
    blocks: list[Block] = [matrix]
    for factor in Factor:
        mine = sorted((row for row in rows if row.factor is factor), key=lambda r: r.dispute)
        if mine:
            blocks += [Heading(first_capital(factor.label)), Prose(factor.definition)]
            blocks.append(
                Records(
                    tuple(
                        Row(
                            key=f"{row.dispute}|#{row.id}",
                            when=catalog.disputes[row.dispute].identity.short,
                            tag=factor.label,
                            title="",
                            detail=row.detail,
                            cites=numbers.cites(row.sources),
                        )
                        for row in mine
                    )
                )
            )
    return [*blocks, numbers.block()]


def lessons(catalog: Catalog) -> list[Block]:
    """Each lesson with the cases that support it and those that speak against it."""
    numbers = Numbering(catalog)
    blocks: list[Block] = []
    for lesson in Lesson:
        cases = [row for row in catalog.register.lessons if row.lesson is lesson]
        supports = sum(row.bearing is Bearing.SUPPORTS for row in cases)
        blocks += [
            Heading(first_capital(lesson.label)),
            Prose(f"{lesson.definition} {_both_ways(supports, len(cases) - supports)}"),
            Records(
                tuple(
                    Row(
                        key=f"{row.dispute}|#{row.id}",
                        when=catalog.disputes[row.dispute].identity.short,
                        tag=row.bearing.label,
                        title="",
                        detail=row.detail,
                        tone="eases" if row.bearing is Bearing.SUPPORTS else "raises",
                        cites=numbers.cites(row.sources),
                    )
                    for row in sorted(cases, key=lambda r: (r.bearing.value, r.dispute))
                )
            ),
        ]
    return [*blocks, numbers.block()]


def _both_ways(supports: int, against: int) -> str:
    """How many cases support a lesson and how many speak against it."""
    one = say_many("{count} case supports it", "{count} cases support it", supports)
    other = say_many("{count} speaks against it", "{count} speak against it", against)
    return say("{one}, {other}.", one=one, other=other)


def corrections(catalog: Catalog) -> list[Block]:
    """Statements often read, and what the sources say instead."""
    numbers = Numbering(catalog)
    rows = tuple(
        Row(
            key=f"correction:{row.id}",
            when="",
            tag=say("corrected"),
            title=row.said,
            detail=row.found,
            tone="neutral",
            cites=numbers.cites(row.sources),
        )
        for row in catalog.register.corrections
    )
    return [Records(rows, say("No correction is recorded yet.")), numbers.block()]
