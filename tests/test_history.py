"""The answers that the record must give, one test for each."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

import caucasus_ref as cr
from caucasus_ref import CaveatKind, Truth


NINE = ["ARM", "AZE", "BLR", "GEO", "KAZ", "KGZ", "RUS", "TJK", "UZB"]
SIX = ["ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"]


def kinds(answer: Any) -> set[CaveatKind]:
    """Give the kinds of caveats of an answer."""
    return {caveat.kind for caveat in answer.caveats}


def test_armenia_is_in_the_csto_and_its_freeze_shows() -> None:
    """A freeze is conduct and ends no membership."""
    answer = cr.members("CSTO", "2024-04-05")
    assert list(answer) == SIX
    frozen = [act for act in answer.conduct if act.kind == "frozen"]
    assert [(act.country, act.by) for act in frozen] == [("ARM", "ARM")]
    assert repr(answer).startswith(
        "<CSTO on 2024-04-05: ARM* BLR KAZ KGZ RUS TJK>"
    )
    assert "*ARM: participation frozen, says ARM" in repr(answer)


def test_russia_denies_the_effect_of_the_freeze() -> None:
    """What the other side says stands beside the conduct."""
    (freeze,) = [
        act
        for act in cr.members("CSTO", "2024-04-05").conduct
        if act.kind == "frozen"
    ]
    assert "RUS" in {response.by for response in freeze.responses}


def test_uzbekistan_is_suspended_from_the_csto_not_withdrawn() -> None:
    """It was a member in 2010, is none in 2013, and history says how."""
    assert "UZB" in cr.members("CSTO", "2010-01-01")
    assert "UZB" not in cr.members("CSTO", "2013-01-01")
    member, suspended = cr.history("UZB", "CSTO")
    assert member.left is not None
    assert member.left.how == "suspension"
    assert suspended.standing == "suspended"
    assert not suspended.counts


def test_a_suspended_member_is_not_counted() -> None:
    """`standing` says what it holds all the same."""
    answer = cr.status("UZB", "CSTO", "2015-01-01")
    assert (answer.standing, answer.truth) == ("suspended", Truth.NO)


@pytest.mark.parametrize("day", ["1996-06-01", "1999-04-20"])
def test_nine_states_are_parties_to_the_treaty_of_1992(day: str) -> None:
    """Until its five years ran out."""
    assert list(cr.parties("CST", day)) == NINE


def test_six_states_prolonged_the_treaty_after_the_fact() -> None:
    """The protocol took effect only in 2000, and the answer says so."""
    answer = cr.parties("CST", "1999-04-21")
    assert list(answer) == SIX
    (caveat,) = [
        one for one in answer.caveats if one.kind is CaveatKind.RETROACTIVE
    ]
    assert "2000" in caveat.message
    assert caveat.countries == tuple(SIX)


def test_before_the_csto_there_was_the_cst() -> None:
    """A body that is not there yet points to the one before it."""
    answer = cr.members("CSTO", "1995-01-01")
    assert list(answer) == []
    assert kinds(answer) == {CaveatKind.NOT_IN_EXISTENCE}
    assert "CST," in answer.caveats[0].message


def test_the_line_of_the_csto_answers_under_its_own_name() -> None:
    """With its line, the treaty answers, and is shown as the treaty."""
    answer = cr.members("CSTO", "1995-01-01", lineage=True)
    assert (answer.body, list(answer)) == ("CST", NINE)


def test_georgia_leaves_the_cis_a_year_after_its_note() -> None:
    """The last day is a member's, the next is not."""
    last = cr.status("GEO", "CIS", "2009-08-17")
    assert (last.standing, last.truth) == ("member", Truth.YES)
    assert cr.status("GEO", "CIS", "2009-08-18").truth is Truth.NO
    assert str(last.left) == "2009-08-18 by withdrawal"


@pytest.mark.parametrize(
    ("known_on", "truth"),
    [("2008-08-14", Truth.YES), ("2008-08-18", Truth.NO)],
)
@pytest.mark.parametrize("day", ["2009-08-18", "2025-01-01"])
def test_an_announcement_ends_nothing_and_a_note_does(
    known_on: str, day: str, truth: Truth
) -> None:
    """A backtest of August 2008 knows what could be known then."""
    answer = cr.status("GEO", "CIS", day, known_on=known_on)
    assert truth is answer.truth


def test_with_the_note_the_last_day_is_known() -> None:
    """Out from 18 August 2009, and in on the day before."""
    answer = cr.status("GEO", "CIS", "2009-08-17", known_on="2008-08-18")
    assert answer.truth is Truth.YES
    assert answer.left is not None
    assert str(answer.left.on) == "2009-08-18"


def test_in_2022_finland_was_expected_and_not_in() -> None:
    """What was not done is not known; that it was announced is a caveat."""
    answer = cr.members("NATO", "2023-05-01", known_on="2022-07-06")
    assert "FIN" not in answer
    (expected,) = [
        one for one in answer.caveats if one.kind is CaveatKind.EXPECTED
    ]
    assert "FIN" in expected.countries
    assert "FIN" in cr.members("NATO", "2023-05-01")


@pytest.mark.parametrize(
    ("day", "basis", "truth"),
    [
        ("1992-06-01", "effective", Truth.NO),
        ("1992-06-01", "signature", Truth.YES),
        ("1993-01-01", "effective", Truth.NO),
        ("1993-01-01", "signature", Truth.NO),
    ],
)
def test_azerbaijan_signed_for_the_cis_and_then_refused(
    day: str, basis: Any, truth: Truth
) -> None:
    """Having signed counts only if asked for, and only until the refusal."""
    assert truth is cr.status("AZE", "CIS", day, basis=basis).truth


@pytest.mark.parametrize(
    ("day", "count"),
    [
        ("1949-08-23", 0),
        ("1949-08-24", 12),
        ("1952-02-17", 12),
        ("1952-02-18", 14),
        ("1955-05-06", 15),
        ("1982-05-30", 16),
        ("1999-03-12", 19),
        ("2004-03-28", 19),
        ("2004-03-29", 26),
        ("2009-04-01", 28),
        ("2017-06-05", 29),
        ("2020-03-27", 30),
        ("2023-04-04", 31),
        ("2024-03-06", 31),
        ("2024-03-07", 32),
        ("2026-01-01", 32),
    ],
)
def test_nato_grows(day: str, count: int) -> None:
    """From twelve states to thirty-two, each on its day."""
    assert count == len(cr.members("NATO", day))


def test_malta_was_twice_in_the_partnership_for_peace() -> None:
    """It left within two years and came back in 2008."""
    assert "MLT" not in cr.members("PFP", "1996-12-31")
    assert "MLT" in cr.members("PFP", "2008-06-01")
    assert len([row for row in cr.history("MLT", "PFP") if row.counts]) == 2


def test_new_allies_leave_the_partnership_for_peace_on_their_day() -> None:
    """Nobody is partner and ally at once, nor neither for a day."""
    joined = [
        change
        for change in cr.changes("NATO", since="1999")
        if change.effect == change.JOINED
    ]
    assert len(joined) == 16
    partners = cr.timeline("PFP")
    for change in joined:
        day = change.on.earliest
        before = partners.on(day.subtract(days=1))
        assert change.country in before - partners.possible_on(day)


def test_the_seed_article_has_georgia_leave_in_2008() -> None:
    """The rival is in the record, with the reason it is not adopted."""
    rivals = [
        (row.country, rival)
        for body in cr.bodies
        for row in body.memberships
        for rival in row.rivals
        if rival.of == "left" and "seed-2024" in rival.sources
    ]
    ((country, rival),) = [one for one in rivals if one[0] == "GEO"]
    assert (country, str(rival.on)) == ("GEO", "2008")
    assert rival.why_not
    ours = cr.status("GEO", "CST", "2005-01-01")
    theirs = cr.status("GEO", "CST", "2005-01-01", according_to="seed-2024")
    assert (ours.truth, theirs.truth) == (Truth.NO, Truth.YES)
    assert theirs.left is not None
    assert str(theirs.left.on) == "2008"
    assert CaveatKind.REPLACED in kinds(theirs)


@pytest.mark.parametrize("body", ["CIS", "CSTO", "NATO"])
def test_after_its_last_year_a_dataset_says_nothing(body: str) -> None:
    """No data is no answer, and never ours under its name."""
    source = "cow-igo-3"
    roster = cr.members(body, "2020-01-01", according_to=source)
    assert (list(roster), roster.possible) == ([], frozenset())
    assert CaveatKind.NO_DATA in kinds(roster)
    for country in ("ARM", "GEO", "FRA"):
        with pytest.raises(cr.UncertainAnswerError):
            assert country in roster
        one = cr.status(country, body, "2020-01-01", according_to=source)
        assert (one.truth, one.standing) == (Truth.UNCERTAIN, None)
        assert CaveatKind.NO_DATA in kinds(one)


def test_a_slip_of_the_finger_is_answered_with_a_suggestion() -> None:
    """CTSO may be CSTO, and is not taken for it."""
    with pytest.raises(cr.UnknownNameError) as caught:
        cr.members("CTSO", "2024-04-05")
    assert caught.value.suggestions[0] == "CSTO"


@pytest.mark.parametrize(
    ("day", "way_out"),
    [
        ("2024-04", 'name the day, such as "2024-04-01"'),
        ("04/05/2024", 'write year, month and day as in "2024-04-05"'),
        (
            datetime.datetime(2024, 4, 5),  # noqa: DTZ001 # refused
            "pass the day you mean, such as value.date()",
        ),
        ("", 'write year, month and day as in "2024-04-05"'),
        (None, 'write it as "2024-04-05" (there is no silent today)'),
        ("0000-01-01", "years are counted from 0001"),
        ("2024-02-31", "2024-02 has the days 01 to 29"),
    ],
)
def test_what_is_no_day_is_refused_with_the_way_out(
    day: Any, way_out: str
) -> None:
    """Every question that names a day refuses the same."""
    for ask in (
        lambda: cr.members("CSTO", day),
        lambda: cr.parties("CST", day),
        lambda: cr.status("ARM", "CSTO", day),
        lambda: cr.bodies_of("ARM", day),
        lambda: cr.timeline("CSTO").on(day),
    ):
        with pytest.raises(cr.DateError) as caught:
            ask()
        assert way_out in str(caught.value)
