"""What must hold of claims: they say something, of things that are there."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from .assertions import (
    AllianceClaim,
    BodyClaim,
    Claim,
    EventClaim,
    MembershipClaim,
    NameClaim,
    PlaceClaim,
    RosterClaim,
)
from .checks import PAIR, Found, Known, missing
from .errors import close_to
from .names import fold


_COUNTRIES = {
    "country",
    "members",
    "countries",
    "who",
    "without",
    "told_by",
    "pair",
    "by",
    "to",
    "harmed_of",
}
"""Fields of assertions that name countries."""
_BODIES = {"body", "follows", "touches", "treaty"}
_EVENTS = {"event", "about"}


def check_claim(claim: Claim, known: Known) -> Found:
    """Check one claim, in the shipped record or in a file of a user."""
    if claim.article not in known.sources:
        yield ".article", missing(claim.article, known.sources, "source")
    if claim.paragraph < 1:
        yield ".paragraph", f"{claim.paragraph} is none; they count from 1"
    if claim.opinion and claim.beyond is not None:
        yield ".beyond", "an opinion is not checked; drop one of the two"
    if claim.asserts is None:
        if not claim.opinion and claim.beyond is None:
            what = (
                "say what it asserts, or mark it with opinion = true, or say"
                " in beyond why the record cannot check it"
            )
            yield ".asserts", what
        return
    if claim.opinion or claim.beyond is not None:
        what = "it asserts nothing that is checked; drop asserts, or the mark"
        yield ".asserts", what
    for path, what in _check_names(claim.asserts, known):
        yield f".asserts{path}", what
    yield from _says_something(claim.asserts)


def _check_names(assertion: Any, known: Known) -> Found:
    shelves: list[tuple[set[str], tuple[str, ...], str]] = [
        (_COUNTRIES, ("country",), "country"),
        (_BODIES, ("body",), "body"),
        (_EVENTS, ("event",), "event"),
    ]
    if isinstance(assertion, PlaceClaim):
        shelves = [
            ({"country", "seat_of", "borders"}, ("country",), "country"),
            ({"place"}, ("place",), "place"),
            ({"joins"}, ("country", "place"), "place"),
        ]
    elif isinstance(assertion, NameClaim):
        every = "country", "body", "place"
        shelves = [({"thing"}, every, "country, body or place")]
    for fields, kinds, kind in shelves:
        for path, name in _named(assertion, fields):
            if not any(fold(name) in known.named[one] for one in kinds):
                names = ChainMap(*(known.named[one] for one in kinds))
                near = [names[one] for one in close_to(name, list(names))]
                yield path, missing(name, names.values(), kind, near)


def _named(assertion: Any, fields: set[str]) -> Iterator[tuple[str, str]]:
    """Give every name in some fields of an assertion, with its path."""
    for field in attrs.fields(assertion.__class__):
        if field.name not in fields:
            continue
        value = getattr(assertion, field.name)
        if isinstance(value, str):
            yield f".{field.name}", value
        else:
            names: Iterable[str] = value or ()
            for number, name in enumerate(names):
                yield f".{field.name}[{number}]", name


def _says_something(assertion: Any) -> Found:
    """Check that an assertion can be true or false, and only in one way."""
    empty = {
        MembershipClaim: ("joined", "left", "on", "still", "never"),
        BodyClaim: (
            "founded",
            "signed",
            "in_force",
            "ended",
            "never_in_force",
            "follows",
            "body_kind",
        ),
        PlaceClaim: ("country", "seat_of", "joins", "borders", "to"),
        RosterClaim: ("members", "count"),
    }
    fields = empty.get(assertion.__class__)
    if fields and not any(
        getattr(assertion, name) not in (None, (), False)
        or (name == "still" and assertion.still is False)
        for name in fields
    ):
        what = f"it asserts nothing; give one of {', '.join(fields)}"
        yield ".asserts", what
    if isinstance(assertion, AllianceClaim) and len(assertion.pair) != PAIR:
        yield ".asserts.pair", "an alliance has two countries"
    if isinstance(assertion, PlaceClaim):
        if (assertion.to is None) is not (not assertion.km):
            yield ".asserts.km", "a distance has both: to what, and how many"
        elif assertion.km and not (
            len(assertion.km) == PAIR
            and 0 <= assertion.km[0] <= assertion.km[1]
        ):
            what = "write the least and the greatest: km = [11.5, 12.5]"
            yield ".asserts.km", what
    if isinstance(assertion, EventClaim) and (
        (assertion.harm is None) is not (assertion.harmed is None)
    ):
        yield ".asserts.harm", "say both: harm = what, and harmed = how many"
