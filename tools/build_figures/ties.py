"""Organisations: as the edition lists them, then corrected by a dated, sourced table."""

from __future__ import annotations

import re

from tools.build_mosaic.tables import read_table

from .reading import HERE, Pages, text_at

PATH = ("Government", "International organization participation")
ENTRY = re.compile(r"^(?P<name>[^(]+?)(?: \((?P<status>[^)]*)\))?$")
STATUSES = ("observer", "partner", "associate", "candidate", "dialogue", "cooperating", "suspended")
Row = dict[str, str]


def memberships(pages: dict[str, Pages]) -> tuple[list[Row], list[Row]]:
    """Rows of `memberships.csv`, and corrections that no longer change anything.

    A correction says what the edition has and what is right since when; once an edition
    agrees with it, it must go.
    """
    forums = {row["as_listed"]: row["organisation"] for row in read_table("forums.csv", HERE)}
    ties: dict[tuple[str, str], Row] = {}
    for actor, state in pages.items():
        text = text_at(state, *PATH).partition("do not participate: ")[2] or text_at(state, *PATH)
        for part in re.split(r",\s*(?![^()]*\))", text):
            match = ENTRY.match(part.strip())
            if match and match["name"] in forums:
                status = next((s for s in STATUSES if s in (match["status"] or "")), "member")
                organisation = forums[match["name"]]
                ties[actor, organisation] = _row(actor, organisation, status)
    stale = []
    for row in read_table("corrections.csv", HERE):
        key = row["actor"], row["organisation"]
        listed = ties[key]["status"] if key in ties else "none"
        if listed != row["listed"]:
            reason = f"corrections.csv says the edition has {row['listed']}, it has {listed}"
            stale.append({"actor": row["actor"], "field": row["organisation"], "reason": reason})
            continue
        ties[key] = _row(*key, row["status"]) | {
            "since": row["since"],
            "corrected": "yes",
            "source": row["source"],
        }
    return [ties[key] for key in sorted(ties)], stale


def _row(actor: str, organisation: str, status: str) -> Row:
    return {
        "actor": actor,
        "organisation": organisation,
        "status": status,
        "since": "",
        "corrected": "no",
        "source": "",
    }
