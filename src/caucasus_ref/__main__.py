"""The command line: a thin door to the questions, and a prompt."""

from __future__ import annotations

import argparse
import code
import json
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

import caucasus_ref as cr


_QUESTIONS: dict[str, tuple[Callable[..., Any], list[str]]] = {
    "members": (cr.members, ["body", "on"]),
    "parties": (cr.parties, ["treaty", "on"]),
    "status": (cr.status, ["country", "body", "on"]),
    "bodies_of": (cr.bodies_of, ["country", "on"]),
    "history": (cr.history, ["country", "body?"]),
    "changes": (cr.changes, ["body"]),
    "events": (cr.events, []),
}
_HELP = {
    "body": "an id or a name: CSTO, NATO, ...",
    "treaty": "an id or a name: CST, CIS_CHARTER, ...",
    "country": "an ISO code or a name: ARM, Armenia, ...",
    "on": "the day: 2024-04-05",
}


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
        description=cr.__doc__.splitlines()[1] if cr.__doc__ else "",
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
    for name, (function, positional) in _QUESTIONS.items():
        line = (function.__doc__ or "").strip().splitlines()[0]
        for group in (questions, inner):
            one = group.add_parser(name, help=line, description=line)
            for word in positional:
                optional = "?" if word.endswith("?") else None
                key = word.rstrip("?")
                one.add_argument(key, nargs=optional, help=_HELP[key])
            _add_keywords(one, name)
    return parser


def _add_keywords(parser: argparse.ArgumentParser, name: str) -> None:
    parser.add_argument("--json", action="store_true", help="as JSON")
    if name in ("changes", "events"):
        parser.add_argument("--since", help="first day, or a coarse date")
        parser.add_argument("--before", help="first day left out, likewise")
    if name == "events":
        parser.add_argument("--involving", action="append", default=[])
        parser.add_argument("--touching", action="append", default=[])
        parser.add_argument("--kind")
        return
    parser.add_argument("--basis", default="effective")
    parser.add_argument("--known-on")
    parser.add_argument("--according-to")
    parser.add_argument("--lineage", action="store_true")
    parser.add_argument("--standing", action="append")
    parser.add_argument("--strict", action="store_true")


def _answer(options: dict[str, Any]) -> Any:
    """Put the question that the options spell."""
    name = options.pop("question")
    options.pop("json")
    function, positional = _QUESTIONS[name]
    words = [options.pop(word.rstrip("?")) for word in positional]
    return function(*words, **options)


def main(arguments: Sequence[str] | None = None) -> None:
    """
    Answer one question on the command line, or open a prompt.

    Exits with status 2 and one line on standard error if it cannot.
    """
    options = vars(_parser().parse_args(arguments))
    if options["question"] is None:
        code.interact(banner=_BANNER, local={"cr": cr}, exitmsg="")
        return
    inner = options.pop("explained", None)
    if inner is not None:
        options["question"] = inner
    as_json = options["json"]
    try:
        answer = _answer(options)
        text = repr(answer)
        if inner is not None:
            text = cr.explain(answer)
        if as_json:
            said = text if inner is not None else cr.to_dict(answer)
            text = json.dumps(said, ensure_ascii=False, indent=2)
    except cr.CaucasusRefError as error:
        _refuse(str(error))
    sys.stdout.write(f"{text}\n")


_BANNER = f"""\
caucasus_ref {cr.__version__}: who was bound to whom on a given day, says who
>>> cr.members("CSTO", "2024-04-05")    cr.explain(_)    help(cr.members)"""


if __name__ == "__main__":
    main()
