"""How each kind of assertion is held against the record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from .assertions import (
    AllianceClaim,
    BodyClaim,
    ConductClaim,
    EventClaim,
    MembershipClaim,
    NameClaim,
    ObligationClaim,
    PlaceClaim,
    RosterClaim,
    SignatoriesClaim,
)
from .dates import day_after
from .judging_bodies import judge_body, judge_roster, judge_signatories
from .judging_events import judge_event, judge_name, judge_place
from .judging_memberships import judge_membership
from .pledging import bindings_of, owed, recorded
from .points import Judge, Point, of_dates, of_days, unless
from .query import find_body, find_country
from .rosters import conduct_days
from .spans import Spans
from .vocabulary import Verdict, worded


def judge(one: Judge) -> tuple[Point, ...]:
    """Hold everything that a claim asserts against the record."""
    asserts = one.claim.asserts
    if asserts is None:
        return ()
    return tuple(_JUDGES[type(asserts)](one, asserts))


def _judge_alliance(one: Judge, said: AllianceClaim) -> Iterator[Point]:
    """Judge a mutual pledge: each owes it to the other."""
    a, b = said.pair
    for by, to in ((a, b), (b, a)):
        yield from _judge_obligation(
            one,
            ObligationClaim(
                by=by,
                to=to,
                on=said.on,
                obligation=said.obligation,
                holds=said.holds,
            ),
        )


def _judge_obligation(one: Judge, said: ObligationClaim) -> Iterator[Point]:
    by, to = (find_country(one.data, name) for name in (said.by, said.to))
    kind = said.obligation
    found = owed(one.data, (by, to), kind, one.reading, bindings_of("yes"))
    pledges, certain, possible = found.pledges, found.certain, found.possible
    if said.treaty is not None:
        treaty = find_body(one.data, said.treaty).id
        pledges = tuple(p for p in pledges if p.treaty == treaty)
        certain = Spans.of(*(span for p in pledges for span in p.certain))
        possible = Spans.of(*(span for p in pledges for span in p.possible))
    listed = recorded(one.data, (by, to), kind)
    days = Spans.of((said.on.bounds[0], day_after(said.on.bounds[1])))
    there = [pledge for pledge in pledges if pledge.possible & days]
    articles = ", ".join(dict.fromkeys(pledge.where for pledge in there))
    told = f"{by} owed {to} {worded(kind)} by {articles}"
    if not there:
        told = f"no instrument on record bound {by} to {worded(kind)} of {to}"
    owes = "owes" if said.holds else "does not owe"
    yield Point(
        what=f"{by} {owes} {to} {worded(kind)} on {said.on}",
        verdict=unless(
            of_days(said.on, certain, possible, listed), said.holds
        ),
        answer=told,
        rule="obligation: what the treaties in force between them bind to",
        sources=tuple(
            dict.fromkeys(
                source for p in there for source in p.obligation.sources
            )
        ),
    )


def _judge_conduct(one: Judge, said: ConductClaim) -> Iterator[Point]:
    body = find_body(one.data, said.body)
    who = find_country(one.data, said.country)
    acts = [
        act
        for act in body.conduct
        if act.country == who
        and act.kind is said.conduct
        and conduct_days(act, one.reading)
    ]
    verdict = Verdict.NOT_ESTABLISHED
    if acts:
        verdict = Verdict.SUPPORTED
        if said.start is not None:
            verdict = of_dates(said.start, [act.start.on for act in acts])
    yield Point(
        what=f"{who} in {body.id}: {worded(said.conduct)}"
        + (f" from {said.start}" if said.start else ""),
        verdict=verdict,
        answer="; ".join(str(act) for act in acts)
        or "nothing of it on record",
        rule="conduct: what stands beside the membership",
        because=tuple(
            f"{answer.by} {worded(answer.stance)}"
            for act in acts
            for answer in act.responses
        ),
        sources=tuple(s for act in acts for s in act.start.sources),
    )


_JUDGES: dict[type[Any], Callable[[Judge, Any], Iterator[Point]]] = {
    AllianceClaim: _judge_alliance,
    BodyClaim: judge_body,
    ConductClaim: _judge_conduct,
    EventClaim: judge_event,
    MembershipClaim: judge_membership,
    NameClaim: judge_name,
    ObligationClaim: _judge_obligation,
    PlaceClaim: judge_place,
    RosterClaim: judge_roster,
    SignatoriesClaim: judge_signatories,
}
