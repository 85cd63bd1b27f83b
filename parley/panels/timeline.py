"""The diplomatic timeline: two tracks as a picture first, then the dated rows."""

from __future__ import annotations

from parley.blocks import Block, Heading, Mark, Notice, Records, Row, Timeline
from parley.dates import day_in_words
from parley.language import say, say_many
from parley.model import Event
from parley.panels.scope import Scope
from parley.vocabulary import Hostility

MARGIN_YEARS = 1.0


def timeline(scope: Scope) -> list[Block]:
    """Everything dated up to the day; later events stay visible as faint marks only."""
    events = [event for event in scope.dispute.timeline if _wanted(event, scope)]
    blocks: list[Block] = []
    if scope.dispute.timeline:
        blocks.append(picture(scope, events))
    past = [event for event in events if event.when.earliest <= scope.day]
    later = len(events) - len(past)
    blocks.append(Heading(say("What happened, to {day}", day=day_in_words(scope.day))))
    if later:
        text = say_many(
            "{count} later event is left out by the date shown.",
            "{count} later events are left out by the date shown.",
            later,
        )
        blocks.append(Notice(text))
    filtered = scope.filters.active
    empty = say("No event matches the filters.") if filtered else say("Nothing is dated so early.")
    blocks.append(Records(tuple(event_row(event, scope) for event in newest_first(past)), empty))
    blocks.append(scope.cited())
    return blocks


def picture(scope: Scope, events: list[Event]) -> Timeline:
    """The two-track picture over the whole span of the dispute, whatever the date shown."""
    everything = scope.dispute.timeline
    end = max(event.when.fraction for event in everything)
    return Timeline(
        marks=tuple(
            Mark(
                key=f"event:{event.id}",
                at=round(event.when.fraction, 3),
                track=event.track.value,
                level=int(event.hostility.value),
                text=say("{when}: {title}", when=event.when.words, title=event.title),
                future=event.when.earliest > scope.day,
                place=scope.on_map(event.place),
            )
            for event in events
        ),
        start=min(event.when.fraction for event in everything) - MARGIN_YEARS,
        end=end + MARGIN_YEARS,
        now=scope.day.year + (scope.day.timetuple().tm_yday - 1) / 365.25,
        label=say_many(
            "{count} event: raised tension above the axis, eased it below",
            "{count} events: raised tension above the axis, eased it below",
            len(events),
        ),
    )


def newest_first(events: list[Event]) -> list[Event]:
    """Events ordered by their date, the newest on top, before their sources are numbered."""
    return sorted(events, key=lambda event: event.when, reverse=True)


def event_row(event: Event, scope: Scope) -> Row:
    """An event as a selectable row; the level of hostility is a word, not only a colour."""
    tag = event.kind.label
    if event.hostility is not Hostility.NONE:
        tag = say("{kind} · level {level}", kind=tag, level=event.hostility.value)
    when = event.when.words
    if event.end is not None:
        when = say("{start} to {end}", start=when, end=event.end.words)
    return Row(
        key=f"event:{event.id}",
        when=when,
        tag=tag,
        title=event.title,
        detail=event.detail,
        tone=event.track.value,
        facts=((say("Actors"), scope.actors(event.actors)),) if event.actors else (),
        differs=event.differs,
        place=scope.on_map(event.place),
        cites=scope.cites(event.sources),
    )


def _wanted(event: Event, scope: Scope) -> bool:
    filters = scope.filters
    return (
        (not filters.tracks or event.track in filters.tracks)
        and (not filters.kinds or event.kind.value in filters.kinds)
        and (not filters.actors or bool(filters.actors & set(event.actors)))
    )
