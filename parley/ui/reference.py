"""The sources page and the glossary: what the files say, what was left out, what words mean."""

from __future__ import annotations

from parley import vocabulary
from parley.blocks import Block, Heading, Notice, Prose, Table
from parley.catalog import Severity
from parley.catalog.listing import summary
from parley.dates import PartialDate, age_in_words, today
from parley.ui.library import library
from parley.ui.panel import panel
from parley.vocabulary import Term

MANY = 200


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
    panel("sources-page", blocks, label="Sources")


def glossary_page() -> None:
    """Every word a file may hold, with its definition and the authority it is taken from."""
    blocks: list[Block] = [
        Prose(
            "Parties stand in alphabetical order. Where two parties name a place differently, "
            "both names stand or neither. “Controls” says who governs in fact, never who has title."
        )
    ]
    for name in vocabulary.__all__:
        term = getattr(vocabulary, name)
        if isinstance(term, type) and issubclass(term, Term) and term is not Term:
            first = (term.__doc__ or name).splitlines()[0]
            blocks.append(Heading(first.rstrip(".")))
            blocks.append(
                Table(
                    columns=("Word", "Definition", "Authority"),
                    rows=tuple((m.label, m.definition, m.authority) for m in term),
                    caption=f"In files: {', '.join(term.values())}",
                )
            )
    panel("glossary-page", blocks, label="Glossary")
