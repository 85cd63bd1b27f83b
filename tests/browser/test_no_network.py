"""Nothing leaves the machine: neither the browser nor the server asks another one for anything."""

from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = ["/", *(f"/{page.stem}" for page in sorted((ROOT / "pages").glob("*.py")))]
OUTWARD = """
import contextlib
import socket

import streamlit as st

st.text("before")
with contextlib.suppress(OSError):
    socket.create_connection(("198.51.100.7", 80), timeout=0.1)
st.text("after")
"""


def remote_hosts(pid: int) -> set[str]:
    """Open connections as the system sees them, those of compiled libraries included."""
    family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    return {
        connection.raddr.ip
        for process in family
        for connection in process.net_connections(kind="inet")
        if connection.raddr
    } - {"127.0.0.1", "::1", "::ffff:127.0.0.1"}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_drawn_without_any_other_machine(server, open_page, path):
    visit = open_page(path)
    visit.page.wait_for_load_state("networkidle")
    assert visit.requests
    assert remote_hosts(server.process.pid) == set()
    assert server.outside_connections() == []


def test_the_watch_notices_an_attempt(make_server, open_page, tmp_path):
    (tmp_path / "outward.py").write_text(OUTWARD)
    (tmp_path / ".streamlit").symlink_to(ROOT / ".streamlit")
    server = make_server("outward.py", tmp_path)
    visit = open_page(server.url)
    visit.page.get_by_text("after").wait_for()
    assert "socket.connect 198.51.100.7" in server.outside_connections()
