"""The app as a server runs it: Streamlit's own, with three things said earlier.

A first map waits for what a browser learns late. All of it is known before the page is sent:
which server the page belongs to (:class:`Shell`), that a file named by the digest of its
content never changes (:class:`Kept`), and that a short answer has nothing to wait for
(:func:`send_at_once`).
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import socket
from collections.abc import AsyncIterator
from functools import cache
from importlib import resources
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config
from streamlit.starlette import App

KEEP = "public, max-age=31536000, immutable"
DESCRIPTORS = Path("/dev/fd")
_DIGEST = re.compile(r"[.-][0-9a-f]{8,}\.(js|css|json|woff2)$")
_TITLE = "<title>Streamlit</title>"


def before(script: str) -> list[Middleware]:
    """What stands before the app whose first page is ``script``.

    Its pages are ``/``, the script itself, and ``/name`` for every ``pages/name.py``.
    """
    named = (f"/{page.stem}" for page in Path(script).parent.glob("pages/*.py"))
    return [Middleware(Kept), Middleware(Shell, pages=frozenset({"/", *named}))]


@contextlib.asynccontextmanager
async def ahead(_app: App) -> AsyncIterator[None]:
    """What is done before the first reader comes."""
    send_at_once()
    yield


class Kept:
    """Lets browsers keep files that are named by the digest of their content.

    Streamlit has every file of a component and of the static folder asked for anew.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Stand before ``app``."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and mark the answers that may be kept."""

        async def mark(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] in (200, 304):
                MutableHeaders(scope=message)["Cache-Control"] = KEEP
            await send(message)

        named = scope["type"] == "http" and _DIGEST.search(scope["path"])
        await self.app(scope, receive, mark if named else send)


class Shell:
    """Answers the address of a page with Streamlit's page, which knows its server already.

    Streamlit's page asks ``/dispute/_stcore`` and then ``/_stcore`` whether a server is there
    and how it is set, and connects only then. It connects at once where the page says both.
    """

    def __init__(self, app: ASGIApp, pages: frozenset[str]) -> None:
        """Stand before ``app``, which has these ``pages``."""
        self.app = app
        self.pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for a page; pass everything else on."""
        if scope["type"] == "http" and scope["method"] == "GET" and self._asks(scope["path"]):
            page = HTMLResponse(shell(), headers={"Cache-Control": "no-cache"})
            await page(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _asks(self, path: str) -> bool:
        base = config.get_option("server.baseUrlPath").strip("/")
        return path.removeprefix(f"/{base}" if base else "") in self.pages


@cache
def shell() -> str:
    """Streamlit's page with our title, the address of its server and the server's settings.

    Every page is one step below the server, so ``.`` names the server whatever stands before
    it. The settings are those that ``/_stcore/host-config`` would answer; the page asks there
    again in the background.

    Raises:
        LookupError: the installed Streamlit has another page than the one this was written for.

    """
    page = (resources.files("streamlit") / "static" / "index.html").read_text(encoding="utf-8")
    if _TITLE not in page:
        message = f"Streamlit's page has no {_TITLE}"
        raise LookupError(message)
    settings = {
        "allowedOrigins": config.get_option("client.allowedOrigins"),
        "useExternalAuthToken": False,
        "enableCustomParentMessages": False,
        "enforceDownloadInNewTab": False,
        "metricsUrl": "",
        "blockErrorDialogs": False,
        "resourceCrossOriginMode": None,
    }
    told = (
        "<script>window.__streamlit = { BACKEND_BASE_URL: new URL('.', location.href).href,"
        f" HOST_CONFIG: {json.dumps(settings)} }};</script>"
    )
    return page.replace(_TITLE, f"<title>Parley</title>{told}", 1)


def send_at_once() -> None:
    """Have what this process listens on send short answers without waiting for more to say.

    Streamlit binds a socket without naming its protocol, and asyncio turns Nagle's algorithm
    (RFC 896) off only where TCP is named. The second part of an answer then waits for the
    reader's delayed acknowledgement, up to 40 ms. Connections inherit what is set on the
    socket that accepts them. Does nothing where a process can not list what it has open.
    """
    if not DESCRIPTORS.is_dir():
        return
    for entry in DESCRIPTORS.iterdir():
        with contextlib.suppress(OSError):
            if entry.is_socket():
                with socket.socket(fileno=os.dup(int(entry.name))) as opened:
                    if opened.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                        opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
