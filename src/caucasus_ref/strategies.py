"""
Hypothesis strategies for days, dates and whole little records.

The one home of strategies, for the tests of this library and of programs that
use it; needs the extra `hypothesis`.  What is drawn is valid as it is made:
`datasets` gives what `Dataset.from_records` accepts.  Days lie close together
on the edges of months and years, so that boundaries collide.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import chain, combinations
from typing import Any, TypeVar

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from .checks import is_tuple
from .dataset import Dataset, load
from .dates import PartialDate
from .model import (
    Body,
    Boundary,
    CodedMembership,
    CodedYears,
    Coding,
    Complete,
    Conduct,
    Contest,
    Country,
    Covers,
    Event,
    Follows,
    Membership,
    Obligation,
    Organisation,
    PledgeCoding,
    Rival,
    Scope,
    Source,
    Step,
    Treaty,
    YearRun,
)
from .spans import NO_DAYS, Spans
from .timelines import Timeline
from .vocabulary import (
    FACTS,
    Binding,
    BodyKind,
    ConductKind,
    Edge,
    EventKind,
    FollowHow,
    Form,
    Manner,
    Nature,
    ObligationKind,
    SourceKind,
    Standing,
    StepKind,
    Unit,
)


T = TypeVar("T")

FIRST_YEAR = 1990
LAST_YEAR = 1999
_EDGES = ((1, 1), (1, 2), (6, 30), (7, 1), (12, 30), (12, 31))
_PRECISIONS = ("day",) * 5 + ("month", "year", "range", "from", "until")
_ONE_DAY = date.resolution
_COUNTRIES = (
    Country(id="ARM", name="Armenia"),
    Country(id="AZE", name="Azerbaijan"),
    Country(id="GEO", name="Georgia"),
    Country(id="RUS", name="Russia"),
)
_BODIES = ("A", "B", "C")
_BOOK = Source(
    id="book",
    kind=SourceKind.SCHOLARSHIP,
    title="A book",
    publisher="A press",
)
_ATLAS = attrs.evolve(_BOOK, id="atlas", title="An atlas")
_BESIDE = (
    Standing.SIGNATORY,
    Standing.CONTRACTING,
    Standing.PROVISIONAL,
    Standing.OBSERVER,
    Standing.SUSPENDED,
)
_PLEDGED = (
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
_JOINS = (Manner.ACCESSION, Manner.RATIFICATION, Manner.SUCCESSION)
_LEAVES = (Manner.WITHDRAWAL, Manner.EXPIRY, Manner.REFUSAL)
_TOUCHES = (Manner.STATUS_CHANGE, Manner.CONTINUATION)
_CITED = ((), ("book",), ("book", "atlas"))


# Small choices. Their strategies are kept, since making a strategy takes
# much longer than drawing from it.


@cache
def _numbers(count: int) -> SearchStrategy[int]:
    return st.integers(0, count - 1)


def _number(draw: DrawFn, count: int) -> int:
    return draw(_numbers(count))


def _one_of(draw: DrawFn, options: Sequence[T]) -> T:
    return options[_number(draw, len(options))]


def _maybe(draw: DrawFn) -> bool:
    return _number(draw, 2) == 1


def _some(draw: DrawFn, options: Sequence[T], most: int) -> list[T]:
    """Draw up to so many of these, in their order."""
    picked = {
        _number(draw, len(options))
        for _ in range(_number(draw, most + 1) if options else 0)
    }
    return [options[number] for number in sorted(picked)]


def _day(draw: DrawFn) -> date:
    year = FIRST_YEAR + _number(draw, LAST_YEAR - FIRST_YEAR + 1)
    return date(year, *_one_of(draw, _EDGES))


def _some_days(draw: DrawFn, most: int) -> timedelta:
    return _number(draw, most + 1) * _ONE_DAY


def _date(draw: DrawFn, around: date | None = None) -> PartialDate:
    """Draw a date of any precision, one that allows a given day."""
    day = around or _day(draw)
    kind = _one_of(draw, _PRECISIONS)
    if kind in ("month", "year"):
        length = 7 if kind == "month" else 4
        return PartialDate.parse(day.isoformat()[:length])
    low = high = day
    if kind in ("range", "from"):
        low -= _some_days(draw, 40)
    if kind in ("range", "until"):
        high += _some_days(draw, 400)
    if kind == "from":
        high = date.max
    if kind == "until":
        low = date.min
    return PartialDate((low, high))


def _chain(draw: DrawFn, most: int, least: int = 0) -> list[PartialDate]:
    """Draw dates each of which may come after the one before it."""
    count = least + _number(draw, most - least + 1)
    wanted = sorted({_day(draw) for _ in range(count)})
    chain: list[PartialDate] = []
    low = high = date.min
    for day in wanted:
        first, last = _date(draw, day).bounds
        low, high = max(low, first), max(high, last)
        chain.append(PartialDate((low, high)))
    return chain


def _pairs(dates: Sequence[T]) -> list[tuple[T, T | None]]:
    """Take starts and ends in turn; the last end may be missing."""
    ends = [*dates[1::2], *[None] * (len(dates) % 2)]
    return list(zip(dates[::2], ends, strict=True))


# Days and sets of days.


@st.composite
def days(draw: DrawFn) -> date:
    """Draw a day of the nineties, on the edge of a month or a year."""
    return _day(draw)


def days_of_change(*, data: Dataset | None = None) -> SearchStrategy[date]:
    """Draw a day around which something in a record changes."""
    return st.sampled_from(telling_days(load() if data is None else data))


def telling_days(data: Dataset) -> list[date]:
    """
    Give every first and last possible day in a record, with its neighbours.

    Between two of these days no answer changes.
    """
    found = {date(FIRST_YEAR, 1, 1)}
    for record in data:
        for first, last in _bounds_in(record):
            found |= {first, last}
    return sorted(
        day + step * _ONE_DAY
        for day in found - {date.min, date.max}
        for step in (-1, 0, 1)
    )


def _bounds_in(value: Any) -> Iterable[tuple[date, date]]:
    """Find every date anywhere in a record."""
    if isinstance(value, PartialDate):
        yield value.bounds
    elif isinstance(value, CodedYears | YearRun):
        yield date(value.first, 1, 1), date(value.last, 12, 31)
    elif is_tuple(value):
        for item in value:
            yield from _bounds_in(item)
    elif attrs.has(value.__class__):
        for field in attrs.fields(value.__class__):
            yield from _bounds_in(getattr(value, field.name))


@st.composite
def partial_dates(draw: DrawFn) -> PartialDate:
    """Draw a date of any precision: day, month, year, range, open range."""
    return _date(draw)


@st.composite
def spans(draw: DrawFn) -> Spans:
    """Draw a set of days: up to five stretches, the last perhaps endless."""
    return _spans(draw)


def _spans(draw: DrawFn) -> Spans:
    edges = sorted({_day(draw) for _ in range(_number(draw, 10))})
    return Spans.of(*_pairs(edges))


@st.composite
def timelines(draw: DrawFn, names: Sequence[str] = "abc") -> Timeline:
    """Draw a timeline of some of these names, certain and possible."""
    drawn: dict[str, tuple[Spans, Spans]] = {}
    for name in names:
        certain = _spans(draw) if _maybe(draw) else NO_DAYS
        possible = _spans(draw) if _maybe(draw) else NO_DAYS
        drawn[name] = certain, certain | possible
    return Timeline.from_spans(drawn)


# Records.


@st.composite
def countries(draw: DrawFn) -> Country:
    """Draw one of four countries, with id and name only."""
    return _one_of(draw, _COUNTRIES)


@st.composite
def memberships(
    draw: DrawFn,
    body: str = "A",
    country: str = "ARM",
    *,
    standings: Sequence[Standing] = (Standing.MEMBER, *_BESIDE),
    ends: bool = False,
) -> tuple[Membership, ...]:
    """
    Draw all memberships of one country in one body, in order, maybe none.

    They hold one standing at a time and may touch, also on a coarse date.

    Args:
        standings: What it may hold.
        ends: Whether the last one must have an end.
    """
    return _memberships(draw, body, country, standings, ends)


def _memberships(
    draw: DrawFn,
    body: str,
    country: str,
    standings: Sequence[Standing],
    ends: bool,
) -> tuple[Membership, ...]:
    dates = _chain(draw, 6)
    rows: list[Membership] = []
    touches = False
    while len(dates) > ends:
        joined = _boundary(draw, dates.pop(0), _TOUCHES if touches else _JOINS)
        left = None
        if dates:
            touches = len(dates) > ends and _maybe(draw)
            left = _boundary(draw, dates[0], _TOUCHES if touches else _LEAVES)
            del dates[: not touches]
        row = Membership(
            body=body,
            country=country,
            standing=_one_of(draw, standings),
            joined=joined,
            left=left,
            checked=PartialDate.of(_day(draw)) if _maybe(draw) else None,
        )
        rows.append(_with_acts(draw, row))
    return tuple(rows)


def _boundary(
    draw: DrawFn, on: PartialDate, manners: Sequence[Manner]
) -> Boundary:
    known = _one_of(draw, (None, None, on, _date(draw)))
    return Boundary(
        on=on,
        how=_one_of(draw, manners),
        known=known,
        sources=_one_of(draw, _CITED),
    )


def _with_acts(draw: DrawFn, row: Membership) -> Membership:
    """Add steps and rivals, and what goes with them, to a membership."""
    acts = (_signed, _announced, _late, _noticed, _refused)
    rivals = _rivals(draw, joined=row.joined, left=row.left)
    says_never = (Contest(by=row.country, says="never", sources=("book",)),)
    return attrs.evolve(
        row,
        steps=tuple(
            step for act in _some(draw, acts, 3) for step in act(draw, row)
        ),
        rivals=rivals,
        contested=_one_of(draw, ((), says_never)),
        decision="The book decides." if rivals else None,
    )


def _signed(draw: DrawFn, row: Membership) -> list[Step]:
    return [
        Step(
            of=Edge.JOINED,
            kind=StepKind.SIGNED,
            on=_date(draw),
            by=_one_of(draw, (row.country, row.country, None)),
        )
        for _ in range(1 + _number(draw, 2))
    ]


def _announced(draw: DrawFn, row: Membership) -> list[Step]:
    step = Step(
        of=_one_of(draw, (Edge.JOINED, Edge.LEFT)),
        kind=StepKind.ANNOUNCED,
        on=_date(draw),
        by=row.country,
    )
    return [step, *_revoked(draw, step)]


def _late(draw: DrawFn, row: Membership) -> list[Step]:
    """Give an act that may be later than the effect it has."""
    edge, boundary = Edge.JOINED, row.joined
    if row.left and _maybe(draw):
        edge, boundary = Edge.LEFT, row.left
    return [
        Step(
            of=edge,
            kind=_one_of(draw, (StepKind.PROLONGED, StepKind.IN_FORCE)),
            on=_date(draw),
            effective=boundary.on,
            sources=("book",),
        )
    ]


def _noticed(draw: DrawFn, row: Membership) -> list[Step]:
    """Give a notice; where the membership has no end it was revoked."""
    step = Step(
        of=Edge.LEFT,
        kind=StepKind.NOTICE,
        on=_date(draw),
        by=row.country,
        effective=row.left.on if row.left and _maybe(draw) else _date(draw),
        sources=_one_of(draw, _CITED),
    )
    return [step, *_revoked(draw, step, surely=row.left is None)]


def _revoked(draw: DrawFn, step: Step, *, surely: bool = False) -> list[Step]:
    if not surely and _maybe(draw):
        return []
    day = max(step.on.bounds[0], date(FIRST_YEAR, 1, 1))
    later = PartialDate.of(day + _some_days(draw, 400))
    return [Step(of=step.of, kind=StepKind.REVOKED, on=later)]


def _refused(draw: DrawFn, row: Membership) -> list[Step]:
    on = _date(draw)
    return [Step(of=Edge.JOINED, kind=StepKind.REFUSED, on=on, by=row.country)]


def _rivals(draw: DrawFn, **adopted: Boundary | None) -> tuple[Rival, ...]:
    """Draw up to two rival dates; no source has two for one boundary."""
    voices = [
        (edge, source)
        for edge in adopted
        for source in ("book", "atlas", "daily")
    ]
    made: list[Rival] = []
    for edge, source in _some(draw, voices, 2):
        ours, on = adopted[edge], _date(draw)
        if ours is None or ours.on != on:
            made.append(
                Rival(
                    of=Edge(edge), on=on, sources=(source,), why_not="it errs"
                )
            )
    return tuple(made)


@st.composite
def bodies(
    draw: DrawFn,
    id: str = "A",  # noqa: A002 # the field's name
    *,
    kind: type[Body] = Organisation,
    members: Sequence[str] = ("ARM", "AZE"),
    sources: Sequence[Source] = (),
    follows: Follows | None = None,
    roster: str | None = None,
) -> Body:
    """
    Draw a body with its memberships, conduct and codings.

    Args:
        kind: `Organisation` or `Treaty`; a treaty may never be in force.
        members: Ids of the countries that may hold standings in it.
        sources: Those which may code it.
        follows: The body in whose place it steps.
        roster: Of a treaty, the body whose members are its parties.
    """
    return _body(
        draw,
        id,
        kind=kind,
        members=members,
        sources=sources,
        follows=follows,
        roster=roster,
    )


def _body(
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
    binding = _one_of(draw, (Binding.YES, *Binding))
    full = Standing.MEMBER
    if kind is Treaty:
        binds = binding is not Binding.NO
        full = Standing.PARTY if binds else Standing.PARTICIPANT
    in_force = kind is Organisation or pledged or _number(draw, 4) > 0
    standings = (full, full, *_BESIDE) if in_force else _BESIDE
    if pledged:
        standings = (full, full, full, full, Standing.SUSPENDED)
    ends = _maybe(draw)
    rows = [
        row
        for country in members
        if roster is None
        for row in _memberships(draw, id_, country, standings, ends)
    ]
    start = end = None
    if in_force:
        counted = [row for row in rows if row.standing is full]
        start, end = _frame(draw, counted, ends)
    rivals = _rivals(draw, start=start, end=end)
    codings = _codings(draw, id_, members, sources, full)
    shared: dict[str, Any] = {
        "id": id_,
        "name": f"Body {id_}",
        "full": (full,),
        "complete": _complete(draw, full, members),
        "checked": PartialDate.of(_day(draw)),
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
    signed = _boundary(draw, _date(draw), (Manner.SIGNATURE,))
    return Treaty(
        kind=BodyKind.TREATY,
        binding=binding,
        binding_why="It says so.",
        form=Form.TREATY,
        signed=signed if _maybe(draw) else None,
        roster=roster,
        obligations_read=PartialDate.of(_day(draw)) if _maybe(draw) else None,
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
    for number in range(least + _number(draw, 3)):
        dates = _chain(draw, 2, 1)
        made.append(
            Obligation(
                treaty=treaty,
                kind=_one_of(draw, _PLEDGED),
                article=str(number + 1),
                binds=_whom(draw, members),
                towards=_whom(draw, members),
                binding=_one_of(draw, (None, None, *Binding)),
                from_=dates[0] if _maybe(draw) else None,
                until=dates[1] if dates[1:] and _maybe(draw) else None,
            )
        )
    return tuple(made)


def _whom(draw: DrawFn, members: Sequence[str]) -> tuple[str, ...] | None:
    return tuple(_some(draw, members, 2)) or None if _maybe(draw) else None


def _frame(
    draw: DrawFn, counted: Sequence[Membership], ends: bool
) -> tuple[Boundary, Boundary | None]:
    """Draw the start and the end of a body around its full memberships."""
    first, latest = min(
        (row.joined.on.bounds for row in counted), default=_date(draw).bounds
    )
    if first > date.min:
        first -= _some_days(draw, 400)
        latest = _one_of(draw, (first, latest))
    on = PartialDate((first, latest))
    start = _boundary(draw, on, (Manner.FOUNDING,))
    if not ends:
        return start, None
    last = max(
        (row.left.on.bounds[1] for row in counted if row.left), default=latest
    )
    last = max(last, first + _ONE_DAY)
    early = max(first, last - _some_days(draw, 400))
    bounds = _one_of(draw, ((last, last), (early, last), (last, date.max)))
    return start, _boundary(draw, PartialDate(bounds), (Manner.DISSOLUTION,))


def _founded(draw: DrawFn, start: Boundary | None) -> tuple[Step, ...]:
    """Give the signature of a body's founding act, and a late act."""
    signed = Step(of=Edge.START, kind=StepKind.SIGNED, on=_date(draw))
    steps = [signed]
    if start is not None:
        late = attrs.evolve(
            signed,
            kind=StepKind.IN_FORCE,
            on=_date(draw),
            effective=start.on,
        )
        steps.append(late)
    return tuple(_some(draw, steps, 2))


def _complete(
    draw: DrawFn, full: Standing, members: Sequence[str]
) -> Complete:
    since = PartialDate.of(_day(draw))
    return Complete(
        standings=_one_of(
            draw, ((full,), (full, *_BESIDE), tuple(Standing), ())
        ),
        countries=tuple(_some(draw, members, 2)) if _maybe(draw) else None,
        since=since if _maybe(draw) else None,
    )


def _conduct(
    draw: DrawFn,
    rows: Sequence[Membership],
    members: Sequence[str],
    kinds: Sequence[ConductKind],
) -> tuple[Conduct, ...]:
    made: list[Conduct] = []
    for row in _some(draw, rows, 2):
        kind = _one_of(draw, kinds)
        edges = [
            attrs.evolve(_boundary(draw, on, _JOINS), how=None)
            for on in _chain(draw, 2, 1)
        ]
        made.append(
            Conduct(
                body=row.body,
                country=row.country,
                kind=kind,
                nature=Nature.FACT if kind in FACTS else Nature.MEASURE,
                by=row.country,
                towards=_one_of(draw, (None, *members)),
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
    for source, country in _some(draw, voices, 3):
        says: dict[str, Any] = {}
        if source.covers is not None and source.covers.unit is Unit.YEAR:
            first = source.covers.from_.bounds[0].year
            count = source.covers.until.bounds[1].year - first + 1
            runs = [
                sorted(first + _number(draw, count) for _ in range(2))
                for _ in range(_number(draw, 3))
            ]
            says["years"] = tuple(
                CodedYears(
                    standing=_one_of(draw, standings), first=one, last=other
                )
                for one, other in runs
            )
        else:
            says["memberships"] = tuple(
                CodedMembership(
                    standing=_one_of(draw, standings), joined=on, left=until
                )
                for on, until in _pairs(_chain(draw, 4))
            )
        made.append(
            Coding(
                source=source.id, country=country, why_not="it errs", **says
            )
        )
    return tuple(made)


def _sources(
    draw: DrawFn, ids: Sequence[str], members: Sequence[str]
) -> list[Source]:
    """Draw a book, an atlas, a daily and a yearly dataset."""
    made = [_BOOK, _ATLAS]
    for id_, unit in (("daily", Unit.DAY), ("yearly", Unit.YEAR)):
        begin, end = sorted((_day(draw), _day(draw)))
        length = 10 if unit is Unit.DAY else 4
        covers = Covers(
            bodies=tuple(_some(draw, ids, 3)),
            pledges=tuple(_some(draw, _PLEDGED[1:], 2)),
            countries=_whom(draw, members),
            from_=PartialDate.parse(begin.isoformat()[:length]),
            until=PartialDate.parse(end.isoformat()[:length]),
            unit=unit,
        )
        made.append(
            attrs.evolve(_BOOK, id=id_, kind=SourceKind.DATASET, covers=covers)
        )
    return [
        attrs.evolve(one, published=_date(draw)) if _maybe(draw) else one
        for one in made
    ]


def _events(
    draw: DrawFn, members: Sequence[str], ids: Sequence[str]
) -> list[Event]:
    made: list[Event] = []
    for number in range(_number(draw, 3)):
        dates = _chain(draw, 2, 1)
        war = _maybe(draw)
        sides = ((members[0],), (members[-1],)) if war else ()
        involved = dict.fromkeys([*_some(draw, members, 2), *chain(*sides)])
        made.append(
            Event(
                id=f"event-{number}",
                kind=EventKind.WAR if war else EventKind.SUMMIT,
                title=f"Event {number}",
                start=dates[0],
                end=dates[1] if dates[1:] else None,
                involves=tuple(involved),
                sides=sides,
                touches=tuple(_some(draw, ids, 2)),
                sources=("book",),
            )
        )
    return made


def _pledge_codings(
    draw: DrawFn, members: Sequence[str], sources: Sequence[Source]
) -> list[PledgeCoding]:
    """Draw what yearly datasets say of pairs."""
    made: list[PledgeCoding] = []
    for source in sources:
        covers = source.covers
        if covers is None:
            continue
        first = covers.from_.bounds[0].year
        count = covers.until.bounds[1].year - first + 1
        pairs = [
            (pair, kind)
            for pair in combinations(members, 2)
            if covers.countries is None or set(pair) <= set(covers.countries)
            for kind in covers.pledges
        ]
        for pair, kind in _some(draw, pairs, 2):
            runs = [
                sorted(first + _number(draw, count) for _ in range(2))
                for _ in range(_number(draw, 3))
            ]
            made.append(
                PledgeCoding(
                    source=source.id,
                    pair=pair,
                    obligation=kind,
                    binds=_one_of(draw, (None, None, *pair)),
                    years=tuple(
                        YearRun(first=one, last=other) for one, other in runs
                    ),
                    why_not="it errs",
                )
            )
    return made


def _scopes(draw: DrawFn, members: Sequence[str]) -> list[Scope]:
    """Draw for whom, if anybody, the obligations are complete."""
    return [
        Scope(
            id="scope",
            obligations=tuple(_some(draw, _PLEDGED[1:], 3)),
            countries=tuple(_some(draw, members, 2)),
            since=_date(draw) if _maybe(draw) else None,
            checked=PartialDate.of(_day(draw)),
        )
        for _ in range(_number(draw, 2))
    ]


@st.composite
def datasets(draw: DrawFn, *, pledged: bool = False) -> Dataset:
    """
    Draw a little record: countries, bodies in a line or not, all they need.

    Two to four countries and one to three bodies, treaties among them, with
    everything that a reading can turn on.

    Args:
        pledged: Whether to draw mostly treaties in force with obligations,
            so that some are owed on many days.
    """
    known = _COUNTRIES[: 2 + _number(draw, 3)]
    members = [country.id for country in known]
    ids = _BODIES[: 1 + _number(draw, len(_BODIES))]
    sources = _sources(draw, ids, members)
    made: list[Body] = []
    for number, id_ in enumerate(ids):
        kind: type[Body] = _one_of(
            draw, (Organisation, *[Treaty] * (5 if pledged else 1))
        )
        follows = roster = None
        if made and _maybe(draw):
            before = _one_of(draw, ids[:number])
            how = _one_of(
                draw, (FollowHow.REPLACED, FollowHow.INSTITUTIONALISED)
            )
            follows = Follows(body=before, how=how)
        if made and kind is Treaty and _number(draw, 6 if pledged else 2) == 1:
            roster = ids[0]
        made.append(
            _body(
                draw,
                id_,
                kind=kind,
                members=members,
                sources=sources,
                follows=follows,
                roster=roster,
                pledged=pledged,
            )
        )
    return Dataset.from_records(
        bodies=made,
        countries=known,
        events=_events(draw, members, ids),
        sources=sources,
        codings=_pledge_codings(draw, members, sources),
        scopes=_scopes(draw, members),
    )


@st.composite
def readings(draw: DrawFn, *, data: Dataset | None = None) -> dict[str, Any]:
    """
    Draw the keywords of a question: `members(body, day, **keywords)`.

    Args:
        data: The record whose sources and days the keywords name.
    """
    whole = load() if data is None else data
    words: dict[str, Any] = {}
    if _one_of(draw, (False, False, True)):
        words["according_to"] = _one_of(
            draw, [one.id for one in whole.sources]
        )
    else:
        if _maybe(draw):
            words["known_on"] = _one_of(draw, telling_days(whole))
        if _maybe(draw):
            words["basis"] = "signature"
    if _maybe(draw):
        words["lineage"] = True
    asked = _one_of(
        draw, (None, None, "any", "suspended", ("party", "signatory"))
    )
    if asked is not None:
        words["standing"] = asked
    return words
