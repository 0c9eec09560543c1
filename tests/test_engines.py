"""What the engines make of it: their plans; and PySpark, run for real."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

import caucasus_ref as cr
from caucasus_ref.dates import Truth


pytest.importorskip("narwhals", reason="needs the extra frames")

from caucasus_ref import frames


BODIES = {"in_csto": "CSTO", "in_nato": "NATO", "in_pfp": "PFP"}
BOTH: dict[str, Any] = {**BODIES, "pact": frames.obligation("defense")}
SAYS = {Truth.YES: True, Truth.NO: False, Truth.UNCERTAIN: None}
DAYS = [date(1994, 1, 26), date(2004, 3, 29), date(2024, 4, 5), None]
CODES = ["ARM", "BLR", "GEO", "POL", "TUR", "UZB", "XXX", None]
ROWS = [(a, b, on) for a in CODES for b in ("RUS", "ARM") for on in DAYS]


def status(body: str, code: str | None, day: date | None) -> bool | None:
    """Say what `status` says of a row."""
    if code in (None, "XXX") or day is None:
        return None
    return SAYS[cr.status(str(code), body, day).truth]


def test_on_polars_there_is_no_join_and_one_scan() -> None:
    """All of it is columns worked out beside the table's own."""
    pl = pytest.importorskip("polars")
    table = pl.LazyFrame({"a": ["ARM"], "b": ["RUS"], "on": [DAYS[2]]})
    for found in (
        frames.annotate(table, BODIES, country="a", on="on"),
        frames.annotate_pairs(table, BOTH, a="a", b="b", on="on"),
        frames.filter_members(table, "PFP", country="a", on="on"),
    ):
        plan = found.explain()
        assert "WITH_COLUMNS" in plan
        assert not re.search("JOIN|AGGREGATE|SORT|UNION", plan)
        assert len(re.findall(r"DF \[", plan)) == 1


def test_on_duckdb_only_lists_of_constants_are_joined() -> None:
    """DuckDB itself turns `x IN (constants)` into a mark join; no other."""
    duckdb = pytest.importorskip("duckdb")
    con = duckdb.connect()
    con.execute("CREATE TABLE t (a VARCHAR, b VARCHAR, d DATE)")
    con.executemany("INSERT INTO t VALUES (?, ?, ?)", ROWS)
    table = con.table("t")
    for found in (
        frames.annotate(table, BODIES, country="a", on="d"),
        frames.annotate_pairs(table, BOTH, a="a", b="b", on="d"),
        frames.filter_members(table, "PFP", country="a", on="d"),
    ):
        # printed as `Hash Join` by some versions and as `HASH_JOIN` by others
        plan = found.explain().upper().replace("_", " ")
        joins = len(re.findall("JOIN(?! TYPE)", plan))
        assert joins == len(re.findall("JOIN TYPE: MARK", plan))
        assert joins == len(re.findall("COLUMN DATA SCAN", plan))
        assert len(re.findall(r"TABLE: (?:MEMORY\.MAIN\.)?T\b", plan)) == 1
        assert not re.search("AGGREGATE|ORDER|WINDOW|UNION", plan)


@pytest.fixture(scope="module")
def spark(spark_if_any: Any) -> Any:
    """Give a session of PySpark."""
    if spark_if_any is None:
        pytest.skip("needs the extra engines, and Java")
    return spark_if_any


@pytest.fixture(scope="module")
def rows(spark: Any) -> Any:
    """Give a table of PySpark."""
    return spark.createDataFrame(ROWS, "a string, b string, on date")


def plan_of(table: Any) -> str:
    """Give the physical plan."""
    return str(table._jdf.queryExecution().executedPlan().toString())


@pytest.mark.filterwarnings("ignore")
class TestSpark:
    """PySpark, on two local cores."""

    def test_it_says_row_by_row_what_status_says(self, rows: Any) -> None:
        """Nulls and unknown codes included, alone and in pairs."""
        found = frames.annotate(rows, BODIES, country="a", on="on")
        pairs = frames.annotate_pairs(rows, BOTH, a="a", b="b", on="on")
        assert type(found) is type(pairs) is type(rows)
        kept = frames.filter_members(rows, "PFP", country="a", on="on")
        expected = [
            [status(body, a, on) for body in BODIES.values()]
            for a, _, on in ROWS
        ]
        assert [list(row[3:]) for row in found.collect()] == expected
        in_pfp = [
            row for row, says in zip(ROWS, expected, strict=True) if says[2]
        ]
        assert [tuple(row) for row in kept.collect()] == in_pfp
        for row, said in zip(ROWS, pairs.collect(), strict=True):
            a, b, on = row
            for n, body in enumerate(BODIES.values(), start=3):
                sides = {status(body, a, on), status(body, b, on)}
                assert said[n] is (None if None in sides else sides == {True})
            if a in (None, "XXX") or on is None:
                assert said[6] is None
            else:
                answer = cr.allies(b, on)
                sure = "ARM" in (a, b) or "GEO" in (a, b)
                assert said[6] is (
                    True if a in answer.certain else False if sure else None
                )

    def test_all_is_one_projection(self, rows: Any) -> None:
        """No join, no exchange: every row stays where it is."""
        for found in (
            frames.annotate(rows, BODIES, country="a", on="on"),
            frames.annotate_pairs(rows, BOTH, a="a", b="b", on="on"),
        ):
            plan = plan_of(found)
            assert len(re.findall(r"\bProject\b", plan)) == 1
            assert not re.search("Join|Exchange|Sort|Aggregate|Window", plan)

    def test_a_filter_stays_in_place(self, rows: Any) -> None:
        """The condition stands in the filter; at most a projection beside."""
        plan = plan_of(
            frames.filter_members(rows, "CSTO", country="a", on="on")
        )
        assert len(re.findall(r"\bFilter\b", plan)) == 1
        assert not re.search("Join|Exchange|Sort|Aggregate|Window", plan)

    def test_timestamps_text_and_numbers(self, spark: Any) -> None:
        """The day shown in the zone of the session; text; codes of COW."""
        table = spark.sql(
            "SELECT 704 AS c, TIMESTAMP '2012-12-18 23:59:59' AS t,"
            " TIMESTAMP_NTZ '2012-12-18 23:59:59' AS n, '2012-12-18' AS s"
        )
        for on in ("t", "n", "s"):
            found = frames.annotate(
                table, {"x": "CSTO"}, country="c", on=on, codes="cow"
            )
            assert [row.x for row in found.collect()] == [True]

    def test_unknown_codes(self, rows: Any) -> None:
        """They are counted when collected, and cannot be raised before."""
        found = frames.unknown_codes(rows, country="a")
        assert [tuple(row) for row in found.collect()] == [("XXX", 8)]
        with pytest.raises(cr.TableError, match="needs the rows"):
            frames.annotate(
                rows, BODIES, country="a", on="on", unknown="raise"
            )

    def test_names_differ_by_more_than_case(self, rows: Any) -> None:
        """As on every engine of SQL."""
        with pytest.raises(
            cr.TableError, match="in the way of the column 'a'"
        ):
            frames.annotate(rows, {"A": "CSTO"}, country="a", on="on")
