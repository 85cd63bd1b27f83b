"""The static files of the maps: made at start from installed packages, named by content.

Streamlit serves the folder ``static`` beside the app under ``/app/static``. A name carries
the digest of the content, so a file once written is never changed, browsers may keep it for
ever, and two processes that start together write the same bytes under the same name.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from streamlit import config

from parley.cartography.leaflet import SCRIPTS, MapFiles

SHARED = ("elements", "isDark", "sheet", "writeAddress")
BRIEFING = ("room", "wall", "keys", "desk", "take", "list")
PARTS = ("areas", "edges", "tips")
OPENING = (*PARTS, "legend", "marks", "show", "stands")
"""What of a map's state stands in a file: of the world, and of a dossier as it opens."""
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SOURCE_MAP = re.compile(rb"^//# sourceMappingURL=.*$", re.MULTILINE)
_FONT_FACE = """
@font-face {{ font-family: 'Parley Sans'; font-style: normal; font-weight: 200 900;
  font-display: swap; src: url('{font}') format('woff2'); }}
"""


@dataclass(frozen=True)
class StaticUrls:
    """Where the prepared files are served, and where new ones are written."""

    folder: Path
    base: str
    script: str
    style: str
    panel: str
    briefing: str

    def publish(self, name: str, payload: bytes) -> str:
        """Write ``geo/<name>-<digest>.json`` unless it is there and return its address."""
        if not _NAME.fullmatch(name):
            msg = f"{name!r} is not a name for a file: use a-z, 0-9 and hyphens"
            raise ValueError(msg)
        return self.base + _write(self.folder, "geo", name, ".json", payload)

    def publish_part(
        self, name: str, state: Mapping[str, Any], parts: tuple[str, ...] = PARTS
    ) -> str:
        """Publish what of a map's state many readers share, such as the classes of its ids."""
        payload = json.dumps({part: state[part] for part in parts}, ensure_ascii=False)
        return self.publish(name, payload.encode())

    def publish_style(self, css: str, name: str = "names") -> str:
        """Write ``fonts/<name>-<digest>.css`` unless it is there and return its address."""
        return self.base + _write(self.folder, "fonts", name, ".css", css.encode())

    def map_files(self, world: str, dispute: str | None = None) -> MapFiles:
        """The files of one map."""
        return MapFiles(self.script, self.style, world, dispute)


def prepare(root: Path, names: str = "") -> StaticUrls:
    """Make the script and the style of the maps below ``root/static``.

    ``names`` is the CSS of the fonts that were cut to the catalog's names. Safe to call in
    several processes at once; does nothing when all is there.
    """
    folder = root / "static"
    root_path = "/".join(["", *filter(None, [config.get_option("server.baseUrlPath").strip("/")])])
    base = root_path + "/app/static/"
    leaflet = resources.files("js_lib_leaflet") / "static" / "js_lib_leaflet"
    assets = resources.files("parley") / "assets"
    for image in (leaflet / "images").iterdir():
        place(folder / "map" / "images" / image.name, image.read_bytes())
    # The very file that Streamlit's own pages have already loaded.
    font = f"{root_path}/static/media/{_source_sans().name}"
    parts = [assets / f"{name}.js" for name in SCRIPTS]
    code = [(leaflet / "leaflet.js").read_bytes(), *(part.read_bytes() for part in parts)]
    script = b"\n;\n".join(_SOURCE_MAP.sub(b"", part) for part in code)
    face = _FONT_FACE.format(font=font).encode()
    ours = (assets / "live_map.css").read_bytes()
    style = (leaflet / "leaflet.css").read_bytes() + face + names.encode() + ours
    panel = _write(folder, "map", "panel", ".js", _panel_module(assets))
    return StaticUrls(
        folder,
        base,
        script=base + _write(folder, "map", "live-map", ".js", script),
        style=base + _write(folder, "map", "live-map", ".css", style),
        panel=base + panel,
        briefing=base + _write(folder, "map", "briefing", ".js", _briefing_module(assets, panel)),
    )


def _panel_module(assets: Traversable) -> bytes:
    """The side panel's program with its style in it, since it fetches nothing itself."""
    return "\n".join(
        [
            f"const STYLE = {_quoted(assets / 'panel.css', assets / 'panel_chart.css')};",
            *(_text(assets / f"{name}.js") for name in ("panel", "panel_chart", "panel_page")),
        ]
    ).encode()


def _briefing_module(assets: Traversable, panel: str) -> bytes:
    """The program of the wall and of the presenter's window, which show the panel's blocks."""
    blocks = json.dumps(f"./{panel.rpartition('/')[2]}")
    return "\n".join(
        [
            f"import {{ {', '.join(SHARED)} }} from {blocks};",
            f"const WALL_STYLE = {_quoted(assets / 'briefing.css')};",
            *(_text(assets / f"briefing_{name}.js") for name in BRIEFING),
        ]
    ).encode()


def _quoted(*paths: Traversable) -> str:
    return json.dumps("\n".join(map(_text, paths)))


def _text(path: Traversable) -> str:
    return path.read_text(encoding="utf-8")


def _source_sans() -> Traversable:
    media = resources.files("streamlit") / "static" / "static" / "media"
    for file in media.iterdir():
        if file.name.startswith("SourceSansVF-Upright") and file.name.endswith(".woff2"):
            return file
    raise FileNotFoundError("the installed Streamlit has no Source Sans font")


def _write(folder: Path, part: str, name: str, suffix: str, payload: bytes) -> str:
    digest = hashlib.sha256(payload).hexdigest()[:12]
    relative = f"{part}/{name}-{digest}{suffix}"
    place(folder / relative, payload)
    return relative


def place(path: Path, payload: bytes) -> None:
    """Write a file whole or not at all; a file of the same length is the same file.

    Its name must tell its content, since browsers keep it.
    """
    if path.is_file() and path.stat().st_size == len(payload):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".draft-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(payload)
        Path(draft).chmod(0o644)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
