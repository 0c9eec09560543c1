"""
What the questions answer with: records, never bare tuples or sets.

An answer keeps the dataset that gave it, so that `explain` and `cite` can
name its sources; two equal answers may come from different datasets.
"""

from __future__ import annotations

import re
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
    stretch,
)
from .rosters import Slice
from .rows import Displayed, Rows, plural
from .shown import GLUE, WIDTH, Shown, shortened
from .terms import ADOPTED, Caveat, CaveatKind, Reading
from .vocabulary import Manner, Standing, worded


if TYPE_CHECKING:
    import pendulum

_TURN = Manner.STATUS_CHANGE
_GAPS = 6
"""Blanks before and between the three columns of a table."""

_FEW = 3
"""How many caveats of one kind are shown one by one."""


class Answer(Displayed):
    """What a question answers with; keeps the dataset that gave it."""

    __slots__ = ()

    _data: Dataset

    @property
    def data(self) -> Dataset:
        """The dataset that gave the answer."""
        return self._data


class AnswerOfDay(Answer):
    """What a question about one day answers with."""

    __slots__ = ()

    _on: date

    @property
    def on(self) -> pendulum.Date:
        """The day asked about."""
        return hand_out(self._on)


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
class MemberSet(NoSet, AnswerOfDay):
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

    def _shown(self) -> Shown:
        behaving = {conduct.country for conduct in self.conduct}
        marked = [
            country
            + "*" * (country in behaving)
            + "?" * (country not in self.certain)
            + "!" * (country in self.disputed)
            for country in sorted(self.possible)
        ]
        shown = " ".join(marked) or "none"
        return Shown(
            head=f"{self.body} on {under(self._on, self.reading)}: {shown}",
            notes=tuple(f"*{one.country}: {one}" for one in self.conduct),
            caveats=caveat_notes(self.caveats, self.body),
        )


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
            if where in ([body], [""]) or {*where} <= {*message.split()}
            else f"{' '.join(where)}: {message}",
        )
        for (kind, message), where in alike.items()
    ]


def caveat_notes(
    caveats: Iterable[Caveat], body: str | None = None
) -> tuple[tuple[str, str], ...]:
    """Word caveats for a prompt; many of one kind are told in one line."""
    told: list[tuple[str, str]] = []
    kinds: dict[CaveatKind, list[Caveat]] = {}
    for one in caveats:
        kinds.setdefault(one.kind, []).append(one)
    for kind, alike in kinds.items():
        lines = [message for _, message in caveat_lines(alike, body)]
        if len(lines) > _FEW:
            about = {name: None for one in alike for name in _of(one, body)}
            lines = [f"{' '.join(about)}; .caveats says what of each"]
        told += [(worded(kind), line) for line in lines]
    return tuple(told)


def _of(one: Caveat, body: str | None) -> tuple[str, ...]:
    return one.countries if one.body in {body, ""} else (one.body,)


def unheld(truth: Truth) -> str:
    """Say that nothing is held, or that nobody says what was."""
    return "no standing" if truth is Truth.NO else "nothing recorded"


@attrs.frozen(kw_only=True, repr=False)
class Status(AnswerOfDay):
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

    def __bool__(self) -> NoReturn:
        msg = (
            "a Status is no yes or no: write `.truth is Truth.YES`,"
            " or `country in members(body, day)`"
        )
        raise TypeError(msg)

    def _shown(self) -> Shown:
        held = unheld(self.truth)
        if self.standing and self.joined:
            time = stretch(self.joined, self.left)
            held = f"{worded(self.standing)} {time}"
        when = under(self._on, self.reading)
        return Shown(
            head=f"{self.country} in {self.body} on {when}:"
            f" {self.truth.value}; {held}",
            notes=tuple(f"* {one}" for one in self.conduct),
            caveats=caveat_notes(self.caveats, self.body),
        )


@attrs.frozen(kw_only=True, repr=False, order=False)
class BodySet(NoSet, AnswerOfDay):
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

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self.certain))

    def __len__(self) -> int:
        return len(self.certain)

    def __contains__(self, body: str | Body) -> bool:
        id_ = self._data.bodies.find(body).id
        if id_ in self.uncertain:
            raise UncertainAnswerError(self, self.caveats)
        return id_ in self.certain

    def _shown(self) -> Shown:
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
        when = under(self._on, self.reading)
        return Shown(
            head=f"bodies of {self.country} on {when}: {shown}",
            notes=tuple(f"*{act.body}: {act}" for act in self.conduct),
            caveats=caveat_notes(self.caveats),
        )


@attrs.frozen(kw_only=True, repr=False)
class History(Answer, Rows[Holding]):
    """
    Every stretch of a country, in order, under one reading.

    Prints how long each lasted: in one body to the day, in all bodies by the
    two greatest units.
    """

    country: str
    body: str | None
    reading: Reading
    caveats: tuple[Caveat, ...]
    _data: Dataset = attrs.field(alias="data", eq=False)

    def _shown(self) -> Shown:
        where = f" in {self.body}" if self.body else ""
        rows = [
            (
                one.body,
                worded(one.standing) + ("" if one.counts else f"{GLUE}-"),
                str(one.joined.on),
                _until(one.left),
                _lasted(one) if self.body else _brief(_lasted(one)),
            )
            for one in self.rows
        ]
        counted = all(one.counts for one in self.rows)
        note = "- a standing that does not count as membership"
        none = "" if self.rows else ": none"
        what = under(f"{self.country}{where}", self.reading)
        return Shown(
            head=f"history of {what}{none}",
            columns=("body", "standing", "from", "until", "lasted"),
            rows=rows,
            notes=() if counted else (note,),
            caveats=caveat_notes(self.caveats, self.body),
        )


def _until(left: Boundary | None) -> str:
    if left is None:
        return ""
    manner = left.how is not None and left.how is not _TURN
    return f"{left.on} ({worded(left.how)})" if manner else str(left.on)


def _lasted(one: Holding) -> str:
    """Say how long it lasted; between a number and its unit is no break."""
    return re.sub(r"(?<=\d) ", GLUE, duration(one.joined, one.left))


def _brief(lasted: str) -> str:
    """Keep the two greatest units."""
    units = lasted.split(" ")
    return " ".join(units[:2]) if units[0][:1].isdigit() else lasted


def duration(joined: Boundary, left: Boundary | None) -> str:
    """Say how long something lasted, as exactly as both its dates allow."""
    if left is None:
        return ""
    if joined.on.is_day and left.on.is_day:
        return in_words(joined.on.bounds[0], left.on.bounds[0])
    (first, last), (begins, ends) = joined.on.bounds, left.on.bounds
    shortest, longest = begins.year - last.year, ends.year - first.year
    if shortest == longest:
        about = f"about {plural(longest, 'year', 'years')}"
        return about if longest else "less than a year"
    least = max(shortest - (_in_year(begins) < _in_year(last)), 0)
    if first == date.min or ends == date.max:
        known = f"at least {plural(least, 'year', 'years')}"
        return known if least else "not known"
    most = longest + (_in_year(ends) > _in_year(first))
    if least:
        return f"{least} to {most} years"
    return f"at most {plural(most, 'year', 'years')}"


def _in_year(day: date) -> tuple[int, int]:
    return day.month, day.day


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
class Changes(Answer, Rows[Change]):
    """The changes of a roster, in order of dates."""

    body: str
    reading: Reading
    caveats: tuple[Caveat, ...]
    _data: Dataset = attrs.field(alias="data", eq=False)

    def _shown(self) -> Shown:
        count = plural(len(self), "change", "changes")
        return Shown(
            head=f"{count} in {under(self.body, self.reading)}",
            rows=[one.cells() for one in self.rows],
            caveats=caveat_notes(self.caveats, self.body),
        )


@attrs.frozen(kw_only=True, repr=False)
class Events(Answer, Rows[Event]):
    """Events, in order of dates."""

    _data: Dataset = attrs.field(alias="data", eq=False)

    def _shown(self) -> Shown:
        known = [(str(one.start), one.kind.value) for one in self.rows]
        columns = [
            max(map(len, column)) for column in zip(*known, strict=True)
        ]
        room = WIDTH - sum(columns) - _GAPS
        return Shown(
            head=plural(len(self), "event", "events"),
            rows=[
                (*row, shortened(one.title, room))
                for row, one in zip(known, self.rows, strict=True)
            ],
        )
