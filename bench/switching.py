"""Views and dates: how long a switch takes on the atlas, what it sends, how fast a date scrubs."""

from __future__ import annotations

import gzip
import statistics

import psutil
from playwright.sync_api import Browser, Frame

from bench.browsing import Stopwatch, profile
from bench.places import DISPUTE, dossier
from bench.report import Figure, Report
from bench.serving import ROOT, serving
from parley.cartography.painter import Painter
from parley.cartography.times import dispute_times
from parley.catalog import GEODATA, Catalog, spans
from parley.catalog.ledgers import views_of
from parley.mosaic.coverage import Coverage

SCRUBBED = 120
SCRUB = """
(frames) => new Promise((done) => {
  const range = document.querySelector('.lm-time input[type=range]');
  const [low, high] = [Number(range.min), Number(range.max)];
  const took = [];
  let last = performance.now();
  let turn = 0;
  const next = () => {
    const now = performance.now();
    took.push(now - last);
    last = now;
    if (turn === frames) { done(took.slice(1)); return; }
    range.value = Math.round(low + ((high - low) * turn) / frames);
    range.dispatchEvent(new Event('input'));
    turn += 1;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
})
"""


def switching(report: Report, browser: Browser, rounds: int) -> None:
    """The atlas and a dossier, switched and scrubbed."""
    with serving("app.py", ROOT) as app:
        for what, url in (("atlas", app.url), ("dossier", app.url + dossier())):
            context = profile(browser)
            page = context.new_page()
            page.goto(url)
            watch = Stopwatch.on(page)
            frame = watch.map_frame()
            watch.rest(2500)
            if what == "atlas":
                _views(report, watch, frame, rounds)
            else:
                _dates(report, watch, frame, rounds)
            _scrub(report, what, frame)
            context.close()
    _tables(report)


def _views(report: Report, watch: Stopwatch, frame: Frame, rounds: int) -> None:
    chooser = watch.page.locator(".st-key-atlas-view input")
    before, times = loopback_kb(), []
    for _ in range(rounds):
        watch.expect("sight", frame)
        chooser.focus()
        watch.page.keyboard.press("ArrowDown")
        watch.page.keyboard.press("ArrowDown")
        watch.page.keyboard.press("Enter")
        times.append(watch.elapsed_ms(frame))
        watch.rest(700)
    answered = [value for value in times if value is not None]
    report.times("atlas: world view to painted map", answered, len(times) - len(answered))
    report.say(
        Figure("  bytes of one switch", (loopback_kb() - before) / rounds, "kB", note="≤ 15")
    )


def _dates(report: Report, watch: Stopwatch, frame: Frame, rounds: int) -> None:
    back = frame.get_by_role("button", name="Previous dated")
    before, times = loopback_kb(), []
    for _ in range(rounds):
        watch.expect("sight", frame)
        back.click()
        times.append(watch.elapsed_ms(frame))
        watch.rest(700)
    answered = [value for value in times if value is not None]
    report.times("date step to painted map", answered, len(times) - len(answered))
    report.say(Figure("  bytes of one change of date", (loopback_kb() - before) / rounds, "kB"))


def loopback_kb() -> float:
    """Kilobytes over the loopback so far, compressed and with all headers, both ways."""
    return float(psutil.net_io_counters(pernic=True)["lo"].bytes_sent) / 1000


def _scrub(report: Report, what: str, frame: Frame) -> None:
    took = frame.evaluate(SCRUB, SCRUBBED)
    middle = statistics.median(took)
    slow = sorted(took)[int(0.95 * len(took))]
    report.say(
        Figure(
            f"{what}: a frame of scrubbing the date",
            middle,
            "ms",
            slow,
            note="≤ 33 ms is 30 a second",
        )
    )


def _tables(report: Report) -> None:
    catalog = Catalog.load()
    painter = Painter(
        catalog, views_of(catalog), Coverage.load("world", GEODATA / "mosaic").pairs()
    )
    sizes = {}
    for slug, dispute in catalog.disputes.items():
        table = dispute_times(painter, dispute, spans.views_of(dispute))
        sizes[slug] = len(gzip.compress(table)) / 1000
    largest = max(sizes, key=sizes.__getitem__)
    report.say(
        Figure(
            "every view and date of a dispute",
            statistics.median(sizes.values()),
            "kB",
            sizes[largest],
            note=f"n={len(sizes)}, largest {largest}; {DISPUTE} {sizes[DISPUTE]:.1f}",
        )
    )
