"""
Panels of countries and of pairs of countries, and the record as tables.

    from caucasus_ref import tables
    tables.country_years(["CSTO", "CIS"], since="1992", before="2025")

A row is one country, or pair, in one body in one period.  Its days are those
of the period on which the country existed; what they say together is for the
rule to decide, which has to be known before anybody reads the panel:

- `any`: whether it held on any of the days; `all`: on every one;
- `start`, `end`: whether it held on the first, on the last of them;
- `share`: on what share of them it held.

Yes, no and uncertain are `True`, `False` and `None`, and so is a share of
which nobody can tell.  Silence of the record counts as "no" only where the
roster is complete, as in every other answer.
"""

from __future__ import annotations

from itertools import permutations
from typing import Any, overload

from .asked import (
    Bonds,
    Owing,
    PanelAsked,
    each,
    obligation,
)
from .dataset import Dataset
from .dates import DateLike
from .errors import PackageError
from .flat import records
from .model import Body, Source
from .packages import write_package
from .panels import (
    COUNTRY,
    COW_CODES,
    DYAD,
    CountryCell,
    DyadCell,
    Panel,
    told,
)
from .periods import Frequency, Rule, periods
from .sheets import Field, Form, Table
from .terms import Basis, Bodies, Countries, Standings, ask, find_body
from .tracks import tracks_in


__all__ = [
    "COW_CODES",
    "CountryCell",
    "DyadCell",
    "Field",
    "Owing",
    "PackageError",
    "Panel",
    "Table",
    "country_years",
    "dyad_years",
    "obligation",
    "records",
    "write_package",
]


@overload
def country_years(
    bodies: Bodies,
    *,
    since: DateLike,
    before: DateLike,
    frequency: Frequency = "year",
    rule: Rule = "any",
    countries: Countries | None = None,
    basis: Basis = "effective",
    known_on: DateLike | None = None,
    according_to: str | Source | None = None,
    lineage: bool = False,
    standing: Standings = None,
    to: None = None,
    data: Dataset | None = None,
) -> Panel[CountryCell]: ...


@overload
def country_years(
    bodies: Bodies,
    *,
    since: DateLike,
    before: DateLike,
    frequency: Frequency = "year",
    rule: Rule = "any",
    countries: Countries | None = None,
    basis: Basis = "effective",
    known_on: DateLike | None = None,
    according_to: str | Source | None = None,
    lineage: bool = False,
    standing: Standings = None,
    to: Form,
    data: Dataset | None = None,
) -> Any: ...


def country_years(
    bodies: Bodies,
    *,
    since: DateLike,
    before: DateLike,
    frequency: Frequency = "year",
    rule: Rule = "any",
    countries: Countries | None = None,
    basis: Basis = "effective",
    known_on: DateLike | None = None,
    according_to: str | Source | None = None,
    lineage: bool = False,
    standing: Standings = None,
    to: Form | None = None,
    data: Dataset | None = None,
) -> Any:
    """
    Give a row for each country in each body in each period.

    Only countries that exist in the period have a row.  The readings are
    those of `members`.

    Args:
        bodies:
            One or several, by id, by name or as records.
        since:
            First day; of a coarse date its first possible one.  It must
            begin a period.
        before:
            First day left out, likewise.
        frequency:
            `"year"`, `"quarter"`, `"month"` or `"day"`.
        rule:
            What decides a period in which something changed: `"any"`,
            `"all"`, `"start"`, `"end"` or `"share"`.
        countries:
            Those to tell of; without it all of which the record says
            anything in one of the bodies.  `load().countries` is everybody.
        to:
            `"dicts"`, `"pandas"`, `"polars"` or `"pyarrow"`, instead of a
            `Panel` of records.

    Raises:
        UnknownNameError: If there is no such body, country or source.
        DateError: If *since* or *before* does not begin a period.
        ReadingError: If a keyword is misspelt or two do not go together.

    >>> from caucasus_ref import tables
    >>> tables.country_years(
    ...     "CIS", since="2008", before="2011", countries=["GEO"]
    ... )
    <any of the days of a year: 3 rows>
      country  period  body  answer  value
      GEO      2008    CIS   True    full
      GEO      2009    CIS   True    full
      GEO      2010    CIS   False   none

    .. versionadded:: 26.1.0
    """
    settled = ask(
        data,
        basis=basis,
        known_on=known_on,
        according_to=according_to,
        lineage=lineage,
        standing=standing,
    )
    asked = PanelAsked.of(settled, periods(since, before, frequency), rule)
    found = [find_body(asked.data, one) for one in each(bodies, "bodies")]
    named = (who for body in found for who in asked.named(body))
    tracks = {
        body.id: tracks_in(asked.data, body, asked.reading) for body in found
    }
    rows: list[CountryCell] = []
    for life in asked.lives(countries, named):
        track = {id_: one(life.id) for id_, one in tracks.items()}
        for period, start, end in asked.shared(life):
            codes = life.codes(end)
            rows += [
                CountryCell(
                    country=life.id,
                    body=id_,
                    **codes,
                    **asked.told(period, one, start, end),
                )
                for id_, one in track.items()
            ]
    panel = Panel(
        name=f"{_WORDS[rule]} {frequency}",
        fields=(*COUNTRY, *told(rule, "body")),
        over=COUNTRY,
        what="body",
        rows=tuple(rows),
    )
    return panel if to is None else panel.to(to)


@overload
def dyad_years(
    bonds: Bonds,
    *,
    since: DateLike,
    before: DateLike,
    frequency: Frequency = "year",
    rule: Rule = "any",
    directed: bool = True,
    countries: Countries | None = None,
    basis: Basis = "effective",
    known_on: DateLike | None = None,
    according_to: str | Source | None = None,
    lineage: bool = False,
    standing: Standings = None,
    to: None = None,
    data: Dataset | None = None,
) -> Panel[DyadCell]: ...


@overload
def dyad_years(
    bonds: Bonds,
    *,
    since: DateLike,
    before: DateLike,
    frequency: Frequency = "year",
    rule: Rule = "any",
    directed: bool = True,
    countries: Countries | None = None,
    basis: Basis = "effective",
    known_on: DateLike | None = None,
    according_to: str | Source | None = None,
    lineage: bool = False,
    standing: Standings = None,
    to: Form,
    data: Dataset | None = None,
) -> Any: ...


def dyad_years(
    bonds: Bonds,
    *,
    since: DateLike,
    before: DateLike,
    frequency: Frequency = "year",
    rule: Rule = "any",
    directed: bool = True,
    countries: Countries | None = None,
    basis: Basis = "effective",
    known_on: DateLike | None = None,
    according_to: str | Source | None = None,
    lineage: bool = False,
    standing: Standings = None,
    to: Form | None = None,
    data: Dataset | None = None,
) -> Any:
    """
    Give a row for each pair of countries, bond and period.

    A body is a bond if both hold a counted standing on the same day; an
    obligation, if the first owes it to the second.  Only periods have a row
    in which both exist on the same day.  *lineage* and *standing* are for
    bodies; the other keywords are those of `country_years`.

    Args:
        bonds:
            Bodies, and obligations as `obligation("defense")`.
        directed:
            Whether each pair stands there twice, once in each direction.
            Without it, once, A to Z; an obligation then holds if either of
            the two owes it.

    >>> from caucasus_ref import tables
    >>> tables.dyad_years(
    ...     ["CST", tables.obligation("defense")],
    ...     since="1998", before="2001", countries=["ARM", "AZE"],
    ...     directed=False,
    ... )
    <any of the days of a year: 6 rows>
      a    b    period  bond     answer  value
      ARM  AZE  1998    CST      True    full
      ARM  AZE  1998    defense  True    owed
      ARM  AZE  1999    CST      True    full
      ARM  AZE  1999    defense  True    owed
      ARM  AZE  2000    CST      False   none
      ARM  AZE  2000    defense  False   none

    .. versionadded:: 26.1.0
    """
    settled = ask(
        data,
        basis=basis,
        known_on=known_on,
        according_to=according_to,
        lineage=lineage,
        standing=standing,
    )
    asked = PanelAsked.of(settled, periods(since, before, frequency), rule)
    found: dict[str, Body | Owing] = {}
    for one in each(bonds, "bonds"):
        bond = one if isinstance(one, Owing) else find_body(asked.data, one)
        found[bond.label if isinstance(bond, Owing) else bond.id] = bond
    named = (who for bond in found.values() for who in asked.named(bond))
    lives = asked.lives(countries, named)
    tracks = {
        label: asked.between(bond, directed=directed)
        for label, bond in found.items()
    }
    rows: list[DyadCell] = []
    for a, b in permutations(lives, 2):
        if not directed and a.id > b.id:
            continue
        track = {label: one(a.id, b.id) for label, one in tracks.items()}
        for period, start, end in asked.shared(a, b):
            codes = {**a.codes(end, "a_"), **b.codes(end, "b_")}
            rows += [
                DyadCell(
                    a=a.id,
                    b=b.id,
                    bond=label,
                    **codes,
                    **asked.told(period, one, start, end),
                )
                for label, one in track.items()
            ]
    panel = Panel(
        name=f"{_WORDS[rule]} {frequency}",
        fields=(*DYAD, *told(rule, "bond")),
        over=DYAD,
        what="bond",
        rows=tuple(rows),
    )
    return panel if to is None else panel.to(to)


_WORDS: dict[Rule, str] = {
    "any": "any of the days of a",
    "all": "all days of a",
    "start": "first day of a",
    "end": "last day of a",
    "share": "share of the days of a",
}
