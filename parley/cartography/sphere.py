"""Sea, graticule and ticks: what shows where on the round Earth a printed map lies."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from parley.cartography.ground import path
from parley.cartography.lettering import Hand, line
from parley.cartography.looks import Look
from parley.cartography.projections import EqualEarth, Frame, PolarStereographic

STEPS = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0)
TICK = 5.0


def outline(frame: Frame, look: Look) -> str:
    """The sea: the whole frame, or the whole Earth where the map shows where it ends."""
    sea = look.colour("sea")
    if not isinstance(frame.projection, EqualEarth):
        return (
            f'<rect x="{frame.left:.1f}" y="{frame.top:.1f}" width="{frame.width:.1f}"'
            f' height="{frame.height:.1f}" fill="{sea}"/>'
        )
    side = np.linspace(-90.0, 90.0, 91)
    west, east = frame.projection.middle - 180.0, frame.projection.middle + 180.0
    walk = np.concatenate(
        [
            np.column_stack([np.full(91, west), side]),
            np.column_stack([np.full(91, east), side[::-1]]),
        ]
    )
    return f'<path d="{path(frame.pixels(walk), closed=True)}" fill="{sea}"/>'


def graticule(frame: Frame, look: Look) -> str:
    """Meridians and parallels where they are curved, so that the eye finds north."""
    if frame.projection.straight:
        return ""
    drawn = "".join(path(frame.pixels(walk)) for walk in _net(frame))
    return (
        f'<path d="{drawn}" fill="none" stroke="{look.colour("soft")}" stroke-width="0.5"'
        ' stroke-opacity="0.35"/>'
    )


def _net(frame: Frame) -> Iterator[np.ndarray]:
    if isinstance(frame.projection, PolarStereographic):
        pole = -90.0 if frame.projection.south else 90.0
        ends = np.array([pole, pole * 2 / 9])
        for lon in range(-180, 180, 30):
            yield np.column_stack([np.full(2, float(lon)), ends])
        around = np.linspace(-180.0, 180.0, 181)
        for lat in range(30, 90, 10):
            yield np.column_stack([around, np.full(181, math.copysign(lat, pole))])
        return
    middle = frame.projection.middle
    side, around = np.linspace(-90.0, 90.0, 91), np.linspace(middle - 180.0, middle + 180.0, 91)
    first = math.ceil((middle - 180.0) / 30) * 30
    for lon in range(first, first + 360, 30):
        yield np.column_stack([np.full(91, float(lon)), side])
    for lat in range(-60, 90, 30):
        yield np.column_stack([around, np.full(91, float(lat))])


def ticks(frame: Frame, look: Look) -> str:
    """Degrees at the foot and at the left side of a map on which they are straight."""
    west, south, east, north = frame.seen
    hand = Hand(9.5, 400, look.colour("soft"))
    foot, side = frame.top + frame.height, frame.left
    out, marks = [], []
    for lon in _round(west, east, max(3, frame.width / 130)):
        x = float(frame.pixels(np.array([[lon, 0.0]]))[0, 0])
        marks.append(f"M{x:.1f} {foot:.1f}v{TICK}")
        if frame.left + 14 < x < frame.left + frame.width - 14:
            turned = (lon + 180.0) % 360.0 - 180.0
            out.append(line(degrees(turned, "E", "W"), hand, x, foot + 14, "middle"))
    for lat in _round(south, north, max(3, frame.height / 110)):
        y = float(frame.pixels(np.array([[frame.projection.middle, lat]]))[0, 1])
        marks.append(f"M{side:.1f} {y:.1f}h{-TICK}")
        if frame.top + 14 < y < foot - 14:
            told = line(degrees(lat, "N", "S"), hand, 0, 0, "middle")
            out.append(f'<g transform="translate({side - 7:.1f} {y:.1f}) rotate(-90)">{told}</g>')
    rule = look.colour("soft")
    return (
        f'<path d="{"".join(marks)}" fill="none" stroke="{rule}" stroke-width="0.8"/>{"".join(out)}'
    )


def _round(low: float, high: float, most: float) -> list[float]:
    """Round degrees between two ends, at most about `most` of them."""
    step = next((step for step in STEPS if (high - low) / step <= most), STEPS[-1])
    first, last = math.ceil(low / step), math.floor(high / step)
    return [round(n * step, 4) for n in range(first, last + 1)]


def degrees(value: float, above: str, below: str) -> str:
    """Degrees as a map prints them.

    >>> degrees(-73.5, "E", "W")
    '73.5° W'
    """
    side = above if value > 0 else below if value < 0 else ""
    return f"{abs(value):g}° {side}".strip()
