"""One edition of geodata/, ready to be drawn and told: catalog, views, painter and the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from parley.cartography.painter import Painter
from parley.catalog import GEODATA, Catalog
from parley.catalog.ledgers import views_of
from parley.dates import today
from parley.mosaic.views import Views


@dataclass(frozen=True, slots=True)
class Edition:
    """What every step of every briefing is made from; `retrieved` is the day of the reading."""

    catalog: Catalog
    views: Views
    painter: Painter
    retrieved: date

    @classmethod
    def load(cls, root: Path = GEODATA) -> Edition:
        """Read geodata/ for a command, outside the app."""
        catalog = Catalog.load(root)
        views = views_of(catalog)
        return cls(catalog, views, Painter(catalog, views, catalog.lengths), today())
