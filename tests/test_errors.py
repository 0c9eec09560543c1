"""What the errors are, and what they say."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

import caucasus_ref as cr
from caucasus_ref.errors import close_to


BASED_ON = [
    (cr.DateError, ValueError),
    (cr.ReadingError, ValueError),
    (cr.DataError, ValueError),
    (cr.UnknownNameError, LookupError),
    (cr.UncertainAnswerError, Exception),
]


@pytest.mark.parametrize(("kind", "builtin"), BASED_ON)
def test_every_error_has_two_bases(
    kind: type[Exception], builtin: type[Exception]
) -> None:
    """One clause catches all of ours, another what fits the builtin."""
    assert issubclass(kind, cr.CaucasusRefError)
    assert issubclass(kind, builtin)


def test_an_unknown_name_is_no_key_error() -> None:
    """A `KeyError` would print its message in quotes."""
    assert not issubclass(cr.UnknownNameError, KeyError)


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (cr.UnknownNameError("body", "X"), "no body is known as 'X'"),
        (
            cr.UnknownNameError("body", "CTSO", ["CSTO"]),
            "no body is known as 'CTSO'; did you mean CSTO?",
        ),
        (
            cr.UnknownNameError("body", "CTSO", ["CSTO", "CST"], "or ask"),
            "no body is known as 'CTSO'; or ask; did you mean CSTO or CST?",
        ),
        (
            cr.UnknownNameError("country", None, (), "give the id"),
            "no country is known as None; give the id",
        ),
    ],
)
def test_an_unknown_name_says_what_was_meant(
    error: cr.UnknownNameError, text: str
) -> None:
    """Suggestions and the hint stand in the message where there are any."""
    assert text == str(error)


def test_an_unknown_name_keeps_its_parts() -> None:
    """A program can offer the suggestions without reading the message."""
    error = cr.UnknownNameError("body", "CTSO", ["CSTO"], "look closer")
    assert (error.kind, error.name) == ("body", "CTSO")
    assert (error.suggestions, error.hint) == (("CSTO",), "look closer")


def test_a_problem_names_file_fault_and_place() -> None:
    """A problem prints as one line an editor can follow."""
    problem = cr.Problem("a.toml", "$.memberships[0].left", "no day")
    assert str(problem) == "a.toml: no day @ $.memberships[0].left"


@pytest.mark.parametrize(
    ("files", "text"),
    [
        (["a"], "1 problem in the record:\n  a: no day @ $"),
        (
            ["a", "b"],
            "2 problems in the record:\n  a: no day @ $\n  b: no day @ $",
        ),
    ],
)
def test_a_data_error_lists_all_problems(files: list[str], text: str) -> None:
    """Every problem has a line of its own below the count."""
    error = cr.DataError([cr.Problem(file, "$", "no day") for file in files])
    assert text == str(error)


def test_an_uncertain_answer_says_why(tiny: cr.Dataset) -> None:
    """The error carries the answer and gives the reasons of its caveats."""
    answer = cr.members("PACT", "2001-04-15", data=tiny)
    error = cr.UncertainAnswerError(answer, answer.caveats)
    assert answer == error.answer
    assert answer.caveats == error.caveats
    reasons = "; ".join(caveat.message for caveat in answer.caveats)
    assert len(answer.caveats) == 2
    assert f"the record gives no plain answer: {reasons}" == str(error)


def test_many_reasons_are_cut_and_name_their_bodies() -> None:
    """Of several bodies each is named; the error has them all."""
    caveats = [
        cr.Caveat(
            kind=cr.CaveatKind.COARSE,
            message="ARM: not known to the day",
            body=body,
            countries=("ARM",),
        )
        for body in ("CIS", "CST", "NAM", "OIC", "UN")
    ]
    error = cr.UncertainAnswerError(None, caveats)
    assert str(error) == (
        "the record gives no plain answer: CIS: ARM: not known to the day;"
        " CST: ARM: not known to the day; NAM: ARM: not known to the day;"
        " and 2 more in .caveats"
    )
    assert len(error.caveats) == 5


def test_errors_survive_pickling(tiny: cr.Dataset) -> None:
    """An error from a worker process arrives whole."""
    answer = cr.members("OLD", "1992-05-01", data=tiny)
    errors = [
        cr.DateError("on: no day"),
        cr.ReadingError("basis: unknown"),
        cr.UnknownNameError("body", "CTSO", ["CSTO"], "look closer"),
        cr.UncertainAnswerError(answer, answer.caveats),
        cr.DataError([cr.Problem("a.toml", "$", "no day")]),
    ]
    for error in errors:
        copied = pickle.loads(pickle.dumps(error))  # noqa: S301 # our own
        assert type(error) is type(copied)
        assert str(error) == str(copied)
        assert error.args == copied.args


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ctso", ["CSTO"]),
        ("CSTO", ["CSTO", "CST"]),
        ("nato", ["NATO"]),
        ("zzz", []),
    ],
)
def test_suggestions_come_best_first_in_their_own_case(
    word: str, expected: list[str]
) -> None:
    """Case does not matter for likeness and is kept in the suggestion."""
    assert expected == close_to(word, ["CST", "CSTO", "NATO"])


def test_of_two_spellings_the_first_is_suggested() -> None:
    """Names that differ only in case are suggested once."""
    assert close_to("nato", ["Nato", "NATO"]) == ["Nato"]


def test_at_most_three_are_suggested() -> None:
    """A long list of suggestions helps nobody."""
    known = ["aab", "aac", "aad", "aae"]
    assert len(close_to("aaa", known)) == 3


def test_suggestions_are_told_with_their_names() -> None:
    """An id alone may say nothing; what has no name stands alone."""
    error = cr.UnknownNameError(
        "country", "Armania", ["ROU", "ARM"], "", ["Romania", "Armenia"]
    )
    assert str(error) == (
        "no country is known as 'Armania';"
        " did you mean ROU (Romania) or ARM (Armenia)?"
    )
    assert (error.suggestions, error.called) == (
        ("ROU", "ARM"),
        ("Romania", "Armenia"),
    )
    odd = cr.UnknownNameError("coding", "x", ["a", "b"], "", ["A"])
    assert str(odd).endswith("did you mean a (A) or b?")


DAY = "2024-04-05"
REFUSED: list[tuple[str, Callable[[], object], list[str]]] = [
    (
        "an unknown body",
        lambda: cr.members("CTSO", DAY),
        ["'CTSO'", "CSTO (Collective Security Treaty Organization)"],
    ),
    (
        "an unknown body that is like no other",
        lambda: cr.members("qqqqqq", DAY),
        ["'qqqqqq'", "iterate load().bodies to see what there is"],
    ),
    (
        "a country for a body",
        lambda: cr.members("ARM", DAY),
        ["'ARM'", "it is a country; ask bodies_of() or history()"],
    ),
    (
        "an unknown country",
        lambda: cr.status("Armania", "CSTO", DAY),
        ["'Armania'", "ARM (Armenia)"],
    ),
    (
        "a name of two countries",
        lambda: cr.history("Yugoslavia"),
        ["'Yugoslavia'", "give the day, or the id", "YUG (Yugoslavia)"],
    ),
    (
        "an organisation for a treaty",
        lambda: cr.parties("NATO", DAY),
        ["'NATO'", "ask members()"],
    ),
    (
        "a misspelt standing",
        lambda: cr.members("CSTO", DAY, standing="membr"),
        ["standing", "'membr'", "did you mean member?"],
    ),
    (
        "a standing that is like no other",
        lambda: cr.members("CSTO", DAY, standing="qqq"),
        ["standing", "'qqq'", "write member, party, ", " or any"],
    ),
    (
        "a month",
        lambda: cr.members("CSTO", "2024-04"),
        ["on", '"2024-04"', 'name the day, such as "2024-04-01"'],
    ),
    (
        "a day that is in no calendar",
        lambda: cr.members("CSTO", "2024-02-30"),
        ["on", '"2024-02-30"', "has the days 01 to 29"],
    ),
    (
        "a day of another grammar",
        lambda: cr.members("CSTO", "05.04.2024"),
        ["on", "'05.04.2024'", '"2024-04-05"'],
    ),
    (
        "a year as a number",
        lambda: cr.members("CSTO", 2024),  # type: ignore[arg-type]
        ["on", "2024", '"2024-04-05"', "datetime.date"],
    ),
    (
        "no day",
        lambda: cr.members("CSTO", None),  # type: ignore[arg-type]
        ["on", '"2024-04-05"', "no silent today"],
    ),
    (
        "a time of day",
        lambda: cr.members("CSTO", datetime(2024, 4, 5, tzinfo=UTC)),
        ["on", "datetime.datetime(2024", "value.date()"],
    ),
    (
        "a month to know on",
        lambda: cr.members("CSTO", DAY, known_on="2024-04"),
        ["known_on", '"2024-04"', '"2024-04-01"'],
    ),
    (
        "two readings that do not go together",
        lambda: cr.members(
            "CSTO", DAY, according_to="cow-igo-3", basis="signature"
        ),
        ["according_to", "basis", "ask two questions"],
    ),
    (
        "a misspelt basis",
        lambda: cr.members("CSTO", DAY, basis="signed"),  # type: ignore[arg-type]
        ["basis", "'signed'", "did you mean signature"],
    ),
    (
        "a period that ends before it begins",
        lambda: cr.changes("NATO", since="2025", before="2020"),
        ["before", "2020-01-01", "2025-01-01", "give the later day"],
    ),
    (
        "events of such a period",
        lambda: cr.events(since="2020", before="2020"),
        ["before", "2020-01-01", "give the later day"],
    ),
    (
        "an unknown kind of event",
        lambda: cr.events(kind="wars"),
        ["kind", "'wars'", "did you mean war?"],
    ),
    (
        "a text for a dataset",
        lambda: cr.members("CSTO", DAY, data="mine"),  # type: ignore[arg-type]
        ["data", "'mine'", "Dataset.from_directory()"],
    ),
    (
        "a text for a pair of days",
        lambda: cr.PartialDate("1992"),  # type: ignore[arg-type]
        ["bounds", "'1992'", 'PartialDate.parse("1992-05")'],
    ),
    (
        "what is no answer",
        lambda: cr.to_dict(object()),
        ["object is no answer and no record"],
    ),
    (
        "a misspelt name of the library",
        lambda: cr.memberz,
        ["memberz", "did you mean members"],
    ),
    (
        "a name that is like no other",
        lambda: cr.qqqqqq,
        ["has no attribute 'qqqqqq'"],
    ),
    (
        "a coding, which has an id and no name",
        lambda: cr.load().codings["atop-5/ARM-AZE/defence"],
        ["did you mean atop-5/ARM-AZE/defense or "],
    ),
    (
        "a misspelt id",
        lambda: cr.bodies.CTSO,
        ["'CTSO'", "did you mean CSTO"],
    ),
]


@pytest.mark.parametrize(
    ("ask", "parts"),
    [one[1:] for one in REFUSED],
    ids=[one[0] for one in REFUSED],
)
def test_bad_input_is_told_argument_value_and_way_out(
    ask: Callable[[], object], parts: list[str]
) -> None:
    """One error, in one line, from which the next question can be written."""
    with pytest.raises(
        (cr.CaucasusRefError, AttributeError, TypeError)
    ) as caught:
        ask()
    message = str(caught.value)
    assert "\n" not in message
    for part in parts:
        assert part in message
