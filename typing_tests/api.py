"""The types that users see; checked by mypy and pyright, never executed."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any, assert_type

import pendulum

import caucasus_ref as cr
from caucasus_ref import tables
from caucasus_ref.model import Boundary, Conduct, Exists, Response, Rival, Step
from caucasus_ref.terms import Caveat
from caucasus_ref.text import Text
from caucasus_ref.timelines import Shift, Shifts
from caucasus_ref.vocabulary import (
    Binding,
    BodyKind,
    EventKind,
    Manner,
    SourceKind,
    Standing,
)


def datasets(path: Path) -> None:
    """Load a record, read one or put one together."""
    data = assert_type(cr.load(), cr.Dataset)
    assert_type(cr.Dataset.from_directory(path), cr.Dataset)
    assert_type(cr.Dataset.from_directory("record"), cr.Dataset)
    assert_type(
        cr.Dataset.from_records(bodies=list(data.bodies), sources=()),
        cr.Dataset,
    )
    assert_type(data.bodies, cr.Registry[cr.Body])
    assert_type(data.countries, cr.Registry[cr.Country])
    assert_type(data.events, cr.Registry[cr.Event])
    assert_type(data.sources, cr.Registry[cr.Source])


def registries() -> None:
    """Take records of its kind from a registry."""
    assert_type(cr.bodies, cr.Registry[cr.Body])
    assert_type(cr.countries, cr.Registry[cr.Country])
    assert_type(cr.bodies.CSTO, cr.Body)
    assert_type(cr.bodies["ОДКБ"], cr.Body)
    assert_type(cr.bodies.get("CSTO"), cr.Body | None)
    assert_type(cr.countries.find("Yugoslavia", on="1995-01-01"), cr.Country)
    assert_type(iter(cr.countries), Iterator[cr.Country])
    assert_type(len(cr.bodies), int)
    assert_type("CSTO" in cr.bodies, bool)


def questions(day: datetime.date, moment: pendulum.Date) -> None:
    """Ask with ids, with records and with days of any kind."""
    body, country = cr.bodies.CSTO, cr.countries.ARM
    assert_type(cr.members("CSTO", "2024-04-05"), cr.MemberSet)
    assert_type(cr.members(body, day, basis="signature"), cr.MemberSet)
    assert_type(cr.members(body, moment, known_on=day), cr.MemberSet)
    assert_type(
        cr.members("CSTO", day, according_to="seed-2024", strict=True),
        cr.MemberSet,
    )
    assert_type(cr.members("CSTO", day, standing="any"), cr.MemberSet)
    assert_type(
        cr.members("CSTO", day, standing=["member", "suspended"]),
        cr.MemberSet,
    )
    assert_type(cr.members("CSTO", day, data=cr.load()), cr.MemberSet)
    assert_type(cr.parties("CST", "1996-06-01"), cr.MemberSet)
    assert_type(cr.status("GEO", "CIS", "2008-12-01"), cr.Status)
    assert_type(cr.status(country, body, day), cr.Status)
    assert_type(cr.bodies_of("ARM", "2024-04-05"), cr.BodySet)
    assert_type(cr.history("UZB"), cr.History)
    assert_type(cr.history(country, body, lineage=True), cr.History)
    assert_type(cr.changes("NATO", since="1999", before="2025"), cr.Changes)
    assert_type(
        cr.events(since="2024-04-01", involving="AZE", kind="clash"),
        cr.Events,
    )
    assert_type(
        cr.events(involving=["ARM", country], touching=body), cr.Events
    )
    assert_type(cr.timeline("CSTO"), cr.Timeline)


def refused(moment: None) -> None:
    """Refuse what the library refuses at run time."""
    cr.members("CSTO", moment)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    cr.members("CSTO", "2024-04-05", "effective")  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
    cr.members("CSTO", "2024-04-05", basis="signed")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


def member_sets(answer: cr.MemberSet) -> None:
    """Read who was in, and what to know of it."""
    assert_type(answer.body, str)
    assert_type(answer.on, pendulum.Date)
    assert_type(answer.reading, cr.Reading)
    assert_type(answer.certain, frozenset[str])
    assert_type(answer.possible, frozenset[str])
    assert_type(answer.disputed, frozenset[str])
    assert_type(answer.conduct, tuple[Conduct, ...])
    assert_type(answer.caveats, tuple[Caveat, ...])
    assert_type(answer.data, cr.Dataset)
    assert_type(list(answer), list[str])
    assert_type(len(answer), int)
    assert_type("Armenia" in answer, bool)


def statuses(answer: cr.Status) -> None:
    """Read what one country held."""
    assert_type(answer.country, str)
    assert_type(answer.body, str)
    assert_type(answer.on, pendulum.Date)
    assert_type(answer.standing, Standing | None)
    assert_type(answer.truth, cr.Truth)
    assert_type(answer.membership, cr.Membership | None)
    assert_type(answer.joined, Boundary | None)
    assert_type(answer.left, Boundary | None)
    assert_type(answer.disputed, bool)
    assert_type(answer.conduct, tuple[Conduct, ...])
    assert_type(answer.caveats, tuple[Caveat, ...])


def body_sets(answer: cr.BodySet) -> None:
    """Read in which bodies a country was."""
    assert_type(answer.country, str)
    assert_type(answer.on, pendulum.Date)
    assert_type(answer.certain, frozenset[str])
    assert_type(answer.uncertain, frozenset[str])
    assert_type(answer.disputed, frozenset[str])
    assert_type(answer.statuses, tuple[cr.Status, ...])
    assert_type(list(answer), list[str])


def answers_of_many(
    history: cr.History, changes: cr.Changes, events: cr.Events
) -> None:
    """Count, iterate and index rows."""
    assert_type(history[0], cr.Holding)
    assert_type(history.rows, tuple[cr.Holding, ...])
    assert_type(list(history), list[cr.Holding])
    assert_type(history.body, str | None)
    assert_type(history[0].joined, Boundary)
    assert_type(history[0].left, Boundary | None)
    assert_type(history[0].standing, Standing)
    assert_type(history[0].certain, cr.Spans)
    assert_type(changes[0], cr.Change)
    assert_type(changes[0].on, cr.PartialDate)
    assert_type(changes[0].was, cr.Holding | None)
    assert_type(changes[0].effect, str)
    assert_type(changes[0].how, str)
    assert_type(events[0], cr.Event)
    assert_type(len(events), int)


def timelines(one: cr.Timeline, other: cr.Timeline) -> None:
    """Combine timelines to timelines."""
    assert_type(one & other, cr.Timeline)
    assert_type(one | other, cr.Timeline)
    assert_type(one - other, cr.Timeline)
    assert_type(one ^ other, cr.Timeline)
    assert_type(one.on("2024-04-05"), frozenset[str])
    assert_type(one.possible_on("2024-04-05"), frozenset[str])
    assert_type(one.changes(), Shifts)
    assert_type(one.changes()[0], Shift)
    assert_type(one.changes()[0].on, pendulum.Date)
    assert_type(one.changes()[0].joined, frozenset[str])
    assert_type(one.when("ARM", "RUS"), cr.Spans)
    assert_type(one.possible_when(), cr.Spans)


def spans(one: cr.Spans, day: datetime.date) -> None:
    """Combine sets of days to sets of days."""
    assert_type(cr.Spans.of((day, None)), cr.Spans)
    assert_type(one & ~one | one - one ^ one, cr.Spans)
    assert_type(day in one, bool)
    assert_type(list(one), list[tuple[datetime.date, datetime.date | None]])


def dates() -> None:
    """Take first and last day from a partial date."""
    made = assert_type(cr.PartialDate.parse("1992-05"), cr.PartialDate)
    assert_type(made.earliest, pendulum.Date)
    assert_type(made.latest, pendulum.Date)
    assert_type(made.is_day, bool)
    assert_type(str(made), str)
    day: cr.DateLike = datetime.date(2024, 4, 5)
    assert_type(cr.PartialDate.of(datetime.date(2024, 4, 5)), cr.PartialDate)
    cr.members("CSTO", day)


def records(
    body: cr.Body, row: cr.Membership, source: cr.Source, event: cr.Event
) -> None:
    """Read records, which have the types of the format."""
    assert_type(body.id, str)
    assert_type(body.kind, BodyKind)
    assert_type(body.full, tuple[Standing, ...])
    assert_type(body.memberships, tuple[cr.Membership, ...])
    assert_type(body.checked, cr.PartialDate)
    if isinstance(body, cr.Treaty):
        assert_type(body.binding, Binding)
        assert_type(body.signed, Boundary | None)
    assert_type(row.standing, Standing)
    assert_type(row.joined.on, cr.PartialDate)
    assert_type(row.joined.how, Manner | None)
    assert_type(row.left, Boundary | None)
    assert_type(row.steps, tuple[Step, ...])
    assert_type(row.rivals, tuple[Rival, ...])
    assert_type(row.decision, str | None)
    assert_type(source.kind, SourceKind)
    assert_type(source.published, cr.PartialDate | None)
    assert_type(event.kind, EventKind)
    assert_type(event.start, cr.PartialDate)
    assert_type(event.involves, tuple[str, ...])
    assert_type(body.conduct[0].responses, tuple[Response, ...])
    assert_type(cr.countries.ARM.exists, Exists | None)


def words(answer: cr.Status) -> None:
    """Take texts as text, plain values as whatever JSON holds."""
    assert_type(cr.explain(answer), Text)
    assert_type(cr.cite(answer), Text)
    text: str = cr.explain(cr.members("CSTO", "2024-04-05"))
    assert_type(cr.to_dict(answer), Any)
    cr.to_dict(cr.timeline("CSTO"))
    print(text)  # noqa: T201 # never executed


def errors(answer: cr.MemberSet) -> None:
    """Read the parts that errors keep."""
    try:
        cr.members("CTSO", "2024-04-05")
    except cr.UnknownNameError as error:
        assert_type(error.kind, str)
        assert_type(error.suggestions, tuple[str, ...])
    except cr.DataError as error:
        assert_type(error.problems, tuple[cr.Problem, ...])
        assert_type(error.problems[0].file, str)
    except cr.UncertainAnswerError as error:
        assert_type(error.caveats, tuple[Any, ...])
    except (cr.DateError, cr.ReadingError) as error:
        base: cr.CaucasusRefError = error
        print(base)  # noqa: T201 # never executed
    assert_type(answer.caveats[0].kind, cr.CaveatKind)
    assert_type(answer.caveats[0].message, str)


def panels() -> None:
    """Ask for panels, and for parts of the record."""
    panel = tables.country_years("CSTO", since="1992", before="2025")
    assert_type(panel, tables.Panel[tables.CountryCell])
    assert_type(panel[0].answer, bool | float | None)
    assert_type(panel[0].cow, int | None)
    assert_type(panel[0].start, pendulum.Date)
    assert_type(panel.dicts(), list[dict[str, Any]])
    assert_type(panel.wide(), tables.Table[dict[str, Any]])
    assert_type(
        tables.dyad_years(
            [cr.bodies.CSTO, "CST", tables.obligation("defense")],
            since="1992-03",
            before=datetime.date(2025, 1, 1),
            frequency="month",
            rule="share",
        ),
        tables.Panel[tables.DyadCell],
    )
    assert_type(tables.records("memberships"), tables.Table[dict[str, Any]])
    assert_type(tables.write_package("record", format="parquet"), Path)
