"""What an answer shows at a prompt, and how it is set for a terminal."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias, TypeGuard, cast

import attrs


WIDTH = 79
_LINES = 40
"""How many lines of a table are printed at most."""
_GAP = "  "
_INDENT = "  "
GLUE = "\N{NO-BREAK SPACE}"
"""A blank in a cell at which no line is broken."""

Cells: TypeAlias = Sequence[str]


def wrapped(text: str, indent: str = "") -> list[str]:
    """Break text into lines of a terminal; all but the first are indented."""
    return textwrap.wrap(
        text,
        WIDTH,
        subsequent_indent=indent,
        break_on_hyphens=False,
        break_long_words=False,
    )


def is_tuple(value: Any) -> TypeGuard[tuple[Any, ...]]:
    """Whether it is a tuple, of whatever."""
    return isinstance(value, tuple)


def shortened(text: str, width: int) -> str:
    """Cut a text between words, and show that it was; a word stays whole."""
    if " " not in text:
        return text
    return textwrap.shorten(
        text, width, placeholder=" …", break_on_hyphens=False
    )


@attrs.frozen(kw_only=True)
class Shown:
    """
    What to show of an answer, in whatever form.

    Attributes:
        head: The headline.
        said: What stands behind it.
        columns: The names of the columns, if they need any.
        rows: The rows of a table; a line break in a cell stays one.
        more: How many rows there are beyond these.
        notes: Lines below the table.
        caveats: What to know, each with its kind in words.
    """

    head: str
    said: str = ""
    columns: tuple[str, ...] = ()
    rows: Sequence[Cells] = ()
    more: int = 0
    notes: tuple[str, ...] = ()
    caveats: tuple[tuple[str, str], ...] = ()

    def cut(self) -> tuple[Sequence[Cells], int]:
        """Give the rows that fit a terminal, and how many are left out."""
        rows = [row for row, _ in _few(self._blocks())]
        return rows, len(self.rows) - len(rows) + self.more

    def _blocks(self) -> Iterator[tuple[Cells, list[str]]]:
        """Give every row with the lines that it takes."""
        some = self.rows[:_LINES]
        widths = _widths([self.columns, *some] if self.columns else some)
        for row in some:
            yield row, _lines(row, widths)

    def __str__(self) -> str:
        said = f" {self.said}" if self.said else ""
        lines = wrapped(f"<{self.head}>{said}", _INDENT)
        rows = [block for _, block in _few(self._blocks())]
        if self.columns and rows:
            widths = _widths([self.columns, *self.rows[:_LINES]])
            lines += _lines(self.columns, widths)
        lines += [line for block in rows for line in block]
        left_out = len(self.rows) - len(rows) + self.more
        if left_out:
            lines.append(f"{_INDENT}and {left_out} more")
        for note in self.notes:
            lines += wrapped(_INDENT + note, _INDENT * 2)
        for kind, message in self.caveats:
            lines += wrapped(f"{_INDENT}({kind}) {message}", _INDENT * 2)
        return "\n".join(lines)


_TEXT = 60
"""How much of a text is printed inside a record."""


class Sparse:
    """A record that prints only what its fields have to say."""

    __slots__ = ()

    def __repr__(self) -> str:
        told = [
            f"{field.name.strip('_')} {_value(value)}"
            for field in attrs.fields(type(self))  # type: ignore[arg-type]
            if (value := getattr(self, field.name)) not in _NOTHING
        ]
        return f"<{type(self).__name__}: {', '.join(told) or 'empty'}>"


_NOTHING = (None, (), frozenset[str]())


def _value(value: object) -> str:
    """Print the value of a field: text in quotes if it has blanks."""
    if isinstance(value, frozenset):
        value = tuple(sorted(map(str, cast("frozenset[object]", value))))
    if is_tuple(value):
        return " ".join(map(_value, value))
    text = shortened(str(value), _TEXT)
    plain = " " not in text or isinstance(value, Sparse)
    return text if plain else f'"{text}"'


def _few(
    blocks: Iterable[tuple[Cells, list[str]]],
) -> Iterator[tuple[Cells, list[str]]]:
    """Give rows as long as their lines are few; the first in any case."""
    lines = 0
    for row, block in blocks:
        lines += len(block)
        if lines > max(_LINES, len(block)):
            return
        yield row, block


def _pieces(line: str) -> list[str]:
    """Split a line of a cell where it may be broken: pieces, and between."""
    return re.split(r"( (?!…$)|(?<=/)(?=[^ ]))", line)


def _widths(rows: Sequence[Cells]) -> list[int]:
    """Give every column its width, so that a line fits a terminal."""
    columns = list(zip(*rows, strict=True))
    widths = [
        max(len(line) for cell in column for line in cell.split("\n"))
        for column in columns
    ]
    least = [
        max((len(one) for cell in column for one in _parts(cell)), default=0)
        for column in columns
    ]
    room = WIDTH - len(_INDENT) - len(_GAP) * (len(widths) - 1)
    while sum(widths) > room:
        loose = [n for n, width in enumerate(widths) if width > least[n]]
        if not loose:
            break
        widths[max(loose, key=lambda n: widths[n])] -= 1
    return [
        max(len(line) for cell in column for line in _broken(cell, width))
        for column, width in zip(columns, widths, strict=True)
    ]


def _parts(cell: str) -> list[str]:
    return [one for line in cell.split("\n") for one in _pieces(line)]


def _broken(cell: str, width: int) -> list[str]:
    """Break a cell into lines of its column."""
    lines: list[str] = []
    for line in cell.split("\n"):
        made, *rest = _pieces(line)
        for blank, piece in zip(rest[::2], rest[1::2], strict=True):
            if len(made + blank + piece) > width:
                lines.append(made)
                made = piece
            else:
                made += blank + piece
        lines.append(made)
    return lines


def _lines(row: Cells, widths: Sequence[int]) -> list[str]:
    """Set one row in columns; a cell may take several lines."""
    cells = [
        _broken(cell, width) for cell, width in zip(row, widths, strict=True)
    ]
    height = max(map(len, cells), default=0)
    return [
        _INDENT
        + _GAP.join(
            (lines[n] if n < len(lines) else "").ljust(width)
            for lines, width in zip(cells, widths, strict=True)
        )
        .rstrip()
        .replace(GLUE, " ")
        for n in range(height)
    ]
