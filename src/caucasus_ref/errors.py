"""
Every error this library raises on purpose, and the problem a data error lists.

One base class, so that a caller can catch all of them; each also derives from
the builtin that fits.  The parts of a message are kept as fields.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from itertools import zip_longest
from reprlib import Repr
from threading import local
from typing import Any, TypeVar

import attrs


_Word = TypeVar("_Word", bound=str)
_REASONS = 3
"""How many caveats an error tells."""
_TELLING = 3
"""From how many letters on the beginning of a name says something."""
_LONGEST = 200
"""Up to how many letters a name is compared with others."""
_PATIENCE = 50_000
"""How many comparisons all hints of one error may take: a second or two."""


class _Patience(local):
    """How many comparisons this thread may still make, if they are few."""

    left: int | None = None


_patience = _Patience()


class _Short(Repr):
    """Shows any value in a line or two, whatever it is."""

    def __init__(self) -> None:
        super().__init__()
        self.maxstring = self.maxother = 120

    def repr_int(self, x: int, level: int) -> str:  # noqa: ARG002
        """Show a whole number that has more digits than Python writes."""
        digits = 4_000
        return repr(x) if x.bit_length() < digits else "<a huge number>"


quoted = _Short().repr
"""Show a value that was given, in quotes if it is text, as `repr` does."""


class CaucasusRefError(Exception):
    """Base of every error that this library raises on purpose."""


class DateError(CaucasusRefError, ValueError):
    """
    Something that should name a day or a period does not.

    A `ValueError`, also where the type is wrong, so that one clause catches
    every bad date.
    """


class ReadingError(CaucasusRefError, ValueError):
    """The keywords of a question are misspelt or do not go together."""


class TableError(CaucasusRefError, ValueError):
    """A table, or a column of it, is not such as was asked for."""


class PackageError(CaucasusRefError, OSError):
    """A package cannot be written where it was asked for."""


class UnknownNameError(CaucasusRefError, LookupError):
    """
    The record has nothing, or more than one thing, of this name.

    A `LookupError` and not a `KeyError`, which would quote the message.

    Attributes:
        kind: What was looked for: a body, a country, a source.
        name: The name that was given.
        suggestions: Ids of what may have been meant.
        hint: What else to try.
        called: What the suggestions are called, in the same order.
    """

    def __init__(
        self,
        kind: str,
        name: object,
        suggestions: Sequence[str] = (),
        hint: str = "",
        called: Sequence[str] = (),
    ) -> None:
        super().__init__(kind, name, tuple(suggestions), hint, tuple(called))
        self.kind = kind
        self.name = name
        self.suggestions: tuple[str, ...] = tuple(suggestions)
        self.hint = hint
        self.called: tuple[str, ...] = tuple(called)

    def __str__(self) -> str:
        text = f"no {self.kind} is known as {quoted(self.name)}"
        if self.hint:
            text += f"; {self.hint}"
        if self.suggestions:
            meant = [
                f"{id_} ({name})" if name else id_
                for id_, name in zip_longest(
                    self.suggestions, self.called, fillvalue=""
                )
            ]
            text += f"; did you mean {' or '.join(meant)}?"
        return text


class UncertainAnswerError(CaucasusRefError):
    """
    A plain yes or no was asked for and the record has none.

    Attributes:
        answer: The answer that was refused.
        caveats: Why, as `Caveat` records; the same that the answer carries.
    """

    def __init__(self, answer: Any, caveats: Sequence[Any]) -> None:
        super().__init__(answer, tuple(caveats))
        self.answer: Any = answer
        self.caveats: tuple[Any, ...] = tuple(caveats)

    def __str__(self) -> str:
        several = len({caveat.body for caveat in self.caveats}) > 1
        reasons = [
            f"{one.body}: {one.message}"
            if several and one.body not in one.message
            else one.message
            for one in self.caveats[:_REASONS]
        ]
        more = len(self.caveats) - len(reasons)
        reasons += [f"and {more} more in .caveats"] if more else []
        return f"the record gives no plain answer: {'; '.join(reasons)}"


@attrs.frozen
class Problem:
    """
    One thing wrong with a record: the file, the place in it, and the way out.

    Its text reads `file: what @ $.memberships[0].left.on`.
    """

    file: str
    path: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}: {self.what} @ {self.path}"


class DataError(CaucasusRefError, ValueError):
    """
    A record breaks the format or a rule; all problems are listed at once.

    Attributes:
        problems: Every `Problem` found.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(tuple(problems))
        self.problems: tuple[Problem, ...] = tuple(problems)

    def __str__(self) -> str:
        count = len(self.problems)
        head = "1 problem" if count == 1 else f"{count} problems"
        return "\n".join(
            [f"{head} in the record:", *(f"  {one}" for one in self.problems)]
        )


def chosen(argument: str, word: _Word, known: Iterable[str]) -> _Word:
    """
    Give a word back if it is one of those known.

    Raises:
        ReadingError: If it is not; the message says which are.
    """
    words = list(known)
    if word in words:
        return word
    close = close_to(word, words)
    hint = f"did you mean {' or '.join(close)}?"
    if not close:
        hint = f"write {', '.join(words[:-1])} or {words[-1]}"
    msg = f"{argument}: {quoted(word)} is unknown; {hint}"
    raise ReadingError(msg)


@contextmanager
def few_hints() -> Generator[None]:
    """Let all hints within take a second or two; the rest does without."""
    before, _patience.left = _patience.left, _PATIENCE
    try:
        yield
    finally:
        _patience.left = before


def _is_worth_it(known: Sequence[str]) -> bool:
    """Whether there is time left to compare a word with all these."""
    if _patience.left is None:
        return True
    _patience.left -= len(known)
    return _patience.left >= 0


def close_to(word: object, known: Sequence[str]) -> list[str]:
    """Give up to three of *known* that look like *word* or begin so."""
    if not isinstance(word, str) or len(word) > _LONGEST:
        return []
    if not _is_worth_it(known):
        return []
    from difflib import get_close_matches  # noqa: PLC0415 # 9 ms, rarely used

    folded = {
        one.casefold(): one for one in reversed(known) if len(one) <= _LONGEST
    }
    sought = word.casefold()
    found = get_close_matches(sought, list(folded), n=3, cutoff=0.6)
    if len(sought) >= _TELLING:
        begun = [one for one in folded if one.startswith(sought)]
        found += [one for one in begun if one not in found]
    return [folded[one] for one in found[:3]]
