"""The atlas: every dispute on one world map, in any view on any day, and the same in words."""

from __future__ import annotations

from datetime import date

import streamlit as st

from parley.analysis.searching import GLOSSARY, REGISTER, Hit, SearchIndex
from parley.blocks import Block, Heading, Notice, Records, Row
from parley.catalog.answers import Answers
from parley.dates import today
from parley.language import mark, say, say_many
from parley.model import Dispute
from parley.mosaic.views import DE_FACTO
from parley.outputs.show import show
from parley.panels.atlas import AtlasFilters, in_words
from parley.panels.difference import changes
from parley.panels.words import world_words
from parley.ui import atlas_state as state
from parley.ui.atlas_map import scene, time_bar
from parley.ui.chrome import credit_line, typefaces
from parley.ui.clicks import dossier_address
from parley.ui.controls import view_labels
from parley.ui.languages import fragment, with_language
from parley.ui.library import Library, library
from parley.ui.map import live_map, picked
from parley.ui.panel import link, panel, panel_text, picked_row
from parley.ui.takeaway import takeaway
from parley.ui.words_button import arriving, words_button

MAP_KEY, BELOW_KEY, HITS_KEY = "atlas-map", "atlas-below-panel", "atlas-hits"
LINK_KEY = "atlas-link"
MAP_HEIGHT = 560
MAX_SHOWN = 25
ELSEWHERE = {REGISTER: mark("Military diplomacy"), GLOSSARY: mark("Glossary")}


@st.cache_resource(max_entries=2, show_spinner=False)
def _index(digest: str) -> SearchIndex:  # noqa: ARG001 - a new edition is a new index
    return SearchIndex(library().catalog)


def atlas() -> None:
    """Show the world, narrowed to what the address asks for."""
    shared = library()
    typefaces(shared.typefaces)
    sentences = state.open_address(shared)
    if sentences:
        panel(
            "atlas-notes", [Notice(sentence, "stale") for sentence in sentences], label=say("Notes")
        )
    with st.container(key="atlas"):
        _body()


@fragment
def _body() -> None:
    shared = library()
    _follow_clicks(shared)
    query, filters = _search(shared)
    hits = _index(shared.digest).find(query) if query.strip() else []
    if query.strip():
        found = frozenset(hit.dispute for hit in hits) - ELSEWHERE.keys()
        filters = AtlasFilters(**{**_as_dict(filters), "found": found})
    listed = [d for d in shared.catalog.disputes.values() if filters.admits(d, d.as_of)]
    if query.strip():
        found_for = say_many(
            "{count} place found for “{query}”",
            "{count} places found for “{query}”",
            len(hits),
            query=query.strip(),
        )
        head = Heading(found_for)
        with st.container(key="hits"):
            panel(HITS_KEY, [head, _hits(hits, shared)], label=say("Search results"))
    _stage(listed, filters, query)


@fragment
def _stage(listed: list[Dispute], filters: AtlasFilters, query: str) -> None:
    """View, day, map and what stands below: a switch of view does not run the filters again."""
    shared = library()
    _follow_clicks(shared)
    view, day = _view_and_day(shared)
    with st.container(key="map", gap="small"):
        frame = st.container()
        with st.container(key="credit", horizontal=True, vertical_alignment="center"):
            credit_line()
            words_button("atlas-below")
            takeaway(shared, view, day)
    if not listed:
        st.info(say("No dispute passes the filters. Remove one to see more."))
    below = _below()
    against = _comparison(shared, below)
    with frame:
        drawn = scene(shared, listed, view, day, against) | {
            "sel": None,
            "cam": st.session_state["atlas-camera"],
            "time": time_bar(shared.digest) | {"on": day.isoformat()},
        }
        live_map(MAP_KEY, shared.static.map_files(shared.world_url), drawn, MAP_HEIGHT)
    answers = Answers(shared.catalog, shared.views, shared.painter.names_of)
    blocks: list[Block]
    if below == "words":
        blocks = world_words(answers, view, day)
    elif against is not None:
        blocks = changes(answers, (view, day), against)
    else:
        blocks = [in_words(shared.catalog, listed, today())]
    opening = below == "disputes" and len(listed) == len(shared.catalog.disputes)
    label, wish = say(state.BELOW[below]), arriving(below)
    panel_text(BELOW_KEY, show(blocks), label=label, lasting=opening, arrive=wish)
    link(LINK_KEY, state.address(filters, query, against))


def _search(shared: Library) -> tuple[str, AtlasFilters]:
    with st.container(key="search", horizontal=True, gap="small"):
        query = st.text_input(
            say("Search"),
            key="atlas-query",
            label_visibility="collapsed",
            placeholder=say("Search disputes, events, actors, places, sources…"),
        )
    chosen: dict[str, frozenset[str]] = {}
    options = state.choices(shared.catalog)
    with st.container(key="filters"):
        columns = st.columns(len(options), gap="small")
        for column, (name, (label, values, words)) in zip(columns, options.items(), strict=True):
            with column:
                picks = st.multiselect(
                    label, values, key=f"atlas-{name}", format_func=words, placeholder=say("All")
                )
            chosen[name] = frozenset(picks)
    return query, AtlasFilters(**chosen)


def _view_and_day(shared: Library) -> tuple[str, date]:
    """The world view and the day, above the map."""
    views = state.world_views(shared.catalog)
    labels = view_labels(views, shared.catalog)
    first, newest = state.world_days(shared.catalog)
    with st.container(key="controls", horizontal=True, gap="small"):
        view = st.selectbox(
            say("World view"),
            views,
            key="atlas-view",
            format_func=labels.__getitem__,
            label_visibility="collapsed",
            width=320,
        )
        day: date = st.date_input(
            say("As of"),
            min_value=first,
            max_value=newest,
            key="atlas-day",
            format="YYYY-MM-DD",
            label_visibility="collapsed",
            width=170,
        )
    return view, day


def _below() -> str:
    """What stands below the map."""
    chosen = st.segmented_control(
        say("Below the map"),
        list(state.BELOW),
        key="atlas-below",
        format_func=lambda item: say(state.BELOW[item]),
        label_visibility="collapsed",
    )
    return chosen or "disputes"


def _comparison(shared: Library, below: str) -> tuple[str, date] | None:
    if below != "difference":
        return None
    views = state.world_views(shared.catalog)
    labels = view_labels(views, shared.catalog)
    first, newest = state.world_days(shared.catalog)
    st.session_state.setdefault("atlas-with", DE_FACTO)
    with st.container(key="comparison", horizontal=True, gap="small"):
        other = st.selectbox(
            say("Compare with"),
            views,
            key="atlas-with",
            format_func=labels.__getitem__,
            width=320,
        )
        when: date = st.date_input(
            say("on"),
            min_value=first,
            max_value=newest,
            key="atlas-with-day",
            format="YYYY-MM-DD",
            width=170,
        )
    return other, when


def _as_dict(filters: AtlasFilters) -> dict[str, frozenset[str]]:
    return {name: getattr(filters, name) for name in state.FILTERS}


def _follow_clicks(shared: Library) -> None:
    """A click on the map, in the table or in the results opens a dossier; the time bar moves."""
    click = picked(MAP_KEY)
    if click is not None and click.day is not None:
        first, newest = state.world_days(shared.catalog)
        st.session_state["atlas-day"] = min(max(click.day, first), newest)
    elif click is not None and click.sel:
        slug = click.sel.removeprefix("dispute:")
        if slug in shared.catalog.disputes:
            _go(slug)
        _go_to_place(shared, click.sel)
    row = picked_row(BELOW_KEY, HITS_KEY)
    if row and isinstance(row["key"], str):
        slug, _, selected = row["key"].partition("|")
        if slug in shared.catalog.disputes:
            _go(slug, sel=selected.rsplit("#", 1)[0])
        if slug == REGISTER:
            part = selected.rsplit("#", 1)[0]
            st.switch_page(
                "pages/military_diplomacy.py", query_params=with_language({"part": part})
            )
        if slug == GLOSSARY:
            st.switch_page("pages/glossary.py", query_params=with_language({}))
        _go_to_place(shared, row["key"])


def _go_to_place(shared: Library, place: str) -> None:
    """Open the dossier that an area, or an edge of one, belongs to."""
    sides = place.split("~")
    for slug in shared.catalog.disputes:
        if shared.catalog.areas_of(slug) & set(sides):
            _go(slug, sel=place)


def _go(slug: str, sel: str = "") -> None:
    """Open a dossier; a row opens in the panel that holds it."""
    st.switch_page("pages/dispute.py", query_params=dossier_address(slug, sel))


def _hits(hits: list[Hit], shared: Library) -> Records:
    rows = []
    for number, hit in enumerate(hits[:MAX_SHOWN]):
        text = hit.text if len(hit.text) <= 240 else hit.text[:239] + "…"
        dispute = shared.catalog.disputes.get(hit.dispute)
        name = dispute.identity.short if dispute else say(ELSEWHERE[hit.dispute])
        rows.append(Row(f"{hit.dispute}|{hit.key}#{number}", name, hit.kind, text))
    return Records(tuple(rows), say("Nothing found. Try another spelling, or fewer words."))
