"""The whole view of a page as one value, and its form in the address bar.

A link must give a colleague the same picture on a fresh server, so everything that
changes what is seen is here, and a wrong value falls back and says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from parley.catalog import Catalog
from parley.catalog.spans import first_day, last_day, selectable, views_of
from parley.dates import PartialDate
from parley.language import mark, say
from parley.model import Dispute
from parley.mosaic.views import NEUTRAL
from parley.panels import PANELS, Filters
from parley.vocabulary import EventKind, Track

DEFAULT_PANEL = "overview"
MAX_SELECTION = 90
NO_VIEW = mark("“{value}” is not a view of this page; the default is shown.")
NO_SECOND_VIEW = mark("“{value}” is not a second view of this page; the default is shown.")
NO_PANEL = mark("“{value}” is not a panel of this page; the default is shown.")
NO_PART = mark("“{value}” is not a part of this page; the default is shown.")


@dataclass(frozen=True, slots=True)
class ViewState:
    """What a dossier shows: dispute, day, view, panel, selection, filters and camera."""

    dispute: str
    day: date
    view: str = NEUTRAL
    panel: str = DEFAULT_PANEL
    selection: str | None = None
    filters: Filters = field(default_factory=Filters)
    camera: tuple[float, float, float] | None = None
    against: tuple[str, date] | None = None


def read(params: Mapping[str, str], catalog: Catalog) -> tuple[ViewState | None, list[str]]:
    """The view that an address asks for, and a sentence for every value that was not usable."""
    notes: list[str] = []
    slug = params.get("dispute", "")
    dispute = catalog.disputes.get(slug)
    if dispute is None:
        if slug:
            notes.append(say("There is no dispute “{name}”.", name=slug[:60]))
        return None, notes
    state = ViewState(
        dispute=slug,
        day=_day(params.get("on", ""), dispute, notes),
        view=_one_of(params.get("view", ""), views_of(dispute), NEUTRAL, NO_VIEW, notes),
        panel=_one_of(params.get("panel", ""), list(PANELS), DEFAULT_PANEL, NO_PANEL, notes),
        selection=_selection(params.get("sel", ""), dispute, catalog, notes),
        filters=_filters(params, catalog, notes),
        camera=camera(params.get("at", ""), notes),
        against=_against(params, dispute, notes),
    )
    return state, notes


def write(state: ViewState, dispute: Dispute) -> dict[str, str | None]:
    """The address of a view; None for what stands at its default, so that links stay short."""
    filters = state.filters
    return {
        "dispute": state.dispute,
        "on": state.day.isoformat() if state.day != last_day(dispute) else None,
        "view": state.view if state.view != NEUTRAL else None,
        "panel": state.panel if state.panel != DEFAULT_PANEL else None,
        "sel": state.selection,
        "with": state.against[0] if state.against else None,
        "with_on": state.against[1].isoformat() if state.against else None,
        "tracks": ".".join(sorted(filters.tracks)) or None,
        "kinds": ".".join(sorted(filters.kinds)) or None,
        "actors": ".".join(sorted(filters.actors)) or None,
    }


def _against(
    params: Mapping[str, str], dispute: Dispute, notes: list[str]
) -> tuple[str, date] | None:
    """The second view and day of a comparison, where the address names one."""
    if not params.get("with"):
        return None
    view = _one_of(params["with"], views_of(dispute), "", NO_SECOND_VIEW, notes)
    return (view, _day(params.get("with_on", ""), dispute, notes)) if view else None


def _one_of(value: str, known: list[str], default: str, wrong: str, notes: list[str]) -> str:
    if not value or value in known:
        return value or default
    notes.append(say(wrong, value=value[:60]))
    return default


def no_date(value: str) -> str:
    """What is said of a text in the address that should be a date."""
    return say("“{value}” is not a date like 2020-12-10; the newest is shown.", value=value[:60])


def outside(day: date, first: date, last: date) -> str:
    """What is said of a date in the address that the page can not show."""
    return say(
        "{day} lies outside {first} to {last}; the nearest date is shown.",
        day=day.isoformat(),
        first=first.isoformat(),
        last=last.isoformat(),
    )


def _day(value: str, dispute: Dispute, notes: list[str]) -> date:
    first, last = first_day(dispute), last_day(dispute)
    if not value:
        return last
    try:
        day = PartialDate.parse(value).earliest
    except ValueError:
        notes.append(no_date(value))
        return last
    if not first <= day <= last:
        notes.append(outside(day, first, last))
    return min(max(day, first), last)


def _selection(value: str, dispute: Dispute, catalog: Catalog, notes: list[str]) -> str | None:
    if not value:
        return None
    if len(value) <= MAX_SELECTION and selectable(value, dispute, catalog.areas):
        return value
    text = say("“{value}” is not in this dossier; nothing is selected.", value=value[:60])
    notes.append(text)
    return None


def _filters(params: Mapping[str, str], catalog: Catalog, notes: list[str]) -> Filters:
    def parts(name: str, known: set[str]) -> frozenset[str]:
        asked = [part for part in params.get(name, "").split(".") if part]
        unknown = [part for part in asked if part not in known]
        if unknown:
            text = say("The filter “{value}” is unknown and left out.", value=unknown[0][:60])
            notes.append(text)
        return frozenset(part for part in asked if part in known)

    return Filters(
        tracks=frozenset(Track.of(part) for part in parts("tracks", set(Track.values()))),
        kinds=parts("kinds", set(EventKind.values())),
        actors=parts("actors", set(catalog.known.actors)),
    )


def camera(value: str, notes: list[str]) -> tuple[float, float, float] | None:
    """Latitude, longitude and zoom of an address; what can not be used is told in `notes`."""
    if not value:
        return None
    try:
        lat, lon, zoom = (float(part) for part in value.split(","))
    except ValueError:
        text = say("“{value}” is not a map position like 40.1,46.3,7.", value=value[:60])
        notes.append(text)
        return None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180 and 0 <= zoom <= 18):
        notes.append(say("“{value}” lies outside the map.", value=value[:60]))
        return None
    return lat, lon, zoom
