"""The disputed areas rebuilt a second way: the same land, or a written reason why not."""

import csv

import numpy as np
import pytest
import shapely

from tools.build_mosaic.second_route import SAME, agreement, named, piece, second
from tools.build_mosaic.tables import read_table


@pytest.fixture(scope="module")
def rows(folder):
    with (folder / "second-route.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_both_routes_agree_wherever_they_show_the_same_thing(rows):
    assert len(rows) >= 50
    for row in rows:
        assert float(row["iou"]) >= SAME or row["differs"], row["entry"]
    assert sum(float(row["iou"]) >= SAME for row in rows) >= 45


def test_a_reason_stands_only_where_the_routes_differ(rows):
    assert [row["entry"] for row in rows if row["differs"] and float(row["iou"]) >= SAME] == []


def test_the_comparison_is_of_the_mosaic_that_is_committed(rows, areas):
    table = {row["entry"]: row for row in read_table("second_route.csv")}
    assert list(table) == [row["entry"] for row in rows]
    for row in rows:
        ids = row["areas"].split(";")
        assert ids == named(table[row["entry"]]["areas"], list(areas))
        assert float(row["km2"]) == pytest.approx(sum(areas[each].km2 for each in ids), rel=0.002)


def test_the_piece_round_a_point_ends_at_the_lines():
    frame = shapely.box(0, 0, 4, 4)
    lines = np.array([shapely.LineString([(2, 0), (2, 4)]), shapely.LineString([(0, 3), (4, 3)])])
    left = piece(frame, lines, "1 1", 1e-5)
    assert agreement(left, shapely.box(0, 0, 2, 3)) > 0.999
    both = piece(frame, lines, "1 1;3 1", 1e-5)
    assert agreement(both, shapely.box(0, 0, 4, 3)) > 0.999


def test_a_line_that_ends_before_the_border_is_closed_by_a_greater_width():
    outline = shapely.box(0, 0, 4, 4).boundary
    lines = np.array([outline, shapely.LineString([(2, 0), (2, 3.999)])])
    west = shapely.box(0, 0, 2, 4)
    row = {"how": "faces", "where": "1 1"}
    assert agreement(second(row, west, None, lines), west) > SAME
    open_end = np.array([outline, shapely.LineString([(2, 0), (2, 3)])])
    assert agreement(second(row, west, None, open_end), west) < SAME


def test_patterns_add_and_take_away():
    ids = ["a.inside", "a.outside", "b"]
    assert named("a.*;!*.outside", ids) == ["a.inside"]
    assert named("b;a.*", ids) == ["a.inside", "a.outside", "b"]
