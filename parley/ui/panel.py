"""The side panel as one element: its blocks go to the browser as one value.

A native element for each row would cost a message and a React tree each; one component
keeps a selection as cheap as an empty rerun, and lets a row answer to a click at once.
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
    selected: str | None = None,
    label: str = "Panel",
    address: dict[str, str | None] | None = None,
) -> None:
    """Show blocks; a click is read by `picked_row` at the start of the next run.

    `address` are the query keys that the browser writes into its address bar, without a
    message to the server; None removes a key.
    """
    _component()(
        key=key,
        data={"blocks": show(blocks), "selected": selected, "label": label, "address": address},
        on_pick_change=_nothing,
    )


def picked_row(key: str) -> dict[str, Any] | None:
    """What was clicked in the panel just before this run: {"key": id or None}; else None."""
    result = st.session_state.get(key)
    pick = result.get("pick") if result else None
    return pick if isinstance(pick, dict) and "key" in pick else None


def _nothing() -> None:
    """A trigger value needs a callback; the run that follows reads it itself."""
