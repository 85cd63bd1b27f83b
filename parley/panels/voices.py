"""Where the sources of a dossier speak from, as counts and shares."""

from __future__ import annotations

from parley.analysis.origins import (
    COURT,
    GROUPS,
    ORGANISATION,
    THIRD,
    UNKNOWN,
    WORLDWIDE,
    Voices,
    voices,
)
from parley.blocks import Block, Heading, Prose, Table
from parley.catalog import Catalog
from parley.language import first_capital, in_turn, listed, say
from parley.model import Dispute
from parley.panels.coverage import by_name
from parley.vocabulary import SourceKind

MOST = 12


def group_name(catalog: Catalog, group: str) -> str:
    """What an origin is called: a party by its name."""
    names = {
        THIRD: say("third states"),
        ORGANISATION: say("international organisations"),
        COURT: say("courts"),
        WORLDWIDE: say("no one place"),
        UNKNOWN: say("not known"),
    }
    return names.get(group) or catalog.actor_name(group)


def voices_blocks(catalog: Catalog) -> list[Block]:
    """Every dispute with the share of each origin among its sources."""
    disputes = by_name(catalog)
    rows = []
    for dispute in disputes:
        told = voices(catalog, dispute)
        rows.append(
            (
                dispute.name,
                str(told.total),
                in_turn(
                    f"{catalog.actor_name(party)} {_counted(told, party)}"
                    for party in dispute.parties
                ),
                *(_counted(told, group) for group in GROUPS),
            )
        )
    return [
        Heading(say("Where sources speak from")),
        *(Prose(rule) for rule in rules()),
        Table(
            columns=(
                say("Dispute"),
                say("Sources"),
                say("Parties"),
                *(first_capital(group_name(catalog, group)) for group in GROUPS),
            ),
            rows=tuple(rows),
            keys=tuple(f"origins:{dispute.slug}" for dispute in disputes),
            numeric=(1, 3, 4, 5, 6, 7),
            caption=say("Counts and shares of the sources of each dossier; a row opens its table"),
        ),
    ]


def _counted(told: Voices, group: str) -> str:
    """A count with its share, which no line may part: `34 (35 %)`."""
    return f"{told.of(group)}\u00a0({told.share(group):.0f}\u00a0%)"


def rules() -> tuple[str, ...]:
    """How an origin is found, and what a share is not."""
    return (
        say(
            "A share is not a judgement. It counts pages, whatever they weigh, and shows what "
            "could be read, not what was said: one side’s press may be on the web and in "
            "English, the other’s not."
        ),
        say(
            "An origin is where a publisher has its seat, by a reviewed table of publishers and by "
            "the country code of the address. Copies and reference works written from anywhere "
            "have no one place; what the table does not know is not guessed."
        ),
    )


def one_dossier(catalog: Catalog, dispute: Dispute) -> list[Block]:
    """One dossier: its origins down, the kinds of source across."""
    told = voices(catalog, dispute)
    kinds = [kind for kind in SourceKind if any(count[kind] for count in told.counts.values())]
    rows = tuple(
        (
            group_name(catalog, group),
            str(told.of(group)),
            f"{told.share(group):.1f}",
            *(str(count[kind]) if count[kind] else "" for kind in kinds),
        )
        for group, count in told.counts.items()
    )
    states = listed(
        f"{catalog.actor_name(actor)} {number}" for actor, number in told.states.most_common(MOST)
    )
    blocks: list[Block] = [
        Heading(dispute.name),
        Table(
            columns=(
                say("Origin"),
                say("Sources"),
                say("per cent"),
                *(first_capital(kind.label) for kind in kinds),
            ),
            rows=rows,
            numeric=tuple(range(1, 3 + len(kinds))),
            caption=say("{count} sources by where they speak from, and by kind", count=told.total),
        ),
    ]
    if states:
        blocks.append(Prose(say("Third states: {states}.", states=states)))
    return blocks
