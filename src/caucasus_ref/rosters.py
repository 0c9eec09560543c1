"""
Whole rosters over time: which body answers, who is in it, what to say of it.

Adds up what `reading` decides for each country.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs

from .dataset import Dataset
from .dates import day_after
from .model import Body, Boundary, Conduct, Country, Membership, Treaty
from .names import lifetime
from .reading import (
    CountryReading,
    Note,
    countries_of,
    existence,
    keeper,
    no_data_days,
    read,
)
from .spans import ALL_DAYS, NO_DAYS, Spans
from .terms import ADOPTED, Caveat, CaveatKind, Reading
from .timelines import Names, Timeline
from .vocabulary import worded


def line_of(data: Dataset, body: Body) -> list[Body]:
    """Give all bodies of a line, the youngest first."""
    after = successors(data)
    ids = [body.id]
    for id_ in ids:
        follows = data.bodies[id_].follows
        near = [*after.get(id_, ()), *([follows.body] if follows else ())]
        ids += [one for one in near if one not in ids]

    def age(one: Body) -> tuple[date, str]:
        return one.start.on.bounds[0] if one.start else date.min, one.id

    return sorted((data.bodies[id_] for id_ in ids), key=age, reverse=True)


def successors(data: Dataset) -> dict[str, list[str]]:
    """Give, for each body, those that stepped into its place."""
    return data.kept(("successors",), lambda: _successors(data))


def _successors(data: Dataset) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for body in data.bodies:
        if body.follows is not None:
            found.setdefault(body.follows.body, []).append(body.id)
    return found


def answering(
    data: Dataset, body: Body, reading: Reading
) -> list[tuple[Body, Spans]]:
    """
    Say which body of the line answers on which days; all days are taken.

    On days on which no body of the line exists the one asked for answers.
    """
    if not reading.lineage:
        return [(body, ALL_DAYS)]
    free = ALL_DAYS
    turns: list[tuple[Body, Spans]] = []
    for one in line_of(data, body):
        certainly, possibly = existence(one, reading)
        days = NO_DAYS
        if certainly:
            days = Spans.of((certainly.parts[0][0], possibly.parts[0][1]))
        turns.append((one, free & days))
        free -= days
    return [
        (one, days | free if one.id == body.id else days)
        for one, days in turns
    ]


def conduct_days(conduct: Conduct, reading: Reading) -> Spans:
    """Give the days on which a conduct may have gone on, as far as known."""
    limit = reading.known_on

    def known(boundary: Boundary) -> bool:
        day = (boundary.known or boundary.on).bounds[1]
        return limit is None or day <= limit

    if not known(conduct.start):
        return NO_DAYS
    end = conduct.end if conduct.end and known(conduct.end) else None
    return Spans.of(
        (conduct.start.on.bounds[0], end.on.bounds[1] if end else None)
    )


def covered(body: Body, reading: Reading, country: str | None = None) -> Spans:
    """
    Give the days on which silence about a country is a "no".

    Without a country: about any country whatever.
    """
    complete = body.complete
    if not reading.asks(body) <= set(complete.standings):
        return NO_DAYS
    if complete.countries is not None and country not in complete.countries:
        return NO_DAYS
    since = date.min if complete.since is None else complete.since.bounds[0]
    return Spans.of((since, None))


def silence(
    data: Dataset, body: Body, reading: Reading, country: str
) -> Spans:
    """Give the days on which silence about a country is no "no"."""
    unlooked = existence(body, reading)[1] - covered(body, reading, country)
    return unlooked | no_data_days(data, body, reading)


def body_notes(
    data: Dataset, body: Body, reading: Reading
) -> Iterator[tuple[Spans, CaveatKind, str]]:
    """Give the caveats that concern a body as such, each with its days."""
    blank = no_data_days(data, body, reading)
    if blank:
        source = data.sources[reading.according_to or ""]
        covers = source.covers
        what = f"{source.id} does not cover {body.id}"
        if covers is not None and body.id in covers.bodies:
            what = (
                f"{source.id} covers {body.id} only from {covers.from_}"
                f" to {covers.until}"
            )
        yield blank, CaveatKind.NO_DATA, what
    exists = existence(body, reading)[1]
    if not exists:
        what = f"{body.id} never entered into force"
        if body.start is not None:
            what = f"{body.id} was not known to begin"
        yield ALL_DAYS, CaveatKind.NOT_IN_EXISTENCE, what
        return
    ((start, end),) = exists
    verb = "is in force" if isinstance(body, Treaty) else "exists"
    if start > date.min:
        what = f"{body.id} {verb} only from {start}"
        if body.follows is not None:
            what += f"; before that ask {body.follows.body}, or lineage=True"
        before = Spans.of((date.min, start))
        yield before, CaveatKind.NOT_IN_EXISTENCE, what
    if end is not None:
        what = f"{body.id} {verb} no longer from {end}"
        for heir in successors(data).get(body.id, ()):
            what += f"; after that ask {heir}, or lineage=True"
        yield Spans.of((end, None)), CaveatKind.NOT_IN_EXISTENCE, what


def absence(country: Country, day: date, reading: Reading) -> str | None:
    """Say why a country was not there on a day, as far as could be known."""
    start, end = lifetime(country)
    limit = reading.known_on or date.max
    if day < start <= limit:
        return f"exists only from {start}"
    if end <= min(day, limit):
        heir = country.continued_by
        after = f"; after that ask {heir}" if heir else ""
        return f"exists no longer from {end}{after}"
    return None


def unlisted(body: Body, reading: Reading) -> str:
    """Say why silence about a country is no "no" here."""
    complete = body.complete
    asked = reading.asks(body)
    if not complete.standings:
        what = f"the roster of {body.id} is not known to be complete"
    elif not asked <= set(complete.standings):
        words = ", ".join(sorted(worded(one) for one in complete.standings))
        what = f"the roster of {body.id} is complete only as to: {words}"
    elif complete.countries is not None:
        names = " ".join(complete.countries)
        what = f"the roster of {body.id} is complete only for {names}"
    else:
        what = (
            f"the roster of {body.id} is complete only from {complete.since}"
        )
    return f"{what}; it cannot say no to a country that is not listed"


def checked_on(data: Dataset, body: Body, row: Membership | None) -> date:
    """Give the oldest last look for news on which one country's row rests."""
    if row is not None and row.checked is not None:
        return row.checked.bounds[1]
    return min(body.checked.bounds[1], keeper(data, body).checked.bounds[1])


def stale(checked: date, body: Body) -> tuple[Spans, str]:
    """Give the days after the last look for news, and the caveat for them."""
    after = day_after(checked)
    days = NO_DAYS if after is None else Spans.of((after, None))
    return days, f"{body.id} was last checked for news on {checked}"


@attrs.frozen
class Slice:
    """
    What holds of a roster on each day between two changes.

    Attributes:
        listed: For which countries alone silence is a "no"; none means all.
    """

    body: str
    certain: Names
    possible: Names
    disputed: Names
    conduct: tuple[Conduct, ...]
    caveats: tuple[Caveat, ...]
    listed: Names | None
    reading: Reading
    data: Dataset = attrs.field(eq=False)


@attrs.frozen(eq=False)
class Roster:
    """A body, or its line, over all days under one reading."""

    days: list[date]
    slices: list[Slice]
    turns: list[tuple[Body, Spans, dict[str, CountryReading]]]

    def on(self, day: date) -> Slice:
        """Give what holds on a day."""
        return self.slices[bisect_right(self.days, day) - 1]

    def timeline(self) -> Timeline:
        """Give who is certainly and possibly in, on every day."""
        certain: defaultdict[str, Spans] = defaultdict(Spans)
        possible: defaultdict[str, Spans] = defaultdict(Spans)
        for _, window, readings in self.turns:
            for country, one in readings.items():
                certain[country] |= one.certain & window
                possible[country] |= one.possible & window
        return Timeline.from_spans(
            {
                country: (certain[country], possible[country])
                for country in possible
            }
        )


def roster(data: Dataset, body: Body, reading: Reading) -> Roster:
    """Give the roster of a body under a reading; made once, then kept."""
    key = body.id if reading is ADOPTED else (body.id, reading)
    return data.kept(key, lambda: _make(data, body, reading))


def _make(data: Dataset, body: Body, reading: Reading) -> Roster:
    turns = [
        (
            one,
            window,
            {
                country: read(data, one, country, reading)
                for country in countries_of(data, one)
            },
        )
        for one, window in answering(data, body, reading)
    ]
    pieces: list[tuple[date, Slice]] = []
    for one, window, readings in turns:
        sweep = _Sweep(data, one, reading)
        days, slices = sweep.run(readings)
        for start, end in window:
            first = bisect_right(days, start) - 1
            pieces.append((start, slices[first]))
            pieces += [
                (day, piece)
                for day, piece in zip(
                    days[first + 1 :], slices[first + 1 :], strict=True
                )
                if end is None or day < end
            ]
    pieces.sort(key=lambda piece: piece[0])
    return Roster([p[0] for p in pieces], [p[1] for p in pieces], turns)


@attrs.define
class _Sweep:
    """Goes through the days of a body once, from change to change."""

    data: Dataset
    body: Body
    reading: Reading
    marks: defaultdict[date, list[tuple[str, Any, bool]]] = attrs.field(
        factory=lambda: defaultdict(list), init=False
    )

    def _mark(self, slot: str, item: Any, days: Spans) -> None:
        for start, end in days:
            self.marks[start].append((slot, item, True))
            if end is not None:
                self.marks[end].append((slot, item, False))

    def run(
        self, readings: dict[str, CountryReading]
    ) -> tuple[list[date], list[Slice]]:
        body, reading = self.body, self.reading
        self.marks[date.min] = []
        whose = keeper(self.data, body)
        checked = checked_on(self.data, body, None)
        for country, one in readings.items():
            self._mark("certain", country, one.certain)
            self._mark("possible", country, one.possible)
            self._mark("disputed", country, one.disputed)
            for days, kind, what in one.notes:
                self._mark("note", (kind, what, country), days)
        for row in whose.memberships:
            if row.checked is not None:
                checked = min(checked, row.checked.bounds[1])
        for number, conduct in enumerate(body.conduct):
            days = conduct_days(conduct, reading)
            possible = readings[conduct.country].possible
            self._mark("conduct", number, days & possible)
        exists = existence(body, reading)[1]
        for days, kind, what in body_notes(self.data, body, reading):
            self._mark("note", (kind, what, None), days)
        blank = no_data_days(self.data, body, reading)
        self._mark("blank", None, blank)
        silent = exists - covered(body, reading) - blank
        what = unlisted(body, reading)
        self._mark("note", (CaveatKind.NO_DATA, what, None), silent)
        self._mark("silent", None, silent)
        for country in body.complete.countries or ():
            days = covered(body, reading, country) & silent
            self._mark("listed", country, days)
        days, what = stale(checked, body)
        self._mark(
            "note", (CaveatKind.AFTER_CHECKED, what, None), days & exists
        )
        return self._slices()

    def _slices(self) -> tuple[list[date], list[Slice]]:
        state: defaultdict[str, set[Any]] = defaultdict(set)
        days = sorted(self.marks)
        slices: list[Slice] = []
        for day in days:
            for slot, item, enters in sorted(
                self.marks[day], key=lambda mark: mark[2]
            ):
                (state[slot].add if enters else state[slot].discard)(item)
            slices.append(self._slice(state))
        return days, slices

    def _slice(self, state: defaultdict[str, set[Any]]) -> Slice:
        listed: Names | None = None
        if state["blank"]:
            listed = frozenset()
        elif state["silent"]:
            listed = frozenset(state["listed"])
        return Slice(
            body=self.body.id,
            certain=frozenset(state["certain"]),
            possible=frozenset(state["possible"]),
            disputed=frozenset(state["disputed"]),
            conduct=tuple(
                act
                for number, act in enumerate(self.body.conduct)
                if number in state["conduct"]
            ),
            caveats=caveats(self.body, state["note"]),
            listed=listed,
            reading=self.reading,
            data=self.data,
        )


def caveats(
    body: Body, notes: set[tuple[CaveatKind, str, str | None]]
) -> tuple[Caveat, ...]:
    """Make one caveat of all notes that say the same of several countries."""
    grouped: defaultdict[tuple[CaveatKind, str], list[str]] = defaultdict(list)
    for kind, what, country in notes:
        grouped[kind, what] += [] if country is None else [country]
    order = list(CaveatKind)
    made: list[Caveat] = []
    for (kind, what), about in sorted(
        grouped.items(), key=lambda item: (order.index(item[0][0]), item[0][1])
    ):
        who = f"{' '.join(sorted(about))}: " if about else ""
        made.append(
            Caveat(
                kind=kind,
                message=f"{who}{what}",
                body=body.id,
                countries=tuple(sorted(about)),
            )
        )
    return tuple(made)


def notes_on(
    notes: tuple[Note, ...], country: str, day: date
) -> set[tuple[CaveatKind, str, str | None]]:
    """Give those notes on a country that hold on a day."""
    return {(kind, what, country) for days, kind, what in notes if day in days}
