"""The table: every figure beside the one it is to be read against."""

from __future__ import annotations

import json
import platform
import statistics
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import psutil


@dataclass(frozen=True)
class Figure:
    """One line of the table."""

    what: str
    median: float
    unit: str
    p95: float | None = None
    ratio: float | None = None
    against: str = ""
    note: str = ""


@dataclass
class Report:
    """All figures of one run on one machine."""

    figures: list[Figure] = field(default_factory=list)
    floor_ms: float = 0.0
    load: float = field(default_factory=lambda: psutil.getloadavg()[0])

    def times(self, what: str, values: Sequence[float], missed: int = 0) -> None:
        """Add response times, to be read against the empty rerun."""
        note = f"n={len(values)}" + (f", {missed} missed" if missed else "")
        if not values:
            self.say(Figure(what, float("nan"), "ms", note=note))
            return
        middle = statistics.median(values)
        ratio, against = (middle / self.floor_ms, "empty rerun") if self.floor_ms else (None, "")
        self.say(Figure(what, middle, "ms", p95(values), ratio, against, note))

    def say(self, figure: Figure) -> None:
        """Add a figure and print it at once."""
        if not self.figures:
            print(f"{'':54} {'median':>10} {'p95':>9}    ratio")
        self.figures.append(figure)
        ratio = f"{figure.ratio:7.2f} × {figure.against}" if figure.ratio is not None else ""
        high = f"{figure.p95:9,.0f}" if figure.p95 is not None else " " * 9
        middle = f"{figure.median:,.{0 if figure.median >= 10 else 2}f} {figure.unit}"
        print(f"{figure.what:50} {middle:>14} {high} {ratio:32} {figure.note}".rstrip(), flush=True)

    def write(self, path: Path) -> None:
        """Keep the figures with what they were measured on."""
        path.parent.mkdir(exist_ok=True)
        machine = {
            "cores": psutil.cpu_count(),
            "load_before": self.load,
            "python": platform.python_version(),
            "when": time.strftime("%Y-%m-%dT%H:%M:%S"),
        }
        table = {"machine": machine, "figures": [asdict(figure) for figure in self.figures]}
        path.write_text(json.dumps(table, indent=1, ensure_ascii=False), encoding="utf-8")


def p95(values: Sequence[float]) -> float:
    """The value that 95 of a hundred stay below."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]


def slope_per_hour(samples: Sequence[tuple[float, float]]) -> float:
    """Growth an hour of (seconds, value), by least squares, the first third left out."""
    settled = samples[len(samples) // 3 :]
    times, values = zip(*settled, strict=True)
    return statistics.linear_regression(times, values).slope * 3600
