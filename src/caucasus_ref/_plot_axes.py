"""The Axes around the rows: what names them, and the years below."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

from ._plot_labels import LITERAL


NAMES = 8.0
"""Points: how large names and years are."""


def name_rows(ax: Axes, names: Sequence[tuple[float, str, bool]]) -> None:
    """Name the rows at their heights; headings are bold."""
    ax.set_yticks(
        [y for y, _, _ in names], [name for _, name, _ in names], **LITERAL
    )
    ax.tick_params(axis="y", length=0, labelsize=NAMES)
    for tick, (_, _, heading) in zip(ax.get_yticklabels(), names, strict=True):
        if heading:
            tick.set_fontweight("bold")


def date_axis(ax: Axes, *, above: bool) -> None:
    """Put the years below the rows, and above them as well if asked."""
    locator = AutoDateLocator()  # type: ignore[no-untyped-call]
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]
    ax.tick_params(axis="x", labelsize=NAMES, top=above, labeltop=above)
    ax.grid(axis="x", color="0.85", linewidth=0.5)
    ax.set_axisbelow(True)
    for side in ("left", "right", "top"):
        ax.spines[side].set_visible(False)


def say_nothing(ax: Axes) -> None:
    """Say that there is nothing to draw."""
    ax.set_axis_off()
    ax.text(
        0.5,
        0.5,
        "nothing is recorded",
        transform=ax.transAxes,
        horizontalalignment="center",
    )
