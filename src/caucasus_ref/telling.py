"""The parts of a story: how boundaries, acts, conduct and doubts are told."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import attrs

from .answers import caveat_lines
from .dataset import Dataset
from .dates import PartialDate
from .model import (
    Body,
    Boundary,
    Coding,
    Conduct,
    Contest,
    Membership,
    Rival,
    Source,
    Step,
    stretch,
)
from .shown import WIDTH
from .terms import CaveatKind
from .vocabulary import worded


_NOT_FOLLOWED = "Cited only for what is not adopted"


def wrapped(text: str, indent: str = "") -> list[str]:
    """Break a sentence into lines of a terminal."""
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_on_hyphens=False,
        break_long_words=False,
    )


def checked_line(day: PartialDate) -> list[str]:
    """Say when somebody last looked for news."""
    return ["", f"Last checked for news on {day}."]


def dated(on: PartialDate) -> str:
    """Print a date with its preposition."""
    first, last = on.bounds
    if on.is_day:
        return f"on {on}"
    if first == date.min:
        return f"on or before {last}"
    if last == date.max:
        return f"on or after {first}"
    return f"between {first} and {last}" if "/" in str(on) else f"in {on}"


def sentence(text: str | None) -> str:
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


@attrs.frozen
class Teller:
    """Tells parts of an answer and numbers the sources as they come up."""

    data: Dataset
    numbers: dict[str, int] = attrs.field(factory=dict[str, int], init=False)
    adopted: set[str] = attrs.field(factory=set[str], init=False)
    """Ids of sources that the record, or the asker, follows in something."""

    def references(self) -> list[str]:
        """Print the numbered sources, those apart that are not followed."""
        told: dict[bool, list[str]] = {True: [], False: []}
        for id_, number in self.numbers.items():
            told[id_ in self.adopted] += wrapped(
                f"[{number}] {reference(self.data.sources[id_])}"
            )
        if not told[False]:
            return told[True]
        between = [""] if told[True] else []
        return [*told[True], *between, _NOT_FOLLOWED, *told[False]]

    def cited(self, sources: Iterable[str], *, adopted: bool = True) -> str:
        """Give sources their numbers, and print those."""
        ids = list(dict.fromkeys(sources))
        if adopted:
            self.adopted.update(ids)
        for id_ in ids:
            self.numbers.setdefault(id_, len(self.numbers) + 1)
        marks = "".join(f"[{self.numbers[id_]}]" for id_ in ids)
        return marks or "(unsourced)"

    def body(self, id_: str) -> str:
        """Name a body by its id and its name."""
        return f"{id_} ({self.data.bodies[id_].name})"

    def country(self, id_: str) -> str:
        """Name a country."""
        return self.data.countries[id_].name

    def who(self, by: str) -> str:
        """Print who acted by name, where the record knows the name."""
        known = self.data.countries.get(by)
        return known.name if known else by

    def boundary(self, verb: str, edge: Boundary) -> str:
        """Tell a boundary in a sentence, and what its file notes of it."""
        text = self._edge_of(f"{verb} {dated(edge.on)}", edge)
        if edge.known:
            text += f"; the date was fixed {dated(edge.known)}"
        return f"{text}. {sentence(edge.note)}".rstrip()

    def _edge_of(self, when: str, edge: Boundary) -> str:
        how = f" by {worded(edge.how)}" if edge.how else ""
        return f"{when}{how} {self.cited(edge.sources)}"

    def stretch(self, joined: Boundary, left: Boundary | None) -> str:
        """Tell in half a sentence from when until when."""
        text = self._edge_of(f"from {joined.on}", joined)
        if left is not None:
            text += f", {self._edge_of(f'until {left.on}', left)}"
        return text

    def contests(self, contests: Iterable[Contest]) -> Iterator[str]:
        """Tell what the parties themselves say against the record."""
        for one in contests:
            yield from wrapped(
                f"{self.who(one.by)} disputes this: {one.says}"
                f" {self.cited(one.sources)}"
            )

    def step(self, step: Step) -> str:
        """Tell an act."""
        by = f" by {self.who(step.by)}" if step.by else ""
        act = f", {step.act}" if step.act else ""
        effect = f", effective {step.effective}" if step.effective else ""
        note = f". {sentence(step.note)}" if step.note else ""
        return (
            f"{step.on} {worded(step.kind)}{by}{act}{effect}"
            f" {self.cited(step.sources)}{note}"
        )

    def rival(self, rival: Rival) -> str:
        """Tell a date that is not adopted, and why it is not."""
        return (
            f"{worded(rival.of)} {rival.on}"
            f" {self.cited(rival.sources, adopted=False)}: {rival.why_not}"
        )

    def _coding(self, coding: Coding) -> str:
        runs = [str(run) for run in coding.years]
        runs += [
            f"{worded(row.standing)} {stretch(row.joined, row.left)}"
            for row in coding.memberships
        ]
        says = ", ".join(runs) or "never"
        return (
            f"{self.country(coding.country)}: {says}"
            f" {self.cited([coding.source], adopted=False)}:"
            f" {coding.why_not}"
        )

    def conduct(self, conduct: Conduct) -> list[str]:
        """Tell what happens beside a standing, and the answers to it."""
        under = f" under {conduct.under}" if conduct.under else ""
        says = f" {sentence(conduct.says)}" if conduct.says else ""
        note = f" {sentence(conduct.note)}" if conduct.note else ""
        sources = [*conduct.start.sources]
        sources += conduct.end.sources if conduct.end else ()
        lines = wrapped(
            f"{conduct.country}: {conduct}{under} {self.cited(sources)}."
            f"{says}{note}",
            "  ",
        )
        for one in conduct.responses:
            said = f": {one.says}" if one.says else ""
            lines += wrapped(
                f"{one.on} {self.who(one.by)} {worded(one.stance)}{said}"
                f" {self.cited(one.sources)}",
                "    ",
            )
        return lines

    def beside(self, conduct: Iterable[Conduct]) -> Iterator[str]:
        """Tell all of it, below a headline."""
        acts = list(conduct)
        if acts:
            yield ""
            yield "Beside the standing, which goes on:"
            for act in acts:
                yield from self.conduct(act)

    def caveats(self, answer: Any) -> Iterator[str]:
        """Tell what to know about an answer."""
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
            yield from wrapped(f"{worded(kind)}: {message}.", "  ")

    def differ(
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
                about = f"{self.country(row.country)}: "
            told += [f"{about}{self.rival(one)}" for one in row.rivals]
        told += [self._coding(one) for one in codings]
        yield from self.not_adopted(told)
        decisions = [row.decision for row in rows]
        if body is not None and codings and not body.rivals:
            decisions.append(body.decision)
        yield from self.decided(*decisions)

    def not_adopted(self, told: Sequence[str]) -> Iterator[str]:
        """Tell what other sources say."""
        if told:
            yield ""
            yield "Not adopted:"
        for one in told:
            yield from wrapped(one, "  ")

    def decided(self, *decisions: str | None) -> Iterator[str]:
        """Tell what was decided where sources differ, each once."""
        for decision in dict.fromkeys(decisions):
            if decision:
                yield ""
                yield from wrapped(f"Decision: {decision}")
