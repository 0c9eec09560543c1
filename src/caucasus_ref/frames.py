"""
The questions put to whole tables, on the engine that holds them.

Needs the extra `frames`.  A table of pandas, Polars (eager or lazy), PyArrow,
DuckDB or PySpark comes back as what it was, with more columns; nothing is
collected, joined or shuffled.  A yes, a no and no plain answer become true,
false and null.  A null day, a null code and a code that names no country of
the record, or none on that day, give null.

Country codes are `iso3`, the ids of the record; `iso2`; `cow`, Correlates of
War; and `gw`, Gleditsch and Ward.  Days are dates, datetimes, of which the day
counts as it stands, or text such as `2024-04-05`.

The readings are the keywords of all questions, as in `members`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias, TypeVar

from ._frames_asking import TableAsked, Task, count_unknown, wanted_bodies
from ._frames_codes import Codes
from ._frames_columns import Work, read_table
from ._frames_compile import Conditions
from .asked import Owing, obligation
from .dataset import Dataset, given
from .dates import DateLike
from .model import Body, Source
from .terms import ADOPTED, Basis, Standings, ask, find_body


__all__ = [
    "Codes",
    "Owing",
    "Unknown",
    "annotate",
    "annotate_pairs",
    "filter_members",
    "obligation",
    "unknown_codes",
]

Table = TypeVar("Table")
Unknown: TypeAlias = Literal["null", "raise"]
"""What a code that the record does not know gives."""


def annotate(
    table: Table,
    columns: Mapping[str, str | Body],
    *,
    country: str,
    on: str,
    codes: Codes = "iso3",
    unknown: Unknown = "null",
    basis: Basis = "effective",
    known_on: DateLike | None = None,
    according_to: str | Source | None = None,
    lineage: bool = False,
    standing: Standings = None,
    data: Dataset | None = None,
) -> Table:
    """
    Say in new columns whether the country of each row was in a body.

    Args:
        columns:
            The names of the new columns, each with its body.
        country:
            The column of country codes.
        on:
            The column of days.
        unknown:
            `"raise"` refuses a code that the record does not know, which only
            works on a table whose rows are there.

    Raises:
        TableError: If a column is missing, is in the way or is no such
            column.
        UnknownNameError: If no body, or source, has this name, or of an
            unknown code.
        ReadingError: If a keyword is misspelt or two do not go together.

    >>> import pandas as pd
    >>> from caucasus_ref import frames
    >>> table = pd.DataFrame(
    ...     {
    ...         "actor": ["ARM", "UZB", "XXX"],
    ...         "date": pd.to_datetime(["2024-04-05"] * 3),
    ...     }
    ... )
    >>> marked = frames.annotate(
    ...     table, {"in_csto": "CSTO"}, country="actor", on="date"
    ... )
    >>> marked["in_csto"].tolist()
    [True, False, <NA>]
    """
    settled = ask(
        data,
        basis=basis,
        known_on=known_on,
        according_to=according_to,
        lineage=lineage,
        standing=standing,
    )
    asked = TableAsked.of(settled, codes)
    task = Task.of(table, asked, unknown, on, country=country)
    wanted = wanted_bodies(asked, columns)
    return task.annotated(  # type: ignore[no-any-return]
        {name: task.member(body, 0) for name, body in wanted.items()}
    )


def annotate_pairs(
    table: Table,
    columns: Mapping[str, str | Body | Owing],
    *,
    a: str,
    b: str,
    on: str,
    codes: Codes = "iso3",
    unknown: Unknown = "null",
    basis: Basis = "effective",
    known_on: DateLike | None = None,
    according_to: str | Source | None = None,
    lineage: bool = False,
    standing: Standings = None,
    data: Dataset | None = None,
) -> Table:
    """
    Say in new columns what bound the two countries of each row.

    Args:
        columns:
            The names of the new columns.  With a body: whether both were in
            it.  With `obligation(...)`: whether *a* owed it to *b*; for the
            other way ask with the two swapped.
        a:
            The column of the first countries.
        b:
            The column of the second ones.

    The other keywords, and what is raised, are as in `annotate`; an
    obligation takes neither *lineage* nor *standing*.

    >>> import pandas as pd
    >>> from caucasus_ref import frames
    >>> table = pd.DataFrame(
    ...     {
    ...         "actor1": ["ARM", "ARM"],
    ...         "actor2": ["RUS", "GEO"],
    ...         "date": pd.to_datetime(["2024-04-05"] * 2),
    ...     }
    ... )
    >>> marked = frames.annotate_pairs(
    ...     table,
    ...     {"both": "CSTO", "pact": frames.obligation("defense")},
    ...     a="actor1",
    ...     b="actor2",
    ...     on="date",
    ... )
    >>> marked["both"].tolist(), marked["pact"].tolist()
    ([True, False], [True, False])
    """
    settled = ask(
        data,
        basis=basis,
        known_on=known_on,
        according_to=according_to,
        lineage=lineage,
        standing=standing,
    )
    asked = TableAsked.of(settled, codes)
    task = Task.of(table, asked, unknown, on, a=a, b=b)
    bodies = wanted_bodies(
        asked, {n: o for n, o in columns.items() if not isinstance(o, Owing)}
    )
    outs: dict[str, Conditions] = {}
    for name, what in columns.items():
        if isinstance(what, Owing):
            asked.refuse_for_obligations(name)
            outs[name] = task.owing(what)
        else:
            sides = (task.member(bodies[name], n) for n in (0, 1))
            outs[name] = task.compiler.both(*sides)
    return task.annotated(outs)  # type: ignore[no-any-return]


def filter_members(
    table: Table,
    body: str | Body,
    *,
    country: str,
    on: str,
    codes: Codes = "iso3",
    unknown: Unknown = "null",
    basis: Basis = "effective",
    known_on: DateLike | None = None,
    according_to: str | Source | None = None,
    lineage: bool = False,
    standing: Standings = None,
    data: Dataset | None = None,
) -> Table:
    """
    Keep the rows whose country was certainly in a body on the day.

    The keywords, and what is raised, are as in `annotate`.

    >>> import pandas as pd
    >>> from caucasus_ref import frames
    >>> table = pd.DataFrame(
    ...     {
    ...         "actor": ["ARM", "UZB", "XXX"],
    ...         "date": pd.to_datetime(["2024-04-05"] * 3),
    ...     }
    ... )
    >>> kept = frames.filter_members(
    ...     table, "CSTO", country="actor", on="date"
    ... )
    >>> kept["actor"].tolist()
    ['ARM']
    """
    settled = ask(
        data,
        basis=basis,
        known_on=known_on,
        according_to=according_to,
        lineage=lineage,
        standing=standing,
    )
    asked = TableAsked.of(settled, codes)
    task = Task.of(table, asked, unknown, on, country=country)
    found = task.member(find_body(asked.data, body), 0)
    return task.kept(found)  # type: ignore[no-any-return]


def unknown_codes(
    table: Table,
    *,
    country: str,
    on: str | None = None,
    codes: Codes = "iso3",
    data: Dataset | None = None,
) -> Table:
    """
    Count the rows of every code that the record does not know.

    A table of the same engine with the column of codes and `count`, the most
    frequent first; on a lazy one nothing is counted yet.  Where the codes are
    in a column `count`, the counts are called `rows`.

    Args:
        on:
            The column of days; with it also codes count that named no country
            on the day of their row.

    Raises:
        TableError: If a column is missing or no such column.

    >>> import pandas as pd
    >>> from caucasus_ref import frames
    >>> table = pd.DataFrame({"actor": ["ARM", "ROM", "ROM", None]})
    >>> frames.unknown_codes(table, country="actor").values.tolist()
    [['ROM', 2]]
    """
    asked = TableAsked.of((given(data), ADOPTED), codes)
    frame = read_table(table)
    work = Work(frame)
    column = work.codes("country", country, asked.system)
    if on is not None:
        work.days("on", on)
    found = count_unknown(work, asked, column, country, dated=on is not None)
    return found.to_native()  # type: ignore[no-any-return]
