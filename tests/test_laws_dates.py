"""The laws of dates: what is written is read back, what is bad is refused."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import caucasus_ref as cr
from caucasus_ref.dates import PartialDate, as_day, first_day
from caucasus_ref.strategies import days, partial_dates


ANY_DAY = st.dates()
ALMOST = st.text("0123456789-/.", max_size=21) | st.text(max_size=12)


@st.composite
def ranges(draw: st.DrawFn) -> tuple[date, date]:
    """Draw a first and a last day, which are not all days there are."""
    first, last = sorted((draw(ANY_DAY), draw(ANY_DAY)))
    return first, last if (first, last) != (date.min, date.max) else first


@given(partial_dates())
def test_a_date_is_read_back_as_it_is_printed(one: PartialDate) -> None:
    """Parsing the text of a date gives the same date."""
    assert PartialDate.parse(str(one)) == one


@given(ranges())
def test_any_range_is_read_back_as_it_is_printed(
    bounds: tuple[date, date],
) -> None:
    """Every range of days has a text of its own."""
    one = PartialDate(bounds)
    assert PartialDate.parse(str(one)).bounds == bounds


@given(partial_dates())
def test_a_repr_is_the_call_that_makes_it(one: PartialDate) -> None:
    """A partial date's repr evaluates to itself."""
    assert eval(repr(one), {"PartialDate": PartialDate}) == one  # noqa: S307


@given(partial_dates())
def test_earliest_is_never_after_latest(one: PartialDate) -> None:
    """The first possible day is not later than the last."""
    assert one.earliest <= one.latest
    assert (one.earliest, one.latest) == one.bounds
    assert one.is_day is (one.earliest == one.latest)


@given(ANY_DAY)
def test_a_day_lies_in_its_month_and_its_year(day: date) -> None:
    """A month and a year allow exactly their own days."""
    text = day.isoformat()
    month = PartialDate.parse(text[:7]).bounds
    year = PartialDate.parse(text[:4]).bounds
    length = monthrange(day.year, day.month)[1]
    assert month == (day.replace(day=1), day.replace(day=length))
    assert year == (date(day.year, 1, 1), date(day.year, 12, 31))
    assert PartialDate.parse(text) == PartialDate.of(day)


@given(ANY_DAY)
def test_the_shortest_text_names_the_same_days(day: date) -> None:
    """A whole month or year prints as such, however it was written."""
    month = PartialDate.parse(day.isoformat()[:7])
    year = PartialDate.parse(day.isoformat()[:4])
    assert str(PartialDate(month.bounds)) == day.isoformat()[:7]
    assert str(PartialDate(year.bounds)) == day.isoformat()[:4]


@given(days())
def test_a_month_that_lacks_a_day_is_no_month(day: date) -> None:
    """A range one day short of a month or a year is printed as a range."""
    for length in (4, 7):
        first, last = PartialDate.parse(day.isoformat()[:length]).bounds
        short = PartialDate((first, last - timedelta(days=1)))
        late = PartialDate((first + timedelta(days=1), last))
        assert str(short) == f"{first}/{last - timedelta(days=1)}"
        assert str(late) == f"{first + timedelta(days=1)}/{last}"


@given(ANY_DAY)
def test_every_day_is_read_as_itself(day: date) -> None:
    """Text, date and pendulum day of one day are one day, a plain date."""
    import pendulum  # noqa: PLC0415 # it takes a while

    given = pendulum.Date(day.year, day.month, day.day)
    assert as_day(day.isoformat()) == as_day(day) == as_day(given) == day
    assert type(as_day(given)) is date
    assert first_day(given, "since") == day


@given(partial_dates())
def test_a_period_begins_on_its_first_possible_day(one: PartialDate) -> None:
    """Since and before take the first possible day of a coarse date."""
    assert first_day(str(one), "since") == one.bounds[0]


@given(ALMOST)
def test_text_is_a_day_or_a_date_error(text: str) -> None:
    """Any text is read as the day it writes or refused as documented."""
    try:
        day = as_day(text)
    except cr.DateError as error:
        assert str(error).startswith("on: ")  # noqa: PT017 # or a day
    else:
        assert day.isoformat() == text


@given(ALMOST)
def test_text_is_a_date_or_a_date_error(text: str) -> None:
    """Any text is read as a date or refused as documented, by its name."""
    try:
        one = PartialDate.parse(text, "since")
    except cr.DateError as error:
        start = "since: ", "a date that may"
        assert str(error).startswith(start)  # noqa: PT017 # or a date
    else:
        assert PartialDate.parse(str(one)) == one


@given(st.none() | st.integers() | st.floats() | st.datetimes() | st.binary())
def test_what_is_no_day_is_refused_with_the_way_out(value: object) -> None:
    """Whatever is neither text nor a date is a documented error."""
    with pytest.raises(cr.DateError, match=r"2024-04-05|value\.date\(\)"):
        as_day(value)


@given(st.text(max_size=12))
def test_text_is_a_name_or_an_unknown_name(text: str) -> None:
    """Any text finds a record or raises the documented error."""
    for registry in (cr.bodies, cr.countries):
        try:
            found = registry.find(text)
        except cr.UnknownNameError as error:
            assert error.name == text  # noqa: PT017 # or a record
            assert text not in registry
        else:
            assert registry[text] is found
