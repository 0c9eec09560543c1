"""The strategies for users: what is drawn is valid and worth drawing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from textwrap import dedent
from typing import Any, TypeVar

import attrs
import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

import _caucasus_ref_hypothesis as hook
import caucasus_ref as cr
from caucasus_ref.dates import Truth
from caucasus_ref.model import Complete, Conduct, Follows, Membership
from caucasus_ref.strategies import (
    BY_TYPE,
    FIRST_YEAR,
    LAST_YEAR,
    bodies,
    countries,
    datasets,
    days,
    days_of_change,
    memberships,
    partial_dates,
    readings,
    spans,
    telling_days,
    timelines,
)
from caucasus_ref.vocabulary import (
    BodyKind,
    ConductKind,
    FollowHow,
    Manner,
    SourceKind,
    Standing,
)
from pacts import coding, dataset, record


T = TypeVar("T")

ONE_DAY = timedelta(days=1)
SHIPPED = frozenset(telling_days(cr.load()))
DRAWN = settings(phases=[Phase.generate], max_examples=200)
SOURCES = [
    cr.Source(id=name, kind=SourceKind.PRESS, title=name, publisher="A press")
    for name in ("book", "atlas", "daily")
]


def may_draw(
    strategy: st.SearchStrategy[T], wanted: Callable[[T], bool]
) -> bool:
    """Whether what is wanted is drawn at all; raises if it is not."""
    find(strategy, wanted, settings=DRAWN)
    return True


@given(days())
def test_days_lie_in_the_nineties_on_edges(day: date) -> None:
    """A day is within two days of the edge of a month."""
    assert FIRST_YEAR <= day.year <= LAST_YEAR
    assert (day + 2 * ONE_DAY).day <= 3 or day.day <= 2


def test_days_reach_both_ends_of_the_nineties() -> None:
    """The first and the last day of the nineties are drawn too."""
    for day in (date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)):
        assert may_draw(days(), day.__eq__)


@given(partial_dates())
def test_partial_dates_are_what_the_grammar_reads(drawn: Any) -> None:
    """Every date drawn prints as text that parses to it."""
    assert cr.PartialDate.parse(str(drawn)) == drawn


@pytest.mark.parametrize("length", [4, 7, 10])
def test_partial_dates_have_every_precision(length: int) -> None:
    """Years, months, days and ranges are drawn, open ones among them."""
    assert may_draw(partial_dates(), lambda drawn: len(str(drawn)) == length)
    assert may_draw(partial_dates(), lambda drawn: "../" in str(drawn))
    assert may_draw(partial_dates(), lambda drawn: "/.." in str(drawn))


def test_spans_may_be_empty_many_or_endless() -> None:
    """No stretch, more than one, and one without an end are drawn."""
    assert may_draw(spans(), lambda drawn: not list(drawn))
    assert may_draw(spans(), lambda drawn: len(list(drawn)) > 2)
    assert may_draw(spans(), lambda drawn: date.max in drawn)


@given(timelines(), days())
def test_timelines_are_certain_only_of_what_is_possible(
    line: cr.Timeline, day: date
) -> None:
    """The certain names of a day are among its possible ones."""
    assert line.on(day) <= line.possible_on(day) <= set("abc")


@given(countries())
def test_countries_are_those_of_the_records_drawn(
    country: cr.Country,
) -> None:
    """One of four, as `datasets` has them."""
    assert country.id in {"ARM", "AZE", "GEO", "RUS"}
    assert country.name == cr.countries[country.id].name


@given(memberships("B", "GEO", ends=True))
def test_memberships_come_in_order_and_end_where_asked(
    rows: Sequence[Membership],
) -> None:
    """One after the other, of one country in one body; all have an end."""
    assert {(row.body, row.country) for row in rows} <= {("B", "GEO")}
    assert all(row.left is not None for row in rows)
    for before, after in pairwise(rows):
        assert before.left is not None
        assert before.left.on.bounds <= after.joined.on.bounds


def test_memberships_may_be_none_and_may_go_on() -> None:
    """No membership is drawn, and one without an end."""
    assert may_draw(memberships(), lambda rows: not rows)
    assert may_draw(
        memberships(),
        lambda rows: bool(rows) and rows[-1].left is None,
    )


@given(memberships(standings=(Standing.OBSERVER,)))
def test_memberships_have_the_standings_asked_for(
    rows: Sequence[Membership],
) -> None:
    """No other standing is drawn."""
    assert {row.standing for row in rows} <= {Standing.OBSERVER}


@given(st.data(), st.sampled_from([cr.Organisation, cr.Treaty]))
def test_a_body_is_of_the_kind_asked_for_and_valid(
    draw: st.DataObject, kind: type[cr.Body]
) -> None:
    """A record accepts it with the countries and sources it was given."""
    follows = Follows(body="A", how=FollowHow.REPLACED)
    first = draw.draw(bodies(members=["ARM"], sources=SOURCES))
    body = draw.draw(
        bodies(
            "B",
            kind=kind,
            members=["GEO", "RUS"],
            sources=SOURCES,
            follows=follows,
        )
    )
    assert type(body) is kind
    assert (body.id, body.follows) == ("B", follows)
    assert {row.country for row in body.memberships} <= {"GEO", "RUS"}
    whole = cr.Dataset.from_records(
        bodies=[first, body],
        countries=[cr.Country(id=x, name=x) for x in ("ARM", "GEO", "RUS")],
        sources=SOURCES,
    )
    assert whole.bodies["B"] is body


@given(bodies("T", kind=cr.Treaty, roster="A"))
def test_a_treaty_may_borrow_its_roster(treaty: cr.Body) -> None:
    """Then it has no memberships of its own."""
    assert isinstance(treaty, cr.Treaty)
    assert treaty.roster == "A"
    assert treaty.memberships == ()


@given(st.data())
def test_readings_are_taken_by_every_question(draw: st.DataObject) -> None:
    """The keywords drawn for a record are never refused."""
    data = draw.draw(datasets())
    words = draw.draw(readings(data=data))
    body = draw.draw(st.sampled_from(list(data.bodies)))
    day = draw.draw(days_of_change(data=data))
    answer = cr.members(body, day, data=data, **words)
    assert answer.certain <= answer.possible


def test_telling_days_are_the_bounds_and_their_neighbours(
    tiny: cr.Dataset,
) -> None:
    """Each first and last possible day, the day before and the day after."""
    told = telling_days(tiny)
    for text in ("1992-01-01", "1992-12-31", "2001-04-30", "1998-12-31"):
        day = date.fromisoformat(text)
        assert {day - ONE_DAY, day, day + ONE_DAY} <= set(told)
    assert date(1992, 6, 1) not in told
    assert told == sorted(told)


def test_telling_days_are_those_of_pledge_codings_too() -> None:
    """The years of a run begin and end on days of change."""
    told = telling_days(
        record(sources=[dataset()], codings=[coding("AAA BBB", "1993/1995")])
    )
    for day in (date(1993, 1, 1), date(1995, 12, 31)):
        assert {day - ONE_DAY, day, day + ONE_DAY} <= set(told)


@given(days_of_change())
def test_the_shipped_record_has_days_of_change_too(day: date) -> None:
    """Without a record, the one that comes with the library is taken."""
    assert day in SHIPPED


def test_readings_name_what_the_shipped_record_has() -> None:
    """Without a record, its sources and days are drawn."""
    assert may_draw(readings(), lambda words: "according_to" in words)
    assert may_draw(readings(), lambda words: not words)


@pytest.mark.parametrize(
    "wanted",
    [
        lambda data: any(body.follows for body in data.bodies),
        lambda data: any(
            isinstance(body, cr.Treaty) and body.roster for body in data.bodies
        ),
        lambda data: any(body.codings for body in data.bodies),
        lambda data: any(body.conduct for body in data.bodies),
        lambda data: any(body.end for body in data.bodies),
        lambda data: any(
            row.rivals for body in data.bodies for row in body.memberships
        ),
        lambda data: len(data.bodies) == 3 and len(data.countries) == 4,
        lambda data: len(data.events) > 1,
    ],
)
def test_records_have_everything_that_a_reading_turns_on(
    wanted: Callable[[cr.Dataset], bool],
) -> None:
    """Lines, rosters, codings, conduct, ends, rivals and events occur."""
    assert may_draw(datasets(), wanted)


def acts(data: cr.Dataset) -> list[Conduct]:
    """Give the conduct in treaties that suspends their operation."""
    return [
        act
        for body in data.bodies
        for act in body.conduct
        if act.kind is ConductKind.OPERATION_SUSPENDED
    ]


def owed(data: cr.Dataset) -> list[cr.Link]:
    """Give what is owed on any day of change."""
    return [
        link
        for day in telling_days(data)[::3]
        for link in cr.pledges(day, binding="any", data=data)
    ]


@pytest.mark.parametrize(
    "wanted",
    [
        lambda data: any(act.towards for act in acts(data)),
        lambda data: any(act.towards is None for act in acts(data)),
        lambda data: any(
            source.covers and source.covers.countries
            for source in data.sources
        ),
        lambda data: any(link.truth is Truth.YES for link in owed(data)),
        lambda data: any(link.truth is not Truth.YES for link in owed(data)),
        lambda data: any(link.suspended for link in owed(data)),
    ],
)
def test_records_with_pledges_have_what_these_turn_on(
    wanted: Callable[[cr.Dataset], bool],
) -> None:
    """What is owed for certain or maybe, suspended, coded of a few."""
    assert may_draw(datasets(pledged=True), wanted)


@given(datasets(pledged=True))
def test_treaties_of_a_record_with_pledges_have_obligations(
    data: cr.Dataset,
) -> None:
    """Each has one at least and is in force at some time."""
    for body in data.bodies:
        if isinstance(body, cr.Treaty):
            assert body.obligations
            assert body.start


def test_readings_of_the_shipped_record_take_a_signature_and_a_day() -> None:
    """What cannot go with a dataset is drawn without one."""
    assert may_draw(
        readings(),
        lambda words: {"basis", "known_on"} <= set(words),
    )


def smallest(strategy: st.SearchStrategy[T], wanted: Callable[[T], Any]) -> T:
    """Give that to which Hypothesis shrinks what it found."""
    return find(
        strategy,
        lambda drawn: bool(wanted(drawn)),
        settings=settings(database=None, derandomize=True, max_examples=500),
    )


@pytest.mark.parametrize(
    ("wanted", "shrunk"),
    [
        (lambda on: on.is_day, "1990-01-01"),
        (lambda on: not on.is_day, "1990-01"),
        (lambda on: on.bounds[1] == date.max, "1990/.."),
    ],
)
def test_dates_shrink_to_the_first_of_their_kind(
    wanted: Callable[[cr.PartialDate], bool], shrunk: str
) -> None:
    """To the first day, or to the shortest text, of the nineties."""
    assert str(smallest(partial_dates(), wanted)) == shrunk


def test_spans_shrink_to_one_stretch() -> None:
    """To one stretch from the first day on."""
    assert repr(smallest(spans(), list)) == "<Spans 1990-01-01..>"


def test_memberships_shrink_to_the_rows_that_matter() -> None:
    """Two that touch are left as two, on two days, with nothing beside."""
    rows = smallest(
        memberships(),
        lambda rows: any(
            before.left and before.left.on == after.joined.on
            for before, after in pairwise(rows)
        ),
    )
    assert [str(row.joined.on) for row in rows] == ["1990-01-01", "1990-01-02"]
    assert rows[-1].left is None
    for row in rows:
        assert (row.steps, row.rivals, row.contested) == ((), (), ())


def test_bodies_shrink_to_what_matters() -> None:
    """A membership each of two countries is left, with nothing beside."""
    body = smallest(
        bodies(),
        lambda body: len({row.country for row in body.memberships}) > 1,
    )
    assert len(body.memberships) == 2
    assert (body.steps, body.rivals) == ((), ())
    assert (body.conduct, body.codings) == ((), ())


@pytest.mark.parametrize("name", hook.KINDS)
def test_hypothesis_draws_our_types_by_itself(name: str) -> None:
    """`st.from_type` gives an instance, and draws it by our strategy."""
    kind = getattr(cr, name)
    assert may_draw(st.from_type(kind), lambda drawn: isinstance(drawn, kind))
    assert kind in BY_TYPE


def test_what_is_registered_is_all_that_has_a_strategy() -> None:
    """The names of the hook and the classes of the door are the same."""
    assert {kind.__name__ for kind in BY_TYPE} == set(hook.KINDS)


@given(st.from_type(Membership))
def test_a_membership_alone_is_valid(row: Membership) -> None:
    """A record accepts one that was drawn by its type."""
    body = cr.Organisation(
        id=row.body,
        kind=BodyKind.FORUM,
        name="A body",
        full=(row.standing,),
        complete=Complete(standings=()),
        checked=cr.PartialDate.parse("2000-01-01"),
        start=attrs.evolve(row.joined, how=Manner.FOUNDING),
        memberships=(row,),
    )
    country = cr.Country(id=row.country, name="Armenia")
    data = cr.Dataset.from_records(
        bodies=[body], countries=[country], sources=SOURCES
    )
    assert data.bodies["A"].memberships == (row,)


@given(st.from_type(cr.Body))
def test_bodies_are_of_both_kinds(body: cr.Body) -> None:
    """A body drawn by its type is an organisation or a treaty."""
    assert type(body) in {cr.Organisation, cr.Treaty}


@pytest.mark.parametrize("missing", ["caucasus_ref", "hypothesis"])
def test_nothing_is_registered_unless_both_are_there(
    missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever is imported first waits for the other."""
    told: list[Any] = []
    monkeypatch.setattr(
        st, "register_type_strategy", lambda *x: told.append(x)
    )
    hook.register()
    assert [kind.__name__ for kind, _ in told] == list(hook.KINDS)
    monkeypatch.delitem(sys.modules, missing)
    hook.register()
    assert len(told) == len(hook.KINDS)


def test_registering_makes_no_strategy() -> None:
    """Strategies and what they need are imported when one is asked for."""
    script = """
        import sys
        import hypothesis.strategies as st
        import caucasus_ref as cr
        assert "caucasus_ref.strategies" not in sys.modules
        assert "membership" in repr(st.from_type(cr.Membership))
        assert "caucasus_ref.strategies" in sys.modules
    """
    subprocess.run(  # noqa: S603 # our own script
        [sys.executable, "-W", "error", "-c", dedent(script)], check=True
    )
