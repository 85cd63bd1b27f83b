"""Thin the arcs of a coverage for drawing: fewer points, the same neighbours.

An arc is thinned once for both its sides and keeps its two ends, so no gap opens between
areas and every border is still one line.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import shapely

from parley.mosaic.arcs import Arcs


def thinned(arcs: Arcs, tolerance: npt.NDArray[np.float64]) -> Arcs:
    """The arcs with points left out that lie within `tolerance` degrees of what remains.

    `tolerance` has one value for each arc (Douglas and Peucker 1973). Two arcs that run
    closer together than that may cross; thinned shapes are for drawing, not for computing.

    Raises ValueError if `tolerance` has another length.
    """
    if len(tolerance) != len(arcs):
        msg = f"{len(tolerance)} tolerances for {len(arcs)} arcs"
        raise ValueError(msg)
    lines = shapely.simplify(arcs.lines(), tolerance, preserve_topology=False)
    counts = shapely.get_num_coordinates(lines)
    start = np.concatenate([[0], np.cumsum(counts)])
    return replace(arcs, coords=shapely.get_coordinates(lines), start=start)
