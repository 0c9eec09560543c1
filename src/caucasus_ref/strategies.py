"""
Hypothesis strategies for days, dates and whole little records.

The one home of strategies, for the tests of this library and of programs that
use it; needs the extra `hypothesis`.  What is drawn is valid as it is made:
`datasets` gives what `Dataset.from_records` accepts.  Days lie close together
on the edges of months and years, so that boundaries collide.

Hypothesis finds them by itself: `st.from_type(cr.Membership)` needs no import
of this module.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ._strategies_basics import (
    FIRST_YEAR,
    LAST_YEAR,
    ONE_DAY,
    a_date,
    a_day,
    maybe,
    one_of,
    stretches,
)
from ._strategies_bodies import a_body
from ._strategies_datasets import COUNTRIES, a_dataset
from ._strategies_rows import STANDINGS, a_row, some_rows
from .dataset import Dataset, load
from .dates import PartialDate
from .model import (
    Body,
    Country,
    Follows,
    Membership,
    Organisation,
    Source,
    Treaty,
    YearRun,
)
from .shown import is_tuple
from .spans import NO_DAYS, Spans
from .timelines import Timeline
from .vocabulary import Standing


__all__ = [
    "BY_TYPE",
    "FIRST_YEAR",
    "LAST_YEAR",
    "bodies",
    "countries",
    "datasets",
    "days",
    "days_of_change",
    "memberships",
    "of_type",
    "partial_dates",
    "readings",
    "spans",
    "telling_days",
    "timelines",
]

T = TypeVar("T")

# Days and sets of days.


@st.composite
def days(draw: DrawFn) -> date:
    """Draw a day of the nineties, on the edge of a month or a year."""
    return a_day(draw)


def days_of_change(*, data: Dataset | None = None) -> SearchStrategy[date]:
    """Draw a day around which something in a record changes."""
    return st.sampled_from(telling_days(load() if data is None else data))


def telling_days(data: Dataset) -> list[date]:
    """
    Give every first and last possible day in a record, with its neighbours.

    Between two of these days no answer changes.
    """
    found = {date(FIRST_YEAR, 1, 1)}
    for record in data:
        for first, last in _bounds_in(record):
            found |= {first, last}
    return sorted(
        day + step * ONE_DAY
        for day in found - {date.min, date.max}
        for step in (-1, 0, 1)
    )


def _bounds_in(value: Any) -> Iterable[tuple[date, date]]:
    """Find every date anywhere in a record."""
    if isinstance(value, PartialDate):
        yield value.bounds
    elif isinstance(value, YearRun):
        yield date(value.first, 1, 1), date(value.last, 12, 31)
    elif is_tuple(value):
        for item in value:
            yield from _bounds_in(item)
    elif attrs.has(value.__class__):
        for field in attrs.fields(value.__class__):
            yield from _bounds_in(getattr(value, field.name))


@st.composite
def partial_dates(draw: DrawFn) -> PartialDate:
    """Draw a date of any precision: day, month, year, range, open range."""
    return a_date(draw)


@st.composite
def spans(draw: DrawFn) -> Spans:
    """Draw a set of days: up to five stretches, the last perhaps endless."""
    return stretches(draw)


@st.composite
def timelines(draw: DrawFn, names: Sequence[str] = "abc") -> Timeline:
    """Draw a timeline of some of these names, certain and possible."""
    drawn: dict[str, tuple[Spans, Spans]] = {}
    for name in names:
        certain = stretches(draw) if maybe(draw) else NO_DAYS
        possible = stretches(draw) if maybe(draw) else NO_DAYS
        drawn[name] = certain, certain | possible
    return Timeline.from_spans(drawn)


# Records.


@st.composite
def countries(draw: DrawFn) -> Country:
    """Draw one of four countries, with id and name only."""
    return one_of(draw, COUNTRIES)


@st.composite
def memberships(
    draw: DrawFn,
    body: str = "A",
    country: str = "ARM",
    *,
    standings: Sequence[Standing] = STANDINGS,
    ends: bool = False,
) -> tuple[Membership, ...]:
    """
    Draw all memberships of one country in one body, in order, maybe none.

    They hold one standing at a time and may touch, also on a coarse date.

    Args:
        standings: What it may hold.
        ends: Whether the last one must have an end.
    """
    return some_rows(draw, body, country, standings, ends)


@st.composite
def bodies(
    draw: DrawFn,
    id: str = "A",  # noqa: A002 # the field's name
    *,
    kind: type[Body] = Organisation,
    members: Sequence[str] = ("ARM", "AZE"),
    sources: Sequence[Source] = (),
    follows: Follows | None = None,
    roster: str | None = None,
) -> Body:
    """
    Draw a body with its memberships, conduct and codings.

    What it cites are sources with the ids `book`, `atlas` and `daily`; a
    record that is to hold it needs them, as it needs the members.

    Args:
        kind: `Organisation` or `Treaty`; a treaty may never be in force.
        members: Ids of the countries that may hold standings in it.
        sources: Those which may code it.
        follows: The body in whose place it steps.
        roster: Of a treaty, the body whose members are its parties.
    """
    return a_body(
        draw,
        id,
        kind=kind,
        members=members,
        sources=sources,
        follows=follows,
        roster=roster,
    )


@st.composite
def datasets(draw: DrawFn, *, pledged: bool = False) -> Dataset:
    """
    Draw a little record: countries, bodies in a line or not, all they need.

    Two to four countries and one to three bodies, treaties among them, with
    everything that a reading can turn on.

    Args:
        pledged: Whether to draw mostly treaties in force with obligations,
            so that some are owed on many days.
    """
    return a_dataset(draw, pledged=pledged)


@st.composite
def readings(draw: DrawFn, *, data: Dataset | None = None) -> dict[str, Any]:
    """
    Draw the keywords of a question: `members(body, day, **keywords)`.

    Args:
        data: The record whose sources and days the keywords name.
    """
    whole = load() if data is None else data
    words: dict[str, Any] = {}
    if one_of(draw, (False, False, True)):
        words["according_to"] = one_of(draw, [one.id for one in whole.sources])
    else:
        if maybe(draw):
            words["known_on"] = one_of(draw, telling_days(whole))
        if maybe(draw):
            words["basis"] = "signature"
    if maybe(draw):
        words["lineage"] = True
    asked = one_of(
        draw, (None, None, "any", "suspended", ("party", "signatory"))
    )
    if asked is not None:
        words["standing"] = asked
    return words


# What Hypothesis draws for a type.


def of_type(kind: type[T]) -> SearchStrategy[T]:
    """Give the strategy that `st.from_type` takes for one of our classes."""
    return BY_TYPE[kind]()


@st.composite
def _membership(draw: DrawFn) -> Membership:
    return a_row(draw)


BY_TYPE: Mapping[type[Any], Callable[[], SearchStrategy[Any]]] = {
    Body: lambda: bodies() | bodies(kind=Treaty),
    Country: countries,
    Dataset: datasets,
    Membership: _membership,
    Organisation: bodies,
    PartialDate: partial_dates,
    Spans: spans,
    Timeline: timelines,
    Treaty: lambda: bodies(kind=Treaty),
}
