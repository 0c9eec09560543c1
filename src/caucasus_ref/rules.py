"""
What must hold across the records of one dataset.

Each rule yields every breach it finds; none changes anything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from .assertions import Claim
from .checks import (
    BACKWARDS,
    SAID_BY_FILE,
    Entry,
    Found,
    Known,
    missing,
    ordered,
    unknown_sources,
    years_outside,
)
from .dates import PartialDate
from .errors import Problem, quoted
from .model import (
    Body,
    Boundary,
    Code,
    Coding,
    Conduct,
    Country,
    Covers,
    Event,
    Exists,
    Membership,
    Place,
    PledgeCoding,
    Rival,
    Scope,
    Source,
    Step,
    Treaty,
)
from .names import kind_of, lifetime, names_of
from .rules_claims import check_claim
from .rules_events import check_event, check_place
from .rules_treaties import (
    check_pledge_coding,
    check_scope,
    check_treaty,
)
from .vocabulary import (
    FACTS,
    JOINING,
    LEAVING,
    BodyKind,
    Edge,
    Manner,
    Nature,
    SourceKind,
    StepKind,
)


def broken_rules(
    entries: Sequence[Entry], beside: Sequence[Entry] = ()
) -> list[Problem]:
    """
    Find every breach of a rule in a whole dataset.

    Args:
        beside:
            What the entries may refer to, and what need not be checked.
    """
    every = [*beside, *entries]
    known = Known(
        _by_id(every, Body),
        _by_id(every, Country),
        _by_id(every, Source),
        _by_id(every, Event),
        _by_id(every, Place),
    )
    problems = [*_double_ids(entries), *_double_names(entries)]
    for entry in entries:
        for kind, rule in _RULES.items():
            if isinstance(entry.record, kind):
                found = rule(entry.record, known)
                problems += [entry.problem(*one) for one in found]
    return problems


def _by_id(entries: Sequence[Entry], kind: type[Any]) -> dict[str, Any]:
    return {
        entry.record.id: entry.record
        for entry in entries
        if isinstance(entry.record, kind)
    }


def _double_ids(entries: Sequence[Entry]) -> Iterator[Problem]:
    first: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        key = kind_of(entry.record.__class__), entry.record.id
        if key in first:
            what = (
                f"the id {quoted(key[1])} stands in {first[key].file}"
                f" @ {first[key].path} already; rename or merge one"
            )
            yield entry.problem(".id", what)
        first.setdefault(key, entry)


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
                    f"the name {quoted(name)} belongs to {other.id} already;"
                    " drop it from one of them"
                )
                yield entry.problem(".aliases", what)


def _at_once(one: Any, other: Any) -> bool:
    """Whether two bearers of a name are ever there on the same day."""
    (a, b), (c, d) = lifetime(one), lifetime(other)
    return a < d and c < b


def _check_source(source: Source, known: Known) -> Found:
    covers = source.covers
    if covers is None:
        return
    for number, country in enumerate(covers.countries or ()):
        if country not in known.countries:
            what = missing(country, known.countries, "country")
            yield f".covers.countries[{number}]", what
    if source.kind is not SourceKind.DATASET:
        yield ".covers", "only a dataset covers bodies; drop covers"
    if covers.from_.bounds[0] > covers.until.bounds[1]:
        yield ".covers", "it ends before it begins; swap from and until"
    for number, body in enumerate(covers.bodies):
        if body not in known.bodies:
            what = missing(body, known.bodies, "body")
            yield f".covers.bodies[{number}]", what


def _check_country(country: Country, known: Known) -> Found:
    for field in ("continues", "continued_by"):
        other = getattr(country, field)
        if other is not None and other not in known.countries:
            yield f".{field}", missing(other, known.countries, "country")
    dated: list[tuple[str, Exists | Code]] = []
    if country.exists:
        dated.append((".exists", country.exists))
    dated += [
        (f".codes[{number}]", code)
        for number, code in enumerate(country.codes)
    ]
    for path, span in dated:
        if span.from_ and span.until and not ordered(span.from_, span.until):
            yield path, BACKWARDS.format(span.from_, span.until)


def _check_body(body: Body, known: Known) -> Found:
    if not body.id.isidentifier():
        what = (
            f"{quoted(body.id)} cannot be typed after a dot;"
            " use letters, digits, _"
        )
        yield ".id", what
    if not body.full:
        yield ".full", "no standing counts as membership; name at least one"
    if (body.kind is BodyKind.TREATY) is not isinstance(body, Treaty):
        yield ".kind", "a treaty lives in treaties/, and nothing else does"
    if isinstance(body, Treaty):
        yield from check_treaty(body, known)
    elif body.start is None:
        yield ".start", "the key 'start' is missing"
    if not body.checked.is_day:
        yield ".checked", "name the day on which somebody looked"
    yield from _check_line(body, known)
    yield from _edges(body.start, body.end, ".start", ".end", known)
    yield from _acts(body.steps, body.rivals, (Edge.START, Edge.END))
    yield from _rivals_differ(body.rivals, start=body.start, end=body.end)
    if (body.rivals or body.codings) and body.decision is None:
        yield ".decision", _UNDECIDED
    yield from _check_rows(body, known)
    for number, country in enumerate(body.complete.countries or ()):
        if country not in known.countries:
            what = missing(country, known.countries, "country")
            yield f".complete.countries[{number}]", what
    yield from unknown_sources(body, known)


def _check_rows(body: Body, known: Known) -> Found:
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


_UNDECIDED = (
    "rivals or codings stand here without a decision;"
    " say what was decided and why"
)


def _check_line(body: Body, known: Known) -> Found:
    seen = {body.id}
    follower = body
    while follower.follows is not None:
        before = follower.follows.body
        if before not in known.bodies:
            if follower is body:
                yield ".follows.body", missing(before, known.bodies, "body")
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
    start: Boundary | None,
    end: Boundary | None,
    starts: str,
    ends: str,
    known: Known,
) -> Found:
    for boundary, manners, path in (
        (start, JOINING, starts),
        (end, LEAVING, ends),
    ):
        if boundary is None:
            continue
        if boundary.how is None:
            if not _only_dated(boundary, known):
                what = f"the key 'how' is missing; one of: {_listed(manners)}"
                yield path, what
        elif boundary.how not in manners:
            what = f"{path[1:]} by {boundary.how} cannot be"
            yield f"{path}.how", f"{what}; one of: {_listed(manners)}"
    if start and end and not ordered(start.on, end.on):
        yield f"{ends}.on", BACKWARDS.format(start.on, end.on)


def _listed(manners: Iterable[Manner]) -> str:
    return ", ".join(manner.value for manner in manners)


def _only_dated(boundary: Boundary, known: Known) -> bool:
    """Whether it comes from datasets alone, which give a date and no act."""
    cited = [known.sources.get(source) for source in boundary.sources]
    return bool(cited) and all(
        one is not None and one.kind is SourceKind.DATASET for one in cited
    )


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


def _check_membership(row: Membership, body: Body, known: Known) -> Found:
    if row.body != body.id:
        yield ".body", SAID_BY_FILE
    if row.country not in known.countries:
        yield ".country", missing(row.country, known.countries, "country")
    yield from _edges(row.joined, row.left, ".joined", ".left", known)
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
        yield ".body", SAID_BY_FILE
    if conduct.country not in by_country:
        what = f"{conduct.country} has no standing here to stand beside"
        yield ".country", what
    if (conduct.kind in FACTS) is not (conduct.nature is Nature.FACT):
        yield ".nature", f"{conduct.kind} is no {conduct.nature}"
    if conduct.end and not ordered(conduct.start.on, conduct.end.on):
        yield ".end.on", BACKWARDS.format(conduct.start.on, conduct.end.on)


def _check_coding(coding: Coding, body: Body, known: Known) -> Found:
    if coding.country not in known.countries:
        yield ".country", missing(coding.country, known.countries, "country")
    if coding.years and coding.memberships:
        yield "", "a coding gives years or memberships, not both"
    for number, row in enumerate(coding.memberships):
        if row.left and not ordered(row.joined, row.left):
            what = BACKWARDS.format(row.joined, row.left)
            yield f".memberships[{number}].left", what
    source = known.sources.get(coding.source)
    if source is None:
        yield ".source", missing(coding.source, known.sources, "source")
    elif source.covers is not None:
        yield from _inside(coding, body, source.covers)
    elif coding.years:
        yield ".source", f"{source.id} counts years, so say what it covers"


def _inside(coding: Coding, body: Body, covers: Covers) -> Found:
    """Check that a coding says only what its dataset covers."""
    if body.id not in covers.bodies:
        what = f"it does not cover {body.id}; add it to covers.bodies"
        yield ".source", what
    for _, what in years_outside(coding.years, covers, coding.source):
        yield ".years", what


_RULES: dict[type[Any], Callable[[Any, Known], Found]] = {
    Body: _check_body,
    Claim: check_claim,
    Country: _check_country,
    Event: check_event,
    Place: check_place,
    PledgeCoding: check_pledge_coding,
    Scope: check_scope,
    Source: _check_source,
}
