"""One of two sides: what is chosen, its map with its own date, and what is selected on it."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from parley.analysis.analogues import closest
from parley.analysis.traits import traits
from parley.blocks import Block, Heading, Prose
from parley.catalog.spans import first_day, last_day, views_of
from parley.dates import today
from parley.language import say
from parley.panels import Scope
from parley.panels.selection import selection
from parley.ui import compare_state as state
from parley.ui.chrome import plain
from parley.ui.compare_state import key
from parley.ui.controls import view_labels
from parley.ui.library import Library, dossier_files, library
from parley.ui.map import live_map
from parley.ui.panel import panel
from parley.ui.questions import scene_of, time_bar
from parley.ui.state import ViewState

MAP_HEIGHT = 480


def side_of(side: str, shared: Library, mode: str) -> None:
    """One side: what is chosen, its map, and what is selected on it."""
    catalog, session = shared.catalog, st.session_state
    slugs = sorted(catalog.disputes, key=lambda slug: catalog.disputes[slug].name)
    label, of_view, of_day = _labels(side)
    slug = st.selectbox(
        label,
        slugs,
        index=None,
        format_func=lambda item: catalog.disputes[item].name,
        key=key(side),
        placeholder=say("Choose a dispute: type a part of its name"),
        label_visibility="collapsed",
    )
    if slug is None:
        _empty(side, shared)
        return
    dispute = catalog.disputes[slug]
    options = views_of(dispute)
    labels = view_labels(options, catalog)
    with st.container(key=key(side, "choices"), horizontal=True, gap="small"):
        st.selectbox(
            of_view,
            options,
            format_func=labels.__getitem__,
            key=key(side, "view"),
            label_visibility="collapsed",
        )
        st.date_input(
            of_day,
            min_value=first_day(dispute),
            max_value=last_day(dispute),
            key=key(side, "day"),
            format="YYYY-MM-DD",
            label_visibility="collapsed",
            width=150,
        )
    with st.container(key=f"compare-map-of-{side}"):
        _map(side, mode, shared)
    picks = session.get(key(side, "sel"))
    shown = state.chosen(side, shared)
    if picks and shown is not None:
        panel(key(side, "card"), _facts(shown, picks), label=say("Selection"))


def _facts(shown: ViewState, picks: str) -> list[Block]:
    """What is selected, without its events: those stand in the dossier."""
    blocks = selection(scope_of(shown), picks)
    heads = [number for number, block in enumerate(blocks) if isinstance(block, Heading)]
    return blocks[: heads[1]] if len(heads) > 1 else blocks


def _labels(side: str) -> tuple[str, str, str]:
    """What the widgets of a side are called for those who do not see where they stand."""
    if side == "a":
        return say("Left side"), say("View on the left side"), say("Date on the left side")
    return say("Right side"), say("View on the right side"), say("Date on the right side")


def _map(side: str, mode: str, shared: Library) -> None:
    session = st.session_state
    mine, theirs = (state.chosen(each, shared) for each in (side, "b" if side == "a" else "a"))
    if mine is None:
        return
    against = None
    if theirs and theirs.dispute == mine.dispute and session.get("compare-marked"):
        against = (theirs.view, theirs.day)
    scene = scene_of(shared.digest, mine.dispute, mine.day, mine.view, against)
    drawn = scene.as_state() | {
        "sel": mine.selection,
        "cam": state.camera(side, mode, shared),
        "time": time_bar(shared.digest, mine.dispute) | {"on": mine.day.isoformat()},
        "link": mode,
        "place": f"{side}_at",
    }
    live_map(key(side, "map"), dossier_files(shared, mine.dispute), drawn, MAP_HEIGHT)


def _empty(side: str, shared: Library) -> None:
    """Say what to choose; where neither side is chosen, the right one proposes pairs."""
    other = st.session_state.get(key("b" if side == "a" else "a"))
    if side == "b" and other is None:
        panel(key(side, "empty"), [Heading(say("Or begin with one of these"))], label=say("Pairs"))
        for one, two in _pairs(shared.digest):
            names = (shared.catalog.disputes[slug].identity.short for slug in (one, two))
            label = say("{one} beside {other}", one=next(names), other=next(names))
            st.button(
                plain(label),
                key=f"compare-pair-{one}",
                on_click=state.begin,
                args=(one, two),
            )
        return
    blocks: list[Block] = [
        Heading(say("Choose a dispute for this side")),
        Prose(
            say(
                "Two disputes stand side by side on the same axes. Choose one dispute on both "
                "sides to set two dates or two views of it beside each other: the two maps then "
                "move together. With one side chosen, its closest analogues are proposed below."
            )
        ),
    ]
    panel(key(side, "empty"), blocks, label=say("What to choose"))


@lru_cache(maxsize=2)
def _pairs(digest: str) -> tuple[tuple[str, str], ...]:  # noqa: ARG001 - of an edition
    """Every settled dispute with the open one that is most like it, by its recorded traits."""
    catalog = library().catalog
    known = [traits(catalog, dispute) for dispute in catalog.disputes.values()]
    still = [each for each in known if not each.settled]
    settled = [each for each in known if each.settled and still]
    return tuple((each.slug, closest(each, still)[0].slug) for each in settled)


def scope_of(shown: ViewState) -> Scope:
    """A side as the panels take it."""
    shared = library()
    return Scope(
        shared.catalog,
        shared.views,
        shared.catalog.disputes[shown.dispute],
        shown.day,
        shown.view,
        today(),
        naming=shared.painter.names_of,
    )
