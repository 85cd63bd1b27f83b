"""Active personnel: a strict pattern, and a table of what was read by hand."""

from __future__ import annotations

import re

from tools.build_mosaic.tables import read_table

from .amounts import AMOUNT, HEDGE, LEAD, read_amount
from .reading import HERE, Pages, text_at, year_of

COUNTED = (
    r"(?:total )?(?:active|Regular Forces|military personnel|Armed Forces|Defense Forces?|"
    r"Moldovan Armed Forces|National Army|BDF personnel|Bahrain Defense Force)"
)
STRICT = re.compile(rf"^{LEAD}{HEDGE}{AMOUNT} {COUNTED}", re.IGNORECASE)
PATH = ("Military and Security", "Military and security service personnel strengths")
Row = dict[str, str]


def personnel(pages: dict[str, Pages]) -> tuple[list[Row], list[Row]]:
    """Rows of `personnel.csv`, and what could not be read.

    Raises ``ValueError`` where a hand-read row no longer fits: the text it was read from
    has changed.
    """
    by_hand = {row["actor"]: row for row in read_table("reviewed.csv", HERE)}
    rows, unread = [], []
    for actor, state in sorted(pages.items()):
        text = text_at(state, *PATH)
        match = STRICT.match(text)
        if actor in by_hand:
            hand = by_hand[actor]
            if not text.startswith(hand["begins"]):
                msg = f"reviewed.csv: {actor}: the text begins {text[:60]!r}, review it again"
                raise ValueError(msg)
            if hand["high"]:
                told = {key: hand[key] for key in ("low", "high", "kind")}
                rows.append({"actor": actor, "year": year_of(text), **told, "reviewed": "yes"})
            else:
                unread.append({"actor": actor, "field": "personnel", "reason": hand["note"]})
        elif match:
            amount = read_amount(match)
            low = "" if amount.low is None else str(amount.low)
            told = {"low": low, "high": str(amount.high), "kind": amount.kind}
            rows.append({"actor": actor, "year": year_of(text), **told, "reviewed": "no"})
        else:
            reason = "no figure given" if not text else "not of the form that is read"
            unread.append({"actor": actor, "field": "personnel", "reason": reason})
    return rows, unread
