"""How claims about bodies, rosters and signatories are judged."""

from __future__ import annotations

from typing import Any

import pytest

import caucasus_ref as cr
import claimed
from caucasus_ref.vocabulary import Reason, Verdict
from claimed import (
    CONTRADICTED,
    DISPUTED,
    IMPRECISE,
    NO_DATA,
    NOT_ESTABLISHED,
    SUPPORTED,
    found,
    only,
    outcome,
)


Says = dict[str, Any]


ROSTERS: dict[str, tuple[Says, Verdict, list[Reason]]] = {
    "all of them": (
        {
            "body": "LEAGUE",
            "on": "1997-01-01",
            "members": ["AAA", "BBB", "CCC", "DDD"],
        },
        SUPPORTED,
        [],
    ),
    "one too few": (
        {
            "body": "LEAGUE",
            "on": "1997-01-01",
            "members": ["AAA", "BBB", "CCC"],
        },
        CONTRADICTED,
        [],
    ),
    "some of them": (
        {
            "body": "LEAGUE",
            "on": "1997-01-01",
            "members": ["Cimmeria", "aaa"],
            "whole": False,
        },
        SUPPORTED,
        [],
    ),
    "some and another": (
        {
            "body": "LEAGUE",
            "on": "1999-01-01",
            "members": ["AAA", "BBB"],
            "whole": False,
        },
        IMPRECISE,
        [],
    ),
    "others": (
        {
            "body": "LEAGUE",
            "on": "1999-01-01",
            "members": ["BBB"],
            "whole": False,
        },
        CONTRADICTED,
        [],
    ),
    "perhaps": (
        {"body": "LEAGUE", "on": "1992-05-05", "members": ["AAA", "BBB"]},
        NOT_ESTABLISHED,
        [],
    ),
    "by signature": (
        {"body": "LEAGUE", "on": "1991-07-01", "members": ["AAA", "BBB"]},
        IMPRECISE,
        [Reason.OTHER_READING],
    ),
    "part by signature": (
        {
            "body": "LEAGUE",
            "on": "1991-07-01",
            "members": ["BBB"],
            "whole": False,
        },
        IMPRECISE,
        [Reason.OTHER_READING],
    ),
    "with any standing": (
        {
            "body": "LEAGUE",
            "on": "1994-01-01",
            "members": ["AAA", "BBB", "CCC"],
        },
        IMPRECISE,
        [Reason.OTHER_READING],
    ),
    "with its line": (
        {"body": "HEIR", "on": "2004-01-01", "members": ["AAA", "CCC"]},
        IMPRECISE,
        [Reason.OTHER_READING],
    ),
    "by signature for a part of the time": (
        {"body": "LEAGUE", "on": "1991", "members": ["AAA", "BBB"]},
        CONTRADICTED,
        [],
    ),
    "a year without change": (
        {
            "body": "LEAGUE",
            "on": "1997",
            "members": ["AAA", "BBB", "CCC", "DDD"],
        },
        SUPPORTED,
        [],
    ),
    "a part of a year": (
        {"body": "LEAGUE", "on": "1998", "members": ["AAA", "CCC", "DDD"]},
        IMPRECISE,
        [],
    ),
    "a period that a change ends": (
        {
            "body": "LEAGUE",
            "on": "1998-01-01/1998-03-01",
            "members": ["AAA", "BBB", "CCC", "DDD"],
        },
        IMPRECISE,
        [],
    ),
    "perhaps in a part of the time": (
        {"body": "LEAGUE", "on": "1991/1992-06", "members": ["AAA", "BBB"]},
        NOT_ESTABLISHED,
        [],
    ),
    "not listed": (
        {
            "body": "CLUB",
            "on": "1996-01-01",
            "members": ["AAA", "DDD"],
            "whole": False,
        },
        NO_DATA,
        [],
    ),
    "listed": (
        {
            "body": "CLUB",
            "on": "1996-01-01",
            "members": ["AAA", "CCC"],
            "whole": False,
        },
        IMPRECISE,
        [],
    ),
    "as far as listed": (
        {
            "body": "CLUB",
            "on": "1996-01-01",
            "members": ["AAA", "BBB"],
            "whole": False,
        },
        SUPPORTED,
        [],
    ),
    "a whole that nobody knows": (
        {"body": "CLUB", "on": "1996-01-01", "members": ["AAA", "BBB"]},
        NO_DATA,
        [],
    ),
    "a whole that lacks one": (
        {"body": "CLUB", "on": "1996-01-01", "members": ["AAA"]},
        CONTRADICTED,
        [],
    ),
    "a whole with one who is not in it": (
        {"body": "CLUB", "on": "1996-01-01", "members": ["AAA", "BBB", "CCC"]},
        CONTRADICTED,
        [],
    ),
    "the number": (
        {"body": "LEAGUE", "on": "1997-01-01", "count": 4},
        SUPPORTED,
        [],
    ),
    "too great a number": (
        {"body": "LEAGUE", "on": "1997-01-01", "count": 5},
        CONTRADICTED,
        [],
    ),
    "too small a number": (
        {"body": "LEAGUE", "on": "1997-01-01", "count": 3},
        CONTRADICTED,
        [],
    ),
    "perhaps the number": (
        {"body": "LEAGUE", "on": "1992-05-05", "count": 1},
        NOT_ESTABLISHED,
        [],
    ),
    "perhaps the greater number": (
        {"body": "LEAGUE", "on": "1992-05-05", "count": 2},
        NOT_ESTABLISHED,
        [],
    ),
    "the number for a part": (
        {"body": "LEAGUE", "on": "1998", "count": 3},
        IMPRECISE,
        [],
    ),
    "a number that nobody knows": (
        {"body": "CLUB", "on": "1996-01-01", "count": 2},
        NO_DATA,
        [],
    ),
    "fewer than are known": (
        {"body": "CLUB", "on": "1996-01-01", "count": 1},
        CONTRADICTED,
        [],
    ),
    "nobody": (
        {"body": "LEAGUE", "on": "1980-01-01", "count": 0},
        SUPPORTED,
        [],
    ),
    "borrowed": (
        {"body": "LATE", "on": "2004-05-05", "members": ["AAA", "CCC"]},
        SUPPORTED,
        [],
    ),
}


@pytest.mark.parametrize("case", ROSTERS.values(), ids=ROSTERS)
def test_rosters_and_numbers_are_judged(
    case: tuple[Says, Verdict, list[Reason]],
) -> None:
    """Who was in a body on a day, or all through a period, or how many."""
    says, verdict, reasons = case
    assert outcome("roster", **says) == (verdict, reasons)


def test_a_roster_says_who_is_wrong() -> None:
    """Who was not in it and who was in it too are named, A to Z."""
    point = only(
        "roster", body="LEAGUE", on="1999-01-01", members=["BBB", "AAA"]
    )
    assert point.what == "members of LEAGUE on 1999-01-01: BBB AAA"
    assert point.answer == "LEAGUE on 1999-01-01: AAA CCC DDD (3)"
    assert point.because == (
        "BBB was not in it",
        "CCC was in it too",
        "DDD was in it too",
    )
    assert point.sources == ("gazette",)
    part = only(
        "roster", body="LEAGUE", on="1999-01-01", members=["BBB"], whole=False
    )
    assert part.because == ("BBB was not in it",)
    assert part.rule == "roster.members: all of them among those of the day"


def test_a_roster_of_a_period_shows_its_first_and_last_day() -> None:
    """Two days, if they differ; and nobody is called so."""
    point = only("roster", body="LEAGUE", on="1989/1990", count=1)
    assert point.answer == (
        "LEAGUE on 1989-01-01: nobody (0); LEAGUE on 1990-12-31: AAA (1)"
    )
    assert point.verdict is IMPRECISE
    assert point.what == "1 member of LEAGUE on 1989/1990"


def test_list_and_number_are_two_points() -> None:
    """A claim may give both; each is judged."""
    finding = found(
        "roster",
        body="LEAGUE",
        on="1997-01-01",
        members=["AAA", "BBB", "CCC", "DDD"],
        count=5,
    )
    assert [p.verdict for p in finding.points] == [SUPPORTED, CONTRADICTED]
    assert finding.verdict is CONTRADICTED
    assert finding.correction == ("LEAGUE on 1997-01-01: AAA BBB CCC DDD (4)")


def test_another_reading_of_a_roster_is_named() -> None:
    """What makes a list true stands last among the explanations."""
    point = only(
        "roster", body="LEAGUE", on="1994-01-01", members=["AAA", "BBB", "CCC"]
    )
    assert point.because == (
        "CCC was not in it",
        "it is true with any standing",
    )
    point = only(
        "roster", body="HEIR", on="2004-01-01", members=["AAA", "CCC"]
    )
    assert point.because[-1] == "it is true with its line"


def test_a_roster_cites_only_those_who_were_in_it() -> None:
    """The source of a later accession is none of an earlier roster."""
    before = only("roster", "early", body="LEAGUE", on="1990-06-01", count=1)
    after = only("roster", "early", body="LEAGUE", on="1997-01-01", count=4)
    assert before.sources == ("gazette",)
    assert after.sources == ("gazette", "article")


def test_the_sources_of_a_borrowed_roster_are_the_lenders() -> None:
    """A treaty that borrows its parties cites where they are recorded."""
    point = only("roster", body="LATE", on="2004-05-05", count=2)
    assert point.sources == ("gazette",)


BODIES: dict[str, tuple[str, Says, Verdict, list[Reason]]] = {
    "founded": ("LEAGUE", {"founded": "1990"}, SUPPORTED, []),
    "founded when signed": (
        "LEAGUE",
        {"founded": "1989"},
        IMPRECISE,
        [Reason.OTHER_READING],
    ),
    "in force": ("PACT", {"in_force": "1996-04"}, SUPPORTED, []),
    "in force when signed": (
        "PACT",
        {"in_force": "1994"},
        CONTRADICTED,
        [Reason.OTHER_BOUNDARY],
    ),
    "founded when a treaty was signed": (
        "PACT",
        {"founded": "1994-12-24"},
        IMPRECISE,
        [Reason.OTHER_READING],
    ),
    "founded when announced": (
        "LEAGUE",
        {"founded": "1987"},
        CONTRADICTED,
        [],
    ),
    "founded as a lesser source has it": (
        "LEAGUE",
        {"founded": "1986"},
        CONTRADICTED,
        [Reason.NAMED_RIVAL],
    ),
    "founded as an equal source has it": (
        "LEAGUE",
        {"founded": "1985-02"},
        DISPUTED,
        [Reason.NAMED_RIVAL],
    ),
    "founded as the article has it": (
        "LEAGUE",
        {"founded": "1984"},
        CONTRADICTED,
        [],
    ),
    "founded when another says it ended": (
        "LEAGUE",
        {"founded": "1983"},
        CONTRADICTED,
        [],
    ),
    "founded, says only the article": (
        "HEIR",
        {"founded": "2005"},
        NOT_ESTABLISHED,
        [],
    ),
    "in force, though never": (
        "DRAFT",
        {"in_force": "2002"},
        CONTRADICTED,
        [],
    ),
    "signed": ("PACT", {"signed": "1994-12"}, SUPPORTED, []),
    "signed on another day": ("PACT", {"signed": "1995"}, CONTRADICTED, []),
    "signing act of a body": ("LEAGUE", {"signed": "1989"}, SUPPORTED, []),
    "signed, says only the article": (
        "DRAFT",
        {"signed": "2001"},
        NOT_ESTABLISHED,
        [],
    ),
    "no signing on record": ("CLUB", {"signed": "1979"}, NOT_ESTABLISHED, []),
    "ended": ("LEAGUE", {"ended": "2005-01-01"}, SUPPORTED, []),
    "ended on another day": ("LEAGUE", {"ended": "2004"}, CONTRADICTED, []),
    "ended, though it goes on": ("CLUB", {"ended": "2000"}, CONTRADICTED, []),
    "never in force": ("DRAFT", {"never_in_force": True}, SUPPORTED, []),
    "never in force, though it was": (
        "PACT",
        {"never_in_force": True},
        CONTRADICTED,
        [],
    ),
    "of a line": (
        "HEIR",
        {"follows": "League of Rivers"},
        NOT_ESTABLISHED,
        [],
    ),
    "of no such line": ("LEAGUE", {"follows": "HEIR"}, CONTRADICTED, []),
    "of a kind": ("LEAGUE", {"body_kind": "alliance"}, SUPPORTED, []),
    "of another kind": ("LEAGUE", {"body_kind": "union"}, CONTRADICTED, []),
}


@pytest.mark.parametrize("case", BODIES.values(), ids=BODIES)
def test_what_is_said_of_a_body_is_judged(
    case: tuple[str, Says, Verdict, list[Reason]],
) -> None:
    """When it began and ended, whence it comes, what it is."""
    body, says, verdict, reasons = case
    assert outcome("body", body=body, **says) == (verdict, reasons)


def test_the_life_of_a_body_is_told() -> None:
    """Signature, start and end stand in the answer."""
    assert only("body", body="LEAGUE", founded="1980").answer == (
        "LEAGUE: signed or agreed 1989-06-01; from 1990-01-01 by founding,"
        " until 2005-01-01 by dissolution"
    )
    assert only("body", body="DRAFT", never_in_force=True).answer == (
        "DRAFT: signed or agreed 2001-01-01; never in force"
    )
    assert only("body", body="CLUB", founded="1980").answer == (
        "CLUB: from 1980-01-01 by founding"
    )


def test_what_a_body_is_rests_on_the_sources_of_its_start() -> None:
    """A treaty that never took effect has none of them."""
    league = only("body", body="LEAGUE", body_kind="alliance")
    assert league.sources == ("gazette",)
    assert only("body", body="DRAFT", body_kind="treaty").sources == ()


def test_a_body_says_from_which_it_stems() -> None:
    """All bodies of the line before it count, and none is told as none."""
    data = claimed.record(
        **{
            "organisations/third.toml": claimed.HEIR.replace('"HEIR"', '"III"')
            .replace('"LEAGUE"', '"HEIR"')
            .replace("Heir of the League", "The Third")
            .replace('["article"]', '["wire"]')
        }
    )
    made = claimed.claim(kind="body", body="III", follows="LEAGUE")
    (point,) = cr.check(made, data=data).points
    assert (point.verdict, point.answer) == (
        SUPPORTED,
        "III follows HEIR, LEAGUE",
    )
    point = only("body", body="LEAGUE", follows="HEIR")
    assert point.answer == "LEAGUE follows no other body"


def test_several_things_said_of_a_body_are_judged_apart() -> None:
    """Each has a point of its own, in a fixed order."""
    finding = found(
        "body",
        body="PACT",
        founded="1996",
        signed="1994",
        in_force="1996",
        ended="2001",
        body_kind="treaty",
    )
    assert [point.what for point in finding.points] == [
        "PACT founded 1996",
        "PACT in force 1996",
        "PACT signed 1994",
        "PACT ended 2001",
        "PACT is treaty",
    ]
    assert finding.verdict is SUPPORTED


def test_what_was_fixed_then_could_be_known() -> None:
    """An end counts from the day that fixed it, a start from its own."""
    data = claimed.record(
        **{"sources.toml": claimed.SOURCES.replace("2010-06-01", "2004-06-01")}
    )

    def verdicts(**says: Any) -> tuple[Verdict | None, Verdict | None]:
        finding = cr.check(claimed.claim(kind="body", **says), data=data)
        return finding.verdict, finding.known_then

    assert verdicts(body="LEAGUE", ended="2005") == (SUPPORTED, SUPPORTED)
    assert verdicts(body="LEAGUE", ended="2006") == (
        CONTRADICTED,
        CONTRADICTED,
    )
    assert verdicts(body="HEIR", in_force="2005") == (
        NOT_ESTABLISHED,
        NOT_ESTABLISHED,
    )
    assert verdicts(body="HEIR", in_force="2003") == (
        CONTRADICTED,
        CONTRADICTED,
    )
    assert verdicts(body="HEIR", never_in_force=True) == (
        CONTRADICTED,
        SUPPORTED,
    )


SIGNED: dict[str, tuple[Says, Verdict, list[Reason]]] = {
    "all who signed": (
        {"countries": ["AAA", "BBB"]},
        SUPPORTED,
        [],
    ),
    "one too many": ({"countries": ["AAA", "BBB", "DDD"]}, CONTRADICTED, []),
    "one of them": ({"countries": ["AAA"]}, CONTRADICTED, []),
    "some of them": ({"countries": ["AAA"], "whole": False}, SUPPORTED, []),
    "some and another": (
        {"countries": ["AAA", "DDD"], "whole": False},
        IMPRECISE,
        [],
    ),
    "signed for it by another": (
        {"countries": ["CCC"], "whole": False},
        CONTRADICTED,
        [],
    ),
    "on that day": ({"countries": ["AAA"], "on": "1989-06"}, SUPPORTED, []),
    "on a later day": (
        {"countries": ["AAA", "BBB"], "on": "1989-06-01"},
        CONTRADICTED,
        [Reason.OTHER_BOUNDARY],
    ),
    "its second signature": (
        {"countries": ["BBB"], "on": "1991-08"},
        SUPPORTED,
        [],
    ),
    "on a day within": (
        {"countries": ["BBB"], "on": "1991-08-15"},
        NOT_ESTABLISHED,
        [],
    ),
}


@pytest.mark.parametrize("case", SIGNED.values(), ids=SIGNED)
def test_signatories_are_judged(
    case: tuple[Says, Verdict, list[Reason]],
) -> None:
    """Each country's own signature counts, on any day or on that one."""
    says, verdict, reasons = case
    assert outcome("signatories", body="LEAGUE", **says) == (verdict, reasons)


def test_signatories_say_who_is_wrong() -> None:
    """Who signed when, who did not, and who signed too."""
    point = only(
        "signatories",
        body="LEAGUE",
        countries=["BBB", "DDD"],
        on="1989-06-01",
    )
    assert point.what == "LEAGUE signed by BBB DDD"
    assert point.answer == "LEAGUE was signed by AAA on 1989-06-01"
    assert point.because == (
        "BBB signed on 1991-06-01",
        "DDD has no signature on record",
        "AAA signed too, on 1989-06-01",
    )
    assert point.sources == ("wire",)


def test_where_no_signature_is_on_record_none_is_denied() -> None:
    """The record of signatures is empty, so it establishes nothing."""
    point = only("signatories", body="HEIR", countries=["AAA"])
    assert point.verdict is NOT_ESTABLISHED
    assert point.answer == "HEIR was signed by nobody"
