"""The wall: one step at a time on the whole screen, painted by the browser, confirmed here.

All steps go to the browser once. A press of a key is painted there at once and told to the
room; what the room asks beside the script (another day or view, a click on the map) is
answered here and forgotten at the next step.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import streamlit as st

from parley.cartography.scene import CREDIT, NEUTRALITY
from parley.dates import today
from parley.language import language, say
from parley.model import Briefing
from parley.outputs.show import show
from parley.ui import briefing_steps as steps
from parley.ui.briefing_question import Question, camera_of, card, day_of, follow
from parley.ui.briefing_room import Room, Rooms, new_code
from parley.ui.briefing_state import Asked, packed
from parley.ui.briefing_words import wall_words
from parley.ui.languages import fragment, speak, with_language
from parley.ui.library import library
from parley.ui.map import live_map, picked
from parley.ui.panel import element

MAP_KEY, REMOTE_KEY, PULSE_KEY, WALL_KEY = "wall-map", "wall-remote", "wall-pulse", "wall-steps"
MAP_HEIGHT = 700
PAGE, EDIT = "pages/briefing.py", {"edit": "1"}
PULSE = timedelta(seconds=1)


@lru_cache(maxsize=1)
def rooms() -> Rooms:
    """The rooms of this process."""
    return Rooms()


def enter(asked: Asked, script: Briefing, *, own: bool) -> Room:
    """The room of this window. `own`: the script was edited here and goes before the room's."""
    session = st.session_state
    known = session.setdefault("rooms", {})
    code = asked.room or asked.presenter or known.get(asked.source) or new_code()
    known[asked.source] = code
    room = rooms().enter(code, script, asked.step)
    if own:
        room.show(script)
        if script != asked.default and not packed(script, asked.default):
            session.setdefault("kept-rooms", set()).add(code)
    session["wall-source"] = asked.source
    return room


def wall(asked: Asked, room: Room) -> None:
    """Show a briefing on the whole screen."""
    shared, session = library(), st.session_state
    if session.get("question-of") != room.code:
        session["question-of"] = room.code
        told = asked.question
        session["question"] = Question(
            room.press,
            told.get("view", ""),
            told.get("on", ""),
            told.get("sel", ""),
            told.get("at", ""),
        )
    element(
        "wall",
        WALL_KEY,
        {
            "module": shared.static.briefing,
            "code": room.code,
            "source": dict(asked.source),
            "title": room.briefing.title,
            "steps": as_text(shared.digest, room.briefing, today()),
            "credit": f"{say(CREDIT)} {say(NEUTRALITY)}",
            "keep": room.code in session.get("kept-rooms", ()),
            "sentences": list(asked.sentences),
            "words": wall_words(),
        },
    )
    with st.container(key="wall"):
        _stage(room.code)
    if asked.room or session.get("paired") == room.code:
        _pulse(room.code)


def as_text(digest: str, briefing: Briefing, day: date) -> str:
    """All steps of a script as the browser reads them, in the language of this run."""
    return _as_text(digest, briefing, day, language())


@lru_cache(maxsize=24)
def _as_text(digest: str, briefing: Briefing, day: date, spoken: str) -> str:  # noqa: ARG001
    shared = library()
    made = [steps.payload(shared, step) for step in briefing.shown]
    return json.dumps(made, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


@fragment
def _stage(code: str) -> None:
    """The map and what answers the room; a press or a click runs only this."""
    room, shared = rooms().find(code), library()
    if room is None or not room.briefing.shown:
        return
    ask, click = follow_remote(REMOTE_KEY, room), picked(MAP_KEY)
    question = follow(room, ask, click, shared)
    step = room.briefing.shown[room.step]
    own = steps.sheet(shared.digest, step, today())
    view, day = question.view or own.view, day_of(question.day) or own.day
    taken, drawn = steps.asked_state(shared, step, view, day)
    told = card(shared, taken, question.selected)
    if question.selected:
        drawn = drawn | {"sel": question.selected}
    camera = (camera_of(question.camera) or drawn["cam"]) | {"n": room.press}
    live_map(
        MAP_KEY,
        shared.static.map_files(shared.world_url),
        drawn | {"cam": camera, "step": room.press},
        MAP_HEIGHT,
    )
    remote(
        REMOTE_KEY,
        room,
        {
            "card": show(told) if told else "",
            "sel": question.selected,
            "view": view,
            "day": day.isoformat(),
        },
    )


@st.fragment(run_every=PULSE)
def _pulse(code: str) -> None:
    """Look once a second whether the other window has moved."""
    speak()
    room = rooms().find(code)
    if room is not None:
        remote(PULSE_KEY, room, {}, leads=False)


def remote(key: str, room: Room, more: dict[str, Any], *, leads: bool = True) -> None:
    """Where the room stands, told to the browser; one that `leads` also takes its presses."""
    element(
        "remote",
        key,
        {
            "module": library().static.briefing,
            "code": room.code,
            "press": room.press,
            "step": room.step,
            "blank": room.blank,
            "recent": room.recent,
            "leads": leads,
        }
        | more,
        answers=("at", "ask"),
    )


def follow_remote(key: str, room: Room) -> dict[str, Any]:
    """Take the newest press of this window to its room; what else it asks is returned."""
    found = st.session_state.get(key)
    at, ask = (found.get("at"), found.get("ask")) if found else (None, None)
    session = st.session_state
    if isinstance(at, dict) and _new(f"{key}:press", at.get("press")):
        step, press = at.get("step"), at["press"]
        if isinstance(step, int):
            room.go(step, press, blank=at.get("blank") is True)
    if isinstance(ask, dict) and _new(f"{key}:ask", ask.get("n")):
        if ask.get("pair") is True and session.get("paired") != room.code:
            session["paired"] = room.code
            st.rerun()
        _go(room, ask)
        return ask
    return {}


def _go(room: Room, ask: dict[str, Any]) -> None:
    """Leave the wall for its editor, or for the dossier of its step."""
    query = {name: value for name, value in st.session_state.get("wall-source", ()) if value}
    if ask.get("go") == "edit":
        script = st.query_params.get("script")
        query |= ({"script": script} if script else {}) | EDIT
        st.switch_page(PAGE, query_params=with_language(query))
    if ask.get("go") == "leave":
        step = room.briefing.shown[room.step]
        if step.dispute is None:
            st.switch_page(PAGE, query_params=with_language({}))
        st.switch_page("pages/dispute.py", query_params=with_language({"dispute": step.dispute}))


def _new(memory: str, number: object) -> bool:
    if not isinstance(number, int) or number == st.session_state.get(memory):
        return False
    st.session_state[memory] = number
    return True
