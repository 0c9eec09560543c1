"""What a panel asks, of whom, and on which days they existed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any, TypeAlias

import attrs

from .dataset import Dataset
from .errors import ReadingError
from .model import Body, Country
from .names import lifetime
from .periods import Period, Rule, add_up, check_rule
from .pledging import Bound, bindings_of, held, kinds_of, treaties
from .rosters import roster
from .shown import Sparse
from .terms import Countries, Reading, find_country, several
from .tracks import Track, both, either, owing, tracks_in
from .vocabulary import Binding, CodeSystem, ObligationKind


@attrs.frozen(kw_only=True, repr=False)
class Owing(Sparse):
    """An obligation, where a panel of pairs takes a body."""

    kind: ObligationKind
    bindings: frozenset[Binding]
    label: str


def obligation(kind: str, *, binding: Bound = "yes") -> Owing:
    """
    Ask a panel of pairs for an obligation, of the first to the second.

    Args:
        kind:
            As in `allies`: `"defense"`, `"nonaggression"` and so on.
        binding:
            `"disputed"` also counts texts of which it is disputed whether
            they bind; `"any"` also those that do not.

    Raises:
        ReadingError: If one of the two is misspelt.

    >>> obligation("defense").label
    'defense'
    """
    (found,) = kinds_of(kind)
    label = found.value if binding == "yes" else f"{found.value}/{binding}"
    return Owing(kind=found, bindings=bindings_of(binding), label=label)


Bonds: TypeAlias = str | Body | Owing | Iterable[str | Body | Owing]
"""One body or several, or what `obligation` gives."""


@attrs.frozen
class CountryLife:
    """A country, when it existed, and its codes."""

    country: Country
    start: date
    end: date

    @property
    def id(self) -> str:
        """The id of the country."""
        return self.country.id

    def code(self, system: CodeSystem, day: date) -> int | None:
        """Give the number that it had in a system on a day."""
        for one in self.country.codes:
            if (
                one.system is system
                and (one.from_ is None or one.from_.bounds[0] <= day)
                and (one.until is None or day < one.until.bounds[1])
                and one.code.isdecimal()
            ):
                return int(one.code)
        return None

    def codes(self, end: date, before: str = "") -> dict[str, Any]:
        """Give the codes of the last day before a day, as columns."""
        day = end - date.resolution
        id_ = self.country.id
        iso = len(id_) == _ALPHA and id_.isalpha()
        return {
            f"{before}iso3": id_ if iso else None,
            f"{before}cow": self.code(CodeSystem.COW, day),
            f"{before}gw": self.code(CodeSystem.GW, day),
        }


_ALPHA = 3


@attrs.frozen
class PanelAsked:
    """What a panel is about."""

    data: Dataset
    reading: Reading
    periods: list[Period]
    rule: Rule

    @classmethod
    def of(
        cls,
        asked: tuple[Dataset, Reading],
        cut: list[Period],
        rule: Rule,
    ) -> PanelAsked:
        """Settle it, or say what is wrong with it."""
        return cls(*asked, cut, check_rule(rule))

    def lives(
        self, names: Countries | None, named: Iterable[str]
    ) -> list[CountryLife]:
        """Give the countries asked for, or else those named, A to Z."""
        if names is not None:
            named = [
                find_country(self.data, one)
                for one in each(names, "countries")
            ]
        who = [self.data.countries[one] for one in sorted({*named})]
        return [CountryLife(country, *lifetime(country)) for country in who]

    def named(self, bond: Body | Owing) -> Iterator[str]:
        """Give everybody of whom the record says anything in a bond."""
        if isinstance(bond, Body):
            for _, _, readings in roster(self.data, bond, self.reading).turns:
                yield from readings
            return
        for coding in self.data.codings:
            if coding.obligation is bond.kind:
                yield from coding.pair
        for treaty in treaties(self.data):
            if any(one.kind is bond.kind for one in treaty.obligations):
                yield from held(self.data, treaty, self._plain)

    @property
    def _plain(self) -> Reading:
        """The reading without what is for bodies alone."""
        return attrs.evolve(self.reading, lineage=False, standing=None)

    def between(
        self, bond: Body | Owing, *, directed: bool
    ) -> Callable[[str, str], Track]:
        """Give what tells the track of two countries in a bond."""
        if isinstance(bond, Body):
            alone = cache(tracks_in(self.data, bond, self.reading))
            return lambda a, b: alone(a).with_(alone(b), both)
        plain = self._plain

        def owes(a: str, b: str) -> Track:
            return owing(self.data, (a, b), bond.kind, plain, bond.bindings)

        if directed:
            return owes
        return lambda a, b: owes(a, b).with_(owes(b, a), either)

    def shared(
        self, *lives: CountryLife
    ) -> Iterator[tuple[Period, date, date]]:
        """Give each period in which all exist, and from when until when."""
        begun = max(one.start for one in lives)
        ended = min(one.end for one in lives)
        for period in self.periods:
            start, end = max(period.start, begun), min(period.end, ended)
            if start < end:
                yield period, start, end

    def told(
        self, period: Period, track: Track, start: date, end: date
    ) -> dict[str, Any]:
        """Give the columns of a cell."""
        return {
            "period": period.label,
            "start": period.start,
            **add_up(list(track.between(start, end)), self.rule),
        }


def each(given: Any, argument: str) -> list[Any]:
    """Give one thing, or each of several, of which there must be one."""
    found = several(given)
    if not found:
        msg = f"{argument}: name at least one"
        raise ReadingError(msg)
    return found
