"""Build geodata/mosaic from the pinned packages: ``python -m tools.build_mosaic``."""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import shapely

from parley.mosaic.arcs import arcs_of

from . import (
    correcting,
    cutting,
    faces,
    fetching,
    lines,
    marking,
    naming,
    reading,
    simplifying,
    tables,
    writing,
)

ROOT = Path(__file__).parents[2]


def main() -> int:
    """Run every step and report its time; 1 if a source or a table is not as expected."""
    parser = argparse.ArgumentParser(prog="python -m tools.build_mosaic", description=__doc__)
    parser.add_argument("--cache", type=Path, default=ROOT / ".cache" / "mosaic")
    parser.add_argument("--output", type=Path, default=ROOT / "geodata" / "mosaic")
    options = parser.parse_args()
    try:
        build(options.cache, options.output)
    except (ValueError, RuntimeError, FileNotFoundError) as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    return 0


def build(cache: Path, output: Path) -> None:
    """Build the mosaic into ``output`` with the packages kept in ``cache``."""
    packages = fetching.read_packages()
    with step("fetch and verify packages"):
        archives = fetching.fetch(packages, cache)
    with step("read layers"):
        layers = {
            name: reading.read_layer(name, archives, cache / "unpacked") for name in reading.LAYERS
        }
    with step("correct known errors"):
        for line in correcting.correct(layers):
            print("   ", line)
    with step("dissolve provinces to units"):
        units = layers["provinces"].dissolve("unit").geometry
    with step("gather lines"):
        ground = cutting.Ground(layers, units)
        drawn = cutting.read_drawn()
        groups = cutting.line_groups(ground, drawn)
        borders = np.asarray(units.boundary.values, dtype=object)
        new = lines.new_cuts(groups, lines.Borders(borders))
    with step("cut into faces"):
        provinces = layers["provinces"]
        world = faces.polygonise(
            borders,
            new,
            np.asarray(provinces.geometry.values, dtype=object),
            provinces.unit.to_numpy(dtype=object),
            provinces.name.fillna("").to_numpy(dtype=object),
        )
    with step("melt slivers"):
        world, melted = faces.melt_slivers(world)
        print(f"    {len(melted)} slivers")
    with step("name areas"):
        table = naming.NamingTable.read()
        marks = marking.Marker(world, ground, drawn).marks()
        ids, areas = naming.gathered(world, table.ids(list(world.unit), marks))
        if not shapely.coverage_is_valid(areas):
            msg = "the areas overlap"
            raise ValueError(msg)
    write(output, packages, ids, areas, table)


def write(
    output: Path,
    packages: list[dict[str, str]],
    ids: list[str],
    areas: faces.Strings,
    table: naming.NamingTable,
) -> None:
    """Write all files of the mosaic into ``output``."""
    output.mkdir(parents=True, exist_ok=True)
    contested = np.array([table.areas[each].contested for each in ids])
    with step("measure areas"):
        rows = [
            writing.area_row(table.areas[each], shape)
            for each, shape in zip(ids, areas, strict=True)
        ]
        writing.write_table(output / "areas.csv", rows)
    levels = []
    for level in simplifying.LEVELS:
        with step(f"write level {level.name}"):
            shapes = simplifying.simplified(areas, contested, level)
            arcs = arcs_of(shapes)
            writing.write_areas(output / f"areas-{level.name}.parquet", ids, shapes)
            pairs = writing.write_edges(output / f"edges-{level.name}.parquet", ids, arcs)
        levels.append(
            {
                "level": level.name,
                "tolerance_deg": level.tolerance,
                "smallest_island_km2": level.island_km2,
                "areas": len(ids),
                "contested": int(contested.sum()),
                "pairs": pairs,
                "arcs": len(arcs),
                "vertices": int(shapely.get_num_coordinates(shapes).sum()),
            }
        )
        print(f"    {levels[-1]}")
    shutil.copyfile(tables.HERE / "corrections.csv", output / "corrections.csv")
    writing.write_origin(output / "origin.yaml", packages, levels)


@contextmanager
def step(name: str) -> Iterator[None]:
    """Print the name of a step and the seconds it took."""
    began = time.monotonic()
    print(name, "...", flush=True)
    yield
    print(f"    {time.monotonic() - began:.1f} s", flush=True)


if __name__ == "__main__":
    sys.exit(main())
