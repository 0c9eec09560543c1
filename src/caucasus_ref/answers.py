"""
What the questions answer with: records, never bare tuples or sets.

An answer keeps the dataset that gave it, so that `explain` and `cite` can
name its sources; two equal answers may come from different datasets.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar, NoReturn

import attrs

from .dataset import Dataset
from .dates import PartialDate, Truth, hand_out, in_words
from .errors import UncertainAnswerError
from .holdings import Holding
from .model import (
    Body,
    Boundary,
    Conduct,
    Country,
    Event,
    Membership,
    Organisation,
)
from .rosters import Slice
from .rows import Rows, as_table, plural
from .terms import ADOPTED, Caveat, CaveatKind, Reading
from .vocabulary import Manner, Standing, worded


if TYPE_CHECKING:
    import pendulum

_WIDTH = 79
_GAPS = 6
"""Blanks before and between the three columns of a table."""

_TURN = Manner.STATUS_CHANGE


def wrapped(text: str, indent: str) -> list[str]:
    """Break text into lines of a terminal."""
    return textwrap.wrap(
        text, _WIDTH, subsequent_indent=indent, break_on_hyphens=False
    )


class NoSet:
    """Refuses set operators, which would lose what is uncertain."""

    __slots__ = ()

    def _refuse(self) -> NoReturn:
        msg = (
            "an answer is no set, since it may be uncertain of some;"
            " combine its .certain or .possible, which are frozensets"
        )
        raise TypeError(msg)

    def __and__(self, _: object) -> NoReturn:
        self._refuse()

    def __or__(self, _: object) -> NoReturn:
        self._refuse()

    def __sub__(self, _: object) -> NoReturn:
        self._refuse()

    def __xor__(self, _: object) -> NoReturn:
        self._refuse()

    def __rand__(self, _: object) -> NoReturn:
        self._refuse()

    def __ror__(self, _: object) -> NoReturn:
        self._refuse()

    def __rsub__(self, _: object) -> NoReturn:
        self._refuse()

    def __rxor__(self, _: object) -> NoReturn:
        self._refuse()

    def __lt__(self, _: object) -> NoReturn:
        self._refuse()

    def __le__(self, _: object) -> NoReturn:
        self._refuse()

    def __gt__(self, _: object) -> NoReturn:
        self._refuse()

    def __ge__(self, _: object) -> NoReturn:
        self._refuse()


@attrs.frozen(repr=False, order=False)
class MemberSet(NoSet):
    """
    Who held a counted standing in a body on one day.

    Iterates and counts the certain ones, A to Z.  `in` takes a code or a
    name; it raises `UnknownNameError` for an unknown one and
    `UncertainAnswerError` where the record gives no plain answer.
    """

    _on: date = attrs.field(alias="on")
    _slice: Slice = attrs.field(alias="slice")

    @property
    def body(self) -> str:
        """The id of the body that answers; of a line, the one of the day."""
        return self._slice.body

    @property
    def on(self) -> pendulum.Date:
        """The day asked about."""
        return hand_out(self._on)

    @property
    def reading(self) -> Reading:
        """Which boundaries counted."""
        return self._slice.reading

    @property
    def certain(self) -> frozenset[str]:
        """Ids of the countries that certainly were in."""
        return self._slice.certain

    @property
    def possible(self) -> frozenset[str]:
        """Ids of those that may have been, the certain ones included."""
        return self._slice.possible

    @property
    def disputed(self) -> frozenset[str]:
        """Ids of those of which another source plainly says otherwise."""
        return self._slice.disputed

    @property
    def conduct(self) -> tuple[Conduct, ...]:
        """What went on beside the standing of those in the answer."""
        return self._slice.conduct

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What to know about the answer."""
        return self._slice.caveats

    @property
    def data(self) -> Dataset:
        """The dataset that gave the answer."""
        return self._slice.data

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self.certain))

    def __len__(self) -> int:
        return len(self.certain)

    def __contains__(self, country: str | Country) -> bool:
        id_ = self.data.countries.find(country, on=self._on).id
        if id_ in self.certain:
            return True
        listed = self._slice.listed
        if id_ in self.possible or (listed is not None and id_ not in listed):
            raise UncertainAnswerError(self, self.caveats)
        return False

    def __repr__(self) -> str:
        behaving = {conduct.country for conduct in self.conduct}
        marked = [
            country
            + "*" * (country in behaving)
            + "?" * (country not in self.certain)
            + "!" * (country in self.disputed)
            for country in sorted(self.possible)
        ]
        shown = " ".join(marked) or "none"
        head = f"<{self.body} on {under(self._on, self.reading)}: {shown}>"
        told = [f"*{one.country}: {one}" for one in self.conduct]
        if len(told) == 1 and len(head) + len(told[0]) + 2 <= _WIDTH + 40:
            lines = [f"{head}  {told[0]}"]
        else:
            lines = wrapped(head, "  ")
            lines += [
                line for one in told for line in wrapped(f"  {one}", "    ")
            ]
        return "\n".join([*lines, *caveat_text(self.caveats, self.body)])


def under(subject: object, reading: Reading) -> str:
    """Name the subject of an answer, and the reading if it is not ours."""
    return f"{subject}, {reading}" if reading != ADOPTED else str(subject)


def caveat_lines(
    caveats: Iterable[Caveat], body: str | None
) -> list[tuple[CaveatKind, str]]:
    """Word caveats once each, naming the bodies if there are several."""
    alike: dict[tuple[CaveatKind, str], list[str]] = {}
    for one in caveats:
        alike.setdefault((one.kind, one.message), []).append(one.body)
    return [
        (
            kind,
            message
            if where in ([body], [""])
            else f"{' '.join(where)}: {message}",
        )
        for (kind, message), where in alike.items()
    ]


def caveat_text(caveats: Iterable[Caveat], body: str | None) -> list[str]:
    """Print caveats below an answer."""
    return [
        line
        for kind, message in caveat_lines(caveats, body)
        for line in wrapped(f"  ({worded(kind)}) {message}", "    ")
    ]


def unheld(truth: Truth) -> str:
    """Say that nothing is held, or that nobody says what was."""
    return "no standing" if truth is Truth.NO else "nothing recorded"


@attrs.frozen(kw_only=True, repr=False)
class Status:
    """
    What one country held in one body on one day.

    Attributes:
        body: The id of the body that answers.
        country: The id of the country.
        standing: What it held, counted or not; none if nothing.
        reading: Which boundaries counted.
        truth: Whether it held a counted standing.
        membership: The row of the record behind it, if there is one.
        joined: Its start, under the reading of the question.
        left: Its end likewise; none where no end was known.
        disputed: Whether another source plainly says otherwise.
        conduct: What went on beside it.
        caveats: What to know about the answer.
    """

    body: str
    country: str
    _on: date = attrs.field(alias="on")
    reading: Reading
    standing: Standing | None
    truth: Truth
    membership: Membership | None
    joined: Boundary | None
    left: Boundary | None
    disputed: bool
    conduct: tuple[Conduct, ...]
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

    def __bool__(self) -> NoReturn:
        msg = (
            "a Status is no yes or no: write `.truth is Truth.YES`,"
            " or `country in members(body, day)`"
        )
        raise TypeError(msg)

    def __repr__(self) -> str:
        held = unheld(self.truth)
        if self.standing is not None:
            left = f" until {self.left}" if self.left else ""
            held = f"{worded(self.standing)} from {self.joined}{left}"
        head = (
            f"<{self.country} in {self.body} on"
            f" {under(self._on, self.reading)}:"
            f" {self.truth.value}; {held}>"
        )
        lines = wrapped(head, "  ")
        for one in self.conduct:
            lines += wrapped(f"  * {one}", "    ")
        return "\n".join([*lines, *caveat_text(self.caveats, self.body)])


@attrs.frozen(kw_only=True, repr=False, order=False)
class BodySet(NoSet):
    """
    In which bodies one country held a counted standing on one day.

    Iterates and counts the certain ones, A to Z.  `in` takes an id or a
    name, and raises as `MemberSet` does.
    """

    country: str
    _on: date = attrs.field(alias="on")
    reading: Reading
    statuses: tuple[Status, ...]
    caveats: tuple[Caveat, ...]
    _data: Dataset = attrs.field(alias="data", eq=False)

    @property
    def on(self) -> pendulum.Date:
        """The day asked about."""
        return hand_out(self._on)

    def _where(self, *truths: Truth) -> frozenset[str]:
        return frozenset(
            one.body for one in self.statuses if one.truth in truths
        )

    @property
    def certain(self) -> frozenset[str]:
        """Ids of the bodies in which it certainly was."""
        return self._where(Truth.YES)

    @property
    def uncertain(self) -> frozenset[str]:
        """Ids of the bodies of which the record gives no plain answer."""
        return self._where(Truth.UNCERTAIN)

    @property
    def disputed(self) -> frozenset[str]:
        """Ids of those of which another source plainly says otherwise."""
        return frozenset(one.body for one in self.statuses if one.disputed)

    @property
    def conduct(self) -> tuple[Conduct, ...]:
        """What went on beside its standings."""
        return tuple(
            act
            for one in self.statuses
            if one.truth is not Truth.NO
            for act in one.conduct
        )

    @property
    def data(self) -> Dataset:
        """The dataset that gave the answer."""
        return self._data

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self.certain))

    def __len__(self) -> int:
        return len(self.certain)

    def __contains__(self, body: str | Body) -> bool:
        id_ = self._data.bodies.find(body).id
        if id_ in self.uncertain:
            raise UncertainAnswerError(self, self.caveats)
        return id_ in self.certain

    def __repr__(self) -> str:
        groups: dict[bool, list[str]] = {True: [], False: []}
        behaving = {conduct.body for conduct in self.conduct}
        for one in self.statuses:
            if one.truth is not Truth.NO:
                body = self._data.bodies[one.body]
                groups[isinstance(body, Organisation)].append(
                    one.body
                    + "*" * (one.body in behaving)
                    + "?" * (one.truth is Truth.UNCERTAIN)
                    + "!" * one.disputed
                )
        shown = " ".join(groups[True]) or "none"
        if groups[False]:
            shown += f"; treaties {' '.join(groups[False])}"
        lines = wrapped(
            f"<bodies of {self.country} on"
            f" {under(self._on, self.reading)}: {shown}>",
            "  ",
        )
        for act in self.conduct:
            lines += wrapped(f"  *{act.body}: {act}", "    ")
        return "\n".join([*lines, *caveat_text(self.caveats, None)])


@attrs.frozen(kw_only=True, repr=False)
class History(Rows[Holding]):
    """Every stretch of a country, in order, under one reading."""

    country: str
    body: str | None
    reading: Reading
    caveats: tuple[Caveat, ...]
    _data: Dataset = attrs.field(alias="data", eq=False)

    @property
    def data(self) -> Dataset:
        """The dataset that gave the answer."""
        return self._data

    def __repr__(self) -> str:
        where = f" in {self.body}" if self.body else ""
        cells = [
            (
                one.body,
                worded(one.standing) + ("" if one.counts else " -"),
                _period(one),
                duration(one.joined, one.left),
            )
            for one in self.rows
        ]
        what = under(f"{self.country}{where}", self.reading)
        text = as_table(f"<history of {what}>", cells)
        if max(map(len, text.splitlines()[1:]), default=0) > _WIDTH:
            bare = [row[:-1] for row in cells]
            text = as_table(f"<history of {what}>", bare)
        if not all(one.counts for one in self.rows):
            text += "\n  - a standing that does not count as membership"
        lines = [text]
        return "\n".join([*lines, *caveat_text(self.caveats, self.body)])


def _period(one: Holding) -> str:
    if one.left is None:
        return f"from {one.joined.on}"
    how = one.left.how
    manner = f" ({worded(how)})" if how and how is not _TURN else ""
    return f"{one.joined.on} until {one.left.on}{manner}"


def duration(joined: Boundary, left: Boundary | None) -> str:
    """Say how long something lasted, as exactly as both its dates allow."""
    if left is None:
        return ""
    if joined.on.is_day and left.on.is_day:
        return in_words(joined.on.bounds[0], left.on.bounds[0])
    shortest = left.on.bounds[0].year - joined.on.bounds[1].year
    longest = left.on.bounds[1].year - joined.on.bounds[0].year
    if shortest == longest:
        return f"about {shortest} years"
    return f"{max(shortest, 0)} to {longest} years"


@attrs.frozen(kw_only=True, repr=False)
class Change:
    """
    One country takes, changes or gives up a standing in a body.

    Attributes:
        on: The date of the change, as exact as the record has it.
        was: The holding that ended; none if there was none.
        now: The holding that began; none if it left.
    """

    JOINED: ClassVar = "joined"
    LEFT: ClassVar = "left"
    CHANGED: ClassVar = "changed"

    on: PartialDate
    country: str
    was: Holding | None
    now: Holding | None

    @property
    def effect(self) -> str:
        """What it did to counted membership (joined, left or changed)."""
        before = self.was is not None and self.was.counts
        after = self.now is not None and self.now.counts
        if before is after:
            return self.CHANGED
        return self.JOINED if after else self.LEFT

    @property
    def how(self) -> str:
        """The manner, in words; empty where the source has only a date."""
        edges = (
            self.was.left if self.was else None,
            self.now.joined if self.now else None,
        )
        words = {worded(edge.how): None for edge in edges if edge and edge.how}
        if len(words) > 1:
            words.pop(worded(Manner.STATUS_CHANGE), None)
        return ", ".join(words)

    def __repr__(self) -> str:
        return f"<{' '.join(self.cells())}>"

    def cells(self) -> tuple[str, ...]:
        """Print it in columns."""
        sign = {self.JOINED: "+", self.LEFT: "-", self.CHANGED: "~"}
        was = worded(self.was.standing) if self.was else ""
        now = worded(self.now.standing) if self.now else ""
        arrow = f"{was} -> {now}" if was and now else now or f"no longer {was}"
        return (
            str(self.on),
            f"{sign[self.effect]}{self.country}",
            arrow,
            self.how,
        )


@attrs.frozen(kw_only=True, repr=False)
class Changes(Rows[Change]):
    """The changes of a roster, in order of dates."""

    body: str
    reading: Reading
    caveats: tuple[Caveat, ...]
    _data: Dataset = attrs.field(alias="data", eq=False)

    @property
    def data(self) -> Dataset:
        """The dataset that gave the answer."""
        return self._data

    def __repr__(self) -> str:
        where = under(self.body, self.reading)
        count = plural(len(self), "change", "changes")
        head = f"<{count} in {where}>"
        lines = [as_table(head, [one.cells() for one in self.rows])]
        return "\n".join([*lines, *caveat_text(self.caveats, self.body)])


@attrs.frozen(kw_only=True, repr=False)
class Events(Rows[Event]):
    """Events, in order of dates."""

    _data: Dataset = attrs.field(alias="data", eq=False)

    @property
    def data(self) -> Dataset:
        """The dataset that gave the answer."""
        return self._data

    def __repr__(self) -> str:
        known = [(str(one.start), one.kind.value) for one in self.rows]
        columns = [
            max(map(len, column)) for column in zip(*known, strict=True)
        ]
        room = _WIDTH - sum(columns) - _GAPS
        cells = [
            (*row, textwrap.shorten(one.title, room, placeholder=" …"))
            for row, one in zip(known, self.rows, strict=True)
        ]
        return as_table(f"<{plural(len(self), 'event', 'events')}>", cells)
