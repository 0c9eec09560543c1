"""
Who owes what to whom, and when: the file that decides on obligations.

An obligation holds while its instrument binds both countries.  `owed` adds
up what one country owes another, under the same readings as memberships.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, TypeAlias

import attrs

from .dataset import Dataset
from .dates import PartialDate, day_after
from .errors import chosen
from .holdings import covered_days, whole_years
from .model import Conduct, Covers, Obligation, PledgeCoding, Treaty
from .reading import CountryReading, countries_of, keeper
from .rosters import conduct_days, roster
from .spans import NO_DAYS, Spans
from .terms import ADOPTED, Reading
from .vocabulary import (
    Binding,
    ConductKind,
    FollowHow,
    ObligationKind,
)


Bound: TypeAlias = Literal["yes", "disputed", "any"]
"""Which texts count: those that bind, also disputed ones, or any."""

_BOUND: dict[str, frozenset[Binding]] = {
    "yes": frozenset({Binding.YES}),
    "disputed": frozenset({Binding.YES, Binding.DISPUTED}),
    "any": frozenset(Binding),
}


@attrs.frozen(kw_only=True, repr=False)
class Pledge:
    """
    What one country owes another under one article, and on which days.

    Attributes:
        obligation: The record: article, condition, limits.
        binding: Whether the text binds.
        by: The country that owes it.
        to: The country to which it is owed.
        certain: The days on which it certainly held.
        possible: The days on which it possibly held.
        suspended: The days on which its operation was suspended.
    """

    obligation: Obligation
    binding: Binding
    by: str
    to: str
    certain: Spans
    possible: Spans
    suspended: Spans

    @property
    def treaty(self) -> str:
        """The id of the instrument."""
        return self.obligation.treaty

    @property
    def where(self) -> str:
        """The instrument and its article."""
        return self.obligation.where

    def __repr__(self) -> str:
        return (
            f"<{self.by} owes {self.to} {self.obligation.kind}: {self.where}>"
        )


@attrs.frozen(kw_only=True)
class Owed:
    """
    All that one country owes another in one kind, under one reading.

    Attributes:
        blank: The days of which the source asked for says nothing.
        disputed: The days on which a dataset plainly says otherwise.
        coded: Whether a dataset was asked for, whose codings answer.
    """

    pledges: tuple[Pledge, ...]
    certain: Spans
    possible: Spans
    blank: Spans
    disputed: Spans
    coded: bool


def treaties(data: Dataset) -> tuple[Treaty, ...]:
    """Give every instrument of a dataset; found once, then kept."""
    return data.kept(
        ("treaties",),
        lambda: tuple(one for one in data.bodies if isinstance(one, Treaty)),
    )


def kinds_of(given: str | None) -> frozenset[ObligationKind]:
    """
    Read the keyword `obligation`; none means every kind.

    Raises:
        ReadingError: If there is no such obligation.
    """
    if given is None:
        return frozenset(ObligationKind)
    return frozenset({kind_named(given)})


def kind_named(given: str) -> ObligationKind:
    """
    Read the keyword `obligation` where it is one kind.

    Raises:
        ReadingError: If there is no such obligation.
    """
    known = [one.value for one in ObligationKind]
    return ObligationKind(chosen("obligation", given, known))


def bindings_of(given: str) -> frozenset[Binding]:
    """
    Read the keyword `binding`.

    Raises:
        ReadingError: If it is none of yes, disputed, any.
    """
    return _BOUND[chosen("binding", given, _BOUND)]


def held(
    data: Dataset, treaty: Treaty, reading: Reading
) -> dict[str, CountryReading]:
    """Say of every country when an instrument binds it."""
    ((_, _, readings),) = roster(data, treaty, reading).turns
    return readings


def pledges_between(
    data: Dataset,
    pair: tuple[str, str],
    reading: Reading,
    bindings: frozenset[Binding],
    kinds: frozenset[ObligationKind] = frozenset(ObligationKind),
) -> Iterator[Pledge]:
    """Give every pledge of the first country to the second, of any day."""
    by, to = pair
    for treaty, listed in _binding(data, by, reading):
        if by == to or to not in listed:
            continue
        owes = [
            one
            for one in treaty.obligations
            if one.kind in kinds
            and (one.binding or treaty.binding) in bindings
            and by in (one.binds or (by,))
            and to in (one.towards or (to,))
        ]
        if not owes:
            continue
        mine, theirs = listed[by], listed[to]
        off = suspended_days(treaty, pair, reading)
        for one in owes:
            certainly, possibly = _window(one.from_, one.until)
            possible = mine.possible & theirs.possible & possibly
            if possible:
                yield Pledge(
                    obligation=one,
                    binding=one.binding or treaty.binding,
                    by=by,
                    to=to,
                    certain=mine.certain & theirs.certain & certainly,
                    possible=possible,
                    suspended=off & possible,
                )


def _binding(
    data: Dataset, country: str, reading: Reading
) -> list[tuple[Treaty, dict[str, CountryReading]]]:
    """Give the instruments with obligations in which a country has a part."""
    rosters = data.kept(
        ("obliging", reading),
        lambda: [
            (treaty, held(data, treaty, reading))
            for treaty in treaties(data)
            if treaty.obligations
        ],
    )
    return data.kept(
        ("binding", country, reading),
        lambda: [row for row in rosters if country in row[1]],
    )


def _window(
    start: PartialDate | None, end: PartialDate | None
) -> tuple[Spans, Spans]:
    """Give the certain and the possible days between two coarse dates."""
    begun = start.bounds if start else (date.min, date.min)
    ended = end.bounds if end else (None, None)
    return Spans.of((begun[1], ended[0])), Spans.of((begun[0], ended[1]))


def suspended_days(
    treaty: Treaty, pair: tuple[str, str], reading: Reading
) -> Spans:
    """Give the days on which an instrument did not operate between two."""
    days = NO_DAYS
    for one in treaty.conduct:
        if (
            one.kind is ConductKind.OPERATION_SUSPENDED
            and one.country in pair
            and (one.towards is None or one.towards in pair)
        ):
            days |= conduct_days(one, reading)
    return days


def conduct_beside(data: Dataset, treaty: Treaty) -> tuple[Conduct, ...]:
    """
    Give the conduct that bears on an instrument.

    Its own, that in the body whose members are its parties, and that in the
    organisation which grew out of it.
    """
    bodies = {treaty.id: treaty, keeper(data, treaty).id: keeper(data, treaty)}
    for body in data.bodies:
        follows = body.follows
        if (
            follows is not None
            and follows.body == treaty.id
            and follows.how is FollowHow.INSTITUTIONALISED
        ):
            bodies[body.id] = body
    return tuple(act for body in bodies.values() for act in body.conduct)


def dataset_asked(data: Dataset, reading: Reading) -> Covers | None:
    """Give what the dataset covers that answers, if one was asked for."""
    source = reading.according_to
    return None if source is None else data.sources[source].covers


def all_suspended(told: Iterable[Pledge], day: date) -> bool:
    """Whether there are pledges, and none was in operation on a day."""
    off = [day in one.suspended for one in told]
    return bool(off) and all(off)


def owed(
    data: Dataset,
    pair: tuple[str, str],
    kind: ObligationKind,
    reading: Reading,
    bindings: frozenset[Binding],
) -> Owed:
    """Add up what the first country owes the second in one kind."""
    source = reading.according_to
    coded = dataset_asked(data, reading) is not None
    ours = ADOPTED if coded else reading
    pledges = tuple(
        pledges_between(data, pair, ours, bindings, frozenset({kind}))
    )
    certain = Spans.of(*(part for one in pledges for part in one.certain))
    possible = Spans.of(*(part for one in pledges for part in one.possible))
    codings = [
        one
        for one in data.codings
        if one.pair == tuple(sorted(pair))
        and one.obligation is kind
        and one.binds in {None, pair[0]}
    ]
    blank = disputed = NO_DAYS
    if source is not None and coded:
        held_by_us, maybe_by_us = certain, possible
        inside = _covered(data, source, pair, kind)
        certain = possible = _coded(codings, source) & inside
        blank, pledges = ~inside, ()
        if any(one.source == source for one in codings):
            disputed = (
                (held_by_us - whole_years(possible))
                | (certain - whole_years(maybe_by_us & inside))
            ) & inside
    for other in {one.source for one in codings}:
        if other != source and _out(data, other, reading):
            window = _covered(data, other, pair, kind) - blank
            years = _coded(codings, other)
            by_rule = whole_years(possible & window)
            disputed |= ((years - by_rule) | (certain - years)) & window
    return Owed(
        pledges=pledges,
        certain=certain,
        possible=possible,
        blank=blank,
        disputed=disputed,
        coded=coded,
    )


def _out(data: Dataset, source: str, reading: Reading) -> bool:
    """Whether a source was out by the day of `known_on`."""
    limit, published = reading.known_on, data.sources[source].published
    return limit is None or published is None or published.bounds[0] <= limit


def _coded(codings: list[PledgeCoding], source: str) -> Spans:
    """Give the days of the years in which a dataset codes a pledge."""
    return Spans.of(
        *(
            (date(run.first, 1, 1), day_after(date(run.last, 12, 31)))
            for one in codings
            if one.source == source
            for run in one.years
        )
    )


def _covered(
    data: Dataset, source: str, pair: tuple[str, str], kind: ObligationKind
) -> Spans:
    """Give the days on which a dataset's silence on a pair is a "no"."""
    covers = data.sources[source].covers
    if covers is None or kind not in covers.pledges:
        return NO_DAYS
    if covers.countries is not None and not set(pair) <= set(covers.countries):
        return NO_DAYS
    return covered_days(covers)


def recorded(
    data: Dataset, pair: tuple[str, str], kind: ObligationKind
) -> Spans:
    """Give the days on which our silence on a pledge is a "no"."""
    days = NO_DAYS
    for scope in data.scopes:
        if kind in scope.obligations and set(pair) & set(scope.countries):
            since = scope.since.bounds[1] if scope.since else date.min
            days |= Spans.of((since, None))
    return days


def partners_of(data: Dataset, country: str, reading: Reading) -> list[str]:
    """Give everybody who may owe a country something, or be owed it."""
    found: set[str] = set()
    if dataset_asked(data, reading) is None:
        for _, listed in _binding(data, country, reading):
            found |= listed.keys()
    for coding in data.codings:
        if country in coding.pair:
            found |= set(coding.pair)
    return sorted(found - {country})


def unread(
    data: Dataset, country: str, day: date, reading: Reading
) -> list[tuple[Treaty, frozenset[str]]]:
    """
    Give the instruments in force for a country that nobody read for pledges.

    Each with the countries that it then possibly binds too.
    """
    found: list[tuple[Treaty, frozenset[str]]] = []
    for treaty in treaties(data):
        if (
            treaty.obligations_read is None
            and treaty.binding is Binding.YES
            and country in countries_of(data, treaty)
        ):
            there = roster(data, treaty, reading).on(day).possible
            if country in there:
                found.append((treaty, there - {country}))
    return found
