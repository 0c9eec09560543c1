"""What is shown at a prompt: never wider than a terminal, never a flood."""

from __future__ import annotations

import attrs
from hypothesis import given
from hypothesis import strategies as st

from caucasus_ref.shown import GLUE, Shown, Sparse, shortened


WORDS = st.text("abc-/", min_size=1, max_size=9)
CELLS = st.lists(WORDS, max_size=12).map(" ".join)
TABLES = st.integers(1, 5).flatmap(
    lambda width: st.lists(
        st.lists(CELLS, min_size=width, max_size=width), max_size=60
    )
)


def told(**parts: object) -> list[str]:
    """Give the lines below a headline."""
    shown = Shown(head="head", **parts)  # type: ignore[arg-type]
    return str(shown).splitlines()[1:]


def test_a_headline_may_have_something_behind_it() -> None:
    """It stands in brackets; what is said stands after them."""
    assert str(Shown(head="1 row")) == "<1 row>"
    assert str(Shown(head="p1: so", said="It is.")) == "<p1: so> It is."


def test_a_table_sets_its_columns_under_each_other() -> None:
    """Columns are as wide as their widest cell, without trailing blanks."""
    rows = [("a", "longer", ""), ("bbb", "c", "")]
    assert told(rows=rows) == ["  a    longer", "  bbb  c"]


def test_columns_have_names_where_there_are_rows() -> None:
    """A name widens its column as a cell does."""
    columns = ("country", "n")
    assert told(columns=columns, rows=[("a", "12")]) == [
        "  country  n",
        "  a        12",
    ]
    assert told(columns=columns) == []


def test_notes_stand_below_the_table_and_then_the_caveats() -> None:
    """Each has lines of its own; a caveat is led by its kind."""
    long = "word " * 20
    assert told(
        rows=[("row",)], notes=("note",), caveats=(("coarse", long),)
    ) == [
        "  row",
        "  note",
        "  (coarse) " + "word " * 12 + "word",
        "    " + "word " * 6 + "word",
    ]


def test_a_cell_that_is_too_wide_takes_several_lines() -> None:
    """The widest column gives way, and breaks at blanks and after slashes."""
    text = "1991-12-30/1998-11-05 " * 4
    assert told(rows=[("x" * 30, text.strip(), "y" * 20)])[:2] == [
        "  " + "x" * 30 + "  1991-12-30/1998-11-05  " + "y" * 20,
        "  " + " " * 30 + "  1991-12-30/1998-11-05",
    ]
    narrow = told(rows=[("x" * 60, "1991-12-30/1998-11-05")])
    assert narrow == [
        "  " + "x" * 60 + "  1991-12-30/",
        "  " + " " * 60 + "  1998-11-05",
    ]


def test_a_row_of_79_columns_fits() -> None:
    """One column more, and the row takes a second line."""
    fits, too_wide = ("x" * 40, "y" * 17 + " z"), ("x" * 41, "y" * 33 + " z")
    assert len(told(rows=[fits])) == 1
    assert told(rows=[("x" * 41, "y" * 32 + " z")]) == [
        f"  {'x' * 41}  {'y' * 32} z"
    ]
    assert len(told(rows=[too_wide])) == 2


def test_a_word_is_never_broken() -> None:
    """An id can be copied, even if it is wider than a terminal."""
    long = ["x" * 50, "y" * 50]
    assert told(rows=[long]) == ["  " + "  ".join(long)]


def test_a_blank_may_hold_two_words_together() -> None:
    """A number is not parted from its unit, and prints a plain blank."""
    text = f"2{GLUE}years 11{GLUE}months"
    assert told(rows=[("x" * 66, text)]) == [
        "  " + "x" * 66 + "  2 years",
        "  " + " " * 66 + "  11 months",
    ]


def test_a_line_break_in_a_cell_is_kept() -> None:
    """What is claimed and what is right stand below each other."""
    assert told(rows=[("p1", "so\nnot so")]) == ["  p1  so", "      not so"]


def test_a_long_table_is_cut_and_says_so() -> None:
    """Forty lines are shown, of more the number of rows that is left out."""
    forty = [(str(number),) for number in range(40)]
    assert told(rows=forty)[-1] == "  39"
    assert told(rows=[*forty, ("40",), ("41",)])[-2:] == [
        "  39",
        "  and 2 more",
    ]
    assert told(rows=forty[:1], more=7)[-1] == "  and 7 more"
    double = [("a\nb",)] * 21
    assert told(rows=double)[-2:] == ["  b", "  and 1 more"]


def test_a_row_that_is_long_by_itself_is_shown() -> None:
    """An answer is never cut to nothing."""
    lines = told(rows=[("a\n" * 50 + "a",), ("b",)])
    assert lines[:-1] == ["  a"] * 51
    assert lines[-1] == "  and 1 more"


@given(TABLES)
def test_no_table_floods(rows: list[list[str]]) -> None:
    """Of any cells: a width, a height, and every row counted once."""
    shown = Shown(head="head", rows=rows)
    lines = str(shown).splitlines()
    kept, left_out = shown.cut()
    assert len(kept) + left_out == len(rows)
    assert list(kept) == rows[: len(kept)]
    assert all(len(line) <= 79 for line in lines)
    assert len(lines) <= 43 or len(kept) == 1


def test_a_text_is_cut_between_words() -> None:
    """A word alone, such as an id, stays whole."""
    assert shortened("one two three", 9) == "one two …"
    assert shortened("one two", 9) == "one two"
    assert shortened("Nagorno-Karabakh is", 18) == "Nagorno-Karabakh …"
    assert shortened("x" * 20, 9) == "x" * 20


@attrs.frozen(kw_only=True, repr=False)
class Thing(Sparse):
    """A record with all sorts of fields."""

    name: str | None = None
    _hidden: int | None = None
    said: bool | None = None
    many: tuple[object, ...] = ()
    group: frozenset[str] = frozenset()


def test_a_record_prints_what_it_has_to_say() -> None:
    """Fields that are empty are left out; text with blanks is quoted."""
    assert repr(Thing()) == "<Thing: empty>"
    whole = Thing(
        name="two words",
        hidden=3,
        said=False,
        many=("a", Thing(name="b")),
        group=frozenset({"z", "y"}),
    )
    assert repr(whole) == (
        '<Thing: name "two words", hidden 3, said False,'
        " many a <Thing: name b>, group y z>"
    )
    assert repr(Thing(name="word " * 30)) == (
        '<Thing: name "' + "word " * 11 + '…">'
    )
