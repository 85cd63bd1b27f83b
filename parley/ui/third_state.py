"""What the page of third parties shows, and its form in the address bar."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import streamlit as st

from parley.analysis.third_parties import Choice, ThirdParty, third_parties
from parley.catalog import Catalog
from parley.dates import PartialDate
from parley.language import say
from parley.ui.atlas_state import world_days
from parley.ui.library import Library, library
from parley.vocabulary import ActorKind, Means, Region, Role, Term

BODIES = ("ASEAN", "AU", "EU", "ICJ", "OAS", "OSCE", "PCA", "UN")
STATES = ("CHN", "VAT", "NOR", "QAT", "RUS", "CHE", "TUR", "USA")
QUICK = (*BODIES, *STATES)
"""Those asked for most; each group in the alphabetical order of the names shown."""
FILTERS: dict[str, type[Term]] = {
    "kinds": ActorKind,
    "roles": Role,
    "means": Means,
    "regions": Region,
}
PICTURES = ("matrix", "map")


@lru_cache(maxsize=2)
def everybody(digest: str) -> dict[str, ThirdParty]:  # noqa: ARG001 - of an edition
    """Every third party of the present edition."""
    return third_parties(library().catalog)


def open_address(shared: Library, params: Mapping[str, str]) -> list[str]:
    """Put what the address asks for into the widgets; name what could not be used."""
    sentences: list[str] = []
    session = st.session_state
    known = everybody(shared.digest)
    actor = params.get("actor", "")
    if actor and actor not in known:
        sentences.append(say("“{value}” is no third party here; all are shown.", value=actor[:60]))
    session["third-actor"] = actor if actor in known else None
    session["third-quick"] = actor if actor in QUICK else None
    for name, term in FILTERS.items():
        asked = [value for value in params.get(name, "").split(".") if value]
        unknown = [value for value in asked if value not in term.values()]
        if unknown:
            sentences.append(say("“{value}” is unknown here and left out.", value=unknown[0][:60]))
        session[f"third-{name}"] = [value for value in asked if value in term.values()]
    session["third-active"] = params.get("active") == "yes"
    picture = params.get("show", PICTURES[0])
    session["third-show"] = picture if picture in PICTURES else PICTURES[0]
    session["third-day"] = _day(params.get("on", ""), shared.catalog, sentences)
    return sentences


def _day(value: str, catalog: Catalog, sentences: list[str]) -> date:
    first, newest = world_days(catalog)
    try:
        day = PartialDate.parse(value).earliest if value else newest
    except ValueError:
        sentences.append(
            say("“{value}” is not a date like 2020-12-10; the newest is shown.", value=value[:60])
        )
        return newest
    if not first <= day <= newest:
        sentences.append(
            say(
                "{day} lies outside {first} to {last}; the nearest date is shown.",
                day=day,
                first=first,
                last=newest,
            )
        )
    return min(max(day, first), newest)


def address(
    catalog: Catalog, actor: str | None, choice: Choice, picture: str
) -> dict[str, str | None]:
    """The address of what is shown; None for what stands at its default."""
    _, newest = world_days(catalog)
    return {
        "actor": actor,
        **{name: ".".join(sorted(getattr(choice, name))) or None for name in FILTERS},
        "active": "yes" if choice.active else None,
        "on": choice.day.isoformat() if choice.day != newest else None,
        "show": picture if actor is None and picture != PICTURES[0] else None,
    }
