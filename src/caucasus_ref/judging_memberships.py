"""How claims about memberships are held against the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from .assertions import (
    MembershipClaim,
)
from .dates import PartialDate
from .holdings import Holding
from .model import Body, Boundary, Membership, stretch
from .points import (
    Judge,
    Point,
    days_of,
    of_dates,
    of_days,
    told_of,
    unless,
    within,
)
from .reading import existence, keeper, read, rows_of
from .rosters import covered
from .spans import ALL_DAYS, Spans
from .terms import Reading, find_body, find_country
from .vocabulary import Edge, Reason, Standing, StepKind, Verdict, worded


_MOST = 3
"""How many explanations of one kind are told."""


def judge_membership(one: Judge, said: MembershipClaim) -> Iterator[Point]:
    """Judge each thing that is said of a country in a body."""
    body = find_body(one.data, said.body)
    who = find_country(one.data, said.country)
    base = attrs.evolve(
        one.reading,
        standing=None if said.standing is None else frozenset({said.standing}),
    )
    seen = _Seen(one, body, who, base)
    for edge, date in ((Edge.JOINED, said.joined), (Edge.LEFT, said.left)):
        if date is not None:
            yield seen.boundary(edge, date)
    if said.on is not None:
        yield seen.during(said.on, said.holds)
    if said.still is not None:
        yield seen.still(said.still)
    if said.never:
        yield seen.never()


@attrs.frozen
class _Seen:
    """One country in one body, under the reading of a claim."""

    one: Judge
    body: Body
    who: str
    base: Reading

    def holdings(self, body: Body, reading: Reading) -> list[Holding]:
        """Give what counts of it under another reading, or elsewhere."""
        found = read(self.one.data, body, self.who, reading).holdings
        return [holding for holding in found if holding.counts]

    def others(self) -> Iterator[tuple[str, Body, Reading]]:
        """Give the other readings under which a claim may be true."""
        signature = attrs.evolve(self.base, basis="signature")
        yield "by signature", self.body, signature
        if self.base.standing is None:
            every = frozenset(Standing)
            anyhow = attrs.evolve(self.base, standing=every)
            yield "with any standing", self.body, anyhow
        body = self.body
        while body.follows is not None:
            body = self.one.data.bodies[body.follows.body]
            yield f"of {body.id}, which came before", body, self.base
            yield f"of {body.id}, by signature", body, signature

    def answer(self) -> str:
        """Say in words what the record holds of it."""
        held = self.holdings(self.body, self.base)
        if not held:
            return f"{self.who} never was in {self.body.id}"
        told = "; ".join(
            f"{worded(h.standing)} {stretch(h.joined, h.left)}" for h in held
        )
        return f"{self.who} in {self.body.id}: {told}"

    def point(
        self, what: str, verdict: Verdict, rule: str, sources: Iterable[str]
    ) -> Point:
        """Put together what was found."""
        return Point(
            what=f"{self.who} in {self.body.id} {what}",
            verdict=verdict,
            answer=self.answer(),
            rule=rule,
            sources=tuple(dict.fromkeys(sources)),
        )

    def edges(
        self, body: Body, reading: Reading, edge: Edge
    ) -> list[Boundary]:
        """
        Give the dates on which it began, or ended.

        With any standing, a change from one to another is neither.
        """
        held = self.holdings(body, reading)
        joined = [holding.joined for holding in held]
        left = [holding.left for holding in held if holding.left]
        if reading.standing == frozenset(Standing):
            ends, starts = [x.on for x in left], [x.on for x in joined]
            joined = [x for x in joined if x.on not in ends]
            left = [x for x in left if x.on not in starts]
        return joined if edge is Edge.JOINED else left

    def boundary(self, edge: Edge, said: PartialDate) -> Point:
        """Judge when it joined or left."""
        ours = self.edges(self.body, self.base, edge)
        verdict = of_dates(said, [one.on for one in ours])
        fitting = [one for one in ours if within(one.on, said)]
        rule = f"membership.{edge}: the day of legal effect"
        if verdict is Verdict.CONTRADICTED and not ours:
            if self.silent(said):
                verdict = Verdict.NO_DATA
                rule = "membership: the roster is not complete for it"
            elif self.one.foretold(said):
                verdict = Verdict.NOT_ESTABLISHED
                rule = "membership: it lies after the day of the article"
        if fitting and not any(self.one.apart(b.sources) for b in fitting):
            verdict = Verdict.NOT_ESTABLISHED
            rule = "membership: no source was found but the article itself"
        sources = [s for one in ours for s in self.one.apart(one.sources)]
        point = self.point(f"{edge} {said}", verdict, rule, sources)
        if verdict is not Verdict.CONTRADICTED:
            return point
        return self.differing(point, edge, said, ours)

    def silent(self, said: PartialDate) -> bool:
        """Whether the record could not say that it was not so then."""
        held = read(self.one.data, self.body, self.who, self.base).certain
        listed = self.listed(self.body, self.base)
        return bool(days_of(said) - listed - held)

    def listed(self, body: Body, reading: Reading) -> Spans:
        """Give the days on which silence is a "no": also without a body."""
        there = existence(body, reading)[1]
        return covered(body, reading, self.who) | ~there

    def differing(
        self,
        point: Point,
        edge: Edge,
        said: PartialDate,
        ours: list[Boundary],
    ) -> Point:
        """Find out what explains a date that is not ours."""
        for words, body, reading in self.others():
            dates = [one.on for one in self.edges(body, reading, edge)]
            if of_dates(said, dates) is Verdict.SUPPORTED:
                return attrs.evolve(
                    point,
                    verdict=Verdict.IMPRECISE,
                    reasons=(Reason.OTHER_READING,),
                    because=(f"it is the date {words}",),
                    rule=f"{point.rule}; {words} it is true",
                )
        rows = rows_of(self.one.data, self.body, self.who)
        told = [
            (Reason.OTHER_BOUNDARY, line)
            for line in _acts_then(rows, said, edge)
        ]
        rivals = [
            rival
            for row in rows
            for rival in row.rivals
            if rival.of is edge
            and within(rival.on, said)
            and self.one.apart(rival.sources)
        ]
        told += [
            (Reason.NAMED_RIVAL, told_of(self.one, rival)) for rival in rivals
        ]
        told += [(Reason.OTHER_BODY, t) for t in self.elsewhere(edge, said)]
        told += [
            (Reason.OTHER_COUNTRY, t) for t in self.others_then(edge, said)
        ]
        adopted = ours or self.edges(self.body, self.base, Edge.JOINED)
        weight = self.one.weight(s for one in adopted for s in one.sources)
        equal = any(self.one.weight(r.sources) <= weight for r in rivals)
        contested = any(one.contested for one in ours) or any(
            row.contested for row in rows
        )
        verdict, rule = point.verdict, point.rule
        if contested:
            verdict = Verdict.DISPUTED
            rule = f"{rule}; a party contests it"
        elif equal and not any(r is Reason.OTHER_BOUNDARY for r, _ in told):
            verdict = Verdict.DISPUTED
            rule = f"{rule}; a source of equal weight says otherwise"
        return attrs.evolve(
            point,
            verdict=verdict,
            rule=rule,
            reasons=tuple(dict.fromkeys(reason for reason, _ in told)),
            because=tuple(line for _, line in told),
        )

    def elsewhere(self, edge: Edge, said: PartialDate) -> list[str]:
        """Find what the country did on that date in other bodies."""
        here = {self.body.id, keeper(self.one.data, self.body).id}
        rows = [
            row
            for body in self.one.data.bodies
            if body.id not in here
            for row in body.memberships
            if row.country == self.who
        ]
        return _acts_then(rows, said, edge, alike=True)

    def others_then(self, edge: Edge, said: PartialDate) -> list[str]:
        """Find who else joined or left that body on that date."""
        return [
            f"{date} is when {row.country} {edge} {self.body.id}"
            for row in self.body.memberships
            if row.country != self.who and row.standing in self.body.full
            for date in _date_of(row, edge)
            if within(date, said)
        ][:_MOST]

    def during(self, said: PartialDate, holds: bool) -> Point:
        """Judge that it held a standing during a period, or did not."""
        verdict = self.held(self.body, self.base, said)
        held = self.holdings(self.body, self.base)
        words = f"on {said}" if holds else f"not on {said}"
        edges = [
            edge for one in held for edge in (one.joined, one.left) if edge
        ]
        point = self.point(
            words,
            unless(verdict, holds),
            "membership.on: the standing on every day of it",
            (
                source
                for edge in edges
                for source in (
                    edge.sources if holds else self.one.apart(edge.sources)
                )
            ),
        )
        if point.verdict is not Verdict.CONTRADICTED:
            return point
        if not holds:
            return point
        if not existence(self.body, self.base)[1] & days_of(said):
            what = f"{self.body.id} did not exist then"
            point = attrs.evolve(
                point, reasons=(Reason.ANACHRONISM,), because=(what,)
            )
        for words, body, reading in self.others():
            if self.held(body, reading, said) is Verdict.SUPPORTED:
                return attrs.evolve(
                    point,
                    verdict=Verdict.IMPRECISE,
                    reasons=(*point.reasons, Reason.OTHER_READING),
                    because=(*point.because, f"it is true {words}"),
                )
        return point

    def held(self, body: Body, reading: Reading, said: PartialDate) -> Verdict:
        """Judge the days of a period under one reading."""
        found = read(self.one.data, body, self.who, reading)
        listed = self.listed(body, reading)
        return of_days(said, found.certain, found.possible, listed)

    def still(self, holds: bool) -> Point:
        """Judge that it was in it, or no longer, on the article's day."""
        published = self.one.article.published
        if published is not None:
            return self.during(published, holds)
        return self.point(
            "still" if holds else "no longer",
            Verdict.NO_DATA,
            "membership.still: the article has no day",
            (),
        )

    def never(self) -> Point:
        """Judge that it never was in it."""
        found = read(self.one.data, self.body, self.who, self.base)
        verdict = Verdict.CONTRADICTED
        if not found.certain:
            verdict = Verdict.NOT_ESTABLISHED
        if not found.possible:
            full = self.listed(self.body, self.base) == ALL_DAYS
            verdict = Verdict.SUPPORTED if full else Verdict.NO_DATA
        return self.point(
            "never",
            verdict,
            "membership.never: the whole roster",
            (s for h in found.holdings for s in h.joined.sources),
        )


def _date_of(row: Membership, edge: Edge) -> list[PartialDate]:
    boundary = row.joined if edge is Edge.JOINED else row.left
    return [] if boundary is None else [boundary.on]


_ACTS = {
    StepKind.INITIALLED: "initialled it",
    StepKind.ADOPTED: "adopted it",
    StepKind.ANNOUNCED: "announced it",
    StepKind.SIGNED: "signed",
    StepKind.PARLIAMENT: "had its parliament vote on it",
    StepKind.REFUSED: "refused",
    StepKind.RATIFIED: "ratified",
    StepKind.DEPOSITED: "deposited its instrument",
    StepKind.DECIDED: "decided it",
    StepKind.NOTICE: "gave notice",
    StepKind.REVOKED: "took its notice back",
    StepKind.PROLONGED: "prolonged it",
    StepKind.IN_FORCE: "saw it enter into force",
}


def _acts_then(
    rows: Iterable[Membership],
    said: PartialDate,
    edge: Edge,
    *,
    alike: bool = False,
) -> list[str]:
    """
    Say what happened on a date on the way to a boundary, or at the other one.

    With *alike*, in other bodies, only what is about the same boundary.
    """
    told: list[str] = []
    for row in rows:
        told += [
            f"{step.on} is when {step.by or row.body} {_ACTS[step.kind]}"
            f" ({row.body})"
            for step in row.steps
            if within(step.on, said) and (step.of is edge or not alike)
        ]
        told += [
            f"{date} is when {row.country} {other} {row.body} as"
            f" {worded(row.standing)}"
            for other in (Edge.JOINED, Edge.LEFT)
            if (other is edge) is alike
            for date in _date_of(row, other)
            if within(date, said)
        ]
    return list(dict.fromkeys(told))[:_MOST]
