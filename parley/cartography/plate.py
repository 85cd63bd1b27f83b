"""A plate: a scene printed as SVG on the server, without a browser and without a network.

It draws what the live map draws, from the same scene, the same mosaic and the same style sheet,
and puts around it what a map on its own must carry: title, view and day, legend, scale, credits
and the line on neutrality.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from parley.cartography.ground import DETAIL_PX, SKETCH_PX, ground, level_of, pieces
from parley.cartography.key import COLUMN, SCALE_MOST, Cell, Scale, cells, laid
from parley.cartography.lettering import FAMILY, Label, arranged, written
from parley.cartography.looks import FAR_ZOOM, GROUNDS, Look, Theme, look
from parley.cartography.margins import credit_lines, foot, head, notes_of, sources_of
from parley.cartography.names import Namer
from parley.cartography.projections import Box, Frame, Mercator
from parley.cartography.scalebar import metres_per_pixel, middle_latitude, scale_bar
from parley.cartography.scene import Scene
from parley.cartography.shapes import Spot, events, lines_and_zones, shown, sites
from parley.cartography.sphere import graticule, outline, ticks
from parley.cartography.svg import escaped
from parley.catalog import Catalog
from parley.language import say
from parley.model import Dispute
from parley.mosaic.coverage import FOLDER
from parley.vocabulary import DisputeKind

Furniture = Literal["full", "key", "none"]
"""What stands around the map: `full` is a sheet of its own with title, stamp, legend, scale and
credits; `key` is legend and scale, for a slide that says the rest itself; `none` is the map."""
FONTS = f"{FAMILY}, 'Noto Sans', 'Source Sans 3', 'Segoe UI', sans-serif"
MARGIN = 26.0
GAP = 18.0
TICKS, PAD = 15.0, 9.0


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
) -> Plate:
    """Print a scene; `extent` is west, south, east, north in degrees and lies within the frame.

    `width` and `height` are CSS pixels of the whole picture (see `parley.cartography.papers`);
    `title` stands above the map (the dispute's name when blank), `retrieved` is the day the
    sources were read; a `sketch` has fewer points, for a screen alone. An extent whose east
    lies west of its west crosses the antimeridian. The SVG refers to nothing outside itself
    and holds no script.
    """
    drawing = _Drawing(scene, dispute, extent, catalog, look(theme), mosaic, sketch)
    heading = title or (dispute.name if dispute else say("The world’s border disputes"))
    if furniture == "none":
        frame = Frame.fit(extent, 0.0, 0.0, width, height)
        body = drawing.map(frame)
    else:
        body = drawing.sheet(width, height, heading, retrieved, full=furniture == "full")
    words = drawing.words(heading)
    return Plate(_document(body, width, height, words, look(theme)), width, height, words)


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
        frame, key, x, y = self._best(room, ticked=full)
        drawn = self.map(frame, ticked=full)
        return f'{top}{drawn}<g transform="translate({x:.1f} {y:.1f})">{key}</g>{below}'

    def _best(
        self, room: tuple[float, float, float, float], *, ticked: bool
    ) -> tuple[Frame, str, float, float]:
        """The key beside the map or below it, wherever the map comes out larger."""
        left, top, across, down = room
        gutter, pad = (TICKS, 0.0) if ticked else (0.0, PAD)
        columns = max(1, int((across - 2 * pad + GAP) // (COLUMN + GAP)))
        high = self._key(self._frame(left, top, across, down), columns)[1] + pad
        wide = COLUMN + GAP + pad
        beside = self._frame(left + gutter, top, across - wide - gutter, down - gutter)
        under = self._frame(left + gutter, top, across - gutter, down - high - GAP - gutter)
        key, height = self._key(beside, 1)
        if height + 2 * pad <= down and beside.scale >= 0.95 * under.scale:
            return beside, key, left + across - COLUMN - pad, top + pad
        key, height = self._key(under, columns)
        return under, key, left + pad, top + down - height - pad

    def _frame(self, left: float, top: float, across: float, down: float) -> Frame:
        return Frame.fit(self.extent, left, top, max(across, 40.0), max(down, 40.0))

    def _key(self, frame: Frame, columns: int) -> tuple[str, float]:
        return laid(self._cells(frame), columns)

    def _cells(self, frame: Frame) -> list[Cell]:
        latitude = middle_latitude(frame, self.extent)
        metres = metres_per_pixel(frame, latitude)
        most = min(SCALE_MOST, frame.width * 0.3)
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
        far = frame.zoom < FAR_ZOOM
        coarse = pieces(frame, self.mosaic, level_of(frame.seen))
        parts = coarse if self.sketch else pieces(frame, self.mosaic)
        yield outline(frame, self.look)
        drawn = ground(self.scene, frame, parts, SKETCH_PX if self.sketch else DETAIL_PX)
        for cls, path in drawn.areas.items():
            name, pattern = GROUNDS[cls]
            colour = self.look.colour("ground-far" if far and name == "ground" else name)
            yield (
                f'<path d="{path}" fill="{colour}" fill-rule="evenodd" stroke="{colour}"'
                f' stroke-width="0.8" class="area {cls}"/>'
            )
            if pattern and not far:
                yield f'<path d="{path}" fill="url(#lp-{pattern})" fill-rule="evenodd"/>'
        yield graticule(frame, self.look)
        namer = Namer(self.scene, self.dispute, self.catalog, self.look)
        labels: list[Label] = []
        spots: list[Spot] = []
        symbols: list[str] = []
        zones: list[str] = []
        lines: list[str] = []
        if self.dispute:
            metres = metres_per_pixel(frame, middle_latitude(frame, self.extent))
            zones, lines = lines_and_zones(self.dispute, self.scene, frame, self.look, metres)
            labels += namer.states_and_areas(frame, coarse)
            for feature, spot, symbol in sites(self.dispute, self.scene, frame, self.look):
                spots.append(spot)
                symbols.append(symbol)
                labels.append(namer.site(feature, spot))
        points = [f.point for f in shown(self.dispute, self.scene)] if self.dispute else []
        for entry, spot, symbol in events(
            self.scene.marks, frame, self.look, [point for point in points if point]
        ):
            spots.append(spot)
            symbols.append(symbol)
            if not self.dispute:
                labels.append(namer.mark(entry, spot))
        yield from zones
        for cls, path in drawn.edges.items():
            style = self.look.attributes(f"edge {cls}", far=far)
            yield f'<path d="{path}"{style} class="edge {cls}"/>'
        yield from lines
        yield from symbols
        window = (frame.left, frame.top, frame.width, frame.height)
        taken = [(s.x - s.radius, s.y - s.radius, 2 * s.radius, 2 * s.radius) for s in spots]
        for label, place in arranged(labels, window, taken):
            yield written(label, place)

    def words(self, title: str) -> str:
        """The map in words, for those who do not see it."""
        legend = "; ".join(entry.text for entry in self.scene.legend)
        told = f"{title}. {self.scene.label}."
        return f"{told} {say('Legend')}: {legend}." if legend else told


def _document(body: str, width: float, height: float, words: str, drawn: Look) -> str:
    line, opacity = drawn.pattern("hatch")
    dot, dense = drawn.pattern("dots")
    ground, hatch = drawn.colour("ground"), drawn.colour("hatch")
    stripe = f'stroke="{line}" stroke-opacity="{opacity:.2f}"'
    turned = 'patternUnits="userSpaceOnUse" patternTransform="rotate(45)"'
    plain = 'patternUnits="userSpaceOnUse"'
    back = f'<rect width="10" height="10" fill="{ground}" fill-opacity="0.75"/>'
    bold = f'fill="none" stroke="{hatch}" stroke-opacity="0.6" stroke-width="1.2"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}"'
        f' viewBox="0 0 {width:g} {height:g}" font-family="{FONTS}" role="img"'
        f' aria-label="{escaped(words)}"><title>{escaped(words)}</title><defs>'
        f'<pattern id="lp-hatch" width="5.66" height="5.66" {turned}>'
        f'<path d="M2.8 0V5.66" {stripe} stroke-width="1.25"/></pattern>'
        f'<pattern id="lp-cross" width="7.78" height="7.78" {turned}>'
        f'<path d="M3.9 0V7.78M0 3.9H7.78" fill="none" {stripe}/></pattern>'
        f'<pattern id="lp-dots" width="7" height="7" {plain}>'
        f'<circle cx="3.5" cy="3.5" r="0.95" fill="{dot}" fill-opacity="{dense:.2f}"/></pattern>'
        f'<pattern id="lm-hatch" width="8" height="8" {turned}>{back}'
        f'<path d="M4 0V8" {bold}/></pattern>'
        f'<pattern id="lm-cross" width="10" height="10" {turned}>{back}'
        f'<path d="M5 0V10M0 5H10" {bold}/></pattern>'
        f'<pattern id="lm-dots" width="7" height="7" {plain}>'
        f'<circle cx="3.5" cy="3.5" r="1" fill="{dot}" fill-opacity="{dense:.2f}"/></pattern>'
        f'</defs><rect width="100%" height="100%" fill="{drawn.colour("paper")}"/>{body}</svg>'
    )
