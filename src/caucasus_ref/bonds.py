"""What the questions on treaties and obligations answer with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from .answers import AnswerOfDay, NoSet, caveat_notes, under
from .dataset import Dataset
from .dates import Truth
from .errors import UncertainAnswerError
from .model import (
    Boundary,
    Conduct,
    Country,
    Event,
    Obligation,
    PledgeCoding,
    Treaty,
)
from .pledging import Pledge, all_suspended
from .rows import InColumns, Rows, plural
from .shown import GLUE, Shown, shortened
from .terms import Caveat, Reading
from .vocabulary import Binding, ObligationKind, Standing, worded


@attrs.frozen(kw_only=True, repr=False, order=False)
class AllySet(NoSet, AnswerOfDay):
    """
    Who owed one country an obligation on one day.

    Iterates and counts the certain ones, A to Z.  `in` takes a code or a
    name; it raises `UnknownNameError` for an unknown one and
    `UncertainAnswerError` where the record gives no plain answer.

    Attributes:
        country: The country to which it was owed.
        obligation: The kind of obligation.
        reading: Which boundaries counted.
        certain: Ids of the countries that certainly owed it.
        possible: Ids of those that may have, the certain ones included.
        disputed: Ids of those of which a dataset plainly says otherwise.
        pledges: Each with its article; those of a dataset have none.
        conduct: What went on beside the standing of those in the answer.
        caveats: What to know about the answer.
    """

    country: str
    _on: date = attrs.field(alias="on")
    obligation: ObligationKind
    reading: Reading
    certain: frozenset[str]
    possible: frozenset[str]
    disputed: frozenset[str]
    pledges: tuple[Pledge, ...]
    conduct: tuple[Conduct, ...]
    caveats: tuple[Caveat, ...]
    _listed: frozenset[str] | None = attrs.field(alias="listed")
    """For which countries alone silence is a "no"; none means all."""
    _data: Dataset = attrs.field(alias="data", eq=False)

    @property
    def suspended(self) -> frozenset[str]:
        """Ids of those of whose pledges none was in operation that day."""
        return frozenset(
            country
            for country in self.possible
            if all_suspended(
                (one for one in self.pledges if one.by == country), self._on
            )
        )

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self.certain))

    def __len__(self) -> int:
        return len(self.certain)

    def __contains__(self, country: str | Country) -> bool:
        id_ = self._data.countries.find(country, on=self._on).id
        if id_ in self.certain:
            return True
        unlisted = self._listed is not None and id_ not in self._listed
        if id_ in self.possible or unlisted:
            raise UncertainAnswerError(self, self.caveats)
        return False

    def _shown(self) -> Shown:
        marked = [
            country
            + "?" * (country not in self.certain)
            + "!" * (country in self.disputed)
            + "~" * (country in self.suspended)
            for country in sorted(self.possible)
        ]
        when = under(self._on, self.reading)
        articles: dict[str, list[str]] = {}
        for one in self.pledges:
            articles.setdefault(one.where, []).append(one.by)
        off = ("~ operation suspended",) if self.suspended else ()
        return Shown(
            head=f"allies of {self.country} on {when}"
            f" ({worded(self.obligation)}): {' '.join(marked) or 'none'}",
            notes=(
                *(f"by {one}: {' '.join(by)}" for one, by in articles.items()),
                *(f"* {a.country} in {a.body}: {a}" for a in self.conduct),
                *off,
            ),
            caveats=caveat_notes(self.caveats),
        )


@attrs.frozen(kw_only=True, repr=False)
class Duty:
    """
    What one country owed under one article on one day, and to whom.

    Attributes:
        obligation: The record: article, condition, limits.
        binding: Whether the text binds.
        by: The country that owes it.
        to: Ids of the countries to which it certainly was owed.
        maybe: Ids of those to which it only possibly was.
        suspended: Ids of those towards which it was not in operation.
    """

    obligation: Obligation
    binding: Binding
    by: str
    to: frozenset[str]
    maybe: frozenset[str]
    suspended: frozenset[str]

    @property
    def kind(self) -> ObligationKind:
        """The kind of obligation."""
        return self.obligation.kind

    @property
    def treaty(self) -> str:
        """The id of the instrument."""
        return self.obligation.treaty

    def cells(self) -> tuple[str, ...]:
        """Print it in columns."""
        towards = [
            country
            + "?" * (country in self.maybe)
            + "~" * (country in self.suspended)
            for country in sorted(self.to | self.maybe)
        ]
        shown = " ".join(towards[:_SHOWN])
        if towards[_SHOWN:]:
            shown += f" and {len(towards) - _SHOWN} more"
        bound = (
            "" if self.binding is Binding.YES else f" ({_DOUBT[self.binding]})"
        )
        condition = self.obligation.condition or ""
        return (
            worded(self.kind) + bound,
            self.obligation.where,
            shown,
            condition and "if: " + shortened(condition, _BRIEF),
        )

    def __repr__(self) -> str:
        return f"<{self.by}: {', '.join(filter(None, self.cells()))}>"


_SHOWN = 8
_BRIEF = 30
"""How much is shown of a condition."""
_DOUBT = {Binding.NO: "not binding", Binding.DISPUTED: "disputed"}


@attrs.frozen(kw_only=True, repr=False)
class Duties(AnswerOfDay, Rows[Duty]):
    """
    The obligations of one country on one day, by kind and instrument.

    Attributes:
        country: The country that owes them.
        towards: The country to which; none means any.
        left_out: Ids of instruments that would count with another `binding`.
    """

    country: str
    towards: str | None
    _on: date = attrs.field(alias="on")
    reading: Reading
    left_out: tuple[str, ...]
    caveats: tuple[Caveat, ...]
    _data: Dataset = attrs.field(alias="data", eq=False)

    def _shown(self) -> Shown:
        towards = f" towards {self.towards}" if self.towards else ""
        return Shown(
            head=f"{plural(len(self), 'obligation', 'obligations')} of"
            f" {self.country}{towards} on {under(self._on, self.reading)}",
            rows=[
                [cell.replace("Art. ", f"Art.{GLUE}") for cell in row.cells()]
                for row in self.rows
            ],
            notes=_left_out(self.left_out),
            caveats=caveat_notes(self.caveats),
        )


def _left_out(ids: Iterable[str]) -> tuple[str, ...]:
    names = sorted(ids)
    if not names:
        return ()
    told = f"not binding, or disputed, and left out: {' '.join(names)}"
    return (f'{told}; binding="any" tells them',)


@attrs.frozen(kw_only=True, repr=False)
class Tie(InColumns):
    """
    One instrument between two countries on one day.

    Attributes:
        treaty: The instrument.
        standings: What the first and the second country held in it.
        truth: Whether both certainly held a counted standing.
        since: The later of the two beginnings.
        suspended: Whether its operation was suspended between them.
    """

    treaty: Treaty
    standings: tuple[Standing, Standing]
    truth: Truth
    since: Boundary
    suspended: bool

    def cells(self) -> tuple[str, ...]:
        """Print it in columns."""
        bound = ""
        if self.treaty.binding is not Binding.YES:
            bound = _DOUBT[self.treaty.binding]
        if self.suspended:
            bound = "suspended"
        names = " ".join(dict.fromkeys(map(worded, self.standings)))
        doubt = "?" if self.truth is Truth.UNCERTAIN else ""
        return (
            self.treaty.id + doubt,
            f"from {self.since.on}",
            names,
            bound,
        )


@attrs.frozen(kw_only=True, repr=False)
class Ties(AnswerOfDay, Rows[Tie]):
    """
    The instruments between two countries on one day, the oldest first.

    Attributes:
        countries: The two countries, in the order of the question.
        left_out: Ids of instruments that would count with another `binding`.
    """

    countries: tuple[str, str]
    _on: date = attrs.field(alias="on")
    reading: Reading
    left_out: tuple[str, ...]
    caveats: tuple[Caveat, ...]
    _data: Dataset = attrs.field(alias="data", eq=False)

    def _shown(self) -> Shown:
        one, other = self.countries
        return Shown(
            head=f"{plural(len(self), 'treaty', 'treaties')} between {one} and"
            f" {other} on {under(self._on, self.reading)}",
            rows=[row.cells() for row in self.rows],
            notes=_left_out(self.left_out),
            caveats=caveat_notes(self.caveats),
        )


@attrs.frozen(kw_only=True, repr=False)
class Incompatibility:
    """
    Two bonds of one country that do not go together.

    Either a bar on other alliances beside a defence pledge to an outsider,
    or defence pledges to two sides of one war.

    Attributes:
        country: The country bound twice.
        bar: The article that bars other alliances; none in a war.
        war: The war; none beside a bar.
        pledges: The pledge to the outsider, or one to each side.
    """

    country: str
    bar: Pledge | None
    war: Event | None
    pledges: tuple[Pledge, ...]

    def __str__(self) -> str:
        owed = " and ".join(
            f"defense owed to {one.to} ({one.where})" for one in self.pledges
        )
        if self.bar is not None:
            return f"bar on other alliances ({self.bar.where}) beside {owed}"
        war = self.war.title if self.war else ""
        return f"{war}: {owed}, on opposite sides"

    def __repr__(self) -> str:
        return f"<{self.country}: {self}>"


@attrs.frozen(kw_only=True, repr=False)
class Incompatibilities(AnswerOfDay, Rows[Incompatibility]):
    """The bonds of one country that did not go together on one day."""

    country: str
    _on: date = attrs.field(alias="on")
    reading: Reading
    caveats: tuple[Caveat, ...]
    _data: Dataset = attrs.field(alias="data", eq=False)

    def _shown(self) -> Shown:
        count = plural(len(self), "incompatibility", "incompatibilities")
        when = under(self._on, self.reading)
        return Shown(
            head=f"{count} of {self.country} on {when}",
            notes=tuple(map(str, self.rows)),
            caveats=caveat_notes(self.caveats),
        )


@attrs.frozen(kw_only=True, repr=False)
class Link(InColumns):
    """
    One directed link of the network of pledges on one day.

    Attributes:
        by: The country that owes.
        to: The country to which it owes.
        obligation: The kind.
        treaties: Ids of the instruments, A to Z; none if a dataset says so.
        truth: `YES`, or `UNCERTAIN` where it only possibly held.
        suspended: Whether no instrument was in operation between them.
    """

    by: str
    to: str
    obligation: ObligationKind
    treaties: tuple[str, ...]
    truth: Truth
    suspended: bool

    def cells(self) -> tuple[str, ...]:
        """Print it in columns."""
        doubt = "?" if self.truth is Truth.UNCERTAIN else ""
        off = "suspended" if self.suspended else ""
        return (
            f"{self.by} -> {self.to}{doubt}",
            worded(self.obligation),
            " ".join(self.treaties),
            off,
        )


@attrs.frozen(kw_only=True, repr=False)
class Network(AnswerOfDay, Rows[Link]):
    """
    The network of pledges on one day, as its directed links.

    Attributes:
        obligation: The kind of obligation.
        codings: What datasets say of pairs of which they plainly differ, and
            what the dataset that was asked says of those in the answer.
    """

    _on: date = attrs.field(alias="on")
    obligation: ObligationKind
    reading: Reading
    caveats: tuple[Caveat, ...]
    codings: tuple[PledgeCoding, ...]
    _data: Dataset = attrs.field(alias="data", eq=False)

    def _shown(self) -> Shown:
        when = under(self._on, self.reading)
        count = plural(len(self), "pledge", "pledges")
        return Shown(
            head=f"{count} on {when} ({worded(self.obligation)})",
            rows=list(_grouped(self.rows, self.reading.according_to or "")),
            caveats=caveat_notes(self.caveats),
        )


def _grouped(links: Iterable[Link], source: str) -> Iterator[tuple[str, ...]]:
    """Put links of one instrument together, those with few links first."""
    groups: dict[tuple[str, str], dict[str, set[str]]] = {}
    for link in links:
        for treaty in link.treaties or (source,):
            doubt = "not known to the day" * (link.truth is Truth.UNCERTAIN)
            key = (treaty, "suspended" if link.suspended else doubt)
            owed = groups.setdefault(key, {})
            owed.setdefault(link.by, set()).add(link.to)
    for (treaty, mark), owed in sorted(
        groups.items(),
        key=lambda group: (sum(map(len, group[1].values())), group[0]),
    ):
        for by, to in _sides(owed):
            yield (treaty, f"{by} -> {to}" if to else by, mark)


def _sides(owed: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    """Say who owes whom; of those that all owe each other, only who."""
    everybody = set(owed).union(*owed.values())
    if all(to == everybody - {by} for by, to in owed.items()) and len(
        owed
    ) == len(everybody):
        yield f"{' '.join(sorted(everybody))}, each{GLUE}to{GLUE}each", ""
        return
    alike: dict[frozenset[str], list[str]] = {}
    for by, to in owed.items():
        alike.setdefault(frozenset(to), []).append(by)
    for same, several in alike.items():
        yield " ".join(several), " ".join(sorted(same))
