"""Memberships, drawn: their boundaries, the acts beside them, rival dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import attrs
from hypothesis.strategies import DrawFn

from ._strategies_basics import (
    FIRST_YEAR,
    a_date,
    a_day,
    below,
    maybe,
    one_of,
    some_dates,
    some_days,
    some_of,
)
from .dates import PartialDate
from .model import Boundary, Contest, Membership, Rival, Step
from .vocabulary import Edge, Manner, Standing, StepKind


BESIDE = (
    Standing.SIGNATORY,
    Standing.CONTRACTING,
    Standing.PROVISIONAL,
    Standing.OBSERVER,
    Standing.SUSPENDED,
)
STANDINGS = (Standing.MEMBER, *BESIDE)
JOINS = (Manner.ACCESSION, Manner.RATIFICATION, Manner.SUCCESSION)
_LEAVES = (Manner.WITHDRAWAL, Manner.EXPIRY, Manner.REFUSAL)
_TOUCHES = (Manner.STATUS_CHANGE, Manner.CONTINUATION)
_CITED = ((), ("book",), ("book", "atlas"))


def some_rows(
    draw: DrawFn,
    body: str,
    country: str,
    standings: Sequence[Standing],
    ends: bool,
) -> tuple[Membership, ...]:
    """Draw all memberships of a country, in order; some of them touch."""
    dates = some_dates(draw, 6)
    rows: list[Membership] = []
    touches = False
    while len(dates) > ends:
        joined = a_boundary(draw, dates.pop(0), _TOUCHES if touches else JOINS)
        left = None
        if dates:
            touches = len(dates) > ends and maybe(draw)
            left = a_boundary(draw, dates[0], _TOUCHES if touches else _LEAVES)
            del dates[: not touches]
        standing = one_of(draw, standings)
        rows.append(
            _row(draw, body, country, standing, joined=joined, left=left)
        )
    return tuple(rows)


def a_row(draw: DrawFn) -> Membership:
    """Draw a membership that touches no other."""
    dates = some_dates(draw, 2, 1)
    joined = a_boundary(draw, dates[0], JOINS)
    left = a_boundary(draw, dates[1], _LEAVES) if dates[1:] else None
    standing = one_of(draw, STANDINGS)
    return _row(draw, "A", "ARM", standing, joined=joined, left=left)


def _row(
    draw: DrawFn,
    body: str,
    country: str,
    standing: Standing,
    *,
    joined: Boundary,
    left: Boundary | None,
) -> Membership:
    row = Membership(
        body=body,
        country=country,
        standing=standing,
        joined=joined,
        left=left,
        checked=PartialDate.of(a_day(draw)) if maybe(draw) else None,
    )
    return _with_acts(draw, row)


def a_boundary(
    draw: DrawFn, on: PartialDate, manners: Sequence[Manner]
) -> Boundary:
    known = one_of(draw, (None, None, on, a_date(draw)))
    return Boundary(
        on=on,
        how=one_of(draw, manners),
        known=known,
        sources=one_of(draw, _CITED),
    )


def _with_acts(draw: DrawFn, row: Membership) -> Membership:
    """Add steps and rivals, and what goes with them, to a membership."""
    acts = (_signed, _announced, _late, _noticed, _refused)
    rivals = some_rivals(draw, joined=row.joined, left=row.left)
    says_never = (Contest(by=row.country, says="never", sources=("book",)),)
    return attrs.evolve(
        row,
        steps=tuple(
            step for act in some_of(draw, acts, 3) for step in act(draw, row)
        ),
        rivals=rivals,
        contested=one_of(draw, ((), says_never)),
        decision="The book decides." if rivals else None,
    )


def _signed(draw: DrawFn, row: Membership) -> list[Step]:
    return [
        Step(
            of=Edge.JOINED,
            kind=StepKind.SIGNED,
            on=a_date(draw),
            by=one_of(draw, (row.country, row.country, None)),
        )
        for _ in range(1 + below(draw, 2))
    ]


def _announced(draw: DrawFn, row: Membership) -> list[Step]:
    step = Step(
        of=one_of(draw, (Edge.JOINED, Edge.LEFT)),
        kind=StepKind.ANNOUNCED,
        on=a_date(draw),
        by=row.country,
    )
    return [step, *_revoked(draw, step)]


def _late(draw: DrawFn, row: Membership) -> list[Step]:
    """Give an act that may be later than the effect it has."""
    edge, boundary = Edge.JOINED, row.joined
    if row.left and maybe(draw):
        edge, boundary = Edge.LEFT, row.left
    return [
        Step(
            of=edge,
            kind=one_of(draw, (StepKind.PROLONGED, StepKind.IN_FORCE)),
            on=a_date(draw),
            effective=boundary.on,
            sources=("book",),
        )
    ]


def _noticed(draw: DrawFn, row: Membership) -> list[Step]:
    """Give a notice; where the membership has no end it was revoked."""
    step = Step(
        of=Edge.LEFT,
        kind=StepKind.NOTICE,
        on=a_date(draw),
        by=row.country,
        effective=row.left.on if row.left and maybe(draw) else a_date(draw),
        sources=one_of(draw, _CITED),
    )
    return [step, *_revoked(draw, step, surely=row.left is None)]


def _revoked(draw: DrawFn, step: Step, *, surely: bool = False) -> list[Step]:
    if not surely and maybe(draw):
        return []
    day = max(step.on.bounds[0], date(FIRST_YEAR, 1, 1))
    later = PartialDate.of(day + some_days(draw, 400))
    return [Step(of=step.of, kind=StepKind.REVOKED, on=later)]


def _refused(draw: DrawFn, row: Membership) -> list[Step]:
    on = a_date(draw)
    return [Step(of=Edge.JOINED, kind=StepKind.REFUSED, on=on, by=row.country)]


def some_rivals(draw: DrawFn, **adopted: Boundary | None) -> tuple[Rival, ...]:
    """Draw up to two rival dates; no source has two for one boundary."""
    voices = [
        (edge, source)
        for edge in adopted
        for source in ("book", "atlas", "daily")
    ]
    made: list[Rival] = []
    for edge, source in some_of(draw, voices, 2):
        ours, on = adopted[edge], a_date(draw)
        if ours is None or ours.on != on:
            made.append(
                Rival(
                    of=Edge(edge), on=on, sources=(source,), why_not="it errs"
                )
            )
    return tuple(made)
