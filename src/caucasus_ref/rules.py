"""
What must hold across the records of one dataset.

Each rule yields every breach it finds; none changes anything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, TypeAlias, TypeGuard

import attrs

from .dates import PartialDate
from .errors import Problem, close_to
from .model import (
    FACTS,
    JOINING,
    LEAVING,
    Body,
    BodyKind,
    Boundary,
    Code,
    Coding,
    Conduct,
    Country,
    Covers,
    Edge,
    Event,
    Exists,
    Manner,
    Membership,
    Nature,
    Rival,
    Source,
    SourceKind,
    Step,
    StepKind,
    Treaty,
)


@attrs.frozen
class Entry:
    """A record with the file and the path at which it stands."""

    file: str
    path: str
    record: Any

    def problem(self, path: str, what: str) -> Problem:
        """Name something wrong below this record."""
        return Problem(self.file, f"{self.path}{path}", what)


Found: TypeAlias = Iterator[tuple[str, str]]
"""A path below a record, and what is wrong there."""


@attrs.frozen
class _Known:
    """What the names in the record can refer to."""

    bodies: dict[str, Body]
    countries: dict[str, Country]
    sources: dict[str, Source]


def check(entries: Sequence[Entry]) -> list[Problem]:
    """Find every breach of a rule in a whole dataset."""
    known = _Known(
        _by_id(entries, Body),
        _by_id(entries, Country),
        _by_id(entries, Source),
    )
    problems = [*_double_ids(entries), *_double_names(entries)]
    for entry in entries:
        record = entry.record
        if isinstance(record, Body):
            found = _check_body(record, known)
        elif isinstance(record, Country):
            found = _check_country(record, known)
        elif isinstance(record, Event):
            found = _check_event(record, known)
        else:
            found = _check_source(record, known)
        problems += [entry.problem(path, what) for path, what in found]
    return problems


def _by_id(entries: Sequence[Entry], kind: type[Any]) -> dict[str, Any]:
    return {
        entry.record.id: entry.record
        for entry in entries
        if isinstance(entry.record, kind)
    }


def kind_of(kind: type[Any]) -> str:
    """Name the registry in which records of a type belong."""
    return "body" if issubclass(kind, Body) else kind.__name__.lower()


def _double_ids(entries: Sequence[Entry]) -> Iterator[Problem]:
    first: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        key = kind_of(entry.record.__class__), entry.record.id
        if key in first:
            what = (
                f"the id {key[1]!r} stands in {first[key].file}"
                f" @ {first[key].path} already; rename or merge one"
            )
            yield entry.problem(".id", what)
        first.setdefault(key, entry)


def names_of(record: Any) -> set[str]:
    """Give every text by which a record can be asked for, case folded."""
    texts = [record.id]
    if isinstance(record, Body | Country):
        texts += [record.name, *record.aliases]
    if isinstance(record, Country):
        texts += [text for _, text in (*record.names, *record.official)]
    return {fold(text) for text in texts}


def fold(name: str) -> str:
    """Make two spellings of one name equal: case and white space."""
    return " ".join(name.casefold().split())


def _double_names(entries: Sequence[Entry]) -> Iterator[Problem]:
    bearers: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        for name in sorted(names_of(entry.record)):
            bearers[kind_of(entry.record.__class__), name].append(entry)
    for (_, name), sharing in bearers.items():
        for entry in sharing[1:]:
            other = sharing[0].record
            if entry.record.id != other.id and _at_once(entry.record, other):
                what = (
                    f"the name {name!r} belongs to {other.id} already;"
                    " drop it from one of them"
                )
                yield entry.problem(".aliases", what)


def _at_once(one: Any, other: Any) -> bool:
    """Whether two bearers of a name are ever there on the same day."""
    (a, b), (c, d) = existence(one), existence(other)
    return a < d and c < b


def existence(record: Any) -> tuple[date, date]:
    """Give the first and the first missing day a country may exist on."""
    exists = getattr(record, "exists", None)
    start = exists.from_.bounds[0] if exists and exists.from_ else date.min
    end = exists.until.bounds[1] if exists and exists.until else date.max
    return start, end


def _missing(name: str, known: Iterable[str], kind: str) -> str:
    close = close_to(name, list(known))
    hint = f"did you mean {close[0]!r}?" if close else "add it, or correct it"
    return f"no {kind} has the id {name!r}; {hint}"


def is_tuple(value: Any) -> TypeGuard[tuple[Any, ...]]:
    """Whether it is a tuple, of whatever."""
    return isinstance(value, tuple)


def _sources(value: Any, known: _Known, path: str = "") -> Found:
    """Check every source id anywhere below a value."""
    if is_tuple(value):
        for number, item in enumerate(value):
            yield from _sources(item, known, f"{path}[{number}]")
    elif attrs.has(value.__class__) and not isinstance(value, PartialDate):
        for field in attrs.fields(value.__class__):
            name = field.name
            child = getattr(value, name)
            if name == "sources":
                for number, source in enumerate(child):
                    if source not in known.sources:
                        what = _missing(source, known.sources, "source")
                        yield f"{path}.sources[{number}]", what
            else:
                yield from _sources(child, known, f"{path}.{name}")


def _check_source(source: Source, known: _Known) -> Found:
    covers = source.covers
    if covers is None:
        return
    if source.kind is not SourceKind.DATASET:
        yield ".covers", "only a dataset covers bodies; drop covers"
    if covers.from_.bounds[0] > covers.until.bounds[1]:
        yield ".covers", "it ends before it begins; swap from and until"
    for number, body in enumerate(covers.bodies):
        if body not in known.bodies:
            what = _missing(body, known.bodies, "body")
            yield f".covers.bodies[{number}]", what


def _check_country(country: Country, known: _Known) -> Found:
    for field in ("continues", "continued_by"):
        other = getattr(country, field)
        if other is not None and other not in known.countries:
            yield f".{field}", _missing(other, known.countries, "country")
    dated: list[tuple[str, Exists | Code]] = []
    if country.exists:
        dated.append((".exists", country.exists))
    dated += [
        (f".codes[{number}]", code)
        for number, code in enumerate(country.codes)
    ]
    for path, span in dated:
        if span.from_ and span.until and not _ordered(span.from_, span.until):
            yield path, _BACKWARDS.format(span.from_, span.until)


def _check_event(event: Event, known: _Known) -> Found:
    if event.end and not _ordered(event.start, event.end):
        yield ".end", _BACKWARDS.format(event.start, event.end)
    for number, country in enumerate(event.involves):
        if country not in known.countries:
            what = _missing(country, known.countries, "country")
            yield f".involves[{number}]", what
    for number, body in enumerate(event.touches):
        if body not in known.bodies:
            what = _missing(body, known.bodies, "body")
            yield f".touches[{number}]", what
    yield from _sources(event, known)


_BACKWARDS = (
    "from {} until {} is no time at all; an end is the first day without"
)


def _ordered(start: PartialDate, end: PartialDate) -> bool:
    """Whether a span that starts and ends so can have a day."""
    (a, b), (c, d) = start.bounds, end.bounds
    return a < d and a <= c and b <= d


def _check_body(body: Body, known: _Known) -> Found:
    if not body.id.isidentifier():
        what = (
            f"{body.id!r} cannot be typed after a dot; use letters, digits, _"
        )
        yield ".id", what
    if not body.full:
        yield ".full", "no standing counts as membership; name at least one"
    if (body.kind is BodyKind.TREATY) is not isinstance(body, Treaty):
        yield ".kind", "a treaty lives in treaties/, and nothing else does"
    if isinstance(body, Treaty):
        yield from _check_treaty(body, known)
    elif body.start is None:
        yield ".start", "the key 'start' is missing"
    if not body.checked.is_day:
        yield ".checked", "name the day on which somebody looked"
    yield from _check_line(body, known)
    yield from _edges(body.start, body.end, ".start", ".end")
    yield from _acts(body.steps, body.rivals, (Edge.START, Edge.END))
    yield from _rivals_differ(body.rivals, start=body.start, end=body.end)
    if (body.rivals or body.codings) and body.decision is None:
        yield ".decision", _UNDECIDED
    yield from _check_rows(body, known)
    for number, country in enumerate(body.complete.countries or ()):
        if country not in known.countries:
            what = _missing(country, known.countries, "country")
            yield f".complete.countries[{number}]", what
    yield from _sources(body, known)


def _check_rows(body: Body, known: _Known) -> Found:
    """Check what stands in lists below a body, and how it fits together."""
    by_country: defaultdict[str, list[tuple[str, Membership]]]
    by_country = defaultdict(list)
    found: list[tuple[str, Found]] = []
    for number, row in enumerate(body.memberships):
        path = f".memberships[{number}]"
        by_country[row.country].append((path, row))
        found.append((path, _check_membership(row, body, known)))
    for number, conduct in enumerate(body.conduct):
        path = f".conduct[{number}]"
        found.append((path, _check_conduct(conduct, body, by_country)))
    told: set[tuple[str, str]] = set()
    for number, coding in enumerate(body.codings):
        path = f".codings[{number}]"
        if (coding.source, coding.country) in told:
            yield path, "a coding is all that one source says; merge them"
        told.add((coding.source, coding.country))
        found.append((path, _check_coding(coding, body, known)))
    for path, problems in found:
        for below, what in problems:
            yield f"{path}{below}", what
    for rows in by_country.values():
        yield from _one_at_a_time(rows)


_SAID_BY_FILE = "the file says it; drop this key"
_UNDECIDED = (
    "rivals or codings stand here without a decision;"
    " say what was decided and why"
)


def _check_treaty(treaty: Treaty, known: _Known) -> Found:
    if treaty.roster is not None:
        if treaty.roster not in known.bodies:
            yield ".roster", _missing(treaty.roster, known.bodies, "body")
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


def _check_line(body: Body, known: _Known) -> Found:
    seen = {body.id}
    follower = body
    while follower.follows is not None:
        before = follower.follows.body
        if before not in known.bodies:
            if follower is body:
                yield ".follows.body", _missing(before, known.bodies, "body")
            return
        if before in seen:
            yield (
                ".follows.body",
                f"the line runs in a circle through {before}",
            )
            return
        seen.add(before)
        follower = known.bodies[before]


def _edges(
    start: Boundary | None, end: Boundary | None, starts: str, ends: str
) -> Found:
    for boundary, manners, path in (
        (start, JOINING, starts),
        (end, LEAVING, ends),
    ):
        if boundary is None:
            continue
        allowed = ", ".join(manner.value for manner in manners)
        if boundary.how is None:
            yield path, f"the key 'how' is missing; one of: {allowed}"
        elif boundary.how not in manners:
            what = f"{path[1:]} by {boundary.how} cannot be; one of: {allowed}"
            yield f"{path}.how", what
    if start and end and not _ordered(start.on, end.on):
        yield f"{ends}.on", _BACKWARDS.format(start.on, end.on)


def _acts(
    steps: Sequence[Step], rivals: Sequence[Rival], edges: tuple[Edge, Edge]
) -> Found:
    told = [(f".steps[{number}]", one.of) for number, one in enumerate(steps)]
    told += [
        (f".rivals[{number}]", one.of) for number, one in enumerate(rivals)
    ]
    for path, edge in told:
        if edge not in edges:
            yield f"{path}.of", f"here it is of {edges[0]} or of {edges[1]}"


def _rivals_differ(
    rivals: Sequence[Rival], **adopted: Boundary | None
) -> Found:
    for number, rival in enumerate(rivals):
        ours = adopted.get(rival.of)
        if ours is not None and ours.on == rival.on:
            what = (
                "that is the date we adopt, so it is no rival; cite it there"
            )
            yield f".rivals[{number}].on", what
        if not rival.sources:
            what = "a rival without a source is no rival; name who gives it"
            yield f".rivals[{number}].sources", what


def _check_membership(row: Membership, body: Body, known: _Known) -> Found:
    if row.body != body.id:
        yield ".body", _SAID_BY_FILE
    if row.country not in known.countries:
        yield ".country", _missing(row.country, known.countries, "country")
    yield from _edges(row.joined, row.left, ".joined", ".left")
    yield from _acts(row.steps, row.rivals, (Edge.JOINED, Edge.LEFT))
    yield from _rivals_differ(row.rivals, joined=row.joined, left=row.left)
    if row.rivals and row.decision is None:
        yield ".decision", _UNDECIDED
    if row.left is None and (running := _running_notice(row.steps)):
        what = (
            f"a notice with effect on {running.effective} is running, so the"
            " membership has an end: write it as left, or add the step revoked"
        )
        yield ".left", what
    if row.standing in body.full:
        yield from _within(row, body)


def _running_notice(steps: Sequence[Step]) -> Step | None:
    acts = [step for step in steps if step.of is Edge.LEFT]
    revoked = [s.on.bounds[0] for s in acts if s.kind is StepKind.REVOKED]
    for step in acts:
        if (
            step.kind is StepKind.NOTICE
            and step.effective is not None
            and not any(day >= step.on.bounds[0] for day in revoked)
        ):
            return step
    return None


def _within(row: Membership, body: Body) -> Found:
    if body.start and row.joined.on.bounds[0] < body.start.on.bounds[0]:
        what = f"{body.id} begins on {body.start.on}, later than this"
        yield ".joined.on", what
    if body.end and (
        row.left is None or row.left.on.bounds[1] > body.end.on.bounds[1]
    ):
        what = f"{body.id} ends on {body.end.on}; end the membership by then"
        yield ".left", what


def _one_at_a_time(rows: list[tuple[str, Membership]]) -> Found:
    ordered = sorted(rows, key=lambda row: _period(row[1]))
    for (_, old), (path, new) in pairwise(ordered):
        if old.left is None or not _may_follow(old.left.on, new.joined.on):
            what = (
                f"{new.country} already is {old.standing} then, and a country"
                " has one standing at a time; end the earlier one first"
            )
            yield f"{path}.joined.on", what
    ends = [row.left.on for _, row in rows if row.left]
    starts = [row.joined.on for _, row in rows]
    for path, row in rows:
        if (
            row.joined.how is Manner.STATUS_CHANGE
            and row.joined.on not in ends
        ):
            what = "no membership ends on that date, so no status changed"
            yield f"{path}.joined.how", what
        if (
            row.left
            and row.left.how is Manner.STATUS_CHANGE
            and row.left.on not in starts
        ):
            what = "no membership begins on that date, so no status changed"
            yield f"{path}.left.how", what


def _period(row: Membership) -> tuple[tuple[date, date], tuple[date, date]]:
    ended = row.left.on.bounds if row.left else (date.max, date.max)
    return row.joined.on.bounds, ended


def _may_follow(left: PartialDate, joined: PartialDate) -> bool:
    (a, b), (c, d) = left.bounds, joined.bounds
    return a <= c and b <= d


def _check_conduct(
    conduct: Conduct,
    body: Body,
    by_country: dict[str, list[tuple[str, Membership]]],
) -> Found:
    if conduct.body != body.id:
        yield ".body", _SAID_BY_FILE
    if conduct.country not in by_country:
        what = f"{conduct.country} has no standing here to stand beside"
        yield ".country", what
    if (conduct.kind in FACTS) is not (conduct.nature is Nature.FACT):
        yield ".nature", f"{conduct.kind} is no {conduct.nature}"
    if conduct.end and not _ordered(conduct.start.on, conduct.end.on):
        yield ".end.on", _BACKWARDS.format(conduct.start.on, conduct.end.on)


def _check_coding(coding: Coding, body: Body, known: _Known) -> Found:
    if coding.country not in known.countries:
        yield ".country", _missing(coding.country, known.countries, "country")
    if coding.years and coding.memberships:
        yield "", "a coding gives years or memberships, not both"
    for number, row in enumerate(coding.memberships):
        if row.left and not _ordered(row.joined, row.left):
            what = _BACKWARDS.format(row.joined, row.left)
            yield f".memberships[{number}].left", what
    source = known.sources.get(coding.source)
    if source is None:
        yield ".source", _missing(coding.source, known.sources, "source")
    elif source.covers is not None:
        yield from _inside(coding, body, source.covers)
    elif coding.years:
        yield ".source", f"{source.id} counts years, so say what it covers"


def _inside(coding: Coding, body: Body, covers: Covers) -> Found:
    """Check that a coding says only what its dataset covers."""
    if body.id not in covers.bodies:
        what = f"it does not cover {body.id}; add it to covers.bodies"
        yield ".source", what
    first = covers.from_.bounds[0].year
    last = covers.until.bounds[1].year
    for run in coding.years:
        if not first <= run.first <= run.last <= last:
            what = (
                f"{run.first}/{run.last} does not lie in the years {first} to"
                f" {last} that {coding.source} covers"
            )
            yield ".years", what
