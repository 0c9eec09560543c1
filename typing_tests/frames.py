"""A table comes back as what it was; checked, never executed."""

from __future__ import annotations

from typing import assert_type

import duckdb
import polars as pl

from caucasus_ref import frames
from caucasus_ref.asked import Owing


def tables(
    eager: pl.DataFrame,
    lazy: pl.LazyFrame,
    relation: duckdb.DuckDBPyRelation,
) -> None:
    """Ask tables of several engines."""
    assert_type(
        frames.annotate(eager, {"x": "CSTO"}, country="c", on="on"),
        pl.DataFrame,
    )
    pact = frames.obligation("defense", binding="disputed")
    assert_type(pact, Owing)
    assert_type(
        frames.annotate_pairs(
            lazy, {"x": "CSTO", "pact": pact}, a="a", b="b", on="on"
        ),
        pl.LazyFrame,
    )
    assert_type(
        frames.filter_members(
            relation, "CSTO", country="c", on="on", codes="cow"
        ),
        duckdb.DuckDBPyRelation,
    )
    assert_type(
        frames.unknown_codes(lazy, country="c", codes="iso2"), pl.LazyFrame
    )
