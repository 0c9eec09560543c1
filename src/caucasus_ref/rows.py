"""The shape of an answer: what it shows, and that of many its rows."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Generic, TypeVar

import attrs

from .shown import Shown


Row = TypeVar("Row")


class Displayed(ABC):
    """Reads as a few lines at a prompt, and as a small table in a notebook."""

    __slots__ = ()

    @abstractmethod
    def _shown(self) -> Shown:
        """Say what to show."""

    def __repr__(self) -> str:
        return str(self._shown())

    def _repr_html_(self) -> str:
        from ._html import as_html  # noqa: PLC0415 # 2 ms, for notebooks alone

        return as_html(self._shown())


@attrs.frozen(repr=False)
class Rows(Displayed, Generic[Row]):
    """Rows in order; counts, iterates and indexes them."""

    rows: tuple[Row, ...]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, position: int) -> Row:
        return self.rows[position]


class InColumns(ABC):
    """A row that is set in columns, and reads alike on its own."""

    __slots__ = ()

    @abstractmethod
    def cells(self) -> tuple[str, ...]:
        """Print it in columns."""

    def __repr__(self) -> str:
        return f"<{', '.join(one for one in self.cells() if one)}>"


_ROMAN = {"I": 1, "V": 5, "X": 10}


def natural(text: str) -> str:
    """Give what to sort by: `2` before `10`, and `V` before `IX`."""
    return re.sub(
        r"[0-9]+|\b[IVX]+\b", lambda found: f"{_number(found[0]):04}", text
    )


def _number(digits: str) -> int:
    if digits.isdigit():
        return int(digits)
    values = [_ROMAN[digit] for digit in digits]
    return sum(
        -value if value < after else value
        for value, after in zip(values, [*values[1:], 0], strict=True)
    )


def plural(count: int, one: str, many: str) -> str:
    """Count things: `1 event`, `2 events`."""
    return f"{count} {one if count == 1 else many}"
