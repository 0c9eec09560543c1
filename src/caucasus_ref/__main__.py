"""The command line: a thin door to the questions, and a prompt."""

from __future__ import annotations

import argparse
import code
import json
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

import attrs

import caucasus_ref as cr


_READING = ("basis", "known-on")
_READINGS = (*_READING, "according-to", "lineage", "standing", "strict")
_BONDS = ("binding", *_READING, "strict")


@attrs.frozen
class _Question:
    """A question: its function, what it takes in order, its keywords."""

    function: Callable[..., Any]
    takes: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()


_QUESTIONS = {
    "members": _Question(cr.members, ("body", "on"), _READINGS),
    "parties": _Question(cr.parties, ("treaty", "on"), _READINGS),
    "status": _Question(cr.status, ("country", "body", "on"), _READINGS),
    "bodies_of": _Question(cr.bodies_of, ("country", "on"), _READINGS),
    "history": _Question(cr.history, ("country", "body?"), _READINGS),
    "changes": _Question(
        cr.changes, ("body",), ("since", "before", *_READINGS)
    ),
    "events": _Question(
        cr.events, (), ("since", "before", "involving", "touching", "kind")
    ),
    "treaties_between": _Question(
        cr.treaties_between,
        ("a", "b", "on"),
        ("bilateral", "standing", *_BONDS),
    ),
    "obligations": _Question(
        cr.obligations, ("of", "on"), ("towards", "obligation", *_BONDS)
    ),
    "allies": _Question(
        cr.allies, ("country", "on"), ("obligation", "according-to", *_BONDS)
    ),
    "pledges": _Question(
        cr.pledges, ("on",), ("obligation", "according-to", *_BONDS)
    ),
    "incompatibilities": _Question(
        cr.incompatibilities, ("country", "on"), _BONDS
    ),
    "check": _Question(cr.check_all, ("claims",)),
    "validate": _Question(cr.Dataset.from_directory, ("directory",)),
}
_PRINTED_ONLY = ("validate",)
"""What has no answer to explain, or to give as JSON."""
_HELP = {
    "a": "one country: an ISO code or a name",
    "according-to": "a source in the place of the record: cow-igo-3, ...",
    "b": "the other country",
    "basis": "effective or signature",
    "before": "first day left out, or a coarse date",
    "bilateral": "only what nobody else ever signed",
    "binding": "yes, disputed or any",
    "body": "an id or a name: CSTO, NATO, ...",
    "claims": "a file of claims, or an article on record: seed-2024",
    "country": "an ISO code or a name: ARM, Armenia, ...",
    "directory": "a record of your own, laid out as the shipped one",
    "involving": "a country that took part; may be repeated",
    "kind": "war, clash, summit, ...",
    "known-on": "only what could be known on this day",
    "lineage": "let the body of the day answer for its line",
    "obligation": "defense, consultation, nonaggression, ...",
    "of": "the country that owes",
    "on": "the day: 2024-04-05",
    "since": "first day, or a coarse date",
    "standing": "member, observer, ... or any; may be repeated",
    "strict": "refuse an answer that has caveats",
    "touching": "a body or treaty it bears on; may be repeated",
    "towards": "only what is owed to this country",
    "treaty": "an id or a name: CST, CIS_CHARTER, ...",
}
_FLAGS = {"bilateral", "lineage", "strict"}
_REPEATED = {"involving", "standing", "touching"}


class _Parser(argparse.ArgumentParser):
    """Reports a bad call in one line."""

    def error(self, message: str) -> NoReturn:
        _refuse(f"{message}; see {self.prog} --help")


def _refuse(message: str) -> NoReturn:
    line = " ".join(message.split())
    sys.stderr.write(f"caucasus_ref: {line}\n")
    raise SystemExit(2)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="caucasus_ref",
        description=_first_line(cr),
        epilog="Without a question: a prompt with the library as cr.",
    )
    parser.add_argument("--version", action="version", version=cr.__version__)
    questions = parser.add_subparsers(dest="question", metavar="QUESTION")
    explained = questions.add_parser(
        "explain", help="answer another question and say why"
    )
    inner = explained.add_subparsers(
        dest="explained", metavar="QUESTION", required=True
    )
    _add_export(questions)
    for name, question in _QUESTIONS.items():
        told = _first_line(question.function).replace("*", "")
        plain = name in _PRINTED_ONLY
        for group in (questions,) if plain else (questions, inner):
            one = group.add_parser(name, help=told, description=told)
            for word in question.takes:
                optional = "?" if word.endswith("?") else None
                key = word.rstrip("?")
                one.add_argument(key, nargs=optional, help=_HELP[key])
            if not plain:
                one.add_argument("--json", action="store_true", help="as JSON")
            for word in question.keywords:
                _add_keyword(one, word)
    return parser


def _first_line(documented: object) -> str:
    """Say what a thing is for; under `-OO` nothing does."""
    return (documented.__doc__ or "").strip().partition("\n")[0]


def _add_keyword(parser: argparse.ArgumentParser, word: str) -> None:
    how: dict[str, Any] = {"help": _HELP[word], "default": argparse.SUPPRESS}
    if word in _FLAGS:
        how["action"] = "store_true"
    elif word in _REPEATED:
        how["action"] = "append"
    parser.add_argument(f"--{word}", **how)


def _add_export(questions: Any) -> None:
    line = "write the whole record as a Frictionless data package"
    one = questions.add_parser("export", help=line, description=line)
    one.add_argument("directory", help="an empty directory, or a new one")
    one.add_argument(
        "--format", default="csv", help="csv (default), json or parquet"
    )


def _export(directory: str, form: Any) -> None:
    from .tables import write_package  # noqa: PLC0415 # no question needs it

    try:
        made = write_package(directory, format=form)
    except (cr.CaucasusRefError, OSError, ImportError) as error:
        _refuse(str(error))
    _print(str(made))


def _print(text: str) -> None:
    """Write an answer; a reader who has seen enough may go."""
    try:
        sys.stdout.write(f"{_writable(text)}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _encoding() -> str:
    return sys.stdout.encoding or "utf-8"


def _writable(text: str) -> str:
    """Escape the letters that the encoding of the output does not have."""
    raw = text.encode(_encoding(), "backslashreplace")
    return raw.decode(_encoding())


def _answer(options: dict[str, Any]) -> Any:
    """Put the question that the options spell."""
    question = _QUESTIONS[options.pop("question")]
    words = [options.pop(word.rstrip("?")) for word in question.takes]
    return question.function(*words, **options)


def main(arguments: Sequence[str] | None = None) -> None:
    """
    Answer one question on the command line, export, or open a prompt.

    Exits with status 1 if `check` finds something contradicted, and with
    status 2 and one line on standard error if it cannot answer.
    """
    options = vars(_parser().parse_args(arguments))
    if options["question"] is None:
        names = {"cr": cr}
        _complete(names)
        code.interact(banner=_BANNER, local=names, exitmsg="")
        return
    if options["question"] == "export":
        _export(options["directory"], options["format"])
        return
    inner = options.pop("explained", None)
    if inner is not None:
        options["question"] = inner
    as_json = options.pop("json", False)
    try:
        answer = _answer(options)
        text = repr(answer)
        if inner is not None:
            text = cr.explain(answer)
        if as_json:
            said = text if inner is not None else cr.to_dict(answer)
            escaped = not _encoding().lower().startswith("utf")
            text = json.dumps(said, ensure_ascii=escaped, indent=2)
    except cr.DataError as error:
        sys.stderr.write(f"caucasus_ref: {error}\n")
        raise SystemExit(2) from None
    except cr.CaucasusRefError as error:
        _refuse(str(error))
    _print(text)
    if isinstance(answer, cr.Report) and answer.of("contradicted"):
        raise SystemExit(1)


def _complete(names: dict[str, Any]) -> None:
    """Let the Tab key complete names, where the platform can."""
    try:
        import readline  # noqa: PLC0415 # not on every platform
        import rlcompleter  # noqa: PLC0415 # asks for readline itself
    except ImportError:
        return
    readline.set_completer(rlcompleter.Completer(names).complete)
    readline.parse_and_bind("tab: complete")


_BANNER = f"""\
caucasus_ref {cr.__version__}: who was bound to whom on a given day, says who
>>> cr.members("CSTO", "2024-04-05")    cr.explain(_)    help(cr.members)"""


if __name__ == "__main__":
    main()
