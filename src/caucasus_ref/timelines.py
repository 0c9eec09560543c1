"""
Sets that change over time, each day with a certain and a possible set.

Knows no domain: the members of the sets are any text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

import attrs

from .dates import DateLike, as_day, hand_out
from .errors import quoted
from .rows import Displayed, Rows, plural
from .shown import Shown, Sparse
from .spans import Spans


if TYPE_CHECKING:
    import pendulum

Names: TypeAlias = frozenset[str]
_State: TypeAlias = tuple[Names, Names]
_NONE: Names = frozenset()


@attrs.frozen(kw_only=True, repr=False)
class Shift(Sparse):
    """
    What one day changes in a `Timeline`.

    Attributes:
        joined: Certain from this day.
        left: No longer certain from this day.
        maybe: Possible, and not certain, from this day.
        out: No longer possible from this day.
    """

    _on: date = attrs.field(alias="on")
    joined: Names
    left: Names
    maybe: Names
    out: Names

    @property
    def on(self) -> pendulum.Date:
        """The first day of the new sets."""
        return hand_out(self._on)


@attrs.frozen(repr=False)
class Shifts(Rows[Shift]):
    """Every change of a `Timeline`, in order of days."""

    def _shown(self) -> Shown:
        signs = (("+", "joined"), ("-", "left"), ("?", "maybe"))
        cells = [
            (
                str(shift.on),
                " ".join(
                    f"{sign}{name}"
                    for sign, field in signs
                    for name in sorted(getattr(shift, field))
                )
                or f"no longer possible: {' '.join(sorted(shift.out))}",
            )
            for shift in self.rows
        ]
        head = plural(len(self), "change", "changes")
        return Shown(head=head, rows=cells)


@attrs.frozen(repr=False)
class Timeline(Displayed):
    """
    For each day, who is certainly and who is possibly in.

    Timelines combine day by day with `&`, `|`, `-` and `^`.  What is
    uncertain stays so: `(a - b).on(day)` holds those certainly in `a` and
    not even possibly in `b`.  Equal timelines give equal answers on every
    day, and the other way round.

    >>> import caucasus_ref as cr
    >>> (cr.timeline("CST") - cr.timeline("CSTO")).on("2015-01-01")
    frozenset()
    """

    _days: tuple[date, ...]
    _states: tuple[_State, ...]
    """One state before the first day of change, and one from each on."""

    @classmethod
    def from_spans(cls, spans: Mapping[str, tuple[Spans, Spans]]) -> Timeline:
        """
        Build it from the days of each name: the certain, the possible.

        The certain days must be among the possible ones.
        """
        days = sorted(
            {
                day
                for pair in spans.values()
                for one in pair
                for day in one.edges()
            }
        )
        states = [
            (
                frozenset(n for n, pair in spans.items() if day in pair[0]),
                frozenset(n for n, pair in spans.items() if day in pair[1]),
            )
            for day in days
        ]
        return cls._canonical(days, states)

    @classmethod
    def _canonical(cls, days: list[date], states: list[_State]) -> Timeline:
        """Keep only the days that change something."""
        kept_days: list[date] = []
        kept: list[_State] = [(_NONE, _NONE)]
        for day, state in zip(days, states, strict=True):
            if state != kept[-1]:
                kept_days.append(day)
                kept.append(state)
        return cls(tuple(kept_days), tuple(kept))

    def on(self, day: DateLike) -> Names:
        """Give those certainly in on this day."""
        return self._states[bisect_right(self._days, as_day(day, "day"))][0]

    def possible_on(self, day: DateLike) -> Names:
        """Give those possibly in on this day, the certain ones included."""
        return self._states[bisect_right(self._days, as_day(day, "day"))][1]

    def changes(self) -> Shifts:
        """Give every day on which something changes, with what changes."""
        shifts = [
            Shift(
                on=day,
                joined=new[0] - old[0],
                left=old[0] - new[0],
                maybe=(new[1] - new[0]) - (old[1] - old[0]),
                out=old[1] - new[1],
            )
            for day, old, new in zip(
                self._days, self._states, self._states[1:], strict=False
            )
        ]
        return Shifts(tuple(shifts))

    def when(self, *names: str) -> Spans:
        """
        Give the days on which all these names are certainly in.

        Names are ids as `on` gives them, never aliases.  Without a name: the
        days on which anybody is.

        Raises:
            TypeError: If a name is no text.
        """
        wanted = _checked(names)
        return self._days_where(lambda state: _has(state[0], wanted))

    def possible_when(self, *names: str) -> Spans:
        """Give the days on which all these names are possibly in."""
        wanted = _checked(names)
        return self._days_where(lambda state: _has(state[1], wanted))

    def _days_where(self, holds: Callable[[_State], bool]) -> Spans:
        ends = [*self._days[1:], None]
        return Spans.of(
            *(
                (day, end)
                for day, end, state in zip(
                    self._days, ends, self._states[1:], strict=False
                )
                if holds(state)
            )
        )

    def __and__(self, other: Timeline) -> Timeline:
        return self._combine(other, lambda a, b: (a[0] & b[0], a[1] & b[1]))

    def __or__(self, other: Timeline) -> Timeline:
        return self._combine(other, lambda a, b: (a[0] | b[0], a[1] | b[1]))

    def __sub__(self, other: Timeline) -> Timeline:
        return self._combine(other, lambda a, b: (a[0] - b[1], a[1] - b[0]))

    def __xor__(self, other: Timeline) -> Timeline:
        return self._combine(
            other,
            lambda a, b: (
                (a[0] - b[1]) | (b[0] - a[1]),
                (a[1] - b[0]) | (b[1] - a[0]),
            ),
        )

    def _combine(
        self, other: Timeline, join: Callable[[_State, _State], _State]
    ) -> Timeline:
        if not isinstance(other, Timeline):
            return NotImplemented
        days = sorted({*self._days, *other._days})
        states = [join(self._state(day), other._state(day)) for day in days]
        return self._canonical(days, states)

    def _state(self, day: date) -> _State:
        return self._states[bisect_right(self._days, day)]

    def _shown(self) -> Shown:
        if not self._days:
            return Shown(head="Timeline: nobody on any day")
        names = sorted(frozenset[str]().union(*(s[1] for s in self._states)))
        shown = " ".join(names[:10])
        more = f" and {len(names) - 10} more" if names[10:] else ""
        days = plural(len(self._days), "day", "days")
        return Shown(
            head=f"Timeline from {self._days[0]}: {shown}{more};"
            f" {days} of change"
        )


def _has(state: Names, names: tuple[str, ...]) -> bool:
    return state.issuperset(names) if names else bool(state)


def _checked(names: tuple[str, ...]) -> tuple[str, ...]:
    """Give the names back if they are text."""
    for name in names:
        if not isinstance(name, str):
            msg = f'{quoted(name)} is no id; write them one by one, as "ARM"'
            raise TypeError(msg)
    return names
