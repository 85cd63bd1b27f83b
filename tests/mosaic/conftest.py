"""The committed mosaic, loaded once for all its tests."""

import pytest

from parley.mosaic.areas import read_areas
from parley.mosaic.coverage import FOLDER, Coverage

LEVELS = ("world", "region", "full")


@pytest.fixture(scope="session")
def folder():
    return FOLDER


@pytest.fixture(scope="session")
def areas(folder):
    return read_areas(folder / "areas.csv")


@pytest.fixture(scope="session")
def levels(folder):
    return {level: Coverage.load(level, folder) for level in LEVELS}


@pytest.fixture(scope="session")
def full(levels):
    return levels["full"]


@pytest.fixture(params=LEVELS)
def coverage(request, levels):
    return levels[request.param]
