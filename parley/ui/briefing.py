"""The briefing page: the wall, the presenter's window, the editor, or the choice of one."""

from __future__ import annotations

import streamlit as st

from parley.dates import today
from parley.language import say
from parley.ui import briefing_state as address
from parley.ui import briefing_steps as steps
from parley.ui.briefing_drafts import drafts
from parley.ui.briefing_editor import editor
from parley.ui.briefing_room import Room
from parley.ui.briefing_start import start
from parley.ui.briefing_wall import PULSE, as_text, enter, follow_remote, remote, rooms, wall
from parley.ui.briefing_words import wall_words
from parley.ui.chrome import heading, typefaces
from parley.ui.languages import speak
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
    draft = drafts().get(asked.source)
    script = draft.briefing if draft else asked.briefing
    room = rooms().find(asked.presenter) if asked.presenter else None
    if room is None and script is not None and asked.presenter:
        room = enter(asked, script, own=False)
    if room is not None:
        _desk(room)
    elif script is None or asked.briefing is None:
        start(shared, asked)
    elif asked.editing or not script.shown:
        heading(say("Edit the steps"))
        editor(asked)
    else:
        wall(asked, enter(asked, script, own=draft is not None))


def _desk(room: Room) -> None:
    """The presenter's window: the same steps, with notes, in the same room."""
    shared = library()
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
    speak()
    speak()
    room = rooms().find(code)
    if room is None:
        st.caption(
            say("This room has ended. Open the window again from the briefing, by the key N.")
        )
        return
    follow_remote(DESK_REMOTE_KEY, room)
    remote(DESK_REMOTE_KEY, room, {})
