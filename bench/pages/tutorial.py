"""The dossier's map as tutorials draw one: the shapes inside the map, everything returned.

It is spared what the network would add: Leaflet comes from this machine and there are no tiles.
"""

import os

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
def clip() -> tuple[gpd.GeoDataFrame, tuple[float, float, float, float]]:
    """The areas that the dossier shows at full detail, with their names."""
    catalog = Catalog.load(only=[SLUG])
    dispute = catalog.disputes[SLUG]
    areas = Coverage.load("full").clip(*clip_box(dispute))
    names = {"name": [catalog.area_name(area) for area in areas.ids]}
    shapes = [areas.geometry(area) for area in areas.ids]
    return gpd.GeoDataFrame(names, geometry=shapes, crs="EPSG:4326"), dispute.identity.extent


st.set_page_config(layout="wide")
areas, (west, south, east, north) = clip()
drawn = folium.Map(tiles=None, attribution_control=False)
folium.GeoJson(areas, tooltip=folium.GeoJsonTooltip(["name"])).add_to(drawn)
drawn.fit_bounds([[south, west], [north, east]])
left, right = st.columns([1.42, 1])
with left:
    returned = st_folium(drawn, height=620, use_container_width=True)
with right:
    chosen = returned["last_active_drawing"]
    st.text(f"chosen {chosen['properties']['name'] if chosen else 'nothing'}")
