"""How pledges come from treaties: the steps below the questions."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

import caucasus_ref as cr
from caucasus_ref.pledging import (
    Pledge,
    bindings_of,
    conduct_beside,
    held,
    kinds_of,
    owed,
    partners_of,
    pledges_between,
    recorded,
    suspended_days,
    treaties,
    unread,
)
from caucasus_ref.spans import ALL_DAYS, NO_DAYS, Spans
from caucasus_ref.terms import ADOPTED, Reading
from caucasus_ref.vocabulary import Binding, ConductKind, ObligationKind
from pacts import (
    act,
    club,
    coding,
    dataset,
    on,
    owes,
    pact,
    party,
    record,
    scope,
)


DEFENSE = ObligationKind.DEFENSE
YES = bindings_of("yes")
ATOP = Reading.of(according_to="atop")


def from_(day: str, end: str | None = None) -> Spans:
    """Give the days from one up to another."""
    return Spans.of(
        (date.fromisoformat(day), date.fromisoformat(end) if end else None)
    )


def all_between(data: cr.Dataset, by: str, to: str) -> list[Pledge]:
    """Give every pledge of one country to another."""
    return [*pledges_between(data, (by, to), ADOPTED, YES)]


def test_no_kind_means_every_kind() -> None:
    """Otherwise the one of this word; a word of the vocabulary will do."""
    assert kinds_of(None) == frozenset(ObligationKind)
    assert kinds_of("base") == {ObligationKind.BASE}
    assert kinds_of(DEFENSE) == {DEFENSE}


def test_each_binding_counts_more_texts() -> None:
    """Those that bind, also the disputed, all."""
    assert bindings_of("yes") == {Binding.YES}
    assert bindings_of("disputed") == {Binding.YES, Binding.DISPUTED}
    assert bindings_of("any") == set(Binding)


def test_the_instruments_of_a_record_are_found_once() -> None:
    """An organisation is none; asked again, they are the same."""
    data = record(club("CLUB"), pact("Q"), pact("P"))
    found = treaties(data)
    assert [one.id for one in found] == ["P", "Q"]
    assert treaties(data) is found


def test_a_pledge_says_who_owes_whom_what_and_where() -> None:
    """It prints on one line, with its instrument and article."""
    article = owes("consultation", "the preamble", binding="disputed")
    data = record(pact("P", party("AAA"), party("BBB"), article))
    assert all_between(data, "AAA", "BBB") == []
    (pledge,) = pledges_between(
        data, ("AAA", "BBB"), ADOPTED, bindings_of("any")
    )
    assert pledge.treaty == "P"
    assert pledge.where == "P, the preamble"
    assert pledge.binding is Binding.DISPUTED
    assert repr(pledge) == "<AAA owes BBB consultation: P, the preamble>"


def test_the_days_of_a_pledge_are_those_of_all_it_rests_on() -> None:
    """Certain where all is certain, possible where nothing forbids it."""
    data = record(
        pact(
            "P",
            party("AAA", "1991", "2005-01-01"),
            party("BBB", "1990-06-01", "1999/2001"),
            owes(),
            owes(article="2", from_="1992-03", until="1995-05"),
            owes(article="3", from_="2002-01-01"),
            act("BBB", "1991-06-01", "1993-01-01"),
        )
    )
    whole, part = all_between(data, "AAA", "BBB")
    assert whole.certain == from_("1991-12-31", "1999-01-01")
    assert whole.possible == from_("1991-01-01", "2001-12-31")
    assert whole.suspended == from_("1991-06-01", "1993-01-01")
    assert part.certain == from_("1992-03-31", "1995-05-01")
    assert part.possible == from_("1992-03-01", "1995-05-31")
    assert part.suspended == from_("1992-03-01", "1993-01-01")


def test_nobody_owes_what_it_is_not_party_to() -> None:
    """A stranger, and oneself, are owed nothing; nor do they owe."""
    data = record(pact("P", party("AAA"), party("BBB"), owes()))
    for pair in (("AAA", "CCC"), ("CCC", "AAA"), ("AAA", "AAA")):
        assert all_between(data, *pair) == []
    assert len(all_between(data, "BBB", "AAA")) == 1


def test_a_treaty_is_suspended_between_those_whom_the_act_names() -> None:
    """It is the act of one of the two, towards all or the other."""
    kind = ConductKind.FROZEN
    acts = {
        "towards all": act("AAA", "1996-01-01", "1997-01-01"),
        "towards one": act("AAA", "1998-01-01", "1999-01-01", towards="BBB"),
        "another": act("AAA", "2000-01-01", "2001-01-01", kind=kind),
        "no end": act("CCC", "2002-01-01"),
    }
    one = pact("P", *map(party, ("AAA", "BBB", "CCC")), *acts.values())
    found = {
        pair: suspended_days(one, pair, ADOPTED)
        for pair in (("AAA", "BBB"), ("CCC", "AAA"), ("BBB", "DDD"))
    }
    first = from_("1996-01-01", "1997-01-01")
    assert found["AAA", "BBB"] == first | from_("1998-01-01", "1999-01-01")
    assert found["CCC", "AAA"] == first | from_("2002-01-01")
    assert found["BBB", "DDD"] == NO_DAYS


def test_conduct_beside_a_treaty_is_its_own_and_its_bodies_() -> None:
    """A body that took its place some other way has its own treaty."""
    frozen, follow = ConductKind.FROZEN, cr.vocabulary.FollowHow

    def body(id_: str, how: str | None = None) -> cr.Organisation:
        row = act("AAA", "1996-01-01", kind=frozen)
        heir = how and cr.model.Follows(body="P", how=follow(how))
        return club(
            id_, party("AAA", standing="member"), row, follows=heir or None
        )

    own = pact("P", party("AAA"), act("AAA", "1996-01-01", kind=frozen))
    lent = pact("Q", roster="KEEPER")
    data = record(
        body("KEEPER"),
        body("HEIR", "institutionalised"),
        body("OTHER", "renamed"),
        own,
        lent,
    )
    assert [one.body for one in conduct_beside(data, own)] == ["P", "HEIR"]
    assert [one.body for one in conduct_beside(data, lent)] == ["KEEPER"]


class TestOwed:
    """All that one country owes another in one kind."""

    def test_articles_add_up(self) -> None:
        """It is owed while any article of the kind has it."""
        data = record(
            pact(
                "P",
                party("AAA"),
                party("BBB"),
                owes(until="1996-01-01"),
                owes("consultation"),
                owes(article="2", from_="1997", until="1998-01-01"),
            )
        )
        found = owed(data, ("AAA", "BBB"), DEFENSE, ADOPTED, YES)
        first = from_("1995-01-01", "1996-01-01")
        assert [one.obligation.article for one in found.pledges] == ["1", "2"]
        assert found.certain == first | from_("1997-12-31", "1998-01-01")
        assert found.possible == first | from_("1997-01-01", "1998-01-01")
        assert (found.blank, found.disputed) == (NO_DAYS, NO_DAYS)
        assert found.coded is False

    def data(self, *codings: Any, **covers: Any) -> cr.Dataset:
        """Make a pledge of AAA to BBB from June 1995, and a dataset."""
        return record(
            pact("P", party("AAA", "1995-06-01"), party("BBB"), owes()),
            sources=[dataset(years="1994 1996", **covers)],
            codings=codings,
        )

    def test_a_dataset_answers_within_its_cover(self) -> None:
        """Its years, both ways; the rest is blank; the treaty is not told."""
        data = self.data(coding("AAA BBB", "1995/1995"))
        for pair in (("AAA", "BBB"), ("BBB", "AAA")):
            found = owed(data, pair, DEFENSE, ATOP, YES)
            assert found.coded is True
            assert found.pledges == ()
            year = from_("1995-01-01", "1996-01-01")
            assert found.certain == found.possible == year
            assert found.blank == ALL_DAYS - from_("1994-01-01", "1997-01-01")
            assert found.disputed == from_("1996-01-01", "1997-01-01")

    def test_both_must_be_among_the_countries_compared(self) -> None:
        """A pair that was not compared is blank on all days."""
        data = self.data(
            coding("AAA BBB", "1995/1995"), countries="AAA BBB CCC"
        )
        for pair, blank in ((("AAA", "CCC"), False), (("DDD", "CCC"), True)):
            found = owed(data, pair, DEFENSE, ATOP, YES)
            assert (found.blank == ALL_DAYS) is blank
            assert found.certain == NO_DAYS
        peace = owed(data, ("AAA", "BBB"), ObligationKind.PEACE, ATOP, YES)
        assert peace.blank == ALL_DAYS

    def test_a_pair_that_it_does_not_code_it_does_not_dispute(self) -> None:
        """Neither beside our answer nor in its place."""
        data = self.data()
        for reading in (ADOPTED, ATOP):
            found = owed(data, ("AAA", "BBB"), DEFENSE, reading, YES)
            assert found.disputed == NO_DAYS

    def test_what_any_dataset_disputes_is_disputed(self) -> None:
        """One does not make good what another says otherwise."""
        data = record(
            pact("P", party("AAA"), party("BBB"), owes()),
            sources=[
                dataset(years="1995 1996"),
                dataset("other", years="1998 1999"),
            ],
            codings=[
                coding("AAA BBB", "1995/1995"),
                coding("AAA BBB", "1998/1998", source="other"),
            ],
        )
        found = owed(data, ("AAA", "BBB"), DEFENSE, ADOPTED, YES)
        assert found.disputed == (
            from_("1996-01-01", "1997-01-01")
            | from_("1999-01-01", "2000-01-01")
        )

    def test_our_years_count_only_inside_its_cover(self) -> None:
        """What held outside makes no year inside one of ours."""
        ends = dataset(years="1990 1995-03-31")
        data = record(
            pact("P", party("AAA", "1995-06-01"), party("BBB"), owes()),
            sources=[ends],
            codings=[coding("AAA BBB", "1995/1995")],
        )
        window = from_("1995-01-01", "1995-04-01")
        for reading in (ADOPTED, ATOP):
            found = owed(data, ("AAA", "BBB"), DEFENSE, reading, YES)
            assert found.disputed == window
        assert found.certain == found.possible == window

    def test_the_last_year_that_can_be_written_has_an_end(self) -> None:
        """A coding up to the year 9999 goes on for ever."""
        data = record(
            sources=[dataset(years="1990 9999")],
            codings=[coding("AAA BBB", "9999/9999")],
        )
        found = owed(data, ("AAA", "BBB"), DEFENSE, ATOP, YES)
        assert found.certain == from_("9999-01-01")
        assert found.blank == Spans.of((date.min, date(1990, 1, 1)))


def test_the_record_is_complete_from_the_last_day_of_since() -> None:
    """
    For pairs with one of its countries, in its kinds; always without.

    Of two scopes either will do.
    """
    data = record(
        scopes=[
            scope("AAA", since="1990"),
            scope("AAA DDD", since="2000"),
            scope("BBB", kinds="peace"),
        ]
    )
    assert recorded(data, ("CCC", "AAA"), DEFENSE) == from_("1990-12-31")
    assert recorded(data, ("BBB", "CCC"), ObligationKind.PEACE) == ALL_DAYS
    assert recorded(data, ("BBB", "CCC"), DEFENSE) == NO_DAYS


def test_partners_share_a_treaty_with_obligations_or_are_coded() -> None:
    """Whoever was ever in it with the country, and no other."""
    data = record(
        pact("P", party("AAA"), party("BBB", left="1996-01-01"), owes()),
        pact("NONE", party("AAA"), party("DDD")),
        pact("Q", party("BBB"), party("DDD"), owes()),
        sources=[dataset()],
        codings=[coding("AAA CCC"), coding("BBB DDD")],
    )
    assert partners_of(data, "AAA", ADOPTED) == ["BBB", "CCC"]
    assert partners_of(data, "AAA", Reading.of(according_to="wire")) == [
        "BBB",
        "CCC",
    ]
    assert partners_of(data, "AAA", ATOP) == ["CCC"]
    assert partners_of(data, "BBB", ADOPTED) == ["AAA", "DDD"]


def test_unread_treaties_come_with_whom_they_bind() -> None:
    """Of the day, for the country asked about; the rest was read."""
    late = party("CCC", "1996")
    data = record(
        pact("P", party("AAA"), party("BBB"), late, read=False),
        pact("Q", party("AAA"), party("BBB")),
        pact("R", party("BBB"), party("CCC"), read=False),
        pact("S", party("AAA"), binding="disputed", read=False),
    )

    def told(country: str, day: str) -> list[tuple[str, list[str]]]:
        found = unread(data, country, date.fromisoformat(day), ADOPTED)
        return [(one.id, sorted(others)) for one, others in found]

    assert told("AAA", "1995-12-31") == [("P", ["BBB"])]
    assert told("AAA", "1996-01-01") == [("P", ["BBB", "CCC"])]
    assert told("AAA", "1994-12-31") == []
    assert told("CCC", "1995-12-31") == [("R", ["BBB"])]
    assert told("DDD", "1996-01-01") == []


def test_who_is_held_by_a_treaty_is_what_the_reading_says() -> None:
    """Every country on record in it, whatever it held."""
    row = party("BBB", standing="signatory")
    data = record(pact("P", party("AAA"), row))
    (treaty,) = treaties(data)
    found = held(data, treaty, ADOPTED)
    assert sorted(found) == ["AAA", "BBB"]
    assert found["AAA"].certain == from_("1995-01-01")
    assert found["BBB"].possible == NO_DAYS
    signed = held(data, treaty, Reading.of(basis="signature"))
    assert signed["BBB"].certain == from_("1995-01-01")


@pytest.mark.parametrize("known_on", ["1996-01-01", "2000-01-01"])
def test_a_source_without_a_day_was_always_out(known_on: str) -> None:
    """So it may differ from what was known on any day."""
    data = record(
        pact("P", party("AAA"), party("BBB"), owes()),
        sources=[attrs.evolve(dataset(), published=None), dataset(
            "late", published="1996-06")],
        codings=[coding("AAA BBB"), coding("AAA BBB", source="late")],
    )  # fmt: skip
    reading = Reading.of(known_on=known_on)
    found = owed(data, ("AAA", "BBB"), DEFENSE, reading, YES)
    assert found.disputed == from_("1995-01-01", "2006-01-01")
    assert on("1996-06").bounds[0] == date(1996, 6, 1)
