"""Answers and records as plain JSON values."""

from __future__ import annotations

from datetime import date
from enum import Enum
from types import NoneType
from typing import Any, cast

from ._load import dump
from .answers import (
    Answer,
    BodySet,
    Change,
    Changes,
    Events,
    History,
    MemberSet,
    Status,
)
from .bonds import (
    AllySet,
    Duties,
    Duty,
    Incompatibilities,
    Incompatibility,
    Link,
    Network,
    Tie,
    Ties,
)
from .claims import Claims, Finding, Report
from .dataset import version
from .holdings import Holding
from .model import Event, Treaty
from .pledging import Pledge
from .points import Point
from .shown import is_tuple
from .terms import Reading
from .timelines import Shift, Shifts, Timeline


_PLAIN = (str, int, float, bool, NoneType, dict, list)


def to_dict(answer: Any) -> Any:
    """
    Give an answer, or a record, as plain JSON values.

    Days and dates become ISO 8601 text, sets sorted lists.

    Raises:
        TypeError: If it is neither.

    >>> import caucasus_ref as cr
    >>> cr.to_dict(cr.status("GEO", "CIS", "2009-08-17"))["truth"]
    'yes'
    """
    plain = _plain(answer)
    if plain is answer and not isinstance(answer, _PLAIN):
        msg = (
            f"{type(answer).__name__} is no answer and no record; pass what a"
            " question gave, or a part of it"
        )
        raise TypeError(msg)
    if isinstance(answer, Answer | Timeline):
        plain["version"] = version()
    return plain


_FIELDS: dict[type[Any], tuple[str, ...]] = {
    MemberSet: (
        "body",
        "on",
        "reading",
        "certain",
        "possible",
        "disputed",
        "conduct",
        "caveats",
    ),
    Status: (
        "country",
        "body",
        "on",
        "reading",
        "standing",
        "truth",
        "joined",
        "left",
        "membership",
        "disputed",
        "conduct",
        "caveats",
    ),
    BodySet: (
        "country",
        "on",
        "reading",
        "certain",
        "uncertain",
        "disputed",
        "conduct",
        "caveats",
    ),
    History: ("country", "body", "reading", "rows", "caveats"),
    Changes: ("body", "reading", "rows", "caveats"),
    Change: ("on", "country", "effect", "how", "was", "now"),
    Events: ("rows",),
    AllySet: (
        "country",
        "on",
        "obligation",
        "reading",
        "certain",
        "possible",
        "disputed",
        "suspended",
        "pledges",
        "conduct",
        "caveats",
    ),
    Pledge: ("treaty", "obligation", "binding", "by", "to"),
    Duties: (
        "country",
        "towards",
        "on",
        "reading",
        "rows",
        "left_out",
        "caveats",
    ),
    Duty: ("obligation", "binding", "by", "to", "maybe", "suspended"),
    Ties: ("countries", "on", "reading", "rows", "left_out", "caveats"),
    Tie: ("treaty", "standings", "truth", "since", "suspended"),
    Incompatibilities: ("country", "on", "reading", "rows", "caveats"),
    Incompatibility: ("country", "bar", "war", "pledges"),
    Network: ("on", "reading", "rows", "caveats"),
    Link: ("by", "to", "obligation", "treaties", "truth", "suspended"),
    Holding: ("body", "country", "standing", "joined", "left", "counts"),
    Reading: ("basis", "known_on", "according_to", "lineage", "standing"),
    Claims: ("article", "rows"),
    Finding: (
        "claim",
        "verdict",
        "known_then",
        "reasons",
        "answer",
        "correction",
        "points",
        "sources",
    ),
    Point: (
        "what",
        "verdict",
        "answer",
        "reasons",
        "because",
        "rule",
        "sources",
    ),
    Report: ("article", "checked", "counts", "rows"),
    Shifts: ("rows",),
    Shift: ("on", "joined", "left", "maybe", "out"),
}


def _plain(value: Any) -> Any:
    if isinstance(value, Treaty | Event):
        return value.id
    if isinstance(value, dict):
        return cast("dict[str, Any]", value)
    if isinstance(value, Timeline):
        return {"changes": _plain(value.changes().rows)}
    if type(value) in _FIELDS:
        return {
            name: _plain(getattr(value, name)) for name in _FIELDS[type(value)]
        }
    if isinstance(value, frozenset):
        return sorted(cast("frozenset[str]", value))
    if is_tuple(value):
        return [_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return dump(value)
