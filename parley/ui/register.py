"""The page of military diplomacy: a register, what followed, two tracks, cases."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from parley.analysis.following import WARNING, after_measures, curve, otherwise
from parley.analysis.tracks import RULE, Quarter, quarters
from parley.blocks import Block, Heading, Notice, Prose, Records, Row, Table
from parley.catalog import Catalog
from parley.dates import today
from parley.model import Dispute
from parley.panels import register as blocks_of
from parley.ui.charts import survival_chart, tracks_chart
from parley.ui.chrome import plain, typefaces
from parley.ui.library import library
from parley.ui.panel import link, panel, picked_row
from parley.vocabulary import Instrument, MeasureKind, Region

PARTS = {
    "register": "Register",
    "guarantees": "Guarantees",
    "followed": "What followed",
    "tracks": "Pressure and dialogue",
    "factors": "Barriers and drivers",
    "lessons": "Lessons",
    "corrections": "Corrections",
}
KEY, LINK_KEY = "register-panel", "register-link"
SINCE = 2010


def military_diplomacy() -> None:
    """Show the part that the address asks for."""
    shared = library()
    typefaces(shared.typefaces)
    session, params = st.session_state, st.query_params.to_dict()
    asked = params.get("part", "register")
    session.setdefault("register-part", asked if asked in PARTS else "register")
    _body()


@st.fragment
def _body() -> None:
    catalog = library().catalog
    _follow(catalog)
    part = st.segmented_control(
        "Part",
        list(PARTS),
        format_func=PARTS.__getitem__,
        key="register-part",
        label_visibility="collapsed",
    )
    shown: dict[str, Callable[[Catalog], list[Block]]] = {
        "register": _instances,
        "guarantees": blocks_of.guarantees,
        "followed": _followed,
        "tracks": _tracks,
        "factors": _factors,
        "lessons": blocks_of.lessons,
        "corrections": blocks_of.corrections,
    }
    chosen = part or "register"
    panel(KEY, shown[chosen](catalog), label=PARTS[chosen])
    link(LINK_KEY, {"part": chosen if chosen != "register" else None})


def _follow(catalog: Catalog) -> None:
    """A row that belongs to a dispute opens its dossier."""
    row = picked_row(KEY)
    if row and isinstance(row["key"], str):
        slug, _, selected = row["key"].partition("|")
        if slug in catalog.disputes:
            sel = selected.partition("#")[0]
            params = {"dispute": slug} | ({"sel": sel, "panel": "timeline"} if sel else {})
            st.switch_page("pages/dispute.py", query_params=params)


def _instances(catalog: Catalog) -> list[Block]:
    rows = catalog.register.instances
    actors = sorted({a for row in rows for a in row.actors}, key=catalog.actor_name)
    slugs = sorted({s for row in rows for s in row.disputes})
    with st.container(horizontal=True, gap="small"):
        kinds = st.multiselect(
            "Instrument",
            [kind.value for kind in Instrument],
            format_func=lambda value: Instrument.of(value).label,
            placeholder="All instruments",
            label_visibility="collapsed",
        )
        chosen = _disputes(catalog, slugs)
        who = st.multiselect(
            "Actor",
            actors,
            format_func=catalog.actor_name,
            placeholder="All actors",
            label_visibility="collapsed",
        )
    kept = [
        row
        for row in rows
        if (not kinds or row.instrument.value in kinds)
        and (not chosen or chosen & set(row.disputes))
        and (not who or set(who) & set(row.actors))
    ]
    return blocks_of.instances(catalog, kept, today())


def _disputes(catalog: Catalog, slugs: list[str]) -> frozenset[str]:
    picked = st.multiselect(
        "Dispute",
        slugs,
        format_func=lambda slug: plain(catalog.disputes[slug].identity.short),
        placeholder="All disputes",
        label_visibility="collapsed",
    )
    return frozenset(picked)


def _factors(catalog: Catalog) -> list[Block]:
    slugs = sorted({row.dispute for row in catalog.register.factors})
    return blocks_of.factors(catalog, _disputes(catalog, slugs))


def _followed(catalog: Catalog) -> list[Block]:
    used = {row.kind for d in catalog.disputes.values() for row in d.measures}
    kind = st.selectbox(
        "Kind of measure",
        [kind.value for kind in MeasureKind if kind in used],
        format_func=lambda value: MeasureKind.of(value).label,
        width=360,
    )
    measure = MeasureKind.of(kind)
    disputes = list(catalog.disputes.values())
    after, other = after_measures(disputes, measure), otherwise(disputes, measure)
    found = [
        (f"after a {measure.label} began", curve(after)),
        ("the same disputes, other years", curve(other)),
    ]
    drawn = [(name, each) for name, each in found if each]
    if drawn:
        st.altair_chart(survival_chart(drawn), width="stretch")
    rows = tuple(
        (
            wait.dispute,
            wait.start.isoformat(),
            f"{wait.years:.1f}",
            "yes" if wait.ended else "not yet",
        )
        for wait in sorted(after, key=lambda wait: (wait.dispute, wait.start))
    )
    summary = "; ".join(
        f"{name}: n = {each.n}, {each.n - each.ended} without a use of force until the record ends"
        for name, each in drawn
    )
    return [
        Notice(WARNING, "stale"),
        Prose(summary or "Too few dated beginnings to draw a curve."),
        Table(
            ("Dispute", "Began", "Years to the next use of force", "Came"),
            tuple((catalog.disputes[row[0]].identity.short, *row[1:]) for row in rows),
            numeric=(2,),
            caption=f"Every {measure.label} whose beginning is dated",
        ),
    ]


def _tracks(catalog: Catalog) -> list[Block]:
    scopes = ["world", *(f"region:{r.value}" for r in Region), *sorted(catalog.disputes)]
    chosen = st.selectbox("Of", scopes, format_func=lambda item: _scope(catalog, item), width=420)
    disputes = _within(catalog, chosen)
    found, undated = quarters(disputes, SINCE)
    if not found:
        return [Notice("No event with a month is recorded here.")]
    st.altair_chart(tracks_chart(found), width="stretch")
    label = st.selectbox(
        "Rows behind", [quarter.label for quarter in reversed(found)], width=200, key="quarter"
    )
    quarter = next((each for each in found if each.label == label), found[-1])
    return [
        Prose(RULE + (f" {undated} events are left out for that." if undated else "")),
        Heading(f"{quarter.label}: pressure {quarter.pressure}, dialogue {quarter.dialogue}"),
        Records(tuple(_event(catalog, quarter, i) for i in range(len(quarter.events)))),
    ]


def _scope(catalog: Catalog, item: str) -> str:
    if item == "world":
        return "The world"
    if item.startswith("region:"):
        return Region.of(item.partition(":")[2]).label
    return plain(catalog.disputes[item].name)


def _within(catalog: Catalog, item: str) -> list[Dispute]:
    disputes = list(catalog.disputes.values())
    if item.startswith("region:"):
        return [d for d in disputes if d.identity.region.value == item.partition(":")[2]]
    return disputes if item == "world" else [catalog.disputes[item]]


def _event(catalog: Catalog, quarter: Quarter, number: int) -> Row:
    slug, event = quarter.events[number]
    return Row(
        key=f"{slug}|event:{event.id}",
        when=event.when.words,
        tag=f"{catalog.disputes[slug].identity.short}, hostility {event.hostility.value}",
        title=event.title,
        detail=event.detail,
        tone=event.track.value,
    )
