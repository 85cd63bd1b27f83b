"""The language of the interface: every word that Parley itself says passes through here.

A message is written in English where it is used; the message files of another language hold
what is said instead. Facts stay in the language in which they were recorded.
"""

from __future__ import annotations


def say(message: str, /, **values: object) -> str:
    """A message in the reader's language, its `{placeholders}` filled in.

    A literal is needed, so that the message can be found and put into the message files:
    `say("{count} events", count=3)`, never a text that was put together before.
    """
    return message.format(**values) if values else message


def say_many(one: str, many: str, count: int, /, **values: object) -> str:
    """A message that depends on a number, by the plural rules of the reader's language.

    >>> say_many("{count} row", "{count} rows", 2)
    '2 rows'
    """
    return (one if count == 1 else many).format(count=count, **values)
