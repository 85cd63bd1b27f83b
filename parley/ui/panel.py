"""The side panel as one element: its blocks go to the browser as one text.

A native element for each row would cost a message and a React tree each. The text of a
panel is the same for the same question, so Streamlit sends it once and only a reference
afterwards; what a click changes (the card of the selection, the address) is a small element
of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import streamlit as st

from parley.blocks import Block
from parley.language import ENGLISH, language, say
from parley.outputs.show import show
from parley.ui.library import library
from parley.ui.wordbook import wordbook

MESSAGE = 4000
"""Letters up to which a text is sent as it is."""
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


def panel_text(
    key: str, text: str, *, label: str, lasting: bool = False, arrive: int | None = None
) -> None:
    """Show blocks that `show` has already turned into text.

    `arrive` is the number of a wish to be led to this panel; the browser moves there once.

    A `lasting` text, one that every reader meets at the opening of a page, is published as a
    file: it goes over the wire compressed, and once. Other texts would pile files up.
    """
    if lasting and len(text) > MESSAGE:
        content = {"url": _filed(text), "label": label}
    else:
        content = {"text": text, "label": label}
    _mount(key, content | ({"arrive": arrive} if arrive else {}))


@lru_cache(maxsize=256)
def _filed(text: str) -> str:
    return library().static.publish("panel", text.encode())


def card(key: str, text: str, *, selected: str | None, address: dict[str, Any]) -> None:
    """Show what is selected, mark its row in the panels of the page and write the address."""
    content = {"text": text, "label": say("Selection"), "selected": selected or ""}
    _mount(key, content | {"address": address})


def link(key: str, address: dict[str, Any]) -> None:
    """Write the address bar without a message to the server; None removes a key."""
    part = {"module": library().static.panel, "part": "link"} | _words()
    _component("link")(key=key, data=part | {"address": address})


def document(key: str, code: str, direction: str, address: dict[str, Any]) -> None:
    """Tell the browser in which language and direction the page is, and write the address."""
    part = {"module": library().static.panel, "part": "speak"} | _words()
    told = {"lang": code, "dir": direction, "address": address}
    _component("link")(key=key, data=part | told)


def landmarks(key: str, words: dict[str, str]) -> None:
    """Give the page landmarks, a way past the navigation and a voice for what changes."""
    part = {"module": library().static.panel, "part": "page"} | _words()
    _component("link")(key=key, data=part | {"words": words})


def picked_row(*keys: str) -> dict[str, Any] | None:
    """What was clicked in one of the panels just before this run: {"key": id or None}."""
    for key in keys:
        result = st.session_state.get(key)
        pick = result.get("pick") if result else None
        if isinstance(pick, dict) and "key" in pick:
            return pick
    return None


def element(name: str, key: str, content: dict[str, Any], *, answers: tuple[str, ...] = ()) -> Any:
    """Mount an element of ours by its name; `answers` are the values that it may send back."""
    calls = {f"on_{answer}_change": _nothing for answer in answers}
    return _component(name)(key=key, data={"part": name} | _words() | content, **calls)


def _mount(key: str, content: dict[str, Any]) -> None:
    part = {"module": library().static.panel, "part": "panel"} | _words()
    _component("panel")(key=key, data=part | content, on_pick_change=_nothing)


def _words() -> dict[str, str]:
    """Where the words of the language are; English has no file."""
    return {} if language() == ENGLISH else {"book": wordbook().url}


def _nothing() -> None:
    """A trigger value needs a callback; the run that follows reads it itself."""
