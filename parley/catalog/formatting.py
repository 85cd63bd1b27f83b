"""The canonical layout of contributed files, so that a diff shows facts and nothing else.

CSV: the columns in the order of the model, LF line ends, quotes only where needed.
GeoJSON: one position a line, five decimals (about a metre), rings wound as RFC 7946 asks.
A file that can not be read is left as it is; `check` says what is wrong with it.
"""

from __future__ import annotations

import csv
import io
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

from parley.catalog.tables import columns_of
from parley.model import ROW_TYPES, Actor, AreaGroup, Exclusion, LoadedWord, Origin, Record
from parley.model.register import REGISTER_TYPES

DECIMALS = 5


def format_folder(root: Path, *, write: bool) -> list[Path]:
    """Files under a geodata folder whose layout differs; rewritten when `write` is set."""
    found: list[Path] = []
    tables: list[tuple[Path, type[Record]]] = [
        (root / Actor.file, Actor),
        (root / AreaGroup.file, AreaGroup),
        (root / Exclusion.file, Exclusion),
        (root / LoadedWord.file, LoadedWord),
        (root / Origin.file, Origin),
        *((root / record.file, record) for record in REGISTER_TYPES),  # type: ignore[attr-defined]
    ]
    shapes: list[Path] = []
    base = root / "disputes"
    for folder in sorted(base.iterdir()) if base.is_dir() else []:
        if folder.is_dir():
            tables += [(folder / record.file, record) for record in ROW_TYPES]  # type: ignore[attr-defined]
            shapes.append(folder / "map.geojson")
    for path, record in tables:
        found += _settle(path, _table(path, record), write=write)
    for path in shapes:
        found += _settle(path, _shapes(path), write=write)
    return found


def _settle(path: Path, wanted: str | None, *, write: bool) -> list[Path]:
    if wanted is None or path.read_bytes() == wanted.encode():
        return []
    if write:
        path.write_bytes(wanted.encode())
    return [path]


def _table(path: Path, record: type[Record]) -> str | None:
    try:
        text = path.read_bytes().decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except (OSError, UnicodeDecodeError, csv.Error):
        return None
    wanted = columns_of(record)
    header = [name.strip() for name in rows[0]] if rows else []
    if sorted(header) != sorted(wanted) or any(len(r) not in (0, len(header)) for r in rows):
        return None
    order = [header.index(name) for name in wanted]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(wanted)
    for row in rows[1:]:
        if any(cell.strip() for cell in row):
            writer.writerow([row[i].strip() for i in order])
    return out.getvalue()


def _shapes(path: Path) -> str | None:
    try:
        root = json.loads(path.read_bytes().decode("utf-8-sig"))
        features = root["features"]
        parts = [_feature(feature) for feature in features]
    except (OSError, ValueError, KeyError, TypeError, RecursionError, AttributeError):
        return None
    body = ",\n".join(parts)
    return '{"type": "FeatureCollection", "features": [' + (f"\n{body}\n" if parts else "") + "]}\n"


def _feature(feature: dict[str, Any]) -> str:
    geometry = feature["geometry"]
    kind = geometry["type"]
    coordinates = _rounded(geometry["coordinates"])
    if kind == "Polygon":
        coordinates = [_wound(ring, i == 0) for i, ring in enumerate(coordinates)]
    elif kind == "MultiPolygon":
        coordinates = [[_wound(r, i == 0) for i, r in enumerate(part)] for part in coordinates]
    properties = json.dumps(feature["properties"], ensure_ascii=False)
    head = f'{{"type": "Feature", "id": {json.dumps(feature.get("id"), ensure_ascii=False)},'
    shape = f'"geometry": {{"type": {json.dumps(kind)}, "coordinates": {_lines(coordinates)}}}}}'
    return f'{head}\n "properties": {properties},\n {shape}'


def _rounded(value: Any) -> Any:
    if isinstance(value, list):
        return [_rounded(item) for item in value]
    return round(float(value), DECIMALS) + 0.0


def _wound(ring: list[list[float]], outer: bool) -> list[list[float]]:  # noqa: FBT001
    turn = sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in pairwise(ring))
    clockwise = turn > 0
    return ring[::-1] if clockwise == outer else ring


def _lines(value: Any) -> str:
    if not isinstance(value[0], list):
        return json.dumps(value)
    return "[\n" + ",\n".join(_lines(item) for item in value) + "]"
