"""Says below a picture what is in it."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.legend import Legend
from matplotlib.legend_handler import HandlerBase
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle
from matplotlib.transforms import ScaledTranslation, Transform

from ._plot_geometry import Frame
from ._plot_scene import Bar, Scene
from ._plot_styles import BLACK, LIFE, SIGN, STYLES, Style
from .spans import Spans
from .vocabulary import Standing, worded


_SIZE = 7.5
_BELOW = -20 / 72
"""Inches below the axes, where the years have ended."""
_SEEN = 0.01
"""From which share of the width on it is worth a word."""
_LETTER, _SIGN = 0.056, 0.55
"""Inches: how wide a letter is on average, and how wide a sign."""


class Sign(Patch):
    """What stands beside words: a fill, a line in it, a height, a fade."""

    def __init__(
        self,
        colour: Any,
        *,
        style: Style | None = None,
        height: float = 1.0,
        fades: bool = False,
        hatch: str | None = None,
    ) -> None:
        super().__init__()
        self.colour = colour
        self.style = style
        self.height = height
        self.fades = fades
        self.hatching = hatch


class SignHandler(HandlerBase):
    """Draws such a sign."""

    def create_artists(  # noqa: PLR0917 # as its base has it
        self,
        legend: Legend,
        orig_handle: Artist,
        xdescent: float,
        ydescent: float,
        width: float,
        height: float,
        fontsize: float,
        trans: Transform,
    ) -> list[Artist]:
        """Give what the sign is made of."""
        del legend, fontsize
        assert isinstance(orig_handle, Sign)  # noqa: S101 # our own
        sign = orig_handle
        low = -ydescent + height * (1 - sign.height) / 2
        steps = 12 if sign.fades else 1
        made: list[Artist] = [
            Rectangle(
                (-xdescent, low),
                width * (number + 1) / steps,
                height * sign.height,
                facecolor=to_rgba(sign.colour, 0.2 if sign.fades else None),
                linewidth=0,
                antialiased=False,
            )
            for number in range(steps)
        ]
        if sign.hatching:
            made.append(
                Rectangle(
                    (-xdescent, low),
                    width,
                    height * sign.height,
                    facecolor="none",
                    edgecolor="white",
                    hatch=sign.hatching,
                    linewidth=0,
                )
            )
        if sign.style is not None and sign.style.line:
            middle = low + height * sign.height / 2
            made.append(
                Line2D(
                    [-xdescent, width - xdescent],
                    [middle, middle],
                    color=sign.style.ink,
                    linestyle=sign.style.line,
                    linewidth=0.9,
                )
            )
        for artist in made:
            artist.set_transform(trans)
        return made


def _shown(frame: Frame, *days: Spans) -> bool:
    return any(frame.solid(one) for one in days)


def _standings(scene: Scene, bars: list[Bar]) -> Iterator[tuple[Artist, str]]:
    """Give the look of each standing, and what a thin bar is."""
    for standing in Standing:
        if any(bar.standing is standing for bar in bars):
            style = STYLES[standing]
            words = worded(standing)
            if scene.number is not None:
                words = "counts as membership"
            yield Sign(style.colour, style=style), words
    if not all(bar.counts for bar in bars):
        yield Sign("0.4", height=0.45), "thin: does not count as membership"


def _entries(scene: Scene, frame: Frame) -> Iterator[tuple[Artist, str]]:
    """Give each sign that the picture has, and what it says."""
    rows = scene.rows
    bars = [
        bar
        for row in rows
        for bar in row.bars
        if _shown(frame, bar.days.possible)
    ]
    yield from _standings(scene, bars)
    vague = [bar.days.possible - bar.days.certain for bar in bars]
    vague += [mark.days.possible - mark.days.certain for mark in scene.events]
    if _shown(frame, *vague):
        yield Sign("0.3", fades=True), "date not known to the day"
    if _shown(frame, *(row.conduct.possible for row in rows)):
        yield Sign("0.3", hatch="/////"), "conduct that ends no standing"
    if _shown(frame, *(row.unknown for row in rows)):
        dots = Line2D([], [], color="0.35", linestyle=":", linewidth=1.2)
        yield dots, "not known"
    marks = [mark for row in rows for mark in row.marks]
    if _shown(frame, *(one.days.possible for one in [*marks, *scene.events])):
        point = Line2D([], [], marker="v", color=BLACK, **SIGN)
        yield point, "event"
    if any(frame.share(row.stale) > _SEEN for row in rows):
        yield Sign((0.3, 0.3, 0.3, 0.45)), "pale: after the last look for news"
    if _shown(frame, *(row.exists.possible for row in rows)):
        yield Sign(LIFE), "the body exists"


def _columns(needed: list[float], wide: float) -> int:
    """Say in how many columns, filled one after the other, all fits."""
    for columns in range(len(needed), 1, -1):
        high, more = divmod(len(needed), columns)
        ends = list(
            accumulate(high + (number < more) for number in range(columns))
        )
        widths = [
            max(needed[start:end])
            for start, end in zip([0, *ends], ends, strict=False)
        ]
        if sum(widths) <= wide:
            return columns
    return 1


def add_legend(ax: Axes, scene: Scene, frame: Frame) -> None:
    """Put a legend below the axes, in as many columns as fit."""
    entries = list(_entries(scene, frame))
    wide = ax.bbox.width / ax.figure.dpi
    needed = [_SIGN + _LETTER * len(words) for _, words in entries]
    down = ScaledTranslation(0, _BELOW, ax.figure.dpi_scale_trans)
    ax.legend(
        [sign for sign, _ in entries],
        [words for _, words in entries],
        handler_map={Sign: SignHandler()},
        loc="upper left",
        bbox_to_anchor=(0, 0),
        bbox_transform=ax.transAxes + down,
        ncols=_columns(needed, wide),
        borderaxespad=0,
        frameon=False,
        fontsize=_SIZE,
        handlelength=1.8,
        columnspacing=1.4,
    )
