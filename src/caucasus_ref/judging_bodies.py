"""How claims about bodies and their rosters are held against the record."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attrs

from .assertions import (
    BodyClaim,
    RosterClaim,
    SignatoriesClaim,
)
from .dates import PartialDate
from .model import Body, Boundary, Rival, Step, Treaty
from .points import (
    Judge,
    Point,
    of_dates,
    of_list,
    of_roster,
    overlaps,
    told_of,
    within,
)
from .reading import keeper, life_of
from .rosters import Roster, Slice, roster
from .rows import plural
from .terms import find_body, find_country
from .vocabulary import Edge, Reason, Standing, StepKind, Verdict, worded


# Rosters.


def judge_roster(one: Judge, said: RosterClaim) -> Iterator[Point]:
    """Judge a list of members, or their number, on a day or in a period."""
    body = find_body(one.data, said.body)
    named = tuple(find_country(one.data, name) for name in said.members)
    there = roster(one.data, body, one.reading)
    slices = _slices(there, said.on)
    possible = {who for slice_ in slices for who in slice_.possible}
    shown = [there.on(day) for day in dict.fromkeys(said.on.bounds)]
    answer = "; ".join(
        f"{body.id} on {day}: {' '.join(sorted(slice_.certain)) or 'nobody'}"
        f" ({len(slice_.certain)})"
        for day, slice_ in zip(
            dict.fromkeys(said.on.bounds), shown, strict=True
        )
    )
    edges = [
        row.joined
        for row in keeper(one.data, body).memberships
        if row.country in possible
    ]
    sources = tuple(dict.fromkeys(s for edge in edges for s in edge.sources))
    if said.members:
        because = [
            f"{who} was not in it" for who in named if who not in possible
        ]
        if said.whole:
            certain = {who for slice_ in slices for who in slice_.certain}
            because += [
                f"{who} was in it too" for who in sorted(certain - set(named))
            ]
        point = Point(
            what=f"members of {body.id} on {said.on}: {' '.join(named)}",
            verdict=_over(slices, lambda x: _of_members(x, named, said.whole)),
            answer=answer,
            because=tuple(because),
            rule="roster.members: those of the day, no more and no fewer"
            if said.whole
            else "roster.members: all of them among those of the day",
            sources=sources,
        )
        yield _read_otherwise(one, body, said, point, named)
    if said.count is not None:
        count = said.count
        yield Point(
            what=f"{plural(count, 'member', 'members')} of {body.id}"
            f" on {said.on}",
            verdict=_over(slices, lambda slice_: _of_count(slice_, count)),
            answer=answer,
            rule="roster.count: how many there were that day",
            sources=sources,
        )


def _slices(there: Roster, said: PartialDate) -> list[Slice]:
    """Give each roster that there was in a period, in order."""
    first, last = said.bounds
    changes = [day for day in there.days if first < day <= last]
    return [there.on(day) for day in (first, *changes)]


def _over(slices: list[Slice], judge: Callable[[Slice], Verdict]) -> Verdict:
    """Judge a period: what is true of a part of it only is imprecise."""
    verdicts = [judge(slice_) for slice_ in slices]
    if Verdict.SUPPORTED not in verdicts:
        return min(verdicts, key=list(Verdict).index)
    whole = set(verdicts) == {Verdict.SUPPORTED}
    return Verdict.SUPPORTED if whole else Verdict.IMPRECISE


def _of_members(slice_: Slice, named: tuple[str, ...], whole: bool) -> Verdict:
    """Judge a list; where the roster is not complete, it may lack some."""
    of = of_roster if whole else of_list
    verdict = of(named, slice_.certain, slice_.possible)
    listed = slice_.listed
    if listed is None or (whole and slice_.certain - set(named)):
        return verdict
    lacking = [
        who for who in named if who not in slice_.possible | set(listed)
    ]
    unsure = whole and verdict is Verdict.SUPPORTED
    return Verdict.NO_DATA if lacking or unsure else verdict


def _of_count(slice_: Slice, count: int) -> Verdict:
    """Judge a number, likewise."""
    least, most = len(slice_.certain), len(slice_.possible)
    if count >= least and slice_.listed is not None:
        return Verdict.NO_DATA
    if not least <= count <= most:
        return Verdict.CONTRADICTED
    return Verdict.SUPPORTED if least == most else Verdict.NOT_ESTABLISHED


def _read_otherwise(
    one: Judge,
    body: Body,
    said: RosterClaim,
    point: Point,
    named: tuple[str, ...],
) -> Point:
    """See whether a list that is not ours is true under another reading."""
    if point.verdict is not Verdict.CONTRADICTED:
        return point
    for words, reading in (
        ("by signature", attrs.evolve(one.reading, basis="signature")),
        (
            "with any standing",
            attrs.evolve(one.reading, standing=frozenset(Standing)),
        ),
        ("with its line", attrs.evolve(one.reading, lineage=True)),
    ):
        of = of_roster if said.whole else of_list
        if all(
            of(named, slice_.certain, slice_.possible) is Verdict.SUPPORTED
            for slice_ in _slices(roster(one.data, body, reading), said.on)
        ):
            return attrs.evolve(
                point,
                verdict=Verdict.IMPRECISE,
                reasons=(Reason.OTHER_READING,),
                because=(*point.because, f"it is true {words}"),
            )
    return point


# Bodies.


def judge_body(one: Judge, said: BodyClaim) -> Iterator[Point]:
    """Judge when a body began and ended, and what it is."""
    body = find_body(one.data, said.body)
    if said.founded is not None:
        yield _began(one, body, said.founded, "founded")
    if said.in_force is not None:
        yield _began(one, body, said.in_force, "in force")
    if said.signed is not None:
        yield _signed(one, body, said.signed)
    if said.ended is not None:
        ends = [] if body.end is None else [body.end]
        yield _dated(one, body, "ended", said.ended, ends)
    if said.never_in_force:
        life = life_of(body, one.reading)
        yield Point(
            what=f"{body.id} was never in force",
            verdict=Verdict.CONTRADICTED if life else Verdict.SUPPORTED,
            answer=_life(body),
            rule="body.start: the day it took effect",
            sources=life.start.sources if life else (),
        )
    if said.follows is not None:
        yield _followed(one, body, find_body(one.data, said.follows))
    if said.body_kind is not None:
        yield Point(
            what=f"{body.id} is {worded(said.body_kind)}",
            verdict=Verdict.SUPPORTED
            if body.kind is said.body_kind
            else Verdict.CONTRADICTED,
            answer=f"{body.id} is recorded as {worded(body.kind)}",
            rule="body.kind: the record's own word",
            sources=body.start.sources if body.start else (),
        )


def _signings(body: Body) -> list[Boundary]:
    """Give the days on which a body's founding act was signed or agreed."""
    dates = [
        Boundary(on=step.on, sources=step.sources)
        for step in body.steps
        if step.of is Edge.START and step.kind in _FOUNDING
    ]
    if isinstance(body, Treaty) and body.signed is not None:
        dates.append(body.signed)
    return dates


_FOUNDING = (StepKind.SIGNED, StepKind.ADOPTED, StepKind.DECIDED)


def _life(body: Body) -> str:
    signed = [str(one.on) for one in _signings(body)]
    told = f"signed or agreed {', '.join(signed)}; " if signed else ""
    if body.start is None:
        return f"{body.id}: {told}never in force"
    end = f", until {body.end}" if body.end else ""
    return f"{body.id}: {told}from {body.start}{end}"


def _dated(
    one: Judge,
    body: Body,
    verb: str,
    said: PartialDate,
    ours: list[Boundary],
) -> Point:
    known = [
        edge
        for edge in ours
        if one.known_on is None
        or (edge.known or edge.on).bounds[0] <= one.known_on
    ]
    verdict = of_dates(said, [edge.on for edge in known])
    if verdict is Verdict.CONTRADICTED and not known and one.foretold(said):
        verdict = Verdict.NOT_ESTABLISHED
    return Point(
        what=f"{body.id} {verb} {said}",
        verdict=verdict,
        answer=_life(body),
        rule=f"body.{verb.replace(' ', '_')}: the day of it",
        sources=tuple(s for edge in ours for s in edge.sources),
    )


def _signed(one: Judge, body: Body, said: PartialDate) -> Point:
    dates = _signings(body)
    point = _dated(one, body, "signed", said, dates)
    if dates:
        return point
    return attrs.evolve(point, verdict=Verdict.NOT_ESTABLISHED)


def _began(one: Judge, body: Body, said: PartialDate, verb: str) -> Point:
    life = life_of(body, one.reading)
    starts = [life.start] if life else []
    point = _dated(one, body, verb, said, starts)
    if point.verdict is not Verdict.CONTRADICTED:
        return point
    signed = [edge.on for edge in _signings(body)]
    if of_dates(said, signed) is Verdict.SUPPORTED:
        lax = verb == "founded"
        return attrs.evolve(
            point,
            verdict=Verdict.IMPRECISE if lax else Verdict.CONTRADICTED,
            reasons=(Reason.OTHER_READING if lax else Reason.OTHER_BOUNDARY,),
            because=("that is when its founding act was signed or agreed",),
        )
    rivals = [
        rival
        for rival in body.rivals
        if rival.of is Edge.START
        and within(rival.on, said)
        and one.apart(rival.sources)
    ]
    return _rivalled(one, point, rivals) if rivals else point


def _rivalled(one: Judge, point: Point, rivals: list[Rival]) -> Point:
    """Tell who else gives that date; of equal weight, it is disputed."""
    ours = one.weight(point.sources)
    equal = any(one.weight(rival.sources) <= ours for rival in rivals)
    return attrs.evolve(
        point,
        verdict=Verdict.DISPUTED if equal else Verdict.CONTRADICTED,
        reasons=(Reason.NAMED_RIVAL,),
        because=tuple(told_of(one, rival) for rival in rivals),
    )


def _followed(one: Judge, body: Body, before: Body) -> Point:
    line: list[str] = []
    younger = body
    while younger.follows is not None:
        line.append(younger.follows.body)
        younger = one.data.bodies[younger.follows.body]
    told = (
        f"{body.id} follows {', '.join(line)}"
        if line
        else f"{body.id} follows no other body"
    )
    return Point(
        what=f"{body.id} stems from {before.id}",
        verdict=Verdict.SUPPORTED
        if before.id in line
        else Verdict.CONTRADICTED,
        answer=told,
        rule="body.follows: the line of bodies",
        sources=body.start.sources if body.start else (),
    )


# Signatories.


def judge_signatories(one: Judge, said: SignatoriesClaim) -> Iterator[Point]:
    """Judge who signed an instrument, at all or on a day."""
    body = find_body(one.data, said.body)
    named = tuple(find_country(one.data, name) for name in said.countries)
    acts = _signatures(body)
    signed = dict(reversed(acts))
    then = {
        who: step
        for who, step in reversed(acts)
        if said.on is None or overlaps(step.on, said.on)
    }
    certain = {
        who
        for who, step in acts
        if said.on is None or within(step.on, said.on)
    }
    because = [
        f"{who} signed on {signed[who].on}"
        if who in signed
        else f"{who} has no signature on record"
        for who in named
        if who not in then
    ]
    if said.whole:
        because += [
            f"{who} signed too, on {then[who].on}"
            for who in sorted(then)
            if who not in named
        ]
    of = of_roster if said.whole else of_list
    verdict = of(named, certain, then) if signed else Verdict.NOT_ESTABLISHED
    yield Point(
        what=f"{body.id} signed by {' '.join(named)}",
        verdict=verdict,
        answer=f"{body.id} was signed by {' '.join(sorted(then)) or 'nobody'}"
        + (f" on {said.on}" if said.on else ""),
        reasons=(Reason.OTHER_BOUNDARY,)
        if any(who in signed and who not in then for who in named)
        else (),
        because=tuple(because),
        rule="signatories: each country's own signature",
        sources=tuple(
            dict.fromkeys(s for step in then.values() for s in step.sources)
        ),
    )


def _signatures(body: Body) -> list[tuple[str, Step]]:
    """Give each signature that a country put to it itself."""
    return [
        (row.country, step)
        for row in body.memberships
        for step in row.steps
        if step.kind is StepKind.SIGNED
        and step.of is Edge.JOINED
        and step.by in {None, row.country}
    ]
