"""What is wrong in a file: place, what was found, what to write.

Reading never raises for bad input. Whatever is wrong becomes a Problem, everything good
beside it is kept, and one run reports all of them.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum

MAX_SHOWN = 80
MARKUP = re.compile(r"<[A-Za-z/!?]|javascript:|\$\{|\{\{|&#", re.IGNORECASE)


class Severity(StrEnum):
    """Whether the row is left out, or shown although something should be mended."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend, worded so that its reader can mend it."""

    file: str
    found: str
    write: str
    line: int | None = None
    column: str | None = None
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        column = f" {self.column}" if self.column else ""
        end = "" if self.write.endswith("?") else "."
        return f"{place}{column}: {self.found}. {self.write}{end}"

    def as_json(self) -> dict[str, str | int | None]:
        """The same as a mapping, for `check --json`."""
        return asdict(self) | {"severity": self.severity.value}


def shown(text: object) -> str:
    """A found text in quotes, shortened and on one line, safe to print."""
    flat = " ".join(str(text).split())
    cut = flat if len(flat) <= MAX_SHOWN else flat[: MAX_SHOWN - 1] + "…"
    return repr(cut)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like a misspelt one, or an empty text."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return close[0] if close else ""


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """What to write instead of an unknown id: the nearest known one, or the general rule."""
    close = nearest(word, known)
    return f"Did you mean {close!r}?" if close else otherwise


def markup_in(text: str) -> bool:
    """Whether a text carries HTML, script or template marks.

    Such a text is shown as it stands, as text; the warning tells its author that it
    will not be formatted.
    """
    return bool(MARKUP.search(text))
