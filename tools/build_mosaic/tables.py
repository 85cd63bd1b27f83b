"""Read the hand-kept tables and the one small language in them: the selector.

A selector names features of a layer: conditions joined by ``;``, each ``column=a|b`` (one
of these), ``column!=a|b`` (none of these) or ``box=west south east north`` (wholly
inside, degrees).
"""

from __future__ import annotations

import csv
from pathlib import Path

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely

HERE = Path(__file__).parent


def read_table(name: str, folder: Path = HERE) -> list[dict[str, str]]:
    """Return the rows of the CSV file ``name``, every cell stripped.

    Raises ``ValueError`` naming the line that has more or fewer cells than the heading.
    """
    rows = []
    with (folder / name).open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        for row in reader:
            if None in row or None in row.values():
                msg = f"{name}:{reader.line_num}: not as many cells as the heading has"
                raise ValueError(msg)
            rows.append({key: value.strip() for key, value in row.items()})
    return rows


def selected(frame: gpd.GeoDataFrame, selector: str) -> npt.NDArray[np.bool_]:
    """Return the mask of the features of ``frame`` that ``selector`` names.

    Raises ``KeyError`` for a column the layer does not have.
    """
    keep = np.ones(len(frame), dtype=bool)
    for condition in filter(None, selector.split(";")):
        column, _, wanted = condition.partition("=")
        if column == "box":
            box = shapely.box(*map(float, wanted.split()))
            keep &= shapely.within(frame.geometry.to_numpy(), box)
            continue
        match = frame[column.rstrip("!")].fillna("").isin(wanted.split("|")).to_numpy()
        keep &= ~match if column.endswith("!") else match
    return keep
