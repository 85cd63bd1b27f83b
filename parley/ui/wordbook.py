"""What the scripts in the browser need to speak a language: one small file, fetched once.

It holds the messages that the scripts themselves say, the form of a day, the decimal mark and
the fonts for letters that the page lacks. For English there is no file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from parley.language import (
    date_in_words,
    direction,
    language,
    number,
    say,
    speaking,
)
from parley.language.messages import messages_in
from parley.language.scripts import messages_of_scripts
from parley.ui.library import library
from parley.ui.typefaces import language_faces, style

YEAR, DAY = 2003, 28
"""A year and a day whose digits stand for nothing else in a date of theirs."""


@dataclass(frozen=True, slots=True)
class Wordbook:
    """The address of a language's file, and the fonts that it adds to the page."""

    url: str
    style: str


def wordbook() -> Wordbook:
    """The file of the language that is spoken; not for English, whose words the scripts have."""
    return _wordbook(library().digest, language())


@lru_cache(maxsize=12)
def _wordbook(digest: str, code: str) -> Wordbook:  # noqa: ARG001 - of an edition
    shared = library()
    fonts = language_faces(
        code, "".join(_letters(code)), shared.catalog, shared.static.folder / "fonts"
    )
    css = style(fonts, f"{shared.static.base}fonts/")
    with speaking(code):
        payload = json.dumps(book(css), ensure_ascii=False, separators=(",", ":"))
    return Wordbook(shared.static.publish(f"words-{code}", payload.encode()), css)


def book(css: str) -> dict[str, Any]:
    """The content of the file, in the language that is spoken."""
    return {
        "lang": language(),
        "dir": direction(),
        "decimal": number(0.5, 1).strip("05"),
        "days": [_day(month) for month in range(1, 13)],
        "words": {message: say(message) for message, _ in messages_of_scripts()},
        "style": css,
    }


def _day(month: int) -> str:
    """How a day of a month is written: `{day} juin {year}`."""
    words = date_in_words(YEAR, month, DAY)
    return words.replace(str(YEAR), "{year}").replace(str(DAY), "{day}")


def _letters(code: str) -> Iterator[str]:
    """Everything that is said in a language, and how it writes dates and numbers."""
    spoken = messages_in(code)
    yield from spoken.texts.values()
    for forms in spoken.forms.values():
        yield from forms
    with speaking(code):
        yield from (date_in_words(YEAR, month, DAY) for month in range(1, 13))
        yield from (date_in_words(YEAR, month) for month in range(1, 13))
