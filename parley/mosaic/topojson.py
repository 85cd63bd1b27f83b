"""Write arcs as TopoJSON, the form in which the browser loads the mosaic.

Shared borders are stored once, so the file is half the size of GeoJSON and a border is
one line with two known sides in the browser too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from parley.mosaic.arcs import Arcs


def topojson(arcs: Arcs, ids: Sequence[str], quantisation: int = 100_000) -> dict[str, Any]:
    """Return ``arcs`` as a TopoJSON topology with the object ``areas``.

    ``quantisation`` is the number of steps along each axis; coordinates are snapped to
    that grid and delta-coded, which is what makes the file small. Beside the standard
    keys stands ``lr``: two lists that name for every arc the index of the area on its
    left and on its right (-1 sea, -2 frame), so that the browser can style a border by
    its two sides. Quantised shapes are for drawing, not for computing.

    Raises ``ValueError`` if ``quantisation`` is below 2 or ``ids`` and areas differ in
    number.
    """
    if quantisation < 2:
        msg = f"quantisation must be at least 2 steps, not {quantisation}"
        raise ValueError(msg)
    if len(ids) != len(arcs.rings):
        msg = f"{len(ids)} ids for {len(arcs.rings)} areas"
        raise ValueError(msg)
    low = arcs.coords.min(axis=0) if len(arcs.coords) else np.zeros(2)
    high = arcs.coords.max(axis=0) if len(arcs.coords) else np.ones(2)
    scale = np.maximum(high - low, 1e-9) / (quantisation - 1)
    grid = np.rint((arcs.coords - low) / scale).astype(np.int64)
    coded = []
    for k in range(len(arcs)):
        path = grid[arcs.start[k] : arcs.start[k + 1]]
        steps = np.diff(path, axis=0)
        steps = steps[(steps != 0).any(axis=1)]
        if not len(steps):  # an arc shrunk to a point stays, so that references hold
            steps = np.zeros((1, 2), dtype=np.int64)
        coded.append([path[0].tolist(), *steps.tolist()])
    return {
        "type": "Topology",
        "transform": {"scale": scale.tolist(), "translate": low.tolist()},
        "objects": {
            "areas": {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": "MultiPolygon", "id": name, "arcs": rings}
                    for name, rings in zip(ids, arcs.rings, strict=True)
                ],
            }
        },
        "arcs": coded,
        "lr": [arcs.left.tolist(), arcs.right.tolist()],
    }
