"""Streamlit servers to measure: the app itself, and small pages in a folder of their own."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[1]
PAGES = Path(__file__).parent / "pages"
START_SECONDS = 60


@dataclass(frozen=True)
class Server:
    """A running server and what it costs."""

    url: str
    process: psutil.Process
    log: Path

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self.url.rpartition(":")[2])

    def cpu_ms(self) -> float:
        """Processor time used so far."""
        used = self.process.cpu_times()
        return (used.user + used.system) * 1000

    def memory_mb(self) -> float:
        """Memory held now."""
        return self.process.memory_info().rss / 1e6

    def errors(self) -> int:
        """Tracebacks in the log."""
        return self.log.read_text(encoding="utf-8", errors="replace").count("Traceback")


@contextlib.contextmanager
def serving(script: str, cwd: Path, **environment: str) -> Iterator[Server]:
    """Run a script with the app's own configuration; yield when it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("STREAMLIT_")}
    log = ROOT / ".cache" / f"bench-{Path(script).stem}-{port}.log"
    log.parent.mkdir(exist_ok=True)
    with log.open("wb") as sink:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", script, f"--server.port={port}"],
            cwd=cwd,
            env=inherited | {"PYTHONPATH": str(ROOT)} | environment,
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=subprocess.STDOUT,
        )
    try:
        url = f"http://127.0.0.1:{port}"
        _await_health(url, process)
        yield Server(url, psutil.Process(process.pid), log)
    finally:
        process.terminate()
        process.wait(timeout=20)
        log.unlink(missing_ok=True)


def _await_health(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with (
            contextlib.suppress(OSError),
            urllib.request.urlopen(f"{url}/_stcore/health", timeout=2),  # noqa: S310 - our own
        ):
            return
        time.sleep(0.02)
    message = f"{url} did not start"
    raise RuntimeError(message)


def page_folder(folder: Path) -> Path:
    """Lay the small pages into a folder with the app's configuration and a local Leaflet."""
    shutil.copytree(PAGES, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
    (folder / "static").mkdir()
    leaflet = resources.files("js_lib_leaflet") / "static" / "js_lib_leaflet"
    for name in ("leaflet.js", "leaflet.css"):
        (folder / "static" / name).write_bytes((leaflet / name).read_bytes())
    return folder
