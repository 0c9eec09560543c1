"""What the errors are, and what they say."""

from __future__ import annotations

import pickle

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
