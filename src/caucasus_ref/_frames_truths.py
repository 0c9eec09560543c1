"""
For every country, or pair, the days of a yes and the days without answer.

The same as asking `status` or `allies` on every day; all other days are a no.
"""

from __future__ import annotations

from typing import TypeAlias

import attrs

from .dataset import Dataset
from .holdings import covered_days
from .model import Body
from .pledging import dataset_asked, held, owed, treaties
from .rosters import roster, silence
from .spans import ALL_DAYS, NO_DAYS, Spans
from .terms import Reading
from .vocabulary import Binding, ObligationKind


Truths: TypeAlias = dict[str, tuple[Spans, Spans]]
"""For each country the days of a yes, and those without a plain answer."""


def memberships(data: Dataset, body: Body, reading: Reading) -> Truths:
    """Say on which days each country of the record is a member."""
    key = ("truths", body.id, reading)
    return data.kept(key, lambda: _memberships(data, body, reading))


def _memberships(data: Dataset, body: Body, reading: Reading) -> Truths:
    found: Truths = {one.id: (NO_DAYS, NO_DAYS) for one in data.countries}
    for one, window, readings in roster(data, body, reading).turns:
        for country, (yes, maybe) in found.items():
            told = readings.get(country)
            certain = told.certain if told else NO_DAYS
            possible = told.possible if told else NO_DAYS
            silent = silence(data, one, reading, country)
            unsure = (possible | silent) - certain
            found[country] = yes | certain & window, maybe | unsure & window
    return found


@attrs.frozen
class Silence:
    """
    Where silence about a pair is a no.

    Attributes:
        countries: Of whom; none means of all.
        both: Whether both of a pair must be among them, or one will do.
        days: When.
    """

    countries: frozenset[str] | None
    both: bool
    days: Spans


@attrs.frozen
class Pledged:
    """
    Who owed whom an obligation, and when.

    Attributes:
        pairs: For each pair of who owes and to whom, the days of a yes, and
            those without a plain answer.
        scopes: Where, on all other days, silence is a no.
    """

    pairs: dict[tuple[str, str], tuple[Spans, Spans]]
    scopes: tuple[Silence, ...]


def pledges(
    data: Dataset,
    kind: ObligationKind,
    reading: Reading,
    bindings: frozenset[Binding],
) -> Pledged:
    """Say on which days each country owed each other one an obligation."""
    key = ("pledged", kind, reading, bindings)
    return data.kept(key, lambda: _pledges(data, kind, reading, bindings))


def _pledges(
    data: Dataset,
    kind: ObligationKind,
    reading: Reading,
    bindings: frozenset[Binding],
) -> Pledged:
    found = {
        pair: owed(data, pair, kind, reading, bindings)
        for pair in _pairs(data, kind, reading)
    }
    return Pledged(
        {
            pair: (one.certain, one.possible - one.certain)
            for pair, one in found.items()
            if one.possible
        },
        _scopes(data, kind, reading),
    )


def _pairs(
    data: Dataset, kind: ObligationKind, reading: Reading
) -> set[tuple[str, str]]:
    """Give every pair that may ever owe something of a kind."""
    found: set[tuple[str, str]] = set()
    if dataset_asked(data, reading) is not None:
        source = reading.according_to
        for coding in data.codings:
            if coding.source == source and coding.obligation is kind:
                one, other = coding.pair
                found |= {(one, other), (other, one)}
        return found
    for treaty in treaties(data):
        if any(one.kind is kind for one in treaty.obligations):
            there = [
                country
                for country, told in held(data, treaty, reading).items()
                if told.possible
            ]
            found |= {(a, b) for a in there for b in there if a != b}
    return found


def _scopes(
    data: Dataset, kind: ObligationKind, reading: Reading
) -> tuple[Silence, ...]:
    covers = dataset_asked(data, reading)
    if covers is not None:
        if kind not in covers.pledges:
            return ()
        known = covers.countries
        return (
            Silence(
                countries=None if known is None else frozenset(known),
                both=True,
                days=covered_days(covers),
            ),
        )
    return tuple(
        Silence(
            countries=frozenset(one.countries),
            both=False,
            days=Spans.of((one.since.bounds[1], None))
            if one.since
            else ALL_DAYS,
        )
        for one in data.scopes
        if kind in one.obligations
    )
