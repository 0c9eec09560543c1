"""Which country a code meant on which days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, TypeAlias

from .dataset import Dataset
from .model import Code, Country
from .spans import ALL_DAYS, NO_DAYS, Spans


Codes: TypeAlias = Literal["iso3", "iso2", "cow", "gw"]
"""ISO 3166 with three or two letters, Correlates of War, Gleditsch-Ward."""

SYSTEMS: tuple[Codes, ...] = ("iso3", "iso2", "cow", "gw")
Holders: TypeAlias = Mapping[str, Mapping[str, Spans]]
"""For each code the countries that had it, and when."""


def holders(data: Dataset, system: Codes) -> Holders:
    """
    Give every code of a system with the countries that it names, and when.

    `iso3` are the ids of the record, which name one country for ever.  Any
    other code counts on the days on which its country certainly had it and
    no other country possibly had it; it holds no longer than the country.
    """
    return data.kept(("codes", system), lambda: _holders(data, system))


def _holders(data: Dataset, system: Codes) -> Holders:
    if system == "iso3":
        return {one.id: {one.id: ALL_DAYS} for one in data.countries}
    certain: dict[str, dict[str, Spans]] = {}
    possible: dict[str, dict[str, Spans]] = {}
    for country in data.countries:
        for code in country.codes:
            if code.system == system:
                for days, found in zip(
                    _days(country, code), (certain, possible), strict=True
                ):
                    mine = found.setdefault(code.code, {})
                    mine[country.id] = mine.get(country.id, NO_DAYS) | days
    return {
        code: {
            country: days
            - Spans.of(
                *(
                    part
                    for other, theirs in possible[code].items()
                    if other != country
                    for part in theirs
                )
            )
            for country, days in mine.items()
        }
        for code, mine in certain.items()
    }


def _days(country: Country, code: Code) -> tuple[Spans, Spans]:
    """Give the days on which a country certainly and possibly had a code."""
    certain = possible = ALL_DAYS
    for span in (code, country.exists):
        if span is not None:
            start = span.from_.bounds if span.from_ else (date.min, date.min)
            end = span.until.bounds if span.until else (None, None)
            certain &= Spans.of((start[1], end[0]))
            possible &= Spans.of((start[0], end[1]))
    return certain, possible


def in_codes(naming: Holders, days: Mapping[str, Spans]) -> dict[str, Spans]:
    """Turn days of countries into days of their codes."""
    found = {
        code: Spans.of(
            *(
                part
                for country, had in mine.items()
                if country in days
                for part in had & days[country]
            )
        )
        for code, mine in naming.items()
    }
    return {code: spans for code, spans in found.items() if spans}
