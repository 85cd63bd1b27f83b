"""What the page of two sides shows, and its form in the address bar.

Each side is a dossier's view; its keys in the address are those of a dossier with the name of
the side before them: `a`, `a_on`, `a_view`, `a_sel` and `a_at`, the same for `b`.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from parley.cartography.extents import comparable, same_ground
from parley.catalog import Catalog
from parley.catalog.spans import last_day
from parley.language import say
from parley.mosaic.views import NEUTRAL
from parley.ui import state as dossier
from parley.ui.library import Library
from parley.ui.state import ViewState

SIDES = ("a", "b")
PART = "axes"
PARTS = ("axes", "timelines", "tracks", "ledgers", "changed", "words", "analogues")
LINKED, SCALE, MARKED, SETTLED = "linked", "scale", "marked", "settled"
SWITCHES = (LINKED, SCALE, MARKED, SETTLED)
_OF = {"dispute": "", "on": "_on", "view": "_view", "sel": "_sel", "at": "_at"}


def key(side: str, what: str = "") -> str:
    """The name of a widget or value of one side in the session."""
    return f"compare-{side}-{what}" if what else f"compare-{side}"


def open_address(params: Mapping[str, str], shared: Library) -> list[str]:
    """Put what the address asks for into the widgets; name what could not be used."""
    session, sentences = st.session_state, []
    found: dict[str, ViewState | None] = {}
    for side in SIDES:
        asked = {name: params.get(side + ending, "") for name, ending in _OF.items()}
        found[side], notes = dossier.read(asked, shared.catalog)
        sentences += [
            say("Left side: {note}", note=note)
            if side == "a"
            else say("Right side: {note}", note=note)
            for note in notes
        ]
    for side, state in found.items():
        if state is None:
            session[key(side)] = None
            continue
        _place(side, state)
        session[key(side, "at")] = state.camera
    part = params.get("part", PART)
    if part not in PARTS:
        sentences.append(
            say("“{part}” is not a part of this page; the axes are shown.", part=part[:60])
        )
    session["compare-part"] = part if part in PARTS else PART
    for name in SWITCHES:
        value = params.get(name, "")
        if value not in ("", "yes", "no"):
            sentences.append(
                say(
                    "“{value}” is not yes or no; “{name}” is left as it is.", value=value, name=name
                )
            )
        asked_for = {"yes": True, "no": False}.get(value)
        session[f"compare-{name}"] = (
            default(name, shared.catalog) if asked_for is None else asked_for
        )
    return list(dict.fromkeys(sentences))


def _place(side: str, state: ViewState) -> None:
    session = st.session_state
    session[key(side)] = session[key(side, "of")] = state.dispute
    session[key(side, "view")], session[key(side, "day")] = state.view, state.day
    session[key(side, "sel")] = state.selection
    session.pop(key(side, "cam"), None)


def default(name: str, catalog: Catalog) -> bool:
    """How a switch stands that the address does not name: maps move together where they can."""
    if name == LINKED:
        return True
    one, other = (st.session_state.get(key(side)) for side in SIDES)
    if name != SCALE or not one or not other:
        return False
    extents = [catalog.disputes[slug].identity.extent for slug in (one, other)]
    return comparable(*extents)


def settle(shared: Library) -> None:
    """Give a side whose dispute was just chosen its newest day, neutral view and own extent."""
    session = st.session_state
    moved = False
    for side in SIDES:
        slug = session.get(key(side))
        if slug is None or session.get(key(side, "of")) == slug:
            session[key(side, "of")] = slug
            continue
        moved = True
        _place(side, ViewState(slug, last_day(shared.catalog.disputes[slug])))
        session[key(side, "at")] = None
    if moved:
        session["compare-scale"] = default(SCALE, shared.catalog)


def begin(one: str, other: str) -> None:
    """Put two disputes on the two sides."""
    st.session_state[key("a")], st.session_state[key("b")] = one, other


def swap() -> None:
    """Change the sides: dispute, view, day and selection of each go to the other."""
    session = st.session_state
    for what in ("", "of", "view", "day", "sel", "at"):
        one, other = key("a", what), key("b", what)
        session[one], session[other] = session.get(other), session.get(one)
    for side in SIDES:
        session.pop(key(side, "cam"), None)


def chosen(side: str, shared: Library) -> ViewState | None:
    """What one side shows; None where no dispute is chosen."""
    session = st.session_state
    slug = session.get(key(side))
    if slug not in shared.catalog.disputes:
        return None
    dispute = shared.catalog.disputes[slug]
    day: date = session.get(key(side, "day")) or last_day(dispute)
    view = session.get(key(side, "view")) or NEUTRAL
    return ViewState(slug, day, view, selection=session.get(key(side, "sel")))


def link_mode(one: ViewState | None, other: ViewState | None) -> str:
    """How the two maps are tied: `view` for one dispute, `scale` for two, or not at all."""
    if one is None or other is None:
        return ""
    session = st.session_state
    if one.dispute == other.dispute:
        return "view" if session.get("compare-linked", True) else ""
    return "scale" if session.get("compare-scale") else ""


def camera(side: str, mode: str, shared: Library) -> dict[str, Any]:
    """Where a side's map begins: as the address says, else on its dispute, at one scale if asked.

    The order stays the same, and so the map where the reader has moved it, until the dispute
    or the scale changes.
    """
    session = st.session_state
    here, there = session[key(side)], session.get(key("b" if side == "a" else "a"))
    about = (here, there) if mode == "scale" else (here,)
    kept = session.get(key(side, "cam"))
    if kept and kept["about"] == about:
        return {name: value for name, value in kept.items() if name != "about"}
    order: dict[str, Any] = {"n": time.time_ns() // 1000, "about": about}
    asked = session.pop(key(side, "at"), None)
    box = shared.catalog.disputes[here].identity.extent
    if asked:
        order |= {"c": [asked[0], asked[1]], "z": asked[2]}
    elif mode == "scale" and there:
        order["b"] = list(same_ground(box, shared.catalog.disputes[there].identity.extent)[0])
    else:
        order["b"] = list(box)
    session[key(side, "cam")] = order
    return {name: value for name, value in order.items() if name != "about"}


def address(one: ViewState | None, other: ViewState | None, shared: Library) -> dict[str, Any]:
    """The address of what is shown; None for what stands at its default."""
    session = st.session_state
    found: dict[str, Any] = {}
    for side, state in zip(SIDES, (one, other), strict=True):
        written: Mapping[str, str | None] = {}
        if state is not None:
            written = dossier.write(state, shared.catalog.disputes[state.dispute])
        found |= {side + ending: written.get(name) for name, ending in _OF.items() if name != "at"}
    part = session.get("compare-part") or PART
    found["part"] = part if part != PART else None
    for name in SWITCHES:
        stands = session.get(f"compare-{name}")
        known = _applies(name, one, other) and stands not in (None, default(name, shared.catalog))
        found[name] = ("yes" if stands else "no") if known else None
    return found


def _applies(name: str, one: ViewState | None, other: ViewState | None) -> bool:
    """Whether a switch has a meaning for what is shown."""
    if name == SETTLED:
        return one is not None or other is not None
    if one is None or other is None:
        return False
    return (one.dispute == other.dispute) == (name != SCALE)
