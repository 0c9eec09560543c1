"""COW IGO v3, read through the record, is COW IGO v3."""

from __future__ import annotations

import runpy
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

import caucasus_ref as cr
from caucasus_ref import tables
from caucasus_ref.tracks import stronger


FACTS = Path(__file__).parent / "answers_cow"
BODIES = ("CIS", "COE", "CSTO", "EU", "NATO", "OSCE")
OUTSIDE = {("COE", 331): {1988, 1989, 1990, 1991}}
"""San Marino is no state to COW before 1992, so it has no rows there."""
TOOL = Path(__file__).parents[1] / "tools" / "cow_igo.py"
PAGE = TOOL.parents[1] / "docs" / "reference" / "where-datasets-differ.md"


def coded(body: str) -> tuple[set[int], dict[tuple[int, int], str]]:
    """Read in which years a body is coded to exist, and who is what in it."""
    there: set[int] = set()
    found: dict[tuple[int, int], str] = {}
    for line in (FACTS / f"{body}.txt").read_text("utf-8").splitlines():
        first, *words, run = line.split("\t")
        start, end = map(int, run.split("/"))
        for year in range(start, end + 1):
            if first == "body":
                there.add(year)
            else:
                found[int(first), year] = words[0]
    return there, found


@pytest.mark.parametrize("body", BODIES)
def test_a_panel_according_to_cow_has_its_codes(body: str) -> None:
    """Full, associate, observer, none and no body, for every state-year."""
    there, expected = coded(body)
    panel = tables.country_years(
        body, since="1816", before="2015", according_to="cow-igo-3"
    )
    values: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for cell in panel:
        assert (cell.value == "no_body") is (cell.year not in there)
        if cell.cow is not None:
            values[cell.cow, cell.year].append(cell.value)
    found: dict[tuple[int, int], str] = {}
    for (state, year), told in values.items():
        code = tables.COW_CODES[stronger(told)]
        if code > 0 and year not in OUTSIDE.get((body, state), ()):
            (found[state, year],) = (
                word
                for word in ("full", "associate", "observer")
                if tables.COW_CODES[word] == code
            )
        assert code != tables.COW_CODES["missing"]
    assert expected == found


def test_outside_the_years_it_covers_nothing_is_known() -> None:
    """After 2014 its silence is no "no"; of another body it has no word."""
    for body in ("CSTO", "GUAM"):
        panel = tables.country_years(
            body,
            since="2015",
            before="2017",
            countries=["ARM", "GEO"],
            according_to="cow-igo-3",
        )
        assert {cell.value for cell in panel} == {"missing"}
        assert {cell.answer for cell in panel} == {None}


def test_a_member_of_the_osce_is_no_dispute() -> None:
    """The dataset and the record agree on the years that both cover."""
    status = cr.status("USA", "OSCE", "2000-01-01")
    assert not status.disputed
    coded = cr.status("USA", "OSCE", "2000-01-01", according_to="cow-igo-3")
    assert coded.truth is cr.Truth.YES


@pytest.mark.skipif(not TOOL.is_file(), reason="tools/ is not here")
def test_facts_are_runs_of_years() -> None:
    """A made-up table of state-years becomes a line a run."""
    facts: Any = runpy.run_path(str(TOOL))["facts"]
    rows = [
        {"ccode": state, "year": year, "csto": code}
        for state, codes in (
            ("371", (-1, 1, 1, 0, 1)),
            ("2", (-1, 0, 3, 2, -9)),
        )
        for year, code in enumerate(codes, 2001)
    ]
    assert facts(rows, "CSTO").splitlines() == [
        "body\t2002/2005",
        "2\tmissing\t2005/2005",
        "2\tassociate\t2004/2004",
        "2\tobserver\t2003/2003",
        "371\tfull\t2002/2003",
        "371\tfull\t2005/2005",
    ]


def on_the_page() -> dict[tuple[str, str], str]:
    """Read in which years the page says that COW and the record differ."""
    _, _, rest = PAGE.read_text("utf-8").partition(
        f"## {cr.load().sources['cow-igo-3'].title}"
    )
    found: dict[tuple[str, str], str] = {}
    body = ""
    for line in rest.partition("\n## ")[0].splitlines():
        if line.startswith("### "):
            body = line.removeprefix("### ").partition(":")[0]
        elif line.startswith("| ") and not line.startswith(
            ("| country", "| -")
        ):
            country, _, _, years, *_ = line.strip("| ").split(" | ")
            found[body, country] = years
    return found


@pytest.mark.skipif(not PAGE.is_file(), reason="docs/ is not here")
@pytest.mark.parametrize("body", BODIES)
def test_the_panels_differ_from_cow_as_the_page_says(body: str) -> None:
    """In full membership year by year, in any standing by country."""
    ours, theirs = (
        {
            (cell.country, cell.year): cell
            for cell in tables.country_years(
                body, since="1816", before="2015", according_to=source
            )
        }
        for source in (None, "cow-igo-3")
    )
    assert ours.keys() == theirs.keys()
    told: dict[str, str] = {}
    for country in {country for country, _ in ours}:
        here, there = (
            {
                y
                for (c, y), cell in cells.items()
                if c == country and cell.possible
            }
            for cells in (ours, theirs)
        )
        if any(
            standing_of(ours[key]) != standing_of(theirs[key])
            for key in ours
            if key[0] == country
        ):
            told[country] = differing(here, there)
    page = {c: years for (b, c), years in on_the_page().items() if b == body}
    assert told.items() <= page.items()
    for country in page.keys() - told.keys():
        assert page[country] == "other standings"
        days = [(c.certain, c.days) for k, c in ours.items() if country in k]
        assert any(0 < certain < whole for certain, whole in days)


def standing_of(cell: Any) -> str:
    """Give what a country is there; without a body it is nothing."""
    value: str = cell.value
    return "none" if value == "no_body" else value


def differing(here: set[int], there: set[int]) -> str:
    """Say in which years two sets differ, as the page does."""
    runs: Any = runpy.run_path(str(TOOL))["runs"]
    parts = [
        f"only {where} "
        + " ".join(f"{a}-{b}" if a != b else str(a) for a, b in runs(more))
        for where, more in (("there", there - here), ("here", here - there))
        if more
    ]
    return "; ".join(parts) or "other standings"
