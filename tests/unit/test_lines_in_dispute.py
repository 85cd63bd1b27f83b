"""Positions on a line and on a dispute's own shapes decide the picture like those on areas."""

from datetime import date

import pytest

from parley.catalog import Catalog
from parley.catalog.ledgers import own, own_shapes, views_of
from parley.model import LedgerEntry, Line
from parley.mosaic.areas import Area
from parley.mosaic.ledger import Ledger
from parley.mosaic.views import DE_FACTO, NEUTRAL, Boundary, Status, Views
from parley.vocabulary import LineKind, Position, PositionKind

DAY = date(2020, 6, 1)
SLUG = "graustark-ruritania"


def position(party, stance, where, *, of=None, kind=None):
    return LedgerEntry(
        id=f"{party}-{stance}-{where}".lower().replace("/", "-").replace("_", "-"),
        area=where if "/" not in where else "line",
        party=party,
        position=Position.of(stance),
        of=of,
        kind=PositionKind.of(kind) if kind else None,
        basis="said so",
        sources=("s",),
    ).model_copy(update={"area": where})


def country(name):
    box = (0, 0, 1, 1)
    return Area(name, name, name, name, contested=False, km2=1.0, label=(0, 0), bounds=box)


def border(kind, *rows):
    areas = {name: country(name) for name in ("AAA", "BBB")}
    record = {"id": "line", "left": "AAA", "right": "BBB", "name": "Line", "sources": ("s",)}
    line = Line(kind=LineKind.of(kind), **record).model_copy(update={"id": "dispute/line"})
    return Views(Ledger(areas, rows, [line], lambda name: frozenset({name})))


@pytest.mark.parametrize(
    ("view", "drawn"),
    [
        (NEUTRAL, Boundary.DASHED),
        (DE_FACTO, Boundary.SOLID),
        ("AAA", Boundary.DASHED),
        ("BBB", Boundary.SOLID),
        ("CCC", Boundary.SOLID),
        ("DDD", Boundary.DASHED),
    ],
)
def test_a_rejected_line_is_dashed_for_whoever_rejects_it_and_neutrally(view, drawn):
    views = border(
        "boundary",
        position("AAA", "rejects", "dispute/line", of="BBB"),
        position("BBB", "claims", "dispute/line"),
        position("CCC", "recognises", "dispute/line", of="BBB"),
    )
    assert views.boundary(view, DAY, "AAA", "BBB") is drawn


def test_a_rejection_of_a_line_gives_land_to_nobody():
    views = border("boundary", position("AAA", "rejects", "dispute/line", of="BBB"))
    for view in (NEUTRAL, DE_FACTO, "AAA", "BBB"):
        assert views.answer(view, "BBB", DAY).parties == ("BBB",)
        assert views.answer(view, "AAA", DAY).parties == ("AAA",)


@pytest.mark.parametrize(
    ("kind", "drawn"), [("boundary", Boundary.SOLID), ("disputed_boundary", Boundary.DASHED)]
)
def test_the_kind_of_a_line_says_whether_it_is_disputed(kind, drawn):
    assert border(kind).boundary(NEUTRAL, DAY, "AAA", "BBB") is drawn


def test_a_shape_with_positions_is_answered_like_an_area(specimen, folder):
    with (folder / "positions.csv").open("a", encoding="utf-8") as file:
        file.write("gra-bridge,bridge,GRA,claims,,active,1921,,,,,,Said so.,gazette-1921,\n")
        file.write("rur-bridge,bridge,RUR,claims,,active,1998,,,,,,Said so.,gazette-1921,\n")
        file.write("rur-holds,bridge,RUR,controls,,sole,1998,,,,,,Stands there.,gazette-1921,\n")
    catalog = Catalog.load(specimen)
    assert not catalog.problems
    views, bridge = views_of(catalog), own(SLUG, "bridge")
    assert [shape.id for shape in own_shapes(catalog.disputes[SLUG])] == ["bridge"]
    assert views.answer(NEUTRAL, bridge, date(1950, 1, 1)).status is Status.SETTLED
    assert views.answer(NEUTRAL, bridge, DAY).status is Status.CONTESTED
    assert views.answer("GRA", bridge, DAY).parties == ("GRA",)
    assert views.answer(DE_FACTO, bridge, DAY).parties == ("RUR",)
    assert bridge not in catalog.areas, "the mosaic itself does not grow"


def test_a_position_on_nothing_known_is_named_with_the_nearest_id(specimen, folder):
    with (folder / "positions.csv").open("a", encoding="utf-8") as file:
        file.write("gra-river,river-lin,GRA,claims,,active,1921,,,,,,Said so.,gazette-1921,\n")
    (problem,) = Catalog.load(specimen).problems
    assert "Did you mean 'river-line'?" in str(problem)
