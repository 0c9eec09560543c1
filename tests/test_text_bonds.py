"""How the answers on obligations are told in words, cited and written out."""

from __future__ import annotations

import json
from typing import Any

import attrs
import pytest

import caucasus_ref as cr
from caucasus_ref.model import Life, Limits, Reservation
from caucasus_ref.vocabulary import ConductKind, LifeKind, ReservationKind
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
ALL = "defense consultation no_opposing_alliance"
ARTICLE = owes(
    condition="an armed attack.",
    limits=Limits(territory="Europe.", first="consultation."),
    says="each helps the other",
    note="see the protocol",
)
RESERVED = Reservation(
    by="AAA",
    kind=ReservationKind.RESERVATION,
    says="Not in winter.",
    on=on("1995-02-02"),
    article="1",
    sources=("wire",),
)
LIVES = (
    Life(kind=LifeKind.PROLONGED, on=on("1999-01-01"), sources=("gazette",)),
    Life(kind=LifeKind.DENOUNCED, on=on("2001-01-01"), by="BBB"),
)


def told(answer: Any) -> list[str]:
    """Explain an answer, line by line."""
    return str(cr.explain(answer)).splitlines()


def simple(*rows: Any, **fields: Any) -> cr.Dataset:
    """Make one treaty between AAA and BBB, complete for both."""
    return record(
        pact("P", party("AAA"), party("BBB"), *(rows or (owes(),)), **fields),
        scopes=[scope("AAA BBB", kinds=ALL)],
    )


class TestAllies:
    """Who owed it, and by which article."""

    def test_an_article_is_told_with_all_that_is_known_of_it(self) -> None:
        """What it says, its condition and limits, who reserved what."""
        bare = Reservation(
            by="BBB", kind=ReservationKind.DECLARATION, says="Fine."
        )
        data = simple(ARTICLE, reservations=(RESERVED, bare))
        assert told(cr.allies("AAA", DAY, data=data)) == [
            "Arcadia: who owed it defense on 1996-06-01: 1 in all.",
            "",
            (
                "P, Art. 1 (Pact P): defense, binding [1]. Each helps the"
                " other. Condition: an"
            ),
            (
                "  armed attack. Territory: Europe. First: consultation. See"
                " the protocol."
            ),
            (
                "  reservation of Arcadia on 1995-02-02, Art. 1: Not in"
                " winter. [2]"
            ),
            "  declaration of Borduria: Fine. (unsourced)",
            "  Owed by BBB.",
            "",
            "Sources",
            "[1] Gazette. Secretariat (official).",
            "[2] Wire. Agency (agency).",
        ]

    def test_what_an_article_lacks_is_not_told(self) -> None:
        """Nothing stands in the place of a condition or of limits."""
        data = simple(owes(sources=(), limits=Limits()))
        assert told(cr.allies("AAA", DAY, data=data)) == [
            "Arcadia: who owed it defense on 1996-06-01: 1 in all.",
            "",
            "P, Art. 1 (Pact P): defense, binding (unsourced).",
            "  Owed by BBB.",
        ]

    def test_nobody_is_told_with_the_reading_and_the_caveats(self) -> None:
        """The headline stands, and why there may be more to it."""
        data = record()
        answer = cr.allies("AAA", DAY, known_on=DAY, data=data)
        assert told(answer) == [
            ("Arcadia: who owed it defense on 1996-06-01, as known on"
            " 1996-06-01: nobody."),
            "",
            "Caveats:",
            "  no data: for no country are all pledges recorded.",
        ]  # fmt: skip

    def test_who_only_may_owe_it_is_not_counted(self) -> None:
        """Those are named below their article, and in the caveat."""
        data = record(pact("P", party("AAA"), party("BBB", "1996"), owes()))
        lines = told(cr.allies("AAA", DAY, data=data))
        assert lines[0] == (
            "Arcadia: who owed it defense on 1996-06-01: nobody for certain."
        )
        assert "  Owed by BBB." in lines

    @pytest.mark.parametrize(
        ("binding", "words"),
        [("no", "not binding"), ("disputed", "of disputed force")],
    )
    def test_what_does_not_bind_says_why(
        self, binding: str, words: str
    ) -> None:
        """The force of the text in a word, and the reason below."""
        data = simple(binding=binding)
        lines = told(cr.allies("AAA", DAY, binding="any", data=data))
        assert lines[2:4] == [
            f"P, Art. 1 (Pact P): defense, {words} [1].",
            "  Its words are soft.",
        ]

    def test_the_force_of_an_article_is_its_own(self) -> None:
        """The reason of the treaty is told where the treaty needs one."""
        soft = owes(binding="no")
        lines = told(cr.allies("AAA", DAY, binding="any", data=simple(soft)))
        assert lines[2:4] == [
            "P, Art. 1 (Pact P): defense, not binding [1].",
            "  Owed by BBB.",
        ]
        why = simple(binding_why="it says so")
        lines = told(cr.allies("AAA", DAY, data=why))
        assert lines[2:4] == [
            "P, Art. 1 (Pact P): defense, binding [1].",
            "  Owed by BBB.",
        ]

    def test_each_article_is_told_once_with_all_who_owe_it(self) -> None:
        """Several countries stand behind one article."""
        data = record(
            pact(
                "P", *map(party, ("AAA", "BBB", "CCC")), owes(),
                owes(article="2", binds="CCC"),
            )
        )  # fmt: skip
        lines = told(cr.allies("AAA", DAY, data=data))
        assert [one for one in lines if "Owed by" in one] == [
            "  Owed by BBB CCC.",
            "  Owed by CCC.",
        ]

    def test_codings_are_told_where_they_dispute(self) -> None:
        """Those of the pair and the kind, whatever source has them."""
        data = record(
            pact("P", *map(party, ("AAA", "BBB", "CCC")), owes()),
            sources=[
                dataset(pledges="defense consultation"),
                dataset("cow"),
            ],
            codings=[
                coding("AAA BBB"),
                coding("AAA BBB", "1993/1994", "1995/2005", source="cow"),
                coding("AAA BBB", obligation="consultation"),
                coding("AAA CCC", "1995/2005"),
                coding("BBB CCC"),
            ],
        )
        lines = told(cr.allies("AAA", DAY, data=data))
        start = lines.index("Not adopted:")
        assert lines[start : start + 4] == [
            "Not adopted:",
            "  AAA and BBB, defense: never [2]: It counts from the signature.",
            (
                "  AAA and BBB, defense: 1993/1994, 1995/2005 [3]: It counts"
                " from the signature."
            ),
            "",
        ]
        network = cr.pledges(DAY, data=data)
        assert [one.id for one in network.codings] == [
            "atop/AAA-BBB/defense",
            "atop/BBB-CCC/defense",
            "cow/AAA-BBB/defense",
        ]
        agreed = told(cr.allies("CCC", "1994-06-01", data=data))
        assert "Not adopted:" not in agreed

    def test_what_a_dataset_says_is_told_where_it_was_asked(self) -> None:
        """Its codings are the answer, though never adopted, and cited."""
        data = record(
            pact("P", party("AAA"), party("BBB"), owes()),
            sources=[dataset()],
            codings=[
                coding("AAA BBB", "1995/2005"),
                coding("AAA CCC", "2000/2005"),
            ],
        )
        answer = cr.allies("AAA", DAY, according_to="atop", data=data)
        assert not answer.disputed
        assert told(answer) == [
            (
                "Arcadia: who owed it defense on 1996-06-01, according to"
                " atop: 1 in all."
            ),
            "",
            "Not adopted:",
            (
                "  AAA and BBB, defense: 1995/2005 [1]: It counts from the"
                " signature."
            ),
            "",
            "Caveats:",
            "  coded by year: atop counts whole years.",
            "",
            "Sources",
            "[1] Pledges of atop. University (dataset).",
        ]
        assert str(cr.cite(answer)).splitlines()[2:] == [
            "[1] Pledges of atop. University (dataset)."
        ]
        network = cr.pledges(DAY, according_to="atop", data=data)
        assert [one.pair for one in network.codings] == [("AAA", "BBB")]
        assert told(network)[:4] == [
            "Pledges on 1996-06-01, according to atop: 2 pledges.",
            "",
            "Not adopted:",
            (
                "  AAA and BBB, defense: 1995/2005 [1]: It counts from the"
                " signature."
            ),
        ]

    def test_a_coding_that_binds_one_says_which(self) -> None:
        """It is told where that one owes, not where it is owed."""
        data = record(
            pact("P", party("AAA"), party("BBB"), owes()),
            sources=[dataset(), dataset("cow")],
            codings=[
                coding("AAA BBB", binds="BBB"),
                coding("AAA BBB", source="cow", binds="AAA"),
            ],
        )
        for who, by in (("AAA", "BBB"), ("BBB", "AAA")):
            lines = told(cr.allies(who, DAY, data=data))
            (line,) = [one for one in lines if "alone" in one]
            assert line.startswith(
                f"  AAA and BBB, defense, owed by {by} alone: never [2]: It"
            )

    def test_conduct_is_told_beside(self) -> None:
        """And a dispute is told by its codings, not as a caveat."""
        data = simple(
            owes(), act("BBB", "1996-01-01", kind=ConductKind.FROZEN)
        )
        lines = told(cr.allies("AAA", DAY, data=data))
        assert lines[5:8] == [
            "Beside the standing, which goes on:",
            ("  BBB: participation frozen, says BBB (from 1996-01-01) [1]."),
            "",
        ]


class TestDuties:
    """What a country was bound to do."""

    def test_each_duty_is_told_with_whom_it_is_owed_to(self) -> None:
        """Certainly, possibly, and towards whom it was off."""
        data = record(
            pact(
                "P",
                party("AAA"),
                party("BBB"),
                party("CCC", "1996"),
                owes(),
                owes("consultation", "2", towards="CCC"),
                act("AAA", "1996-01-01", towards="CCC"),
            ),
            pact("Q", party("AAA"), party("DDD"), owes(), binding="no"),
            scopes=[scope("AAA", kinds=ALL)],
        )
        lines = told(
            cr.obligations("AAA", DAY, obligation="defense", data=data)
        )
        assert lines[:8] == [
            "Arcadia on 1996-06-01: 1 obligation.",
            "",
            "P, Art. 1 (Pact P): defense, binding [1].",
            "  Owed to BBB; possibly CCC; suspended towards CCC.",
            "",
            "Left out, since they do not bind or it is disputed: Q.",
            "",
            "Caveats:",
        ]
        towards = cr.obligations(
            "AAA", DAY, obligation="consultation", towards="CCC", data=data
        )
        assert told(towards)[:4] == [
            "Arcadia towards Cimmeria on 1996-06-01: 1 obligation.",
            "",
            "P, Art. 2 (Pact P): consultation, binding [1].",
            (
                "  Owed to nobody for certain; possibly CCC; suspended"
                " towards CCC."
            ),
        ]
        plain = cr.obligations("BBB", "1997-01-01", towards="AAA", data=data)
        assert "  Owed to AAA." in told(plain)
        assert not [line for line in told(plain) if "Left out" in line]


class TestTies:
    """The instruments between two countries."""

    def test_a_treaty_is_told_with_its_life(self) -> None:
        """From when, how, what became of it, and who did that."""
        data = simple(life=LIVES)
        assert told(cr.treaties_between("AAA", "BBB", DAY, data=data)) == [
            "Arcadia and Borduria on 1996-06-01: 1 treaty.",
            "",
            "P (Pact P): party, from 1995-01-01 by ratification [1]; binding.",
            "  1999-01-01 prolonged [1]",
            "  2001-01-01 denounced by BBB (unsourced)",
            "",
            "Sources",
            "[1] Gazette. Secretariat (official).",
        ]

    def test_doubts_suspensions_and_reasons_are_told(self) -> None:
        """And what was left out, because nobody asked for it."""
        soft = pact(
            "P",
            party("AAA"),
            party("BBB", "1996", standing="signatory"),
            act("AAA", "1996-01-01"),
            binding="disputed",
        )
        data = record(soft)
        words: dict[str, Any] = {"standing": "any", "data": data}
        lines = told(
            cr.treaties_between("AAA", "BBB", DAY, binding="any", **words)
        )
        assert lines[2:8] == [
            (
                "P (Pact P): party and signatory, from 1996 by ratification"
                " [1] (not known to"
            ),
            "  the day); of disputed force.",
            "  Its operation was suspended between them.",
            "  Its words are soft.",
            "",
            "Caveats:",
        ]
        left = told(cr.treaties_between("AAA", "BBB", DAY, **words))
        assert left[:3] == [
            "Arcadia and Borduria on 1996-06-01, any standing: 0 treaties.",
            "",
            "Left out, since they do not bind or it is disputed: P.",
        ]


class TestOthers:
    """Incompatibilities and networks."""

    def data(self) -> cr.Dataset:
        """Make a bar beside a pledge, and a war between two who are owed."""
        return record(
            pact(
                "BAR",
                party("AAA"),
                party("BBB"),
                owes(),
                owes("no_opposing_alliance", "4"),
            ),
            pact("P", party("AAA"), party("CCC"), owes()),
            sources=[dataset()],
            codings=[coding("AAA CCC"), coding("AAA BBB", "1995/1995")],
            scopes=[scope("AAA", kinds=ALL)],
            events=[war("ford", DAY, None, "BBB", "CCC")],
        )

    def test_what_does_not_go_together_is_told_with_its_articles(
        self,
    ) -> None:
        """Each article once, after the sentences that name it."""
        answer = cr.incompatibilities("AAA", DAY, data=self.data())
        assert told(answer) == [
            "Arcadia on 1996-06-01: 2 incompatibilities.",
            "",
            (
                "Bar on other alliances (BAR, Art. 4) beside defense owed to"
                " CCC (P, Art. 1)."
            ),
            "",
            (
                "War of the ford: defense owed to BBB (BAR, Art. 1) and"
                " defense owed to CCC (P,"
            ),
            "  Art. 1), on opposite sides.",
            "",
            "BAR, Art. 4 (Pact BAR): no opposing alliance, binding [1].",
            "",
            "P, Art. 1 (Pact P): defense, binding [1].",
            "",
            "BAR, Art. 1 (Pact BAR): defense, binding [1].",
            "",
            "Sources",
            "[1] Gazette. Secretariat (official).",
        ]

    def test_a_network_is_told_by_instrument(self) -> None:
        """With its pairs, its sources, and what datasets say against it."""
        answer = cr.pledges(DAY, data=self.data())
        assert told(answer) == [
            "Pledges on 1996-06-01: 4 pledges.",
            "",
            "BAR (Pact BAR) [1]: AAA-BBB BBB-AAA.",
            "",
            "P (Pact P) [1]: AAA-CCC CCC-AAA.",
            "",
            "Not adopted:",
            (
                "  AAA and BBB, defense: 1995/1995 [2]: It counts from the"
                " signature."
            ),
            "  AAA and CCC, defense: never [2]: It counts from the signature.",
            "",
            "Caveats:",
            (
                "  no data: pledges (defense, consultation, no opposing"
                " alliance) are recorded"
            ),
            "    in full only for AAA.",
            "",
            "Sources",
            "[1] Gazette. Secretariat (official).",
            "",
            "Cited only for what is not adopted",
            "[2] Pledges of atop. University (dataset).",
        ]

    def test_a_network_agrees_with_itself_if_no_dataset_differs(
        self,
    ) -> None:
        """No coding is told where the years agree."""
        answer = cr.pledges("1995-06-01", data=self.data())
        assert [one.pair for one in answer.codings] == [("AAA", "CCC")]
        other = cr.pledges("2010-01-01", data=self.data())
        assert other.codings == ()

    def test_a_treaty_never_in_force_has_no_sources_of_a_start(self) -> None:
        """Between those who signed, there may be a pledge by signature."""
        data = record(
            pact(
                "P",
                party("AAA", standing="signatory"),
                party("BBB", standing="signatory"),
                owes(),
                start=None,
                signed=edge("1995-01-01"),
            )
        )
        answer = cr.pledges(DAY, basis="signature", data=data)
        assert told(answer)[2] == "P (Pact P) (unsourced): AAA-BBB BBB-AAA."


def answers(data: cr.Dataset) -> list[Any]:
    """Put every question on obligations."""
    return [
        cr.allies("AAA", DAY, data=data),
        cr.obligations("AAA", DAY, data=data),
        cr.treaties_between("AAA", "BBB", DAY, data=data),
        cr.incompatibilities("AAA", DAY, data=data),
        cr.pledges(DAY, data=data),
    ]


def test_every_answer_is_cited_by_the_sources_of_its_story() -> None:
    """The record itself comes first."""
    for answer in answers(TestOthers().data()):
        first, _, *rest = str(cr.cite(answer)).splitlines()
        assert first.startswith(f"caucasus_ref {cr.__version__}: alliances")
        assert rest[0] == "[1] Gazette. Secretariat (official)."
        sources = told(answer)[told(answer).index("Sources") + 1 :]
        assert rest == sources


def test_every_answer_is_plain() -> None:
    """Treaties and wars by their ids, sets sorted, days as text."""
    data = TestOthers().data()
    allies, duties, ties, clashes, network = map(cr.to_dict, answers(data))
    for plain in (allies, duties, ties, clashes, network):
        assert json.loads(json.dumps(plain)) == plain
        assert plain["on"] == DAY
        assert plain["version"] == cr.__version__
    assert allies["certain"] == allies["possible"] == ["BBB", "CCC"]
    assert allies["suspended"] == []
    article = {
        "treaty": "BAR",
        "kind": "defense",
        "article": "1",
        "sources": ["gazette"],
    }
    assert allies["pledges"][0] == {
        "treaty": "BAR",
        "obligation": article,
        "binding": "yes",
        "by": "BBB",
        "to": "AAA",
    }
    assert duties["rows"][0] == {
        "obligation": article,
        "binding": "yes",
        "by": "AAA",
        "to": ["BBB"],
        "maybe": [],
        "suspended": [],
    }
    assert ties["rows"][0] == {
        "treaty": "BAR",
        "standings": ["party", "party"],
        "truth": "yes",
        "since": {
            "on": "1995-01-01",
            "how": "ratification",
            "sources": ["gazette"],
        },
        "suspended": False,
    }
    bar, fight = clashes["rows"]
    assert (bar["bar"]["treaty"], bar["war"]) == ("BAR", None)
    assert (fight["bar"], fight["war"]) == (None, "ford")
    assert [one["to"] for one in fight["pledges"]] == ["BBB", "CCC"]
    assert network["rows"][0] == {
        "by": "AAA",
        "to": "BBB",
        "obligation": "defense",
        "treaties": ["BAR"],
        "truth": "yes",
        "suspended": False,
    }


def test_an_article_of_a_body_that_is_no_instrument_is_told_too() -> None:
    """Answers are kept apart from the record that explains them."""
    data = simple()
    answer = cr.allies("AAA", DAY, data=data)
    other = record(club("P", party("AAA", standing="member")))
    lines = told(attrs.evolve(answer, data=other))
    assert lines[2] == "P, Art. 1 (Club P): defense, binding [1]."
