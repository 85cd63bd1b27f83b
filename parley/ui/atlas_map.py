"""The world map of the atlas: areas in a view on a day, and a mark for each dispute."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from parley.cartography.geometry import mark_text
from parley.cartography.legend import stage_entry, world_legend
from parley.cartography.times import world_times
from parley.language import ENGLISH, language
from parley.model import Dispute
from parley.ui.atlas_state import world_days, world_views
from parley.ui.controls import view_labels
from parley.ui.library import Library, library
from parley.ui.static_files import PARTS
from parley.vocabulary import Stage


def scene(
    shared: Library,
    listed: list[Dispute],
    view: str,
    day: date,
    against: tuple[str, date] | None,
) -> dict[str, Any]:
    """The state of the world map: areas, edges, a mark for each listed dispute, legend."""
    marks = _marks(listed)
    stages = tuple(stage for stage in Stage if any(d.identity.stage is stage for d in listed))
    drawn = _world(shared.digest, language(), view, day, against)
    legend = [*drawn["legend"], *(_stage(stage) for stage in stages)]
    part = _world_part(shared.digest, language(), view, day, against)
    kept = {name: value for name, value in drawn.items() if name not in PARTS}
    return kept | {"marks": marks, "legend": legend, "part": part}


def _marks(listed: list[Dispute]) -> list[dict[str, str]]:
    """A mark for each dispute; what it says lies in the file of the world, in English."""
    if language() == ENGLISH:
        return [{"id": f"dispute:{dispute.slug}"} for dispute in listed]
    return [{"id": f"dispute:{each.slug}", "text": mark_text(each)} for each in listed]


@lru_cache(maxsize=256)
def _world_part(
    digest: str, code: str, view: str, day: date, against: tuple[str, date] | None
) -> str:
    """The address of the classes and hints of one view: a file, so that it is sent once.

    Days between two changes give the same content, and so the same name.
    """
    drawn = _world(digest, code, view, day, against)
    return library().static.publish_part("world-view", drawn)


def _stage(stage: Stage) -> dict[str, str]:
    entry = stage_entry(stage)
    return {"symbol": entry.symbol, "text": entry.text}


@lru_cache(maxsize=64)
def _world(
    digest: str,  # noqa: ARG001 - of an edition
    code: str,  # noqa: ARG001 - and in the language that is spoken
    view: str,
    day: date,
    against: tuple[str, date] | None,
) -> dict[str, Any]:
    shared = library()
    drawn = shared.painter.world(day, view, against)
    drawn.legend = world_legend(drawn, view)
    return drawn.as_state()


def time_bar(digest: str) -> dict[str, Any]:
    """What the time bar of the atlas needs: the table of every view and its two ends."""
    return _time_bar(digest, language())


@lru_cache(maxsize=12)
def _time_bar(digest: str, code: str) -> dict[str, Any]:  # noqa: ARG001 - of an edition
    shared = library()
    first, last = world_days(shared.catalog)
    views = world_views(shared.catalog)
    labels = None if code == ENGLISH else view_labels(views, shared.catalog)
    payload = world_times(shared.painter, views, labels)
    return {
        "url": shared.static.publish("world-times", payload),
        "first": first.isoformat(),
        "last": last.isoformat(),
    }
