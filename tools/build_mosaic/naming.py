"""Give every combination of unit and cuts its area, from a table.

The same table says what the area is called, whether it is contested and who held title
before the dispute, each judgement with its reason, so that none hides in code.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from .faces import Faces, Strings
from .tables import read_table


@dataclass(frozen=True)
class Area:
    """One area: the same id may gather several combinations of unit and cuts."""

    id: str
    name: str
    unit: str
    parent: str
    base: str
    contested: bool


class NamingTable:
    """The table ``naming.csv``: (source unit, cuts) -> area."""

    def __init__(self, rows: Iterable[dict[str, str]]) -> None:
        """Check and keep ``rows``.

        Raises ``ValueError`` for a combination named twice, for rows of one id that
        disagree, and for a contested id with capitals or an ordinary one without.
        """
        self.areas: dict[str, Area] = {}
        self.combinations: dict[tuple[str, frozenset[str]], str] = {}
        problems = []
        for row in rows:
            cuts = frozenset(filter(None, row["cuts"].split(";")))
            contested = row["contested"] == "yes"
            area = Area(row["id"], row["name"], row["unit"], row["parent"], row["base"], contested)
            key = (row["source_unit"], cuts)
            if key in self.combinations:
                problems.append(f"{_told(key)} is named twice")
            if self.areas.setdefault(area.id, area) != area:
                problems.append(f"the rows of {area.id} disagree")
            if contested != area.id.islower() or contested == area.id.isupper():
                problems.append(f"{area.id}: capitals mean ordinary, lower case contested")
            self.combinations[key] = area.id
        _raise(problems)

    @classmethod
    def read(cls) -> NamingTable:
        """Read the table that stands beside this module."""
        return cls(read_table("naming.csv"))

    def ids(self, units: Sequence[str], marks: Sequence[set[str]], open_gaps: int = 1) -> Strings:
        """Return the area id of every face; "" for the gaps that are water.

        ``open_gaps`` is the number of faces without unit and mark, which is the Caspian.

        Raises ``ValueError`` listing every combination that is unnamed, and every named
        one that no face has.
        """
        keys = [(unit, frozenset(mark)) for unit, mark in zip(units, marks, strict=True)]
        water = ("", frozenset[str]())
        seen = set(keys) - {water}
        named = set(self.combinations)
        problems = [f"{_told(key)} has no row" for key in sorted(seen - named, key=_told)]
        problems += [f"{_told(key)} matches no face" for key in sorted(named - seen, key=_told)]
        if keys.count(water) != open_gaps:
            problems.append(f"{keys.count(water)} faces lie in no unit, not {open_gaps}")
        _raise(problems)
        return np.array([self.combinations.get(key, "") for key in keys], dtype=object)


def gathered(faces: Faces, ids: Strings) -> tuple[list[str], Strings]:
    """Return the area ids in order and the union of each one's faces."""
    order = sorted(set(ids) - {""})
    shapes = []
    for each in order:
        union = shapely.coverage_union_all(faces.geometry[ids == each])
        parts = shapely.get_parts(union)
        shapes.append(shapely.normalize(shapely.MultiPolygon(list(parts))))
    return order, np.array(shapes, dtype=object)


def _told(key: tuple[str, frozenset[str]]) -> str:
    return f"{key[0] or '(no unit)'} with cuts {';'.join(sorted(key[1])) or '(none)'}"


def _raise(problems: Sequence[str]) -> None:
    if problems:
        msg = "naming.csv:\n  " + "\n  ".join(problems)
        raise ValueError(msg)
