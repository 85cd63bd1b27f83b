"""The rules of the views, held on the real ledger: total, even-handed, closed."""

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from parley.mosaic.coverage import Coverage
from parley.mosaic.views import DE_FACTO, NEUTRAL, Boundary, Status
from parley.vocabulary import Position

DAYS = [date(year, 7, 1) for year in (1920, 1947, 1949, 1965, 1975, 1992, 2008, 2015, 2021, 2026)]


@pytest.fixture(scope="module")
def parties(catalog):
    return sorted({party for dispute in catalog.disputes.values() for party in dispute.parties})


@pytest.fixture(scope="module")
def region(catalog):
    return Coverage.load("region", catalog.root / "mosaic")


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_area_is_assigned_or_contested_in_every_view(views, parties, day):
    for view in (NEUTRAL, DE_FACTO, *parties):
        assigned = views.assign(view, day)
        assert set(assigned) == set(views.ledger.areas)
        for area, answer in assigned.items():
            if answer.status is Status.SETTLED:
                assert len(answer.parties) == 1, (view, area)
            if answer.status is Status.UNCLAIMED:
                assert not answer.parties, (view, area)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_no_partys_own_view_leaves_its_claim_to_another(views, parties, day):
    for party in parties:
        for area in views.ledger.areas:
            live = views.ledger.entries(area, day)
            claims = any(r.position is Position.CLAIMS and r.party == party for r in live)
            renounced = any(r.position is Position.RENOUNCES and r.party == party for r in live)
            if claims and not renounced:
                assert party in views.answer(party, area, day).parties, (party, area)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_view_does_not_differ_from_itself(views, parties, day):
    for view in (NEUTRAL, DE_FACTO, *parties):
        assert views.difference(view, day, view, day) == {}


@pytest.mark.parametrize("view", [NEUTRAL, DE_FACTO, "CHN", "IND", "RUS"])
def test_boundaries_of_a_view_close(views, region, view):
    """Where two areas are answered differently a line runs, and no such line ends in the open."""
    arcs, ids = region.arcs, region.ids
    for day in DAYS[-4:]:
        ends: Counter[tuple[float, float]] = Counter()
        for number in range(len(arcs)):
            left, right = int(arcs.left[number]), int(arcs.right[number])
            drawn = right < 0
            if right >= 0:
                one, other = sorted((ids[left], ids[right]))
                differ = views.answer(view, one, day) != views.answer(view, other, day)
                assert not differ or views.boundary(view, day, one, other) is not Boundary.NONE
                drawn = differ
            if drawn:
                line = arcs.coords[arcs.start[number] : arcs.start[number + 1]]
                if tuple(line[0]) != tuple(line[-1]):
                    ends.update([tuple(line[0]), tuple(line[-1])])
        assert [spot for spot, degree in ends.items() if degree == 1] == []


def test_an_answer_changes_only_on_the_days_that_its_area_knows(views):
    for area in views.ledger.areas:
        turns = views.ledger.turns(area)
        for one, other in pairwise(turns):
            middle = one + (other - one) / 2
            assert views.answer(NEUTRAL, area, one) == views.answer(NEUTRAL, area, middle)
            assert views.answer(DE_FACTO, area, one) == views.answer(DE_FACTO, area, middle)
