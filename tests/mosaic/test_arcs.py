"""Arcs of small coverages whose answer is plain, and their TopoJSON."""

import numpy as np
import pytest
import shapely

from parley.mosaic.arcs import FRAME, SEA, arcs_of
from parley.mosaic.coverage import Coverage
from parley.mosaic.thinning import thinned
from parley.mosaic.topojson import topojson


def boxes(*corners):
    return np.array([shapely.box(*each) for each in corners], dtype=object)


def test_two_neighbours_share_one_arc():
    arcs = arcs_of(boxes((0, 0, 1, 1), (1, 0, 2, 1)))
    sides = sorted(zip(arcs.left.tolist(), arcs.right.tolist(), strict=True))
    assert sides == [(0, SEA), (0, 1), (1, SEA)]


def test_an_area_lies_on_the_left_of_its_arc():
    areas = boxes((0, 0, 1, 1), (1, 0, 2, 1))
    arcs = arcs_of(areas)
    shared = shapely.get_coordinates(arcs.lines()[int(np.flatnonzero(arcs.right == 1)[0])])
    assert shared[0].tolist() == [1, 0], "the left box goes round it upward"
    assert shared[-1].tolist() == [1, 1]


def test_an_enclave_and_its_hole_are_one_arc():
    hole = shapely.box(1, 1, 2, 2)
    around = shapely.box(0, 0, 3, 3).difference(hole)
    arcs = arcs_of(np.array([around, hole], dtype=object))
    assert sorted(arcs.right.tolist()) == [SEA, 1]
    assert shapely.equals(arcs.polygons(), np.array([around, hole])).all()


def test_a_side_of_the_frame_is_no_coast():
    arcs = arcs_of(boxes((0, 0, 1, 1)), frame=(0, 0, 5, 5))
    lengths = shapely.length(arcs.lines())
    assert lengths[arcs.right == FRAME].sum() == 2
    assert lengths[arcs.right == SEA].sum() == 2


def test_no_areas_give_no_arcs():
    arcs = arcs_of(np.array([], dtype=object))
    assert len(arcs) == 0
    assert topojson(arcs, [])["arcs"] == []


def test_overlapping_areas_are_refused():
    with pytest.raises(ValueError, match="overlap"):
        arcs_of(boxes((0, 0, 1, 1), (0, 0, 1, 1)))


def test_an_area_on_both_sides_of_a_line_is_refused():
    parts = shapely.MultiPolygon([shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)])
    with pytest.raises(ValueError, match="merge its parts"):
        arcs_of(np.array([parts], dtype=object))


def test_topojson_names_both_sides_of_every_arc(full):
    clip = full.clip(32, 34.3, 34.8, 35.8)
    file = clip.topojson(20_000)
    left, right = file["lr"]
    assert len(left) == len(right) == len(file["arcs"])
    names = [shape["id"] for shape in file["objects"]["areas"]["geometries"]]
    assert names == list(clip.ids)
    pairs = {
        tuple(sorted((names[a], names[b]))) for a, b in zip(left, right, strict=True) if b >= 0
    }
    assert pairs == set(clip.pairs())


def test_topojson_decodes_to_within_half_a_step(full):
    clip = full.clip(32, 34.3, 34.8, 35.8)
    file = clip.topojson(20_000)
    scale, low = np.array(file["transform"]["scale"]), np.array(file["transform"]["translate"])
    for coded, line in zip(file["arcs"], clip.arcs.lines(), strict=True):
        decoded = np.cumsum(np.array(coded), axis=0) * scale + low
        far = shapely.hausdorff_distance(shapely.linestrings(decoded), line)
        assert far <= np.hypot(*scale)


def test_topojson_wants_a_grid_and_a_name_for_each_area():
    arcs = arcs_of(boxes((0, 0, 1, 1)))
    with pytest.raises(ValueError, match="at least 2"):
        topojson(arcs, ["A"], quantisation=1)
    with pytest.raises(ValueError, match="2 ids for 1 areas"):
        topojson(arcs, ["A", "B"])


def test_thinned_arcs_keep_their_ends_their_sides_and_what_they_bound(full: Coverage):
    clip = full.clip(32, 34.3, 34.8, 35.8)
    arcs = clip.arcs
    thin = thinned(arcs, np.full(len(arcs), 0.02))
    assert len(thin.coords) < len(arcs.coords) / 2
    assert thin.rings == arcs.rings
    for before, after in zip(arcs.lines(), thin.lines(), strict=True):
        assert shapely.get_point(before, 0) == shapely.get_point(after, 0)
        assert shapely.get_point(before, -1) == shapely.get_point(after, -1)
        assert before.hausdorff_distance(after) <= 0.0201


def test_thinning_asks_for_a_tolerance_for_every_arc(full: Coverage):
    arcs = full.clip(32, 34.3, 34.8, 35.8).arcs
    with pytest.raises(ValueError, match="1 tolerances"):
        thinned(arcs, np.array([0.1]))
