"""The messages that the scripts of the browser say, found where they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ASSETS = Path(__file__).resolve().parents[1] / "assets"
_SAID = re.compile(r"\bsay\(\s*'((?:[^'\\]|\\.)+)'")


def messages_of_scripts(folder: Path = ASSETS) -> Iterator[tuple[str, str]]:
    """Every message of a script, `say('Legend')`, with the name of the script."""
    for path in sorted(folder.glob("*.js")):
        for match in _SAID.finditer(path.read_text(encoding="utf-8")):
            yield re.sub(r"\\(.)", r"\1", match[1]), path.name
