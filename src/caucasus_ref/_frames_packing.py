"""How the days of many codes are grouped, or packed into whole numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import TypeAlias, TypeVar

import attrs

from .spans import Span, Spans


Key: TypeAlias = str | int | float
"""A code as its column has it, or the number of a pair of codes."""
Pair: TypeAlias = tuple[Key, Key]
K = TypeVar("K")

_NEVER = 3_652_060
"""The number of the day after the last one that can be written."""
_BITS = 62
_DOUBT_BITS = 11
"""How long a doubt about a boundary may be packed: up to five years."""


def by_span(days: Mapping[K, Spans]) -> dict[Span, list[K]]:
    """Give for each stretch of days the codes that have it."""
    found: defaultdict[Span, list[K]] = defaultdict(list)
    for code, spans in days.items():
        for span in spans:
            found[span].append(code)
    return found


@attrs.frozen
class Packed:
    """
    One stretch a code, and the doubts around it, as whole numbers.

    From the high bits: the start, the end, how long the doubt before the
    start is and how long the one after the end; days are counted from `base`.

    Attributes:
        ends: How many bits the end has, and each of the doubts.
        yes: What did not fit in.
        maybe: What did not fit in of the days without a plain answer.
    """

    base: int
    ends: tuple[int, int, int]
    numbers: dict[Key, int]
    yes: dict[Key, Spans]
    maybe: dict[Key, Spans]


def pack(yes: Mapping[Key, Spans], maybe: Mapping[Key, Spans]) -> Packed:
    """Pack the first stretch of each code, and the doubts around it."""
    firsts = {code: _numbered(spans.parts[0]) for code, spans in yes.items()}
    base = min((start for start, _ in firsts.values()), default=1)
    ends = (_NEVER - base).bit_length()
    starts = max((start - base for start, _ in firsts.values()), default=0)
    room = _BITS - ends - starts.bit_length()
    limit = 2 ** min(_DOUBT_BITS, max(room // 2, 0))
    doubts: dict[Key, tuple[int, int]] = {}
    rest: dict[Key, Spans] = {}
    for code, spans in maybe.items():
        start, end = firsts.get(code, (0, 0))
        before = after = 0
        parts: list[Span] = []
        for span in spans:
            first, last = _numbered(span)
            if last == start and last - first < limit:
                before = last - first
            elif first == end and last - first < limit:
                after = last - first
            else:
                parts.append(span)
        doubts[code] = before, after
        if parts:
            rest[code] = Spans(tuple(parts))
    early, late = (
        max((pair[n] for pair in doubts.values()), default=0).bit_length()
        for n in (0, 1)
    )
    numbers: dict[Key, int] = {}
    for code, (start, end) in firsts.items():
        before, after = doubts.get(code, (0, 0))
        number = (start - base) << ends | (end - base)
        numbers[code] = (number << early | before) << late | after
    left = {c: Spans(s.parts[1:]) for c, s in yes.items() if len(s) > 1}
    return Packed(base, (ends, early, late), numbers, left, rest)


def _numbered(span: Span) -> tuple[int, int]:
    start, end = span
    return start.toordinal(), _NEVER if end is None else end.toordinal()


def rectangles(
    pairs: Collection[Pair],
) -> list[tuple[frozenset[Key], frozenset[Key]]]:
    """
    Cover pairs of different codes by whole blocks of rows and columns.

    A block may also hold a code beside itself; no two of those are a pair.
    """
    rows: defaultdict[Key, set[Key]] = defaultdict(set)
    for one, other in pairs:
        rows[one].add(other)
    without: defaultdict[frozenset[Key], set[Key]] = defaultdict(set)
    itself: defaultdict[frozenset[Key], set[Key]] = defaultdict(set)
    for one, others in rows.items():
        without[frozenset(others)].add(one)
        itself[frozenset(others | {one})].add(one)
    found: defaultdict[frozenset[Key], set[Key]] = defaultdict(set)
    for one, others in rows.items():
        bare, full = frozenset(others), frozenset(others | {one})
        wider = len(itself[full]) > len(without[bare])
        found[full if wider else bare].add(one)
    return [(frozenset(those), cells) for cells, those in found.items()]
