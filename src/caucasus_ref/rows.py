"""The shape of an answer of many: a record that reads as a small table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

import attrs


Row = TypeVar("Row")

_SHOWN = 40


@attrs.frozen(repr=False)
class Rows(Generic[Row]):
    """Rows in order; counts, iterates and indexes them."""

    rows: tuple[Row, ...]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, position: int) -> Row:
        return self.rows[position]


def plural(count: int, one: str, many: str) -> str:
    """Count things: `1 event`, `2 events`."""
    return f"{count} {one if count == 1 else many}"


def as_table(head: str, cells: Sequence[Sequence[str]]) -> str:
    """Set rows of text in columns under a headline; long tables are cut."""
    shown = cells[:_SHOWN]
    widths = [
        max(len(cell) for cell in column)
        for column in zip(*shown, strict=True)
    ]
    lines = [
        "  ".join(
            cell.ljust(width) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in shown
    ]
    if len(cells) > _SHOWN:
        lines.append(f"and {len(cells) - _SHOWN} more")
    return "\n".join([head, *(f"  {line}" for line in lines)])
