"""The button beside a map that leads to the same map in words."""

from __future__ import annotations

import time

import streamlit as st

from parley.language import say
from parley.ui.languages import speak

WORDS = "words"
WISH = "words-wish"


def words_button(switch: str) -> None:
    """Offer the map in words; `switch` is the key of the widget that chooses among the panels."""
    st.button(say("In words"), key="in-words", on_click=_choose, args=(switch,))


def arriving(panel: str) -> int | None:
    """The number of the wish to be led to the panel in words, while that panel is shown."""
    wish: int | None = st.session_state.get(WISH)
    return wish if panel == WORDS else None


def _choose(switch: str) -> None:
    speak()
    st.session_state[switch] = WORDS
    st.session_state[WISH] = time.time_ns() // 1000
