"""Pictures of figures, as Altair charts; the table beside each says the same."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from parley.catalog import Catalog
from parley.model import Dispute

TINT = "#5b8aa6"
"""A tone that stands out on paper and on ink; no state has a colour of its own."""
SHOWN = 6
"""More small pictures than this can not be read side by side."""


def posture_pictures(catalog: Catalog, dispute: Dispute) -> None:
    """Spending by year and active personnel of the parties and guarantors, side by side."""
    identity = dispute.identity
    order = [*identity.parties, *(a for a in identity.guarantors if a not in identity.parties)]
    spending = _spending(catalog, order)
    if not spending.empty:
        st.altair_chart(spending_chart(spending), width="stretch")
    strength = _strength(catalog, order)
    if not strength.empty:
        st.altair_chart(strength_chart(strength), width="stretch")


def _spending(catalog: Catalog, order: list[str]) -> pd.DataFrame:
    known = [actor for actor in order if catalog.states.spending.get(actor)][:SHOWN]
    return pd.DataFrame(
        [
            {"state": catalog.actor_name(actor), "year": share.year, "percent": share.percent}
            for actor in known
            for share in catalog.states.spending[actor]
        ]
    )


def _strength(catalog: Catalog, order: list[str]) -> pd.DataFrame:
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


def spending_chart(rows: pd.DataFrame) -> Any:
    """Small multiples of spending, one a state, on one scale."""
    base = alt.Chart(rows, height=90, width=150)
    line = base.mark_line(point=alt.OverlayMarkDef(color=TINT), color=TINT).encode(
        x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=-90)),
        y=alt.Y("percent:Q", title="% of GDP", scale=alt.Scale(zero=True)),
        tooltip=["state", "year", "percent"],
    )
    facet = alt.Facet("state:N", title=None, header=alt.Header(labelFontWeight="bold"))
    return line.facet(facet=facet, columns=3).properties(
        title="Military spending, % of GDP, estimates"
    )


def strength_chart(rows: pd.DataFrame) -> Any:
    """Active personnel, a bar for each state and a thick end for a range."""
    base = alt.Chart(rows, height=alt.Step(28))
    y = alt.Y("state:N", title=None, sort=None, scale=alt.Scale(padding=0.3))
    bar = base.mark_bar(size=8, opacity=0.45, color=TINT).encode(
        x=alt.X("high:Q", title="thousand people"), y=y, tooltip=["state", "words"]
    )
    span = base.mark_bar(size=16, color=TINT).encode(
        x="low:Q", x2="high:Q", y=y, tooltip=["state", "words"]
    )
    ends = base.mark_tick(size=20, thickness=3, color=TINT).encode(x="high:Q", y=y)
    drawn = bar + span + ends
    return plain(drawn.properties(title="Active personnel, estimates; a block is a range"))


def plain(drawn: Any) -> Any:
    """On the paper of the panel it stands in, in either theme."""
    return drawn.configure(background="transparent").configure_view(strokeWidth=0, fill=None)
