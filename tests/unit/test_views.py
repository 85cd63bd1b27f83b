"""The rules of a view, case by case, on the specimen and on small ledgers."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.dates import Interval, PartialDate
from parley.model import LedgerEntry, Line
from parley.mosaic.areas import Area
from parley.mosaic.ledger import Ledger
from parley.mosaic.views import DE_FACTO, NEUTRAL, Assignment, Boundary, Status, Views

DAY = date(2020, 6, 1)
PARTIES = ("AAA", "BBB", "CCC", "DDD")


def area(name, base, *, contested=True):
    return Area(name, name, base or name[:3].upper(), base, contested, 1.0, (0, 0), (0, 0, 1, 1))


def entry(party, position, where, *, of=None, kind=None, start=None, end=None):
    held = Interval(PartialDate(start) if start else None, PartialDate(end) if end else None)
    return LedgerEntry(
        id=f"r{abs(hash((party, position, where, of, kind, start, end)))}",
        area=where,
        party=party,
        position=position,
        of=of,
        kind=kind,
        held=held,
        basis="test",
        sources=("s",),
    )


def world(entries, bases=(("x", "AAA"), ("y", "AAA"), ("z", "BBB")), lines=()):
    areas = {name: area(name, base) for name, base in bases}
    return Views(Ledger(areas, entries, lines, lambda name: frozenset({name}) & set(areas)))


def settled(party):
    return Assignment(Status.SETTLED, (party,))


def contested(*parties):
    return Assignment(Status.CONTESTED, parties)


def in_view(views, view, where="x", day=DAY):
    return views.assign(view, day)[where]


def test_two_claims_are_contested_whoever_controls():
    views = world([entry("BBB", "claims", "x"), entry("BBB", "controls", "x", kind="sole")])
    assert in_view(views, NEUTRAL) == contested("AAA", "BBB")
    assert in_view(views, DE_FACTO) == settled("BBB")
    assert in_view(views, "AAA") == settled("AAA")
    assert in_view(views, "BBB") == settled("BBB")
    assert in_view(views, "CCC") == contested("AAA", "BBB")


def test_a_dormant_claim_counts_only_in_its_own_view():
    views = world([entry("BBB", "claims", "x", kind="dormant")])
    assert in_view(views, NEUTRAL) == settled("AAA")
    assert in_view(views, "BBB") == settled("BBB")
    assert in_view(views, "CCC") == settled("AAA")


def test_recognition_gives_the_area_to_whom_it_names():
    views = world([entry("BBB", "claims", "x"), entry("CCC", "recognises", "x", of="BBB")])
    assert in_view(views, "CCC") == settled("BBB")


def test_a_partys_own_claim_comes_before_its_recognition_of_another():
    views = world([entry("BBB", "claims", "x"), entry("BBB", "recognises", "x", of="AAA")])
    assert in_view(views, "BBB") == settled("BBB")


def test_a_rejection_gives_land_to_nobody():
    views = world([entry("CCC", "rejects", "x", of="AAA")])
    assert in_view(views, "CCC") == contested("AAA")
    assert in_view(views, NEUTRAL) == settled("AAA")


def test_a_renounced_title_leaves_the_area_unclaimed_though_held():
    views = world([entry("AAA", "renounces", "x")])
    assert in_view(views, NEUTRAL).status is Status.UNCLAIMED
    assert in_view(views, DE_FACTO) == settled("AAA")


def test_peacekeeping_is_control_and_never_a_claim():
    views = world([entry("UNX", "controls", "x", kind="peacekeeping")])
    assert in_view(views, NEUTRAL) == settled("AAA")
    assert in_view(views, DE_FACTO) == settled("UNX")
    assert views.boundary(NEUTRAL, DAY, "x", "y") is Boundary.DOTTED


def test_a_condominium_is_shared_in_every_view():
    rows = [entry(p, "claims", "x", kind="condominium") for p in ("BBB", "CCC")]
    views = world(rows, bases=(("x", ""), ("y", "AAA")))
    for view in (NEUTRAL, "BBB", "DDD"):
        assert in_view(views, view) == Assignment(Status.SHARED, ("BBB", "CCC"))


def test_an_area_cut_out_but_not_recorded_is_contested_and_names_nobody():
    views = world([], bases=(("x", "AAA"),))
    for view in (NEUTRAL, DE_FACTO, "AAA"):
        assert in_view(views, view) == contested()


def test_control_is_dated():
    views = world(
        [
            entry("BBB", "claims", "x"),
            entry("BBB", "controls", "x", kind="sole", start=2000, end=2010),
        ]
    )
    assert in_view(views, DE_FACTO, day=date(1999, 12, 31)) == settled("AAA")
    assert in_view(views, DE_FACTO, day=date(2000, 1, 1)) == settled("BBB")
    assert in_view(views, DE_FACTO, day=date(2010, 1, 1)) == settled("AAA")


@pytest.mark.parametrize(
    ("view", "drawn"),
    [
        (NEUTRAL, Boundary.DOTTED),
        (DE_FACTO, Boundary.DOTTED),
        ("AAA", Boundary.INNER),
        ("BBB", Boundary.SOLID),
    ],
)
def test_the_line_between_a_holder_and_a_claimant_is_a_line_of_control(view, drawn):
    views = world(
        [
            entry("BBB", "claims", "x"),
            entry("BBB", "controls", "x", kind="sole"),
            entry("AAA", "claims", "y"),
        ]
    )
    assert views.boundary(view, DAY, "x", "y") is drawn


def test_where_control_is_contested_the_forces_meet_inside_not_at_the_edge():
    views = world(
        [
            entry("BBB", "claims", "x"),
            entry("BBB", "claims", "y"),
            entry("AAA", "controls", "x", kind="contested"),
            entry("BBB", "controls", "x", kind="contested"),
            entry("BBB", "controls", "y", kind="sole"),
        ]
    )
    assert views.boundary(NEUTRAL, DAY, "x", "y") is Boundary.NONE


def test_an_agreed_boundary_is_no_line_of_control():
    line = Line(
        id="agreed", left="x", right="z", kind="boundary", name="Agreed line", sources=("s",)
    )
    rows = [entry("BBB", "claims", "x"), entry("AAA", "controls", "x", kind="sole")]
    assert world(rows).boundary(NEUTRAL, DAY, "x", "z") is Boundary.DOTTED
    assert world(rows, lines=[line]).boundary(NEUTRAL, DAY, "x", "z") is Boundary.DASHED


def test_the_coast_is_a_coast_in_every_view():
    assert world([]).boundary(NEUTRAL, DAY, "x", "~sea") is Boundary.COAST


entries = st.builds(
    lambda p, position, where, of, kind, start, length: entry(
        p,
        position,
        where,
        of=of if position in ("recognises", "rejects") else None,
        kind={"claims": kind, "controls": "contested"}.get(position),
        start=start,
        end=start + length,
    ),
    st.sampled_from(PARTIES),
    st.sampled_from(["claims", "controls", "recognises", "rejects", "renounces", "denies_dispute"]),
    st.sampled_from("xyz"),
    st.sampled_from(PARTIES),
    st.sampled_from([None, "active", "dormant", "condominium"]),
    st.integers(1990, 2020),
    st.integers(1, 20),
)
ledgers = st.lists(entries, max_size=12)
dates = st.dates(date(1985, 1, 1), date(2045, 1, 1))


@pytest.mark.property
@settings(max_examples=150, deadline=None)
@given(ledgers, dates, st.sampled_from([NEUTRAL, DE_FACTO, *PARTIES]))
def test_every_area_is_assigned_or_contested_and_well_formed(rows, day, view):
    assigned = world(rows).assign(view, day)
    assert set(assigned) == set("xyz")
    for answer in assigned.values():
        assert (answer.status is Status.UNCLAIMED) <= (not answer.parties)
        assert answer.status is not Status.SETTLED or len(answer.parties) == 1
        assert list(answer.parties) == sorted(answer.parties)


@pytest.mark.property
@settings(max_examples=150, deadline=None)
@given(ledgers, dates, st.sampled_from(PARTIES))
def test_a_partys_own_view_never_leaves_its_claim_to_another(rows, day, party):
    views = world(rows)
    claimed = [
        row.area
        for row in rows
        if row.position == "claims" and row.party == party and row.held.holds_on(day)
    ]
    given_up = {
        row.area
        for row in rows
        if row.position == "renounces" and row.party == party and row.held.holds_on(day)
    }
    for where in set(claimed) - given_up:
        assert party in in_view(views, party, where, day).parties


@pytest.mark.property
@settings(max_examples=150, deadline=None)
@given(ledgers, dates, st.permutations(PARTIES))
def test_the_neutral_view_is_symmetric_under_renaming_the_parties(rows, day, order):
    name = dict(zip(PARTIES, order, strict=True))
    bases = (("x", "AAA"), ("y", "AAA"), ("z", "BBB"))
    renamed = [
        row.model_copy(update={"party": name[row.party], "of": name.get(row.of)}) for row in rows
    ]
    one = world(rows, bases).assign(NEUTRAL, day)
    other = world(renamed, tuple((a, name[b]) for a, b in bases)).assign(NEUTRAL, day)
    for where, answer in one.items():
        assert other[where] == Assignment(
            answer.status, tuple(sorted(name[p] for p in answer.parties))
        )


@pytest.mark.property
@settings(max_examples=100, deadline=None)
@given(ledgers, dates)
def test_the_difference_of_a_view_with_itself_is_empty_and_no_other_boundary_is_drawn(rows, day):
    views = world(rows)
    for view in (NEUTRAL, DE_FACTO, "AAA"):
        assert views.difference(view, day, view, day) == {}
        assigned = views.assign(view, day)
        for one, other in (("x", "y"), ("y", "z"), ("x", "z")):
            if assigned[one] != assigned[other]:
                assert views.boundary(view, day, one, other) is not Boundary.NONE


def test_the_day_decides_nothing_between_two_change_days(small):
    _, views = small
    days = views.ledger.change_days
    assert date(1998, 6, 14) in days
    assert views.assign(DE_FACTO, date(1998, 6, 13)) is views.assign(DE_FACTO, date(1950, 1, 1))
    assert views.assign(DE_FACTO, date(1998, 6, 13)) != views.assign(DE_FACTO, date(1998, 6, 14))
