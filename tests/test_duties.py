"""What the questions on obligations take, refuse and give."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import attrs
import pytest

import caucasus_ref as cr
from caucasus_ref.model import Complete, Exists
from caucasus_ref.vocabulary import (
    ConductKind,
    Manner,
    ObligationKind,
    Standing,
)
from pacts import (
    act,
    club,
    coding,
    dataset,
    edge,
    on,
    owes,
    pact,
    party,
    record,
    scope,
    war,
)


DAY = "1996-06-01"
PACT = pact("PACT", party("AAA"), party("BBB"), owes())
ALL_KINDS = " ".join(ObligationKind)
_FROM_1996 = edge("1996-01-01", how=Manner.RATIFICATION)
_FROM_1997 = edge("1997-01-01", how=Manner.RATIFICATION)


def kinds(answer: Any) -> list[str]:
    """Give the kinds of the caveats of an answer."""
    return [caveat.kind.value for caveat in answer.caveats]


def messages(answer: Any) -> list[str]:
    """Give what the caveats of an answer say."""
    return [caveat.message for caveat in answer.caveats]


def links(day: str = DAY, **words: Any) -> list[str]:
    """Give who owes whom, with a mark where it is uncertain."""
    return [link.cells()[0] for link in cr.pledges(day, **words)]


def treaties(rows: Iterable[cr.Tie]) -> list[str]:
    """Give the ids of the instruments between two countries."""
    return [row.treaty.id for row in rows]


class TestDoor:
    """What every question on obligations takes and refuses."""

    QUESTIONS = (
        lambda on, **words: cr.allies("AAA", on, **words),
        lambda on, **words: cr.obligations("AAA", on, **words),
        lambda on, **words: cr.treaties_between("AAA", "BBB", on, **words),
        lambda on, **words: cr.incompatibilities("AAA", on, **words),
        cr.pledges,
    )

    @pytest.mark.parametrize("ask", QUESTIONS)
    def test_a_question_names_its_day(self, ask: Any) -> None:
        """What is no day is refused by every question."""
        data = record(PACT)
        for bad in ("1996-06", "", None, datetime(1996, 6, 1)):  # noqa: DTZ001
            with pytest.raises(cr.DateError, match=r"^on: "):
                ask(bad, data=data)
        with pytest.raises(cr.DateError, match=r"^known_on: "):
            ask(DAY, known_on="1996", data=data)

    def in_turn(self) -> cr.Dataset:
        """Let BBB be called Fordland until June 1996, and CCC from then."""
        turn = cr.PartialDate.parse(DAY)
        rest = record()
        exists = {"BBB": Exists(until=turn), "CCC": Exists(from_=turn)}
        return cr.Dataset.from_records(
            bodies=[pact("P", *map(party, ("AAA", "BBB", "CCC")), owes())],
            countries=[
                attrs.evolve(one, aliases=("Fordland",), exists=exists[one.id])
                if one.id in exists
                else one
                for one in rest.countries
            ],
            sources=rest.sources,
        )

    def test_a_name_is_that_of_the_day(self) -> None:
        """Of two that bore it in turn the one that existed is meant."""
        data, name = self.in_turn(), "Fordland"
        for day, who in (("1996-05-31", "BBB"), (DAY, "CCC")):
            words: dict[str, Any] = {"on": day, "data": data}
            assert cr.allies(name, **words).country == who
            assert cr.obligations(name, **words).country == who
            towards = cr.obligations("AAA", towards=name, **words).towards
            assert towards == who
            assert cr.incompatibilities(name, **words).country == who
            one = cr.treaties_between(name, "AAA", **words)
            other = cr.treaties_between("AAA", name, **words)
            assert one.countries == (who, "AAA")
            assert other.countries == ("AAA", who)

    def test_who_did_not_exist_is_told(self) -> None:
        """Of every country in the question."""
        words: dict[str, Any] = {"on": DAY, "data": self.in_turn()}
        answers: list[Any] = [
            cr.allies("BBB", **words),
            cr.obligations("BBB", **words),
            cr.obligations("AAA", towards="BBB", **words),
            cr.incompatibilities("BBB", **words),
            cr.treaties_between("AAA", "BBB", **words),
            cr.treaties_between("BBB", "AAA", **words),
        ]
        for answer in answers:
            told = {(one.kind, one.countries) for one in answer.caveats}
            assert (cr.CaveatKind.NOT_IN_EXISTENCE, ("BBB",)) in told

    @pytest.mark.parametrize("ask", QUESTIONS)
    @pytest.mark.parametrize("bad", ["no", "YES", "", None, 1, ["yes"]])
    def test_which_texts_count_is_one_of_three_words(
        self, ask: Any, bad: Any
    ) -> None:
        """Another `binding` is refused, also where nothing is owed."""
        for data in (record(PACT), record()):
            with pytest.raises(cr.ReadingError) as caught:
                ask(DAY, binding=bad, data=data)
            way_out = "write yes, disputed or any"
            if bad == "YES":
                way_out = "did you mean yes?"
            assert str(caught.value) == (
                f"binding: {bad!r} is unknown; {way_out}"
            )

    @pytest.mark.parametrize("ask", QUESTIONS)
    def test_a_misspelt_basis_is_refused(self, ask: Any) -> None:
        """The keywords of all questions are read as everywhere."""
        with pytest.raises(cr.ReadingError, match="basis: 'sign' is unknown"):
            ask(DAY, basis="sign", data=record(PACT))

    @pytest.mark.parametrize("ask", [QUESTIONS[0], QUESTIONS[1], QUESTIONS[4]])
    def test_an_unknown_obligation_is_refused(self, ask: Any) -> None:
        """A misspelt kind is met with those that look like it, or all."""
        with pytest.raises(cr.ReadingError) as caught:
            ask(DAY, obligation="defence", data=record(PACT))
        assert str(caught.value) == (
            "obligation: 'defence' is unknown; did you mean defense?"
        )
        with pytest.raises(cr.ReadingError) as caught:
            ask(DAY, obligation="xyz", data=record(PACT))
        assert str(caught.value).endswith(
            "; write defense, offense, neutrality, nonaggression,"
            " consultation, base, ceasefire, border, peace, cooperation or"
            " no_opposing_alliance"
        )

    @pytest.mark.parametrize("ask", [QUESTIONS[0], QUESTIONS[4]])
    def test_allies_are_of_one_kind(self, ask: Any) -> None:
        """Only a list of duties can be of all kinds."""
        with pytest.raises(cr.ReadingError, match="None is unknown"):
            ask(DAY, obligation=None, data=record(PACT))

    @pytest.mark.parametrize("ask", [QUESTIONS[0], QUESTIONS[4]])
    def test_a_source_goes_with_no_other_reading(self, ask: Any) -> None:
        """The word of a source is what it is, whatever was known or signed."""
        data = record(PACT, sources=[dataset()])
        for words in ({"basis": "signature"}, {"known_on": DAY}):
            with pytest.raises(cr.ReadingError, match="does not go with"):
                ask(DAY, according_to="atop", data=data, **words)
        with pytest.raises(cr.UnknownNameError, match="did you mean atop"):
            ask(DAY, according_to="atopp", data=data)

    def test_unknown_countries_are_refused(self) -> None:
        """With what they may be; a body is sent to its own questions."""
        data = record(PACT)
        for ask in (cr.allies, cr.obligations, cr.incompatibilities):
            with pytest.raises(cr.UnknownNameError, match="did you mean BBB"):
                ask("Bordurie", DAY, data=data)
            with pytest.raises(cr.UnknownNameError, match=r"ask members\(\)"):
                ask("PACT", DAY, data=data)
        for pair in (("AAA", "Bordurie"), ("Bordurie", "AAA")):
            with pytest.raises(cr.UnknownNameError, match="did you mean BBB"):
                cr.treaties_between(*pair, DAY, data=data)
        with pytest.raises(cr.UnknownNameError, match="did you mean BBB"):
            cr.obligations("AAA", DAY, towards="Bordurie", data=data)

    def test_records_are_taken_where_names_are(self) -> None:
        """A country or a source may be given itself, or by name."""
        data = record(PACT, sources=[dataset()], codings=[coding("AAA BBB")])
        aaa, bbb = data.countries["AAA"], data.countries["BBB"]
        atop = data.sources["atop"]
        assert cr.allies(aaa, DAY, according_to=atop, data=data) == cr.allies(
            "arcadia", DAY, according_to="atop", data=data
        )
        assert cr.obligations(
            aaa, DAY, towards=bbb, data=data
        ) == cr.obligations("AAA", DAY, towards="Borduria", data=data)
        assert cr.treaties_between(
            aaa, bbb, DAY, data=data
        ) == cr.treaties_between("Arcadia", "BBB", DAY, data=data)

    @pytest.mark.parametrize("ask", QUESTIONS)
    def test_strict_gives_the_answer_or_raises_with_it(self, ask: Any) -> None:
        """Any caveat is enough to refuse, and stands in the error."""
        data = record(PACT, scopes=[scope("AAA", kinds=ALL_KINDS)])
        answer = ask(DAY, data=data)
        if isinstance(answer, cr.Network):
            assert kinds(answer) == ["no_data"]  # of whom no scope speaks
        else:
            assert ask(DAY, strict=True, data=data) == answer
        with pytest.raises(cr.UncertainAnswerError) as caught:
            ask("2021-01-01", strict=True, data=data)
        assert "after_checked" in kinds(caught.value.answer)
        assert caught.value.caveats == caught.value.answer.caveats

    def test_the_shipped_record_answers_without_data(self) -> None:
        """Without `data` it is the record that comes with the library."""
        answers = (
            cr.allies("ARM", DAY),
            cr.obligations("ARM", DAY),
            cr.treaties_between("ARM", "RUS", DAY),
            cr.incompatibilities("ARM", DAY),
            cr.pledges(DAY),
        )
        assert all(answer.data is cr.load() for answer in answers)


class TestWhoOwes:
    """A pledge holds while the treaty binds both, for those it names."""

    def test_a_mutual_pledge_makes_each_the_ally_of_the_other(self) -> None:
        """Who owes and to whom it is owed are all parties but oneself."""
        data = record(pact("P", *map(party, ("AAA", "BBB", "CCC")), owes()))
        assert list(cr.allies("AAA", DAY, data=data)) == ["BBB", "CCC"]
        assert len(links(data=data)) == 6
        (duty,) = cr.obligations("BBB", DAY, data=data)
        assert duty.to == {"AAA", "CCC"}
        assert duty.by == "BBB"
        assert duty.maybe == duty.suspended == frozenset()

    def test_one_sided_pledges_run_one_way(self) -> None:
        """Who binds itself is the ally; who is protected owes nothing."""
        data = record(
            pact(
                "P",
                *map(party, ("AAA", "BBB", "CCC")),
                owes(binds="AAA", towards="BBB"),
                owes("consultation", "2", binds="AAA BBB"),
                owes("neutrality", "3", towards="CCC"),
            )
        )
        assert links(data=data) == ["AAA -> BBB"]
        assert links(data=data, obligation="consultation") == [
            "AAA -> BBB", "AAA -> CCC", "BBB -> AAA", "BBB -> CCC",
        ]  # fmt: skip
        assert links(data=data, obligation="neutrality") == [
            "AAA -> CCC", "BBB -> CCC",
        ]  # fmt: skip
        assert list(cr.allies("BBB", DAY, data=data)) == ["AAA"]
        assert list(cr.allies("AAA", DAY, data=data)) == []
        told = cr.obligations("AAA", DAY, towards="BBB", data=data)
        assert [one.kind.value for one in told] == ["defense", "consultation"]

    def test_nobody_owes_itself_anything(self) -> None:
        """Asked towards itself, a country has no duties."""
        data = record(PACT)
        assert len(cr.obligations("AAA", DAY, towards="AAA", data=data)) == 0

    def test_it_holds_from_the_later_start_to_the_earlier_end(self) -> None:
        """The first day on which both are bound, not the day one leaves."""
        data = record(
            pact(
                "P",
                party("AAA", "1991-01-01", "1999-01-01"),
                party("BBB", "1995-05-05", "1998-03-03"),
                owes(),
            )
        )
        found = {
            day: links(day, data=data)
            for day in ("1995-05-04", "1995-05-05", "1998-03-02", "1998-03-03")
        }
        both = ["AAA -> BBB", "BBB -> AAA"]
        assert list(found.values()) == [[], both, both, []]

    def test_an_article_may_run_shorter_than_its_treaty(self) -> None:
        """`from` is its first day, `until` the first without it."""
        data = record(
            pact(
                "P",
                party("AAA"),
                party("BBB"),
                owes(from_="1996-02-01", until="1996-04-01"),
            )
        )
        days = ("1996-01-31", "1996-02-01", "1996-03-31", "1996-04-01")
        assert [len(links(day, data=data)) for day in days] == [0, 2, 2, 0]

    def test_coarse_dates_make_a_pledge_uncertain(self) -> None:
        """Of a treaty or an article: it may have held, says the caveat."""
        data = record(
            pact("P", party("AAA"), party("BBB", "1996"), owes()),
            pact(
                "Q",
                party("AAA"),
                party("CCC"),
                owes(from_="1996", until="1998"),
            ),
            scopes=[scope("AAA")],
        )
        answer = cr.allies("AAA", DAY, data=data)
        assert answer.certain == set()
        assert answer.possible == {"BBB", "CCC"}
        assert messages(answer) == [
            "AAA BBB: P, Art. 1: not known to the day",
            "AAA CCC: Q, Art. 1: not known to the day",
        ]
        for country in ("BBB", "CCC"):
            with pytest.raises(cr.UncertainAnswerError, match="to the day"):
                assert country in answer
        assert links(data=data) == [
            "AAA -> BBB?", "AAA -> CCC?", "BBB -> AAA?", "CCC -> AAA?",
        ]  # fmt: skip
        assert kinds(cr.pledges(DAY, data=data)) == [
            "no_data", "coarse", "coarse",
        ]  # fmt: skip
        duties = cr.obligations("AAA", DAY, obligation="defense", data=data)
        assert [one.maybe for one in duties] == [{"BBB"}, {"CCC"}]
        assert [one.to for one in duties] == [set(), set()]
        assert messages(duties) == messages(answer)
        sure = cr.allies("AAA", "1997-01-01", data=data)
        assert sure.certain == {"BBB", "CCC"}
        late = cr.allies("AAA", "1998-01-01", data=data)
        assert late.certain == {"BBB"}
        assert late.possible == {"BBB", "CCC"}

    def test_one_sure_article_makes_a_pledge_certain(self) -> None:
        """What one treaty leaves open another may settle, without caveat."""
        data = record(
            pact("P", party("AAA"), party("BBB", "1996"), owes()),
            pact("Q", party("AAA"), party("BBB"), owes()),
            scopes=[scope("AAA")],
        )
        answer = cr.allies("AAA", DAY, strict=True, data=data)
        assert answer.certain == {"BBB"}
        (link,) = [
            one for one in cr.pledges(DAY, data=data) if one.by == "AAA"
        ]
        assert link.treaties == ("P", "Q")
        assert link.truth is cr.Truth.YES

    def test_what_holds_no_longer_is_not_told(self) -> None:
        """Of two treaties only the one of the day stands in the answer."""
        data = record(
            pact(
                "PAST", party("AAA", left="1996-01-01"), party("BBB"), owes()
            ),
            pact("P", party("AAA"), party("BBB"), owes(), owes(
                article="2", until="1996-01-01"
            )),
        )  # fmt: skip
        told = [one.where for one in cr.allies("AAA", DAY, data=data).pledges]
        assert told == ["P, Art. 1"]
        assert [one.treaties for one in cr.pledges(DAY, data=data)] == [
            ("P",),
            ("P",),
        ]
        (duty,) = cr.obligations("AAA", DAY, data=data)
        assert duty.obligation.where == "P, Art. 1"

    def test_parties_may_be_those_of_an_organisation(self) -> None:
        """A borrowed roster binds while the treaty is in force."""
        members = [
            party("AAA", standing="member"),
            party("BBB", standing="member"),
            party("CCC", standing="observer"),
        ]
        data = record(
            club("CLUB", *members),
            pact(
                "P",
                owes(),
                roster="CLUB",
                start=_FROM_1996,
            ),
        )
        days = ("1995-12-31", "1996-01-01")
        assert [links(day, data=data) for day in days] == [
            [], ["AAA -> BBB", "BBB -> AAA"],
        ]  # fmt: skip
        (tie,) = cr.treaties_between("AAA", "BBB", DAY, data=data)
        assert tie.standings == ("party", "party")

    def test_of_several_kinds_only_the_one_asked_for_counts(self) -> None:
        """Allies in defence are not those who only consult."""
        data = record(
            pact("P", party("AAA"), party("BBB"), owes("consultation"))
        )
        assert list(cr.allies("AAA", DAY, data=data)) == []
        words: dict[str, Any] = {"obligation": "consultation", "data": data}
        assert list(cr.allies("AAA", DAY, **words)) == ["BBB"]
        assert len(cr.obligations("AAA", DAY, **words)) == 1
        words["obligation"] = ObligationKind.DEFENSE
        assert len(cr.obligations("AAA", DAY, **words)) == 0


class TestReadings:
    """The keywords of all questions, in questions on obligations."""

    def test_a_signature_may_count(self) -> None:
        """With `basis` a pledge begins when both had signed."""
        data = record(
            pact(
                "P",
                party("AAA", "1997-01-01", signed="1996-01-01"),
                party("BBB", "1998-01-01", signed="1996-05-05"),
                owes(),
            )
        )
        words: dict[str, Any] = {"data": data, "basis": "signature"}
        assert links("1996-05-04", **words) == []
        assert len(links("1996-05-05", **words)) == 2
        assert links("1996-05-05", data=data) == []
        assert list(cr.allies("AAA", DAY, **words)) == ["BBB"]
        assert len(cr.obligations("AAA", DAY, **words)) == 1
        assert treaties(cr.treaties_between("AAA", "BBB", DAY, **words)) == [
            "P"
        ]

    def test_only_what_was_known_counts(self) -> None:
        """A ratification known in May binds nobody as known in April."""
        row = party("BBB", known="1996-05-05")
        data = record(pact("P", party("AAA"), row, owes()))
        for known_on, count in (("1996-05-04", 0), ("1996-05-05", 1)):
            words: dict[str, Any] = {"data": data, "known_on": known_on}
            assert len(cr.allies("AAA", DAY, **words)) == count
            assert len(cr.obligations("AAA", DAY, **words)) == count
            assert len(links(**words)) == 2 * count
            assert (
                len(cr.treaties_between("AAA", "BBB", DAY, **words)) == count
            )
        assert len(links(data=data)) == 2

    def test_a_standing_may_be_asked_for(self) -> None:
        """Two signatories have a text between them, though none binds."""
        data = record(
            pact(
                "P",
                party("AAA", standing="signatory"),
                party("BBB"),
                owes(),
            )
        )

        def found(standing: Any) -> list[Any]:
            ties = cr.treaties_between(
                "AAA", "BBB", DAY, standing=standing, data=data
            )
            return [(row.standings, row.truth) for row in ties]

        told = [((Standing.SIGNATORY, Standing.PARTY), cr.Truth.YES)]
        assert found(None) == found("party") == found("signatory") == []
        assert found("any") == found(["party", "signatory"]) == told
        with pytest.raises(cr.ReadingError, match="did you mean partner or"):
            found("partie")

    def test_texts_that_do_not_bind_are_left_out_and_named(self) -> None:
        """`disputed` counts those too of which it is disputed, `any` all."""
        rows = (party("AAA"), party("BBB"), owes())
        data = record(
            pact("YEA", *rows),
            pact("MAY", *rows, binding="disputed"),
            pact("NAY", *rows, binding="no"),
        )
        expected = {
            "yes": (["YEA"], ("MAY", "NAY")),
            "disputed": (["MAY", "YEA"], ("NAY",)),
            "any": (["MAY", "NAY", "YEA"], ()),
        }
        for binding, (told, left_out) in expected.items():
            words: dict[str, Any] = {"binding": binding, "data": data}
            ties = cr.treaties_between("AAA", "BBB", DAY, **words)
            duties = cr.obligations("AAA", DAY, **words)
            assert treaties(ties) == told
            assert [one.treaty for one in duties] == told
            assert ties.left_out == duties.left_out == left_out
            allies = cr.allies("AAA", DAY, **words)
            assert [one.treaty for one in allies.pledges] == told
            assert cr.pledges(DAY, **words)[0].treaties == tuple(told)

    def test_an_article_may_bind_where_its_treaty_does_not(self) -> None:
        """And the other way round: the article's own word decides."""
        data = record(
            pact(
                "P", party("AAA"), party("BBB"), owes(binding="no"),
                owes("consultation", "2"),
            ),
            pact("Q", party("AAA"), party("CCC"), owes(binding="yes"),
                 owes("consultation", "2"), binding="no"),
        )  # fmt: skip
        assert list(cr.allies("AAA", DAY, data=data)) == ["CCC"]
        duties = cr.obligations("AAA", DAY, data=data)
        assert [one.obligation.where for one in duties] == [
            "Q, Art. 1", "P, Art. 2",
        ]  # fmt: skip
        assert duties.left_out == ("P", "Q")
        every = cr.obligations("AAA", DAY, binding="any", data=data)
        assert [one.binding.value for one in every] == [
            "no",
            "yes",
            "yes",
            "no",
        ]

    def test_a_source_with_rival_dates_moves_what_rests_on_them(self) -> None:
        """No dataset of pledges: ours stand, on the dates that it gives."""
        data = record(
            pact("P", party("AAA"), party("BBB", rival="1996-02-02"), owes()),
            scopes=[scope("AAA")],
        )
        found = {
            (source, day): cr.allies(
                "AAA", day, according_to=source, data=data
            )
            for source in (None, "wire", "gazette")
            for day in ("1996-02-01", "1996-02-02")
        }
        assert [len(answer) for answer in found.values()] == [1, 1, 0, 1, 1, 1]
        assert messages(found["wire", DAY.replace("06-01", "02-02")]) == [
            "wire says nothing of pledges; the record's stand"
        ]
        assert found["wire", "1996-02-01"].reading.according_to == "wire"


class TestSuspension:
    """Conduct that suspends the operation of a treaty ends no pledge."""

    def rows(self, **words: Any) -> cr.Dataset:
        """Make a treaty of three whose operation AAA suspends for a while."""
        return record(
            pact(
                "P",
                *map(party, ("AAA", "BBB", "CCC")),
                owes(),
                act("AAA", "1996-01-01", "1997-01-01", **words),
            )
        )

    def off(self, data: cr.Dataset, day: str = DAY, **words: Any) -> list[str]:
        """Give the pairs between which nothing operated."""
        network = cr.pledges(day, data=data, **words)
        assert len(network) == 6
        return [f"{one.by}-{one.to}" for one in network if one.suspended]

    def test_it_is_between_the_one_who_suspends_and_the_rest(self) -> None:
        """Without `towards` it is off both ways with everybody."""
        data = self.rows()
        days = ("1995-12-31", "1996-01-01", "1996-12-31", "1997-01-01")
        pairs = ["AAA-BBB", "AAA-CCC", "BBB-AAA", "CCC-AAA"]
        found = [self.off(data, day) for day in days]
        assert found == [[], pairs, pairs, []]

    def test_it_may_be_towards_one(self) -> None:
        """Then it is off between these two, both ways, and no others."""
        data = self.rows(towards="BBB")
        assert self.off(data) == ["AAA-BBB", "BBB-AAA"]
        assert cr.allies("AAA", DAY, data=data).suspended == {"BBB"}
        assert cr.allies("CCC", DAY, data=data).suspended == set()
        (duty,) = cr.obligations("BBB", DAY, data=data)
        assert duty.to == {"AAA", "CCC"}
        assert duty.suspended == {"AAA"}
        between = {
            other: cr.treaties_between("AAA", other, DAY, data=data)[0]
            for other in ("BBB", "CCC")
        }
        assert [one.suspended for one in between.values()] == [True, False]

    def test_other_conduct_suspends_nothing(self) -> None:
        """A boycott or a freeze shows in `conduct` and no more."""
        data = self.rows(kind=ConductKind.FROZEN)
        assert self.off(data) == []
        answer = cr.allies("BBB", DAY, data=data)
        assert [one.kind.value for one in answer.conduct] == ["frozen"]

    def test_it_must_have_been_known(self) -> None:
        """Nothing is suspended as known on the day before."""
        assert self.off(self.rows(), known_on="1995-12-31") == []
        assert len(self.off(self.rows(), known_on="1996-01-01")) == 4

    def test_another_treaty_in_operation_is_enough(self) -> None:
        """A link is suspended only if nothing operated between the two."""
        rows = (party("AAA"), party("BBB"), owes())
        off = act("AAA", "1996-01-01")
        one, two = pact("P", *rows, off), pact("Q", *rows)
        data = record(one, two)
        assert not any(link.suspended for link in cr.pledges(DAY, data=data))
        assert cr.allies("AAA", DAY, data=data).suspended == set()
        ties = cr.treaties_between("AAA", "BBB", DAY, data=data)
        assert [row.suspended for row in ties] == [True, False]
        data = record(one, attrs.evolve(two, conduct=(
            attrs.evolve(off, body="Q"),
        )))  # fmt: skip
        assert all(link.suspended for link in cr.pledges(DAY, data=data))
        assert cr.allies("AAA", DAY, data=data).suspended == {"BBB"}


class TestConduct:
    """What went on beside the standing of those in an answer."""

    def test_the_conduct_of_those_in_the_answer_is_told_once(self) -> None:
        """On its days, of the country asked about too, of no bystander."""
        frozen = ConductKind.FROZEN
        data = record(
            pact(
                "P",
                party("AAA"),
                party("BBB"),
                party("CCC", "1995-01-01", "1996-01-01"),
                owes(),
                owes(article="2"),
                act("AAA", "1996-01-01", kind=frozen),
                act("BBB", "1996-07-01", kind=frozen),
                act("CCC", "1995-01-01", kind=frozen),
            ),
            pact(
                "Q",
                party("AAA"),
                party("DDD"),
                act("AAA", "1995-01-01", kind=ConductKind.BOYCOTT),
            ),
        )
        told = [
            f"{one.body} {one.country}"
            for one in cr.allies("BBB", DAY, data=data).conduct
        ]
        assert told == ["P AAA"]
        late = cr.allies("BBB", "1996-07-01", data=data)
        assert len(late.conduct) == 2
        nobody = cr.allies("DDD", DAY, data=data)
        assert nobody.conduct == ()

    def test_that_in_the_body_behind_the_treaty_counts_too(self) -> None:
        """In the keeper of its roster, and in what grew out of it."""
        frozen = ConductKind.FROZEN
        members = [party("AAA", standing="member"),
                   party("BBB", standing="member")]  # fmt: skip

        def heir(id_: str, how: str) -> cr.Organisation:
            grown = cr.model.Follows(
                body="P", how=cr.vocabulary.FollowHow(how)
            )
            row = act("AAA", "1996-01-01", kind=frozen)
            return club(id_, *members, row, follows=grown)

        data = record(
            club("CLUB", *members, act("BBB", "1996-01-01", kind=frozen)),
            pact("P", owes(), roster="CLUB"),
            heir("HEIR", "institutionalised"),
            heir("SUCCESSOR", "replaced"),
        )
        conduct = cr.allies("AAA", DAY, data=data).conduct
        assert [one.body for one in conduct] == ["CLUB", "HEIR"]

    def test_what_two_treaties_rest_on_is_told_once(self) -> None:
        """Both have their parties from one club, in which one is absent."""
        absent = act("BBB", "1996-01-01", kind=ConductKind.BOYCOTT)
        members = [
            party("AAA", standing="member"),
            party("BBB", standing="member"),
        ]
        data = record(
            club("CLUB", *members, absent),
            pact("P", owes(), roster="CLUB"),
            pact("Q", owes(), roster="CLUB"),
        )
        answer = cr.allies("AAA", DAY, data=data)
        assert len(answer.pledges) == 2
        assert [one.body for one in answer.conduct] == ["CLUB"]


class TestDatasets:
    """What datasets of pledges say, in our place and beside us."""

    def data(self, *codings: Any, **covers: Any) -> cr.Dataset:
        """Make a mutual pledge from 1995 to 2000, and a dataset."""
        return record(
            pact(
                "P",
                party("AAA", left="2000-06-01"),
                party("BBB"),
                owes(),
            ),
            sources=[dataset(**covers)],
            codings=codings,
            scopes=[scope("AAA")],
        )

    def test_a_coding_holds_both_ways_in_whole_years(self) -> None:
        """From its first New Year to its last New Year's Eve."""
        data = self.data(coding("AAA BBB", "1993/1993", "1997/1998"))
        days = {
            "1992-12-31": 0, "1993-01-01": 1, "1993-12-31": 1,
            "1994-01-01": 0, "1996-06-01": 0, "1998-12-31": 1,
        }  # fmt: skip
        words: dict[str, Any] = {"according_to": "atop", "data": data}
        for day, count in days.items():
            for who in ("AAA", "BBB"):
                answer = cr.allies(who, day, **words)
                assert len(answer) == count
                assert answer.possible == answer.certain
                assert answer.pledges == ()
                assert answer.conduct == ()
                assert ("CCC" in answer) is False
            network = cr.pledges(day, **words)
            assert len(network) == 2 * count
            assert all(link.treaties == () for link in network)
            assert not any(link.suspended for link in network)

    def test_what_differs_from_the_record_is_disputed(self) -> None:
        """Ours by years of any day, or plainly against a year not coded."""
        data = self.data(coding("AAA BBB", "1994/1996", "2000/2001"))
        days = {
            "1993-06-01": False, "1994-06-01": True, "1995-06-01": False,
            "1997-06-01": True, "2000-05-31": False, "2000-06-01": False,
            "2001-06-01": True,
        }  # fmt: skip
        for day, disputed in days.items():
            ours = cr.allies("AAA", day, data=data)
            theirs = cr.allies("AAA", day, according_to="atop", data=data)
            assert (
                ours.disputed
                == theirs.disputed
                == ({"BBB"} if disputed else set())
            ), day
            network = cr.pledges(day, data=data)
            for answer in (ours, network):
                assert ("disputed" in kinds(answer)) is disputed
            assert len(network.codings) == disputed
            assert ours.certain == ({"BBB"} if "1995" <= day < "2000-06" else
                                    set())  # fmt: skip
        assert messages(cr.allies("AAA", "1994-06-01", data=data)) == [
            (
                "AAA BBB: datasets differ; explain() says how, and why we"
                " do not follow"
            )
        ]

    def test_a_year_in_which_we_may_have_held_is_no_dispute(self) -> None:
        """What is not plain on our side contradicts nobody."""
        data = record(
            pact("P", party("AAA"), party("BBB", "1994/1996"), owes()),
            sources=[dataset()],
            codings=[coding("AAA BBB", "1995/1995")],
        )
        for source in (None, "atop"):
            found = [
                cr.allies("AAA", day, according_to=source, data=data).disputed
                for day in ("1995-06-01", "1996-06-01", "1997-06-01")
            ]
            assert found == [set(), set(), {"BBB"}]

    def test_a_dataset_not_out_yet_disputes_nothing(self) -> None:
        """As known on a day, only what was published by then differs."""
        data = self.data(coding("AAA BBB", "1990/1992"), published="1999-05")
        for known_on, disputed in (
            (None, True), ("1999-05-01", True), ("1999-04-30", False),
        ):  # fmt: skip
            words: dict[str, Any] = {"known_on": known_on, "data": data}
            answer = cr.allies("AAA", "1996-06-01", **words)
            assert bool(answer.disputed) is disputed, known_on

    def test_it_disputes_only_what_it_covers(self) -> None:
        """Before its first year, after its last, it has no say."""
        data = self.data(coding("AAA BBB"), years="1996 1998")
        days = ("1995-12-31", "1996-01-01", "1998-12-31", "1999-01-01")
        found = [bool(cr.allies("AAA", d, data=data).disputed) for d in days]
        assert found == [False, True, True, False]

    def test_of_another_kind_it_says_nothing(self) -> None:
        """A coding of consultation neither answers nor disputes defence."""
        data = self.data(
            coding("AAA BBB", "1995/1996", obligation="consultation"),
            pledges="defense consultation",
        )
        assert cr.allies("AAA", "1998-06-01", data=data).disputed == set()
        words: dict[str, Any] = {"according_to": "atop", "data": data}
        assert len(cr.allies("AAA", DAY, **words)) == 0
        words["obligation"] = "consultation"
        assert len(cr.allies("AAA", DAY, **words)) == 1
        assert cr.allies("AAA", DAY, **words).disputed == {"BBB"}

    def test_a_coding_may_bind_one_of_the_two(self) -> None:
        """It answers and disputes one way; the other way it is silent."""
        data = self.data(
            coding("AAA BBB", "1993/1994", binds="BBB"),
            coding("AAA CCC", "1996/1996", binds="AAA"),
        )
        words: dict[str, Any] = {"according_to": "atop", "data": data}
        assert links("1993-06-01", **words) == ["BBB -> AAA"]
        assert links(DAY, **words) == ["AAA -> CCC"]
        assert cr.allies("AAA", DAY, data=data).disputed == {"BBB"}
        assert cr.allies("BBB", DAY, data=data).disputed == set()
        assert cr.allies("CCC", DAY, data=data).disputed == {"AAA"}
        for day, pairs in (
            ("1993-06-01", ["AAA-BBB"]), (DAY, ["AAA-BBB", "AAA-CCC"]),
            ("2001-01-01", []),
        ):  # fmt: skip
            found = cr.pledges(day, data=data).codings
            assert ["-".join(one.pair) for one in found] == pairs

    def test_of_one_sided_codings_those_that_differ_are_given(self) -> None:
        """One that agrees is none, though the other way is disputed."""
        data = record(
            PACT,
            sources=[dataset(), dataset("cow")],
            codings=[
                coding("AAA BBB", "1995/2005", binds="BBB"),
                coding("AAA BBB", source="cow", binds="AAA"),
            ],
        )
        (found,) = cr.pledges(DAY, data=data).codings
        assert found.source == "cow"

    def test_another_dataset_may_dispute_the_one_asked(self) -> None:
        """Two datasets that code a year differently dispute each other."""
        data = record(
            PACT,
            sources=[dataset(), dataset("cow", years="1990 1996")],
            codings=[
                coding("AAA BBB", "1995/2000"),
                coding("AAA BBB", source="cow"),
            ],
        )
        found = {
            (source, day): bool(
                cr.allies("AAA", day, according_to=source, data=data).disputed
            )
            for source in (None, "atop", "cow")
            for day in (DAY, "1997-06-01")
        }
        assert list(found.values()) == [True, False, True, False, True, False]

    def test_the_answer_says_that_it_counts_years(self) -> None:
        """And nothing more where the dataset covers all that was asked."""
        data = self.data(coding("AAA BBB", "1995/2000"))
        for answer in (
            cr.allies("AAA", DAY, according_to="atop", data=data),
            cr.pledges(DAY, according_to="atop", data=data),
        ):
            assert messages(answer) == ["atop counts whole years"]

    def test_outside_what_it_covers_there_is_no_data(self) -> None:
        """Of other kinds, other days and other countries it says nothing."""

        def told_of(day: str) -> list[str]:
            data = self.data(coding("AAA BBB", "1995/2000"))
            answer = cr.allies("CCC", day, according_to="atop", data=data)
            assert "DDD" not in answer
            return messages(answer)[:-1]

        def told(who: str, day: str = DAY, **covers: Any) -> list[str]:
            data = self.data(coding("AAA BBB", "1995/2000"), **covers)
            words: dict[str, Any] = {"according_to": "atop", "data": data}
            answer = cr.allies(who, day, **words)
            assert answer.possible == ({"BBB"} if who == "AAA" else set())
            for other in {"AAA", "DDD"} - {who}:
                with pytest.raises(cr.UncertainAnswerError):
                    assert other in answer
            return messages(answer)[:-1]

        assert (
            told("CCC", "1989-12-31")
            == told("CCC", "2006-01-01")
            == ["atop covers only 1990 to 2005"]
        )
        assert told_of("1990-01-01") == told_of("2005-12-31") == []
        assert told("CCC", countries="AAA BBB") == [
            "CCC: atop was not compared for it"
        ]
        assert told("AAA", countries="AAA BBB") == [
            "atop was compared only for AAA BBB"
        ]
        data = self.data(
            coding("AAA BBB", "1995/2000"), countries="AAA BBB CCC"
        )
        words: dict[str, Any] = {"according_to": "atop", "data": data}
        assert "CCC" not in cr.allies("AAA", DAY, **words)
        assert messages(cr.pledges(DAY, **words))[:-1] == [
            "atop was compared only for AAA BBB CCC"
        ]
        words["obligation"] = "peace"
        for answer in (
            cr.allies("AAA", DAY, **words),
            cr.pledges(DAY, **words),
        ):
            assert messages(answer)[:-1] == [
                "atop does not cover pledges of peace"
            ]
        with pytest.raises(cr.UncertainAnswerError):
            assert "BBB" in cr.allies("AAA", DAY, **words)

    def test_a_dataset_of_memberships_has_no_word_on_pledges(self) -> None:
        """It covers no kind, so the answer is no data and nothing else."""
        data = record(
            PACT, sources=[dataset(pledges="")], scopes=[scope("AAA")]
        )
        answer = cr.allies("AAA", DAY, according_to="atop", data=data)
        assert messages(answer) == ["atop does not cover pledges of defense"]
        assert answer.possible == answer.disputed == set()

    def test_our_scopes_and_looks_are_none_of_a_dataset_s(self) -> None:
        """What we have read, and when, does not bear on its word."""
        data = record(
            PACT,
            pact("Q", party("AAA"), party("BBB"), read=False),
            sources=[dataset(years="1990 2030")],
            codings=[coding("AAA BBB", "1995/2025")],
            scopes=[scope("DDD")],
        )
        answer = cr.allies("AAA", "2025-01-01", according_to="atop", data=data)
        assert kinds(answer) == ["coded_by_year"]
        ours = cr.allies("AAA", "2025-01-01", data=data)
        assert kinds(ours) == ["no_data", "not_read", "after_checked"]


class TestSilence:
    """Where the record of obligations is complete, silence is a no."""

    def test_without_a_scope_silence_says_nothing(self) -> None:
        """Nobody can be said to be no ally."""
        answer = cr.allies("AAA", DAY, data=record(PACT))
        assert messages(answer) == ["for no country are all pledges recorded"]
        assert "BBB" in answer
        with pytest.raises(cr.UncertainAnswerError, match="for no country"):
            assert "CCC" in answer

    def test_a_scope_says_no_for_its_countries_towards_all(self) -> None:
        """Of a country in it to anybody, and of anybody to it."""
        data = record(PACT, scopes=[scope("AAA DDD", since="1995/1996")])
        late, early = "1996-12-31", "1996-12-30"
        answer = cr.allies("AAA", late, data=data)
        assert messages(answer) == []
        assert "CCC" not in answer
        before = cr.allies("AAA", early, data=data)
        told = (
            "pledges (defense) are recorded in full only for AAA DDD from"
            " 1995/1996"
        )
        assert messages(before) == [told]
        with pytest.raises(cr.UncertainAnswerError):
            assert "CCC" in before
        other = cr.allies("BBB", late, data=data)
        assert messages(other) == [told]
        assert "DDD" not in other
        with pytest.raises(cr.UncertainAnswerError):
            assert "CCC" in other

    def test_a_scope_is_of_kinds(self) -> None:
        """Complete in defence says nothing of consultation."""
        data = record(PACT, scopes=[scope("AAA", kinds="defense peace")])
        words: dict[str, Any] = {"obligation": "consultation", "data": data}
        told = "pledges (defense, peace) are recorded in full only for AAA"
        assert messages(cr.allies("AAA", DAY, **words)) == [told]
        assert messages(cr.obligations("AAA", DAY, data=data)) == [told]
        words["obligation"] = "peace"
        assert messages(cr.obligations("AAA", DAY, **words)) == []
        assert messages(cr.obligations("BBB", DAY, **words)) == [told]
        assert (
            messages(cr.obligations("BBB", DAY, towards="AAA", **words)) == []
        )
        assert messages(cr.pledges(DAY, **words)) == [told]

    def test_bars_and_defence_are_what_incompatibility_needs(self) -> None:
        """If both are recorded in full, nothing is missing."""
        for known, missing in (
            ("defense no_opposing_alliance", 0), ("defense", 1),
            ("no_opposing_alliance", 1),
        ):  # fmt: skip
            data = record(PACT, scopes=[scope("AAA", kinds=known)])
            answer = cr.incompatibilities("AAA", DAY, data=data)
            assert len(answer.caveats) == missing

    def test_treaties_that_nobody_read_are_named(self) -> None:
        """Those that bind the country that day, and the other if asked."""
        data = record(
            pact("DONE", party("AAA"), party("BBB")),
            pact("HERS", party("AAA"), party("BBB"), read=False),
            pact("LATE", party("AAA", "1997"), party("BBB"), read=False),
            pact("MAYBE", party("AAA", "1996"), party("CCC"), read=False),
            pact("OTHERS", party("BBB"), party("CCC"), read=False),
            pact("SOFT", party("AAA"), party("BBB"), read=False, binding="no"),
            scopes=[scope("AAA", kinds=ALL_KINDS)],
        )
        told = ["pledges may be missing of HERS MAYBE: not read whole"]
        assert messages(cr.allies("AAA", DAY, data=data)) == told
        assert messages(cr.obligations("AAA", DAY, data=data)) == told
        assert messages(cr.incompatibilities("AAA", DAY, data=data)) == told
        towards = {
            other: cr.obligations("AAA", DAY, towards=other, data=data)
            for other in ("BBB", "CCC", "DDD")
        }
        assert [messages(one) for one in towards.values()] == [
            ["pledges may be missing of HERS: not read whole"],
            ["pledges may be missing of MAYBE: not read whole"],
            [],
        ]
        wire = cr.allies("AAA", DAY, according_to="wire", data=data)
        assert kinds(wire) == ["not_read", "source_silent"]
        network = cr.pledges(DAY, data=data)
        assert "not_read" not in kinds(network)


class TestNews:
    """An answer says if nobody looked for news since before its day."""

    def told(self, data: cr.Dataset, day: str) -> list[list[str]]:
        """Give what each question says of the last look."""
        answers = (
            cr.allies("AAA", day, data=data),
            cr.obligations("AAA", day, data=data),
            cr.incompatibilities("AAA", day, data=data),
            cr.pledges(day, data=data),
            cr.treaties_between("AAA", "BBB", day, data=data),
        )
        return [
            [one.message for one in answer.caveats if "last" in one.message]
            for answer in answers
        ]

    def test_the_oldest_look_that_it_rests_on_counts(self) -> None:
        """Of the treaties in the answer, of no other, from the day after."""
        data = record(
            attrs.evolve(PACT, checked=on("2010-05-05")),
            pact("Q", party("AAA"), party("CCC"), checked=on("1995-01-01")),
        )
        assert self.told(data, "2010-05-05") == [[]] * 5
        told = ["last checked for news on 2010-05-05"]
        assert self.told(data, "2010-05-06") == [told] * 5

    def test_a_membership_may_have_been_checked_on_its_own(self) -> None:
        """Its day goes before the treaty's, be it older or younger."""
        rows = (party("AAA", checked="2012-01-01"), owes())
        older = party("BBB", checked="2005-01-01")
        past = party("BBB", "1990-01-01", "1991-01-01", checked="1995-01-01")
        for other, day in (
            (older, "2005-01-01"), (party("BBB"), "2010-05-05"),
            (attrs.evolve(older, checked=on("2015-01-01")), "2012-01-01"),
        ):  # fmt: skip
            data = record(
                pact("P", *rows, past, other, checked=on("2010-05-05"))
            )
            told = [f"last checked for news on {day}"]
            assert self.told(data, "2016-01-01") == [told] * 5

    def test_the_memberships_of_others_have_no_part_in_it(self) -> None:
        """Nor has a row of the country that did not count that day."""
        data = record(
            pact(
                "P",
                party("AAA"),
                party(
                    "BBB",
                    left="1996",
                    standing="signatory",
                    checked="1995-02-02",
                ),
                party("BBB", "1996"),
                party("CCC", checked="1995-02-02"),
                owes(binds="AAA BBB", towards="AAA BBB"),
            )
        )
        assert self.told(data, DAY) == [[]] * 5

    def test_so_does_the_look_at_a_scope(self) -> None:
        """Of the obligations, not of who is party to what."""
        data = record(PACT, scopes=[scope("AAA")])
        *told, ties = self.told(data, "2019-01-02")
        assert told == [["last checked for news on 2019-01-01"]] * 4
        assert ties == []
        assert self.told(data, "2019-01-01") == [[]] * 5

    def test_an_answer_that_rests_on_nothing_is_not_stale(self) -> None:
        """Without a treaty and a scope there was nothing to look at."""
        assert self.told(record(), "2030-01-01") == [[]] * 5


class TestTreatiesBetween:
    """The instruments that bound two countries."""

    def test_both_must_be_bound(self) -> None:
        """From the later beginning, which is told, to the earlier end."""
        data = record(
            pact(
                "P",
                party("AAA", "1994-02-02"),
                party("BBB", "1996-03-03", "1998-04-04"),
                party("CCC"),
            )
        )
        days = ("1996-03-02", "1996-03-03", "1998-04-03", "1998-04-04")
        found = [
            treaties(cr.treaties_between("AAA", "BBB", day, data=data))
            for day in days
        ]
        assert found == [[], ["P"], ["P"], []]
        for pair in (("AAA", "BBB"), ("BBB", "AAA")):
            (tie,) = cr.treaties_between(*pair, DAY, data=data)
            assert str(tie.since) == "1996-03-03 by ratification"
        assert cr.treaties_between("AAA", "DDD", DAY, data=data).rows == ()

    def test_two_countries_are_two(self) -> None:
        """Asked of one and itself, the question is refused."""
        data = record(pact("P", party("AAA"), party("BBB")))
        with pytest.raises(cr.ReadingError) as caught:
            cr.treaties_between("AAA", "Arcadia", DAY, data=data)
        assert str(caught.value) == (
            "b: AAA is the same country as a; name two"
        )

    def test_the_oldest_come_first(self) -> None:
        """By the day from which both were bound, then by id."""
        data = record(
            pact("B", party("AAA", "1994-01-01"), party("BBB")),
            pact("C", party("AAA", "1994"), party("BBB", "1990-01-01")),
            pact("A", party("AAA"), party("BBB")),
        )
        ties = cr.treaties_between("AAA", "BBB", DAY, data=data)
        assert treaties(ties) == ["C", "A", "B"]

    def test_bilateral_are_those_that_nobody_else_ever_signed(self) -> None:
        """A third country that signed, or once was in, makes it wider."""
        data = record(
            pact("TWO", party("AAA"), party("BBB")),
            pact("WIDE", party("AAA"), party("BBB"), party("CCC")),
            pact(
                "ONCE",
                party("AAA"),
                party("BBB"),
                party("CCC", "1990-01-01", "1991-01-01"),
            ),
            pact(
                "SIGNED",
                party("AAA"),
                party("BBB"),
                party("CCC", standing="signatory"),
            ),
            pact("NAY", party("AAA"), party("BBB"), binding="no"),
        )
        words: dict[str, Any] = {"bilateral": True, "data": data}
        ties = cr.treaties_between("BBB", "AAA", DAY, **words)
        assert treaties(ties) == ["TWO"]
        assert ties.left_out == ("NAY",)
        assert treaties(cr.treaties_between("AAA", "BBB", DAY, data=data)) == [
            "ONCE",
            "SIGNED",
            "TWO",
            "WIDE",
        ]

    def test_coarse_dates_are_told_with_their_caveat(self) -> None:
        """It may have bound both; the caveat names the country."""
        data = record(pact("P", party("AAA"), party("BBB", "1996")))
        answer = cr.treaties_between("AAA", "BBB", DAY, data=data)
        assert answer[0].truth is cr.Truth.UNCERTAIN
        assert messages(answer) == ["BBB: joined 1996: not known to the day"]

    def test_of_two_possible_rows_the_certain_one_is_told(self) -> None:
        """The end of the first is coarse; the second was surely signed."""
        data = record(
            pact(
                "P",
                party("AAA"),
                party("BBB", "1990-01-01", "1996-01-01/1997-01-01"),
                party("BBB", "1998-01-01", signed="1996-02-02"),
            )
        )
        for pair in (("AAA", "BBB"), ("BBB", "AAA")):
            (tie,) = cr.treaties_between(
                *pair, DAY, basis="signature", data=data
            )
            assert str(tie.since.on) == "1996-02-02"
            assert tie.truth is cr.Truth.YES

    def test_a_roster_that_cannot_say_no_is_named(self) -> None:
        """Where the treaty exists and may bind the country for all we know."""
        only = Complete(standings=(Standing.PARTY,), countries=("AAA",))
        data = record(
            pact("P", party("AAA"), party("BBB"), complete=only),
            pact("Q", complete=only, start=_FROM_1997),
        )

        def told(other: str, day: str = DAY, **words: Any) -> list[str]:
            words["data"] = data
            return messages(cr.treaties_between("AAA", other, day, **words))

        assert told("BBB") == []
        assert told("CCC") == ["CCC: no data in P"]
        assert told("CCC", "1997-01-01") == ["CCC: no data in P Q"]
        assert told("CCC", bilateral=True) == []
        assert told("CCC", "1989-01-01") == []


class TestIncompatibilities:
    """Bonds that do not go together: two kinds of them and no more."""

    def bars(self, *rows: Any, **fields: Any) -> cr.Dataset:
        """Make a bar on other alliances between AAA and BBB, and more."""
        bar = owes("no_opposing_alliance", "4", **fields)
        return record(
            pact("BAR", party("AAA"), party("BBB"), owes(), bar),
            pact("P", party("AAA"), party("CCC"), *rows),
        )

    def told(
        self, data: cr.Dataset, day: str = DAY, **words: Any
    ) -> list[str]:
        """Print what does not go together for AAA."""
        found = cr.incompatibilities("AAA", day, data=data, **words)
        return [str(one) for one in found]

    def test_a_bar_goes_with_no_pledge_to_an_outsider(self) -> None:
        """Defence owed inside the treaty that bars is no breach of it."""
        assert self.told(self.bars(owes())) == [
            (
                "bar on other alliances (BAR, Art. 4) beside defense owed"
                " to CCC (P, Art. 1)"
            )
        ]
        assert self.told(self.bars(owes("consultation"))) == []
        assert self.told(self.bars(owes(binds="CCC"))) == []

    def test_a_bar_with_a_condition_is_left_out(self) -> None:
        """The record does not know against whom a pledge is meant."""
        data = self.bars(owes(), condition="against the other")
        assert self.told(data) == []

    def test_a_treaty_that_bars_twice_is_told_once(self) -> None:
        """By the first of its articles that do."""
        bars = [owes("no_opposing_alliance", one) for one in ("4", "5")]
        data = record(
            pact("BAR", party("AAA"), party("BBB"), *bars),
            pact("P", party("AAA"), party("CCC"), owes()),
        )
        (row,) = cr.incompatibilities("AAA", DAY, data=data)
        assert row.bar is not None
        assert row.bar.where == "BAR, Art. 4"
        assert row.country == "AAA"

    def test_two_treaties_that_bar_are_told_each(self) -> None:
        """One does not hide the other."""
        bar = owes("no_opposing_alliance", "4")
        data = record(
            pact("BAR", party("AAA"), party("BBB"), bar),
            pact("LOCK", party("AAA"), party("BBB"), bar),
            pact("P", party("AAA"), party("CCC"), owes()),
        )
        told = cr.incompatibilities("AAA", DAY, data=data)
        assert [row.bar.treaty for row in told if row.bar] == ["BAR", "LOCK"]

    def test_a_bar_binds_whom_it_binds(self) -> None:
        """BBB alone is barred, so AAA may owe what it likes."""
        assert self.told(self.bars(owes(), binds="BBB")) == []

    def test_a_party_is_no_outsider_even_if_it_is_owed_elsewhere(
        self,
    ) -> None:
        """Another treaty with a party to the bar opposes nobody."""
        data = record(
            pact(
                "BAR",
                *map(party, ("AAA", "BBB", "CCC")),
                owes("no_opposing_alliance", "4", towards="BBB"),
            ),
            pact("P", party("AAA"), party("CCC"), party("DDD"), owes()),
        )
        (row,) = cr.incompatibilities("AAA", DAY, data=data)
        assert [one.to for one in row.pledges] == ["DDD"]

    def test_who_has_left_is_an_outsider(self) -> None:
        """From the first day without it; who may still be in is none."""
        data = record(
            pact(
                "BAR",
                party("AAA"),
                party("BBB"),
                party("CCC", left="1996-03"),
                owes("no_opposing_alliance", "4", towards="BBB"),
            ),
            pact("P", party("AAA"), party("CCC"), owes()),
        )
        days = ("1996-03-01", "1996-03-30", "1996-03-31", DAY)
        found = [len(self.told(data, day)) for day in days]
        assert found == [0, 0, 1, 1]

    def test_only_what_certainly_held_counts(self) -> None:
        """A coarse date is no reason to see a contradiction."""
        data = record(
            pact(
                "BAR", party("AAA"), party("BBB"), owes("no_opposing_alliance")
            ),
            pact("P", party("AAA"), party("CCC", "1996"), owes()),
        )
        assert self.told(data) == []
        assert len(self.told(data, "1996-12-31")) == 1

    def test_which_texts_count_is_asked_as_elsewhere(self) -> None:
        """A text of disputed force counts where it is asked for."""
        data = self.bars(owes(binding="disputed"))
        assert self.told(data) == []
        assert len(self.told(data, binding="disputed")) == 1
        assert len(self.told(data, known_on="1994-12-31", binding="any")) == 0

    def wars(self, *wars: cr.Event) -> cr.Dataset:
        """Let AAA owe defence to three others, and these fight."""
        return record(
            *(
                pact(f"WITH_{one}", party("AAA"), party(one), owes())
                for one in ("BBB", "CCC", "DDD")
            ),
            events=wars,
        )

    def test_defence_is_not_owed_to_two_sides_of_a_war(self) -> None:
        """On the days of the war; of each pair from two sides once."""
        data = self.wars(
            war("ford", "1996-05-01", "1996-07-01", "BBB DDD", "CCC")
        )
        assert self.told(data) == [
            (
                "War of the ford: defense owed to BBB (WITH_BBB, Art. 1) and"
                " defense owed to CCC (WITH_CCC, Art. 1), on opposite sides"
            ),
            (
                "War of the ford: defense owed to DDD (WITH_DDD, Art. 1) and"
                " defense owed to CCC (WITH_CCC, Art. 1), on opposite sides"
            ),
        ]
        days = {"1996-04-30": 0, "1996-05-01": 2, "1996-06-30": 2,
                "1996-07-01": 0}  # fmt: skip
        for day, count in days.items():
            assert len(self.told(data, day)) == count

    def test_a_war_without_an_end_lasted_one_day(self) -> None:
        """Of a coarse one, any of its possible days."""
        data = self.wars(war("ford", "1996-06", None, "BBB", "CCC"))
        days = {"1996-05-31": 0, "1996-06-01": 1, "1996-06-30": 1,
                "1996-07-01": 0}  # fmt: skip
        for day, count in days.items():
            assert len(self.told(data, day)) == count

    def test_a_war_of_coarse_dates_may_have_lasted(self) -> None:
        """From its first possible day to its last."""
        data = self.wars(war("ford", "1996-06", "1996-08", "BBB", "CCC"))
        days = {"1996-05-31": 0, "1996-06-01": 1, "1996-08-30": 1,
                "1996-08-31": 0}  # fmt: skip
        for day, count in days.items():
            assert len(self.told(data, day)) == count

    def test_one_side_or_another_event_is_no_war_of_two_sides(self) -> None:
        """Nor is one in which it owes nothing to one side."""
        data = self.wars(
            war("clash", DAY, None, "BBB", "CCC", kind="clash"),
            war("own", DAY, None, "BBB CCC", "AAA"),
        )
        assert self.told(data) == []
        of_three = self.wars(war("three", DAY, None, "BBB", "CCC", "DDD"))
        assert len(self.told(of_three)) == 3
