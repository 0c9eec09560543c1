"""How claims about memberships are judged, and what explains a mistake."""

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


OTHER_READING = Reason.OTHER_READING
OTHER_BOUNDARY = Reason.OTHER_BOUNDARY
OTHER_COUNTRY = Reason.OTHER_COUNTRY
OTHER_BODY = Reason.OTHER_BODY
NAMED_RIVAL = Reason.NAMED_RIVAL
ANACHRONISM = Reason.ANACHRONISM

Case = tuple[str, str, dict[str, Any], Verdict, list[Reason]]

CASES: dict[str, Case] = {
    "the day": ("AAA", "LEAGUE", {"joined": "1990-01-01"}, SUPPORTED, []),
    "by names": (
        "the  meadows",
        "The Rivers",
        {"joined": "1990"},
        SUPPORTED,
        [],
    ),
    "coarser": ("BBB", "LEAGUE", {"left": "1998"}, SUPPORTED, []),
    "finer": ("BBB", "LEAGUE", {"joined": "1992-05"}, NOT_ESTABLISHED, []),
    "both": (
        "BBB",
        "LEAGUE",
        {"joined": "1992", "left": "1998-03-01"},
        SUPPORTED,
        [],
    ),
    "one of two": (
        "BBB",
        "LEAGUE",
        {"joined": "1992", "left": "1993"},
        CONTRADICTED,
        [],
    ),
    "by signature": (
        "BBB",
        "LEAGUE",
        {"joined": "1991-06-01"},
        IMPRECISE,
        [OTHER_READING],
    ),
    "a signature too late to count": (
        "BBB",
        "LEAGUE",
        {"joined": "1991-08"},
        CONTRADICTED,
        [OTHER_BOUNDARY],
    ),
    "as an observer": (
        "CCC",
        "LEAGUE",
        {"joined": "1993-05-05"},
        IMPRECISE,
        [OTHER_READING],
    ),
    "promotion is no exit": (
        "CCC",
        "LEAGUE",
        {"left": "1996-01-01"},
        CONTRADICTED,
        [OTHER_BOUNDARY],
    ),
    "as asked": (
        "CCC",
        "LEAGUE",
        {"standing": "observer", "joined": "1993"},
        SUPPORTED,
        [],
    ),
    "as something else": (
        "CCC",
        "LEAGUE",
        {"standing": "observer", "joined": "1996-01"},
        CONTRADICTED,
        [OTHER_BOUNDARY],
    ),
    "of the body before": (
        "BBB",
        "HEIR",
        {"joined": "1992"},
        IMPRECISE,
        [OTHER_READING],
    ),
    "of the body before, signed": (
        "BBB",
        "HEIR",
        {"joined": "1991-06"},
        IMPRECISE,
        [OTHER_READING],
    ),
    "notice and equal rival": (
        "BBB",
        "LEAGUE",
        {"left": "1997-09-01"},
        CONTRADICTED,
        [OTHER_BOUNDARY, NAMED_RIVAL],
    ),
    "lesser rival": (
        "BBB",
        "LEAGUE",
        {"left": "1999-05"},
        CONTRADICTED,
        [NAMED_RIVAL],
    ),
    "equal rival": (
        "BBB",
        "LEAGUE",
        {"left": "1998-07-04"},
        DISPUTED,
        [NAMED_RIVAL],
    ),
    "the article as its own rival": (
        "BBB",
        "LEAGUE",
        {"left": "1996-06"},
        CONTRADICTED,
        [],
    ),
    "when another joined": (
        "BBB",
        "HEIR",
        {"joined": "2005-01-01"},
        CONTRADICTED,
        [OTHER_COUNTRY],
    ),
    "when it left another body": (
        "BBB",
        "LEAGUE",
        {"left": "1999-09"},
        CONTRADICTED,
        [OTHER_BODY],
    ),
    "what a party contests": (
        "CCC",
        "HEIR",
        {"left": "2008"},
        DISPUTED,
        [],
    ),
    "the article alone": (
        "DDD",
        "LEAGUE",
        {"joined": "1995-05-05"},
        NOT_ESTABLISHED,
        [],
    ),
    "nobody at all": (
        "DDD",
        "LEAGUE",
        {"left": "2002"},
        NOT_ESTABLISHED,
        [],
    ),
    "never in, complete": (
        "CCC",
        "CLUB",
        {"joined": "1996"},
        CONTRADICTED,
        [OTHER_BODY],
    ),
    "never in, before the record is complete": (
        "CCC",
        "CLUB",
        {"joined": "1994-12"},
        NO_DATA,
        [],
    ),
    "never in, not listed": ("DDD", "CLUB", {"joined": "1996"}, NO_DATA, []),
    "in before and after": ("AAA", "CLUB", {"left": "1993"}, CONTRADICTED, []),
    "a day": ("BBB", "LEAGUE", {"on": "1995-05-05"}, SUPPORTED, []),
    "a year": ("BBB", "LEAGUE", {"on": "1995"}, SUPPORTED, []),
    "part of a year": ("BBB", "LEAGUE", {"on": "1998"}, IMPRECISE, []),
    "an unknown day": (
        "BBB",
        "LEAGUE",
        {"on": "1992-05-05"},
        NOT_ESTABLISHED,
        [],
    ),
    "signed already": (
        "BBB",
        "LEAGUE",
        {"on": "1991-07"},
        IMPRECISE,
        [OTHER_READING],
    ),
    "observed": (
        "CCC",
        "LEAGUE",
        {"on": "1994"},
        IMPRECISE,
        [OTHER_READING],
    ),
    "left": ("BBB", "LEAGUE", {"on": "1999"}, CONTRADICTED, []),
    "not yet": (
        "DDD",
        "LEAGUE",
        {"on": "1980"},
        CONTRADICTED,
        [ANACHRONISM],
    ),
    "not the body yet": (
        "BBB",
        "HEIR",
        {"on": "1995"},
        IMPRECISE,
        [ANACHRONISM, OTHER_READING],
    ),
    "not listed then": ("DDD", "CLUB", {"on": "1996"}, NO_DATA, []),
    "not in": (
        "BBB",
        "LEAGUE",
        {"on": "1999", "holds": False},
        SUPPORTED,
        [],
    ),
    "in, though denied": (
        "BBB",
        "LEAGUE",
        {"on": "1995", "holds": False},
        CONTRADICTED,
        [],
    ),
    "not in by another reading": (
        "CCC",
        "LEAGUE",
        {"standing": "observer", "on": "1994", "holds": False},
        CONTRADICTED,
        [],
    ),
    "denied before the body": (
        "DDD",
        "LEAGUE",
        {"on": "1980", "holds": False},
        SUPPORTED,
        [],
    ),
    "still": ("BBB", "HEIR", {"still": True}, SUPPORTED, []),
    "no longer": ("BBB", "HEIR", {"still": False}, CONTRADICTED, []),
    "not still": (
        "BBB",
        "LEAGUE",
        {"still": True},
        CONTRADICTED,
        [ANACHRONISM],
    ),
    "never": ("DDD", "HEIR", {"never": True}, NOT_ESTABLISHED, []),
    "never, but in": ("BBB", "HEIR", {"never": True}, CONTRADICTED, []),
    "never, as complete": (
        "DDD",
        "PACT",
        {"never": True},
        SUPPORTED,
        [],
    ),
    "never, not listed": ("DDD", "CLUB", {"never": True}, NO_DATA, []),
    "never, listed since": ("CCC", "CLUB", {"never": True}, NO_DATA, []),
    "never, of a standing": (
        "AAA",
        "LEAGUE",
        {"never": True, "standing": "observer"},
        NO_DATA,
        [],
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_each_thing_said_of_a_membership_is_judged(case: Case) -> None:
    """What is said of a country in a body has this verdict, for this."""
    country, body, says, verdict, reasons = case
    got = outcome("membership", country=country, body=body, **says)
    assert got == (verdict, reasons)


def test_the_answer_tells_what_was_held() -> None:
    """The record's own answer stands beside every verdict."""
    point = only("membership", country="CCC", body="LEAGUE", left="1999")
    assert point.what == "CCC in LEAGUE left 1999"
    assert point.answer == (
        "CCC in LEAGUE: member from 1996-01-01 by status change"
        " until 2005-01-01 by dissolution"
    )
    assert point.sources == ("gazette",)
    point = only("membership", country="AAA", body="HEIR", on="2006")
    assert point.what == "AAA in HEIR on 2006"
    assert point.answer == "AAA in HEIR: member from 2005-01-01 by founding"
    point = only("membership", country="CCC", body="CLUB", joined="1996")
    assert point.answer == "CCC never was in CLUB"


def test_the_article_is_no_source_of_the_answer() -> None:
    """What the article itself says is not cited for it."""
    point = only("membership", country="DDD", body="LEAGUE", on="1996")
    assert (point.verdict, point.sources) == (NOT_ESTABLISHED, ())
    assert point.rule.endswith("; nobody but the article says so")
    other = only(
        "membership", "early", country="DDD", body="LEAGUE", on="1996"
    )
    assert (other.verdict, other.sources) == (SUPPORTED, ("article",))


def test_a_mistake_is_explained_by_what_happened_then() -> None:
    """The acts, the rival dates and the others of that day are told."""
    point = only("membership", country="BBB", body="LEAGUE", left="1997-09-01")
    assert point.because == (
        "1997-09-01 is when BBB gave notice (LEAGUE)",
        "another date, 1997-09-01, in gazette: Soon.",
    )
    point = only("membership", country="BBB", body="HEIR", joined="2005-01-01")
    assert point.because == (
        "2005-01-01 is when AAA joined HEIR",
        "2005-01-01 is when CCC joined HEIR",
    )
    point = only("membership", country="BBB", body="LEAGUE", left="1999-09")
    assert point.because == ("1999-09-09 is when BBB left CLUB as member",)
    point = only("membership", country="CCC", body="LEAGUE", left="1996")
    assert point.because == ("1996-01-01 is when CCC joined LEAGUE as member",)


def test_only_acts_towards_the_same_boundary_explain_from_elsewhere() -> None:
    """In another body, three acts towards leaving explain an exit."""
    point = only("membership", country="AAA", body="LEAGUE", left="2001")
    assert point.because == (
        "2001-04-04 is when AAA announced it (CLUB)",
        "2001-05-05 is when AAA gave notice (CLUB)",
        "2001-06-06 is when AAA took its notice back (CLUB)",
    )
    point = only("membership", country="AAA", body="LEAGUE", left="2001-07")
    assert point.because == ("2001-07-07 is when CLUB announced it (CLUB)",)
    point = only("membership", country="AAA", body="LEAGUE", joined="2001-03")
    assert point.because == ("2001-03-03 is when CLUB decided it (CLUB)",)


def test_in_the_same_body_acts_towards_the_other_boundary_explain() -> None:
    """Who mistakes a notice for an accession is told so."""
    point = only("membership", country="AAA", body="CLUB", joined="2001-05-05")
    assert point.reasons == (OTHER_BOUNDARY,)
    assert point.because == ("2001-05-05 is when AAA gave notice (CLUB)",)


def test_the_other_reading_is_named() -> None:
    """An imprecise claim says under which reading it is true."""
    for says, words in (
        ({"body": "LEAGUE", "joined": "1991-06-01"}, "by signature"),
        ({"body": "HEIR", "joined": "1992"}, "of LEAGUE, which came before"),
        ({"body": "HEIR", "joined": "1991-06"}, "of LEAGUE, by signature"),
    ):
        point = only("membership", country="BBB", **says)
        assert point.because == (f"it is the date {words}",)
        assert point.rule.endswith(f"; {words} it is true")
    point = only("membership", country="CCC", body="LEAGUE", on="1994")
    assert point.because == ("it is true with any standing",)
    point = only("membership", country="BBB", body="HEIR", on="1995")
    assert point.because == (
        "HEIR did not exist then",
        "it is true of LEAGUE, which came before",
    )


def test_the_rule_says_why_a_claim_is_disputed() -> None:
    """A party that contests, or a source of equal weight, is named."""
    point = only("membership", country="CCC", body="HEIR", left="2008")
    assert point.rule.endswith("; a party contests it")
    point = only("membership", country="BBB", body="LEAGUE", left="1998-07-04")
    assert point.rule.endswith("; a source of equal weight says otherwise")
    assert point.because == ("another date, 1998-07-04, in bulletin: No.",)


def test_still_needs_the_day_of_the_article() -> None:
    """Without one nothing is known; a month is asked about as a whole."""
    point = only(
        "membership", "undated", country="BBB", body="HEIR", still=True
    )
    assert (point.verdict, point.what) == (NO_DATA, "BBB in HEIR still")
    assert point.rule == "membership.still: the article has no day"
    gone = only(
        "membership", "undated", country="BBB", body="HEIR", still=False
    )
    assert (gone.verdict, gone.what) == (NO_DATA, "BBB in HEIR no longer")
    month = only(
        "membership", "monthly", country="AAA", body="LEAGUE", still=True
    )
    assert (month.verdict, month.what) == (
        SUPPORTED,
        "AAA in LEAGUE on 1998-03",
    )


def test_what_was_known_then_may_differ() -> None:
    """The second verdict is that of the day on which the article came out."""
    later = found("membership", country="CCC", body="HEIR", left="2012-01-01")
    assert (later.verdict, later.known_then) == (SUPPORTED, NOT_ESTABLISHED)
    still = found("membership", country="CCC", body="HEIR", on="2013")
    assert (still.verdict, still.known_then) == (CONTRADICTED, SUPPORTED)
    wrong = found("membership", country="CCC", body="HEIR", left="2008")
    assert (wrong.verdict, wrong.known_then) == (DISPUTED, DISPUTED)
    early = found(
        "membership", "early", country="BBB", body="LEAGUE", left="1998"
    )
    assert (early.verdict, early.known_then) == (SUPPORTED, NOT_ESTABLISHED)
    past = found(
        "membership", "early", country="BBB", body="LEAGUE", left="1996"
    )
    assert (past.verdict, past.known_then) == (CONTRADICTED, CONTRADICTED)


def test_an_article_without_a_day_has_no_second_verdict() -> None:
    """What could be known then is not known."""
    undated = found(
        "membership", "undated", country="BBB", body="HEIR", joined="2007"
    )
    assert (undated.verdict, undated.known_then) == (SUPPORTED, None)


def test_silence_is_a_no_where_there_was_no_body() -> None:
    """Of a body that perhaps began already the record cannot tell."""
    coarse = claimed.CLUB.replace('"1980-01-01"', '"1980"')
    data = claimed.record(**{"organisations/club.toml": coarse})

    def verdict(on: str) -> Verdict | None:
        made = claimed.claim(
            kind="membership", country="DDD", body="CLUB", on=on
        )
        return cr.check(made, data=data).verdict

    assert verdict("1979-12-31") is CONTRADICTED
    assert verdict("1980-06-01") is NO_DATA
    assert verdict("1981-01-01") is NO_DATA


def test_a_day_on_which_the_body_perhaps_was_is_no_anachronism() -> None:
    """Only where it certainly was not, the claim is out of its time."""
    coarse = claimed.LEAGUE.replace(
        'on = "1990-01-01"', 'on = "1988/1990-01-01"', 1
    )
    data = claimed.record(**{"organisations/league.toml": coarse})

    def reasons(on: str) -> tuple[Reason, ...]:
        made = claimed.claim(
            kind="membership", country="DDD", body="LEAGUE", on=on
        )
        return cr.check(made, data=data).reasons

    assert reasons("1988-06-01") == ()
    assert reasons("1987-12-31") == (ANACHRONISM,)
