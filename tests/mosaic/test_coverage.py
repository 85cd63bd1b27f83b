"""The mosaic is a clean coverage at every level, and its edges are its areas' outlines."""

import math
import time

import geopandas as gpd
import numpy as np
import pytest
import shapely

from parley.mosaic.arcs import FRAME, SEA
from parley.mosaic.coverage import Coverage

# Land that is no area: only the Caspian, which has no state's land in it.
KNOWN_GAPS = {(51, 42): "Caspian Sea"}

KASHMIR = (72.0, 31.0, 81.5, 37.6)


def test_no_two_areas_overlap(coverage):
    assert shapely.coverage_is_valid(coverage.geometries)


def test_every_shape_is_valid_and_filled(coverage):
    assert shapely.is_valid(coverage.geometries).all()
    assert not shapely.is_empty(coverage.geometries).any()


def test_the_gaps_between_areas_are_the_known_ones(full):
    union = shapely.coverage_union_all(full.geometries)
    holes = [shapely.Polygon(ring) for part in shapely.get_parts(union) for ring in part.interiors]
    found = {(round(hole.centroid.x), round(hole.centroid.y)) for hole in holes}
    assert found == set(KNOWN_GAPS), "a gap in the mosaic is new, or a known one was filled"


def test_areas_can_be_strung_from_arcs_bit_by_bit(coverage):
    strung = coverage.arcs.polygons()
    stored = shapely.normalize(coverage.geometries)
    differ = [
        name
        for name, one, two in zip(coverage.ids, strung, stored, strict=True)
        if not shapely.equals_exact(one, two, 0)
    ]
    assert not differ


def test_the_edges_of_an_area_are_its_perimeter(coverage):
    lengths = shapely.length(coverage.arcs.lines())
    sides = np.zeros(len(coverage))
    np.add.at(sides, coverage.arcs.left, lengths)
    inland = coverage.arcs.right >= 0
    np.add.at(sides, coverage.arcs.right[inland], lengths[inland])
    assert np.abs(sides - shapely.length(coverage.geometries)).max() < 1e-9


@pytest.mark.parametrize("level", ["world", "region", "full"])
def test_the_stored_edges_are_those_of_the_areas(level, levels, folder):
    stored = gpd.read_parquet(folder / f"edges-{level}.parquet")
    arcs, ids = levels[level].arcs, levels[level].ids
    assert [ids[k] for k in arcs.left] == stored["left"].tolist()
    beyond = {SEA: "~sea", FRAME: "~frame"}
    assert [beyond.get(k) or ids[k] for k in arcs.right.tolist()] == stored["right"].tolist()
    assert shapely.equals_exact(arcs.lines(), stored.geometry.to_numpy(), 0).all()


def test_every_level_has_every_area(levels, areas):
    for level, coverage in levels.items():
        assert list(coverage.ids) == sorted(areas), level


def test_no_level_knows_a_pair_that_full_detail_does_not(levels):
    pairs = set(levels["full"].pairs())
    for level, lost in (("region", 2), ("world", 4)):
        coarse = set(levels[level].pairs())
        assert coarse <= pairs, level
        assert len(pairs - coarse) <= lost, level


def test_land_cut_at_the_antimeridian_or_the_pole_is_frame_not_coast(coverage):
    lines = coverage.arcs.lines()
    for line, right in zip(lines, coverage.arcs.right, strict=True):
        lon, lat = shapely.get_coordinates(line).T
        cut = (np.abs(lon) == 180) | (lat == -90)
        assert cut.all() == (right == FRAME)
    framed = {coverage.ids[k] for k in coverage.arcs.left[coverage.arcs.right == FRAME]}
    assert {"RUS", "FJI", "ATA"} <= framed


def test_a_clip_is_a_clean_coverage_with_its_sides_marked(full):
    clip = full.clip(*KASHMIR)
    assert shapely.coverage_is_valid(clip.geometries)
    assert {"siachen", "aksai-chin", "kashmir.azad", "shaksgam"} <= set(clip.ids)
    assert (clip.arcs.right == SEA).sum() == 0, "Kashmir has no coast"
    west, south, east, north = KASHMIR
    around = 2 * (east - west + north - south)
    frame = clip.edges[clip.edges["right"] == "~frame"]
    assert math.isclose(shapely.length(frame.geometry.to_numpy()).sum(), around, rel_tol=1e-9)


def test_clips_anywhere_are_clean(full):
    random = np.random.default_rng(7)
    for west, south in random.uniform((-180, -85), (150, 60), (25, 2)):
        clip = full.clip(west, south, west + random.uniform(1, 30), south + random.uniform(1, 25))
        assert len(clip) == 0 or shapely.coverage_is_valid(clip.geometries)
        assert len(clip.arcs) >= len(clip.pairs())


def test_a_clip_is_fast(full):
    began = time.perf_counter()
    full.clip(*KASHMIR).topojson()
    assert time.perf_counter() - began < 0.5


def test_a_box_reads_only_what_it_touches(folder):
    cyprus = Coverage.load("full", folder, box=(32, 34.3, 34.8, 35.8))
    assert set(cyprus.ids) >= {"CYP", "cyprus.north", "cyprus.buffer", "cyprus.akrotiri"}
    assert len(cyprus) < 20


def test_an_empty_clip_is_empty(full):
    assert len(full.clip(-140, -30, -135, -28)) == 0


@pytest.mark.parametrize("box", [(10, 0, 5, 1), (0, 0, 190, 1), (0, -91, 1, 1)])
def test_a_box_that_is_none_is_refused(full, box):
    with pytest.raises(ValueError, match="not a box"):
        full.clip(*box)


def test_an_unknown_level_is_refused(folder):
    with pytest.raises(ValueError, match="world, region, full"):
        Coverage.load("street", folder)


def test_an_unknown_area_is_refused(full):
    with pytest.raises(KeyError):
        full.geometry("RURITANIA")
