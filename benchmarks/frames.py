"""
Print what columns on a table of ten million rows cost, as ratios of one run.

Against a plain hash join of the same table on the country column, and against
the join by day (`join_asof`, `ASOF JOIN`) that gives the same answer.

Machines are noisy: each ratio is a median of runs in turns, and still a tenth
more or less says nothing; close what else runs and run it twice.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import Any, NamedTuple

import attrs
import duckdb
import numpy as np
import polars as pl
from report import Line, ratio, resident, tell

import caucasus_ref as cr
from caucasus_ref import frames
from caucasus_ref._frames_truths import memberships
from caucasus_ref.dates import PartialDate
from caucasus_ref.terms import Reading


BODIES = ("CSTO", "NATO", "PFP")
FIRST, LAST = date(1980, 1, 1), date(2026, 1, 1)
MEGABYTE = 1 << 20


def table(rows: int) -> pl.DataFrame:
    """Make events: a number, two actors, a day; some null, some unknown."""
    chance = np.random.default_rng(20240405)
    ids = [country.id for country in cr.countries]
    codes = pl.Series([*ids, "XXX", "ROM", "KOS", None], dtype=pl.String)
    span = (LAST - FIRST).days

    def actors() -> pl.Series:
        return codes.gather(chance.integers(0, len(codes), rows))

    days = chance.integers(0, span, rows).astype("int32")
    start = (FIRST - date(1970, 1, 1)).days
    made = pl.DataFrame(
        {
            "event": np.arange(rows),
            "actor1": actors(),
            "actor2": actors(),
            "date": pl.Series(days + start).cast(pl.Date),
        }
    )
    return made.with_columns(pl.when(pl.col("event") % 97 > 0).then("date"))


def coarse(body: cr.Body) -> cr.Body:
    """Make every boundary of a body known to the month only."""

    def month(on: PartialDate) -> PartialDate:
        return PartialDate.parse(str(on.bounds[0])[:7])

    def blurred(boundary: Any) -> Any:
        if boundary is None:
            return None
        return attrs.evolve(boundary, on=month(boundary.on), known=None)

    rows = tuple(
        attrs.evolve(
            row, joined=blurred(row.joined), left=blurred(row.left), steps=()
        )
        for row in body.memberships
    )
    return attrs.evolve(
        body,
        memberships=rows,
        start=blurred(body.start),
        end=blurred(body.end),
    )


class Record(NamedTuple):
    """A record, the question put to it, and how a join answers it."""

    name: str
    data: cr.Dataset
    changes: dict[str, pl.DataFrame]


def record(*, blurred: bool) -> Record:
    """Give the shipped record, or the same with coarse days."""
    data = cr.load()
    if blurred:
        bodies = [
            coarse(one) if one.id in BODIES else one for one in data.bodies
        ]
        data = cr.Dataset._of(
            [*bodies, *data.countries, *data.sources, *data.codings]
        )
    changes = {body: changes_of(data, body) for body in BODIES}
    return Record("coarse days" if blurred else "days", data, changes)


def changes_of(data: cr.Dataset, body: str) -> pl.DataFrame:
    """Give, for each country, the days on which its answer changes."""
    rows: list[tuple[str, date, bool | None]] = []
    told = memberships(data, data.bodies[body], Reading())
    for country, (yes, maybe) in told.items():
        days = sorted({date.min, *yes.edges(), *maybe.edges()})
        rows += [
            (country, day, None if day in maybe else day in yes)
            for day in days
        ]
    frame = pl.DataFrame(
        rows, schema=["country", "since", "answer"], orient="row"
    )
    return frame.sort("since")


# Ways to ask.


def polars_ways(
    events: pl.DataFrame, one: Record, body: str
) -> dict[str, Callable[[], Any]]:
    """Give the ways to put one question to Polars."""
    lazy = events.lazy()
    plain = pl.LazyFrame(
        {"actor1": [c.id for c in one.data.countries], "first": date.min}
    )
    line = one.changes[body].lazy()
    return {
        "annotate": lambda: annotated(lazy, one, body).collect(),
        "pairs": lambda: paired(lazy, one, body).collect(),
        "hash join": lambda: lazy.join(
            plain, on="actor1", how="left"
        ).collect(),
        "join_asof": lambda: (
            lazy.sort("date")
            .join_asof(
                line,
                left_on="date",
                right_on="since",
                by_left="actor1",
                by_right="country",
                check_sortedness=False,
            )
            .collect()
        ),
    }


def annotated(events: Any, one: Record, body: str) -> Any:
    """Ask whether the first actor is in the body."""
    return frames.annotate(
        events, {"is_in": body}, country="actor1", on="date", data=one.data
    )


def paired(events: Any, one: Record, what: Any) -> Any:
    """Ask whether both are."""
    return frames.annotate_pairs(
        events,
        {"both": what},
        a="actor1",
        b="actor2",
        on="date",
        data=one.data,
    )


def duckdb_ways(
    con: duckdb.DuckDBPyConnection, one: Record, body: str
) -> dict[str, Callable[[], Any]]:
    """Give the ways to put one question to DuckDB, fetched to Arrow."""
    events = con.table("events")
    con.register("changes_arrow", one.changes[body].to_arrow())
    con.execute("CREATE OR REPLACE TABLE changes AS FROM changes_arrow")
    con.execute(
        "CREATE OR REPLACE TABLE countries AS"
        " SELECT DISTINCT country, DATE '0001-01-01' AS first FROM changes"
    )
    join = con.sql(
        "SELECT e.*, c.first FROM events e"
        " LEFT JOIN countries c ON e.actor1 = c.country"
    )
    asof = con.sql(
        "SELECT e.*, c.answer FROM events e ASOF LEFT JOIN changes c"
        " ON e.actor1 = c.country AND e.date >= c.since"
    )
    return {
        "annotate": lambda: annotated(events, one, body).to_arrow_table(),
        "pairs": lambda: paired(events, one, body).to_arrow_table(),
        "hash join": join.to_arrow_table,
        "ASOF JOIN": asof.to_arrow_table,
    }


def in_turns(
    ways: dict[str, Callable[[], Any]], times: int
) -> dict[str, list[float]]:
    """Time every way in turns, after each has run once."""
    for way in ways.values():
        way()
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(times):
        for name, way in ways.items():
            start = perf_counter()
            way()
            seconds[name].append(perf_counter() - start)
    return seconds


# Memory, each way in a process of its own.


def peak(file: str, body: str, way: str, blurred: bool, out: Any) -> None:
    """Say by how much one way raises what this process holds."""
    events = pl.read_parquet(file)
    ways = polars_ways(events, record(blurred=blurred), body)
    before = most = resident()
    done = threading.Event()

    def watch() -> None:
        nonlocal most
        while not done.is_set():
            most = max(most, resident())
            sleep(0.002)

    watcher = threading.Thread(target=watch)
    watcher.start()
    ways[way]()
    done.set()
    watcher.join()
    out.put(most - before)


def peak_of(file: str, body: str, way: str, *, blurred: bool) -> int:
    """Measure one way in a fresh process."""
    context = multiprocessing.get_context("spawn")
    out = context.Queue()
    process = context.Process(
        target=peak, args=(file, body, way, blurred, out)
    )
    process.start()
    process.join()
    if process.exitcode:
        raise SystemExit(process.exitcode)
    found: int = out.get()
    return found


# The report.


def with_polars(
    events: pl.DataFrame, one: Record, times: int
) -> Iterator[Line]:
    """Measure Polars, lazy."""
    limit = 2.0 if one.name == "coarse days" else 1.8
    for body in BODIES:
        ways = polars_ways(events, one, body)
        ours, theirs = ways["annotate"](), ways["join_asof"]()
        same(ours, "is_in", theirs, "answer", body)
        del ours, theirs
        took = in_turns(ways, times)
        name = f"Polars, {body}, {one.name}"
        join = took["hash join"]
        yield Line(
            f"{name}: annotate / join", ratio(took["annotate"], join), limit
        )
        yield Line(f"{name}: pairs / join", ratio(took["pairs"], join), 3.5)
        yield Line(
            f"{name}: join_asof / annotate",
            ratio(took["join_asof"], took["annotate"]),
            4.0,
            at_most=False,
        )


def same(
    ours: pl.DataFrame, column: str, theirs: pl.DataFrame, other: str, of: str
) -> None:
    """Stop if the two ways give different answers."""
    answers = ours.sort("event")[column], theirs.sort("event")[other]
    if not answers[0].equals(answers[1], null_equal=True):
        msg = f"a join by day gives another answer for {of}"
        raise SystemExit(msg)


def with_duckdb(
    events: pl.DataFrame, one: Record, times: int
) -> Iterator[Line]:
    """Measure DuckDB."""
    con = duckdb.connect()
    con.register("events_arrow", events.to_arrow())
    con.execute("CREATE TABLE events AS FROM events_arrow")
    for body in BODIES:
        ways = duckdb_ways(con, one, body)
        ours, theirs = (
            pl.from_arrow(ways[way]()) for way in ("annotate", "ASOF JOIN")
        )
        same(ours, "is_in", theirs, "answer", body)
        del ours, theirs
        took = in_turns(ways, times)
        name = f"DuckDB, {body}, {one.name}"
        join = took["hash join"]
        yield Line(
            f"{name}: annotate / join", ratio(took["annotate"], join), 2.5
        )
        yield Line(f"{name}: pairs / join", ratio(took["pairs"], join), 4.5)
        yield Line(
            f"{name}: ASOF JOIN / annotate",
            ratio(took["ASOF JOIN"], took["annotate"]),
            3.5,
            at_most=False,
        )


def memory(rows: int) -> Iterator[Line]:
    """Measure the extra peak memory of Polars, each in its own process."""
    with TemporaryDirectory() as folder:
        file = str(Path(folder, "events.parquet"))
        table(rows).write_parquet(file)
        for blurred in (False, True):
            for body in BODIES:
                ours, join = (
                    peak_of(file, body, way, blurred=blurred)
                    for way in ("annotate", "hash join")
                )
                kind = "coarse days" if blurred else "days"
                yield Line(
                    f"Polars, {body}, {kind}: peak {ours // MEGABYTE} MB"
                    f" / join {join // MEGABYTE} MB",
                    ours / join,
                    1.6,
                )


def others(events: pl.DataFrame, one: Record, times: int) -> Iterator[Line]:
    """Tell what the others take, against the join of Polars."""
    arrow = events.to_arrow()
    pandas = events.to_pandas()
    ways: dict[str, Callable[[], Any]] = {}
    for body in BODIES:
        ways[f"PyArrow, {body}"] = lambda b=body: annotated(arrow, one, b)
        ways[f"pandas, {body}"] = lambda b=body: annotated(pandas, one, b)
    lazy = events.lazy()
    pact = frames.obligation("defense")
    ways["Polars, who owes whom defence"] = lambda: paired(
        lazy, one, pact
    ).collect()
    ways |= {"join": polars_ways(events, one, "CSTO")["hash join"]}
    took = in_turns(ways, times)
    for name, seconds in took.items():
        if name != "join":
            yield Line(
                f"{name} / join of Polars", ratio(seconds, took["join"])
            )


def with_spark(rows: int, one: Record, times: int) -> Iterator[Line]:
    """Tell what PySpark takes, written nowhere, against its own join."""
    try:
        from pyspark.sql import SparkSession, functions  # noqa: PLC0415
    except ImportError:
        print("PySpark is not installed, so it is not measured")
        return
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.driver.memory", "4g")
        .config("spark.ui.enabled", "false")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    place = Path(os.environ.get("TMPDIR", "/tmp")) / "caucasus_ref_events"
    place.mkdir(exist_ok=True)
    table(rows).write_parquet(place / "events.parquet")
    events = session.read.parquet(str(place))
    plain = functions.broadcast(
        session.createDataFrame(
            [(c.id, FIRST) for c in one.data.countries],
            "actor1 string, d date",
        )
    )

    def write(frame: Any) -> None:
        frame.write.format("noop").mode("overwrite").save()

    ways: dict[str, Callable[[], Any]] = {
        body: lambda b=body: write(annotated(events, one, b))
        for body in BODIES
    }
    ways["join"] = lambda: write(events.join(plain, "actor1", "left"))
    took = in_turns(ways, times)
    session.stop()
    for body in BODIES:
        yield Line(
            f"PySpark, {body} / its own broadcast join",
            ratio(took[body], took["join"]),
        )


def main() -> None:
    """Print the report; exit with status 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1])
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--times", type=int, default=7)
    parser.add_argument("--without", nargs="*", default=[])
    options = parser.parse_args()
    print(
        f"{options.rows} rows, medians of {options.times}; machines are noisy"
    )
    events = table(options.rows)
    exact, blurred = record(blurred=False), record(blurred=True)
    times = options.times
    parts = {
        "polars": lambda: with_polars(events, exact, times),
        "polars-coarse": lambda: with_polars(events, blurred, times),
        "duckdb": lambda: with_duckdb(events, exact, times),
        "duckdb-coarse": lambda: with_duckdb(events, blurred, times),
        "others": lambda: others(events, exact, max(1, times // 3)),
        "spark": lambda: with_spark(options.rows, exact, max(1, times // 3)),
        "memory": lambda: memory(options.rows),
    }
    wanted = [p for name, p in parts.items() if name not in options.without]
    tell(line for part in wanted for line in part())


if __name__ == "__main__":
    main()
