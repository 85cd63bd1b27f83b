"""Pictures of the record: what followed a measure, two tracks by quarter, two states."""

from __future__ import annotations

from itertools import combinations

import streamlit as st

from parley.analysis.dyads import dyad
from parley.analysis.following import WARNING, after_measures, curve, otherwise
from parley.analysis.tracks import RULE, Quarter, quarters
from parley.blocks import Block, Fact, Facts, Heading, Notice, Prose, Records, Row, Table
from parley.catalog import Catalog
from parley.catalog.states import EDITION
from parley.language import in_turn, number, say, say_many
from parley.model import Dispute
from parley.panels.figures import pairs_table
from parley.ui.charts import survival_chart, tracks_chart
from parley.vocabulary import MeasureKind, Region

SINCE = 2010


def choose_disputes(catalog: Catalog, slugs: list[str]) -> frozenset[str]:
    """The disputes that the reader narrows to; none chosen means all."""
    picked = st.multiselect(
        say("Dispute"),
        slugs,
        format_func=lambda slug: catalog.disputes[slug].identity.short,
        placeholder=say("All disputes"),
        label_visibility="collapsed",
    )
    return frozenset(picked)


def followed(catalog: Catalog) -> list[Block]:
    """How long to the next use of force after a kind of measure began, and otherwise."""
    used = {row.kind for d in catalog.disputes.values() for row in d.measures}
    kind = st.selectbox(
        say("Kind of measure"),
        [kind.value for kind in MeasureKind if kind in used],
        format_func=lambda value: MeasureKind.of(value).label,
        width=360,
    )
    measure = MeasureKind.of(kind)
    slugs = choose_disputes(
        catalog, sorted(d.slug for d in catalog.disputes.values() if d.measures)
    )
    disputes = [d for d in catalog.disputes.values() if not slugs or d.slug in slugs]
    after, other = after_measures(disputes, measure), otherwise(disputes, measure)
    found = [
        (say("after a {measure} began", measure=measure.label), curve(after)),
        (say("the same disputes, other years"), curve(other)),
    ]
    drawn = [(name, each) for name, each in found if each]
    if drawn:
        st.altair_chart(survival_chart(drawn), width="stretch")
    rows = tuple(
        (
            wait.dispute,
            wait.start.isoformat(),
            number(wait.years, 1),
            say("yes") if wait.ended else say("not yet"),
        )
        for wait in sorted(after, key=lambda wait: (wait.dispute, wait.start))
    )
    summary = in_turn(
        say(
            "{name}: n = {count}, {open} without a use of force until the record ends",
            name=name,
            count=each.n,
            open=each.n - each.ended,
        )
        for name, each in drawn
    )
    return [
        Notice(say(WARNING), "stale"),
        Prose(summary or say("Too few dated beginnings to draw a curve.")),
        Table(
            (say("Dispute"), say("Began"), say("Years to the next use of force"), say("Came")),
            tuple((catalog.disputes[row[0]].identity.short, *row[1:]) for row in rows),
            numeric=(2,),
            caption=say("Every {measure} whose beginning is dated", measure=measure.label),
        ),
    ]


def tracks(catalog: Catalog) -> list[Block]:
    """Pressure and dialogue by quarter, of a dispute, two states, a region or the world."""
    pairs = {
        f"pair:{one}~{other}"
        for d in catalog.disputes.values()
        for one, other in combinations(sorted(d.parties), 2)
    }
    regions = [f"region:{r.value}" for r in Region]
    scopes = ["world", *regions, *sorted(catalog.disputes), *sorted(pairs)]
    chosen = st.selectbox(
        say("Of"), scopes, format_func=lambda item: _scope(catalog, item), width=420
    )
    disputes = _within(catalog, chosen)
    found, undated = quarters(disputes, SINCE)
    if not found:
        return [Notice(say("No event with a month is recorded here."))]
    shown = st.altair_chart(
        tracks_chart(found), width="stretch", on_select="rerun", key=f"tracks-{chosen}"
    )
    picked = shown.get("selection", {}).get("pick", [])
    labels = [quarter.label for quarter in reversed(found)]
    clicked = picked[0]["quarter"] if picked else ""
    label = clicked or st.selectbox(say("Rows behind (or click a bar)"), labels, width=260)
    quarter = next((each for each in found if each.label == label), found[-1])
    return [
        Prose(" ".join(filter(None, (say(RULE), _left_out(undated))))),
        Heading(
            say(
                "{quarter}: pressure {pressure}, dialogue {dialogue}",
                quarter=quarter.label,
                pressure=quarter.pressure,
                dialogue=quarter.dialogue,
            )
        ),
        Records(tuple(_event(catalog, quarter, i) for i in range(len(quarter.events)))),
    ]


def _left_out(undated: int) -> str:
    if not undated:
        return ""
    return say_many(
        "{count} event is left out for that.", "{count} events are left out for that.", undated
    )


def _scope(catalog: Catalog, item: str) -> str:
    if item == "world":
        return say("The world")
    if item.startswith("region:"):
        return Region.of(item.partition(":")[2]).label
    if item.startswith("pair:"):
        one, _, other = item.partition(":")[2].partition("~")
        return say(
            "{one} and {other}", one=catalog.actor_name(one), other=catalog.actor_name(other)
        )
    return catalog.disputes[item].name


def _within(catalog: Catalog, item: str) -> list[Dispute]:
    disputes = list(catalog.disputes.values())
    if item.startswith("region:"):
        return [d for d in disputes if d.identity.region.value == item.partition(":")[2]]
    if item.startswith("pair:"):
        both = set(item.partition(":")[2].split("~"))
        return [d for d in disputes if both <= set(d.parties)]
    return disputes if item == "world" else [catalog.disputes[item]]


def dyads(catalog: Catalog) -> list[Block]:
    """Any two states side by side."""
    states = sorted(catalog.states.ties, key=catalog.actor_name)
    with st.container(horizontal=True, gap="small"):
        one = st.selectbox(say("One"), states, states.index("CHN"), format_func=catalog.actor_name)
        other = st.selectbox(
            say("and another"), states, states.index("IND"), format_func=catalog.actor_name
        )
    if one == other:
        return [Notice(say("Choose two different states."))]
    table = pairs_table(catalog, [dyad(catalog, one, other)])
    facts = [
        Fact(column, cell)
        for column, cell in zip(table.columns[1:], table.rows[0][1:], strict=True)
    ]
    return [
        Heading(table.rows[0][0]),
        Facts(tuple(facts)),
        Prose(f"{table.caption}. {say(EDITION)}."),
    ]


def _event(catalog: Catalog, quarter: Quarter, number: int) -> Row:
    slug, event = quarter.events[number]
    return Row(
        key=f"{slug}|event:{event.id}",
        when=event.when.words,
        tag=say(
            "{dispute}, hostility {level}",
            dispute=catalog.disputes[slug].identity.short,
            level=event.hostility.value,
        ),
        title=event.title,
        detail=event.detail,
        tone=event.track.value,
    )
