"""
Print how long answers take, as ratios measured in one run.

Seconds differ from machine to machine and from minute to minute; ratios of
things measured side by side differ less.  Each ratio is a median: of blocks
for a warm question, of pairs of processes for a cold one.  Still, machines
are noisy: run it again, with nothing else running, before believing a change
of a tenth.
"""

from __future__ import annotations

import argparse
import json
import os
import sqlite3
import subprocess
import sys
import venv
from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from timeit import Timer
from typing import Any, TypeAlias

import duckdb
import pandas as pd  # type: ignore[import-untyped]
import polars as pl
from report import Line, ratio, tell

import caucasus_ref as cr
from caucasus_ref.rosters import roster
from caucasus_ref.terms import ADOPTED


BLOCKS = 21
BLOCK_SECONDS = 0.02
ROOT = Path(__file__).parent.parent

QUESTIONS = (
    ("CSTO", date(2024, 4, 5)),
    ("NATO", date(2003, 1, 1)),
    ("PFP", date(1999, 6, 1)),
    ("CIS", date(2008, 12, 1)),
)
Row: TypeAlias = tuple[str, str, str, date, date]
COLUMNS = ("body", "country", "standing", "joined", "gone")
OPEN = date(9999, 12, 31)


def side_by_side(names: dict[str, Any], *statements: str) -> list[list[float]]:
    """Time statements in turns: for each, seconds a run in every block."""
    timers = [Timer(statement, globals=names) for statement in statements]
    numbers = []
    for timer in timers:
        number, seconds = timer.autorange()
        numbers.append(max(1, round(number * BLOCK_SECONDS / seconds)))
    blocks: list[list[float]] = [[] for _ in timers]
    for _ in range(BLOCKS):
        for block, timer, number in zip(blocks, timers, numbers, strict=True):
            block.append(timer.timeit(number) / number)
    return blocks


def records() -> list[Row]:
    """Give the memberships of the record, by their certain days."""
    return [
        (
            body.id,
            row.country,
            row.standing.value,
            row.joined.on.bounds[1],
            row.left.on.bounds[0] if row.left else OPEN,
        )
        for body in cr.bodies
        for row in body.memberships
    ]


Ask: TypeAlias = Callable[[str, str, date], list[str]]
_QUERY = (
    "SELECT country FROM memberships"
    " WHERE body = ? AND standing = ? AND joined <= ? AND gone > ?"
)
_TABLE = (
    "CREATE TABLE memberships"
    " (body TEXT, country TEXT, standing TEXT, joined {0}, gone {0})"
)
_INSERT = "INSERT INTO memberships VALUES (?, ?, ?, ?, ?)"


def with_pandas(rows: list[Row]) -> Ask:
    """Ask with a boolean mask."""
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    for name in ("joined", "gone"):
        frame[name] = frame[name].astype("datetime64[s]")

    def ask(body: str, standing: str, day: date) -> list[str]:
        then = pd.Timestamp(day)
        mask = (
            (frame["body"] == body)
            & (frame["standing"] == standing)
            & (frame["joined"] <= then)
            & (frame["gone"] > then)
        )
        return list(frame.loc[mask, "country"])

    return ask


def with_polars(rows: list[Row]) -> Ask:
    """Ask with a filter."""
    frame = pl.DataFrame(rows, schema=COLUMNS, orient="row")

    def ask(body: str, standing: str, day: date) -> list[str]:
        found = frame.filter(
            pl.col("body") == body,
            pl.col("standing") == standing,
            pl.col("joined") <= day,
            pl.col("gone") > day,
        )
        return found.get_column("country").to_list()

    return ask


def with_duckdb(rows: list[Row]) -> Ask:
    """Ask with a query."""
    base = duckdb.connect()
    base.execute(_TABLE.format("DATE"))
    base.executemany(_INSERT, rows)

    def ask(body: str, standing: str, day: date) -> list[str]:
        found = base.execute(_QUERY, [body, standing, day, day]).fetchall()
        return [country for (country,) in found]

    return ask


def with_sqlite(rows: list[Row]) -> Ask:
    """Ask with a query and an index on body and day."""
    base = sqlite3.connect(":memory:")
    base.execute(_TABLE.format("TEXT"))
    base.executemany(
        _INSERT,
        [
            (*names, joined.isoformat(), gone.isoformat())
            for *names, joined, gone in rows
        ],
    )
    base.execute("CREATE INDEX by_day ON memberships (body, joined)")

    def ask(body: str, standing: str, day: date) -> list[str]:
        on = day.isoformat()
        found = base.execute(_QUERY, (body, standing, on, on)).fetchall()
        return [country for (country,) in found]

    return ask


def warm() -> Iterator[Line]:
    """Measure questions that are asked again and again in one process."""
    rows = records()
    engines = (
        ("pandas, boolean mask", 100, with_pandas(rows)),
        ("Polars, filter", 100, with_polars(rows)),
        ("DuckDB, query", 100, with_duckdb(rows)),
        ("SQLite, indexed", 8, with_sqlite(rows)),
    )
    names: dict[str, Any] = {"ask": cr.members, "bisect": bisect_right}
    names |= {f"ask_{n}": ask for n, (_, _, ask) in enumerate(engines)}
    for n, (body, day) in enumerate(QUESTIONS):
        (standing,) = cr.bodies[body].full
        expected = list(cr.members(body, day))
        for name, _, ask in engines:
            if sorted(ask(body, standing.value, day)) != expected:
                sys.exit(f"{name} gives another answer for {body} on {day}")
        timeline = cr.timeline(body)
        names |= {
            f"body_{n}": body,
            f"standing_{n}": standing.value,
            f"day_{n}": day,
            f"days_{n}": roster(cr.load(), cr.bodies[body], ADOPTED).days,
            f"timeline_{n}": timeline,
            f"turns_{n}": [shift._on for shift in timeline.changes()],
        }

    def each(statement: str) -> str:
        """Put a question for every body, one after the other."""
        numbers = range(len(QUESTIONS))
        return "; ".join(statement.replace("#", str(n)) for n in numbers)

    print(
        f"\nwarm, one process, {len(rows)} memberships in the record, asked"
        f" of {' '.join(body for body, _ in QUESTIONS)}"
    )
    ours, bare, on, bare_on, *theirs = side_by_side(
        names,
        each("ask(body_#, day_#)"),
        each("bisect(days_#, day_#)"),
        each("timeline_#.on(day_#)"),
        each("bisect(turns_#, day_#)"),
        *(
            each(f"ask_{n}(body_#, standing_#, day_#)")
            for n in range(len(engines))
        ),
    )
    yield Line("members / bisect", ratio(ours, bare), 20)
    yield Line("Timeline.on / bisect", ratio(on, bare_on), 3)
    for (name, target, _), seconds in zip(engines, theirs, strict=True):
        what = f"{name} / members"
        yield Line(what, ratio(seconds, ours), target, at_most=False)


BARE = "import attrs, cattrs, pendulum"
MARK = "import pycountry; print(pycountry.countries.get(alpha_3='ARM'))"
FIRST = "import caucasus_ref as cr; print(cr.members('CSTO', '2024-04-05'))"
ALL = "import caucasus_ref as cr; print(cr.bodies_of('ARM', '2024-04-05'))"
MADE_UP = """
import sys
from pathlib import Path
import caucasus_ref as cr
from caucasus_ref._load import PackedTree
text = Path(sys.argv[1]).read_bytes().decode()
data = cr.Dataset._trusted(PackedTree(text))
print(cr.bodies_of("C07", "2005-04-05", data=data))
"""
BODIES = 60
ROSTER = 15
COUNTRIES = 50


def dense(value: Any) -> str:
    """Write a value as JSON on one line, as the wheel has it."""
    return json.dumps(value, separators=(",", ":"))


def made_up() -> dict[str, Any]:
    """Give the tree of a record of 60 bodies with 15 memberships each."""
    source = {"kind": "official", "title": "Gazette", "publisher": "It"}
    tree: dict[str, Any] = {
        "countries.toml": {
            "countries": [
                {"id": f"C{n:02}", "name": f"Country {n}"}
                for n in range(COUNTRIES)
            ]
        }
    }
    for number in range(BODIES):
        cited: dict[str, Any] = {
            "how": "ratification",
            "sources": [f"gazette-{number}"],
        }
        rows = []
        for place in range(ROSTER):
            country = f"C{(number * 7 + place * 3) % COUNTRIES:02}"
            row: dict[str, Any] = {
                "country": country,
                "standing": "member",
                "joined": {"on": f"{1990 + place}-05-{10 + place}", **cited},
                "steps": [
                    {
                        "of": "joined",
                        "kind": "signed",
                        "on": f"{1989 + place}-03-01",
                        "by": country,
                        "sources": cited["sources"],
                    }
                ],
                "note": "It took a year from signature to ratification.",
            }
            if place % 3 == 0:
                row["left"] = {
                    **cited,
                    "on": f"{2006 + place}-07-01",
                    "how": "withdrawal",
                    "known": f"{2006 + place}-01-01",
                }
            rows.append(row)
        tree[f"organisations/b{number:02}.toml"] = {
            "id": f"B{number:02}",
            "kind": "alliance",
            "name": f"Body {number}",
            "full": ["member"],
            "complete": ["member"],
            "start": {"on": "1990-01-01", **cited, "how": "founding"},
            "checked": "2026-01-01",
            "memberships": rows,
            "sources": [{"id": f"gazette-{number}", **source}],
        }
    return tree


def first_answer(python: str, script: str, *arguments: str) -> float:
    """Give the seconds that a fresh process takes, from start to exit."""
    start = perf_counter()
    subprocess.run(
        [python, "-I", "-c", script, *arguments],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return perf_counter() - start


def against_bare(
    python: str, pairs: int, script: str, *arguments: str
) -> float:
    """Run a script and the bare imports in turns; give the median ratio."""
    first_answer(python, BARE)
    first_answer(python, script, *arguments)
    bare, asked = [], []
    for _ in range(pairs):
        bare.append(first_answer(python, BARE))
        asked.append(first_answer(python, script, *arguments))
    return ratio(asked, bare)


def cold(python: str, pairs: int, place: Path) -> Iterator[Line]:
    """Measure the first answer of a process, from the installed wheel."""
    packed = place / "made-up.json"
    lines = [f"{dense(k)}:{dense(v)}" for k, v in made_up().items()]
    packed.write_text("\n".join(["{", ",\n".join(lines), "}"]))
    print(
        f"\ncold, a fresh process / one that runs `{BARE}`, {pairs} pairs each"
    )
    mark = against_bare(python, pairs, MARK)
    print(f"{'pycountry, its first answer: the mark to pass':60} {mark:8.2f}")
    first = against_bare(python, pairs, FIRST)
    yield Line("members, first answer", first, 1.5)
    record = against_bare(python, pairs, ALL)
    yield Line("bodies_of, first answer", record, 2)
    rows = BODIES * ROSTER
    what = f"bodies_of, first answer, {BODIES} bodies, {rows} memberships"
    made = against_bare(python, pairs, MADE_UP, str(packed))
    yield Line(what, made, 2)


def install_wheel(place: Path) -> str:
    """Build the wheel, install it in a new environment; give its Python."""
    pip = [sys.executable, "-m", "pip", "--quiet", "wheel", "--no-deps"]
    subprocess.run([*pip, "--wheel-dir", str(place), str(ROOT)], check=True)
    (wheel,) = place.glob("*.whl")
    venv.create(place / "venv", with_pip=True)
    folder = "Scripts" if os.name == "nt" else "bin"
    python = str(place / "venv" / folder / "python")
    pip = [python, "-m", "pip", "--quiet", "install"]
    subprocess.run([*pip, str(wheel), "pycountry"], check=True)
    return python


def main() -> None:
    """Print the table; exit with status 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1])
    parser.add_argument(
        "--python",
        help="an interpreter that has the installed wheel and pycountry;"
        " without it, both are installed in a temporary environment",
    )
    parser.add_argument("--pairs", type=int, default=21)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        place = Path(folder)
        python = options.python or install_wheel(place)
        print("ratios, as medians; machines are noisy, run it twice")
        tell(chain(cold(python, options.pairs, place), warm()))


if __name__ == "__main__":
    main()
