"""Members, standings, their changes and events in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from .answers import (
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
from .dates import Truth, in_words
from .holdings import Holding
from .model import Body, Boundary, Event, Step
from .reading import read, rows_of
from .rosters import roster
from .rows import plural
from .telling import Teller, checked_line, sentence, wrapped
from .terms import ADOPTED, Reading
from .vocabulary import Edge, worded


def tell_members(teller: Teller, answer: MemberSet) -> Iterator[str]:
    """Tell who was in a body, who said otherwise, and what came before."""
    body = teller.data.bodies[answer.body]
    day = answer.on.isoformat()
    count = f"{len(answer)} in all" if answer.certain else "nobody"
    when = under(day, answer.reading)
    yield from wrapped(f"{teller.body(body.id)} on {when}: {count}.")
    for country in sorted(answer.possible):
        for one in _holdings(teller, body, country, answer.reading):
            if one.counts and answer.on in one.possible:
                yield from _line(teller, one)
    yield from teller.beside(answer.conduct)
    yield from teller.differ(
        [
            row
            for country in sorted(answer.disputed)
            for row in rows_of(teller.data, body, country)
        ],
        body,
        [one for one in body.codings if one.country in answer.disputed],
    )
    if not answer.possible:
        yield from _of_itself(teller, body)
        yield from _before(teller, body, answer)
    yield from teller.caveats(answer)
    yield from checked_line(body.checked)


def _holdings(
    teller: Teller, body: Body, country: str, reading: Reading
) -> tuple[Holding, ...]:
    return read(teller.data, body, country, reading).holdings


def _line(teller: Teller, one: Holding) -> list[str]:
    """Tell a holding in one sentence."""
    return wrapped(
        f"{one.country} {teller.country(one.country)}:"
        f" {worded(one.standing)}, {teller.stretch(one.joined, one.left)}",
        "  ",
    )


def _of_itself(teller: Teller, body: Body) -> Iterator[str]:
    """Tell when a body began and ended."""
    yield ""
    if body.start is None:
        yield f"{body.id} never entered into force."
    else:
        yield from wrapped(teller.boundary(f"{body.id} began", body.start))
    for step in body.steps:
        yield from wrapped(teller.step(step), "  ")
    if body.end is not None:
        yield from wrapped(teller.boundary(f"{body.id} ended", body.end))
    yield from teller.not_adopted([teller.rival(r) for r in body.rivals])
    if body.rivals:
        yield from teller.decided(body.decision)


def _before(teller: Teller, body: Body, answer: MemberSet) -> Iterator[str]:
    """Say who was in the body whose place this one took."""
    if body.follows is None:
        return
    earlier = teller.data.bodies[body.follows.body]
    there = roster(teller.data, earlier, ADOPTED).on(answer.on).certain
    if there:
        yield ""
        yield from wrapped(
            f"On that day {teller.body(earlier.id)}, which it"
            f" {worded(body.follows.how)}, had {len(there)}:"
            f" {' '.join(sorted(there))}."
        )


def tell_status(teller: Teller, answer: Status) -> Iterator[str]:
    """Tell what a country held in a body, from when until when, and why."""
    body = teller.data.bodies[answer.body]
    held = unheld(answer.truth)
    if answer.standing:
        held = worded(answer.standing)
    yield from wrapped(
        f"{teller.country(answer.country)} in {teller.body(body.id)} on"
        f" {under(answer.on.isoformat(), answer.reading)}:"
        f" {answer.truth.value}, {held}."
    )
    row = answer.membership
    steps = row.steps if row else ()
    if row and row.styled:
        yield from wrapped(f"The body calls it: {row.styled}.")
    if answer.joined:
        yield ""
        yield from _edge(teller, "Began", answer.joined, steps, Edge.JOINED)
        yield ""
        yield from _ended(teller, answer, answer.joined, steps)
    if row:
        yield from teller.contests(row.contested)
        if row.note:
            yield from wrapped(sentence(row.note))
    yield from _around(teller, answer)
    yield from teller.beside(answer.conduct)
    who = answer.country
    yield from teller.differ(
        rows_of(teller.data, body, who),
        body,
        [one for one in body.codings if one.country == who],
    )
    yield from teller.caveats(answer)
    yield from checked_line(
        row.checked if row and row.checked else body.checked
    )


def _ended(
    teller: Teller, answer: Status, joined: Boundary, steps: Iterable[Step]
) -> Iterator[str]:
    if answer.left:
        yield from _edge(teller, "Ended", answer.left, steps, Edge.LEFT)
        lasted = duration(joined, answer.left)
        yield from wrapped(f"It lasted {lasted}.")
        return
    head = "No end is known."
    if joined.on.is_day:
        lasted = in_words(joined.on.bounds[0], answer.on)
        head += f" By that day it had lasted {lasted}."
    yield from _acts(teller, steps, Edge.LEFT, head)


def _edge(
    teller: Teller, verb: str, edge: Boundary, steps: Iterable[Step], of: Edge
) -> Iterator[str]:
    yield from _acts(teller, steps, of, teller.boundary(verb, edge))
    yield from teller.contests(edge.contested)


def _acts(
    teller: Teller, steps: Iterable[Step], of: Edge, head: str
) -> Iterator[str]:
    yield from wrapped(head)
    acts = [step for step in steps if step.of is of]
    for step in sorted(acts, key=lambda one: one.on.bounds):
        yield from wrapped(teller.step(step), "  ")


def _around(teller: Teller, answer: Status) -> Iterator[str]:
    """Tell, in one line each, what the country held at other times."""
    body = teller.data.bodies[answer.body]
    others = [
        one
        for one in _holdings(teller, body, answer.country, answer.reading)
        if one.joined != answer.joined
    ]
    if others:
        yield ""
        yield "At other times:"
    for one in others:
        yield from _line(teller, one)


def tell_bodies(teller: Teller, answer: BodySet) -> Iterator[str]:
    """Tell in which bodies a country was."""
    who = teller.country(answer.country)
    when = under(answer.on.isoformat(), answer.reading)
    yield f"{who} on {when}: {plural(len(answer), 'body', 'bodies')}."
    for one in answer.statuses:
        if one.truth is Truth.NO or one.joined is None:
            continue
        yield from wrapped(
            f"{teller.body(one.body)}: {worded(one.standing)},"
            f" {teller.stretch(one.joined, one.left)}",
            "  ",
        )
    yield from teller.beside(answer.conduct)
    yield from teller.caveats(answer)


def tell_history(teller: Teller, answer: History) -> Iterator[str]:
    """Tell every standing of a country, one after the other."""
    where = f" in {teller.body(answer.body)}" if answer.body else ""
    what = f"{teller.country(answer.country)}{where}"
    none = "" if answer.rows else " no standing on any day."
    yield from wrapped(f"{under(what, answer.reading)}:{none}")
    for one in answer:
        counts = "" if one.counts else " (not counted as membership)"
        text = (
            f"{one.body}: {worded(one.standing)}{counts},"
            f" {teller.stretch(one.joined, one.left)}."
        )
        if one.left:
            text += f" It lasted {duration(one.joined, one.left)}."
        for edge in (one.joined, one.left):
            if edge and edge.note:
                text += f" {sentence(edge.note)}"
        yield from wrapped(text, "  ")
    rows = [one.membership for one in answer if one.membership]
    yield from teller.differ([row for row in rows if row.rivals])
    yield from teller.caveats(answer)


def tell_changes(teller: Teller, answer: Changes) -> Iterator[str]:
    """Tell who came, who went, and who says so."""
    yield from wrapped(
        f"{plural(len(answer), 'change', 'changes')} in"
        f" {under(teller.body(answer.body), answer.reading)}:"
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
            f"{' '.join(one.cells())} {teller.cited(sources)}", "  "
        )
    yield from teller.caveats(answer)


def tell_events(teller: Teller, answer: Events) -> Iterator[str]:
    """Tell what happened, with the version of each side."""
    yield f"{plural(len(answer), 'event', 'events')}:"
    for one in answer:
        yield ""
        yield from _event(teller, one)


def _event(teller: Teller, one: Event) -> Iterator[str]:
    until = ""
    if one.end is not None:
        last = one.end.bounds[1]
        until = f" until {one.end} (the first day after)"
        if last == date.max:
            until = ", its end is open"
    places = f" At {'; '.join(one.places)}." if one.places else ""
    summary = f" {sentence(one.summary)}" if one.summary else ""
    cited = f" {teller.cited(one.sources)}" if one.sources else ""
    yield from wrapped(
        f"{one.start}{until}, {one.kind.value}: {one.title}."
        f"{places}{summary}{cited}"
    )
    for version in one.versions:
        yield from wrapped(
            f"{teller.who(version.by)} says: {version.says}"
            f" {teller.cited(version.sources)}",
            "  ",
        )
    if one.note:
        yield from wrapped(sentence(one.note), "  ")
