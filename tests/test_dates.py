"""Days, partial dates and the three answers that a day can have."""

from __future__ import annotations

import datetime
from datetime import date

import pendulum
import pytest

from caucasus_ref import DateError, PartialDate, Truth
from caucasus_ref.dates import (
    as_day,
    day_after,
    first_day,
    hand_out,
    in_order,
    in_words,
)


class TestAsDay:
    """What names one day, and what does not."""

    @pytest.mark.parametrize(
        "value",
        [
            "2024-04-05",
            date(2024, 4, 5),
            pendulum.Date(2024, 4, 5),
        ],
    )
    def test_a_day_is_a_plain_date(self, value: str | date) -> None:
        """Text, a date and a pendulum date all give a plain date."""
        day = as_day(value)
        assert date(2024, 4, 5) == day
        assert type(day) is date

    @pytest.mark.parametrize(
        ("value", "message"),
        [
            ("2024-04", 'on: "2024-04" is not one day; name the day, such as'),
            ("2024", 'on: "2024" is not one day; name the day, such as "2024'),
            (
                "04/05/2024",
                "on: '04/05/2024' is no day; write year, month and day as in",
            ),
            ("", "on: '' is no day; write year, month and day as in"),
            (" 2024-04-05", "on: ' 2024-04-05' is no day; write year"),
            ("2024-04-05\n", "on: '2024-04-05\\n' is no day; write year"),
            ("2024-4-5", "on: '2024-4-5' is no day; write year"),
            ("20240405", "on: '20240405' is no day; write year"),
            ("2024-W14-5", "on: '2024-W14-5' is no day; write year"),
            ("२०२४-०४-०५", "on: '२०२४-०४-०५' is no day; write year"),
            (None, "on: a question names its day; write it as"),
            (20240405, "on: 20240405 is no day; write"),
            (
                datetime.datetime(2024, 4, 5),  # noqa: DTZ001 # refused
                "on: datetime.datetime(2024, 4, 5, 0, 0) has a time of day",
            ),
            (
                pendulum.datetime(2024, 4, 5),
                (
                    "has a time of day, and its day depends on the time zone;"
                    " pass the day you mean, such as value.date()"
                ),
            ),
            (
                "0000-01-01",
                (
                    'on: "0000-01-01" is not in the calendar;'
                    " years are counted from 0001"
                ),
            ),
            (
                "2024-00-01",
                'on: "2024-00-01" is not in the calendar; months run from 01',
            ),
            (
                "2024-13-01",
                'on: "2024-13-01" is not in the calendar; months run from 01',
            ),
            (
                "2024-02-31",
                (
                    'on: "2024-02-31" is not in the calendar;'
                    " 2024-02 has the days 01 to 29"
                ),
            ),
            (
                "2023-02-29",
                (
                    'on: "2023-02-29" is not in the calendar;'
                    " 2023-02 has the days 01 to 28"
                ),
            ),
            (
                "2024-01-00",
                (
                    'on: "2024-01-00" is not in the calendar;'
                    " 2024-01 has the days 01 to 31"
                ),
            ),
            (
                "2024-12-32",
                (
                    'on: "2024-12-32" is not in the calendar;'
                    " 2024-12 has the days 01 to 31"
                ),
            ),
            (
                "0000",
                'on: "0000-01-01" is not in the calendar; years are counted',
            ),
        ],
    )
    def test_what_is_no_day_is_refused_with_the_way_out(
        self, value: object, message: str
    ) -> None:
        """The message says what is wrong and what to write."""
        with pytest.raises(DateError) as caught:
            as_day(value)
        assert message in str(caught.value)

    def test_the_suggested_day_of_a_month_is_its_first(self) -> None:
        """The way out of a month is a whole line to copy."""
        with pytest.raises(DateError, match=r'such as "2024-04-01"$'):
            as_day("2024-04")

    def test_the_message_names_the_argument(self) -> None:
        """With several days in a question it is clear which is meant."""
        with pytest.raises(DateError, match=r"^known_on: "):
            as_day("soon", "known_on")

    @pytest.mark.parametrize("text", ["0001-01-01", "9999-12-31"])
    def test_the_first_and_the_last_day_are_days(self, text: str) -> None:
        """The calendar is taken to its ends."""
        assert text == as_day(text).isoformat()


class TestFirstDay:
    """The beginning of a period."""

    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            ("1999", date(1999, 1, 1)),
            ("1999-02", date(1999, 2, 1)),
            ("1999-02-03", date(1999, 2, 3)),
            ("1999-02-03/2001", date(1999, 2, 3)),
            (date(1999, 2, 3), date(1999, 2, 3)),
        ],
    )
    def test_it_is_the_first_possible_day(
        self, value: str | date, expected: date
    ) -> None:
        """Of a coarse date the first possible day counts."""
        assert expected == first_day(value, "since")

    @pytest.mark.parametrize("value", ["", "soon", None, 1999])
    def test_what_is_no_date_is_refused(self, value: object) -> None:
        """The argument is named here as well."""
        with pytest.raises(DateError, match=r"^since: "):
            first_day(value, "since")


class TestPartialDate:
    """A first and a last possible day is all that a date is."""

    @pytest.mark.parametrize(
        ("text", "earliest", "latest"),
        [
            ("1992", "1992-01-01", "1992-12-31"),
            ("1992-02", "1992-02-01", "1992-02-29"),
            ("1993-02", "1993-02-01", "1993-02-28"),
            ("1992-12", "1992-12-01", "1992-12-31"),
            ("1992-05-15", "1992-05-15", "1992-05-15"),
            ("2012-06-28/2012-12-19", "2012-06-28", "2012-12-19"),
            ("1992/1993-05", "1992-01-01", "1993-05-31"),
            ("../2024-11-25", "0001-01-01", "2024-11-25"),
            ("2024-11/..", "2024-11-01", "9999-12-31"),
        ],
    )
    def test_the_bounds_are_the_first_and_the_last_day(
        self, text: str, earliest: str, latest: str
    ) -> None:
        """A year runs to 31 December, a month to its last day."""
        made = PartialDate.parse(text)
        assert date.fromisoformat(earliest) == made.earliest
        assert date.fromisoformat(latest) == made.latest
        assert isinstance(made.earliest, pendulum.Date)
        assert isinstance(made.latest, pendulum.Date)

    @pytest.mark.parametrize(
        ("text", "printed"),
        [
            ("1992", "1992"),
            ("1992-01-01/1992-12-31", "1992"),
            ("1992-01/1992-12", "1992"),
            ("1992/1993", "1992/1993"),
            ("1992-02-01/1992-02-29", "1992-02"),
            ("1992-02-01/1992-02-28", "1992-02-01/1992-02-28"),
            ("1992-02-02/1992-02-29", "1992-02-02/1992-02-29"),
            ("1992-02-01/1993-03-31", "1992-02/1993-03"),
            ("1992-01-01/1992-12-30", "1992-01-01/1992-12-30"),
            ("1992-01-02/1992-12-31", "1992-01-02/1992-12-31"),
            ("1992-01/1992-11", "1992-01/1992-11"),
            ("1992-02/1992-12", "1992-02/1992-12"),
            ("1992-05-15/1992-05-15", "1992-05-15"),
            ("../1992", "../1992"),
            ("../1992-05", "../1992-05"),
            ("../1992-05-15", "../1992-05-15"),
            ("1992/..", "1992/.."),
            ("1992-05/..", "1992-05/.."),
            ("1992-05-15/..", "1992-05-15/.."),
            ("0001-01-01/1992", "../1992"),
        ],
    )
    def test_it_prints_the_shortest_text(
        self, text: str, printed: str
    ) -> None:
        """Whatever means the same days prints alike and is equal."""
        made = PartialDate.parse(text)
        assert printed == str(made)
        assert PartialDate.parse(printed) == made
        assert f'PartialDate.parse("{printed}")' == repr(made)

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            (
                "",
                (
                    'date: \'\' is no date; write "1992", "1992-05",'
                    ' "1992-05-15" or a range of two of these, such as'
                    ' "1992/1993-05" or "../1993"'
                ),
            ),
            ("..", "date: '..' is no date"),
            ("1992/", "date: '' is no date"),
            ("/1992", "date: '' is no date"),
            ("199", "date: '199' is no date"),
            ("1992-5", "date: '1992-5' is no date"),
            ("1992/1993/1994", "date: '1993/1994' is no date"),
            (
                "1992-13",
                (
                    'date: "1992-13-01" is not in the calendar;'
                    " months run from 01 to 12"
                ),
            ),
            ("1992-00", "months run from 01 to 12"),
            ("0000", "years are counted from 0001"),
            (
                "1992-02-30",
                (
                    'date: "1992-02-30" is not in the calendar;'
                    " 1992-02 has the days 01 to 29"
                ),
            ),
            (
                "1993/1992",
                (
                    'date: "1993-01-01/1992-12-31" ends before it begins;'
                    " write the earlier day first"
                ),
            ),
            ("1992-05-16/1992-05-15", "ends before it begins"),
            (
                "../..",
                (
                    "date: a date that may be any day says nothing;"
                    " give it a first or a last possible day"
                ),
            ),
        ],
    )
    def test_what_is_no_date_is_refused_with_the_way_out(
        self, text: str, message: str
    ) -> None:
        """The message says what is wrong and what to write."""
        with pytest.raises(DateError) as caught:
            PartialDate.parse(text)
        assert message in str(caught.value)

    @pytest.mark.parametrize("value", [1992, None, date(1992, 5, 15)])
    def test_what_is_no_text_is_refused(self, value: object) -> None:
        """Numbers and dates are not taken for text."""
        with pytest.raises(DateError) as caught:
            PartialDate.parse(value, "left")  # type: ignore[arg-type]
        assert str(caught.value) == (
            f'left: {value!r} is not text; write it as "1992-05-15"'
        )

    def test_it_cannot_be_made_backwards(self) -> None:
        """The rule holds for what is made in Python as well."""
        with pytest.raises(DateError, match="ends before it begins"):
            PartialDate((date(1992, 1, 2), date(1992, 1, 1)))

    def test_it_is_made_of_days(self) -> None:
        """Text goes through `parse`, and the message says so."""
        with pytest.raises(DateError) as caught:
            PartialDate("1992")  # type: ignore[arg-type]
        assert str(caught.value) == (
            "bounds: '1992' is no pair of days;"
            ' write PartialDate.parse("1992-05")'
        )

    def test_a_day_of_its_own(self) -> None:
        """`of` gives the date that is just this day."""
        made = PartialDate.of(date(1992, 5, 15))
        assert PartialDate.parse("1992-05-15") == made

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("1992-05-15", True),
            ("1992-05-15/1992-05-15", True),
            ("1992-05", False),
            ("1992/1993", False),
        ],
    )
    def test_it_knows_whether_it_is_a_day(
        self, text: str, *, expected: bool
    ) -> None:
        """Only one possible day makes a day."""
        assert expected is PartialDate.parse(text).is_day

    def test_there_is_no_order(self) -> None:
        """A year has no place among its months."""
        with pytest.raises(TypeError):
            sorted([PartialDate.parse("1992"), PartialDate.parse("1993")])


def test_a_period_ends_after_it_begins() -> None:
    """An end on the same day would leave nothing; no end is for ever."""
    day = date(2024, 1, 31)
    in_order(day, None)
    in_order(day, date(2024, 2, 1))
    with pytest.raises(DateError) as caught:
        in_order(day, day)
    assert str(caught.value) == (
        "before: 2024-01-31 is not after since, 2024-01-31;"
        " give the later day as before"
    )


def test_a_truth_is_no_boolean() -> None:
    """Uncertain is neither true nor false, so `if truth:` is refused."""
    for truth in Truth:
        with pytest.raises(TypeError) as caught:
            bool(truth)
        assert str(caught.value) == (
            "a Truth is yes, uncertain or no: write `truth is Truth.YES`"
            " or `truth is not Truth.NO`"
        )


def test_days_are_handed_out_as_pendulum_dates() -> None:
    """They equal plain dates, hash alike, and can be counted with."""
    day = hand_out(date(2024, 1, 31))
    assert date(2024, 1, 31) == day
    assert hash(date(2024, 1, 31)) == hash(day)
    assert date(2024, 2, 29) == day.add(months=1)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2001-01-01", "2003-04-15", "2 years 3 months 2 weeks"),
        ("2001-01-01", "2002-01-01", "1 year"),
        ("2001-01-01", "2001-01-02", "1 day"),
        ("2001-01-01", "2001-01-01", "0 days"),
    ],
)
def test_durations_are_worded(start: str, end: str, words: str) -> None:
    """A duration is counted from the first day to the first day without."""
    assert words == in_words(
        date.fromisoformat(start), date.fromisoformat(end)
    )


def test_durations_are_english_whatever_pendulum_speaks() -> None:
    """Who sets another locale for their own dates gets the same answers."""
    spoken = pendulum.get_locale()
    pendulum.set_locale("fr")
    try:
        words = in_words(date(2001, 1, 1), date(2003, 1, 1))
    finally:
        pendulum.set_locale(spoken)
    assert words == "2 years"


def test_the_last_day_has_no_next() -> None:
    """The calendar ends without an error."""
    assert day_after(date.max) is None
    assert date(2024, 3, 1) == day_after(date(2024, 2, 29))
    assert date.max == day_after(date(9999, 12, 30))
