"""The page of military diplomacy: a register, what followed, two tracks, cases."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from parley.blocks import Block
from parley.catalog import Catalog
from parley.dates import today
from parley.language import mark, say
from parley.model.register import Instance
from parley.mosaic.views import NEUTRAL
from parley.panels import register as blocks_of
from parley.ui.chrome import credit_line, in_words_elsewhere, typefaces
from parley.ui.following import choose_disputes, dyads, followed, tracks
from parley.ui.languages import fragment, with_language
from parley.ui.library import library
from parley.ui.map import live_map
from parley.ui.panel import link, panel, picked_row
from parley.vocabulary import Instrument

PARTS = {
    "register": mark("Register"),
    "guarantees": mark("Guarantees"),
    "followed": mark("What followed"),
    "tracks": mark("Pressure and dialogue"),
    "dyads": mark("Two states"),
    "factors": mark("Barriers and drivers"),
    "lessons": mark("Lessons"),
    "corrections": mark("Corrections"),
}
KEY, LINK_KEY, MAP_KEY = "register-panel", "register-link", "register-map"
MAP_HEIGHT = 420


def military_diplomacy() -> None:
    """Show the part that the address asks for."""
    shared = library()
    typefaces(shared.typefaces)
    session, params = st.session_state, st.query_params.to_dict()
    asked = params.get("part", "register")
    session.setdefault("register-part", asked if asked in PARTS else "register")
    with st.container(key="register"):
        _body()


@fragment
def _body() -> None:
    catalog = library().catalog
    _follow(catalog)
    part = st.segmented_control(
        say("Part"),
        list(PARTS),
        format_func=lambda name: say(PARTS[name]),
        key="register-part",
        label_visibility="collapsed",
    )
    shown: dict[str, Callable[[Catalog], list[Block]]] = {
        "register": _instances,
        "guarantees": blocks_of.guarantees,
        "followed": followed,
        "tracks": tracks,
        "dyads": dyads,
        "factors": _factors,
        "lessons": blocks_of.lessons,
        "corrections": blocks_of.corrections,
    }
    chosen = part or "register"
    panel(KEY, shown[chosen](catalog), label=say(PARTS[chosen]))
    link(LINK_KEY, {"part": chosen if chosen != "register" else None})


def _follow(catalog: Catalog) -> None:
    """A row that belongs to a dispute opens its dossier."""
    row = picked_row(KEY)
    if row and isinstance(row["key"], str):
        slug, _, selected = row["key"].partition("|")
        if slug in catalog.disputes:
            sel = selected.partition("#")[0]
            params = {"dispute": slug} | ({"sel": sel, "panel": "timeline"} if sel else {})
            st.switch_page("pages/dispute.py", query_params=with_language(params))


def _instances(catalog: Catalog) -> list[Block]:
    rows = catalog.register.instances
    actors = sorted({a for row in rows for a in row.actors}, key=catalog.actor_name)
    slugs = sorted({s for row in rows for s in row.disputes})
    with st.container(horizontal=True, gap="small"):
        kinds = st.multiselect(
            say("Instrument"),
            [kind.value for kind in Instrument],
            format_func=lambda value: Instrument.of(value).label,
            placeholder=say("All instruments"),
            label_visibility="collapsed",
        )
        chosen = choose_disputes(catalog, slugs)
        who = st.multiselect(
            say("Actor"),
            actors,
            format_func=catalog.actor_name,
            placeholder=say("All actors"),
            label_visibility="collapsed",
        )
    kept = [
        row
        for row in rows
        if (not kinds or row.instrument.value in kinds)
        and (not chosen or chosen & set(row.disputes))
        and (not who or set(who) & set(row.actors))
    ]
    _map(kept)
    return blocks_of.instances(catalog, kept, today())


def _map(rows: list[Instance]) -> None:
    """Where the instances sit, on the world as the neutral view shows it today."""
    shared = library()
    marks = [
        {
            "id": f"instance:{row.id}",
            "lon": row.lon,
            "lat": row.lat,
            "track": "eases",
            "level": 2,
            "text": f"{row.title} · {row.held.words}",
        }
        for row in rows
        if row.lon is not None and row.lat is not None
    ]
    if not marks:
        return
    newest = max(dispute.as_of for dispute in shared.catalog.disputes.values())
    world = shared.painter.world(newest, NEUTRAL).as_state()
    legend = [{"symbol": "track-eases", "text": say("an instance of military diplomacy")}]
    start = {"n": 1, "b": [-150, -45, 160, 70]}
    with st.container(key="map", gap="small"):
        live_map(
            MAP_KEY,
            shared.static.map_files(shared.world_url),
            world | {"marks": marks, "legend": legend, "sel": None, "cam": start},
            MAP_HEIGHT,
        )
        with st.container(key="credit", horizontal=True, vertical_alignment="center"):
            credit_line()
            in_words_elsewhere()


def _factors(catalog: Catalog) -> list[Block]:
    slugs = sorted({row.dispute for row in catalog.register.factors})
    return blocks_of.factors(catalog, choose_disputes(catalog, slugs))
