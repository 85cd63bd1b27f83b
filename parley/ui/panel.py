"""The side panel as one element: its blocks go to the browser as one text.

A native element for each row would cost a message and a React tree each. The text of a
panel is the same for the same question, so Streamlit sends it once and only a reference
afterwards; what a click changes (the card of the selection, the address) is a small element
of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from parley.blocks import Block
from parley.language import ENGLISH, language, say
from parley.ui.library import library
from parley.ui.show import show
from parley.ui.wordbook import wordbook

ASSETS = Path(__file__).resolve().parents[1] / "assets"


@cache
def _component(name: str) -> Any:
    """A component whose program is a few lines that fetch the real one, once, as a file.

    Streamlit sends a component's program with every change of its values.
    """
    return st.components.v2.component(
        f"parley_{name}",
        html='<section id="panel" tabindex="-1"></section>'
        if name == "panel"
        else "<i hidden></i>",
        js=(ASSETS / "panel_start.js").read_text(encoding="utf-8"),
    )


def panel(key: str, blocks: Iterable[Block], *, label: str = "") -> None:
    """Show blocks; a click is read by `picked_row` at the start of the next run."""
    _mount(key, {"text": show(blocks), "label": label or say("Panel")})


def panel_text(key: str, text: str, *, label: str) -> None:
    """Show blocks that `show` has already turned into text."""
    _mount(key, {"text": text, "label": label})


def card(key: str, text: str, *, selected: str | None) -> None:
    """Show what is selected and mark its row in the panels of the page."""
    _mount(key, {"text": text, "label": say("Selection"), "selected": selected or ""})


def link(key: str, address: dict[str, Any]) -> None:
    """Write the address bar without a message to the server; None removes a key."""
    part = {"module": library().static.panel, "part": "link"}
    _component("link")(key=key, data=part | {"address": address})


def document(key: str, code: str, direction: str, address: dict[str, Any]) -> None:
    """Tell the browser in which language and direction the page is, and write the address."""
    part = {"module": library().static.panel, "part": "speak"}
    told = {"lang": code, "dir": direction, "address": address}
    _component("link")(key=key, data=part | told)


def picked_row(*keys: str) -> dict[str, Any] | None:
    """What was clicked in one of the panels just before this run: {"key": id or None}."""
    for key in keys:
        result = st.session_state.get(key)
        pick = result.get("pick") if result else None
        if isinstance(pick, dict) and "key" in pick:
            return pick
    return None


def _mount(key: str, content: dict[str, Any]) -> None:
    part = {"module": library().static.panel, "part": "panel"}
    if language() != ENGLISH:
        part["words"] = wordbook().url
    _component("panel")(key=key, data=part | content, on_pick_change=_nothing)


def _nothing() -> None:
    """A trigger value needs a callback; the run that follows reads it itself."""
