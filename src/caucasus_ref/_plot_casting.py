"""Which rows a picture has, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeAlias

from ._plot_scene import Bar, Group, Row, Shade, Stage
from .asked import each
from .dataset import Dataset
from .model import Body, Event, Organisation
from .reading import countries_of
from .rosters import answering, line_of
from .spans import Spans
from .terms import Bodies, Reading, find_body, several
from .timelines import Timeline
from .vocabulary import BodyKind, Standing


Happenings: TypeAlias = str | Event | Iterable[str | Event]
"""One event or several, by id or as records."""

_ALIGNING = (BodyKind.ALLIANCE, BodyKind.UNION)


def bodies_asked(data: Dataset, given: Bodies | None) -> list[Body]:
    """Give the bodies of these names once each, or else all."""
    if given is None:
        return list(data.bodies)
    found = [find_body(data, one) for one in each(given, "bodies")]
    return list({one.id: one for one in found}.values())


def aligning(data: Dataset) -> list[Body]:
    """Give alliances and unions, and whose place they took, by their age."""
    found = [one for one in data.bodies if one.kind in _ALIGNING]
    for body in found:
        if body.follows is not None:
            before = data.bodies[body.follows.body]
            if before not in found:
                found.append(before)

    def age(body: Body) -> tuple[date, str]:
        start = body.start
        return start.on.bounds[0] if start else date.max, body.id

    return sorted(found, key=age)


def marked(
    data: Dataset, given: Happenings | None, reading: Reading
) -> tuple[Event, ...]:
    """Give the events to mark; none that nobody could know of yet."""
    told = (
        data.events if given is None else map(data.events.find, several(given))
    )
    limit = reading.known_on
    return tuple(
        one for one in told if limit is None or one.start.bounds[1] <= limit
    )


def _lines(
    stage: Stage, asked: Iterable[Body]
) -> Iterator[list[tuple[Body, Spans]]]:
    """Give each body, or each line once, with the days on which it answers."""
    seen: set[str] = set()
    for body in asked:
        if body.id in seen:
            continue
        line = [body]
        if stage.reading.lineage:
            line = line_of(stage.data, body)[::-1]
        seen.update(one.id for one in line)
        yield [
            (one, days)
            for own in line
            for one, days in answering(stage.data, own, stage.reading)
            if one.id == own.id
        ]


def of_country(stage: Stage, country: str, asked: Iterable[Body]) -> list[Row]:
    """Give a row for each body or line, whatever the country holds there."""
    return [
        stage.row(", ".join(one.id for one, _ in line), country, line)
        for line in _lines(stage, asked)
    ]


def of_body(stage: Stage, body: Body, who: Iterable[str] | None) -> list[Row]:
    """Give a row for each of these countries, or of all that are named."""
    turns = answering(stage.data, body, stage.reading)
    if who is None:
        who = [
            one for turn, _ in turns for one in countries_of(stage.data, turn)
        ]
    return [
        stage.row(stage.data.countries[one].name, one, turns)
        for one in dict.fromkeys(who)
    ]


def by_first_day(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Give the rows in which anything is held, by their first days."""
    return tuple(
        sorted((row for row in rows if row.bars), key=lambda row: row.order)
    )


def sorted_out(
    stage: Stage, country: str, asked: Sequence[Body]
) -> list[Group]:
    """Put organisations before treaties; a line is what any of it is."""
    rows = by_first_day(of_country(stage, country, asked))
    parts: dict[str, list[Row]] = {"Organisations": [], "Instruments": []}
    for row in rows:
        held = [stage.data.bodies[one] for one in row.bodies]
        is_one = any(isinstance(body, Organisation) for body in held)
        parts["Organisations" if is_one else "Instruments"].append(row)
    groups = [Group(title, tuple(some)) for title, some in parts.items()]
    groups = [group for group in groups if group.rows]
    return groups if groups[1:] else [Group(None, rows)]


def counted_bar(
    body: Body, reading: Reading, told: Timeline, country: str
) -> Bar | None:
    """Give the one bar of a country that counts."""
    days = Shade(told.when(country), told.possible_when(country))
    counts = sorted(reading.counts(body), key=list(Standing).index)
    return Bar(counts[0], counts=True, days=days) if days.possible else None
