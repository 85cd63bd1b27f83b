"""A sheet: one step of a script resolved to what every medium prints.

The live briefing, the slides, the pages and the standalone file all print the same sheet, so
the facts, the sources, the day and the stamp can not differ between them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from parley.blocks import Block, Chart, Cite, Cites, Facts, Heading, Prose, Records
from parley.briefing.beside import beside
from parley.briefing.edition import Edition
from parley.cartography.geometry import clip_box
from parley.cartography.legend import world_legend
from parley.cartography.scene import Mark, Scene
from parley.cartography.spots import middle
from parley.catalog.spans import last_day
from parley.dates import PartialDate
from parley.model import Dispute, Step
from parley.panels import Scope
from parley.panels.atlas import in_words
from parley.vocabulary import AreaKind, BriefingBlock, LineKind, MapLayer, Stage

ROOM_DEGREES = 12.0
WORLD = (-150.0, -48.0, 165.0, 70.0)
Extent = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A step as it is printed: map, blocks beside it, notes, and the sources of the blocks.

    `extent` is west, south, east, north in degrees; `dispute` is None for a map of the world.
    `stamp` says which view of which day it is. Sources are numbered from 1 as they appear.
    """

    step: Step
    title: str
    stamp: str
    day: date
    view: str
    dispute: Dispute | None
    scene: Scene
    extent: Extent
    blocks: tuple[Block, ...]
    notes: str
    cites: tuple[Cite, ...]


def sheet_of(step: Step, edition: Edition) -> Sheet:
    """Resolve a step. Every id in it must lead somewhere, as `BriefingReader` assures."""
    if step.dispute is None:
        return _world(step, edition)
    catalog = edition.catalog
    dispute = catalog.disputes[step.dispute]
    day = _day(step.on, last_day(dispute))
    against = (step.against, _day(step.against_on, day)) if step.against else None
    scene = edition.painter.dispute(dispute, day, step.view, against)
    scope = Scope(
        catalog,
        edition.views,
        dispute,
        day,
        step.view,
        edition.retrieved,
        against=against,
        naming=edition.painter.names_of,
    )
    told = [b for name in step.blocks for b in beside(scope, name, step.select)]
    blocks, cites = renumbered(told)
    return Sheet(
        step,
        step.title,
        scene.stamp,
        day,
        step.view,
        dispute,
        with_layers(scene, step.layers, dispute),
        step.extent or within(dispute),
        blocks,
        step.notes,
        cites,
    )


def within(dispute: Dispute) -> Extent:
    """The extent a map of the dispute opens with; never beyond the geometry it holds."""
    west, south, east, north = clip_box(dispute)
    own = dispute.identity.extent
    return max(west, own[0]), max(south, own[1]), min(east, own[2]), min(north, own[3])


def _world(step: Step, edition: Edition) -> Sheet:
    catalog = edition.catalog
    listed = [catalog.disputes[slug] for slug in step.about if slug in catalog.disputes]
    chosen = listed or list(catalog.disputes.values())
    newest = max((dispute.as_of for dispute in chosen), default=edition.retrieved)
    day = _day(step.on, newest)
    against = (step.against, _day(step.against_on, day)) if step.against else None
    scene = edition.painter.world(day, step.view, against)
    scene.marks = [_mark(dispute, edition) for dispute in chosen]
    stages = [stage for stage in Stage if any(d.identity.stage is stage for d in chosen)]
    scene.legend = world_legend(scene, step.view, stages)
    blocks: list[Block] = []
    if BriefingBlock.DISPUTES in step.blocks:
        blocks.append(in_words(catalog, chosen, edition.retrieved))
    extent = step.extent or (_around(scene.marks) if listed else WORLD)
    return Sheet(
        step,
        step.title,
        scene.stamp,
        day,
        step.view,
        None,
        scene,
        extent,
        tuple(blocks),
        step.notes,
        (),
    )


def _around(marks: list[Mark]) -> Extent:
    """The part of the world in which some marks lie, with room around them."""
    lons, lats = [mark.lon for mark in marks], [mark.lat for mark in marks]
    room = max(ROOM_DEGREES, (max(lons) - min(lons)) / 5, (max(lats) - min(lats)) / 5)
    return (
        max(-180.0, min(lons) - room),
        max(-80.0, min(lats) - room * 0.7),
        min(180.0, max(lons) + room),
        min(84.0, max(lats) + room * 0.7),
    )


def _mark(dispute: Dispute, edition: Edition) -> Mark:
    lon, lat = middle(edition.catalog, dispute)
    level = int(dispute.hostility_on(dispute.as_of).value)
    track = f"stage-{dispute.identity.stage.value}"
    return Mark(f"dispute:{dispute.slug}", lon, lat, track, level, dispute.name)


def _day(text: str | None, default: date) -> date:
    return PartialDate.parse(text).earliest if text else default


def with_layers(scene: Scene, layers: Iterable[MapLayer], dispute: Dispute) -> Scene:
    """The scene without the layers that a step leaves out, and without their legend."""
    kept = frozenset(layers)
    if kept == frozenset(MapLayer):
        return scene
    hidden = {f.id for f in dispute.features if _layer(f.kind) not in kept}
    gone = {f"kind-{f.kind.value}" for f in dispute.features if f.id in hidden}
    events = MapLayer.EVENTS in kept
    return replace(
        scene,
        shown={name: 0 if name in hidden else on for name, on in scene.shown.items()},
        marks=scene.marks if events else [],
        legend=[
            entry
            for entry in scene.legend
            if entry.symbol not in gone and (events or not entry.symbol.startswith("track-"))
        ],
    )


def _layer(kind: object) -> MapLayer:
    if isinstance(kind, LineKind):
        return MapLayer.LINES
    return MapLayer.ZONES if isinstance(kind, AreaKind) else MapLayer.SITES


def renumbered(
    blocks: Iterable[Block], found: dict[tuple[str, str], Cite] | None = None
) -> tuple[tuple[Block, ...], tuple[Cite, ...]]:
    """The blocks with their sources numbered from 1 as they appear, and those sources.

    `found` holds the sources that are numbered already and takes the new ones.
    """
    found = {} if found is None else found
    mine: dict[int, Cite] = {}

    def anew(cites: tuple[Cite, ...]) -> tuple[Cite, ...]:
        known = [
            found.setdefault((cite.id, cite.url), replace(cite, number=len(found) + 1))
            for cite in cites
        ]
        mine.update((cite.number, cite) for cite in known)
        return tuple(known)

    told = list(blocks)
    out = [_with_cites(block, anew) for block in told if not isinstance(block, Cites)]
    wanted = any(isinstance(block, Cites) for block in told)
    cites = tuple(mine[number] for number in sorted(mine))
    return (*out, Cites(cites)) if wanted else tuple(out), cites


def together(sheets: Iterable[Sheet]) -> tuple[list[Sheet], tuple[Cite, ...]]:
    """The sheets with their sources numbered through, and all of them.

    For a medium that is read as a whole, and whose last pages hold the sources in full: lists
    of sources within a step are left out.
    """
    made = list(sheets)
    numbers: dict[tuple[str, str], Cite] = {}
    out = []
    for each in made:
        blocks, cites = renumbered(_without_list(each.blocks), numbers)
        out.append(replace(each, blocks=blocks, cites=cites))
    return out, tuple(numbers.values())


def _without_list(blocks: Iterable[Block]) -> Iterator[Block]:
    told = list(blocks)
    for block, following in zip(told, [*told[1:], None], strict=True):
        listing = isinstance(block, Heading) and isinstance(following, Cites)
        if not listing and not isinstance(block, Cites):
            yield block


def _with_cites(block: Block, anew: Callable[[tuple[Cite, ...]], tuple[Cite, ...]]) -> Block:
    match block:
        case Prose() | Chart():
            return replace(block, cites=anew(block.cites))
        case Facts():
            return replace(block, items=tuple(replace(f, cites=anew(f.cites)) for f in block.items))
        case Records():
            return replace(block, rows=tuple(replace(r, cites=anew(r.cites)) for r in block.rows))
        case _:
            return block
