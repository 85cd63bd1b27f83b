"""What the room asks beside the script: another day or view, a thing on the map; and the answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from parley.blocks import Block, Heading
from parley.catalog.spans import selectable
from parley.dates import PartialDate, today
from parley.model import Step
from parley.ui import briefing_steps as steps
from parley.ui import state as address
from parley.ui.briefing_room import Room
from parley.ui.library import Library
from parley.ui.map import Pick
from parley.vocabulary import BriefingBlock

MAX_TEXT = 90


@dataclass(frozen=True, slots=True)
class Question:
    """What the room asks beside the script; it belongs to one press and ends with the next."""

    press: int
    view: str = ""
    day: str = ""
    selected: str = ""
    camera: str = ""


def follow(room: Room, ask: dict[str, Any], click: Pick | None, shared: Library) -> Question:
    """The question of the room after what it asked and clicked before this run."""
    session = st.session_state
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
    asked_day = day_of(day)
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
    return value[:MAX_TEXT] if isinstance(value, str) else otherwise


def camera_of(text: str) -> dict[str, Any] | None:
    """A map position of an address, `lat,lon,zoom`."""
    at = address.camera(text, []) if text else None
    return {"c": [at[0], at[1]], "z": at[2]} if at else None


def day_of(text: str) -> date | None:
    """The day that a text names, or None."""
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
