"""What the tests share: profiles of Hypothesis, and a tiny made-up record."""

from __future__ import annotations

import os
import shutil
import warnings
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest
from hypothesis import Phase, settings

from caucasus_ref import (
    Body,
    Country,
    Dataset,
    Event,
    Organisation,
    PartialDate,
    Source,
    Treaty,
)
from caucasus_ref.model import (
    Boundary,
    CodedYears,
    Coding,
    Complete,
    Conduct,
    Covers,
    Follows,
    Life,
    Membership,
    Response,
    Rival,
    Step,
    Version,
)
from caucasus_ref.vocabulary import (
    Binding,
    BodyKind,
    ConductKind,
    Edge,
    EventKind,
    FollowHow,
    Form,
    LifeKind,
    Manner,
    Nature,
    SourceKind,
    Stance,
    Standing,
    StepKind,
    Unit,
)


_ALL_PHASES = tuple(Phase)
_TO_THE_FIRST = (Phase.explicit, Phase.generate)
for _name, _examples, _phases in (
    ("dev", 50, _ALL_PHASES),
    ("thorough", 150, _ALL_PHASES),
    ("mutants", 10, _TO_THE_FIRST),
):
    settings.register_profile(
        _name,
        max_examples=_examples,
        phases=_phases,
        derandomize=True,
        database=None,
        deadline=None,
    )
settings.load_profile(os.environ.get("CAUCASUS_REF_PROFILE", "dev"))


_CHECKED = PartialDate.parse("2026-01-01")


def _edge(
    on: str, how: Manner | None = None, known: str | None = None
) -> Boundary:
    return Boundary(
        on=PartialDate.parse(on),
        how=how,
        known=None if known is None else PartialDate.parse(known),
        sources=("gazette",),
    )


def _step(
    of: Edge,
    kind: StepKind,
    on: str,
    by: str,
    effective: str | None = None,
) -> Step:
    return Step(
        of=of,
        kind=kind,
        on=PartialDate.parse(on),
        by=by,
        effective=None if effective is None else PartialDate.parse(effective),
        sources=("gazette",),
    )


def _years(country: str, first: int, last: int) -> Coding:
    return Coding(
        source="yearly",
        country=country,
        years=(CodedYears(standing=Standing.MEMBER, first=first, last=last),),
        why_not="It counts whole years.",
    )


def _old() -> Organisation:
    return Organisation(
        id="OLD",
        kind=BodyKind.ALLIANCE,
        name="Old Alliance",
        aliases=("Старый союз",),
        full=(Standing.MEMBER,),
        complete=Complete(standings=(Standing.MEMBER, Standing.OBSERVER)),
        checked=_CHECKED,
        start=_edge("1990-01-01", Manner.FOUNDING),
        end=_edge("2000-01-01", Manner.DISSOLUTION),
        decision="The day decides, not the year.",
        memberships=(
            Membership(
                body="OLD",
                country="AAA",
                standing=Standing.MEMBER,
                joined=_edge("1990-01-01", Manner.FOUNDING),
                left=_edge("2000-01-01", Manner.DISSOLUTION),
            ),
            Membership(
                body="OLD",
                country="BBB",
                standing=Standing.MEMBER,
                joined=_edge("1992", Manner.ACCESSION),
                left=_edge("1998-03-01", Manner.WITHDRAWAL, "1997-09-01"),
                steps=(
                    _step(Edge.JOINED, StepKind.SIGNED, "1991-06-01", "BBB"),
                    _step(
                        Edge.LEFT,
                        StepKind.NOTICE,
                        "1997-09-01",
                        "BBB",
                        effective="1998-03-01",
                    ),
                ),
                rivals=(
                    Rival(
                        of=Edge.LEFT,
                        on=PartialDate.parse("1997-09-01"),
                        sources=("wire",),
                        why_not="That is the day of the notice.",
                    ),
                ),
                decision="A notice takes effect after six months.",
            ),
            Membership(
                body="OLD",
                country="CCC",
                standing=Standing.OBSERVER,
                joined=_edge("1993-05", Manner.DECISION),
                left=_edge("1996-01-01", Manner.STATUS_CHANGE),
            ),
            Membership(
                body="OLD",
                country="CCC",
                standing=Standing.MEMBER,
                joined=_edge("1996-01-01", Manner.STATUS_CHANGE),
                left=_edge("2000-01-01", Manner.DISSOLUTION),
            ),
        ),
        codings=(_years("AAA", 1990, 1998), _years("CCC", 1993, 1998)),
    )


def _new() -> Organisation:
    return Organisation(
        id="NEW",
        kind=BodyKind.ALLIANCE,
        name="New Alliance",
        full=(Standing.MEMBER,),
        complete=Complete(standings=(Standing.MEMBER,)),
        checked=_CHECKED,
        follows=Follows(body="OLD", how=FollowHow.REPLACED),
        start=_edge("2000-01-01", Manner.FOUNDING),
        memberships=(
            Membership(
                body="NEW",
                country="AAA",
                standing=Standing.MEMBER,
                joined=_edge("2000-01-01", Manner.FOUNDING),
            ),
            Membership(
                body="NEW",
                country="CCC",
                standing=Standing.MEMBER,
                joined=_edge("2000-01-01", Manner.FOUNDING),
                steps=(
                    _step(
                        Edge.LEFT,
                        StepKind.NOTICE,
                        "2005-01-01",
                        "CCC",
                        effective="2006-01-01",
                    ),
                    _step(Edge.LEFT, StepKind.REVOKED, "2005-06-01", "CCC"),
                    _step(Edge.LEFT, StepKind.ANNOUNCED, "2010-01-01", "CCC"),
                ),
            ),
        ),
        conduct=(
            Conduct(
                body="NEW",
                country="AAA",
                kind=ConductKind.FROZEN,
                nature=Nature.FACT,
                by="AAA",
                start=_edge("2020-02-22"),
                responses=(
                    Response(
                        by="CCC",
                        stance=Stance.DENIES_EFFECT,
                        on=PartialDate.parse("2020-02-23"),
                        sources=("wire",),
                    ),
                ),
            ),
            Conduct(
                body="NEW",
                country="CCC",
                kind=ConductKind.VOTE_SUSPENDED,
                nature=Nature.MEASURE,
                by="NEW",
                under="Art. 5",
                start=_edge("2012-01-01"),
                end=_edge("2013-01-01"),
            ),
        ),
    )


def _pact() -> Treaty:
    return Treaty(
        id="PACT",
        kind=BodyKind.TREATY,
        name="Pact of Peace",
        binding=Binding.YES,
        form=Form.TREATY,
        full=(Standing.PARTY,),
        complete=Complete(standings=(Standing.PARTY, Standing.SIGNATORY)),
        checked=_CHECKED,
        signed=_edge("1994-12-24"),
        start=_edge("1996-04-10", Manner.RATIFICATION),
        life=(
            Life(
                kind=LifeKind.PROLONGED,
                on=PartialDate.parse("2001-04-10"),
                act=PartialDate.parse("2002-02-01"),
                sources=("gazette",),
            ),
        ),
        memberships=(
            Membership(
                body="PACT",
                country="AAA",
                standing=Standing.PARTY,
                joined=_edge("1996-04-10", Manner.RATIFICATION),
                steps=(
                    _step(Edge.JOINED, StepKind.SIGNED, "1994-12-24", "AAA"),
                    _step(
                        Edge.JOINED,
                        StepKind.PROLONGED,
                        "2002-02-01",
                        "AAA",
                        effective="2001-04-10",
                    ),
                ),
            ),
            Membership(
                body="PACT",
                country="BBB",
                standing=Standing.PARTY,
                joined=_edge("1996-04-10", Manner.RATIFICATION),
                left=_edge("2001-04", Manner.EXPIRY),
            ),
            Membership(
                body="PACT",
                country="CCC",
                standing=Standing.SIGNATORY,
                joined=_edge("1994-12-24", Manner.SIGNATURE),
                left=_edge("1999-05-10", Manner.REFUSAL),
            ),
        ),
    )


def _sources() -> tuple[Source, ...]:
    return (
        Source(
            id="gazette",
            kind=SourceKind.OFFICIAL,
            title="Gazette",
            publisher="Secretariat",
        ),
        Source(
            id="wire",
            kind=SourceKind.AGENCY,
            title="Wire",
            publisher="Agency",
            published=PartialDate.parse("1997-10"),
        ),
        Source(
            id="yearly",
            kind=SourceKind.DATASET,
            title="Alliances by year",
            publisher="University",
            covers=Covers(
                bodies=("OLD",),
                from_=PartialDate.parse("1985"),
                until=PartialDate.parse("1998"),
                unit=Unit.YEAR,
            ),
        ),
    )


def _events() -> tuple[Event, ...]:
    return (
        Event(
            id="clash-1993",
            kind=EventKind.CLASH,
            title="Clash at the river",
            start=PartialDate.parse("1993-04-10"),
            end=PartialDate.parse("1993-04-13"),
            involves=("AAA", "BBB"),
            touches=("OLD",),
            versions=(
                Version(by="AAA", says="B fired.", sources=("wire",)),
                Version(by="BBB", says="A fired.", sources=("wire",)),
            ),
        ),
        Event(
            id="summit-1999",
            kind=EventKind.SUMMIT,
            title="Last summit",
            start=PartialDate.parse("1999"),
            involves=("AAA",),
            touches=("OLD", "NEW"),
            sources=("gazette",),
        ),
    )


@pytest.fixture(scope="session")
def tiny() -> Dataset:
    """Three countries, an alliance, its successor and a pact, made up."""
    bodies: tuple[Body, ...] = (_new(), _old(), _pact())
    return Dataset.from_records(
        bodies=bodies,
        countries=(
            Country(
                id="AAA",
                name="Arcadia",
                names=(("ru", "Аркадия"),),
                aliases=("The Meadows",),
            ),
            Country(id="BBB", name="Borduria"),
            Country(id="CCC", name="Cimmeria"),
        ),
        events=_events(),
        sources=_sources(),
    )


@pytest.fixture(scope="session")
def spark_if_any() -> Iterator[Any]:
    """Run PySpark on two local cores; none where it or Java is missing."""
    java = shutil.which("java") is not None or "JAVA_HOME" in os.environ
    if not java or find_spec("pyspark") is None:
        yield None
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # PySpark's own, on starting
        sql: Any = import_module("pyspark.sql")
        session = (
            sql.SparkSession.builder.master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.session.timeZone", "Asia/Tashkent")
            .getOrCreate()
        )
        session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()
