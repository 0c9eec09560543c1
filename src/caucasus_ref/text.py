"""Answers in words: why it is so, who says so, and as plain JSON values."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from functools import singledispatchmethod
from typing import Any

import attrs

from .answers import (
    Answer,
    BodySet,
    Changes,
    Events,
    History,
    MemberSet,
    Status,
    duration,
    under,
    unheld,
)
from .bonds import AllySet, Duties, Incompatibilities, Network, Ties
from .claims import Finding, Report
from .dataset import Dataset
from .dates import Truth, in_words
from .holdings import Holding
from .model import (
    Body,
    Boundary,
    Event,
    Step,
)
from .reading import read
from .reading import roster as rows_of
from .rosters import roster
from .rows import plural
from .telling import Teller, checked_line, sentence, wrapped
from .terms import ADOPTED, Reading
from .text_bonds import (
    tell_allies,
    tell_duties,
    tell_incompatibilities,
    tell_network,
    tell_ties,
)
from .text_claims import tell_finding, tell_report
from .vocabulary import Edge, worded


_PACKAGE = __name__.rpartition(".")[0]


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
    told = _Narrator(_data_of(answer)).told(answer)
    return Text("\n".join(told).rstrip())


def cite(answer: Answer) -> Text:
    """
    List the sources behind an answer, and how to cite the record itself.

    Sources that are cited only for what is not adopted stand apart.

    Raises:
        TypeError: If it is no answer of a question.

    >>> import caucasus_ref as cr
    >>> cr.cite(cr.members("CSTO", "2024-04-05"))
    caucasus_ref ...
    <BLANKLINE>
    [1] ...
    """
    teller = _Narrator(_data_of(answer))
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
        " bodies_of(), history(), changes(), events(), allies(),"
        " obligations(), treaties_between(), incompatibilities(),"
        " pledges(), check() or check_all() gave"
    )
    raise TypeError(msg)


@attrs.frozen
class _Narrator(Teller):
    """Tells one answer."""

    @singledispatchmethod
    def told(self, answer: Any) -> list[str]:
        """Tell an answer, and then its sources."""
        raise NotImplementedError(
            answer
        )  # pragma: no cover # _data_of refuses

    @told.register
    def _(self, answer: AllySet) -> list[str]:
        return self._with_sources(tell_allies(self, answer))

    @told.register
    def _(self, answer: Finding) -> list[str]:
        return self._with_sources(tell_finding(self, answer))

    @told.register
    def _(self, answer: Report) -> list[str]:
        return self._with_sources(tell_report(self, answer))

    @told.register
    def _(self, answer: Duties) -> list[str]:
        return self._with_sources(tell_duties(self, answer))

    @told.register
    def _(self, answer: Ties) -> list[str]:
        return self._with_sources(tell_ties(self, answer))

    @told.register
    def _(self, answer: Incompatibilities) -> list[str]:
        return self._with_sources(tell_incompatibilities(self, answer))

    @told.register
    def _(self, answer: Network) -> list[str]:
        return self._with_sources(tell_network(self, answer))

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

    def _members(self, answer: MemberSet) -> Iterator[str]:
        body = self.data.bodies[answer.body]
        day = answer.on.isoformat()
        count = f"{len(answer)} in all" if answer.certain else "nobody"
        when = under(day, answer.reading)
        yield from wrapped(f"{self.body(body.id)} on {when}: {count}.")
        for country in sorted(answer.possible):
            for one in self._holdings(body, country, answer.reading):
                if one.counts and answer.on in one.possible:
                    yield from self._line(one)
        yield from self.beside(answer.conduct)
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
        yield from self.caveats(answer)
        yield from checked_line(body.checked)

    def _holdings(
        self, body: Body, country: str, reading: Reading
    ) -> tuple[Holding, ...]:
        return read(self.data, body, country, reading).holdings

    def _line(self, one: Holding) -> list[str]:
        """Tell a holding in one sentence."""
        return wrapped(
            f"{one.country} {self.country(one.country)}:"
            f" {worded(one.standing)}, {self.stretch(one.joined, one.left)}",
            "  ",
        )

    def _of_itself(self, body: Body) -> Iterator[str]:
        """Tell when a body began and ended."""
        yield ""
        if body.start is None:
            yield f"{body.id} never entered into force."
        else:
            yield from wrapped(self._boundary(f"{body.id} began", body.start))
        for step in body.steps:
            yield from wrapped(self.step(step), "  ")
        if body.end is not None:
            yield from wrapped(self._boundary(f"{body.id} ended", body.end))
        yield from self.not_adopted([self._rival(r) for r in body.rivals])
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
            yield from wrapped(
                f"On that day {self.body(earlier.id)}, which it"
                f" {worded(body.follows.how)}, had {len(there)}:"
                f" {' '.join(sorted(there))}."
            )

    def _status(self, answer: Status) -> Iterator[str]:
        body = self.data.bodies[answer.body]
        held = unheld(answer.truth)
        if answer.standing:
            held = worded(answer.standing)
        yield from wrapped(
            f"{self.country(answer.country)} in {self.body(body.id)} on"
            f" {under(answer.on.isoformat(), answer.reading)}:"
            f" {answer.truth.value}, {held}."
        )
        row = answer.membership
        steps = row.steps if row else ()
        if row and row.styled:
            yield from wrapped(f"The body calls it: {row.styled}.")
        if answer.joined:
            yield ""
            yield from self._edge("Began", answer.joined, steps, Edge.JOINED)
            yield ""
            yield from self._ended(answer, answer.joined, steps)
        if row:
            yield from self._contests(row.contested)
            if row.note:
                yield from wrapped(sentence(row.note))
        yield from self._around(answer)
        yield from self.beside(answer.conduct)
        who = answer.country
        yield from self._differ(
            rows_of(self.data, body, who),
            body,
            [one for one in body.codings if one.country == who],
        )
        yield from self.caveats(answer)
        yield from checked_line(
            row.checked if row and row.checked else body.checked
        )

    def _ended(
        self, answer: Status, joined: Boundary, steps: Iterable[Step]
    ) -> Iterator[str]:
        if answer.left:
            yield from self._edge("Ended", answer.left, steps, Edge.LEFT)
            lasted = duration(joined, answer.left)
            yield from wrapped(f"It lasted {lasted}.")
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
        yield from wrapped(head)
        acts = [step for step in steps if step.of is of]
        for step in sorted(acts, key=lambda one: one.on.bounds):
            yield from wrapped(self.step(step), "  ")

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
        who = self.country(answer.country)
        when = under(answer.on.isoformat(), answer.reading)
        yield f"{who} on {when}: {plural(len(answer), 'body', 'bodies')}."
        for one in answer.statuses:
            if one.truth is Truth.NO or one.joined is None:
                continue
            yield from wrapped(
                f"{self.body(one.body)}: {worded(one.standing)},"
                f" {self.stretch(one.joined, one.left)}",
                "  ",
            )
        yield from self.beside(answer.conduct)
        yield from self.caveats(answer)

    def _history(self, answer: History) -> Iterator[str]:
        where = f" in {self.body(answer.body)}" if answer.body else ""
        what = f"{self.country(answer.country)}{where}"
        yield from wrapped(f"{under(what, answer.reading)}:")
        for one in answer:
            counts = "" if one.counts else " (not counted as membership)"
            text = (
                f"{one.body}: {worded(one.standing)}{counts},"
                f" {self.stretch(one.joined, one.left)}."
            )
            if one.left:
                text += f" It lasted {duration(one.joined, one.left)}."
            for edge in (one.joined, one.left):
                if edge and edge.note:
                    text += f" {sentence(edge.note)}"
            yield from wrapped(text, "  ")
        rows = [one.membership for one in answer if one.membership]
        yield from self._differ([row for row in rows if row.rivals])
        yield from self.caveats(answer)

    def _changes(self, answer: Changes) -> Iterator[str]:
        yield from wrapped(
            f"{plural(len(answer), 'change', 'changes')} in"
            f" {under(self.body(answer.body), answer.reading)}:"
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
            yield from wrapped(
                f"{' '.join(one.cells())} {self.cited(sources)}", "  "
            )
        yield from self.caveats(answer)

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
        summary = f" {sentence(one.summary)}" if one.summary else ""
        cited = f" {self.cited(one.sources)}" if one.sources else ""
        yield from wrapped(
            f"{one.start}{until}, {one.kind.value}: {one.title}."
            f"{places}{summary}{cited}"
        )
        for version in one.versions:
            yield from wrapped(
                f"{self.who(version.by)} says: {version.says}"
                f" {self.cited(version.sources)}",
                "  ",
            )
        if one.note:
            yield from wrapped(sentence(one.note), "  ")
