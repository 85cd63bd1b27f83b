"""Pressure and dialogue by quarter, and how long it took to the next use of force."""

from datetime import date
from math import isnan
from types import SimpleNamespace

import pytest

from parley.analysis.following import FORCE, Wait, after_measures, curve, is_force, otherwise
from parley.analysis.tracks import quarters
from parley.dates import Interval, PartialDate
from parley.vocabulary import Hostility, MeasureKind, Track


def event(when, track, level):
    return SimpleNamespace(
        when=PartialDate.parse(when), track=track, hostility=Hostility.of(str(level)), id=when
    )


def dispute(events, measures=(), slug="ruritania", as_of=date(2020, 1, 1)):
    rows = [
        SimpleNamespace(
            kind=MeasureKind.HOTLINE, held=Interval(PartialDate.parse(start) if start else None)
        )
        for start in measures
    ]
    return SimpleNamespace(slug=slug, timeline=events, measures=rows, as_of=as_of)


CALM = [
    event("2000-01-01", Track.RAISES, 1),
    event("2004-07-01", Track.RAISES, FORCE),
    event("2010-05-05", Track.EASES, 1),
]


def test_a_quarter_adds_levels_of_pressure_and_counts_dialogue():
    events = [
        event("2020-05-05", Track.RAISES, 3),
        event("2020-06-15", Track.RAISES, 4),
        event("2020-06-20", Track.EASES, 1),
        event("2020-07", Track.EASES, 2),
        event("2020", Track.RAISES, 5),
    ]
    found, undated = quarters([dispute(events)])
    assert [(q.label, q.pressure, q.dialogue) for q in found] == [
        ("2020 Q2", 7, 1),
        ("2020 Q3", 0, 1),
    ]
    assert undated == 1
    assert [e.id for _, e in found[0].events] == ["2020-05-05", "2020-06-15", "2020-06-20"]


def test_quarters_before_the_year_asked_for_are_left_out():
    found, undated = quarters([dispute([event("1999-01-01", Track.RAISES, 3)])], since=2000)
    assert (found, undated) == ([], 0)


def test_a_wait_ends_with_the_next_use_of_force_or_with_the_record():
    here = dispute(CALM, ["2002-07-01", "2005-01-01"])
    first, second = after_measures([here], MeasureKind.HOTLINE)
    assert (round(first.years, 1), first.ended) == (2.0, True)
    assert (round(second.years, 1), second.ended) == (15.0, False)


def test_a_measure_without_a_date_or_of_another_kind_gives_no_wait():
    here = dispute(CALM, [None, "2002-07-01"])
    assert len(after_measures([here], MeasureKind.HOTLINE)) == 1
    assert after_measures([here], MeasureKind.NO_FLY) == []


def test_other_years_are_those_of_the_same_dispute_without_such_a_beginning():
    here = dispute(CALM, ["2002-07-01"])
    starts = {wait.start.year for wait in otherwise([here], MeasureKind.HOTLINE)}
    assert 2002 not in starts
    assert starts == set(range(2001, 2021)) - {2002}
    assert otherwise([dispute(CALM)], MeasureKind.HOTLINE) == []


def test_the_curve_falls_from_one_and_lies_in_its_band():
    waits = [Wait("a", date(2000, 1, 1), float(n), n < 8) for n in range(1, 11)]
    found = curve(waits)
    assert (found.n, found.ended) == (10, 7)
    assert found.share[0] == 1.0
    assert list(found.share) == sorted(found.share, reverse=True)
    # By hand: at year one one of ten has ended, at year two one of the nine that are left.
    assert found.share[1] == pytest.approx(0.9)
    assert found.share[2] == pytest.approx(0.9 * 8 / 9)
    for share, low, high in zip(found.share, found.low, found.high, strict=True):
        assert isnan(low) or low <= share <= high


def test_too_few_waits_or_none_that_ended_give_no_curve():
    assert curve([Wait("a", date(2000, 1, 1), 1.0, ended=True)] * 4) is None
    assert curve([Wait("a", date(2000, 1, 1), 1.0, ended=False)] * 9) is None


def test_a_use_of_force_is_level_four_and_above():
    assert [is_force(level) for level in Hostility] == [False, False, False, True, True]


def test_on_the_real_record_waits_are_inside_it(catalog):
    disputes = list(catalog.disputes.values())
    waits = after_measures(disputes, MeasureKind.HOTLINE)
    assert len(waits) >= 15
    for wait in waits:
        record = catalog.disputes[wait.dispute]
        assert record.timeline[0].when.earliest <= wait.start <= record.as_of
        assert wait.years > 0
