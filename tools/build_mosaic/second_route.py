"""Rebuild the disputed areas a second way and compare the two.

Run it as ``python -m tools.build_mosaic.second_route``.

The mosaic polygonises provinces and lines. This route shares none of that: it takes the
country layer of another package, widens every border and claim line by a few metres and
keeps the piece of land that is left round a point. Where both show the same thing their
intersection over union must be at least 0.99; where not, ``second_route.csv`` says why.
"""

from __future__ import annotations

import argparse
import csv
import sys
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from . import fetching, reading
from .__main__ import ROOT
from .faces import Strings, geodesic_km2
from .tables import read_table

SAME = 0.99
MARGIN = 0.3
WIDTHS = (2e-5, 3e-4, 2e-3)
"""Degrees by which lines are widened, smallest first: some end a little before a border."""
GRID = 1e-7


def named(patterns: str, ids: list[str]) -> list[str]:
    """Ids that match ``a;b.*;!c``, a mark of exclamation taking away."""
    found: set[str] = set()
    for pattern in patterns.split(";"):
        taken = {each for each in ids if fnmatch(each, pattern.lstrip("!"))}
        found = found - taken if pattern.startswith("!") else found | taken
    return sorted(found)


def piece(frame: shapely.Polygon, lines: Strings, points: str, width: float) -> shapely.Geometry:
    """The land round "lon lat;lon lat" that is left in ``frame`` when lines are cut out."""
    near = shapely.intersection(lines[shapely.intersects(lines, frame)], frame)
    rest = shapely.difference(frame, shapely.union_all(shapely.buffer(near, width, quad_segs=2)))
    parts = shapely.get_parts(rest)
    seeds = [shapely.Point(*map(float, text.split())) for text in points.split(";")]
    held = [part for part in parts if any(part.contains(seed) for seed in seeds)]
    return tidy(shapely.buffer(shapely.union_all(held), width, join_style="mitre"))


def tidy(shape: shapely.Geometry) -> shapely.Geometry:
    """The shape on a grid of a centimetre, valid, so that overlays do not fail."""
    return shapely.make_valid(shapely.set_precision(shape, GRID))


def agreement(one: shapely.Geometry, other: shapely.Geometry) -> float:
    """Intersection over union, 0 to 1."""
    union = shapely.union(one, other).area
    return float(shapely.intersection(one, other).area / union) if union else 0.0


def second(
    row: dict[str, str], ours: shapely.Geometry, countries: gpd.GeoDataFrame, lines: Strings
) -> shapely.Geometry:
    """What this route makes of one row of ``second_route.csv``."""
    if row["how"] == "faces":
        west, south, east, north = ours.bounds
        frame = shapely.box(west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN)
        tried = (piece(frame, lines, row["where"], width) for width in WIDTHS)
        best = shapely.Polygon()
        for shape in tried:
            best = max(best, shape, key=lambda each: agreement(each, ours))
            if agreement(best, ours) >= SAME:
                break
        return best
    units, *sides = row["where"].split(" ", 1) if row["how"] == "islands" else [row["where"]]
    land = shapely.union_all(countries.geometry[countries.unit.isin(units.split())].to_numpy())
    if sides:
        land = shapely.intersection(land, shapely.box(*map(float, sides[0].split())))
    return tidy(land)


def compare(cache: Path, mosaic: Path) -> list[dict[str, Any]]:
    """Every row with both sizes and their agreement."""
    archives = fetching.fetch(fetching.read_packages(), cache)
    layers = {
        name: reading.read_layer(name, archives, cache / "unpacked")
        for name in ("countries", "claims", "controls")
    }
    controls = layers["controls"]
    inner = controls.geometry[~controls.kind.fillna("").str.startswith("International")]
    outlines = shapely.boundary(layers["countries"].geometry.to_numpy())
    lines = np.concatenate([outlines, layers["claims"].geometry.to_numpy(), inner.to_numpy()])
    shapes = gpd.read_parquet(mosaic / "areas-full.parquet").set_index("id").geometry
    found = []
    for row in read_table("second_route.csv"):
        ids = named(row["areas"], list(shapes.index))
        ours = tidy(shapely.union_all(shapes[ids].to_numpy()))
        other = second(row, ours, layers["countries"], lines)
        found.append(
            {
                "entry": row["entry"],
                "areas": ";".join(ids),
                "km2": f"{geodesic_km2(ours):.2f}",
                "second_km2": f"{geodesic_km2(other):.2f}",
                "iou": f"{agreement(ours, other):.4f}",
                "differs": row["differs"],
            }
        )
        print(f"{row['entry'][:48]:48} {found[-1]['iou']}", flush=True)
    return found


def main() -> int:
    """Write geodata/mosaic/second-route.csv; 1 if an entry differs without a reason."""
    parser = argparse.ArgumentParser(prog="python -m tools.build_mosaic.second_route")
    parser.add_argument("--cache", type=Path, default=ROOT / ".cache" / "mosaic")
    parser.add_argument("--mosaic", type=Path, default=ROOT / "geodata" / "mosaic")
    options = parser.parse_args()
    rows = compare(options.cache, options.mosaic)
    with (options.mosaic / "second-route.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    unlike = [row["entry"] for row in rows if float(row["iou"]) < SAME and not row["differs"]]
    for entry in unlike:
        print(f"{entry}: the two routes differ and second_route.csv does not say why")
    return 1 if unlike else 0


if __name__ == "__main__":
    sys.exit(main())
