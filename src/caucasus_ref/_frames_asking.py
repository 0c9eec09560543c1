"""What is asked of a table: the days behind it, put as its expressions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs
import narwhals.stable.v2 as nw

from ._frames_codes import SYSTEMS, Codes, holders, in_codes
from ._frames_columns import CodeColumn, Work, read_table
from ._frames_compile import CodeDays, Compiler, Conditions, joined, or_
from ._frames_truths import memberships, pledges
from .asked import Owing
from .dataset import Dataset
from .errors import (
    ReadingError,
    TableError,
    UnknownNameError,
    chosen,
    close_to,
)
from .model import Body
from .spans import ALL_DAYS, Spans
from .terms import Reading


_COUNTRY = "country"


@attrs.frozen
class TableAsked:
    """The record, the reading and the codes."""

    data: Dataset
    reading: Reading
    system: Codes

    @classmethod
    def of(cls, asked: tuple[Dataset, Reading], codes: Codes) -> TableAsked:
        """Take the keywords of a question, if they mean something."""
        return cls(*asked, chosen("codes", codes, SYSTEMS))

    def refuse_for_obligations(self, name: str) -> None:
        """Refuse keywords that say nothing of obligations."""
        if self.reading.lineage or self.reading.standing is not None:
            word = "lineage" if self.reading.lineage else "standing"
            msg = (
                f"{word} does not go with the obligation in column {name!r};"
                " ask for bodies and for obligations in two calls"
            )
            raise ReadingError(msg)


def wanted_bodies(
    asked: TableAsked, columns: Mapping[str, str | Body]
) -> dict[str, Body]:
    found: dict[str, Body] = {}
    for name, body in columns.items():
        if isinstance(body, Owing):
            msg = (
                f"columns: {name!r} asks for an obligation, which takes two"
                " countries; use annotate_pairs()"
            )
            raise ReadingError(msg)
        found[name] = asked.data.bodies.find(body)
    return found


@attrs.frozen
class Task:
    """A table at work, and what is asked of it."""

    table: Any
    asked: TableAsked
    work: Work
    compiler: Compiler
    columns: tuple[CodeColumn, ...]

    @classmethod
    def of(
        cls,
        table: Any,
        asked: TableAsked,
        unknown: str,
        on: str,
        **columns: str,
    ) -> Task:
        work = Work(read_table(table))
        found = tuple(
            work.codes(argument, name, asked.system)
            for argument, name in columns.items()
        )
        work.days("on", on)
        task = cls(table, asked, work, Compiler(work), found)
        if unknown != "null":
            task.refuse_unknown(unknown, columns)
        return task

    def refuse_unknown(self, unknown: str, columns: Mapping[str, str]) -> None:
        """Refuse codes that the record does not know."""
        if unknown != "raise":
            msg = f'unknown: {unknown!r} is neither "null" nor "raise"'
            raise ReadingError(msg)
        frame = self.work.frame
        if isinstance(frame, nw.LazyFrame):
            msg = (
                'unknown="raise" needs the rows, and this table has not read'
                " any; look at unknown_codes(table, country=...) first"
            )
            raise TableError(msg)
        naming = holders(self.asked.data, self.asked.system)
        for column, (argument, name) in zip(
            self.columns, columns.items(), strict=True
        ):
            found = count_unknown(
                self.work, self.asked, column, name, dated=True
            )
            rows = found.rows()
            if rows:
                shown = ", ".join(f"{code!r} ({n})" for code, n in rows[:5])
                more = f" and {len(rows) - 5} more" if rows[5:] else ""
                hint = (
                    f"{argument}: column {name!r} has codes that name no"
                    f" country of the record on their day: {shown}{more};"
                    ' unknown="null" leaves them empty'
                )
                close = close_to(str(rows[0][0]), list(naming))
                raise UnknownNameError(_COUNTRY, rows[0][0], close, hint)

    def member(self, body: Body, side: int) -> Conditions:
        """Compile that a country was in a body."""
        told = memberships(self.asked.data, body, self.asked.reading)
        parts = [{c: pair[n] for c, pair in told.items()} for n in (0, 1)]
        days = _code_days(self.asked, self.columns[side], *parts)
        return self.compiler.conditions(self.columns[side], days)

    def owing(self, what: Owing) -> Conditions:
        """Compile that the first country owed the second an obligation."""
        asked, make = self.asked, self.compiler
        told = pledges(asked.data, what.kind, asked.reading, what.bindings)
        naming = holders(asked.data, asked.system)
        held: dict[str, list[tuple[str, Spans]]] = {}
        for code, mine in naming.items():
            for who, days in mine.items():
                held.setdefault(who, []).append((code, days))
        one, other = self.columns
        parts: list[dict[Any, Spans]] = [{}, {}]
        for (by, to), pair in told.pairs.items():
            for code, had in held.get(by, ()):
                for code2, had2 in held.get(to, ()):
                    key = (one.key(code), other.key(code2))
                    for part, days in zip(parts, pair, strict=True):
                        both = days & had & had2
                        if both:
                            part[key] = part.get(key, Spans()) | both
        bare = (
            _code_days(asked, one, {}, {}),
            _code_days(asked, other, {}, {}),
        )
        yes, doubt = (make.pairs((one, other), bare, part) for part in parts)
        scopes = [
            self._scope(s.countries, s.both, s.days) for s in told.scopes
        ]
        plain = joined(or_, scopes)
        sure = make.never() if yes is None else yes
        maybe = ~sure
        if plain is not None:
            open_ = ~plain if doubt is None else ~plain | doubt
            maybe &= open_
        known = make.known(one, bare[0]) & make.known(other, bare[1])
        return Conditions(known, sure, maybe)

    def _scope(
        self, countries: frozenset[str] | None, both: bool, days: Spans
    ) -> nw.Expr:
        """Say that silence about a pair is a no."""
        naming = holders(self.asked.data, self.asked.system)
        known = [one.id for one in self.asked.data.countries]
        named = known if countries is None else sorted(countries)
        found = in_codes(naming, dict.fromkeys(named, days))
        sides: list[nw.Expr] = []
        for column in self.columns:
            keyed = {column.key(code): spans for code, spans in found.items()}
            made = self.compiler.windows(column, keyed)
            sides.append(self.compiler.never() if made is None else made)
        return sides[0] & sides[1] if both else sides[0] | sides[1]

    def annotated(self, outs: Mapping[str, Conditions]) -> Any:
        """Give the table with new columns."""
        work = self.work
        taken = {work.spelt(name): name for name in work.schema}
        for name in outs:
            if work.spelt(name) in taken:
                msg = (
                    f"columns: {name!r} is in the way of the column"
                    f" {taken[work.spelt(name)]!r}; choose another name"
                )
                raise TableError(msg)
            taken[work.spelt(name)] = name
        if not work.engine.is_pandas():
            return work.finished(
                **{
                    name: nw.when(_definite(work, one)).then(one.yes)
                    for name, one in outs.items()
                }
            ).to_native()
        made: dict[str, Any] = {}
        for name, one in outs.items():
            yes, definite = self._of_pandas(one.yes, _definite(work, one))
            made[name] = yes.where(definite)
        return self.table.assign(**made)

    def _of_pandas(self, *parts: nw.Expr) -> list[Any]:
        """Give conditions as pandas' own booleans, false where missing."""
        names = [f"caucasus_ref_part_{number}" for number in range(len(parts))]
        made = self.work.finished(**dict(zip(names, parts, strict=True)))
        native = made.to_native()
        return [
            native[one].astype("boolean").fillna(value=False) for one in names
        ]

    def kept(self, one: Conditions) -> Any:
        """Give the rows of a certain yes, which needs a known code."""
        if self.work.engine.is_pandas():
            (yes,) = self._of_pandas(one.yes)
            return self.table[yes.to_numpy(dtype=bool)]
        name = "caucasus_ref_kept"
        made = self.work.finished(**{name: one.yes})
        return made.filter(nw.col(name)).drop(name).to_native()


def _definite(work: Work, one: Conditions) -> nw.Expr:
    """Say that the answer is a plain one."""
    made = one.known & ~work.day.is_null()
    return made if one.maybe is None else made & ~one.maybe


def _code_days(
    asked: TableAsked,
    column: CodeColumn,
    yes: Mapping[str, Spans],
    maybe: Mapping[str, Spans],
) -> CodeDays:
    """Put days of countries as days of the codes in a column."""
    naming = holders(asked.data, asked.system)
    there = in_codes(
        naming, {c: ALL_DAYS for had in naming.values() for c in had}
    )
    absent = {code: ~days for code, days in there.items() if ~days}
    parts = (absent, in_codes(naming, yes), in_codes(naming, maybe))
    keyed = [{column.key(c): days for c, days in one.items()} for one in parts]
    return CodeDays(frozenset(map(column.key, there)), *keyed)


def count_unknown(
    work: Work,
    asked: TableAsked,
    column: CodeColumn,
    name: str,
    *,
    dated: bool,
) -> Any:
    """Count the codes that name no country, of the day if there is one."""
    days = _code_days(asked, column, {}, {})
    known = column.expr.is_in(sorted(days.codes))
    if dated:
        absent = Compiler(work).windows(column, days.absent, days.codes)
        if absent is not None:
            known &= ~absent | work.day.is_null()
    bare = ~column.expr.is_null()
    code, unknown = "caucasus_ref_code", "caucasus_ref_unknown"
    made = work.finished(**{code: column.expr, unknown: bare & ~known})
    count = "rows" if name.casefold() == "count" else "count"
    return (
        made.filter(nw.col(unknown))
        .select(nw.col(code).alias(name))
        .group_by(name)
        .agg(nw.len().alias(count))
        .sort(count, name, descending=[True, False])
    )
