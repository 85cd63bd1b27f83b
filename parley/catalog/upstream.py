"""Corrections made to what the base map and the figures of states were built from."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Upstream:
    """One correction: where it stands, what the source has, what Parley has, and why."""

    place: str
    theirs: str
    ours: str
    reason: str
    sources: tuple[str, ...] = ()


def map_corrections(root: Path) -> list[Upstream]:
    """What the builder of the base map mends in its packages; empty without the table."""
    return [
        Upstream(
            f"{row['layer']}: {row['selector'].replace(';', ', ')}",
            row["expect"],
            row["correction"],
            row["reason"],
        )
        for row in _rows(root / "mosaic" / "corrections.csv")
    ]


def figure_corrections(root: Path) -> list[Upstream]:
    """What the builder of the figures mends in memberships, each with its sources."""
    return [
        Upstream(
            f"{row['actor']}, {row['organisation']}",
            row["listed"],
            f"{row['status']}{', since ' + row['since'] if row['since'] else ''}",
            row["reason"],
            tuple(filter(None, row["source"].split(";"))),
        )
        for row in _rows(root / "states" / "corrections.csv")
    ]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    if path.is_file():
        with path.open(encoding="utf-8", newline="") as stream:
            yield from csv.DictReader(stream)
