"""
Count where the two tables of COW IGO v3 contradict one another.

    python tools/igo_tables.py igo_year_format3.csv state_year_format3.csv

The dataset tells the same facts twice: a row an organisation and year with a
column a state, and a row a state and year with a column an organisation.
Takes the user's own copies, from the Correlates of War project or written
from igoR: `write.csv(igoR::igo_year_format3, "igo_year_format3.csv")`.

A cell that both tables have is a contradiction if one of them codes a
membership there (1 full, 2 associate, 3 observer) and the other does not code
the same.  Different words for "no" are none.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path


MEMBERSHIPS = {1, 2, 3}
Cell = tuple[str, str, int]
"""A state, an organisation and a year."""


def code(text: str) -> int | None:
    """Read a code, which some copies write as a decimal or as `NA`."""
    return None if text in {"", "NA"} else int(float(text))


def by_state(rows: Iterable[Mapping[str, str]]) -> dict[Cell, int | None]:
    """Give the cells of the table of states and years."""
    return {
        (row["state"].lower(), name.lower(), int(float(row["year"]))): code(
            text
        )
        for row in rows
        for name, text in row.items()
        if name not in {"ccode", "state", "year"}
    }


def by_organisation(
    rows: Iterable[Mapping[str, str]], states: set[str]
) -> Iterator[tuple[Cell, int | None]]:
    """Give the cells of the table of organisations and years."""
    for row in rows:
        name, year = row["ioname"].lower(), int(float(row["year"]))
        for column, text in row.items():
            if column.lower() in states:
                yield (column.lower(), name, year), code(text)


def contradictions(
    organisations: Iterable[Mapping[str, str]],
    states: Iterable[Mapping[str, str]],
) -> tuple[int, Counter[tuple[int | None, int | None]]]:
    """Count the cells that both have, and of those what does not agree."""
    told = by_state(states)
    shared = 0
    found: Counter[tuple[int | None, int | None]] = Counter()
    for cell, one in by_organisation(organisations, {key[0] for key in told}):
        if cell in told:
            shared += 1
            other = told[cell]
            if one != other and {one, other} & MEMBERSHIPS:
                found[one, other] += 1
    return shared, found


def read(path: str) -> Iterator[dict[str, str]]:
    """Read the rows of a table."""
    with Path(path).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def main(organisations: str, states: str) -> None:
    """Print the counts."""
    shared, found = contradictions(read(organisations), read(states))
    print(f"{found.total():,} of {shared:,} cells contradict one another")
    for (one, other), count in found.most_common():
        print(f"{count:7,}  by organisation {one}, by state {other}")


if __name__ == "__main__":
    main(*sys.argv[1:])
