"""Pictures of figures, as Altair charts; the table beside each says the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from parley.analysis.following import Curve
from parley.analysis.tracks import Quarter
from parley.catalog import Catalog
from parley.language import say
from parley.model import Dispute
from parley.vocabulary import Direction

TINT = "#5b8aa6"
"""A tone that stands out on paper and on ink; no state has a colour of its own."""
DIRECTIONS = {
    Direction.RAISES: "#b5501f",
    Direction.LOWERS: "#20718f",
    Direction.NEUTRAL: "#8a8f94",
}
SHOWN = 6
"""More small pictures than this can not be read side by side."""


def posture_pictures(catalog: Catalog, dispute: Dispute) -> None:
    """Spending by year and active personnel of the parties and guarantors, side by side."""
    identity = dispute.identity
    order = identity.sides
    spending = _spending(catalog, order)
    if not spending.empty:
        st.altair_chart(spending_chart(spending), width="stretch")
    held = _postures(catalog, dispute)
    if not held.empty:
        st.altair_chart(posture_chart(held), width="stretch")
    strength = _strength(catalog, order)
    if not strength.empty:
        st.altair_chart(strength_chart(strength), width="stretch")


def _spending(catalog: Catalog, order: Sequence[str]) -> pd.DataFrame:
    known = [actor for actor in order if catalog.states.spending.get(actor)][:SHOWN]
    return pd.DataFrame(
        [
            {"state": catalog.actor_name(actor), "year": share.year, "percent": share.percent}
            for actor in known
            for share in catalog.states.spending[actor]
        ]
    )


def _strength(catalog: Catalog, order: Sequence[str]) -> pd.DataFrame:
    rows = []
    for actor in order:
        count = catalog.states.personnel.get(actor)
        if count:
            low = count.low if count.low is not None else count.high
            rows.append(
                {
                    "state": catalog.actor_name(actor),
                    "low": low / 1000,
                    "high": count.high / 1000,
                    "words": f"{count.words} ({count.year})",
                }
            )
    return pd.DataFrame(rows[:SHOWN])


def _postures(catalog: Catalog, dispute: Dispute) -> pd.DataFrame:
    rows = []
    for row in dispute.posture:
        if row.held.start is not None:
            end = row.held.end.earliest if row.held.end else dispute.as_of
            rows.append(
                {
                    "state": catalog.actor_name(row.party),
                    "what": row.title,
                    "kind": row.kind.label,
                    "direction": row.direction.label,
                    "start": pd.Timestamp(row.held.start.earliest),
                    "end": pd.Timestamp(max(end, row.held.start.earliest)),
                }
            )
    return pd.DataFrame(rows)


def posture_chart(rows: pd.DataFrame) -> Any:
    """Deployments and other acts of posture on one axis, a lane a state, by direction."""
    base = alt.Chart(rows, height=alt.Step(30)).encode(
        y=alt.Y("state:N", title=None),
        color=alt.Color(
            "direction:N",
            title=None,
            scale=alt.Scale(
                domain=[direction.label for direction in DIRECTIONS],
                range=list(DIRECTIONS.values()),
            ),
            legend=alt.Legend(orient="top", columns=2, symbolSize=60),
        ),
        tooltip=[
            _told("state", say("State")),
            _told("what", say("What")),
            _told("kind", say("Kind")),
            _told("direction", say("Direction")),
        ],
    )
    x = alt.X("start:T", title=None)
    span = base.mark_rule(strokeWidth=3, opacity=0.5).encode(x=x, x2="end:T")
    dot = base.mark_point(filled=True, size=60).encode(
        x=x, shape=alt.Shape("direction:N", legend=None)
    )
    return plain((span + dot).properties(title=say("Posture over time, by direction")))


def spending_chart(rows: pd.DataFrame) -> Any:
    """Small multiples of spending, one a state, on one scale."""
    base = alt.Chart(rows, height=90, width=165)
    line = base.mark_line(point=alt.OverlayMarkDef(color=TINT), color=TINT).encode(
        x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=-90)),
        y=alt.Y("percent:Q", title=say("% of GDP"), scale=alt.Scale(zero=True)),
        tooltip=[
            _told("state", say("State")),
            _told("year", say("Year")),
            _told("percent", say("% of GDP")),
        ],
    )
    facet = alt.Facet("state:N", title=None, header=alt.Header(labelFontWeight="bold"))
    return line.facet(facet=facet, columns=2).properties(
        title=say("Military spending, % of GDP, estimates")
    )


def strength_chart(rows: pd.DataFrame) -> Any:
    """Active personnel, a bar for each state and a thick end for a range."""
    base = alt.Chart(rows, height=alt.Step(28))
    y = alt.Y("state:N", title=None, sort=None, scale=alt.Scale(padding=0.3))
    told = [
        _told("state", say("State")),
        _told("words", say("Active personnel")),
    ]
    bar = base.mark_bar(size=8, opacity=0.45, color=TINT).encode(
        x=alt.X("high:Q", title=say("thousand people")), y=y, tooltip=told
    )
    span = base.mark_bar(size=16, color=TINT).encode(x="low:Q", x2="high:Q", y=y, tooltip=told)
    ends = base.mark_tick(size=20, thickness=3, color=TINT).encode(x="high:Q", y=y)
    drawn = bar + span + ends
    return plain(drawn.properties(title=say("Active personnel, estimates; a block is a range")))


def _told(field: str, title: str) -> Any:
    """One line of what hovering says: a value under its title."""
    numeric = field in {"percent", "score", "years", "share"}
    kind: Any = "quantitative" if numeric else "nominal"
    return alt.StringFieldDef(field=field, title=title, type=kind)


def plain(drawn: Any) -> Any:
    """On the paper of the panel it stands in, in either theme."""
    return drawn.properties(background="transparent").configure_view(strokeWidth=0, fill=None)


def tracks_chart(found: list[Quarter]) -> Any:
    """Pressure above the axis, dialogue below, a bar a quarter."""
    pressure, dialogue = say("pressure"), say("dialogue")
    rows = pd.DataFrame(
        [
            {"quarter": each.label, "track": track, "score": score, "height": sign * score}
            for each in found
            for track, score, sign in (
                (pressure, each.pressure, 1),
                (dialogue, each.dialogue, -1),
            )
        ]
    )
    pick = alt.selection_point(name="pick", fields=["quarter"])
    drawn = (
        alt.Chart(rows, height=330)
        .mark_bar()
        .add_params(pick)
        .encode(
            opacity=alt.condition(pick, alt.value(1), alt.value(0.45)),
            x=alt.X("quarter:O", title=None, axis=alt.Axis(labelAngle=-90, labelOverlap=True)),
            y=alt.Y("height:Q", title=say("dialogue (below), pressure (above)")),
            color=alt.Color(
                "track:N",
                title=None,
                scale=alt.Scale(domain=[pressure, dialogue], range=["#b5501f", "#20718f"]),
                legend=alt.Legend(orient="top"),
            ),
            tooltip=[
                _told("quarter", say("Quarter")),
                _told("track", say("Track")),
                _told("score", say("Score")),
            ],
        )
    )
    return plain(drawn)


def survival_chart(curves: list[tuple[str, Curve]]) -> Any:
    """The share without a use of force after so many years, each with its band."""
    rows = pd.DataFrame(
        [
            {
                "group": say("{name} (n = {count})", name=name, count=each.n),
                "years": y,
                "share": s,
                "low": low,
                "high": high,
            }
            for name, each in curves
            for y, s, low, high in zip(each.years, each.share, each.low, each.high, strict=True)
        ]
    )
    colour = alt.Color(
        "group:N",
        title=None,
        scale=alt.Scale(range=["#20718f", "#8a8f94"]),
        legend=alt.Legend(orient="top", labelLimit=420),
    )
    longest = max(curves[0][1].years)
    x = alt.X("years:Q", title=say("years"), scale=alt.Scale(domain=[0, longest], nice=False))
    base = alt.Chart(rows, height=340).encode(
        x=x,
        color=colour,
        tooltip=[
            _told("group", say("Group")),
            _told("years", say("years")),
            _told("share", say("Share")),
        ],
    )
    band = base.mark_area(interpolate="step-after", opacity=0.18, clip=True).encode(
        y=alt.Y("low:Q", title=say("share without a use of force yet")), y2="high:Q"
    )
    line = base.mark_line(interpolate="step-after", clip=True).encode(y="share:Q")
    return plain(band + line)
