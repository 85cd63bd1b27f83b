"""Coverage, freshness and the second look of every dossier, as tables with their rules."""

from __future__ import annotations

from datetime import date

from parley.blocks import Block, Heading, Prose, Table
from parley.catalog import Catalog
from parley.catalog.completeness import ASKED, Filled, SecondLook, coverage, second_look
from parley.dates import PartialDate, age_in_words
from parley.language import first_capital, in_turn, listed, mark, say
from parley.model import Dispute
from parley.panels.freshness import is_stale, stale_rule
from parley.vocabulary import CheckVerdict, Coverage

PANEL_NAMES = {
    "claims": mark("Claims"),
    "posture": mark("Posture"),
    "timeline": mark("Timeline"),
    "mediation": mark("Mediation"),
    "measures": mark("Measures"),
    "sources": mark("Sources"),
}


def coverage_blocks(catalog: Catalog) -> list[Block]:
    """Disputes by panels: a word and a number in each cell, and the rule of each word."""
    disputes = by_name(catalog)
    found = {dispute.slug: coverage(dispute) for dispute in disputes}
    rows = tuple(
        (
            dispute.name,
            *(_cell(catalog, each) for each in found[dispute.slug].values()),
            str(len(dispute.features)),
            str(len(catalog.areas_of(dispute.slug))),
        )
        for dispute in disputes
    )
    totals = {
        panel: {word: sum(f[panel].word is word for f in found.values()) for word in Coverage}
        for panel in ASKED
    }
    said = in_turn(
        f"{say(PANEL_NAMES[panel])}: "
        + listed(f"{number} {word.label}" for word, number in counts.items() if number)
        for panel, counts in totals.items()
    )
    least = listed(f"{say(PANEL_NAMES[panel])} {asked.least}" for panel, asked in ASKED.items())
    return [
        Heading(say("How full each dossier is")),
        Table(
            columns=(
                say("Dispute"),
                *(say(PANEL_NAMES[panel]) for panel in ASKED),
                say("Shapes"),
                say("Areas"),
            ),
            rows=rows,
            keys=tuple(dispute.slug for dispute in disputes),
            numeric=tuple(range(1, len(ASKED) + 3)),
            caption=say("Rows of each panel, and the word for them"),
        ),
        Heading(say("What the words mean")),
        *(Prose(f"{first_capital(word.label)}: {word.definition}") for word in Coverage),
        Prose(
            say(
                "A panel asks for at least so many rows: {least}. Only claims, posture, timeline "
                "and measures can be blind, since their rows belong to parties; an engagement or "
                "a source does not. The words count rows and say nothing of their worth.",
                least=least,
            )
        ),
        Prose(say("In all: {said}.", said=said)),
    ]


def _cell(catalog: Catalog, each: Filled) -> str:
    words = f"{each.rows}\u00a0{each.word.label}"
    missing = each.missing
    return f"{words}: {catalog.actor_names(missing)}" if missing else words


def freshness_blocks(catalog: Catalog, today: date) -> list[Block]:
    """How old each status is, and how much of each dossier was compared with its sources again."""
    disputes = by_name(catalog)
    stale = sum(is_stale(dispute, today) for dispute in disputes)
    looks = {dispute.slug: second_look(dispute) for dispute in disputes}
    rows = tuple(
        (
            dispute.name,
            dispute.identity.as_of,
            age_in_words(dispute.as_of, today),
            say("stale") if is_stale(dispute, today) else say("fresh"),
            dispute.identity.last_verified,
            age_in_words(PartialDate.parse(dispute.identity.last_verified).earliest, today),
        )
        for dispute in disputes
    )
    again = tuple(_looked(dispute, looks[dispute.slug]) for dispute in disputes)
    checked, whole = (
        sum(look.checked for look in looks.values()),
        sum(look.rows for look in looks.values()),
    )
    return [
        Heading(say("How old each status is")),
        Prose(stale_rule()),
        Table(
            columns=(
                say("Dispute"),
                say("Status as of"),
                say("Age"),
                say("Freshness"),
                say("Last verified"),
                say("Looked for news"),
            ),
            rows=rows,
            keys=tuple(dispute.slug for dispute in disputes),
            caption=say("{stale} of {count} are stale", stale=stale, count=len(disputes)),
        ),
        Heading(say("The second look")),
        Prose(
            say(
                "Some rows were compared with their sources again by somebody who had not written "
                "them: {checked} of {whole} rows that state a fact. A row that was looked at twice "
                "counts with its newest verdict.",
                checked=checked,
                whole=whole,
            )
        ),
        Prose(
            say(
                "Of the register of military diplomacy, {checked} of {whole} rows were compared.",
                checked=len({(each.about, each.row) for each in catalog.register.checks}),
                whole=catalog.register.facts,
            )
        ),
        Table(
            columns=(
                say("Dispute"),
                say("Rows looked at"),
                say("of"),
                say("per cent"),
                *(first_capital(verdict.label) for verdict in CheckVerdict),
                say("First look"),
                say("Newest look"),
            ),
            rows=again,
            keys=tuple(dispute.slug for dispute in disputes),
            numeric=tuple(range(1, 4 + len(CheckVerdict))),
            caption=say("Verdicts also count rows of dispute.md and of sources, and removed ones"),
        ),
    ]


def _looked(dispute: Dispute, look: SecondLook) -> tuple[str, ...]:
    rows, checked = look.rows, look.checked
    verdicts = look.verdicts
    return (
        dispute.name,
        str(checked),
        str(rows),
        f"{100 * checked / rows:.0f}" if rows else "",
        *(str(verdicts.get(verdict, 0)) for verdict in CheckVerdict),
        look.first,
        look.last,
    )


def by_name(catalog: Catalog) -> list[Dispute]:
    """Every dispute by its name, as all tables of the page have them."""
    return sorted(catalog.disputes.values(), key=lambda dispute: dispute.name)
