"""Take it away: the view on the screen as GeoJSON, GeoPackage or CSV, made when it is asked for."""

from __future__ import annotations

from datetime import date

import streamlit as st

from parley.catalog.spans import last_day
from parley.language import say
from parley.model import Dispute
from parley.mosaic.views import NEUTRAL
from parley.outputs.geofiles import FORMATS, Extract
from parley.ui.library import Library


def present(dispute: Dispute, view: str, day: date) -> None:
    """A button that opens the briefing of a dispute, at the view and the day of the page."""
    asked = {"dispute": dispute.slug}
    if view != NEUTRAL:
        asked["view"] = view
    if day != last_day(dispute):
        asked["on"] = day.isoformat()
    with st.container(key="present", width="content"):
        st.page_link(
            "pages/briefing.py",
            label=say("Present"),
            help=say("The briefing of this dispute, on the whole screen"),
            query_params=asked,
        )


def takeaway(shared: Library, view: str, day: date, dispute: Dispute | None = None) -> None:
    """A button that opens the list of forms; a file is made only when its button is pressed."""
    extract = Extract(shared.painter, view, day, dispute)
    with st.popover(
        say("Download"), help=say("This view of this day, with its ledger and credits")
    ):
        stamp = shared.painter.stamp(view, day)
        st.caption(say("{stamp}, with the ledger as attributes", stamp=stamp))
        for ending, (name, media, make) in FORMATS.items():
            st.download_button(
                name,
                data=lambda make=make: make(extract),  # type: ignore[misc]
                file_name=f"{extract.name}.{ending}",
                mime=media,
                key=f"takeaway-{ending}",
                on_click="ignore",
                width="stretch",
            )
