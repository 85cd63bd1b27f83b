"""What to brief: one dispute, or several by region, by third party or by what is new."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from parley.blocks import Block, Heading, Notice, Prose
from parley.briefing.scripts import of_mediator, of_region, since
from parley.language import say, say_many
from parley.panels.atlas import third_parties
from parley.ui import briefing_steps as steps
from parley.ui.briefing_state import QUARTER_DAYS, Asked, newest_event
from parley.ui.languages import with_language
from parley.ui.library import Library
from parley.ui.panel import panel
from parley.vocabulary import Region

PAGE = "pages/briefing.py"


def start(shared: Library, asked: Asked) -> None:
    """The start screen."""
    intro: list[Block] = [Notice(sentence, "stale") for sentence in asked.sentences]
    intro += [
        Heading(say("What shall be briefed?"), 1),
        Prose(
            say(
                "A briefing shows one step at a time on the whole screen: the map on the left, the "
                "record beside it, its sources below. Every dispute has one."
            )
        ),
    ]
    panel("briefing-start", intro, label=say("What shall be briefed?"))
    catalog, edition = shared.catalog, steps.edition()
    with st.container(key="briefing-choices"):
        left, right = st.columns(2, gap="large")
    with left:
        named = {slug: dispute.name for slug, dispute in catalog.disputes.items()}
        order = sorted(named, key=lambda slug: named[slug])
        slug = st.selectbox(say("One dispute"), order, format_func=lambda one: named[one])
        _buttons({"dispute": slug}, "one")
        regions = [region for region in Region if of_region(region, edition)]
        region = st.selectbox(
            say("Every dispute of a region"),
            regions,
            format_func=lambda one: _counted(one.label, len(of_region(one, edition))),
        )
        _buttons({"region": region.value}, "region")
    with right:
        actors = third_parties(catalog)
        led = [actor for actor in actors if of_mediator(actor, edition)]
        actor = st.selectbox(
            say("Every dispute with one third party"),
            led,
            format_func=lambda one: _counted(
                catalog.actor_name(one), len(of_mediator(one, edition))
            ),
        )
        _buttons({"mediator": actor}, "mediator")
        newest = newest_event(edition)
        day: date = st.date_input(
            say("Every dispute with an event since"),
            value=newest - timedelta(days=QUARTER_DAYS),
            max_value=newest,
            format="YYYY-MM-DD",
        )
        found = len(since(day, edition))
        if found:
            _buttons({"since": day.isoformat()}, "since", _counted(say("Start"), found))
        else:
            st.caption(say("No event is recorded since that day."))


def _counted(name: str, count: int) -> str:
    return f"{name} ({say_many('{count} dispute', '{count} disputes', count)})"


def _buttons(source: dict[str, str], key: str, label: str = "") -> None:
    with st.container(horizontal=True, gap="small"):
        if st.button(label or say("Start"), key=f"start-{key}"):
            st.switch_page(PAGE, query_params=with_language(source))
        if st.button(say("Edit the steps first"), key=f"edit-{key}"):
            st.switch_page(PAGE, query_params=with_language(source | {"edit": "1"}))
