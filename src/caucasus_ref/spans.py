"""Sets of days as half-open spans, always in one canonical form."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeAlias

import attrs


Span: TypeAlias = tuple[date, date | None]
"""From the first day, up to the first day without; None has no end."""


def _before(day: date, end: date | None) -> bool:
    return end is None or day < end


@attrs.frozen(repr=False)
class Spans:
    """
    A set of days.

    Held as sorted spans that neither overlap nor touch, so that two sets of
    the same days are equal.  Iterates the spans; `bool()` asks whether there
    is any day.

    >>> Spans.of((date(2001, 1, 1), date(2001, 2, 1))) | Spans.of(
    ...     (date(2001, 2, 1), None)
    ... )
    <Spans 2001-01-01..>
    """

    parts: tuple[Span, ...] = ()

    @classmethod
    def of(cls, *parts: Span) -> Spans:
        """Make the set of all days in these spans, in any order."""
        merged: list[Span] = []
        for start, end in sorted(parts, key=lambda part: part[0]):
            if not _before(start, end):
                continue
            if merged:
                begun, last = merged[-1]
                if last is None or start <= last:
                    longer = (
                        None if last is None or end is None else max(last, end)
                    )
                    merged[-1] = (begun, longer)
                    continue
            merged.append((start, end))
        return cls(tuple(merged))

    def __iter__(self) -> Iterator[Span]:
        return iter(self.parts)

    def __len__(self) -> int:
        return len(self.parts)

    def __contains__(self, day: date) -> bool:
        position = bisect_right(self.parts, day, key=lambda part: part[0])
        return position > 0 and _before(day, self.parts[position - 1][1])

    def edges(self) -> list[date]:
        """Give the days on which membership in the set changes, sorted."""
        return [day for part in self.parts for day in part if day is not None]

    def __and__(self, other: Spans) -> Spans:
        return self._combine(other, lambda mine, theirs: mine and theirs)

    def __or__(self, other: Spans) -> Spans:
        if not isinstance(other, Spans):
            return NotImplemented
        return Spans.of(*self.parts, *other.parts)

    def __sub__(self, other: Spans) -> Spans:
        return self._combine(other, lambda mine, theirs: mine and not theirs)

    def __xor__(self, other: Spans) -> Spans:
        return self._combine(other, lambda mine, theirs: mine != theirs)

    def __invert__(self) -> Spans:
        return ALL_DAYS - self

    def _combine(
        self, other: Spans, keep: Callable[[bool, bool], bool]
    ) -> Spans:
        if not isinstance(other, Spans):
            return NotImplemented
        days = sorted({*self.edges(), *other.edges()})
        ends = [*days[1:], None]
        return Spans.of(
            *(
                (day, end)
                for day, end in zip(days, ends, strict=False)
                if keep(day in self, day in other)
            )
        )

    def __repr__(self) -> str:
        shown = ", ".join(f"{a}..{'' if b is None else b}" for a, b in self)
        return f"<Spans {shown or 'none'}>"


NO_DAYS = Spans()
ALL_DAYS = Spans(((date.min, None),))
