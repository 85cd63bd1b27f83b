"""A view as GeoJSON, GeoPackage or CSV: places, lines and sites with the ledger as attributes.

Every row carries the view, the day, the credit, the licence and the line on neutrality, so
that none of them is lost when a file is cut up. Coordinates are longitude, latitude in
degrees on WGS 84 (OGC:CRS84); areas are in km² and lengths in km, both geodesic.
"""

from __future__ import annotations

import csv
import io
import json
import tempfile
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry import shape

from parley.cartography.painter import Painter
from parley.cartography.scene import CREDIT, NEUTRALITY
from parley.catalog.answers import Answers, LineAnswer, PlaceAnswer
from parley.model import Dispute, Feature
from parley.mosaic.coverage import FOLDER, Coverage, Level

CRS = "OGC:CRS84"
LICENCE = "Base geometry: Natural Earth, public domain. Ledger: facts with their sources."
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Extract:
    """What is taken away: a view of a day, of one dispute or of the world."""

    painter: Painter
    view: str
    day: date
    dispute: Dispute | None = None
    mosaic: Path = FOLDER

    @property
    def answers(self) -> Answers:
        """The rows behind the picture."""
        return Answers(self.painter.catalog, self.painter.views, self.painter.names_of)

    @property
    def name(self) -> str:
        """The file's name without its ending: `cyprus-neutral-2026-07-01`."""
        about = self.dispute.slug if self.dispute else "world"
        return f"{about}-{self.view.replace('_', '-').lower()}-{self.day.isoformat()}"

    @property
    def about(self) -> dict[str, str]:
        """What every file says of itself."""
        return {
            "title": self.dispute.name if self.dispute else "The world’s border disputes",
            "view": self.painter.view_name(self.view),
            "as_of": self.day.isoformat(),
            "credit": CREDIT,
            "licence": LICENCE,
            "neutrality": NEUTRALITY,
        }

    @property
    def level(self) -> Level:
        """One dispute comes at full detail, the world at that of a region."""
        return "full" if self.dispute else "region"


def geojson(extract: Extract) -> bytes:
    """One FeatureCollection (RFC 7946); `layer` tells places, lines and sites apart."""
    features: list[dict[str, Any]] = []
    for layer, frame in layers(extract).items():
        records = json.loads(frame.to_json(drop_id=True, to_wgs84=False))["features"]
        for record in records:
            record["properties"] = {"layer": layer, **record["properties"]}
            features.append(record)
    collection = {"type": "FeatureCollection", "about": extract.about, "features": features}
    return json.dumps(collection, ensure_ascii=False, allow_nan=False).encode()


def geopackage(extract: Extract) -> bytes:
    """A GeoPackage with the layers places, lines and sites, and a table `about`."""
    with tempfile.TemporaryDirectory(prefix="parley-") as folder:
        path = Path(folder) / "extract.gpkg"
        for layer, frame in layers(extract).items():
            if len(frame):
                _write(frame, path, layer, extract.about)
        about = pd.DataFrame(list(extract.about.items()), columns=["key", "value"])
        _write(about, path, "about", {})
        return path.read_bytes()


def _write(frame: pd.DataFrame, path: Path, layer: str, about: dict[str, str]) -> None:
    import pyogrio  # noqa: PLC0415 - GDAL wakes only when a file is written

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # OGC:CRS84 has no number in GeoPackage
        pyogrio.write_dataframe(
            frame, path, layer=layer, driver="GPKG", append=path.exists(), layer_metadata=about
        )


def table(extract: Extract) -> bytes:
    """Places as CSV in UTF-8, a point for each; no cell can act as a spreadsheet formula."""
    frame = layers(extract, geometry=False)["places"]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(frame.columns)
    for row in frame.itertuples(index=False):
        writer.writerow([_inert(value) for value in row])
    return out.getvalue().encode("utf-8-sig")


def _inert(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


FORMATS: dict[str, tuple[str, str, Callable[[Extract], bytes]]] = {
    "geojson": ("GeoJSON", "application/geo+json", geojson),
    "gpkg": ("GeoPackage", "application/geopackage+sqlite3", geopackage),
    "csv": ("CSV", "text/csv", table),
}
"""Ending, name, media type and writer of every form."""


def layers(extract: Extract, *, geometry: bool = True) -> dict[str, Any]:
    """Places, lines and sites as (Geo)DataFrames; without geometry a point stands in columns."""
    places = extract.answers.places(extract.view, extract.day, extract.dispute)
    rows = [_place(row, extract) for row in places]
    if not geometry:
        return {"places": pd.DataFrame(rows)}
    dispute = extract.dispute
    coverage = Coverage.load(extract.level, extract.mosaic)
    shapes = {feature.id: feature for feature in dispute.features} if dispute else {}
    drawn = [_shape_of(row.place, coverage, shapes) for row in places]
    lines = extract.answers.lines(extract.view, extract.day, dispute)
    found = {
        "places": _frame(rows, drawn),
        "lines": _frame([_line(row, extract) for row in lines], _lines(lines, extract)),
    }
    if dispute:
        sites = [feature for feature in dispute.features if feature.held.holds_on(extract.day)]
        found["sites"] = _frame(
            [_site(feature, extract) for feature in sites],
            [shape(feature.geometry) for feature in sites],
        )
    return found


def _frame(rows: list[dict[str, Any]], shapes: list[Any]) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(pd.DataFrame(rows), geometry=shapes, crs=CRS)


def _shape_of(place: str, coverage: Coverage, shapes: dict[str, Feature]) -> Any:
    own = shapes.get(place.rpartition("/")[2]) if "/" in place else None
    return shape(own.geometry) if own else coverage.geometry(place)


def _lines(lines: list[LineAnswer], extract: Extract) -> list[Any]:
    frame = gpd.read_parquet(extract.mosaic / f"edges-{extract.level}.parquet")
    wanted = {(line.one, line.other) for line in lines}
    parts: dict[tuple[str, str], list[Any]] = {}
    for left, right, line in zip(frame["left"], frame["right"], frame.geometry, strict=True):
        pair = (min(left, right), max(left, right))
        if pair in wanted:
            parts.setdefault(pair, []).append(line)
    return [
        shapely.line_merge(shapely.multilinestrings(parts.get((line.one, line.other), [])))
        for line in lines
    ]


def _place(row: PlaceAnswer, extract: Extract) -> dict[str, Any]:
    answers = extract.answers
    return {
        "id": row.place,
        "name": row.name,
        "kind": row.kind,
        "status": row.answer.status.value,
        "assigned_to": _names(row.answer.parties, answers),
        "claimed_by": _names(row.claimed_by, answers),
        "dormant_claims": _names(row.dormant, answers),
        "controlled_by": _names(row.controlled_by, answers),
        "control": row.control.value if row.control else "sole" if row.controlled_by else "",
        "recognised": _pairs(row.recognised, answers),
        "rejected": _pairs(row.rejected, answers),
        "denied_by": _names(row.denied_by, answers),
        "km2": None if row.km2 is None else round(row.km2, 2),
        "lon": round(row.spot[0], 5),
        "lat": round(row.spot[1], 5),
        "schematic": "yes" if row.schematic else "no",
        "sources": ";".join(row.sources),
        **_stamp(extract),
    }


def _line(row: LineAnswer, extract: Extract) -> dict[str, Any]:
    return {
        "id": f"{row.one}~{row.other}",
        "name": row.name,
        "kind": row.kind.value if row.kind else "",
        "drawn": row.drawn.value,
        "km": round(row.km, 2),
        **_stamp(extract),
    }


def _site(feature: Feature, extract: Extract) -> dict[str, Any]:
    holder = extract.painter.catalog.actor_name(feature.holder) if feature.holder else ""
    return {
        "id": feature.id,
        "name": feature.name,
        "kind": feature.kind.value,
        "precision": feature.precision.value,
        "uncertainty_km": feature.uncertainty_km,
        "held_by": holder,
        "note": feature.note,
        "sources": ";".join(feature.sources),
        **_stamp(extract),
    }


def _stamp(extract: Extract) -> dict[str, str]:
    about = extract.about
    return {key: about[key] for key in ("view", "as_of", "credit", "licence", "neutrality")}


def _names(ids: Iterable[str], answers: Answers) -> str:
    return "; ".join(sorted(answers.catalog.actor_name(party) for party in ids))


def _pairs(pairs: Iterable[tuple[str, str]], answers: Answers) -> str:
    name = answers.catalog.actor_name
    return "; ".join(sorted(f"{name(party)}: {name(of)}" for party, of in pairs))
