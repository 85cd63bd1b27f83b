"""The glossary: what the words of the field mean, and by whose authority."""

from __future__ import annotations

from parley.blocks import Block, Heading, Prose, Table
from parley.catalog.documenting import TERMS
from parley.language import mark, say, say_as
from parley.ui.panel import panel

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
