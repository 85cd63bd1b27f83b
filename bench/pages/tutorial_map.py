"""A dispute's map as tutorials draw one: the shapes inside the map, everything returned.

It is spared what the network would add: Leaflet comes from this machine and there are no tiles.
"""

import os
from typing import Any

import folium
import geopandas as gpd
import streamlit as st
from streamlit_folium import st_folium

from parley.cartography.geometry import clip_box
from parley.catalog import Catalog
from parley.mosaic.coverage import Coverage

SLUG = os.environ["BENCH_DISPUTE"]
folium.Map.default_js = [("leaflet", "/app/static/leaflet.js")]
folium.Map.default_css = [("leaflet", "/app/static/leaflet.css")]


@st.cache_resource
def catalog() -> Catalog:
    """The one dispute."""
    return Catalog.load(only=[SLUG])


@st.cache_resource
def clip() -> tuple[gpd.GeoDataFrame, tuple[float, float, float, float]]:
    """The areas that the dossier shows at full detail, with their names."""
    shared = catalog()
    dispute = shared.disputes[SLUG]
    areas = Coverage.load("full").clip(*clip_box(dispute))
    names = {"name": [shared.area_name(area) for area in areas.ids]}
    shapes = [areas.geometry(area) for area in areas.ids]
    return gpd.GeoDataFrame(names, geometry=shapes, crs="EPSG:4326"), dispute.identity.extent


def plain_map() -> dict[str, Any]:
    """Draw the map; what st_folium returns by default."""
    areas, (west, south, east, north) = clip()
    drawn = folium.Map(tiles=None, attribution_control=False)
    folium.GeoJson(areas, tooltip=folium.GeoJsonTooltip(["name"])).add_to(drawn)
    drawn.fit_bounds([[south, west], [north, east]])
    returned: dict[str, Any] = st_folium(drawn, height=620, use_container_width=True)
    return returned


def chosen(returned: dict[str, Any]) -> str:
    """What was clicked, in words."""
    feature = returned["last_active_drawing"]
    return f"chosen {feature['properties']['name'] if feature else 'nothing'}"
