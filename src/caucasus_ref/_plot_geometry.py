"""Where in a picture days lie, as numbers that matplotlib has for them."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import ceil

import attrs
from matplotlib.dates import date2num

from ._plot_scene import Shade
from .spans import Spans


_LAYERS = 120
"""How many layers a fade over the whole picture would have."""
_FEWEST, _MOST = 8, 40
_SUM, _EVEN = 0.9, 0.4
"""How opaque all layers are together, and one alone is, of what is certain."""


def tidy(words: str, most: int) -> str:
    """Put words on one line that is no longer than *most*."""
    shown = "".join(one if one.isprintable() else " " for one in words)
    line = " ".join(shown.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def day_number(day: date) -> float:
    """Give the number that matplotlib has for a day."""
    return float(date2num(day))  # type: ignore[no-untyped-call]


@attrs.frozen
class Frame:
    """The time that a picture shows, as numbers."""

    start: float
    end: float

    @property
    def length(self) -> float:
        """How long it is."""
        return self.end - self.start

    def solid(self, days: Spans) -> list[tuple[float, float]]:
        """Give the stretches of days within it."""
        return [
            (max(begun, self.start), min(ended, self.end))
            for begun, ended in map(self._numbers, days)
            if begun < self.end and ended > self.start
        ]

    def share(self, days: Spans) -> float:
        """Say how much of it days take."""
        return sum(end - start for start, end in self.solid(days)) / (
            self.length
        )

    def _numbers(self, span: tuple[date, date | None]) -> tuple[float, float]:
        begun, ended = span
        return (
            self.start if begun == date.min else day_number(begun),
            self.end if ended is None else day_number(ended),
        )

    def faded(
        self, days: Shade, most: float
    ) -> Iterator[tuple[float, float, float]]:
        """
        Give layers of the days that are uncertain, with their opacity.

        *most* is that of the certain days.  Layers lie upon each other, the
        most of them beside the certain days, so that the colour falls away
        from those; where there are certain days on both sides, or on none,
        there is one layer.
        """
        ends = {end for _, end in days.certain}
        starts = {start for start, _ in days.certain}
        for span in days.possible - days.certain:
            first, last = self._numbers(span)
            after, towards = span[0] in ends, span[1] in starts
            count = 1
            opacity = _EVEN * most
            if after is not towards:
                share = self.share(Spans.of(span))
                count = max(_FEWEST, min(ceil(_LAYERS * share), _MOST))
                opacity = 1 - (1 - _SUM * most) ** (1 / count)
            step = (last - first) / count
            for number in range(count):
                left = first + number * step if towards else first
                right = last - number * step if after else last
                left, right = max(left, self.start), min(right, self.end)
                if left < right:
                    yield left, right, opacity


def box(
    left: float, right: float, middle: float, half: float
) -> list[tuple[float, float]]:
    """Give the corners of a stretch in a row."""
    low, high = middle - half, middle + half
    return [(left, low), (left, high), (right, high), (right, low)]
