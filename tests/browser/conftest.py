"""The running app in a real browser, with every door to the outside shut and watched.

`server` is the app as a reader starts it; `make_server` starts a small script in its place.
`open_page` returns a `Visit`: the page, what it asked for, and ways to wait for Streamlit and for
the map. A visit that asks any other machine for anything, or whose scripts raise an error, fails
its test when the test ends.
"""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    Frame,
    Page,
    Request,
    Response,
    WebSocket,
    sync_playwright,
)
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

HERE = Path(__file__).parent
LOCAL_HOSTS = {"127.0.0.1", "localhost"}
LOCAL_SCHEMES = {"about", "blob", "data"}
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
CHROMIUM_SWITCHES = [
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
DESKTOP = (1440, 900)
START_SECONDS = 60
WAIT_MS = 20_000


@dataclass(frozen=True)
class Server:
    """A Streamlit process of our own, its log, and the connections that it tried to open."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path
    connections: Path

    def stderr(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def outside_connections(self) -> list[str]:
        """Every attempt, successful or not, to reach or to look up another machine."""
        if not self.connections.exists():
            return []
        return sorted(set(self.connections.read_text(encoding="utf-8").splitlines()))


@dataclass
class Visit:
    """One page in one fresh browser profile."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    frames: list[bytes] = field(default_factory=list)

    def watch(self) -> None:
        self.page.context.on("request", self._asked)
        self.page.context.on("response", self._answered)
        self.page.on("websocket", self._connected)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _connected(self, socket: WebSocket) -> None:
        self.requests.append(socket.url)
        socket.on("framereceived", self._received)

    def _received(self, frame: bytes | str) -> None:
        if isinstance(frame, bytes):
            self.frames.append(frame)

    def drawn(self) -> list[ForwardMsg]:
        """What Streamlit has told the page to draw since `frames` was emptied."""
        told = map(ForwardMsg.FromString, self.frames)
        return [message for message in told if message.WhichOneof("type") == "delta"]

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and "/static/" in response.url:
            self.refused.append(f"{response.status} {response.url}")

    def outside_requests(self) -> list[str]:
        return [url for url in self.requests if not is_local(url)]

    def idle(self) -> None:
        """Wait until Streamlit is connected and its script has run to the end."""
        self.page.wait_for_selector(
            "[data-testid=stApp][data-test-connection-state=CONNECTED]"
            "[data-test-script-state=notRunning]",
            timeout=WAIT_MS,
        )

    def map_frame(self) -> Frame:
        """Return the frame that streamlit-folium draws in, once Leaflet stands in it."""
        self.page.wait_for_selector("iframe[src*='streamlit_folium']", timeout=WAIT_MS)
        deadline = time.monotonic() + WAIT_MS / 1000
        while time.monotonic() < deadline:
            for frame in self.page.frames:
                if "streamlit_folium" in frame.url and frame.query_selector(".leaflet-container"):
                    return frame
            self.page.wait_for_timeout(25)
        message = f"No map after {WAIT_MS / 1000:.0f} s; page errors: {self.errors}"
        raise AssertionError(message)


def is_local(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in LOCAL_SCHEMES or parts.hostname in LOCAL_HOSTS


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def await_health(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        with (
            contextlib.suppress(OSError),
            urllib.request.urlopen(f"{url}/_stcore/health", timeout=2) as answer,
        ):
            if answer.status == 200:
                return
        time.sleep(0.1)
    pytest.fail(f"The server did not start.\n{log.read_text(errors='replace')}")


def stop(process: subprocess.Popen[bytes], log: IO[bytes]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    log.close()


@pytest.fixture(scope="session")
def make_server(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[[str | Path, Path], Server]]:
    """Start `streamlit run SCRIPT` in a folder of the caller's choice; stopped with the session."""
    with contextlib.ExitStack() as running:

        def start(script: str | Path, cwd: Path) -> Server:
            folder = tmp_path_factory.mktemp("server")
            url = f"http://127.0.0.1:{(port := free_port())}"
            environment = {k: v for k, v in os.environ.items() if not k.startswith("STREAMLIT_")}
            environment |= {
                "PYTHONPATH": os.pathsep.join([str(HERE / "watched"), str(cwd)]),
                "OUTSIDE_CONNECTIONS": str(folder / "connections.txt"),
                "HOME": str(folder),
            }
            log = (folder / "stderr.txt").open("wb")
            process = subprocess.Popen(
                [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}"],
                cwd=cwd,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
            running.callback(stop, process, log)
            await_health(url, process, Path(log.name))
            return Server(url, process, Path(log.name), folder / "connections.txt")

        yield start


@pytest.fixture(scope="session")
def server(make_server: Callable[[str | Path, Path], Server], root: Path) -> Server:
    """The app, started once for all browser tests."""
    return make_server("app.py", root)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, which can look up no name but this machine's own."""
    if CHROMIUM is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Chromium is missing; `make test` installs it where apt-get is permitted.")
        pytest.skip("Chromium is missing: apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_SWITCHES)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., Visit]]:
    """Open a path of the app, or a whole URL, in a fresh profile; watched until the test ends."""
    visits: list[Visit] = []

    def visit(
        path: str = "/",
        viewport: tuple[int, int] = DESKTOP,
        theme: str = "light",
        script: str = "",
        **options: object,
    ) -> Visit:
        url = path
        if path.startswith("/"):
            url = request.getfixturevalue("server").url + path
        context = browser.new_context(
            viewport={"width": viewport[0], "height": viewport[1]},
            color_scheme=theme,
            **options,
        )
        if script:  # in every frame, before any other
            context.add_init_script(script)
        opened = Visit(context.new_page())
        opened.watch()
        visits.append(opened)
        opened.page.goto(url)
        opened.idle()
        return opened

    yield visit

    for opened in visits:
        opened.page.context.close()
    outside = [url for opened in visits for url in opened.outside_requests()]
    errors = [error for opened in visits for error in opened.errors]
    refused = [answer for opened in visits for answer in opened.refused]
    assert not outside, f"The page asked other machines: {outside}"
    assert not errors, f"A script on the page raised: {errors}"
    assert not refused, f"The page asked for files that are not there: {refused}"
