"""What a picture shows before anything is drawn: rows of days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import attrs

from .dataset import Dataset
from .dates import day_after
from .errors import DateError
from .holdings import counted_days
from .model import Body, Conduct, Event, Ids
from .reading import existence, no_data_days, read
from .rosters import checked_on, conduct_days, silence, stale
from .spans import NO_DAYS, Spans
from .terms import Reading
from .timelines import Timeline
from .vocabulary import Standing


_LEAST = 90
"""How many days a picture shows at least, unless asked for fewer."""
_PAD = 0.02
"""How much of the time shown is left empty before the first day told."""


@attrs.frozen
class Shade:
    """On which days something certainly holds, and on which possibly."""

    certain: Spans = NO_DAYS
    possible: Spans = NO_DAYS

    def __or__(self, other: Shade) -> Shade:
        return Shade(
            self.certain | other.certain, self.possible | other.possible
        )

    def __and__(self, other: Shade) -> Shade:
        return Shade(
            self.certain & other.certain, self.possible & other.possible
        )


@attrs.frozen
class Bar:
    """
    The days of one standing in a row.

    Attributes:
        counts: Whether it counts as membership under the reading.
    """

    standing: Standing
    counts: bool
    days: Shade


@attrs.frozen
class Mark:
    """An event; on a known day, or on days that are not known as well."""

    title: str
    day: date | None
    days: Shade


@attrs.frozen(kw_only=True)
class Row:
    """
    One country in one body, or in a line of bodies.

    Attributes:
        bodies: Ids of the bodies that answer.
        exists: When any of them does.
        acts: When conduct went on, whatever was held.
        silent: When silence about the country is no "no".
        checked: The day of the last look for news.
        stale: The days after it.
    """

    label: str
    country: str
    bodies: Ids
    bars: tuple[Bar, ...]
    exists: Shade
    acts: Shade
    silent: Spans
    checked: date
    stale: Spans
    marks: tuple[Mark, ...] = ()

    @property
    def place(self) -> str:
        """The country and the bodies, as one word."""
        return f"{self.country}/{'+'.join(self.bodies)}"

    @property
    def held(self) -> Shade:
        """On which days any standing in the row is held."""
        held = Shade()
        for bar in self.bars:
            held |= bar.days
        return held

    @property
    def conduct(self) -> Shade:
        """On which days conduct went on beside a standing."""
        return self.acts & self.held

    @property
    def unknown(self) -> Spans:
        """On which days nothing is held as far as known, which is no "no"."""
        return self.silent - self.held.possible

    @property
    def order(self) -> tuple[date, date, str]:
        """What to sort by: the first days, and then the ids."""
        held = self.held
        known = held.certain or held.possible
        return held.possible.parts[0][0], known.parts[0][0], self.place


@attrs.frozen
class Group:
    """Rows under a heading, or under none."""

    title: str | None
    rows: tuple[Row, ...]


@attrs.frozen(kw_only=True)
class Scene:
    """
    A picture.

    Attributes:
        since: The first day shown; none where nothing is known of any.
        before: The first day no longer shown.
        events: Events with a row of their own.
        number: How many are in on each day, where that is shown.
    """

    title: str
    groups: tuple[Group, ...]
    since: date | None
    before: date | None
    events: tuple[Mark, ...] = ()
    number: Timeline | None = None

    @property
    def rows(self) -> list[Row]:
        """The rows of all groups."""
        return [row for group in self.groups for row in group.rows]


@attrs.frozen
class Stage:
    """Makes rows of what the record says under a reading."""

    data: Dataset
    reading: Reading
    events: tuple[Event, ...]

    def row(
        self, label: str, country: str, parts: Iterable[tuple[Body, Spans]]
    ) -> Row:
        """Tell one country in the bodies that answer, each on its days."""
        bars: dict[tuple[Standing, bool], Shade] = {}
        exists, acts = Shade(), Shade()
        silent = late = NO_DAYS
        looked: list[date] = []
        answering = [(body, window) for body, window in parts if window]
        for body, window in answering:
            for bar in self._bars(body, country, window):
                slot = bar.standing, bar.counts
                bars[slot] = bars.get(slot, Shade()) | bar.days
            lives = Shade(*existence(body, self.reading))
            exists |= lives & Shade(window, window)
            unheard = silence(self.data, body, self.reading, country)
            silent |= unheard & window
            looked.append(self._checked(body, country))
            late |= stale(looked[-1], body)[0] & lives.possible & window
            for act in body.conduct:
                if act.country == country:
                    acts |= self._days_of(act) & Shade(window, window)
        bodies = tuple(body.id for body, _ in answering)
        return Row(
            label=label,
            country=country,
            bodies=bodies,
            bars=tuple(Bar(*slot, days) for slot, days in bars.items()),
            exists=exists,
            acts=acts,
            silent=silent,
            checked=min(looked),
            stale=late,
            marks=tuple(self._marks(country, bodies)),
        )

    def _bars(self, body: Body, country: str, window: Spans) -> Iterator[Bar]:
        """Tell the standings that are asked for, one by one."""
        told = read(self.data, body, country, self.reading).holdings
        counted, asked = self.reading.counts(body), self.reading.standing
        window -= no_data_days(self.data, body, self.reading)
        for standing in sorted({one.standing for one in told}):
            if asked is None or standing in asked:
                own = [
                    attrs.evolve(one, counts=one.standing is standing)
                    for one in told
                ]
                days = Shade(*counted_days(own)) & Shade(window, window)
                if days.possible:
                    yield Bar(standing, standing in counted, days)

    def _checked(self, body: Body, country: str) -> date:
        told = read(self.data, body, country, self.reading).holdings
        rows = [one.membership for one in told] or [None]
        return min(checked_on(self.data, body, row) for row in rows)

    def _days_of(self, act: Conduct) -> Shade:
        possible = conduct_days(act, self.reading)
        certain = NO_DAYS
        for _, end in possible:
            if end is not None and act.end is not None:
                end = act.end.on.bounds[0]  # noqa: PLW2901
            certain = Spans.of((act.start.on.bounds[1], end))
        return Shade(certain & possible, possible)

    def _marks(self, country: str, bodies: Ids) -> Iterator[Mark]:
        for event in self.events:
            touched = not set(bodies).isdisjoint(event.touches)
            if touched and country in event.involves:
                yield mark(event)


def mark(event: Event) -> Mark:
    """Give an event as what is known of its days."""
    first, last = event.start.bounds
    if event.end is None:
        over = day_after(last)
        certain = Spans.of((first, over)) if first == last else NO_DAYS
    else:
        over = event.end.bounds[1]
        certain = Spans.of((last, event.end.bounds[0]))
    return Mark(
        title=event.title,
        day=first if first == last else None,
        days=Shade(certain, Spans.of((first, over)) | certain),
    )


def window(
    rows: Sequence[Row],
    events: Sequence[Mark],
    since: date | None,
    before: date | None,
) -> tuple[date | None, date | None]:
    """
    Say from which day to which a picture goes.

    From the first day that is told of to the last, or to the last look for
    news if that is later; unless the user says otherwise.
    """
    told: list[Spans] = []
    for row in rows:
        told += [row.held.certain, row.held.possible]
    for event in events:
        told += [event.days.certain, event.days.possible]
    days = [day for spans in told for day in spans.edges()]
    days = [day for day in days if date.min < day < date.max]
    looked = [row.checked for row in rows]
    first = since or min(days, default=None)
    last = before or max([*days, *looked], default=None)
    if first is None or last is None:
        return None, None
    if since is None and before is None:
        last = max(last, _moved(first, _LEAST))
    if first >= last:
        which = "before" if since is None else "since"
        msg = (
            f"{which}: from {first} to before {last} there is no day;"
            " name an earlier since or a later before"
        )
        raise DateError(msg)
    if since is None:
        first = _moved(first, -int((last - first).days * _PAD) - 1)
    return first, last


def _moved(day: date, by: int) -> date:
    number = day.toordinal() + by
    return date.fromordinal(
        min(max(number, date.min.toordinal()), date.max.toordinal())
    )
