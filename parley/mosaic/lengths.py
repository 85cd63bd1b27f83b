"""How long the edges of the mosaic are: by pair of areas, without any geometry."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pyarrow.parquet as pq


def read_lengths(folder: Path) -> dict[tuple[str, str], float]:
    """Geodesic kilometres (WGS 84) of the border between two areas, at full detail.

    Keys are pairs of area ids in alphabetical order; coasts and cuts are left out. Empty
    where the folder has no edges (the specimen).
    """
    path = folder / "edges-full.parquet"
    if not path.is_file():
        return {}
    # `pq.read_table` would load pyarrow's datasets and pandas first: a fifth of a second.
    columns = ["left", "right", "km"]
    table = pq.ParquetFile(path).read(columns=columns).to_pydict()
    found: dict[tuple[str, str], float] = defaultdict(float)
    for left, right, km in zip(table["left"], table["right"], table["km"], strict=True):
        if not (left.startswith("~") or right.startswith("~")):
            one, other = sorted((left, right))
            found[one, other] += km
    return dict(found)
