"""What is selected on the map, in words: an area, a line, a site or a zone on the day."""

from __future__ import annotations

from collections.abc import Callable

from parley.blocks import Block, Cite, Fact, Facts, Heading, Notice, Prose, Records
from parley.catalog.ledgers import own
from parley.catalog.naming import in_both
from parley.language import exact, first_capital, in_turn, mark, number, say
from parley.model import Feature, LedgerEntry
from parley.mosaic.views import Boundary
from parley.panels.claims import assignment_in_words, view_name
from parley.panels.scope import Scope
from parley.panels.timeline import event_row, newest_first
from parley.vocabulary import LineKind, Position

MANY = 4
DRAWN = {
    Boundary.NONE: mark("drawn none"),
    Boundary.COAST: mark("drawn coast"),
    Boundary.SOLID: mark("drawn solid"),
    Boundary.DASHED: mark("drawn dashed"),
    Boundary.DOTTED: mark("drawn dotted"),
    Boundary.INNER: mark("drawn inner"),
}


def selection(scope: Scope, key: str) -> list[Block]:
    """Name, facts and dated events of a selected place; empty for a row of a panel."""
    if ":" in key:
        return []
    feature = scope.dispute.feature(key)
    if feature is not None:
        return _feature(feature, scope)
    if "~" in key:
        return _edge(key, scope)
    return _area(key, scope) if key in scope.catalog.areas else []


def _area(area_id: str, scope: Scope) -> list[Block]:
    area = scope.catalog.areas[area_id]
    items = [*_names(area_id, scope), *_stands(area_id, scope)]
    items.append(Fact(say("Size"), say("{size} km²", size=number(area.km2)), say("geodesic")))
    blocks: list[Block] = [Heading(scope.names.shown(area_id, scope.view)), Facts(tuple(items))]
    if not scope.views.ledger.has_entries(area_id) and area.contested:
        blocks.append(Notice(say("Contested; its positions are not recorded in this edition.")))
    return blocks + _events(lambda place: area_id in scope.catalog.known.expand(place), scope)


def _names(place: str, scope: Scope) -> list[Fact]:
    """What each party calls a place, parties in alphabetical order."""
    rows = scope.names.of(place)
    if not rows:
        return []
    words = in_turn(
        say("{party}: {name}", party=scope.actor(row.party), name=in_both(row)) for row in rows
    )
    return [Fact(say("Names"), words)]


def _stands(place: str, scope: Scope) -> list[Fact]:
    """What the view and the ledger say of an area or a shape with positions."""
    ledger = scope.views.ledger
    answer = scope.views.answer(scope.view, place, scope.day)
    live = ledger.entries(place, scope.day)
    control = ledger.control(place, scope.day)
    held = scope.actors(control.parties) or say("nobody")
    items = [
        Fact(view_name(scope.view, scope), assignment_in_words(answer, scope)),
        Fact(
            say("Controlled by"),
            held,
            control.shared.label if control.shared else "",
            _cites(live, Position.CONTROLS, scope),
        ),
    ]
    return items + _positions(live, scope)


def _positions(live: list[LedgerEntry], scope: Scope) -> list[Fact]:
    items = []
    claimants = [row for row in live if row.position is Position.CLAIMS]
    if claimants:
        names = scope.actors({row.party for row in claimants})
        items.append(Fact(say("Claimed by"), names, "", _cites(live, Position.CLAIMS, scope)))
    for position in (Position.RECOGNISES, Position.REJECTS, Position.DENIES):
        rows = [row for row in live if row.position is position]
        if rows:
            words = in_turn(sorted({_whom(row, scope) for row in rows}))
            label = first_capital(position.label)
            items.append(Fact(label, words, "", _cites(live, position, scope)))
    return items


def _whom(row: LedgerEntry, scope: Scope) -> str:
    if not row.of:
        return scope.actor(row.party)
    return say("{party}: {name}", party=scope.actor(row.party), name=scope.actor(row.of))


def _cites(rows: list[LedgerEntry], position: Position, scope: Scope) -> tuple[Cite, ...]:
    return scope.cites_of(row for row in rows if row.position is position)


def _feature(feature: Feature, scope: Scope) -> list[Block]:
    items = [
        Fact(say("Kind"), feature.kind.label),
        Fact(say("Position"), feature.precision.label),
    ]
    if feature.uncertainty_km:
        items.append(Fact(say("Uncertainty"), say("± {km} km", km=exact(feature.uncertainty_km))))
    place = own(scope.dispute.slug, feature.id)
    if place in scope.views.ledger.areas:
        items += _stands(place, scope)
    elif feature.holder:
        claimed = feature.kind is LineKind.CLAIM_LINE
        label = say("Claimed by") if claimed else say("Controlled by")
        items.append(Fact(label, scope.actor(feature.holder)))
    if feature.held.start or feature.held.end:
        items.append(Fact(say("Dates"), feature.held.words))
    items = [*_names(place, scope), *items]
    blocks: list[Block] = [Heading(scope.names.shown(place, scope.view)), Facts(tuple(items))]
    if feature.note:
        blocks.append(Prose(feature.note, scope.cites(feature.sources)))
    return blocks + _events(lambda place: place == feature.id, scope)


def _edge(key: str, scope: Scope) -> list[Block]:
    one, _, other = key.partition("~")
    if one not in scope.catalog.areas or other not in scope.catalog.areas:
        return []
    named = scope.views.ledger.line_between(one, other, scope.day)
    names = scope.catalog.area_name(one), scope.catalog.area_name(other)
    drawn = scope.views.boundary(scope.view, scope.day, one, other)
    km = scope.catalog.lengths.get((min(one, other), max(one, other)))
    items = [
        Fact(say("Between"), say("{one} and {other}", one=names[0], other=names[1])),
        *(
            [Fact(say("Length"), say("{length} km", length=number(km)), say("geodesic"))]
            if km
            else []
        ),
        Fact(view_name(scope.view, scope), say(DRAWN[drawn])),
    ]
    if named is None:
        return [Heading(say("Edge of two areas")), Facts(tuple(items))]
    slug = named.id.rpartition("/")[0]
    items.insert(0, Fact(say("Kind"), named.kind.label, "", scope.cites(named.sources, slug)))
    items += _positions(scope.views.ledger.entries(named.id, scope.day), scope)
    blocks: list[Block] = [Heading(named.name), Facts(tuple(items))]
    if named.note:
        blocks.append(Prose(named.note, scope.cites(named.sources, slug)))
    return blocks


def _events(here: Callable[[str], bool], scope: Scope) -> list[Block]:
    past = [
        event
        for event in scope.dispute.timeline
        if event.place and event.when.earliest <= scope.day and here(event.place)
    ]
    if not past:
        return []
    rows = tuple(event_row(event, scope) for event in newest_first(past)[:MANY])
    return [Heading(say("What happened here"), 3), Records(rows)]
