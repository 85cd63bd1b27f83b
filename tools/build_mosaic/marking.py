"""Mark every face with the cuts it lies in, as ``cuts.csv`` says."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import shapely

from .cutting import Drawn, Ground, subunits
from .faces import Faces
from .tables import read_table


class Marker:
    """Finds the faces that a row of ``cuts.csv`` means; one method a kind of row."""

    def __init__(self, faces: Faces, ground: Ground, drawn: Mapping[str, Drawn]) -> None:
        """Index the faces and their inner points."""
        self.faces = faces
        self.ground = ground
        self.drawn = drawn
        self._shapes = shapely.STRtree(faces.geometry)
        self._points = shapely.STRtree(faces.points)

    def marks(self) -> list[set[str]]:
        """Return for every face the ids of the cuts it lies in.

        Raises ``ValueError`` naming a row of an unknown kind or one that marks no face.
        """
        kinds = {
            "seed": self.seed,
            "unit": self.unit,
            "subunit": self.subunit,
            "box": self.box,
            "closed-line": self.closed_line,
            "drawn": self.drawn_shape,
        }
        found: list[set[str]] = [set() for _ in range(len(self.faces))]
        for row in read_table("cuts.csv"):
            place = f"cuts.csv {row['id']}: {row['kind']} '{row['arguments']}'"
            if row["kind"] not in kinds:
                msg = f"{place} is not one of {', '.join(kinds)}"
                raise ValueError(msg)
            members = kinds[row["kind"]](row["arguments"])
            if not members:
                msg = f"{place} marks no face"
                raise ValueError(msg)
            for each in members:
                found[each].add(row["id"])
        return found

    def seed(self, arguments: str) -> set[int]:
        """Faces that hold the points "lon lat;lon lat"; each must hit one."""
        members: set[int] = set()
        for text in arguments.split(";"):
            hit = self._shapes.query(shapely.Point(*map(float, text.split())), "within")
            if not len(hit):
                msg = f"cuts.csv: seed {text.strip()} lies in no face"
                raise ValueError(msg)
            members.update(hit.tolist())
        return members

    def unit(self, arguments: str) -> set[int]:
        """All faces of the units "CYN ...", by source code."""
        return set(np.flatnonzero(np.isin(self.faces.unit, arguments.split())).tolist())

    def subunit(self, arguments: str) -> set[int]:
        """All faces of the provinces "UKR:Kherson;..."."""
        wanted = set(subunits(arguments))
        labels = zip(self.faces.unit, self.faces.province, strict=True)
        return {k for k, label in enumerate(labels) if label in wanted}

    def box(self, arguments: str) -> set[int]:
        """Faces of a unit whose inner point lies in "UNIT west south east north"."""
        unit, *sides = arguments.split()
        inside = self._points.query(shapely.box(*map(float, sides)), "contains")
        return {k for k in inside.tolist() if self.faces.unit[k] == unit}

    def closed_line(self, arguments: str) -> set[int]:
        """Faces inside a line, written as for ``Ground.enclosed``."""
        return set(self._points.query(self.ground.enclosed(arguments), "contains").tolist())

    def drawn_shape(self, arguments: str) -> set[int]:
        """Faces inside a drawn shape and the land that shape may cut."""
        shape = self.drawn[arguments]
        land = self.ground.land(shape.within)
        inside = self._points.query(shape.geometry, "contains")
        return {k for k in inside.tolist() if shapely.contains(land, self.faces.points[k])}
