"""Draws a scene onto Axes of matplotlib, by their own methods alone."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import attrs
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import to_rgba
from matplotlib.dates import num2date
from matplotlib.figure import Figure

from ._plot_axes import NAMES, date_axis, name_rows, say_nothing
from ._plot_geometry import Frame, box, day_number, tidy
from ._plot_labels import LITERAL, Label, Labels, LabelSpot, plain_text
from ._plot_legend import add_legend
from ._plot_scene import Bar, Mark, Row, Scene, Shade
from ._plot_styles import BLACK, BLUE, LIFE, SIGN, STYLES, VAGUE
from .errors import ReadingError
from .spans import Spans
from .timelines import Timeline
from .vocabulary import worded


_WIDTH = 9.0
_ROW = 0.235
_AROUND = 1.75
"""Inches: how wide a picture is, how high a row, how much is no row."""
_STRIP = 3
"""How many rows the number of members takes."""
_LIFE = 0.46
_THICK, _THIN = (0.0, 0.29), (0.18, 0.11)
"""In rows, down from the middle of one: where a bar is, and half its height.

A thin bar lies low, so that there is room for its label above it."""
_LINE, _LABEL, _EVENT = 0.22, -0.07, -0.42
"""Likewise: where a line in a thick bar is, a label of a thin one, an event.
"""
_TITLE, _TITLES, _WORDS = 10.5, 7.0, 6.3
_LONGEST, _LONG, _CUT = 100, 72, 40
_SHORT = 0.008
"""Below which share of the width a hatch shows nothing."""
_SLIVER = 0.002
"""Below which share of the width a bar cannot be seen."""
_MAYBE = 0.5
"""How opaque such a one is if it is nowhere certain."""
_DOT = 0.004
"""Below which share of the width a dot hides when an event was."""
_TALL = 24
"""From how many rows on the years stand above as well."""


@attrs.frozen
class Drawing:
    """Puts the rows of a scene on Axes."""

    ax: Axes
    scene: Scene
    frame: Frame
    labels: list[Label] = attrs.field(factory=list, init=False)
    taken: list[tuple[float, ...]] = attrs.field(factory=list, init=False)

    def shade(
        self,
        days: Shade,
        y: float,
        half: float,
        colour: Any,
        zorder: float,
        **more: Any,
    ) -> None:
        """Fill the certain days, and fade over the uncertain ones."""
        solid = self.frame.solid(days.certain)
        corners = [box(*stretch, y, half) for stretch in solid]
        full = to_rgba(colour)
        tints = [full] * len(solid)
        for left, right, opacity in self.frame.faded(days, full[3]):
            corners.append(box(left, right, y, half))
            tints.append((*full[:3], opacity))
        self._polygons(corners, tints, zorder, **more)

    def _polygons(
        self, corners: list[Any], tints: list[Any], zorder: float, **more: Any
    ) -> None:
        if corners:
            self.ax.add_collection(
                PolyCollection(
                    corners,
                    facecolors=tints,
                    linewidths=0,
                    antialiased=False,
                    zorder=zorder,
                    **more,
                ),
                autolim=False,
            )

    def row(self, row: Row, y: int, *, worded_bars: bool) -> None:
        """Draw one row."""
        place = row.place
        self.shade(row.exists, y, _LIFE, LIFE, 1)
        self._lines(
            row.unknown, y, "0.35", ":", width=1.2, zorder=2, gid=f"?{place}"
        )
        for bar in row.bars:
            style = STYLES[bar.standing]
            down, half = _THICK if bar.counts else _THIN
            gid = f"{place}/{bar.standing}"
            self.shade(bar.days, y + down, half, style.colour, 3, gid=gid)
            self._slivers(bar.days, y + down, half, style.colour)
            if style.line:
                middle = y + (_LINE if bar.counts else down)
                self._lines(
                    bar.days.certain,
                    middle,
                    style.ink,
                    style.line,
                    width=0.9,
                    zorder=3.1,
                )
            self._conduct(row, bar, y + down, half)
            if worded_bars:
                self._word(row, bar, y)
        veil = self.frame.solid(row.stale)
        corners = [box(*stretch, y, _LIFE) for stretch in veil]
        self._polygons(corners, [(1, 1, 1, 0.55)] * len(corners), 4)
        self.marks(row.marks, y + _EVENT)

    def _slivers(self, days: Shade, y: float, half: float, ink: str) -> None:
        """Draw what would be too narrow to see as wide as a line."""
        for span in days.possible:
            run = Spans.of(span)
            for left, right in self.frame.solid(run):
                if right - left < _SLIVER * self.frame.length:
                    middle = (left + right) / 2
                    opacity = 1 if days.certain & run else _MAYBE
                    self.ax.add_collection(
                        LineCollection(
                            [[(middle, y - half), (middle, y + half)]],
                            colors=[to_rgba(ink, opacity)],
                            linewidths=1,
                            zorder=3,
                        ),
                        autolim=False,
                    )

    def _lines(
        self,
        days: Spans,
        y: float,
        colour: str,
        pattern: str,
        *,
        width: float,
        zorder: float,
        **more: Any,
    ) -> None:
        stretches = self.frame.solid(days)
        if stretches:
            self.ax.add_collection(
                LineCollection(
                    [[(left, y), (right, y)] for left, right in stretches],
                    colors=colour,
                    linestyles=pattern,
                    linewidths=width,
                    capstyle="round" if pattern == "-" else "butt",
                    zorder=zorder,
                    **more,
                ),
                autolim=False,
            )

    def _conduct(self, row: Row, bar: Bar, y: float, half: float) -> None:
        """Hatch what went on beside a standing, or frame it if too short."""
        acts = row.conduct & bar.days
        for run in acts.possible:
            whole = Spans.of(run)
            sure = acts.certain & whole
            for days, hatch, opacity, pattern in (
                (sure, "/////", 0.9, "-"),
                (whole - sure, "///", 0.45, ":"),
            ):
                for left, right in self.frame.solid(days):
                    look: dict[str, Any] = {
                        "edgecolors": to_rgba(
                            STYLES[bar.standing].ink, opacity
                        ),
                        "hatch": hatch,
                        "linewidths": 0,
                    }
                    if self.frame.share(whole) < _SHORT:
                        look = {"edgecolors": BLACK, "linestyles": pattern}
                    self.ax.add_collection(
                        PolyCollection(
                            [box(left, right, y, half)],
                            facecolors="none",
                            zorder=3.5,
                            gid=f"conduct/{row.place}",
                            **look,
                        ),
                        autolim=False,
                    )

    def marks(self, marks: Sequence[Mark], y: float) -> None:
        """Draw events: a known day as a point, any other as a line."""
        for mark in marks:
            if mark.day is not None:
                self._sign(day_number(mark.day), y, "v", BLACK)
            vague = mark.days.possible - mark.days.certain
            if vague and self.frame.share(mark.days.possible) < _DOT:
                for left, right in self.frame.solid(mark.days.possible):
                    self._sign((left + right) / 2, y, "o", VAGUE)
            else:
                self._lines(vague, y, VAGUE, "-", width=3, zorder=5.2)
                days = mark.days.certain
                self._lines(days, y, BLACK, "-", width=1, zorder=5.3)

    def _sign(self, x: float, y: float, marker: str, colour: str) -> None:
        if self.frame.start <= x < self.frame.end:
            self.ax.plot([x], [y], marker=marker, color=colour, **SIGN)

    def _word(self, row: Row, bar: Bar, y: int) -> None:
        """Write the standing in each bar, or beside it, where it fits."""
        down, half = _THICK if bar.counts else _THIN
        ink = STYLES[bar.standing].ink if bar.counts else None
        clear = bar.days.possible
        if bar.counts:
            clear = bar.days.certain - row.conduct.possible
        for left, right in self.frame.solid(bar.days.possible):
            middle = y + down
            self.taken.append((left, right, middle - half, middle + half))
            inside = [
                LabelSpot(start, "left", (start, end), ink)
                for start, end in self.frame.solid(clear)
                if left <= start and end <= right
            ]
            beside = [LabelSpot(right, "left"), LabelSpot(left, "right")]
            text = plain_text(self.ax, _WORDS, worded(bar.standing))
            middle = y if bar.counts else y + _LABEL
            self.labels.append(Label(text, middle, (*inside, *beside)))

    def event(self, mark: Mark, y: int) -> None:
        """Draw an event in a row of its own, with its title beside it."""
        self.marks([mark], y)
        for left, right in self.frame.solid(mark.days.possible):
            text = plain_text(self.ax, _TITLES, tidy(mark.title, _LONG))
            spots = (LabelSpot(right, "left"), LabelSpot(left, "right"))
            self.labels.append(Label(text, y, spots))

    def number(self, line: Timeline, y: float) -> None:
        """Draw how many are in, up from *y*, and write it where it fits."""
        steps = list(_counts(line, self.frame))
        most = max((step[3] for step in steps), default=1)
        height = (_STRIP - 1) / most
        corners: list[Any] = []
        tints: list[Any] = []
        for left, right, least, greatest in steps:
            for low, high, opacity in (
                (0, least, 0.8),
                (least, greatest, 0.3),
            ):
                if low < high:
                    middle = y - height * (low + high) / 2
                    half = height * (high - low) / 2
                    corners.append(box(left, right, middle, half))
                    tints.append(to_rgba(BLUE, opacity))
            words = str(least)
            if least != greatest:
                words = f"{least}–{greatest}"  # noqa: RUF001 # from to
            text = plain_text(self.ax, _TITLES, words)
            spot = LabelSpot((left + right) / 2, "center", (left, right))
            above = y - height * greatest - 0.45
            self.labels.append(Label(text, above, (spot,)))
        self._polygons(corners, tints, 3, gid="number")


def _counts(
    line: Timeline, frame: Frame
) -> Iterator[tuple[float, float, int, int]]:
    """Give from when until when how many are in, at least and at most."""
    days = [day_number(shift.on) for shift in line.changes()]
    starts = [frame.start, *(n for n in days if frame.start < n < frame.end)]
    for left, right in zip(starts, [*starts[1:], frame.end], strict=True):
        day = num2date(left).date()  # type: ignore[no-untyped-call]
        counts = len(line.on(day)), len(line.possible_on(day))
        if any(counts):
            yield left, right, *counts


def draw(scene: Scene, ax: Axes | None) -> Axes:
    """Draw a scene on Axes, or on new ones that are large enough."""
    if ax is None:
        ax = _new_axes(scene)
    elif not isinstance(ax, Axes):
        msg = f"ax: {ax!r} is no Axes of matplotlib; pass one, or none"
        raise ReadingError(msg)
    ax.set_title(
        tidy(scene.title, _LONGEST),
        loc="left",
        fontsize=_TITLE,
        **LITERAL,
    )
    if not scene.since or not scene.before or not scene.rows:
        say_nothing(ax)
        return ax
    frame = Frame(day_number(scene.since), day_number(scene.before))
    drawing = Drawing(ax, scene, frame)
    height = _layout(drawing)
    ax.set_xlim(frame.start, frame.end)
    ax.set_ylim(height - 0.4, -0.6)
    date_axis(ax, above=height > _TALL)
    add_legend(ax, scene, frame)
    ax.add_artist(Labels(drawing.labels, drawing.taken, NAMES))
    return ax


def _new_axes(scene: Scene) -> Axes:
    """Make Axes on a figure of their own, which no screen need show."""
    rows = _height(scene)
    figure = Figure(
        figsize=(_WIDTH, _AROUND + _ROW * rows), layout="constrained"
    )
    return figure.add_subplot()


def _height(scene: Scene) -> int:
    """Say how many rows there are, headings and all."""
    titles = sum(group.title is not None for group in scene.groups)
    strip = 0 if scene.number is None else _STRIP
    own = len(scene.events) + 1 if scene.events else 0
    return len(scene.rows) + titles + strip + own


def _layout(drawing: Drawing) -> int:
    """Draw everything from the top down; say how many rows it took."""
    scene = drawing.scene
    names: list[tuple[float, str, bool]] = []
    y = 0
    if scene.number is not None:
        y += _STRIP
        drawing.number(scene.number, y - 0.6)
        names.append((y - 1.5, "how many", True))
    if scene.events:
        names.append((y, "Events", True))
        for number, mark in enumerate(scene.events, y + 1):
            drawing.event(mark, number)
        y += len(scene.events) + 1
    words = {bar.standing for row in scene.rows for bar in row.bars}
    for group in scene.groups:
        if group.title is not None:
            names.append((y, tidy(group.title, _CUT), True))
            y += 1
        for row in group.rows:
            drawing.row(row, y, worded_bars=len(words) > 1)
            names.append((y, tidy(row.label, _CUT), False))
            y += 1
    name_rows(drawing.ax, names)
    return y
