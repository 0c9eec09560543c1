"""Sets of days: examples; the laws are tested with made-up spans."""

from __future__ import annotations

import operator
from datetime import date

import pytest

from caucasus_ref import Spans
from caucasus_ref.spans import ALL_DAYS, NO_DAYS


def day(number: int) -> date:
    """Give a day of January 2000."""
    return date(2000, 1, number)


def spans(*parts: tuple[int, int | None]) -> Spans:
    """Make a set of days of January 2000."""
    return Spans.of(
        *((day(a), None if b is None else day(b)) for a, b in parts)
    )


@pytest.mark.parametrize(
    ("given", "canonical"),
    [
        ([], []),
        ([(1, 1)], []),
        ([(2, 1)], []),
        ([(1, 3), (3, 5)], [(1, 5)]),
        ([(1, 3), (4, 5)], [(1, 3), (4, 5)]),
        ([(4, 5), (1, 3)], [(1, 3), (4, 5)]),
        ([(1, 9), (2, 3)], [(1, 9)]),
        ([(1, 3), (2, 9)], [(1, 9)]),
        ([(1, None), (2, 3)], [(1, None)]),
        ([(1, 3), (2, None)], [(1, None)]),
        ([(1, 3), (3, None)], [(1, None)]),
        ([(1, 3), (1, 5)], [(1, 5)]),
    ],
)
def test_spans_are_canonical(
    given: list[tuple[int, int | None]],
    canonical: list[tuple[int, int | None]],
) -> None:
    """Parts are sorted, merged where they touch, and never empty."""
    expected = tuple(
        (day(a), None if b is None else day(b)) for a, b in canonical
    )
    made = spans(*given)
    assert expected == made.parts
    assert expected == tuple(made)
    assert len(expected) == len(made)


@pytest.mark.parametrize("sign", ["and_", "or_", "sub", "xor"])
def test_days_combine_with_days_only(sign: str) -> None:
    """Anything else is refused as Python refuses it."""
    with pytest.raises(TypeError, match="unsupported operand"):
        getattr(operator, sign)(ALL_DAYS, 3)


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1, False), (2, True), (3, True), (4, False), (5, False), (6, True)],
)
def test_a_span_has_its_first_day_and_not_its_end(
    number: int, *, expected: bool
) -> None:
    """Spans are half-open."""
    assert expected is (day(number) in spans((2, 4), (6, None)))


def test_the_ends_of_the_calendar() -> None:
    """All days are all that can be written; no days are none."""
    for one in (date.min, date.max):
        assert one in ALL_DAYS
        assert one not in NO_DAYS
    assert ALL_DAYS
    assert not NO_DAYS


def test_the_operators_are_those_of_sets() -> None:
    """Both, either, one without the other, just one, the rest."""
    a, b = spans((1, 5), (8, None)), spans((3, 10))
    assert spans((3, 5), (8, 10)) == a & b
    assert spans((1, None)) == a | b
    assert spans((1, 3), (10, None)) == a - b
    assert spans((5, 8)) == b - a
    assert spans((1, 3), (5, 8), (10, None)) == a ^ b
    assert Spans.of((date.min, day(3)), (day(10), None)) == ~b
    assert NO_DAYS == ~ALL_DAYS
    assert ALL_DAYS == ~NO_DAYS


def test_edges_are_the_days_of_change() -> None:
    """An open end is no day."""
    assert [day(1), day(5), day(8)] == spans((1, 5), (8, None)).edges()


def test_equal_sets_are_equal_and_hash_alike() -> None:
    """How a set came about does not matter."""
    assert spans((1, 3), (3, 5)) == spans((1, 5))
    assert hash(spans((1, 3), (3, 5))) == hash(spans((1, 5)))


def test_spans_print_their_parts() -> None:
    """An open end is left out."""
    text = "<Spans 2000-01-01..2000-01-03, 2000-01-05..>"
    assert text == repr(spans((1, 3), (5, None)))
    assert repr(NO_DAYS) == "<Spans none>"


def test_nothing_combines_with_nothing() -> None:
    """Two sets without a day have no day together, and none apart."""
    assert NO_DAYS == NO_DAYS & NO_DAYS
    assert NO_DAYS == NO_DAYS - NO_DAYS
    assert NO_DAYS == NO_DAYS ^ NO_DAYS
