"""
Write the JSON Schemas of the record's files, made from the model.

    python tools/schema.py

An editor that knows them (see `.taplo.toml`) checks a file while it is
written.  They say what `data/README.md` says; rules across records are for
`make data`.
"""

from __future__ import annotations

import json
import types
import typing
from enum import StrEnum
from pathlib import Path
from typing import Any

import attrs
from changed import write_changed

from caucasus_ref._load import _LISTS, _SHARED, _key, _keys
from caucasus_ref.assertions import KINDS, Assertion
from caucasus_ref.dates import PartialDate
from caucasus_ref.model import (
    Body,
    CodedYears,
    Complete,
    Organisation,
    Source,
    Treaty,
    YearRun,
)
from caucasus_ref.vocabulary import Standing


ROOT = Path(__file__).parents[1]
SCHEMAS = ROOT / "schemas"
Schema = dict[str, Any]

_UNIT = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
_DATE = rf"^({_UNIT}|({_UNIT}|\.\.)/({_UNIT}|\.\.))$"
_YEARS = r"^[0-9]{4}(/[0-9]{4})?$"
_RUN: Schema = {"type": "string", "pattern": _YEARS}
_RUNS: Schema = {"type": "array", "items": _RUN}
_TEXT: Schema = {"type": "string", "minLength": 1}
_PLAIN: dict[type[Any], Schema] = {
    str: _TEXT,
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    PartialDate: {"type": "string", "pattern": _DATE},
    YearRun: _RUN,
}


def of_type(kind: Any) -> Schema:
    """Give the schema of a type of the model."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    if kind == Assertion:
        return {"oneOf": [assertion(name) for name in sorted(KINDS)]}
    if kind is Complete:
        standings = of_type(tuple[Standing, ...])
        return {"oneOf": [standings, table(Complete)]}
    if kind == tuple[CodedYears, ...]:
        names = {"enum": [one.value for one in Standing]}
        return {
            "type": "object",
            "propertyNames": names,
            "additionalProperties": _RUNS,
        }
    if kind == tuple[tuple[str, str], ...]:
        return {"type": "object", "additionalProperties": _TEXT}
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {"enum": [one.value for one in kind]}
    if typing.get_origin(kind) is tuple:
        item = of_type(typing.get_args(kind)[0])
        return {"type": "array", "items": item}
    if typing.get_origin(kind) in {types.UnionType, typing.Union}:
        return optional(kind)
    return table(kind)


def optional(kind: Any) -> Schema:
    """Give the schema of what may be left out."""
    inner = [one for one in typing.get_args(kind) if one is not types.NoneType]
    if kind == tuple[str, ...] | None:
        return {"oneOf": [{"const": "all"}, of_type(tuple[str, ...])]}
    whole = inner[0]
    for one in inner[1:]:
        whole |= one
    return of_type(whole)


def assertion(name: str) -> Schema:
    """Give the schema of one kind of assertion."""
    made = table(KINDS[name])
    made["properties"] = {"kind": {"const": name}, **made["properties"]}
    made["required"] = ["kind", *made["required"]]
    return made


def table(kind: type[Any]) -> Schema:
    """Give the schema of a table of a file."""
    hints = typing.get_type_hints(kind)
    known = _keys(kind)
    fields = [one for one in attrs.fields(kind) if _key(one) in known]
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {_key(one): of_type(hints[one.name]) for one in fields},
        "required": [
            _key(one) for one in fields if one.default is attrs.NOTHING
        ],
    }


def file_of(name: str, made: Schema) -> Schema:
    """Give the schema of a file as a whole."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"caucasus_ref: {name}",
        **made,
    }


def body_file(kind: type[Body]) -> Schema:
    """Give the schema of a file with one body and its sources."""
    made = table(kind)
    made["properties"]["sources"] = of_type(tuple[Source, ...])
    return made


def list_file(home: str) -> Schema:
    """Give the schema of a file with a list of records and their sources."""
    key, kind = _LISTS[home]
    properties = {
        key: of_type(tuple[kind, ...]),  # type: ignore[valid-type]
        "sources": of_type(tuple[Source, ...]),
    }
    if home in _SHARED:
        properties[_SHARED[home]] = _TEXT
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }


def schemas() -> dict[Path, str]:
    """Give every schema as text, by the file in which it stands."""
    made = {
        "organisation": body_file(Organisation),
        "treaty": body_file(Treaty),
        **{name: list_file(home) for home, (name, _) in _LISTS.items()},
    }
    return {
        SCHEMAS / f"{name}.json": json.dumps(
            file_of(name, one), ensure_ascii=False, indent=1
        )
        + "\n"
        for name, one in made.items()
    }


def main() -> None:
    """Write what has changed."""
    write_changed(schemas())


if __name__ == "__main__":
    main()
