"""
Small choices, dates and sets of days, drawn.

Strategies are kept where they can be, since making one takes much longer than
drawing from it.  The first of each choice is the simplest: what fails is
shrunk towards it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from .dates import PartialDate
from .spans import Spans


T = TypeVar("T")

FIRST_YEAR = 1990
LAST_YEAR = 1999
_EDGES = ((1, 1), (1, 2), (6, 30), (7, 1), (12, 30), (12, 31))
_PRECISIONS = ("day",) * 5 + ("month", "year", "range", "from", "until")
ONE_DAY = date.resolution


@cache
def _naturals(count: int) -> SearchStrategy[int]:
    return st.integers(0, count - 1)


def below(draw: DrawFn, count: int) -> int:
    return draw(_naturals(count))


def one_of(draw: DrawFn, options: Sequence[T]) -> T:
    return options[below(draw, len(options))]


def maybe(draw: DrawFn) -> bool:
    return below(draw, 2) == 1


def some_of(draw: DrawFn, options: Sequence[T], most: int) -> list[T]:
    """Draw up to so many of these, in their order."""
    picked = {
        below(draw, len(options))
        for _ in range(below(draw, most + 1) if options else 0)
    }
    return [options[number] for number in sorted(picked)]


def a_day(draw: DrawFn) -> date:
    year = FIRST_YEAR + below(draw, LAST_YEAR - FIRST_YEAR + 1)
    return date(year, *one_of(draw, _EDGES))


def some_days(draw: DrawFn, most: int) -> timedelta:
    return below(draw, most + 1) * ONE_DAY


def a_date(draw: DrawFn, around: date | None = None) -> PartialDate:
    """Draw a date of any precision, one that allows a given day."""
    day = around or a_day(draw)
    kind = one_of(draw, _PRECISIONS)
    if kind in ("month", "year"):
        length = 7 if kind == "month" else 4
        return PartialDate.parse(day.isoformat()[:length])
    low = high = day
    if kind in ("range", "from"):
        low -= some_days(draw, 40)
    if kind in ("range", "until"):
        high += some_days(draw, 400)
    if kind == "from":
        high = date.max
    if kind == "until":
        low = date.min
    return PartialDate((low, high))


def some_dates(draw: DrawFn, most: int, least: int = 0) -> list[PartialDate]:
    """Draw dates each of which may come after the one before it."""
    count = least + below(draw, most - least + 1)
    wanted = sorted({a_day(draw) for _ in range(count)})
    chain: list[PartialDate] = []
    low = high = date.min
    for day in wanted:
        first, last = a_date(draw, day).bounds
        low, high = max(low, first), max(high, last)
        chain.append(PartialDate((low, high)))
    return chain


def in_pairs(dates: Sequence[T]) -> list[tuple[T, T | None]]:
    """Take starts and ends in turn; the last end may be missing."""
    ends = [*dates[1::2], *[None] * (len(dates) % 2)]
    return list(zip(dates[::2], ends, strict=True))


def stretches(draw: DrawFn) -> Spans:
    edges = sorted({a_day(draw) for _ in range(below(draw, 10))})
    return Spans.of(*in_pairs(edges))
