"""What every printed briefing carries whatever its medium: its map, stamp, credit and sources."""

from __future__ import annotations

from parley.blocks import Cite
from parley.briefing import Edition, Sheet
from parley.cartography.margins import read_on
from parley.cartography.plate import Plate, plate
from parley.cartography.scene import CREDIT, NEUTRALITY
from parley.language import say

WEB = ("https://", "http://")


def printed_map(
    made: Sheet,
    edition: Edition,
    size: tuple[float, float],
    *,
    sketch: bool = False,
    selected: str = "",
) -> Plate:
    """The map of a step with its legend and scale; `size` is width and height in CSS pixels."""
    return plate(
        made.scene,
        made.dispute,
        made.extent,
        edition.catalog,
        width=size[0],
        height=size[1],
        furniture="key",
        mosaic=edition.catalog.root / "mosaic",
        sketch=sketch,
        selected=selected,
    )


def picture_key(made: Sheet) -> object:
    """Equal for two steps whose maps are the same picture."""
    slug = made.dispute.slug if made.dispute else ""
    return slug, made.stamp, made.extent, made.step.layers, made.step.about


def stamp_of(made: Sheet) -> str:
    """Which dispute, view and day a step shows."""
    return f"{made.dispute.name} · {made.stamp}" if made.dispute else made.stamp


def imprint(edition: Edition) -> str:
    """That the map takes no side, whose base map it is, and when the sources were read."""
    return f"{say(NEUTRALITY)} {say(CREDIT)} {read_on(edition.retrieved)}"


def is_web(url: str) -> bool:
    """Whether an address may become a link: one of the web, and of nothing else."""
    return url.startswith(WEB)


def source_words(cite: Cite) -> str:
    """A source in full but for its address: producer, title, date, kind."""
    parts = cite.producer, cite.title, cite.published, cite.kind
    return ". ".join(part for part in parts if part)
