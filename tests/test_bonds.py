"""How the answers on obligations look, count and compare."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

import attrs
import pytest

import caucasus_ref as cr
from caucasus_ref.model import Exists
from caucasus_ref.vocabulary import ConductKind
from pacts import (
    act,
    coding,
    dataset,
    owes,
    pact,
    party,
    record,
    scope,
    war,
)


DAY = "1996-06-01"
ALL = "defense consultation no_opposing_alliance"


@pytest.fixture(scope="module")
def pacts() -> cr.Dataset:
    """Make a record with a doubt, a dispute and a suspension."""
    return record(
        pact(
            "PACT",
            party("AAA"),
            party("BBB"),
            party("CCC", "1996"),
            owes(),
            owes("consultation", "2", binds="AAA", towards="BBB"),
            owes("no_opposing_alliance", "the last lines"),
            act("AAA", "1996-02-02", kind=ConductKind.BOYCOTT),
            act("BBB", "1996-01-01", towards="AAA"),
        ),
        pact("GUARANTEE", party("AAA"), party("DDD"), owes(article="I")),
        pact("WORDS", party("AAA"), party("BBB"), owes(), binding="no"),
        sources=[dataset()],
        codings=[coding("AAA BBB", "1990/1995")],
        scopes=[scope("AAA", kinds=ALL)],
        events=[war("ford", "1996-05-01", "1996-07-01", "BBB", "DDD")],
    )


def test_allies_print_with_their_marks_and_articles(pacts: cr.Dataset) -> None:
    """`?` may be, `!` disputed, `~` suspended; conduct and caveats below."""
    assert repr(cr.allies("AAA", DAY, data=pacts)).splitlines() == [
        "<allies of AAA on 1996-06-01 (defense): BBB!~ CCC? DDD>",
        "  by PACT, Art. 1: BBB CCC",
        "  by GUARANTEE, Art. I: DDD",
        "  * AAA in PACT: meetings boycotted, says AAA (from 1996-02-02)",
        "  * BBB in PACT: operation suspended, by BBB (from 1996-01-01)",
        "  ~ operation suspended",
        ("  (coarse) AAA CCC: PACT, Art. 1: not known to the day"),
        (
            "  (disputed) AAA BBB: datasets differ; explain() says how, and"
            " why we do not"
        ),
        "    follow",
    ]
    nobody = cr.allies("AAA", "1990-01-01", known_on=DAY, data=pacts)
    assert repr(nobody).splitlines()[0] == (
        "<allies of AAA on 1990-01-01, as known on 1996-06-01 (defense): none>"
    )
    assert "operation suspended" not in repr(nobody)
    told = {
        one.kind.value: (one.body, one.countries)
        for one in cr.allies("AAA", DAY, data=pacts).caveats
    }
    assert told["coarse"] == ("", ("AAA", "CCC"))
    assert told["disputed"] == ("", ("AAA", "BBB"))


def test_allies_count_and_come_in_order(pacts: cr.Dataset) -> None:
    """The certain ones, A to Z; equal answers are equal values."""
    answer = cr.allies("AAA", DAY, data=pacts)
    assert list(answer) == ["BBB", "DDD"]
    assert len(answer) == 2
    assert answer.country == "AAA"
    assert answer.on.isoformat() == DAY
    assert answer.obligation.value == "defense"
    assert answer.data is pacts
    assert answer == cr.allies("Arcadia", DAY, data=pacts)
    assert hash(answer) == hash(cr.allies("Arcadia", DAY, data=pacts))
    assert answer != cr.allies("AAA", "1996-06-02", data=pacts)


def test_an_ally_is_found_by_any_name_as_of_the_day(pacts: cr.Dataset) -> None:
    """Yes, no or an error, never a guess."""
    answer = cr.allies("AAA", DAY, data=pacts)
    assert "Borduria" in answer
    assert pacts.countries["DDD"] in answer
    assert "BBB" not in cr.allies("AAA", "1994-01-01", data=pacts)
    with pytest.raises(cr.UnknownNameError, match="'Ruritania'"):
        assert "Ruritania" in answer
    with pytest.raises(cr.UncertainAnswerError) as caught:
        assert "CCC" in answer
    assert caught.value.answer is answer
    assert caught.value.caveats == answer.caveats


def test_a_name_is_that_of_the_day(pacts: cr.Dataset) -> None:
    """Two countries bore it in turn; the day of the answer tells which."""
    turn = cr.PartialDate.parse("1996-06-01")
    old = attrs.evolve(
        pacts.countries["BBB"],
        aliases=("Fordland",),
        exists=Exists(until=turn),
    )
    new = attrs.evolve(
        pacts.countries["CCC"],
        aliases=("Fordland",),
        exists=Exists(from_=turn),
    )
    data = cr.Dataset.from_records(
        bodies=[pact("P", *map(party, ("AAA", "BBB")), owes())],
        countries=[pacts.countries["AAA"], old, new],
        sources=record().sources,
        scopes=[scope("AAA")],
    )
    assert "Fordland" in cr.allies("AAA", "1996-05-31", data=data)
    assert "Fordland" not in cr.allies("AAA", "1996-06-01", data=data)


@pytest.mark.parametrize(
    "combine",
    [
        operator.and_,
        operator.or_,
        operator.sub,
        operator.xor,
        operator.lt,
        operator.le,
        operator.gt,
        operator.ge,
    ],
)
def test_allies_are_no_set(
    pacts: cr.Dataset, combine: Callable[[Any, Any], Any]
) -> None:
    """Operators of sets are refused, with the way out, on either side."""
    answer = cr.allies("AAA", DAY, data=pacts)
    for pair in ((answer, answer), (answer, {"BBB"}), ({"BBB"}, answer)):
        with pytest.raises(TypeError, match=r"combine its \.certain"):
            combine(*pair)


def test_duties_print_as_a_table(pacts: cr.Dataset) -> None:
    """By kind and instrument, marked, with what was left out."""
    answer = cr.obligations("AAA", DAY, data=pacts)
    assert repr(answer).splitlines()[:6] == [
        "<4 obligations of AAA on 1996-06-01>",
        "  defense               GUARANTEE, Art. I     DDD",
        "  defense               PACT, Art. 1          BBB~ CCC?",
        "  consultation          PACT, Art. 2          BBB~",
        "  no opposing alliance  PACT, the last lines  BBB~ CCC?",
        (
            '  not binding, or disputed, and left out: WORDS; binding="any"'
            " tells them"
        ),
    ]
    assert [one.kind.value for one in answer] == [
        "defense", "defense", "consultation", "no_opposing_alliance",
    ]  # fmt: skip
    assert [one.treaty for one in answer] == [
        "GUARANTEE", "PACT", "PACT", "PACT",
    ]  # fmt: skip
    assert answer.on.isoformat() == DAY
    assert (answer.country, answer.towards) == ("AAA", None)
    assert answer.data is pacts
    assert repr(answer[1]) == "<AAA: defense, PACT, Art. 1, BBB~ CCC?>"
    first, *_ = answer._shown().rows
    assert first[1] == "GUARANTEE, Art.\N{NO-BREAK SPACE}I"


def test_duties_towards_one_say_so(pacts: cr.Dataset) -> None:
    """In the headline, in the singular where there is one."""
    answer = cr.obligations("AAA", DAY, towards="DDD", data=pacts)
    assert answer.towards == "DDD"
    assert repr(answer).splitlines()[:2] == [
        "<1 obligation of AAA towards DDD on 1996-06-01>",
        "  defense  GUARANTEE, Art. I  DDD",
    ]


def test_what_does_not_bind_is_marked(pacts: cr.Dataset) -> None:
    """In lists of duties and of treaties; what binds needs no mark."""
    data = record(
        pact("NAY", party("AAA"), party("BBB"), owes(), binding="no"),
        pact("MAY", party("AAA"), party("BBB"), owes(), binding="disputed"),
    )
    words: dict[str, Any] = {"binding": "any", "data": data}
    duties = cr.obligations("AAA", DAY, **words)
    assert [one.cells()[0] for one in duties] == [
        "defense (disputed)", "defense (not binding)",
    ]  # fmt: skip
    ties = cr.treaties_between("AAA", "BBB", DAY, **words)
    assert [repr(one) for one in ties] == [
        "<MAY, from 1995-01-01, party, disputed>",
        "<NAY, from 1995-01-01, participant, not binding>",
    ]
    (tie, *_) = cr.treaties_between("AAA", "CCC", DAY, data=pacts)
    assert repr(tie) == "<PACT?, from 1996, party>"


def test_a_condition_is_told_in_short() -> None:
    """As much of it as fits beside the rest."""
    says = "an armed attack on the territory of one of them"
    data = record(
        pact("P", party("AAA"), party("BBB"), owes(condition=says)),
        pact("Q", party("AAA"), party("BBB"), owes(condition="it is asked")),
    )
    told = [one.cells()[3] for one in cr.obligations("AAA", DAY, data=data)]
    assert told == ["if: an armed attack on the …", "if: it is asked"]


def test_all_that_is_left_out_is_named() -> None:
    """A to Z."""
    data = record(
        *(
            pact(one, party("AAA"), party("BBB"), owes(), binding="no")
            for one in "QP"
        )
    )
    answer = cr.treaties_between("AAA", "BBB", DAY, data=data)
    assert "left out: P Q;" in repr(answer)


def test_many_countries_are_cut() -> None:
    """Eight are told, the others counted."""
    names = [f"x-{letter}" for letter in "abcdefghij"]
    data = cr.Dataset.from_records(
        bodies=[pact("P", *map(party, names), owes(sources=()))],
        countries=[cr.Country(id=one, name=one) for one in names],
        sources=record().sources,
    )
    (duty,) = cr.obligations("x-a", DAY, data=data)
    assert duty.cells()[2] == ("x-b x-c x-d x-e x-f x-g x-h x-i and 1 more")
    (duty,) = cr.obligations("x-a", DAY, towards="x-b", data=data)
    assert duty.cells()[2] == "x-b"


def test_treaties_print_as_a_table(pacts: cr.Dataset) -> None:
    """From when, in what standing, and if suspended between the two."""
    answer = cr.treaties_between("AAA", "BBB", DAY, data=pacts)
    assert repr(answer).splitlines() == [
        "<1 treaty between AAA and BBB on 1996-06-01>",
        "  PACT  from 1995-01-01  party  suspended",
        (
            '  not binding, or disputed, and left out: WORDS; binding="any"'
            " tells them"
        ),
    ]
    assert answer.countries == ("AAA", "BBB")
    assert answer.on.isoformat() == DAY
    assert answer.data is pacts
    unsure = cr.treaties_between("CCC", "AAA", DAY, data=pacts)
    assert repr(unsure).splitlines() == [
        "<1 treaty between CCC and AAA on 1996-06-01>",
        "  PACT?  from 1996  party",
        "  (coarse) PACT: CCC: joined 1996: not known to the day",
    ]
    none = cr.treaties_between("CCC", "DDD", DAY, data=pacts)
    assert repr(none) == "<0 treaties between CCC and DDD on 1996-06-01>"


def test_two_standings_are_both_told() -> None:
    """In the order of the question, once if they are alike."""
    row = party("BBB", standing="signatory")
    data = record(pact("P", party("AAA"), row))
    words: dict[str, Any] = {"standing": "any", "data": data}
    told = [
        cr.treaties_between(*pair, DAY, **words)[0].cells()[2]
        for pair in (("AAA", "BBB"), ("BBB", "AAA"))
    ]
    assert told == ["party signatory", "signatory party"]


def test_what_does_not_go_together_prints_in_sentences(
    pacts: cr.Dataset,
) -> None:
    """A line for each, broken where it is long."""
    answer = cr.incompatibilities("AAA", DAY, data=pacts)
    assert repr(answer).splitlines() == [
        "<2 incompatibilities of AAA on 1996-06-01>",
        (
            "  bar on other alliances (PACT, the last lines) beside defense"
            " owed to DDD"
        ),
        "    (GUARANTEE, Art. I)",
        (
            "  War of the ford: defense owed to BBB (PACT, Art. 1) and"
            " defense owed to DDD"
        ),
        "    (GUARANTEE, Art. I), on opposite sides",
    ]
    assert answer.on.isoformat() == DAY
    assert answer.country == "AAA"
    assert answer.data is pacts
    bar, fight = answer
    assert repr(fight) == f"<AAA: {fight}>"
    assert bar.bar is not None
    assert bar.war is None
    assert fight.war is pacts.events["ford"]
    assert fight.bar is None
    none = cr.incompatibilities("BBB", DAY, data=pacts)
    assert repr(none).splitlines() == [
        "<0 incompatibilities of BBB on 1996-06-01>",
        (
            "  (no data) pledges (defense, consultation, no opposing alliance)"
            " are recorded"
        ),
        "    in full only for AAA",
    ]
    one = cr.incompatibilities("AAA", "1996-04-01", data=pacts)
    assert repr(one).splitlines()[0] == (
        "<1 incompatibility of AAA on 1996-04-01>"
    )


def test_the_network_prints_as_a_table(pacts: cr.Dataset) -> None:
    """One line for those alike in an instrument, the few first."""
    answer = cr.pledges(DAY, data=pacts)
    assert repr(answer).splitlines()[:5] == [
        "<8 pledges on 1996-06-01 (defense)>",
        "  GUARANTEE  AAA DDD, each to each",
        "  PACT       AAA BBB, each to each  suspended",
        "  PACT       AAA BBB -> CCC         not known to the day",
        "  PACT       CCC -> AAA BBB         not known to the day",
    ]
    assert repr(answer[0]) == "<AAA -> BBB, defense, PACT, suspended>"
    assert repr(answer[1]) == "<AAA -> CCC?, defense, PACT>"
    assert answer.obligation.value == "defense"
    assert answer.on.isoformat() == DAY
    assert answer.data is pacts
    one = cr.pledges(DAY, obligation="consultation", data=pacts)
    assert (
        repr(one).splitlines()[0] == "<1 pledge on 1996-06-01 (consultation)>"
    )


def test_a_network_without_links_says_what_was_asked(
    pacts: cr.Dataset,
) -> None:
    """The kind, and what there is to know of the silence."""
    none = cr.pledges("1980-06-01", obligation="peace", data=pacts)
    assert repr(none).splitlines() == [
        "<0 pledges on 1980-06-01 (peace)>",
        (
            "  (no data) pledges (defense, consultation, no opposing alliance)"
            " are recorded"
        ),
        "    in full only for AAA",
    ]


def test_links_of_a_dataset_go_by_its_name(pacts: cr.Dataset) -> None:
    """It has no instruments, so it stands in their place."""
    answer = cr.pledges("1994-06-01", according_to="atop", data=pacts)
    assert repr(answer).splitlines()[:2] == [
        "<2 pledges on 1994-06-01, according to atop (defense)>",
        "  atop  AAA BBB, each to each",
    ]
    assert repr(answer[0]) == "<AAA -> BBB, defense>"


def test_a_link_names_all_its_instruments() -> None:
    """A to Z, with blanks between them."""
    data = record(
        *(pact(one, party("AAA"), party("BBB"), owes()) for one in "QP")
    )
    link, _ = cr.pledges(DAY, data=data)
    assert repr(link) == "<AAA -> BBB, defense, P Q>"


def test_answers_are_80_columns_wide_at_most() -> None:
    """Where columns are too wide their cells take several lines."""
    long = "the declaration on the common defence of the ford and the mill"
    data = record(
        pact(
            "A_TREATY_WITH_A_LONG_NAME",
            *map(party, ("AAA", "BBB", "CCC", "DDD")),
            owes(article=long, binding="disputed"),
            owes("no_opposing_alliance", "2"),
            owes(article="3", until="1996"),
        ),
        pact("B_TREATY_WITH_A_LONG_NAME", party("AAA"), party("BBB"), owes()),
        pact("C_TREATY_WITH_A_LONG_NAME", party("AAA"), party("BBB"), owes()),
    )
    day = "2021-01-01"
    words: dict[str, Any] = {
        "binding": "any", "basis": "signature", "known_on": "2020-12-31",
        "data": data,
    }  # fmt: skip
    answers = (
        cr.allies("AAA", day, **words),
        cr.obligations("AAA", day, **words),
        cr.obligations("AAA", day, towards="BBB", **words),
        cr.treaties_between("AAA", "BBB", day, **words),
        cr.incompatibilities("AAA", day, **words),
        cr.pledges(day, **words),
    )
    for answer in answers:
        assert max(map(len, repr(answer).splitlines())) < 80
    duties = cr.obligations("AAA", DAY, binding="any", data=data)
    wide = "A_TREATY_WITH_A_LONG_NAME,"
    assert repr(duties).splitlines()[:9] == [
        "<5 obligations of AAA on 1996-06-01>",
        f"  defense               {wide} Art. 3     BBB? CCC? DDD?",
        f"  defense (disputed)    {wide} the        BBB CCC DDD",
        "                        declaration on the common defence of",
        "                        the ford and the mill",
        "  defense               B_TREATY_WITH_A_LONG_NAME, Art. 1     BBB",
        "  defense               C_TREATY_WITH_A_LONG_NAME, Art. 1     BBB",
        f"  no opposing alliance  {wide} Art. 2     BBB CCC DDD",
        "  (no data) for no country are all pledges recorded",
    ]
