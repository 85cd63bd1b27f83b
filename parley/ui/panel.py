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
from parley.ui.show import show

ASSETS = Path(__file__).resolve().parents[1] / "assets"


@cache
def _component() -> Any:
    return st.components.v2.component(
        "parley_panel",
        html='<section id="panel" tabindex="-1"></section>',
        css=(ASSETS / "panel.css").read_text(encoding="utf-8"),
        js=(ASSETS / "panel.js").read_text(encoding="utf-8"),
    )


def panel(
    key: str,
    blocks: Iterable[Block],
    *,
    label: str = "Panel",
    address: dict[str, str | None] | None = None,
) -> None:
    """Show blocks; a click is read by `picked_row` at the start of the next run.

    `address` are the query keys that the browser writes into its address bar, without a
    message to the server; None removes a key.
    """
    _mount(key, {"text": show(blocks), "label": label, "address": address})


def panel_text(key: str, text: str, *, label: str) -> None:
    """Show blocks that `show` has already turned into text."""
    _mount(key, {"text": text, "label": label})


def card(key: str, text: str, *, selected: str | None, address: dict[str, str | None]) -> None:
    """Show what is selected, mark its row in the panels of the page, and write the address."""
    _mount(
        key,
        {"text": text, "label": "Selection", "address": address, "selected": selected or ""},
    )


def picked_row(*keys: str) -> dict[str, Any] | None:
    """What was clicked in one of the panels just before this run: {"key": id or None}."""
    for key in keys:
        result = st.session_state.get(key)
        pick = result.get("pick") if result else None
        if isinstance(pick, dict) and "key" in pick:
            return pick
    return None


def _mount(key: str, content: dict[str, Any]) -> None:
    _component()(key=key, data=content, on_pick_change=_nothing)


def _nothing() -> None:
    """A trigger value needs a callback; the run that follows reads it itself."""
