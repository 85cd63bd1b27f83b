"""The sources page and the glossary: what the files say, what was left out, what words mean."""

from __future__ import annotations

from parley.blocks import Block, Heading, Notice, Prose, Table
from parley.catalog import Catalog, Severity
from parley.catalog.documenting import TERMS
from parley.catalog.listing import summary
from parley.dates import PartialDate, age_in_words, today
from parley.language import mark, say, say_as
from parley.ui.library import library
from parley.ui.panel import panel

MANY = 200
NAMING = (
    mark(
        "Where the parties name a place differently, both names stand or neither. The neutral and "
        "the de facto view print the name in English use; where English has two for one place, "
        "both, in alphabetical order."
    ),
    mark(
        "A party’s own view prints that party’s name first, in Latin letters and in its own "
        "script, and the names of the others beside it in brackets."
    ),
)
VIEWS = (
    (
        mark("Neutral view"),
        mark(
            "Claims decide. An area with one claimant is settled, with several it is contested, "
            "whoever controls it."
        ),
    ),
    (
        mark("De facto view"),
        mark(
            "Control decides. An area is tinted for the party that controls it, and hatched where "
            "several hold parts of it."
        ),
    ),
    (
        mark("As a party sees it"),
        mark(
            "Its own claim first, then the claims it recognises. Where it rejects a claim and "
            "makes none, the area stays contested. On everything else it is the neutral view."
        ),
    ),
    (
        mark("Line of control"),
        mark(
            "Dotted: forces meet there, as a record says or because the holders of the two sides "
            "differ and one claims the other side."
        ),
    ),
    (
        mark("Contested boundary"),
        mark("Dashed: a side of it is contested, or a party rejects the line itself."),
    ),
)


def sources_page() -> None:
    """Coverage and freshness of every dossier, and what `check` says today."""
    catalog = library().catalog
    rows = [summary(dispute, catalog) for dispute in catalog.disputes.values()]
    counts = (
        "positions",
        "events",
        "posture",
        "engagements",
        "measures",
        "sources",
        "features",
        "areas",
    )
    table = Table(
        columns=(
            "Dispute",
            "Status as of",
            "Age",
            "Last verified",
            *(name.capitalize() for name in counts),
        ),
        rows=tuple(
            (
                row["name"],
                row["as_of"],
                age_in_words(PartialDate.parse(row["as_of"]).earliest, today()),
                row["last_verified"],
                *(str(row["counts"][name]) for name in counts),
            )
            for row in rows
        ),
        numeric=tuple(range(4, 4 + len(counts))),
        caption="Coverage: how many records each dossier holds",
    )
    errors = [p for p in catalog.problems if p.severity is Severity.ERROR]
    warnings = [p for p in catalog.problems if p.severity is Severity.WARNING]
    blocks: list[Block] = [
        Heading("Coverage and freshness"),
        table,
        Heading("What the check of the files says"),
    ]
    if not errors:
        blocks.append(Notice("Every row could be read; nothing is left out."))
    else:
        blocks.append(Notice(f"{len(errors)} problems: what they concern is not shown.", "error"))
    blocks += [Prose(str(problem)) for problem in errors[:MANY]]
    if warnings:
        blocks.append(Notice(f"{len(warnings)} warnings: shown, but something should be mended."))
        blocks += [Prose(str(problem)) for problem in warnings[:MANY]]
    blocks += exclusions(catalog)
    panel("sources-page", blocks, label="Sources")


def exclusions(catalog: Catalog) -> list[Block]:
    """Every entry of others' lists: the dossiers that cover it, or why none does."""
    if not catalog.exclusions:
        return []
    uncovered = [row for row in catalog.exclusions if not row.disputes]
    covered = len(catalog.exclusions) - len(uncovered)
    words = f"{len(catalog.exclusions)} entries of other lists were compared with the dossiers: "
    return [
        Heading("What other lists hold"),
        Prose(f"{words}{covered} are covered, {len(uncovered)} are not, for these reasons."),
        Table(
            columns=("Entry", "Listed in", "Why it has no dossier"),
            rows=tuple((row.entry, row.listed_in, row.reason) for row in uncovered),
            caption="Entries without a dossier",
        ),
    ]


def glossary_page() -> None:
    """Every word a file may hold, with its definition and the authority it is taken from."""
    blocks: list[Block] = [
        Prose(
            say(
                "Parties stand in alphabetical order. “Controls” says who governs in fact, never "
                "who has title."
            )
        ),
        Heading(say("Names")),
        *(Prose(say(rule)) for rule in NAMING),
        Heading(say("Views")),
        Table(
            columns=(say("View"), say("What it shows")),
            rows=tuple((say(view), say(rule)) for view, rule in VIEWS),
        ),
    ]
    for name, term in TERMS.items():
        first = (term.__doc__ or name).splitlines()[0]
        blocks.append(Heading(say_as("Vocabulary", first.rstrip("."))))
        blocks.append(
            Table(
                columns=(say("Word"), say("Definition"), say("Authority")),
                rows=tuple((m.label, m.definition, m.authority) for m in term),
                caption=say("In files: {words}", words=", ".join(term.values())),
            )
        )
    panel("glossary-page", blocks, label=say("Glossary"))
