"""
What holds on each day, from change to change: for a country, for a pair.

Panels ask for many days at once.  A `Track` says of each of them what
`status` would, and is made once for all of them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import date

import attrs

from .dataset import Dataset
from .dates import Truth, day_after
from .holdings import Holding, held_on
from .model import Body, Treaty
from .pledging import Owed, held, owed, recorded, treaties
from .reading import CountryReading, existence, no_data_days, read
from .rosters import (
    body_notes,
    checked_on,
    conduct_days,
    roster,
    silence,
    stale,
)
from .spans import NO_DAYS, Spans
from .terms import CaveatKind, Reading
from .vocabulary import Binding, ConductKind, ObligationKind, Standing


FULL, OWED, NONE = "full", "owed", "none"
UNCERTAIN, MISSING, NO_BODY = "uncertain", "missing", "no_body"
VALUES = (
    NO_BODY,
    NONE,
    MISSING,
    UNCERTAIN,
    *(standing.value for standing in reversed(Standing)),
    OWED,
    FULL,
)
"""Every value a day can have, the weakest first."""

_RANK = {value: rank for rank, value in enumerate(VALUES)}
_TRUTHS = (Truth.NO, Truth.UNCERTAIN, Truth.YES)


@attrs.frozen
class Day:
    """
    What holds on a day.

    Attributes:
        truth: What `status` says.
        value: Which standing it is, or why there is none.
        disputed: Whether another source plainly says otherwise.
        conduct: What goes on beside it.
        caveats: What sorts of caveats `status` has.
    """

    truth: Truth
    value: str
    disputed: bool = False
    conduct: frozenset[ConductKind] = frozenset()
    caveats: frozenset[CaveatKind] = frozenset()


def weaker(values: Iterable[str]) -> str:
    """Give the weakest of several values."""
    return min(values, key=_RANK.__getitem__)


def stronger(values: Iterable[str]) -> str:
    """Give the strongest of several values."""
    return max(values, key=_RANK.__getitem__)


def both(one: Day, other: Day) -> Day:
    """Say what holds on a day if both must hold."""
    return _joined(one, other, min, weaker)


def either(one: Day, other: Day) -> Day:
    """Say what holds on a day if one of the two will do."""
    return _joined(one, other, max, stronger)


def _joined(
    one: Day,
    other: Day,
    pick: Callable[[int, int], int],
    choose: Callable[[Iterable[str]], str],
) -> Day:
    rank = pick(_TRUTHS.index(one.truth), _TRUTHS.index(other.truth))
    return Day(
        truth=_TRUTHS[rank],
        value=choose((one.value, other.value)),
        disputed=one.disputed or other.disputed,
        conduct=one.conduct | other.conduct,
        caveats=one.caveats | other.caveats,
    )


@attrs.frozen
class Track:
    """For every day what holds; each state lasts until the next day named."""

    days: list[date]
    states: list[Day]

    @classmethod
    def of(cls, pieces: Iterable[tuple[date, Day]]) -> Track:
        """Make it of states in order of days; the first is of all time."""
        track = cls([], [])
        for day, state in pieces:
            if not track.states or state != track.states[-1]:
                track.days.append(day)
                track.states.append(state)
        return track

    def between(self, start: date, end: date) -> Iterator[tuple[int, Day]]:
        """Give the states from *start* up to *end*, with their days."""
        place = bisect_right(self.days, start) - 1
        while start < end:
            after = self.days[place + 1 : place + 2]
            stop = min([end, *after])
            yield (stop - start).days, self.states[place]
            start, place = stop, place + 1

    def with_(self, other: Track, join: Callable[[Day, Day], Day]) -> Track:
        """Join it, day by day, with another."""
        days = sorted({*self.days, *other.days})
        return Track.of(
            (day, join(self.on(day), other.on(day))) for day in days
        )

    def on(self, day: date) -> Day:
        """Give what holds on a day."""
        return self.states[bisect_right(self.days, day) - 1]


# A country in a body.


@attrs.frozen
class _Turn:
    """A body on the days on which it answers, and all that is said of it."""

    data: Dataset
    body: Body
    reading: Reading
    window: Spans
    readings: dict[str, CountryReading]
    exists: Spans
    blank: Spans
    there: Spans
    """The days on which it exists, or the reading gives anybody a standing."""
    notes: list[tuple[Spans, CaveatKind]]

    def pieces(self, country: str) -> Iterator[tuple[date, Day]]:
        """Give the states of a country, each with its first day."""
        told = self.readings.get(country)
        if told is None:
            told = read(self.data, self.body, country, self.reading)
        silent = silence(self.data, self.body, self.reading, country)
        late = {
            look: stale(look, self.body)[0] & self.exists
            for look in map(self._looked, [None, *told.holdings])
        }
        notes = [*self.notes, *((days, kind) for days, kind, _ in told.notes)]
        acts = [
            (conduct_days(act, self.reading), act.kind)
            for act in self.body.conduct
            if act.country == country
        ]
        spans = [
            *(self.blank, self.there, silent, *late.values()),
            *(told.certain, told.possible, told.disputed),
            *(days for one in told.holdings for days in _days(one)),
            *(days for days, _ in (*notes, *acts)),
        ]
        marks = {day for days in spans for day in days.edges()}

        def state(day: date) -> Day:
            truth = Truth.NO
            if day in told.certain:
                truth = Truth.YES
            elif day in told.possible or day in silent:
                truth = Truth.UNCERTAIN
            holding = (
                None if day in self.blank else held_on(told.holdings, day)
            )
            kinds = {kind for days, kind in notes if day in days}
            if day in silent and day not in told.possible:
                kinds.add(CaveatKind.NO_DATA)
            if day in late[self._looked(holding)]:
                kinds.add(CaveatKind.AFTER_CHECKED)
            return Day(
                truth=truth,
                value=self._value(day, truth, holding, silent=day in silent),
                disputed=day in told.disputed,
                conduct=frozenset(
                    kind for days, kind in acts if holding and day in days
                ),
                caveats=frozenset(kinds),
            )

        for start, end in self.window:
            yield start, state(start)
            for day in sorted(marks):
                if start < day and (end is None or day < end):
                    yield day, state(day)

    def _looked(self, holding: Holding | None) -> date:
        """Give the last look for news on which a holding rests."""
        row = None if holding is None else holding.membership
        return checked_on(self.data, self.body, row)

    def _value(
        self, day: date, truth: Truth, held: Holding | None, *, silent: bool
    ) -> str:
        if held is not None:
            if truth is not Truth.YES and day not in held.certain:
                return UNCERTAIN
            full = held.standing in self.body.full
            return FULL if full else held.standing.value
        if silent:
            return MISSING
        return NONE if day in self.there else NO_BODY


def _days(holding: Holding) -> tuple[Spans, Spans]:
    return holding.certain, holding.possible


def tracks_in(
    data: Dataset, body: Body, reading: Reading
) -> Callable[[str], Track]:
    """Give what tells a country's track in a body, or in its line."""
    turns: list[_Turn] = []
    for one, window, readings in roster(data, body, reading).turns:
        exists = existence(one, reading)[1]
        holdings = [h for told in readings.values() for h in told.holdings]
        turns.append(
            _Turn(
                data=data,
                body=one,
                reading=reading,
                window=window,
                readings=readings,
                exists=exists,
                blank=no_data_days(data, one, reading),
                there=exists
                | Spans.of(*(part for h in holdings for part in h.possible)),
                notes=[
                    (days, kind)
                    for days, kind, _ in body_notes(data, one, reading)
                ],
            )
        )

    def track(country: str) -> Track:
        pieces = [piece for turn in turns for piece in turn.pieces(country)]
        return Track.of(sorted(pieces, key=lambda piece: piece[0]))

    return track


# An obligation between two countries.


def owing(
    data: Dataset,
    pair: tuple[str, str],
    kind: ObligationKind,
    reading: Reading,
    bindings: frozenset[Binding],
) -> Track:
    """Give the track of what the first country owes the second in a kind."""
    one = owed(data, pair, kind, reading, bindings)
    silent = one.blank if one.coded else ~recorded(data, pair, kind)
    notes = [
        (silent, CaveatKind.NO_DATA),
        (one.possible - one.certain, CaveatKind.COARSE),
        (one.disputed, CaveatKind.DISPUTED),
        *_source_notes(data, kind, reading),
        *_late(data, one),
    ]
    if not one.coded:
        notes.append((_unread(data, pair, reading), CaveatKind.NOT_READ))
    working = Spans.of(
        *(
            part
            for pledge in one.pledges
            for part in pledge.possible - pledge.suspended
        )
    )
    off = one.possible - working if one.pledges else NO_DAYS
    spans = [one.certain, one.possible, off, *(days for days, _ in notes)]

    def state(day: date) -> Day:
        truth, value = Truth.NO, NONE
        if day in one.certain:
            truth, value = Truth.YES, OWED
        elif day in one.possible:
            truth, value = Truth.UNCERTAIN, UNCERTAIN
        elif day in silent:
            truth, value = Truth.UNCERTAIN, MISSING
        conduct = {ConductKind.OPERATION_SUSPENDED} if day in off else ()
        return Day(
            truth=truth,
            value=value,
            disputed=day in one.disputed,
            conduct=frozenset(conduct),
            caveats=frozenset(what for days, what in notes if day in days),
        )

    marks = {date.min, *(day for days in spans for day in days.edges())}
    return Track.of((day, state(day)) for day in sorted(marks))


def _source_notes(
    data: Dataset, kind: ObligationKind, reading: Reading
) -> Iterator[tuple[Spans, CaveatKind]]:
    """Say how far the word of another source goes."""
    if reading.according_to is None:
        return
    covers = data.sources[reading.according_to].covers
    if covers is None:
        yield ~NO_DAYS, CaveatKind.SOURCE_SILENT
    elif kind in covers.pledges:
        yield ~NO_DAYS, CaveatKind.CODED_BY_YEAR


def _late(data: Dataset, one: Owed) -> Iterator[tuple[Spans, CaveatKind]]:
    """Give the days after the last look for news on which it all rests."""
    for scope in data.scopes:
        after = day_after(scope.checked.bounds[1])
        days = NO_DAYS if after is None else Spans.of((after, None))
        yield days, CaveatKind.AFTER_CHECKED
    for pledge in one.pledges:
        treaty = data.bodies[pledge.treaty]
        days = stale(checked_on(data, treaty, None), treaty)[0]
        yield days & pledge.possible, CaveatKind.AFTER_CHECKED


def _unread(data: Dataset, pair: tuple[str, str], reading: Reading) -> Spans:
    """Give the days on which a text bound both that nobody read for this."""
    days = NO_DAYS
    for treaty in _not_read(data):
        listed = held(data, treaty, reading)
        if pair[0] in listed and pair[1] in listed:
            days |= listed[pair[0]].possible & listed[pair[1]].possible
    return days


def _not_read(data: Dataset) -> Iterator[Treaty]:
    return (
        one
        for one in treaties(data)
        if one.obligations_read is None and one.binding is Binding.YES
    )
