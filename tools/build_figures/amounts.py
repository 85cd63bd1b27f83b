"""Numbers as the Factbook writes them: `40-50,000`, `1.1-1.2 million`, `850,000-1 million`.

A loose pattern reads such texts wrongly without failing, so the strict one here accepts
only a figure at the very start that is followed by what is counted. Everything else has to
be read by hand and stands in a table of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

NUMBER = r"\d[\d,]*(?:\.\d+)?"
LEAD = (
    r"(?:(?:limited )?(?:available )?information(?: varies)?(?: widely)?; |"
    r"available information varies widely; |estimates vary; )?"
)
HEDGE = r"(?P<hedge>approximately |estimated |around |about |up to |as many as |nearly )?"
AMOUNT = (
    rf"(?P<low>{NUMBER})(?P<low_unit> million)?(?:-(?P<high>{NUMBER})(?P<high_unit> million)?)?"
)
PARTLY = 1000


@dataclass(frozen=True)
class Amount:
    """A figure with its bounds; `low` is empty where only a ceiling is told."""

    low: int | None
    high: int

    @property
    def kind(self) -> str:
        """`range`, `at_most` or `estimate`: the Factbook's counts of people are all estimates."""
        if self.low is None:
            return "at_most"
        return "estimate" if self.low == self.high else "range"


def read_amount(match: re.Match[str]) -> Amount:
    """The figure of a match of AMOUNT, thousands and millions written out."""
    high_text = match["high"] or match["low"]
    high = _value(
        high_text, million=bool(match["high_unit"] if match["high"] else match["low_unit"])
    )
    low = _value(match["low"], million=bool(match["low_unit"]))
    if match["high"]:
        if match["high_unit"] and not match["low_unit"] and low < PARTLY:
            low = _value(match["low"], million=True)
        elif not match["high_unit"] and low < PARTLY <= high and "," in high_text:
            low *= 1000
    ceiling = (match["hedge"] or "").strip() in {"up to", "as many as"}
    return Amount(None if ceiling else low, high)


def _value(text: str, *, million: bool) -> int:
    return round(float(text.replace(",", "")) * (1_000_000 if million else 1))
