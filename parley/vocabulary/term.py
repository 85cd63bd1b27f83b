"""The closed word of the field: a value in a file, its label, its definition and its authority."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from parley.language import say_as


class Term(StrEnum):
    """A member of a closed vocabulary.

    A file holds the value (`use_of_force`), a reader sees the label, the glossary prints
    the definition with the authority it is taken from. Keeping all four together means
    that a word can not enter a file without being defined. Label and definition are said in
    the reader's language; their context in the message files is the name of the vocabulary.
    """

    english: str
    defined: str
    authority: str

    def __new__(cls, value: str, label: str, definition: str, authority: str = "usage") -> Self:
        """Make a member from its row in the vocabulary."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.english = label
        member.defined = definition
        member.authority = authority
        return member

    @property
    def label(self) -> str:
        """The word as a reader sees it."""
        return say_as(type(self).__name__, self.english)

    @property
    def definition(self) -> str:
        """What the word means, in a sentence."""
        return say_as(type(self).__name__, self.defined)

    @classmethod
    def values(cls) -> tuple[str, ...]:
        """All values a file may hold, in the order of the vocabulary."""
        return tuple(member.value for member in cls)

    @classmethod
    def of(cls, value: str) -> Self:
        """The member with a value; ValueError for a word that is not in the vocabulary."""
        for member in cls:
            if member.value == value:
                return member
        msg = f"{value!r} is not one of {', '.join(cls.values())}"
        raise ValueError(msg)
