"""The widgets of one step: title, blocks, layers, view, day, comparison, notes.

Every widget belongs to the number of its step, so a value stays with its step when the order
changes; what a step can not hold is said and the value before it is kept.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st
from pydantic import ValidationError

from parley.catalog.spans import last_day, selectable
from parley.dates import PartialDate, today
from parley.language import in_turn, say
from parley.model import Dispute, Step
from parley.ui import briefing_steps as steps
from parley.ui.briefing_drafts import Source, change, tell
from parley.ui.briefing_script import Draft, sentences
from parley.ui.controls import view_labels
from parley.ui.library import Library
from parley.ui.state import MAX_SELECTION
from parley.vocabulary import BriefingBlock, MapLayer

NOTHING = ""
MOST_NOTES = 2_000
WORLD_BLOCKS = (BriefingBlock.DISPUTES,)


def step_fields(shared: Library, source: Source, draft: Draft) -> Draft:
    """The widgets of the step in hand, and the draft after what they hold."""
    step = draft.step
    if step is None:
        return draft
    dispute = shared.catalog.disputes.get(step.dispute or "")
    st.caption(dispute.name if dispute else say("The world"))
    values: dict[str, Any] = {
        "title": _key_text(draft, "title", say("Title"), step.title),
        "blocks": _blocks(draft, step),
    }
    if dispute is None:
        values["about"] = _about(shared, draft, step)
    values |= _view_and_day(shared, draft, step, dispute)
    values["layers"] = _layers(draft, step)
    values["notes"] = st.text_area(
        say("Notes for the speaker"),
        step.notes,
        key=_key(draft, "notes"),
        height=150,
        max_chars=MOST_NOTES,
    )
    _reset(source, draft, step)
    return kept(draft, values)


def kept(draft: Draft, values: dict[str, Any], *, widgets: bool = False) -> Draft:
    """The draft with the values that a step can hold; of the others it is said why."""
    try:
        return draft.changed(widgets=widgets, **values)
    except ValidationError as error:
        tell(*sentences(error))
        wrong = {str(item["loc"][0]) for item in error.errors() if item["loc"]}
        good = {name: value for name, value in values.items() if name not in wrong}
        return draft.changed(widgets=widgets, **good) if wrong & values.keys() else draft


def _key(draft: Draft, name: str) -> str:
    return f"edit-{draft.number}-{name}-{draft.turn}"


def _key_text(draft: Draft, name: str, label: str, value: str) -> str:
    return st.text_input(label, value, key=_key(draft, name), max_chars=140)


def _blocks(draft: Draft, step: Step) -> tuple[str, ...]:
    all_of = [
        block.value for block in BriefingBlock if (block in WORLD_BLOCKS) == (step.dispute is None)
    ]
    chosen = st.multiselect(
        say("Beside the map, in this order"),
        all_of,
        [block.value for block in step.blocks if block.value in all_of],
        format_func=lambda name: BriefingBlock.of(name).label,
        placeholder=say("The map alone"),
        key=_key(draft, "blocks"),
    )
    return tuple(chosen)


def _layers(draft: Draft, step: Step) -> tuple[str, ...]:
    chosen = st.pills(
        say("Layers of the map"),
        [layer.value for layer in MapLayer],
        selection_mode="multi",
        default=[layer.value for layer in step.layers],
        format_func=lambda name: MapLayer.of(name).label,
        key=_key(draft, "layers"),
    )
    return tuple(layer.value for layer in MapLayer if layer.value in chosen)


def _about(shared: Library, draft: Draft, step: Step) -> tuple[str, ...]:
    disputes = shared.catalog.disputes
    order = sorted(disputes, key=lambda slug: disputes[slug].name)
    chosen = st.multiselect(
        say("Disputes marked on the map"),
        order,
        [slug for slug in step.about if slug in disputes],
        format_func=lambda slug: disputes[slug].identity.short,
        placeholder=say("All disputes"),
        key=_key(draft, "about"),
    )
    return tuple(chosen)


def _view_and_day(
    shared: Library, draft: Draft, step: Step, dispute: Dispute | None
) -> dict[str, Any]:
    """View, day, and what they are compared with; a day left at the newest stays open."""
    first, last, views = steps.span_and_views(shared, step)
    labels = view_labels(views, shared.catalog)
    own = steps.sheet(shared.digest, step, today())
    newest = last_day(dispute) if dispute else own.day if step.on is None else last
    one, two = st.columns(2, gap="small")
    with one:
        view = st.selectbox(
            say("World view"),
            views,
            views.index(step.view) if step.view in views else 0,
            format_func=lambda name: labels[name],
            key=_key(draft, "view"),
        )
        against = st.selectbox(
            say("Compared with"),
            [NOTHING, *views],
            [NOTHING, *views].index(step.against) if step.against in views else 0,
            format_func=lambda name: labels.get(name) or say("nothing"),
            key=_key(draft, "against"),
        )
    with two:
        on: date = st.date_input(
            say("As of"),
            own.day,
            min_value=first,
            max_value=max(last, own.day),
            format="YYYY-MM-DD",
            key=_key(draft, "on"),
        )
        there = _parsed(step.against_on) or on
        against_on: date = st.date_input(
            say("on"),
            min(max(there, first), max(last, own.day)),
            min_value=first,
            max_value=max(last, own.day),
            format="YYYY-MM-DD",
            key=_key(draft, "against_on"),
            disabled=not against,
        )
    return {
        "view": view,
        "on": None if on == newest else on.isoformat(),
        "against": against,
        "against_on": against_on.isoformat() if against and against_on != on else None,
    }


def _parsed(text: str | None) -> date | None:
    return PartialDate.parse(text).earliest if text else None


def _reset(source: Source, draft: Draft, step: Step) -> None:
    """What was taken from the map, in words, with a way back to the dispute's own."""
    parts = []
    if step.extent:
        west, south, east, north = step.extent
        parts.append(say("extent {box}", box=f"{west:.2f}, {south:.2f}, {east:.2f}, {north:.2f}"))
    if step.select:
        parts.append(say("selected: {thing}", thing=step.select))
    if parts:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(say("Taken from the map: {parts}", parts=in_turn(parts)))
            st.button(
                say("Whole dispute, nothing selected") if step.dispute else say("Whole map"),
                key=f"edit-reset-{draft.number}",
                on_click=change,
                args=(source, lambda it: it.changed(moves_map=True, extent=None, select="")),
            )


def taken(shared: Library, draft: Draft, shot: dict[str, Any]) -> Draft:
    """The step in hand with extent, day and selection of the map beside it."""
    step = draft.step
    if step is None:
        return draft
    values: dict[str, Any] = {}
    box = shot.get("box")
    if isinstance(box, list) and len(box) == 4 and all(isinstance(v, int | float) for v in box):
        west, south, east, north = (round(float(v), 4) for v in box)
        values["extent"] = (max(-180, west), max(-85, south), min(180, east), min(85, north))
    dispute = shared.catalog.disputes.get(step.dispute or "")
    number, day = st.session_state.get("edit-day", (-1, None))
    first, last, _ = steps.span_and_views(shared, step)
    if number == draft.number and isinstance(day, date):
        values["on"] = min(max(day, first), last).isoformat()
    chosen = shot.get("sel")
    if dispute is not None:
        fits = isinstance(chosen, str) and len(chosen) <= MAX_SELECTION
        good = fits and selectable(str(chosen), dispute, shared.catalog.areas)
        values["select"] = chosen if good else ""
    return kept(draft, values, widgets=True)
