"""What all sessions share: the catalog, its views, the mosaic's tables and the map files.

Everything here is read-only and kept once a process; a changed file under geodata/ gives
another digest and so a fresh load at the next page run.
"""

from __future__ import annotations

import gc
import time
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import streamlit as st

from parley.cartography.geometry import dispute_file, world_file
from parley.cartography.leaflet import MapFiles
from parley.cartography.painter import Painter
from parley.cartography.spots import middle
from parley.catalog import GEODATA, Catalog, content_digest
from parley.catalog.ledgers import views_of
from parley.language import ENGLISH, speaking
from parley.mosaic.coverage import Coverage
from parley.mosaic.views import Views
from parley.ui.static_files import StaticUrls, prepare
from parley.ui.typefaces import faces, style

LOOK_EVERY_S = 5
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Library:
    """One edition of geodata/, ready to be shown."""

    digest: str
    catalog: Catalog
    views: Views
    painter: Painter
    static: StaticUrls
    world_url: str
    typefaces: str


@st.cache_resource(max_entries=2, show_spinner="Reading the disputes…")
def _library(digest: str) -> Library:
    catalog = Catalog.load(GEODATA)
    views = views_of(catalog)
    world = Coverage.load("world", GEODATA / "mosaic")
    fonts = faces(catalog, ROOT / "static" / "fonts")
    static = prepare(ROOT, style(fonts, "../fonts/"))
    names = static.publish_style(style(fonts, ""))
    painter = Painter(catalog, views, world.pairs())
    places = {slug: middle(catalog, dispute) for slug, dispute in catalog.disputes.items()}
    with speaking(ENGLISH):
        url = static.publish("world", world_file(world, catalog, places))
    settle()
    return Library(digest, catalog, views, painter, static, url, names)


def library() -> Library:
    """The edition that is shown: the one that the newest page began with."""
    return _seen.edition or renewed()


def renewed() -> Library:
    """The present edition, as a page begins; read again when a file under geodata/ has changed.

    Looking at every file costs as much as drawing a click, so it is done once in a while, and
    the parts of a page that run by themselves go on with what the page began with.
    """
    digest = _seen.digest()
    if _seen.edition is None or _seen.edition.digest != digest:
        _seen.edition = _library(digest)
    return _seen.edition


class _Seen:
    """The newest look at the files; one reader looks, the others go on with the one before."""

    def __init__(self) -> None:
        self._looking = Lock()
        self._moment, self._digest = -1, ""
        self.edition: Library | None = None

    def digest(self) -> str:
        """The digest of the files, not older than LOOK_EVERY_S while somebody reads."""
        moment = int(time.monotonic() // LOOK_EVERY_S)
        if moment != self._moment and self._looking.acquire(blocking=not self._digest):
            try:
                if moment != self._moment:
                    self._digest, self._moment = content_digest(GEODATA), moment
            finally:
                self._looking.release()
        return self._digest


_seen = _Seen()


@st.cache_resource(max_entries=200, show_spinner="Drawing the map…")
def _dispute_url(digest: str, slug: str) -> str:
    shared = _library(digest)
    payload = dispute_file(shared.catalog, slug, GEODATA / "mosaic")
    settle()
    return shared.static.publish(slug, payload)


def dossier_files(shared: Library, slug: str) -> MapFiles:
    """The addresses of the map files of one dossier; made at its first opening."""
    return shared.static.map_files(shared.world_url, _dispute_url(shared.digest, slug))


def settle() -> None:
    """Take what was just loaded out of the garbage collector's sight.

    It lasts as long as the process; looking at it again would stop every reader meanwhile.
    """
    gc.collect()
    gc.freeze()
