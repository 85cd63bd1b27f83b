"""The widgets of a dossier: world view, date, panel and filters.

Their values live under fixed keys of the session, put there from the address before the
first of them is drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st

from parley.catalog import Catalog
from parley.model import Dispute
from parley.mosaic.views import DE_FACTO, NEUTRAL
from parley.panels import PANELS, Filters
from parley.ui import state as address
from parley.ui.chrome import plain
from parley.ui.state import ViewState
from parley.vocabulary import EventKind, Track

FILTERED = ("timeline", "posture", "mediation")


def place(state: ViewState) -> None:
    """Put the view that an address asks for into the widgets."""
    session = st.session_state
    session["view"], session["panel"], session["day"] = state.view, state.panel, state.day
    session["tracks"] = sorted(state.filters.tracks)
    session["kinds"] = sorted(state.filters.kinds)
    session["actors"] = sorted(state.filters.actors)


def clear_filters() -> None:
    """Take every filter away, so that a selected row is sure to be seen."""
    for name in ("tracks", "kinds", "actors"):
        st.session_state[name] = []


def view_switch(dispute: Dispute, catalog: Catalog) -> str:
    """The world view: neutral, de facto, or as a party sees it."""
    options = address.views_of(dispute)
    names = {NEUTRAL: "Neutral view", DE_FACTO: "De facto"}
    labels = {view: names.get(view) or f"As {catalog.actor_name(view)}" for view in options}
    chosen = st.segmented_control(
        "World view",
        options,
        format_func=lambda view: plain(labels[view]),
        key="view",
        label_visibility="collapsed",
    )
    return chosen or NEUTRAL


def day_slider(dispute: Dispute) -> date:
    """The date shown, from the first record to the newest confirmed status."""
    first, last = address.first_day(dispute), address.last_day(dispute)
    days = turning_days(dispute, first, last)
    back, middle, on = st.columns([1, 14, 1], vertical_alignment="bottom", gap="small")
    back.button("◀", key="earlier", help="Previous dated change", on_click=_step, args=(days, -1))
    on.button("▶", key="later", help="Next dated change", on_click=_step, args=(days, 1))
    return middle.slider(
        "As of", first, last, key="day", format="[as of] D MMM YYYY", label_visibility="collapsed"
    )


def turning_days(dispute: Dispute, first: date, last: date) -> list[date]:
    """Every day within the bounds on which something dated begins or ends."""
    days = {first, last} | {event.when.earliest for event in dispute.timeline}
    for row in dispute.positions:
        days |= {end.earliest for end in (row.held.start, row.held.end) if end}
    return sorted(day for day in days if first <= day <= last)


def _step(days: list[date], direction: int) -> None:
    now = st.session_state["day"]
    ahead = [day for day in days if (day > now if direction > 0 else day < now)]
    if ahead:
        st.session_state["day"] = ahead[0] if direction > 0 else ahead[-1]


def panel_switch() -> str:
    """The panel shown beside the map."""
    chosen = st.segmented_control(
        "Panel",
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
            "Track",
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
            kinds = _choose("kinds", "All kinds", options, lambda kind: EventKind.of(kind).label)
        named = sorted(_actors_in(panel, dispute), key=catalog.actor_name)
        actors = _choose("actors", "All actors", named, catalog.actor_name)
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
