"""Many readers and many disputes."""

from __future__ import annotations

import asyncio
import tempfile
from dataclasses import replace
from pathlib import Path

from bench.folders import cold_load_ms, copies
from bench.places import DISPUTE, places
from bench.report import Figure, Report, slope_per_hour
from bench.serving import ROOT, serving
from bench.viewers import Readers, crowd

READERS = 50
THINK_SECONDS = 2.0


def viewers(report: Report, soak_minutes: float) -> None:
    """Fifty readers in one process, at a human pace and without any pause."""
    areas = list(places(DISPUTE))
    calm = Readers(READERS, DISPUTE, areas, THINK_SECONDS)
    with serving("app.py", ROOT) as app:
        asyncio.run(crowd(app, Readers(2, DISPUTE, areas, 0), 2))
        seconds = max(20.0, soak_minutes * 60)
        human = asyncio.run(crowd(app, calm, seconds))
        note = f"{human.per_second:.1f} selections/s, {human.errors} errors"
        report.times(
            f"{READERS} readers, {THINK_SECONDS:.0f} s between clicks: answer", human.answers_ms
        )
        report.say(
            Figure(
                "  server CPU a selection", human.cpu_ms / len(human.answers_ms), "ms", note=note
            )
        )
        report.say(Figure("  memory a reader", human.memory_mb, "MB"))
        if soak_minutes:
            growth = slope_per_hour([(at, memory) for at, memory, _ in human.samples])
            files = human.samples[-1][2] - human.samples[0][2]
            note = f"over {soak_minutes:g} min, {files:+d} open files"
            report.say(Figure("  growth of memory an hour", growth, "MB", note=note))
        rush = asyncio.run(crowd(app, replace(calm, think=0), 10))
        report.times(f"{READERS} readers, no pause: answer", rush.answers_ms)
        report.say(
            Figure("  selections answered", rush.per_second, "/s", note=f"{rush.errors} errors")
        )
        report.say(Figure("  errors in the server's log", app.errors(), ""))


def catalogue(report: Report) -> None:
    """A cold read of geodata/ as it is, and of many copies of the specimen."""
    disputes, real = cold_load_ms(ROOT / "geodata")
    report.say(Figure(f"catalogue, cold: the {disputes} disputes there are", real, "ms"))
    with tempfile.TemporaryDirectory() as scratch:
        small = cold_load_ms(copies(Path(scratch), 60))
        large = cold_load_ms(copies(Path(scratch), 600))
    report.say(Figure(f"catalogue, cold: {small[0]} copies of the specimen", small[1], "ms"))
    ratio = large[1] / small[1]
    report.say(
        Figure(f"catalogue, cold: {large[0]} copies", large[1], "ms", None, ratio, "60 copies")
    )
