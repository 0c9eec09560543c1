"""The keywords of a question, and the caveats of an answer."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import caucasus_ref as cr
from caucasus_ref.terms import ADOPTED, Caveat, CaveatKind, Reading
from caucasus_ref.vocabulary import SourceKind, Standing


AT_ODDS = "a source says when, not what was signed or known; ask two questions"


def test_a_caveat_prints_its_kind_in_words_and_its_message() -> None:
    """Whoever sees it in a list can read it."""
    caveat = Caveat(kind=CaveatKind.NO_DATA, message="A is silent", body="A")
    assert repr(caveat) == "<no data: A is silent>"
    assert caveat.countries == ()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({}, ""),
        ({"basis": "signature"}, "by signature"),
        ({"known_on": "1992-05-15"}, "as known on 1992-05-15"),
        ({"according_to": "book"}, "according to book"),
        ({"lineage": True}, "with its line"),
        ({"standing": "any"}, "any standing"),
        ({"standing": "co_chair"}, "co chair"),
        ({"standing": ["observer", "member"]}, "member or observer"),
        (
            {"basis": "signature", "known_on": "1992-05-15", "lineage": True},
            "by signature, as known on 1992-05-15, with its line",
        ),
    ],
)
def test_a_reading_says_what_differs_from_the_adopted_one(
    words: dict[str, Any], expected: str
) -> None:
    """The adopted reading has nothing to say."""
    assert str(Reading.of(**words)) == expected


def test_a_question_without_keywords_is_the_adopted_reading() -> None:
    """What is not given is as in the adopted reading, and one key for it."""
    assert Reading.of() == ADOPTED
    assert hash(Reading.of()) == hash(ADOPTED)
    assert Reading.of(lineage=True) != ADOPTED
    assert ADOPTED.lineage is False


def test_a_day_is_kept_as_a_plain_date() -> None:
    """Text and dates of the same day make the same reading."""
    told = [
        Reading.of(known_on=on) for on in ("1992-05-15", date(1992, 5, 15))
    ]
    assert told[0] == told[1]
    assert [type(one.known_on) for one in told] == [date, date]


def test_a_source_may_be_given_as_its_record() -> None:
    """The record of a source stands for its id."""
    source = cr.Source(
        id="book", kind=SourceKind.PRESS, title="b", publisher="p"
    )
    assert Reading.of(according_to=source) == Reading.of(according_to="book")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            {"basis": "signed"},
            "basis: 'signed' is unknown; did you mean signature?",
        ),
        (
            {"according_to": "book", "basis": "signature"},
            "according_to does not go with basis: " + AT_ODDS,
        ),
        (
            {"according_to": "book", "known_on": "1992-05-15"},
            "according_to does not go with known_on: " + AT_ODDS,
        ),
        ({"lineage": 1}, "lineage: 1 must be True or False"),
        ({"standing": []}, 'standing: name at least one, or "any"'),
        (
            {"standing": ["member", "membre"]},
            "standing: 'membre' is unknown; did you mean member?",
        ),
    ],
)
def test_keywords_are_refused_with_the_way_out(
    words: dict[str, Any], message: str
) -> None:
    """Who misspells a keyword, or asks for two at odds, hears what to do."""
    with pytest.raises(cr.ReadingError) as caught:
        Reading.of(**words)
    assert str(caught.value) == message


def test_a_reading_prints_what_differs_from_ours() -> None:
    """The adopted one says so."""
    assert repr(Reading()) == "<Reading: adopted>"
    assert repr(Reading.of(lineage=True, known_on="2008-08-18")) == (
        "<Reading: as known on 2008-08-18, with its line>"
    )


def test_an_unlike_standing_hears_of_all() -> None:
    """Where nothing is close, every standing is named, and any."""
    with pytest.raises(cr.ReadingError) as caught:
        Reading.of(standing="zzz")
    assert str(caught.value) == (
        f"standing: 'zzz' is unknown; write {', '.join(Standing)} or any"
    )


def test_any_standing_is_all_of_them() -> None:
    """The word stands for every standing there is, and one for itself."""
    assert Reading.of(standing="any").standing == frozenset(Standing)
    party = Reading.of(standing="party").standing
    assert party == frozenset({Standing.PARTY})
    both = Reading.of(standing=("party", "member")).standing
    assert both == frozenset({Standing.PARTY, Standing.MEMBER})


def test_signing_counts_only_where_no_standing_is_asked(
    tiny: cr.Dataset,
) -> None:
    """By signature those who signed count as full, if full is asked for."""
    pact = tiny.bodies["PACT"]
    party = {Standing.PARTY}
    signed = {Standing.SIGNATORY, Standing.CONTRACTING, Standing.PROVISIONAL}
    plain, by_signature = ADOPTED, Reading.of(basis="signature")
    assert plain.asks(pact) == plain.counts(pact) == party
    assert by_signature.asks(pact) == party
    assert by_signature.counts(pact) == party | signed
    observers = Reading.of(basis="signature", standing="observer")
    assert observers.counts(pact) == {Standing.OBSERVER}
    assert observers.asks(pact) == {Standing.OBSERVER}


def test_readings_and_caveats_are_made_by_name() -> None:
    """Their fields would be too easy to confuse."""
    with pytest.raises(TypeError, match="positional"):
        Reading("effective")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="positional"):
        Caveat(CaveatKind.NO_DATA, "m", "A")  # type: ignore[call-arg]
