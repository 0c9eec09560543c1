"""How claims about events are judged."""

from __future__ import annotations

from typing import Any

import pytest

from caucasus_ref.vocabulary import Reason, Verdict
from claimed import (
    CONTRADICTED,
    DISPUTED,
    IMPRECISE,
    NO_DATA,
    NOT_ESTABLISHED,
    SUPPORTED,
    found,
    outcome,
)


CASES: dict[str, tuple[str, dict[str, Any], Verdict, list[Reason]]] = {
    "that it was": ("summit", {}, SUPPORTED, []),
    "each side alone tells it": ("clash", {}, DISPUTED, []),
    "one side alone tells it": ("claim-of-one", {}, NOT_ESTABLISHED, []),
    "one side and the article": ("half-echo", {}, NOT_ESTABLISHED, []),
    "the article alone": ("hearsay", {}, NOT_ESTABLISHED, []),
    "its day": ("summit", {"when": "1999-05-05"}, SUPPORTED, []),
    "its year": ("summit", {"when": "1999"}, SUPPORTED, []),
    "the next day": ("summit", {"when": "1999-05-06"}, CONTRADICTED, []),
    "its first day": ("war", {"when": "1998-12-20"}, SUPPORTED, []),
    "a day of it": ("war", {"when": "1999-01-10"}, SUPPORTED, []),
    "the day after it": ("war", {"when": "1999-01-11"}, CONTRADICTED, []),
    "the eve of it": ("war", {"when": "1998-12-19"}, CONTRADICTED, []),
    "the year it began": ("war", {"when": "1998"}, SUPPORTED, []),
    "the year it ended": ("war", {"when": "1999"}, IMPRECISE, []),
    "the year after": ("war", {"when": "2000"}, CONTRADICTED, []),
    "some summer": ("talks", {"when": "1996-06"}, SUPPORTED, []),
    "a day of some summer": (
        "talks",
        {"when": "1996-06-15"},
        NOT_ESTABLISHED,
        [],
    ),
    "another summer": ("talks", {"when": "1997"}, CONTRADICTED, []),
    "in the midst of it": ("march", {"when": "1996-07"}, SUPPORTED, []),
    "perhaps before it": (
        "march",
        {"when": "1996-05-15/1996-06-15"},
        NOT_ESTABLISHED,
        [],
    ),
    "perhaps after it": ("march", {"when": "1996-09"}, NOT_ESTABLISHED, []),
    "partly after it": ("march", {"when": "1996-08/1996-10"}, IMPRECISE, []),
    "one day": ("summit", {"days": 1}, SUPPORTED, []),
    "two days": ("summit", {"days": 2}, CONTRADICTED, []),
    "its days": ("war", {"days": 22}, SUPPORTED, []),
    "one day too many": ("war", {"days": 23}, CONTRADICTED, []),
    "perhaps the least": ("march", {"days": 63}, NOT_ESTABLISHED, []),
    "perhaps the most": ("march", {"days": 121}, NOT_ESTABLISHED, []),
    "too few": ("march", {"days": 62}, CONTRADICTED, []),
    "too many": ("march", {"days": 122}, CONTRADICTED, []),
    "one of a month": ("talks", {"days": 30}, NOT_ESTABLISHED, []),
    "more than a month": ("talks", {"days": 31}, CONTRADICTED, []),
    "its place": ("summit", {"where": ["marina"]}, SUPPORTED, []),
    "an alias": ("summit", {"where": ["old  town"]}, SUPPORTED, []),
    "both spellings": (
        "summit",
        {"where": ["Aldova / Beldova"]},
        SUPPORTED,
        [],
    ),
    "the name of a side": (
        "summit",
        {"where": ["Beldova"]},
        SUPPORTED,
        [Reason.PLACE_NAME],
    ),
    "one place too many": (
        "summit",
        {"where": ["Marina", "Nowhere"]},
        IMPRECISE,
        [],
    ),
    "no such place": ("summit", {"where": ["Nowhere"]}, CONTRADICTED, []),
    "a place where none is known": (
        "jubilee",
        {"where": ["Marina"]},
        NOT_ESTABLISHED,
        [],
    ),
    "who was there": ("summit", {"who": ["Borduria"]}, SUPPORTED, []),
    "who was there, and another": (
        "summit",
        {"who": ["AAA", "CCC"]},
        IMPRECISE,
        [],
    ),
    "who was not there": ("summit", {"who": ["CCC"]}, CONTRADICTED, []),
    "who, where none is known": (
        "talks",
        {"who": ["CCC"]},
        NOT_ESTABLISHED,
        [],
    ),
    "without": ("summit", {"without": ["CCC"]}, SUPPORTED, []),
    "without who was there": (
        "summit",
        {"without": ["CCC", "AAA"]},
        CONTRADICTED,
        [],
    ),
    "without, where none is known": (
        "talks",
        {"without": ["CCC"]},
        NOT_ESTABLISHED,
        [],
    ),
    "told by": ("claim-of-one", {"told_by": ["AAA"]}, SUPPORTED, []),
    "told by both": ("clash", {"told_by": ["AAA", "BBB"]}, SUPPORTED, []),
    "told by a silent side": (
        "claim-of-one",
        {"told_by": ["BBB"]},
        NOT_ESTABLISHED,
        [],
    ),
    "told by one and a silent side": (
        "claim-of-one",
        {"told_by": ["AAA", "BBB"]},
        IMPRECISE,
        [],
    ),
    "told by one, says the article": (
        "half-echo",
        {"told_by": ["BBB"]},
        NOT_ESTABLISHED,
        [],
    ),
    "told by nobody on record": (
        "talks",
        {"told_by": ["AAA"]},
        NOT_ESTABLISHED,
        [],
    ),
    "on a body": ("summit", {"touches": ["The Rivers"]}, SUPPORTED, []),
    "on another body": ("summit", {"touches": ["HEIR"]}, CONTRADICTED, []),
    "on the body of a near event": (
        "summit",
        {"touches": ["CLUB"]},
        CONTRADICTED,
        [Reason.OTHER_BODY],
    ),
    "on the body of an event too far": (
        "summit",
        {"touches": ["PACT"]},
        CONTRADICTED,
        [],
    ),
    "on one body and another": (
        "summit",
        {"touches": ["LEAGUE", "CLUB"]},
        IMPRECISE,
        [],
    ),
    "on a body where none is known": (
        "talks",
        {"touches": ["CLUB"]},
        NOT_ESTABLISHED,
        [],
    ),
    "about": ("summit", {"about": ["WAR"]}, SUPPORTED, []),
    "about something else": (
        "summit",
        {"about": ["talks"]},
        CONTRADICTED,
        [],
    ),
    "about, where none is known": (
        "talks",
        {"about": ["war"]},
        NOT_ESTABLISHED,
        [],
    ),
    "of a kind": ("summit", {"event_kind": "summit"}, SUPPORTED, []),
    "of another kind": ("summit", {"event_kind": "visit"}, CONTRADICTED, []),
    "at a level": ("summit", {"level": "heads"}, SUPPORTED, []),
    "at another level": ("summit", {"level": "ministers"}, CONTRADICTED, []),
    "at no level on record": (
        "talks",
        {"level": "ministers"},
        NOT_ESTABLISHED,
        [],
    ),
    "the dead of one side": (
        "war",
        {"harm": "killed", "harmed": 10, "harmed_of": "AAA"},
        SUPPORTED,
        [],
    ),
    "another number": (
        "war",
        {"harm": "killed", "harmed": 11, "harmed_of": "AAA"},
        CONTRADICTED,
        [],
    ),
    "the least of two numbers": (
        "war",
        {"harm": "killed", "harmed": 20, "harmed_of": "Borduria"},
        DISPUTED,
        [],
    ),
    "the dead of both sides": (
        "war",
        {"harm": "killed", "harmed": 50},
        DISPUTED,
        [],
    ),
    "too many dead of both sides": (
        "war",
        {"harm": "killed", "harmed": 51},
        CONTRADICTED,
        [],
    ),
    "too few dead of both sides": (
        "war",
        {"harm": "killed", "harmed": 29},
        CONTRADICTED,
        [],
    ),
    "the wounded, says only the article": (
        "war",
        {"harm": "wounded", "harmed": 3},
        NOT_ESTABLISHED,
        [],
    ),
    "nobody": (
        "war",
        {"harm": "killed", "harmed": 0, "harmed_of": "AAA"},
        CONTRADICTED,
        [],
    ),
    "no figure": (
        "war",
        {"harm": "displaced", "harmed": 3},
        NOT_ESTABLISHED,
        [],
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_each_thing_said_of_an_event_is_judged(
    case: tuple[str, dict[str, Any], Verdict, list[Reason]],
) -> None:
    """What is said of an event has this verdict, for this reason."""
    event, says, verdict, reasons = case
    finding = found("event", event=event, **says)
    decisive = finding.points[-1]
    assert (decisive.verdict, list(finding.reasons)) == (verdict, reasons)


def test_an_event_must_have_been_for_the_rest_to_be_true() -> None:
    """What only the article reports is not established by its details."""
    assert outcome("event", event="clash", when="1997") == (DISPUTED, [])
    assert outcome("event", event="hearsay", where=["Hills"]) == (
        NOT_ESTABLISHED,
        [],
    )


def test_that_a_side_tells_it_does_not_say_that_it_was() -> None:
    """A claim about the telling is true even if nobody else tells it."""
    told = found("event", event="claim-of-one", told_by=["AAA"])
    assert [point.what for point in told.points] == ["told by AAA"]
    assert told.points[0].because == ("AAA says: B fired.",)
    assert told.points[0].sources == ("wire",)
    assert found("event", event="claim-of-one").verdict is NOT_ESTABLISHED
    nobody = found("event", event="talks", told_by=["AAA"])
    assert nobody.answer == ("Talks of some summer: told by nobody")


def test_the_sides_and_their_sources_stand_in_the_finding() -> None:
    """Both versions are told; the article is not cited."""
    (point,) = found("event", event="summit").points
    assert point.because == (
        "AAA says: It was long.",
        "BBB says: It was short.",
    )
    assert point.sources == ("gazette",)
    (point,) = found("event", event="clash").points
    assert point.sources == ("wire",)
    assert point.rule == "event: each side tells it otherwise"
    assert point.answer == "Shots were fired."
    (point,) = found("event", event="talks").points
    assert point.answer == "Talks of some summer"


def test_each_thing_said_has_a_point_of_its_own() -> None:
    """The points come in a fixed order, whatever that of the file."""
    finding = found(
        "event",
        harm="killed",
        harmed=10,
        harmed_of="AAA",
        event_kind="war",
        about=["clash"],
        touches=["LEAGUE"],
        without=["CCC"],
        who=["AAA"],
        where=["Marina"],
        days=22,
        when="1998-12",
        event="war",
    )
    assert [point.what for point in finding.points] == [
        "War of the rivers",
        "on 1998-12",
        "for 22 days",
        "at Marina",
        "with AAA",
        "without CCC",
        "on LEAGUE",
        "about Clash at the bridge",
        "war",
        "10 killed of AAA",
    ]


def test_one_day_is_no_days() -> None:
    """What a claim counts is said in the singular if it is one."""
    finding = found("event", event="summit", days=1)
    assert finding.points[-1].what == "for 1 day"


def test_the_answer_is_what_the_record_has() -> None:
    """Days, places, countries and figures are those of the event."""

    def answer(event: str, **says: Any) -> str:
        return found("event", event=event, **says).points[-1].answer

    assert answer("summit", when="1998") == "it was on 1999-05-05"
    assert answer("war", when="1998") == (
        "it was from 1998-12-20 until 1999-01-11 (the first day after)"
    )
    assert answer("summit", where=["X"]) == (
        "it was at Aldova / Beldova, Marina"
    )
    assert answer("talks", where=["X"]) == "it was at no place on record"
    assert answer("summit", who=["CCC"]) == (
        "Summit on the coast: with AAA BBB"
    )
    assert answer("summit", about=["talks"]) == (
        "about War of the rivers; Clash at the bridge"
    )
    assert answer("talks", about=["war"]) == (
        "the record does not say what it was about"
    )
    assert answer("talks", who=["CCC"]) == (
        "Talks of some summer: nothing of it on record"
    )
    assert answer("talks", without=["CCC"]) == (
        "Talks of some summer: with nobody"
    )
    assert answer("talks", level="heads") == (
        "Talks of some summer: not recorded"
    )
    assert answer("war", harm="killed", harmed=1) == (
        "10 killed of AAA; 20 to 40 killed of BBB"
    )
    assert answer("war", harm="captured", harmed=2) == "2 to 5 captured"
    assert answer("war", harm="displaced", harmed=1) == (
        "the record has no figure"
    )


def test_a_mistake_about_an_event_is_explained() -> None:
    """Who is not among them, who was, and which event is meant instead."""

    def because(**says: Any) -> tuple[str, ...]:
        return found("event", event="summit", **says).points[-1].because

    assert because(who=["AAA", "CCC"]) == ("CCC is not among them",)
    assert because(without=["BBB", "CCC"]) == ("BBB took part",)
    assert because(where=["Beldova"]) == ("Beldova is the name that BBB uses",)
    assert because(touches=["CLUB"]) == (
        "CLUB is not among them",
        "that is another event, of 1999-05-12: Jubilee of the club",
    )


def test_an_event_without_bodies_is_taken_for_a_near_one() -> None:
    """Where another event explains the mistake, it is one."""
    near = found("event", event="reception", touches=["CLUB"])
    assert near.verdict is CONTRADICTED
    assert near.points[-1].because == (
        "that is another event, of 1999-05-12: Jubilee of the club",
    )
    far = found("event", event="jubilee", touches=["LEAGUE", "CLUB"])
    assert (far.verdict, list(far.reasons)) == (IMPRECISE, [])


def test_what_lies_after_the_article_could_not_be_known() -> None:
    """An event of the next year is a fact now and was none then."""
    finding = found("event", event="tomorrow", when="2011-01-01")
    assert (finding.verdict, finding.known_then) == (SUPPORTED, NO_DATA)
    perhaps = found("event", event="this-year")
    assert (perhaps.verdict, perhaps.known_then) == (SUPPORTED, SUPPORTED)
    before = found("event", event="summit", when="1999")
    assert (before.verdict, before.known_then) == (SUPPORTED, SUPPORTED)
