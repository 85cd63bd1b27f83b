"""``areas.csv`` agrees with the shapes, and the shapes with figures found elsewhere."""

import csv
import re

import pytest
import shapely
import yaml
from pyproj import Geod

WGS84 = Geod(ellps="WGS84")

# Square kilometres measured from the same source by another route, or published; the
# second figure is the difference allowed, in per cent.
KNOWN_KM2 = {
    "siachen": (2086, 1),
    "shaksgam": (5316, 1),
    "aksai-chin": (29_989, 1),
    "doklam": (146, 1),
    "kalapani": (60, 1),
    "cyprus.buffer": (341, 1),
    "ice-field": (1409, 1),
    "bir-tawil": (2019, 1),
    "shebaa": (18.6, 1),
    "ghajar": (3.3, 2),
    "karabakh.nkao.*": (4282, 1),
    "donetsk.*": (26_600, 1),
    "luhansk.*": (26_300, 1),
    "zaporizhzhia": (27_100, 1),
    "kherson.*": (26_200, 1),
    # published by the governments or the United Nations
    "kosovo": (10_908, 1),
    "cyprus.north": (3355, 2),
    "abkhazia": (8660, 1),
    "sabah": (73_904, 1),
    "western-sahara.*": (266_000, 2),
    "falklands": (12_173, 6),
    "crimea": (26_081, 2),
    "sevastopol": (864, 15),
    "halaib": (20_580, 15),
    "taiwan": (36_014, 1),
}


@pytest.mark.parametrize("pattern", KNOWN_KM2)
def test_sizes_are_those_found_elsewhere(pattern, areas):
    expected, per_cent = KNOWN_KM2[pattern]
    stem = pattern.removesuffix(".*")
    found = sum(
        area.km2
        for area in areas.values()
        if area.id == pattern or (pattern != stem and area.id.startswith(stem + "."))
    )
    assert found == pytest.approx(expected, rel=per_cent / 100)


def test_the_line_of_1994_encloses_what_it_should(areas):
    outside = {
        "karabakh.agdam.outside-1994",
        "karabakh.fuzuli.outside-1994",
        "karabakh.kalbajar.outside-1994",
        "karabakh.nkao.outside-1994",
    }
    inside = sum(
        area.km2
        for area in areas.values()
        if area.id.startswith("karabakh.") and area.id not in outside
    )
    assert inside == pytest.approx(11_927, rel=0.005)


def test_the_table_agrees_with_the_shapes(areas, full):
    for name, shape in zip(full.ids, full.geometries, strict=True):
        area = areas[name]
        km2 = abs(WGS84.geometry_area_perimeter(shapely.orient_polygons(shape))[0]) / 1e6
        assert area.km2 == pytest.approx(km2, abs=0.01), name
        assert area.bounds == pytest.approx(shape.bounds, abs=1e-6), name
        assert shapely.contains_xy(shape, *area.label), f"the label of {name} lies outside it"


def test_capitals_mean_ordinary_and_lower_case_contested(areas):
    for area in areas.values():
        form = r"[a-z0-9-]+(\.[a-z0-9-]+)*" if area.contested else r"[A-Z]{3}"
        assert re.fullmatch(form, area.id), area.id


def test_parties_are_iso_codes(areas):
    for area in areas.values():
        assert area.base == "" or re.fullmatch(r"[A-Z]{3}", area.base), area.id
        assert area.base not in {"SDS", "PSX", "SAH", "KOS", "CYN", "SOL"}, area.id


def test_an_ordinary_area_has_a_base(areas):
    assert [a.id for a in areas.values() if not a.contested and not a.base] == ["ATA"]


def test_a_parent_is_the_beginning_of_the_id(folder):
    with (folder / "areas.csv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            assert row["parent"] == row["id"].rpartition(".")[0]


@pytest.mark.parametrize(
    ("name", "base"),
    [
        ("crimea", "UKR"),
        ("sevastopol", "UKR"),
        ("donetsk.2015-held", "UKR"),
        ("karabakh.lachin", "AZE"),
        ("enclave.artsvashen", "ARM"),
        ("cyprus.north", "CYP"),
        ("cyprus.akrotiri", "GBR"),
        ("golan", "SYR"),
        ("kosovo", "SRB"),
        ("somaliland", "SOM"),
        ("taiwan", "TWN"),
        ("korea.dmz-north", "PRK"),
        ("korea.dmz-south", "KOR"),
        ("aksai-chin", ""),
        ("western-sahara.west", ""),
        ("siachen", ""),
        ("spratly", ""),
        ("bir-tawil", ""),
        ("ice-field", ""),
    ],
)
def test_the_base_is_the_title_before_the_dispute(areas, name, base):
    assert areas[name].base == base


def test_the_origin_names_every_package_and_counts_what_is_there(folder, areas):
    origin = yaml.safe_load((folder / "origin.yaml").read_text(encoding="utf-8"))
    for package in origin["packages"]:
        assert re.fullmatch(r"[0-9a-f]{64}", package["sha256"]), package["name"]
        assert package["licence"]
        assert package["taken"]
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", package["accessed"])
    contested = sum(area.contested for area in areas.values())
    for level in origin["levels"]:
        assert (level["areas"], level["contested"]) == (len(areas), contested)
