"""Timelines: examples; the laws are tested with made-up ones."""

from __future__ import annotations

import operator
from datetime import date

import pendulum
import pytest

from caucasus_ref import DateError, Spans, Timeline
from caucasus_ref.spans import NO_DAYS
from caucasus_ref.timelines import Shift


NOBODY = Timeline.from_spans({})


def day(number: int) -> date:
    """Give a day of January 2000."""
    return date(2000, 1, number)


def spans(*parts: tuple[int, int | None]) -> Spans:
    """Make a set of days of January 2000."""
    return Spans.of(
        *((day(a), None if b is None else day(b)) for a, b in parts)
    )


def make(
    **days: tuple[tuple[int, int | None], tuple[int, int | None]],
) -> Timeline:
    """Make a timeline of the certain and the possible days of each name."""
    return Timeline.from_spans(
        {
            name: (spans(certain), spans(possible))
            for name, (certain, possible) in days.items()
        }
    )


def plain(**days: tuple[int, int | None]) -> Timeline:
    """Make a timeline in which nothing is uncertain."""
    return make(**{name: (part, part) for name, part in days.items()})


A = make(x=((3, 8), (1, 10)), y=((5, None), (5, None)))
"""x possibly from 1 to 10, certainly from 3 to 8; y for ever from 5."""


@pytest.mark.parametrize(
    ("number", "certain", "possible"),
    [
        (1, "", "x"),
        (2, "", "x"),
        (3, "x", "x"),
        (5, "xy", "xy"),
        (7, "xy", "xy"),
        (8, "y", "xy"),
        (9, "y", "xy"),
        (10, "y", "y"),
    ],
)
def test_a_day_has_a_certain_and_a_possible_set(
    number: int, certain: str, possible: str
) -> None:
    """What changes on a day holds from that day on."""
    assert frozenset(certain) == A.on(day(number))
    assert frozenset(possible) == A.possible_on(day(number))


def test_before_the_first_change_there_is_nobody() -> None:
    """A timeline begins empty."""
    assert frozenset() == A.on(date(1999, 12, 31))
    assert frozenset() == A.possible_on("1999-12-31")


@pytest.mark.parametrize("ask", [A.on, A.possible_on])
def test_a_question_needs_a_day(ask: object) -> None:
    """A month is refused, as everywhere."""
    with pytest.raises(DateError, match=r'^day: "2000-01" is not one day'):
        ask("2000-01")  # type: ignore[operator]


def test_a_change_says_what_it_changes() -> None:
    """Certain, no longer certain, possible, no longer possible."""
    told = [
        (
            shift.on.day,
            *(
                "".join(sorted(names))
                for names in (shift.joined, shift.left, shift.maybe, shift.out)
            ),
        )
        for shift in A.changes()
    ]
    assert told == [
        (1, "", "", "x", ""),
        (3, "x", "", "", ""),
        (5, "y", "", "", ""),
        (8, "", "x", "x", ""),
        (10, "", "", "", "x"),
    ]
    assert isinstance(A.changes()[0].on, pendulum.Date)
    assert repr(A.changes()[1]) == "<Shift: on 2000-01-03, joined x>"


def test_changes_print_as_a_table() -> None:
    """A day on which only a possibility ends says so."""
    assert repr(A.changes()) == (
        "<5 changes>\n"
        "  2000-01-01  ?x\n"
        "  2000-01-03  +x\n"
        "  2000-01-05  +y\n"
        "  2000-01-08  -x ?x\n"
        "  2000-01-10  no longer possible: x"
    )


def test_one_change_is_a_change() -> None:
    """And several that are no longer possible are told apart."""
    assert repr(plain(x=(1, None)).changes()) == "<1 change>\n  2000-01-01  +x"
    both = make(x=((2, 3), (2, 9)), y=((2, 3), (2, 9)))
    assert repr(both.changes()).splitlines()[-1] == (
        "  2000-01-09  no longer possible: x y"
    )


def test_when_asks_for_all_names() -> None:
    """Several names: the days on which all of them are in."""
    assert spans((3, 8)) == A.when("x")
    assert spans((5, 8)) == A.when("x", "y")
    assert spans((1, 10)) == A.possible_when("x")
    assert spans((5, 10)) == A.possible_when("x", "y")
    assert A.when("z") == NO_DAYS
    assert A.possible_when("z") == NO_DAYS


def test_when_without_a_name_asks_for_anybody() -> None:
    """The days on which the set is not empty."""
    assert spans((3, None)) == A.when()
    assert spans((1, None)) == A.possible_when()


@pytest.mark.parametrize("ask", [A.when, A.possible_when])
def test_a_name_is_text(ask: object) -> None:
    """A list of names, or a record, is not taken for nobody."""
    with pytest.raises(TypeError) as caught:
        ask("x", ["y"])  # type: ignore[operator]
    assert str(caught.value) == (
        "['y'] is no id; write them one by one, as \"ARM\""
    )


@pytest.mark.parametrize("sign", ["and_", "or_", "sub", "xor"])
def test_a_timeline_combines_with_timelines_only(sign: str) -> None:
    """Anything else is refused as Python refuses it."""
    with pytest.raises(TypeError, match="unsupported operand"):
        getattr(operator, sign)(A, 3)


def test_operators_keep_what_is_uncertain() -> None:
    """Certain without possible, possible without certain."""
    b = plain(x=(2, 4))
    assert make(x=((3, 4), (2, 4))) == A & b
    both = Timeline.from_spans(
        {
            "x": (spans((2, 8)), spans((1, 10))),
            "y": (spans((5, None)), spans((5, None))),
        }
    )
    assert both == A | b
    without = A - b
    assert frozenset() == without.possible_on(day(3))
    assert frozenset("x") == without.on(day(4))
    assert plain(x=(1, 5)) - plain(x=(1, 5)) == NOBODY


def test_the_difference_of_an_uncertain_one_is_uncertain() -> None:
    """Who may be in the one is not certainly out of it."""
    maybe = make(x=((9, 9), (1, 5)))
    certain = plain(x=(1, 5))
    assert maybe == certain - maybe
    assert maybe == certain ^ maybe
    assert maybe == maybe ^ certain
    assert maybe == maybe & certain
    assert certain == maybe | certain


def test_what_changes_nothing_leaves_no_trace() -> None:
    """Equal on every day is equal."""
    assert plain(x=(1, 5)) == plain(x=(1, 5)) | plain(x=(2, 3))
    assert hash(plain(x=(1, 5))) == hash(plain(x=(1, 5), y=(3, 3)))
    assert plain() == NOBODY
    assert A == A | NOBODY


def test_a_timeline_prints_what_it_is_about() -> None:
    """Few names are listed, of many the number that is left out."""
    assert repr(NOBODY) == "<Timeline: nobody on any day>"
    assert repr(A) == "<Timeline from 2000-01-01: x y; 5 days of change>"
    many = plain(**{f"n{number:02}": (1, 2) for number in range(12)})
    names = " ".join(f"n{number:02}" for number in range(10))
    assert repr(many) == (
        f"<Timeline from 2000-01-01: {names} and 2 more;\n  2 days of change>"
    )
    eleven = plain(**{f"n{number:02}": (1, None) for number in range(11)})
    assert repr(eleven) == (
        f"<Timeline from 2000-01-01: {names} and 1 more;\n  1 day of change>"
    )
    exactly = plain(**{f"n{number:02}": (1, 2) for number in range(10)})
    assert " more" not in repr(exactly)


def certainty(names: Timeline) -> dict[str, str]:
    """Say of each name if it is certainly or only possibly in on day 1."""
    sure, maybe = names.on(day(1)), names.possible_on(day(1))
    assert sure <= maybe
    return {
        name: "certain" if name in sure else "possible"
        for name in sorted(maybe)
    }


def test_operators_treat_each_certainty_as_sets_of_worlds() -> None:
    """Certain is what holds however the unknown days fall."""
    certain, possible, out = (
        ((1, 2), (1, 2)), ((1, 1), (1, 2)), ((1, 1), (1, 1)),
    )  # fmt: skip
    a = make(
        cc=certain, cp=certain, co=certain,
        pc=possible, pp=possible, po=possible,
        oc=out, op=out, oo=out,
    )  # fmt: skip
    b = make(
        cc=certain, pc=certain, oc=certain,
        cp=possible, pp=possible, op=possible,
        co=out, po=out, oo=out,
    )  # fmt: skip
    assert certainty(a & b) == {
        "cc": "certain", "cp": "possible", "pc": "possible", "pp": "possible",
    }  # fmt: skip
    assert certainty(a | b) == {
        "cc": "certain", "co": "certain", "cp": "certain",
        "oc": "certain", "op": "possible", "pc": "certain",
        "po": "possible", "pp": "possible",
    }  # fmt: skip
    assert certainty(a - b) == {
        "co": "certain", "cp": "possible", "po": "possible", "pp": "possible",
    }  # fmt: skip
    assert certainty(a ^ b) == {
        "co": "certain", "cp": "possible", "oc": "certain", "op": "possible",
        "pc": "possible", "po": "possible", "pp": "possible",
    }  # fmt: skip


def test_what_stays_possible_is_told_once() -> None:
    """A change of one name says nothing of another that stays as it was."""
    line = make(x=((9, 9), (1, 9)), y=((3, 5), (3, 5)))
    told = [(shift.on.day, sorted(shift.maybe)) for shift in line.changes()]
    assert told == [(1, ["x"]), (3, []), (5, []), (9, [])]


def test_a_timeline_without_a_change_is_never_true() -> None:
    """Where nobody is ever in, there is no day on which anybody is."""
    assert NOBODY.when() == NO_DAYS
    assert NOBODY.possible_when() == NO_DAYS
    assert list(NOBODY.changes()) == []


def test_a_timeline_names_who_is_only_possible() -> None:
    """Whoever may be in on some day is one that it is about."""
    maybe = make(x=((9, 9), (1, 5)))
    assert repr(maybe) == "<Timeline from 2000-01-01: x; 2 days of change>"


def test_a_shift_is_made_by_name() -> None:
    """Four sets of names would be too easy to confuse."""
    none = frozenset[str]()
    with pytest.raises(TypeError, match="positional"):
        Shift(day(1), none, none, none, none)  # type: ignore[call-arg]
