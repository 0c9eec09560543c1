"""
From files to records: a tree of plain values through one strict converter.

A tree maps file names to what the TOML in them says; the built wheel carries
the same tree as one JSON file.  Nothing is interpreted on the way.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from enum import StrEnum
from functools import cache, lru_cache
from types import GenericAlias, NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin

import attrs
from cattrs import Converter, transform_error
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError
from cattrs.gen import (
    make_dict_structure_fn,
    make_dict_unstructure_fn,
    override,
)

from ._files import Tree, is_list, is_table
from .assertions import KINDS, Assertion, Claim, kind_name
from .dates import PartialDate
from .errors import DataError, Problem, close_to, quoted
from .model import (
    Body,
    CodedYears,
    Complete,
    Conduct,
    Country,
    Event,
    Membership,
    Obligation,
    Organisation,
    Place,
    PledgeCoding,
    Scope,
    Source,
    Treaty,
    YearRun,
)
from .vocabulary import Standing


_REFUSALS = (
    ForbiddenExtraKeysError,
    KeyError,
    RecursionError,
    TypeError,
    ValueError,
)
"""How a converter that stops at the first problem says no."""

T = TypeVar("T")

PACKED = "data.json"
_TOLD = 20
"""How many unknown keys of one table are named."""
_LARGEST = 2**53
"""Up to here every reader of JSON and of tables has the same number."""
_NAMES = tuple[tuple[str, str], ...]
_CODED = tuple[CodedYears, ...]
_SOME_OR_ALL = tuple[str, ...] | None
_YEARS = re.compile(r"([0-9]{4})(?:/([0-9]{4}))?")
_BODIES: dict[str, type[Body]] = {
    "organisations": Organisation,
    "treaties": Treaty,
}
_LISTS: dict[str, tuple[str, type[Any]]] = {
    "claims": ("claims", Claim),
    "codings": ("codings", PledgeCoding),
    "countries.toml": ("countries", Country),
    "events": ("events", Event),
    "places.toml": ("places", Place),
    "scopes.toml": ("scopes", Scope),
    "sources.toml": ("sources", Source),
}
_SHARED = {"claims": "article"}
"""Keys of a file as a whole that each of its rows takes on."""
_OWNED = {"memberships": "body", "conduct": "body", "obligations": "treaty"}
"""Rows that stand in a body's file, and the field that names the body."""
_HOMES = ", ".join(
    f"{home}/" if "." not in home else home
    for home in [*_BODIES, *sorted(_LISTS)]
)


@attrs.frozen
class Spot:
    """Where in a tree a record stands, and what it is to become."""

    file: str
    path: str
    type: type[Any]
    raw: Any


class PackedTree(Mapping[str, Mapping[str, Any]]):
    """
    The tree that the built wheel carries, of which a file is read when asked.

    It is JSON with one file a line; nothing but the lines is read at first.
    """

    def __init__(self, text: str) -> None:
        self._lines: dict[str, str] = {}
        for line in text.split("\n")[1:-1]:
            name, _, content = line.removesuffix(",").partition(":")
            self._lines[name[1:-1]] = content

    def __getitem__(self, file: str) -> Mapping[str, Any]:
        content: dict[str, Any] = json.loads(self._lines[file])
        return content

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    def id_of(self, file: str) -> str:
        """Give the id of a body, which its file nearly always begins with."""
        match = _BEGINS.match(self._lines[file])
        found: str = match[1] if match else self[file]["id"]
        return found


_BEGINS = re.compile(r'\{"id":"(\w+)"')


def bodies_in(tree: Tree) -> Iterator[tuple[str, str]]:
    """Give the id and the file of every body, without reading the rest."""
    for file in tree:
        if file.partition("/")[0] in _BODIES:
            if isinstance(tree, PackedTree):
                yield tree.id_of(file), file
            else:
                yield tree[file]["id"], file


def body_in(tree: Tree, file: str) -> Spot:
    """Give the body of a file."""
    kind = _BODIES[file.partition("/")[0]]
    rest = {k: v for k, v in tree[file].items() if k != "sources"}
    return Spot(file, "$", kind, rest)


def others_in(tree: Tree, kind: type[Any]) -> Iterator[Spot]:
    """Give every record of a kind but bodies, reading what may have it."""
    for file in tree:
        folder = file.partition("/")[0]
        if kind is Source or kind in _LISTS.get(folder, ()):
            yield from (
                spot
                for spot in spots({file: tree[file]})[0]
                if spot.type is kind
            )


def spots(tree: Tree) -> tuple[list[Spot], list[Problem]]:
    """Find every record of a tree, without structuring it."""
    found: list[Spot] = []
    problems: list[Problem] = []
    for file, content in tree.items():
        folder = file.partition("/")[0]
        if folder in _BODIES:
            rest = {k: v for k, v in content.items() if k != "sources"}
            found.append(Spot(file, "$", _BODIES[folder], rest))
            rows: dict[str, type[Any]] = {"sources": Source}
        elif folder in _LISTS:
            name, kind = _LISTS[folder]
            rows = {name: kind, "sources": Source}
            shared = _SHARED.get(folder)
            known = [*rows, shared] if shared else list(rows)
            problems += [
                Problem(file, "$", _unknown_key(key, known))
                for key in content
                if key not in known
            ]
            if shared:
                content = _with_shared(content, name, shared)  # noqa: PLW2901
        else:
            what = f"no part of the record lives here; it has {_HOMES}"
            problems.append(Problem(file, "$", what))
            continue
        for name, kind in rows.items():
            listed = content.get(name, [])
            if is_list(listed):
                found += [
                    Spot(file, f"$.{name}[{number}]", kind, raw)
                    for number, raw in enumerate(listed)
                ]
            else:
                what = f"must be a list of tables: [[{name}]]"
                problems.append(Problem(file, f"$.{name}", what))
    return found, problems


def _with_shared(
    content: Mapping[str, Any], name: str, key: str
) -> Mapping[str, Any]:
    """Tell every row of a file what the file says once for all of them."""
    listed = content.get(name)
    if not is_list(listed) or key not in content:
        return content
    rows = [
        {key: content[key], **row} if is_table(row) else row for row in listed
    ]
    return {**content, name: rows}


def structure(spot: Spot) -> Any:
    """
    Make the record that stands at a spot.

    Raises:
        DataError: With every problem of the record.
    """
    with suppress(*_REFUSALS):
        return trusted(spot)
    raw = spot.raw
    if issubclass(spot.type, Body):
        raw = _name_the_body(raw)
    try:
        return converter().structure(raw, spot.type)
    except (ClassValidationError, ValueError, TypeError) as error:
        raise DataError(list(_problems(error, spot))) from None


def id_of(spot: Spot) -> str:
    """Give the id of the record that stands at a spot."""
    raw = spot.raw
    if spot.type is PledgeCoding:
        by = f"/{raw['binds']}" if "binds" in raw else ""
        pair = "-".join(raw["pair"])
        return f"{raw['source']}/{pair}/{raw['obligation']}{by}"
    id_: str = raw["id"]
    return id_


def trusted(spot: Spot) -> Any:
    """Make the record of a spot, or stop at its first problem."""
    raw = spot.raw
    if issubclass(spot.type, Body):
        raw = _name_the_body(raw)
    return converter(detailed=False).structure(raw, spot.type)


def _name_the_body(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Tell the rows of a body, in a copy, in which body they stand."""
    named = dict(raw)
    id_ = raw.get("id")
    for key, field in _OWNED.items():
        rows = raw.get(key)
        if is_list(rows):
            # what is wrong with an id is told once, not in every row
            owner = id_ if isinstance(id_, str) and id_.strip() else field
            named[key] = [
                {**row, field: owner}
                if is_table(row) and field not in row
                else row
                for row in rows
            ]
    return named


def _problems(error: Exception, spot: Spot) -> Iterable[Problem]:
    for line in transform_error(error, path=spot.path, format_exception=_say):
        what, _, path = line.rpartition(" @ ")
        yield Problem(spot.file, path.replace("from_", "from"), what)


def _say(error: BaseException, _: type | None) -> str:
    if isinstance(error, KeyError):
        return f"the key {quoted(error.args[0])} is missing"
    if isinstance(error, ForbiddenExtraKeysError):
        known = _keys(error.cl)
        extra = sorted(error.extra_fields)
        told = [_unknown_key(key, known) for key in extra[:_TOLD]]
        more = len(extra) - len(told)
        rest = [f"and {more} more like these"] if more else []
        return "; ".join([*told, *rest])
    return str(error)


def _keys(kind: type[Any]) -> list[str]:
    """Give the keys that a table of a file may have."""
    keys = [_key(field) for field in attrs.fields(kind)]
    if issubclass(kind, Body):
        return [*keys, "sources"]
    if issubclass(kind, Membership | Conduct):
        keys.remove("body")
    if issubclass(kind, Obligation):
        keys.remove("treaty")
    if issubclass(kind, Claim):
        keys.remove("article")
    return keys


def _unknown_key(key: str, known: list[str]) -> str:
    close = close_to(key, known)
    hint = (
        f"did you mean {close[0]!r}?" if close else f"keys: {', '.join(known)}"
    )
    return f"the key {quoted(key)} is unknown; {hint}"


def _key(field: attrs.Attribute[Any]) -> str:
    return field.name.removesuffix("_")


@cache
def converter(*, detailed: bool = True) -> Converter:
    """
    Give the one strict converter; nothing is coerced, no key is ignored.

    Without *detailed* it stops at the first problem and is faster.
    """
    conv = Converter(
        forbid_extra_keys=True,
        detailed_validation=detailed,
        omit_if_default=True,
    )
    conv.register_structure_hook(str, _text)
    conv.register_structure_hook(PartialDate, _partial_date)
    conv.register_unstructure_hook(PartialDate, str)
    conv.register_structure_hook(StrEnum, _term)
    conv.register_structure_hook_factory(_is_optional, _none_or)
    conv.register_unstructure_hook(StrEnum, lambda term: term.value)
    conv.register_structure_hook_factory(_is_tuple, _list_only)
    conv.register_structure_hook_factory(attrs.has, _table_only)
    conv.register_unstructure_hook_factory(
        attrs.has,
        lambda kind, given: make_dict_unstructure_fn(
            kind, given, _cattrs_omit_if_default=True, **_renamed(kind)
        ),
    )
    table = conv.get_structure_hook(Complete)
    conv.register_structure_hook(
        Complete,
        lambda value, kind: (
            Complete(standings=conv.structure(value, tuple[Standing, ...]))
            if isinstance(value, list)
            else table(value, kind)
        ),
    )
    conv.register_structure_hook_func(
        lambda kind: kind == _NAMES, lambda value, _: _names(value, conv)
    )
    conv.register_unstructure_hook_func(lambda kind: kind == _NAMES, dict)
    conv.register_structure_hook_func(
        lambda kind: kind == _CODED, lambda value, _: _coded_years(value, conv)
    )
    conv.register_unstructure_hook_func(
        lambda kind: kind == _CODED, _written_years
    )
    conv.register_structure_hook_func(
        lambda kind: kind == Assertion | None,
        lambda value, _: _assertion(value, conv),
    )
    conv.register_unstructure_hook_func(
        lambda kind: kind == Assertion | None,
        lambda value: (
            None
            if value is None
            else {"kind": kind_name(value), **conv.unstructure(value)}
        ),
    )
    for exact in (bool, int, float):
        conv.register_structure_hook(exact, _number)
    conv.register_structure_hook(YearRun, _year_run)
    conv.register_unstructure_hook(YearRun, str)
    conv.register_structure_hook_func(
        lambda kind: kind == _SOME_OR_ALL,
        lambda value, _: (
            None
            if value in (None, "all")
            else conv.structure(value, tuple[str, ...])
        ),
    )
    return conv


def dump(record: Any) -> Any:
    """Write a record as the plain values of which it can be loaded."""
    raw = converter().unstructure(record)
    if isinstance(record, Body):
        for key, field in _OWNED.items():
            for row in raw.get(key, ()):
                del row[field]
    return raw


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _is_optional(kind: Any) -> bool:
    """Whether it is a union: of one thing and None, as all of ours are."""
    return isinstance(kind, UnionType)


def _renamed(kind: type[Any]) -> dict[str, Any]:
    """`from_` in Python is `from` in a file."""
    return {
        field.name: override(rename=_key(field))
        for field in attrs.fields(kind)
        if field.name != _key(field)
    }


def _table_only(kind: type[T], conv: Converter) -> Callable[[Any, Any], T]:
    fill = make_dict_structure_fn(kind, conv, **_renamed(kind))

    def hook(value: Any, _: Any) -> T:
        return fill(_table(value), kind)

    return hook


def _none_or(kind: Any, conv: Converter) -> Callable[[Any, Any], Any]:
    (inner,) = (one for one in get_args(kind) if one is not NoneType)
    fill = conv.get_structure_hook(inner)

    def hook(value: Any, _: Any) -> Any:
        return None if value is None else fill(value, inner)

    return hook


def _list_only(
    kind: Any, conv: Converter
) -> Callable[[Any, Any], tuple[Any, ...]]:
    (inner,) = get_args(kind)[:1]
    items: Any = GenericAlias(list, (inner,))
    fill = conv.get_structure_hook(items)
    one = conv.get_structure_hook(inner)
    detailed = conv.detailed_validation

    def hook(value: Any, _: Any) -> tuple[Any, ...]:
        if not is_list(value):
            msg = f"{quoted(value)} must be a list: put it in brackets"
            raise TypeError(msg)
        if detailed:
            return tuple(fill(value, items))
        return tuple([one(item, inner) for item in value])

    return hook


def _table(value: Any) -> dict[str, Any]:
    if is_table(value):
        return value
    msg = f"{quoted(value)} must be a table"
    raise TypeError(msg)


def _text(value: Any, _: type = str) -> str:
    if isinstance(value, str) and value.strip():
        return value
    if isinstance(value, datetime.date):
        msg = f'put quotes around the date: "{value}"'
        raise TypeError(msg)
    msg = f"{quoted(value)} must be text, and say something"
    raise TypeError(msg)


def _partial_date(value: Any, _: type) -> PartialDate:
    return _date_of(_text(value))


@lru_cache(2**15)
def _date_of(text: str) -> PartialDate:
    return PartialDate.parse(text)


def _term(value: Any, kind: type[StrEnum]) -> StrEnum:
    terms = _terms(kind)
    found = terms.get(_text(value))
    if found is not None:
        return found
    close = close_to(value, list(terms))
    hint = f"did you mean {close[0]!r}?" if close else f"one of {[*terms]}"
    msg = f"{quoted(value)} is no {_spaced(kind.__name__)}; {hint}"
    raise ValueError(msg)


@cache
def _terms(kind: type[StrEnum]) -> dict[str, StrEnum]:
    return {term.value: term for term in kind}


def _number(value: Any, kind: type[Any]) -> Any:
    """Take a number or a yes or no as it is; true is no number."""
    if type(value) is kind or (kind is float and type(value) is int):
        if -_LARGEST <= value <= _LARGEST:
            return value
        msg = f"{quoted(value)} must lie within {_LARGEST} either way"
        raise ValueError(msg)
    what = {bool: "true or false", int: "a whole number", float: "a number"}
    msg = f"{quoted(value)} must be {what[kind]}, without quotes"
    raise TypeError(msg)


def _assertion(value: Any, conv: Converter) -> Assertion | None:
    """Choose by its `kind` what an assertion is."""
    if value is None:
        return None
    table = dict(_table(value))
    kind = table.pop("kind", None)
    if kind not in KINDS:
        close = close_to(kind, list(KINDS))
        hint = f"did you mean {close[0]!r}?" if close else f"one of {[*KINDS]}"
        msg = f"kind: {quoted(kind)} is no kind of assertion; {hint}"
        raise ValueError(msg)
    made: Assertion = conv.structure(table, KINDS[kind])
    return made


def _spaced(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def _names(value: Any, conv: Converter) -> tuple[tuple[str, str], ...]:
    texts = conv.structure(_table(value), dict[str, str])
    return tuple(sorted(texts.items()))


def _written_years(runs: tuple[CodedYears, ...]) -> dict[str, list[str]]:
    years: dict[str, list[str]] = {}
    for run in runs:
        years.setdefault(run.standing.value, []).append(run.years)
    return years


def _year_run(value: Any, _: type) -> YearRun:
    text = _text(value)
    match = _YEARS.fullmatch(text)
    if match is None:
        msg = f'{quoted(text)} is no run of years; write "2002/2011"'
        raise ValueError(msg)
    first, last = match.group(1), match.group(2) or match.group(1)
    return YearRun(first=int(first), last=int(last))


def _coded_years(value: Any, conv: Converter) -> tuple[CodedYears, ...]:
    table = conv.structure(_table(value), dict[Standing, tuple[YearRun, ...]])
    return tuple(
        CodedYears(standing=standing, first=run.first, last=run.last)
        for standing, runs in table.items()
        for run in runs
    )
