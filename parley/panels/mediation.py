"""Mediation actors: who acted between the parties, in which role, with what result."""

from __future__ import annotations

from datetime import date

from parley.analysis.third_parties import runs
from parley.blocks import Block, Heading, Notice, Records, Row
from parley.language import say, say_as
from parley.model import Engagement
from parley.panels.scope import Scope, by_start
from parley.vocabulary import AgreementStage, EngagementState


def mediation(scope: Scope) -> list[Block]:
    """Engagements that run on the day, then those that ended before it."""
    rows = [row for row in scope.dispute.mediation if scope.begun(row.held)]
    if scope.filters.actors:
        rows = [row for row in rows if scope.filters.actors & set(row.third_parties)]
    running = [row for row in rows if runs(row, scope.day)]
    ended = [row for row in rows if not runs(row, scope.day)]
    blocks: list[Block] = []
    for title, part in ((say("Running on this date"), running), (say("Ended before"), ended)):
        if part:
            blocks.append(Heading(title))
            ordered = sorted(part, key=lambda row: by_start(row.held), reverse=True)
            blocks.append(Records(tuple(_row(row, scope) for row in ordered)))
    if not rows:
        blocks.append(Notice(say("No third party is recorded for this date.")))
    blocks.append(scope.cited())
    return blocks


def facts_of(row: Engagement, day: date) -> tuple[tuple[str, str], ...]:
    """What an engagement rested on and what became of it, as labelled words for a day."""
    running = runs(row, day)
    means = row.means.label
    facts = [(say("Means"), say("{means} (binding)", means=means) if row.means.binding else means)]
    facts.append((say("Mandate"), row.mandate))
    if row.rounds is not None:
        facts.append((say("Rounds"), str(row.rounds)))
    if row.instrument:
        facts.append((say("Text reached"), f"{row.instrument} ({row.agreement_stage.label})"))
    elif row.agreement_stage is not AgreementStage.NONE:
        facts.append((say("Text reached"), row.agreement_stage.label))
    for label, value in (
        (say("Carried out"), row.implementation),
        (say("Monitored by"), row.monitored_by),
        (say("Why it ended"), "" if running else row.why_ended),
    ):
        if value:
            facts.append((label, value))
    seen = row.seen_on
    if running and (seen is None or day >= seen.earliest):
        when = f" ({seen.words})" if seen else ""
        facts.append((say_as("Condition", "State"), f"{row.state.label}{when}"))
    elif not running and row.state is not EngagementState.ENDED:
        facts.append((say_as("Condition", "State"), row.state.label))
    return tuple(facts)


def _row(row: Engagement, scope: Scope) -> Row:
    return Row(
        key=f"engagement:{row.id}",
        when=row.held.words,
        tag=f"{scope.actors(row.third_parties)} · {row.role.label}",
        title=row.title,
        detail=row.outcome,
        tone="eases",
        facts=facts_of(row, scope.day),
        faint=not runs(row, scope.day),
        place=scope.on_map(row.place),
        cites=scope.cites(row.sources),
    )
