"""The table of areas: stable ids, names and base parties, without any geometry."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Area:
    """One area of the mosaic.

    `base` is the party that held title before the dispute, blank where nobody's title is
    undisputed; it is a published judgement with its reason in the build's naming table.
    `km2` is geodesic (WGS 84); `label` and `bounds` are lon/lat degrees.
    """

    id: str
    name: str
    unit: str
    base: str
    contested: bool
    km2: float
    label: tuple[float, float]
    bounds: tuple[float, float, float, float]


def read_areas(path: Path) -> dict[str, Area]:
    """Every area by id. The file is built, never edited, so a bad one raises ValueError."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    try:
        return {
            row["id"]: Area(
                id=row["id"],
                name=row["name"],
                unit=row["unit"],
                base=row["base"],
                contested=row["contested"] == "yes",
                km2=float(row["km2"]),
                label=(float(row["lon"]), float(row["lat"])),
                bounds=(
                    float(row["west"]),
                    float(row["south"]),
                    float(row["east"]),
                    float(row["north"]),
                ),
            )
            for row in rows
        }
    except (KeyError, TypeError, ValueError) as error:
        msg = f"{path.name} is not a built area table ({error}); run `make mosaic`"
        raise ValueError(msg) from error
