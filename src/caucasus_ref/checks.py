"""What the rules of the record have in common: where, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import Any, TypeAlias, get_args

import attrs

from .dates import PartialDate
from .errors import Problem, close_to, quoted
from .model import (
    Body,
    Country,
    Covers,
    Event,
    Place,
    Source,
    YearRun,
)
from .names import names_of
from .shown import is_tuple


PAIR = 2
"""How many there are of what comes in twos."""


@attrs.frozen
class Entry:
    """A record with the file and the path at which it stands."""

    file: str
    path: str
    record: Any

    def problem(self, path: str, what: str) -> Problem:
        """Name something wrong below this record."""
        return Problem(self.file, f"{self.path}{path}", what)


Found: TypeAlias = Iterator[tuple[str, str]]
"""A path below a record, and what is wrong there."""


@attrs.frozen
class Known:
    """What the names in the record can refer to."""

    bodies: dict[str, Body]
    countries: dict[str, Country]
    sources: dict[str, Source]
    events: dict[str, Event]
    places: dict[str, Place]

    @cached_property
    def named(self) -> dict[str, dict[str, str]]:
        """Of each kind, the id of what bears a name, by folded name."""
        shelves: dict[str, dict[str, Any]] = {
            "country": {**self.countries},
            "body": {**self.bodies},
            "event": {**self.events},
            "place": {**self.places},
        }
        return {
            kind: {
                name: record.id
                for record in shelf.values()
                for name in names_of(record)
            }
            for kind, shelf in shelves.items()
        }


def missing(
    name: str, known: Iterable[str], kind: str, near: Sequence[str] = ()
) -> str:
    """Say that nothing has an id, and what may have been meant."""
    close = near or close_to(name, list(known))
    hint = f"did you mean {close[0]!r}?" if close else "add it, or correct it"
    return f"no {kind} has the id {quoted(name)}; {hint}"


def countries_known(ids: Iterable[str], path: str, known: Known) -> Found:
    """Check that every id names a country."""
    for number, country in enumerate(ids):
        if country not in known.countries:
            what = missing(country, known.countries, "country")
            yield f"{path}[{number}]", what


def years_outside(
    runs: Iterable[YearRun], covers: Covers, source: str
) -> Iterator[tuple[int, str]]:
    """Find the runs of years that a dataset cannot have, by their number."""
    first = covers.from_.bounds[0].year
    last = covers.until.bounds[1].year
    for number, run in enumerate(runs):
        if not first <= run.first <= run.last <= last:
            what = (
                f"{run.years} does not lie in the years {first} to {last}"
                f" that {source} covers"
            )
            yield number, what


def unknown_sources(value: Any, known: Known, path: str = "") -> Found:
    """Check every source id anywhere below a value."""
    if is_tuple(value):
        for number, item in enumerate(value):
            yield from unknown_sources(item, known, f"{path}[{number}]")
        return
    for name in _citing(value.__class__):
        child = getattr(value, name)
        if name == "sources":
            for number, source in enumerate(child):
                if source not in known.sources:
                    what = missing(source, known.sources, "source")
                    yield f"{path}.sources[{number}]", what
        elif child:
            yield from unknown_sources(child, known, f"{path}.{name}")


@cache
def _citing(kind: Any) -> tuple[str, ...]:
    """Name the fields of a record that cite sources, at whatever depth."""
    if not attrs.has(kind):
        return ()
    return tuple(
        field.name
        for field in attrs.fields(kind)
        if field.name == "sources"
        or any(_citing(one) for one in _within(field.type))
    )


def _within(annotation: Any) -> Iterator[Any]:
    """Give the classes that an annotation is made of."""
    if isinstance(annotation, type) and not get_args(annotation):
        yield annotation
    for part in get_args(annotation):
        yield from _within(part)


BACKWARDS = (
    "from {} until {} is no time at all; an end is the first day without"
)


def ordered(start: PartialDate, end: PartialDate) -> bool:
    """Whether a span that starts and ends so can have a day."""
    (a, b), (c, d) = start.bounds, end.bounds
    return a < d and a <= c and b <= d


SAID_BY_FILE = "it stands in another one; in a file drop this key"
