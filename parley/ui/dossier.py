"""The dossier: map left, panels right, one date and one view for both.

The switches, the panel, and the card of the selection with the map are fragments one within the
other, so a click costs the smallest rerun and the map in the browser is never built again.
"""

from __future__ import annotations

from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from parley.blocks import Block, Heading, Notice, Prose
from parley.dates import PartialDate, age_in_words, today
from parley.language import in_turn, listed, say, say_many, set_apart
from parley.model import Dispute
from parley.panels import PANELS
from parley.panels.freshness import stale_badge
from parley.ui import clicks, controls, third_parties
from parley.ui import state as address
from parley.ui.charts import posture_pictures
from parley.ui.chrome import credit_line, plain, typefaces
from parley.ui.clicks import CARD_KEY, MAP_KEY, PANEL_KEY
from parley.ui.languages import fragment, with_language
from parley.ui.library import Library, dossier_files, library
from parley.ui.map import live_map
from parley.ui.panel import card, panel, panel_text
from parley.ui.questions import Question, answer, map_state, scene_of, time_bar, told
from parley.ui.state import ViewState
from parley.ui.takeaway import present, takeaway
from parley.ui.words_button import arriving, words_button

HEAD_KEY = "dossier-head"
MAP_HEIGHT = 620
WIDTHS = (1.42, 1)


def dossier() -> None:
    """Show the dossier that the address asks for, or the list of dossiers."""
    shared = library()
    typefaces(shared.typefaces)
    state, sentences = address.read(st.query_params.to_dict(), shared.catalog)
    if state is None:
        _choose(shared, sentences)
        return
    dispute = shared.catalog.disputes[state.dispute]
    session = st.session_state
    if session.pop("moved", None) != state.dispute:
        session["sel"] = state.selection
        controls.place(state)
    if session.get("camera-of") != state.dispute or state.camera:
        session["camera"] = clicks.first_camera(state, dispute)
        session["camera-of"] = state.dispute
    _head(dispute, shared, sentences)
    _body(dispute.slug)


def _choose(shared: Library, sentences: list[str]) -> None:
    blocks: list[Block] = [Notice(sentence, "stale") for sentence in sentences]
    if not shared.catalog.disputes:
        blocks.append(Notice(say("No dispute could be read. The sources page says what is wrong.")))
    panel(HEAD_KEY, [*blocks, Heading(say("Choose a dossier"), 1)], label=say("Choose a dossier"))
    for slug, dispute in shared.catalog.disputes.items():
        st.page_link(
            "pages/dispute.py",
            label=plain(dispute.name),
            query_params=with_language({"dispute": slug}),
        )


def _head(dispute: Dispute, shared: Library, sentences: list[str]) -> None:
    identity = dispute.identity
    as_of = PartialDate.parse(identity.as_of)
    parts = [
        " · ".join(set_apart(text) for text in dict.fromkeys(name.text for name in identity.names)),
        in_turn((listed(kind.label for kind in identity.kind), identity.stage.label)),
        say(
            "status as of {day}, {age}",
            day=as_of.words,
            age=age_in_words(as_of.earliest, today()),
        ),
    ]
    left_out = len(shared.catalog.problems_of(dispute.slug))
    if left_out:
        parts.append(
            say_many("{count} problem, see Sources", "{count} problems, see Sources", left_out)
        )
    blocks: list[Block] = [
        Heading(identity.name, 1, stale_badge(dispute, today())),
        Prose(" · ".join(part for part in parts if part)),
    ]
    blocks += [Notice(sentence, "stale") for sentence in sentences]
    panel(HEAD_KEY, blocks, label=identity.short)


@fragment
def _body(slug: str) -> None:
    """What chooses: view, date, panel. Below it stand the map and the side panel.

    The containers are made here: a part that runs by itself may write into a container around
    it only if that was made by the page or by the part that runs.
    """
    shared = library()
    dispute = shared.catalog.disputes[slug]
    clicks.follow(dispute, shared)
    with st.container(key="choices"):
        left, right = st.columns(WIDTHS, gap="medium", vertical_alignment="bottom")
        with left, st.container(key="controls", horizontal=True, gap="small"):
            view = controls.view_switch(dispute, shared.catalog)
            day = controls.day_picker(dispute)
        with right:
            name = controls.panel_switch()
    with st.container(key="stage"):
        left, right = st.columns(WIDTHS, gap="medium")
    with left:
        place = st.container(key="map")
    with right, st.container(key="side"):
        _side(slug, view, day, name, place)
    with st.container(key="credit", horizontal=True, vertical_alignment="center"):
        credit_line()
        beside = {"a": slug, "a_on": day.isoformat(), "a_view": view}
        words_button("panel")
        if st.button(say("Side by side"), key="beside"):
            st.switch_page("pages/compare.py", query_params=with_language(beside))
        present(dispute, view, day)
        takeaway(shared, view, day, dispute)


@fragment
def _side(slug: str, view: str, day: date, name: str, place: DeltaGenerator) -> None:
    """The panel with its filters; in it the card of the selection, which draws the map as well.

    What a row moves outside of both runs the page again. That run must not take the address for
    the newest word: the browser writes it later.
    """
    shared = library()
    dispute = shared.catalog.disputes[slug]
    _follow(dispute, shared)
    chosen = controls.filters(name, dispute, shared.catalog)
    against = controls.comparison(name, dispute, shared, view, day)
    asked = Question(shared.digest, slug, day, view, name, chosen, today(), against)
    if name == "posture":
        posture_pictures(shared.catalog, dispute)
    if name == "mediation":
        third_parties.links(dispute)
    _selection(asked, place)
    panel_text(
        PANEL_KEY,
        answer(asked)[0],
        label=PANELS[asked.panel].title,
        lasting=asked.opening,
        arrive=arriving(asked.panel),
    )


@fragment
def _selection(asked: Question, place: DeltaGenerator) -> None:
    """What a click on the map changes: the map at its `place`, and the card of the selection.

    It runs by itself then: panel and filters stay as they are and cost nothing.
    """
    shared = library()
    dispute = shared.catalog.disputes[asked.slug]
    _follow(dispute, shared)
    chosen = st.session_state.get("sel")
    with place:
        _map(asked, dispute, shared)
    view = ViewState(
        asked.slug,
        asked.day,
        asked.view,
        asked.panel,
        chosen,
        asked.filters,
        against=asked.against,
    )
    where = address.write(view, dispute)
    card(CARD_KEY, told(asked, chosen), selected=chosen, address=where)


def _follow(dispute: Dispute, shared: Library) -> None:
    """Take a click before this run draws; run the page where it moved more than this run draws."""
    if clicks.follow(dispute, shared):
        st.session_state["moved"] = dispute.slug
        st.rerun()


def _map(asked: Question, dispute: Dispute, shared: Library) -> None:
    scene = scene_of(asked.digest, asked.slug, asked.day, asked.view, asked.against)
    chosen = st.session_state.get("sel")
    marked = any(mark.id == chosen for mark in scene.marks)
    ring = chosen if marked else clicks.on_map(chosen, dispute)
    state = map_state(asked) | {
        "sel": ring,
        "cam": st.session_state.get("camera"),
        "time": time_bar(asked.digest, asked.slug) | {"on": asked.day.isoformat()},
    }
    live_map(MAP_KEY, dossier_files(shared, asked.slug), state, MAP_HEIGHT)
