"""Write the finished mosaic: tables, shapes, edges and their origin.

Everything is sorted and carries no time of writing, so that two builds give the same
bytes and a change in git is a change in the data.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
import yaml

from parley.mosaic.arcs import FRAME, SEA, Arcs

from .faces import Strings, geodesic_km, geodesic_km2
from .naming import Area

SAID = ["id", "name", "unit", "parent", "base", "contested"]
MEASURED = ["km2", "lon", "lat", "west", "south", "east", "north"]
OUTSIDE = {SEA: "~sea", FRAME: "~frame"}


def area_row(area: Area, shape: shapely.MultiPolygon) -> dict[str, Any]:
    """Return one row of ``areas.csv``; the label point lies in the largest part."""
    parts = shapely.get_parts(shape)
    largest = parts[int(np.argmax([geodesic_km2(part) for part in parts]))]
    label = label_point(largest)
    west, south, east, north = shape.bounds
    return {
        "id": area.id,
        "name": area.name,
        "unit": area.unit,
        "parent": area.parent,
        "base": area.base,
        "contested": "yes" if area.contested else "no",
        "km2": f"{geodesic_km2(shape):.2f}",
        "lon": f"{label.x:.5f}",
        "lat": f"{label.y:.5f}",
        "west": f"{west:.6f}",
        "south": f"{south:.6f}",
        "east": f"{east:.6f}",
        "north": f"{north:.6f}",
    }


def label_point(part: shapely.Polygon) -> shapely.Point:
    """Return a point well inside ``part``: the middle of its largest inscribed circle."""
    size = float(np.sqrt(part.area))
    outline = part if size < 1 else part.simplify(size / 500)
    if not outline.is_valid or outline.is_empty:
        outline = part
    centre = shapely.maximum_inscribed_circle(outline, tolerance=size / 100).coords[0]
    rounded = shapely.Point(round(centre[0], 5), round(centre[1], 5))
    return rounded if part.contains(rounded) else part.representative_point()


def write_table(path: Path, rows: Sequence[dict[str, Any]]) -> None:
    """Write ``areas.csv``."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, [*SAID, *MEASURED], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_areas(path: Path, ids: Sequence[str], areas: Strings) -> None:
    """Write the shapes of one level, with their boxes for fast partial reading."""
    frame = gpd.GeoDataFrame({"id": list(ids)}, geometry=areas, crs="OGC:CRS84")
    _to_parquet(frame, path)


def write_edges(path: Path, ids: Sequence[str], arcs: Arcs) -> int:
    """Write the edges of one level and return how many pairs of areas touch.

    ``arc`` is the number of the arc at this level; it is no name, for it changes from
    level to level. The pair of ``left`` and ``right`` is one.
    """
    lines = arcs.lines()
    right = [OUTSIDE[k] if k < 0 else ids[k] for k in arcs.right.tolist()]
    frame = gpd.GeoDataFrame(
        {
            "left": [ids[k] for k in arcs.left.tolist()],
            "right": right,
            "arc": np.arange(len(arcs), dtype=np.int32),
            "km": [round(geodesic_km(line), 4) for line in lines],
        },
        geometry=lines,
        crs="OGC:CRS84",
    )
    _to_parquet(frame, path)
    inland = arcs.right >= 0
    return len(set(zip(arcs.left[inland].tolist(), arcs.right[inland].tolist(), strict=True)))


def write_origin(
    path: Path, packages: Sequence[dict[str, str]], levels: Sequence[dict[str, Any]]
) -> None:
    """Write where every byte comes from, and what the build counted."""
    origin = {
        "packages": [dict(row) for row in packages],
        "levels": list(levels),
    }
    text = yaml.safe_dump(origin, sort_keys=False, allow_unicode=True, width=100)
    path.write_text(text, encoding="utf-8")


def _to_parquet(frame: gpd.GeoDataFrame, path: Path) -> None:
    frame.to_parquet(
        path,
        index=False,
        compression="zstd",
        compression_level=19,
        write_covering_bbox=True,
    )
