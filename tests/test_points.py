"""How one thing that is said is weighed against dates, days and lists."""

from __future__ import annotations

from datetime import date

import pytest

import caucasus_ref as cr
import claimed
from caucasus_ref.model import Rival
from caucasus_ref.points import (
    Point,
    days_of,
    of_dates,
    of_days,
    of_list,
    of_roster,
    overlaps,
    told_of,
    unless,
    within,
    worst,
)
from caucasus_ref.spans import ALL_DAYS, NO_DAYS, Spans
from caucasus_ref.vocabulary import Edge, Reason, Verdict
from claimed import (
    CONTRADICTED,
    DISPUTED,
    IMPRECISE,
    NO_DATA,
    NOT_ESTABLISHED,
    SUPPORTED,
)


def on(text: str) -> cr.PartialDate:
    """Write a date."""
    return cr.PartialDate.parse(text)


@pytest.mark.parametrize(
    ("ours", "said", "inside", "meets"),
    [
        ("1992-05-15", "1992-05-15", True, True),
        ("1992-05-15", "1992", True, True),
        ("1992", "1992-05-15", False, True),
        ("1992-05", "1992-05-31/1992-06-02", False, True),
        ("1992-05", "1992-06", False, False),
        ("1992-06", "1992-05", False, False),
        ("1992", "../1992", True, True),
        ("1992/..", "1992-02/..", False, True),
    ],
)
def test_a_date_lies_within_what_is_said(
    ours: str,
    said: str,
    inside: bool,
    meets: bool,
) -> None:
    """All of our days are allowed by the claim, or at least one is."""
    assert within(on(ours), on(said)) is inside
    assert overlaps(on(ours), on(said)) is meets


@pytest.mark.parametrize(
    ("said", "ours", "verdict"),
    [
        ("1992", ["1992-05-15"], SUPPORTED),
        ("1992", ["1990", "1992"], SUPPORTED),
        ("1992-05-15", ["1992"], NOT_ESTABLISHED),
        ("1992-05-15", ["1992", "1992-05-15"], SUPPORTED),
        ("1991", ["1992"], CONTRADICTED),
        ("1991", [], CONTRADICTED),
    ],
)
def test_a_date_is_judged_by_the_dates_on_record(
    said: str, ours: list[str], verdict: Verdict
) -> None:
    """It holds, or the record is coarser, or the record differs."""
    assert of_dates(on(said), map(on, ours)) is verdict


SURE = Spans.of((date(1995, 1, 1), date(1996, 1, 1)))
MAYBE = Spans.of((date(1994, 7, 1), date(1996, 1, 1)))
LISTED = Spans.of((date(1990, 1, 1), None))


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("1995", SUPPORTED),
        ("1995-12-31", SUPPORTED),
        ("1995-12-31/1996-01-01", IMPRECISE),
        ("1994", NOT_ESTABLISHED),
        ("1994-06/1995-01", IMPRECISE),
        ("1994-08", NOT_ESTABLISHED),
        ("1990-01-01", CONTRADICTED),
        ("1996-01-01", CONTRADICTED),
        ("1989-12-31/1990-01-01", NO_DATA),
        ("1989", NO_DATA),
    ],
)
def test_days_are_judged_by_the_certain_and_the_possible(
    said: str, verdict: Verdict
) -> None:
    """All of them, some of them, perhaps, none, or nobody can tell."""
    assert of_days(on(said), SURE, MAYBE, LISTED) is verdict


def test_what_may_be_is_not_what_was() -> None:
    """Days that are all possible and none certain establish nothing."""
    assert of_days(on("1995"), NO_DAYS, ALL_DAYS, ALL_DAYS) is NOT_ESTABLISHED


def test_the_days_of_a_date_include_its_last() -> None:
    """A period has its first and its last day; one without end goes on."""
    assert days_of(on("1992")) == Spans.of(
        (date(1992, 1, 1), date(1993, 1, 1))
    )
    assert days_of(on("1992/..")) == Spans.of((date(1992, 1, 1), None))


@pytest.mark.parametrize(
    ("verdict", "turned"),
    [
        (SUPPORTED, CONTRADICTED),
        (CONTRADICTED, SUPPORTED),
        (IMPRECISE, IMPRECISE),
        (NO_DATA, NO_DATA),
        (NOT_ESTABLISHED, NOT_ESTABLISHED),
        (DISPUTED, DISPUTED),
    ],
)
def test_a_denial_turns_yes_and_no_round(
    verdict: Verdict, turned: Verdict
) -> None:
    """What the record cannot tell it cannot tell of the denial either."""
    assert unless(verdict, holds=False) is turned
    assert unless(verdict, holds=True) is verdict


@pytest.mark.parametrize(
    ("said", "some", "whole"),
    [
        ("ab", SUPPORTED, NOT_ESTABLISHED),
        ("a", SUPPORTED, CONTRADICTED),
        ("abc", NOT_ESTABLISHED, NOT_ESTABLISHED),
        ("c", NOT_ESTABLISHED, CONTRADICTED),
        ("abz", IMPRECISE, CONTRADICTED),
        ("z", CONTRADICTED, CONTRADICTED),
        ("cz", CONTRADICTED, CONTRADICTED),
    ],
)
def test_lists_are_judged_as_parts_or_as_wholes(
    said: str, some: Verdict, whole: Verdict
) -> None:
    """Beside a and b, who are certain, c is possible."""
    assert of_list(said, "ab", "abc") is some
    assert of_roster(said, "ab", "abc") is whole


def test_a_whole_that_is_certain_is_supported() -> None:
    """Without anybody possible the exact list is right, and only it."""
    assert of_roster("ab", "ab", "ab") is SUPPORTED
    assert of_roster("ab", "ab", "abc") is NOT_ESTABLISHED
    assert of_roster("abc", "ab", "ab") is CONTRADICTED


def point(verdict: Verdict) -> Point:
    """Make a point of which only the verdict matters."""
    return Point(what="it", verdict=verdict, answer="so", rule="none")


def test_the_worst_point_decides() -> None:
    """One contradiction outweighs any number of supported points."""
    ranked = [
        SUPPORTED,
        IMPRECISE,
        NO_DATA,
        NOT_ESTABLISHED,
        DISPUTED,
        CONTRADICTED,
    ]
    for number, verdict in enumerate(ranked):
        points = [point(one) for one in ranked[: number + 1]]
        assert worst(points) is verdict
        assert worst(reversed(points)) is verdict
    assert worst([]) is None


def test_a_point_prints_what_was_found() -> None:
    """Its repr has the claim, the verdict and the answer."""
    assert repr(point(NOT_ESTABLISHED)) == "<it: not established; so>"
    assert point(SUPPORTED).reasons == ()


def test_an_article_cannot_vouch_for_itself() -> None:
    """Its own id is left out of the sources, and weighs nothing."""
    judge = claimed.judged_by("article")
    assert judge.article.id == "article"
    assert judge.apart(["article", "wire", "article"]) == ("wire",)
    assert judge.weight(["article"]) == judge.weight([])
    assert judge.weight(["gazette"]) < judge.weight(["wire"])
    assert judge.weight(["wire", "book"]) == judge.weight(["wire"])
    assert judge.weight(["book"]) < judge.weight([])
    rival = Rival(
        of=Edge.LEFT,
        on=on("1999"),
        sources=("article", "wire", "book"),
        why_not="It errs.",
    )
    assert (
        told_of(judge, rival) == "another date, 1999, in wire book: It errs."
    )


def test_an_article_appears_on_its_last_possible_day() -> None:
    """A month means its last day, and no date means none."""
    assert claimed.judged_by("monthly").published == date(1998, 3, 31)
    assert claimed.judged_by("undated").published is None


def test_the_future_of_an_article_is_what_it_could_not_know() -> None:
    """A date is foretold if any of it lies after the day of knowing."""
    judge = claimed.judged_by("article", on("2010-06-01"))
    assert judge.reading.known_on == date(2010, 6, 1)
    assert not judge.foretold(on("2010-06-01"))
    assert judge.foretold(on("2010-06-02"))
    assert judge.foretold(on("2010"))
    assert not claimed.judged_by("article").foretold(on("2999"))


def test_verdicts_and_reasons_are_the_documented_ones() -> None:
    """The words that stand in reports and files are these."""
    assert [one.value for one in Verdict] == [
        "supported",
        "imprecise",
        "no_data",
        "not_established",
        "disputed",
        "contradicted",
    ]
    assert [one.value for one in Reason] == [
        "anachronism",
        "other_reading",
        "other_country",
        "other_body",
        "other_boundary",
        "named_rival",
        "place_name",
    ]
