"""How the app is served: what is kept, what a page says at once, and no wait for more to say."""

from __future__ import annotations

import asyncio
import json
import re
import socket
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from parley.ui.serving import KEEP, Kept, Shell, before, send_at_once, shell


def ask(app: Any, path: str, method: str = "GET", kind: str = "http") -> list[Message]:
    """What an ASGI app sends for one request."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(app({"type": kind, "method": method, "path": path, "headers": []}, receive, send))
    return sent


def answering(status: int = 200) -> Any:
    """An app that answers everything in the same way, and forbids to keep it."""

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        headers = [(b"cache-control", b"no-cache")]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b"the app's own"})

    return app


def lifetime(sent: list[Message]) -> str:
    """The Cache-Control of an answer."""
    return dict(sent[0]["headers"])[b"cache-control"].decode()


@pytest.mark.parametrize(
    "path",
    [
        "/component/streamlit_folium.st_folium/static/js/main.521860b0.js",
        "/app/static/geo/world-f75746081de3.json",
        "/app/static/fonts/names-notosansarmenian-b202837bae2e.woff2",
    ],
)
def test_a_file_named_by_its_digest_is_kept_for_good(path: str) -> None:
    assert lifetime(ask(Kept(answering()), path)) == KEEP


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/dispute",
        "/component/streamlit_folium.st_folium/index.html",
        "/app/static/map/images/layers.png",
        "/_stcore/health",
        "/media/0123456789abcdef.json/more",
        "/app/static/geo/world-f75746081de3.json/more",
    ],
)
def test_what_may_change_under_its_name_is_not_kept(path: str) -> None:
    assert lifetime(ask(Kept(answering()), path)) == "no-cache"


def test_an_error_is_not_kept() -> None:
    assert lifetime(ask(Kept(answering(404)), "/app/static/geo/world-f75746081de3.json")) == (
        "no-cache"
    )


def test_a_page_names_its_server_and_its_settings_before_streamlit_asks() -> None:
    told = re.search(r"HOST_CONFIG: (\{.*?\}) \};</script>", shell())
    assert told is not None
    assert json.loads(told[1])["useExternalAuthToken"] is False
    assert json.loads(told[1])["allowedOrigins"]
    assert shell().index("window.__streamlit") < shell().index('type="module"')
    assert "<title>Parley</title>" in shell()


def test_every_page_is_answered_and_nothing_else(root: Any) -> None:
    app = Shell(answering(), before(str(root / "app.py"))[1].kwargs["pages"])
    for path in ("/", "/dispute", "/briefing", "/glossary"):
        assert ask(app, path)[1]["body"] == shell().encode()
    for path in ("/dispute/", "/nowhere", "/static/js/index.js", "/_stcore/health"):
        assert ask(app, path)[1]["body"] == b"the app's own"
    assert ask(app, "/dispute", method="POST")[1]["body"] == b"the app's own"


def test_a_page_below_a_base_path_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parley.ui.serving.config.get_option", lambda _name: "house/maps")
    app = Shell(answering(), frozenset({"/", "/dispute"}))
    assert ask(app, "/house/maps/dispute")[1]["body"] == shell().encode()


def test_short_answers_are_sent_at_once_on_what_a_listening_socket_accepts() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        assert listening.proto == 0
        send_at_once()
        with socket.create_connection(listening.getsockname()) as _reader:
            accepted, _ = listening.accept()
            with accepted:
                assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
