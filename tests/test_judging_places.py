"""How claims about places and names are judged."""

from __future__ import annotations

from typing import Any

import pytest

from caucasus_ref.vocabulary import Reason, Verdict
from claimed import (
    CONTRADICTED,
    IMPRECISE,
    NOT_ESTABLISHED,
    SUPPORTED,
    found,
    only,
    outcome,
)


PLACES: dict[str, tuple[dict[str, Any], Verdict]] = {
    "in a country": ({"place": "aldova", "country": "Arcadia"}, SUPPORTED),
    "in another country": (
        {"place": "Aldova", "country": "BBB"},
        CONTRADICTED,
    ),
    "in several": ({"place": "steppe", "country": "BBB"}, NOT_ESTABLISHED),
    "says the article": ({"place": "echo", "country": "BBB"}, NOT_ESTABLISHED),
    "a seat": ({"place": "beldova", "seat_of": "AAA"}, SUPPORTED),
    "no seat": ({"place": "marina", "seat_of": "AAA"}, CONTRADICTED),
    "an unknown seat": (
        {"place": "marina", "seat_of": "BBB"},
        NOT_ESTABLISHED,
    ),
    "joins": (
        {"place": "bridge", "joins": ["The Steppe", "Arcadia"]},
        SUPPORTED,
    ),
    "joins one": ({"place": "bridge", "joins": ["steppe", "BBB"]}, IMPRECISE),
    "joins others": ({"place": "bridge", "joins": ["BBB"]}, CONTRADICTED),
    "joins, unknown": ({"place": "marina", "joins": ["BBB"]}, NOT_ESTABLISHED),
    "borders": ({"place": "steppe", "borders": ["BBB"]}, SUPPORTED),
    "borders one": ({"place": "steppe", "borders": ["BBB", "CCC"]}, IMPRECISE),
    "borders others": ({"place": "steppe", "borders": ["CCC"]}, CONTRADICTED),
    "borders, unknown": (
        {"place": "marina", "borders": ["CCC"]},
        NOT_ESTABLISHED,
    ),
    "so far": (
        {"place": "aldova", "to": "The  border", "km": [7, 8]},
        SUPPORTED,
    ),
    "so near": (
        {"place": "aldova", "to": "the border", "km": [4, 5]},
        SUPPORTED,
    ),
    "too far": (
        {"place": "aldova", "to": "the border", "km": [7.1, 8]},
        CONTRADICTED,
    ),
    "too near": (
        {"place": "aldova", "to": "the border", "km": [4, 4.9]},
        CONTRADICTED,
    ),
    "so far, says the article": (
        {"place": "aldova", "to": "the sea", "km": [9, 10]},
        NOT_ESTABLISHED,
    ),
    "so far from elsewhere": (
        {"place": "aldova", "to": "the moon", "km": [1, 2]},
        NOT_ESTABLISHED,
    ),
}


@pytest.mark.parametrize("case", PLACES.values(), ids=PLACES)
def test_what_is_said_of_a_place_is_judged(
    case: tuple[dict[str, Any], Verdict],
) -> None:
    """Where it lies, whose seat it is, what it joins, how far it is."""
    says, verdict = case
    assert outcome("place", **says) == (verdict, [])


def test_the_answer_is_what_the_record_has_of_a_place() -> None:
    """What would be right is told, or that the record has nothing."""

    def answer(place: str, **says: Any) -> str:
        return only("place", place=place, **says).answer

    assert answer("aldova", country="BBB") == "Aldova lies in AAA"
    assert answer("steppe", country="BBB") == (
        "The Steppe lies in no one country"
    )
    assert answer("marina", seat_of="AAA") == (
        "the government of AAA sits in Aldova"
    )
    assert answer("marina", seat_of="BBB") == "the record has no seat of BBB"
    assert answer("bridge", joins=["BBB"]) == (
        "Old Bridge joins AAA and steppe"
    )
    assert answer("marina", joins=["BBB"]) == (
        "the record does not say what Marina joins"
    )
    assert answer("steppe", borders=["CCC"]) == "The Steppe borders AAA BBB"
    assert answer("marina", borders=["CCC"]) == (
        "Marina borders on nothing on record"
    )
    assert answer("aldova", to="the border", km=[1, 2]) == (
        "5 to 7 km to the border, by road"
    )
    assert answer("aldova", to="the moon", km=[1, 2]) == (
        "the record has no distance to the moon"
    )


def test_each_thing_said_of_a_place_has_a_point() -> None:
    """The points come in a fixed order."""
    finding = found(
        "place",
        place="aldova",
        country="AAA",
        seat_of="AAA",
        joins=["AAA"],
        borders=["BBB"],
        to="the sea",
        km=[9.5, 9.5],
    )
    assert [point.what for point in finding.points] == [
        "in AAA",
        "seat of AAA",
        "joins AAA",
        "borders BBB",
        "9.5 km to the sea",
    ]


NAMES: dict[str, tuple[str, str, Verdict, list[Reason]]] = {
    "an alias": ("aldova", "old town", SUPPORTED, []),
    "of a side": ("Aldova", "Beldova", SUPPORTED, [Reason.PLACE_NAME]),
    "of a body": ("LEAGUE", "The Rivers", SUPPORTED, []),
    "of a country": ("AAA", "the meadows", SUPPORTED, []),
    "of another": ("marina", "Aldova", CONTRADICTED, []),
    "of another kind of thing": ("AAA", "Aldova", CONTRADICTED, []),
    "of nothing": ("marina", "Porto", NOT_ESTABLISHED, []),
    "of two in turn": ("x-one", "Union", SUPPORTED, []),
    "of two others in turn": ("AAA", "Union", NOT_ESTABLISHED, []),
    "says the article": ("echo", "Echo Town", NOT_ESTABLISHED, []),
}


@pytest.mark.parametrize("case", NAMES.values(), ids=NAMES)
def test_names_are_judged(
    case: tuple[str, str, Verdict, list[Reason]],
) -> None:
    """A name on record is the thing's own, another's, or nobody's."""
    thing, called, verdict, reasons = case
    assert outcome("name", thing=thing, called=called) == (verdict, reasons)


def test_the_bearer_of_a_name_is_told() -> None:
    """The answer says whose name it is, and which side uses it."""
    point = only("name", thing="marina", called="Aldova")
    assert point.answer == "Aldova is a name of Aldova"
    assert point.sources == ("gazette",)
    point = only("name", thing="aldova", called="beldova")
    assert point.answer == "beldova is a name of Aldova"
    assert point.because == ("that is the name that BBB uses",)
    point = only("name", thing="marina", called="Porto")
    assert point.answer == "Porto is no name on record"
    point = only("name", thing="x-two", called="union")
    assert point.answer == "union is a name of Second Union"
    assert point.sources == ()
