"""What is taken away can be opened again by geopandas and says the same as the picture."""

import csv
import io
import json
import re
from datetime import date

import geopandas as gpd
import pytest
from pyproj import Geod

from parley.__main__ import main
from parley.cartography.painter import Painter
from parley.cartography.scene import CREDIT, NEUTRALITY
from parley.mosaic.views import DE_FACTO, NEUTRAL
from parley.outputs.geofiles import FORMATS, Extract, geojson, geopackage, table

DAY = date(2020, 12, 10)
WGS84 = Geod(ellps="WGS84")


@pytest.fixture(scope="module")
def painter(catalog, views):
    return Painter(catalog, views, catalog.lengths)


@pytest.fixture
def extract(catalog, painter):
    def of(slug, view=NEUTRAL, day=DAY):
        return Extract(painter, view, day, catalog.disputes.get(slug))

    return of


@pytest.mark.parametrize("view", [NEUTRAL, DE_FACTO, "AZE"])
def test_geojson_comes_back_with_the_ledger_as_attributes(extract, views, tmp_path, view):
    path = tmp_path / "extract.geojson"
    path.write_bytes(geojson(extract("armenia-azerbaijan", view)))
    frame = gpd.read_file(path)
    places = frame[frame["layer"] == "places"].set_index("id")
    assert len(places) == len(places.index.unique()) > 10
    for area, row in places.iterrows():
        answer = views.answer(view, area, DAY)
        assert row["status"] == answer.status.value
        assert len(row["assigned_to"].split("; ")) == max(1, len(answer.parties))
        measured = abs(WGS84.geometry_area_perimeter(row.geometry)[0]) / 1e6
        assert row["km2"] == pytest.approx(measured, rel=0.001)
    assert set(frame["layer"]) == {"places", "lines", "sites"}
    assert frame.geometry.is_valid.all()


def test_a_geopackage_has_a_layer_for_each_kind_and_tells_its_credits(extract, tmp_path):
    path = tmp_path / "extract.gpkg"
    path.write_bytes(geopackage(extract("cyprus")))
    assert {"places", "lines", "sites", "about"} <= set(gpd.list_layers(path)["name"])
    about = dict(gpd.read_file(path, layer="about")[["key", "value"]].to_numpy())
    assert about["credit"] == CREDIT
    assert about["neutrality"] == NEUTRALITY
    assert about["as_of"] == DAY.isoformat()
    lines = gpd.read_file(path, layer="lines")
    measured = sum(abs(WGS84.geometry_length(line)) for line in lines.geometry) / 1e3
    assert lines["km"].sum() == pytest.approx(measured, rel=0.001)


def test_csv_has_one_row_a_place_and_a_stamp_on_each(extract, catalog):
    text = table(extract("cyprus", "TUR")).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["id"] for row in rows} >= catalog.areas_of("cyprus")
    assert {row["view"] for row in rows} == {"As Türkiye sees it"}
    assert {row["as_of"] for row in rows} == {"2020-12-10"}
    assert all(row["sources"] for row in rows if row["controlled_by"])


def test_no_cell_can_act_as_a_formula(extract, monkeypatch):
    one = extract("cyprus")
    monkeypatch.setattr(type(one.painter), "view_name", lambda *_: '=HYPERLINK("http://x")')
    for line in table(one).decode("utf-8-sig").splitlines()[1:]:
        assert not re.search(r'(^|,)"?[=+@]', line)


def test_the_world_is_one_file_of_every_contested_area(extract, catalog):
    found = json.loads(geojson(extract("world")))
    ids = {f["properties"]["id"] for f in found["features"] if f["properties"]["layer"] == "places"}
    assert ids == {area.id for area in catalog.areas.values() if area.contested}
    assert found["about"]["view"] == "Neutral view"


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_the_command_writes_every_form(tmp_path, capsys, form):
    out = tmp_path / f"korea.{form}"
    assert main(["export", "korea", "--as", form, "--view", "KOR", "--out", str(out)]) == 0
    assert out.stat().st_size > 1000
    assert "As South Korea sees it" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["cypru", "--as", "csv"], "Did you mean 'cyprus'?"),
        (["cyprus", "--as", "csv", "--view", "MARS"], "There is no view 'MARS'"),
        (["cyprus", "--as", "csv", "--on", "32-13"], "'32-13' is no day. Write 2020-12-01."),
    ],
)
def test_what_is_not_there_is_named(capsys, arguments, says):
    assert main(["export", *arguments]) == 2
    assert says in capsys.readouterr().err
