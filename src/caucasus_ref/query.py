"""
The questions.

Every question names its day.  All of them take the same keywords, which say
which boundaries count:

- `basis="signature"`: a membership starts when the country itself signed;
- `known_on=day`: only what could be known on that day;
- `according_to=source`: a named source in the place of the record;
- `lineage=True`: the youngest existing body of the line answers;
- `standing=`: one standing, several, or `"any"`, in the place of full ones;
- `strict=True`: raise `UncertainAnswerError` if there is any caveat;
- `data=`: another `Dataset` than the one that comes with the library.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Protocol, TypeVar

from .answers import (
    BodySet,
    Change,
    Changes,
    Events,
    History,
    MemberSet,
    Status,
)
from .dataset import Dataset, given
from .dates import DateLike, Truth, as_day, first_day, in_order
from .errors import (
    UncertainAnswerError,
    UnknownNameError,
    chosen,
)
from .holdings import Holding, held_on
from .model import Body, Country, Source, Treaty
from .reading import existence, no_data_days, read
from .rosters import (
    Roster,
    absence,
    answering,
    body_notes,
    caveats,
    checked_on,
    conduct_days,
    covered,
    notes_on,
    roster,
    silence,
    stale,
    unlisted,
)
from .spans import ALL_DAYS, Spans
from .terms import (
    ADOPTED,
    Basis,
    Bodies,
    Caveat,
    CaveatKind,
    Countries,
    Reading,
    Standings,
    ask,
    find_body,
    find_country,
    several,
)
from .timelines import Timeline
from .vocabulary import EventKind


_TREATY = "treaty"


class _Told(Protocol):
    """An answer that may have caveats."""

    @property
    def caveats(self) -> tuple[Caveat, ...]: ...


_Answer = TypeVar("_Answer", bound=_Told)


def if_plain(answer: _Answer, strict: bool) -> _Answer:
    """Refuse an answer with caveats if only a plain one will do."""
    if strict and answer.caveats:
        raise UncertainAnswerError(answer, answer.caveats)
    return answer


def members(
    body: str | Body,
    on: DateLike,
    *,
    basis: Basis = "effective",
    known_on: DateLike | None = None,
    according_to: str | Source | None = None,
    lineage: bool = False,
    standing: Standings = None,
    strict: bool = False,
    data: Dataset | None = None,
) -> MemberSet:
    """
    Answer which countries held a counted standing in *body* on one day.

    What counts is the body's `full`, or *standing*.  The adopted boundaries
    decide; sources that say otherwise show in `disputed`, and conduct that
    ends no membership in `conduct`.

    Args:
        basis:
            `"signature"` counts a membership from the country's own first
            signature, and signatories and contracting states as members.
        known_on:
            Use only what could be known on this day.
        according_to:
            A source, whose word replaces the record's where it has any.
        lineage:
            Let the youngest existing body of the line answer, under its name.
        standing:
            One standing, several, or `"any"`.
        strict:
            Refuse an answer that has caveats.

    Raises:
        UnknownNameError: If no body, or source, has this id or name.
        DateError: If *on* is no day.
        ReadingError: If a keyword is misspelt or two do not go together.
        UncertainAnswerError: If *strict* and there is any caveat.

    >>> import caucasus_ref as cr
    >>> list(cr.members("CSTO", "2012-12-19"))
    ['ARM', 'BLR', 'KAZ', 'KGZ', 'RUS', 'TJK']
    >>> "Uzbekistan" in cr.members("CSTO", "2012-12-18")
    True
    """
    whole, reading = ask(
        data,
        basis=basis,
        known_on=known_on,
        according_to=according_to,
        lineage=lineage,
        standing=standing,
    )
    day = as_day(on)
    kept = None
    if isinstance(body, str | Body):
        id_ = body if isinstance(body, str) else body.id
        kept = whole.cache.get(id_ if reading is ADOPTED else (id_, reading))
    if kept is None:
        kept = roster(whole, find_body(whole, body), reading)
    return if_plain(MemberSet(day, kept.on(day)), strict)


def parties(
    treaty: str | Treaty,
    on: DateLike,
    *,
    basis: Basis = "effective",
    known_on: DateLike | None = None,
    according_to: str | Source | None = None,
    lineage: bool = False,
    standing: Standings = None,
    strict: bool = False,
    data: Dataset | None = None,
) -> MemberSet:
    """
    Answer for which countries an instrument was in force on one day.

    The same question as `members`, for an instrument; it refuses a body that
    is none.

    Raises:
        UnknownNameError: If no instrument has this id or name.

    >>> import caucasus_ref as cr
    >>> "AZE" in cr.parties("CST", "1996-06-01")
    True
    """
    whole = given(data)
    found = find_body(whole, treaty)
    if not isinstance(found, Treaty):
        hint = f"{found.id} is an organisation; ask members()"
        raise UnknownNameError(_TREATY, treaty, (), hint)
    return members(
        found,
        on,
        basis=basis,
        known_on=known_on,
        according_to=according_to,
        lineage=lineage,
        standing=standing,
        strict=strict,
        data=whole,
    )


def status(
    country: str | Country,
    body: str | Body,
    on: DateLike,
    *,
    basis: Basis = "effective",
    known_on: DateLike | None = None,
    according_to: str | Source | None = None,
    lineage: bool = False,
    standing: Standings = None,
    strict: bool = False,
    data: Dataset | None = None,
) -> Status:
    """
    Answer what one country held in one body on one day.

    `truth` says whether that counts as membership; `standing` says what it
    held all the same.  The keywords are those of `members`.

    >>> import caucasus_ref as cr
    >>> cr.status("GEO", "CIS", "2008-12-01").left
    2009-08-18 by withdrawal
    """
    whole, reading = ask(
        data,
        basis=basis,
        known_on=known_on,
        according_to=according_to,
        lineage=lineage,
        standing=standing,
    )
    day = as_day(on)
    found = find_body(whole, body)
    who = find_country(whole, country, day)
    for one, window in answering(whole, found, reading):
        if day in window:
            found = one
    return if_plain(_status(whole, who, found, day, reading), strict)


def _status(
    data: Dataset, country: str, body: Body, day: date, reading: Reading
) -> Status:
    one = read(data, body, country, reading)
    exists = existence(body, reading)[1]
    blank = no_data_days(data, body, reading)
    silent = day in blank or (
        day in exists and day not in covered(body, reading, country)
    )
    if day in one.certain:
        truth = Truth.YES
    elif day in one.possible or silent:
        truth = Truth.UNCERTAIN
    else:
        truth = Truth.NO
    holding = None if day in blank else held_on(one.holdings, day)
    notes = notes_on(one.notes, country, day)
    notes |= {
        (kind, what, None)
        for days, kind, what in body_notes(data, body, reading)
        if day in days
    }
    if silent and day not in blank and day not in one.possible:
        notes.add((CaveatKind.NO_DATA, unlisted(body, reading), None))
    row = holding.membership if holding else None
    days, what = stale(checked_on(data, body, row), body)
    if day in days and day in exists:
        notes.add((CaveatKind.AFTER_CHECKED, what, None))
    return Status(
        body=body.id,
        country=country,
        on=day,
        reading=reading,
        standing=holding.standing if holding else None,
        truth=truth,
        membership=row,
        joined=holding.joined if holding else None,
        left=holding.left if holding else None,
        disputed=day in one.disputed,
        conduct=tuple(
            act
            for act in body.conduct
            if holding
            and act.country == country
            and day in conduct_days(act, reading)
        ),
        caveats=together(
            [caveats(body, notes), absent_notes(data, country, day, reading)]
        ),
        data=data,
    )


def bodies_of(
    country: str | Country,
    on: DateLike,
    *,
    basis: Basis = "effective",
    known_on: DateLike | None = None,
    according_to: str | Source | None = None,
    lineage: bool = False,
    standing: Standings = None,
    strict: bool = False,
    data: Dataset | None = None,
) -> BodySet:
    """
    Answer in which bodies one country held a counted standing on one day.

    The keywords are those of `members`; with *lineage* only the body that
    answers for its line is asked.

    >>> import caucasus_ref as cr
    >>> "CSTO" in cr.bodies_of("ARM", "2024-04-05")
    True
    """
    whole, reading = ask(
        data,
        basis=basis,
        known_on=known_on,
        according_to=according_to,
        lineage=lineage,
        standing=standing,
    )
    day = as_day(on)
    who = find_country(whole, country, day)
    statuses: list[Status] = []
    for body in whole.bodies:
        turns = answering(whole, body, reading)
        if any(one.id == body.id and day in days for one, days in turns):
            statuses.append(_status(whole, who, body, day, reading))
    answer = BodySet(
        country=who,
        on=day,
        reading=reading,
        statuses=tuple(statuses),
        caveats=together(
            [
                absent_notes(whole, who, day, reading),
                *(s.caveats for s in statuses if s.truth is not Truth.NO),
            ]
        ),
        data=whole,
    )
    return if_plain(answer, strict)


def absent_notes(
    data: Dataset, country: str, day: date, reading: Reading
) -> Iterator[Caveat]:
    """Say that a country did not exist on a day, if so."""
    absent = absence(data.countries[country], day, reading)
    if absent:
        yield Caveat(
            kind=CaveatKind.NOT_IN_EXISTENCE,
            message=f"{country}: {absent}",
            body="",
            countries=(country,),
        )


def together(groups: Iterable[Iterable[Caveat]]) -> tuple[Caveat, ...]:
    """Give every caveat of several answers once, in order of kinds."""
    order = list(CaveatKind)
    found = {caveat: None for group in groups for caveat in group}
    return tuple(sorted(found, key=lambda one: order.index(one.kind)))


def history(
    country: str | Country,
    body: str | Body | None = None,
    *,
    basis: Basis = "effective",
    known_on: DateLike | None = None,
    according_to: str | Source | None = None,
    lineage: bool = False,
    standing: Standings = None,
    strict: bool = False,
    data: Dataset | None = None,
) -> History:
    """
    Tell every stretch of a country, in one body or in all.

    Standings that do not count are told too and marked; with *standing* only
    those asked for.

    >>> import caucasus_ref as cr
    >>> [row.standing.value for row in cr.history("UZB", "CSTO")]
    ['member', 'suspended']
    """
    whole, reading = ask(
        data,
        basis=basis,
        known_on=known_on,
        according_to=according_to,
        lineage=lineage,
        standing=standing,
    )
    who = find_country(whole, country)
    found = None if body is None else find_body(whole, body)
    asked = list(whole.bodies) if found is None else [found]
    rows: list[Holding] = []
    notes: list[tuple[Caveat, ...]] = []
    for one in asked:
        turns = answering(whole, one, reading)
        for answers, window in turns:
            if found is None and answers.id != one.id:
                continue
            told = read(whole, answers, who, reading)
            rows += [
                part
                for holding in told.holdings
                if standing is None or holding.counts
                for part in holding.within(
                    window - no_data_days(whole, answers, reading)
                )
            ]
            told_on: set[tuple[CaveatKind, str, str | None]] = {
                (kind, what, who)
                for days, kind, what in told.notes
                if days & window
            }
            if found is not None and not told.holdings:
                told_on |= _silence(whole, answers, who, window, reading)
            notes.append(caveats(answers, told_on))
    rows.sort(key=lambda row: row.order)
    answer = History(
        rows=tuple(rows),
        country=who,
        body=found.id if found else None,
        reading=reading,
        caveats=together(notes),
        data=whole,
    )
    return if_plain(answer, strict)


def _silence(
    data: Dataset, body: Body, country: str, window: Spans, reading: Reading
) -> set[tuple[CaveatKind, str, None]]:
    """Say that nobody looked whether a country was in, if so."""
    silent = silence(data, body, reading, country) & window
    if not silent - no_data_days(data, body, reading):
        return set()
    return {(CaveatKind.NO_DATA, unlisted(body, reading), None)}


def changes(
    body: str | Body,
    *,
    since: DateLike | None = None,
    before: DateLike | None = None,
    basis: Basis = "effective",
    known_on: DateLike | None = None,
    according_to: str | Source | None = None,
    lineage: bool = False,
    standing: Standings = None,
    strict: bool = False,
    data: Dataset | None = None,
) -> Changes:
    """
    Tell who took, changed or gave up a standing, and when.

    Args:
        since:
            First day; of a coarse date its first possible day.
        before:
            First day left out, likewise.  A change of coarse date is told if
            it may lie between the two.

    >>> import caucasus_ref as cr
    >>> [c.country for c in cr.changes("NATO", since="2020", before="2025")]
    ['MKD', 'FIN', 'SWE']
    """
    whole, reading = ask(
        data,
        basis=basis,
        known_on=known_on,
        according_to=according_to,
        lineage=lineage,
        standing=standing,
    )
    first = date.min if since is None else first_day(since, "since")
    limit = None if before is None else first_day(before, "before")
    in_order(first, limit)
    asked = Spans.of((first, limit))
    found = find_body(whole, body)
    kept = roster(whole, found, reading)
    rows: list[Change] = []
    countries = sorted({who for turn in kept.turns for who in turn[2]})
    for who in countries:
        told = [
            part
            for answers, window, readings in kept.turns
            if who in readings
            for holding in readings[who].holdings
            if standing is None or holding.counts
            for part in holding.within(
                window - no_data_days(whole, answers, reading)
            )
        ]
        told.sort(key=lambda row: row.order)
        rows += _turns(who, told)
    rows = [
        row
        for row in rows
        if row.on.bounds[1] >= first
        and (limit is None or row.on.bounds[0] < limit)
    ]
    rows.sort(key=lambda row: (row.on.bounds, row.country))
    answer = Changes(
        rows=tuple(rows),
        body=found.id,
        reading=reading,
        caveats=_roster_caveats(kept, asked),
        data=whole,
    )
    return if_plain(answer, strict)


def _roster_caveats(kept: Roster, asked: Spans) -> tuple[Caveat, ...]:
    """Give every caveat on a country that a roster has on some days."""
    return together(
        caveats(
            answers,
            {
                (kind, what, who)
                for who, told in readings.items()
                for days, kind, what in told.notes
                if days & window & asked
            },
        )
        for answers, window, readings in kept.turns
    )


def _turns(country: str, told: list[Holding]) -> list[Change]:
    """Pair the end of one holding with the start of the next."""
    made: list[Change] = []
    ended: list[Holding] = []
    for holding in told:
        before = None
        for one in ended:
            if one.left is not None and one.left.on == holding.joined.on:
                before = one
        if before is not None:
            ended.remove(before)
        made.append(
            Change(
                on=holding.joined.on, country=country, was=before, now=holding
            )
        )
        if holding.left is not None:
            ended.append(holding)
    made += [
        Change(on=one.left.on, country=country, was=one, now=None)
        for one in ended
        if one.left is not None
    ]
    return made


def timeline(
    body: str | Body,
    *,
    basis: Basis = "effective",
    known_on: DateLike | None = None,
    according_to: str | Source | None = None,
    lineage: bool = False,
    standing: Standings = None,
    strict: bool = False,
    data: Dataset | None = None,
) -> Timeline:
    """
    Give the roster of a body on every day, to combine with others.

    With *strict* it refuses a roster that has caveats on any country.

    >>> import caucasus_ref as cr
    >>> both = cr.timeline("CSTO") & cr.timeline("CIS")
    >>> sorted(both.on("2024-04-05"))
    ['ARM', 'BLR', 'KAZ', 'KGZ', 'RUS', 'TJK']
    """
    whole, reading = ask(
        data,
        basis=basis,
        known_on=known_on,
        according_to=according_to,
        lineage=lineage,
        standing=standing,
    )
    kept = roster(whole, find_body(whole, body), reading)
    told = _roster_caveats(kept, ALL_DAYS)
    line = kept.timeline()
    if strict and told:
        raise UncertainAnswerError(line, told)
    return line


def events(
    *,
    since: DateLike | None = None,
    before: DateLike | None = None,
    involving: Countries = (),
    touching: Bodies = (),
    kind: str | None = None,
    data: Dataset | None = None,
) -> Events:
    """
    Tell the events of a period, in order of dates.

    Args:
        since:
            First day; of a coarse date its first possible day.
        before:
            First day left out, likewise.  An event is told if any day of it
            may lie between the two.
        involving:
            Countries that must all take part.
        touching:
            Bodies or treaties that it must all bear on.

    >>> import caucasus_ref as cr
    >>> found = cr.events(since="1992-05", before="1992-06", touching="CST")
    >>> [event.id for event in found]
    ['cst-signature-1992-05-15']
    """
    whole = given(data)
    first = date.min if since is None else first_day(since, "since")
    limit = None if before is None else first_day(before, "before")
    in_order(first, limit)
    who = {find_country(whole, one) for one in several(involving)}
    what = {find_body(whole, one).id for one in several(touching)}
    sort = None if kind is None else _event_kind(kind)
    rows = [
        event
        for event in whole.events
        if who.issubset(event.involves)
        and what.issubset(event.touches)
        and sort in (None, event.kind)
        and _last_day(event.start.bounds[1], event.end) >= first
        and (limit is None or event.start.bounds[0] < limit)
    ]
    rows.sort(key=lambda event: (event.start.bounds, event.id))
    return Events(rows=tuple(rows), data=whole)


def _last_day(start: date, end: Any) -> date:
    return start if end is None else end.bounds[1] - date.resolution


def _event_kind(kind: str) -> EventKind:
    known = [one.value for one in EventKind]
    return EventKind(chosen("kind", kind, known))
