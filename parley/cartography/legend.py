"""The legend: exactly what is on the map on the day, in words, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from parley.catalog import Catalog
from parley.catalog.ledgers import own
from parley.language import mark, say
from parley.model import Dispute
from parley.mosaic.views import DE_FACTO, Views
from parley.vocabulary import Precision, Stage, Track

AREA_WORDS = (
    ("contested", mark("contested area")),
    ("shared", mark("shared area (condominium)")),
    ("unclaimed", mark("held by no party: peacekeepers, or nobody")),
    ("hc", mark("control contested")),
    ("changed", mark("answered differently")),
)
EDGE_WORDS = (
    ("solid", mark("settled boundary")),
    ("dashed", mark("contested boundary")),
    ("dotted", mark("line of control")),
    ("inner", mark("line of control, not recognised in this view")),
    ("changed", mark("line drawn differently")),
)


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One symbol that is on the map, in words."""

    symbol: str
    text: str


class Drawn(Protocol):
    """What a legend reads of a scene."""

    areas: dict[str, str]
    edges: dict[str, str]
    stands: dict[str, str]
    shown: dict[str, int]

    @property
    def tracks(self) -> frozenset[str]:
        """Tracks of the events on the map."""


class Brush(Protocol):
    """What a legend reads of the painter."""

    catalog: Catalog
    views: Views
    moving: list[tuple[str, str]]

    def names(self, parties: Iterable[str]) -> str:
        """Names of parties in alphabetical order, as one text."""


def legend(brush: Brush, dispute: Dispute, day: date, scene: Drawn) -> list[LegendEntry]:
    """The symbols of one scene: areas, edges, shapes, events."""
    ours = brush.catalog.areas_of(dispute.slug)
    classes = {area: scene.areas.get(area, "settled") for area in ours}
    classes |= {
        own(dispute.slug, shape): symbol
        for shape, symbol in scene.stands.items()
        if scene.shown.get(shape)
    }
    return [
        *_areas(classes),
        *_holders(brush, classes, day),
        *_edges(brush, ours, scene),
        *_features(dispute, scene),
        *(
            LegendEntry(f"track-{track.value}", say("event: {track}", track=track.label))
            for track in Track
            if track.value in scene.tracks
        ),
    ]


def world_legend(scene: Drawn, view: str, stages: Iterable[Stage] = ()) -> list[LegendEntry]:
    """The symbols of a map of the world: areas, edges, and a mark for each stage of a dispute."""
    lines = set(scene.edges.values())
    held = [LegendEntry("h0", say("controlled by a party: a tint for each holder"))]
    return [
        *_areas(scene.areas),
        *(held if view == DE_FACTO else []),
        *(
            LegendEntry(f"edge-{symbol}", say(text))
            for symbol, text in EDGE_WORDS
            if symbol in lines or symbol == "solid"
        ),
        *map(stage_entry, stages),
    ]


def stage_entry(stage: Stage) -> LegendEntry:
    """The mark of disputes at a stage."""
    return LegendEntry(
        f"track-stage-{stage.value}", say("{stage} (larger: more hostile)", stage=stage.label)
    )


def _areas(classes: dict[str, str]) -> Iterator[LegendEntry]:
    seen = set(classes.values())
    for symbol, text in AREA_WORDS:
        if symbol in seen:
            yield LegendEntry(symbol, say(text))


def _holders(brush: Brush, classes: dict[str, str], day: date) -> Iterator[LegendEntry]:
    named: dict[str, set[str]] = {}
    for place, symbol in classes.items():
        if symbol.startswith("h") and symbol != "hc":
            held = brush.views.ledger.control(place, day)
            named.setdefault(symbol, set()).update(held.parties)
    for symbol, parties in sorted(named.items()):
        yield LegendEntry(symbol, say("controlled by {parties}", parties=brush.names(parties)))


def _edges(brush: Brush, ours: frozenset[str], scene: Drawn) -> Iterator[LegendEntry]:
    drawn = {scene.edges.get("~".join(pair), "solid") for pair in brush.moving if ours & set(pair)}
    for symbol, text in EDGE_WORDS:
        if symbol in drawn:
            yield LegendEntry(f"edge-{symbol}", say(text))


def _features(dispute: Dispute, scene: Drawn) -> Iterator[LegendEntry]:
    seen: set[str] = set()
    for feature in dispute.features:
        if scene.shown.get(feature.id) and feature.kind.value not in seen:
            seen.add(feature.kind.value)
            schematic = feature.precision is Precision.SCHEMATIC and feature.point is None
            label = feature.kind.label
            label = say("{kind} (schematic)", kind=label) if schematic else label
            yield LegendEntry(f"kind-{feature.kind.value}", label)
