"""What the scripts of the browser need to speak a language: their messages, days and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from parley.language.figures import date_in_words, number
from parley.language.saying import direction, language, say

ASSETS = Path(__file__).resolve().parents[1] / "assets"
YEAR, DAY = 2003, 28
"""A year and a day whose digits stand for nothing else in a date of theirs."""
_SAID = re.compile(r"\bsay\(\s*'((?:[^'\\]|\\.)+)'")


def messages_of_scripts(folder: Path = ASSETS) -> Iterator[tuple[str, str]]:
    """Every message of a script, `say('Legend')`, with the name of the script."""
    for path in sorted(folder.glob("*.js")):
        for match in _SAID.finditer(path.read_text(encoding="utf-8")):
            yield re.sub(r"\\(.)", r"\1", match[1]), path.name


def book() -> dict[str, Any]:
    """Direction, messages, days of the twelve months and decimal mark of the language spoken."""
    return {
        "lang": language(),
        "dir": direction(),
        "decimal": number(0.5, 1).strip("05"),
        "days": [_day(month) for month in range(1, 13)],
        "words": {message: say(message) for message, _ in messages_of_scripts()},
    }


def _day(month: int) -> str:
    """How a day of a month is written: `{day} juin {year}`."""
    words = date_in_words(YEAR, month, DAY)
    return words.replace(str(YEAR), "{year}").replace(str(DAY), "{day}")
