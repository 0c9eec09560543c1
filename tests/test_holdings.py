"""Holdings: how they are cut, lent and added up, day by day."""

from __future__ import annotations

from datetime import date

import pytest

from caucasus_ref import Spans
from caucasus_ref.dates import PartialDate
from caucasus_ref.holdings import (
    Holding,
    Life,
    counted_days,
    earlier,
    lent,
    whole_years,
)
from caucasus_ref.model import Boundary, Manner, Standing
from caucasus_ref.spans import ALL_DAYS, NO_DAYS


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
        with pytest.raises(TypeError, match="positional"):
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
        maybe = hold((1, 1), (5, 9), sure=False)
        assert hold((1, 1), (5, 9)).order < maybe.order < hold((1, 1)).order
