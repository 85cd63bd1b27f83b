"""Scripts that nobody has written: a sensible briefing of any dispute, or of several.

The order is that of a spoken brief: where and how it stands, who claims and who controls, how
it came about, how each side sees it, what pushes, what pulls, what is in force, and what is
not known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from parley.blocks import Prose
from parley.briefing.edition import Edition
from parley.catalog.ledgers import own_names
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
    slug = dispute.slug
    notes = _Notes(dispute, edition)
    yield Step(
        title=say("Where it is, and how it stands"),
        dispute=slug,
        blocks=(Beside.STATUS,),
        notes=notes.section("Summary"),
    )
    yield Step(
        title=say("Who claims, and who controls"),
        dispute=slug,
        view=DE_FACTO,
        blocks=(Beside.CLAIMS,),
        notes=notes.section("Claims in words"),
    )
    for day in turning_points(dispute, edition):
        yield Step(
            title=headline(say("How it came about: {day}", day=day_in_words(day))),
            dispute=slug,
            on=day.isoformat(),
            view=DE_FACTO,
            blocks=(Beside.TIMELINE,),
        )
    for party in dispute.parties:
        if _sees_otherwise(dispute, party, edition):
            yield Step(
                title=headline(edition.painter.view_name(party)),
                dispute=slug,
                view=party,
                against=NEUTRAL,
                blocks=(Beside.DIFFERENCE,),
            )
    yield Step(
        title=say("What pushes"),
        dispute=slug,
        blocks=(Beside.PUSHES,),
        notes=notes.section("What pushes"),
    )
    yield Step(
        title=say("Security posture"),
        dispute=slug,
        blocks=(Beside.POSTURE,),
        notes=notes.section("Barriers"),
    )
    if charts(notes.scope):
        yield Step(
            title=say("The states in figures"),
            dispute=slug,
            blocks=(Beside.FIGURES,),
        )
    yield Step(
        title=say("What pulls"),
        dispute=slug,
        blocks=(Beside.PULLS,),
        notes=notes.section("What pulls"),
    )
    yield Step(
        title=say("Mediation actors"),
        dispute=slug,
        blocks=(Beside.MEDIATION,),
        notes=notes.section("Third parties"),
    )
    yield Step(
        title=say("What is in force"),
        dispute=slug,
        blocks=(Beside.MEASURES,),
        notes=notes.section("Drivers"),
    )
    yield Step(
        title=say("The record, and the newest of it"),
        dispute=slug,
        blocks=(Beside.PICTURE, Beside.TIMELINE),
    )
    yield Step(
        title=say("What is not known"),
        dispute=slug,
        blocks=(Beside.UNKNOWN, Beside.SOURCES),
        notes=notes.section("What is not known"),
    )


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
    places = [*edition.catalog.areas_of(dispute.slug), *own_names(dispute)]
    days = sorted(
        {day for row in dispute.positions for day in turning_days(row.held)}
        & {event.when.earliest for event in dispute.timeline}
    ) or sorted({day for row in dispute.positions for day in turning_days(row.held)})
    days = [day for day in days if day <= last_day(dispute)]
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


def _sees_otherwise(dispute: Dispute, party: str, edition: Edition) -> bool:
    day = last_day(dispute)
    places = [*edition.catalog.areas_of(dispute.slug), *own_names(dispute)]
    answer = edition.views.answer
    return any(answer(party, at, day) != answer(NEUTRAL, at, day) for at in places)


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
