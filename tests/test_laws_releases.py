"""Laws of the tool that says which answers moved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import attrs
from hypothesis import given
from hypothesis import strategies as st

import caucasus_ref as cr
from caucasus_ref.model import Complete
from caucasus_ref.reading import countries_of
from caucasus_ref.spans import Spans
from caucasus_ref.strategies import datasets, telling_days
from caucasus_ref.vocabulary import ObligationKind, Standing, worded
from test_compare_releases import NONE, told, tool


LINE = re.compile(
    r"- (?P<about>.+?): (?P<who>[^:]+?)"
    r"(?: from (?P<first>\S+))?(?: until (?P<until>\S+))?(?: on every day)?"
    r": (?P<old>.+) → (?P<new>.+)"
)
TRUTHS = {"yes": "yes", "no": "no", "uncertain": "uncertain"}
TRUTHS["no data"] = "uncertain"
Lines = dict[tuple[str, str], list[tuple[Spans, str, str]]]


def parsed(text: str) -> Lines:
    """Read the printed lines back, for each question its changes."""
    found: Lines = {}
    for line in [*told(text)[0], *told(text)[1]]:
        match = LINE.fullmatch(line)
        assert match is not None, line
        first, until = match["first"], match["until"]
        days = Spans.of(
            (
                date.fromisoformat(first) if first else date.min,
                date.fromisoformat(until) if until else None,
            )
        )
        for who in match["who"].split():
            found.setdefault((match["about"], who), []).append(
                (days, match["old"], match["new"])
            )
    return found


def on_the_day(
    found: Lines, about: str, who: str, day: date
) -> tuple[str, str] | None:
    """Give what changed that day; there is at most one line that says so."""
    hits = [
        (old, new)
        for days, old, new in found.get((about, who), [])
        if day in days
    ]
    assert len(hits) <= 1
    return hits[0] if hits else None


def said(
    data: cr.Dataset, country: str, body: str, day: date
) -> tuple[str, str] | None:
    """Ask the library: the truth, and the standing; none if unknown."""
    if data.bodies.get(body) is None or data.countries.get(country) is None:
        return None
    answer = cr.status(country, body, day, data=data)
    return str(answer.truth.value), worded(answer.standing)


def fits(word: str, answer: tuple[str, str] | None) -> bool:
    """Whether a printed answer is what the library says."""
    truth, *standings = word.split(", ")
    if answer is None:
        return word == "no"
    if not standings:
        return answer == (TRUTHS[truth], "")
    shown = [one.removesuffix("?") for one in standings]
    return TRUTHS[truth] == answer[0] and answer[1] in shown


def listed(data: cr.Dataset, body: str) -> Iterator[str]:
    """Give the countries that a roster names."""
    found = data.bodies.get(body)
    if found is not None:
        yield from countries_of(data, found)
        yield from found.complete.countries or ()


@st.composite
def pairs(draw: st.DrawFn) -> tuple[cr.Dataset, cr.Dataset]:
    """Draw two records, or one and the same with other complete rosters."""
    old = draw(datasets())
    if draw(st.booleans()):
        return old, draw(datasets())
    sets = [Complete(standings=()), Complete(standings=tuple(Standing))]
    sets += [attrs.evolve(sets[1], countries=("ARM",))]
    bodies = [
        attrs.evolve(body, complete=draw(st.sampled_from(sets)))
        for body in old.bodies
    ]
    others = [one for one in old if not isinstance(one, cr.Body)]
    return old, cr.Dataset._of([*bodies, *others])


@given(pairs(), st.data())
def test_the_printed_changes_make_the_new_answers_of_the_old(
    two: tuple[cr.Dataset, cr.Dataset], drawn: st.DataObject
) -> None:
    """On each day a line says both answers, or they are the same."""
    old, new = two
    lines = parsed(tool.compared(old, new))
    days = sorted({*telling_days(old), *telling_days(new)})
    asked = drawn.draw(st.lists(st.sampled_from(days), min_size=1, max_size=4))
    for body in {one.id for one in (*old.bodies, *new.bodies)}:
        named = {*listed(old, body), *listed(new, body)}
        for country in {one.id for one in (*old.countries, *new.countries)}:
            who = country if country in named else "others"
            for day in asked:
                was = said(old, country, body, day)
                now = said(new, country, body, day)
                line = on_the_day(lines, f"`{body}`", who, day)
                if line is not None and who == "others" and None in (was, now):
                    continue
                if line is not None:
                    assert fits(line[0], was)
                    assert fits(line[1], now)
                elif was is not None and now is not None:
                    assert was == now
                else:
                    held = was or now
                    assert held is None or (held[0] != "yes" and not held[1])


@given(datasets(pledged=True), datasets(pledged=True), st.data())
def test_the_printed_changes_make_the_new_allies_of_the_old(
    old: cr.Dataset, new: cr.Dataset, drawn: st.DataObject
) -> None:
    """For each kind of obligation and each pair, as `allies` says."""
    lines = parsed(tool.compared(old, new))
    days = sorted({*telling_days(old), *telling_days(new)})
    day = drawn.draw(st.sampled_from(days))
    known = {one.id for one in old.countries}
    known &= {one.id for one in new.countries}
    for kind in ObligationKind:
        for to in sorted(known):
            was, now = (
                cr.allies(to, day, obligation=kind, data=data)
                for data in (old, new)
            )
            for by in known - {to}:
                line = on_the_day(lines, f"{worded(kind)} by {by}", to, day)
                words = tuple(
                    "yes"
                    if by in answer.certain
                    else "uncertain"
                    if by in answer.possible
                    else "no"
                    for answer in (was, now)
                )
                assert line == (words if words[0] != words[1] else None)


@given(datasets(pledged=True) | datasets())
def test_equal_records_print_no_change(data: cr.Dataset) -> None:
    """In whatever order their records stand."""
    turned = cr.Dataset.from_records(
        bodies=[*data.bodies][::-1],
        countries=[*data.countries][::-1],
        sources=[*data.sources][::-1],
        places=[*data.places],
        codings=[*data.codings][::-1],
        scopes=[*data.scopes],
    )
    assert tool.compared(data, turned) == NONE


@given(datasets(), datasets())
def test_past_and_later_answers_part_at_the_day_checked(
    old: cr.Dataset, new: cr.Dataset
) -> None:
    """Of a body whose rows all rest on one look for news, to the day."""
    past, later = told(tool.compared(old, new))
    for body in old.bodies:
        looks = {body.checked, *(one.checked for one in body.memberships)}
        if looks - {None} != {body.checked} or isinstance(body, cr.Treaty):
            continue
        end = body.checked.bounds[1]
        head = f"- `{body.id}`:"
        for line in past:
            if line.startswith(head):
                until = LINE.fullmatch(line)["until"]  # type: ignore[index]
                assert until is not None
                assert date.fromisoformat(until) > date.min
                assert (date.fromisoformat(until) - end).days <= 1
        for line in later:
            if line.startswith(head):
                first = LINE.fullmatch(line)["first"]  # type: ignore[index]
                assert first is not None
                assert date.fromisoformat(first) > end
