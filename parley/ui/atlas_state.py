"""What the atlas shows: filters, search, view, day and camera, and their form in the address."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import streamlit as st

from parley.briefing.sheets import WORLD
from parley.catalog import Catalog
from parley.catalog.spans import first_day
from parley.dates import PartialDate, today
from parley.language import mark, say
from parley.mosaic.views import DE_FACTO, NEUTRAL
from parley.panels.atlas import AtlasFilters, third_parties
from parley.ui.library import Library
from parley.ui.state import NO_PART, NO_SECOND_VIEW, NO_VIEW, no_date, outside
from parley.vocabulary import ActorKind, DisputeKind, Hostility, Region, Stage, Term

SEEING = (ActorKind.STATE, ActorKind.ENTITY)
FILTERS = ("regions", "kinds", "stages", "hostility", "parties", "third_parties")
BELOW = {
    "disputes": mark("Disputes"),
    "words": mark("The map in words"),
    "difference": mark("Compare two views"),
}
Choice = tuple[str, list[str], Callable[[str], str]]


def choices(catalog: Catalog) -> dict[str, Choice]:
    """Every filter: its label, the values that occur, and what a value is called."""
    disputes = catalog.disputes.values()
    parties = sorted({p for d in disputes for p in d.parties}, key=catalog.actor_name)

    def of(term: type[Term], used: Iterable[str]) -> tuple[list[str], Callable[[str], str]]:
        present = set(used)
        return [v for v in term.values() if v in present], lambda value: term.of(value).label

    return {
        "regions": (say("Region"), *of(Region, (d.identity.region for d in disputes))),
        "kinds": (say("Kind"), *of(DisputeKind, (k for d in disputes for k in d.identity.kind))),
        "stages": (say("Stage"), *of(Stage, (d.identity.stage for d in disputes))),
        "hostility": (
            say("Hostility"),
            *of(Hostility, (d.hostility_on(d.as_of) for d in disputes)),
        ),
        "parties": (say("Party"), parties, catalog.actor_name),
        "third_parties": (say("Third party"), third_parties(catalog), catalog.actor_name),
    }


def world_views(catalog: Catalog) -> list[str]:
    """The views of the world: neutral, de facto, then every state with a position, by name.

    An entity that acts as a state counts as one here; courts and organisations hold
    positions too, but draw no world of their own.
    """
    held = {row.party for d in catalog.disputes.values() for row in d.positions}
    states = [party for party in held if catalog.known.actors[party].kind in SEEING]
    return [NEUTRAL, DE_FACTO, *sorted(states, key=catalog.actor_name)]


def world_days(catalog: Catalog) -> tuple[date, date]:
    """The first recorded day of any dispute, and the newest confirmed one."""
    disputes = catalog.disputes.values()
    newest = max((dispute.as_of for dispute in disputes), default=today())
    return min((first_day(dispute) for dispute in disputes), default=newest), newest


def open_address(shared: Library) -> list[str]:
    """Put what the address asks for into the widgets; name what could not be used."""
    sentences: list[str] = []
    session, params = st.session_state, st.query_params.to_dict()
    for name, (label, options, _) in choices(shared.catalog).items():
        asked = [value for value in params.get(name, "").split(".") if value]
        unknown = [value for value in asked if value not in options]
        if unknown:
            text = say(
                "{filter} “{value}” is unknown here and left out.",
                filter=label,
                value=unknown[0][:60],
            )
            sentences.append(text)
        session[f"atlas-{name}"] = [value for value in asked if value in options]
    session["atlas-query"] = params.get("q", "")[:120]
    views = world_views(shared.catalog)
    session["atlas-view"] = _known(params.get("view", ""), views, NEUTRAL, NO_VIEW, sentences)
    below = _known(params.get("below", ""), list(BELOW), "disputes", NO_PART, sentences)
    session["atlas-below"] = below
    session["atlas-day"] = _day(params.get("on", ""), shared.catalog, sentences)
    other = params.get("with", "")
    session["atlas-with"] = _known(other, views, DE_FACTO, NO_SECOND_VIEW, sentences)
    session["atlas-with-day"] = _day(params.get("with_on", ""), shared.catalog, sentences)
    session.setdefault("atlas-camera", _camera(params.get("at", ""), sentences))
    return sentences


def address(filters: AtlasFilters, query: str, against: tuple[str, date] | None) -> dict[str, Any]:
    """The address of what is shown; None for what stands at its default."""
    session = st.session_state
    view, below, day = session["atlas-view"], session["atlas-below"], session["atlas-day"]
    return {
        **{name: ".".join(sorted(getattr(filters, name))) or None for name in FILTERS},
        "q": query.strip() or None,
        "view": view if view != NEUTRAL else None,
        "on": day.isoformat() if day != session["atlas-newest"] else None,
        "below": below if below != "disputes" else None,
        "with": against[0] if against else None,
        "with_on": against[1].isoformat() if against else None,
    }


def _known(value: str, options: list[str], default: str, wrong: str, sentences: list[str]) -> str:
    if not value or value in options:
        return value or default
    sentences.append(say(wrong, value=value[:60]))
    return default


def _day(value: str, catalog: Catalog, sentences: list[str]) -> date:
    first, newest = world_days(catalog)
    st.session_state["atlas-newest"] = newest
    if not value:
        return newest
    try:
        day = PartialDate.parse(value).earliest
    except ValueError:
        sentences.append(no_date(value))
        return newest
    if not first <= day <= newest:
        sentences.append(outside(day, first, newest))
    return min(max(day, first), newest)


def _camera(value: str, sentences: list[str]) -> dict[str, Any]:
    try:
        lat, lon, zoom = (float(part) for part in value.split(","))
        if -90 <= lat <= 90 and -200 <= lon <= 200 and 0 <= zoom <= 12:
            return {"n": 1, "c": [lat, lon], "z": zoom}
    except ValueError:
        if value:
            sentences.append(say("The map position of the address could not be read."))
    return {"n": 1, "b": WORLD}
