"""
What the record must say of treaties and pledges: one test a statement.

`atop-5.txt` has the runs of years in which ATOP 5 codes a pledge of the first
country to the second; RUS and TUR stand for the states before them too.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import permutations
from pathlib import Path

import pytest

import caucasus_ref as cr
from caucasus_ref.pledging import bindings_of, owed
from caucasus_ref.spans import Spans
from caucasus_ref.terms import Reading
from caucasus_ref.vocabulary import Manner, ObligationKind


SEVEN = ["ARM", "AZE", "GEO", "KAZ", "RUS", "TUR", "UZB"]
FLAGS = ["defense", "offense", "neutrality", "nonaggression", "consultation"]
LAST_SOVIET, LAST_IMPERIAL, TURKEY = 1991, 1917, 1923
ATOP = Path(__file__).parent / "atop-5.txt"


def coded() -> dict[tuple[str, str, str], set[int]]:
    """Read the years of each directed pair and pledge."""
    years: dict[tuple[str, str, str], set[int]] = {}
    for line in ATOP.read_text("utf-8").splitlines():
        by, to, kind, *runs = line.split()
        bounds = [tuple(map(int, run.split("/"))) for run in runs]
        years[by, to, kind] = {
            year for first, last in bounds for year in range(first, last + 1)
        }
    return years


def bearers(pair: tuple[str, str], year: int) -> tuple[str, str]:
    """Name the states that had the codes of COW in a year."""
    if set(pair) != {"RUS", "TUR"}:
        return pair
    russia = (
        "RUS" if year > 1991 else "SUN" if year > 1917 else "x-russian-empire"
    )
    turkey = "TUR" if year > 1922 else "x-ottoman-empire"
    names = {"RUS": russia, "TUR": turkey}
    return names[pair[0]], names[pair[1]]


@cache
def said_of(pair: tuple[str, str], kind: str) -> Spans:
    """Give the days of a pledge as the library reads them from ATOP."""
    reading = Reading(according_to="atop-5")
    found = owed(
        cr.load(), pair, ObligationKind(kind), reading, bindings_of("yes")
    )
    return found.certain


@pytest.mark.parametrize("kind", FLAGS)
def test_atop_is_reproduced_year_by_year(kind: str) -> None:
    """`according_to="atop-5"` answers as the dataset codes, to 2018."""
    theirs = coded()
    wrong = [
        (pair, year)
        for pair in permutations(SEVEN, 2)
        for year in range(1815, 2019)
        if (date(year, 12, 31) in said_of(bearers(pair, year), kind))
        is not (year in theirs.get((*pair, kind), set()))
    ]
    assert wrong == []


def test_atop_says_nothing_after_its_last_year() -> None:
    """In 2019 the answer under its name is no data, never ours."""
    answer = cr.allies("ARM", "2019-06-01", according_to="atop-5")
    assert list(answer) == []
    assert "no_data" in {caveat.kind for caveat in answer.caveats}


def test_armenia_and_azerbaijan_were_allies_for_five_years() -> None:
    """From 20 April 1994 to 20 April 1999, through the war and after it."""
    assert "AZE" in cr.allies("ARM", "1994-04-20")
    assert "ARM" in cr.allies("AZE", "1999-04-20")
    assert "AZE" not in cr.allies("ARM", "1999-04-21")
    assert "AZE" in cr.allies("ARM", "2010-01-01", according_to="atop-5")
    assert "AZE" in cr.allies("ARM", "2010-01-01").disputed


def test_atop_lets_the_georgian_pledges_stop_with_the_cis() -> None:
    """Its defence pledge after 1999 is the CIS Charter, left in 2009."""
    assert "RUS" in cr.allies("GEO", "2009-01-01", according_to="atop-5")
    assert "RUS" not in cr.allies("GEO", "2010-01-01", according_to="atop-5")
    assert "RUS" not in cr.allies("GEO", "2009-01-01")


@pytest.mark.parametrize(
    ("pair", "treaty"),
    [(("RUS", "AZE"), "RUS_AZE_2022"), (("RUS", "IRN"), "RUS_IRN_2025")],
)
def test_allied_in_name_is_no_defence_pact(
    pair: tuple[str, str], treaty: str
) -> None:
    """Neither declaration nor treaty of partnership promises defence."""
    found = cr.bodies[treaty]
    assert isinstance(found, cr.Treaty)
    assert ObligationKind.DEFENSE not in {o.kind for o in found.obligations}
    for by, to in (pair, pair[::-1]):
        assert to not in cr.allies(by, "2026-06-01").certain


@pytest.mark.parametrize(
    "treaty",
    [
        "ZURICH_DIPLOMATIC_2009",
        "ZURICH_RELATIONS_2009",
        "RUS_GEO_1994",
        "CASPIAN_2018",
        "ARM_AZE_PEACE_2025",
    ],
)
def test_signed_or_initialled_is_not_in_force(treaty: str) -> None:
    """Nobody was ever a party to them."""
    line = cr.timeline(treaty)
    assert line.possible_when().parts == ()
    answer = cr.parties(treaty, "2025-06-01")
    assert "not_in_existence" in {one.kind for one in answer.caveats}


def test_armenia_refused_the_zurich_protocols() -> None:
    """It gave them up on 1 March 2018: a refusal, not a termination."""
    for treaty in ("ZURICH_DIPLOMATIC_2009", "ZURICH_RELATIONS_2009"):
        (row,) = [
            row
            for row in cr.bodies[treaty].memberships
            if row.country == "ARM"
        ]
        assert row.left is not None
        assert row.left.how is Manner.REFUSAL
        assert str(row.left.on) == "2018-03-01"


def test_the_treaty_bars_other_alliances() -> None:
    """Only Articles 1 and 8 of the CST bar alliances as such."""
    barred = {
        (treaty.id, one.article)
        for treaty in cr.bodies
        if isinstance(treaty, cr.Treaty)
        for one in treaty.obligations
        if one.kind is ObligationKind.NO_OPPOSING_ALLIANCE
        and one.condition is None
    }
    assert barred == {("CST", "1"), ("CST", "8")}
    assert len(cr.incompatibilities("ARM", "2024-04-05")) == 0


def test_every_pair_that_atop_codes_is_tied_by_an_instrument() -> None:
    """The texts behind its first and last year are in the record."""
    for (by, to, _), years in coded().items():
        for year in (min(years), max(years)):
            one, other = bearers((by, to), year)
            ties = cr.treaties_between(
                one, other, f"{year}-12-31", binding="any", standing="any"
            )
            assert len(ties) > 0, (by, to, year)
