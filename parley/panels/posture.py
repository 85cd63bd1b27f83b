"""Security posture: what each party and guarantor does with its forces, side by side."""

from __future__ import annotations

from parley.blocks import Block, Fact, Facts, Heading, Notice, Records, Row
from parley.language import say, say_many
from parley.model import PostureRow
from parley.panels.figures import figures, guarantees
from parley.panels.scope import Scope, by_start
from parley.vocabulary import Direction, PostureTheme

TONES = {Direction.RAISES: "raises", Direction.LOWERS: "eases", Direction.NEUTRAL: "neutral"}


def posture(scope: Scope) -> list[Block]:
    """What each does, who is bound to whom, and the states in figures."""
    blocks = acts(scope)
    if not scope.filters.active:
        blocks += [*guarantees(scope), *figures(scope)]
    return [*blocks, scope.cited()]


def acts(scope: Scope) -> list[Block]:
    """By theme, then actor in alphabetical order: what holds on the day, then what ended."""
    rows = [row for row in scope.dispute.posture if scope.begun(row.held)]
    if scope.filters.actors:
        rows = [row for row in rows if row.party in scope.filters.actors]
    blocks: list[Block] = [_balance(rows, scope)] if rows else []
    later = len([row for row in scope.dispute.posture if not scope.begun(row.held)])
    if later:
        text = say_many(
            "{count} row begins after the date shown and is left out.",
            "{count} rows begin after the date shown and are left out.",
            later,
        )
        blocks.append(Notice(text))
    for theme in PostureTheme:
        held = [row for row in rows if row.kind.theme is theme]
        if held:
            blocks.append(Heading(theme.label))
            ordered = sorted(
                held,
                key=lambda r: (
                    not r.held.holds_on(scope.day),
                    scope.actor(r.party),
                    by_start(r.held),
                ),
            )
            blocks.append(Records(tuple(_row(row, scope) for row in ordered)))
    if not rows:
        blocks.append(Notice(say("No posture is recorded for this date.")))
    return blocks


def _balance(rows: list[PostureRow], scope: Scope) -> Facts:
    """For each actor: how many recorded rows raise pressure and how many lower it."""
    identity = scope.dispute.identity
    order = sorted(
        {row.party for row in rows}, key=lambda a: (a not in identity.parties, scope.actor(a))
    )
    items = []
    for actor in order:
        mine = [row for row in rows if row.party == actor]
        up = sum(row.direction is Direction.RAISES for row in mine)
        down = sum(row.direction is Direction.LOWERS for row in mine)
        told = say("{raising} raise, {lowering} lower", raising=up, lowering=down)
        if actor in identity.parties:
            note = say_many("party, {count} row", "party, {count} rows", len(mine))
        else:
            note = say_many("outside actor, {count} row", "outside actor, {count} rows", len(mine))
        items.append(Fact(scope.actor(actor), told, note))
    return Facts(tuple(items))


def _row(row: PostureRow, scope: Scope) -> Row:
    facts = []
    if row.figure:
        kind = f" ({row.figure_kind.label})" if row.figure_kind else ""
        facts.append((say("Figure"), f"{row.figure} {row.unit}{kind}".strip()))
    if row.counterparts:
        facts.append((say("With"), scope.actors(row.counterparts)))
    holds = row.held.holds_on(scope.day)
    return Row(
        key=f"posture:{row.id}",
        when=row.held.words,
        tag=f"{scope.actor(row.party)} · {row.kind.label} · {row.direction.label}",
        title=row.title,
        detail=row.detail,
        tone=TONES[row.direction],
        facts=tuple(facts),
        faint=not holds,
        place=scope.on_map(row.place),
        cites=scope.cites(row.sources),
    )
