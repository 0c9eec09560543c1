"""
Days as the record writes them, and the three answers a day can have.

The one home of our date grammar and of pendulum, which is imported when the
first day is handed out: an answer that is only printed does not need it.
"""

from __future__ import annotations

import enum
import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NoReturn, TypeAlias

import attrs

from .errors import DateError, quoted


if TYPE_CHECKING:
    import pendulum

DateLike: TypeAlias = str | date

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_COARSE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?")
_OPEN = ".."
_ONE_DAY = timedelta(days=1)


class Truth(enum.Enum):
    """Whether something holds on a day: certainly, possibly or not at all."""

    YES = "yes"
    UNCERTAIN = "uncertain"
    NO = "no"

    def __bool__(self) -> NoReturn:
        msg = (
            "a Truth is yes, uncertain or no: "
            "write `truth is Truth.YES` or `truth is not Truth.NO`"
        )
        raise TypeError(msg)


def hand_out(day: date) -> pendulum.Date:
    """Give a plain day the way users get it, as a `pendulum.Date`."""
    from pendulum import Date  # noqa: PLC0415 # 60 ms, not needed to print

    return Date(day.year, day.month, day.day)


def in_words(start: date, end: date) -> str:
    """Say how long it is from *start* to *end*, in years, months and days."""
    if start == end:
        return "0 days"
    return (hand_out(end) - hand_out(start)).in_words(locale="en")


def day_after(day: date) -> date | None:
    """Give the next day; after the last day that can be written, none."""
    return None if day == date.max else day + _ONE_DAY


def as_day(value: object, argument: str = "on") -> date:
    """
    Read one calendar day, as a plain `datetime.date`.

    Takes `"2024-04-05"`, a `datetime.date` or a `pendulum.Date`.

    Raises:
        DateError: If it is anything else; the message says what to write.
    """
    if type(value) is date:
        return value
    if isinstance(value, str):
        return _day_from_text(value, argument)
    if isinstance(value, datetime):
        msg = (
            f"{argument}: {quoted(value)} has a time of day, and its day"
            " depends on the time zone; pass the day you mean, such as"
            " value.date()"
        )
        raise DateError(msg)
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    if value is None:
        msg = (
            f"{argument}: a question names its day; "
            'write it as "2024-04-05" (there is no silent today)'
        )
        raise DateError(msg)
    msg = (
        f"{argument}: {quoted(value)} is no day; "
        'write "2024-04-05" or pass a datetime.date'
    )
    raise DateError(msg)


def first_day(value: object, argument: str) -> date:
    """
    Read the beginning of a period: the first possible day of a coarse date.

    Raises:
        DateError: If it is neither a day nor a year, month or range as text.
    """
    if isinstance(value, str):
        return PartialDate.parse(value, argument).bounds[0]
    return as_day(value, argument)


def in_order(first: date, limit: date | None) -> None:
    """
    Refuse a period that ends before it begins.

    Raises:
        DateError: If *limit*, given as `before`, is not after *first*.
    """
    if limit is not None and limit <= first:
        msg = (
            f"before: {limit} is not after since, {first};"
            " give the later day as before"
        )
        raise DateError(msg)


def _day_from_text(text: str, argument: str) -> date:
    if _DAY.fullmatch(text):
        return _calendar_day(text, argument)
    if _COARSE.fullmatch(text):
        first = PartialDate.parse(text, argument).bounds[0]
        msg = (
            f'{argument}: "{text}" is not one day; '
            f'name the day, such as "{first.isoformat()}"'
        )
        raise DateError(msg)
    msg = (
        f"{argument}: {quoted(text)} is no day; "
        'write year, month and day as in "2024-04-05"'
    )
    raise DateError(msg)


def _calendar_day(text: str, argument: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        year, month, _ = (int(part) for part in text.split("-"))
        if year == 0:
            why = "years are counted from 0001"
        elif not 1 <= month <= 12:  # noqa: PLR2004 # months of a year
            why = "months run from 01 to 12"
        else:
            last = monthrange(year, month)[1]
            why = f"{year:04}-{month:02} has the days 01 to {last}"
        msg = f'{argument}: "{text}" is not in the calendar; {why}'
        raise DateError(msg) from None


def _period(text: str, argument: str) -> tuple[date, date]:
    """Read a day, a month or a year as its first and its last day."""
    if _DAY.fullmatch(text):
        day = _calendar_day(text, argument)
        return day, day
    match = _COARSE.fullmatch(text)
    if match is None:
        msg = (
            f"{argument}: {quoted(text)} is no date; write "
            '"1992", "1992-05", "1992-05-15" or a range of two of these, '
            'such as "1992/1993-05" or "../1993"'
        )
        raise DateError(msg)
    year, month = match.groups()
    first = _calendar_day(f"{year}-{month or '01'}-01", argument)
    if month is None:
        return first, date(first.year, 12, 31)
    return first, first.replace(day=monthrange(first.year, first.month)[1])


def _check_bounds(_: object, __: object, bounds: tuple[date, date]) -> None:
    if not isinstance(bounds, tuple):
        msg = (
            f"bounds: {bounds!r} is no pair of days;"
            f' write PartialDate.parse("1992-05")'
        )
        raise DateError(msg)
    if bounds[0] > bounds[1]:
        msg = (
            f'"{bounds[0]}/{bounds[1]}" ends before it begins; '
            "write the earlier day first"
        )
        raise DateError(msg)
    if bounds == (date.min, date.max):
        msg = (
            "a date that may be any day says nothing; "
            "give it a first or a last possible day"
        )
        raise DateError(msg)


@attrs.frozen(repr=False)
class PartialDate:
    """
    A date known to some precision: a first and a last possible day.

    Two texts that allow the same days are the same date: `1992-05` and
    `1992-05-01/1992-05-31` are equal and print alike.  There is no order
    among partial dates, since a year has no place among its months; compare
    `earliest` and `latest`, which are days.

    Attributes:
        bounds: The first and the last possible day, as plain dates.

    >>> PartialDate.parse("1992-05").latest
    Date(1992, 5, 31)
    """

    bounds: tuple[date, date] = attrs.field(validator=_check_bounds)

    @classmethod
    def parse(cls, text: str, argument: str = "date") -> PartialDate:
        """
        Read `1992`, `1992-05`, `1992-05-15`, or a range of two of these.

        Either end of a range may be `..`, which leaves it open.

        Raises:
            DateError: If the text is no such date; the message names
                *argument* and says what to write.
        """
        if not isinstance(text, str):
            msg = (
                f"{argument}: {quoted(text)} is not text;"
                ' write it as "1992-05-15"'
            )
            raise DateError(msg)
        first, slash, last = text.partition("/")
        if not slash:
            return cls(_period(text, argument))
        start = date.min if first == _OPEN else _period(first, argument)[0]
        end = date.max if last == _OPEN else _period(last, argument)[1]
        try:
            return cls((start, end))
        except DateError as error:
            msg = f"{argument}: {error}"
            raise DateError(msg) from None

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """Make the partial date that is just this day."""
        return cls((day, day))

    @property
    def earliest(self) -> pendulum.Date:
        """The first possible day; 1 January 0001 where none is known."""
        return hand_out(self.bounds[0])

    @property
    def latest(self) -> pendulum.Date:
        """The last possible day; 31 December 9999 where none is known."""
        return hand_out(self.bounds[1])

    @property
    def is_day(self) -> bool:
        """Whether it is known to the day."""
        return self.bounds[0] == self.bounds[1]

    def __str__(self) -> str:
        """Give the shortest ISO 8601 text that means the same days."""
        first, last = self.bounds
        length = _unit(first, last)
        starts, ends = first.isoformat()[:length], last.isoformat()[:length]
        if starts == ends:
            return starts
        if first == date.min:
            starts = _OPEN
        if last == date.max:
            ends = _OPEN
        return f"{starts}/{ends}"

    def __repr__(self) -> str:
        return f'PartialDate.parse("{self}")'


def _unit(first: date, last: date) -> int:
    """Say how much of both days to print: years, months or days."""
    if first.day != 1 or last.day != monthrange(last.year, last.month)[1]:
        return 10
    whole_years = first.month == 1 and last.month == 12  # noqa: PLR2004
    return 4 if whole_years else 7
