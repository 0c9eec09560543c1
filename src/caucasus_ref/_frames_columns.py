"""
A table at work: its columns of codes and days, read or refused.

What an engine would work out again and again stands in columns of its own for
a while; on Spark, where all is to be one projection, it does not.
"""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cached_property
from importlib import import_module
from typing import Any, Literal, TypeAlias

import attrs
import narwhals.stable.v2 as nw

from ._frames_codes import Codes
from ._frames_packing import Key
from .errors import TableError, close_to


Frame: TypeAlias = "nw.DataFrame[Any] | nw.LazyFrame[Any]"
Made: TypeAlias = Any
"""What narwhals knows, an expression of Polars, or SQL for DuckDB as text."""
_PLAIN = (nw.Expr, nw.Series)
_EPOCH = date(1970, 1, 1).toordinal()
_DAY_IN_MS = 86_400_000
_ENGINES = (
    "a pandas or Polars DataFrame, a Polars LazyFrame, a PyArrow Table, a"
    " DuckDB relation or a PySpark DataFrame"
)


@attrs.frozen
class CodeColumn:
    """A column of codes: its name, its expression and what codes it has."""

    name: str
    expr: nw.Expr
    kind: Literal["text", "int", "float"]

    def key(self, code: str) -> Key:
        """Write a code of the record as the column has it."""
        if self.kind == "text":
            return code
        return int(code) if self.kind == "int" else float(code)


@attrs.define
class Work:
    """
    One table at work.

    Attributes:
        frame: The table as it was given.
        steps: Columns for a while, in as many steps as they need each other;
            as `Made` has them.
    """

    frame: Frame
    schema: Any = attrs.field(init=False)
    steps: list[dict[str, Made]] = attrs.field(
        factory=lambda: [{}, {}, {}, {}, {}, {}], init=False
    )
    names: dict[Any, str] = attrs.field(factory=dict[Any, str], init=False)
    day: nw.Expr = attrs.field(init=False)
    day_name: str = attrs.field(init=False)
    timed: bool = attrs.field(default=False, init=False)

    @schema.default
    def _schema(self) -> Any:
        return self.frame.collect_schema()

    @cached_property
    def _taken(self) -> frozenset[str]:
        return frozenset(map(self.spelt, self.schema))

    @property
    def engine(self) -> Any:
        """Who does the work."""
        return self.frame.implementation

    @property
    def keeps(self) -> bool:
        """Whether columns for a while are welcome; and with them maps."""
        engine = self.engine
        return bool(
            engine.is_pandas()
            or engine.is_polars()
            or engine.is_pyarrow()
            or engine.is_duckdb()
        )

    def spelt(self, name: str) -> str:
        """Give what makes a name one name: SQL does not mind the case."""
        sql = self.engine.is_duckdb() or self.engine.is_spark_like()
        return name.casefold() if sql else name

    def hold(self, step: int, key: Any, made: Made) -> str:
        """Work out something once; give the name of the column it is in."""
        if key not in self.names:
            name = f"caucasus_ref_{len(self.names)}"
            while self.spelt(name) in self._taken:
                name += "_"
            self.names[key] = name
            self.steps[step][name] = made
        return self.names[key]

    def finished(self, **outs: nw.Expr) -> Any:
        """Give the table with new columns, and nothing held any more."""
        made: Any = self.frame
        for step in self.steps:
            plain: dict[str, Any] = {
                n: e for n, e in step.items() if isinstance(e, _PLAIN)
            }
            if plain:
                made = made.with_columns(**plain)
            own = {n: e for n, e in step.items() if n not in plain}
            if own:
                made = nw.from_native(self._with_own(made.to_native(), own))
        made = made.with_columns(**outs)
        held = [name for step in self.steps for name in step]
        return made.drop(held) if held else made

    def _with_own(self, native: Any, made: dict[str, Made]) -> Any:
        """Add columns that are written in the engine's own language."""
        if self.engine.is_polars():
            return native.with_columns(**made)
        texts = [f'{sql} AS "{name}"' for name, sql in made.items()]
        return native.project(", ".join(["*", *texts]))

    # Reading columns.

    def dtype(self, argument: str, name: str) -> Any:
        """Give the type of a column, or say which there are."""
        if name not in self.schema:
            known = self.schema.names()
            close = close_to(str(name), known) or known
            msg = (
                f"{argument}: the table has no column {name!r};"
                f" did you mean {' or '.join(map(repr, close))}?"
            )
            raise TableError(msg)
        return self.schema[name]

    def codes(self, argument: str, name: str, system: Codes) -> CodeColumn:
        """Read a column of codes."""
        kind = self.dtype(argument, name)
        if kind in (nw.Categorical, nw.Enum):
            made = nw.col(name).cast(nw.String)
            name = self.hold(0, ("text", name), made)
            return CodeColumn(name, nw.col(name), "text")
        if kind == nw.String:
            return CodeColumn(name, nw.col(name), "text")
        if system in ("iso3", "iso2") or not kind.is_numeric():
            way = f"{system} codes are text"
            if kind.is_integer():
                way += '; did you mean codes="cow" or codes="gw"?'
            elif system not in ("iso3", "iso2"):
                way = f"{system} codes are whole numbers or text"
            msg = f"{argument}: column {name!r} holds {kind}; {way}"
            raise TableError(msg)
        if kind.is_integer():
            return CodeColumn(name, nw.col(name), "int")
        return CodeColumn(name, nw.col(name), "float")

    def days(self, argument: str, name: str) -> None:
        """Read the column of days."""
        kind = self.dtype(argument, name)
        made: Any = nw.col(name)
        plain = made
        sql = not (self.keeps and not self.engine.is_duckdb())
        if kind == nw.String:
            made = made.str.to_datetime(format="%Y-%m-%d")
            self.timed = True
        elif kind == nw.Datetime:
            self.timed = True
            if kind.time_zone is not None and self._is_arrow_in_pandas(name):
                made, self.timed = made.dt.date(), False
            elif kind.time_zone is not None and not sql:
                made = made.dt.replace_time_zone(None)
        elif self._has_dates(name):
            series: Any = self.frame.to_native()[name]
            made = nw.new_series(
                name, series.astype("datetime64[s]"), backend="pandas"
            )
            self.timed = True
        elif kind != nw.Date:
            msg = (
                f"{argument}: column {name!r} holds {kind}, which names no"
                " day; make it dates, datetimes or text such as"
                ' "2024-04-05"'
            )
            raise TableError(msg)
        if self.timed and sql:
            made, self.timed = made.cast(nw.Date), False
        if made is not plain and self.keeps:
            name = self.hold(0, ("day", name), made)
            made = nw.col(name)
        self.day, self.day_name = made, name

    def _has_dates(self, name: str) -> bool:
        """Whether a column of pandas holds dates as Python's objects."""
        if not self.engine.is_pandas():
            return False
        pandas: Any = import_module("pandas")
        native: Any = self.frame.to_native()
        kind = pandas.api.types.infer_dtype(native[name], skipna=True)
        return kind in ("date", "datetime")

    def _is_arrow_in_pandas(self, name: str) -> bool:
        """Whether pandas holds it in Arrow; pandas 2 then drops its zone."""
        if not self.engine.is_pandas():
            return False
        pandas: Any = import_module("pandas")
        dtype = self.frame.to_native()[name].dtype
        return isinstance(dtype, pandas.ArrowDtype)

    # Days.

    def since(self, day: date) -> nw.Expr:
        """Say that the day is this one or later."""
        return self.day >= self._literal(day)

    def before(self, day: date) -> nw.Expr:
        """Say that the day is earlier than this one."""
        return self.day < self._literal(day)

    def _literal(self, day: date) -> nw.Expr:
        if self.timed:
            return nw.lit(datetime.combine(day, time.min))
        return nw.lit(day)

    def number(self, base: int) -> nw.Expr:
        """Count the day from a day, itself counted from that before year 1."""
        return self.day.dt.timestamp("ms") // _DAY_IN_MS + (_EPOCH - base)

    def number_in_sql(self) -> str:
        """Write the same for DuckDB."""
        return f"({quote(self.day_name)} - DATE '0001-01-01' + 1)"


def quote(name: str) -> str:
    """Write a name for SQL."""
    return '"' + name.replace('"', '""') + '"'


def read_table(table: Any) -> Frame:
    """
    Take a table of any engine.

    Raises:
        TableError: If it is none.
    """
    try:
        frame: Frame = nw.from_native(table)
    except TypeError:
        msg = f"table: {type(table).__name__} is no table; pass {_ENGINES}"
        raise TableError(msg) from None
    return frame
