"""
Write what COW IGO v3 codes of six bodies, as facts to hold the panels to.

    python tools/cow_igo.py state_year_formatv3.csv

Takes the user's own copy of the table of state-years and rewrites
`tests/answers_cow/`: for each body the years in which it is coded to exist,
and for each number of a state the runs of years with a code other than none.
No row of the file is copied.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any


ANSWERS = Path(__file__).parents[1] / "tests" / "answers_cow"
BODIES = ("CIS", "COE", "CSTO", "EU", "NATO", "OSCE")
WORDS = {1: "full", 2: "associate", 3: "observer", -9: "missing"}


def runs(years: Iterable[int]) -> list[tuple[int, int]]:
    """Put years in a row together, both ends included."""
    found: list[tuple[int, int]] = []
    for year in sorted(years):
        if found and found[-1][1] == year - 1:
            found[-1] = (found[-1][0], year)
        else:
            found.append((year, year))
    return found


def facts(rows: Iterable[Mapping[str, Any]], body: str) -> str:
    """Give the facts of one body: a line a state, code and run of years."""
    coded: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    there: set[int] = set()
    for row in rows:
        year, state = int(row["year"]), int(row["ccode"])
        code = int(row[body.lower()])
        if code != -1:
            there.add(year)
        if code in WORDS:
            coded[state, code].add(year)
    lines = [f"body\t{a}/{b}" for a, b in runs(there)]
    lines += [
        f"{state}\t{WORDS[code]}\t{a}/{b}"
        for (state, code), years in sorted(coded.items())
        for a, b in runs(years)
    ]
    return "".join(f"{line}\n" for line in lines)


def main(path: str) -> None:
    """Read the table and rewrite the facts."""
    with Path(path).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    ANSWERS.mkdir(exist_ok=True)
    for body in BODIES:
        (ANSWERS / f"{body}.txt").write_text(facts(rows, body), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
