"""What is said, in the language of whoever asks; English where another language has no word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

from parley.language.messages import Messages, messages_in

ENGLISH = "en"
LANGUAGES = {
    "ar": "العربية",
    "zh": "中文",
    "en": "English",
    "fr": "Français",
    "ru": "Русский",
    "es": "Español",
}
"""The official languages of the United Nations, each by its own name, in the UN's order."""
RIGHT_TO_LEFT = frozenset({"ar"})
ISOLATE, END, BEGIN = "\u2068", "\u2069", "\u200f"
"""First strong isolate, its end, and the right-to-left mark (Bidirectional Algorithm, UAX 9)."""
_PLACES = re.compile(r"\{\w*\}")

_SPOKEN: ContextVar[Messages | None] = ContextVar("parley_language", default=None)
P = ParamSpec("P")
R = TypeVar("R")


def use(code: str) -> None:
    """Speak a language from here on, in this run alone. Raises ValueError for an unknown one."""
    if code not in LANGUAGES:
        msg = f"{code!r} is not one of {', '.join(LANGUAGES)}"
        raise ValueError(msg)
    _SPOKEN.set(None if code == ENGLISH else messages_in(code))


def language() -> str:
    """The code of the language that is spoken; it belongs into the key of whatever is kept."""
    spoken = _SPOKEN.get()
    return ENGLISH if spoken is None else spoken.code


def direction() -> str:
    """`rtl` where the language that is spoken is written from right to left, else `ltr`."""
    return "rtl" if language() in RIGHT_TO_LEFT else "ltr"


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak a language for a while. Raises ValueError for an unknown one."""
    before = _SPOKEN.get()
    use(code)
    try:
        yield
    finally:
        _SPOKEN.set(before)


def aloud(function: Callable[P, R]) -> Callable[P, R]:
    """The function, bound to the language of now: for work that another thread does later."""
    code = language()

    @wraps(function)
    def spoken(*args: P.args, **kwargs: P.kwargs) -> R:
        with speaking(code):
            return function(*args, **kwargs)

    return spoken


def say(message: str, /, **values: object) -> str:
    """A message in the reader's language, its `{placeholders}` filled in.

    A literal is needed, so that the message can be found and put into the message files:
    `say("{count} events", count=3)`, never a text that was put together before. A message
    that stands in a table is marked there with `mark` and said when it is shown.
    """
    spoken = _SPOKEN.get()
    if spoken is None:
        return message.format(**values) if values else message
    return _filled(spoken, spoken.texts.get(("", message), message), message, values)


def say_as(context: str, message: str, /, **values: object) -> str:
    """A message whose words depend on what it is said of: an area, a claim, a dispute.

    The context keeps two uses of one English word apart in the message files.
    """
    spoken = _SPOKEN.get()
    if spoken is None:
        return message.format(**values) if values else message
    return _filled(spoken, spoken.texts.get((context, message), message), message, values)


def say_many(one: str, many: str, count: int, /, **values: object) -> str:
    """A message that depends on a number, by the plural rules of the reader's language.

    >>> say_many("{count} row", "{count} rows", 2)
    '2 rows'
    """
    message = one if count == 1 else many
    values.setdefault("count", count)
    spoken = _SPOKEN.get()
    if spoken is None:
        return message.format(**values)
    forms = spoken.forms.get(one)
    number = spoken.form(abs(count)) if forms else 0
    found = forms[number] if forms and number < len(forms) else message
    return _filled(spoken, found, message, values)


def mark(message: str, context: str = "", /) -> str:  # noqa: ARG001 - the extraction reads it
    """The message itself, marked for the message files: `say` it, or `say_as` with the context.

    For tables that are made once, when no language is chosen yet.
    """
    return message


def mark_many(one: str, many: str, /) -> tuple[str, str]:
    """Both forms of a message that depends on a number, marked; `say_many(*both, count)`."""
    return one, many


def listed(texts: Iterable[str]) -> str:
    """Texts as a list, with the comma of the language; each kept together where it needs that."""
    spoken = _SPOKEN.get()
    if spoken is None:
        return ", ".join(texts)
    return _begun(spoken, "", say(", ").join(isolated(text) for text in texts))


def in_turn(texts: Iterable[str]) -> str:
    """Longer texts one after the other, with the semicolon of the language."""
    spoken = _SPOKEN.get()
    if spoken is None:
        return "; ".join(texts)
    return _begun(spoken, "", say("; ").join(isolated(text) for text in texts))


def first_capital(text: str) -> str:
    """A word as a heading begins, where the script has capitals; the rest as it stands."""
    return text[:1].upper() + text[1:]


def isolated(text: str) -> str:
    """A text set apart where the page runs from right to left, else as it is.

    A name in Latin letters would draw the commas and brackets beside it to its own side.
    """
    return set_apart(text) if text and language() in RIGHT_TO_LEFT else text


def set_apart(text: str) -> str:
    """A name of any script, so that it does not turn its neighbours round, in any language."""
    return f"{ISOLATE}{text}{END}"


def _begun(spoken: Messages, text: str, said: str) -> str:
    """What is said, marked as running from the right where no letter of its own says so.

    A line of names that are all set apart would count as one from the left.
    """
    if not said or spoken.code not in RIGHT_TO_LEFT or any(map(str.isalpha, _PLACES.sub("", text))):
        return said
    return BEGIN + said


def _filled(spoken: Messages, text: str, message: str, values: dict[str, object]) -> str:
    """The text with its values; the English message where the text can not take them."""
    if not values:
        return text
    if spoken.code in RIGHT_TO_LEFT:
        values = {
            name: f"{ISOLATE}{value}{END}" if isinstance(value, str) and value else value
            for name, value in values.items()
        }
    try:
        return _begun(spoken, text, text.format(**values))
    except (LookupError, ValueError, AttributeError, TypeError):
        return message.format(**values)
