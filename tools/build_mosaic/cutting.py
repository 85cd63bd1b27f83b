"""Gather the lines that are drawn through the world.

``lines.csv`` names them in order of trust, ``cuts.csv`` the provinces whose outlines are
wanted, and ``drawn/`` holds the few shapes no package has. No place is named in code.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from .faces import GRID_DEG
from .lines import Borders, merged, snapped
from .tables import HERE, read_table, selected

Layers = Mapping[str, gpd.GeoDataFrame]


@dataclass(frozen=True)
class Drawn:
    """A shape we drew ourselves: it cuts only the land named in ``within``."""

    id: str
    within: tuple[str, ...]
    geometry: BaseGeometry


def read_drawn(folder: Path = HERE / "drawn") -> dict[str, Drawn]:
    """Return the shapes of all GeoJSON files in ``folder`` by their id.

    Raises ``ValueError`` for a shape that does not say its precision, sources and notes.
    """
    shapes: dict[str, Drawn] = {}
    for path in sorted(folder.glob("*.geojson")):
        for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
            said = feature["properties"]
            silent = [key for key in ("id", "within", "sources", "notes") if not said.get(key)]
            if silent or said.get("precision") != "schematic":
                msg = f"{path.name}: write precision 'schematic' and fill {', '.join(silent)}"
                raise ValueError(msg)
            geometry = shapely.from_geojson(json.dumps(feature["geometry"]))
            shapes[said["id"]] = Drawn(said["id"], tuple(said["within"]), geometry)
    return shapes


class Ground:
    """The land of the sources: what a name in a table stands for."""

    def __init__(self, layers: Layers, units: gpd.GeoSeries) -> None:
        """Keep the layers and the country polygons ``units`` by source code."""
        self.layers = layers
        self.units = units

    def land(self, names: Sequence[str]) -> BaseGeometry:
        """Return the union of units, provinces and outlines.

        A unit is written "UKR", a province "UKR:Kherson", an outline as for ``enclosed``.
        """
        return shapely.union_all([self._one(name) for name in names])

    def _one(self, name: str) -> BaseGeometry:
        if "|" in name:
            return self.enclosed(name)
        unit, _, province = name.partition(":")
        if not province:
            return self.units[unit]
        provinces = self.layers["provinces"]
        mask = selected(provinces, f"unit={unit};name={province}")
        return shapely.union_all(provinces.geometry.to_numpy()[mask])

    def enclosed(self, text: str) -> BaseGeometry:
        """Return what a line encloses together with the border of its unit.

        ``text`` is "layer|name of the line|unit|lon lat of a point inside". Gaps in the
        line that ``lines.snapped`` can reach are closed.
        """
        layer, name, unit, seed = text.split("|")
        frame = self.layers[layer]
        lines = merged(frame.geometry.to_numpy()[selected(frame, f"name={name}")])
        border = self.units[unit].boundary
        noded = shapely.union_all([border, *snapped(lines, Borders([border]))], grid_size=GRID_DEG)
        parts = shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))
        point = shapely.Point(*map(float, seed.split()))
        return shapely.union_all(parts[shapely.contains(parts, point)])

    def outlines(self) -> list[BaseGeometry]:
        """Return the outlines of the provinces that ``cuts.csv`` cuts out."""
        rows = [row for row in read_table("cuts.csv") if row["kind"] == "subunit"]
        wanted = {pair for row in rows for pair in subunits(row["arguments"])}
        provinces = self.layers["provinces"]
        labels = zip(provinces["unit"], provinces["name"], strict=True)
        named = np.array([label in wanted for label in labels])
        return list(shapely.boundary(provinces.geometry.to_numpy()[named]))


def subunits(arguments: str) -> list[tuple[str, str]]:
    """Return the (unit, province) pairs of "UKR:Kherson;UKR:Zaporizhzhya"."""
    split = [each.strip().partition(":") for each in arguments.split(";")]
    return [(unit, name) for unit, _, name in split]


def line_groups(ground: Ground, drawn: Mapping[str, Drawn]) -> list[list[BaseGeometry]]:
    """Return the lines to cut along, most trusted group first, drawn ones last.

    A row of ``lines.csv`` with ``clip`` cuts only there; the row of layer "subunits"
    stands for the outlines of the provinces that ``cuts.csv`` names.

    Raises ``ValueError`` for a row that selects nothing: the source has changed.
    """
    groups: list[list[BaseGeometry]] = []
    for row in read_table("lines.csv"):
        if row["layer"] == "subunits":
            groups.append(ground.outlines())
            continue
        frame = ground.layers[row["layer"]]
        shapes = frame.geometry.to_numpy()[selected(frame, row["selector"])]
        if not len(shapes):
            msg = f"lines.csv {row['id']}: nothing is selected by '{row['selector']}'"
            raise ValueError(msg)
        groups.append(_clipped(shapes, row["clip"].split(), ground))
    own = (_clipped([shape.geometry], shape.within, ground) for shape in drawn.values())
    return [*groups, *own]


def _clipped(
    shapes: Sequence[BaseGeometry], within: Sequence[str], ground: Ground
) -> list[BaseGeometry]:
    """Return the outlines of polygons, and lines as they are, inside ``within``."""
    lines = [s.boundary if shapely.get_dimensions(s) == 2 else s for s in shapes]
    if within:
        land = ground.land(within)
        lines = [line.intersection(land) for line in lines]
    return [line for line in lines if not line.is_empty]
