"""The frame of every page: title, navigation, our own style, credit and neutrality lines.

The one module that puts markup of its own into a page; it holds constant text only and
never anything from a file or an address.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import streamlit as st

from parley.blocks import Notice
from parley.cartography.scene import CREDIT, NEUTRALITY
from parley.language import ENGLISH, direction, language, mark, say
from parley.ui.languages import picker, take_language, tell_browser, with_language
from parley.ui.library import library, renewed
from parley.ui.panel import landmarks, panel
from parley.ui.wordbook import wordbook

STYLE = Path(__file__).resolve().parents[1] / "assets" / "chrome.css"
WALL_STYLE = STYLE.with_name("briefing_page.css")
_MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!|$:<>~&^=])")
RIGHT_TO_LEFT = ".stApp { direction: rtl; }\n"
"""At once, before the program that turns the document round has come."""
UNSEEN = """@keyframes dressed { from { visibility: hidden } to { visibility: visible } }
.stMainBlockContainer { animation: dressed 0s 1.2s both }
"""
"""Until the style has come, and a moment at most: nobody sees the page undressed."""
SEEN = ".stMainBlockContainer { animation: none !important; }"
LETTERS = """body :not([data-testid="stIconMaterial"], code, pre) {
  font-family: "Source Sans", "Parley Names", sans-serif;
}
"""
"""Where the words themselves need letters that the page's own font lacks."""
PAGES = (
    ("app.py", mark("Atlas")),
    ("pages/dispute.py", mark("Dossier")),
    ("pages/briefing.py", mark("Briefing")),
    ("pages/compare.py", mark("Compare")),
    ("pages/third_parties.py", mark("Third parties")),
    ("pages/military_diplomacy.py", mark("Military diplomacy")),
    ("pages/sources.py", mark("Sources")),
    ("pages/glossary.py", mark("Glossary")),
)


def frame(title: str, *, whole_screen: bool = False, named: bool = True) -> None:
    """Begin a page: name it, style it, and show the navigation. Call it first.

    A page on the `whole_screen` hides the navigation: what it shows has all the room. A page
    that is not `named` here says its own first heading, such as the name of its dispute.
    """
    sentence = take_language()
    st.set_page_config(
        page_title=f"{say(title)} · Parley",
        page_icon=None,
        layout="wide",
        initial_sidebar_state="collapsed",
    )
    renewed()
    st.html(f"<style>@import url('{_style()}');\n{UNSEEN}</style>")
    if whole_screen:
        st.html(f"<style>{WALL_STYLE.read_text(encoding='utf-8')}</style>")
    with st.container(horizontal=True, key="nav", vertical_alignment="center"):
        st.markdown("**Parley**")
        for path, name in PAGES:
            here = "nav-here" if name == title else f"nav-{name.lower().replace(' ', '-')}"
            with st.container(key=here, width="content"):
                st.page_link(path, label=say(name), query_params=with_language({}) or None)
        with st.container(key="language", width="content"):
            picker()
    with st.container(key="telling"):
        tell_browser()
        landmarks("landmarks", _landmark_words())
    if named:
        heading(say(title))
    if language() != ENGLISH:
        _dress(wordbook().style)
    if sentence:
        panel("language-note", [Notice(sentence, "stale")], label=say("Notes"))


@cache
def _style() -> str:
    """The address of our style: a file, so that a browser fetches it once for all pages."""
    text = STYLE.read_text(encoding="utf-8")
    return library().static.publish_style(f"{text}\n{SEEN}", "chrome")


def _landmark_words() -> dict[str, str]:
    return {"skip": say("Skip to content"), "nav": say("Pages"), "chart": say("Chart")}


def heading(text: str) -> None:
    """The first heading of a page whose name the navigation shows already: heard, not seen."""
    with st.container(key="page-name"):
        st.title(text, anchor=False)


def in_words_elsewhere(**view: str) -> None:
    """Lead from a map of the world to the same in words, on the atlas."""
    st.page_link(
        "app.py", label=say("In words"), query_params=with_language({"below": "words"} | view)
    )


def _dress(fonts: str) -> None:
    """The style of a language: its direction, and the fonts that were cut to its words."""
    turned = RIGHT_TO_LEFT if direction() == "rtl" else ""
    letters = LETTERS + fonts if fonts else ""
    if turned or letters:
        st.html(f"<style>{turned}{letters}</style>")


def typefaces(url: str) -> None:
    """Offer the fonts that were cut to the catalog's names; `url` is the style that has them."""
    st.html(f"<style>@import url('{url}');</style>")


def credit_line() -> None:
    """Whose data is drawn and that it takes no side; under every map."""
    st.caption(f"{say(CREDIT)} {say(NEUTRALITY)}")


def plain(text: str) -> str:
    """A text from a file as a widget's label: shown as it stands.

    Streamlit reads labels as Markdown, where a name could become a link or an image that
    asks another host; every mark that Markdown knows is escaped.
    """
    return _MARKS.sub(r"\\\1", text)
