"""Even-handedness, checked by machine: what is counted of every dossier, and by which rule."""

from __future__ import annotations

from parley.analysis.origins import voices
from parley.blocks import Block, Heading, Notice, Prose, Records, Row, Table
from parley.catalog import Catalog
from parley.catalog.balance import in_order, without_name, without_position
from parley.catalog.wording import IN_OWN_TERMS, Hit, loaded
from parley.language import listed, say, say_many
from parley.model import Count, Dispute, Engagement, Event, LedgerEntry, Measure, PostureRow
from parley.panels.coverage import by_name

ROWS = {
    LedgerEntry.file: "position",
    Event.file: "event",
    PostureRow.file: "posture",
    Engagement.file: "engagement",
    Measure.file: "measure",
    Count.file: "count",
}


def evenness_blocks(catalog: Catalog) -> list[Block]:
    """A table of the rules by dispute, the loaded words found, and the list that is used."""
    disputes = by_name(catalog)
    words = catalog.known.words
    hits = {dispute.slug: list(loaded(dispute, words)) for dispute in disputes}
    found = [(dispute, hit) for dispute in disputes for hit in hits[dispute.slug]]
    blocks: list[Block] = [
        Heading(say("What a machine can check")),
        *(Prose(rule) for rule in _rules()),
        Table(
            columns=(
                say("Dispute"),
                say("Positions"),
                say("Order"),
                say("Names"),
                say("Loaded words"),
                say("Claims in words"),
                say("No source of its own"),
            ),
            rows=tuple(_row(catalog, dispute, len(hits[dispute.slug])) for dispute in disputes),
            keys=tuple(dispute.slug for dispute in disputes),
            numeric=(4,),
            caption=say("What breaks a rule is named; “yes” says that nothing does"),
        ),
        Heading(say("Loaded words found: {count}", count=len(found))),
    ]
    if found:
        blocks.append(Records(tuple(_hit(dispute, hit) for dispute, hit in found)))
    else:
        blocks.append(Notice(say("No sentence of Parley’s own uses a word of the list.")))
    blocks += [
        Heading(say("The list of loaded words")),
        Table(
            columns=(say("Word"), say("Why it takes a side"), say("Write"), say("Not meant")),
            rows=tuple((word.word, word.why, word.write, word.unless) for word in words),
            caption=say_many("{count} entry, reviewed", "{count} entries, reviewed", len(words)),
        ),
    ]
    return blocks


def _rules() -> tuple[str, ...]:
    return (
        say(
            "Positions: each party has a row in the ledger, what it claims, rejects or denies. "
            "Order: parties stand in the alphabetical order of their English names. Names: local "
            "names are given for every party or for none. Claims in words: a paragraph for each "
            "party, of like length. No source of its own: no page that speaks from that party "
            "is known among the sources."
        ),
        say(
            "Words that take a side are looked for in Parley’s own sentences. A sentence passes "
            "where it says whose word it is or sets it in quotation marks; the section of claims "
            "is written in each party’s own terms and is not searched."
        ),
        say(
            "A machine sees words, not their weight: a page may pass every rule and still lean. "
            "Tell us where one does."
        ),
    )


def _row(catalog: Catalog, dispute: Dispute, hits: int) -> tuple[str, ...]:
    yes = say("yes")
    told = voices(catalog, dispute)
    silent = [party for party in dispute.parties if not told.of(party)]
    order = in_order(dispute, catalog.known.actors)
    unnamed = without_name(dispute)
    names = yes if dispute.identity.names else say("none given")
    return (
        dispute.name,
        catalog.actor_names(without_position(dispute)) or yes,
        listed(order) or yes,
        catalog.actor_names(unnamed) or names,
        str(hits),
        own_terms(dispute),
        catalog.actor_names(silent) or say("none"),
    )


def own_terms(dispute: Dispute) -> str:
    """How many words each paragraph of claims has: `4 paragraphs of 52 to 61 words`."""
    paragraphs = [
        len(part.split()) for part in dispute.sections.get(IN_OWN_TERMS, "").split("\n\n") if part
    ]
    if not paragraphs:
        return say("none")
    return say_many(
        "{count} paragraph of {low} words",
        "{count} paragraphs of {low} to {high} words",
        len(paragraphs),
        low=min(paragraphs),
        high=max(paragraphs),
    )


def _hit(dispute: Dispute, hit: Hit) -> Row:
    kind = ROWS.get(hit.file)
    return Row(
        key=f"{dispute.slug}|{kind}:{hit.row}" if kind else f"{dispute.slug}|#{hit.row}{hit.found}",
        when=dispute.identity.short,
        tag=f"{hit.file} · {hit.row.removeprefix('## ')} · {hit.column}",
        title=hit.found,
        detail=hit.sentence,
        facts=((say("Why"), hit.word.why), (say("Write"), hit.word.write)),
    )
