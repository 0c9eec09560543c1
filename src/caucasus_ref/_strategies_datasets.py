"""Little records, drawn: sources, events and codings around bodies."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, combinations

import attrs
from hypothesis.strategies import DrawFn

from ._strategies_basics import (
    a_date,
    a_day,
    below,
    maybe,
    one_of,
    some_dates,
    some_of,
)
from ._strategies_bodies import PLEDGED, a_body, whom
from .dataset import Dataset
from .dates import PartialDate
from .model import (
    Body,
    Country,
    Covers,
    Event,
    Follows,
    Organisation,
    PledgeCoding,
    Scope,
    Source,
    Treaty,
    YearRun,
)
from .vocabulary import EventKind, FollowHow, SourceKind, Unit


COUNTRIES = (
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


def some_sources(
    draw: DrawFn, ids: Sequence[str], members: Sequence[str]
) -> list[Source]:
    """Draw a book, an atlas, a daily and a yearly dataset."""
    made = [_BOOK, _ATLAS]
    for id_, unit in (("daily", Unit.DAY), ("yearly", Unit.YEAR)):
        begin, end = sorted((a_day(draw), a_day(draw)))
        length = 10 if unit is Unit.DAY else 4
        covers = Covers(
            bodies=tuple(some_of(draw, ids, 3)),
            pledges=tuple(some_of(draw, PLEDGED[1:], 2)),
            countries=whom(draw, members),
            from_=PartialDate.parse(begin.isoformat()[:length]),
            until=PartialDate.parse(end.isoformat()[:length]),
            unit=unit,
        )
        made.append(
            attrs.evolve(_BOOK, id=id_, kind=SourceKind.DATASET, covers=covers)
        )
    return [
        attrs.evolve(one, published=a_date(draw)) if maybe(draw) else one
        for one in made
    ]


def some_events(
    draw: DrawFn, members: Sequence[str], ids: Sequence[str]
) -> list[Event]:
    made: list[Event] = []
    for number in range(below(draw, 3)):
        dates = some_dates(draw, 2, 1)
        war = maybe(draw)
        sides = ((members[0],), (members[-1],)) if war else ()
        involved = dict.fromkeys([*some_of(draw, members, 2), *chain(*sides)])
        made.append(
            Event(
                id=f"event-{number}",
                kind=EventKind.WAR if war else EventKind.SUMMIT,
                title=f"Event {number}",
                start=dates[0],
                end=dates[1] if dates[1:] else None,
                involves=tuple(involved),
                sides=sides,
                touches=tuple(some_of(draw, ids, 2)),
                sources=("book",),
            )
        )
    return made


def pledge_codings(
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
        for pair, kind in some_of(draw, pairs, 2):
            runs = [
                sorted(first + below(draw, count) for _ in range(2))
                for _ in range(below(draw, 3))
            ]
            made.append(
                PledgeCoding(
                    source=source.id,
                    pair=pair,
                    obligation=kind,
                    binds=one_of(draw, (None, None, *pair)),
                    years=tuple(
                        YearRun(first=one, last=other) for one, other in runs
                    ),
                    why_not="it errs",
                )
            )
    return made


def some_scopes(draw: DrawFn, members: Sequence[str]) -> list[Scope]:
    """Draw for whom, if anybody, the obligations are complete."""
    return [
        Scope(
            id="scope",
            obligations=tuple(some_of(draw, PLEDGED[1:], 3)),
            countries=tuple(some_of(draw, members, 2)),
            since=a_date(draw) if maybe(draw) else None,
            checked=PartialDate.of(a_day(draw)),
        )
        for _ in range(below(draw, 2))
    ]


def a_dataset(draw: DrawFn, *, pledged: bool) -> Dataset:
    """Draw countries and bodies, and all that they need."""
    known = COUNTRIES[: 2 + below(draw, 3)]
    members = [country.id for country in known]
    ids = _BODIES[: 1 + below(draw, len(_BODIES))]
    sources = some_sources(draw, ids, members)
    made: list[Body] = []
    for number, id_ in enumerate(ids):
        kind: type[Body] = one_of(
            draw, (Organisation, *[Treaty] * (5 if pledged else 1))
        )
        follows = roster = None
        if made and maybe(draw):
            before = one_of(draw, ids[:number])
            how = one_of(
                draw, (FollowHow.REPLACED, FollowHow.INSTITUTIONALISED)
            )
            follows = Follows(body=before, how=how)
        if made and kind is Treaty and below(draw, 6 if pledged else 2) == 1:
            roster = ids[0]
        made.append(
            a_body(
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
        events=some_events(draw, members, ids),
        sources=sources,
        codings=pledge_codings(draw, members, sources),
        scopes=some_scopes(draw, members),
    )
