"""The one place that speaks to folium.

folium writes data into program text, so nothing but addresses of our own static files may
pass through it. The map script is constant for a set of files; what changes travels as JSON
in an inert element of the page and is drawn by the scripts in ``parley/assets``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

import folium
from branca.element import Element, Figure, MacroElement
from folium.template import Template

STATE_ELEMENT = "lm-state"
PARTS = (
    "words",
    "topology",
    "paint",
    "features",
    "labels",
    "access",
    "legend",
    "time",
    "link",
    "clips",
)
SCRIPTS = (*(f"live_map_{part}" for part in PARTS), "live_map")
"""What draws a live map, in the order in which it is read; in ``parley/assets``."""
_LOCAL_URL = re.compile(r"/(?!/)[A-Za-z0-9/._~-]+")
_SPECIAL = re.compile(r"[&<>\"'`$\\{}\u2028\u2029]")


@dataclass(frozen=True)
class MapFiles:
    """The addresses a map is made from, all on this server.

    ``world`` is the coarse base of the whole world, ``dispute`` the detailed clip with the
    lines, zones, sites and names of one dispute.
    """

    script: str
    style: str
    world: str
    dispute: str | None = None


@dataclass(frozen=True)
class MapOptions:
    """Fixed behaviour of a map; changing it makes a new map in the browser."""

    min_zoom: float = 0.4
    max_zoom: float = 11.0


class ForeignAddressError(ValueError):
    """A map file lies outside this server."""


class _Raw(Element):
    """Text for the page as it is: branca would run it as a template."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def render(self, **_: Any) -> str:
        """Return the text untouched."""
        return self.text


class _Start(MacroElement):
    """The call that starts our script on the map."""

    _name = "LiveMap"
    _template = Template(
        "{% macro script(this, kwargs) %}"
        "LM.init({{ this._parent.get_name() }}, {{ this.start }});"
        "{% endmacro %}"
    )

    def __init__(self, start: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca has no types here
        self.start = start


class _Map(folium.Map):
    """A folium map without folium's page: the component supplies the container."""

    def render(self, **_: Any) -> str:
        """Add nothing to the page, so that no foreign script or style can come with it."""
        return ""


def safe(text: str) -> str:
    """Encode text that has to pass through folium: no HTML, template or script survives.

    >>> safe("<b>${x}</b>")
    '&#60;b&#62;&#36;&#123;x&#125;&#60;/b&#62;'
    """
    return _SPECIAL.sub(lambda match: f"&#{ord(match.group())};", text)


def _local(url: str) -> str:
    if not _LOCAL_URL.fullmatch(url):
        msg = f"{url!r} is not an address on this server"
        raise ForeignAddressError(msg)
    return url


def folium_map(urls: MapFiles, options: MapOptions | None = None) -> folium.Map:
    """The folium map of a set of files; its script depends on nothing else.

    Raises:
        ForeignAddressError: an address would leave this server.

    """
    addresses = {name: _local(url) for name, url in asdict(urls).items() if url is not None}
    chosen = options or MapOptions()
    made = _Map(
        location=(25, 30),
        zoom_start=2,
        tiles=None,
        attribution_control=False,
        zoom_snap=0.1,
        wheel_px_per_zoom_level=90,
        max_bounds_viscosity=0.8,
    )
    made.default_js = [("live_map", addresses["script"])]
    made.default_css = [("live_map", addresses["style"])]
    geometry = {name: addresses[name] for name in ("world", "dispute") if name in addresses}
    zooms = {"minZoom": chosen.min_zoom, "maxZoom": chosen.max_zoom}
    _Start(json.dumps(geometry | zooms)).add_to(made)
    return made


@lru_cache(maxsize=256)
def shared_map(urls: MapFiles, options: MapOptions | None = None) -> folium.Map:
    """One map for all readers, each of whom lays a state beside it while nobody else may.

    folium compiles a template for every part of a new map, which costs more than a click.
    """
    return folium_map(urls, options)


def put_state(drawn: folium.Map, state: Mapping[str, Any]) -> None:
    """Lay a state beside the map, where the scripts in the browser look for it.

    It takes the place of the state that lay there before.
    """
    figure = drawn.get_root()
    if not isinstance(figure, Figure):
        msg = f"a map stands in a Figure, not in a {type(figure).__name__}"
        raise TypeError(msg)
    figure.html.add_child(state_element(state), name=STATE_ELEMENT)


def state_element(state: Mapping[str, Any]) -> Element:
    """The state of the map as inert JSON, which can not close its element.

    Raises:
        ValueError: the state holds a number JSON does not know.

    """
    data = json.dumps(state, allow_nan=False, ensure_ascii=False, separators=(",", ":"))
    for mark, escape in (("<", "\\u003c"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        data = data.replace(mark, escape)
    return _Raw(f'<script type="application/json" id="{STATE_ELEMENT}">{data}</script>')
