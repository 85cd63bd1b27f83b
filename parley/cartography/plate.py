"""A plate: a scene printed as SVG on the server, without a browser and without a network."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from parley.cartography.scene import Scene
from parley.catalog import Catalog
from parley.model import Dispute
from parley.mosaic.coverage import FOLDER

Extent = tuple[float, float, float, float]
Theme = Literal["light", "dark"]
Furniture = Literal["full", "key", "none"]
"""What stands around the map: `full` is a sheet of its own with title, stamp, legend, scale and
credits; `key` is legend and scale, for a slide that says the rest itself; `none` is the map."""


@dataclass(frozen=True, slots=True)
class Plate:
    """A printed map: SVG text, its size in CSS pixels (96 to the inch), and the map in words."""

    svg: str
    width: float
    height: float
    words: str


def plate(
    scene: Scene,
    dispute: Dispute | None,
    extent: Extent,
    catalog: Catalog,
    *,
    width: float = 1122.5,
    height: float = 793.7,
    title: str = "",
    retrieved: date | None = None,
    furniture: Furniture = "full",
    theme: Theme = "light",
    mosaic: Path = FOLDER,
) -> Plate:
    """Print a scene; `extent` is west, south, east, north in degrees and lies within the frame.

    `width` and `height` are CSS pixels of the whole picture (see `parley.cartography.papers`);
    `title` stands above the map (the dispute's name when blank), `retrieved` is the day the
    sources were read. The SVG refers to nothing outside itself and holds no script.
    """
    raise NotImplementedError
