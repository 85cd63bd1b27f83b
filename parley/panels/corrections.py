"""What was corrected, left out, disputed or could not be read: the record about the record."""

from __future__ import annotations

from collections.abc import Iterable

from parley.blocks import Block, Heading, Notice, Prose, Records, Row, Table
from parley.catalog import Catalog, Problem, Severity
from parley.catalog.upstream import figure_corrections, map_corrections
from parley.language import first_capital, listed, say, say_many
from parley.model import Dispute
from parley.panels import register
from parley.panels.coverage import by_name
from parley.panels.register import Numbering
from parley.vocabulary import SourceKind

MANY = 200


def correction_blocks(catalog: Catalog) -> list[Block]:
    """What was mended in the base map, in the figures of states and in what is often read."""
    numbers = Numbering(catalog)
    mended = map_corrections(catalog.root)
    blocks: list[Block] = [
        Heading(say("Corrections to the base map")),
        Prose(
            say(
                "Each row says what the package holds and what Parley makes of it. The builder "
                "stops when the package changes, so that no correction outlives its error."
            )
        ),
        Table(
            columns=(
                say("Layer and feature"),
                say("The package has"),
                say("Parley has"),
                say("Why"),
            ),
            rows=tuple(
                (row.place, row.theirs, row.ours or say("as it is, noted"), row.reason)
                for row in mended
            ),
            caption=say_many("{count} correction", "{count} corrections", len(mended)),
        ),
        Heading(say("Corrections to the figures of states")),
        Records(
            tuple(
                Row(
                    key=f"upstream:{row.place}",
                    when=row.place,
                    tag=say("{theirs}, corrected to {ours}", theirs=row.theirs, ours=row.ours),
                    title=row.reason,
                    cites=numbers.cites(f"states/{source}" for source in row.sources),
                )
                for row in figure_corrections(catalog.root)
            ),
            say("No correction is recorded yet."),
        ),
        numbers.block(),
        Heading(say("Statements often read, and what the sources say instead")),
    ]
    return blocks + register.corrections(catalog)


def exclusion_blocks(catalog: Catalog) -> list[Block]:
    """Every entry of others' lists: the dossiers that cover it, or why none does."""
    uncovered = [row for row in catalog.exclusions if not row.disputes]
    covered = [row for row in catalog.exclusions if row.disputes]
    words = say(
        "{count} entries of other lists were compared with the dossiers: {covered} are covered, "
        "{uncovered} are not, for these reasons.",
        count=len(catalog.exclusions),
        covered=len(covered),
        uncovered=len(uncovered),
    )
    return [
        Heading(say("What other lists hold")),
        Prose(words),
        Table(
            columns=(say("Entry"), say("Listed in"), say("Why it has no dossier")),
            rows=tuple((row.entry, row.listed_in, row.reason) for row in uncovered),
            caption=say("Entries without a dossier"),
        ),
        Table(
            columns=(say("Entry"), say("Listed in"), say("Covered by")),
            rows=tuple(
                (
                    row.entry,
                    row.listed_in,
                    listed(catalog.disputes[slug].identity.short for slug in row.disputes),
                )
                for row in covered
            ),
            caption=say("Entries with one"),
        ),
    ]


def differing_blocks(catalog: Catalog, slugs: frozenset[str]) -> list[Block]:
    """Every event on which accounts differ, with who says what."""
    numbers = Numbering(catalog)
    rows = [
        Row(
            key=f"{dispute.slug}|event:{event.id}",
            when=event.when.words,
            tag=f"{dispute.identity.short} · {event.kind.label}",
            title=event.title,
            detail=event.detail,
            tone=event.track.value,
            differs=event.differs,
            cites=numbers.cites(f"{dispute.slug}/{source}" for source in event.sources),
        )
        for dispute in by_name(catalog)
        if not slugs or dispute.slug in slugs
        for event in dispute.timeline
        if event.differs
    ]
    head = say_many(
        "{count} event on which sources differ", "{count} events on which sources differ", len(rows)
    )
    empty = say("No difference between accounts is recorded here.")
    blocks: list[Block] = [Heading(head), Records(tuple(rows), empty)]
    return [*blocks, numbers.block()] if slugs else [_differing(catalog), *blocks]


def _differing(catalog: Catalog) -> Table:
    """How many events of each dossier are told differently; a row lists them."""
    disputes = by_name(catalog)
    return Table(
        columns=(say("Dispute"), say("Events"), say("Sources differ on")),
        rows=tuple(
            (
                dispute.name,
                str(len(dispute.timeline)),
                str(sum(bool(event.differs) for event in dispute.timeline)),
            )
            for dispute in disputes
        ),
        keys=tuple(f"differences:{dispute.slug}" for dispute in disputes),
        numeric=(1, 2),
        caption=say("Events of each dossier on which accounts differ; a row lists them"),
    )


def check_blocks(catalog: Catalog) -> list[Block]:
    """What `check` says today: what is left out, and what is shown but should be mended."""
    errors = [p for p in catalog.problems if p.severity is Severity.ERROR]
    warnings = [p for p in catalog.problems if p.severity is Severity.WARNING]
    blocks: list[Block] = [Heading(say("What the check of the files says"))]
    if errors:
        blocks.append(
            Notice(
                say_many(
                    "{count} problem: what it concerns is not shown.",
                    "{count} problems: what they concern is not shown.",
                    len(errors),
                ),
                "error",
            )
        )
    else:
        blocks.append(Notice(say("Every row could be read; nothing is left out.")))
    blocks += _told(errors)
    if warnings:
        blocks.append(
            Notice(
                say_many(
                    "{count} warning: shown, but something should be mended.",
                    "{count} warnings: shown, but something should be mended.",
                    len(warnings),
                )
            )
        )
    return blocks + _told(warnings)


def _told(problems: Iterable[Problem]) -> list[Block]:
    several = list(problems)
    told: list[Block] = [Prose(str(problem)) for problem in several[:MANY]]
    if len(several) > MANY:
        told.append(Prose(say("`python -m parley check` lists all of them.")))
    return told


def source_blocks(catalog: Catalog, dispute: Dispute | None, kinds: frozenset[str]) -> list[Block]:
    """The sources of one dossier, or how many there are in each."""
    rule = Prose(
        say(
            "Every source stands with its publisher, title, address, day of publication, day on "
            "which it was read, kind and licence. Where a page states no licence, all rights "
            "are with its publisher: it is cited here, not copied."
        )
    )
    if dispute is None:
        return [Heading(say("All sources")), rule, _counts(catalog)]
    numbers = Numbering(catalog)
    blocks: list[Block] = [Heading(dispute.name), rule]
    for kind in SourceKind:
        part = sorted(
            (s for s in dispute.sources if s.kind is kind and (not kinds or kind.value in kinds)),
            key=lambda source: (source.producer.lower(), source.published),
        )
        if part:
            numbers.cites(f"{dispute.slug}/{source.id}" for source in part)
    return [*blocks, numbers.block()]


def _counts(catalog: Catalog) -> Table:
    disputes = by_name(catalog)
    return Table(
        columns=(
            say("Dispute"),
            say("Sources"),
            *(first_capital(kind.label) for kind in SourceKind),
            say("With a licence"),
        ),
        rows=tuple(
            (
                dispute.name,
                str(len(dispute.sources)),
                *(str(sum(s.kind is kind for s in dispute.sources)) for kind in SourceKind),
                str(sum(bool(s.licence) for s in dispute.sources)),
            )
            for dispute in disputes
        ),
        keys=tuple(f"sources:{dispute.slug}" for dispute in disputes),
        numeric=tuple(range(1, 3 + len(SourceKind))),
        caption=say("Sources by kind; a row lists them"),
    )
