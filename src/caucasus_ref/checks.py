"""What the rules of the record have in common: where, and what is wrong."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache, cached_property
from typing import Any, TypeAlias, TypeGuard, get_args

import attrs

from .dates import PartialDate
from .errors import Problem, close_to, quoted
from .model import (
    Body,
    Country,
    Covers,
    Event,
    Place,
    PledgeCoding,
    Source,
    YearRun,
)


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


def kind_of(kind: type[Any]) -> str:
    """Name the registry in which records of a type belong."""
    if issubclass(kind, Body):
        return "body"
    if issubclass(kind, PledgeCoding):
        return "coding"
    return kind.__name__.lower()


def called_by(record: Any) -> str:
    """Give the name of a record beside its id: a name, a title, a text."""
    for field in ("name", "title", "says"):
        if hasattr(record, field):
            return str(getattr(record, field))
    return ""


def names_of(record: Any) -> set[str]:
    """Give every text by which a record can be asked for, case folded."""
    return {fold(text) for text in texts_of(record)}


def texts_of(record: Any) -> list[str]:
    """Give the id of a record, and every name that it has."""
    texts: list[str] = [record.id]
    if isinstance(record, Body | Country | Place):
        texts += [record.name, *record.aliases]
    if isinstance(record, Place):
        texts += [one.name for one in record.spellings]
    if isinstance(record, Country):
        texts += [text for _, text in (*record.names, *record.official)]
    return texts


def fold(name: str) -> str:
    """
    Make two spellings of one name equal: case, accents, white space.

    An accent may be a letter's own or follow it, and the Turkic i may have
    its dot or not: capitals of it mean either, by the language.
    """
    folded = " ".join(name.casefold().split())
    if folded.isascii():
        return folded
    if not unicodedata.is_normalized("NFC", folded):
        apart = unicodedata.normalize("NFD", name).casefold()
        folded = " ".join(unicodedata.normalize("NFC", apart).split())
    return folded.replace("i\u0307", "i").replace("\u0131", "i")


def existence(record: Any) -> tuple[date, date]:
    """Give the first and the first missing day a country may exist on."""
    exists = getattr(record, "exists", None)
    start = exists.from_.bounds[0] if exists and exists.from_ else date.min
    end = exists.until.bounds[1] if exists and exists.until else date.max
    return start, end


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


def is_tuple(value: Any) -> TypeGuard[tuple[Any, ...]]:
    """Whether it is a tuple, of whatever."""
    return isinstance(value, tuple)


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
