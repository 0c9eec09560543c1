"""Answers in words: why it is so, who says so, and as plain JSON values."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import Enum
from functools import singledispatchmethod
from typing import Any, TypeAlias, cast

import attrs

from ._load import dump
from .answers import (
    BodySet,
    Change,
    Changes,
    Events,
    History,
    MemberSet,
    Status,
    caveat_lines,
    duration,
    under,
)
from .checks import is_tuple
from .dataset import Dataset
from .dates import PartialDate, Truth, in_words
from .holdings import Holding
from .model import (
    Body,
    Boundary,
    Coding,
    Conduct,
    Contest,
    Event,
    Membership,
    Rival,
    Source,
    Step,
)
from .reading import read
from .reading import roster as rows_of
from .rosters import roster
from .rows import plural
from .terms import ADOPTED, CaveatKind, Reading
from .timelines import Shift, Shifts, Timeline
from .vocabulary import Edge, worded


Answer: TypeAlias = MemberSet | Status | BodySet | History | Changes | Events

_PACKAGE = __name__.rpartition(".")[0]
_WIDTH = 79


class Text(str):
    """Text that a prompt shows as it is, without quotes."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def explain(answer: Answer) -> Text:
    """
    Say in words why an answer is as it is, and who says so.

    Tells the boundaries with their manner and acts, the dates and codings
    that were not adopted and the decision, what went on beside the standing,
    the caveats, and the sources by number.  What has no source is marked.

    Raises:
        TypeError: If it is no answer of a question.

    >>> import caucasus_ref as cr
    >>> answer = cr.members("CSTO", "1995-01-01")
    >>> print(cr.explain(answer))  # doctest: +ELLIPSIS
    CSTO (Collective Security Treaty Organization) on 1995-01-01: nobody.
    ...
    """
    told = _Teller(_data_of(answer)).told(answer)
    return Text("\n".join(told).rstrip())


def cite(answer: Answer) -> Text:
    """
    List the sources behind an answer, and how to cite the record itself.

    Raises:
        TypeError: If it is no answer of a question.
    """
    teller = _Teller(_data_of(answer))
    teller.told(answer)
    return Text(
        "\n".join([_own_citation(), "", *teller.references()]).rstrip()
    )


def _own_citation() -> str:
    version = sys.modules[_PACKAGE].__version__
    return (
        f"caucasus_ref {version}: alliances and treaties of the South"
        " Caucasus, to the day."
    )


def _data_of(answer: object) -> Dataset:
    if isinstance(answer, Answer):
        return answer.data
    msg = (
        f"{type(answer).__name__} is no answer; pass what members(), status(),"
        " bodies_of(), history(), changes() or events() gave"
    )
    raise TypeError(msg)


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_on_hyphens=False,
        break_long_words=False,
    )


@attrs.frozen
class _Teller:
    """Tells one answer and numbers the sources as they come up."""

    data: Dataset
    numbers: dict[str, int] = attrs.field(factory=dict[str, int], init=False)

    @singledispatchmethod
    def told(self, answer: Any) -> list[str]:
        """Tell an answer, and then its sources."""
        raise NotImplementedError(
            answer
        )  # pragma: no cover # _data_of refuses

    def _with_sources(self, lines: Iterable[str]) -> list[str]:
        told = list(lines)
        if self.numbers:
            told += ["", "Sources", *self.references()]
        return told

    @told.register
    def _(self, answer: MemberSet) -> list[str]:
        return self._with_sources(self._members(answer))

    @told.register
    def _(self, answer: Status) -> list[str]:
        return self._with_sources(self._status(answer))

    @told.register
    def _(self, answer: BodySet) -> list[str]:
        return self._with_sources(self._bodies(answer))

    @told.register
    def _(self, answer: History) -> list[str]:
        return self._with_sources(self._history(answer))

    @told.register
    def _(self, answer: Changes) -> list[str]:
        return self._with_sources(self._changes(answer))

    @told.register
    def _(self, answer: Events) -> list[str]:
        return self._with_sources(self._events(answer))

    def references(self) -> list[str]:
        """Print the numbered sources."""
        return [
            line
            for id_, number in self.numbers.items()
            for line in _wrapped(
                f"[{number}] {reference(self.data.sources[id_])}"
            )
        ]

    def _cited(self, sources: Iterable[str]) -> str:
        ids = list(dict.fromkeys(sources))
        for id_ in ids:
            self.numbers.setdefault(id_, len(self.numbers) + 1)
        marks = "".join(f"[{self.numbers[id_]}]" for id_ in ids)
        return marks or "(unsourced)"

    def _body(self, id_: str) -> str:
        return f"{id_} ({self.data.bodies[id_].name})"

    def _country(self, id_: str) -> str:
        return self.data.countries[id_].name

    def _who(self, by: str) -> str:
        """Print who acted by name, where the record knows the name."""
        known = self.data.countries.get(by)
        return known.name if known else by

    def _boundary(self, verb: str, edge: Boundary) -> str:
        """Tell a boundary in a sentence, and what its file notes of it."""
        text = self._edge_of(f"{verb} {_dated(edge.on)}", edge)
        if edge.known:
            text += f"; the date was fixed {_dated(edge.known)}"
        return f"{text}. {_sentence(edge.note)}".rstrip()

    def _edge_of(self, when: str, edge: Boundary) -> str:
        how = f" by {worded(edge.how)}" if edge.how else ""
        return f"{when}{how} {self._cited(edge.sources)}"

    def _stretch(self, joined: Boundary, left: Boundary | None) -> str:
        """Tell in half a sentence from when until when."""
        text = self._edge_of(f"from {joined.on}", joined)
        if left is not None:
            text += f", {self._edge_of(f'until {left.on}', left)}"
        return text

    def _contests(self, contests: Iterable[Contest]) -> Iterator[str]:
        for one in contests:
            yield from _wrapped(
                f"{self._who(one.by)} disputes this: {one.says}"
                f" {self._cited(one.sources)}"
            )

    def _step(self, step: Step) -> str:
        by = f" by {self._who(step.by)}" if step.by else ""
        act = f", {step.act}" if step.act else ""
        effect = f", effective {step.effective}" if step.effective else ""
        note = f". {_sentence(step.note)}" if step.note else ""
        return (
            f"{step.on} {worded(step.kind)}{by}{act}{effect}"
            f" {self._cited(step.sources)}{note}"
        )

    def _rival(self, rival: Rival) -> str:
        return (
            f"{worded(rival.of)} {rival.on} {self._cited(rival.sources)}:"
            f" {rival.why_not}"
        )

    def _coding(self, coding: Coding) -> str:
        runs = [
            f"{worded(run.standing)} {run.first}-{run.last}"
            for run in coding.years
        ]
        runs += [
            f"{worded(row.standing)} from {row.joined}"
            + (f" until {row.left}" if row.left else "")
            for row in coding.memberships
        ]
        says = ", ".join(runs) or "never"
        return (
            f"{self._country(coding.country)}: {says}"
            f" {self._cited([coding.source])}: {coding.why_not}"
        )

    def _conduct(self, conduct: Conduct) -> list[str]:
        under = f" under {conduct.under}" if conduct.under else ""
        says = f" {_sentence(conduct.says)}" if conduct.says else ""
        note = f" {_sentence(conduct.note)}" if conduct.note else ""
        sources = [*conduct.start.sources]
        sources += conduct.end.sources if conduct.end else ()
        lines = _wrapped(
            f"{conduct.country}: {conduct}{under} {self._cited(sources)}."
            f"{says}{note}",
            "  ",
        )
        for one in conduct.responses:
            said = f": {one.says}" if one.says else ""
            lines += _wrapped(
                f"{one.on} {self._who(one.by)} {worded(one.stance)}{said}"
                f" {self._cited(one.sources)}",
                "    ",
            )
        return lines

    def _beside(self, conduct: Iterable[Conduct]) -> Iterator[str]:
        acts = list(conduct)
        if acts:
            yield ""
            yield "Beside the standing, which goes on:"
            for act in acts:
                yield from self._conduct(act)

    def _caveats(self, answer: Answer) -> Iterator[str]:
        caveats = [
            one
            for one in getattr(answer, "caveats", ())
            if one.kind is not CaveatKind.DISPUTED
        ]
        if caveats:
            yield ""
            yield "Caveats:"
        for kind, message in caveat_lines(
            caveats, getattr(answer, "body", None)
        ):
            yield from _wrapped(f"{worded(kind)}: {message}.", "  ")

    def _differ(
        self,
        rows: Sequence[Membership],
        body: Body | None = None,
        codings: Sequence[Coding] = (),
    ) -> Iterator[str]:
        """Tell what other sources say, and what was decided why."""
        bodies = {row.body for row in rows}
        countries = {row.country for row in rows}
        told: list[str] = []
        for row in rows:
            about = f"{row.body}: " if len(bodies) > 1 else ""
            if len(countries) > 1:
                about = f"{self._country(row.country)}: "
            told += [f"{about}{self._rival(one)}" for one in row.rivals]
        told += [self._coding(one) for one in codings]
        yield from self._not_adopted(told)
        decisions = [row.decision for row in rows]
        if body is not None and codings:
            decisions.append(body.decision)
        yield from self._decided(*decisions)

    def _not_adopted(self, told: Sequence[str]) -> Iterator[str]:
        if told:
            yield ""
            yield "Not adopted:"
        for one in told:
            yield from _wrapped(one, "  ")

    def _decided(self, *decisions: str | None) -> Iterator[str]:
        for decision in dict.fromkeys(decisions):
            if decision:
                yield ""
                yield from _wrapped(f"Decision: {decision}")

    def _members(self, answer: MemberSet) -> Iterator[str]:
        body = self.data.bodies[answer.body]
        day = answer.on.isoformat()
        count = f"{len(answer)} in all" if answer.certain else "nobody"
        when = under(day, answer.reading)
        yield from _wrapped(f"{self._body(body.id)} on {when}: {count}.")
        for country in sorted(answer.possible):
            for one in self._holdings(body, country, answer.reading):
                if one.counts and answer.on in one.possible:
                    yield from self._line(one)
        yield from self._beside(answer.conduct)
        yield from self._differ(
            [
                row
                for country in sorted(answer.disputed)
                for row in rows_of(self.data, body, country)
            ],
            body,
            [one for one in body.codings if one.country in answer.disputed],
        )
        if not answer.possible:
            yield from self._of_itself(body)
            yield from self._before(body, answer)
        yield from self._caveats(answer)
        yield from _checked(body.checked)

    def _holdings(
        self, body: Body, country: str, reading: Reading
    ) -> tuple[Holding, ...]:
        return read(self.data, body, country, reading).holdings

    def _line(self, one: Holding) -> list[str]:
        """Tell a holding in one sentence."""
        return _wrapped(
            f"{one.country} {self._country(one.country)}:"
            f" {worded(one.standing)}, {self._stretch(one.joined, one.left)}",
            "  ",
        )

    def _of_itself(self, body: Body) -> Iterator[str]:
        """Tell when a body began and ended."""
        yield ""
        if body.start is None:
            yield f"{body.id} never entered into force."
        else:
            yield from _wrapped(self._boundary(f"{body.id} began", body.start))
        for step in body.steps:
            yield from _wrapped(self._step(step), "  ")
        if body.end is not None:
            yield from _wrapped(self._boundary(f"{body.id} ended", body.end))
        yield from self._not_adopted([self._rival(r) for r in body.rivals])
        if body.rivals:
            yield from self._decided(body.decision)

    def _before(self, body: Body, answer: MemberSet) -> Iterator[str]:
        """Say who was in the body whose place this one took."""
        if body.follows is None:
            return
        earlier = self.data.bodies[body.follows.body]
        there = roster(self.data, earlier, ADOPTED).on(answer.on).certain
        if there:
            yield ""
            yield from _wrapped(
                f"On that day {self._body(earlier.id)}, which it"
                f" {worded(body.follows.how)}, had {len(there)}:"
                f" {' '.join(sorted(there))}."
            )

    def _status(self, answer: Status) -> Iterator[str]:
        body = self.data.bodies[answer.body]
        held = worded(answer.standing) if answer.standing else "no standing"
        yield from _wrapped(
            f"{self._country(answer.country)} in {self._body(body.id)} on"
            f" {under(answer.on.isoformat(), answer.reading)}:"
            f" {answer.truth.value}, {held}."
        )
        row = answer.membership
        steps = row.steps if row else ()
        if row and row.styled:
            yield from _wrapped(f"The body calls it: {row.styled}.")
        if answer.joined:
            yield ""
            yield from self._edge("Began", answer.joined, steps, Edge.JOINED)
            yield ""
            yield from self._ended(answer, answer.joined, steps)
        if row:
            yield from self._contests(row.contested)
            if row.note:
                yield from _wrapped(_sentence(row.note))
        yield from self._around(answer)
        yield from self._beside(answer.conduct)
        who = answer.country
        yield from self._differ(
            rows_of(self.data, body, who),
            body,
            [one for one in body.codings if one.country == who],
        )
        yield from self._caveats(answer)
        yield from _checked(
            row.checked if row and row.checked else body.checked
        )

    def _ended(
        self, answer: Status, joined: Boundary, steps: Iterable[Step]
    ) -> Iterator[str]:
        if answer.left:
            yield from self._edge("Ended", answer.left, steps, Edge.LEFT)
            lasted = duration(joined, answer.left)
            yield from _wrapped(f"It lasted {lasted}.")
            return
        head = "No end is known."
        if joined.on.is_day:
            lasted = in_words(joined.on.bounds[0], answer.on)
            head += f" By that day it had lasted {lasted}."
        yield from self._acts(steps, Edge.LEFT, head)

    def _edge(
        self, verb: str, edge: Boundary, steps: Iterable[Step], of: Edge
    ) -> Iterator[str]:
        yield from self._acts(steps, of, self._boundary(verb, edge))
        yield from self._contests(edge.contested)

    def _acts(
        self, steps: Iterable[Step], of: Edge, head: str
    ) -> Iterator[str]:
        yield from _wrapped(head)
        acts = [step for step in steps if step.of is of]
        for step in sorted(acts, key=lambda one: one.on.bounds):
            yield from _wrapped(self._step(step), "  ")

    def _around(self, answer: Status) -> Iterator[str]:
        """Tell, in one line each, what the country held at other times."""
        body = self.data.bodies[answer.body]
        others = [
            one
            for one in self._holdings(body, answer.country, answer.reading)
            if one.joined != answer.joined
        ]
        if others:
            yield ""
            yield "At other times:"
        for one in others:
            yield from self._line(one)

    def _bodies(self, answer: BodySet) -> Iterator[str]:
        who = self._country(answer.country)
        when = under(answer.on.isoformat(), answer.reading)
        yield f"{who} on {when}: {plural(len(answer), 'body', 'bodies')}."
        for one in answer.statuses:
            if one.truth is Truth.NO or one.joined is None:
                continue
            yield from _wrapped(
                f"{self._body(one.body)}: {worded(one.standing)},"
                f" {self._stretch(one.joined, one.left)}",
                "  ",
            )
        yield from self._beside(answer.conduct)
        yield from self._caveats(answer)

    def _history(self, answer: History) -> Iterator[str]:
        where = f" in {self._body(answer.body)}" if answer.body else ""
        what = f"{self._country(answer.country)}{where}"
        yield from _wrapped(f"{under(what, answer.reading)}:")
        for one in answer:
            counts = "" if one.counts else " (not counted as membership)"
            text = (
                f"{one.body}: {worded(one.standing)}{counts},"
                f" {self._stretch(one.joined, one.left)}."
            )
            if one.left:
                text += f" It lasted {duration(one.joined, one.left)}."
            for edge in (one.joined, one.left):
                if edge and edge.note:
                    text += f" {_sentence(edge.note)}"
            yield from _wrapped(text, "  ")
        rows = [one.membership for one in answer if one.membership]
        yield from self._differ([row for row in rows if row.rivals])
        yield from self._caveats(answer)

    def _changes(self, answer: Changes) -> Iterator[str]:
        yield from _wrapped(
            f"{plural(len(answer), 'change', 'changes')} in"
            f" {under(self._body(answer.body), answer.reading)}:"
        )
        for one in answer:
            edges = [
                edge
                for edge in (
                    one.was.left if one.was else None,
                    one.now.joined if one.now else None,
                )
                if edge
            ]
            sources = dict.fromkeys(s for edge in edges for s in edge.sources)
            yield from _wrapped(
                f"{' '.join(one.cells())} {self._cited(sources)}", "  "
            )
        yield from self._caveats(answer)

    def _events(self, answer: Events) -> Iterator[str]:
        yield f"{plural(len(answer), 'event', 'events')}:"
        for one in answer:
            yield ""
            yield from self._event(one)

    def _event(self, one: Event) -> Iterator[str]:
        until = ""
        if one.end is not None:
            last = one.end.bounds[1]
            until = f" until {one.end} (the first day after)"
            if last == date.max:
                until = ", its end is open"
        places = f" At {'; '.join(one.places)}." if one.places else ""
        summary = f" {_sentence(one.summary)}" if one.summary else ""
        cited = f" {self._cited(one.sources)}" if one.sources else ""
        yield from _wrapped(
            f"{one.start}{until}, {one.kind.value}: {one.title}."
            f"{places}{summary}{cited}"
        )
        for version in one.versions:
            yield from _wrapped(
                f"{self._who(version.by)} says: {version.says}"
                f" {self._cited(version.sources)}",
                "  ",
            )
        if one.note:
            yield from _wrapped(_sentence(one.note), "  ")


def _checked(day: PartialDate) -> list[str]:
    return ["", f"Last checked for news on {day}."]


def _dated(on: PartialDate) -> str:
    first, last = on.bounds
    if on.is_day:
        return f"on {on}"
    if first == date.min:
        return f"on or before {last}"
    if last == date.max:
        return f"on or after {first}"
    return f"between {first} and {last}" if "/" in str(on) else f"in {on}"


def _sentence(text: str | None) -> str:
    """Print a note as a sentence, whether it was written as one or not."""
    if not text:
        return ""
    end = "" if text.endswith((".", "!", "?")) else "."
    return f"{text[0].upper()}{text[1:]}{end}"


def reference(source: Source) -> str:
    """Print a source the way a list of references has it."""
    author = f"{source.author}: " if source.author else ""
    published = f", {source.published}" if source.published else ""
    accessed = f" (read {source.accessed})" if source.accessed else ""
    url = f" {source.url}" if source.url else ""
    return (
        f"{author}{source.title}. {source.publisher}{published}"
        f" ({worded(source.kind)}).{url}{accessed}"
    )


def to_dict(answer: Any) -> Any:
    """
    Give an answer, or a record, as plain JSON values.

    Days and dates become ISO 8601 text, sets sorted lists.

    >>> import caucasus_ref as cr
    >>> cr.to_dict(cr.status("GEO", "CIS", "2009-08-17"))["truth"]
    'yes'
    """
    plain = _plain(answer)
    if isinstance(answer, Answer | Timeline):
        plain["version"] = sys.modules[_PACKAGE].__version__
    return plain


_FIELDS: dict[type[Any], tuple[str, ...]] = {
    MemberSet: (
        "body",
        "on",
        "reading",
        "certain",
        "possible",
        "disputed",
        "conduct",
        "caveats",
    ),
    Status: (
        "country",
        "body",
        "on",
        "reading",
        "standing",
        "truth",
        "joined",
        "left",
        "membership",
        "disputed",
        "conduct",
        "caveats",
    ),
    BodySet: (
        "country",
        "on",
        "reading",
        "certain",
        "uncertain",
        "disputed",
        "conduct",
        "caveats",
    ),
    History: ("country", "body", "reading", "rows", "caveats"),
    Changes: ("body", "reading", "rows", "caveats"),
    Change: ("on", "country", "effect", "how", "was", "now"),
    Events: ("rows",),
    Holding: ("body", "country", "standing", "joined", "left", "counts"),
    Reading: ("basis", "known_on", "according_to", "lineage", "standing"),
    Shifts: ("rows",),
    Shift: ("on", "joined", "left", "maybe", "out"),
}


def _plain(value: Any) -> Any:
    if isinstance(value, Timeline):
        return {"changes": _plain(value.changes().rows)}
    if type(value) in _FIELDS:
        return {
            name: _plain(getattr(value, name)) for name in _FIELDS[type(value)]
        }
    if isinstance(value, frozenset):
        return sorted(cast("frozenset[str]", value))
    if is_tuple(value):
        return [_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return dump(value)
