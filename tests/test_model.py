"""The records: frozen, made with keywords, and short to read."""

from __future__ import annotations

import attrs
import pytest

import caucasus_ref as cr
from caucasus_ref import model
from caucasus_ref.model import Boundary
from caucasus_ref.vocabulary import (
    CONDUCT_WORDS,
    FACTS,
    JOINING,
    LEAVING,
    ConductKind,
    Manner,
    Standing,
    worded,
)


RECORDS = [
    kind
    for kind in vars(model).values()
    if isinstance(kind, type)
    and attrs.has(kind)
    and kind.__module__.endswith("model")
]


@pytest.mark.parametrize("kind", RECORDS)
def test_records_are_made_with_keywords_only(kind: type) -> None:
    """The order of fields is no promise."""
    assert all(field.kw_only for field in attrs.fields(kind))


@pytest.mark.parametrize("kind", RECORDS)
def test_records_are_frozen_and_slotted(kind: type) -> None:
    """No field can be set again, and no new one added."""
    assert vars(kind)["__setattr__"] is not object.__setattr__
    assert "__dict__" not in dir(kind)


def test_every_manner_begins_or_ends_a_standing() -> None:
    """Only continuation and a change of status do both."""
    assert set(Manner) == {*JOINING, *LEAVING}
    assert {Manner.CONTINUATION, Manner.STATUS_CHANGE} == (
        set(JOINING) & set(LEAVING)
    )


def test_every_conduct_has_words_and_a_nature() -> None:
    """The table of words is complete; facts are some of the kinds."""
    assert set(ConductKind) == set(CONDUCT_WORDS)
    assert set(FACTS) < set(ConductKind)


@pytest.mark.parametrize(
    ("term", "words"),
    [
        (Manner.STATUS_CHANGE, "status change"),
        (Manner.WITHDRAWAL, "withdrawal"),
        (None, ""),
    ],
)
def test_terms_print_as_words(term: Manner | None, words: str) -> None:
    """An underscore is a blank, nothing is nothing."""
    assert words == worded(term)


def test_a_boundary_prints_day_and_manner() -> None:
    """A date alone is printed where no manner is given."""
    on = cr.PartialDate.parse("2009-08-18")
    assert str(Boundary(on=on)) == "2009-08-18"
    made = Boundary(on=on, how=Manner.STATUS_CHANGE)
    assert str(made) == repr(made) == "2009-08-18 by status change"


def test_a_run_of_years_prints_as_it_is_written() -> None:
    """With its standing before it where a dataset codes one."""
    run = model.YearRun(first=2002, last=2011)
    coded = model.CodedYears(standing=Standing.MEMBER, first=2002, last=2011)
    assert [str(run), repr(run)] == ["2002/2011", "2002/2011"]
    assert [str(coded), repr(coded)] == ["member 2002/2011"] * 2
    assert coded.years == run.years


def test_a_membership_prints_both_its_ends(tiny: cr.Dataset) -> None:
    """An end is printed only where there is one."""
    assert [repr(row) for row in tiny.bodies.OLD.memberships[:2]] == [
        (
            "<AAA member of OLD from 1990-01-01 by founding"
            " until 2000-01-01 by dissolution>"
        ),
        (
            "<BBB member of OLD from 1992 by accession"
            " until 1998-03-01 by withdrawal>"
        ),
    ]
    assert repr(tiny.bodies.NEW.memberships[0]) == (
        "<AAA member of NEW from 2000-01-01 by founding>"
    )


def test_conduct_prints_whose_word_it_is(tiny: cr.Dataset) -> None:
    """A fact is somebody's word, a measure is somebody's act."""
    assert [repr(one) for one in tiny.bodies.NEW.conduct] == [
        "<AAA in NEW: participation frozen, says AAA (from 2020-02-22)>",
        (
            "<CCC in NEW: vote suspended, by NEW"
            " (from 2012-01-01 until 2013-01-01)>"
        ),
    ]


def test_a_body_prints_its_life(tiny: cr.Dataset) -> None:
    """Start and end are printed as far as there are any."""
    assert repr(tiny.bodies.OLD) == (
        "<OLD: Old Alliance from 1990-01-01 to 2000-01-01>"
    )
    assert repr(tiny.bodies.NEW) == "<NEW: New Alliance from 2000-01-01>"
    draft = attrs.evolve(tiny.bodies.PACT, start=None)
    assert repr(draft) == "<PACT: Pact of Peace>"


def test_countries_and_events_print_short(tiny: cr.Dataset) -> None:
    """A list of records is readable at the prompt."""
    assert repr(tiny.countries.AAA) == "<AAA: Arcadia>"
    event = tiny.events["clash-1993"]
    assert repr(event) == "<1993-04-10 clash: Clash at the river>"


def test_an_obligation_is_shown_by_its_kind_and_article() -> None:
    """An article of words has no `Art.` before it."""
    cst = cr.bodies["CST"]
    assert isinstance(cst, cr.Treaty)
    first = cst.obligations[0]
    assert repr(first) == "<nonaggression: CST, Art. 1>"
    assert attrs.evolve(first, article="sole text").where == "CST, sole text"
    unseen = attrs.evolve(first, article="not seen")
    assert unseen.where == "CST (article not seen)"


def test_a_coding_of_pledges_is_shown_with_its_years() -> None:
    """Who is bound is named only if it is one of the two."""
    one = cr.load().codings["atop-5/ARM-AZE/consultation"]
    assert repr(one) == "<atop-5/ARM-AZE/consultation: 1993/2018>"
    assert repr(attrs.evolve(one, binds="AZE", years=())) == (
        "<atop-5/ARM-AZE/consultation/AZE: never>"
    )
    apart = model.YearRun(first=2020, last=2021)
    assert repr(attrs.evolve(one, years=(*one.years, apart))) == (
        "<atop-5/ARM-AZE/consultation: 1993/2018 2020/2021>"
    )
