"""The laws of timelines: Kleene's tables, day by day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import oracles
from caucasus_ref.dates import Truth
from caucasus_ref.spans import Spans
from caucasus_ref.strategies import FIRST_YEAR, LAST_YEAR, spans, timelines
from caucasus_ref.timelines import Shift, Timeline


NOBODY = Timeline.from_spans({})


NAMES = "abc"
EDGES = [
    date(year, month, day)
    for year in range(FIRST_YEAR, LAST_YEAR + 2)
    for month in (1, 6, 7, 12)
    for day in (1, 2, 3, 29, 30)
]
EDGES += [date(year, 12, 31) for year in range(FIRST_YEAR - 1, LAST_YEAR + 1)]
EDGES.sort()
"""Every day on which a drawn timeline may change, and neighbours."""

OPERATORS: list[
    tuple[
        Callable[[Timeline, Timeline], Timeline],
        Callable[[Truth, Truth], Truth],
    ]
] = [
    (lambda a, b: a & b, oracles.both),
    (lambda a, b: a | b, oracles.either),
    (lambda a, b: a - b, oracles.without),
    (lambda a, b: a ^ b, oracles.one_only),
]


def truth(one: Timeline, name: str, day: date) -> Truth:
    """Ask a timeline about one name on one day."""
    if name in one.on(day):
        return Truth.YES
    return Truth.UNCERTAIN if name in one.possible_on(day) else Truth.NO


def table(one: Timeline) -> list[tuple[frozenset[str], frozenset[str]]]:
    """Write a timeline out, day by day."""
    return [(one.on(day), one.possible_on(day)) for day in EDGES]


@given(st.dictionaries(st.sampled_from(NAMES), st.tuples(spans(), spans())))
def test_a_timeline_says_what_its_spans_say(
    pairs: dict[str, tuple[Spans, Spans]],
) -> None:
    """On each day those are in of whom the spans have the day."""
    days = {name: (a, a | b) for name, (a, b) in pairs.items()}
    made = Timeline.from_spans(days)
    for day in EDGES:
        assert made.on(day) == {n for n, (a, _) in days.items() if day in a}
        assert made.possible_on(day) == {
            n for n, (_, b) in days.items() if day in b
        }


@pytest.mark.parametrize(
    ("combine", "kleene"), OPERATORS, ids=["and", "or", "without", "xor"]
)
@given(timelines(NAMES), timelines(NAMES))
def test_algebra_agrees_with_kleene(
    combine: Callable[[Timeline, Timeline], Timeline],
    kleene: Callable[[Truth, Truth], Truth],
    a: Timeline,
    b: Timeline,
) -> None:
    """On every day each operator is Kleene's, on certain and possible."""
    made = combine(a, b)
    for day in EDGES:
        for name in NAMES:
            expected = kleene(truth(a, name, day), truth(b, name, day))
            assert truth(made, name, day) is expected


@given(timelines(NAMES), timelines(NAMES))
def test_the_certain_are_possible(a: Timeline, b: Timeline) -> None:
    """Whatever is certain is possible, and every operator keeps it so."""
    for one in (a, a & b, a | b, a - b, a ^ b):
        for certain, possible in table(one):
            assert certain <= possible


@given(timelines(NAMES), timelines(NAMES))
def test_equal_means_the_same_on_all_days(a: Timeline, b: Timeline) -> None:
    """Timelines are equal if and only if no day tells them apart."""
    assert (a == b) is (table(a) == table(b))
    assert a | b == b | a
    assert a & b == b & a
    assert a ^ b == b ^ a
    assert a | a == a & a == a
    assert a | NOBODY == a
    assert a & NOBODY == NOBODY


@given(timelines(NAMES))
def test_changes_fold_to_the_timeline(one: Timeline) -> None:
    """Applying the changes in turn gives the sets of every day."""
    certain: frozenset[str] = frozenset()
    maybe: frozenset[str] = frozenset()
    shifts: dict[date, Shift] = {s.on: s for s in one.changes()}
    for day in EDGES:
        if day in shifts:
            shift = shifts.pop(day)
            possible = (certain | maybe | shift.joined | shift.maybe) - (
                shift.out
            )
            certain = (certain | shift.joined) - shift.left
            maybe = possible - certain
            assert shift.joined | shift.left | shift.maybe | shift.out
        assert one.on(day) == certain
        assert one.possible_on(day) == certain | maybe
    assert not shifts


@given(timelines(NAMES))
def test_changes_name_only_what_changes(one: Timeline) -> None:
    """Who joins was not in, who leaves was, who may be in was not unsure."""
    for shift in one.changes():
        eve = shift.on.subtract(days=1)
        before, after = one.on(eve), one.on(shift.on)
        unsure = one.possible_on(eve) - before
        assert shift.joined == after - before
        assert shift.left == before - after
        assert shift.maybe == one.possible_on(shift.on) - after - unsure
        assert shift.out == one.possible_on(eve) - one.possible_on(shift.on)


@given(timelines(NAMES), st.sets(st.sampled_from(NAMES)))
def test_when_has_the_days_on_which_all_are_in(
    one: Timeline, names: set[str]
) -> None:
    """The days of several names are those on which each of them is in."""
    certainly, possibly = one.when(*names), one.possible_when(*names)
    for day in EDGES:
        on, may = one.on(day), one.possible_on(day)
        if names:
            assert (day in certainly) is (names <= on)
            assert (day in possibly) is (names <= may)
        else:
            assert (day in certainly) is bool(on)
            assert (day in possibly) is bool(may)


@given(timelines("abcdefghijklmn"))
def test_a_repr_is_one_short_line(one: Timeline) -> None:
    """A timeline prints on one line of at most 119 characters."""
    assert "\n" not in repr(one)
    assert len(repr(one)) <= 119
    assert all(len(line) <= 119 for line in repr(one.changes()).splitlines())


def test_reprs_of_a_tiny_timeline() -> None:
    """Reprs name who is in, and show what each day changes."""
    known = Spans.of((date(2001, 1, 1), date(2002, 1, 1)))
    maybe = known | Spans.of((date(2002, 1, 1), date(2003, 1, 1)))
    one = Timeline.from_spans({"a": (known, maybe), "b": (known, known)})
    assert repr(one) == ("<Timeline from 2001-01-01: a b; 3 days of change>")
    assert repr(one.changes()) == (
        "<3 changes>\n"
        "  2001-01-01  +a +b\n"
        "  2002-01-01  -a -b ?a\n"
        "  2003-01-01  no longer possible: a"
    )
    assert repr(NOBODY) == "<Timeline: nobody on any day>"
    many = Timeline.from_spans(dict.fromkeys("abcdefghijkl", (known, known)))
    assert "a b c d e f g h i j and 2 more;" in repr(many)
    assert repr(NOBODY.changes()) == "<0 changes>"
