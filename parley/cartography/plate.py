"""A plate: a scene printed as SVG on the server, without a browser and without a network.

It draws what the live map draws, from the same scene, the same mosaic and the same style sheet,
and puts around it what a map on its own must carry: title, view and day, legend, scale, credits
and the line on neutrality.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from parley.cartography.ground import DETAIL_PX, SKETCH_PX, Piece, ground, level_of, pieces
from parley.cartography.key import COLUMN, SCALE_MOST, Cell, Scale, cells, laid
from parley.cartography.lettering import arranged, written
from parley.cartography.looks import FAR_ZOOM, GROUNDS, Look, Theme, look
from parley.cartography.margins import credit_lines, foot, head, notes_of, sources_of
from parley.cartography.names import CHOSEN, Namer
from parley.cartography.projections import Box, Frame, Mercator
from parley.cartography.scalebar import metres_per_pixel, middle_latitude, scale_bar
from parley.cartography.scene import Scene
from parley.cartography.shapes import Spot, events, lines_and_zones, ring, sites
from parley.cartography.sphere import graticule, outline, ticks
from parley.cartography.svg import document
from parley.catalog import Catalog
from parley.language import in_turn, say
from parley.model import Dispute
from parley.mosaic.coverage import FOLDER
from parley.vocabulary import DisputeKind

Furniture = Literal["full", "key", "none"]
"""What stands around the map: `full` is a sheet of its own with title, stamp, legend, scale and
credits; `key` is legend and scale, for a slide that says the rest itself; `none` is the map."""
MARGIN = 26.0
GAP = 18.0
TICKS, PAD = 15.0, 9.0
KEY_SIZES = (1.0, 0.85, 0.72, 0.6)
ENOUGH = 0.45
"""Share of the room that the map should have at least."""


@dataclass(frozen=True, slots=True)
class Plate:
    """A printed map: SVG text, its size in CSS pixels (96 to the inch), and the map in words."""

    svg: str
    width: float
    height: float
    words: str


def plate(  # noqa: PLR0913 - what a sheet is made of, all but four of it by name
    scene: Scene,
    dispute: Dispute | None,
    extent: Box,
    catalog: Catalog,
    *,
    width: float = 1122.5,
    height: float = 793.7,
    title: str = "",
    retrieved: date | None = None,
    furniture: Furniture = "full",
    theme: Theme = "light",
    mosaic: Path = FOLDER,
    sketch: bool = False,
    selected: str = "",
) -> Plate:
    """Print a scene; `extent` is west, south, east, north in degrees and lies within the frame.

    `width` and `height` are CSS pixels of the whole picture (see `parley.cartography.papers`);
    `title` stands above the map (the dispute's name when blank), `retrieved` is the day the
    sources were read; a `sketch` has fewer points, for a screen alone. An extent whose east
    lies west of its west crosses the antimeridian. What is `selected` (the id of a site or an
    event) is ringed and named. The SVG refers to nothing outside itself
    and holds no script.
    """
    drawing = _Drawing(scene, dispute, extent, catalog, look(theme), mosaic, sketch, selected)
    heading = title or (dispute.name if dispute else say("The world’s border disputes"))
    if furniture == "none":
        frame = Frame.fit(extent, 0.0, 0.0, width, height)
        body = drawing.map(frame)
    else:
        body = drawing.sheet(width, height, heading, retrieved, full=furniture == "full")
    words = drawing.words(heading)
    return Plate(document(body, width, height, words, look(theme)), width, height, words)


@dataclass(frozen=True)
class _Drawing:
    """One scene on its way to paper."""

    scene: Scene
    dispute: Dispute | None
    extent: Box
    catalog: Catalog
    look: Look
    mosaic: Path
    sketch: bool
    selected: str

    def sheet(
        self, width: float, height: float, title: str, retrieved: date | None, *, full: bool
    ) -> str:
        """The map with all that stands around it."""
        edge = MARGIN if full else 0.0
        across = width - 2 * edge
        top, above = head(title, self.scene.stamp, edge, across, self.look) if full else ("", 0.0)
        texts = []
        if full:
            projection = Frame.fit(self.extent, 0, 0, 100, 100).projection.name
            texts = [sources_of(self.dispute, self.scene), *credit_lines(projection, retrieved)]
        below, beneath = foot(texts, edge, across, height - edge, self.look)
        room = edge, edge + above, across, height - 2 * edge - above - beneath
        frame, key = self._best(room, ticked=full)
        return f"{top}{self.map(frame, ticked=full)}{key}{below}"

    def _best(self, room: tuple[float, float, float, float], *, ticked: bool) -> tuple[Frame, str]:
        """The map and its key, which is set smaller where it would leave the map too little."""
        for size in KEY_SIZES:
            frame, key = self._parted(room, size, ticked=ticked)
            if frame.width * frame.height >= ENOUGH * room[2] * room[3]:
                break
        return frame, key

    def _parted(
        self, room: tuple[float, float, float, float], size: float, *, ticked: bool
    ) -> tuple[Frame, str]:
        """The key beside the map or below it, wherever the map comes out larger."""
        left, top, across, down = room
        gutter, pad = (TICKS, 0.0) if ticked else (0.0, PAD)
        columns = max(1, int((across - 2 * pad + GAP * size) // ((COLUMN + GAP) * size)))
        whole = self._frame(left, top, across, down)
        high = self._key(whole, columns, size)[1] + pad
        wide = COLUMN * size + GAP + pad
        beside = self._frame(left + gutter, top, across - wide - gutter, down - gutter)
        under = self._frame(left + gutter, top, across - gutter, down - high - GAP - gutter)
        key, height = self._key(beside, 1, size)
        if height + 2 * pad <= down and beside.scale >= 0.95 * under.scale:
            frame, x, y = beside, left + across - COLUMN * size - pad, top + pad
        else:
            key, height = self._key(under, columns, size)
            frame, x, y = under, left + pad, top + down - height - pad
        zoom = f" scale({size:g})" if size != 1 else ""
        return frame, f'<g transform="translate({x:.1f} {y:.1f}){zoom}">{key}</g>'

    def _frame(self, left: float, top: float, across: float, down: float) -> Frame:
        return Frame.fit(self.extent, left, top, max(across, 40.0), max(down, 40.0))

    def _key(self, frame: Frame, columns: int, size: float) -> tuple[str, float]:
        """The key and its height on paper, where it is drawn at a part of its size."""
        key, height = laid(self._cells(frame, size), columns)
        return key, height * size

    def _cells(self, frame: Frame, size: float) -> list[Cell]:
        latitude = middle_latitude(frame, self.extent)
        metres = metres_per_pixel(frame, latitude) * size
        most = min(SCALE_MOST, frame.width * 0.3 / size)
        bars = [scale_bar(metres, most)]
        if self.dispute and DisputeKind.MARITIME in self.dispute.identity.kind:
            bars.append(scale_bar(metres, most, "nmi"))
        side = "N" if latitude >= 0 else "S"
        at = say("true at {latitude}", latitude=f"{abs(latitude):.0f}° {side}")
        scale = Scale(tuple(bars), at, frame.projection.north_up)
        notes = notes_of(self.dispute, self.scene)
        return cells(self.scene.legend, scale, notes, self.look, far=frame.zoom < FAR_ZOOM)

    def map(self, frame: Frame, *, ticked: bool = False) -> str:
        """The map itself within its frame."""
        window = (frame.left, frame.top, frame.width, frame.height)
        rect = 'x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"'.format(*window)
        rule = self.look.colour("rule")
        return (
            f'<clipPath id="lp-window"><rect {rect}/></clipPath>'
            f'<g clip-path="url(#lp-window)">{"".join(self._layers(frame))}</g>'
            f'<rect {rect} fill="none" stroke="{rule}" stroke-width="1"/>'
            + (ticks(frame, self.look) if ticked and isinstance(frame.projection, Mercator) else "")
        )

    def _layers(self, frame: Frame) -> Iterator[str]:
        """Everything within the frame, from the sea up to the names."""
        far = frame.zoom < FAR_ZOOM
        coarse = pieces(frame, self.mosaic, level_of(frame.seen))
        parts = coarse if self.sketch else pieces(frame, self.mosaic)
        yield outline(frame, self.look)
        drawn = ground(self.scene, frame, parts, SKETCH_PX if self.sketch else DETAIL_PX)
        yield from self._areas(drawn.areas, far=far)
        yield graticule(frame, self.look)
        zones: list[str] = []
        lines: list[str] = []
        if self.dispute:
            metres = metres_per_pixel(frame, middle_latitude(frame, self.extent))
            zones, lines = lines_and_zones(self.dispute, self.scene, frame, self.look, metres)
        yield from zones
        for cls, path in drawn.edges.items():
            style = self.look.attributes(f"edge {cls}", far=far)
            yield f'<path d="{path}"{style} class="edge {cls}"/>'
        yield from lines
        yield from self._things(frame, coarse)

    def _areas(self, areas: Mapping[str, str], *, far: bool) -> Iterator[str]:
        for cls, path in areas.items():
            name, pattern = GROUNDS[cls]
            colour = self.look.colour("ground-far" if far and name == "ground" else name)
            # Its own colour as a hairline closes the seam between neighbours.
            yield (
                f'<path d="{path}" fill="{colour}" fill-rule="evenodd" stroke="{colour}"'
                f' stroke-width="0.8" class="area {cls}"/>'
            )
            if pattern and not far:
                yield f'<path d="{path}" fill="url(#lp-{pattern})" fill-rule="evenodd"/>'

    def _things(self, frame: Frame, coarse: tuple[Piece, ...]) -> Iterator[str]:
        """Sites, events and names; a name gives way to every symbol."""
        namer = Namer(self.scene, self.dispute, self.catalog, self.look)
        labels = namer.states_and_areas(frame, coarse)
        spots: list[Spot] = []
        places: list[tuple[float, float]] = []
        if self.dispute:
            for feature, spot, symbol in sites(self.dispute, self.scene, frame, self.look):
                yield symbol
                spots.append(spot)
                places += [feature.point] if feature.point else []
                labels.append(namer.site(feature, spot))
        for entry, spot, symbol in events(self.scene.marks, frame, self.look, places):
            yield symbol
            spots.append(spot)
            if not self.dispute or spot.key == self.selected:
                labels.append(namer.mark(entry, spot))
        yield from (ring(spot, self.look) for spot in spots if spot.key == self.selected)
        for label in labels:
            if label.key and label.key == self.selected:
                label.order = CHOSEN
        window = (frame.left, frame.top, frame.width, frame.height)
        taken = [(s.x - s.radius, s.y - s.radius, 2 * s.radius, 2 * s.radius) for s in spots]
        for label, place in arranged(labels, window, taken):
            yield written(label, place)

    def words(self, title: str) -> str:
        """The map in words, for those who do not see it."""
        legend = in_turn(entry.text for entry in self.scene.legend)
        told = f"{title}. {self.scene.label}."
        return f"{told} {say('Legend')}: {legend}." if legend else told
