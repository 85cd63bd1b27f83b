"""The closest analogues of a dispute as proposals: the score, its reasons, and a caution."""

from __future__ import annotations

from parley.analysis.analogues import AXES, Analogue, Likeness, axis_words, closest
from parley.analysis.traits import traits
from parley.blocks import Block, Heading, Notice, Prose, Records, Row, Table
from parley.language import in_turn, listed, number, say
from parley.panels.scope import Scope

SHOWN = 8


def analogues(scope: Scope, *, settled: bool = False) -> list[Block]:
    """The disputes whose recorded traits are most like this one's on its day, with reasons."""
    name = scope.dispute.identity.short
    asked = traits(scope.catalog, scope.dispute, scope.day)
    others = (traits(scope.catalog, dispute) for dispute in scope.catalog.disputes.values())
    found = closest(asked, others, settled=settled)
    if not found:
        return [
            Notice(
                say("No settled dispute is recorded to compare with.")
                if settled
                else say("No other dispute is recorded to compare with.")
            )
        ]
    shown = found[:SHOWN]
    return [
        Notice(caution(), "stale"),
        Heading(
            say("Settled disputes most like {name}", name=name)
            if settled
            else say("Disputes most like {name}", name=name)
        ),
        Prose(method()),
        Records(tuple(_proposal(each, scope) for each in shown)),
        Heading(say("What each axis adds to the score")),
        _reasons(shown, scope),
    ]


def caution() -> str:
    """What a likeness does not say."""
    return say(
        "Likeness of recorded traits is no forecast: that one dispute was settled in some way does "
        "not mean that another will be. What is not recorded is not compared, and a trait of the "
        "same name can mean different things in two places."
    )


def method() -> str:
    """How the score is made."""
    weights = listed(f"{axis_words(axis.key)} {axis.weight}" for axis in AXES)
    return say(
        "The score is Gower’s coefficient of similarity: the weighted mean of the likeness on each "
        "axis, from 0 to 1. Weights: {weights}. Lists are compared by the terms they share among "
        "all terms of both, levels and sizes by their distance on the scale. An axis that is not "
        "recorded on both sides is left out of the mean, never counted as a difference. A click "
        "sets the two side by side.",
        weights=weights,
    )


def _proposal(found: Analogue, scope: Scope) -> Row:
    other = scope.catalog.disputes[found.slug]
    names = scope.dispute.identity.short, other.identity.short
    counted = sum(reason.weight for reason in found.reasons if reason.likeness is not None)
    return Row(
        key=found.slug,
        when=say("score {score}", score=number(found.score, 2)),
        tag=other.identity.stage.label,
        title=other.name,
        facts=tuple(_reason(reason, names, counted) for reason in found.reasons),
    )


def _reason(reason: Likeness, names: tuple[str, str], counted: int) -> tuple[str, str]:
    """An axis with what it adds to the score, then the traits both have and those of one alone."""
    axis = axis_words(reason.axis)
    if reason.contribution is None:
        return say("{axis}, left out", axis=axis), say("recorded of one alone or of neither")
    label = say(
        "{axis}, adds {part} of {whole}",
        axis=axis,
        part=number(reason.contribution, 2),
        whole=number(reason.weight / counted, 2),
    )
    parts = [say("both: {terms}", terms=listed(reason.shared))] if reason.shared else []
    parts += [
        say("only {side}: {terms}", side=side, terms=listed(terms))
        for side, terms in zip(names, (reason.only, reason.other_only), strict=True)
        if terms
    ]
    return label, in_turn(parts)


def _reasons(shown: list[Analogue], scope: Scope) -> Table:
    """A row a proposal, a column an axis: the contributions, which add up to the score."""
    rows = tuple(
        (
            scope.catalog.disputes[each.slug].identity.short,
            number(each.score, 2),
            *(
                say("left out") if reason.contribution is None else number(reason.contribution, 2)
                for reason in each.reasons
            ),
        )
        for each in shown
    )
    return Table(
        (say("Dispute"), say("Score"), *(axis_words(axis.key) for axis in AXES)),
        rows,
        tuple(each.slug for each in shown),
        tuple(range(1, len(AXES) + 2)),
        say("Weight × likeness ÷ the sum of the weights that count; each row adds up to its score"),
    )
