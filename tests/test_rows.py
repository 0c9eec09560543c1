"""Answers of many: rows, and how they print."""

from __future__ import annotations

from caucasus_ref.rows import Rows, as_table


def test_rows_are_counted_iterated_and_indexed() -> None:
    """Rows behave as the tuple that they hold."""
    rows = Rows((3, 1, 2))
    assert len(rows) == 3
    assert list(rows) == [3, 1, 2]
    assert rows[1] == 1
    assert rows[-1] == 2
    assert not Rows(())


def test_a_table_sets_its_columns_under_each_other() -> None:
    """Columns are as wide as their widest cell, without trailing blanks."""
    text = as_table("<2 rows>", [("a", "longer", ""), ("bbb", "c", "")])
    assert text == "<2 rows>\n  a    longer\n  bbb  c"


def test_a_table_without_rows_is_its_headline() -> None:
    """Nothing is said of nothing."""
    assert as_table("<0 rows>", []) == "<0 rows>"


def test_a_long_table_is_cut_and_says_so() -> None:
    """Forty rows are shown, of more the number that is left out."""
    whole = as_table("<40>", [(str(number),) for number in range(40)])
    assert whole.splitlines()[-1] == "  39"
    cut = as_table("<42>", [(str(number),) for number in range(42)])
    assert cut.splitlines()[-2:] == ["  39", "  and 2 more"]
