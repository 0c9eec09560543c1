"""The shipped record: it loads, is sorted, and contradicts nobody's codes."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pycountry
import pytest

import caucasus_ref as cr
from caucasus_ref import Country, Dataset
from caucasus_ref.names import lifetime


DATA = Path(__file__).parents[1] / "src" / "caucasus_ref" / "data"
FILES = {
    path.relative_to(DATA).as_posix(): tomllib.loads(path.read_text("utf-8"))
    for path in sorted(DATA.rglob("*.toml"))
}
BODIES = [
    file for file in FILES if file.startswith(("organisations/", "treaties/"))
]
UNSOURCED = {
    ("CIS_PROTOCOL_1991", country, edge)
    for country in ("BLR", "RUS", "UKR")
    for edge in ("joined", "left")
}
"""Boundaries for which no source was found; the list may only shrink."""


@pytest.fixture(scope="module")
def whole() -> Dataset:
    """Read the record, with every check."""
    return Dataset.from_directory(DATA)


def cited(value: Any) -> Iterator[str]:
    """Give every source that is cited anywhere in a file."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "source":
                yield inner
            elif key == "sources":
                for one in inner:
                    if isinstance(one, str):
                        yield one
                    else:
                        yield from cited(one)
            else:
                yield from cited(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from cited(inner)


def citing() -> dict[str, set[str]]:
    """Give the files that cite each source."""
    files: defaultdict[str, set[str]] = defaultdict(set)
    for file, content in FILES.items():
        for source in cited(content):
            files[source].add(file)
    return files


def defined() -> dict[str, str]:
    """Give the file in which each source stands."""
    return {
        source["id"]: file
        for file, content in FILES.items()
        for source in content.get("sources", [])
    }


def test_the_record_has_every_body_of_the_kernel(whole: Dataset) -> None:
    """The bodies and texts with which the library began are there."""
    kernel = "CST CSTO CIS NATO PFP NACC EAPC CIS_AGREEMENT CIS_CHARTER"
    assert set(kernel.split()) <= {body.id for body in whole.bodies}


def test_every_source_is_cited() -> None:
    """Nothing decorates the list of sources."""
    assert sorted(set(defined()) - set(citing())) == []


def test_a_source_stands_where_it_is_looked_for() -> None:
    """What several files cite stands in `sources.toml`, the rest at home."""
    files = citing()
    misplaced = {
        source: sorted(files[source])
        for source, file in defined().items()
        if {file}
        != ({"sources.toml"} if len(files[source]) > 1 else files[source])
    }
    assert misplaced == {}


@pytest.mark.parametrize("file", FILES)
def test_records_are_sorted_by_id(file: str) -> None:
    """Countries, events and sources; so a diff shows what is new."""
    for name in ("countries", "events", "sources"):
        ids = [row["id"] for row in FILES[file].get(name, [])]
        assert sorted(ids) == ids


@pytest.mark.parametrize("file", BODIES)
def test_memberships_are_sorted_by_country_and_date(file: str) -> None:
    """So a gap or an overlap is seen by eye."""
    rows = [
        (
            row["country"],
            cr.PartialDate.parse(row["joined"]["on"]).bounds,
        )
        for row in FILES[file].get("memberships", [])
    ]
    assert sorted(rows) == rows


def test_every_boundary_has_a_source(whole: Dataset) -> None:
    """Who says so is known of every start and end."""
    unsourced = {
        (body.id, row.country, name)
        for body in whole.bodies
        for row in body.memberships
        for name, edge in (("joined", row.joined), ("left", row.left))
        if edge is not None and not edge.sources
    }
    assert unsourced <= UNSOURCED
    assert all(
        edge.sources
        for body in whole.bodies
        for edge in (body.start, body.end)
        if edge is not None
    )


def test_every_source_says_when_it_was_read(whole: Dataset) -> None:
    """Only what was retrieved and read is cited, to the day."""
    assert [
        source.id
        for source in whole.sources
        if source.accessed is None or not source.accessed.is_day
    ] == []


def test_nobody_looked_for_news_after_the_last_reading(
    whole: Dataset,
) -> None:
    """No `checked` is later than the newest `accessed`."""
    newest = max(
        source.accessed.latest for source in whole.sources if source.accessed
    )
    checked = [
        *(body.checked for body in whole.bodies),
        *(row.checked for body in whole.bodies for row in body.memberships),
    ]
    assert max(one.latest for one in checked if one) <= newest


def test_no_source_is_published_after_it_was_read(whole: Dataset) -> None:
    """A later date of either is a slip of the pen."""
    assert [
        source.id
        for source in whole.sources
        if source.published
        and source.accessed
        and source.published.bounds[0] > source.accessed.bounds[1]
    ] == []


def codes_of(country: Country) -> dict[str, set[str]]:
    """Give a country's codes by system."""
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for one in country.codes:
        codes[one.system.value].add(one.code)
    return codes


def test_every_country_of_iso_is_there_with_its_codes(
    whole: Dataset,
) -> None:
    """Alpha-3, alpha-2 and numeric codes are those of ISO 3166-1."""
    for theirs in pycountry.countries:
        codes = codes_of(whole.countries[theirs.alpha_3])
        assert codes["iso2"] == {theirs.alpha_2}
        assert codes["iso_numeric"] == {theirs.numeric}


def test_other_ids_are_no_codes_of_iso(whole: Dataset) -> None:
    """Former states keep their code; the rest cannot be taken for one."""
    current = {one.alpha_3 for one in pycountry.countries}
    former = {one.alpha_3 for one in pycountry.historic_countries}
    others = {one.id for one in whole.countries} - current
    ours = {one for one in others if one.startswith("x-")}
    assert others - ours - former == {"EAEU", "EU"}


def test_a_code_names_one_country_on_any_day(whole: Dataset) -> None:
    """Where a code was passed on, its bearers do not overlap."""
    bearers: defaultdict[tuple[str, str], list[tuple[date, date, str]]]
    bearers = defaultdict(list)
    for country in whole.countries:
        start, end = lifetime(country)
        for code in country.codes:
            first = code.from_.bounds[0] if code.from_ else date.min
            until = code.until.bounds[1] if code.until else date.max
            bearers[code.system, code.code].append(
                (max(start, first), min(end, until), country.id)
            )
    for key, rows in bearers.items():
        for before, after in pairwise(sorted(rows)):
            assert before[1] <= after[0], (key, before, after)


def test_nobody_is_ally_and_partner_at_once(whole: Dataset) -> None:
    """NATO and the Partnership for Peace share nobody on any day."""
    allies = cr.timeline("NATO", data=whole)
    partners = cr.timeline("PFP", data=whole)
    assert not (allies & partners).possible_when()


def test_members_of_the_csto_are_parties_to_its_treaty(
    whole: Dataset,
) -> None:
    """Of Uzbekistan from 2006 to 2012 it is not certain."""
    without = cr.timeline("CSTO", data=whole) - cr.timeline("CST", data=whole)
    assert not without.when()
    for day in (shift.on for shift in without.changes()):
        assert without.possible_on(day) <= {"UZB"}
        assert date(2006, 1, 1) <= day < date(2013, 1, 1)


def test_parties_to_the_charter_have_been_in_the_cis(
    whole: Dataset,
) -> None:
    """Nobody took the Charter without ever being in the Commonwealth."""
    charter = cr.timeline("CIS_CHARTER", data=whole)
    commonwealth = cr.timeline("CIS", data=whole)
    parties = {name for shift in charter.changes() for name in shift.joined}
    assert len(parties) >= 10
    assert all(commonwealth.when(name) for name in parties)


def test_a_body_has_only_members_while_it_exists(whole: Dataset) -> None:
    """Counted days lie between the start and the end of the body."""
    for body in whole.bodies:
        if body.start is None:
            continue
        days = cr.timeline(body.id, data=whole).possible_when().edges()
        assert all(day >= body.start.on.bounds[0] for day in days)
        if body.end is not None:
            assert all(day <= body.end.on.bounds[1] for day in days)
