"""The briefing page: the wall, the presenter's window, the editor, or the choice of one."""

from __future__ import annotations

import streamlit as st

from parley.dates import today
from parley.language import say
from parley.model import Briefing
from parley.ui import briefing_state as address
from parley.ui import briefing_steps as steps
from parley.ui.briefing_start import start
from parley.ui.briefing_state import Asked
from parley.ui.briefing_wall import PULSE, as_text, enter, follow_remote, remote, rooms, wall
from parley.ui.briefing_words import wall_words
from parley.ui.chrome import typefaces
from parley.ui.library import library
from parley.ui.panel import element

DESK_KEY, DESK_REMOTE_KEY = "wall-desk", "wall-desk-remote"


def on_the_wall() -> bool:
    """Whether the address asks for the whole screen, before anything is read."""
    params = st.query_params
    named = any(params.get(name) for name in (*address.SOURCES, "script", "presenter"))
    return named and params.get("edit") != "1"


def briefing() -> None:
    """Show what the address asks for."""
    shared = library()
    typefaces(shared.typefaces)
    asked = address.read(st.query_params.to_dict(), steps.edition())
    own = _scripts().get(asked.source)
    script = own or asked.briefing
    if script is None:
        start(shared, asked)
    elif asked.presenter:
        _desk(asked, script)
    else:
        wall(asked, enter(asked, script, own=own is not None))


def _scripts() -> dict[tuple[tuple[str, str], ...], Briefing]:
    """The scripts that were edited in this session, by what they were made from."""
    found: dict[tuple[tuple[str, str], ...], Briefing] = st.session_state.setdefault("scripts", {})
    return found


def _desk(asked: Asked, script: Briefing) -> None:
    """The presenter's window: the same steps, with notes, in the same room."""
    shared = library()
    room = enter(asked, script, own=False)
    element(
        "desk",
        DESK_KEY,
        {
            "module": shared.static.briefing,
            "code": room.code,
            "title": room.briefing.title,
            "elapsed": int(rooms().elapsed(room)),
            "steps": as_text(shared.digest, room.briefing, today()),
            "words": wall_words(),
        },
    )
    _desk_pulse(room.code)


@st.fragment(run_every=PULSE)
def _desk_pulse(code: str) -> None:
    room = rooms().find(code)
    if room is None:
        st.caption(
            say("This room has ended. Open the window again from the briefing, by the key N.")
        )
        return
    follow_remote(DESK_REMOTE_KEY, room)
    remote(DESK_REMOTE_KEY, room, {})
