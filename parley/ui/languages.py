"""The language of a page: from the address or the picker, kept in the session.

Every run speaks it anew: a page when its frame begins, a fragment when it is run alone. The
browser writes it into the address, where it stays from page to page.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import streamlit as st

from parley.language import ENGLISH, LANGUAGES, direction, language, listed, say, use
from parley.ui.panel import document

KEY, PICKER, ASKED = "language", "language-picker", "language-asked"
LINK_KEY = "language-of-document"
P = ParamSpec("P")
R = TypeVar("R")


def fragment(function: Callable[P, R]) -> Callable[P, R]:
    """A part of a page that can run alone, in the language of the session."""

    @st.fragment
    @wraps(function)
    def spoken(*args: P.args, **kwargs: P.kwargs) -> R:
        speak()
        return function(*args, **kwargs)

    return spoken


def speak() -> None:
    """Speak the language of the session in the run that has begun."""
    use(st.session_state.get(KEY, ENGLISH))


def take_language() -> str:
    """Take the language that the address asks for, if it is a new wish, and speak it.

    The answer is a sentence on a wish that can not be met, or an empty text. The address is
    written by the browser after a run, so an old wish must not undo a newer choice.
    """
    session, asked = st.session_state, st.query_params.get("lang", "")
    sentence = ""
    if asked and asked != session.get(ASKED):
        session[ASKED] = asked
        if asked in LANGUAGES:
            session[KEY] = asked
        else:
            session.setdefault(KEY, ENGLISH)
            speak()
            sentence = say(
                "“{value}” is not a language of Parley; write one of {codes}.",
                value=asked[:20],
                codes=listed(sorted(LANGUAGES)),
            )
    speak()
    return sentence


def picker() -> None:
    """The list of languages, each by its own name; a choice runs the whole page again."""
    session = st.session_state
    session[PICKER] = language()
    st.selectbox(
        say("Language"),
        list(LANGUAGES),
        key=PICKER,
        format_func=lambda code: LANGUAGES[code],
        on_change=_choose,
        label_visibility="collapsed",
        width=130,
    )


def _choose() -> None:
    """A choice, made with the address still as it was: that is no wish any more."""
    st.session_state[KEY] = st.session_state[PICKER]
    st.session_state[ASKED] = st.query_params.get("lang", "")


def tell_browser() -> None:
    """Put language and direction on the document and into the address.

    A reader of English who has never chosen another language is told nothing.
    """
    if KEY in st.session_state:
        code = language()
        kept = {"lang": code if code != ENGLISH else None}
        document(LINK_KEY, code, direction(), kept)


def with_language(params: dict[str, str]) -> dict[str, str]:
    """The address of another page, in the language of this one."""
    code = language()
    return params if code == ENGLISH else params | {"lang": code}
