"""The atlas: every dispute on one world map, filters, search, and the same in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import streamlit as st

from parley.analysis.searching import Hit, SearchIndex
from parley.blocks import Heading, Notice, Records, Row
from parley.cartography.legend import LegendEntry
from parley.cartography.scene import Mark, Scene
from parley.dates import today
from parley.model import Dispute
from parley.mosaic.views import NEUTRAL
from parley.panels.atlas import AtlasFilters, in_words, third_parties
from parley.ui.chrome import credit_line, typefaces
from parley.ui.clicks import ROW_PANELS
from parley.ui.library import Library, library
from parley.ui.map import live_map, picked
from parley.ui.panel import panel, picked_row
from parley.vocabulary import DisputeKind, Hostility, Region, Stage, Term

MAP_KEY, TABLE_KEY, HITS_KEY = "atlas-map", "atlas-table", "atlas-hits"
MAP_HEIGHT = 560
WORLD = [-150.0, -48.0, 165.0, 70.0]
MAX_SHOWN = 25
FILTERS = ("regions", "kinds", "stages", "hostility", "parties", "third_parties")


@st.cache_resource(max_entries=2, show_spinner=False)
def _index(digest: str) -> SearchIndex:  # noqa: ARG001 - a new edition is a new index
    return SearchIndex(library().catalog)


def atlas() -> None:
    """Show the world, narrowed to what the address asks for."""
    shared = library()
    typefaces(shared.typefaces)
    sentences = _open(shared)
    if sentences:
        panel("atlas-notes", [Notice(sentence, "stale") for sentence in sentences], label="Notes")
    with st.container(key="atlas"):
        _body()


def _choices(shared: Library) -> dict[str, tuple[str, list[str], Callable[[str], str]]]:
    catalog = shared.catalog
    disputes = catalog.disputes.values()
    parties = sorted({p for d in disputes for p in d.parties}, key=catalog.actor_name)

    def of(term: type[Term], used: Iterable[str]) -> tuple[list[str], Callable[[str], str]]:
        present = set(used)
        return [v for v in term.values() if v in present], lambda value: term.of(value).label

    return {
        "regions": ("Region", *of(Region, (d.identity.region for d in disputes))),
        "kinds": ("Kind", *of(DisputeKind, (k for d in disputes for k in d.identity.kind))),
        "stages": ("Stage", *of(Stage, (d.identity.stage for d in disputes))),
        "hostility": ("Hostility", *of(Hostility, (d.hostility_on(d.as_of) for d in disputes))),
        "parties": ("Party", parties, catalog.actor_name),
        "third_parties": ("Third party", third_parties(catalog), catalog.actor_name),
    }


def _open(shared: Library) -> list[str]:
    """Put the filters of the address into the widgets; name what could not be used."""
    sentences: list[str] = []
    params = st.query_params.to_dict()
    for name, (label, options, _) in _choices(shared).items():
        asked = [value for value in params.get(name, "").split(".") if value]
        unknown = [value for value in asked if value not in options]
        if unknown:
            sentences.append(f"{label} “{unknown[0][:60]}” is unknown here and left out.")
        st.session_state[f"atlas-{name}"] = [value for value in asked if value in options]
    st.session_state["atlas-query"] = params.get("q", "")[:120]
    camera: dict[str, Any] = {"n": 1, "b": WORLD}
    try:
        lat, lon, zoom = (float(part) for part in params.get("at", "").split(","))
        if -90 <= lat <= 90 and -200 <= lon <= 200 and 0 <= zoom <= 12:
            camera = {"n": 1, "c": [lat, lon], "z": zoom}
    except ValueError:
        if params.get("at"):
            sentences.append("The map position of the address could not be read.")
    st.session_state.setdefault("atlas-camera", camera)
    return sentences


@st.fragment
def _body() -> None:
    shared = library()
    _follow_clicks(shared)
    query = st.text_input(
        "Search",
        key="atlas-query",
        label_visibility="collapsed",
        placeholder="Search disputes, events, actors, places, sources…",
    )
    filters = _filters(shared)
    hits = _index(shared.digest).find(query) if query.strip() else []
    if query.strip():
        filters = AtlasFilters(
            **{**_as_dict(filters), "found": frozenset(hit.dispute for hit in hits)}
        )
    listed = [d for d in shared.catalog.disputes.values() if filters.admits(d, d.as_of)]
    with st.container(key="map"):
        live_map(
            MAP_KEY, shared.static.map_files(shared.world_url), _scene(shared, listed), MAP_HEIGHT
        )
        credit_line()
    address = {name: ".".join(sorted(getattr(filters, name))) or None for name in FILTERS}
    address["q"] = query.strip() or None
    if query.strip():
        panel(
            HITS_KEY,
            [Heading(f"{len(hits)} places found for “{query.strip()}”"), _hits(hits, shared)],
            label="Search results",
        )
    if not listed:
        st.info("No dispute passes the filters. Remove one to see more.")
    panel(TABLE_KEY, [in_words(shared.catalog, listed, today())], label="Disputes", address=address)


def _as_dict(filters: AtlasFilters) -> dict[str, Any]:
    return {name: getattr(filters, name) for name in FILTERS}


def _filters(shared: Library) -> AtlasFilters:
    chosen: dict[str, frozenset[str]] = {}
    choices = _choices(shared)
    with st.container(key="filters"):
        columns = st.columns(len(choices), gap="small")
        for column, (name, (label, options, words)) in zip(columns, choices.items(), strict=True):
            with column:
                values = st.multiselect(
                    label, options, key=f"atlas-{name}", format_func=words, placeholder="All"
                )
            chosen[name] = frozenset(values)
    return AtlasFilters(**chosen)


def _follow_clicks(shared: Library) -> None:
    """A click on the map, in the table or in the results opens a dossier."""
    click = picked(MAP_KEY)
    if click is not None and click.sel:
        slug = click.sel.removeprefix("dispute:")
        if slug in shared.catalog.disputes:
            _go(slug)
        about = [s for s in shared.catalog.disputes if click.sel in shared.catalog.areas_of(s)]
        if about:
            _go(about[0], sel=click.sel)
    row = picked_row(TABLE_KEY, HITS_KEY)
    if row and isinstance(row["key"], str):
        slug, _, selected = row["key"].partition("|")
        if slug in shared.catalog.disputes:
            _go(slug, sel=selected.rsplit("#", 1)[0])


def _go(slug: str, sel: str = "") -> None:
    """Open a dossier; a row opens in the panel that holds it."""
    params = {"dispute": slug} | ({"sel": sel} if sel else {})
    if holder := ROW_PANELS.get(sel.partition(":")[0]):
        params["panel"] = holder
    st.switch_page("pages/dispute.py", query_params=params)


def _scene(shared: Library, listed: list[Dispute]) -> dict[str, Any]:
    scene: Scene = shared.painter.world(today(), NEUTRAL)
    for dispute in listed:
        west, south, east, north = dispute.identity.extent
        point = (
            shared.painter.position(dispute, dispute.identity.areas[0])
            if dispute.identity.areas
            else None
        )
        lon, lat = point or ((west + east) / 2, (south + north) / 2)
        stage, hostility = dispute.identity.stage, dispute.hostility_on(dispute.as_of)
        text = f"{dispute.name} · {stage.label} · hostility {hostility.label}"
        scene.marks.append(
            Mark(
                f"dispute:{dispute.slug}",
                lon,
                lat,
                f"stage-{stage.value}",
                int(hostility.value),
                text,
            )
        )
    scene.legend = [LegendEntry("contested", "contested area")]
    shown = {dispute.identity.stage for dispute in listed}
    scene.legend += [
        LegendEntry(f"track-stage-{stage.value}", f"{stage.label} (larger: more hostile)")
        for stage in Stage
        if stage in shown
    ]
    return scene.as_state() | {"sel": None, "cam": st.session_state["atlas-camera"]}


def _hits(hits: list[Hit], shared: Library) -> Records:
    rows = []
    for number, hit in enumerate(hits[:MAX_SHOWN]):
        text = hit.text if len(hit.text) <= 240 else hit.text[:239] + "…"
        name = shared.catalog.disputes[hit.dispute].identity.short
        rows.append(Row(f"{hit.dispute}|{hit.key}#{number}", name, hit.what, text))
    return Records(tuple(rows), "Nothing found. Try another spelling, or fewer words.")
