"""Holdings: how they are cut, lent and added up, day by day."""

from __future__ import annotations

from datetime import date

import pytest

import caucasus_ref as cr
from caucasus_ref import Spans
from caucasus_ref.dates import PartialDate
from caucasus_ref.holdings import (
    BodyLife,
    Holding,
    counted_days,
    earlier,
    lent,
    whole_years,
)
from caucasus_ref.model import Boundary
from caucasus_ref.spans import ALL_DAYS, NO_DAYS
from caucasus_ref.vocabulary import Manner, Standing
from pacts import pact, party, record


def on(text: str) -> PartialDate:
    """Read a date."""
    return PartialDate.parse(text)


def edge(text: str, known: str | None = None) -> Boundary:
    """Make a boundary."""
    return Boundary(
        on=on(text),
        how=Manner.ACCESSION,
        known=None if known is None else on(known),
    )


def day(number: int) -> date:
    """Give a day of January 2000."""
    return date(2000, 1, number)


def days(first: int, last: int) -> str:
    """Write a date that is one of some days of January 2000."""
    if first == last:
        return f"2000-01-{first:02}"
    return f"2000-01-{first:02}/2000-01-{last:02}"


def spans(*parts: tuple[int, int | None]) -> Spans:
    """Make a set of days of January 2000."""
    return Spans.of(
        *((day(a), None if b is None else day(b)) for a, b in parts)
    )


def hold(
    joined: tuple[int, int],
    left: tuple[int, int] | None = None,
    *,
    counts: bool = True,
    sure: bool = True,
    left_known: str | None = None,
    joined_known: str | None = None,
    body: str = "A",
    standing: Standing = Standing.MEMBER,
) -> Holding:
    """Make a holding that begins and ends between these days."""
    begun = on(days(*joined)).bounds
    ended = None if left is None else on(days(*left)).bounds
    return Holding(
        body=body,
        country="ARM",
        standing=standing,
        joined=edge(days(*joined), joined_known),
        left=None if left is None else edge(days(*left), left_known),
        counts=counts,
        membership=None,
        start=(begun[0], begun[1] if sure else None),
        end=(None, None)
        if ended is None
        else (ended[0], ended[1] if sure else None),
    )


class TestHolding:
    """One stretch, of which each end may be uncertain."""

    def test_its_days(self) -> None:
        """Certain from the last start to the first end, possible around."""
        held = hold((3, 5), (8, 10))
        assert (held.certain, held.possible) == (
            spans((5, 8)), spans((3, 10)),
        )  # fmt: skip

    def test_without_a_known_start_nothing_is_certain(self) -> None:
        """Unknown ends leave it possible without an end."""
        held = hold((3, 5), (8, 10), sure=False)
        assert (held.certain, held.possible) == (NO_DAYS, spans((3, None)))

    def test_it_prints_both_ends(self) -> None:
        """An end that is not known is left out."""
        assert repr(hold((3, 3), (8, 8))) == (
            "<ARM member of A from 2000-01-03 by accession"
            " until 2000-01-08 by accession>"
        )
        assert repr(hold((3, 3))) == (
            "<ARM member of A from 2000-01-03 by accession>"
        )

    def test_it_is_made_by_name(self) -> None:
        """Nine fields would be too easy to confuse."""
        with pytest.raises(TypeError, match="takes 1 positional"):
            Holding("A", "ARM")  # type: ignore[call-arg]

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (hold((1, 9)), hold((2, 3))),
            (hold((1, 2)), hold((1, 3))),
            (hold((1, 3)), hold((1, 3), sure=False)),
            (hold((1, 2), (5, 9)), hold((1, 2), (6, 7))),
            (hold((1, 2), (5, 6)), hold((1, 2), (5, 7))),
            (hold((1, 2), (5, 7)), hold((1, 2))),
            (hold((1, 2), body="A"), hold((1, 2), body="B")),
            (
                hold((1, 2), standing=Standing.MEMBER),
                hold((1, 2), standing=Standing.OBSERVER),
            ),
        ],
    )
    def test_its_order(self, before: Holding, after: Holding) -> None:
        """By start, end, body and standing; what is unknown comes last."""
        assert before.order < after.order

    def test_an_end_that_may_be_comes_before_none(self) -> None:
        """Of two that begin alike the one that may end sooner is first."""
        maybe = maybe_ended(hold((1, 1), (5, 9)))
        assert hold((1, 1), (5, 9)).order < maybe.order < hold((1, 1)).order


def cut(
    held: Holding, *window: tuple[int, int | None]
) -> list[tuple[str, ...]]:
    """Cut a holding to a window; write its ends and their boundaries."""
    return [
        (
            numbers(one.start),
            "" if one.joined.how is None else "own",
            numbers(one.end),
            "" if one.left is None or one.left.how is None else "own",
        )
        for one in held.within(spans(*window))
    ]


def numbers(bounds: tuple[date | None, date | None]) -> str:
    """Write bounds as days of the month; a dash is none."""
    return " ".join("-" if one is None else str(one.day) for one in bounds)


class TestWithin:
    """A window cuts days off; what it cuts off keeps no manner."""

    @pytest.mark.parametrize(
        ("window", "expected"),
        [
            ((1, None), ("3 5", "own", "8 10", "own")),
            ((3, 10), ("3 5", "own", "8 10", "own")),
            ((4, 9), ("4 5", "own", "8 9", "own")),
            ((5, 8), ("5 5", "", "8 8", "")),
            ((6, 7), ("6 6", "", "7 7", "")),
        ],
    )
    def test_uncertain_ends(
        self, window: tuple[int, int | None], expected: tuple[str, ...]
    ) -> None:
        """An end keeps its act while the act may still be that end."""
        assert cut(hold((3, 5), (8, 10)), window) == [expected]

    @pytest.mark.parametrize(
        ("window", "expected"),
        [
            ((3, 8), ("3 3", "own", "8 8", "own")),
            ((4, 7), ("4 4", "", "7 7", "")),
        ],
    )
    def test_exact_ends(
        self, window: tuple[int, int | None], expected: tuple[str, ...]
    ) -> None:
        """A window that begins or ends on the same day cuts nothing off."""
        assert cut(hold((3, 3), (8, 8)), window) == [expected]

    @pytest.mark.parametrize(
        ("window", "expected"),
        [
            ((1, None), ("3 -", "own", "8 -", "own")),
            ((4, 9), ("4 -", "own", "8 9", "own")),
            ((4, 8), ("4 -", "own", "8 8", "")),
            ((4, 7), ("4 -", "own", "7 7", "")),
        ],
    )
    def test_unknown_ends(
        self, window: tuple[int, int | None], expected: tuple[str, ...]
    ) -> None:
        """An end that may never be ends at the latest with the window."""
        held = hold((3, 5), (8, 10), sure=False)
        assert cut(held, window) == [expected]

    def test_no_end(self) -> None:
        """What has no end ends with the window, by no act."""
        assert cut(hold((3, 3)), (1, 7)) == [("3 3", "own", "7 7", "")]
        assert cut(hold((3, 3)), (1, None)) == [("3 3", "own", "- -", "")]

    def test_the_new_ends_are_those_of_the_window(self) -> None:
        """What is cut off is replaced by the day of the cut."""
        (one,) = hold((3, 3), (8, 8)).within(spans((4, 7)))
        assert one.left is not None
        assert (str(one.joined.on), str(one.left.on)) == (
            "2000-01-04", "2000-01-07",
        )  # fmt: skip

    def test_each_part_of_a_window(self) -> None:
        """A window of two parts makes two of one, and a far one none."""
        assert cut(hold((3, 3), (8, 8)), (1, 4), (6, None)) == [
            ("3 3", "own", "4 4", ""),
            ("6 6", "", "8 8", "own"),
        ]
        assert cut(hold((3, 3), (8, 8)), (1, 3), (8, 9)) == []


class TestCountedDays:
    """Holdings add up, and a shared unknown day leaves no gap."""

    def test_a_shared_coarse_border_is_no_gap(self) -> None:
        """Who leaves one for the other held one of them throughout."""
        chain = [
            hold((1, 1), (4, 6)), hold((4, 6), (8, 9)), hold((8, 9)),
        ]  # fmt: skip
        assert counted_days(chain) == (spans((1, None)), spans((1, None)))
        assert counted_days(chain[:2]) == (spans((1, 8)), spans((1, 9)))

    def test_another_coarse_date_is_another_day(self) -> None:
        """Two dates that only overlap may be two days apart."""
        rows = [hold((1, 1), (4, 6)), hold((4, 7), (9, 9))]
        assert counted_days(rows) == (spans((1, 4), (7, 9)), spans((1, 9)))

    def test_only_what_counts_is_added(self) -> None:
        """What does not count adds no day, and breaks a chain."""
        rows = [
            hold((1, 1), (4, 6)),
            hold((4, 6), (8, 9), counts=False),
            hold((8, 9), (12, 12)),
        ]
        assert counted_days(rows) == (
            spans((1, 4), (9, 12)), spans((1, 6), (8, 12)),
        )  # fmt: skip
        assert counted_days([rows[1]]) == (NO_DAYS, NO_DAYS)

    def test_an_open_end_touches_nothing(self) -> None:
        """What has no end passes nothing on."""
        rows = [hold((1, 1)), hold((3, 3), (5, 5))]
        assert counted_days(rows) == (spans((1, None)), spans((1, None)))

    def test_what_may_not_have_begun_is_only_possible(self) -> None:
        """Without a known start there is no certain day, and no chain."""
        rows = [
            hold((1, 2), (4, 6), sure=False), hold((4, 6), (8, 8)),
        ]  # fmt: skip
        assert counted_days(rows) == (spans((6, 8)), spans((1, None)))

    @pytest.mark.parametrize(
        ("left_sure", "left_known", "joined_known", "certain"),
        [
            (False, "2000-01", "2000-01", spans((1, None))),
            (False, "2000-01", "2000-02", spans((1, 4))),
            (False, "2000-01", None, spans((1, 4))),
            (True, "2000-01", "2000-01", spans((1, 4))),
        ],
    )
    def test_a_border_that_one_act_may_have_made(
        self,
        left_sure: bool,
        left_known: str,
        joined_known: str | None,
        certain: Spans,
    ) -> None:
        """An end and a start of one act are known, or not, together."""
        before = hold((1, 1), (4, 6), left_known=left_known)
        if not left_sure:
            before = maybe_ended(before)
        after = hold((4, 6), sure=False, joined_known=joined_known)
        assert counted_days([before, after])[0] == certain


def maybe_ended(held: Holding) -> Holding:
    """Give the same holding, of which it is not known if it ended."""
    return Holding(
        body=held.body,
        country=held.country,
        standing=held.standing,
        joined=held.joined,
        left=held.left,
        counts=held.counts,
        membership=None,
        start=held.start,
        end=(held.end[0], None),
    )


def test_never_is_later_than_any_day() -> None:
    """Of two ends the earlier; none is never."""
    assert day(2) == earlier(day(2), day(3))
    assert day(2) == earlier(day(3), day(2))
    assert day(2) == earlier(None, day(2))
    assert day(2) == earlier(day(2), None)
    assert earlier(None, None) is None


def life(
    begun: tuple[int, int],
    ended: tuple[int, int] | None = None,
    *,
    sure: bool = True,
) -> BodyLife:
    """Make the life of a body that begins and ends between these days."""
    first, last = on(days(*begun)).bounds
    return BodyLife(
        start=Boundary(on=on(days(*begun)), how=Manner.RATIFICATION),
        begun=(first, last if sure else None),
        end=None
        if ended is None
        else Boundary(on=on(days(*ended)), how=Manner.EXPIRY),
        ended=(None, None) if ended is None else on(days(*ended)).bounds,
    )


class TestLent:
    """A treaty lends its parties a roster only while it is in force."""

    @pytest.mark.parametrize(
        ("of", "expected"),
        [
            (life((1, 2)), ("3 5", "accession", "8 10", "accession")),
            (life((3, 4)), ("3 5", "accession", "8 10", "accession")),
            (life((3, 6)), ("3 6", "accession", "8 10", "accession")),
            (life((4, 4)), ("4 5", "ratification", "8 10", "accession")),
            (life((6, 6)), ("6 6", "ratification", "8 10", "accession")),
            (life((1, 1), (9, 9)), ("3 5", "accession", "8 9", "expiry")),
            (life((1, 1), (7, 7)), ("3 5", "accession", "7 7", "expiry")),
            (life((1, 1), (8, 10)), ("3 5", "accession", "8 10", "accession")),
            (life((1, 1), (4, 4)), ("3 5", "accession", "4 4", "expiry")),
            (life((1, 1), (2, 9)), ("3 5", "accession", "2 9", "expiry")),
            (
                life((4, 4), sure=False),
                ("4 -", "ratification", "8 10", "accession"),
            ),
            (
                life((2, 2), sure=False),
                ("3 -", "accession", "8 10", "accession"),
            ),
        ],
    )
    def test_it_is_cut_to_the_life(
        self, of: BodyLife, expected: tuple[str, ...]
    ) -> None:
        """The later start and the earlier end, each with its own act."""
        held = lent(hold((3, 5), (8, 10)), of)
        assert held is not None
        assert held.left is not None
        assert (
            numbers(held.start), str(held.joined.how),
            numbers(held.end), str(held.left.how),
        ) == expected  # fmt: skip

    def test_what_may_not_have_begun(self) -> None:
        """An unknown start stays unknown, and not before the treaty's."""
        held = hold((3, 5), sure=False)
        for of, start in ((life((1, 1)), "3 -"), (life((4, 4)), "4 -")):
            found = lent(held, of)
            assert found is not None
            assert numbers(found.start) == start
            assert numbers(found.end) == "- -"
            assert found.left is None

    def test_what_may_never_end_is_lent_as_it_is(self) -> None:
        """An end that may not be known cuts nothing off."""
        held = maybe_ended(hold((3, 5), (8, 10)))
        found = lent(held, life((1, 1)))
        assert found is not None
        assert (numbers(found.end), found.left) == ("8 -", held.left)

    @pytest.mark.parametrize(
        ("of", "is_lent"),
        [
            (life((9, 9)), True),
            (life((10, 10)), False),
            (life((1, 1), (4, 4)), True),
            (life((1, 1), (3, 3)), False),
            (life((11, 11)), False),
        ],
    )
    def test_out_of_the_life_nothing_is_lent(
        self,
        of: BodyLife,
        is_lent: bool,
    ) -> None:
        """Who left by the day the treaty began was never a party."""
        assert (lent(hold((3, 5), (8, 10)), of) is not None) is is_lent


def test_days_widen_to_whole_years() -> None:
    """An end on 1 January is no day of the year that it begins."""
    given = Spans.of(
        (date(1992, 6, 1), date(1993, 1, 1)),
        (date(1995, 1, 1), date(1996, 1, 2)),
        (date(1999, 12, 31), None),
    )
    assert whole_years(given) == Spans.of(
        (date(1992, 1, 1), date(1993, 1, 1)),
        (date(1995, 1, 1), date(1997, 1, 1)),
        (date(1999, 1, 1), None),
    )
    assert whole_years(ALL_DAYS) == ALL_DAYS
    assert whole_years(NO_DAYS) == NO_DAYS


def test_a_stretch_that_began_between_two_that_touch_parts_them_not() -> None:
    """A later row, signed for early perhaps, leaves no gap between others."""
    data = record(
        pact(
            "P",
            party("AAA", "1990-01-01", "1997-12"),
            party("AAA", "1997-12", "1998-06-01"),
            party("AAA", "1999-01-01", signed="1991/1998"),
        )
    )
    for when, truth in (("1997-12-15", "yes"), ("1998-06-01", "uncertain")):
        answer = cr.status("AAA", "P", when, basis="signature", data=data)
        assert answer.truth.value == truth
