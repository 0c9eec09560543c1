"""Tables with named columns, and how they become the user's dataframe."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from importlib import import_module
from typing import Any, Literal, TypeAlias, TypeVar

import attrs

from .errors import chosen
from .rows import Rows, plural
from .shown import WIDTH, Shown, is_tuple, shortened


Row = TypeVar("Row")
_SHOWN = 40
"""How many rows are printed at most."""
_CELL = 24
"""How much is printed of a cell."""
Kind: TypeAlias = Literal["string", "integer", "number", "boolean", "date"]
"""What a column holds, in the words of a Frictionless table schema."""

Form: TypeAlias = Literal["dicts", "pandas", "polars", "pyarrow"]
"""What a table can be turned into."""


@attrs.frozen(kw_only=True)
class Field:
    """
    A column.

    Attributes:
        unique: Whether its values name the rows.
        refers: The table and the column in which its values stand.
    """

    name: str
    kind: Kind = "string"
    says: str = ""
    unique: bool = False
    refers: tuple[str, str] | None = None


@attrs.frozen(kw_only=True, repr=False)
class Table(Rows[Row]):
    """
    Rows with the same columns, in order; counts, iterates and indexes them.

    Attributes:
        name: What it is a table of.
        fields: The columns.
    """

    name: str
    fields: tuple[Field, ...]

    def dicts(self) -> list[dict[str, Any]]:
        """Give every row as a dict of plain values; a day is a `date`."""
        names = [field.name for field in self.fields]
        return [
            dict(zip(names, _cells(row, names), strict=True))
            for row in self.rows
        ]

    def columns(self) -> dict[str, list[Any]]:
        """Give the plain values by column."""
        names = [field.name for field in self.fields]
        cells = [_cells(row, names) for row in self.rows]
        return {
            name: [row[place] for row in cells]
            for place, name in enumerate(names)
        }

    def to(self, form: Form) -> Any:
        """
        Turn it into `"dicts"`, or a frame of pandas, Polars or PyArrow.

        What is not known is null; on pandas the columns are of its nullable
        types.

        Raises:
            ReadingError: If there is no such form.
            ModuleNotFoundError: If the library is not installed.
        """
        if form == "dicts":
            return self.dicts()
        build = _FORMS[chosen("to", form, ["dicts", *_FORMS])]
        try:
            library = import_module(form)
        except ModuleNotFoundError as error:
            msg = f'to="{form}" needs it: pip install {form}'
            raise ModuleNotFoundError(msg, name=form) from error
        return build(library, self.fields, self.columns())

    def _shown(self) -> Shown:
        names = self._printed()
        rows = [
            [_brief(cell) for cell in _cells(row, names)]
            for row in self.rows[:_SHOWN]
        ]
        room, fit = WIDTH, 0
        for column in zip(names, *rows, strict=True):
            room -= max(map(len, column)) + 2
            if room < 0 < fit:
                break
            fit += 1
        hidden = len(names) - fit
        columns = plural(hidden, "more column", "more columns")
        return Shown(
            head=f"{self.name}: {plural(len(self), 'row', 'rows')}",
            columns=tuple(names[:fit]),
            rows=[row[:fit] for row in rows],
            more=len(self) - len(rows),
            notes=(f"{columns}: .fields names them",) if hidden else (),
        )

    def _printed(self) -> list[str]:
        """Give the columns to print, as long as there is room."""
        return [field.name for field in self.fields]


def _brief(cell: Any) -> str:
    return "" if cell is None else shortened(str(cell), _CELL)


def _cells(row: object, names: Iterable[str]) -> list[Any]:
    if isinstance(row, Mapping):
        return [cell_value(row[name]) for name in names]
    return [cell_value(getattr(row, name)) for name in names]


def cell_value(value: Any) -> Any:
    """Give a cell as a plain value; several words stand in one text."""
    if is_tuple(value):
        return in_one_cell(value)
    if isinstance(value, date) and type(value) is not date:
        return date(value.year, value.month, value.day)
    return value


def in_one_cell(words: Iterable[object]) -> str:
    """Put several words into one text, with `|` between them."""
    return "|".join(str(one).replace("|", r"\|") for one in words)


def _pandas(
    pandas: Any, fields: Iterable[Field], columns: dict[str, list[Any]]
) -> Any:
    types = {
        "string": "string",
        "integer": "Int64",
        "number": "Float64",
        "boolean": "boolean",
        "date": "datetime64[s]",
    }
    return pandas.DataFrame(
        {
            field.name: pandas.array(
                columns[field.name], dtype=types[field.kind]
            )
            for field in fields
        }
    )


def _polars(
    polars: Any, fields: Iterable[Field], columns: dict[str, list[Any]]
) -> Any:
    types = {
        "string": polars.String,
        "integer": polars.Int64,
        "number": polars.Float64,
        "boolean": polars.Boolean,
        "date": polars.Date,
    }
    schema = {field.name: types[field.kind] for field in fields}
    return polars.DataFrame(columns, schema=schema)


def _pyarrow(
    pyarrow: Any, fields: Iterable[Field], columns: dict[str, list[Any]]
) -> Any:
    types = {
        "string": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "date": pyarrow.date32(),
    }
    schema = pyarrow.schema(
        [(field.name, types[field.kind]) for field in fields]
    )
    return pyarrow.table(columns, schema=schema)


_Build: TypeAlias = Callable[[Any, Iterable[Field], dict[str, list[Any]]], Any]
_FORMS: dict[str, _Build] = {
    "pandas": _pandas,
    "polars": _polars,
    "pyarrow": _pyarrow,
}
