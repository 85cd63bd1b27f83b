"""The wall: one step at a time on the whole screen, painted by the browser, confirmed here.

All steps go to the browser once. A press of a key is painted there at once and told to the
room; what the room asks beside the script (another day or view, a click on the map) is
answered here and forgotten at the next step.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import streamlit as st

from parley.blocks import Block, Heading
from parley.cartography.scene import CREDIT, NEUTRALITY
from parley.catalog.spans import selectable
from parley.dates import PartialDate, today
from parley.language import language, say
from parley.model import Briefing, Step
from parley.outputs.show import show
from parley.ui import briefing_steps as steps
from parley.ui import state as address
from parley.ui.briefing_room import Room, Rooms, new_code
from parley.ui.briefing_state import Asked, packed
from parley.ui.briefing_words import wall_words
from parley.ui.languages import fragment, speak, with_language
from parley.ui.library import Library, library
from parley.ui.map import live_map, picked
from parley.ui.panel import element
from parley.vocabulary import BriefingBlock

MAP_KEY, REMOTE_KEY, PULSE_KEY, WALL_KEY = "wall-map", "wall-remote", "wall-pulse", "wall-steps"
MAP_HEIGHT = 700
PAGE, EDIT = "pages/briefing.py", {"edit": "1"}
PULSE = timedelta(seconds=1)


@lru_cache(maxsize=1)
def rooms() -> Rooms:
    """The rooms of this process."""
    return Rooms()


@dataclass(frozen=True, slots=True)
class Question:
    """What the room asks beside the script; it belongs to one press and ends with the next."""

    press: int
    view: str = ""
    day: str = ""
    selected: str = ""
    camera: str = ""


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
    question = _follow(room, shared)
    step = room.briefing.shown[room.step]
    own = steps.sheet(shared.digest, step, today())
    view, day = question.view or own.view, _day(question.day) or own.day
    taken, drawn = steps.asked_state(shared, step, view, day)
    told = card(shared, taken, question.selected)
    if question.selected:
        drawn = drawn | {"sel": question.selected}
    camera = (_camera(question.camera) or drawn["cam"]) | {"n": room.press}
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
        remote(PULSE_KEY, room, {})


def remote(key: str, room: Room, more: dict[str, Any]) -> None:
    """Where the room stands, told to the browser; and the browser's way to move it."""
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
        query |= {"script": script} if script else {}
        st.switch_page(PAGE, query_params=with_language(query | EDIT))
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


def _follow(room: Room, shared: Library) -> Question:
    """The question of the room after what was pressed and clicked before this run."""
    session = st.session_state
    ask, click = follow_remote(REMOTE_KEY, room), picked(MAP_KEY)
    question: Question = session.get("question") or Question(room.press)
    if question.press != room.press:
        question = Question(room.press)
    step = room.briefing.shown[room.step]
    first, last, views = steps.span_and_views(shared, step)
    view, day, selected = question.view, question.day, question.selected
    if ask.get("press", room.press) == room.press:
        view, day = _text(ask.get("view"), view), _text(ask.get("day"), day)
        selected = _text(ask.get("sel"), selected)
    if click is not None:
        day = click.day.isoformat() if click.day else day
        selected = selected if click.day else click.sel or ""
    asked_day = _day(day)
    question = Question(
        room.press,
        view if view in views else "",
        min(max(asked_day, first), last).isoformat() if asked_day else "",
        selected if selected and _can_be(selected, step, shared) else "",
        question.camera,
    )
    session["question"] = question
    return question


def _text(value: object, otherwise: str) -> str:
    return value[:90] if isinstance(value, str) else otherwise


def _camera(text: str) -> dict[str, Any] | None:
    """A map position of an address, `lat,lon,zoom`."""
    at = address.camera(text, []) if text else None
    return {"c": [at[0], at[1]], "z": at[2]} if at else None


def _day(text: str) -> date | None:
    try:
        return PartialDate.parse(text).earliest if text else None
    except ValueError:
        return None


def _can_be(key: str, step: Step, shared: Library) -> bool:
    dispute = shared.catalog.disputes.get(step.dispute or "")
    if dispute is not None:
        return selectable(key, dispute, shared.catalog.areas)
    return key.removeprefix("dispute:") in shared.catalog.disputes or key in shared.catalog.areas


def card(shared: Library, step: Step, selected: str) -> list[Block]:
    """What is told of a thing that the room has clicked."""
    if not selected:
        return []
    if step.dispute is None:
        slugs = [s for s in shared.catalog.disputes if selected in shared.catalog.areas_of(s)]
        slug = selected.removeprefix("dispute:")
        dispute = shared.catalog.disputes.get(slug) or shared.catalog.disputes.get(
            slugs[0] if slugs else ""
        )
        if dispute is None:
            return [Heading(shared.catalog.area_name(selected))]
        asked = Step(title=dispute.name, dispute=dispute.slug, blocks=(BriefingBlock.STATUS,))
        return [Heading(dispute.name), *steps.sheet(shared.digest, asked, today()).blocks]
    asked = step.model_copy(
        update={"blocks": (BriefingBlock.SELECTION,), "select": selected, "notes": ""}
    )
    return list(steps.sheet(shared.digest, asked, today()).blocks)
