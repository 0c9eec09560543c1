"""Bodies, drawn: their life, their rosters, what is owed and who denies it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import attrs
from hypothesis.strategies import DrawFn

from ._strategies_basics import (
    ONE_DAY,
    a_date,
    a_day,
    below,
    in_pairs,
    maybe,
    one_of,
    some_dates,
    some_days,
    some_of,
)
from ._strategies_rows import BESIDE, JOINS, a_boundary, some_rivals, some_rows
from .dates import PartialDate
from .model import (
    Body,
    Boundary,
    CodedMembership,
    CodedYears,
    Coding,
    Complete,
    Conduct,
    Follows,
    Membership,
    Obligation,
    Organisation,
    Source,
    Step,
    Treaty,
)
from .vocabulary import (
    FACTS,
    Binding,
    BodyKind,
    ConductKind,
    Edge,
    Form,
    Manner,
    Nature,
    ObligationKind,
    Standing,
    StepKind,
    Unit,
)


PLEDGED = (
    ObligationKind.DEFENSE,
    ObligationKind.DEFENSE,
    ObligationKind.CONSULTATION,
    ObligationKind.NO_OPPOSING_ALLIANCE,
)
_BESIDES = (
    ConductKind.FROZEN,
    ConductKind.VOTE_SUSPENDED,
    ConductKind.OPERATION_SUSPENDED,
)


def a_body(
    draw: DrawFn,
    id_: str,
    *,
    kind: type[Body],
    members: Sequence[str],
    sources: Sequence[Source],
    follows: Follows | None,
    roster: str | None,
    pledged: bool = False,
) -> Body:
    binding = one_of(draw, (Binding.YES, *Binding))
    full = Standing.MEMBER
    if kind is Treaty:
        binds = binding is not Binding.NO
        full = Standing.PARTY if binds else Standing.PARTICIPANT
    in_force = kind is Organisation or pledged or below(draw, 4) > 0
    standings = (full, full, *BESIDE) if in_force else BESIDE
    if pledged:
        standings = (full, full, full, full, Standing.SUSPENDED)
    ends = maybe(draw)
    rows = [
        row
        for country in members
        if roster is None
        for row in some_rows(draw, id_, country, standings, ends)
    ]
    start = end = None
    if in_force:
        counted = [row for row in rows if row.standing is full]
        start, end = _frame(draw, counted, ends)
    rivals = some_rivals(draw, start=start, end=end)
    codings = _codings(draw, id_, members, sources, full)
    shared: dict[str, Any] = {
        "id": id_,
        "name": f"Body {id_}",
        "full": (full,),
        "complete": _complete(draw, full, members),
        "checked": PartialDate.of(a_day(draw)),
        "start": start,
        "end": end,
        "follows": follows,
        "steps": _founded(draw, start),
        "rivals": rivals,
        "decision": "We decide." if rivals or codings else None,
        "memberships": tuple(rows),
        "conduct": _conduct(
            draw, rows, members, _BESIDES[-1:] if pledged else _BESIDES
        ),
        "codings": codings,
    }
    if kind is Organisation:
        return Organisation(kind=BodyKind.FORUM, **shared)
    signed = a_boundary(draw, a_date(draw), (Manner.SIGNATURE,))
    return Treaty(
        kind=BodyKind.TREATY,
        binding=binding,
        binding_why="It says so.",
        form=Form.TREATY,
        signed=signed if maybe(draw) else None,
        roster=roster,
        obligations_read=PartialDate.of(a_day(draw)) if maybe(draw) else None,
        obligations=_obligations(
            draw,
            id_,
            members if roster else sorted({r.country for r in rows}),
            least=int(pledged),
        ),
        **shared,
    )


def _obligations(
    draw: DrawFn, treaty: str, members: Sequence[str], least: int
) -> tuple[Obligation, ...]:
    """Draw obligations between all parties, or from some to others."""
    made: list[Obligation] = []
    for number in range(least + below(draw, 3)):
        dates = some_dates(draw, 2, 1)
        made.append(
            Obligation(
                treaty=treaty,
                kind=one_of(draw, PLEDGED),
                article=str(number + 1),
                binds=whom(draw, members),
                towards=whom(draw, members),
                binding=one_of(draw, (None, None, *Binding)),
                from_=dates[0] if maybe(draw) else None,
                until=dates[1] if dates[1:] and maybe(draw) else None,
            )
        )
    return tuple(made)


def whom(draw: DrawFn, members: Sequence[str]) -> tuple[str, ...] | None:
    return tuple(some_of(draw, members, 2)) or None if maybe(draw) else None


def _frame(
    draw: DrawFn, counted: Sequence[Membership], ends: bool
) -> tuple[Boundary, Boundary | None]:
    """Draw the start and the end of a body around its full memberships."""
    first, latest = min(
        (row.joined.on.bounds for row in counted), default=a_date(draw).bounds
    )
    if first > date.min:
        first -= some_days(draw, 400)
        latest = one_of(draw, (first, latest))
    on = PartialDate((first, latest))
    start = a_boundary(draw, on, (Manner.FOUNDING,))
    if not ends:
        return start, None
    last = max(
        (row.left.on.bounds[1] for row in counted if row.left), default=latest
    )
    last = max(last, first + ONE_DAY)
    early = max(first, last - some_days(draw, 400))
    bounds = one_of(draw, ((last, last), (early, last), (last, date.max)))
    return start, a_boundary(draw, PartialDate(bounds), (Manner.DISSOLUTION,))


def _founded(draw: DrawFn, start: Boundary | None) -> tuple[Step, ...]:
    """Give the signature of a body's founding act, and a late act."""
    signed = Step(of=Edge.START, kind=StepKind.SIGNED, on=a_date(draw))
    steps = [signed]
    if start is not None:
        late = attrs.evolve(
            signed,
            kind=StepKind.IN_FORCE,
            on=a_date(draw),
            effective=start.on,
        )
        steps.append(late)
    return tuple(some_of(draw, steps, 2))


def _complete(
    draw: DrawFn, full: Standing, members: Sequence[str]
) -> Complete:
    since = PartialDate.of(a_day(draw))
    return Complete(
        standings=one_of(
            draw, ((full,), (full, *BESIDE), tuple(Standing), ())
        ),
        countries=tuple(some_of(draw, members, 2)) if maybe(draw) else None,
        since=since if maybe(draw) else None,
    )


def _conduct(
    draw: DrawFn,
    rows: Sequence[Membership],
    members: Sequence[str],
    kinds: Sequence[ConductKind],
) -> tuple[Conduct, ...]:
    made: list[Conduct] = []
    for row in some_of(draw, rows, 2):
        kind = one_of(draw, kinds)
        edges = [
            attrs.evolve(a_boundary(draw, on, JOINS), how=None)
            for on in some_dates(draw, 2, 1)
        ]
        made.append(
            Conduct(
                body=row.body,
                country=row.country,
                kind=kind,
                nature=Nature.FACT if kind in FACTS else Nature.MEASURE,
                by=row.country,
                towards=one_of(draw, (None, *members)),
                start=edges[0],
                end=edges[1] if edges[1:] else None,
            )
        )
    return tuple(made)


def _codings(
    draw: DrawFn,
    body: str,
    members: Sequence[str],
    sources: Sequence[Source],
    full: Standing,
) -> tuple[Coding, ...]:
    """Draw codings by those sources that may speak of the body."""
    voices = [
        (source, country)
        for source in sources
        for country in members
        if source.covers is None or body in source.covers.bodies
    ]
    standings = (full, full, Standing.SUSPENDED)
    made: list[Coding] = []
    for source, country in some_of(draw, voices, 3):
        says: dict[str, Any] = {}
        if source.covers is not None and source.covers.unit is Unit.YEAR:
            first = source.covers.from_.bounds[0].year
            count = source.covers.until.bounds[1].year - first + 1
            runs = [
                sorted(first + below(draw, count) for _ in range(2))
                for _ in range(below(draw, 3))
            ]
            says["years"] = tuple(
                CodedYears(
                    standing=one_of(draw, standings), first=one, last=other
                )
                for one, other in runs
            )
        else:
            says["memberships"] = tuple(
                CodedMembership(
                    standing=one_of(draw, standings), joined=on, left=until
                )
                for on, until in in_pairs(some_dates(draw, 4))
            )
        made.append(
            Coding(
                source=source.id, country=country, why_not="it errs", **says
            )
        )
    return tuple(made)
