"""The language of the interface: every word that Parley itself says passes through here.

A message is written in English where it is used; `parley/messages/<language>.po` holds what is
said instead. Facts stay in the language in which they were recorded. Which language is spoken
belongs to the run that answers a reader, so two readers can be answered in two languages.
"""

from parley.language.figures import date_in_words, exact, number
from parley.language.saying import (
    ENGLISH,
    LANGUAGES,
    RIGHT_TO_LEFT,
    aloud,
    direction,
    first_capital,
    in_turn,
    isolated,
    language,
    listed,
    mark,
    mark_many,
    say,
    say_as,
    say_many,
    set_apart,
    speaking,
    use,
)

__all__ = [
    "ENGLISH",
    "LANGUAGES",
    "RIGHT_TO_LEFT",
    "aloud",
    "date_in_words",
    "direction",
    "exact",
    "first_capital",
    "in_turn",
    "isolated",
    "language",
    "listed",
    "mark",
    "mark_many",
    "number",
    "say",
    "say_as",
    "say_many",
    "set_apart",
    "speaking",
    "use",
]
