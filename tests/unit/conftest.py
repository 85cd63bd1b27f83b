"""The specimen: a fictional dispute that every test may copy and spoil."""

import csv
import shutil
from pathlib import Path

import geopandas
import pytest
import shapely

from parley.catalog import GEODATA, Catalog
from parley.catalog.ledgers import views_of
from parley.mosaic.views import Views

SLUG = "graustark-ruritania"


@pytest.fixture
def specimen(tmp_path: Path) -> Path:
    """A geodata folder of its own with the specimen in it."""
    target = tmp_path / "geodata"
    shutil.copytree(GEODATA / "specimen", target)
    return target


@pytest.fixture
def folder(specimen: Path) -> Path:
    return specimen / "disputes" / SLUG


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The real disputes."""
    return Catalog.load()


@pytest.fixture(scope="session")
def views(catalog: Catalog) -> Views:
    return views_of(catalog)


@pytest.fixture
def small(specimen: Path) -> tuple[Catalog, Views]:
    """The specimen read, and its views."""
    read = Catalog.load(specimen)
    return read, views_of(read)


@pytest.fixture
def drawn_specimen(specimen: Path) -> Path:
    """The specimen with shapes for its areas: their bounds."""
    rows = list(csv.DictReader((specimen / "mosaic" / "areas.csv").open(encoding="utf-8")))
    sides = ("west", "south", "east", "north")
    boxes = [
        shapely.MultiPolygon([shapely.box(*(float(row[side]) for side in sides))]) for row in rows
    ]
    frame = geopandas.GeoDataFrame(
        {"id": [row["id"] for row in rows]}, geometry=boxes, crs="OGC:CRS84"
    )
    for level in ("world", "region", "full"):
        path = specimen / "mosaic" / f"areas-{level}.parquet"
        frame.to_parquet(path, write_covering_bbox=True)
    return specimen
