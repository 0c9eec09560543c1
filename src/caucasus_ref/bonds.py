"""What the questions on treaties and obligations answer with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

import attrs

from .answers import NoSet, caveat_text, under, wrapped
from .dataset import Dataset
from .dates import Truth, hand_out
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
from .pledging import Pledge
from .rows import Rows, as_table, plural
from .terms import Caveat, Reading
from .vocabulary import Binding, ObligationKind, Standing, worded


if TYPE_CHECKING:
    import pendulum


@attrs.frozen(kw_only=True, repr=False, order=False)
class AllySet(NoSet):
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
    def on(self) -> pendulum.Date:
        """The day asked about."""
        return hand_out(self._on)

    @property
    def data(self) -> Dataset:
        """The dataset that gave the answer."""
        return self._data

    @property
    def suspended(self) -> frozenset[str]:
        """Ids of those of whose pledges none was in operation that day."""
        return frozenset(
            country
            for country in self.possible
            if (mine := [one for one in self.pledges if one.by == country])
            and all(self._on in one.suspended for one in mine)
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

    def __repr__(self) -> str:
        marked = [
            country
            + "?" * (country not in self.certain)
            + "!" * (country in self.disputed)
            + "~" * (country in self.suspended)
            for country in sorted(self.possible)
        ]
        when = under(self._on, self.reading)
        lines = wrapped(
            f"<allies of {self.country} on {when}"
            f" ({worded(self.obligation)}): {' '.join(marked) or 'none'}>",
            "  ",
        )
        articles: dict[str, list[str]] = {}
        for one in self.pledges:
            articles.setdefault(one.where, []).append(one.by)
        for where, countries in articles.items():
            lines += wrapped(f"  by {where}: {' '.join(countries)}", "    ")
        for act in self.conduct:
            lines += wrapped(f"  * {act.country} in {act.body}: {act}", "    ")
        if self.suspended:
            lines.append("  ~ operation suspended")
        return "\n".join([*lines, *caveat_text(self.caveats, "")])


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
        return (
            worded(self.kind) + bound,
            self.obligation.where,
            shown,
        )

    def __repr__(self) -> str:
        return f"<{self.by}: {', '.join(self.cells())}>"


_SHOWN = 8
_WIDTH = 79
_DOUBT = {Binding.NO: "not binding", Binding.DISPUTED: "disputed"}


@attrs.frozen(kw_only=True, repr=False)
class Duties(Rows[Duty]):
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

    @property
    def on(self) -> pendulum.Date:
        """The day asked about."""
        return hand_out(self._on)

    @property
    def data(self) -> Dataset:
        """The dataset that gave the answer."""
        return self._data

    def __repr__(self) -> str:
        towards = f" towards {self.towards}" if self.towards else ""
        head = (
            f"<{plural(len(self), 'obligation', 'obligations')} of"
            f" {self.country}{towards} on {under(self._on, self.reading)}>"
        )
        lines = _table(head, self.rows)
        lines += _left_out(self.left_out)
        return "\n".join([*lines, *caveat_text(self.caveats, "")])


def _table(head: str, rows: Iterable[Duty | Tie | Link]) -> list[str]:
    """Set rows in columns, or one below the other where that is too wide."""
    broken = "\n".join(wrapped(head, "  "))
    cells = [row.cells() for row in rows]
    table = as_table(broken, cells)
    if all(len(line) <= _WIDTH for line in table.splitlines()):
        return [table]
    told = ["  ".join(filter(None, row)) for row in cells]
    lines = ["\n".join(wrapped(f"  {one}", "    "))[2:] for one in told]
    return [as_table(broken, [(one,) for one in lines])]


def _left_out(ids: Iterable[str]) -> list[str]:
    names = sorted(ids)
    if not names:
        return []
    return wrapped(
        f"  not binding, or disputed, and left out: {' '.join(names)};"
        ' binding="any" tells them',
        "    ",
    )


@attrs.frozen(kw_only=True, repr=False)
class Tie:
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

    def __repr__(self) -> str:
        return f"<{', '.join(one for one in self.cells() if one)}>"


@attrs.frozen(kw_only=True, repr=False)
class Ties(Rows[Tie]):
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

    @property
    def on(self) -> pendulum.Date:
        """The day asked about."""
        return hand_out(self._on)

    @property
    def data(self) -> Dataset:
        """The dataset that gave the answer."""
        return self._data

    def __repr__(self) -> str:
        one, other = self.countries
        head = (
            f"<{plural(len(self), 'treaty', 'treaties')} between {one} and"
            f" {other} on {under(self._on, self.reading)}>"
        )
        lines = _table(head, self.rows)
        lines += _left_out(self.left_out)
        return "\n".join([*lines, *caveat_text(self.caveats, "")])


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
class Incompatibilities(Rows[Incompatibility]):
    """The bonds of one country that did not go together on one day."""

    country: str
    _on: date = attrs.field(alias="on")
    reading: Reading
    caveats: tuple[Caveat, ...]
    _data: Dataset = attrs.field(alias="data", eq=False)

    @property
    def on(self) -> pendulum.Date:
        """The day asked about."""
        return hand_out(self._on)

    @property
    def data(self) -> Dataset:
        """The dataset that gave the answer."""
        return self._data

    def __repr__(self) -> str:
        count = plural(len(self), "incompatibility", "incompatibilities")
        when = under(self._on, self.reading)
        lines = wrapped(f"<{count} of {self.country} on {when}>", "  ")
        for one in self.rows:
            lines += wrapped(f"  {one}", "    ")
        return "\n".join([*lines, *caveat_text(self.caveats, "")])


@attrs.frozen(kw_only=True, repr=False)
class Link:
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

    def __repr__(self) -> str:
        return f"<{', '.join(one for one in self.cells() if one)}>"


@attrs.frozen(kw_only=True, repr=False)
class Network(Rows[Link]):
    """
    The network of pledges on one day, as its directed links.

    Attributes:
        codings: What datasets say of pairs of which they plainly differ, and
            what the dataset that was asked says of those in the answer.
    """

    _on: date = attrs.field(alias="on")
    reading: Reading
    caveats: tuple[Caveat, ...]
    codings: tuple[PledgeCoding, ...]
    _data: Dataset = attrs.field(alias="data", eq=False)

    @property
    def on(self) -> pendulum.Date:
        """The day asked about."""
        return hand_out(self._on)

    @property
    def data(self) -> Dataset:
        """The dataset that gave the answer."""
        return self._data

    def __repr__(self) -> str:
        when = under(self._on, self.reading)
        head = f"<{plural(len(self), 'pledge', 'pledges')} on {when}>"
        lines = _table(head, self.rows)
        return "\n".join([*lines, *caveat_text(self.caveats, "")])
