"""Small made-up treaties, a line each, for the tests of obligations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

import caucasus_ref as cr
from caucasus_ref.model import (
    Boundary,
    Complete,
    Conduct,
    Covers,
    Membership,
    Obligation,
    PledgeCoding,
    Rival,
    Scope,
    Step,
    YearRun,
)
from caucasus_ref.vocabulary import (
    FACTS,
    Binding,
    BodyKind,
    ConductKind,
    Edge,
    EventKind,
    Form,
    Manner,
    Nature,
    ObligationKind,
    SourceKind,
    Standing,
    StepKind,
    Unit,
)


_NAMES = {
    "AAA": "Arcadia",
    "BBB": "Borduria",
    "CCC": "Cimmeria",
    "DDD": "Doria",
}
_COUNTRIES = tuple(
    cr.Country(id=id_, name=name) for id_, name in _NAMES.items()
)


def on(text: str) -> cr.PartialDate:
    """Read a date."""
    return cr.PartialDate.parse(text)


def edge(
    text: str, *, how: Manner | None = None, known: str | None = None
) -> Boundary:
    """Make a boundary of a day, sourced."""
    return Boundary(
        on=on(text),
        how=how,
        known=on(known) if known else None,
        sources=("gazette",),
    )


def party(
    country: str,
    joined: str = "1995-01-01",
    left: str | None = None,
    *,
    standing: str = "party",
    signed: str | None = None,
    rival: str | None = None,
    checked: str | None = None,
    known: str | None = None,
) -> Membership:
    """Make a membership; `pact` says of what."""
    steps = [
        Step(of=Edge.JOINED, kind=StepKind.SIGNED, on=on(day), by=country)
        for day in (signed or "").split()
    ]
    rivals = [
        Rival(of=Edge.JOINED, on=on(day), sources=("wire",), why_not="No.")
        for day in (rival or "").split()
    ]
    return Membership(
        body="",
        country=country,
        standing=Standing(standing),
        joined=edge(joined, how=Manner.RATIFICATION, known=known),
        left=edge(left, how=Manner.WITHDRAWAL) if left else None,
        steps=tuple(steps),
        rivals=tuple(rivals),
        decision="We read the gazette." if rivals else None,
        checked=on(checked) if checked else None,
    )


def owes(
    kind: str = "defense", article: str = "1", **words: Any
) -> Obligation:
    """Make an obligation; `pact` says by what."""
    for name in ("from_", "until"):
        if name in words:
            words[name] = on(words[name])
    for name in ("binds", "towards"):
        if name in words:
            words[name] = tuple(words[name].split())
    if "binding" in words:
        words["binding"] = Binding(words["binding"])
    return Obligation(
        treaty="",
        kind=ObligationKind(kind),
        article=article,
        **{"sources": ("gazette",), **words},
    )


def act(
    country: str,
    start: str,
    end: str | None = None,
    *,
    kind: ConductKind = ConductKind.OPERATION_SUSPENDED,
    towards: str | None = None,
) -> Conduct:
    """Make a conduct; the body says in what."""
    return Conduct(
        body="",
        country=country,
        kind=kind,
        nature=Nature.FACT if kind in FACTS else Nature.MEASURE,
        by=country,
        towards=towards,
        start=edge(start),
        end=edge(end) if end else None,
    )


def pact(
    id_: str,
    *rows: Membership | Obligation | Conduct,
    binding: str = "yes",
    read: bool = True,
    **fields: Any,
) -> cr.Treaty:
    """Make a treaty in force from 1990 of memberships and obligations."""

    def own(type_: type[Any], name: str) -> tuple[Any, ...]:
        return tuple(
            attrs.evolve(row, **{name: id_})
            for row in rows
            if isinstance(row, type_)
        )

    full = Standing.PARTICIPANT if binding == "no" else Standing.PARTY
    made = own(Membership, "body")
    if binding == "no":
        made = tuple(attrs.evolve(row, standing=full) for row in made)
    whole: dict[str, Any] = {
        "id": id_,
        "kind": BodyKind.TREATY,
        "name": f"Pact {id_}",
        "full": (full,),
        "complete": Complete(standings=tuple(Standing)),
        "checked": on("2020-01-01"),
        "start": edge("1990-01-01", how=Manner.RATIFICATION),
        "binding": Binding(binding),
        "binding_why": None if binding == "yes" else "its words are soft",
        "form": Form.TREATY,
        "memberships": made,
        "obligations": own(Obligation, "treaty"),
        "conduct": own(Conduct, "body"),
        "obligations_read": on("2020-01-01") if read else None,
    }
    return cr.Treaty(**{**whole, **fields})


def club(
    id_: str, *rows: Membership | Conduct, **fields: Any
) -> cr.Organisation:
    """Make an organisation in being from 1990."""
    whole: dict[str, Any] = {
        "id": id_,
        "kind": BodyKind.ALLIANCE,
        "name": f"Club {id_}",
        "full": (Standing.MEMBER,),
        "complete": Complete(standings=tuple(Standing)),
        "checked": on("2020-01-01"),
        "start": edge("1990-01-01", how=Manner.FOUNDING),
        "memberships": tuple(
            attrs.evolve(row, body=id_)
            for row in rows
            if isinstance(row, Membership)
        ),
        "conduct": tuple(
            attrs.evolve(row, body=id_)
            for row in rows
            if isinstance(row, Conduct)
        ),
    }
    return cr.Organisation(**{**whole, **fields})


def war(
    id_: str, start: str, end: str | None, *sides: str, kind: str = "war"
) -> cr.Event:
    """Make a war between sides, each a text of countries."""
    fought = tuple(tuple(side.split()) for side in sides)
    return cr.Event(
        id=id_,
        kind=EventKind(kind),
        title="War of the ford",
        start=on(start),
        end=on(end) if end else None,
        involves=tuple(country for side in fought for country in side),
        sides=fought,
        sources=("gazette",),
    )


def coding(
    pair: str,
    *years: str,
    obligation: str = "defense",
    source: str = "atop",
    binds: str | None = None,
) -> PledgeCoding:
    """Make what a dataset says of a pair, in runs such as `1993/1998`."""
    runs = [map(int, run.split("/")) for run in years]
    return PledgeCoding(
        source=source,
        pair=tuple(pair.split()),
        obligation=ObligationKind(obligation),
        binds=binds,
        years=tuple(YearRun(first=one, last=two) for one, two in runs),
        why_not="It counts from the signature.",
    )


def dataset(
    id_: str = "atop",
    *,
    countries: str | None = None,
    pledges: str = "defense",
    years: str = "1990 2005",
    published: str | None = None,
) -> cr.Source:
    """Make a dataset of pledges that counts years."""
    first, last = years.split()
    return cr.Source(
        id=id_,
        kind=SourceKind.DATASET,
        title=f"Pledges of {id_}",
        publisher="University",
        published=on(published) if published else None,
        covers=Covers(
            pledges=tuple(map(ObligationKind, pledges.split())),
            countries=tuple(countries.split()) if countries else None,
            from_=on(first),
            until=on(last),
            unit=Unit.YEAR,
        ),
    )


def scope(
    countries: str, *, kinds: str = "defense", since: str | None = None
) -> Scope:
    """Say for whom the record of obligations is complete."""
    return Scope(
        id=f"scope-{countries.replace(' ', '-').lower()}",
        obligations=tuple(map(ObligationKind, kinds.split())),
        countries=tuple(countries.split()),
        since=on(since) if since else None,
        checked=on("2019-01-01"),
    )


def record(
    *bodies: cr.Body,
    sources: Iterable[cr.Source] = (),
    codings: Iterable[PledgeCoding] = (),
    scopes: Iterable[Scope] = (),
    events: Iterable[cr.Event] = (),
) -> cr.Dataset:
    """Put a record together, with four countries and two sources more."""
    gazette = cr.Source(
        id="gazette",
        kind=SourceKind.OFFICIAL,
        title="Gazette",
        publisher="Secretariat",
    )
    wire = cr.Source(
        id="wire", kind=SourceKind.AGENCY, title="Wire", publisher="Agency"
    )
    return cr.Dataset.from_records(
        bodies=bodies,
        countries=_COUNTRIES,
        sources=(gazette, wire, *sources),
        codings=codings,
        scopes=scopes,
        events=events,
    )
