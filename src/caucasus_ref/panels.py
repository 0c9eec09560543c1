"""What a panel is made of: its rows, its columns, and who is in it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from .dates import hand_out
from .errors import chosen
from .periods import Rule
from .sheets import Field, Kind, Table
from .shown import Sparse
from .vocabulary import Standing


if TYPE_CHECKING:
    import pendulum

COW_CODES = {
    **{standing.value: 0 for standing in Standing},
    "none": 0,
    "full": 1,
    "associate": 2,
    "observer": 3,
    "missing": -9,
    "uncertain": -9,
    "no_body": -1,
}
"""
For the values of a panel, the codes of the Correlates of War project.

It knows full members, associates and observers; whatever else a country may
hold in a body is none of these.
"""


@attrs.frozen(kw_only=True, repr=False)
class PanelRow(Sparse):
    """
    What every row of a panel has.

    Attributes:
        period: The period: `1991`, `1991-Q2`, `1991-05`, `1991-05-15`.
        answer: Yes, no, or none where that is uncertain; by the rule `share`
            the share of days.
        value: Which standing it is, or why there is none.
        days: On how many days of the period the country existed.
        certain: On how many of them it certainly held.
        possible: On how many it possibly held, the certain ones included.
        disputed: Whether another source plainly says otherwise.
        conduct: What went on beside it.
        caveats: What sorts of caveats the answer of a day has.
    """

    period: str
    _start: date = attrs.field(alias="start")
    answer: bool | float | None
    value: str
    days: int
    certain: int
    possible: int
    disputed: bool
    conduct: tuple[str, ...]
    caveats: tuple[str, ...]

    @property
    def start(self) -> pendulum.Date:
        """The first day of the period."""
        return hand_out(self._start)

    @property
    def year(self) -> int:
        """The year in which the period lies."""
        return self._start.year


@attrs.frozen(kw_only=True, repr=False)
class CountryCell(PanelRow):
    """
    A country in a body in a period.

    Attributes:
        country: The id in the record.
        iso3: The code of ISO 3166, if it has one.
        cow: The number of the Correlates of War project on the last day.
        gw: That of Gleditsch and Ward, likewise.
        body: The body asked about.
    """

    country: str
    iso3: str | None
    cow: int | None
    gw: int | None
    body: str


@attrs.frozen(kw_only=True, repr=False)
class DyadCell(PanelRow):
    """
    Two countries in a body, or what one owes the other, in a period.

    Attributes:
        a: The first country, which owes.
        b: The second, to which it is owed.
        bond: The body or the obligation asked about.
    """

    a: str
    a_iso3: str | None
    a_cow: int | None
    a_gw: int | None
    b: str
    b_iso3: str | None
    b_cow: int | None
    b_gw: int | None
    bond: str


Cell = TypeVar("Cell", bound=PanelRow)
_SEVERAL = "Several, with | between."
_PERIOD = (
    Field(name="period", says="1991, 1991-Q2, 1991-05 or 1991-05-15."),
    Field(name="year", kind="integer", says="The year in which it lies."),
    Field(name="start", kind="date", says="Its first day."),
)


def _codes(before: str = "") -> tuple[Field, ...]:
    """Give the columns for the codes of a country."""
    return (
        Field(name=f"{before}iso3", says="ISO 3166-1 or 3166-3, if any."),
        Field(name=f"{before}cow", kind="integer", says="Number of COW."),
        Field(name=f"{before}gw", kind="integer", says="Gleditsch and Ward."),
    )


COUNTRY = (Field(name="country", says="Its id."), *_codes(), *_PERIOD)
"""The columns that name a country and a period."""

DYAD = (
    Field(name="a", says="The id of the first, which owes."),
    *_codes("a_"),
    Field(name="b", says="The id of the second, to which it is owed."),
    *_codes("b_"),
    *_PERIOD,
)
"""The columns that name two countries and a period."""


def told(rule: Rule, what: str) -> tuple[Field, ...]:
    """Give the columns that hold the answer, which depends on the rule."""
    kind: Kind = "number" if rule == "share" else "boolean"
    return (
        Field(name=what, says="The body, or the obligation."),
        Field(name="answer", kind=kind, says=f"By the rule {rule}."),
        Field(name="value", says="The standing, or why there is none."),
        Field(name="days", kind="integer", says="Days it existed."),
        Field(name="certain", kind="integer", says="Days it surely held."),
        Field(name="possible", kind="integer", says="Days it may have held."),
        Field(name="disputed", kind="boolean", says="Do sources differ?"),
        Field(name="conduct", says=f"What went on beside it. {_SEVERAL}"),
        Field(name="caveats", says=f"What to know of the answer. {_SEVERAL}"),
    )


@attrs.frozen(kw_only=True, repr=False)
class Panel(Table[Cell]):
    """
    A panel: one row for a country, or pair, a body and a period.

    Attributes:
        over: The columns that name a country, or pair, and a period.
        what: The column that names the body.
    """

    over: tuple[Field, ...]
    what: str

    def wide(self, column: str = "answer") -> Table[dict[str, Any]]:
        """
        Give one row a country, or pair, and period: a column for each body.

        >>> from caucasus_ref import tables
        >>> panel = tables.country_years(
        ...     ["CSTO", "CIS"], since="2009", before="2010", countries="GEO"
        ... )
        >>> panel.wide().dicts()[0]["CIS"]
        True
        """
        fields = {field.name: field for field in self.fields}
        asked = fields[chosen("column", column, fields)]
        keys = [field.name for field in self.over]
        made: dict[tuple[Any, ...], dict[str, Any]] = {}
        bodies: dict[str, None] = {}
        for row in self.dicts():
            key = tuple(row[name] for name in keys)
            bodies[row[self.what]] = None
            wide = made.setdefault(key, dict(zip(keys, key, strict=True)))
            wide[row[self.what]] = row[column]
        columns = (attrs.evolve(asked, name=body) for body in bodies)
        return Table(
            name=self.name,
            fields=(*self.over, *columns),
            rows=tuple(made.values()),
        )

    def _printed(self) -> list[str]:
        names = [field.name for field in self.over if field.kind == "string"]
        keys = [name for name in names if not name.endswith("iso3")]
        return [*keys, self.what, "answer", "value"]
