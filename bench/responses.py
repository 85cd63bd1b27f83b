"""Time as a reader sees it: start, clicks, switches, outlines, first maps."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser

from bench.browsing import Stopwatch, profile
from bench.places import DISPUTE, TUTORIAL, dossier, places
from bench.report import Figure, Report
from bench.serving import ROOT, Server, page_folder, serving

FRAME_MS = 1000 / 60
FIRST_MAPS = 7
IDLE_MS = 10_000
ANSWERS = {"world view": "sight", "timeline row": "ring", "timeline mark": "ring"}
"""What the map shows first: another stamp, a ring round the place; else the confirmed state."""


def start_to_atlas(report: Report, browser: Browser) -> None:
    """From the command to the drawn world."""
    began = time.monotonic()
    with serving("app.py", ROOT) as server:
        context = profile(browser)
        page = context.new_page()
        page.goto(server.url)
        page.wait_for_function("window.benchDrawn", timeout=60_000)
        drawn = (time.monotonic() - began) * 1000
        context.close()
    report.say(Figure("start of the server to drawn atlas", drawn, "ms", note="n=1"))


def clicks(report: Report, browser: Browser, rounds: int) -> None:
    """Clicks, switches and outlines, against an empty rerun and against the tutorial's way."""
    with (
        tempfile.TemporaryDirectory() as scratch,
        serving("yardstick.py", folder := page_folder(Path(scratch) / "pages")) as empty,
        serving("tutorial.py", folder, **TUTORIAL) as plain,
        serving("tutorial_dossier.py", folder, **TUTORIAL) as whole,
        serving("app.py", ROOT) as app,
    ):
        yardstick = Stopwatch(profile(browser), empty.url)
        floor = [counted(yardstick) for _ in range(2 * rounds)][rounds // 2 :]
        ours, frame_cpu = feature_clicks(
            Stopwatch(profile(browser), app.url + dossier()), app, rounds, "panel"
        )
        floor += [counted(yardstick) for _ in range(rounds)]
        theirs, whole_cpu = feature_clicks(
            Stopwatch(profile(browser), whole.url), whole, rounds, "text"
        )
        report.floor_ms = statistics.median(floor)
        report.say(
            Figure("empty rerun: button to text", report.floor_ms, "ms", note=f"n={len(floor)}")
        )
        answered = [value for value in ours if value is not None]
        report.times("map feature to panel", answered, len(ours) - len(answered))
        whole_answered = [value for value in theirs if value is not None]
        report.times("  the tutorial's way", whole_answered, len(theirs) - len(whole_answered))
        against(report, "server CPU a selection", frame_cpu, whole_cpu, "ms")
        switches(
            report, Stopwatch(profile(browser), app.url + dossier() + "&panel=timeline"), rounds
        )
        first_maps(report, browser, app, whole, plain)


def counted(yardstick: Stopwatch) -> float:
    """One empty rerun."""
    yardstick.expect("text")
    yardstick.page.get_by_role("button", name="Count").click()
    elapsed = yardstick.elapsed_ms()
    yardstick.rest(150)
    return elapsed or float("nan")


def feature_clicks(
    watch: Stopwatch, server: Server, rounds: int, answer: str
) -> tuple[list[float | None], float]:
    """Click one area after another; the times, and what each adds to the server's work.

    Every area is clicked once before: what a server makes once for all readers is there then.
    What it does while nobody clicks (it looks after its own settings) is taken off.
    """
    watch.map_frame()
    watch.rest(1500)
    spots = list(places(DISPUTE).values())
    for place in spots:
        watch.page.mouse.click(*watch.spot(*place))
        watch.rest(900)
    before = server.cpu_ms()
    watch.rest(IDLE_MS)
    idle = (server.cpu_ms() - before) / IDLE_MS
    used, began = server.cpu_ms(), time.monotonic()
    times = []
    for turn in range(rounds):
        x, y = watch.spot(*spots[turn % len(spots)])
        watch.page.mouse.move(x - 30, y - 30)
        watch.page.mouse.move(x, y)
        watch.expect(answer)
        watch.page.mouse.down()
        watch.page.mouse.up()
        times.append(watch.elapsed_ms())
        watch.rest(900)
    passed = (time.monotonic() - began) * 1000
    spent = (server.cpu_ms() - used - idle * passed) / rounds
    watch.page.context.close()
    return times, spent


def switches(report: Report, watch: Stopwatch, rounds: int) -> None:
    """What moves the map from outside, and the outline that follows the pointer."""
    page, frame = watch.page, watch.map_frame()
    watch.rest(1500)
    views = page.locator(".st-key-view [role=radio], .st-key-view button")
    placed = page.locator(".st-key-side .record button.pick:has(.place)")
    marks = page.locator(".st-key-side .timeline .mark[data-place]")
    places_of_marks = marks.evaluate_all("nodes => nodes.map(node => node.dataset.place)")
    firsts = [places_of_marks.index(place) for place in dict.fromkeys(places_of_marks)]
    inputs: dict[str, Callable[[int], None]] = {
        "world view to painted map": lambda turn: views.nth((turn + 1) % views.count()).click(),
        "timeline row to painted map": lambda turn: placed.nth(
            turn % min(placed.count(), 6)
        ).click(),
        "timeline mark to painted map": lambda turn: marks.nth(
            firsts[turn % len(firsts)]
        ).dispatch_event("click"),
    }
    for what, act in inputs.items():
        times = []
        for turn in range(rounds):
            watch.expect(ANSWERS.get(what.partition(" to ")[0], "paint"), frame)
            act(turn)
            times.append(watch.elapsed_ms(frame))
            watch.rest(700)
        answered = [value for value in times if value is not None]
        report.times(what, answered, len(times) - len(answered))
    page.goto(page.url.partition("?")[0] + f"?dispute={DISPUTE}")
    highlights(report, watch, rounds)


def highlights(report: Report, watch: Stopwatch, rounds: int) -> None:
    """How many frames pass before the outline stands."""
    frame = watch.map_frame()
    watch.rest(1500)
    spots = list(places(DISPUTE).values())
    for kind, what in (("hovered", "pointer to outline"), ("selected", "press to outline")):
        times = []
        for turn in range(rounds):
            watch.page.mouse.move(*watch.spot(41.9, 42.0))
            watch.rest(200)
            times.append(watch.highlight_ms(frame, kind, watch.spot(*spots[turn % len(spots)])))
            watch.rest(500 if kind == "selected" else 100)
        answered = [value for value in times if value is not None]
        middle = statistics.median(answered) if answered else float("nan")
        note = f"n={len(answered)}, {len(times) - len(answered)} missed"
        report.say(Figure(what, middle, "ms", None, middle / FRAME_MS, "frame", note))
    watch.page.context.close()


def first_maps(report: Report, browser: Browser, app: Server, whole: Server, plain: Server) -> None:
    """From navigation to the drawn map in fresh profiles, once a server has read its files."""
    addresses = {"ours": app.url + dossier(), "whole": whole.url, "alone": plain.url}
    times: dict[str, list[float]] = {name: [] for name in addresses}
    for turn in range(FIRST_MAPS + 1):
        for name, url in addresses.items():
            watch = Stopwatch(profile(browser), url)
            drawn = watch.first_map_ms()
            watch.page.context.close()
            if turn:
                times[name].append(drawn)
    middle = {name: statistics.median(values) for name, values in times.items()}
    what = "dossier: navigation to drawn map"
    against(report, what, middle["ours"], middle["whole"], "ms")
    report.say(
        Figure(
            "  a page with the tutorial's map alone",
            middle["alone"],
            "ms",
            note=f"ours is {middle['ours'] / middle['alone']:.2f} times that",
        )
    )


def against(report: Report, what: str, ours: float, theirs: float, unit: str) -> None:
    """Two figures of which the first is to be read against the second."""
    report.say(Figure(what, ours, unit, ratio=ours / theirs, against="tutorial"))
    report.say(Figure("  the tutorial's way", theirs, unit))
