"""
The record in pictures: who held what, and when.

Needs the extra `plot`.  Every picture is drawn on one `Axes` of matplotlib,
which is given with `ax=` or made, and handed back: `ax.figure.savefig(path)`
writes it, as SVG, PNG or PDF.  Axes that are made are as high as the rows
need; what is given should have about a quarter of an inch a row.

A row is a country in a body.  A bar is a standing, thick where it counts as
membership and thin where not, solid on the days on which it is certainly held
and faded over those on which it possibly is: from the first possible day of a
date to the last.  It is hatched where conduct goes on beside it.  The grey
behind it is the time in which the body exists; a dotted line says that nothing
is known of the country there.  Small marks are events that involve the country
and touch the body, a grey dot or line where their day is not known.  A bar up
to the right edge has no known end.  A label that has no room is left out; the
legend has the words all the same.

The readings are the keywords of all questions, as in `members`.  A picture
goes from the first day told of to the last, or to the last look for news, if
*since* and *before* do not say otherwise.
"""

from __future__ import annotations

from itertools import compress

import attrs


try:
    from matplotlib.axes import Axes
except ModuleNotFoundError as error:
    if error.name != "matplotlib":
        raise
    _NEEDED = "pictures need the extra plot: pip install 'caucasus_ref[plot]'"
    raise ModuleNotFoundError(_NEEDED, name="matplotlib") from error

from ._plot_canvas import draw
from ._plot_casting import (
    Happenings,
    aligning,
    bodies_asked,
    by_first_day,
    counted_bar,
    marked,
    of_body,
    of_country,
    sorted_out,
)
from ._plot_scene import Group, Mark, Scene, Stage, mark, window
from .answers import under
from .asked import each
from .dataset import Dataset
from .dates import DateLike, first_day
from .errors import ReadingError, UnknownNameError
from .model import Body, Country, Organisation, Source
from .rosters import roster as roster_of
from .terms import (
    Basis,
    Bodies,
    Countries,
    Standings,
    ask,
    find_body,
    find_country,
)
from .timelines import Timeline


__all__ = ["alignments", "memberships", "roster"]


def memberships(
    subject: str | Country | Body,
    *,
    bodies: Bodies | None = None,
    countries: Countries | None = None,
    events: Happenings | None = None,
    since: DateLike | None = None,
    before: DateLike | None = None,
    basis: Basis = "effective",
    known_on: DateLike | None = None,
    according_to: str | Source | None = None,
    lineage: bool = False,
    standing: Standings = None,
    ax: Axes | None = None,
    data: Dataset | None = None,
) -> Axes:
    """
    Draw every standing of a country, or every standing in a body.

    Of a country a row for each organisation, programme or forum in which it
    holds a standing; of a body a row for each country that holds one there.
    The rows are in order of their first days.

    Args:
        subject:
            A name that is both is taken for the body; the record of the
            country (`cr.countries.EU`) is the country.
        bodies:
            Of a country, the bodies to draw; `cr.bodies` draws treaties as
            well.  Those in which it holds nothing are left out.
        countries:
            Of a body, the countries to draw, likewise.
        events:
            Events to draw in rows of their own with their titles; then no
            others are marked.  `()` marks none.
        since:
            First day; of a coarse date its first possible day.
        before:
            First day left out, likewise.
        lineage:
            One row for a line of bodies, each on its days.
        standing:
            Draw only these; they then count as membership.
        ax:
            Where to draw.

    Returns:
        The Axes, drawn on; `ax.figure.savefig(path)` writes a file.

    Raises:
        UnknownNameError: If no country, body, event or source is so called.
        DateError: If *since* or *before* is no date, or no day is left.
        ReadingError: If a keyword is misspelt or two do not go together.

    >>> from caucasus_ref import plot
    >>> ax = plot.memberships("UZB", bodies=["CSTO", "CIS"])
    >>> [label.get_text() for label in ax.get_yticklabels()]
    ['CIS', 'CSTO']

    .. versionadded:: 26.1.0
    """
    whole, reading = ask(
        data,
        basis=basis,
        known_on=known_on,
        according_to=according_to,
        lineage=lineage,
        standing=standing,
    )
    stage = Stage(whole, reading, marked(whole, events, reading))
    found = _subject(whole, subject)
    if isinstance(found, Body):
        _refuse("bodies", bodies, f"{found.id} is a body; give countries")
        who = None
        if countries is not None:
            who = [find_country(whole, o) for o in each(countries, _WHO)]
        groups = [Group(None, by_first_day(of_body(stage, found, who)))]
    else:
        _refuse("countries", countries, f"{found.id} is a country")
        asked = bodies_asked(whole, bodies)
        if bodies is None:
            asked = [one for one in asked if isinstance(one, Organisation)]
        groups = sorted_out(stage, found.id, asked)
    title = f"{found.name} ({found.id})"
    if reading.standing is None:
        title += ": every standing"
    return _drawn(
        stage,
        title,
        groups,
        own=events is not None,
        since=since,
        before=before,
        ax=ax,
    )


def roster(
    body: str | Body,
    *,
    events: Happenings | None = None,
    since: DateLike | None = None,
    before: DateLike | None = None,
    basis: Basis = "effective",
    known_on: DateLike | None = None,
    according_to: str | Source | None = None,
    lineage: bool = False,
    standing: Standings = None,
    ax: Axes | None = None,
    data: Dataset | None = None,
) -> Axes:
    """
    Draw who counts as a member of a body, and how many did.

    What `timeline(body)` says, and nothing else: a row for each country that
    ever counts, solid while `members(body, day)` has it, faded while it only
    may; above them how many there certainly are and, paler, may be.

    The keywords, and what is raised, are as in `memberships`.

    >>> from caucasus_ref import plot
    >>> ax = plot.roster("CSTO")
    >>> [label.get_text() for label in ax.get_yticklabels()][:3]
    ['how many', 'Armenia', 'Belarus']

    .. versionadded:: 26.1.0
    """
    whole, reading = ask(
        data,
        basis=basis,
        known_on=known_on,
        according_to=according_to,
        lineage=lineage,
        standing=standing,
    )
    stage = Stage(whole, reading, marked(whole, events, reading))
    found = find_body(whole, body)
    told = roster_of(whole, found, reading).timeline()
    rows = [
        attrs.evolve(row, bars=(counted,))
        for row in of_body(stage, found, None)
        if (counted := counted_bar(found, reading, told, row.country))
    ]
    groups = [Group(None, by_first_day(rows))]
    title = f"{found.name} ({found.id}): counted standings"
    return _drawn(
        stage,
        title,
        groups,
        own=events is not None,
        since=since,
        before=before,
        ax=ax,
        number=told,
    )


def alignments(
    countries: Countries,
    *,
    bodies: Bodies | None = None,
    events: Happenings | None = None,
    since: DateLike | None = None,
    before: DateLike | None = None,
    basis: Basis = "effective",
    known_on: DateLike | None = None,
    according_to: str | Source | None = None,
    lineage: bool = False,
    standing: Standings = None,
    ax: Axes | None = None,
    data: Dataset | None = None,
) -> Axes:
    """
    Draw the alliances and unions of several countries, one below the other.

    Each country has the same rows in the same order, so that what it is not
    in shows as well.

    Args:
        bodies:
            In the order of their rows.  Without it, every body whose `kind`
            is alliance or union, and those in whose place it stepped, if one
            of the countries holds a standing there.

    The other keywords, and what is raised, are as in `memberships`.

    >>> from caucasus_ref import plot
    >>> ax = plot.alignments(["ARM", "AZE"], bodies=["CSTO", "GUAM"])
    >>> [label.get_text() for label in ax.get_yticklabels()]
    ['Armenia', 'CSTO', 'GUAM', 'Azerbaijan', 'CSTO', 'GUAM']

    .. versionadded:: 26.1.0
    """
    whole, reading = ask(
        data,
        basis=basis,
        known_on=known_on,
        according_to=according_to,
        lineage=lineage,
        standing=standing,
    )
    stage = Stage(whole, reading, marked(whole, events, reading))
    who = dict.fromkeys(find_country(whole, o) for o in each(countries, _WHO))
    asked = bodies_asked(whole, bodies)
    if bodies is None:
        asked = aligning(whole)
    blocks = [of_country(stage, one, asked) for one in who]
    if bodies is None:
        beside = zip(*blocks, strict=True)
        held = [any(row.bars for row in rows) for rows in beside]
        blocks = [list(compress(rows, held)) for rows in blocks]
    groups = [
        Group(whole.countries[one].name, tuple(rows))
        for one, rows in zip(who, blocks, strict=True)
    ]
    title = ", ".join(group.title or "" for group in groups)
    return _drawn(
        stage,
        title,
        groups,
        own=events is not None,
        since=since,
        before=before,
        ax=ax,
    )


_WHO = "countries"
_EITHER = "country or body"


def _subject(data: Dataset, name: str | Country | Body) -> Country | Body:
    """Give what is of this name: a body, or else a country."""
    if not isinstance(name, str):
        if isinstance(name, Country):
            return data.countries.find(name)
        return data.bodies.find(name)
    try:
        return data.bodies.find(name)
    except UnknownNameError as error:
        try:
            return data.countries.find(name)
        except UnknownNameError as other:
            near = [*other.suggestions, *error.suggestions][:3]
            hint = other.hint or error.hint
            raise UnknownNameError(_EITHER, name, near, hint) from None


def _refuse(argument: str, given: object, why: str) -> None:
    if given is not None:
        msg = f"{argument}: not for this subject, since {why}"
        raise ReadingError(msg)


def _drawn(
    stage: Stage,
    title: str,
    groups: list[Group],
    *,
    own: bool,
    since: DateLike | None,
    before: DateLike | None,
    ax: Axes | None,
    number: Timeline | None = None,
) -> Axes:
    """Settle what time the picture shows, and draw it."""
    rows = [row for group in groups for row in group.rows]
    events: list[Mark] = []
    if own:
        happened = sorted(stage.events, key=lambda one: one.start.bounds)
        events = [mark(one) for one in happened]
    first, last = window(
        rows,
        events,
        None if since is None else first_day(since, "since"),
        None if before is None else first_day(before, "before"),
    )
    scene = Scene(
        title=under(title, stage.reading),
        groups=tuple(groups),
        since=first,
        before=last,
        events=tuple(events),
        number=number,
    )
    return draw(scene, ax)
