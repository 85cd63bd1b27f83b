"""The tables behind the mosaic, and the messages of its build when something is amiss."""

import shutil
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from tools.build_mosaic import correcting, cutting, fetching, lines, marking, naming, tables
from tools.build_mosaic.faces import Faces, melt_slivers, polygonise
from tools.build_mosaic.simplifying import Level, simplified


def frame(rows, shapes):
    return gpd.GeoDataFrame(rows, geometry=shapes, crs="OGC:CRS84")


def labels(*texts):
    return np.array(texts, dtype=object)


def test_a_changed_package_is_named_with_both_checksums(tmp_path):
    archive = tmp_path / "sample-1.0.tgz"
    archive.write_bytes(b"other")
    row = {"name": "sample", "version": "1.0", "registry": "npm", "sha256": "ab" * 32}
    with pytest.raises(ValueError, match=r"sample 1\.0") as caught:
        fetching.fetch([row], tmp_path)
    assert "ab" * 32 in str(caught.value)
    assert "d9298a10d1b0735837dc4bd85dac641b0f3cef27a47e5d53a54f2f3f5b2fcffa" in str(caught.value)


def test_a_client_that_is_not_installed_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    row = {"name": "sample", "version": "1.0", "registry": "npm", "sha256": "ab" * 32}
    with pytest.raises(RuntimeError, match="npm is not installed"):
        fetching.fetch([row], tmp_path)


@pytest.mark.parametrize(
    "name",
    ["sample_thing-1.0-py3-none-any.whl", "sample-thing-1.0.tgz", "sample-thing_1.0_all.deb"],
)
def test_archives_are_found_as_each_registry_spells_them(tmp_path, name):
    (tmp_path / name).touch()
    assert fetching.find({"name": "sample-thing", "version": "1.0"}, tmp_path).name == name


def test_every_package_is_pinned_in_full():
    for row in fetching.read_packages():
        assert len(row["sha256"]) == 64
        assert all(row.values()), row["name"]


def test_every_named_area_is_in_the_mosaic_and_the_other_way_round(areas):
    table = naming.NamingTable.read()
    assert set(table.areas) == set(areas)
    for name, area in table.areas.items():
        built = areas[name]
        assert (area.name, area.unit, area.base, area.contested) == (
            built.name,
            built.unit,
            built.base,
            built.contested,
        )


def test_every_judgement_on_title_has_its_reason():
    rows = tables.read_table("naming.csv")
    assert not [row["id"] for row in rows if row["contested"] == "yes" and not row["reason"]]


def named(**cells):
    row = dict.fromkeys(["source_unit", "cuts", "name", "unit", "parent", "base"], "")
    return row | {"contested": "no", "reason": ""} | cells


def test_unnamed_and_superfluous_combinations_are_both_told():
    table = naming.NamingTable(
        [named(source_unit="RUR", id="RUR"), named(source_unit="GRA", id="GRA")]
    )
    with pytest.raises(ValueError, match=r"naming\.csv") as caught:
        table.ids(["RUR", "RUR"], [set(), {"valley"}], open_gaps=0)
    assert "RUR with cuts valley has no row" in str(caught.value)
    assert "GRA with cuts (none) matches no face" in str(caught.value)


def test_a_new_gap_is_told():
    table = naming.NamingTable([named(source_unit="RUR", id="RUR")])
    with pytest.raises(ValueError, match="2 faces lie in no unit, not 1"):
        table.ids(["RUR", "", ""], [set(), set(), set()])


def test_contradictions_in_the_naming_table_are_told():
    rows = [
        named(source_unit="RUR", id="RUR", base="RUR"),
        named(source_unit="RUR", cuts="valley", id="RUR", base="GRA"),
        named(source_unit="GRA", id="valley"),
    ]
    with pytest.raises(ValueError, match="the rows of RUR disagree") as caught:
        naming.NamingTable(rows)
    assert "valley: capitals mean ordinary" in str(caught.value)


def test_every_cut_is_used_by_a_name():
    cut = {row["id"] for row in tables.read_table("cuts.csv")}
    used = {
        mark
        for row in tables.read_table("naming.csv")
        for mark in filter(None, row["cuts"].split(";"))
    }
    assert cut == used


def test_what_is_absent_is_not_there(areas):
    for row in tables.read_table("absent.csv"):
        assert row["reason"]
        assert row["id"] not in areas


def test_every_correction_has_a_reason_and_an_expectation():
    for row in tables.read_table("corrections.csv"):
        assert row["reason"], row["id"]
        assert "=" in row["expect"], row["id"]


def test_a_correction_applies_and_fails_once_upstream_mends_it(monkeypatch):
    row = {
        "id": "sample",
        "layer": "provinces",
        "selector": "code=RUR-1",
        "correction": "name=Valley",
        "reason": "misnamed",
        "expect": "name=Hill",
    }
    monkeypatch.setattr(correcting, "read_table", lambda _: [row])
    layer = frame({"code": ["RUR-1"], "name": ["Hill"]}, [shapely.box(0, 0, 1, 1)])
    correcting.correct({"provinces": layer})
    assert layer.loc[0, "name"] == "Valley"
    with pytest.raises(ValueError, match="sample: expected name=Hill, found Valley"):
        correcting.correct({"provinces": layer})


def test_a_correction_that_selects_nothing_is_told(monkeypatch):
    row = {"id": "gone", "layer": "claims", "selector": "name=x", "correction": "", "expect": "a=b"}
    monkeypatch.setattr(correcting, "read_table", lambda _: [row])
    with pytest.raises(ValueError, match="gone: nothing is selected"):
        correcting.correct({"claims": frame({"name": ["y"]}, [shapely.Point(0, 0)])})


def test_selectors_take_words_negations_and_boxes():
    layer = frame(
        {"name": ["a", "b", "c"]},
        [shapely.Point(0, 0), shapely.Point(1, 1), shapely.Point(5, 5)],
    )
    assert tables.selected(layer, "name=a|b").tolist() == [True, True, False]
    assert tables.selected(layer, "name!=a").tolist() == [False, True, True]
    assert tables.selected(layer, "name!=a;box=0 0 2 2").tolist() == [False, True, False]


def test_a_row_with_a_stray_comma_is_told(tmp_path):
    (tmp_path / "t.csv").write_text("a,b\n1,2\n1,2,3\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"t\.csv:3"):
        tables.read_table("t.csv", tmp_path)


def test_drawn_shapes_say_how_good_they_are(tmp_path):
    assert cutting.read_drawn()
    source = next((Path(cutting.__file__).parent / "drawn").glob("*.geojson"))
    shutil.copy(source, tmp_path / "x.geojson")
    text = source.read_text(encoding="utf-8").replace('"schematic"', '"exact"')
    (tmp_path / "x.geojson").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"x\.geojson"):
        cutting.read_drawn(tmp_path)


def test_a_line_that_stops_short_is_lengthened_and_a_repeat_dropped():
    square = shapely.box(0, 0, 1, 1)
    borders = lines.Borders([square.boundary])
    short = shapely.LineString([(0.5, 0.001), (0.5, 0.999)])
    repeat = shapely.LineString([(0.2, 0.00001), (0.8, 0.00001)])
    cuts = lines.new_cuts([[short, repeat]], borders)
    world = polygonise(
        labels(square.boundary), cuts, labels(square), labels("RUR"), labels("Valley")
    )
    assert len(world) == 2
    assert set(world.unit) == {"RUR"}


def test_a_sliver_melts_into_its_own_country():
    shapes = np.array(
        [shapely.box(0, 0, 1, 1), shapely.box(1, 0, 1.0001, 1), shapely.box(1.0001, 0, 2, 1)]
    )
    faces = Faces(shapes, shapely.centroid(shapes), labels("RUR", "RUR", "GRA"), labels("", "", ""))
    melted, report = melt_slivers(faces)
    assert len(melted) == 2
    assert melted.geometry[0].bounds == (0, 0, 1.0001, 1)
    assert "RUR" in report[0]


def test_a_seed_at_sea_is_told(monkeypatch):
    shapes = np.array([shapely.box(0, 0, 1, 1)])
    faces = Faces(shapes, shapely.centroid(shapes), labels("RUR"), labels(""))
    row = {"id": "valley", "kind": "seed", "arguments": "5 5"}
    monkeypatch.setattr(marking, "read_table", lambda _: [row])
    marker = marking.Marker(faces, cutting.Ground({}, gpd.GeoSeries()), {})
    with pytest.raises(ValueError, match="seed 5 5 lies in no face"):
        marker.marks()


def test_simplifying_keeps_neighbours_together_and_small_claims_alive():
    claim = shapely.box(0.9, 0.4, 1, 0.41)
    land = shapely.box(0, 0, 1, 1).difference(claim)
    islet = shapely.box(3, 3, 3.01, 3.01)
    areas = np.array([shapely.union_all([land, islet]), claim], dtype=object)
    thin = simplified(areas, np.array([False, True]), Level("test", 0.1, 1000))
    assert shapely.coverage_is_valid(thin)
    assert not shapely.is_empty(thin).any()
    assert shapely.get_num_geometries(thin[0]) == 1, "the ordinary islet goes"
