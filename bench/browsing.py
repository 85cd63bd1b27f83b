"""A reader with a stopwatch: real input in Chromium, timed inside the page."""

from __future__ import annotations

import contextlib
import shutil
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Frame, Page, sync_playwright

CLOCK = (Path(__file__).parent / "clock.js").read_text(encoding="utf-8")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
IDLE = "[data-testid=stApp][data-test-script-state=notRunning]"
WAIT_MS = 30_000
BINARY = 2  # a websocket frame's opcode


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, which can look up no name but this machine's own."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        message = "Chromium is missing: apt-get install chromium"
        raise SystemExit(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        yield browser
        browser.close()


def profile(browser: Browser) -> BrowserContext:
    """A fresh profile with an empty cache, and the clock in its pages from the start."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_init_script(f"if (window === window.top) {CLOCK.partition('*/')[2]}")
    return context


class Stopwatch:
    """One open page on which inputs are timed."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        """Open the page and wait until its script has run."""
        self.page: Page = context.new_page()
        self.page.goto(url)
        self.page.wait_for_selector(IDLE, timeout=WAIT_MS)

    @classmethod
    def on(cls, page: Page) -> Stopwatch:
        """A stopwatch on a page that is open already."""
        watch = cls.__new__(cls)
        watch.page = page
        page.wait_for_selector(IDLE, timeout=WAIT_MS)
        return watch

    def first_map_ms(self) -> float:
        """From the start of the navigation to the first drawn map."""
        self.page.wait_for_function("window.benchDrawn", timeout=WAIT_MS)
        return float(self.page.evaluate("window.benchDrawn"))

    def map_frame(self) -> Frame:
        """The frame of the map, once it is drawn."""
        self.page.wait_for_function("window.benchDrawn", timeout=WAIT_MS)
        frame = next(frame for frame in self.page.frames if "streamlit_folium" in frame.url)
        frame.evaluate(CLOCK)
        return frame

    def spot(self, lat: float, lon: float) -> tuple[float, float]:
        """Where a place lies on the screen."""
        corner = self.page.locator("iframe[src*=streamlit_folium]").evaluate(
            "(frame) => { const box = frame.getBoundingClientRect(); return [box.x, box.y]; }"
        )
        x, y = self.map_frame().evaluate(
            """([lat, lon]) => {
              const place = [lat, lon];
              const point = window.LM ? LM.pointOf(...place) : map.latLngToContainerPoint(place);
              return [point.x, point.y];
            }""",
            [lat, lon],
        )
        return corner[0] + x, corner[1] + y

    def expect(self, answer: str, frame: Frame | None = None) -> None:
        """Begin to wait for an answer: text, panel or paint."""
        (frame or self.page).evaluate(f"() => {{ window.benchAnswer = bench.{answer}(); }}")

    def elapsed_ms(self, frame: Frame | None = None) -> float | None:
        """From the last input to the answer; None if there was none within five seconds."""
        answered = (frame or self.page).evaluate(
            "() => Promise.race([window.benchAnswer, new Promise((go) => setTimeout(go, 5000))])"
        )
        if answered is None:
            return None
        return float(answered) - float(self.page.evaluate("window.benchBegan"))

    def highlight_ms(self, frame: Frame, kind: str, at: tuple[float, float]) -> float | None:
        """From the pointer's arrival, or a press, to the frame in which the outline stands."""
        frame.evaluate("(kind) => { window.benchAnswer = bench.halo(kind); }", kind)
        self.page.mouse.move(*at)
        if kind == "selected":
            self.page.mouse.down()
            self.page.mouse.up()
        answer: Any = frame.evaluate(
            "() => Promise.race([window.benchAnswer, new Promise((go) => setTimeout(go, 3000))])"
        )
        return None if answer is None else float(answer)

    def rest(self, milliseconds: float = 350) -> None:
        """Let what an answer set off come to its end."""
        self.page.wait_for_timeout(milliseconds)


class Meter:
    """What a page asked of the network, beyond Streamlit's own frontend."""

    def __init__(self, page: Page) -> None:
        """Count from now on."""
        self.transferred = 0.0
        self._urls: dict[str, str] = {}
        session = page.context.new_cdp_session(page)
        session.on("Network.responseReceived", self._answered)
        session.on("Network.loadingFinished", self._finished)
        session.on("Network.webSocketFrameReceived", self._framed)
        session.on("Network.webSocketFrameSent", self._framed)
        session.send("Network.enable")

    def _answered(self, event: dict[str, Any]) -> None:
        self._urls[event["requestId"]] = event["response"]["url"]

    def _finished(self, event: dict[str, Any]) -> None:
        path = urlsplit(self._urls.get(event["requestId"], "")).path
        if path.startswith(("/app/", "/component/", "/_stcore/", "/media/")):
            self.transferred += event["encodedDataLength"]

    def _framed(self, event: dict[str, Any]) -> None:
        frame = event["response"]
        payload = frame["payloadData"]
        self.transferred += len(b64decode(payload) if frame["opcode"] == BINARY else payload)

    @property
    def kilobytes(self) -> float:
        """Bytes on the wire so far, as they were compressed."""
        return self.transferred / 1000
