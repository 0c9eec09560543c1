"""The laws of claims: what the record says is supported, and what not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import caucasus_ref as cr
from caucasus_ref.assertions import (
    Assertion,
    BodyClaim,
    Claim,
    EventClaim,
    MembershipClaim,
    RosterClaim,
    SignatoriesClaim,
    kind_name,
)
from caucasus_ref.model import Body, Boundary, Source
from caucasus_ref.strategies import datasets, days, telling_days
from caucasus_ref.vocabulary import SourceKind, Standing, Verdict


ARTICLE = Source(
    id="article",
    kind=SourceKind.PRESS,
    title="An article",
    publisher="A paper",
    published=cr.PartialDate.parse("1996-06-30"),
)
SUPPORTED = Verdict.SUPPORTED
CONTRADICTED = Verdict.CONTRADICTED


def claim(asserts: Assertion) -> Claim:
    """Make a claim of the article."""
    return Claim(
        id="c", article="article", paragraph=1, says="So.", asserts=asserts
    )


def check(data: cr.Dataset, asserts: Assertion) -> cr.Finding:
    """Hold something against a record that knows the article."""
    return cr.check(claim(asserts), data=data.with_sources([ARTICLE]))


def moved(on: cr.PartialDate, by: timedelta) -> cr.PartialDate:
    """Move a date, with its precision, so far that it is another."""
    first, last = on.bounds
    return cr.PartialDate((first + by, last + by))


def widened(
    on: cr.PartialDate, before: timedelta, after: timedelta
) -> cr.PartialDate:
    """Make a date coarser."""
    first, last = on.bounds
    return cr.PartialDate(
        (
            first if first == date.min else first - before,
            last if last == date.max else last + after,
        )
    )


def rows_of(data: cr.Dataset) -> Iterator[tuple[Body, cr.Membership]]:
    """Give every membership of a record whose roster is its own."""
    for body in data.bodies:
        for row in body.memberships:
            yield body, row


def edges_of(
    data: cr.Dataset,
) -> list[tuple[MembershipClaim, str, Boundary]]:
    """Give what each row says, as a claim, with the boundary it is of."""
    found: list[tuple[MembershipClaim, str, Boundary]] = []
    for body, row in rows_of(data):
        base = MembershipClaim(
            country=row.country, body=body.id, standing=row.standing
        )
        for edge, boundary in (("joined", row.joined), ("left", row.left)):
            if boundary is not None and boundary.sources:
                said: Any = {edge: boundary.on}
                found.append((attrs.evolve(base, **said), edge, boundary))
    return found


far = st.integers(1, 400).map(timedelta)


@given(datasets(), st.data())
def test_a_boundary_on_record_is_supported(
    data: cr.Dataset, choice: st.DataObject
) -> None:
    """A claim made of a row's own date and standing is supported."""
    edges = edges_of(data)
    assume(edges)
    said, _, _ = choice.draw(st.sampled_from(edges))
    assert check(data, said).verdict is SUPPORTED


@given(datasets(), st.data(), far)
def test_a_boundary_moved_is_not_supported(
    data: cr.Dataset, choice: st.DataObject, by: timedelta
) -> None:
    """A date outside every date of that country there is not supported."""
    edges = edges_of(data)
    assume(edges)
    said, edge, boundary = choice.draw(st.sampled_from(edges))
    first, last = boundary.on.bounds
    assume(date.min < first and last < date.max)
    other = moved(boundary.on, (last - first) + by)
    other_way = moved(boundary.on, -(last - first) - by)
    for on in (other, other_way):
        ours = [
            one.on
            for claim_, kind, one in edges_of(data)
            if kind == edge
            and (claim_.country, claim_.body, claim_.standing)
            == (said.country, said.body, said.standing)
        ]
        meets = [
            one
            for one in ours
            if one.bounds[0] <= on.bounds[1] and on.bounds[0] <= one.bounds[1]
        ]
        there: Any = {edge: on}
        verdict = check(data, attrs.evolve(said, **there)).verdict
        if not meets:
            assert verdict is not SUPPORTED


@given(datasets(), st.data(), far, far)
def test_a_boundary_said_less_exactly_stays_supported(
    data: cr.Dataset,
    choice: st.DataObject,
    before: timedelta,
    after: timedelta,
) -> None:
    """Whoever says less is as right."""
    edges = edges_of(data)
    assume(edges)
    said, edge, boundary = choice.draw(st.sampled_from(edges))
    wider: Any = {edge: widened(boundary.on, before, after)}
    assert check(data, attrs.evolve(said, **wider)).verdict is SUPPORTED


@given(datasets(), st.data(), far, far)
def test_widening_never_turns_support_into_contradiction(
    data: cr.Dataset,
    choice: st.DataObject,
    before: timedelta,
    after: timedelta,
) -> None:
    """What holds on a day is at worst imprecise of a time around it."""
    body = choice.draw(st.sampled_from(list(data.bodies)))
    country = choice.draw(st.sampled_from(list(data.countries)))
    day = cr.PartialDate.of(choice.draw(st.sampled_from(telling_days(data))))
    wide = widened(day, before, after)
    members = tuple(sorted(cr.members(body, day.earliest, data=data).certain))
    one = MembershipClaim(country=country.id, body=body.id, on=day)
    pairs: list[tuple[Assertion, Assertion]] = [
        (one, attrs.evolve(one, on=wide)),
        (
            attrs.evolve(one, holds=False),
            attrs.evolve(one, holds=False, on=wide),
        ),
    ]
    listed = RosterClaim(body=body.id, on=day, members=members)
    counted = RosterClaim(body=body.id, on=day, count=len(members))
    pairs += [
        (roster, attrs.evolve(roster, on=wide))
        for roster in (listed, attrs.evolve(listed, whole=False), counted)
        if roster.members or roster.count is not None
    ]
    told = [EventClaim(event=one.id, when=day) for one in data.events]
    pairs += [(one, attrs.evolve(one, when=wide)) for one in told]
    for narrow, wider in pairs:
        if check(data, narrow).verdict is SUPPORTED:
            assert check(data, wider).verdict is not CONTRADICTED


@given(datasets(), st.data())
def test_a_claim_of_a_day_agrees_with_status(
    data: cr.Dataset, choice: st.DataObject
) -> None:
    """Yes is supported, no is contradicted; without data is neither."""
    body = choice.draw(st.sampled_from(list(data.bodies)))
    country = choice.draw(st.sampled_from(list(data.countries)))
    day = choice.draw(st.sampled_from(telling_days(data)))
    said = MembershipClaim(
        country=country.id, body=body.id, on=cr.PartialDate.of(day)
    )
    denied = attrs.evolve(said, holds=False)
    status = cr.status(country, body, day, data=data)
    verdict, other = check(data, said).verdict, check(data, denied).verdict
    if status.truth is cr.Truth.YES:
        assert (verdict, other) == (SUPPORTED, CONTRADICTED)
    elif status.truth is cr.Truth.NO:
        assert verdict in {CONTRADICTED, Verdict.IMPRECISE}
        assert other is SUPPORTED
    else:
        assert verdict is other
        assert verdict in {Verdict.NOT_ESTABLISHED, Verdict.NO_DATA}


@given(datasets(), st.data())
def test_a_roster_on_record_is_supported(
    data: cr.Dataset, choice: st.DataObject
) -> None:
    """The members of a day, and their number, where the record is sure."""
    body = choice.draw(st.sampled_from(list(data.bodies)))
    day = choice.draw(st.sampled_from(telling_days(data)))
    answer = cr.members(body, day, data=data)
    on = cr.PartialDate.of(day)
    sure = answer.certain == answer.possible
    listed = not any(one.kind == "no_data" for one in answer.caveats)
    count = RosterClaim(body=body.id, on=on, count=len(answer.certain))
    if sure and listed:
        assert check(data, count).verdict is SUPPORTED
        more = attrs.evolve(count, count=len(answer.certain) + 1)
        assert check(data, more).verdict is CONTRADICTED
    else:
        assert check(data, count).verdict is not SUPPORTED
    if answer.certain:
        some = RosterClaim(
            body=body.id, on=on, members=tuple(answer.certain), whole=False
        )
        assert check(data, some).verdict is SUPPORTED
        verdict = check(data, attrs.evolve(some, whole=True)).verdict
        assert (verdict is SUPPORTED) is (sure and listed)


@given(datasets(), st.data(), far)
def test_the_start_of_a_body_is_supported_and_its_move_is_not(
    data: cr.Dataset, choice: st.DataObject, by: timedelta
) -> None:
    """The date of entry into force is right, and none beside it."""
    started = [one for one in data.bodies if one.start and one.start.sources]
    assume(started)
    body = choice.draw(st.sampled_from(started))
    assert body.start is not None
    on = body.start.on
    assert check(data, BodyClaim(body=body.id, in_force=on)).verdict is (
        SUPPORTED
    )
    first, last = on.bounds
    assume(date.min < first and last < date.max)
    other = moved(on, (last - first) + by)
    assert check(data, BodyClaim(body=body.id, in_force=other)).verdict in {
        CONTRADICTED,
        Verdict.DISPUTED,
    }


@given(datasets(), st.data())
def test_signatures_on_record_are_supported(
    data: cr.Dataset, choice: st.DataObject
) -> None:
    """Who signed by himself did, whoever else did."""
    signed = sorted(
        {
            (body.id, row.country)
            for body, row in rows_of(data)
            for step in row.steps
            if step.kind == "signed"
        }
    )
    assume(signed)
    body, country = choice.draw(st.sampled_from(signed))
    said = SignatoriesClaim(body=body, countries=(country,), whole=False)
    assert check(data, said).verdict is SUPPORTED


@given(datasets(), st.data(), far)
def test_an_event_on_record_is_supported_and_its_move_is_not(
    data: cr.Dataset, choice: st.DataObject, by: timedelta
) -> None:
    """When and with whom it was is right; before its first day is not."""
    events = list(data.events)
    assume(events)
    event = choice.draw(st.sampled_from(events))
    said = EventClaim(event=event.id, when=event.start, who=event.involves)
    assert check(data, said).verdict is SUPPORTED
    first, last = event.start.bounds
    assume(date.min < first and last < date.max)
    before = cr.PartialDate.of(first - by)
    early = EventClaim(event=event.id, when=before)
    assert check(data, early).verdict is CONTRADICTED


@given(datasets(), st.data())
def test_checking_is_pure_and_opinions_are_never_rated(
    data: cr.Dataset, choice: st.DataObject
) -> None:
    """The same claim twice has one finding; an opinion has no verdict."""
    edges = edges_of(data)
    assume(edges)
    said, _, _ = choice.draw(st.sampled_from(edges))
    whole = data.with_sources([ARTICLE])
    made = claim(said)
    first = cr.check(made, data=whole)
    assert cr.check(made, data=whole) == first
    assert check(data, said).points == first.points
    opinion = attrs.evolve(made, opinion=True)
    found = cr.check(opinion, data=whole)
    assert (found.verdict, found.known_then, found.points) == (None, None, ())
    assert kind_name(said) == "membership"


@given(datasets(), st.data(), days())
def test_what_was_known_then_is_what_an_earlier_record_says(
    data: cr.Dataset, choice: st.DataObject, published: date
) -> None:
    """The second verdict is that of the reading as known on that day."""
    body = choice.draw(st.sampled_from(list(data.bodies)))
    country = choice.draw(st.sampled_from(list(data.countries)))
    day = choice.draw(st.sampled_from(telling_days(data)))
    article = attrs.evolve(ARTICLE, published=cr.PartialDate.of(published))
    said = MembershipClaim(
        country=country.id,
        body=body.id,
        standing=Standing.MEMBER,
        on=cr.PartialDate.of(day),
    )
    finding = cr.check(claim(said), data=data.with_sources([article]))
    then = cr.status(
        country,
        body,
        day,
        standing="member",
        known_on=published,
        data=data,
    )
    if then.truth is cr.Truth.YES:
        assert finding.known_then is SUPPORTED
    if finding.known_then is SUPPORTED:
        assert then.truth is cr.Truth.YES


def test_a_kind_of_assertion_that_is_none_has_no_name() -> None:
    """Only what a file can say has a `kind`."""
    with pytest.raises(StopIteration):
        kind_name("so")  # type: ignore[arg-type]
