"""Take it away: the view on the screen as data, picture or briefing, made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from parley.briefing import Edition
from parley.catalog.spans import last_day
from parley.language import aloud, say
from parley.model import Briefing, Dispute
from parley.mosaic.views import NEUTRAL
from parley.outputs.exporting import BRIEFINGS, PICTURES, edition_of, picture, script
from parley.outputs.geofiles import FORMATS, Extract
from parley.ui.languages import fragment, with_language
from parley.ui.library import Library


def present(dispute: Dispute, view: str, day: date) -> None:
    """A button that opens the briefing of a dispute, at the view and the day of the page."""
    asked = {"dispute": dispute.slug}
    if view != NEUTRAL:
        asked["view"] = view
    if day != last_day(dispute):
        asked["on"] = day.isoformat()
    hint = say("The briefing of this dispute, on the whole screen")
    if st.button(say("Present"), key="present", help=hint):
        st.switch_page("pages/briefing.py", query_params=with_language(asked))


@fragment
def takeaway(shared: Library, view: str, day: date, dispute: Dispute | None = None) -> None:
    """A button that opens the list of forms; a file is made only when its button is pressed.

    The list itself is sent when it is opened: a page that begins has enough to draw.
    """
    extract = Extract(shared.painter, view, day, dispute)
    forms = st.popover(
        say("Download"),
        help=say("This view of this day, with its ledger and credits"),
        key="takeaway",
        on_change="rerun",
    )
    if not forms.open:
        return
    with forms:
        stamp = shared.painter.stamp(view, day)
        st.caption(say("{stamp}, with the ledger as attributes", stamp=stamp))
        for ending, (name, media, make) in FORMATS.items():
            _button(name, media, f"{extract.name}.{ending}", aloud(partial(make, extract)))
        for ending, (name, media) in PICTURES.items():
            _button(
                say(name),
                media,
                f"{extract.name}.{ending}",
                aloud(partial(picture, extract, ending)),
            )
        for ending, (name, media, brief) in BRIEFINGS.items():
            _button(say(name), media, f"{extract.name}.{ending}", aloud(_briefing(extract, brief)))


def _button(name: str, media: str, file_name: str, make: Callable[[], bytes]) -> None:
    st.download_button(
        name,
        data=make,
        file_name=file_name,
        mime=media,
        key=f"takeaway-{file_name.rpartition('.')[2]}",
        on_click="ignore",
        width="stretch",
    )


def _briefing(extract: Extract, make: Callable[[Briefing, Edition], bytes]) -> Callable[[], bytes]:
    """The briefing of a dispute from this view and day on, made when it is asked for."""
    day = extract.day.isoformat()
    return lambda: make(script(extract, view=extract.view, day=day), edition_of(extract))
