"""A briefing as PowerPoint: native text, tables and charts, maps as pictures, notes below.

Every slide carries its view and day, the day of reading, the credit and the line on
neutrality; every number of a source leads to it, and the last slides hold the sources in full.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import Any

from pptx import Presentation
from pptx.util import Inches

from parley.blocks import Chart, Cite, Table
from parley.briefing import Edition, Sheet, sheet_of
from parley.briefing.sheets import together
from parley.cartography.margins import read_on
from parley.cartography.plate import Plate
from parley.cartography.scene import NEUTRALITY
from parley.language import language, say
from parley.model import Briefing
from parley.outputs import slide_objects as objects
from parley.outputs.imprint import imprint, picture_key, printed_map, stamp_of
from parley.outputs.pictures import png
from parley.outputs.slide_pieces import Piece, Standing, pieces, source
from parley.outputs.slide_type import BODY, Paragraph, Run, lines

WIDTH, HEIGHT = 13.333, 7.5
EDGE, TOP, FOOT = 0.5, 1.5, 6.86
MAP = (EDGE, TOP, 7.15, FOOT - TOP - 0.08)
BESIDE = (7.95, TOP, WIDTH - EDGE - 7.95, FOOT - TOP - 0.1)
HALF = (WIDTH - 3 * EDGE) / 2
COLUMNS = tuple((EDGE + n * (HALF + EDGE), TOP, HALF, FOOT - TOP - 0.1) for n in (0, 1))
TITLE, STAMP, FINE = 30.0, 15.0, 9.5
SHARP = 2.2
"""Pixels of a map for each CSS pixel: about 210 dots an inch."""
Told = Callable[[int, int], None]
"""Called with what is done and what there is to do."""


def slides(briefing: Briefing, edition: Edition, progress: Told | None = None) -> bytes:
    """The briefing as a .pptx file; steps that the script hides are left out."""
    sheets, cites = together([sheet_of(step, edition) for step in briefing.shown])
    return _Deck(briefing, edition, progress or (lambda *_: None)).made(sheets, cites)


class _Deck:
    def __init__(self, briefing: Briefing, edition: Edition, progress: Told) -> None:
        self.briefing, self.edition, self.progress = briefing, edition, progress
        self.file: Any = Presentation()
        self.file.slide_width, self.file.slide_height = Inches(WIDTH), Inches(HEIGHT)

    def made(self, sheets: list[Sheet], cites: tuple[Cite, ...]) -> bytes:
        self._cover(sheets)
        for made, (printed, picture) in zip(sheets, self._maps(sheets), strict=True):
            self._step(made, printed, picture)
        self._sources(cites)
        for number, slide in enumerate(self.file.slides, 1):
            self._foot(slide, number, len(self.file.slides))
        core = self.file.core_properties
        core.title, core.author, core.language = self.briefing.title, "Parley", language()
        core.subject, core.comments = sheets[0].stamp if sheets else "", say(NEUTRALITY)
        objects.speak(self.file, language())
        out = io.BytesIO()
        self.file.save(out)
        return out.getvalue()

    def _maps(self, sheets: list[Sheet]) -> Iterator[tuple[Plate, bytes]]:
        """Each step's map; steps that show the same map share one picture.

        The drawing of pixels leaves Python free, so it runs beside the drawing of lines.
        """
        printed: dict[object, Plate] = {}
        pixels: dict[object, Future[bytes]] = {}
        with ThreadPoolExecutor() as pool:
            for number, made in enumerate(sheets, 1):
                shown = picture_key(made)
                if shown not in printed:
                    printed[shown] = printed_map(made, self.edition, (MAP[2] * 96, MAP[3] * 96))
                    pixels[shown] = pool.submit(png, printed[shown], SHARP)
                self.progress(number, len(sheets))
        for made in sheets:
            shown = picture_key(made)
            yield printed[shown], pixels[shown].result()

    def _slide(self, title: str, stamp: str) -> Any:
        """A slide with its title as a title, which outlines and screen readers use."""
        slide = self.file.slides.add_slide(self.file.slide_layouts[5])
        head = slide.shapes.title
        head.left, head.top = Inches(EDGE), Inches(0.32)
        head.width, head.height = Inches(WIDTH - 2 * EDGE), Inches(0.72)
        objects.write(head, Paragraph((Run(title, bold=True),), TITLE, after=0))
        line = Paragraph((Run(stamp, tone="soft"),), STAMP, after=0)
        if lines(line, WIDTH - 2 * EDGE) > 1:
            line = replace(line, size=STAMP - 4)
        objects.paragraphs(slide, [line], (EDGE, 1.02, WIDTH - 2 * EDGE, 0.36), say("View and day"))
        return slide

    def _cover(self, sheets: list[Sheet]) -> None:
        slide = self._slide(self.briefing.title, sheets[0].stamp if sheets else "")
        told = [Paragraph((Run(read_on(self.edition.retrieved)),), BODY + 2, after=14)]
        told += [
            Paragraph((Run(f"{number}  {made.title}"),), BODY, after=3)
            for number, made in enumerate(sheets, 1)
        ]
        told.append(Paragraph((Run(say(NEUTRALITY), tone="soft"),), BODY, after=0))
        objects.paragraphs(slide, told, (EDGE, TOP, WIDTH - 2 * EDGE, FOOT - TOP), say("Steps"))

    def _step(self, made: Sheet, printed: Plate, picture: bytes) -> None:
        slide = self._slide(made.title, stamp_of(made))
        shown = slide.shapes.add_picture(io.BytesIO(picture), *(Inches(side) for side in MAP))
        shown.name = say("Map")
        objects.describe(shown, printed.words)
        self._notes(slide, made)
        left = list(pieces(made.blocks, BESIDE[2]))
        left = _flow(slide, left, BESIDE)
        while left:
            slide = self._slide(say("{title} (continued)", title=made.title), stamp_of(made))
            before = len(left)
            for column in COLUMNS:
                left = _flow(slide, left, column)
            if len(left) == before:
                break

    def _notes(self, slide: Any, made: Sheet) -> None:
        told = [made.notes] if made.notes else []
        told += [source(cite).text + f" {cite.url}" for cite in made.cites]
        slide.notes_slide.notes_text_frame.text = "\n\n".join(told)

    def _sources(self, cites: tuple[Cite, ...]) -> None:
        left: list[Piece] = [source(cite) for cite in cites]
        while left:
            slide = self._slide(say("Sources"), self.briefing.title)
            for column in COLUMNS:
                left = _flow(slide, left, column)

    def _foot(self, slide: Any, number: int, count: int) -> None:
        told = Paragraph((Run(imprint(self.edition), tone="soft"),), FINE, after=0)
        across = WIDTH - 2 * EDGE - 0.9
        objects.paragraphs(slide, [told], (EDGE, FOOT + 0.12, across, 0.42), say("Credit"))
        place = Paragraph((Run(f"{number} / {count}", tone="soft"),), FINE + 1, 0)
        box = (WIDTH - EDGE - 0.8, FOOT + 0.12, 0.8, 0.3)
        objects.paragraphs(slide, [place], box, say("Slide number"))


def _flow(slide: Any, left: list[Piece], box: objects.Box) -> list[Piece]:
    """Place pieces in a column until it is full; what did not fit is given back.

    A heading never stands last, and what is taller than an empty column is set all the same.
    """
    x, y, width, height = box
    end = y + height
    at = y
    told: list[Paragraph] = []
    start = at

    def close() -> None:
        if told:
            objects.paragraphs(slide, told, (x, start, width, at - start), say("Text"))
            told.clear()

    for number, piece in enumerate(left):
        high = piece.height(width) if isinstance(piece, Paragraph) else piece.height
        if at + high > end and at > y:
            kept = number
            while len(told) > 1 and told[-1].heading:
                kept -= 1
                told.pop()
            close()
            return left[kept:]
        if isinstance(piece, Standing):
            close()
            _stand(slide, piece, (x, at, width, piece.height))
            at += piece.height + 0.12
            start = at
            continue
        told.append(piece)
        at += high
    close()
    return []


def _stand(slide: Any, piece: Standing, box: objects.Box) -> None:
    if isinstance(piece.block, Table):
        objects.table(slide, piece.block, box)
    elif isinstance(piece.block, Chart):
        objects.chart(slide, piece.block, box)
    else:
        objects.timeline(slide, piece.block, box)
