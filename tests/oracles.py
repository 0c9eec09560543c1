"""
What DESIGN says of readings, restated slowly and by other means.

Sets are sets of days; a coarse date is an unknown that falls on one side of
the day asked about or on the other; what is certain holds in every such
world, what is possible in one.  Uses the model and nothing that decides.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import product
from typing import Any

import attrs

from caucasus_ref.dataset import Dataset
from caucasus_ref.dates import PartialDate, Truth
from caucasus_ref.model import (
    Body,
    Boundary,
    Coding,
    Membership,
    Rival,
    Step,
    Treaty,
)
from caucasus_ref.vocabulary import Edge, Standing, StepKind, Unit


Words = Mapping[str, Any]
"""The keywords of a question."""

ONE_DAY = timedelta(days=1)


def one_file_a_line(tree: Mapping[str, Any]) -> str:
    """Write a tree the way the wheel carries it."""
    lines = [
        f"{json.dumps(k)}:{json.dumps(v, separators=(',', ':'))}"
        for k, v in tree.items()
    ]
    return "\n".join(["{", ",\n".join(lines), "}"])


# Kleene's tables.

NOT = {
    Truth.YES: Truth.NO,
    Truth.UNCERTAIN: Truth.UNCERTAIN,
    Truth.NO: Truth.YES,
}
_RANK = (Truth.NO, Truth.UNCERTAIN, Truth.YES)


def both(a: Truth, b: Truth) -> Truth:
    """Give Kleene's and: the weaker of the two."""
    return _RANK[min(_RANK.index(a), _RANK.index(b))]


def either(a: Truth, b: Truth) -> Truth:
    """Give Kleene's or: the stronger of the two."""
    return _RANK[max(_RANK.index(a), _RANK.index(b))]


def without(a: Truth, b: Truth) -> Truth:
    """Give a and not b."""
    return both(a, NOT[b])


def one_only(a: Truth, b: Truth) -> Truth:
    """Give a or b and not both."""
    return either(without(a, b), without(b, a))


# Sets of days.


def days_in(
    parts: Iterable[tuple[date, date | None]], window: Iterable[date]
) -> set[date]:
    """Give the days of a window that lie in any of these stretches."""
    spans = list(parts)
    return {
        day
        for day in window
        for start, end in spans
        if start <= day and (end is None or day < end)
    }


# Worlds.


@attrs.frozen
class Unknown:
    """
    When something happens, as far as one may know: a first and a last day.

    Two that are equal are one and the same.  What is not `sure` may not be
    known at all by the day on which the question stands.
    """

    on: PartialDate
    known: tuple[date, date] | None
    sure: bool
    mark: str

    def happened(self, day: date) -> set[bool]:
        """Say whether it may have happened by a day, and may not have."""
        first, last = self.on.bounds
        options: set[bool] = set()
        if first <= day:
            options |= {True}
        if last > day or not self.sure:
            options |= {False}
        return options


@attrs.frozen
class Stretch:
    """One standing between two unknowns; the second may be missing."""

    standing: Standing
    joined: Unknown
    left: Unknown | None


def worlds(stretches: Iterable[Stretch], day: date) -> Iterator[set[Standing]]:
    """Give what is held on a day in each world that the dates allow."""
    rows = list(stretches)
    unknowns = list(
        {one for row in rows for one in (row.joined, row.left) if one}
    )
    for outcome in product(*(one.happened(day) for one in unknowns)):
        happened = dict(zip(unknowns, outcome, strict=True))
        yield {
            row.standing
            for row in rows
            if happened[row.joined]
            and not (row.left is not None and happened[row.left])
        }


def verdict(
    stretches: Iterable[Stretch], counted: set[Standing], day: date
) -> Truth:
    """Say whether a counted standing is held in every world, or in one."""
    held = {
        bool(world & counted)
        for world in worlds(
            [row for row in stretches if row.standing in counted], day
        )
    }
    if held == {True}:
        return Truth.YES
    return Truth.UNCERTAIN if True in held else Truth.NO


# Readings.


def counted_standings(body: Body, words: Words) -> set[Standing]:
    """Say which standings count under a reading."""
    asked = words.get("standing")
    if asked == "any":
        return set(Standing)
    if asked is not None:
        texts = [asked] if isinstance(asked, str) else asked
        return {Standing(text) for text in texts}
    counted = set(body.full)
    if words.get("basis") == "signature":
        counted |= {
            Standing.SIGNATORY,
            Standing.CONTRACTING,
            Standing.PROVISIONAL,
        }
    return counted


def own_rows(data: Dataset, body: Body, country: str) -> list[Membership]:
    """Give the memberships of a country; a roster lends its full ones."""
    if isinstance(body, Treaty) and body.roster:
        lender = data.bodies[body.roster]
        return [
            attrs.evolve(
                row,
                standing=body.full[0]
                if row.standing in lender.full
                else row.standing,
            )
            for row in lender.memberships
            if row.country == country
        ]
    return [row for row in body.memberships if row.country == country]


def as_known(
    boundary: Boundary,
    steps: Iterable[Step],
    edge: Edge,
    limit: date | None,
    mark: str = "",
) -> Unknown | None:
    """Give a boundary as it may have been known on a day, or nothing."""
    if limit is None:
        return Unknown(boundary.on, None, sure=True, mark=mark)
    if boundary.known is not None:
        first, last = boundary.known.bounds
    else:
        acts = [
            step.on.bounds
            for step in steps
            if step.of is edge and step.effective == boundary.on
        ]
        first = max([boundary.on.bounds[0], *(act[0] for act in acts)])
        last = max([boundary.on.bounds[1], *(act[1] for act in acts)])
    if limit < first:
        return None
    sure = limit >= last
    return Unknown(
        boundary.on, None if sure else (first, last), sure=sure, mark=mark
    )


def own_signature(row: Membership) -> Boundary | None:
    """Give the country's first own signature, where it came first."""
    signed = sorted(
        step.on.bounds
        for step in row.steps
        if (step.of, step.kind, step.by)
        == (Edge.JOINED, StepKind.SIGNED, row.country)
    )
    if signed and signed[0] < row.joined.on.bounds:
        return Boundary(on=PartialDate(signed[0]))
    return None


def noticed_end(row: Membership, limit: date | None) -> Unknown | None:
    """Give the end that a notice fixed which nobody had revoked."""
    done = [
        step
        for step in row.steps
        if step.of is Edge.LEFT
        and (limit is None or step.on.bounds[1] <= limit)
    ]
    for step in done:
        undone = [
            other
            for other in done
            if other.kind is StepKind.REVOKED
            and other.on.bounds[0] >= step.on.bounds[0]
        ]
        if step.kind is StepKind.NOTICE and step.effective and not undone:
            return Unknown(step.effective, None, sure=True, mark="")
    return None


def stretches_of(
    rows: Iterable[Membership], body: Body, words: Words
) -> list[Stretch]:
    """Read memberships by their acts and by what was known of them."""
    limit = words.get("known_on")
    found: list[Stretch] = []
    for row in rows:
        joined = row.joined
        if words.get("basis") == "signature" and row.standing in body.full:
            joined = own_signature(row) or joined
        start = as_known(joined, row.steps, Edge.JOINED, limit)
        if start is None:
            continue
        end = None
        if row.left is not None:
            end = as_known(row.left, row.steps, Edge.LEFT, limit)
        found.append(
            Stretch(row.standing, start, end or noticed_end(row, limit))
        )
    return _each_its_own(found)


def _each_its_own(found: list[Stretch]) -> list[Stretch]:
    """Part unknowns that are alike, save where one ends as another begins."""
    own: list[Stretch] = []
    for number, one in enumerate(found):
        others = [row for row in found if row is not one]
        joined, left = one.joined, one.left
        if joined not in [row.left for row in others]:
            joined = attrs.evolve(joined, mark=f"joined {number}")
        if left and left not in [row.joined for row in others]:
            left = attrs.evolve(left, mark=f"left {number}")
        own.append(Stretch(one.standing, joined, left))
    return own


def coded(coding: Coding) -> list[Stretch]:
    """Read a coding: whole years, or dates of its own."""

    def plain(on: PartialDate | None) -> Unknown | None:
        return Unknown(on, None, sure=True, mark="") if on else None

    rows: list[Stretch] = []
    for run in coding.years:
        start = plain(PartialDate.of(date(run.first, 1, 1)))
        end = plain(PartialDate.of(date(run.last, 12, 31) + ONE_DAY))
        assert start
        rows.append(Stretch(run.standing, start, end))
    for row in coding.memberships:
        start = plain(row.joined)
        assert start
        rows.append(Stretch(row.standing, start, plain(row.left)))
    return _each_its_own(rows)


def with_rivals(
    rows: list[Membership], chosen: Iterable[tuple[int, Rival]]
) -> list[Membership]:
    """Put rival dates in the place of ours, on both sides of a border."""
    replaced: dict[tuple[int, Edge], Boundary] = {}
    picked = list(chosen)
    for number, rival in picked:
        row = rows[number]
        ours = row.joined if rival.of is Edge.JOINED else row.left
        facing = Edge.LEFT if rival.of is Edge.JOINED else Edge.JOINED
        moved = Boundary(on=rival.on, sources=rival.sources)
        for position, other in enumerate(rows):
            theirs = other.left if facing is Edge.LEFT else other.joined
            touches = position != number and ours and theirs
            if touches and theirs and ours and theirs.on == ours.on:
                replaced.setdefault((position, facing), moved)
    for number, rival in picked:
        replaced[number, rival.of] = Boundary(
            on=rival.on, sources=rival.sources
        )
    return [
        attrs.evolve(
            row,
            joined=replaced.get((number, Edge.JOINED), row.joined),
            left=replaced.get((number, Edge.LEFT), row.left),
        )
        for number, row in enumerate(rows)
    ]


def read_stretches(
    data: Dataset, body: Body, country: str, words: Words
) -> list[Stretch]:
    """Give what a country held in a body under a reading."""
    rows = own_rows(data, body, country)
    source = words.get("according_to")
    if source is not None:
        for coding in body.codings:
            if (coding.source, coding.country) == (source, country):
                return coded(coding)
        rows = with_rivals(rows, _rivals_by(rows, source))
    return stretches_of(rows, body, words)


def _rivals_by(
    rows: Iterable[Membership], source: str
) -> list[tuple[int, Rival]]:
    return [
        (number, rival)
        for number, row in enumerate(rows)
        for rival in row.rivals
        if source in rival.sources
    ]


def says_nothing(data: Dataset, body: Body, words: Words, day: date) -> bool:
    """Whether the dataset asked says nothing at all of a body on a day."""
    source = words.get("according_to")
    covers = data.sources[source].covers if source else None
    if covers is None:
        return False
    return (
        body.id not in covers.bodies
        or day < covers.from_.bounds[0]
        or day > covers.until.bounds[1]
    )


def exists(body: Body, words: Words, day: date) -> Truth:
    """Say whether a body exists on a day, as far as known."""
    limit = words.get("known_on")
    start = body.start
    if words.get("basis") == "signature":
        if isinstance(body, Treaty):
            start = body.signed or start
        else:
            signed = sorted(
                step.on.bounds
                for step in body.steps
                if (step.of, step.kind) == (Edge.START, StepKind.SIGNED)
            )
            if signed:
                start = Boundary(on=PartialDate(signed[0]))
    if start is None:
        return Truth.NO
    begun = as_known(start, body.steps, Edge.START, limit, "start")
    if begun is None:
        return Truth.NO
    ended = None
    if body.end is not None:
        ended = as_known(body.end, body.steps, Edge.END, limit, "end")
    life = Stretch(Standing.MEMBER, begun, ended)
    return verdict([life], {Standing.MEMBER}, day)


def complete_for(body: Body, country: str, words: Words, day: date) -> bool:
    """Whether the roster's silence about a country is a no on a day."""
    asked = counted_standings(body, {**words, "basis": "effective"})
    complete = body.complete
    return (
        asked <= set(complete.standings)
        and (complete.countries is None or country in complete.countries)
        and (complete.since is None or complete.since.bounds[0] <= day)
    )


def borrows(body: Body) -> bool:
    """Say whether a treaty has its parties from another body's roster."""
    return isinstance(body, Treaty) and body.roster is not None


def truth_of(  # noqa: PLR0917 # the rows may be given, so as to read once
    data: Dataset,
    body: Body,
    country: str,
    words: Words,
    day: date,
    stretches: list[Stretch] | None = None,
) -> Truth:
    """Say whether a country holds a counted standing in a body on a day."""
    if says_nothing(data, body, words, day):
        return Truth.UNCERTAIN
    if stretches is None:
        stretches = read_stretches(data, body, country, words)
    held = verdict(stretches, counted_standings(body, words), day)
    coded = any(
        one.country == country and one.source == words.get("according_to")
        for one in body.codings
    )
    if borrows(body) and not coded:
        held = both(held, exists(body, words, day))
    silent = not complete_for(body, country, words, day)
    if held is Truth.NO and silent:
        lives = exists(body, words, day)
        return Truth.NO if lives is Truth.NO else Truth.UNCERTAIN
    return held


def line(data: Dataset, body: Body) -> list[Body]:
    """Give a body with all that precede and follow it, youngest first."""
    found = {body.id}
    while True:
        near = {
            one.id
            for one in data.bodies
            if (one.follows and one.follows.body in found)
            or any(
                other.follows and other.follows.body == one.id
                for other in data.bodies
                if other.id in found
            )
        }
        if near <= found:
            break
        found |= near
    return sorted(
        (data.bodies[one] for one in found),
        key=lambda one: (
            one.start.on.bounds[0] if one.start else date.min,
            one.id,
        ),
        reverse=True,
    )


def answering(data: Dataset, body: Body, words: Words, day: date) -> Body:
    """Give the one body that answers for a line on a day."""
    if not words.get("lineage"):
        return body
    for one in line(data, body):
        begun = any(
            exists(one, words, earlier) is Truth.YES
            for earlier in _days_to(one, day)
        )
        if begun and exists(one, words, day) is not Truth.NO:
            return one
    return body


def _days_to(body: Body, day: date) -> list[date]:
    """Give, up to a day, each day on which a body may begin to be certain."""
    edges = [day, body.start.on.bounds[1]] if body.start else [day]
    if isinstance(body, Treaty) and body.signed:
        edges.append(body.signed.on.bounds[1])
    edges += [step.on.bounds[1] for step in body.steps]
    return [one for one in edges if one <= day]


def disputed(
    data: Dataset, body: Body, country: str, words: Words, day: date
) -> bool:
    """Whether another voice plainly contradicts the answer of a day."""
    if says_nothing(data, body, words, day):
        return False
    counted = counted_standings(body, words)
    rows = own_rows(data, body, country)
    asked = words.get("according_to")
    mine = read_stretches(data, body, country, words)
    ours = verdict(mine, counted, day)
    limit = words.get("known_on")

    def out(source: str) -> bool:
        published = data.sources[source].published
        return (
            limit is None or published is None or published.bounds[0] <= limit
        )

    variants = [] if asked is None else [rows]
    for number, row in enumerate(rows):
        variants += [
            with_rivals(rows, [(number, rival)])
            for rival in row.rivals
            if asked not in rival.sources and any(map(out, rival.sources))
        ]
    theirs = [
        verdict(stretches_of(variant, body, words), counted, day)
        for variant in variants
    ]
    codings = [
        coding
        for coding in body.codings
        if coding.country == country
        and coding.source != asked
        and out(coding.source)
    ]
    return any({ours, one} == {Truth.YES, Truth.NO} for one in theirs) or any(
        _contradicts(data, body, coding, mine, counted, day)
        for coding in codings
    )


def _contradicts(  # noqa: PLR0917 # all that a dispute is about
    data: Dataset,
    body: Body,
    coding: Coding,
    mine: list[Stretch],
    counted: set[Standing],
    day: date,
) -> bool:
    """Whether a coding plainly contradicts what is held on a day."""
    asked = {"according_to": coding.source}
    if says_nothing(data, body, asked, day):
        return False
    ours = verdict(mine, counted, day)
    theirs = verdict(coded(coding), counted, day)
    if {ours, theirs} != {Truth.YES, Truth.NO}:
        return False
    covers = data.sources[coding.source].covers
    if covers is None or covers.unit is Unit.DAY or ours is Truth.YES:
        return True
    return not any(
        verdict(mine, counted, other) is not Truth.NO
        and not says_nothing(data, body, asked, other)
        for other in year_of(day)
    )


def year_of(day: date) -> list[date]:
    """Give every day of the year of a day."""
    first = date(day.year, 1, 1)
    return [
        first + number * ONE_DAY
        for number in range(366)
        if (first + number * ONE_DAY).year == day.year
    ]
