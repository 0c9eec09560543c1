"""What must hold of events, and of the places that they name."""

from __future__ import annotations

from .checks import (
    BACKWARDS,
    Found,
    Known,
    countries_known,
    missing,
    ordered,
    unknown_sources,
)
from .model import Event, Place


def check_event(event: Event, known: Known) -> Found:
    """Check the days of an event, and that all it names is there."""
    if event.end and not ordered(event.start, event.end):
        yield ".end", BACKWARDS.format(event.start, event.end)
    yield from countries_known(event.involves, ".involves", known)
    for number, body in enumerate(event.touches):
        if body not in known.bodies:
            what = missing(body, known.bodies, "body")
            yield f".touches[{number}]", what
    for number, other in enumerate(event.about):
        if other not in known.events or other == event.id:
            what = missing(other, known.events.keys() - {event.id}, "event")
            yield f".about[{number}]", what
    for number, figure in enumerate(event.figures):
        if not 0 <= figure.low <= figure.high:
            what = f"{figure.low} to {figure.high} is no range of people"
            yield f".figures[{number}]", what
        if figure.of is not None and figure.of not in known.countries:
            what = missing(figure.of, known.countries, "country")
            yield f".figures[{number}].of", what
    yield from _check_sides(event, known)
    yield from unknown_sources(event, known)


def _check_sides(event: Event, known: Known) -> Found:
    """Check who fought against whom."""
    if len(event.sides) == 1:
        yield ".sides", "a war has two sides at least"
    seen: set[str] = set()
    for number, side in enumerate(event.sides):
        path = f".sides[{number}]"
        yield from countries_known(side, path, known)
        for country in side:
            if country in seen:
                yield path, f"{country} stands on another side already"
            seen.add(country)
            if country in known.countries and country not in event.involves:
                yield path, f"{country} fought, so it belongs in involves"


def check_place(place: Place, known: Known) -> Found:
    """Check what a place is said to join, and how far it is."""
    if place.country is not None and place.country not in known.countries:
        what = missing(place.country, known.countries, "country")
        yield ".country", what
    yield from countries_known(place.seat_of, ".seat_of", known)
    yield from countries_known(place.borders, ".borders", known)
    for number, other in enumerate(place.joins):
        if other not in known.countries and other not in known.places:
            what = missing(
                other, [*known.countries, *known.places], "country or place"
            )
            yield f".joins[{number}]", what
    for number, one in enumerate(place.distances):
        if not 0 <= one.low <= one.high:
            what = f"{one.low} to {one.high} km is no distance"
            yield f".distances[{number}]", what
    yield from unknown_sources(place, known)
