"""How claims about events, places and names are held against the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

import attrs

from .assertions import EventClaim, NameClaim, PlaceClaim
from .checks import fold
from .dates import PartialDate
from .errors import UnknownNameError
from .model import Event, Ids, Place
from .points import Judge, Point, of_dates, of_list
from .query import find_body, find_country
from .vocabulary import Reason, Verdict, worded


def judge_event(one: Judge, said: EventClaim) -> Iterator[Point]:
    """Judge when, where and with whom an event was, once it had been."""
    event = one.data.events[said.event]
    if one.known_on is not None and event.start.bounds[0] > one.known_on:
        yield Point(
            what=event.title,
            verdict=Verdict.NO_DATA,
            answer=f"it happened on {event.start}",
            rule="event: it lies after the day of the article",
        )
        return
    yield _happened(one, event)
    if said.when is not None:
        yield _when(event, said.when)
    if said.days is not None:
        yield _how_long(event, said.days)
    if said.where:
        yield _where(one, event, said.where)
    if said.who:
        who = tuple(find_country(one.data, name) for name in said.who)
        yield _listed_of(event, "with", who, event.involves, "event.who")
    if said.without:
        who = tuple(find_country(one.data, name) for name in said.without)
        yield _absent(event, who)
    if said.told_by:
        who = tuple(find_country(one.data, name) for name in said.told_by)
        sides = tuple(version.by for version in event.versions)
        yield _listed_of(event, "told by", who, sides, "event.told_by")
    yield from _about(one, event, said)


def _about(one: Judge, event: Event, said: EventClaim) -> Iterator[Point]:
    """Judge what sort of event it was, and what it was about."""
    if said.touches:
        bodies = tuple(find_body(one.data, name).id for name in said.touches)
        yield _on_what(one, event, bodies)
    if said.about:
        yield _spoke_of(one, event, said.about)
    if said.event_kind is not None:
        yield _same(event, "kind", said.event_kind, event.kind)
    if said.level is not None:
        yield _same(event, "level", said.level, event.level)
    if said.harm is not None:
        yield _harm(one, event, said)


def _happened(one: Judge, event: Event) -> Point:
    told = [source for version in event.versions for source in version.sources]
    plain, sided = one.apart(event.sources), one.apart(told)
    sides = {version.by for version in event.versions if one.apart(told)}
    verdict = Verdict.SUPPORTED
    rule = "event: others than the article report it"
    if not plain and len(sides) > 1:
        verdict = Verdict.DISPUTED
        rule = "event: each side tells it otherwise"
    elif not plain:
        verdict = Verdict.NOT_ESTABLISHED
        rule = "event: one side alone, or nobody but the article, reports it"
    return Point(
        what=event.title,
        verdict=verdict,
        answer=event.summary or event.title,
        because=tuple(f"{v.by} says: {v.says}" for v in event.versions),
        rule=rule,
        sources=plain or sided,
    )


def _span(event: Event) -> str:
    if event.end is None:
        return f"on {event.start}"
    return f"from {event.start} until {event.end} (the first day after)"


def _when(event: Event, said: PartialDate) -> Point:
    ours = [event.start]
    if event.end is not None and event.start.is_day and event.end.is_day:
        last = PartialDate.of(event.end.bounds[0])
        inside = (
            event.start.bounds[0] <= said.bounds[0]
            and said.bounds[1] < last.bounds[0]
        )
        ours += [said] if inside else []
    return Point(
        what=f"on {said}",
        verdict=of_dates(said, ours),
        answer=f"it was {_span(event)}",
        rule="event.when: the day of the event, or a day of it",
        sources=event.sources,
    )


def _how_long(event: Event, days: int) -> Point:
    start = event.start
    end = event.end or start
    spare = 1 if event.end is None else 0
    least = (end.bounds[0] - start.bounds[1]).days + spare
    most = (end.bounds[1] - start.bounds[0]).days + spare
    verdict = Verdict.CONTRADICTED
    if least == days == most:
        verdict = Verdict.SUPPORTED
    elif least <= days <= most:
        verdict = Verdict.NOT_ESTABLISHED
    return Point(
        what=f"for {days} days",
        verdict=verdict,
        answer=f"it was {_span(event)}",
        rule="event.days: from the first day to the last",
        sources=event.sources,
    )


def _names_at(one: Judge, event: Event) -> dict[str, str]:
    """Give every name of an event's places, folded, and whose name it is."""
    names: dict[str, str] = {}
    for text in event.places:
        for name in (text, *text.split(" / ")):
            names[fold(name)] = ""
            place = _place(one, name)
            if place is not None:
                names |= _names_of(place)
    return names


def _place(one: Judge, name: str) -> Place | None:
    try:
        return one.data.places.find(name)
    except UnknownNameError:
        return None


def _names_of(place: Place) -> dict[str, str]:
    names = {fold(name): "" for name in (place.id, place.name, *place.aliases)}
    names |= {fold(other.name): other.by for other in place.spellings}
    return names


def _where(one: Judge, event: Event, said: Ids) -> Point:
    names = _names_at(one, event)
    theirs = {name: names[fold(name)] for name in said if fold(name) in names}
    sided = {name: by for name, by in theirs.items() if by}
    return Point(
        what=f"at {', '.join(said)}",
        verdict=of_list(said, theirs, theirs),
        answer=f"it was at {', '.join(event.places) or 'no place on record'}",
        reasons=(Reason.PLACE_NAME,) if sided else (),
        because=tuple(
            f"{name} is the name that {by} uses" for name, by in sided.items()
        ),
        rule="event.where: the places of the event, by any of their names",
        sources=event.sources,
    )


def _listed_of(
    event: Event, verb: str, said: Ids, ours: Ids, rule: str
) -> Point:
    missing = [name for name in said if name not in ours]
    told = f"{verb} {' '.join(ours)}" if ours else "nothing of it on record"
    return Point(
        what=f"{verb} {' '.join(said)}",
        verdict=of_list(said, ours, ours),
        answer=f"{event.title}: {told}",
        because=tuple(f"{name} is not among them" for name in missing if ours),
        rule=f"{rule}: who or what the event involves",
        sources=event.sources,
    )


def _absent(event: Event, said: Ids) -> Point:
    there = [name for name in said if name in event.involves]
    return Point(
        what=f"without {' '.join(said)}",
        verdict=Verdict.CONTRADICTED if there else Verdict.SUPPORTED,
        answer=f"{event.title}: with {' '.join(event.involves) or 'nobody'}",
        because=tuple(f"{name} took part" for name in there),
        rule="event.without: who or what the event involves",
        sources=event.sources,
    )


def _on_what(one: Judge, event: Event, bodies: Ids) -> Point:
    """Judge what a meeting was about; name the one that is meant instead."""
    point = _listed_of(event, "on", bodies, event.touches, "event.touches")
    if point.verdict is Verdict.SUPPORTED:
        return point
    near = [
        other
        for other in one.data.events
        if other.id != event.id
        and set(bodies) <= set(other.touches)
        and abs((other.start.bounds[0] - event.start.bounds[0]).days) <= _NEAR
    ]
    return _explained(
        point,
        Reason.OTHER_BODY,
        [
            f"that is another event, of {other.start}: {other.title}"
            for other in near
        ],
    )


_NEAR = 7


def _explained(point: Point, reason: Reason, told: list[str]) -> Point:
    if not told:
        return point
    return attrs.evolve(
        point,
        reasons=(*point.reasons, reason),
        because=(*point.because, *told),
    )


def _spoke_of(one: Judge, event: Event, said: Ids) -> Point:
    def titles(ids: Iterable[str]) -> str:
        return "; ".join(one.data.events[id_].title for id_ in ids)

    return Point(
        what=f"about {titles(said)}",
        verdict=of_list(said, event.about, event.about)
        if event.about
        else Verdict.NOT_ESTABLISHED,
        answer=f"about {titles(event.about)}"
        if event.about
        else "the record does not say what it was about",
        rule="event.about: the events it spoke of",
        sources=event.sources,
    )


def _same(
    event: Event, name: str, said: StrEnum, ours: StrEnum | None
) -> Point:
    verdict = Verdict.SUPPORTED if said is ours else Verdict.CONTRADICTED
    if ours is None:
        verdict = Verdict.NOT_ESTABLISHED
    return Point(
        what=f"{worded(said)}",
        verdict=verdict,
        answer=f"{event.title}: {worded(ours) or 'not recorded'}",
        rule=f"event.{name}: the record's own word",
        sources=event.sources,
    )


def _harm(one: Judge, event: Event, said: EventClaim) -> Point:
    whose = said.harmed_of and find_country(one.data, said.harmed_of)
    figures = [
        figure
        for figure in event.figures
        if figure.what is said.harm and (whose is None or figure.of == whose)
    ]
    number = said.harmed or 0
    verdict = Verdict.NOT_ESTABLISHED
    if figures:
        low = sum(figure.low for figure in figures)
        high = sum(figure.high for figure in figures)
        verdict = Verdict.CONTRADICTED
        if low <= number <= high:
            verdict = Verdict.SUPPORTED if low == high else Verdict.DISPUTED
    shown = "; ".join(
        f"{f.low if f.low == f.high else f'{f.low} to {f.high}'}"
        f" {f.what}{f' of {f.of}' if f.of else ''}"
        for f in figures
    )
    return Point(
        what=f"{number} {worded(said.harm)}{f' of {whose}' if whose else ''}",
        verdict=verdict,
        answer=shown or "the record has no figure",
        rule="event.harm: the figures of the event",
        sources=tuple(source for f in figures for source in f.sources),
    )


# Places and names.


def judge_place(one: Judge, said: PlaceClaim) -> Iterator[Point]:
    """Judge where a place lies, what it joins and how far it is."""
    place = one.data.places[said.place]
    if said.country is not None:
        who = find_country(one.data, said.country)
        yield _of_place(
            place,
            f"in {who}",
            None if place.country is None else place.country == who,
            f"{place.name} lies in {place.country or 'no one country'}",
            "place.country",
        )
    if said.seat_of is not None:
        yield _seat(one, place, find_country(one.data, said.seat_of))
    if said.joins:
        named = [_end_of(one, name) for name in said.joins]
        yield Point(
            what=f"joins {' and '.join(named)}",
            verdict=of_list(named, place.joins, place.joins),
            answer=f"{place.name} joins {' and '.join(place.joins)}"
            if place.joins
            else f"the record does not say what {place.name} joins",
            rule="place.joins: between which countries or places it lies",
            sources=place.sources,
        )
    if said.borders:
        named = [find_country(one.data, name) for name in said.borders]
        yield Point(
            what=f"borders {' '.join(named)}",
            verdict=of_list(named, place.borders, place.borders)
            if place.borders
            else Verdict.NOT_ESTABLISHED,
            answer=f"{place.name} borders"
            f" {' '.join(place.borders) or 'on nothing on record'}",
            rule="place.borders: all the countries on which it borders",
            sources=place.sources,
        )
    if said.to is not None:
        yield _distance(place, said)


def _end_of(one: Judge, name: str) -> str:
    """Give the id of a place, or else of a country."""
    place = _place(one, name)
    return find_country(one.data, name) if place is None else place.id


def _of_place(
    place: Place,
    what: str,
    holds: bool | None,  # none is not known
    answer: str,
    rule: str,
) -> Point:
    verdict = Verdict.NOT_ESTABLISHED
    if holds is not None:
        verdict = Verdict.SUPPORTED if holds else Verdict.CONTRADICTED
    return Point(
        what=what,
        verdict=verdict,
        answer=answer,
        rule=f"{rule}: what the record has of the place",
        sources=place.sources,
    )


def _seat(one: Judge, place: Place, who: str) -> Point:
    seats = [p.name for p in one.data.places if who in p.seat_of]
    answer = (
        f"the government of {who} sits in {' and '.join(seats)}"
        if seats
        else f"the record has no seat of {who}"
    )
    holds = who in place.seat_of if seats else None
    return _of_place(place, f"seat of {who}", holds, answer, "place.seat_of")


def _distance(place: Place, said: PlaceClaim) -> Point:
    ours = [
        one for one in place.distances if fold(one.to) == fold(said.to or "")
    ]
    low, high = said.km
    verdict = Verdict.NOT_ESTABLISHED
    if ours:
        fits = any(one.low <= high and low <= one.high for one in ours)
        verdict = Verdict.SUPPORTED if fits else Verdict.CONTRADICTED
    told = "; ".join(
        f"{_km(one.low, one.high)} to {one.to}, {one.measured}" for one in ours
    )
    return Point(
        what=f"{_km(low, high)} to {said.to}",
        verdict=verdict,
        answer=told or f"the record has no distance to {said.to}",
        rule="place.km: the distances of the place",
        sources=tuple(source for one in ours for source in one.sources),
    )


def _km(low: float, high: float) -> str:
    return f"{low:g} km" if low == high else f"{low:g} to {high:g} km"


def judge_name(one: Judge, said: NameClaim) -> Iterator[Point]:
    """Judge whether a name is one of a thing's names on record."""
    shelves: tuple[Any, ...] = (
        one.data.places,
        one.data.bodies,
        one.data.countries,
    )
    thing = next(shelf[said.thing] for shelf in shelves if said.thing in shelf)
    bearers = [shelf[said.called] for shelf in shelves if said.called in shelf]
    verdict = Verdict.NOT_ESTABLISHED
    if bearers:
        known = thing in bearers
        verdict = Verdict.SUPPORTED if known else Verdict.CONTRADICTED
    sided = [
        other.by
        for other in getattr(thing, "spellings", ())
        if fold(other.name) == fold(said.called)
    ]
    answer = f"{said.called} is no name on record"
    if bearers:
        names = " and ".join(bearer.name for bearer in bearers)
        answer = f"{said.called} is a name of {names}"
    yield Point(
        what=f"called {said.called}",
        verdict=verdict,
        answer=answer,
        reasons=(Reason.PLACE_NAME,) if sided else (),
        because=tuple(f"that is the name that {by} uses" for by in sided),
        rule="name: the names on record",
        sources=getattr(thing, "sources", ()),
    )
