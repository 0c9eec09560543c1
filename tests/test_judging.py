"""How claims about obligations, alliances and conduct are judged."""

from __future__ import annotations

from typing import Any

import attrs
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
    RECORD,
    SUPPORTED,
    found,
    only,
    outcome,
)


OWED: dict[str, tuple[dict[str, Any], Verdict, list[Reason]]] = {
    "in force": ({"by": "Arcadia", "to": "BBB", "on": "1997"}, SUPPORTED, []),
    "by that treaty": (
        {"by": "AAA", "to": "BBB", "on": "1997", "treaty": "Pact of Aid"},
        SUPPORTED,
        [],
    ),
    "by another treaty": (
        {"by": "AAA", "to": "BBB", "on": "1997", "treaty": "LATE"},
        CONTRADICTED,
        [Reason.OTHER_BODY],
    ),
    "by a treaty, though by none": (
        {"by": "AAA", "to": "BBB", "on": "1995", "treaty": "LATE"},
        CONTRADICTED,
        [],
    ),
    "part of the time": (
        {"by": "AAA", "to": "BBB", "on": "1996"},
        IMPRECISE,
        [],
    ),
    "not yet": ({"by": "AAA", "to": "BBB", "on": "1995"}, CONTRADICTED, []),
    "not to him": ({"by": "AAA", "to": "CCC", "on": "1997"}, CONTRADICTED, []),
    "not in scope": ({"by": "BBB", "to": "CCC", "on": "1997"}, NO_DATA, []),
    "before the scope": (
        {"by": "AAA", "to": "BBB", "on": "1989"},
        NO_DATA,
        [],
    ),
    "denied": (
        {"by": "AAA", "to": "BBB", "on": "1995", "holds": False},
        SUPPORTED,
        [],
    ),
    "wrongly denied": (
        {"by": "AAA", "to": "BBB", "on": "1997", "holds": False},
        CONTRADICTED,
        [],
    ),
    "of another kind": (
        {"by": "AAA", "to": "BBB", "on": "1997", "obligation": "neutrality"},
        NO_DATA,
        [],
    ),
    "one-sided": (
        {"by": "AAA", "to": "BBB", "on": "1997", "obligation": "consultation"},
        SUPPORTED,
        [],
    ),
    "the other side": (
        {"by": "BBB", "to": "AAA", "on": "1997", "obligation": "consultation"},
        CONTRADICTED,
        [],
    ),
    "if it binds": ({"by": "AAA", "to": "BBB", "on": "2004"}, DISPUTED, []),
    "denied, if it binds": (
        {"by": "AAA", "to": "BBB", "on": "2004", "holds": False},
        DISPUTED,
        [],
    ),
    "part of the time, if it binds": (
        {"by": "AAA", "to": "BBB", "on": "2002/2004"},
        DISPUTED,
        [],
    ),
}


@pytest.mark.parametrize("case", OWED.values(), ids=OWED)
def test_obligations_are_judged(
    case: tuple[dict[str, Any], Verdict, list[Reason]],
) -> None:
    """One country owes another something while a treaty binds both."""
    says, verdict, reasons = case
    assert outcome("obligation", **says) == (verdict, reasons)


def test_an_obligation_names_its_article() -> None:
    """The answer has the treaty and the article, and its sources."""
    point = only("obligation", by="AAA", to="BBB", on="1997")
    assert point.what == "AAA owes BBB defense on 1997"
    assert point.answer == "AAA owed BBB defense by PACT, Art. 3"
    assert (point.sources, point.because) == (("gazette",), ())
    point = only("obligation", by="AAA", to="BBB", on="1995", holds=False)
    assert point.what == "AAA does not owe BBB defense on 1995"
    assert point.answer == (
        "no instrument on record bound AAA to defense of BBB"
    )
    assert point.sources == ()


def test_an_obligation_is_explained() -> None:
    """By what else it was owed, whether that binds, whether it operated."""
    other = only("obligation", by="AAA", to="BBB", on="1997", treaty="LATE")
    assert other.because == ("AAA owed BBB defense by PACT, Art. 3",)
    doubt = only("obligation", by="AAA", to="BBB", on="2004")
    assert doubt.because == ("whether that text binds is disputed",)
    assert doubt.answer == "AAA owed BBB defense by DOUBT, Art. 1"
    assert doubt.sources == ("wire",)
    still = only("obligation", by="AAA", to="BBB", on="1999-01-15")
    assert still.verdict is SUPPORTED
    assert still.because == ("the operation of PACT was suspended",)
    after = only("obligation", by="AAA", to="BBB", on="1999-02-01")
    assert after.because == ()


def test_an_alliance_is_owed_both_ways() -> None:
    """A mutual pledge is two obligations, and both must hold."""
    both = found("alliance", pair=["AAA", "BBB"], on="1997")
    assert [point.what for point in both.points] == [
        "AAA owes BBB defense on 1997",
        "BBB owes AAA defense on 1997",
    ]
    assert both.verdict is SUPPORTED
    half = found(
        "alliance", pair=["AAA", "BBB"], on="1997", obligation="consultation"
    )
    assert [p.verdict for p in half.points] == [SUPPORTED, CONTRADICTED]
    none = found("alliance", pair=["AAA", "BBB"], on="1995", holds=False)
    assert [p.verdict for p in none.points] == [SUPPORTED, SUPPORTED]


def test_an_obligation_known_later_was_not_known_then() -> None:
    """On the day of the article the treaty had not expired for anybody."""
    finding = found("obligation", "early", by="AAA", to="BBB", on="2002")
    assert (finding.verdict, finding.known_then) == (CONTRADICTED, SUPPORTED)


CONDUCT: dict[str, tuple[str, dict[str, Any], Verdict]] = {
    "that it is": ("AAA", {"conduct": "frozen"}, SUPPORTED),
    "since that day": (
        "AAA",
        {"conduct": "frozen", "start": "2009-02"},
        SUPPORTED,
    ),
    "since another day": (
        "AAA",
        {"conduct": "frozen", "start": "2008"},
        CONTRADICTED,
    ),
    "something else": ("AAA", {"conduct": "dues_unpaid"}, NOT_ESTABLISHED),
    "somebody else": ("BBB", {"conduct": "frozen"}, NOT_ESTABLISHED),
    "says the article": ("AAA", {"conduct": "boycott"}, NOT_ESTABLISHED),
}


@pytest.mark.parametrize("case", CONDUCT.values(), ids=CONDUCT)
def test_conduct_is_judged(
    case: tuple[str, dict[str, Any], Verdict],
) -> None:
    """What goes on beside a standing is on record, or it is not."""
    country, says, verdict = case
    got = outcome("conduct", country=country, body="HEIR", **says)
    assert got == (verdict, [])


def test_conduct_is_told_with_the_answers_to_it() -> None:
    """Who says so, since when, and who denies it."""
    point = only(
        "conduct",
        country="Arcadia",
        body="HEIR",
        conduct="frozen",
        start="2009",
    )
    assert point.what == "AAA in HEIR: frozen from 2009"
    assert point.answer == "participation frozen, says AAA (from 2009-02-22)"
    assert point.because == ("BBB denies effect",)
    none = only("conduct", country="BBB", body="HEIR", conduct="frozen")
    assert none.what == "BBB in HEIR: frozen"
    assert none.answer == "nothing of it on record"


def test_conduct_after_the_article_was_not_known() -> None:
    """What began a month later is established only now."""
    later = found("conduct", country="BBB", body="HEIR", conduct="boycott")
    assert (later.verdict, later.known_then) == (SUPPORTED, NOT_ESTABLISHED)


def test_what_is_no_assertion_is_not_judged() -> None:
    """An opinion or a thing beyond the record has no points, ever."""
    made = claimed.claim(kind="name", thing="AAA", called="Arcadia")
    assert len(cr.check(made, data=RECORD).points) == 1
    opinion = attrs.evolve(made, opinion=True)
    assert cr.check(opinion, data=RECORD).points == ()
    assert cr.check(opinion, data=RECORD).verdict is None
    beyond = attrs.evolve(made, beyond="Names are not checked.")
    assert cr.check(beyond, data=RECORD).points == ()
    assert cr.check(beyond, data=RECORD).verdict is NO_DATA
    silent = attrs.evolve(made, asserts=None)
    assert cr.check(silent, data=RECORD).points == ()


def test_who_is_named_must_be_on_record() -> None:
    """A claim made in Python may name what is not there; that is told."""
    made = claimed.claim(
        kind="membership", country="ZZZ", body="HEIR", never=True
    )
    with pytest.raises(cr.UnknownNameError, match="'ZZZ'"):
        cr.check(made, data=RECORD)
