"""checked.csv against the folder: a second look must be at something that is there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from parley.catalog.problems import Problem, Severity, did_you_mean, shown
from parley.model import HEADINGS, Check, Identity
from parley.vocabulary import CheckVerdict

GONE = (CheckVerdict.REMOVED, CheckVerdict.NOT_FOUND)
PARTS = (*Identity.model_fields, *(heading.lower().replace(" ", "-") for heading in HEADINGS))
"""What a check of dispute.md may name: a key of the front matter or a heading."""


def astray(
    checks: Iterable[Check],
    ids: Mapping[str, Collection[str] | None],
    place: str,
    lines: Mapping[str, int],
) -> Iterator[Problem]:
    """Checks of rows that stand in no file, and of removed rows that still do.

    `ids` are the ids in each file, None for a file that could not be read: nothing is
    said about its rows.
    """
    for check in checks:
        known = PARTS if check.about == "dispute.md" else ids.get(check.about)
        if known is None:
            continue
        if check.row not in known and check.verdict not in GONE:
            yield _problem(
                check,
                f"{shown(check.row)} is not in {check.about}",
                _where(check.row, known, ids),
                place,
                lines,
            )
        elif check.row in known and check.verdict is CheckVerdict.REMOVED:
            yield _problem(
                check,
                f"{shown(check.row)} is still in {check.about}",
                "Remove the row there, or write another verdict",
                place,
                lines,
            )


def _where(row: str, known: Collection[str], ids: Mapping[str, Collection[str] | None]) -> str:
    other = next((name for name in sorted(ids) if row in (ids[name] or ())), None)
    if other is not None and other != Check.file:
        return f"Did you mean the file {other!r}?"
    return did_you_mean(row, known, "Name a row that is there, or write the verdict removed")


def _problem(check: Check, found: str, write: str, place: str, lines: Mapping[str, int]) -> Problem:
    return Problem(place, found, write, lines.get(check.id), "row", Severity.WARNING)
