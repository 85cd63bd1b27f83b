"""From a click to a selection: on the map, in the picture or in a row, all the same id.

A click is read before anything is drawn: a state made from the older selection would undo
the halo that the browser has already drawn.
"""

from __future__ import annotations

import time
from typing import Any

import streamlit as st

from parley.cartography import spots
from parley.catalog.spans import first_day, last_day, selectable
from parley.model import Dispute
from parley.ui import controls
from parley.ui.languages import with_language
from parley.ui.library import Library
from parley.ui.map import Pick, picked
from parley.ui.panel import picked_row
from parley.ui.state import ViewState

MAP_KEY, PANEL_KEY, CARD_KEY = "dossier-map", "dossier-panel", "dossier-card"
ROW_PANELS = {
    "event": "timeline",
    "position": "claims",
    "count": "claims",
    "posture": "posture",
    "engagement": "mediation",
    "measure": "measures",
}


def dossier_address(slug: str, sel: str = "") -> dict[str, str]:
    """The address of a dossier, opened at a row in the panel that holds it."""
    params = {"dispute": slug} | ({"sel": sel} if sel else {})
    if holder := ROW_PANELS.get(sel.partition(":")[0]):
        params["panel"] = holder
    return with_language(params)


def follow(dispute: Dispute, shared: Library) -> bool:
    """Take what was clicked on the map or in the panel before this run, once.

    The answer tells whether it moved a switch that stands outside map and panel.
    """
    session = st.session_state
    click, row = picked(MAP_KEY), _new_row()
    if click is None and row is None:
        return False
    before = session["day"], session["panel"]
    _take(click, row, dispute, shared)
    return (session["day"], session["panel"]) != before


def _new_row() -> dict[str, Any] | None:
    """The row clicked before this run, unless a part around this one has taken it already."""
    row, memory = picked_row(PANEL_KEY, CARD_KEY), "row:seen"
    if row is None or row == st.session_state.get(memory):
        return None
    st.session_state[memory] = row
    return row


def _take(
    click: Pick | None, row: dict[str, Any] | None, dispute: Dispute, shared: Library
) -> None:
    session = st.session_state
    if click is not None and click.day is not None:
        first, last = first_day(dispute), last_day(dispute)
        session["day"] = min(max(click.day, first), last)
        return
    asked = click.sel if click is not None else row and row["key"]
    known = isinstance(asked, str) and selectable(asked, dispute, shared.catalog.areas)
    chosen = asked if known else None
    session["sel"] = chosen
    if not isinstance(chosen, str):
        return
    if click is None:
        _go_to(chosen, dispute, shared)
    target = ROW_PANELS.get(chosen.partition(":")[0]) if ":" in chosen else None
    if target and session.get("panel") != target:
        session["panel"] = target
        controls.clear_filters()
    _reach(chosen, dispute)


def _reach(key: str, dispute: Dispute) -> None:
    """Move the date on to a selected event that lies after it."""
    event = next((event for event in dispute.timeline if f"event:{event.id}" == key), None)
    if event is not None and event.when.earliest > st.session_state["day"]:
        last = last_day(dispute)
        st.session_state["day"] = min(event.when.latest, last)


def on_map(key: str | None, dispute: Dispute) -> str | None:
    """What the map rings for a selection: a mark, a shape, an area; None for nothing."""
    if key is None or ":" not in key:
        return key
    return place_of(key, dispute) or None


def place_of(key: str, dispute: Dispute) -> str:
    """The place id that a selected row or shape stands for; empty where it has none."""
    if ":" not in key:
        return key
    kind, _, row_id = key.partition(":")
    if kind == "position":
        return next((row.area for row in dispute.positions if row.id == row_id), "")
    rows: Any = {
        "event": dispute.timeline,
        "posture": dispute.posture,
        "engagement": dispute.mediation,
        "measure": dispute.measures,
    }.get(kind, ())
    return next((row.place for row in rows if row.id == row_id), "")


def first_camera(state: ViewState, dispute: Dispute) -> dict[str, Any]:
    """Where the map begins: at the address's position, else on the whole dispute."""
    if state.camera:
        lat, lon, zoom = state.camera
        return {"n": _nonce(), "c": [lat, lon], "z": zoom}
    return {"n": _nonce(), "b": list(dispute.identity.extent)}


def _go_to(key: str, dispute: Dispute, shared: Library) -> None:
    place = place_of(key, dispute)
    bounds = spots.bounds(shared.catalog, dispute, place)
    point = spots.position(shared.catalog, dispute, place)
    if bounds is not None:
        st.session_state["camera"] = {"n": _nonce(), "b": list(bounds)}
    elif point is not None:
        st.session_state["camera"] = {"n": _nonce(), "c": [point[1], point[0]]}


def _nonce() -> int:
    """A number that makes a camera order new, also after the server was started again."""
    return time.time_ns() // 1000
