"""Labels that show where there is room for them, and else do not."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import attrs
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backend_bases import RendererBase
from matplotlib.text import Text
from matplotlib.transforms import Bbox, IdentityTransform


_GAP = 2.5
"""Points between a label and what it is beside or in."""

_OF_ROW = 0.8
"""How much of the height of a row its name may take."""

Side = Literal["left", "right", "center"]


@attrs.frozen
class LabelSpot:
    """
    Where a label may stand: at a place, on one side, in the room there is.

    Attributes:
        x: The place, in data coordinates.
        align: Which side of the text is there.
        room: From where to where it must fit; none for anywhere.
        colour: Of the text; none for that of other texts.
    """

    x: float
    align: Side
    room: tuple[float, float] | None = None
    colour: str | None = None


@attrs.frozen
class Label:
    """A text in a row, and its spots, the best first."""

    text: Text
    y: float
    spots: tuple[LabelSpot, ...]
    colour: Any = attrs.field(init=False)

    @colour.default
    def _colour(self) -> Any:
        return self.text.get_color()


def plain_text(ax: Axes, size: float, words: str) -> Text:
    """Make a text that nothing interprets, and that is not yet shown."""
    text = ax.text(
        0,
        0,
        words,
        transform=IdentityTransform(),
        fontsize=size,
        verticalalignment="center_baseline",
        visible=False,
        clip_on=True,
        zorder=6,
        **LITERAL,
    )
    text.set_in_layout(False)
    return text


LITERAL: dict[str, Any] = {"parse_math": False, "usetex": False}
"""Words of the record are no formula, whatever signs are in them."""


class Labels(Artist):
    """
    Puts labels in their places whenever a picture is drawn, before the rest.

    How much room there is only shows then: it depends on the size, on the
    resolution and on the part of the time that is shown.  The names of rows
    get smaller where rows are low.
    """

    def __init__(
        self,
        labels: Sequence[Label],
        taken: Sequence[tuple[float, ...]],
        largest: float,
    ) -> None:
        super().__init__()
        self._largest = largest
        self._labels = labels
        self._taken = taken
        self.set_zorder(-1)
        self.set_in_layout(False)

    def draw(self, renderer: RendererBase) -> None:
        """Show each label in the first spot that is free, or hide it."""
        ax = self.axes
        assert isinstance(ax, Axes)  # noqa: S101 # it is added to one
        corners: Any = ax.transData.transform([(0, 0), (0, 1)])
        point: Any = renderer.points_to_pixels(1)
        row = abs(corners[0][1] - corners[1][1]) / point
        for name in ax.get_yticklabels():
            name.set_fontsize(min(self._largest, _OF_ROW * row))
        taken = [
            Bbox(ax.transData.transform([(x0, y0), (x1, y1)]))
            for x0, x1, y0, y1 in self._taken
        ]
        written: list[Bbox] = []
        for label in self._labels:
            shown = False
            for spot in label.spots:
                box = _placed(label, spot, ax, renderer)
                others = written if spot.room else [*written, *taken]
                if box is not None and not any(map(box.overlaps, others)):
                    written.append(box)
                    shown = True
                    break
            label.text.set_visible(shown)


def _placed(
    label: Label, spot: LabelSpot, ax: Axes, renderer: RendererBase
) -> Bbox | None:
    """Put a label in a spot; give the box it takes if there is room."""
    corners: Any = ax.transData.transform(
        [
            (spot.x, label.y),
            (spot.room[0] if spot.room else 0, label.y - 0.5),
            (spot.room[1] if spot.room else 0, label.y + 0.5),
        ]
    )
    (x, y), (left, top), (right, low) = corners
    if spot.room is None:
        left, right = ax.bbox.x0, ax.bbox.x1
    text = label.text
    gap: Any = renderer.points_to_pixels(_GAP)
    shift = {"left": gap, "right": -gap, "center": 0.0}[spot.align]
    text.set_position((x + shift, y))
    text.set_horizontalalignment(spot.align)
    text.set_color(spot.colour or label.colour)
    text.set_visible(True)
    box = text.get_window_extent(renderer)
    if box.x0 < max(left, ax.bbox.x0) or box.x1 > min(right, ax.bbox.x1):
        return None
    if box.height > abs(top - low):
        return None
    return box
