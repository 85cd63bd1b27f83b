"""The page of third parties: who acts where, in which role, and each actor's whole record."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any
from zlib import crc32

import streamlit as st

from parley.analysis.third_parties import Choice, ThirdParty
from parley.blocks import Block, Heading, Notice
from parley.briefing.sheets import WORLD
from parley.catalog import Catalog
from parley.dates import PartialDate
from parley.language import language, say
from parley.model import Dispute
from parley.mosaic.views import NEUTRAL
from parley.outputs.show import show
from parley.panels.third_parties import matrix, roster, short_name
from parley.panels.third_party import third_party
from parley.ui.atlas_map import scene
from parley.ui.atlas_state import world_days
from parley.ui.chrome import credit_line, heading, in_words_elsewhere, plain, typefaces
from parley.ui.clicks import dossier_address
from parley.ui.languages import fragment, with_language
from parley.ui.library import Library, library
from parley.ui.map import live_map, picked
from parley.ui.panel import link, panel, panel_text, picked_row
from parley.ui.third_state import FILTERS, PICTURES, QUICK, address, everybody, open_address

MAP_KEY, PICTURE_KEY, TABLE_KEY = "third-map", "third-picture-panel", "third-table"
LINK_KEY, NOTES_KEY = "third-link", "third-notes"
MAP_HEIGHT = 520
MARGIN, WIDE = 6, 200
WIDTHS = (1.15, 1)


def third_parties_page() -> None:
    """Show what the address asks for: all third parties, or one."""
    shared = library()
    typefaces(shared.typefaces)
    sentences = open_address(shared, st.query_params.to_dict())
    if sentences:
        notes: list[Block] = [Notice(sentence, "stale") for sentence in sentences]
        panel(NOTES_KEY, notes, label=say("Notes"))
    with st.container(key="thirds"):
        _body()


@fragment
def _body() -> None:
    shared = library()
    _follow(shared)
    _quick(shared.catalog)
    actor, choice = _choose(shared)
    if actor is None:
        heading(say("Third parties"))
    found = everybody(shared.digest)
    wanted = [found[actor]] if actor else list(found.values())
    shown = [kept for each in wanted if (kept := each.within(choice))]
    with st.container(key="thirds-stage"):
        left, right = st.columns(WIDTHS, gap="medium")
    with left, st.container(key="picture"):
        picture = _picture(shared, shown, choice, actor)
    with right, st.container(key="side"):
        if actor:
            title: list[Block] = [Heading(shared.catalog.actor_name(actor), 1)]
            text = _one((shared.digest, language()), actor, choice) if shown else _nothing()
            panel("third-name", title, label=shared.catalog.actor_name(actor))
            panel_text(TABLE_KEY, text, label=say("Third party"))
        else:
            table = [roster(shared.catalog, shown, choice)] if shown else []
            panel(TABLE_KEY, table, label=say("Third parties"))
    link(LINK_KEY, address(shared.catalog, actor, choice, picture))


@lru_cache(maxsize=64)
def _one(edition: tuple[str, str], actor: str, choice: Choice) -> str:
    """The whole record of one, by the digest of an edition and the language that is spoken."""
    kept = everybody(edition[0])[actor].within(choice)
    return show(third_party(library().catalog, kept, choice)) if kept else _nothing()


def _nothing() -> str:
    return show([Notice(say("Nothing passes the filters. Remove one to see more."))])


def _quick(catalog: Catalog) -> None:
    """The third parties that are asked for most, one click each."""
    known = [actor for actor in QUICK if actor in catalog.known.actors]
    st.pills(
        say("Third party"),
        known,
        key="third-quick",
        format_func=lambda actor: plain(short_name(catalog, actor)),
        label_visibility="collapsed",
        on_change=_take_quick,
    )


def _take_quick() -> None:
    st.session_state["third-actor"] = st.session_state["third-quick"]


def _take_actor() -> None:
    actor = st.session_state["third-actor"]
    st.session_state["third-quick"] = actor if actor in QUICK else None


def _choose(shared: Library) -> tuple[str | None, Choice]:
    catalog = shared.catalog
    found = everybody(shared.digest)
    used = {
        "kinds": {each.kind.value for each in found.values()},
        "roles": {part.row.role.value for each in found.values() for part in each.engagements},
        "means": {part.row.means.value for each in found.values() for part in each.engagements},
        "regions": {d.identity.region.value for d in catalog.disputes.values()},
    }
    labels = {
        "kinds": say("Kind"),
        "roles": say("Role"),
        "means": say("Means"),
        "regions": say("Region"),
    }
    first, newest = world_days(catalog)
    with st.container(key="filters"):
        columns = st.columns([1.4, 1, 1, 1, 1, 0.9, 0.8], gap="small", vertical_alignment="bottom")
    with columns[0]:
        actor = st.selectbox(
            say("Third party"),
            list(found),
            key="third-actor",
            format_func=catalog.actor_name,
            placeholder=say("All"),
            on_change=_take_actor,
        )
    chosen: dict[str, frozenset[str]] = {}
    for column, (name, term) in zip(columns[1:], FILTERS.items(), strict=False):
        with column:
            picks = st.multiselect(
                labels[name],
                [value for value in term.values() if value in used[name]],
                key=f"third-{name}",
                format_func=lambda value, term=term: term.of(value).label,  # type: ignore[misc]
                placeholder=say("All"),
            )
        chosen[name] = frozenset(picks)
    with columns[5]:
        day: date = st.date_input(
            say("On"), min_value=first, max_value=newest, key="third-day", format="YYYY-MM-DD"
        )
    with columns[6]:
        active = st.toggle(say("Active only"), key="third-active")
    return actor, Choice(day, active=active, **chosen)


def _picture(shared: Library, shown: list[ThirdParty], choice: Choice, actor: str | None) -> str:
    """The matrix, or the world with the disputes marked; one actor is always on the map."""
    picture = "map"
    if actor is None:
        names = {"matrix": say("As a matrix"), "map": say("On the map")}
        picture = (
            st.segmented_control(
                say("Picture"),
                list(PICTURES),
                key="third-show",
                format_func=names.__getitem__,
                label_visibility="collapsed",
            )
            or PICTURES[0]
        )
    if picture == "matrix":
        with st.container(key="matrix"):
            panel(PICTURE_KEY, matrix(shared.catalog, shown), label=say("Who mediates where"))
        return picture
    disputes = {d.slug: d for each in shown for d in each.disputes}
    _map(shared, list(disputes.values()), choice, actor)
    return picture


def _map(shared: Library, disputes: list[Dispute], choice: Choice, actor: str | None) -> None:
    drawn: dict[str, Any] = scene(shared, disputes, NEUTRAL, choice.day, None)
    with st.container(key="map", gap="small"):
        live_map(
            MAP_KEY,
            shared.static.map_files(shared.world_url),
            drawn | {"sel": None, "cam": _camera(disputes, actor)},
            MAP_HEIGHT,
        )
        with st.container(key="credit", horizontal=True, vertical_alignment="center"):
            credit_line()
            in_words_elsewhere(on=choice.day.isoformat())


def _camera(disputes: list[Dispute], actor: str | None) -> dict[str, Any]:
    """The world, or where one actor's disputes lie; west, south, east, north in degrees.

    The map moves when the number of the order is a new one, so each actor has its own.
    """
    if actor is None or not disputes:
        return {"n": 1, "b": WORLD}
    boxes = [dispute.identity.extent for dispute in disputes]
    west, south = (min(box[side] for box in boxes) for side in (0, 1))
    east, north = (max(box[side] for box in boxes) for side in (2, 3))
    wide = [west - MARGIN, max(south, WORLD[1]) - MARGIN, east + MARGIN, min(north, WORLD[3])]
    return {"n": crc32(actor.encode()), "b": wide if east - west < WIDE else WORLD}


def _follow(shared: Library) -> None:
    """A click on a head or a name opens the actor, one on a row or a mark its dossier."""
    session = st.session_state
    click, row = picked(MAP_KEY), picked_row(TABLE_KEY, PICTURE_KEY)
    key = click.sel if click is not None else row and row["key"]
    if not isinstance(key, str):
        return
    found = everybody(shared.digest)
    slug, _, rest = key.removeprefix("dispute:").partition("|")
    name = (rest or slug).removeprefix("actor:")
    if slug in shared.catalog.disputes:
        actor = name if name in found else session.get("third-actor")
        sel = rest if rest and name not in found else _newest(found, actor, slug)
        st.switch_page("pages/dispute.py", query_params=dossier_address(slug, sel))
    elif slug in ("guarantees", "register"):
        st.switch_page("pages/military_diplomacy.py", query_params=with_language({"part": slug}))
    elif name in found:
        session["third-actor"] = name
        _take_actor()


def _newest(found: dict[str, ThirdParty], actor: str | None, slug: str) -> str:
    """The newest engagement of an actor in a dispute, as the dossier selects it."""
    parts = found[actor].engagements if actor else ()
    mine = [part.row for part in parts if part.dispute.slug == slug]
    newest = max(mine, key=lambda row: row.held.start or PartialDate(1000), default=None)
    return f"engagement:{newest.id}" if newest else ""


def links(dispute: Dispute) -> None:
    """Lead from a dossier to all that each of its third parties does, there and elsewhere."""
    catalog = library().catalog
    actors = {actor for row in dispute.mediation for actor in row.third_parties}
    if not actors:
        return
    actor = st.pills(
        say("All that each does"),
        sorted(actors, key=lambda each: short_name(catalog, each).casefold()),
        format_func=lambda each: plain(short_name(catalog, each)),
        key="thirds-here",
    )
    if actor:
        st.switch_page("pages/third_parties.py", query_params=with_language({"actor": actor}))
