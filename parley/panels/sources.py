"""Sources: every page and text behind the dossier, and what was left out of it."""

from __future__ import annotations

from collections import Counter

from parley.blocks import Block, Cites, Fact, Facts, Heading, Notice, Prose
from parley.catalog.completeness import second_look
from parley.dates import PartialDate
from parley.language import first_capital, listed, say, say_many
from parley.model import Dispute
from parley.panels.scope import Scope

MANY = 20


def sources(scope: Scope) -> list[Block]:
    """Counts by kind, what could not be read, then every source by kind and publisher."""
    dispute = scope.dispute
    by_kind = Counter(source.kind for source in dispute.sources)
    blocks: list[Block] = [
        Facts(
            (
                Fact(say("Sources"), str(len(dispute.sources))),
                *(Fact(kind.label, str(number)) for kind, number in sorted(by_kind.items())),
                Fact(
                    say("Last verified"),
                    PartialDate.parse(dispute.identity.last_verified).words,
                ),
                _second_look(dispute),
            )
        )
    ]
    left_out = scope.catalog.problems_of(dispute.slug)
    if left_out:
        text = say_many(
            "{count} problem: what it concerns is not shown.",
            "{count} problems: what they concern is not shown.",
            len(left_out),
        )
        blocks.append(Notice(text, "error"))
        blocks += [Prose(str(problem)) for problem in left_out[:MANY]]
        if len(left_out) > MANY:
            blocks.append(Prose(say("`python -m parley check` lists all of them.")))
    for kind in by_kind:
        part = sorted(
            (source for source in dispute.sources if source.kind is kind),
            key=lambda source: (source.producer.lower(), source.published),
        )
        blocks.append(Heading(first_capital(kind.label)))
        blocks.append(Cites(scope.cites(source.id for source in part)))
    return blocks


def _second_look(dispute: Dispute) -> Fact:
    """How many rows were compared with their sources again, and what came of it."""
    look = second_look(dispute)
    if not look.verdicts:
        return Fact(say("Second look"), say("none recorded"))
    parts = [f"{number} {verdict.label}" for verdict, number in look.verdicts.items()]
    first, last = PartialDate.parse(look.first).words, PartialDate.parse(look.last).words
    span = first if first == last else say("{start} to {end}", start=first, end=last)
    note = say("rows compared with their sources again, {when}", when=span)
    return Fact(say("Second look"), listed(parts), note)
