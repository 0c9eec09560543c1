"""
Where other datasets differ: the page that the codings of the record make.

Imported by `tools/pages.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import caucasus_ref as cr
from caucasus_ref.model import Coding
from caucasus_ref.pledging import bindings_of, owed
from caucasus_ref.reading import read
from caucasus_ref.spans import Spans
from caucasus_ref.terms import ADOPTED, Reading
from caucasus_ref.vocabulary import Standing, Unit, worded


_DAY = timedelta(days=1)
_HEAD = """\
# Where datasets differ

<!-- made by tools/pages.py; change the record instead -->

This page lists every point at which a dataset or handbook that we read says something else than the record, with what was decided and why.
It is made from the record: from the codings that stand beside its rows, which are kept whole and never adopted, so that `according_to=` can answer as the dataset does.
Whole years are compared by one rule: a year counts if the standing was held on any day of it.
Facts only are quoted, a year or a day each; no file of these datasets is in the package.
If you keep one of them, the last column is what should change, or what we would like to be told.
"""  # noqa: E501 # a sentence a line


def years_of(days: Spans, first: int, last: int) -> set[int]:
    """Give the years of which a set of days has any."""
    years: set[int] = set()
    for start, end in days:
        until = date.max if end is None else end - _DAY
        years |= set(range(max(start.year, first), min(until.year, last) + 1))
    return years


def runs(years: Iterable[int]) -> str:
    """Print years as runs: 1991-1993 1995."""
    parts: list[list[int]] = []
    for year in sorted(years):
        if parts and year == parts[-1][1] + 1:
            parts[-1][1] = year
        else:
            parts.append([year, year])
    return " ".join(f"{a}-{b}" if a != b else str(a) for a, b in parts)


def _says(coding: Coding) -> str:
    told = [
        f"{worded(run.standing)} {run.first}-{run.last}"
        for run in coding.years
    ]
    told += [
        worded(row.standing) + (f" until {row.left}" if row.left else "")
        for row in coding.memberships
    ]
    return ", ".join(told) or "never"


def _ours(body: cr.Body, country: str) -> str:
    told = [
        f"{worded(row.standing)} {row.joined.on}"
        + (f" until {row.left.on}" if row.left else "")
        for row in body.memberships
        if row.country == country
    ]
    return "; ".join(told) or "nothing"


def _cited(body: cr.Body, country: str) -> str:
    data = cr.load()
    ids = dict.fromkeys(
        source
        for row in body.memberships
        if row.country == country
        for edge in (row.joined, row.left)
        if edge is not None
        for source in edge.sources
    )
    links = [
        f"[{number}]({source.url})" if source.url else source.title
        for number, source in enumerate(
            (data.sources[one] for one in list(ids)[:3]), start=1
        )
    ]
    return " ".join(links)


def _difference(body: cr.Body, coding: Coding, source: cr.Source) -> str:
    """Say in which years the two differ about full membership."""
    covers = source.covers
    if covers is None or covers.unit is Unit.DAY:
        return ""
    first, last = covers.from_.bounds[0].year, covers.until.bounds[1].year
    theirs = {
        year
        for run in coding.years
        if run.standing in body.full or run.standing is Standing.MEMBER
        for year in range(run.first, run.last + 1)
    }
    held = read(cr.load(), body, coding.country, ADOPTED)
    ours = years_of(held.possible, first, last)
    told = []
    if theirs - ours:
        told.append(f"only there {runs(theirs - ours)}")
    if ours - theirs:
        told.append(f"only here {runs(ours - theirs)}")
    return "; ".join(told) or "other standings"


def _of_bodies(source: cr.Source) -> Iterator[str]:
    for body in cr.load().bodies:
        rows = [one for one in body.codings if one.source == source.id]
        if not rows:
            continue
        yield f"\n### {body.id}: {body.name}\n"
        if body.decision:
            yield f"{body.decision}\n"
        yield (
            "| country | says | the record | years that differ | why not"
            " | our sources |"
        )
        yield "| --- | --- | --- | --- | --- | --- |"
        for one in rows:
            cells = [
                one.country,
                _says(one),
                _ours(body, one.country),
                _difference(body, one, source),
                one.why_not,
                _cited(body, one.country),
            ]
            yield f"| {' | '.join(cells)} |"


def _of_pairs(source: cr.Source) -> Iterator[str]:
    data = cr.load()
    rows = [one for one in data.codings if one.source == source.id]
    if not rows or source.covers is None:
        return
    covers = source.covers
    first, last = covers.from_.bounds[0].year, covers.until.bounds[1].year
    yield "\n### Pledges between pairs\n"
    yield "| pair | pledge | says | the record | why not |"
    yield "| --- | --- | --- | --- | --- |"
    theirs_only = Reading(according_to=source.id)
    for one in rows:
        pair = (one.pair[0], one.pair[1])
        if one.binds == pair[1]:
            pair = (pair[1], pair[0])
        ours = owed(data, pair, one.obligation, ADOPTED, bindings_of("yes"))
        said = owed(
            data, pair, one.obligation, theirs_only, bindings_of("yes")
        )
        years = years_of(ours.possible, first, last)
        coded = years_of(said.certain, first, last)
        names = sorted({pledge.treaty for pledge in ours.pledges})
        by = f" by {', '.join(names)}" if years else ""
        cells = [
            f"{pair[0]} {'→' if one.binds else '–'} {pair[1]}",  # noqa: RUF001
            worded(one.obligation),
            runs(coded) or "never",
            (runs(years) or "never") + by,
            one.why_not if years != coded else "the same years",
        ]
        yield f"| {' | '.join(cells)} |"


def differences() -> str:
    """Give the page of every difference, dataset by dataset."""
    data = cr.load()
    lines = [_HEAD]
    for source in data.sources:
        if source.covers is None:
            continue
        told = [*_of_bodies(source), *_of_pairs(source)]
        if not told:
            continue
        covers = source.covers
        lines.append(f"## {source.title}\n")
        published = f", {source.published}" if source.published else ""
        bodies = f", for {' '.join(covers.bodies)}" if covers.bodies else ""
        lines.append(
            f"{source.publisher}{published}; compared from {covers.from_} to"
            f" {covers.until}{bodies}. {source.note or ''}"
        )
        if source.url:
            lines.append(f"<{source.url}>")
        lines += told
        lines.append("")
    return "\n".join(lines)
