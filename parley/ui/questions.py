"""What a reader asks of a dossier, and the answers that are kept: panel, map, time bar."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from parley.cartography.scene import Scene
from parley.cartography.times import dispute_times
from parley.catalog.spans import first_day, last_day, views_of
from parley.language import ENGLISH, language
from parley.mosaic.views import NEUTRAL
from parley.outputs.show import show
from parley.panels import PANELS, Filters, Scope
from parley.panels.selection import selection
from parley.ui.controls import view_labels
from parley.ui.library import library
from parley.ui.static_files import OPENING


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader asks of a dossier; equal questions have equal answers."""

    digest: str
    slug: str
    day: date
    view: str
    panel: str
    filters: Filters
    today: date
    against: tuple[str, date] | None = None
    language: str = field(default_factory=language)

    @property
    def opening(self) -> bool:
        """Whether every reader asks this: a panel as a dossier opens, on its newest day."""
        newest = last_day(library().catalog.disputes[self.slug])
        plain = self.against is None and not self.filters.active
        return plain and self.view == NEUTRAL and self.day == newest

    def scope(self) -> Scope:
        """The question as the panels take it."""
        shared = library()
        dispute = shared.catalog.disputes[self.slug]
        return Scope(
            shared.catalog,
            shared.views,
            dispute,
            self.day,
            self.view,
            self.today,
            self.filters,
            self.against,
            shared.painter.names_of,
        )


@lru_cache(maxsize=256)
def answer(asked: Question) -> tuple[str, dict[str, int]]:
    """A panel's text, and the numbers that it gave to its sources."""
    scope = asked.scope()
    text = show(PANELS[asked.panel].blocks(scope))
    return text, scope.numbers


@lru_cache(maxsize=1024)
def told(asked: Question, selected: str | None) -> str:
    """The text of the card of a selection; its sources have the numbers of the panel."""
    if not selected:
        return show([])
    scope = asked.scope()
    scope.numbers.update(answer(asked)[1])
    return show(selection(scope, selected))


def scene_of(
    digest: str, slug: str, day: date, view: str, against: tuple[str, date] | None
) -> Scene:
    """The map of a view on a day, drawn once for all who ask in one language."""
    return _scene_of((digest, language()), slug, day, view, against)


@lru_cache(maxsize=256)
def _scene_of(
    edition: tuple[str, str],  # noqa: ARG001 - its digest and the language that is spoken
    slug: str,
    day: date,
    view: str,
    against: tuple[str, date] | None,
) -> Scene:
    shared = library()
    return shared.painter.dispute(shared.catalog.disputes[slug], day, view, against)


def time_bar(digest: str, slug: str) -> dict[str, Any]:
    """What the time bar of a dossier needs: its table and its two ends."""
    return _time_bar(digest, language(), slug)


@lru_cache(maxsize=256)
def _time_bar(digest: str, code: str, slug: str) -> dict[str, Any]:  # noqa: ARG001 - of an edition
    shared = library()
    dispute = shared.catalog.disputes[slug]
    first, last = first_day(dispute), last_day(dispute)
    views = views_of(dispute)
    labels = None if code == ENGLISH else view_labels(views, shared.catalog)
    payload = dispute_times(shared.painter, dispute, views, labels)
    return {
        "url": shared.static.publish(f"{slug}-times", payload),
        "first": first.isoformat(),
        "last": last.isoformat(),
    }


def map_state(asked: Question) -> dict[str, Any]:
    """What the map of a question draws, made once for all who ask in one language.

    As a dossier opens, most of it stands in a file; see `StaticUrls.publish_part`.
    """
    edition = asked.digest, asked.language
    return _map_state(edition, asked.slug, asked.day, asked.view, asked.against)


@lru_cache(maxsize=256)
def _map_state(
    edition: tuple[str, str], slug: str, day: date, view: str, against: tuple[str, date] | None
) -> dict[str, Any]:
    shared = library()
    drawn = _scene_of(edition, slug, day, view, against).as_state()
    newest = last_day(shared.catalog.disputes[slug])
    if against is not None or view != NEUTRAL or day != newest:
        return drawn
    kept = {name: value for name, value in drawn.items() if name not in OPENING}
    return kept | {"part": shared.static.publish_part(f"{slug}-view", drawn, OPENING)}
