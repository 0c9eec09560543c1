"""
Laws of bad input: one documented error, soon, and nothing half done.

Files are bent in two ways: letter by letter, and value by value once they
are parsed.  Every door that takes something from outside has its law.
"""

from __future__ import annotations

import copy
import json
import tomllib
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout, suppress
from datetime import UTC
from functools import cache
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import caucasus_ref as cr
from caucasus_ref import DataError, Dataset
from caucasus_ref.__main__ import main
from caucasus_ref.names import fold


GOOD: dict[str, str] = {
    "countries.toml": """\
[[countries]]
id = "AAA"
name = "Arcadia"
aliases = ["The Meadows"]
exists = { from = "1900" }
codes = [{ system = "cow", code = "1", from = "1900" }]

[[countries]]
id = "BBB"
name = "Borduria"
names = { tr = "Bordürye" }
""",
    "sources.toml": """\
[[sources]]
id = "gazette"
kind = "press"
title = "Gazette"
publisher = "Secretariat"
published = "2011-09-20"

[[sources]]
id = "yearly"
kind = "dataset"
title = "Alliances by year"
publisher = "University"

[sources.covers]
bodies = ["GOOD"]
pledges = ["defense"]
from = "1990"
until = "2010"
unit = "year"
""",
    "organisations/good.toml": """\
id = "GOOD"
kind = "alliance"
name = "Good Alliance"
full = ["member"]
start = { on = "1990", how = "founding" }
complete = ["member"]
checked = "2026-01-01"
decision = "Ours."

[[memberships]]
country = "AAA"
standing = "member"
joined = { on = "1991-05", how = "accession", sources = ["gazette"] }
left = { on = "2001/2002", how = "withdrawal", known = "2000" }
steps = [{ of = "left", kind = "announced", on = "2000", by = "AAA" }]
rivals = [{ of = "joined", on = "1992", sources = ["gazette"], why_not = "." }]
decision = "Ours."

[[conduct]]
country = "AAA"
kind = "frozen"
nature = "fact"
by = "AAA"
start = { on = "1995", sources = ["gazette"] }

[[codings]]
source = "yearly"
country = "BBB"
years = { member = ["1990/1998"] }
why_not = "No."
""",
    "treaties/pact.toml": """\
id = "PACT"
kind = "treaty"
name = "Pact"
full = ["party"]
complete = { standings = ["party"], countries = ["AAA"], since = "1991" }
checked = "2026-01-01"
binding = "yes"
form = "treaty"
start = { on = "1991", how = "ratification" }
obligations_read = "2026-01-01"

[[memberships]]
country = "AAA"
standing = "party"
joined = { on = "1991", how = "ratification" }

[[memberships]]
country = "BBB"
standing = "party"
joined = { on = "1991", how = "ratification" }

[[obligations]]
kind = "defense"
article = "3"
binds = ["AAA"]
towards = ["BBB"]
""",
    "places.toml": """\
[[places]]
id = "harbour"
kind = "settlement"
name = "Harbour"
country = "AAA"
""",
    "codings/yearly.toml": """\
[[codings]]
source = "yearly"
pair = ["AAA", "BBB"]
obligation = "defense"
years = ["1993/1999"]
why_not = "No."
""",
    "events/1999.toml": """\
[[events]]
id = "meeting"
kind = "summit"
title = "Meeting"
start = "1999-05-05"
involves = ["AAA", "BBB"]
touches = ["GOOD"]
places = ["Harbour"]
versions = [{ by = "AAA", says = "So.", sources = ["gazette"] }]
""",
    "claims/gazette.toml": """\
article = "gazette"

[[claims]]
id = "p1-1"
paragraph = 1
says = "Arcadia left."
asserts = { kind = "membership", country = "AAA", body = "GOOD", never = true }
""",
}
"""A small record that has something of everything."""
BAD_DATA = Path(__file__).parent / "bad_data"
DAYS = ["0001-01-01", "1996-06-01", "9999-12-31"]

letters = st.characters() | st.sampled_from(
    "\x00\x1b\ud800\u202e\u0130\u0131ß²٣\n\"'[]{}=."
)
texts = st.text(letters, max_size=30)
names = texts | st.sampled_from(
    [
        "",
        "GOOD",
        "__class__",
        "self",
        "../..",
        "/dev/null",
        "{0.__class__}",
        "x" * 100_000,
        "a.toml",
    ]
)
days = texts | st.sampled_from(
    [
        "1992",
        "1992-05",
        "0000-01-01",
        "../1993",
        "9999/..",
        "\uff19\uff19\uff19\uff19-01-01",
    ]
)
scalars: st.SearchStrategy[Any] = st.one_of(
    names,
    days,
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from([5_000, 30, 20]).map(lambda digits: 10**digits),
    st.floats(),
    st.dates(),
    st.datetimes(timezones=st.none() | st.just(UTC)),
    st.times(),
)
keys = st.sampled_from(["__class__", "self", "id", "kind", "from", ""]) | texts
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3)
    ),
    max_leaves=5,
)
arguments = st.one_of(
    names,
    days,
    values,
    st.sampled_from(["AAA", "GOOD", "PACT", "member", "any", "1996-06-01"]),
    st.binary(max_size=5),
    st.builds(object),
)


@cache
def good() -> Dataset:
    """Give the record that nothing has bent."""
    return Dataset._from_tree(parsed(), [])


def parsed() -> dict[str, Any]:
    """Give the tree of the record, for bending."""
    return {file: tomllib.loads(text) for file, text in GOOD.items()}


def spots(value: Any) -> Iterator[tuple[Any, Any]]:
    """Give every place in a tree, as what holds it and its key there."""
    if isinstance(value, dict | list):
        within = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in list(within):
            yield value, key
            yield from spots(inner)


@st.composite
def bent_trees(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the record with a few of its values changed, added, taken away."""
    tree = parsed()
    for _ in range(draw(st.integers(1, 3))):
        file = draw(st.sampled_from(sorted(tree)))
        within = list(spots(tree[file]))
        if not within:
            continue
        holder, key = draw(st.sampled_from(within))
        what = draw(st.sampled_from(["set", "drop", "add", "swap"]))
        if what == "set":
            holder[key] = draw(values)
        elif what == "drop":
            del holder[key]
        elif what == "add" and isinstance(holder, dict):
            holder[draw(keys)] = draw(values)
        else:
            other, there = draw(st.sampled_from(within))
            holder[key] = copy.deepcopy(other[there])
    return tree


@st.composite
def bent_texts(draw: st.DrawFn) -> bytes:
    """Draw a file of the record cut, doubled, or with other bytes in it."""
    known = [*GOOD.values(), *(one.read_text() for one in bad_files())]
    raw = draw(st.sampled_from(known)).encode()
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(raw)))
        end = draw(st.integers(start, min(len(raw), start + 40)))
        between = draw(
            st.binary(max_size=6) | texts.map(_encoded) | st.just(raw)
        )
        raw = raw[:start] + between + raw[end:]
    return raw


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


@cache
def bad_files() -> list[Path]:
    """Give the files with one mistake each."""
    return sorted(BAD_DATA.glob("*.toml"))


def told(error: cr.CaucasusRefError) -> None:
    """Hold an error to be readable, whatever it speaks of."""
    assert 0 < len(str(error)) < 20_000
    if isinstance(error, DataError):
        assert error.problems
        for problem in error.problems:
            assert problem.file
            assert problem.path.startswith("$")
            assert problem.what


def everything(data: Dataset) -> None:
    """Ask a record a bit of everything; no answer may fail."""
    for day in DAYS:
        for body in data.bodies:
            cr.explain(cr.members(body, day, standing="any", data=data))
            cr.members(body, day, lineage=True, data=data)
        for country in data.countries:
            cr.to_dict(cr.obligations(country, day, data=data))
    for country in data.countries:
        repr(cr.history(country, data=data))
    repr(cr.events(data=data))
    for article in {claim.article for claim in data.claims}:
        report = cr.check_all(article, data=data)
        json.dumps(cr.to_dict(report), allow_nan=False)


@given(bent_trees())
@example({"claims/x.toml": {"claims": [{"asserts": {"kind": [{}]}}]}})
@example({"organisations/x.toml": {"id": [[[[[[]]]]]] * 9}})
def test_a_bent_tree_is_refused_with_its_problems_or_answers(
    tree: dict[str, Any],
) -> None:
    """Whatever the values of a file are, `DataError` or a working record."""
    try:
        data = Dataset._from_tree(tree, [])
    except DataError as error:
        told(error)
    else:
        everything(data)


@given(bent_texts(), st.sampled_from(sorted(GOOD)))
def test_a_bent_file_is_refused_with_its_problems_or_answers(
    raw: bytes, file: str
) -> None:
    """Whatever the bytes of a file are; the files beside it count as well."""
    with TemporaryDirectory() as folder:
        for name, text in GOOD.items():
            path = Path(folder, name)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(raw if name == file else text.encode())
        try:
            data = Dataset.from_directory(folder)
        except DataError as error:
            told(error)
        else:
            everything(data)


@given(bent_texts())
def test_a_bent_file_of_claims_is_refused_or_checked(raw: bytes) -> None:
    """`read_claims` names the file that it was given, in each problem."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "mine.toml")
        path.write_bytes(raw)
        try:
            claims = cr.read_claims(path, data=good())
        except DataError as error:
            told(error)
            files = {one.file for one in error.problems}
            assert files == {str(path)}  # none may be right
        else:
            repr(cr.check_all(claims, data=good()))


def ids_of(data: Dataset) -> list[str]:
    """Give what a record is made of."""
    return [record.id for record in data]


@given(bent_trees())
def test_a_refused_record_leaves_the_others_as_they_were(
    tree: dict[str, Any],
) -> None:
    """No state is left behind by what could not be read."""
    before = ids_of(good()), repr(cr.changes("GOOD", data=good()))
    with suppress(DataError):
        Dataset._from_tree(tree, [])
    fresh = Dataset._from_tree(parsed(), [])
    assert before == (ids_of(fresh), repr(cr.changes("GOOD", data=fresh)))


def message_of(ask: Callable[[], Any], error: type[Exception]) -> str:
    """Ask; give the message of the error that is allowed, if there is one."""
    try:
        repr(ask())
    except error as raised:
        return str(raised)
    return ""


@given(arguments)
@example("x" * 100_000)
def test_a_day_of_any_kind_is_read_or_refused(given_: Any) -> None:
    """Days come from users: only `DateError`, and its text is short."""
    for read in (
        lambda: cr.members("GOOD", given_, data=good()),
        lambda: cr.changes("GOOD", since=given_, data=good()),
        lambda: cr.members("GOOD", "1996-06-01", known_on=given_, data=good()),
        lambda: cr.PartialDate.parse(given_),
    ):
        assert len(message_of(read, cr.DateError)) < 500


QUESTIONS: dict[str, Callable[[Any], Any]] = {
    "members": lambda x: cr.members(x, "1996-06-01", data=good()),
    "parties": lambda x: cr.parties(x, "1996-06-01", data=good()),
    "country": lambda x: cr.status(x, "GOOD", "1996-06-01", data=good()),
    "body": lambda x: cr.status("AAA", x, "1996-06-01", data=good()),
    "bodies_of": lambda x: cr.bodies_of(x, "1996-06-01", data=good()),
    "history": lambda x: cr.history("AAA", x, data=good()),
    "changes": lambda x: cr.changes(x, data=good()),
    "timeline": lambda x: cr.timeline(x, data=good()),
    "involving": lambda x: cr.events(involving=x, data=good()),
    "touching": lambda x: cr.events(touching=x, data=good()),
    "kind": lambda x: cr.events(kind=x, data=good()),
    "between": lambda x: cr.treaties_between(
        "AAA", x, "1996-06-01", data=good()
    ),
    "obligations": lambda x: cr.obligations(x, "1996-06-01", data=good()),
    "towards": lambda x: cr.obligations(
        "AAA", "1996-06-01", towards=x, data=good()
    ),
    "obligation": lambda x: cr.allies(
        "AAA", "1996-06-01", obligation=x, data=good()
    ),
    "pledges": lambda x: cr.pledges("1996-06-01", obligation=x, data=good()),
    "incompatibilities": lambda x: cr.incompatibilities(
        x, "1996-06-01", data=good()
    ),
    "according_to": lambda x: cr.members(
        "GOOD", "1996-06-01", according_to=x, data=good()
    ),
    "standing": lambda x: cr.members(
        "GOOD", "1996-06-01", standing=x, data=good()
    ),
    "basis": lambda x: cr.members("GOOD", "1996-06-01", basis=x, data=good()),
    "claim": lambda x: cr.check(x, data=good()),
    "registry": lambda x: good().bodies[x],
    "on": lambda x: good().countries.find("AAA", on=x),
}


@pytest.mark.parametrize("question", QUESTIONS)
@given(arguments)
@example("x" * 100_000)
def test_a_name_of_any_kind_is_known_or_refused(
    question: str, given_: Any
) -> None:
    """In every question: an answer, or a documented error of short text."""
    ask = QUESTIONS[question]
    assert len(message_of(lambda: ask(given_), cr.CaucasusRefError)) < 2_000


@given(st.lists(arguments, max_size=3))
def test_records_of_another_kind_are_refused_by_their_place(
    records: list[Any],
) -> None:
    """`from_records` names each thing that is no record, and all of them."""
    if not records:
        assert not list(Dataset.from_records(countries=records))
        return
    with pytest.raises(DataError) as caught:
        Dataset.from_records(countries=records)
    told(caught.value)
    assert [one.path for one in caught.value.problems] == [
        f"$[{number}]" for number in range(len(records))
    ]


WORDS = """\
members status bodies_of changes events explain check validate --json
--standing --known-on --since CSTO ARM 2024-04-05 any -- --help"""
words = st.sampled_from(WORDS.split())


def status_of(line: list[str]) -> int:
    """Run the command line; give the status with which it ends."""
    try:
        main(line)
    except SystemExit as end:
        assert isinstance(end.code, int)  # noqa: PT017 # of type str, maybe
        return end.code
    return 0


@given(st.lists(words | names, min_size=1, max_size=5))
def test_the_command_line_answers_or_exits_with_a_line(
    line: list[str],
) -> None:
    """No traceback: status 0, 1 or 2, and with 2 a word on the error line."""
    wrong = StringIO()
    with redirect_stdout(StringIO()), redirect_stderr(wrong):
        status = status_of(line)
    assert status in {0, 1, 2}
    assert (status == 2) is bool(wrong.getvalue())


@given(st.text())
def test_a_name_is_found_however_its_accents_are_written(name: str) -> None:
    """Composed or not; and in capitals as in small letters."""
    composed = [normalize(form, name) for form in ("NFC", "NFD")]
    assert {fold(name)} == {fold(one) for one in composed}
    assert fold(name.upper()) == fold(name.upper().lower())
