"""Years, quarters, months and days, and what a rule makes of their days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, Literal, TypeAlias

import attrs

from .dates import DateLike, Truth, first_day, in_order
from .errors import DateError, chosen
from .tracks import Day, stronger, weaker


Frequency: TypeAlias = Literal["year", "quarter", "month", "day"]
"""How long a period is."""

Rule: TypeAlias = Literal["any", "all", "start", "end", "share"]
"""What decides a period in which something changed."""

_MONTHS = {"year": 12, "quarter": 3, "month": 1}
_RULES = ("any", "all", "start", "end", "share")
_TOLD: dict[Truth, bool | None] = {
    Truth.YES: True,
    Truth.UNCERTAIN: None,
    Truth.NO: False,
}


@attrs.frozen
class Period:
    """A period, up to the first day after it."""

    label: str
    start: date
    end: date


def check_rule(rule: Rule) -> Rule:
    """Give a rule back if there is one of this name."""
    return chosen("rule", rule, _RULES)


def periods(
    since: DateLike, before: DateLike, frequency: Frequency
) -> list[Period]:
    """
    Cut the time from *since* up to *before* into whole periods.

    Raises:
        DateError: If one of the two is not the first day of a period, or
            they are in the wrong order.
    """
    chosen("frequency", frequency, [*_MONTHS, "day"])
    start, end = first_day(since, "since"), first_day(before, "before")
    for argument, day in (("since", start), ("before", end)):
        whole = _floor(day, frequency)
        if day != whole:
            msg = (
                f"{argument}: {day} is not the first day of a {frequency};"
                f' write "{whole}", or the period after it'
            )
            raise DateError(msg)
    in_order(start, end)
    return list(_cut(start, end, frequency))


def _floor(day: date, frequency: Frequency) -> date:
    """Give the first day of the period in which a day lies."""
    if frequency == "day":
        return day
    length = _MONTHS[frequency]
    return date(day.year, (day.month - 1) // length * length + 1, 1)


def _cut(start: date, end: date, frequency: Frequency) -> Iterator[Period]:
    while start < end:
        if frequency == "day":
            label, after = start.isoformat(), start + date.resolution
        else:
            months = start.month - 1 + _MONTHS[frequency]
            after = date(start.year + months // 12, months % 12 + 1, 1)
            label = f"{start.year:04}"
            if frequency == "month":
                label = start.isoformat()[:7]
            elif frequency == "quarter":
                label = f"{label}-Q{start.month // 3 + 1}"
        yield Period(label, start, after)
        start = after


def add_up(pieces: list[tuple[int, Day]], rule: Rule) -> dict[str, Any]:
    """Add up the days of a period by a rule, as the columns of a cell."""
    days = certain = possible = 0
    for length, one in pieces:
        days += length
        if one.truth is not Truth.NO:
            possible += length
            if one.truth is Truth.YES:
                certain += length
    told = [one for _, one in pieces]
    if rule in _EDGES:
        told = [told[_EDGES[rule]]]
    strongest = weaker if rule == "all" else stronger
    return {
        "answer": _answer(rule, told[0], (days, certain, possible)),
        "value": strongest(one.value for one in told),
        "days": days,
        "certain": certain,
        "possible": possible,
        "disputed": any(one.disputed for one in told),
        "conduct": _words([one.conduct for one in told]),
        "caveats": _words([one.caveats for one in told]),
    }


_EDGES = {"start": 0, "end": -1}


def _answer(
    rule: Rule, told: Day, counted: tuple[int, int, int]
) -> bool | float | None:
    days, certain, possible = counted
    if rule == "share":
        return certain / days if certain == possible else None
    if rule == "any":
        return True if certain else None if possible else False
    if rule == "all":
        return certain == days or (None if possible == days else False)
    return _TOLD[told.truth]


def _words(sets: list[frozenset[str]]) -> tuple[str, ...]:
    """Give every word of several sets, A to Z."""
    return _sorted(sets[0] if len(sets) == 1 else sets[0].union(*sets[1:]))


@cache
def _sorted(words: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(words))
