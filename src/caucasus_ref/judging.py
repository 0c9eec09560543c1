"""How each kind of assertion is held against the record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import attrs

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
from .judging_bodies import judge_body, judge_roster, judge_signatories
from .judging_events import judge_event
from .judging_memberships import judge_membership
from .judging_places import judge_name, judge_place
from .pledging import Bound, Pledge, bindings_of, owed, recorded
from .points import Judge, Point, days_of, of_dates, of_days, unless
from .rosters import conduct_days
from .spans import Spans
from .terms import find_body, find_country
from .vocabulary import Reason, Verdict, worded


def judge(one: Judge) -> tuple[Point, ...]:
    """Hold everything that a claim asserts against the record."""
    claim, asserts = one.claim, one.claim.asserts
    if asserts is None or claim.opinion or claim.beyond is not None:
        return ()
    points = _JUDGES[type(asserts)](one, asserts)
    return tuple(_without_article(one, point) for point in points)


def _without_article(one: Judge, point: Point) -> Point:
    """Leave the article out of the sources: it cannot vouch for itself."""
    sources = tuple(dict.fromkeys(one.apart(point.sources)))
    echoed = point.sources and not sources
    if echoed and point.verdict is Verdict.SUPPORTED:
        return attrs.evolve(
            point,
            verdict=Verdict.NOT_ESTABLISHED,
            rule=f"{point.rule}; nobody but the article says so",
            sources=(),
        )
    return attrs.evolve(point, sources=sources)


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
    kind, days = worded(said.obligation), days_of(said.on)
    pledges, verdict = _pledged(one, said, (by, to), "yes")
    because: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    if verdict is Verdict.CONTRADICTED:
        wider, lax = _pledged(one, said, (by, to), "disputed")
        if lax is not Verdict.CONTRADICTED:
            verdict, pledges = Verdict.DISPUTED, wider
            because = ("whether that text binds is disputed",)
    if verdict is Verdict.CONTRADICTED and said.treaty is not None:
        anyhow = attrs.evolve(said, treaty=None)
        others, _ = _pledged(one, anyhow, (by, to), "yes")
        because = tuple(
            f"{by} owed {to} {kind} by {where}" for where in _articles(others)
        )
        reasons = (Reason.OTHER_BODY,) if because else ()
    because += tuple(
        f"the operation of {pledge.treaty} was suspended"
        for pledge in pledges
        if pledge.suspended & days
    )
    told = f"{by} owed {to} {kind} by {', '.join(_articles(pledges))}"
    if not pledges:
        told = f"no instrument on record bound {by} to {kind} of {to}"
    owes = "owes" if said.holds else "does not owe"
    yield Point(
        what=f"{by} {owes} {to} {kind} on {said.on}",
        verdict=unless(verdict, said.holds),
        answer=told,
        reasons=reasons,
        because=because,
        rule="obligation: what the treaties in force between them bind to",
        sources=tuple(
            dict.fromkeys(
                source for p in pledges for source in p.obligation.sources
            )
        ),
    )


def _articles(pledges: tuple[Pledge, ...]) -> list[str]:
    return list(dict.fromkeys(pledge.where for pledge in pledges))


def _pledged(
    one: Judge, said: ObligationClaim, pair: tuple[str, str], bound: Bound
) -> tuple[tuple[Pledge, ...], Verdict]:
    """Give the pledges of those days, by texts that bind so, and judge."""
    found = owed(
        one.data, pair, said.obligation, one.reading, bindings_of(bound)
    )
    pledges = found.pledges
    if said.treaty is not None:
        treaty = find_body(one.data, said.treaty).id
        pledges = tuple(p for p in pledges if p.treaty == treaty)
    verdict = of_days(
        said.on,
        Spans.of(*(span for p in pledges for span in p.certain)),
        Spans.of(*(span for p in pledges for span in p.possible)),
        recorded(one.data, pair, said.obligation),
    )
    there = tuple(p for p in pledges if p.possible & days_of(said.on))
    return there, verdict


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
