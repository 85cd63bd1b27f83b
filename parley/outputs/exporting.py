"""From the words of a command to what is taken away: a dispute or the world, a view, a day."""

from __future__ import annotations

import re
from collections.abc import Callable

from parley.briefing import Edition, script_of, sheet_of
from parley.cartography.painter import Painter
from parley.cartography.papers import DPI, PAPERS, Paper
from parley.cartography.plate import plate
from parley.catalog import Catalog
from parley.catalog.ledgers import views_of
from parley.catalog.problems import did_you_mean
from parley.dates import PartialDate, today
from parley.language import mark, say
from parley.model import Briefing, Step
from parley.mosaic.views import DE_FACTO, NEUTRAL
from parley.outputs.geofiles import Extract
from parley.outputs.paper import paper
from parley.outputs.pictures import png, with_fonts
from parley.outputs.slides import slides
from parley.outputs.standalone import standalone
from parley.vocabulary import BriefingBlock

WORLD = "world"
PICTURES: dict[str, tuple[str, str]] = {
    "png": (mark("PNG, a picture"), "image/png"),
    "svg": (mark("SVG, a drawing"), "image/svg+xml"),
}
"""A map as a picture: what a reader calls the form, and its media type."""

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
BRIEFINGS: dict[str, tuple[str, str, Callable[[Briefing, Edition], bytes]]] = {
    "pptx": (mark("PowerPoint, a briefing"), PPTX, slides),
    "pdf": (mark("PDF, a briefing"), "application/pdf", paper),
    "html": (mark("HTML, a briefing that opens offline"), "text/html", standalone),
}
"""A briefing as a file: what a reader calls the form, its media type, and what makes it."""

_STEPS = re.compile(r"(\d+)(?:-(\d+))?")


class UnknownExportError(ValueError):
    """The dispute, view, day or step that was asked for is not there; the text says what is."""


def extract_of(catalog: Catalog, slug: str, view: str, day: str) -> Extract:
    """What to take away; a blank day is that of the newest confirmed status.

    Raises UnknownExportError.
    """
    dispute = catalog.disputes.get(slug)
    if dispute is None and slug != WORLD:
        _refuse("dispute", slug, [WORLD, *catalog.disputes], "Use a slug that `list` shows.")
    parties = {row.party for each in catalog.disputes.values() for row in each.positions}
    if view not in {NEUTRAL, DE_FACTO, *parties}:
        _refuse("view", view, [NEUTRAL, DE_FACTO, *sorted(parties)], "Use the id of a party.")
    confirmed = [dispute.as_of] if dispute else [d.as_of for d in catalog.disputes.values()]
    try:
        on = PartialDate.parse(day).earliest if day else max(confirmed, default=today())
    except ValueError as error:
        msg = f"{day!r} is no day. Write 2020-12-01."
        raise UnknownExportError(msg) from error
    mosaic = catalog.root / "mosaic"
    if not (mosaic / "areas-full.parquet").is_file():
        msg = f"{mosaic} holds no shapes of areas. Copy geodata/mosaic there, or run `make mosaic`."
        raise UnknownExportError(msg)
    painter = Painter(catalog, views_of(catalog), catalog.lengths)
    return Extract(painter, view, on, dispute, mosaic)


def edition_of(extract: Extract) -> Edition:
    """The edition that an extract is of, read today."""
    painter = extract.painter
    return Edition(painter.catalog, painter.views, painter, today())


def picture(extract: Extract, form: str, paper: Paper = PAPERS["a4"], dpi: int = 150) -> bytes:
    """The map of an extract as `png` or `svg`; `dpi` are the pixels to an inch of a PNG."""
    edition = edition_of(extract)
    made = sheet_of(_step(extract), edition)
    printed = plate(
        made.scene,
        made.dispute,
        made.extent,
        edition.catalog,
        width=paper.width,
        height=paper.height,
        retrieved=edition.retrieved,
        mosaic=extract.mosaic,
    )
    return png(printed, dpi / DPI) if form == "png" else with_fonts(printed).encode()


def script(extract: Extract, steps: str = "", view: str = NEUTRAL, day: str = "") -> Briefing:
    """The script of an extract's dispute, or a map of the world with its disputes in words.

    `steps` names those to keep, `1-4` or `2,5-7`; blank keeps all. A view or a day goes to
    the steps that choose none themselves. Raises UnknownExportError.
    """
    if extract.dispute is None:
        step = _step(extract, (BriefingBlock.DISPUTES,))
        return Briefing(title=step.title, steps=(step,))
    found = script_of(extract.dispute, edition_of(extract))
    kept = chosen(steps, len(found.shown))
    asked = [_asked(found.shown[n - 1], view, day) for n in kept]
    return found.model_copy(update={"steps": tuple(asked)})


def _step(extract: Extract, blocks: tuple[BriefingBlock, ...] = ()) -> Step:
    dispute = extract.dispute
    return Step(
        title=dispute.name if dispute else say("The world’s border disputes"),
        dispute=dispute.slug if dispute else None,
        on=extract.day.isoformat(),
        view=extract.view,
        blocks=blocks,
    )


def _asked(step: Step, view: str, day: str) -> Step:
    changed: dict[str, str] = {}
    if step.view == NEUTRAL and not step.against:
        changed["view"] = view
    if step.on is None and day:
        changed["on"] = day
    return step.model_copy(update=changed)


def chosen(steps: str, count: int) -> list[int]:
    """Numbers of steps from `1-4` or `2,5-7`; all of them when blank.

    Raises UnknownExportError for what is no step.

    >>> chosen("2,4-5", 6)
    [2, 4, 5]
    """
    if not steps:
        return list(range(1, count + 1))
    found: list[int] = []
    for part in steps.replace(" ", "").split(","):
        match = _STEPS.fullmatch(part)
        first = int(match[1]) if match else 0
        last = int(match[2] or first) if match else 0
        if not 1 <= first <= last <= count:
            msg = f"{part!r} is no step of {count}. Write 1-{count} or 1,{min(2, count)}."
            raise UnknownExportError(msg)
        found += range(first, last + 1)
    return list(dict.fromkeys(found))


def _refuse(what: str, asked: str, known: list[str], rule: str) -> None:
    msg = f"There is no {what} {asked!r}. {did_you_mean(asked, known, rule)}"
    raise UnknownExportError(msg)
