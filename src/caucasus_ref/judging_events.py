"""How claims about events are held against the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

import attrs

from .assertions import EventClaim
from .dates import PartialDate
from .judging_places import place_named, spelled
from .model import Event, Ids
from .names import fold
from .points import Judge, Point, days_of, of_list, within
from .rows import plural
from .spans import Spans
from .terms import find_body, find_country
from .vocabulary import Reason, Verdict, worded


def judge_event(one: Judge, said: EventClaim) -> Iterator[Point]:
    """Judge when, where and with whom an event was, once it had been."""
    event = one.data.events[said.event]
    if one.known_on is not None and event.start.bounds[0] > one.known_on:
        yield Point(
            what=event.title,
            verdict=Verdict.NO_DATA,
            answer=f"it happened on {event.start}",
            rule="event: it lies after the day of the article",
        )
        return
    if not said.told_by:
        yield _happened(one, event)
    if said.when is not None:
        yield _when(event, said.when)
    if said.days is not None:
        yield _how_long(event, said.days)
    if said.where:
        yield _where(one, event, said.where)
    if said.who:
        who = tuple(find_country(one.data, name) for name in said.who)
        yield _listed_of(event, "with", who, event.involves, "event.who")
    if said.without:
        who = tuple(find_country(one.data, name) for name in said.without)
        yield _absent(event, who)
    if said.told_by:
        who = tuple(find_country(one.data, name) for name in said.told_by)
        yield _told_by(one, event, who)
    yield from _about(one, event, said)


def _about(one: Judge, event: Event, said: EventClaim) -> Iterator[Point]:
    """Judge what sort of event it was, and what it was about."""
    if said.touches:
        bodies = tuple(find_body(one.data, name).id for name in said.touches)
        yield _on_what(one, event, bodies)
    if said.about:
        yield _spoke_of(one, event, said.about)
    if said.event_kind is not None:
        yield _same(event, "kind", said.event_kind, event.kind)
    if said.level is not None:
        yield _same(event, "level", said.level, event.level)
    if said.harm is not None:
        yield _harm(one, event, said)


def _happened(one: Judge, event: Event) -> Point:
    told = [source for version in event.versions for source in version.sources]
    plain, sided = one.apart(event.sources), one.apart(told)
    sides = _sides(one, event)
    verdict = Verdict.SUPPORTED
    rule = "event: others than the article report it"
    if not plain and len(sides) > 1:
        verdict = Verdict.DISPUTED
        rule = "event: each side tells it otherwise"
    elif not plain:
        verdict = Verdict.NOT_ESTABLISHED
        rule = "event: one side alone, or nobody but the article, reports it"
    return Point(
        what=event.title,
        verdict=verdict,
        answer=event.summary or event.title,
        because=tuple(f"{v.by} says: {v.says}" for v in event.versions),
        rule=rule,
        sources=plain or sided,
    )


def _sides(one: Judge, event: Event) -> set[str]:
    """Give the sides of whose telling others than the article know."""
    return {v.by for v in event.versions if one.apart(v.sources)}


def _told_by(one: Judge, event: Event, said: Ids) -> Point:
    """Judge who tells of it; that another is silent is not on record."""
    sides = _sides(one, event)
    verdict = of_list(said, sides, sides)
    if verdict is Verdict.CONTRADICTED:
        verdict = Verdict.NOT_ESTABLISHED
    return Point(
        what=f"told by {' '.join(said)}",
        verdict=verdict,
        answer=f"{event.title}: told by"
        f" {' '.join(v.by for v in event.versions) or 'nobody'}",
        because=tuple(
            f"{v.by} says: {v.says}" for v in event.versions if v.by in said
        ),
        rule="event.told_by: the sides whose telling is on record",
        sources=tuple(
            s for v in event.versions if v.by in said for s in v.sources
        ),
    )


def _span(event: Event) -> str:
    if event.end is None:
        return f"on {event.start}"
    return f"from {event.start} until {event.end} (the first day after)"


def _when(event: Event, said: PartialDate) -> Point:
    certain, possible = _days_of(event)
    days = days_of(said)
    verdict = Verdict.CONTRADICTED
    if within(event.start, said) or not days - certain:
        verdict = Verdict.SUPPORTED
    elif days & certain:
        verdict = Verdict.IMPRECISE
    elif days & possible:
        verdict = Verdict.NOT_ESTABLISHED
    return Point(
        what=f"on {said}",
        verdict=verdict,
        answer=f"it was {_span(event)}",
        rule="event.when: when it began, or days of it",
        sources=event.sources,
    )


def _days_of(event: Event) -> tuple[Spans, Spans]:
    """Give the days on which it certainly and possibly went on."""
    first, latest = event.start.bounds
    if event.end is None:
        certain = days_of(event.start) if event.start.is_day else Spans()
        return certain, days_of(event.start)
    end, last = event.end.bounds
    return Spans.of((latest, end)), Spans.of((first, last))


def _how_long(event: Event, days: int) -> Point:
    start = event.start
    end = event.end or start
    spare = 1 if event.end is None else 0
    least = (end.bounds[0] - start.bounds[1]).days + spare
    most = (end.bounds[1] - start.bounds[0]).days + spare
    verdict = Verdict.CONTRADICTED
    if least == days == most:
        verdict = Verdict.SUPPORTED
    elif least <= days <= most:
        verdict = Verdict.NOT_ESTABLISHED
    return Point(
        what=f"for {plural(days, 'day', 'days')}",
        verdict=verdict,
        answer=f"it was {_span(event)}",
        rule="event.days: from the first day to the last",
        sources=event.sources,
    )


def _names_at(one: Judge, event: Event) -> dict[str, str]:
    """Give every name of an event's places, folded, and whose name it is."""
    names: dict[str, str] = {}
    for text in event.places:
        for name in (text, *text.split(" / ")):
            names[fold(name)] = ""
            place = place_named(one, name)
            if place is not None:
                names |= spelled(place)
    return names


def _where(one: Judge, event: Event, said: Ids) -> Point:
    names = _names_at(one, event)
    theirs = {name: names[fold(name)] for name in said if fold(name) in names}
    sided = {name: by for name, by in theirs.items() if by}
    return Point(
        what=f"at {', '.join(said)}",
        verdict=of_list(said, theirs, theirs)
        if event.places
        else Verdict.NOT_ESTABLISHED,
        answer=f"it was at {', '.join(event.places) or 'no place on record'}",
        reasons=(Reason.PLACE_NAME,) if sided else (),
        because=tuple(
            f"{name} is the name that {by} uses" for name, by in sided.items()
        ),
        rule="event.where: the places of the event, by any of their names",
        sources=event.sources,
    )


def _listed_of(
    event: Event, verb: str, said: Ids, ours: Ids, rule: str
) -> Point:
    missing = [name for name in said if name not in ours]
    told = f"{verb} {' '.join(ours)}" if ours else "nothing of it on record"
    return Point(
        what=f"{verb} {' '.join(said)}",
        verdict=of_list(said, ours, ours) if ours else Verdict.NOT_ESTABLISHED,
        answer=f"{event.title}: {told}",
        because=tuple(f"{name} is not among them" for name in missing if ours),
        rule=f"{rule}: who or what the event involves",
        sources=event.sources,
    )


def _absent(event: Event, said: Ids) -> Point:
    there = [name for name in said if name in event.involves]
    verdict = Verdict.CONTRADICTED if there else Verdict.SUPPORTED
    return Point(
        what=f"without {' '.join(said)}",
        verdict=verdict if event.involves else Verdict.NOT_ESTABLISHED,
        answer=f"{event.title}: with {' '.join(event.involves) or 'nobody'}",
        because=tuple(f"{name} took part" for name in there),
        rule="event.without: who or what the event involves",
        sources=event.sources,
    )


def _on_what(one: Judge, event: Event, bodies: Ids) -> Point:
    """Judge what a meeting was about; name the one that is meant instead."""
    point = _listed_of(event, "on", bodies, event.touches, "event.touches")
    if point.verdict is Verdict.SUPPORTED:
        return point
    near = [
        other
        for other in one.data.events
        if other.id != event.id
        and set(bodies) <= set(other.touches)
        and abs((other.start.bounds[0] - event.start.bounds[0]).days) <= _NEAR
    ]
    if not near:
        return point
    told = [
        f"that is another event, of {other.start}: {other.title}"
        for other in near
    ]
    return attrs.evolve(
        point,
        verdict=Verdict.CONTRADICTED,
        reasons=(Reason.OTHER_BODY,),
        because=(*point.because, *told),
    )


_NEAR = 7
"""Within how many days an event may be taken for another."""


def _spoke_of(one: Judge, event: Event, names: Ids) -> Point:
    said = [one.data.events[name].id for name in names]

    def titles(ids: Iterable[str]) -> str:
        return "; ".join(one.data.events[id_].title for id_ in ids)

    return Point(
        what=f"about {titles(said)}",
        verdict=of_list(said, event.about, event.about)
        if event.about
        else Verdict.NOT_ESTABLISHED,
        answer=f"about {titles(event.about)}"
        if event.about
        else "the record does not say what it was about",
        rule="event.about: the events it spoke of",
        sources=event.sources,
    )


def _same(
    event: Event, name: str, said: StrEnum, ours: StrEnum | None
) -> Point:
    verdict = Verdict.SUPPORTED if said is ours else Verdict.CONTRADICTED
    if ours is None:
        verdict = Verdict.NOT_ESTABLISHED
    return Point(
        what=f"{worded(said)}",
        verdict=verdict,
        answer=f"{event.title}: {worded(ours) or 'not recorded'}",
        rule=f"event.{name}: the record's own word",
        sources=event.sources,
    )


def _harm(one: Judge, event: Event, said: EventClaim) -> Point:
    whose = said.harmed_of and find_country(one.data, said.harmed_of)
    figures = [
        figure
        for figure in event.figures
        if figure.what is said.harm and (whose is None or figure.of == whose)
    ]
    number = said.harmed or 0
    verdict = Verdict.NOT_ESTABLISHED
    if figures:
        low = sum(figure.low for figure in figures)
        high = sum(figure.high for figure in figures)
        verdict = Verdict.CONTRADICTED
        if low <= number <= high:
            verdict = Verdict.SUPPORTED if low == high else Verdict.DISPUTED
    shown = "; ".join(
        f"{f.low if f.low == f.high else f'{f.low} to {f.high}'}"
        f" {f.what}{f' of {f.of}' if f.of else ''}"
        for f in figures
    )
    return Point(
        what=f"{number} {worded(said.harm)}{f' of {whose}' if whose else ''}",
        verdict=verdict,
        answer=shown or "the record has no figure",
        rule="event.harm: the figures of the event",
        sources=tuple(source for f in figures for source in f.sources),
    )
