"""The widgets of a dossier: world view, date, panel and filters.

Their values live under fixed keys of the session, put there from the address before the
first of them is drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st

from parley.catalog import Catalog
from parley.catalog.ledgers import places_of
from parley.catalog.spans import first_day, last_day, views_of
from parley.language import say
from parley.model import Dispute
from parley.mosaic.views import DE_FACTO, NEUTRAL
from parley.panels import PANELS, Filters
from parley.ui import state as address
from parley.ui.chrome import plain
from parley.ui.library import Library
from parley.ui.state import ViewState
from parley.vocabulary import EventKind, Track

ROOM = 46
"""Views whose names have more letters than this stand in a list: as buttons they would wrap."""
FILTERED = ("timeline", "posture", "mediation")


def place(state: ViewState) -> None:
    """Put the view that an address asks for into the widgets."""
    session = st.session_state
    session["view"], session["panel"], session["day"] = state.view, state.panel, state.day
    session["tracks"] = sorted(state.filters.tracks)
    session["kinds"] = sorted(state.filters.kinds)
    session["actors"] = sorted(state.filters.actors)
    if state.against:
        session["with-view"], session["with-day"] = state.against


def clear_filters() -> None:
    """Take every filter away, so that a selected row is sure to be seen."""
    for name in ("tracks", "kinds", "actors"):
        st.session_state[name] = []


def view_switch(dispute: Dispute, catalog: Catalog) -> str:
    """The world view: neutral, de facto, or as a party sees it."""
    options = views_of(dispute)
    labels = view_labels(options, catalog)
    if sum(len(label) for label in labels.values()) > ROOM:
        return st.selectbox(
            say("World view"),
            options,
            format_func=labels.__getitem__,
            key="view",
            label_visibility="collapsed",
            width=300,
        )
    chosen = st.segmented_control(
        say("World view"),
        options,
        format_func=lambda view: plain(labels[view]),
        key="view",
        label_visibility="collapsed",
    )
    return chosen or NEUTRAL


def day_picker(dispute: Dispute) -> date:
    """The date shown, from the first record to the newest confirmed status.

    The time bar on the map moves it by hand, and from one dated change or event to the
    next; here it is typed.
    """
    first, last = first_day(dispute), last_day(dispute)
    chosen: date = st.date_input(
        say("As of"),
        min_value=first,
        max_value=last,
        key="day",
        format="YYYY-MM-DD",
        label_visibility="collapsed",
        width=170,
    )
    return chosen


def comparison(
    panel: str, dispute: Dispute, shared: Library, view: str, day: date
) -> tuple[str, date] | None:
    """The second view and day, asked for above the panel that compares.

    Unless the reader has chosen, the second view is the first one that answers differently.
    """
    if panel != "difference":
        return None
    options, session = views_of(dispute), st.session_state
    catalog, views = shared.catalog, shared.views
    first, last = first_day(dispute), last_day(dispute)
    if session.get("with-view") not in options:
        others = [other for other in options if other != view]
        places = places_of(dispute, catalog)
        differing = (other for other in others if views.differ(other, view, day, places))
        session["with-view"] = next(differing, others[0])
    if not first <= session.get("with-day", date.min) <= last:
        session["with-day"] = day
    labels = view_labels(options, catalog)
    with st.container(key="comparison", horizontal=True, gap="small", vertical_alignment="bottom"):
        other = st.selectbox(
            say("Compare with"),
            options,
            format_func=labels.__getitem__,
            key="with-view",
        )
        when: date = st.date_input(
            say("on"), min_value=first, max_value=last, key="with-day", format="YYYY-MM-DD"
        )
    return other, when


def view_labels(options: list[str], catalog: Catalog) -> dict[str, str]:
    """Short names of views for a switch."""
    names = {NEUTRAL: say("Neutral view"), DE_FACTO: say("De facto")}
    return {
        view: names.get(view) or say("As {party}", party=catalog.actor_name(view))
        for view in options
    }


def panel_switch() -> str:
    """The panel shown beside the map."""
    chosen = st.segmented_control(
        say("Panel"),
        list(PANELS),
        format_func=lambda name: PANELS[name].tab,
        key="panel",
        label_visibility="collapsed",
    )
    return chosen or address.DEFAULT_PANEL


def filters(panel: str, dispute: Dispute, catalog: Catalog) -> Filters:
    """What the reader narrows a panel to; panels without filters show none."""
    if panel not in FILTERED:
        return Filters()
    tracks: list[Track] = []
    kinds: list[str] = []
    if panel == "timeline":
        tracks = st.pills(
            say("Track"),
            list(Track),
            selection_mode="multi",
            key="tracks",
            format_func=lambda track: track.label,
            label_visibility="collapsed",
        )
    with st.container(key="filters", horizontal=True, gap="small"):
        if panel == "timeline":
            used = {event.kind for event in dispute.timeline}
            options = [kind.value for kind in EventKind if kind in used]
            kinds = _choose(
                "kinds", say("All kinds"), options, lambda kind: EventKind.of(kind).label
            )
        named = sorted(_actors_in(panel, dispute), key=catalog.actor_name)
        actors = _choose("actors", say("All actors"), named, catalog.actor_name)
    return Filters(frozenset(tracks), frozenset(kinds), frozenset(actors))


def _choose(
    key: str, everything: str, options: list[str], words: Callable[[str], str]
) -> list[str]:
    session = st.session_state
    session[key] = [item for item in session.get(key, []) if item in options]
    return st.multiselect(
        everything,
        options,
        key=key,
        format_func=words,
        placeholder=everything,
        label_visibility="collapsed",
    )


def _actors_in(panel: str, dispute: Dispute) -> set[str]:
    if panel == "timeline":
        return {actor for event in dispute.timeline for actor in event.actors}
    if panel == "posture":
        return {row.party for row in dispute.posture}
    return {actor for row in dispute.mediation for actor in row.third_parties}
