"""Deployments abroad, trade partners, land boundaries: lists of a figure and a place."""

from __future__ import annotations

import re

from tools.build_mosaic.tables import read_table

from .amounts import AMOUNT, HEDGE, read_amount
from .reading import HERE, Pages, names, text_at, year_of

SEGMENT = re.compile(
    rf"^{HEDGE}{AMOUNT}(?: \(plus [^)]*\))? (?P<place>[A-Z][A-Za-z/ .'-]+?)"
    r"(?: \((?P<mission>[^)]+)\))?$"
)
TURNED = re.compile(rf"^(?P<place>[A-Z][A-Za-z ]+?) {HEDGE}{AMOUNT} \((?P<mission>[^)]+)\)$")
PARTNER = re.compile(r"^(?P<place>.+?) (?P<percent>\d+)%$")
LENGTH = re.compile(r"^(\d[\d,]*(?:\.\d+)?) km")
STRETCH = re.compile(r"^(?P<place>.+?) (?P<km>\d[\d,]*(?:\.\d+)?) km")
Row = dict[str, str]


def deployments(pages: dict[str, Pages]) -> tuple[list[Row], list[Row]]:
    """Rows of `deployments.csv`, a force and place each, and the parts told in prose."""
    rows, unread = [], []
    for actor, state in sorted(pages.items()):
        text = text_at(state, "Military and Security", "Military deployments")
        year = year_of(text)
        body = re.sub(r"\s*\(\d{4}\)\s*$", "", text)
        for part in filter(None, (piece.strip() for piece in re.split(r";(?![^()]*\))", body))):
            match = SEGMENT.match(part) or TURNED.match(part)
            if not match:
                unread.append({"actor": actor, "field": "deployments", "reason": "told in prose"})
                continue
            amount = read_amount(match)
            rows.append(
                {
                    "actor": actor,
                    "place": match["place"],
                    "mission": match["mission"] or "",
                    "low": "" if amount.low is None else str(amount.low),
                    "high": str(amount.high),
                    "year": year,
                }
            )
    return rows, unread


def trade(pages: dict[str, Pages]) -> tuple[list[Row], list[Row]]:
    """Rows of `trade.csv`: the share of a partner in exports or imports, the first five of each."""
    known, rows, unread = names(), [], []
    for actor, state in sorted(pages.items()):
        for direction in ("Exports", "Imports"):
            text = text_at(state, "Economy", f"{direction} - partners")
            body = re.sub(r"\s*\(\d{4}(?: est\.)?\)\s*$", "", text)
            parts = [part.strip() for part in body.split(",") if part.strip()]
            if not parts:
                field = f"{direction.lower()} partners"
                unread.append({"actor": actor, "field": field, "reason": "no figure given"})
            for part in parts:
                match = PARTNER.match(part)
                if match and match["place"] in known:
                    rows.append(
                        {
                            "actor": actor,
                            "partner": known[match["place"]],
                            "direction": direction.lower(),
                            "percent": match["percent"],
                            "year": year_of(text),
                        }
                    )
    return rows, unread


def boundaries(pages: dict[str, Pages]) -> tuple[list[Row], list[Row]]:
    """Rows of `boundaries.csv`: kilometres of land boundary with each neighbour that is known."""
    known, rows, unread = names(), [], []
    for actor, state in sorted(pages.items()):
        text = text_at(state, "Geography", "Land boundaries", "border countries")
        for part in filter(None, (piece.strip() for piece in text.split(";"))):
            match = STRETCH.match(re.sub(r"\s*\(.*", "", part).strip() if "(" in part else part)
            match = match or STRETCH.match(part)
            if not match:
                reason = "not of the form that is read"
                unread.append({"actor": actor, "field": "boundaries", "reason": reason})
            elif match["place"] in known:
                km = match["km"].replace(",", "")
                rows.append({"actor": actor, "neighbour": known[match["place"]], "km": km})
    return rows, unread


def shores(pages: dict[str, Pages]) -> tuple[list[Row], list[Row]]:
    """Rows of `shores.csv`: kilometres of coast and of all land boundaries together."""
    rows, unread = [], []
    for actor, state in sorted(pages.items()):
        told = {
            "coast_km": text_at(state, "Geography", "Coastline"),
            "land_km": text_at(state, "Geography", "Land boundaries", "total"),
        }
        found = {name: LENGTH.match(text) for name, text in told.items()}
        if all(found.values()):
            rows.append(
                {"actor": actor} | {n: m[1].replace(",", "") for n, m in found.items() if m}
            )
        else:
            unread.append({"actor": actor, "field": "shores", "reason": "no figure given"})
    return rows, unread


def service(pages: dict[str, Pages]) -> tuple[list[Row], list[Row]]:
    """Rows of `service.csv`: whether military service is compulsory, as far as one word tells.

    Raises ``ValueError`` where a hand-read row no longer fits its text.
    """
    by_hand = {row["actor"]: row for row in read_table("service_reviewed.csv", HERE)}
    rows, unread = [], []
    for actor, state in sorted(pages.items()):
        text = text_at(state, "Military and Security", "Military service age and obligation")
        if actor in by_hand:
            hand = by_hand[actor]
            if not text.startswith(hand["begins"]):
                msg = f"service_reviewed.csv: {actor}: the text begins {text[:60]!r}, review it"
                raise ValueError(msg)
            row = {"actor": actor, "conscription": hand["conscription"], "year": year_of(text)}
            rows.append(row | {"reviewed": "yes"})
            continue
        said = text.casefold()
        told = {
            "none": "no conscription" in said and "compulsory" not in said,
            "selective": "selective" in said,
            "compulsory": "compulsory" in said and "no conscription" not in said,
        }
        found = [word for word, yes in told.items() if yes]
        if len(found) == 1 or found[:1] == ["selective"]:
            row = {"actor": actor, "conscription": found[0], "year": year_of(text)}
            rows.append(row | {"reviewed": "no"})
        elif text:
            unread.append({"actor": actor, "field": "service", "reason": "told in prose"})
        else:
            unread.append({"actor": actor, "field": "service", "reason": "no text given"})
    return rows, unread
