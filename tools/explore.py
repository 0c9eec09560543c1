"""
Write the record for the page on which one picks a day.

    python tools/explore.py DIRECTORY

`docs/conf.py` calls it for the documents.  The page has no server and opens
from disk, so the record comes as a script, `explore-record.js`.  In it every
set of days is a list of spans, the first day and the first day without; an
end of null is none.  It is what `members` answers with, on every day.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import caucasus_ref as cr
from caucasus_ref.answers import Change
from caucasus_ref.model import stretch
from caucasus_ref.reading import CountryReading, existence
from caucasus_ref.rosters import Roster, Slice, conduct_days, roster
from caucasus_ref.spans import Spans
from caucasus_ref.terms import ADOPTED, Caveat
from caucasus_ref.vocabulary import BodyKind, worded


FILE = "explore-record.js"
"""The name of the script; it sets `window.caucasusRefRecord`."""

KINDS = {
    BodyKind.ALLIANCE: "Alliances",
    BodyKind.UNION: "Unions",
    BodyKind.FORUM: "Forums",
    BodyKind.PARTNERSHIP: "Partnerships",
    BodyKind.ECONOMIC: "Economic bodies",
    BodyKind.COUNCIL: "Councils",
    BodyKind.TREATY: "Treaties and other instruments",
    BodyKind.RECOGNITION: "Recognition",
}

Item = TypeVar("Item", bound=Hashable)
News: TypeAlias = tuple[str, str, str | None, str]
"""A day, a body, a country if it is about one, and what changes."""


def write(directory: Path, data: cr.Dataset | None = None) -> Path:
    """Write the script into a directory."""
    told = json.dumps(record(data or cr.load()), separators=(",", ":"))
    path = directory / FILE
    path.write_text(f"window.caucasusRefRecord = {told};\n", "utf-8")
    return path


def record(data: cr.Dataset) -> dict[str, Any]:
    """Give what the page has to know, as plain JSON values."""
    bodies = {body.id: _body(data, body) for body in data.bodies}
    named = {who for body in bodies.values() for who in body["countries"]}
    news = sorted(
        (one for body in data.bodies for one in _news(data, body)),
        key=lambda one: one[:2],
    )
    checked = [body.checked.bounds[1] for body in data.bodies]
    last = max([*checked, *(date.fromisoformat(one[0]) for one in news)])
    return {
        "version": cr.__version__,
        "first": f"{news[0][0][:4]}-01-01",
        "last": f"{last.year:04}-12-31",
        "kinds": {kind.value: label for kind, label in KINDS.items()},
        "countries": {id_: data.countries[id_].name for id_ in sorted(named)},
        "bodies": bodies,
        "changes": news,
    }


def _body(data: cr.Dataset, body: cr.Body) -> dict[str, Any]:
    kept = roster(data, body, ADOPTED)
    ((_, _, readings),) = kept.turns
    acts = ((act, conduct_days(act, ADOPTED)) for act in body.conduct)
    return {
        "name": body.name,
        "kind": body.kind.value,
        "exists": _days(existence(body, ADOPTED)[1]),
        "countries": {
            country: _country(one) for country, one in readings.items()
        },
        "conduct": [[act.country, str(act), _days(on)] for act, on in acts],
        "notes": [
            [worded(note.kind), note.message, note.countries, _days(on)]
            for note, on in _spells(kept, _notes).items()
        ],
        "silent": _days(_spells(kept, _silence).get(True, Spans())),
        "listed": {
            country: _days(on)
            for country, on in _spells(kept, _listed).items()
        },
    }


def _country(one: CountryReading) -> dict[str, Any]:
    return {
        "certain": _days(one.certain),
        "possible": _days(one.possible),
        "disputed": _days(one.disputed),
        "holdings": [
            [
                worded(holding.standing),
                stretch(holding.joined, holding.left),
                holding.counts,
                _days(holding.certain),
                _days(holding.possible),
            ]
            for holding in one.holdings
        ],
    }


def _days(days: Spans) -> list[list[str | None]]:
    return [
        [start.isoformat(), None if end is None else end.isoformat()]
        for start, end in days
    ]


def _spells(
    kept: Roster, items: Callable[[Slice], Iterable[Item]]
) -> dict[Item, Spans]:
    """Give the days on which each thing is in the answer."""
    found: defaultdict[Item, list[tuple[date, date | None]]]
    found = defaultdict(list)
    ends = [*kept.days[1:], None]
    for start, end, piece in zip(kept.days, ends, kept.slices, strict=True):
        for item in items(piece):
            found[item].append((start, end))
    return {item: Spans.of(*parts) for item, parts in found.items()}


def _notes(piece: Slice) -> tuple[Caveat, ...]:
    return piece.caveats


def _silence(piece: Slice) -> tuple[bool, ...]:
    return () if piece.listed is None else (True,)


def _listed(piece: Slice) -> list[str]:
    return sorted(piece.listed or ())


def _news(data: cr.Dataset, body: cr.Body) -> Iterator[News]:
    """Tell of every day on which something about a body changes."""
    certainly, possibly = existence(body, ADOPTED)
    verbs = (
        ("in force", "no longer in force")
        if isinstance(body, cr.Treaty)
        else ("in existence", "no longer in existence")
    )
    for place, edge in enumerate((body.start, body.end)):
        days = [span[place] for span in (*possibly, *certainly)]
        how = f" ({worded(edge.how)})" if edge and edge.how else ""
        yield from _told(days, body.id, None, verbs[place] + how)
    for change in cr.changes(body, data=data):
        days = [
            *(change.was.end if change.was else ()),
            *(change.now.start if change.now else ()),
        ]
        yield from _told(days, body.id, change.country, _turn(change))
    for act in body.conduct:
        begins = "begins" if act.start.on.is_day else "perhaps begins"
        for start, end in conduct_days(act, ADOPTED):
            yield from _told([start], body.id, act.country, f"{act}: {begins}")
            yield from _told([end], body.id, act.country, f"{act}: ended")


def _turn(change: Change) -> str:
    was = worded(change.was.standing) if change.was else ""
    now = worded(change.now.standing) if change.now else ""
    what = f"{now}, before that {was}" if was and now else now
    how = f" ({change.how})" if change.how else ""
    return (what or f"no longer {was}") + how


def _told(
    days: Iterable[date | None], body: str, country: str | None, what: str
) -> Iterator[News]:
    """Tell of it once, or on each of several days if its date is coarse."""
    known = sorted({day for day in days if day is not None})
    for day in known:
        text = what
        if day != known[-1]:
            text = f"perhaps {what}"
            if known[-1] < date.max:
                text += f", by {known[-1]} at the latest"
        elif len(known) > 1:
            text = f"{what}, on this day at the latest"
        if date.min < day < date.max:
            yield day.isoformat(), body, country, text


if __name__ == "__main__":
    print(write(Path(sys.argv[1])))
