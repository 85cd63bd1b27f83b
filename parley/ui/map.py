"""The live map as a widget: one table of state goes in, a click comes out.

Read the click with :func:`picked` before the state is built. A state made from the older
selection would take the halo away that the browser has already drawn.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from parley.cartography.leaflet import MapFiles, MapOptions, put_state, shared_map
from parley.dates import PartialDate
from parley.language import ENGLISH, language
from parley.ui.wordbook import wordbook

MAX_ID = 200
_drawing = Lock()


@dataclass(frozen=True)
class Pick:
    """A click on the map: the id of the thing, or None for open sea; or a day on its time bar."""

    sel: str | None
    n: int
    day: date | None = None


def picked(key: str) -> Pick | None:
    """The click on the map ``key`` that this session has not seen yet."""
    click = _last_click(key)
    memory = f"{key}:seen"
    if click is None or click.n == st.session_state.get(memory):
        return None
    st.session_state[memory] = click.n
    return click


def live_map(
    key: str,
    files: MapFiles,
    state: Mapping[str, Any],
    height: int,
    options: MapOptions | None = None,
) -> Pick | None:
    """Show the map in the given state and return a click nobody has read with :func:`picked`.

    The map stays in the browser, with its pan and zoom, as long as key, files and options
    stay the same.
    """
    last = _last_click(key)
    table = {**state, "rev": _next_revision(key), "ack": last.n if last else 0}
    if language() != ENGLISH:
        table["words"] = wordbook().url
    with _drawing:
        drawn = shared_map(files, options)
        put_state(drawn, table)
        st_folium(
            drawn,
            key=key,
            height=height,
            use_container_width=True,
            returned_objects=[],
            render=False,
        )
    return picked(key)


def _last_click(key: str) -> Pick | None:
    """The newest click, if what the browser sent has the right form."""
    value = st.session_state.get(key)
    if not isinstance(value, dict):
        return None
    n, sel = value.get("n"), value.get("sel")
    if not isinstance(n, int) or not (sel is None or isinstance(sel, str)):
        return None
    return Pick(sel[:MAX_ID] if sel else None, n, _day(value.get("day")))


def _day(value: object) -> date | None:
    try:
        return PartialDate.parse(value).earliest if isinstance(value, str) else None
    except ValueError:
        return None


def _next_revision(key: str) -> int:
    """A number that grows with every state, also over a restart of the server."""
    memory = f"{key}:rev"
    revision = max(time.time_ns() // 1000, st.session_state.get(memory, 0) + 1)
    st.session_state[memory] = revision
    return int(revision)
