"""The questions put to whole tables: every engine says what `status` says."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import cycle
from typing import Any, TypeAlias

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import caucasus_ref as cr
from caucasus_ref.dates import PartialDate, Truth
from caucasus_ref.model import (
    Boundary,
    Code,
    Complete,
    Country,
    Exists,
    Membership,
)
from caucasus_ref.pledging import bindings_of
from caucasus_ref.spans import ALL_DAYS, NO_DAYS, Spans
from caucasus_ref.strategies import datasets, readings, spans, telling_days
from caucasus_ref.terms import Reading
from caucasus_ref.vocabulary import (
    BodyKind,
    CodeSystem,
    Manner,
    ObligationKind,
    Standing,
)


nw = pytest.importorskip("narwhals", reason="needs the extra frames")

from caucasus_ref import (  # noqa: E402
    _frames_asking,
    _frames_compile,
    _frames_packing,
    frames,
)
from caucasus_ref._frames_codes import holders, in_codes  # noqa: E402
from caucasus_ref._frames_truths import memberships, pledges  # noqa: E402


Cells: TypeAlias = dict[str, list[Any]]
Make: TypeAlias = Callable[[Cells], Any]


def _column(name: str, values: list[Any]) -> Any:
    """Give values as an array of Arrow, whose type is never guessed."""
    pa = pytest.importorskip("pyarrow")
    filled = [one for one in values if one is not None]
    kind = pa.string()
    if filled and isinstance(filled[0], datetime):
        kind = pa.timestamp("us")
    elif filled and isinstance(filled[0], date):
        kind = pa.date32()
    elif filled and isinstance(filled[0], bool):
        kind = pa.bool_()
    elif filled and isinstance(filled[0], int):
        kind = pa.int64()
    elif not filled and name == "on":
        kind = pa.date32()
    return pa.array(values, kind)


def of_pyarrow(cells: Cells) -> Any:
    """Make a table of PyArrow."""
    pa = pytest.importorskip("pyarrow")
    return pa.table({name: _column(name, cells[name]) for name in cells})


def of_pandas(cells: Cells) -> Any:
    """Make a table of pandas as NumPy backs it."""
    pd = pytest.importorskip("pandas")
    made = pd.DataFrame(cells)
    for name, values in cells.items():
        if any(isinstance(one, date) for one in values):
            made[name] = made[name].astype("datetime64[s]")
    return made


def of_pandas_objects(cells: Cells) -> Any:
    """Make a table of pandas with Python's own dates and text."""
    pd = pytest.importorskip("pandas")
    made = pd.DataFrame(cells)
    for name, values in cells.items():
        if not any(isinstance(one, int) for one in values):
            made[name] = pd.Series(values, dtype=object)
    return made


def of_pandas_on_arrow(cells: Cells) -> Any:
    """Make a table of pandas as Arrow backs it."""
    pd = pytest.importorskip("pandas")
    return of_pyarrow(cells).to_pandas(types_mapper=pd.ArrowDtype)


def of_polars(cells: Cells) -> Any:
    """Make a table of Polars."""
    return pytest.importorskip("polars").from_arrow(of_pyarrow(cells))


def of_polars_lazily(cells: Cells) -> Any:
    """Make a lazy table of Polars."""
    return of_polars(cells).lazy()


def of_duckdb(cells: Cells) -> Any:
    """Make a relation of DuckDB."""
    return pytest.importorskip("duckdb").from_arrow(of_pyarrow(cells))


def of_spark(session: Any) -> Make:
    """Say how to make a table of PySpark."""
    return lambda cells: session.createDataFrame(of_pyarrow(cells))


ENGINES: dict[str, Make] = {
    "pandas": of_pandas,
    "pandas, objects": of_pandas_objects,
    "pandas, Arrow": of_pandas_on_arrow,
    "Polars": of_polars,
    "Polars, lazy": of_polars_lazily,
    "PyArrow": of_pyarrow,
    "DuckDB": of_duckdb,
}
EAGER = [one for one in ENGINES if one not in {"Polars, lazy", "DuckDB"}]


@pytest.fixture(params=ENGINES)
def make(request: pytest.FixtureRequest) -> Make:
    """Give what makes a table of each engine."""
    made: Make = ENGINES[request.param]
    return made


def cells_of(table: Any) -> Cells:
    """Read a table of any engine; what is missing is none."""
    frame = nw.from_native(table)
    if isinstance(frame, nw.LazyFrame):
        frame = frame.collect("pyarrow")
    return {
        name: [_plain(one) for one in frame[name].to_list()]
        for name in frame.columns
    }


def _plain(value: Any) -> Any:
    missing = type(value).__name__ in {"NAType", "NaTType"}
    return None if missing or value != value else value  # noqa: PLR0124 # NaN


SAYS = {Truth.YES: True, Truth.NO: False, Truth.UNCERTAIN: None}
CODES = ("ARM", "AZE", "GEO", "RUS", "XXX", None)


@attrs.frozen
class Asked:
    """A record, a table and the keywords of a question."""

    data: cr.Dataset
    words: dict[str, Any]
    cells: Cells
    duties: dict[str, Any]
    forms: list[Any]

    def say(self, body: str, code: str | None, day: date | None) -> Any:
        """Ask what `status` says of a row."""
        if code is None or day is None or code not in self.data.countries:
            return None
        return SAYS[
            cr.status(code, body, day, data=self.data, **self.words).truth
        ]

    def owes(self, kind: str, row: int) -> Any:
        """Ask what `allies` says of a row."""
        by, to, day = (self.cells[one][row] for one in ("a", "b", "on"))
        known = [one for one in (by, to) if one in self.data.countries]
        if len(known) < 2 or day is None:
            return None
        answer = cr.allies(
            to, day, obligation=kind, data=self.data, **self.duties
        )
        try:
            return by in answer
        except cr.UncertainAnswerError:
            return None


@st.composite
def asked(draw: st.DrawFn) -> Asked:
    """Draw a record, a table with nulls and unknown codes, and a reading."""
    data = draw(datasets())
    days = st.sampled_from([*telling_days(data), None])
    size = draw(st.integers(1, 24))

    def column(values: st.SearchStrategy[Any]) -> list[Any]:
        return draw(st.lists(values, min_size=size, max_size=size))

    words = draw(readings(data=data))
    return Asked(
        data,
        words,
        {
            "a": column(st.sampled_from(CODES)),
            "b": column(st.sampled_from(CODES)),
            "on": column(days),
        },
        {k: v for k, v in words.items() if k not in ("lineage", "standing")},
        draw(st.permutations([None, "windows", "maps", "maps"])),
    )


def both(one: Any, other: Any, *, known: bool) -> Any:
    """Give Kleene's and of two answers on countries that are known."""
    if not known:
        return None
    if one is False or other is False:
        return False
    return None if one is None or other is None else True


@pytest.fixture(scope="module")
def installed(spark_if_any: Any) -> dict[str, Make]:
    """Give every engine that there is, PySpark included."""
    if spark_if_any is None:
        return ENGINES
    return {**ENGINES, "PySpark": of_spark(spark_if_any)}


@pytest.mark.filterwarnings("ignore:.*:DeprecationWarning:pyspark")
@settings(max_examples=15)
@given(one=asked())
def test_every_engine_says_row_by_row_what_status_says(
    installed: dict[str, Make], one: Asked
) -> None:
    """The same table and reading give the same on all, nulls included."""
    bodies = [body.id for body in one.data.bodies]
    size = len(one.cells["a"])
    rows = range(size)
    expected = {
        body: [
            one.say(body, one.cells["a"][n], one.cells["on"][n]) for n in rows
        ]
        for body in bodies
    }
    known = [
        one.cells["on"][n] is not None
        and one.cells["a"][n] in one.data.countries
        and one.cells["b"][n] in one.data.countries
        for n in rows
    ]
    together = {
        body: [
            both(
                expected[body][n],
                one.say(body, one.cells["b"][n], one.cells["on"][n]),
                known=known[n],
            )
            for n in rows
        ]
        for body in bodies
    }
    owed = [one.owes("defense", n) for n in rows]
    for (name, make), form in zip(
        installed.items(), cycle(one.forms), strict=False
    ):
        table = make(one.cells)
        found = annotated(table, bodies, one, form)
        said = {body: found[f"in_{body}"] for body in bodies}
        assert said == expected, (name, form)
        assert found["a"] == one.cells["a"]
        found = annotated_pairs(table, bodies, one, form)
        said = {body: found[f"in_{body}"] for body in bodies}
        assert said == together, (name, form)
        assert found["owed"] == owed, (name, form)


def annotated(table: Any, bodies: list[str], one: Asked, form: Any) -> Cells:
    """Annotate a table in one form."""
    with _in_form(form):
        return cells_of(
            frames.annotate(
                table,
                {f"in_{body}": body for body in bodies},
                country="a",
                on="on",
                data=one.data,
                **one.words,
            )
        )


def annotated_pairs(
    table: Any, bodies: list[str], one: Asked, form: Any
) -> Cells:
    """Annotate the pairs of a table in one form; pledges by themselves."""
    with _in_form(form):
        found = cells_of(
            frames.annotate_pairs(
                table,
                {f"in_{body}": body for body in bodies},
                a="a",
                b="b",
                on="on",
                data=one.data,
                **one.words,
            )
        )
        pledged = frames.annotate_pairs(
            table,
            {"owed": frames.obligation("defense")},
            a="a",
            b="b",
            on="on",
            data=one.data,
            **one.duties,
        )
        return {**found, "owed": cells_of(pledged)["owed"]}


class _in_form:  # noqa: N801 # reads as a sentence
    """Make the doors use one form."""

    def __init__(self, form: Any) -> None:
        self.form = form
        self.patch = pytest.MonkeyPatch()

    def __enter__(self) -> None:
        form = self.form
        self.patch.setattr(
            _frames_asking,
            "Compiler",
            lambda work: _frames_compile.Compiler(work, form),
        )

    def __exit__(self, *_: object) -> None:
        self.patch.undo()


# Codes in packed numbers and in blocks.


@given(st.dictionaries(st.sampled_from("abcd"), st.tuples(spans(), spans())))
def test_what_is_packed_comes_out_again(
    drawn: dict[str, tuple[Spans, Spans]],
) -> None:
    """A number holds its stretch, its doubts, and the rest is left over."""
    yes: dict[Any, Spans] = {c: s for c, (s, _) in drawn.items() if s}
    maybe: dict[Any, Spans] = {
        c: m - s for c, (s, m) in drawn.items() if m - s
    }
    packed = _frames_packing.pack(yes, maybe)
    ends, early, late = packed.ends
    for code in drawn:
        sure = packed.yes.get(code, NO_DAYS)
        doubt = packed.maybe.get(code, NO_DAYS)
        number = packed.numbers.get(code)
        if number is not None:
            assert 0 <= number < 2**63
            after = number & ((1 << late) - 1)
            before = number >> late & ((1 << early) - 1)
            end = (number >> (early + late) & ((1 << ends) - 1)) + packed.base
            start = (number >> (early + late + ends)) + packed.base
            sure |= _between(start, end)
            doubt |= _between(start - before, start)
            doubt |= _between(end, end + after)
        assert sure == yes.get(code, NO_DAYS)
        assert doubt == maybe.get(code, NO_DAYS)


def _between(start: int, end: int) -> Spans:
    if start == end:
        return NO_DAYS
    last = None if end > date.max.toordinal() else date.fromordinal(end)
    return Spans.of((date.fromordinal(start), last))


@given(
    st.sets(
        st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")).filter(
            lambda pair: pair[0] != pair[1]
        )
    )
)
def test_blocks_cover_the_pairs_and_no_others(
    pairs: set[tuple[str, str]],
) -> None:
    """Only a code beside itself may be in a block and no pair."""
    found = {
        (row, cell)
        for cells, rows in _frames_packing.rectangles(pairs)
        for row in cells
        for cell in rows
    }
    assert {pair for pair in found if pair[0] != pair[1]} == pairs


def test_a_whole_alliance_is_one_block() -> None:
    """Everybody beside everybody needs no block each."""
    pairs = {(a, b) for a in "abcd" for b in "abcd" if a != b}
    ((rows, cells),) = _frames_packing.rectangles(pairs)
    assert rows == cells == set("abcd")


# Codes of other systems.


@pytest.fixture(scope="module")
def coded() -> cr.Dataset:
    """Give the shipped record, of which the codes are used."""
    return cr.load()


class TestCodes:
    """Which country a code names, and when."""

    def test_ids_name_their_country_for_ever(self, coded: cr.Dataset) -> None:
        """`status` takes an id on any day."""
        assert holders(coded, "iso3")["KAZ"] == {"KAZ": ALL_DAYS}

    def test_a_code_changes_hands(self, coded: cr.Dataset) -> None:
        """COW's 345 is Yugoslavia, then Serbia."""
        days = holders(coded, "cow")["345"]
        held = {c: date(2000, 1, 1) in d for c, d in days.items()}
        assert held == {
            "YUG": False,
            "x-fry": True,
            "SCG": False,
            "SRB": False,
        }

    def test_a_code_ends_with_its_country(self, coded: cr.Dataset) -> None:
        """A code without dates holds as long as the country."""
        days = holders(coded, "iso2")["KZ"]["KAZ"]
        assert days == Spans.of((date(1991, 12, 16), None))

    def test_a_doubtful_code_names_nobody(self) -> None:
        """On a day on which another country may have it, it is unknown."""

        def country(id_: str, exists: Exists) -> Country:
            code = Code(system=CodeSystem.COW, code="1")
            return Country(id=id_, name=id_, exists=exists, codes=(code,))

        old = Exists(from_=None, until=PartialDate.parse("1990"))
        new = Exists(from_=PartialDate.parse("1990-07-01"), until=None)
        data = cr.Dataset.from_records(
            countries=(country("OLD", old), country("NEW", new))
        )
        assert holders(data, "cow") == {
            "1": {
                "OLD": Spans.of((date.min, date(1990, 1, 1))),
                "NEW": Spans.of((date(1990, 12, 31), None)),
            }
        }

    def test_days_of_countries_become_days_of_codes(self) -> None:
        """A code says what its country says, while it names it."""
        half = Spans.of((date(2000, 1, 1), None))
        naming = {"1": {"A": half}, "2": {"B": ALL_DAYS}, "3": {"C": half}}
        found = in_codes(naming, {"A": ALL_DAYS, "C": ~half})
        assert found == {"1": half}

    @pytest.mark.parametrize("system", ["iso2", "cow", "gw"])
    def test_codes_of_other_systems(
        self, system: str, make: Make, coded: cr.Dataset
    ) -> None:
        """They say what their country says, on the days it had them."""
        days = [date(1985, 5, 1), date(2000, 5, 1), date(2020, 5, 1)]
        naming = holders(coded, system)  # type: ignore[arg-type]
        some = [
            *list(naming)[::9],
            *("RU", "CS", "YU", "365", "345", "347"),
        ]
        picked = [one for one in some if one in naming]
        rows = [(c, d) for c in [*picked, None] for d in [*days, None]]
        cells: Cells = {"c": [c for c, _ in rows], "on": [d for _, d in rows]}
        expected: list[Any] = []
        for code, day in rows:
            who = [
                country
                for country, had in naming.get(code or "", {}).items()
                if day is not None and day in had
            ]
            truth = Truth.UNCERTAIN
            if who:
                truth = cr.status(who[0], "NATO", str(day)).truth
            expected.append(SAYS[truth])
        assert True in expected
        assert False in expected
        variants = [cells["c"]]
        if system != "iso2":
            variants.append(
                [None if c is None else int(c) for c in cells["c"]]
            )
        for codes in variants:
            table = make({**cells, "c": codes})
            for form in ("windows", "maps"):
                with _in_form(form):
                    found = frames.annotate(
                        table,
                        {"nato": "NATO"},
                        country="c",
                        on="on",
                        codes=system,  # type: ignore[arg-type]
                    )
                    pairs = frames.annotate_pairs(
                        table,
                        {"pact": frames.obligation("defense")},
                        a="c",
                        b="c",
                        on="on",
                        codes=system,  # type: ignore[arg-type]
                    )
                assert cells_of(found)["nato"] == expected, form
                assert True not in cells_of(pairs)["pact"]


# Days in all their types.

LATE = datetime.fromisoformat("2012-12-18 23:59:59")
LAST = date(2012, 12, 18)
"""The last day of Uzbekistan in the CSTO."""


class TestDays:
    """The day of the timestamp as it stands decides."""

    def test_the_day_of_a_timestamp_counts(self, make: Make) -> None:
        """Up to midnight it is the day before."""
        stamps = [LATE, LATE + timedelta(seconds=1), None]
        table = make({"c": ["UZB"] * 3, "on": stamps})
        for form in ("windows", "maps"):
            with _in_form(form):
                found = frames.annotate(
                    table, {"in": "CSTO"}, country="c", on="on"
                )
            assert cells_of(found)["in"] == [True, False, None]
            assert cells_of(found)["c"] == ["UZB"] * 3

    def test_text_of_a_day_counts(self, make: Make) -> None:
        """ISO text is read as the day that it names."""
        table = make(
            {"c": ["UZB"] * 3, "on": ["2012-12-18", "2012-12-19", None]}
        )
        found = frames.annotate(table, {"in": "CSTO"}, country="c", on="on")
        assert cells_of(found) == {
            "c": ["UZB"] * 3,
            "on": ["2012-12-18", "2012-12-19", None],
            "in": [True, False, None],
        }

    @pytest.mark.parametrize(
        "name",
        ["pandas", "pandas, Arrow", "Polars", "Polars, lazy", "PyArrow"],
    )
    def test_a_zone_shows_its_own_day(self, name: str) -> None:
        """What the column shows counts, not the day in Greenwich."""
        pa = pytest.importorskip("pyarrow")
        stamp = datetime(2012, 12, 18, 23, 30, tzinfo=UTC)
        kind = pa.timestamp("us", "Asia/Tashkent")
        table = pa.table(
            {"c": ["UZB", "UZB"], "on": pa.array([stamp, None], kind)}
        )
        if name.startswith("pandas"):
            pd = pytest.importorskip("pandas")
            mapper = pd.ArrowDtype if name == "pandas, Arrow" else None
            table = table.to_pandas(types_mapper=mapper)
        elif name != "PyArrow":
            table = pytest.importorskip("polars").from_arrow(table)
        if name == "Polars, lazy":
            table = table.lazy()
        for form in ("windows", "maps"):
            with _in_form(form):
                found = frames.annotate(
                    table, {"in": "CSTO"}, country="c", on="on"
                )
            assert cells_of(found)["in"] == [False, None]

    def test_on_duckdb_the_zone_of_the_session_shows(self) -> None:
        """DuckDB keeps no zone in a column; it shows that of the session."""
        duckdb = pytest.importorskip("duckdb")
        con = duckdb.connect()
        made = "SELECT 'UZB' AS c, TIMESTAMPTZ '2012-12-18 23:30:00+00' AS t"
        for zone, expected in (("UTC", True), ("Asia/Tashkent", False)):
            con.execute(f"SET TimeZone = '{zone}'")
            found = frames.annotate(
                con.sql(made), {"in": "CSTO"}, country="c", on="t"
            )
            assert found.project('"in"').fetchall() == [(expected,)]

    def test_days_before_what_pandas_can_count_in_nanoseconds(self) -> None:
        """A boundary of 1342 compares with any unit."""
        pd = pytest.importorskip("pandas")
        table = pd.DataFrame({"c": ["AAA", "BBB"]})
        table["on"] = pd.to_datetime(["1700-01-01"] * 2).astype(
            "datetime64[ns]"
        )
        on = PartialDate.parse("1342-01-01")
        data = cr.Dataset.from_records(
            countries=(
                Country(id="AAA", name="A"),
                Country(id="BBB", name="B"),
            ),
            bodies=(_club("AAA", on),),
        )
        for form in ("windows", "maps"):
            with _in_form(form):
                found = frames.annotate(
                    table, {"in": "CLUB"}, country="c", on="on", data=data
                )
            assert found["in"].tolist() == [True, False]

    @pytest.mark.parametrize(
        ("values", "holds"), [([20240405], "Int64"), ([True], "Boolean")]
    )
    def test_what_names_no_day_is_refused(
        self, values: list[Any], holds: str, make: Make
    ) -> None:
        """A number is no day, and the message says what is."""
        table = make({"c": ["ARM"], "on": values})
        with pytest.raises(cr.TableError) as caught:
            frames.annotate(table, {"in": "CSTO"}, country="c", on="on")
        assert str(caught.value) == (
            f"on: column 'on' holds {holds}, which names no day; make it"
            ' dates, datetimes or text such as "2024-04-05"'
        )


# What the doors do and refuse.


@pytest.fixture
def table(make: Make) -> Any:
    """Give a small table of each engine."""
    return make(
        {
            "c": ["ARM", "UZB", "ROM", "ROM", "YUG?", None, "ARM"],
            "d": ["RUS", "UZB", "ARM", "ARM", "ARM", "ARM", "ARM"],
            "on": [date(2024, 4, 5)] * 6 + [None],
        }
    )


def test_the_type_is_the_one_given(table: Any) -> None:
    """Pandas comes back as pandas, a lazy table as a lazy one."""
    before = cells_of(table)
    for found in (
        frames.annotate(table, {"x": "CSTO"}, country="c", on="on"),
        frames.annotate_pairs(table, {"x": "CSTO"}, a="c", b="d", on="on"),
        frames.filter_members(table, "CSTO", country="c", on="on"),
        frames.unknown_codes(table, country="c"),
    ):
        assert type(found) is type(table)
    assert cells_of(table) == before


def test_columns_of_pandas_are_its_own_booleans() -> None:
    """So what is missing stays apart from a no; the index stays too."""
    pd = pytest.importorskip("pandas")
    table = pd.DataFrame(
        {"c": ["ARM", None], "on": pd.to_datetime(["2024-04-05"] * 2)},
        index=["x", "y"],
    )
    found = frames.annotate(table, {"in": "CSTO"}, country="c", on="on")
    assert str(found["in"].dtype) == "boolean"
    assert found.index.tolist() == ["x", "y"]
    kept = frames.filter_members(table, "CSTO", country="c", on="on")
    assert kept.index.tolist() == ["x"]
    assert list(table) == ["c", "on"]


def test_members_are_kept(table: Any) -> None:
    """Only a certain yes stays, with the columns as they were."""
    for form in ("windows", "maps"):
        with _in_form(form):
            kept = frames.filter_members(table, "CSTO", country="c", on="on")
        assert list(cells_of(kept)) == ["c", "d", "on"]
        assert cells_of(kept)["c"] == ["ARM"]
        assert cells_of(kept)["d"] == ["RUS"]


def test_unknown_codes_are_counted(table: Any) -> None:
    """The most frequent first; a missing code is not unknown."""
    found = frames.unknown_codes(table, country="c")
    expected = {"c": ["ROM", "YUG?"], "count": [2, 1]}
    assert cells_of(found) == expected
    assert (
        cells_of(frames.unknown_codes(table, country="c", on="on")) == expected
    )


def test_a_code_may_be_unknown_on_its_day(make: Make) -> None:
    """Asked with the days, a code counts that had no country yet."""
    table = make(
        {
            "c": ["KZ", "KZ", "KZ"],
            "on": [date(1980, 1, 1), date(2000, 1, 1), None],
        }
    )
    found = frames.unknown_codes(table, country="c", codes="iso2")
    assert cells_of(found)["c"] == []
    found = frames.unknown_codes(table, country="c", on="on", codes="iso2")
    assert cells_of(found) == {"c": ["KZ"], "count": [1]}


def test_unknown_codes_raise_if_asked(table: Any, make: Make) -> None:
    """An eager table says which; a lazy one has not read any row."""
    words: Any = {"country": "c", "on": "on", "unknown": "raise"}
    if make in (of_polars_lazily, of_duckdb):
        with pytest.raises(cr.TableError) as refused:
            frames.annotate(table, {"x": "CSTO"}, **words)
        assert str(refused.value) == (
            'unknown="raise" needs the rows, and this table has not read any;'
            " look at unknown_codes(table, country=...) first"
        )
        return
    with pytest.raises(cr.UnknownNameError) as caught:
        frames.annotate(table, {"x": "CSTO"}, **words)
    assert str(caught.value).startswith(
        "no country is known as 'ROM'; country: column 'c' has codes that"
        " name no country of the record on their day: 'ROM' (2), 'YUG?' (1);"
        ' unknown="null" leaves them empty; did you mean '
    )
    pairs: Any = {"a": "d", "b": "c", "on": "on", "unknown": "raise"}
    with pytest.raises(cr.UnknownNameError, match="b: column 'c' has codes"):
        frames.annotate_pairs(table, {"x": "CSTO"}, **pairs)
    found = frames.annotate(
        table, {"x": "CSTO"}, country="d", on="on", unknown="raise"
    )
    assert cells_of(found)["x"] == [True, False, *[True] * 4, None]


def test_many_unknown_codes_are_not_all_told() -> None:
    """A message stays short."""
    codes = [f"X{n}" for n in range(7)]
    table = of_pyarrow({"c": codes, "on": [date(2024, 4, 5)] * 7})
    with pytest.raises(cr.UnknownNameError, match=r"'X4' \(1\) and 2 more;"):
        frames.annotate(
            table, {"x": "CSTO"}, country="c", on="on", unknown="raise"
        )


@pytest.mark.parametrize(
    ("words", "error", "message"),
    [
        (
            {"country": "C"},
            cr.TableError,
            "country: the table has no column 'C'; did you mean 'c'?",
        ),
        (
            {"on": "day"},
            cr.TableError,
            (
                "on: the table has no column 'day';"
                " did you mean 'c' or 'd' or 'on'?"
            ),
        ),
        (
            {"country": "on"},
            cr.TableError,
            "country: column 'on' holds Date; iso3 codes are text",
        ),
        (
            {"country": "on", "codes": "cow"},
            cr.TableError,
            (
                "country: column 'on' holds Date;"
                " cow codes are whole numbers or text"
            ),
        ),
        (
            {"codes": "iso"},
            cr.ReadingError,
            "codes: 'iso' is unknown; did you mean iso3 or iso2?",
        ),
        (
            {"unknown": "error"},
            cr.ReadingError,
            'unknown: \'error\' is neither "null" nor "raise"',
        ),
        (
            {"columns": {"d": "CSTO"}},
            cr.TableError,
            (
                "columns: 'd' is in the way of the column 'd';"
                " choose another name"
            ),
        ),
        (
            {"columns": {"x": frames.obligation("defense")}},
            cr.ReadingError,
            (
                "columns: 'x' asks for an obligation,"
                " which takes two countries; use annotate_pairs()"
            ),
        ),
        (
            {"according_to": "nobody"},
            cr.UnknownNameError,
            "no source is known as 'nobody'",
        ),
        (
            {"columns": {"x": "CSTOO"}},
            cr.UnknownNameError,
            "no body is known as 'CSTOO'; did you mean CSTO (Collective",
        ),
    ],
)
def test_errors_name_the_argument_and_the_way_out(
    words: dict[str, Any], error: type[Exception], message: str
) -> None:
    """One error each, before anything is read."""
    table = of_polars(
        {"c": ["ARM"], "d": ["RUS"], "on": [date(2024, 4, 5)]}
    ).lazy()
    asked: dict[str, Any] = {"columns": {"x": "CSTO"}, "country": "c"}
    asked |= {"on": "on"} | words
    with pytest.raises(error) as caught:
        frames.annotate(table, **asked)
    assert str(caught.value).startswith(message)


def test_whole_numbers_are_no_iso_codes() -> None:
    """The message says which codes are."""
    table = of_pyarrow({"c": [371], "on": [date(2024, 4, 5)]})
    with pytest.raises(cr.TableError) as caught:
        frames.annotate(table, {"x": "CSTO"}, country="c", on="on")
    assert str(caught.value) == (
        "country: column 'c' holds Int64; iso3 codes are text;"
        ' did you mean codes="cow" or codes="gw"?'
    )


@pytest.mark.parametrize("no_table", [None, [1], {"c": ["ARM"]}, "ARM"])
def test_what_is_no_table_is_refused(no_table: Any) -> None:
    """And the message says what is."""
    with pytest.raises(cr.TableError, match="is no table; pass a pandas or"):
        frames.annotate(no_table, {"x": "CSTO"}, country="c", on="on")


def test_sql_does_not_tell_names_by_their_case() -> None:
    """On DuckDB `A` and `a` are one name."""
    cells: Cells = {
        "c": ["ARM"],
        "CAUCASUS_REF_0": [1],
        "on": [date(2024, 4, 5)],
    }
    with pytest.raises(cr.TableError, match="in the way of the column 'c'"):
        frames.annotate(of_duckdb(cells), {"C": "CSTO"}, country="c", on="on")
    with pytest.raises(cr.TableError, match="in the way of the column 'x'"):
        frames.annotate(
            of_duckdb(cells), {"x": "CSTO", "X": "CIS"}, country="c", on="on"
        )
    found = frames.annotate(
        of_duckdb(cells), {"x": "CSTO"}, country="c", on="on"
    )
    assert list(cells_of(found)) == ["c", "CAUCASUS_REF_0", "on", "x"]
    found = frames.annotate(
        of_polars(cells), {"C": "CSTO"}, country="c", on="on"
    )
    assert cells_of(found)["C"] == [True]


def test_an_obligation_takes_no_lineage_and_no_standing() -> None:
    """Those are of bodies; one call asks the one, another the other."""
    table = of_pyarrow({"c": ["ARM"], "on": [date(2024, 4, 5)]})
    pact = {"x": frames.obligation("defense")}
    words: Any
    for words in ({"lineage": True}, {"standing": "any"}):
        (word,) = words
        with pytest.raises(cr.ReadingError, match=f"^{word} does not go with"):
            frames.annotate_pairs(table, pact, a="c", b="c", on="on", **words)


def test_an_obligation_is_checked_at_once() -> None:
    """A misspelt kind is told before any table is there."""
    with pytest.raises(cr.ReadingError, match="did you mean defense"):
        frames.obligation("defence")
    with pytest.raises(cr.ReadingError, match="binding: 'no' is unknown"):
        frames.obligation("defense", binding="no")  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["categories", "enum", "lazy"])
def test_codes_may_be_categories(kind: str) -> None:
    """What is text in the end is read as text."""
    pl = pytest.importorskip("polars")
    table = of_polars({"c": ["ARM", "XXX"], "on": [date(2024, 4, 5)] * 2})
    dtype = pl.Enum(["ARM", "XXX"]) if kind == "enum" else pl.Categorical
    table = table.with_columns(pl.col("c").cast(dtype))
    if kind == "lazy":
        table = table.lazy()
    found = frames.annotate(table, {"x": "CSTO"}, country="c", on="on")
    assert cells_of(found)["x"] == [True, None]
    found = frames.unknown_codes(table, country="c")
    assert cells_of(found) == {"c": ["XXX"], "count": [1]}


def test_floats_are_read_as_the_numbers_that_they_are() -> None:
    """Pandas makes floats of whole numbers where some are missing."""
    pd = pytest.importorskip("pandas")
    table = pd.DataFrame({"c": [371.0, None, 0.5]})
    table["on"] = pd.Timestamp("2024-04-05")
    for form in ("windows", "maps"):
        with _in_form(form):
            found = frames.annotate(
                table, {"x": "CSTO"}, country="c", on="on", codes="cow"
            )
        assert cells_of(found)["x"] == [True, None, None]


def test_a_quote_in_a_code_stays_in_it() -> None:
    """A code of a user's own record is never read as SQL."""
    code = Code(system=CodeSystem.COW, code="a'b")
    names = ("c'\"1", "on'\"2")
    data = cr.Dataset.from_records(
        countries=(Country(id="ARM", name="A", codes=(code,)),),
        bodies=(_club("ARM", PartialDate.parse("1992")),),
    )
    table = of_duckdb(
        {names[0]: ["a'b", "ab"], names[1]: [date(2024, 4, 5)] * 2}
    )
    for form in ("windows", "maps"):
        with _in_form(form):
            found = frames.annotate(
                table,
                {"x": "CLUB"},
                country=names[0],
                on=names[1],
                codes="cow",
                data=data,
            )
        assert cells_of(found)["x"] == [True, None]


def _club(country: str, on: PartialDate) -> cr.Organisation:
    """Make a body with one member, for ever."""
    start = Boundary(on=on, how=Manner.FOUNDING, sources=())
    member = Membership(
        body="CLUB",
        country=country,
        standing=Standing.MEMBER,
        joined=start,
    )
    return cr.Organisation(
        id="CLUB",
        kind=BodyKind.FORUM,
        name="Club",
        full=(Standing.MEMBER,),
        complete=Complete(standings=(Standing.MEMBER,)),
        checked=PartialDate.parse("2026-01-01"),
        start=start,
        memberships=(member,),
    )


def test_nothing_of_it_is_imported_with_the_library() -> None:
    """Whoever does not ask for frames needs no narwhals."""
    script = "import caucasus_ref, sys; assert 'narwhals' not in sys.modules"
    subprocess.run([sys.executable, "-c", script], check=True)  # noqa: S603


# The days behind them.


def test_a_truth_is_worked_out_once() -> None:
    """The second table costs no more reading."""
    data = cr.load()
    body, reading = data.bodies["CSTO"], Reading()
    assert memberships(data, body, reading) is memberships(data, body, reading)
    words = (ObligationKind.DEFENSE, reading, bindings_of("yes"))
    assert pledges(data, *words) is pledges(data, *words)
    assert holders(data, "cow") is holders(data, "cow")


def test_a_source_that_codes_no_such_pledge_says_nothing() -> None:
    """Then no pair has an answer."""
    data = cr.load()
    covering = [
        one.id
        for one in data.sources
        if one.covers is not None
        and ObligationKind.BORDER not in one.covers.pledges
    ]
    reading = Reading(according_to=covering[0])
    found = pledges(data, ObligationKind.BORDER, reading, bindings_of("yes"))
    assert found.scopes == ()
    assert not found.pairs


@pytest.mark.parametrize("source", ["atop-5", "atop-4-01", None])
def test_a_dataset_of_pledges_answers_in_its_place(source: str | None) -> None:
    """Where it covers a pair its silence is a no; elsewhere it has none."""
    days = [date(1700, 1, 1), date(1993, 6, 1), date(2010, 6, 1), None]
    some = ("ARM", "AZE", "RUS", "TUR", "USA", "ABW")
    rows = [(a, b, d) for a in some for b in some for d in days]
    cells = dict(
        zip(("a", "b", "on"), map(list, zip(*rows, strict=True)), strict=True)
    )
    found = frames.annotate_pairs(
        of_polars(cells),
        {"x": frames.obligation("defense")},
        a="a",
        b="b",
        on="on",
        according_to=source,
    )
    one = Asked(
        cr.load(), {}, cells, {"according_to": source} if source else {}, []
    )
    expected = [one.owes("defense", n) for n in range(len(rows))]
    assert cells_of(found)["x"] == expected
    assert {True, False, None} == set(expected)


@pytest.mark.parametrize(
    ("body", "form"), [("CSTO", "windows"), ("PFP", "maps")]
)
def test_few_stretches_are_windows_and_many_are_maps(
    body: str, form: str
) -> None:
    """Whichever is likely to cost less."""
    table = of_pyarrow({"c": ["ARM"], "on": [date(2024, 4, 5)]})
    asked = _frames_asking.TableAsked(cr.load(), Reading(), "iso3")
    task = _frames_asking.Task.of(table, asked, "null", "on", country="c")
    task.member(cr.load().bodies[body], 0)
    assert (form == "maps") is bool(task.work.names)


def test_a_column_called_count_is_counted_too() -> None:
    """Then the counts have another name."""
    table = of_pyarrow({"count": ["ROM", "ARM"]})
    found = frames.unknown_codes(table, country="count")
    assert cells_of(found) == {"count": ["ROM"], "rows": [1]}
