"""The sources page: how full and how old the record is, whose voices speak, what it lacks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache

import streamlit as st

from parley.blocks import Block, Notice
from parley.catalog import Catalog
from parley.dates import today
from parley.language import language, mark, say
from parley.outputs.ledgers import coverage_csv, sources_csv
from parley.outputs.show import show
from parley.panels import corrections as told
from parley.panels.coverage import by_name, coverage_blocks, freshness_blocks
from parley.panels.evenness import evenness_blocks
from parley.panels.voices import one_dossier, voices_blocks
from parley.ui.chrome import typefaces
from parley.ui.clicks import dossier_address
from parley.ui.languages import fragment
from parley.ui.library import Library, library
from parley.ui.panel import link, panel, panel_text, picked_row
from parley.vocabulary import SourceKind

KEY, NOTES_KEY, LINK_KEY = "sources-page", "sources-notes", "sources-link"
PARTS = {
    "coverage": mark("Coverage"),
    "freshness": mark("Freshness"),
    "evenness": mark("Even-handedness"),
    "origins": mark("Origins"),
    "differences": mark("Disagreement"),
    "corrections": mark("Corrections"),
    "check": mark("Check"),
    "lists": mark("Other lists"),
    "sources": mark("All sources"),
}
BY_DISPUTE = ("origins", "differences", "sources")
"""Parts that can be narrowed to one dossier."""


def sources_page() -> None:
    """Show the part that the address asks for."""
    shared = library()
    typefaces(shared.typefaces)
    sentences = _open_address(shared.catalog)
    if sentences:
        notes: list[Block] = [Notice(sentence, "stale") for sentence in sentences]
        panel(NOTES_KEY, notes, label=say("Notes"))
    with st.container(key="sources"):
        _body()


def _open_address(catalog: Catalog) -> list[str]:
    """Put what the address asks for into the widgets; name what could not be used."""
    sentences: list[str] = []
    session, params = st.session_state, st.query_params.to_dict()
    part, slug = params.get("part", ""), params.get("dispute", "")
    kinds = [kind for kind in params.get("kinds", "").split(".") if kind]
    if part and part not in PARTS:
        sentences.append(say("“{value}” is no part of this page.", value=part[:60]))
    if slug and slug not in catalog.disputes:
        sentences.append(say("There is no dispute “{value}”.", value=slug[:60]))
    unknown = [kind for kind in kinds if kind not in SourceKind.values()]
    if unknown:
        sentences.append(say("“{value}” is unknown here and left out.", value=unknown[0][:60]))
    session["sources-part"] = part if part in PARTS else "coverage"
    session["sources-dispute"] = slug if slug in catalog.disputes else None
    session["sources-kinds"] = [kind for kind in kinds if kind in SourceKind.values()]
    return sentences


@fragment
def _body() -> None:
    shared = library()
    _follow(shared.catalog)
    part: str = (
        st.segmented_control(
            say("Part"),
            list(PARTS),
            format_func=lambda name: say(PARTS[name]),
            key="sources-part",
            label_visibility="collapsed",
        )
        or "coverage"
    )
    with st.container(horizontal=True, gap="small"):
        slug = _dispute(shared.catalog) if part in BY_DISPUTE else None
        kinds = _kinds() if part == "sources" and slug else frozenset()
        _downloads(shared, part)
    panel_text(
        KEY, _text((shared.digest, language()), part, slug, kinds, today()), label=say(PARTS[part])
    )
    link(
        LINK_KEY,
        {
            "part": part if part != "coverage" else None,
            "dispute": slug,
            "kinds": ".".join(sorted(kinds)) or None,
        },
    )


@lru_cache(maxsize=128)
def _text(
    edition: tuple[str, str],  # noqa: ARG001 - its digest, and the language that is spoken
    part: str,
    slug: str | None,
    kinds: frozenset[str],
    day: date,
) -> str:
    """A part of the page; made once an edition, since it reads every row."""
    catalog = library().catalog
    dispute = catalog.disputes.get(slug) if slug else None
    match part:
        case "freshness":
            blocks = freshness_blocks(catalog, day)
        case "evenness":
            blocks = evenness_blocks(catalog)
        case "origins":
            blocks = [*(one_dossier(catalog, dispute) if dispute else ()), *voices_blocks(catalog)]
        case "differences":
            blocks = told.differing_blocks(catalog, frozenset({slug} if slug else ()))
        case "corrections":
            blocks = told.correction_blocks(catalog)
        case "check":
            blocks = told.check_blocks(catalog)
        case "lists":
            blocks = told.exclusion_blocks(catalog)
        case "sources":
            blocks = told.source_blocks(catalog, dispute, kinds)
        case _:
            blocks = coverage_blocks(catalog)
    return show(blocks)


def _dispute(catalog: Catalog) -> str | None:
    st.session_state.setdefault("sources-dispute", None)
    chosen: str | None = st.selectbox(
        say("Dispute"),
        [dispute.slug for dispute in by_name(catalog)],
        key="sources-dispute",
        format_func=lambda slug: catalog.disputes[slug].name,
        placeholder=say("All disputes"),
        label_visibility="collapsed",
        width=420,
    )
    return chosen


def _kinds() -> frozenset[str]:
    st.session_state.setdefault("sources-kinds", [])
    picks = st.multiselect(
        say("Kind"),
        list(SourceKind.values()),
        key="sources-kinds",
        format_func=lambda value: SourceKind.of(value).label,
        placeholder=say("All kinds"),
        label_visibility="collapsed",
        width=420,
    )
    return frozenset(picks)


def _downloads(shared: Library, part: str) -> None:
    """The table of coverage or of sources as a file, made when its button is pressed."""
    day = today()
    made: dict[str, tuple[str, Callable[[], bytes]]] = {
        "coverage": ("coverage", lambda: coverage_csv(shared.catalog, day)),
        "freshness": ("coverage", lambda: coverage_csv(shared.catalog, day)),
        "origins": ("sources", lambda: sources_csv(shared.catalog)),
        "sources": ("sources", lambda: sources_csv(shared.catalog)),
    }
    if part not in made:
        return
    name, make = made[part]
    st.download_button(
        say("Download as CSV"),
        data=make,
        file_name=f"parley-{name}-{day.isoformat()}.csv",
        mime="text/csv",
        key=f"sources-csv-{part}",
        on_click="ignore",
    )


def _follow(catalog: Catalog) -> None:
    """A row opens its dossier, or within the page the table of its dossier."""
    row = picked_row(KEY)
    if not row or not isinstance(row["key"], str):
        return
    slug, _, selected = row["key"].partition("|")
    here, _, inner = slug.partition(":")
    if here in BY_DISPUTE and inner in catalog.disputes:
        st.session_state["sources-part"] = here
        st.session_state["sources-dispute"] = inner
    elif slug in catalog.disputes:
        sel = "" if selected.startswith("#") else selected
        st.switch_page("pages/dispute.py", query_params=dossier_address(slug, sel))
