"""Scripts that nobody has written: a sensible briefing of any dispute, or of several.

The order is that of a spoken brief: where and how it stands, who claims and who controls, how
it came about, how each side sees it, what pushes, what pulls, what is in force, and what is
not known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from parley.blocks import Prose
from parley.briefing.edition import Edition
from parley.catalog.ledgers import places_of
from parley.catalog.spans import last_day
from parley.dates import day_in_words
from parley.language import say
from parley.model import Briefing, Dispute, Step
from parley.model.fields import CONTROL
from parley.mosaic.ledger import turning_days
from parley.mosaic.views import DE_FACTO, NEUTRAL
from parley.panels import Scope
from parley.panels.figures import charts
from parley.panels.overview import section
from parley.vocabulary import BriefingBlock as Beside
from parley.vocabulary import Region

TURNS, MAX_TITLE = 4, 140


def script_of(dispute: Dispute, edition: Edition) -> Briefing:
    """The script in the dispute's folder, or one made from its record."""
    return dispute.briefing or made_for(dispute, edition)


def made_for(dispute: Dispute, edition: Edition) -> Briefing:
    """A script made from the record alone; equal records give equal scripts."""
    return Briefing(title=dispute.name, steps=tuple(_steps(dispute, edition)))


def _steps(dispute: Dispute, edition: Edition) -> Iterator[Step]:
    notes = _Notes(dispute, edition)

    def step(title: str, *blocks: Beside, told: str = "", **seen: Any) -> Step:
        """A step of this dispute; `told` is the section that the speaker tells."""
        text = notes.section(told) if told else ""
        return Step(title=title, dispute=dispute.slug, blocks=blocks, notes=text, **seen)

    yield step(say("Where it is, and how it stands"), Beside.STATUS, told="Summary")
    yield step(
        say("Who claims, and who controls"), Beside.CLAIMS, told="Claims in words", view=DE_FACTO
    )
    for day in turning_points(dispute, edition):
        title = headline(say("How it came about: {day}", day=day_in_words(day)))
        yield step(title, Beside.TIMELINE, on=day.isoformat(), view=DE_FACTO)
    newest, places = last_day(dispute), places_of(dispute, edition.catalog)
    for party in dispute.parties:
        if edition.views.differ(party, NEUTRAL, newest, places):
            title = headline(edition.painter.view_name(party))
            yield step(title, Beside.DIFFERENCE, view=party, against=NEUTRAL)
    yield step(say("What pushes"), Beside.PUSHES, told="What pushes")
    yield step(say("Security posture"), Beside.POSTURE, told="Barriers")
    if charts(notes.scope):
        yield step(say("The states in figures"), Beside.FIGURES)
    yield step(say("What pulls"), Beside.PULLS, told="What pulls")
    yield step(say("Mediation actors"), Beside.MEDIATION, told="Third parties")
    yield step(say("What is in force"), Beside.MEASURES, told="Drivers")
    yield step(say("The record, and the newest of it"), Beside.PICTURE, Beside.TIMELINE)
    yield step(say("What is not known"), Beside.UNKNOWN, Beside.SOURCES, told="What is not known")


def headline(text: str) -> str:
    """A sentence as a title of a script: a file holds no marks of direction, and 140 letters.

    The sentences of a language written from right to left set their values apart by such marks.
    """
    return CONTROL.sub("", text)[:MAX_TITLE]


class _Notes:
    """Speaker notes: a whole section of the prose, where a slide shows its first sentences."""

    def __init__(self, dispute: Dispute, edition: Edition) -> None:
        day = last_day(dispute)
        self.scope = Scope(edition.catalog, edition.views, dispute, day, NEUTRAL, edition.retrieved)

    def section(self, heading: str) -> str:
        """The section's paragraphs, without the marks of their sources."""
        told = [b.text for b in section(self.scope, heading) if isinstance(b, Prose)]
        kept = "\n\n".join(told)
        return kept if len(kept) <= 2000 else kept[:2000].rpartition(". ")[0] + "."


def turning_points(dispute: Dispute, edition: Edition, most: int = TURNS) -> list[date]:
    """The days on which most places changed hands or standing, in their order.

    A day counts the places whose answer in the neutral or the de facto view is another than on
    the last such day before it; the first day of all and the newest status are no turn.
    """
    places = places_of(dispute, edition.catalog)
    turns = {day for row in dispute.positions for day in turning_days(row.held)}
    told = turns & {event.when.earliest for event in dispute.timeline}
    days = sorted(day for day in told or turns if day <= last_day(dispute))
    views = edition.views

    def answers(day: date) -> list[object]:
        return [views.answer(v, place, day) for v in (DE_FACTO, NEUTRAL) for place in places]

    weights: list[tuple[int, date]] = []
    before: list[object] | None = None
    for day in days:
        now = answers(day)
        if before is not None:
            changed = sum(a != b for a, b in zip(before, now, strict=True))
            if changed:
                weights.append((changed, day))
        before = now
    heaviest = sorted(weights, key=lambda pair: (-pair[0], pair[1]))[:most]
    return sorted(day for _, day in heaviest)


def gathered(title: str, slugs: Iterable[str], edition: Edition) -> Briefing:
    """One briefing of several disputes: the world with all of them, then two steps for each."""
    title = headline(title)
    chosen = [edition.catalog.disputes[slug] for slug in slugs]
    steps = [
        Step(
            title=title,
            about=tuple(dispute.slug for dispute in chosen),
            blocks=(Beside.DISPUTES,),
        )
    ]
    for dispute in chosen:
        notes = _Notes(dispute, edition)
        steps.append(
            Step(
                title=dispute.name,
                dispute=dispute.slug,
                blocks=(Beside.STATUS,),
                notes=notes.section("Summary"),
            )
        )
        steps.append(
            Step(
                title=headline(
                    say("{dispute}: what pushes, what pulls", dispute=dispute.identity.short)
                ),
                dispute=dispute.slug,
                blocks=(Beside.PUSHES, Beside.PULLS, Beside.TIMELINE),
                notes=notes.section("What pulls"),
            )
        )
    return Briefing(title=title, steps=tuple(steps))


def of_region(region: Region, edition: Edition) -> list[str]:
    """Slugs of the disputes of a region, by name."""
    return _named(edition, lambda dispute: dispute.identity.region is region)


def of_mediator(actor: str, edition: Edition) -> list[str]:
    """Slugs of the disputes in which an actor is or was a third party, by name."""
    return _named(
        edition,
        lambda dispute: any(actor in row.third_parties for row in dispute.mediation),
    )


def since(day: date, edition: Edition) -> list[str]:
    """Slugs of the disputes with an event on or after a day, by name."""
    return _named(
        edition,
        lambda dispute: any(event.when.earliest >= day for event in dispute.timeline),
    )


def _named(edition: Edition, wanted: Callable[[Dispute], bool]) -> list[str]:
    found = [dispute for dispute in edition.catalog.disputes.values() if wanted(dispute)]
    return [dispute.slug for dispute in sorted(found, key=lambda dispute: dispute.name)]
