"""The message files: gettext catalogues in UTF-8, read once a process and kept in memory.

What can not be used is left out when a file is read, and the English message stands for it:
an empty or uncertain (`fuzzy`) translation, a missing plural form, a placeholder that the
message does not have. So a half-finished file works, and no translation can stop a page.
"""

from __future__ import annotations

import gettext
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po

FOLDER = Path(__file__).resolve().parents[1] / "messages"
Key = tuple[str, str]
"""A context (empty where a message needs none) and the message in English."""


@dataclass(frozen=True, slots=True)
class Messages:
    """What one language says instead of English; `form` picks the plural form for a number."""

    code: str
    texts: dict[Key, str] = field(default_factory=dict)
    forms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    form: Callable[[int], int] = bool


@cache
def messages_in(code: str, folder: Path = FOLDER) -> Messages:
    """The messages of a language; none, and so English, where its file can not be read."""
    path = folder / f"{code}.po"
    try:
        with path.open("rb") as file:
            catalog = read_po(file, locale=code)
    except (OSError, PoFileError, UnicodeDecodeError, ValueError) as error:
        logging.getLogger(__name__).warning("%s can not be read: %s", path.name, error)
        return Messages(code)
    return _usable(code, catalog)


def _usable(code: str, catalog: Catalog) -> Messages:
    texts: dict[Key, str] = {}
    forms: dict[str, tuple[str, ...]] = {}
    for message in catalog:
        if not message.id or message.fuzzy or not _complete(message):
            continue
        if isinstance(message.id, str):
            texts[message.context or "", message.id] = str(message.string)
        else:
            forms[message.id[0]] = _texts(message.string)
    return Messages(code, texts, forms, gettext.c2py(catalog.plural_expr))


def _complete(message: Message) -> bool:
    """Whether every form is there and asks for no value that the message does not have."""
    ids, strings = _texts(message.id), _texts(message.string)
    known = placeholders(ids)
    try:
        return all(strings) and placeholders(strings) <= known
    except ValueError:  # a lone brace
        return False


def _texts(value: str | Iterable[str] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ("",))


def placeholders(texts: Iterable[str]) -> frozenset[str]:
    """The placeholders of some texts as they are written; ValueError for a lone brace.

    >>> sorted(placeholders(["{count} rows of {name}"]))
    ['count', 'name']
    """
    found: set[str] = set()
    for text in texts:
        for _, name, form, conversion in Formatter().parse(text):
            if name is not None:
                found.add(
                    name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
                )
    return frozenset(found)
