"""The scripts that are being edited in this session, and what is said of the last change."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from pydantic import ValidationError

from parley.ui.briefing_script import Draft, sentences
from parley.ui.languages import speak

Source = tuple[tuple[str, str], ...]
SAID = "edit-said"


def drafts() -> dict[Source, Draft]:
    """The scripts that were edited in this session, by what they were made from."""
    found: dict[Source, Draft] = st.session_state.setdefault("drafts", {})
    return found


def change(source: Source, how: Callable[[Draft], Draft]) -> None:
    """Change a draft; what can not be is said above the editor, and the draft stays as it was."""
    speak()  # a callback runs before its fragment speaks
    try:
        drafts()[source] = how(drafts()[source])
    except ValidationError as error:
        tell(*sentences(error))


def tell(*said: str) -> None:
    """Say something above the editor until its next run."""
    st.session_state.setdefault(SAID, []).extend(said)
