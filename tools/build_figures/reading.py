"""Open the pinned archive and give each state's pages by its own id."""

from __future__ import annotations

import html
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.build_mosaic.tables import read_table

HERE = Path(__file__).parent
YEAR = re.compile(r"\((\d{4})(?: est\.)?\)\s*$")
Pages = dict[str, Any]


def read_pages(archive: Path) -> dict[str, Pages]:
    """The pages of every state of `states.csv`, by actor id.

    Raises ``ValueError`` naming a state whose page is not in the archive.
    """
    with zipfile.ZipFile(archive) as box:
        members = {Path(name).stem: name for name in box.namelist() if name.endswith(".json")}
        pages = {}
        for row in read_table("states.csv", HERE):
            if row["code"] not in members:
                msg = f"states.csv: {row['actor']}: no page {row['code']}.json in {archive.name}"
                raise ValueError(msg)
            pages[row["actor"]] = json.loads(box.read(members[row["code"]]))
    return pages


def text_at(pages: Pages, *path: str) -> str:
    """The plain text at a path of headings, or an empty text."""
    found: Any = pages
    for key in path:
        found = found.get(key, {}) if isinstance(found, dict) else {}
    text = found.get("text", "") if isinstance(found, dict) else ""
    bare = html.unescape(re.sub(r"<[^>]+>", " ", text)).replace("\xa0", " ")
    return re.sub(r"\s+", " ", bare).strip()


def texts_under(pages: Pages, *path: str) -> Iterator[tuple[str, str]]:
    """Heading and plain text of everything under a path."""
    found: Any = pages
    for key in path:
        found = found.get(key, {}) if isinstance(found, dict) else {}
    for key, value in found.items() if isinstance(found, dict) else ():
        if isinstance(value, dict) and "text" in value:
            yield key, text_at(found, key)


def year_of(text: str) -> str:
    """The year in brackets at the end of a text, or an empty text."""
    match = YEAR.search(text)
    return match[1] if match else ""


def is_estimate(text: str) -> bool:
    """Whether the text marks its figure as an estimate."""
    return "est.)" in text


def names() -> dict[str, str]:
    """Actor id by every name under which the pages speak of a state."""
    known = {row["name"]: row["actor"] for row in read_table("states.csv", HERE)}
    return known | {row["name"]: row["actor"] for row in read_table("aliases.csv", HERE)}
