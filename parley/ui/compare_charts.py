"""Pressure and dialogue of two disputes on one axis of years; the table beside says the same."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from parley.language import say
from parley.model import Dispute
from parley.panels.compare_parts import yearly
from parley.ui.charts import plain

COLOURS = ["#b5501f", "#20718f"]


def two_tracks(named: list[tuple[str, Dispute]]) -> list[Any]:
    """A picture a side on the same years and the same height; empty without events."""
    pressure, dialogue = say("pressure"), say("dialogue")
    scored = [(name, yearly(dispute)[0]) for name, dispute in named]
    years = [year for _, by_year in scored for year in by_year]
    if not years:
        return []
    highest = max(score for _, by_year in scored for both in by_year.values() for score in both)
    x = alt.X(
        "year:O",
        title=None,
        scale=alt.Scale(domain=list(range(min(years), max(years) + 1))),
        axis=alt.Axis(labelAngle=-90),
    )
    y = alt.Y(
        "height:Q",
        title=say("dialogue, pressure"),
        scale=alt.Scale(domain=[-highest, highest]),
    )
    colour = alt.Color(
        "track:N",
        title=None,
        scale=alt.Scale(domain=[pressure, dialogue], range=COLOURS),
        legend=alt.Legend(orient="top"),
    )
    drawn = []
    for name, by_year in scored:
        rows = pd.DataFrame(
            [
                {"year": year, "track": track, "score": score, "height": sign * score}
                for year, scores in by_year.items()
                for track, score, sign in zip((pressure, dialogue), scores, (1, -1), strict=True)
            ],
            columns=["year", "track", "score", "height"],
        )
        bars = alt.Chart(rows, height=320, title=name).mark_bar()
        drawn.append(plain(bars.encode(x=x, y=y, color=colour, tooltip=["year", "track", "score"])))
    return drawn
