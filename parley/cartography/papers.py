"""Sizes of paper and screen for printed maps, in CSS pixels (96 to the inch)."""

from __future__ import annotations

from dataclasses import dataclass

PX_PER_MM = 96 / 25.4
DPI = 96


@dataclass(frozen=True, slots=True)
class Paper:
    """A size to print on; width and height in millimetres."""

    name: str
    width_mm: float
    height_mm: float

    @property
    def width(self) -> float:
        """Width in CSS pixels."""
        return round(self.width_mm * PX_PER_MM, 1)

    @property
    def height(self) -> float:
        """Height in CSS pixels."""
        return round(self.height_mm * PX_PER_MM, 1)


PAPERS: dict[str, Paper] = {
    "a4": Paper("A4 landscape", 297, 210),
    "a4-portrait": Paper("A4 portrait", 210, 297),
    "a3": Paper("A3 landscape", 420, 297),
    "a3-portrait": Paper("A3 portrait", 297, 420),
    "slide": Paper("Slide 16:9", 1280 / PX_PER_MM, 720 / PX_PER_MM),
}
