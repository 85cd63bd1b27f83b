"""What is opened and where it is clicked."""

from __future__ import annotations

from parley.catalog import Catalog

DISPUTE, SECOND = "armenia-azerbaijan", "china-india"
TUTORIAL = {"BENCH_DISPUTE": DISPUTE, "STREAMLIT_RUNNER_POST_SCRIPT_GC": "true"}
"""A tutorial's page: its dispute, and garbage collected as Streamlit itself chooses."""


def dossier(slug: str = DISPUTE) -> str:
    """The address of a dossier."""
    return f"/dispute?dispute={slug}"


def places(slug: str, limit: int = 8) -> dict[str, tuple[float, float]]:
    """Areas of a dispute with a point to click on: area id to latitude and longitude."""
    catalog = Catalog.load(only=[slug])
    west, south, east, north = catalog.disputes[slug].identity.extent
    found: dict[str, tuple[float, float]] = {}
    for area in sorted(catalog.areas_of(slug)):
        lon, lat = catalog.areas[area].label
        if west < lon < east and south < lat < north:
            found[area] = (lat, lon)
    return dict(list(found.items())[:limit])
