"""Symbols of points: the same shapes as on the live map (live_map_paint.js), as SVG paths."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

Shape = Callable[[float, float, float], str]
"""From x, y and radius in pixels to the path."""


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _polygon(steps: Sequence[tuple[float, float]]) -> Shape:
    def drawn(x: float, y: float, r: float) -> str:
        return "M" + "L".join(f"{_n(x + dx * r)} {_n(y + dy * r)}" for dx, dy in steps) + "z"

    return drawn


def _turn(count: int, inner: float = 1.0) -> list[tuple[float, float]]:
    """A regular polygon, or a star whose inner points lie at `inner` of the radius."""
    points = count * 2 if inner < 1 else count
    found = []
    for i in range(points):
        angle = -math.pi / 2 + 2 * math.pi * i / points
        radius = inner if inner < 1 and i % 2 else 1.0
        found.append((math.cos(angle) * radius, math.sin(angle) * radius))
    return found


def circle(x: float, y: float, r: float) -> str:
    """A circle as a path."""
    arc = f"a{_n(r)} {_n(r)} 0 1 0"
    return f"M{_n(x - r)} {_n(y)}{arc} {_n(2 * r)} 0{arc} {_n(-2 * r)} 0z"


def _eases(x: float, y: float, r: float) -> str:
    a, b, c = _n(r * 0.85), _n(r * 1.7), _n(-r * 0.85)
    return (
        f"M{_n(x - r * 0.85)} {_n(y - r * 0.25)}a{a} {a} 0 1 1 {b} 0"
        f"q0 {_n(r * 0.75)} {c} {_n(r * 1.45)}q{c} {_n(-r * 0.7)} {c} {_n(-r * 1.45)}z"
    )


def _ring(x: float, y: float, r: float) -> str:
    return circle(x, y, r) + circle(x, y, r * 0.4)


def _dot(x: float, y: float, r: float) -> str:
    return circle(x, y, r * 0.62)


def _islet(x: float, y: float, r: float) -> str:
    return f"M{_n(x - r)} {_n(y + r * 0.5)}a{_n(r)} {_n(r * 1.1)} 0 0 1 {_n(2 * r)} 0z"


_RAISES = _polygon([(0, -1.1), (1.05, 0.8), (-1.05, 0.8)])
_SQUARE = _polygon([(-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)])
_LANDMARK = _polygon([(0, -1.05), (0.8, 0), (0, 1.05), (-0.8, 0)])

SHAPES: dict[str, Shape] = {
    "disc": circle,
    "raises": _RAISES,
    "eases": _eases,
    "neutral": _SQUARE,
    "incident_site": _polygon(_turn(4, 0.38)),
    "crossing": _polygon([(-1, -0.75), (1, 0.75), (1, -0.75), (-1, 0.75)]),
    "meeting_point": _ring,
    "base": _SQUARE,
    "settlement": _dot,
    "islet": _islet,
    "infrastructure": _polygon(_turn(6)),
    "landmark": _LANDMARK,
    "stage-war": _RAISES,
    "stage-active": _RAISES,
    "stage-easing": _eases,
    "stage-frozen": _SQUARE,
    "stage-dormant": _SQUARE,
    "stage-settled": circle,
}


def shape_of(kind: str) -> Shape:
    """The symbol of a kind; what has none is a landmark."""
    return SHAPES.get(kind, _LANDMARK)
