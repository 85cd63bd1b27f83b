"""One third party as blocks: everything it does across the disputes, each row with its sources."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from parley.analysis.third_parties import (
    Choice,
    Elsewhere,
    Involvement,
    ThirdParty,
    elsewhere,
    runs,
    tallied,
)
from parley.blocks import Block, Fact, Facts, Heading, Notice, Prose, Records, Row
from parley.catalog import Catalog
from parley.dates import day_in_words
from parley.language import listed, say
from parley.model import Count, Dispute, LedgerEntry, Measure, PostureRow
from parley.model.register import Guarantee, Instance
from parley.panels.claims import tally_in_words
from parley.panels.mediation import facts_of
from parley.panels.posture import TONES
from parley.panels.register import Numbering
from parley.panels.scope import by_start
from parley.vocabulary import AgreementStage

BESIDE = 6


def third_party(catalog: Catalog, each: ThirdParty, choice: Choice) -> list[Block]:
    """Engagements by whether they are active on the day, then whatever else it does."""
    numbers = Numbering(catalog)
    begun = [part for part in each.engagements if _begun(part, choice.day)]
    running = [part for part in begun if part.active(choice.day)]
    rest = [part for part in begun if part not in running]
    blocks: list[Block] = [_facts(catalog, each, choice.day)]
    if catalog.known.actors[each.id].note:
        blocks.append(Prose(catalog.known.actors[each.id].note))
    for title, parts in (
        (say("Active on {day}", day=day_in_words(choice.day)), running),
        (say("Ended, idle or not confirmed"), rest),
    ):
        if parts:
            ordered = sorted(parts, key=lambda part: by_start(part.row.held), reverse=True)
            rows = tuple(
                _engagement(catalog, each.id, part, choice.day, numbers) for part in ordered
            )
            blocks += [Heading(f"{title}: {len(rows)}"), Records(rows)]
    if not begun:
        blocks.append(Notice(say("No engagement is recorded, or none passes the filters.")))
    if not choice.of_engagements:
        blocks += _elsewhere(catalog, elsewhere(catalog, each.id), choice, numbers)
    return [*blocks, numbers.block()]


def _begun(part: Involvement, day: date) -> bool:
    return part.row.held.start is None or part.row.held.start.earliest <= day


def _facts(catalog: Catalog, each: ThirdParty, day: date) -> Facts:
    """The whole record of an actor in a few counts."""
    rows = [part.row for part in each.engagements]
    binding = sum(row.means.binding for row in rows)
    means = listed(tallied(row.means.label for row in rows))
    reached = [row for row in rows if row.agreement_stage is not AgreementStage.NONE]
    beside = Counter(actor for row in rows for actor in row.third_parties if actor != each.id)
    regions = listed(tallied(dispute.identity.region.label for dispute in each.disputes))
    items = (
        (say("Kind"), each.kind.label),
        (say("Disputes"), f"{len(each.disputes)}: {regions}"),
        (
            say("Engagements"),
            say("{count}, of which {active} active", count=len(rows), active=each.active(day)),
        ),
        (say("Roles"), listed(tallied(row.role.label for row in rows))),
        (
            say("Means"),
            say("{means}; {count} binding", means=means, count=binding) if binding else means,
        ),
        (say("Texts reached"), listed(tallied(row.agreement_stage.label for row in reached))),
        (
            say("Most often beside"),
            listed(f"{catalog.actor_name(a)} {n}" for a, n in beside.most_common(BESIDE)),
        ),
    )
    return Facts(tuple(Fact(label, text) for label, text in items if text))


def _engagement(
    catalog: Catalog, actor: str, part: Involvement, day: date, numbers: Numbering
) -> Row:
    row, dispute = part.row, part.dispute
    on = min(day, dispute.as_of)
    beside = catalog.actor_names(other for other in row.third_parties if other != actor)
    facts = [*facts_of(row, on)]
    if beside:
        facts.append((say("Together with"), beside))
    if actor in dispute.parties:
        facts.append((say("Note"), say("also a party to this dispute")))
    return Row(
        key=part.key,
        when=row.held.words,
        tag=f"{dispute.identity.short} · {row.role.label}",
        title=row.title,
        detail=row.outcome,
        tone="eases",
        facts=tuple(facts),
        faint=not runs(row, on),
        cites=numbers.cites(f"{dispute.slug}/{source}" for source in row.sources),
    )


def _elsewhere(
    catalog: Catalog, found: Elsewhere, choice: Choice, numbers: Numbering
) -> list[Block]:
    """The rows beside the engagements: a heading and a list for each kind that has any."""
    day = choice.day

    def rows(kind: str, pairs: list[tuple[Dispute, Any]], told: Any) -> list[Row]:
        return [
            Row(
                key=f"{dispute.slug}|{kind}:{item.id}",
                cites=numbers.cites(f"{dispute.slug}/{source}" for source in item.sources),
                **told(catalog, dispute, item, day),
            )
            for dispute, item in pairs
            if choice.covers(dispute)
        ]

    counts = [(dispute, row) for dispute, row in found.counts if row.when.earliest <= day]
    guarantees = sorted(found.guarantees, key=lambda row: by_start(row.held), reverse=True)
    instances = sorted(found.instances, key=lambda row: by_start(row.held), reverse=True)
    parts = (
        (
            say("Posture as an outside actor or guarantor"),
            rows("posture", found.posture, _posture),
        ),
        (say("What it recognises, rejects or holds"), rows("position", found.positions, _position)),
        (say("Votes and recognitions counted in it"), rows("count", counts, _count)),
        (say("Measures it runs or takes part in"), rows("measure", found.measures, _measure)),
        (
            say("Texts of guarantee"),
            [_guarantee(catalog, row, day, numbers) for row in guarantees],
        ),
        (
            say("In the register of military diplomacy"),
            [_instance(catalog, row, day, numbers) for row in instances],
        ),
    )
    blocks: list[Block] = []
    for title, part in parts:
        if part:
            blocks += [Heading(f"{title}: {len(part)}"), Records(tuple(part))]
    return blocks


def _posture(catalog: Catalog, dispute: Dispute, row: PostureRow, day: date) -> dict[str, Any]:
    beside = catalog.actor_names(row.counterparts)
    return {
        "when": row.held.words,
        "tag": f"{dispute.identity.short} · {row.kind.label} · {row.direction.label}",
        "title": row.title,
        "detail": row.detail,
        "tone": TONES[row.direction],
        "facts": ((say("With"), beside),) if beside else (),
        "faint": not row.held.holds_on(day),
    }


def _position(catalog: Catalog, dispute: Dispute, row: LedgerEntry, day: date) -> dict[str, Any]:
    shape = dispute.feature(row.area)
    line = next((line.name for line in dispute.lines if line.id == row.area), "")
    place = shape.name if shape else line or catalog.area_name(row.area)
    return {
        "when": row.held.words,
        "tag": f"{dispute.identity.short} · {row.position.label}",
        "title": f"{catalog.actor_name(row.of)}: {place}" if row.of else place,
        "detail": row.basis,
        "faint": not row.held.holds_on(day),
    }


def _count(_: Catalog, dispute: Dispute, row: Count, __: date) -> dict[str, Any]:
    return {
        "when": row.when.words,
        "tag": f"{dispute.identity.short} · {row.kind.label}",
        "title": f"{row.title}: {tally_in_words(row)}",
        "detail": row.detail,
    }


def _measure(catalog: Catalog, dispute: Dispute, row: Measure, day: date) -> dict[str, Any]:
    known = row.seen_on is None or row.seen_on.earliest <= day
    state = row.state.label if known else say("state on this date not recorded")
    return {
        "when": row.held.words,
        "tag": f"{dispute.identity.short} · {row.kind.label} · {state}",
        "title": row.title,
        "detail": row.detail,
        "tone": "eases",
        "facts": (
            (say("Between"), catalog.actor_names(row.between)),
            (say("Authority"), row.authority),
        ),
        "faint": not row.held.holds_on(day),
    }


def _guarantee(catalog: Catalog, row: Guarantee, day: date, numbers: Numbering) -> Row:
    return Row(
        key=f"guarantees|{row.id}",
        when=row.held.words,
        tag=row.obligation.label,
        title=row.text,
        detail=row.detail,
        facts=(
            (say("Bound"), catalog.actor_names(row.guarantor)),
            (say("Towards"), catalog.actor_names(row.protected)),
        ),
        faint=not row.held.holds_on(day),
        cites=numbers.cites(row.sources),
    )


def _instance(catalog: Catalog, row: Instance, day: date, numbers: Numbering) -> Row:
    names = (catalog.disputes[slug].identity.short for slug in row.disputes)
    return Row(
        key=f"register|{row.id}",
        when=row.held.words,
        tag=row.instrument.label,
        title=row.title,
        detail=row.effect,
        tone="eases",
        facts=((say("Disputes"), listed(names)),),
        faint=not row.held.holds_on(day),
        cites=numbers.cites(row.sources),
    )
