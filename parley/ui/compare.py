"""Two disputes, two dates or two views side by side: /compare?a=<slug>&b=<slug>.

Each side is a view of a dossier. Maps of one dispute move together in the browser; what is
chosen, swapped or clicked runs one fragment.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import streamlit as st

from parley.blocks import Chart, Heading, Notice
from parley.catalog.spans import first_day, last_day, selectable
from parley.dates import today
from parley.language import language, say
from parley.outputs.show import show
from parley.panels.compare_analogues import analogues
from parley.panels.compare_parts import COMPARISONS, ledger
from parley.panels.words import words
from parley.ui import compare_state as state
from parley.ui.chrome import credit_line, typefaces
from parley.ui.compare_charts import two_tracks
from parley.ui.compare_sides import scope_of, side_of
from parley.ui.compare_state import SIDES, key
from parley.ui.languages import fragment, with_language
from parley.ui.library import Library, library
from parley.ui.map import picked
from parley.ui.panel import link, panel, panel_text, picked_row
from parley.ui.state import ViewState
from parley.ui.words_button import arriving, words_button

PANEL, OTHER_PANEL, LINK = "compare-panel", "compare-other-panel", "compare-link"
BESIDE = {"ledgers": ledger, "words": words}
"""Parts of which each side has its own; the others are told of both at once."""


def compare() -> None:
    """Show the two sides that the address asks for."""
    shared = library()
    typefaces(shared.typefaces)
    sentences = state.open_address(st.query_params.to_dict(), shared)
    if sentences:
        panel("compare-notes", [Notice(text, "stale") for text in sentences], label=say("Notes"))
    _body()


@fragment
def _body() -> None:
    shared = library()
    _follow(shared)
    state.settle(shared)
    one, other = (state.chosen(side, shared) for side in SIDES)
    mode = state.link_mode(one, other)
    with st.container(key="compare-switches", horizontal=True, vertical_alignment="center"):
        _switches(one, other)
    columns = st.columns(2, gap="medium")
    for side, column in zip(SIDES, columns, strict=True):
        with column:
            side_of(side, shared, mode)
    if one or other:
        with st.container(key="credit", horizontal=True, vertical_alignment="center"):
            credit_line()
            if one and other:
                words_button("compare-part")
    one, other = (state.chosen(side, shared) for side in SIDES)
    with st.container(key="compare-below"):
        _below(one, other, shared)
    link(LINK, state.address(one, other, shared))


def _switches(one: ViewState | None, other: ViewState | None) -> None:
    """What concerns both sides: swap them, and how the maps are tied."""
    st.button(
        say("Swap sides"),
        key="compare-swap",
        on_click=state.swap,
        disabled=one is None and other is None,
    )
    if one is None or other is None:
        return
    if one.dispute == other.dispute:
        st.toggle(say("Maps move together"), key="compare-linked")
        st.toggle(say("Mark what differs"), key="compare-marked")
    else:
        st.toggle(say("Same scale"), key="compare-scale")


def parts() -> dict[str, str]:
    """What can stand below the maps, by its key in the address."""
    return {
        "axes": say("Same axes"),
        "timelines": say("Timelines"),
        "tracks": say("Two tracks"),
        "ledgers": say("Claims and control"),
        "changed": say("What changed"),
        "words": say("In words"),
        "analogues": say("Closest analogues"),
    }


def _below(one: ViewState | None, other: ViewState | None, shared: Library) -> None:
    known = one or other
    if known is None:
        return
    named = parts()
    part = "analogues"
    if one is not None and other is not None:
        part = (
            st.segmented_control(
                say("Part"),
                list(named),
                format_func=named.__getitem__,
                key="compare-part",
                label_visibility="collapsed",
            )
            or state.PART
        )
    if part == "analogues":
        st.toggle(say("Settled disputes only"), key="compare-settled")
        settled = bool(st.session_state.get("compare-settled"))
        panel(PANEL, analogues(scope_of(known), settled=settled), label=named[part])
    elif one is not None and other is not None:
        _both(part, one, other, shared)


def _both(part: str, one: ViewState, other: ViewState, shared: Library) -> None:
    label = parts()[part]
    if part in BESIDE:
        for column, which, shown in zip(
            st.columns(2, gap="medium"), (PANEL, OTHER_PANEL), (one, other), strict=True
        ):
            name = shared.catalog.disputes[shown.dispute].identity.short
            with column:
                text = show([Heading(name), *BESIDE[part](scope_of(shown))])
                wish = arriving(part) if which == PANEL else None
                panel_text(which, text, label=f"{label}: {name}", arrive=wish)
        return
    if part == "tracks":
        disputes = [shared.catalog.disputes[slug] for slug in {one.dispute: 0, other.dispute: 0}]
        for drawn in two_tracks([(dispute.identity.short, dispute) for dispute in disputes]):
            st.altair_chart(drawn, width="stretch")
    asked = Question(shared.digest, language(), part, today(), _plain(one), _plain(other))
    panel_text(PANEL, _answer(asked), label=label)


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader asks of two sides, and in which language; equal ones have equal answers."""

    digest: str
    language: str
    part: str
    today: date
    one: ViewState
    other: ViewState


def _plain(shown: ViewState) -> ViewState:
    """A side without what is selected on its map."""
    return ViewState(shown.dispute, shown.day, shown.view)


@lru_cache(maxsize=128)
def _answer(asked: Question) -> str:
    """The part as text for the panel; the page draws its charts as pictures of their own."""
    blocks = COMPARISONS[asked.part](scope_of(asked.one), scope_of(asked.other))
    return show(block for block in blocks if not isinstance(block, Chart))


def _follow(shared: Library) -> None:
    """Take what was clicked: on a map a place or a day, in a panel a row or an analogue."""
    session = st.session_state
    for side in SIDES:
        click = picked(key(side, "map"))
        if click is not None and session.get(key(side)):
            _take(side, click.sel, click.day, shared)
    row = picked_row(PANEL, OTHER_PANEL)
    if not row or not isinstance(row["key"], str):
        return
    if session.get("compare-part") in ("changed", "words"):
        _take("a" if picked_row(PANEL) else "b", row["key"], None, shared)
        return
    slug, _, selected = row["key"].partition("|")
    if slug not in shared.catalog.disputes:
        return
    if selected:
        params = {"dispute": slug, "sel": selected}
        st.switch_page("pages/dispute.py", query_params=with_language(params))
    session[key("a" if session.get(key("a")) is None else "b")] = slug
    session["compare-part"] = state.PART


def _take(side: str, sel: str | None, day: date | None, shared: Library) -> None:
    session = st.session_state
    dispute = shared.catalog.disputes[session[key(side)]]
    if day is not None:
        first, last = first_day(dispute), last_day(dispute)
        session[key(side, "day")] = min(max(day, first), last)
        return
    chosen = sel if sel and selectable(sel, dispute, shared.catalog.areas) else None
    for each in SIDES:
        if each == side or session.get(key(each)) == session[key(side)]:
            session[key(each, "sel")] = chosen
