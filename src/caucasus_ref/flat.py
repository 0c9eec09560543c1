"""
The record as flat tables: one row a membership, a treaty, an event.

The columns are those of the model, and follow it by themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache, partial
from typing import Any, Literal, TypeAlias, get_args, overload

import attrs

from .assertions import Claim
from .dataset import Dataset, given
from .dates import PartialDate
from .errors import chosen
from .flat_columns import Column, columns, named
from .model import (
    Body,
    Code,
    Conduct,
    Country,
    Event,
    Membership,
    Obligation,
    Place,
    Rival,
    Scope,
    Source,
    Step,
    Treaty,
)
from .pledging import treaties
from .sheets import Form, Table
from .vocabulary import ObligationKind, Standing


Name: TypeAlias = Literal[
    "bodies",
    "claims",
    "codes",
    "codings",
    "conduct",
    "countries",
    "events",
    "memberships",
    "obligations",
    "places",
    "rivals",
    "scopes",
    "sources",
    "steps",
    "treaties",
]
"""A table of the record."""

NAMES: tuple[Name, ...] = get_args(Name)
"""All of them."""

_Cells: TypeAlias = dict[str, Any]


@attrs.frozen
class _Under:
    """A record with what it stands under."""

    id: str
    body: Body
    country: str | None
    record: Any


@attrs.frozen
class _Spec:
    says: str
    columns: tuple[Column, ...]
    rows: Callable[[Dataset], Iterable[Any]]

    def table(self, name: str, data: Dataset) -> Table[_Cells]:
        """Fill the table."""
        return Table(
            name=name,
            fields=tuple(one.field for one in self.columns),
            rows=tuple(
                {one.field.name: one.get(row) for one in self.columns}
                for row in self.rows(data)
            ),
        )


def _record(row: _Under) -> Any:
    return row.record


def _memberships(data: Dataset) -> Iterator[_Under]:
    for body in data.bodies:
        counts: dict[str, int] = {}
        for row in sorted(body.memberships, key=_order):
            counts[row.country] = counts.get(row.country, 0) + 1
            id_ = f"{body.id}/{row.country}/{counts[row.country]}"
            yield _Under(id_, body, row.country, row)


def _order(row: Membership) -> tuple[str, date, date]:
    return row.country, *row.joined.on.bounds


def _beside(field: str, data: Dataset) -> Iterator[_Under]:
    """Give the steps or rivals of every body and of its memberships."""
    for body in data.bodies:
        for record in getattr(body, field):
            yield _Under("", body, None, record)
    for row in _memberships(data):
        for record in getattr(row.record, field):
            yield attrs.evolve(row, record=record)


def _codes(data: Dataset) -> Iterator[tuple[str, Code]]:
    return ((c.id, code) for c in data.countries for code in c.codes)


def _of_bodies(field: str, data: Dataset) -> Iterator[Any]:
    return (one for b in data.bodies for one in getattr(b, field, ()))


def _registry(kind: str, data: Dataset) -> Iterator[Any]:
    return iter(getattr(data, kind))


@attrs.frozen(kw_only=True)
class _Coded:
    """
    What a source says of a country in a body, or of an obligation of a pair.

    Attributes:
        body: The body, of a standing.
        country: The country, or the first of a pair.
        other: The second of a pair.
        obligation: The kind, of an obligation.
        binds: The one of a pair that alone owes it; none for both.
        standing: The standing; none if the source says "never".
        first: The first year of a run, both included.
        last: The last.
        joined: The first day, where the source counts days.
        left: The first day without, likewise.
    """

    source: str
    body: str | None = None
    country: str
    other: str | None = None
    obligation: ObligationKind | None = None
    binds: str | None = None
    standing: Standing | None = None
    first: int | None = None
    last: int | None = None
    joined: PartialDate | None = None
    left: PartialDate | None = None
    why_not: str
    note: str | None = None


def _codings(data: Dataset) -> Iterator[_Coded]:
    """Give a row for each run; a source that says "never" has one, too."""
    for body in data.bodies:
        for one in body.codings:
            told = _Coded(
                source=one.source,
                body=body.id,
                country=one.country,
                why_not=one.why_not,
                note=one.note,
            )
            yield from _runs(told, (*one.years, *one.memberships))
    for pair in data.codings:
        told = _Coded(
            source=pair.source,
            country=pair.pair[0],
            other=pair.pair[1],
            obligation=pair.obligation,
            binds=pair.binds,
            why_not=pair.why_not,
            note=pair.note,
        )
        yield from _runs(told, pair.years)


def _runs(told: _Coded, runs: tuple[Any, ...]) -> Iterator[_Coded]:
    names = ("standing", "first", "last", "joined", "left")
    for run in runs:
        given = {n: getattr(run, n) for n in names if hasattr(run, n)}
        yield attrs.evolve(told, **given)
    if not runs:
        yield told


def _nested(kind: type[Any]) -> tuple[Column, ...]:
    """Give the columns of what stands under a body or a membership."""
    return (
        named("body", "The body.", lambda row: row.body.id),
        named("country", "The country, if any.", lambda row: row.country),
        named(
            "membership",
            "The membership; none for the body itself.",
            lambda row: row.id or None,
        ),
        *columns(kind, _record),
    )


@cache
def _specs() -> dict[Name, _Spec]:
    """Give every table: what it is of, its columns, its rows."""
    plain = columns(Body)
    common = {one.field.name for one in columns(Body)} - {"id", "name"}
    is_treaty = named(
        "is_treaty",
        "Whether it is an instrument.",
        lambda body: isinstance(body, Treaty),
        "boolean",
    )
    return {
        "bodies": _Spec(
            "Organisations and instruments",
            (*plain, is_treaty),
            partial(_registry, "bodies"),
        ),
        "claims": _Spec(
            "What articles say",
            tuple(columns(Claim)),
            partial(_registry, "claims"),
        ),
        "codes": _Spec(
            "Codes of countries",
            (
                named("country", "The country.", lambda row: row[0]),
                *columns(Code, lambda row: row[1]),
            ),
            _codes,
        ),
        "codings": _Spec(
            "What datasets say, never adopted",
            tuple(columns(_Coded)),
            _codings,
        ),
        "conduct": _Spec(
            "What happens beside a standing",
            tuple(columns(Conduct)),
            partial(_of_bodies, "conduct"),
        ),
        "countries": _Spec(
            "Holders of standings",
            tuple(columns(Country)),
            partial(_registry, "countries"),
        ),
        "events": _Spec(
            "What happened",
            tuple(columns(Event)),
            partial(_registry, "events"),
        ),
        "memberships": _Spec(
            "Which standing a country has in a body, from when until when",
            (
                named("id", "Body, country, number.", lambda row: row.id),
                *columns(Membership, _record),
                named(
                    "full",
                    "Whether the standing counts as membership.",
                    lambda row: row.record.standing in row.body.full,
                    "boolean",
                ),
            ),
            _memberships,
        ),
        "obligations": _Spec(
            "What treaties bind their parties to",
            tuple(columns(Obligation)),
            partial(_of_bodies, "obligations"),
        ),
        "places": _Spec(
            "Where it happened",
            tuple(columns(Place)),
            partial(_registry, "places"),
        ),
        "rivals": _Spec(
            "Dates that sources give and the record does not adopt",
            _nested(Rival),
            partial(_beside, "rivals"),
        ),
        "scopes": _Spec(
            "Where the record of obligations is complete",
            tuple(columns(Scope)),
            partial(_registry, "scopes"),
        ),
        "sources": _Spec(
            "What the rest cites",
            tuple(columns(Source)),
            partial(_registry, "sources"),
        ),
        "steps": _Spec(
            "Acts on the way to a boundary, or after it",
            _nested(Step),
            partial(_beside, "steps"),
        ),
        "treaties": _Spec(
            "What only instruments have; the rest is in the bodies",
            tuple(
                one for one in columns(Treaty) if one.field.name not in common
            ),
            treaties,
        ),
    }


@overload
def records(
    name: Name, *, to: None = None, data: Dataset | None = None
) -> Table[_Cells]: ...


@overload
def records(name: Name, *, to: Form, data: Dataset | None = None) -> Any: ...


def records(
    name: Name, *, to: Form | None = None, data: Dataset | None = None
) -> Any:
    """
    Give a part of the record as a flat table.

    A date `joined` stands there as it is written, and beside it its first
    and its last possible day, `joined_earliest` and `joined_latest`.

    Args:
        name:
            `"memberships"`, `"treaties"`, `"obligations"`, `"events"`,
            `"bodies"`, `"countries"`, `"sources"`, `"codings"`, `"claims"`;
            besides `"codes"`, `"conduct"`, `"places"`, `"rivals"`,
            `"scopes"` and `"steps"`.
        to:
            `"dicts"`, `"pandas"`, `"polars"` or `"pyarrow"`.

    Raises:
        ReadingError: If there is no such table, or no such form.

    >>> from caucasus_ref import tables
    >>> rows = tables.records("memberships")
    >>> [row["left"] for row in rows if row["id"] == "CSTO/UZB/1"]
    ['2012-12-19']

    .. versionadded:: 26.1.0
    """
    whole = given(data)
    chosen("name", name, NAMES)
    table = _specs()[name].table(name, whole)
    return table if to is None else table.to(to)


def described(name: Name) -> str:
    """Say what a table is of."""
    return _specs()[name].says
