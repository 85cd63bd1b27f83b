"""Mend known errors of the sources, as data, and notice when upstream mends them.

Each row of ``corrections.csv`` selects features, says what must be true of them before
the correction (``expect``) and what becomes true. When the source changes, the row fails
and says so, instead of silently correcting what is right.
"""

from __future__ import annotations

from collections.abc import Mapping

import geopandas as gpd

from .tables import read_table, selected


def correct(layers: Mapping[str, gpd.GeoDataFrame]) -> list[str]:
    """Apply ``corrections.csv`` to ``layers`` in place; return a line on each.

    Raises ``ValueError`` listing every row that selects nothing or finds the source
    already changed.
    """
    problems, report = [], []
    for row in read_table("corrections.csv"):
        frame = layers[row["layer"]]
        hit = frame.index[selected(frame, row["selector"])]
        column, _, wanted = row["expect"].partition("=")
        if not len(hit):
            problems.append(f"{row['id']}: nothing is selected by '{row['selector']}'")
        elif column == "count":
            if len(hit) != int(wanted):
                problems.append(f"{row['id']}: expected {wanted} features, found {len(hit)}")
        elif set(frame.loc[hit, column]) != {wanted}:
            found = ", ".join(sorted(map(str, set(frame.loc[hit, column]))))
            problems.append(f"{row['id']}: expected {row['expect']}, found {found}")
        key, _, value = row["correction"].partition("=")
        if key:
            frame.loc[hit, key] = value
        report.append(f"{row['id']}: {row['correction'] or 'noted'} ({len(hit)} features)")
    if problems:
        msg = "corrections.csv: the source has changed; review these rows:\n  " + "\n  ".join(
            problems
        )
        raise ValueError(msg)
    return report
