"""Steps as the browser keeps them: what the map draws, what stands beside it, and its sources.

All steps of a script go to the browser once, so that a press paints in the next frame; the
server's answer to the press is the same picture, made by the same functions.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from parley.blocks import Block, Table
from parley.briefing import Edition, Sheet, sheet_of
from parley.catalog.spans import first_day, last_day, views_of
from parley.dates import today
from parley.language import language, say
from parley.model import Dispute, Step
from parley.mosaic.views import NEUTRAL
from parley.outputs.show import show
from parley.ui import atlas_map, clicks
from parley.ui.atlas_state import world_days, world_views
from parley.ui.controls import view_labels
from parley.ui.library import Library, dossier_files, library
from parley.ui.questions import time_bar
from parley.vocabulary import MapLayer

MIN_DEGREES = 0.05
MOST_COLUMNS = 5
LEFT_OUT = frozenset({"Region", "Kind", "Parties", "Third parties"})


def edition() -> Edition:
    """The present edition of geodata/, as the briefing takes it."""
    shared = library()
    return Edition(shared.catalog, shared.views, shared.painter, today())


def sheet(digest: str, step: Step, day: date) -> Sheet:
    """A step, resolved once for all who show it in one language."""
    return _sheet(digest, step, day, language())


@lru_cache(maxsize=512)
def _sheet(digest: str, step: Step, day: date, spoken: str) -> Sheet:  # noqa: ARG001 - the key
    return sheet_of(step, edition())


def payload(shared: Library, step: Step) -> dict[str, Any]:
    """One step as the wall and the presenter's window read it."""
    made = sheet(shared.digest, step, today())
    dispute = made.dispute
    first, last, options = span_and_views(shared, step)
    return {
        "title": made.title,
        "about": dispute.name if dispute else "",
        "stamp": made.stamp,
        "text": show(_for_a_wall(block) for block in made.blocks),
        "sources": [
            {"n": c.number, "url": c.url, "who": c.producer, "what": c.title} for c in made.cites
        ],
        "notes": made.notes,
        "state": state(shared, made),
        "view": made.view,
        "day": made.day.isoformat(),
        "first": first.isoformat(),
        "last": last.isoformat(),
        "views": list(view_labels(options, shared.catalog).items()),
        "dossier": _dossier(made),
    }


def state(shared: Library, made: Sheet) -> dict[str, Any]:
    """What the map draws for a step: its scene, its extent, its time bar and the clip it needs."""
    dispute = made.dispute
    selected = made.step.select
    if dispute:
        marked = any(mark.id == selected for mark in made.scene.marks)
        ring = selected if marked else clicks.on_map(selected or None, dispute)
    else:
        ring = None
    west, south, east, north = made.extent
    return made.scene.as_state() | {
        "cam": {"b": [west, south, max(east, west + MIN_DEGREES), max(north, south + MIN_DEGREES)]},
        "clip": dossier_files(shared, dispute.slug).dispute if dispute else None,
        "sel": ring or None,
        "time": _times(shared, dispute) | {"on": made.day.isoformat()},
        "nameless": MapLayer.NAMES not in made.step.layers,
    }


def asked_state(shared: Library, step: Step, view: str, day: date) -> tuple[Step, dict[str, Any]]:
    """A step in another view or on another day: what the room has asked for."""
    own_step = sheet(shared.digest, step, today())
    other = (view, day) != (own_step.view, own_step.day)
    asked = step.model_copy(
        update={"view": view, "on": day.isoformat(), "against": "", "against_on": None}
    )
    taken = asked if other else step
    return taken, state(shared, sheet(shared.digest, taken, today()))


def span_and_views(shared: Library, step: Step) -> tuple[date, date, list[str]]:
    """The days and views that a step's map can be asked for."""
    dispute = shared.catalog.disputes.get(step.dispute or "")
    options = views_of(dispute) if dispute else world_views(shared.catalog)
    days = (first_day(dispute), last_day(dispute)) if dispute else world_days(shared.catalog)
    return *days, options


def _times(shared: Library, dispute: Dispute | None) -> dict[str, Any]:
    if dispute is None:
        return atlas_map.time_bar(shared.digest)
    return time_bar(shared.digest, dispute.slug)


def _for_a_wall(block: Block) -> Block:
    """A table of many columns keeps those that a room can read; the atlas has all of them."""
    if not isinstance(block, Table) or len(block.columns) <= MOST_COLUMNS:
        return block
    left_out = {say(name) for name in LEFT_OUT}
    kept = [n for n, name in enumerate(block.columns) if name not in left_out]
    return replace(
        block,
        columns=tuple(block.columns[n] for n in kept),
        rows=tuple(tuple(row[n] for n in kept) for row in block.rows),
        numeric=(),
    )


def _dossier(made: Sheet) -> str:
    """The address of what a step shows, for whoever wants to read on."""
    if made.dispute is None:
        return ""
    parts = [f"dispute={made.dispute.slug}"]
    if made.day != last_day(made.dispute):
        parts.append(f"on={made.day.isoformat()}")
    if made.view != NEUTRAL:
        parts.append(f"view={made.view}")
    return "&".join(parts)
