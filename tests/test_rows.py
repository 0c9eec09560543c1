"""Answers of many: rows."""

from __future__ import annotations

import attrs
import pytest

from caucasus_ref.rows import Rows, natural
from caucasus_ref.shown import Shown


@attrs.frozen(repr=False)
class Numbers(Rows[int]):
    """Rows that show how many they are."""

    def _shown(self) -> Shown:
        return Shown(head=f"{len(self)} numbers")


def test_rows_are_counted_iterated_and_indexed() -> None:
    """Rows behave as the tuple that they hold."""
    rows = Numbers((3, 1, 2))
    assert len(rows) == 3
    assert list(rows) == [3, 1, 2]
    assert rows[1] == 1
    assert rows[-1] == 2
    assert not Numbers(())


def test_what_is_shown_is_said_at_a_prompt_and_in_a_notebook() -> None:
    """One description serves both."""
    rows = Numbers((3, 1, 2))
    assert repr(rows) == "<3 numbers>"
    assert rows._repr_html_() == (
        "<div><p><strong>3 numbers</strong></p></div>"
    )


@pytest.mark.parametrize(
    "articles",
    [
        ["1", "2", "2, 3", "10", "42(1)", "42(7)"],
        ["I", "II", "IV", "V", "VI", "IX", "X", "XI"],
        ["2 and 3", "2 and 10", "Section I, 2", "Section I, 10"],
    ],
)
def test_articles_are_sorted_as_people_count(articles: list[str]) -> None:
    """By numbers, also Roman ones, and not by their letters."""
    shuffled = [*articles[1::2], *articles[::2]]
    assert sorted(shuffled, key=natural) == articles
