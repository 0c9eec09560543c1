"""How claims about places and names are held against the record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .assertions import NameClaim, PlaceClaim
from .errors import UnknownNameError
from .model import Place
from .names import fold, names_of
from .points import Judge, Point, of_list
from .terms import find_country
from .vocabulary import Reason, Verdict


def place_named(one: Judge, name: str) -> Place | None:
    """Give the place that bears a name, if any on record does."""
    try:
        return one.data.places.find(name)
    except UnknownNameError:
        return None


def spelled(place: Place) -> dict[str, str]:
    """Give every name of a place, folded, and the side whose name it is."""
    names = {fold(name): "" for name in (place.id, place.name, *place.aliases)}
    names |= {fold(other.name): other.by for other in place.spellings}
    return names


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
            verdict=of_list(named, place.joins, place.joins)
            if place.joins
            else Verdict.NOT_ESTABLISHED,
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
    place = place_named(one, name)
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
    if fold(said.called) in names_of(thing):
        verdict, bearers = Verdict.SUPPORTED, [thing]
    elif bearers:
        verdict = Verdict.CONTRADICTED
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
