"""
What records may be beside each other; what not, stands in `bad_data`.

Here are the cases at the edge of each rule, which a neighbour of one day or
one character would turn.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs
import pytest

from caucasus_ref import (
    Body,
    Country,
    DataError,
    Dataset,
    Event,
    Membership,
    Organisation,
    PartialDate,
    Source,
    Treaty,
)
from caucasus_ref.assertions import (
    Assertion,
    Claim,
    MembershipClaim,
    PlaceClaim,
)
from caucasus_ref.model import (
    Boundary,
    Code,
    CodedMembership,
    CodedYears,
    Coding,
    Complete,
    Covers,
    Distance,
    Exists,
    Figure,
    Obligation,
    Place,
    PledgeCoding,
    Step,
    YearRun,
)
from caucasus_ref.names import fold
from caucasus_ref.vocabulary import (
    BodyKind,
    CodeSystem,
    Edge,
    EventKind,
    Harm,
    Manner,
    ObligationKind,
    PlaceKind,
    SourceKind,
    Standing,
    StepKind,
    Unit,
)


def edge(text: str, how: Manner | None) -> Boundary:
    """Make a boundary."""
    return Boundary(on=PartialDate.parse(text), how=how)


def held(
    joined: str,
    left: str | None = None,
    standing: Standing = Standing.MEMBER,
    how: tuple[Manner, Manner] = (Manner.ACCESSION, Manner.WITHDRAWAL),
    steps: tuple[Step, ...] = (),
) -> Membership:
    """Make a membership of AAA in X."""
    return Membership(
        body="X",
        country="AAA",
        standing=standing,
        joined=edge(joined, how[0]),
        left=None if left is None else edge(left, how[1]),
        steps=steps,
    )


def body(
    *memberships: Membership,
    start: str = "1990",
    end: str | None = None,
    codings: tuple[Coding, ...] = (),
) -> Organisation:
    """Make the body X."""
    return Organisation(
        id="X",
        kind=BodyKind.FORUM,
        name="Forum",
        full=(Standing.MEMBER,),
        complete=Complete(standings=(Standing.MEMBER,)),
        checked=PartialDate.parse("2026-01-01"),
        start=edge(start, Manner.FOUNDING),
        end=None if end is None else edge(end, Manner.DISSOLUTION),
        memberships=memberships,
        codings=codings,
        decision="Ours.",
    )


AAA = Country(id="AAA", name="Arcadia")
YEARLY = Source(
    id="yearly",
    kind=SourceKind.DATASET,
    title="Years",
    publisher="University",
    covers=Covers(
        bodies=("X",),
        pledges=(ObligationKind.DEFENSE,),
        from_=PartialDate.parse("1990/1991"),
        until=PartialDate.parse("2009/2010"),
        unit=Unit.YEAR,
    ),
)


def faults(
    *bodies: Body,
    countries: Iterable[Country] = (AAA,),
    sources: Iterable[Source] = (YEARLY,),
    **others: Iterable[Any],
) -> list[str]:
    """Give the places of all faults of some records."""
    try:
        Dataset.from_records(
            bodies=bodies, countries=countries, sources=sources, **others
        )
    except DataError as error:
        return [problem.path for problem in error.problems]
    return []


LEFT = "$[0].memberships[0].left"


@pytest.mark.parametrize(
    ("joined", "left", "expected"),
    [
        ("2001-01-01", "2001-01-02", []),
        ("2001-01-02", "2001-01-02", [f"{LEFT}.on"]),
        ("2001", "2001", []),
        ("2001-06", "2001", [f"{LEFT}.on"]),
        ("2001", "2001-06", [f"{LEFT}.on"]),
        ("2001-06", "2001-06/2001-12", []),
        ("2001/2001-06", "2001-06", []),
        ("2001-01-01", "2001-01", []),
        ("2001-01-31", "2001-01", [f"{LEFT}.on"]),
    ],
)
def test_an_end_comes_after_a_start(
    joined: str, left: str, expected: list[str]
) -> None:
    """Both dates allow at least one day, and neither lies astride."""
    assert expected == faults(body(held(joined, left)))


@pytest.mark.parametrize(
    ("left", "joined", "expected"),
    [
        ("2001-05-01", "2001-05-01", []),
        ("2001-05-01", "2001-05-02", []),
        ("2001-05-02", "2001-05-01", ["$[0].memberships[1].joined.on"]),
        ("2001-05", "2001-05", []),
        ("2001-05", "2001-05-31", []),
        ("2001-05", "2001-05-30", ["$[0].memberships[1].joined.on"]),
        ("2001-05-01", "2001-05", []),
        ("2001-05-02", "2001-05", ["$[0].memberships[1].joined.on"]),
    ],
)
def test_a_country_has_one_standing_at_a_time(
    left: str, joined: str, expected: list[str]
) -> None:
    """The next may begin on the day on which the last has ended."""
    rows = held("2000", left), held(joined)
    assert expected == faults(body(*rows))


def test_the_order_of_rows_does_not_matter_to_the_rule() -> None:
    """An overlap is found, or none, however the rows are sorted."""
    rows = held("2004"), held("2000", "2005")
    assert faults(body(*rows)) == ["$[0].memberships[0].joined.on"]
    rows = held("2000"), held("2000", "2000")
    assert faults(body(*rows)) == []


def test_a_change_of_status_needs_both_its_sides() -> None:
    """Two memberships touch on the same date, of whatever precision."""
    change = (Manner.ACCESSION, Manner.STATUS_CHANGE)
    back = (Manner.STATUS_CHANGE, Manner.WITHDRAWAL)
    assert (
        faults(
            body(
                held("2000", "2001", how=change),
                held("2001", standing=Standing.SUSPENDED, how=back),
            )
        )
        == []
    )
    apart = body(
        held("2000", "2001-01-01", how=change),
        held("2001-01-02", standing=Standing.SUSPENDED, how=back),
    )
    assert sorted(faults(apart)) == [
        "$[0].memberships[0].left.how",
        "$[0].memberships[1].joined.how",
    ]


@pytest.mark.parametrize(
    ("joined", "left", "expected"),
    [
        ("1990", "1999", []),
        ("1990", "2000-01-01", []),
        ("1989", "1999", ["$[0].memberships[0].joined.on"]),
        ("1989/1990", "1999", ["$[0].memberships[0].joined.on"]),
        ("1990", "2000-01-02", [LEFT]),
        ("1990", None, [LEFT]),
    ],
)
def test_full_membership_lies_in_the_life_of_the_body(
    joined: str, left: str | None, expected: list[str]
) -> None:
    """From its first possible day to its last."""
    made = body(held(joined, left), end="2000-01-01")
    assert expected == faults(made)


def test_other_standings_may_lie_outside() -> None:
    """Who signs before a body exists is a signatory."""
    made = body(held("1980", "1985", Standing.SIGNATORY), end="2000")
    assert faults(made) == []


def test_a_treaty_that_never_took_effect_has_signatories(
    tiny: Dataset,
) -> None:
    """Only parties need a treaty in force."""
    pact = attrs.evolve(tiny.bodies.PACT, start=None)
    with pytest.raises(DataError) as caught:
        Dataset.from_records(
            bodies=[pact], countries=tiny.countries, sources=tiny.sources
        )
    paths = [problem.path for problem in caught.value.problems]
    assert [path for path in paths if path.endswith(".standing")] == [
        "$[0].memberships[0].standing",
        "$[0].memberships[1].standing",
    ]


@pytest.mark.parametrize(
    ("sources", "allowed"),
    [
        (("yearly",), True),
        (("yearly", "gazette"), False),
        (("nowhere",), False),
        ((), False),
    ],
)
def test_only_a_dataset_may_give_a_date_without_an_act(
    sources: tuple[str, ...], tiny: Dataset, *, allowed: bool
) -> None:
    """Whoever else tells of a boundary says how it came about."""
    old = tiny.bodies.OLD
    first, *others = old.memberships
    bare = attrs.evolve(first.joined, how=None, sources=sources)
    rows = (attrs.evolve(first, joined=bare), *others)
    try:
        Dataset.from_records(
            bodies=[
                attrs.evolve(old, start=bare, memberships=rows),
                *(one for one in tiny.bodies if one.id != "OLD"),
            ],
            countries=tiny.countries,
            sources=tiny.sources,
        )
    except DataError as error:
        found = [
            problem.path
            for problem in error.problems
            if "'how' is missing" in problem.what
        ]
    else:
        found = []
    told = ["$[0].start", "$[0].memberships[0].joined"]
    assert found == ([] if allowed else told)


def notice(kind: StepKind, on: str, effective: str | None = None) -> Step:
    """Make a step towards leaving."""
    fixed = None if effective is None else PartialDate.parse(effective)
    return Step(
        of=Edge.LEFT, kind=kind, on=PartialDate.parse(on), effective=fixed
    )


@pytest.mark.parametrize(
    ("steps", "running"),
    [
        ([(StepKind.NOTICE, "2005-01-01", "2006")], True),
        ([(StepKind.NOTICE, "2005-01-01", None)], False),
        ([(StepKind.ANNOUNCED, "2005-01-01", "2006")], False),
        (
            [
                (StepKind.NOTICE, "2005-01-02", "2006"),
                (StepKind.REVOKED, "2005-01-02", None),
            ],
            False,
        ),
        (
            [
                (StepKind.REVOKED, "2005-01-01", None),
                (StepKind.NOTICE, "2005-01-02", "2006"),
            ],
            True,
        ),
        (
            [
                (StepKind.NOTICE, "2004", "2005"),
                (StepKind.REVOKED, "2004-06", None),
                (StepKind.NOTICE, "2005-01-02", "2006"),
            ],
            True,
        ),
        (
            [
                (StepKind.NOTICE, "2005", "2006"),
                (StepKind.REVOKED, "2005-03", None),
            ],
            False,
        ),
        (
            [
                (StepKind.NOTICE, "2005-03", "2006"),
                (StepKind.REVOKED, "2005", None),
            ],
            True,
        ),
    ],
)
def test_a_running_notice_is_an_end(
    steps: list[tuple[StepKind, str, str | None]], *, running: bool
) -> None:
    """
    Unless it was revoked on its day or later, or fixes no day.

    Of a coarse date the first day counts.
    """
    row = held("2000", steps=tuple(notice(*step) for step in steps))
    assert ([LEFT] if running else []) == faults(body(row))
    ended = attrs.evolve(row, left=edge("2006", Manner.WITHDRAWAL))
    assert faults(body(ended)) == []


@pytest.mark.parametrize(
    ("first", "last", "inside"),
    [
        (1990, 2010, True),
        (1989, 2010, False),
        (1990, 2011, False),
        (2000, 2000, True),
        (2001, 2000, False),
    ],
)
def test_coded_years_lie_in_what_the_source_covers(
    first: int, last: int, *, inside: bool
) -> None:
    """The first and the last year that may be covered are still inside."""
    coding = Coding(
        source="yearly",
        country="AAA",
        why_not="No.",
        years=(CodedYears(standing=Standing.MEMBER, first=first, last=last),),
    )
    expected = [] if inside else ["$[0].codings[0].years"]
    assert expected == faults(body(codings=(coding,)))
    of_a_pair = PledgeCoding(
        source="yearly",
        pair=("AAA", "BBB"),
        obligation=ObligationKind.DEFENSE,
        why_not="No.",
        years=(YearRun(first=first, last=last),),
    )
    expected = [] if inside else ["$[0].years[0]"]
    countries = AAA, Country(id="BBB", name="Borduria")
    made = faults(body(), countries=countries, codings=[of_a_pair])
    assert expected == made


def test_a_coding_may_be_empty_or_give_days() -> None:
    """Empty says never; a membership without an end is still going on."""
    never = Coding(source="yearly", country="AAA", why_not="No.")
    dated = attrs.evolve(
        never,
        memberships=(
            CodedMembership(
                standing=Standing.MEMBER, joined=PartialDate.parse("2000")
            ),
            CodedMembership(
                standing=Standing.MEMBER,
                joined=PartialDate.parse("2000-01-01"),
                left=PartialDate.parse("2000-01-02"),
            ),
        ),
    )
    assert faults(body(codings=(never,))) == []
    assert faults(body(codings=(dated,))) == []


def test_a_source_that_covers_nothing_may_give_memberships() -> None:
    """An article is no dataset, and yet may date a membership."""
    article = Source(
        id="article", kind=SourceKind.PRESS, title="A", publisher="P"
    )
    coding = Coding(source="article", country="AAA", why_not="No.")
    made = body(codings=(coding,))
    assert faults(made, sources=[article]) == []


def named(id_: str, first: str | None, until: str | None) -> Country:
    """Make a country called Union."""
    return Country(
        id=id_,
        name="Union",
        exists=Exists(
            from_=None if first is None else PartialDate.parse(first),
            until=None if until is None else PartialDate.parse(until),
        ),
    )


@pytest.mark.parametrize(
    ("until", "since", "shared"),
    [
        ("1991-12-26", "1991-12-26", False),
        ("1991-12-26", "1991-12-27", False),
        ("1991-12-26", "1991-12-25", True),
        (None, "1991-12-26", True),
        ("1991-12-26", None, True),
    ],
)
def test_a_name_may_have_one_bearer_after_another(
    until: str | None, since: str | None, *, shared: bool
) -> None:
    """Two countries of one name may not exist on the same day."""
    countries = [named("AAA", None, until), named("BBB", since, None)]
    expected = ["$[1].aliases"] if shared else []
    assert expected == faults(countries=countries, sources=())
    assert expected == faults(countries=countries[::-1], sources=())


def test_kinds_of_records_do_not_share_their_names() -> None:
    """A body and a source may have the same id; two bodies may not."""
    source = attrs.evolve(YEARLY, id="X")
    assert faults(body(), sources=[YEARLY, source]) == []
    assert faults(body(), body()) == ["$[1].id"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("NATO", "nato"), ("Old  Alliance", " old alliance"), ("ОДКБ", "одкб")],
)
def test_names_differ_neither_by_case_nor_by_blanks(
    one: str, other: str
) -> None:
    """Two spellings of one name are folded alike."""
    assert fold(one) == fold(other)


def test_spans_of_countries_codes_and_events_may_be_one_day() -> None:
    """The end is the first day without, so it is the next day at least."""
    first, until = PartialDate.parse("2001-01-01"), "2001-01-02"
    end = PartialDate.parse(until)
    country = Country(
        id="AAA",
        name="Arcadia",
        exists=Exists(from_=first, until=end),
        codes=(
            Code(system=CodeSystem.COW, code="1", from_=first, until=end),
            Code(system=CodeSystem.COW, code="2", from_=first),
            Code(system=CodeSystem.COW, code="3", until=end),
        ),
    )
    event = Event(id="e", kind=EventKind.WAR, title="E", start=first, end=end)
    assert faults(countries=[country], events=[event], sources=()) == []


def test_an_obligation_may_have_one_end_of_its_own(tiny: Dataset) -> None:
    """The other is that of the instrument."""
    first, end = map(PartialDate.parse, ("2001-01-01", "2001-01-02"))
    whole = Obligation(treaty="PACT", kind=ObligationKind.DEFENSE, article="1")
    obligations = (
        attrs.evolve(whole, from_=first),
        attrs.evolve(whole, until=end),
        attrs.evolve(whole, from_=first, until=end),
    )
    pact = tiny.bodies.PACT
    assert isinstance(pact, Treaty)
    made = attrs.evolve(pact, obligations=obligations)
    sources = [one for one in tiny.sources if one.covers is None]
    assert faults(made, countries=tiny.countries, sources=sources) == []


@pytest.mark.parametrize(("low", "high"), [(0, 0), (5, 5), (0, 7)])
def test_what_is_counted_may_be_nothing_or_known_exactly(
    low: int, high: int
) -> None:
    """The harm of an event, and how far a place is, by record or claim."""
    event = Event(
        id="e",
        kind=EventKind.WAR,
        title="E",
        start=PartialDate.parse("2001"),
        figures=(Figure(what=Harm.KILLED, low=low, high=high),),
    )
    to, measured = "the sea", "By road."
    distance = Distance(to=to, low=low, high=high, measured=measured)
    place = Place(
        id="p", kind=PlaceKind.SETTLEMENT, name="P", distances=(distance,)
    )
    far = PlaceClaim(place="p", to=to, km=(low, high))
    assert (
        faults(
            body(),
            events=[event],
            places=[place],
            claims=[claimed(far)],
        )
        == []
    )


def claimed(asserts: Assertion) -> Claim:
    """Make a claim."""
    return Claim(
        id="c", article="yearly", paragraph=1, says="So.", asserts=asserts
    )


def test_that_a_country_is_no_longer_in_is_a_claim() -> None:
    """It says as much as that it still is; without either it says nothing."""
    claim = MembershipClaim(country="AAA", body="X", still=False)
    assert faults(body(), claims=[claimed(claim)]) == []
    empty = attrs.evolve(claim, still=None)
    assert faults(body(), claims=[claimed(empty)]) == ["$[0].asserts"]


@pytest.mark.parametrize("first", ["2000-01-01", "2000"])
def test_a_source_may_cover_a_single_day(first: str) -> None:
    """Of a dataset `until` is the last day covered, not the first without."""
    covers = Covers(
        bodies=("X",),
        from_=PartialDate.parse(first),
        until=PartialDate.parse("2000-01-01"),
        unit=Unit.DAY,
    )
    assert faults(body(), sources=[attrs.evolve(YEARLY, covers=covers)]) == []


def test_problems_of_records_made_in_python_name_the_argument() -> None:
    """Without files, the argument and the position are the place."""
    with pytest.raises(DataError) as caught:
        Dataset.from_records(bodies=[body(held("2000"))], sources=[YEARLY])
    assert [str(problem) for problem in caught.value.problems] == [
        (
            "bodies: no country has the id 'AAA'; add it, or correct it"
            " @ $[0].memberships[0].country"
        )
    ]
