"""Memberships as a reading sees them, and how their days add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import attrs

from .dates import PartialDate, day_after
from .model import Boundary, Covers, Membership, stretch
from .spans import NO_DAYS, Span, Spans
from .vocabulary import Standing, worded


_ONE_DAY = date.resolution


@attrs.frozen(kw_only=True, repr=False)
class Holding:
    """
    A membership as a reading sees it: its boundaries may differ.

    Attributes:
        counts: Whether the standing counts as membership under the reading.
        membership: The row of the record; none if a dataset's coding says it.
        start: First day it may have begun and first it certainly had; the
            latter is none while that cannot be known.
        end: First day it may have ended and first it certainly had; none for
            never.
    """

    body: str
    country: str
    standing: Standing
    joined: Boundary
    left: Boundary | None
    counts: bool
    membership: Membership | None
    start: tuple[date, date | None]
    end: tuple[date | None, date | None]

    @property
    def certain(self) -> Spans:
        """The days on which it certainly stood."""
        begun = self.start[1]
        return NO_DAYS if begun is None else Spans.of((begun, self.end[0]))

    @property
    def possible(self) -> Spans:
        """The days on which it possibly stood."""
        return Spans.of((self.start[0], self.end[1]))

    @property
    def order(self) -> tuple[date, date, date, date, str, str]:
        """What to sort by, so that the order of a file does not matter."""
        return (
            self.start[0],
            self.start[1] or date.max,
            self.end[0] or date.max,
            self.end[1] or date.max,
            self.body,
            self.standing,
        )

    def within(self, window: Spans) -> Iterator[Holding]:
        """Cut it to a set of days; a boundary cut off has no manner."""
        for first, last in window & self.possible:
            start, joined = self.start, self.joined
            if first > start[0]:
                certainly = None if start[1] is None else max(start[1], first)
                if certainly == first:
                    joined = Boundary(on=PartialDate.of(first))
                start = (first, certainly)
            end, left = self.end, self.left
            if last is not None and (end[1] is None or last < end[1]):
                surely = last if end[0] is None else min(end[0], last)
                if surely == last:
                    left = Boundary(on=PartialDate.of(last))
                end = (surely, last)
            yield attrs.evolve(
                self, start=start, end=end, joined=joined, left=left
            )

    def __repr__(self) -> str:
        return (
            f"<{self.country} {worded(self.standing)} of {self.body}"
            f" {stretch(self.joined, self.left)}>"
        )


@attrs.frozen
class BodyLife:
    """From when until when a body exists, as far as a reading knows."""

    start: Boundary
    begun: tuple[date, date | None]
    end: Boundary | None
    ended: tuple[date | None, date | None]


def counted_days(holdings: Sequence[Holding]) -> tuple[Spans, Spans]:
    """
    Add up the counted holdings: the certain days, the possible days.

    They must be in order.  Where one ends and the next begins on the same
    coarse date, the country held the one or the other throughout: a chain of
    such holdings has no gap.
    """
    certain: list[Span] = []
    possible: list[Span] = []
    for number, one in enumerate(holdings):
        if not one.counts:
            continue
        possible += one.possible
        if one.start[1] is None:
            continue
        last = one
        for after in holdings[number + 1 :]:
            if after.counts and _touch(last, after):
                last = after
        certain += one.certain
        certain.append((one.start[1], last.end[0]))
    return Spans.of(*certain), Spans.of(*possible)


def _touch(before: Holding, after: Holding) -> bool:
    """Whether the one begins when the other ends, known or not."""
    if before.left is None or before.left.on != after.joined.on:
        return False
    if after.start[1] is not None:
        return True
    known = before.left.known or before.left.on
    same = known == (after.joined.known or after.joined.on)
    return before.end[1] is None and same


def earlier(one: date | None, other: date | None) -> date | None:
    """Give the earlier of two ends; none means never."""
    days = [day for day in (one, other) if day is not None]
    return min(days, default=None)


def lent(holding: Holding, life: BodyLife) -> Holding | None:
    """Cut what a treaty borrows from a roster to the time it is in force."""
    start, joined = holding.start, holding.joined
    if life.begun[0] > start[0]:
        joined = life.start
    if life.begun[1] is None or start[1] is None:
        start = (max(start[0], life.begun[0]), None)
    else:
        start = (max(start[0], life.begun[0]), max(start[1], life.begun[1]))
    end = (
        earlier(holding.end[0], life.ended[0]),
        earlier(holding.end[1], life.ended[1]),
    )
    left = holding.left if end == holding.end else life.end
    if end[1] is not None and end[1] <= start[0]:
        return None
    return attrs.evolve(
        holding, start=start, end=end, joined=joined, left=left
    )


def whole_years(days: Spans) -> Spans:
    """Widen a set of days to the whole years in which it has any."""
    return Spans.of(
        *(
            (
                date(start.year, 1, 1),
                None
                if end is None
                else day_after(date((end - _ONE_DAY).year, 12, 31)),
            )
            for start, end in days
        )
    )


def held_on(holdings: Iterable[Holding], day: date) -> Holding | None:
    """Give the holding of a day: a certain one, else the one that counts."""
    return min(
        (one for one in holdings if day in one.possible),
        key=lambda one: (day not in one.certain, not one.counts),
        default=None,
    )


def covered_days(covers: Covers) -> Spans:
    """Give the days about which a dataset says something."""
    last = day_after(covers.until.bounds[1])
    return Spans.of((covers.from_.bounds[0], last))
