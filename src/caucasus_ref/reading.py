"""
Who is a member, and when: the file that decides.

`read` applies a `Reading` to one country in one body, in the order of the
keywords: whose word (`according_to`), which act (`basis`), what could be
known (`known_on`), and at last which standings count (`standing`).  Which body
of a line answers (`lineage`) is for `rosters` to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeAlias

import attrs

from .dataset import Dataset
from .dates import PartialDate, day_after
from .holdings import (
    BodyLife,
    Holding,
    counted_days,
    covered_days,
    earlier,
    lent,
    whole_years,
)
from .model import Body, Boundary, Coding, Membership, Rival, Step, Treaty
from .spans import ALL_DAYS, NO_DAYS, Spans
from .terms import CaveatKind, Reading
from .vocabulary import Edge, Manner, Standing, StepKind, Unit, worded


Note: TypeAlias = tuple[Spans, CaveatKind, str]
"""On which days a caveat holds, of what kind, and what it says."""


@attrs.frozen(kw_only=True)
class CountryReading:
    """
    One country in one body under one reading.

    Attributes:
        holdings: Everything it held, in order; not only what counts.
        certain: The days on which it certainly held a counted standing.
        possible: The days on which it possibly did.
        disputed: The days on which another source plainly says otherwise.
    """

    holdings: tuple[Holding, ...]
    certain: Spans
    possible: Spans
    disputed: Spans
    notes: tuple[Note, ...]


def read(
    data: Dataset, body: Body, country: str, reading: Reading
) -> CountryReading:
    """Say what the record holds of one country in one body."""
    ours = rows_of(data, body, country)
    codings = [one for one in body.codings if one.country == country]
    voice = _Voice(data, body, country, reading)
    holdings, notes = voice.speak(ours, codings)
    certain, possible = counted_days(holdings)
    blank = no_data_days(data, body, reading)
    others = voice.others(ours, codings, (certain, possible))
    disputed = Spans.of(*(part for days in others for part in days)) - blank
    notes += _coarse(holdings, possible - certain)
    if disputed:
        what = "sources differ; explain() says how, and what was decided"
        notes.append((disputed, CaveatKind.DISPUTED, what))
    return CountryReading(
        holdings=tuple(holdings),
        certain=certain - blank,
        possible=possible - blank,
        disputed=disputed,
        notes=tuple((days - blank, kind, say) for days, kind, say in notes),
    )


def keeper(data: Dataset, body: Body) -> Body:
    """Give the body that keeps the roster; a treaty may borrow another's."""
    if isinstance(body, Treaty) and body.roster is not None:
        return data.bodies[body.roster]
    return body


def rows_of(data: Dataset, body: Body, country: str) -> list[Membership]:
    """Give the rows of a country, as the body's own."""
    whose = keeper(data, body)
    if whose is body:
        return [row for row in body.memberships if row.country == country]
    return [
        attrs.evolve(row, body=body.id, standing=body.full[0])
        if row.standing in whose.full
        else attrs.evolve(row, body=body.id)
        for row in whose.memberships
        if row.country == country
    ]


def countries_of(data: Dataset, body: Body) -> list[str]:
    """Give every country of which the record says anything in a body."""
    return sorted(
        {row.country for row in keeper(data, body).memberships}
        | {coding.country for coding in body.codings}
    )


_NO_STEP_TOWARDS = (StepKind.REVOKED, StepKind.REFUSED, StepKind.PROLONGED)


@attrs.frozen
class _Voice:
    """Who speaks of one country in one body, and how it is read."""

    data: Dataset
    body: Body
    country: str
    reading: Reading

    def speak(
        self, ours: list[Membership], codings: list[Coding]
    ) -> tuple[list[Holding], list[Note]]:
        """Give the holdings under the reading, with the caveats they need."""
        source = self.reading.according_to
        if source is None:
            return self._hold_all(ours)
        for coding in codings:
            if coding.source == source:
                return self._coded(coding)
        told: list[tuple[int, Rival]] = []
        notes: list[Note] = []
        for number, row in enumerate(ours):
            for rival in row.rivals:
                if source in rival.sources:
                    told.append((number, rival))
                    old = row.joined if rival.of is Edge.JOINED else row.left
                    what = (
                        f"{rival.of} {rival.on} according to {source};"
                        f" the record says {old.on if old else 'nothing'}"
                    )
                    notes.append((ALL_DAYS, CaveatKind.REPLACED, what))
        rows = _with_rivals(ours, told)
        if not told and self.data.sources[source].covers is None:
            what = f"{source} says nothing of it; the record's answer stands"
            notes.append((ALL_DAYS, CaveatKind.SOURCE_SILENT, what))
        holdings, more = self._hold_all(rows)
        return holdings, notes + more

    def others(
        self,
        ours: list[Membership],
        codings: list[Coding],
        days: tuple[Spans, Spans],
    ) -> Iterator[Spans]:
        """Give the days on which each other voice contradicts these."""
        source = self.reading.according_to
        known = self._could_be_known
        variants = [] if source is None else [ours]
        for number, row in enumerate(ours):
            variants += [
                _with_rivals(ours, [(number, rival)])
                for rival in row.rivals
                if source not in rival.sources and known(rival.sources)
            ]
        for rows in variants:
            theirs = counted_days(self._hold_all(rows)[0])
            yield (theirs[0] - days[1]) | (days[0] - theirs[1])
        for coding in codings:
            if coding.source != source and known((coding.source,)):
                yield self._against(coding, days)

    def _could_be_known(self, sources: tuple[str, ...]) -> bool:
        """Whether any of these sources was out by the day of `known_on`."""
        limit = self.reading.known_on
        if limit is None:
            return True
        published = [self.data.sources[one].published for one in sources]
        return any(one is None or one.bounds[0] <= limit for one in published)

    def _against(self, coding: Coding, days: tuple[Spans, Spans]) -> Spans:
        """Give the days on which a coding contradicts these certain days."""
        certain, possible = days
        covers = self.data.sources[coding.source].covers
        holdings, _ = self._coded(coding)
        coded, maybe = counted_days(holdings)
        if covers is None:
            return (coded - possible) | (certain - maybe)
        window = covered_days(covers)
        if covers.unit is Unit.YEAR:
            by_rule = whole_years(possible & window)
            return ((coded - by_rule) | (certain - coded)) & window
        return ((coded - possible) | (certain - maybe)) & window

    def _coded(self, coding: Coding) -> tuple[list[Holding], list[Note]]:
        counts = self.reading.counts(self.body)
        notes: list[Note] = []
        dated = [
            (row.standing, row.joined, row.left) for row in coding.memberships
        ]
        if coding.years:
            what = f"{coding.source} counts whole years"
            notes.append((ALL_DAYS, CaveatKind.CODED_BY_YEAR, what))
        for run in coding.years:
            after = day_after(date(run.last, 12, 31))
            dated.append(
                (
                    run.standing,
                    PartialDate.of(date(run.first, 1, 1)),
                    None if after is None else PartialDate.of(after),
                )
            )
        cited = (coding.source,)
        holdings = [
            Holding(
                body=self.body.id,
                country=self.country,
                standing=standing,
                joined=Boundary(on=joined, sources=cited),
                left=Boundary(on=left, sources=cited) if left else None,
                counts=standing in counts,
                membership=None,
                start=joined.bounds,
                end=(None, None) if left is None else left.bounds,
            )
            for standing, joined, left in dated
        ]
        holdings.sort(key=lambda one: one.order)
        return holdings, notes

    def _hold_all(
        self, rows: list[Membership]
    ) -> tuple[list[Holding], list[Note]]:
        counts = self.reading.counts(self.body)
        holdings: list[Holding] = []
        notes: list[Note] = []
        for row in rows:
            holding = self._hold(row, counts)
            if holding is not None and self._borrows():
                life = life_of(self.body, self.reading)
                holding = lent(holding, life) if life else None
                if holding is None:
                    continue
            if holding is not None:
                holdings.append(holding)
            notes += self._retroactive(row, holding)
            notes += self._expected(row, holding)
        holdings.sort(key=lambda one: one.order)
        return holdings, notes

    def _borrows(self) -> bool:
        return keeper(self.data, self.body) is not self.body

    def _hold(
        self, row: Membership, counts: frozenset[Standing]
    ) -> Holding | None:
        """Read one row: which act begins it, and what of it was known."""
        joined = row.joined
        if (
            self.reading.basis == "signature"
            and row.standing in self.body.full
        ):
            joined = _signature(row) or joined
        began = known_bounds(joined, row.steps, Edge.JOINED, self.reading)
        if began is None:
            return None
        left = row.left
        ended: tuple[date | None, date | None] | None = None
        if left is not None:
            ended = known_bounds(left, row.steps, Edge.LEFT, self.reading)
        if ended is None or ended[1] is None:
            notice = self._noticed(row.steps)
            if ended is None:
                left = notice
                ended = (None, None) if notice is None else notice.on.bounds
            elif notice is not None:
                ended = (earlier(ended[0], notice.on.bounds[0]), None)
        return Holding(
            body=row.body,
            country=row.country,
            standing=row.standing,
            joined=joined,
            left=left,
            counts=row.standing in counts,
            membership=row,
            start=began,
            end=ended,
        )

    def _happened(self, step: Step) -> bool:
        limit = self.reading.known_on
        return limit is None or step.on.bounds[1] <= limit

    def _live(self, steps: tuple[Step, ...], edge: Edge) -> list[Step]:
        """Give the steps towards an edge that nobody had revoked yet."""
        acts = [s for s in steps if s.of is edge and self._happened(s)]
        revoked = [s.on.bounds[0] for s in acts if s.kind is StepKind.REVOKED]
        return [
            step
            for step in acts
            if step.kind not in _NO_STEP_TOWARDS
            and not any(day >= step.on.bounds[0] for day in revoked)
        ]

    def _noticed(self, steps: tuple[Step, ...]) -> Boundary | None:
        """Count a running notice as the end that it fixes."""
        for step in self._live(steps, Edge.LEFT):
            if step.kind is StepKind.NOTICE and step.effective is not None:
                return Boundary(
                    on=step.effective,
                    how=Manner.WITHDRAWAL,
                    known=step.on,
                    sources=step.sources,
                )
        return None

    def _retroactive(
        self, row: Membership, holding: Holding | None
    ) -> Iterator[Note]:
        if holding is None or not holding.counts:
            return
        for step in row.steps:
            if step.effective is None or not self._happened(step):
                continue
            days = Spans.of((step.effective.bounds[0], step.on.bounds[1]))
            what = (
                f"{worded(step.kind)} only on {step.on},"
                f" with effect from {step.effective}"
            )
            if days:
                yield days & holding.possible, CaveatKind.RETROACTIVE, what

    def _expected(
        self, row: Membership, holding: Holding | None
    ) -> Iterator[Note]:
        if row.standing not in self.reading.counts(self.body):
            return
        if holding is None:
            edge, what = Edge.JOINED, "may join"
        elif holding.left is None:
            edge, what = Edge.LEFT, "may leave"
        else:
            return
        steps = self._live(row.steps, edge)
        if steps:
            latest = max(steps, key=lambda step: step.on.bounds)
            first = min(step.on.bounds[0] for step in steps)
            what += f" ({worded(latest.kind)} {latest.on}), no day is fixed"
            yield Spans.of((first, None)), CaveatKind.EXPECTED, what


def known_bounds(
    boundary: Boundary, steps: Iterable[Step], edge: Edge, reading: Reading
) -> tuple[date, date | None] | None:
    """
    Give the bounds of a boundary as they were known on `known_on`.

    None where nothing was known of it; without an upper bound where it
    cannot be told whether it was.  A boundary is known from its `known` day,
    or else from the day it happens, and never before the act that gave it a
    date in the past.
    """
    limit = reading.known_on
    if limit is None:
        return boundary.on.bounds
    first, last = (boundary.known or boundary.on).bounds
    if boundary.known is None:
        for step in steps:
            if step.of is edge and step.effective == boundary.on:
                first = max(first, step.on.bounds[0])
                last = max(last, step.on.bounds[1])
    if limit < first:
        return None
    if limit < last:
        return boundary.on.bounds[0], None
    return boundary.on.bounds


def life_of(body: Body, reading: Reading) -> BodyLife | None:
    """Give the start and the end of a body, each with its bounds as known."""
    start = body.start
    if reading.basis == "signature":
        start = _body_signed(body) or start
    if start is None:
        return None
    begun = known_bounds(start, body.steps, Edge.START, reading)
    if begun is None:
        return None
    end = body.end
    ended: tuple[date | None, date | None] | None = None
    if end is not None:
        ended = known_bounds(end, body.steps, Edge.END, reading)
    if ended is None:
        end, ended = None, (None, None)
    return BodyLife(start, begun, end, ended)


def existence(body: Body, reading: Reading) -> tuple[Spans, Spans]:
    """Give the days on which a body certainly and possibly exists."""
    life = life_of(body, reading)
    if life is None:
        return NO_DAYS, NO_DAYS
    certainly = NO_DAYS
    if life.begun[1] is not None:
        certainly = Spans.of((life.begun[1], life.ended[0]))
    return certainly, Spans.of((life.begun[0], life.ended[1]))


def _body_signed(body: Body) -> Boundary | None:
    """Give the day on which the founding act of a body was signed."""
    if isinstance(body, Treaty):
        return body.signed
    signed = [
        step
        for step in body.steps
        if step.of is Edge.START and step.kind is StepKind.SIGNED
    ]
    return _first(signed)


def _first(signed: list[Step]) -> Boundary | None:
    if not signed:
        return None
    first = min(signed, key=lambda step: step.on.bounds)
    return Boundary(on=first.on, how=Manner.SIGNATURE, sources=first.sources)


def _with_rivals(
    rows: list[Membership], rivals: list[tuple[int, Rival]]
) -> list[Membership]:
    """
    Put rival dates in the place of ours.

    A border between two memberships moves for both, unless the source has a
    date of its own for the other side.
    """
    moved: dict[tuple[int, Edge], Rival] = {}
    for number, rival in rivals:
        row = rows[number]
        ours = row.joined if rival.of is Edge.JOINED else row.left
        for position, other in enumerate(rows):
            if ours is None or position == number:
                continue
            if rival.of is Edge.LEFT and other.joined.on == ours.on:
                moved[position, Edge.JOINED] = rival
            elif (
                rival.of is Edge.JOINED
                and other.left is not None
                and other.left.on == ours.on
            ):
                moved[position, Edge.LEFT] = rival
    moved |= {(number, rival.of): rival for number, rival in rivals}
    changed = list(rows)
    for (position, edge), rival in moved.items():
        row = changed[position]
        old = row.joined if edge is Edge.JOINED else row.left
        how = old.how if old else None
        new = Boundary(on=rival.on, how=how, sources=rival.sources)
        changed[position] = (
            attrs.evolve(row, joined=new)
            if edge is Edge.JOINED
            else attrs.evolve(row, left=new)
        )
    return changed


def _signature(row: Membership) -> Boundary | None:
    """Give the country's own first signature, if it came before."""
    return _first(
        [
            step
            for step in row.steps
            if step.of is Edge.JOINED
            and step.kind is StepKind.SIGNED
            and step.by == row.country
            and step.on.bounds < row.joined.on.bounds
        ]
    )


def _coarse(holdings: list[Holding], uncertain: Spans) -> list[Note]:
    notes: list[Note] = []
    for holding in holdings:
        days = (holding.possible - holding.certain) & uncertain
        if not (holding.counts and days):
            continue
        dates = [f"joined {holding.joined.on}"]
        if holding.left is not None:
            dates.append(f"left {holding.left.on}")
        what = f"{' and '.join(dates)}: not known to the day"
        notes.append((days, CaveatKind.COARSE, what))
    return notes


def no_data_days(data: Dataset, body: Body, reading: Reading) -> Spans:
    """Give the days about which the source asked for says nothing at all."""
    if reading.according_to is None:
        return NO_DAYS
    covers = data.sources[reading.according_to].covers
    if covers is None:
        return NO_DAYS
    if body.id not in covers.bodies:
        return ALL_DAYS
    return ~covered_days(covers)
