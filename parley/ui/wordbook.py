"""What the scripts in the browser need to speak a language: one small file, fetched once.

It holds the messages that the scripts themselves say, the form of a day, the decimal mark and
the fonts for letters that the page lacks. For English there is no file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from parley.language import date_in_words, language, speaking
from parley.language.messages import messages_in
from parley.language.scripts import DAY, YEAR, book
from parley.ui.library import library
from parley.ui.typefaces import language_faces, style


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
        payload = json.dumps(book() | {"style": css}, ensure_ascii=False, separators=(",", ":"))
    return Wordbook(shared.static.publish(f"words-{code}", payload.encode()), css)


def _letters(code: str) -> Iterator[str]:
    """Everything that is said in a language, and how it writes dates and numbers."""
    spoken = messages_in(code)
    yield from spoken.texts.values()
    for forms in spoken.forms.values():
        yield from forms
    with speaking(code):
        yield from (date_in_words(YEAR, month, DAY) for month in range(1, 13))
        yield from (date_in_words(YEAR, month) for month in range(1, 13))
