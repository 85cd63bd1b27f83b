"""Numbers and dates as the reader's language writes them (CLDR, through Babel).

English stands as Parley has always written it. Digits are those of the facts (0 to 9) in
every language, so that a number in a sentence and the same number in a source look alike.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from babel import Locale
from babel.dates import format_skeleton
from babel.numbers import format_decimal

from parley.language.saying import ENGLISH, language

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def number(value: float, digits: int = 0) -> str:
    """A number with its thousands set apart and so many decimal places."""
    code = language()
    return f"{value:,.{digits}f}" if code == ENGLISH else _decimal(code, value, digits)


def exact(value: float) -> str:
    """A number with the decimal places that it has, at most six figures: `0.5`, `12`."""
    code = language()
    text = f"{value:g}"
    if code == ENGLISH or not set(text) <= set("-.0123456789"):
        return text
    return _decimal(code, value, len(text.partition(".")[2]))


def date_in_words(year: int, month: int | None = None, day: int | None = None) -> str:
    """A date as far as it is known: `2020`, `Jun 2020` or `15 Jun 2020`."""
    code = language()
    if code != ENGLISH:
        return _date(code, year, month, day)
    known = (day, None if month is None else MONTHS[month - 1], year)
    return " ".join(str(part) for part in known if part is not None)


@lru_cache(maxsize=4096)
def _decimal(code: str, value: float, digits: int) -> str:
    pattern = f"#,##0.{'0' * digits}" if digits else "#,##0"
    return format_decimal(value, pattern, Locale.parse(code), numbering_system="latn")


@lru_cache(maxsize=8192)
def _date(code: str, year: int, month: int | None, day: int | None) -> str:
    skeleton = "y" if month is None else "yMMM" if day is None else "yMMMd"
    return format_skeleton(skeleton, date(year, month or 1, day or 1), locale=Locale.parse(code))
