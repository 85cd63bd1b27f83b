"""The editor of a briefing: its steps left, the step in hand, and the live map that shows it.

The script stays in the session, and in the address where it is short enough for one; every
change can be undone.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from parley.blocks import Block, Notice
from parley.briefing.sheets import WORLD
from parley.dates import today
from parley.language import say, say_many
from parley.model import Briefing
from parley.ui import briefing_fields as fields
from parley.ui import briefing_files as files
from parley.ui import briefing_steps as steps
from parley.ui.briefing_drafts import SAID, Source, drafts, tell
from parley.ui.briefing_script import Draft
from parley.ui.briefing_state import Asked, packed
from parley.ui.chrome import credit_line
from parley.ui.languages import fragment
from parley.ui.library import Library, library
from parley.ui.map import live_map, picked
from parley.ui.panel import element, link, panel
from parley.ui.state import MAX_SELECTION

LIST_KEY, EDITOR_MAP_KEY, TAKE_KEY = "edit-list", "edit-map", "edit-take"
NOTES_KEY, LINK_KEY = "edit-notes", "edit-link"
MAP_HEIGHT = 560


def editor(asked: Asked) -> None:
    """Edit the script of an address."""
    if asked.source not in drafts() and asked.briefing is not None:
        drafts()[asked.source] = Draft.of(asked.briefing)
    tell(*asked.sentences)
    _editor(asked.source, asked.default)


@fragment
def _editor(source: Source, first: Briefing | None) -> None:
    shared = library()
    draft = drafts()[source] = _follow(drafts()[source])
    files.bar(shared, source, first)
    above = st.container()
    left, middle, right = st.columns((1, 1.15, 1.35), gap="medium")
    with middle, st.container(key="edit-fields"):
        if draft.step is None:
            st.caption(say("The script has no steps. Add one, or open a file."))
        else:
            draft = drafts()[source] = fields.step_fields(shared, source, draft)
    with left:
        _list(shared, draft)
    with right:
        _map(shared, draft)
    with above:
        _said(draft)
    _address(source, draft, first)


def _follow(draft: Draft) -> Draft:
    """The draft after what was done in the list, on the map and by “take the view”."""
    act = _told(LIST_KEY, "act")
    if act is not None:
        draft = _acted(draft, act)
    click = picked(EDITOR_MAP_KEY)
    if click is not None and draft.step is not None:
        session = st.session_state
        if click.day is not None:
            session["edit-day"] = (draft.number, click.day)
        else:
            session["edit-sel"] = (draft.number, click.sel)
    shot = _told(TAKE_KEY, "shot")
    return fields.taken(library(), draft, shot) if shot is not None else draft


def _told(key: str, event: str) -> dict[str, Any] | None:
    """What a list or a button of ours has just told, once."""
    result = st.session_state.get(key)
    told = result.get(event) if result else None
    if not isinstance(told, dict) or not isinstance(told.get("n"), int):
        return None
    memory = f"{key}:seen"
    if st.session_state.get(memory) == told["n"]:
        return None
    st.session_state[memory] = told["n"]
    return told


def _acted(draft: Draft, act: dict[str, Any]) -> Draft:
    at, by = act.get("at"), act.get("by", 0)
    if not isinstance(at, int) or not 0 <= at < len(draft.steps):
        return draft
    if at != draft.at:
        draft = draft.choose(at)
    match act.get("do"):
        case "move" if by in (-1, 1):
            return draft.moved(by)
        case "hide":
            return draft.hidden()
        case "double":
            return draft.doubled()
        case "remove":
            return draft.without()
    return draft


def _said(draft: Draft) -> None:
    sentences = st.session_state.pop(SAID, [])
    blocks: list[Block] = [Notice(sentence, "stale") for sentence in sentences]
    if draft.steps and not draft.briefing.shown:
        blocks.append(Notice(say("Every step is hidden: the briefing would be empty."), "stale"))
    panel(NOTES_KEY, blocks, label=say("What could not be used"))


def _list(shared: Library, draft: Draft) -> None:
    disputes = shared.catalog.disputes
    several = len({step.dispute for step in draft.steps}) > 1
    element(
        "steplist",
        LIST_KEY,
        {
            "module": shared.static.briefing,
            "at": draft.at,
            "steps": [
                {
                    "title": step.title,
                    "about": disputes[step.dispute].identity.short
                    if several and step.dispute in disputes
                    else "",
                    "hidden": step.hidden,
                }
                for step in draft.steps
            ],
            "words": _words(),
        },
        answers=("act",),
    )
    shown = len(draft.briefing.shown)
    st.caption(say_many("{count} step is shown", "{count} steps are shown", shown))


def _words() -> dict[str, str]:
    return {
        "steps": say("Steps"),
        "hidden": say("hidden"),
        "up": say("Earlier"),
        "down": say("Later"),
        "hide": say("Hide"),
        "show": say("Show"),
        "double": say("Duplicate"),
        "remove": say("Delete"),
        "hint": say(
            "Keys in the list: ↑ ↓ choose, Alt with ↑ ↓ move, H hide, D duplicate, Delete."
        ),
    }


def _map(shared: Library, draft: Draft) -> None:
    """The live map of the step in hand; what is done on it is taken only by the button."""
    step, session = draft.step, st.session_state
    if step is None:
        return
    own = steps.sheet(shared.digest, step, today())
    number, day = session.get("edit-day", (-1, None))
    day = day if number == draft.number and day else own.day
    taken, drawn = steps.asked_state(shared, step, own.view, day)
    if day == own.day:
        taken, drawn = step, steps.state(shared, own)
    number, chosen = session.get("edit-sel", (-1, None))
    if number == draft.number:
        drawn = drawn | {"sel": chosen[:MAX_SELECTION] if chosen else None}
    if step.dispute is None and step.extent is None and not step.about:
        drawn = drawn | {"cam": {"b": list(WORLD)}}
    camera = drawn["cam"] | {"n": draft.camera * 1000 + draft.number}
    with st.container(key="map"):
        live_map(
            EDITOR_MAP_KEY,
            shared.static.map_files(shared.world_url),
            drawn | {"cam": camera},
            MAP_HEIGHT,
        )
    with st.container(key="edit-take-row", horizontal=True, vertical_alignment="center"):
        element(
            "take",
            TAKE_KEY,
            {"module": shared.static.briefing, "label": say("Take the view from the map")},
            answers=("shot",),
        )
        st.caption(
            say(
                "Extent, day and selection of the map become those of the step ({day}).",
                day=taken.on or own.day.isoformat(),
            )
        )
    credit_line()


def _address(source: Source, draft: Draft, first: Briefing | None) -> None:
    """The script in the address bar, where it is short; the session holds it in any case."""
    text = packed(draft.briefing, first) if draft.steps else ""
    kept = dict(source)
    kept.pop("script", None)
    link(LINK_KEY, kept | {"edit": "1", "script": text or None, "step": None})
