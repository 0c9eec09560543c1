"""What must hold of instruments, their obligations, and who codes them."""

from __future__ import annotations

from .checks import (
    BACKWARDS,
    PAIR,
    SAID_BY_FILE,
    Found,
    Known,
    countries_known,
    missing,
    ordered,
    years_outside,
)
from .model import Covers, Obligation, PledgeCoding, Scope, Treaty
from .vocabulary import Binding, Standing


def check_treaty(treaty: Treaty, known: Known) -> Found:
    """Check an instrument, beyond what holds of every body."""
    yield from _check_roster(treaty, known)
    if treaty.binding is not Binding.YES and treaty.binding_why is None:
        what = "say why it is not plain that it binds, and who says so"
        yield ".binding_why", what
    if treaty.binding is Binding.NO and Standing.PARTY in treaty.full:
        what = "what binds nobody has no parties; write participant"
        yield ".full", what
    for number, amended in enumerate(treaty.amends):
        if amended not in known.bodies:
            what = missing(amended, known.bodies, "body")
            yield f".amends[{number}]", what
    for number, obligation in enumerate(treaty.obligations):
        for path, what in _check_obligation(obligation, treaty, known):
            yield f".obligations[{number}]{path}", what
    for number, one in enumerate(treaty.reservations):
        if one.by not in known.countries:
            what = missing(one.by, known.countries, "country")
            yield f".reservations[{number}].by", what


def _check_roster(treaty: Treaty, known: Known) -> Found:
    if treaty.roster is not None:
        if treaty.roster not in known.bodies:
            yield ".roster", missing(treaty.roster, known.bodies, "body")
        elif getattr(known.bodies[treaty.roster], "roster", None):
            what = f"{treaty.roster} borrows its roster; name who keeps it"
            yield ".roster", what
        if treaty.memberships:
            what = "a treaty has a roster or memberships of its own, not both"
            yield ".roster", what
    if treaty.start is None:
        for number, membership in enumerate(treaty.memberships):
            if membership.standing in treaty.full:
                what = "a treaty without start was never in force for anyone"
                yield f".memberships[{number}].standing", what


def _check_obligation(
    obligation: Obligation, treaty: Treaty, known: Known
) -> Found:
    if obligation.treaty != treaty.id:
        yield ".treaty", SAID_BY_FILE
    listed = {row.country for row in treaty.memberships}
    for field in ("binds", "towards"):
        for number, country in enumerate(getattr(obligation, field) or ()):
            path = f".{field}[{number}]"
            if country not in known.countries:
                yield path, missing(country, known.countries, "country")
            elif treaty.roster is None and country not in listed:
                yield path, f"{country} has no standing in {treaty.id}"
    start, end = obligation.from_, obligation.until
    if start and end and not ordered(start, end):
        yield ".until", BACKWARDS.format(start, end)


def check_pledge_coding(coding: PledgeCoding, known: Known) -> Found:
    """Check what a dataset says of a pair."""
    yield from countries_known(coding.pair, ".pair", known)
    if len(coding.pair) != PAIR or list(coding.pair) != sorted(
        set(coding.pair)
    ):
        yield ".pair", "a pair is two different countries, A to Z"
    if coding.binds is not None and coding.binds not in coding.pair:
        yield ".binds", f"{coding.binds} is none of the pair"
    source = known.sources.get(coding.source)
    if source is None:
        yield ".source", missing(coding.source, known.sources, "source")
    elif source.covers is None:
        yield ".source", f"{source.id} counts years, so say what it covers"
    else:
        yield from _inside(coding, source.covers)


def _inside(coding: PledgeCoding, covers: Covers) -> Found:
    """Check that a coding says only what its dataset covers."""
    if coding.obligation not in covers.pledges:
        what = f"add {coding.obligation} to the covers.pledges of its source"
        yield ".obligation", what
    for number, country in enumerate(coding.pair):
        if covers.countries is not None and country not in covers.countries:
            what = f"add {country} to the covers.countries of its source"
            yield f".pair[{number}]", what
    for number, what in years_outside(coding.years, covers, coding.source):
        yield f".years[{number}]", what


def check_scope(scope: Scope, known: Known) -> Found:
    """Check where the record of obligations calls itself complete."""
    yield from countries_known(scope.countries, ".countries", known)
    if not scope.checked.is_day:
        yield ".checked", "name the day on which somebody looked"
