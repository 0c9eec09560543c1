"""
From the classes of the model to the columns of flat tables.

A coarse date becomes three columns: as it is written, its first and its last
possible day.  Several words stand in one cell with `|` between them; what has
parts of its own and no table stands in its cell as JSON.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from types import NoneType
from typing import Any, TypeAlias, get_args, get_origin, get_type_hints

import attrs

from ._load import dump
from .assertions import Assertion, kind_name
from .dates import PartialDate
from .model import (
    Boundary,
    Code,
    Coding,
    Conduct,
    Membership,
    Obligation,
    Rival,
    Step,
)
from .sheets import Field, Kind, in_one_cell
from .shown import is_tuple


Get: TypeAlias = Callable[[Any], Any]


@attrs.frozen
class Column:
    """A column, and what fills a cell of it from a record."""

    field: Field
    get: Get


# From the types of the model to columns.

_KINDS: dict[Any, Kind] = {
    bool: "boolean",
    int: "integer",
    float: "number",
    date: "date",
}
_TOLD = re.compile(r"^    (\w+): (.+(?:\n {8}.+)*)", re.MULTILINE)
_OWN = (Code, Coding, Conduct, Membership, Obligation, Rival, Step)
"""Records under others that have a table of their own."""
_REFERS = {
    "body": ("bodies", "id"),
    "continued_by": ("countries", "id"),
    "continues": ("countries", "id"),
    "country": ("countries", "id"),
    "follows_body": ("bodies", "id"),
    "membership": ("memberships", "id"),
    "roster": ("bodies", "id"),
    "source": ("sources", "id"),
    "treaty": ("treaties", "id"),
}
"""Columns that name a row of another table, whatever table they are in."""


def columns(
    kind: type[Any], get: Get = lambda record: record, before: str = ""
) -> Iterator[Column]:
    """Give the columns of a class of records."""
    hints = get_type_hints(kind)
    told = _told(kind)
    for field in attrs.fields(kind):
        if get_args(hints[field.name])[:1] in [(one,) for one in _OWN]:
            continue
        name = f"{before}{field.name}".rstrip("_")
        if kind is Boundary and field.name == "on":
            name = before.rstrip("_")
        yield from _split(
            _bare(hints[field.name]),
            name,
            partial(_part, get, field.name),
            told.get(field.name, ""),
        )


def _part(get: Get, name: str, record: Any) -> Any:
    whole = get(record)
    return None if whole is None else getattr(whole, name)


def _told(kind: type[Any]) -> Mapping[str, str]:
    """Read what the docstring of a class says of its fields."""
    text = inspect.cleandoc(kind.__doc__ or "")
    _, _, attributes = text.partition("Attributes:\n")
    return {
        name: " ".join(says.split())
        for name, says in _TOLD.findall(attributes)
    }


def _bare(hint: Any) -> Any:
    """Give a type without the none that it allows."""
    parts = [one for one in get_args(hint) if one is not NoneType]
    return parts[0] if NoneType in get_args(hint) and not parts[1:] else hint


def _split(hint: Any, name: str, get: Get, says: str) -> Iterator[Column]:
    """Give the columns of one field."""
    if hint is PartialDate:
        yield named(name, says, partial(_text, get))
        for edge, place in (("earliest", 0), ("latest", -1)):
            what = f"The {_PLACES[place]} possible day of {name}."
            bound = partial(_bound, get, place)
            yield named(f"{name}_{edge}", what, bound, "date")
    elif attrs.has(hint):
        yield from columns(hint, get, f"{name}_")
    elif hint in _KINDS:
        yield named(name, says, get, _KINDS[hint])
    elif hint == _PAIRS:
        what = f"{says} As a JSON object.".strip()
        yield named(name, what, partial(_object, get))
    elif _is_words(hint):
        what = f"{says} Several, with | between.".strip()
        yield named(name, what, partial(_several, get))
    elif isinstance(hint, type) and issubclass(hint, str):
        yield named(name, says, partial(_text, get))
    else:
        yield named(name, f"{says} As JSON.".strip(), partial(_json, get))


_PLACES = {0: "first", -1: "last"}
_PAIRS = tuple[tuple[str, str], ...]


def _is_words(hint: Any) -> bool:
    """Whether it is a tuple of plain words or numbers."""
    inner = get_args(hint)[:1]
    return get_origin(hint) is tuple and all(
        isinstance(one, type) and issubclass(one, str | float) for one in inner
    )


def _text(get: Get, record: Any) -> str | None:
    value = get(record)
    return None if value is None else str(value)


def _bound(get: Get, place: int, record: Any) -> date | None:
    """Give one end of a date; none where the date is open there."""
    value: PartialDate | None = get(record)
    if value is None or value.bounds[place] in (date.min, date.max):
        return None
    return value.bounds[place]


def _several(get: Get, record: Any) -> str | None:
    value = get(record)
    return in_one_cell(value) if value else None


def _json(get: Get, record: Any) -> str | None:
    value = get(record)
    if not value:
        return None
    return json.dumps(_values(value), ensure_ascii=False)


def _object(get: Get, record: Any) -> str | None:
    pairs = get(record)
    return json.dumps(dict(pairs), ensure_ascii=False) if pairs else None


def _values(value: Any) -> Any:
    if is_tuple(value):
        return [_values(one) for one in value]
    if isinstance(value, Assertion):
        return {"kind": kind_name(value), **dump(value)}
    return dump(value)


def named(name: str, says: str, get: Get, kind: Kind = "string") -> Column:
    """Make a column of its own."""
    field = Field(
        name=name,
        kind=kind,
        says=says,
        unique=name == "id",
        refers=_REFERS.get(name),
    )
    return Column(field, get)
