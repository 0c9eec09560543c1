"""
Print which answers one record gives and another does not, for the changelog.

    python tools/compare_releases.py OLD [NEW]

Each is a wheel, a directory with a record, or a git revision; without NEW it
is the record of the working tree.  Prints the first two parts of an entry of
`CHANGELOG.md`: a line for what changes on the same days in the same way, past
answers apart from those after the day on which the older record was last
checked for news.

An answer is what `status` says of a country, a body and a day: whether it is
a member, and what it holds there.  `no data` is a "no" that the roster cannot
give, `others` are the countries of both records that neither roster names; a
country that a record does not know is a no there.  Between pairs it is what
`allies` says.  Both records are asked by the code of today.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias
from zipfile import ZipFile

import attrs

import caucasus_ref as cr
from caucasus_ref._files import read_directory
from caucasus_ref._frames_truths import memberships, pledges
from caucasus_ref._load import PACKED, PackedTree
from caucasus_ref.dates import day_after
from caucasus_ref.pledging import bindings_of, treaties
from caucasus_ref.reading import countries_of, keeper
from caucasus_ref.rosters import checked_on, roster
from caucasus_ref.spans import NO_DAYS, Spans
from caucasus_ref.terms import ADOPTED
from caucasus_ref.vocabulary import ObligationKind, worded


ROOT = Path(__file__).parents[1]
DATA = "src/caucasus_ref/data"
OTHERS = "others"
_NOTHING = frozenset({"no", "no data"})
_Stretch: TypeAlias = tuple[date, date | None, str, str]


@attrs.frozen
class Told:
    """What a record says of one country in one body, or of one pair."""

    edges: tuple[date, ...]
    on: Callable[[date], str]


SILENT = Told((), lambda _day: "no")


@attrs.frozen(kw_only=True)
class Moved:
    """
    An answer that differs between two records, on days without a gap.

    Attributes:
        about: What is asked: a body, or an obligation of a country.
        who: The country of which it is asked, or to which it is owed.
        until: The first day on which it no longer differs so; none for never.
        past: Whether the older record was checked on or after these days.
    """

    about: str
    who: str
    first: date
    until: date | None
    old: str
    new: str
    past: bool


# Opening a record.


def opened(given: str) -> cr.Dataset:
    """Read a record from a wheel, a directory or a git revision."""
    path = Path(given)
    if path.suffix == ".whl" and path.is_file():
        with ZipFile(path) as wheel:
            packed = wheel.read(f"caucasus_ref/data/{PACKED}").decode()
        return cr.Dataset._trusted(PackedTree(packed))
    if path.is_dir():
        try:
            return cr.Dataset.from_directory(path)
        except cr.DataError as error:
            raise SystemExit(str(error)) from None
    made = subprocess.run(
        ["git", "archive", "--format=tar", given, DATA],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if made.returncode:
        msg = (
            f"{given!r} is no wheel, no directory and no git revision with a"
            f" record; git says: {made.stderr.decode().strip()}"
        )
        raise SystemExit(msg)
    with (
        TemporaryDirectory() as place,
        tarfile.open(fileobj=BytesIO(made.stdout)) as tree,
    ):
        tree.extractall(place, filter="data")
        return cr.Dataset._trusted(read_directory(Path(place, DATA))[0])


# What a record says.


def told_of(data: cr.Dataset, body: cr.Body, country: str) -> Told:
    """Say of a country, listed or not, what it is in a body on each day."""
    ((_, _, readings),) = roster(data, body, ADOPTED).turns
    listed = readings.get(country)
    yes, unsure = memberships(data, body, ADOPTED).get(
        country, (NO_DAYS, NO_DAYS)
    )
    possible = listed.possible if listed else NO_DAYS
    holdings = listed.holdings if listed else ()

    def on(day: date) -> str:
        words = ["no"]
        if day in yes:
            words = ["yes"]
        elif day in possible:
            words = ["uncertain"]
        elif day in unsure:
            words = ["no data"]
        words += [
            worded(one.standing) + ("" if day in one.certain else "?")
            for one in holdings
            if day in one.possible
        ]
        return ", ".join(words)

    sets = [yes, unsure, possible]
    for one in holdings:
        sets += [one.certain, one.possible]
    return Told(_edges(sets), on)


def told_of_pair(days: tuple[Spans, Spans]) -> Told:
    """Say of a pair whether the one owes the other, on each day."""
    yes, unsure = days

    def on(day: date) -> str:
        if day in yes:
            return "yes"
        return "uncertain" if day in unsure else "no"

    return Told(_edges(days), on)


def _edges(sets: Iterable[Spans]) -> tuple[date, ...]:
    return tuple(sorted({day for one in sets for day in one.edges()}))


# What differs.


def differences(
    old: Told, new: Told, ignoring: frozenset[str] = frozenset()
) -> Iterator[_Stretch]:
    """Give every longest stretch of days on which two answers differ."""
    days = sorted({date.min, *old.edges, *new.edges})
    pairs = [(old.on(day), new.on(day)) for day in days]
    starts = [
        number
        for number, pair in enumerate(pairs)
        if number == 0 or pair != pairs[number - 1]
    ]
    for number, after in zip(starts, [*starts[1:], None], strict=True):
        before, now = pairs[number]
        if before != now and not {before, now} <= ignoring:
            until = None if after is None else days[after]
            yield days[number], until, before, now


def split(
    about: str,
    who: str,
    found: Iterable[_Stretch],
    checked: date,
) -> Iterator[Moved]:
    """Cut what differs at the end of the day of the last look for news."""
    known = Spans.of((date.min, day_after(checked)))
    for first, until, old, new in found:
        days = Spans.of((first, until))
        for past, part in ((True, days & known), (False, days - known)):
            for start, end in part:
                yield Moved(
                    about=about,
                    who=who,
                    first=start,
                    until=end,
                    old=old,
                    new=new,
                    past=past,
                )


def renamed(old: cr.Dataset, new: cr.Dataset) -> dict[str, str]:
    """Give the new id of each body that bears it no longer, by the old."""
    found: dict[str, str] = {}
    for body in old.bodies:
        if new.bodies.get(body.id) is None and body.id in new.bodies:
            heir = new.bodies.find(body.id).id
            if old.bodies.get(heir) is None:
                found[body.id] = heir
    return found


def oldest(data: cr.Dataset, bodies: Iterable[cr.Body]) -> date:
    """Give the oldest last look for news at some bodies."""
    return min(
        (
            checked_on(data, body, row)
            for body in bodies
            for row in (None, *keeper(data, body).memberships)
        ),
        default=date.min,
    )


def _same(
    old: cr.Dataset, new: cr.Dataset, one: cr.Body, other: cr.Body
) -> bool:
    """Whether two bodies and all that they borrow are equal."""
    return one == other and keeper(old, one) == keeper(new, other)


def of_bodies(old: cr.Dataset, new: cr.Dataset) -> Iterator[Moved]:
    """Give what differs about memberships, body by body."""
    heirs = renamed(old, new)
    before = {heirs.get(one.id, one.id): one for one in old.bodies}
    after = {one.id: one for one in new.bodies}
    for id_ in sorted({*before, *after}):
        yield from _of_body(old, new, id_, before.get(id_), after.get(id_))


def _of_body(
    old: cr.Dataset,
    new: cr.Dataset,
    id_: str,
    one: cr.Body | None,
    other: cr.Body | None,
) -> Iterator[Moved]:
    if one and other and _same(old, new, one, other):
        return
    checked = oldest(old, [one] if one else old.bodies)
    listed: set[str] = set()
    for data, body in ((old, one), (new, other)):
        if body is not None:
            listed |= {*countries_of(data, body)}
            listed |= {*(body.complete.countries or ())}
    both = [one.id for one in old.countries if new.countries.get(one.id)]
    unlisted = [country for country in both if country not in listed][:1]
    names = {country: country for country in sorted(listed)}
    names |= dict.fromkeys(unlisted, OTHERS)
    for country, name in names.items():
        told = [
            told_of(data, body, country)
            if body and data.countries.get(country)
            else None
            for data, body in ((old, one), (new, other))
        ]
        found = differences(
            told[0] or SILENT,
            told[1] or SILENT,
            ignoring=_NOTHING if None in told else frozenset(),
        )
        yield from split(f"`{id_}`", name, found, checked)


def of_pairs(old: cr.Dataset, new: cr.Dataset) -> Iterator[Moved]:
    """Give what differs about obligations, kind by kind, pair by pair."""
    kinds: set[ObligationKind] = set()
    for data, other in ((old, new), (new, old)):
        for body in treaties(data):
            counterpart = other.bodies.get(body.id)
            if counterpart is None or not _same(
                data, other, body, counterpart
            ):
                kinds |= {one.kind for one in body.obligations}
    bindings = bindings_of("yes")
    for kind in sorted(kinds):
        was = pledges(old, kind, ADOPTED, bindings).pairs
        now = pledges(new, kind, ADOPTED, bindings).pairs
        none = NO_DAYS, NO_DAYS
        rests_on = [
            body
            for body in treaties(old)
            if any(one.kind is kind for one in body.obligations)
        ]
        checked = oldest(old, rests_on or old.bodies)
        for by, to in sorted({*was, *now}):
            found = differences(
                told_of_pair(was.get((by, to), none)),
                told_of_pair(now.get((by, to), none)),
            )
            yield from split(f"{worded(kind)} by {by}", to, found, checked)


# Printing.


def line(group: Sequence[Moved]) -> str:
    """Print what several countries have in common."""
    one = group[0]
    who = " ".join(each.who for each in group)
    first = "" if one.first == date.min else f" from {one.first}"
    until = "" if one.until is None else f" until {one.until}"
    when = f"{first}{until}" or " on every day"
    return f"- {one.about}: {who}{when}: {one.old} → {one.new}"


def lines(moved: Iterable[Moved]) -> list[str]:
    """Print a line for all that differ on the same days in the same way."""
    groups: dict[tuple[str, date, date, str, str], list[Moved]] = {}
    for one in moved:
        until = one.until or date.max
        key = one.about, one.first, until, one.old, one.new
        groups.setdefault(key, []).append(one)
    order: list[str] = list(dict.fromkeys(key[0] for key in groups))
    return [
        line(groups[key])
        for key in sorted(
            groups, key=lambda key: (order.index(key[0]), *key[1:])
        )
    ]


def compared(old: cr.Dataset, new: cr.Dataset) -> str:
    """Give the two parts of the changelog."""
    moved = [*of_bodies(old, new), *of_pairs(old, new)]
    past = lines(one for one in moved if one.past)
    later = lines(one for one in moved if not one.past)
    return "\n".join(
        [
            "### Changes to past answers",
            "",
            *(past or ["None."]),
            "",
            "### Changes to present and future answers",
            "",
            *(later or ["None."]),
        ]
    )


def main(old: str, new: str = str(ROOT / DATA)) -> None:
    """Compare and print."""
    print(compared(opened(old), opened(new)))


if __name__ == "__main__":
    if len(sys.argv) not in {2, 3}:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
