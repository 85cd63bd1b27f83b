"""A plate as PNG, drawn from its SVG without a browser (resvg)."""

from __future__ import annotations

from parley.cartography.plate import Plate


def png(printed: Plate, scale: float = 2.0) -> bytes:
    """The plate as PNG; `scale` is the number of pixels for each CSS pixel (dpi / 96)."""
    raise NotImplementedError
