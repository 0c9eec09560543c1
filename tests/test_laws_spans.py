"""The laws of sets of days, against plain sets of days."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from caucasus_ref.spans import ALL_DAYS, NO_DAYS, Span, Spans
from caucasus_ref.strategies import FIRST_YEAR, days, spans
from oracles import ONE_DAY, days_in


WINDOW = [
    date(FIRST_YEAR, 1, 1) + number * ONE_DAY for number in range(-2, 740)
]
"""Two years: day by day, but not too many."""


@st.composite
def parts(draw: st.DrawFn) -> list[Span]:
    """Draw stretches in any order; they overlap, touch or are empty."""
    day = st.sampled_from(WINDOW[::61] + WINDOW[1::61])
    return draw(st.lists(st.tuples(day, st.none() | day), max_size=6))


def shown(one: Spans) -> set[date]:
    """Give the days of the window that are in a set, asked one by one."""
    return {day for day in WINDOW if day in one}


@given(parts())
def test_a_set_has_the_days_of_its_parts(given_: list[Span]) -> None:
    """However stretches lie to each other, their days make the set."""
    assert shown(Spans.of(*given_)) == days_in(given_, WINDOW)


@given(parts())
def test_parts_neither_overlap_nor_touch(given_: list[Span]) -> None:
    """Stretches are sorted, have a day each, and a day between them."""
    made = Spans.of(*given_)
    edges = made.edges()
    assert edges == sorted(set(edges))
    assert None not in [end for _, end in made.parts[:-1]]


@given(parts(), parts())
def test_equal_sets_have_equal_days(one: list[Span], two: list[Span]) -> None:
    """Two sets are equal if and only if they have the same days."""
    a, b = Spans.of(*one), Spans.of(*two)
    assert (a == b) is (days_in(one, WINDOW) == days_in(two, WINDOW))


@given(parts())
def test_order_and_cuts_change_no_set(given_: list[Span]) -> None:
    """Neither the order of stretches nor cutting one in two matters."""
    made = Spans.of(*given_)
    cut = [
        piece
        for start, end in reversed(given_)
        for piece in ((start, end), (start, end))
    ]
    middle = WINDOW[300]
    cut += [
        (start, middle)
        for start, end in made
        if start < middle and (end is None or middle < end)
    ]
    assert Spans.of(*cut, *made) == made


@given(parts(), parts())
def test_algebra_is_that_of_sets(one: list[Span], two: list[Span]) -> None:
    """Every operator does with spans what it does with sets of days."""
    a, b = Spans.of(*one), Spans.of(*two)
    days_a, days_b = days_in(one, WINDOW), days_in(two, WINDOW)
    assert shown(a & b) == days_a & days_b
    assert shown(a | b) == days_a | days_b
    assert shown(a - b) == days_a - days_b
    assert shown(a ^ b) == days_a ^ days_b
    assert shown(~a) == set(WINDOW) - days_a


@given(spans(), spans())
def test_algebra_is_canonical(a: Spans, b: Spans) -> None:
    """What two ways of reckoning give alike is equal."""
    assert a - b == a & ~b
    assert a ^ b == (a | b) - (a & b)
    assert ~(a | b) == ~a & ~b
    assert ~~a == a
    assert a | ~a == ALL_DAYS
    assert a & ~a == NO_DAYS


@given(spans(), days())
def test_membership_is_half_open(one: Spans, day: date) -> None:
    """A stretch has its first day, and not the day on which it ends."""
    for start, end in one:
        assert start in one
        assert end is None or end not in one
        assert start - ONE_DAY not in one
    assert (day in one) is (day in days_in(one, [day]))


@given(spans())
def test_edges_are_where_membership_changes(one: Spans) -> None:
    """A day is an edge if it and the day before differ."""
    edges = one.edges()
    for day in [*edges, *(edge + ONE_DAY for edge in edges)]:
        changes = (day in one) is not (day - ONE_DAY in one)
        assert changes is (day in edges)


@given(spans())
def test_only_the_empty_set_is_false(one: Spans) -> None:
    """A set is true if it has a day, and counts its stretches."""
    assert bool(one) is (one != NO_DAYS)
    assert len(one) == len(list(one))


def test_reprs_show_the_stretches() -> None:
    """A set prints its stretches, or says that there is none."""
    one = Spans.of(
        (date(2001, 1, 1), date(2001, 2, 1)), (date(2002, 1, 1), None)
    )
    assert repr(one) == "<Spans 2001-01-01..2001-02-01, 2002-01-01..>"
    assert repr(NO_DAYS) == "<Spans none>"
