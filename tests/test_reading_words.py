"""What a reading says beside the days: caveats to the letter, and acts."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

import caucasus_ref as cr
from caucasus_ref.model import Boundary, CodedYears, Coding, Rival, Step
from caucasus_ref.reading import existence, life_of
from caucasus_ref.terms import Reading
from caucasus_ref.vocabulary import Edge, Manner, Standing, StepKind


def on(text: str) -> cr.PartialDate:
    """Read a date."""
    return cr.PartialDate.parse(text)


@pytest.mark.parametrize(
    ("country", "body", "words", "expected"),
    [
        (
            "AAA",
            "OLD",
            {"according_to": "yearly"},
            {"AAA: yearly counts whole years"},
        ),
        (
            "BBB",
            "OLD",
            {"according_to": "wire"},
            {
                (
                    "BBB: left 1997-09-01 according to wire;"
                    " the record says 1998-03-01"
                ),
                "BBB: joined 1992 and left 1997-09-01: not known to the day",
                (
                    "BBB: sources differ;"
                    " explain() says how, and what was decided"
                ),
            },
        ),
        (
            "AAA",
            "NEW",
            {"according_to": "wire"},
            {"AAA: wire says nothing of it; the record's answer stands"},
        ),
        (
            "AAA",
            "PACT",
            {},
            {
                (
                    "AAA: prolonged only on 2002-02-01,"
                    " with effect from 2001-04-10"
                ),
            },
        ),
        (
            "CCC",
            "NEW",
            {},
            {"CCC: may leave (announced 2010-01-01), no day is fixed"},
        ),
        (
            "CCC",
            "OLD",
            {"standing": "observer"},
            {
                (
                    "CCC: joined 1993-05 and left 1996-01-01:"
                    " not known to the day"
                ),
                (
                    "CCC: sources differ;"
                    " explain() says how, and what was decided"
                ),
            },
        ),
    ],
)
def test_a_caveat_says_it_in_words(
    tiny: cr.Dataset,
    country: str,
    body: str,
    words: dict[str, Any],
    expected: set[str],
) -> None:
    """Which act, on which day, according to whom."""
    answer = cr.history(country, body, data=tiny, **words)
    told = {
        caveat.message
        for caveat in answer.caveats
        if caveat.kind is not cr.CaveatKind.AFTER_CHECKED
    }
    assert told == expected


def changed(tiny: cr.Dataset, *bodies: cr.Body) -> cr.Dataset:
    """Give the tiny record with other bodies in the place of some."""
    ids = {one.id for one in bodies}
    return cr.Dataset.from_records(
        bodies=[*bodies, *(one for one in tiny.bodies if one.id not in ids)],
        countries=tiny.countries,
        sources=tiny.sources,
    )


def test_only_what_is_coarse_itself_is_said_to_be(tiny: cr.Dataset) -> None:
    """The standing beside it, known to the day, is not."""
    answer = cr.history("CCC", "OLD", standing="any", data=tiny)
    told = [
        one.message
        for one in answer.caveats
        if one.kind is cr.CaveatKind.COARSE
    ]
    assert told == [
        "CCC: joined 1993-05 and left 1996-01-01: not known to the day"
    ]


def test_what_is_borrowed_is_told_as_one_s_own(tiny: cr.Dataset) -> None:
    """Full members are parties, others keep their standing, from its start."""
    pact = tiny.bodies.PACT
    assert isinstance(pact, cr.Treaty)
    charter = attrs.evolve(
        pact, id="CHARTER", name="Charter", roster="OLD", memberships=(),
        start=Boundary(
            on=on("1993-06-30"), how=Manner.RATIFICATION, sources=("gazette",)
        ),
        life=(),
    )  # fmt: skip
    data = changed(tiny, charter)
    told = [
        (one.body, one.country, one.standing.value, str(one.joined.on))
        for one in cr.history("CCC", "CHARTER", standing="any", data=data)
    ]
    assert told == [
        ("CHARTER", "CCC", "observer", "1993-06-30"),
        ("CHARTER", "CCC", "party", "1996-01-01"),
    ]
    assert charter.start is not None
    late = attrs.evolve(
        charter, start=attrs.evolve(charter.start, on=on("1996-06-01"))
    )
    data = changed(tiny, late)
    told = [
        (one.body, one.country, one.standing.value, str(one.joined.on))
        for one in cr.history("CCC", "CHARTER", standing="any", data=data)
    ]
    assert told == [("CHARTER", "CCC", "party", "1996-06-01")]


def step_after(of: Edge, day: str, effective: str) -> Step:
    """Make an act that dated something in its past."""
    return Step(
        of=of,
        kind=StepKind.DECIDED,
        on=on(day),
        effective=on(effective),
        sources=("gazette",),
    )


def test_an_end_in_the_past_is_known_from_its_act(tiny: cr.Dataset) -> None:
    """Before it the country was thought to be still in."""
    old = tiny.bodies.OLD
    rows = tuple(
        attrs.evolve(
            row,
            left=attrs.evolve(row.left, known=None),
            rivals=(),
            decision=None,
            steps=(step_after(Edge.LEFT, "1998-09-01", "1998-03-01"),),
        )
        if row.country == "BBB" and row.left
        else row
        for row in old.memberships
    )
    data = changed(tiny, attrs.evolve(old, memberships=rows))
    told = [
        cr.status("BBB", "OLD", "1998-06-01", known_on=day, data=data).truth
        for day in ("1998-08-31", "1998-09-01")
    ]
    assert told == [cr.Truth.YES, cr.Truth.NO]


def test_so_are_the_start_and_the_end_of_a_body(tiny: cr.Dataset) -> None:
    """Each by the act on its own edge."""
    old = tiny.bodies.OLD
    body = attrs.evolve(
        old,
        steps=(
            step_after(Edge.START, "1990-06-01", "1990-01-01"),
            step_after(Edge.END, "2000-06-01", "2000-01-01"),
        ),
    )
    assert life_of(body, Reading.of(known_on="1990-05-31")) is None
    begun = life_of(body, Reading.of(known_on="1990-06-01"))
    assert begun is not None
    assert (begun.start, begun.end) == (old.start, None)
    assert begun.ended == (None, None)
    life = life_of(body, Reading.of(known_on="2000-05-31"))
    assert life == begun
    ended = life_of(body, Reading.of(known_on="2000-06-01"))
    assert ended is not None
    assert (ended.start, ended.end) == (old.start, old.end)


def test_a_body_of_coarse_start_does_not_certainly_exist_in_it(
    tiny: cr.Dataset,
) -> None:
    """Nobody could tell at the time; there is no day of which it is sure."""
    start = Boundary(on=on("1990"), how=Manner.FOUNDING, sources=("gazette",))
    body = attrs.evolve(tiny.bodies.OLD, start=start)
    certainly, possibly = existence(body, Reading.of(known_on="1990-06-01"))
    assert certainly == cr.Spans()
    assert possibly == cr.Spans.of((date(1990, 1, 1), None))


def test_what_a_dataset_codes_is_told_as_its_own(tiny: cr.Dataset) -> None:
    """Whole years, cited from it, and no row of ours behind them."""
    (row,) = cr.history("AAA", "OLD", according_to="yearly", data=tiny)
    assert (row.body, row.country, row.standing.value) == (
        "OLD",
        "AAA",
        "member",
    )
    assert row.counts
    assert row.membership is None
    assert row.joined == Boundary(on=on("1990-01-01"), sources=("yearly",))
    assert row.left == Boundary(on=on("1999-01-01"), sources=("yearly",))


def test_what_is_coded_to_the_end_of_the_calendar_has_no_end(
    tiny: cr.Dataset,
) -> None:
    """After the last day that can be written there is none."""
    old, yearly = tiny.bodies.OLD, tiny.sources.yearly
    assert yearly.covers is not None
    coding = Coding(
        source="yearly",
        country="AAA",
        years=(CodedYears(standing=Standing.MEMBER, first=1990, last=9999),),
        why_not="It goes on.",
    )
    data = cr.Dataset.from_records(
        bodies=[
            attrs.evolve(old, codings=(coding,)),
            *(one for one in tiny.bodies if one.id != "OLD"),
        ],
        countries=tiny.countries,
        sources=[
            *(one for one in tiny.sources if one.id != "yearly"),
            attrs.evolve(
                yearly, covers=attrs.evolve(yearly.covers, until=on("9999"))
            ),
        ],
    )
    (row,) = cr.history("AAA", "OLD", according_to="yearly", data=data)
    assert row.left is None


def test_a_rival_of_a_start_keeps_how_it_began(tiny: cr.Dataset) -> None:
    """And not how it ended."""
    rival = Rival(
        of=Edge.JOINED, on=on("1993"), sources=("wire",), why_not="Late."
    )
    old = tiny.bodies.OLD
    rows = tuple(
        attrs.evolve(row, rivals=(*row.rivals, rival))
        if row.country == "BBB"
        else row
        for row in old.memberships
    )
    data = changed(tiny, attrs.evolve(old, memberships=rows))
    answer = cr.history("BBB", "OLD", according_to="wire", data=data)
    assert {one.message for one in answer.caveats} >= {
        "BBB: joined 1993 according to wire; the record says 1992"
    }
    (row,) = answer
    assert row.joined == Boundary(
        on=on("1993"), how=Manner.ACCESSION, sources=("wire",)
    )


def test_a_rival_takes_our_place_with_its_sources(tiny: cr.Dataset) -> None:
    """The way in which it happened stays ours; the rest is theirs."""
    (row,) = cr.history("BBB", "OLD", according_to="wire", data=tiny)
    assert row.left == Boundary(
        on=on("1997-09-01"), how=Manner.WITHDRAWAL, sources=("wire",)
    )
    assert row.membership is not None


def test_a_signature_is_the_act_of_its_day(tiny: cr.Dataset) -> None:
    """With the sources of the step, not those of the ratification."""
    answer = cr.status(
        "AAA", "PACT", "1995-06-01", basis="signature", data=tiny
    )
    assert answer.joined == Boundary(
        on=on("1994-12-24"), how=Manner.SIGNATURE, sources=("gazette",)
    )


def test_a_running_notice_is_the_end_that_it_fixes(tiny: cr.Dataset) -> None:
    """Known from its own day, and cited from there."""
    answer = cr.status(
        "CCC", "NEW", "2005-03-01", known_on="2005-03-01", data=tiny
    )
    assert answer.left == Boundary(
        on=on("2006-01-01"),
        how=Manner.WITHDRAWAL,
        known=on("2005-01-01"),
        sources=("gazette",),
    )
