from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.dates import Interval, PartialDate, age_in_words, today

days = st.dates(date(1000, 1, 1), date(2999, 12, 31))


def test_a_date_keeps_what_is_known_and_no_more():
    assert PartialDate.parse("1962").words == "1962"
    assert PartialDate.parse("1962-10").words == "Oct 1962"
    assert PartialDate.parse("1962-10-20").words == "20 Oct 1962"
    assert PartialDate.parse("1962-10").latest == date(1962, 10, 31)


@pytest.mark.parametrize(
    "text", ["", "62", "1962-1", "1962/10/20", "20/10/1962", "1962-13", "2023-02-29", "Oct-62"]
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        PartialDate.parse(text)


def test_a_day_without_a_month_is_refused():
    with pytest.raises(ValueError, match="month"):
        PartialDate(1962, None, 20)


@given(days)
def test_every_day_survives_being_written_and_read(day):
    assert PartialDate.parse(PartialDate(day.year, day.month, day.day).iso).earliest == day


@given(days, days)
def test_order_agrees_with_the_calendar(one, other):
    first, second = (PartialDate(d.year, d.month, d.day) for d in (one, other))
    assert (first < second) == (one < other)


def test_a_record_holds_from_its_first_day_to_the_day_before_its_end():
    held = Interval(PartialDate(1974, 8, 16), PartialDate(1983, 11, 15))
    assert held.holds_on(date(1974, 8, 16))
    assert held.holds_on(date(1983, 11, 14))
    assert not held.holds_on(date(1983, 11, 15))
    assert not held.holds_on(date(1974, 8, 15))


def test_two_records_that_meet_in_a_year_neither_overlap_nor_leave_a_gap():
    before = Interval(None, PartialDate(2014))
    after = Interval(PartialDate(2014), None)
    for day in (date(2013, 12, 31), date(2014, 1, 1), date(2014, 6, 1)):
        assert before.holds_on(day) != after.holds_on(day)


def test_a_record_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="ends"):
        Interval(PartialDate(2000), PartialDate(1999))


@pytest.mark.parametrize(
    ("then", "words"),
    [
        (date(2026, 11, 22), "today"),
        (date(2026, 11, 21), "1 day old"),
        (date(2026, 11, 10), "12 days old"),
        (date(2026, 8, 20), "3 months old"),
        (date(2020, 6, 15), "6 years old"),
        (date(2027, 1, 1), "in the future"),
    ],
)
def test_the_age_of_a_status_is_said_in_the_unit_a_reader_would_use(then, words):
    assert age_in_words(then, date(2026, 11, 22)) == words


def test_today_can_be_set(monkeypatch):
    monkeypatch.setenv("PARLEY_TODAY", "2024-02-29")
    assert today() == date(2024, 2, 29)
