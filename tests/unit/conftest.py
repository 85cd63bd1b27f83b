"""The specimen: a fictional dispute that every test may copy and spoil."""

import shutil
from pathlib import Path

import pytest

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
