"""Laws of the domain, held to the shipped record; exceptions have reasons."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

import caucasus_ref as cr
from caucasus_ref.dates import PartialDate
from caucasus_ref.duties import pledges
from caucasus_ref.model import Boundary, Membership, Step
from caucasus_ref.pledging import bindings_of, owed
from caucasus_ref.terms import ADOPTED
from caucasus_ref.vocabulary import (
    Edge,
    Manner,
    ObligationKind,
    Standing,
    StepKind,
)


DATA = cr.load()
BODIES = list(DATA.bodies)
TREATIES = [body for body in BODIES if isinstance(body, cr.Treaty)]
ENOUGH = 0.8
KERNEL = {
    "CST",
    "CSTO",
    "CIS",
    "NATO",
    "PFP",
    "NACC",
    "EAPC",
    "CIS_AGREEMENT",
    "CIS_CHARTER",
    "CIS_PROTOCOL_1991",
    "CSTO_CHARTER",
    "CST_PROTOCOL_1999",
    "NORTH_ATLANTIC_TREATY",
}
"""The bodies with which the library began: no boundary of theirs is bare."""


def boundaries(body: cr.Body) -> list[Boundary]:
    """Give every start and end of a body's memberships."""
    return [
        edge
        for row in body.memberships
        for edge in (row.joined, row.left)
        if edge is not None
    ]


def test_the_record_is_as_large_as_it_means_to_be() -> None:
    """Bodies, memberships, treaties and events that the region needs."""
    assert len(BODIES) - len(TREATIES) >= 45
    assert sum(len(body.memberships) for body in BODIES) >= 900
    assert len(TREATIES) >= 60
    recent = [e for e in DATA.events if e.start.bounds[0] >= date(1988, 1, 1)]
    assert len(recent) >= 120


@pytest.mark.parametrize("body", BODIES, ids=lambda body: body.id)
def test_four_fifths_are_known_to_the_day_or_it_says_why(
    body: cr.Body,
) -> None:
    """A body with coarse boundaries tells its reader the reason."""
    edges = boundaries(body)
    exact = sum(edge.on.is_day for edge in edges)
    coarse = bool(edges) and exact / len(edges) < ENOUGH
    assert coarse is (body.coarse_why is not None)


def test_few_boundaries_are_unsourced_and_none_of_the_kernel() -> None:
    """At most one in twenty elsewhere, and `explain()` says so of each."""
    for body in BODIES:
        bare = [edge for edge in boundaries(body) if not edge.sources]
        assert not (bare and body.id in KERNEL), body.id
    edges = [edge for body in BODIES for edge in boundaries(body)]
    bare = [edge for edge in edges if not edge.sources]
    assert len(bare) * 20 <= len(edges)


def test_members_of_the_eu_are_in_the_council_of_europe() -> None:
    """From its founding as a union on; the Council was there before it."""
    union = cr.timeline("EU", data=DATA)
    council = cr.timeline("COE", data=DATA)
    assert not (union - council).when()


@pytest.mark.parametrize(
    ("body", "within"),
    [
        ("EAEU", "CIS"),
        ("CSTO", "CST"),
        ("NATO", "NORTH_ATLANTIC_TREATY"),
        ("ICC", "ROME_STATUTE"),
        ("PFP", "OSCE"),
        ("EAP", "COE"),
    ],
)
def test_a_circle_lies_in_another(body: str, within: str) -> None:
    """Whoever certainly is in the one may be in the other, with exceptions."""
    inner, outer = cr.timeline(body), cr.timeline(within)
    allowed = {
        # in the Partnership before 1995, when the CSCE had not yet its name
        ("PFP", "OSCE"): date(1995, 1, 1),
        # Belarus was never a member of the Council of Europe
        ("EAP", "COE"): None,
    }
    since = allowed.get((body, within), date.min)
    for shift in inner.changes():
        if since is None or shift.on < since:
            continue
        for country in inner.on(shift.on) - {"BLR"}:
            assert country in outer.possible_on(shift.on), (country, shift.on)


def test_nobody_is_in_two_rivals_of_an_alliance() -> None:
    """Nobody certainly owed defence under the CST and as an Ally at once."""
    both = cr.timeline("CST") & cr.timeline("NORTH_ATLANTIC_TREATY")
    assert not both.when()


ORDER = {
    StepKind.INITIALLED: 0,
    StepKind.SIGNED: 1,
    StepKind.PARLIAMENT: 2,
    StepKind.RATIFIED: 3,
    StepKind.DEPOSITED: 4,
    StepKind.IN_FORCE: 5,
}
LATE = {"CIS"}
"""In it by the Agreement of 1991; what was deposited later is the Charter."""


def acts(row: Membership, edge: Edge) -> list[Step]:
    """Give the acts on the way to a boundary that have an order."""
    return [
        step
        for step in row.steps
        if step.of is edge and step.kind in ORDER and step.effective is None
    ]


def of_kind(row: Membership, kind: StepKind) -> list[Step]:
    """Give the acts of one kind on the way to a membership."""
    return [step for step in acts(row, Edge.JOINED) if step.kind is kind]


def test_nobody_signs_after_it_has_deposited() -> None:
    """A country's own signature comes before its deposit."""
    wrong = [
        (body.id, row.country)
        for body in BODIES
        for row in body.memberships
        for signed in of_kind(row, StepKind.SIGNED)
        for deposited in of_kind(row, StepKind.DEPOSITED)
        if signed.by == deposited.by
        and signed.on.bounds[0] > deposited.on.bounds[1]
    ]
    assert wrong == []


def test_a_deposit_comes_before_the_effect() -> None:
    """Nobody is bound by what it deposits later, but for the CIS."""
    wrong = [
        (body.id, row.country)
        for body in BODIES
        for row in body.memberships
        for deposited in of_kind(row, StepKind.DEPOSITED)
        if row.standing in body.full
        and body.id not in LATE
        and deposited.on.bounds[0] > row.joined.on.bounds[1]
    ]
    assert wrong == []


def test_a_signatory_has_signed_before_it_is_bound() -> None:
    """Its time as signatory ends when the treaty takes effect for it."""
    for treaty in TREATIES:
        rows: dict[str, list[Membership]] = {}
        for row in treaty.memberships:
            rows.setdefault(row.country, []).append(row)
        for mine in rows.values():
            standings = [row.standing for row in mine]
            if Standing.SIGNATORY in standings and Standing.PARTY in standings:
                first = standings.index(Standing.SIGNATORY)
                assert first < standings.index(Standing.PARTY) or any(
                    row.left for row in mine[:first]
                )


def test_expiry_is_no_withdrawal() -> None:
    """What ran out in 1999 for three parties of the CST was not denounced."""
    (cst,) = [body for body in BODIES if body.id == "CST"]
    ends = {
        row.country: row.left.how
        for row in cst.memberships
        if row.left and row.left.on == PartialDate.parse("1999-04-21")
    }
    assert ends == dict.fromkeys(["AZE", "GEO", "UZB"], Manner.EXPIRY)


def test_no_defence_between_armenia_and_azerbaijan_after_1999() -> None:
    """On no day from 21 April 1999 on, whatever datasets code."""
    for pair in (("ARM", "AZE"), ("AZE", "ARM")):
        one = owed(
            DATA,
            pair,
            ObligationKind.DEFENSE,
            ADOPTED,
            bindings_of("yes"),
        )
        assert all(
            end is not None and end <= date(1999, 4, 21)
            for _, end in one.possible
        )
        assert date(2005, 1, 1) in one.disputed


def test_sources_are_independent_enough() -> None:
    """Most boundaries have a primary source or two publishers."""
    kinds = Counter(source.kind.value for source in DATA.sources)
    assert kinds["encyclopedia"] * 5 <= len(DATA.sources)


def test_allies_of_a_day_form_a_network() -> None:
    """On 5 April 2024 the CST alone makes six countries owe each other."""
    links = pledges("2024-04-05")
    cst = {(one.by, one.to) for one in links if "CST" in one.treaties}
    assert len(cst) == 6 * 5
