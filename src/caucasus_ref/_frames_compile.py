"""
Days of codes as expressions of a table.

Two ways lead to the same answers.  *Windows*: for each stretch of days the
codes that it belongs to, which costs by the stretch.  *Maps*: each code is
looked up once and gives its stretch, packed into a whole number; that costs
about as much as joining a small table, for any number of stretches.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from importlib import import_module
from typing import Any, Literal, TypeAlias

import attrs
import narwhals.stable.v2 as nw

from ._frames_columns import CodeColumn, Made, Work, quote
from ._frames_packing import Key, Packed, Pair, by_span, pack, rectangles
from .spans import Span, Spans


Days: TypeAlias = Mapping[Key, Spans]
Way: TypeAlias = Literal["windows", "maps"]

and_, or_ = nw.Expr.__and__, nw.Expr.__or__
_EQUAL, _IS_IN, _LOOKUP = 4, 30, 90
"""What these cost, in hundredths of a join on the column of codes."""
_FEW = 6
_UNKNOWN = -1


@attrs.frozen
class CodeDays:
    """
    What codes say on which days; on all others it is a no.

    Attributes:
        codes: All that the record knows.
        absent: The days on which a code names no country.
        yes: The days of a yes.
        maybe: The days without a plain answer.
    """

    codes: frozenset[Key]
    absent: Days
    yes: Days
    maybe: Days


@attrs.frozen
class Conditions:
    """
    What comes of it, in a table.

    Attributes:
        known: Whether all codes name a country that day.
        yes: Whether it is a yes, if they do.
        maybe: Whether there is no plain answer, if they do.
    """

    known: nw.Expr
    yes: nw.Expr
    maybe: nw.Expr | None


def joined(
    how: Callable[[nw.Expr, nw.Expr], nw.Expr], parts: Iterable[nw.Expr]
) -> nw.Expr | None:
    """Put expressions together, in a tree that stays flat."""
    left = list(parts)
    while len(left) > 1:
        pairs = zip(left[::2], left[1::2], strict=False)
        odd = left[len(left) - len(left) % 2 :]
        left = [how(a, b) for a, b in pairs] + odd
    return left[0] if left else None


def _or(*parts: nw.Expr | None) -> nw.Expr | None:
    return joined(or_, [one for one in parts if one is not None])


@attrs.define
class Compiler:
    """
    Makes expressions for one table.

    Attributes:
        way: Which way to go; none chooses what is likely to cost less.
    """

    work: Work
    way: Way | None = None

    def never(self) -> nw.Expr:
        """Give a false for every row."""
        return self.work.day.is_null() & nw.lit(value=False)

    # Windows.

    def among(
        self,
        column: CodeColumn,
        codes: Collection[Key],
        whole: Collection[Key] | None = None,
    ) -> nw.Expr | None:
        """Say that a code of the whole is one of these; none if all are."""
        if whole is not None and 2 * len(codes) > len(whole):
            rest = set(whole).difference(codes)
            others = self.among(column, rest) if rest else None
            return None if others is None else ~others
        if len(codes) <= _FEW:
            return joined(or_, [column.expr == one for one in codes])
        return self.held_in(column, codes)

    def held_in(self, column: CodeColumn, codes: Collection[Key]) -> nw.Expr:
        """Say that a code is one of many."""
        some: list[Any] = sorted(codes)
        made = column.expr.is_in(some)
        if not self.work.engine.is_duckdb():
            return made
        return nw.col(self.work.hold(1, (column.name, tuple(some)), made))

    def within(self, days: Span) -> nw.Expr | None:
        """Say that the day is one of these; none if any is."""
        start, end = days
        parts: list[nw.Expr] = []
        if start > date.min:
            parts.append(self.work.since(start))
        if end is not None:
            parts.append(self.work.before(end))
        return joined(and_, parts)

    def windows(
        self,
        column: CodeColumn,
        days: Days,
        whole: Collection[Key] | None = None,
    ) -> nw.Expr | None:
        """Say that a code has the day; none if no code has any."""
        parts = [
            self._both(self.among(column, codes, whole), self.within(span))
            for span, codes in by_span(days).items()
        ]
        return joined(or_, parts)

    def _both(self, *parts: nw.Expr | None) -> nw.Expr:
        made = joined(and_, [one for one in parts if one is not None])
        return ~self.never() if made is None else made

    # One column.

    def conditions(self, column: CodeColumn, told: CodeDays) -> Conditions:
        """Compile what one code says."""
        parts = (told.yes, told.maybe)
        if self._maps(told):
            return self._mapped(column, told)
        yes, maybe = (self.windows(column, p, told.codes) for p in parts)
        return Conditions(
            self.known(column, told),
            self.never() if yes is None else yes,
            maybe,
        )

    def _maps(self, told: CodeDays) -> bool:
        if not self.work.keeps or self.way is not None:
            return self.way == "maps" and self.work.keeps
        packed = pack(told.yes, told.maybe)
        cost = _cost(told.yes) + _cost(told.maybe)
        left = _cost(packed.yes) + _cost(packed.maybe)
        return cost > _LOOKUP + left

    def known(self, column: CodeColumn, told: CodeDays) -> nw.Expr:
        """Say that a code names a country on the day."""
        known = self.held_in(column, told.codes)
        absent = self.windows(column, told.absent, told.codes)
        return known if absent is None else known & ~absent

    def _mapped(self, column: CodeColumn, told: CodeDays) -> Conditions:
        packed = pack(told.yes, told.maybe)
        if self.work.engine.is_duckdb():
            known = self.known(column, told)
            yes, maybe = self._of_duckdb(column, packed)
        else:
            numbers = {one: packed.numbers.get(one, 0) for one in told.codes}
            found = self.looked_up(1, column, numbers)
            known = nw.col(found) >= 0
            absent = self.windows(column, told.absent, told.codes)
            if absent is not None:
                known &= ~absent
            yes, maybe = self.unpacked(2, found, packed)
        more, doubt = (
            self.windows(column, days, told.codes)
            for days in (packed.yes, packed.maybe)
        )
        return Conditions(
            known, yes if more is None else yes | more, _or(maybe, doubt)
        )

    def _of_duckdb(
        self, column: CodeColumn, packed: Packed
    ) -> tuple[nw.Expr, nw.Expr | None]:
        """
        Look up and unpack in SQL.

        A map of DuckDB is quick where it has few keys, and narwhals writes
        half a page for each division.
        """
        kind = {"text": "VARCHAR", "int": "BIGINT", "float": "DOUBLE"}
        cells = ", ".join(
            "'{}': {}".format(str(one).replace("'", "''"), number)
            for one, number in packed.numbers.items()
        )
        known = f"MAP {{{cells}}}::MAP({kind[column.kind]}, BIGINT)"
        found = f"COALESCE(({known})[{quote(column.name)}], 0)"
        key = (column.name, found)
        number = quote(self.work.hold(1, key, found))
        end, early, late = packed.ends
        day = f"({self.work.number_in_sql()} - {packed.base})"

        def bits(above: int, count: int) -> str:
            return f"(({number} >> {above}) & {2**count - 1})"

        first = f"({number} >> {end + early + late})"
        last = bits(early + late, end)
        made = f"({day} >= {first} AND {day} < {last})"
        yes = nw.col(self.work.hold(2, (*key, "yes"), made))
        if not early + late:
            return yes, None
        made = (
            f"({day} >= {first} - {bits(late, early)}"
            f" AND {day} < {last} + {bits(0, late)} AND NOT {made})"
        )
        return yes, nw.col(self.work.hold(2, (*key, "maybe"), made))

    def looked_up(
        self, step: int, column: CodeColumn, numbers: Mapping[Key, int]
    ) -> str:
        """
        Look up the number of each code; of any other, one below nought.

        Gives the name of the column that holds them for a while.
        """
        key = (column.name, tuple(numbers.items()))
        made: Made
        if self.work.engine.is_polars() and column.kind == "text":
            made = _gathered(column, numbers)
        else:
            made = column.expr.replace_strict(
                list(numbers),
                list(numbers.values()),
                default=_UNKNOWN,
                return_dtype=nw.Int64,
            )
        return self.work.hold(step, key, made)

    def unpacked(
        self, step: int, name: str, packed: Packed
    ) -> tuple[nw.Expr, nw.Expr | None]:
        """
        Say that the day is in the stretch, or in the doubt around it.

        What is used more than once is held, since Polars shares no part of
        an expression that it shares.
        """

        def held(later: int, what: str, made: nw.Expr) -> nw.Expr:
            return nw.col(self.work.hold(step + later, (name, what), made))

        base = packed.base
        number = self.work.number(base)
        day = nw.col(self.work.hold(step, ("number", step, base), number))
        end, early, late = packed.ends
        until = found = nw.col(name)
        there = found >= 0
        if early + late:
            until = held(0, "until", found // 2 ** (early + late))
        first = held(1, "first", until // 2**end)
        last = until - first * 2**end
        yes = there & (day >= first) & (day < last)
        if not early + late:
            return yes, None
        rest = found - until * 2 ** (early + late)
        doubts = held(1, "doubts", rest)
        before = doubts // 2**late
        after = doubts - before * 2**late
        earliest = first - before if early else first
        latest = last + after if late else last
        possible = there & (day >= earliest) & (day < latest)
        return yes, possible & ~yes

    # Pairs.

    def both(self, one: Conditions, other: Conditions) -> Conditions:
        """Compile that two codes both say yes."""
        yes = one.yes & other.yes
        maybe = None
        if one.maybe is not None or other.maybe is not None:
            first, second = (
                part.yes if part.maybe is None else part.yes | part.maybe
                for part in (one, other)
            )
            maybe = first & second & ~yes
        return Conditions(one.known & other.known, yes, maybe)

    def pairs(
        self,
        columns: tuple[CodeColumn, CodeColumn],
        sides: tuple[CodeDays, CodeDays],
        days: Mapping[Pair, Spans],
    ) -> nw.Expr | None:
        """Say that a pair of codes has the day; none if none ever has."""
        if not days:
            return None
        work = self.work
        if self.way == "windows" or not work.keeps or work.engine.is_duckdb():
            return self._rectangles(columns, days)
        (a, b), size = columns, len(sides[1].codes)
        first, second = (
            {code: n for n, code in enumerate(sorted(told.codes))}
            for told in sides
        )
        one, other = (
            nw.col(self.looked_up(1, side, numbers))
            for side, numbers in ((a, first), (b, second))
        )
        pair = work.hold(2, (a.name, b.name), one * size + other)
        column = CodeColumn(pair, nw.col(pair), "int")
        numbered: dict[Key, Spans] = {
            first[x] * size + second[y]: spans
            for (x, y), spans in days.items()
        }
        packed = pack(numbered, {})
        found = self.looked_up(3, column, packed.numbers)
        yes, _ = self.unpacked(4, found, packed)
        return _or(yes, self.windows(column, packed.yes))

    def _rectangles(
        self,
        columns: tuple[CodeColumn, CodeColumn],
        days: Mapping[Pair, Spans],
    ) -> nw.Expr | None:
        """Say for each stretch from whom to whom."""
        a, b = columns
        parts: list[nw.Expr] = []
        for span, pairs in by_span(days).items():
            found = [
                self._both(self.among(a, rows), self.among(b, cells))
                for rows, cells in rectangles(pairs)
            ]
            parts.append(self._both(joined(or_, found), self.within(span)))
        apart = a.expr != b.expr
        made = joined(or_, parts)
        return None if made is None else made & apart


def _gathered(column: CodeColumn, numbers: Mapping[Key, int]) -> Made:
    """
    Look up texts in Polars' own way.

    It replaces values by a join; places in an enumeration cost half of that.
    """
    polars: Any = import_module("polars")
    codes = polars.Enum(list(numbers))
    places = polars.col(column.name).cast(codes, strict=False).to_physical()
    values = polars.lit(polars.Series(numbers.values(), dtype=polars.Int64))
    return values.gather(places).fill_null(_UNKNOWN)


def _cost(days: Days) -> int:
    """Say what windows cost."""
    return sum(
        min(_EQUAL * len(codes), _IS_IN) for codes in by_span(days).values()
    )
