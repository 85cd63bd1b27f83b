"""Military spending as a share of GDP by year, and GDP at official exchange rates."""

from __future__ import annotations

import re

from .reading import Pages, is_estimate, text_at, texts_under, year_of

SHARE = re.compile(r"^(?P<percent>\d+(?:\.\d+)?)% of GDP \(\d{4}(?: est\.)?\)$")
MONEY = re.compile(r"^\$(?P<amount>\d[\d,]*(?:\.\d+)?) (?P<unit>trillion|billion|million) \(\d{4}")
UNITS = {"trillion": 1e12, "billion": 1e9, "million": 1e6}
Row = dict[str, str]


def spending(pages: dict[str, Pages]) -> tuple[list[Row], list[Row]]:
    """Rows of `spending.csv`, a state and year each, and what could not be read."""
    rows, unread = [], []
    for actor, state in sorted(pages.items()):
        found = list(texts_under(state, "Military and Security", "Military expenditures"))
        if not found:
            unread.append({"actor": actor, "field": "spending", "reason": "no figure given"})
        for _, text in sorted(found, key=lambda item: year_of(item[1])):
            match = SHARE.match(text)
            if match:
                estimate = "yes" if is_estimate(text) else "no"
                rows.append(
                    {
                        "actor": actor,
                        "year": year_of(text),
                        "percent_gdp": match["percent"],
                        "estimate": estimate,
                    }
                )
            else:
                reason = "not of the form that is read"
                unread.append({"actor": actor, "field": "spending", "reason": reason})
    return rows, unread


def gdp(pages: dict[str, Pages]) -> tuple[list[Row], list[Row]]:
    """Rows of `gdp.csv` in US dollars of the year, and what could not be read."""
    rows, unread = [], []
    for actor, state in sorted(pages.items()):
        text = text_at(state, "Economy", "GDP (official exchange rate)")
        match = MONEY.match(text)
        if match:
            dollars = float(match["amount"].replace(",", "")) * UNITS[match["unit"]]
            estimate = "yes" if is_estimate(text) else "no"
            rows.append(
                {
                    "actor": actor,
                    "year": year_of(text),
                    "usd": str(round(dollars)),
                    "estimate": estimate,
                }
            )
        else:
            unread.append({"actor": actor, "field": "gdp", "reason": "no figure given"})
    return rows, unread
