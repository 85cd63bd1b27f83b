"""What a page weighs on the wire."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page

from bench.browsing import Meter, profile
from bench.places import SECOND, TUTORIAL, dossier
from bench.report import Figure, Report
from bench.serving import ROOT, page_folder, serving


def weights(report: Report, browser: Browser) -> None:
    """Bytes on the wire beyond Streamlit's own frontend."""
    with (
        tempfile.TemporaryDirectory() as scratch,
        serving("tutorial.py", page_folder(Path(scratch) / "pages"), **TUTORIAL) as plain,
        serving("app.py", ROOT) as app,
    ):
        context = profile(browser)
        first = weigh(context.new_page(), app.url + dossier())
        second = weigh(context.new_page(), app.url + dossier(SECOND))
        again = weigh(context.new_page(), app.url + dossier())
        atlas = weigh(profile(browser).new_page(), app.url)
        tutorial = weigh(profile(browser).new_page(), plain.url)
        context.close()
    for what, kilobytes in (
        ("first dossier", first),
        ("second dossier, same reader", second),
        ("first dossier again", again),
        ("atlas", atlas),
    ):
        report.say(
            Figure(
                f"{what}: bytes over the wire",
                kilobytes,
                "kB",
                ratio=kilobytes / tutorial,
                against="tutorial",
            )
        )
    report.say(Figure("  the tutorial's way", tutorial, "kB"))


def weigh(page: Page, url: str) -> float:
    """Kilobytes for one page, its map drawn and at rest."""
    meter = Meter(page)
    page.goto(url)
    page.wait_for_function("window.benchDrawn", timeout=60_000)
    page.wait_for_timeout(2500)
    return meter.kilobytes
