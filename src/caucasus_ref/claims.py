"""
Articles held against the record: claims, findings, reports.

A verdict is computed and never typed in.  What its writer marked as an
opinion is listed and not rated.
"""

from __future__ import annotations

import sys
from collections import Counter
from os import PathLike
from pathlib import Path
from typing import TypeAlias

import attrs

from . import _load
from ._files import read_file, shown_path
from .answers import Answer
from .assertions import Claim
from .checks import Entry
from .dataset import Dataset, given
from .dates import PartialDate
from .errors import (
    DataError,
    Problem,
    UnknownNameError,
    chosen,
    few_hints,
)
from .judging import judge
from .model import Ids, Source
from .points import Judge, Point, worst
from .rows import Rows, plural
from .rules import broken_rules
from .shown import Shown, shortened
from .vocabulary import Reason, Verdict, worded


@attrs.frozen(kw_only=True, repr=False)
class Claims(Rows[Claim]):
    """
    The claims of one file, in its order.

    Attributes:
        article: The article that makes them.
    """

    article: Source
    _data: Dataset = attrs.field(alias="data", eq=False)

    @property
    def data(self) -> Dataset:
        """The dataset against which they can be checked."""
        return self._data

    def _shown(self) -> Shown:
        facts = sum(not claim.opinion for claim in self.rows)
        claims = plural(facts, "claim", "claims")
        opinions = plural(len(self) - facts, "opinion", "opinions")
        return Shown(head=f"{claims} and {opinions} of {self.article.id}")


@attrs.frozen(kw_only=True, repr=False)
class Finding(Answer):
    """
    What the record says of one claim.

    Attributes:
        verdict: The worst of the verdicts on its points; none for an opinion.
        known_then: The same from what could be known on the day on which the
            article was published; none if there is nothing to rate, or the
            article has no day.
        points: One for each thing that the claim says.
    """

    claim: Claim
    verdict: Verdict | None
    known_then: Verdict | None
    points: tuple[Point, ...]
    _data: Dataset = attrs.field(alias="data", eq=False)

    @property
    def decisive(self) -> tuple[Point, ...]:
        """The points that gave the verdict."""
        return tuple(one for one in self.points if one.verdict is self.verdict)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What may explain the difference, each once."""
        found = (reason for one in self.points for reason in one.reasons)
        return tuple(dict.fromkeys(found))

    @property
    def answer(self) -> str:
        """The record's answer, in words."""
        if self.claim.beyond is not None:
            return f"beyond the record: {self.claim.beyond}"
        told = (one.answer.rstrip(".") for one in self.decisive)
        return "; ".join(dict.fromkeys(told))

    @property
    def correction(self) -> str | None:
        """What would be right, where the claim is not; else none."""
        if self.verdict in {None, Verdict.SUPPORTED}:
            return None
        told = [line for one in self.decisive for line in one.because]
        told += [self.claim.note] if self.claim.note else []
        plain = (line.rstrip(".") for line in [self.answer, *told])
        return "; ".join(dict.fromkeys(plain))

    @property
    def sources(self) -> Ids:
        """Ids of the sources of the record's answer, each once."""
        found = (source for one in self.points for source in one.sources)
        return tuple(dict.fromkeys(found))

    def _shown(self) -> Shown:
        return Shown(
            head=f"{self.claim.id}: {_word(self.verdict)}",
            said=self.claim.says,
            notes=(self.correction,) if self.correction else (),
        )


def _word(verdict: Verdict | None) -> str:
    return _OPINION if verdict is None else worded(verdict)


_OPINION = "opinion"
"""How a finding without a verdict is counted."""


@attrs.frozen(kw_only=True, repr=False)
class Report(Answer, Rows[Finding]):
    """
    The findings on one article, in the order of its claims.

    Attributes:
        article: The article.
        checked: The last day on which somebody looked for news of every body
            that the record has; none if it has no body.
    """

    article: Source
    checked: PartialDate | None
    _data: Dataset = attrs.field(alias="data", eq=False)

    @property
    def counts(self) -> dict[str, int]:
        """How many findings there are of each verdict, opinions included."""
        counted = Counter(_word(one.verdict) for one in self.rows)
        order = [*map(worded, Verdict), _OPINION]
        return {word: counted[word] for word in order if counted[word]}

    def of(self, verdict: str) -> tuple[Finding, ...]:
        """
        Give the findings with one verdict: `"contradicted"`, `"no data"`.

        `"opinion"` gives those that have none, as `counts` calls them.

        Raises:
            ReadingError: If there is no such verdict.
        """
        word = verdict
        if isinstance(word, str):
            word = word.replace("_", " ")
        chosen("verdict", word, [*map(worded, Verdict), _OPINION])
        return tuple(one for one in self.rows if _word(one.verdict) == word)

    def _shown(self) -> Shown:
        counts = ", ".join(f"{n} {word}" for word, n in self.counts.items())
        told = [
            one
            for one in self.rows
            if one.verdict not in {None, Verdict.SUPPORTED}
        ]
        room = _BRIEF if len(told) > _FEW else sys.maxsize
        rows = [
            (
                one.claim.id,
                _word(one.verdict),
                "\n".join(
                    shortened(text, room)
                    for text in (one.claim.says, one.correction)
                    if text
                ),
            )
            for one in told
        ]
        return Shown(
            head=f"{self.article.title}: {counts}",
            rows=rows,
            notes=("explain() tells them whole",) if rows else (),
        )


_FEW = 5
"""How many findings a report shows in full."""
_BRIEF = 95
"""How much it shows of each, if there are more."""

ClaimsLike: TypeAlias = Claims | str | PathLike[str]


def read_claims(
    path: str | PathLike[str], *, data: Dataset | None = None
) -> Claims:
    """
    Read a file of claims, written as those of the record are.

    The file says once which source is the `article`; that source stands in
    the file itself or in the record.

    Args:
        data:
            The record against which the names in it are checked.

    Raises:
        DataError: With every problem of the file.

    >>> import caucasus_ref as cr
    >>> cr.read_claims("my-article.toml")
    Traceback (most recent call last):
    ...
    caucasus_ref.errors.DataError: 1 problem in the record:
      my-article.toml: there is no such file @ $
    """
    whole = given(data)
    file = Path(path)
    here = shown_path(file)
    try:
        file.lstat()
    except (OSError, ValueError):
        what = "there is no such file"
        raise DataError([Problem(here, "$", what)]) from None
    try:
        content = read_file(file)
    except (OSError, ValueError, RecursionError) as error:
        what = f"cannot be read: {error}"
        raise DataError([Problem(here, "$", what)]) from None
    spots, problems = _load.spots({f"claims/{file.name}": content})
    entries: list[Entry] = []
    with few_hints():
        for spot in spots:
            try:
                entries.append(Entry(here, spot.path, _load.structure(spot)))
            except DataError as error:
                problems += error.problems
        if all(one.path.startswith("$.claims[") for one in problems):
            problems += broken_rules(entries, _beside(whole))
    claims = [e.record for e in entries if isinstance(e.record, Claim)]
    articles = sorted({claim.article for claim in claims})
    if not problems and len(articles) != 1:
        what = 'one file is about one article; say which: article = "its id"'
        problems.append(Problem(here, "$.article", what))
    if problems:
        raise DataError([attrs.evolve(one, file=here) for one in problems])
    sources = [e.record for e in entries if isinstance(e.record, Source)]
    with_own = whole.with_sources(sources)
    return Claims(
        rows=tuple(claims),
        article=with_own.sources[articles[0]],
        data=with_own,
    )


def _beside(data: Dataset) -> list[Entry]:
    """Give the records that a claim can name."""
    return [
        Entry("", "", record)
        for registry in (
            data.bodies,
            data.countries,
            data.events,
            data.places,
            data.sources,
        )
        for record in registry
    ]


def check(claim: str | Claim, *, data: Dataset | None = None) -> Finding:
    """
    Hold one claim against the record.

    Args:
        claim:
            A claim, or the id of one that is in the record.

    Raises:
        UnknownNameError: If it names what the record does not have.

    >>> import caucasus_ref as cr
    >>> finding = cr.check("p13-14")
    >>> finding.verdict.value, [reason.value for reason in finding.reasons]
    ('contradicted', ['other_body'])
    """
    whole = given(data)
    if not isinstance(claim, Claim):
        claim = whole.claims.find(claim)
    now = Judge(whole, claim)
    points = judge(now)
    verdict = worst(points)
    if claim.beyond is not None:
        verdict = Verdict.NO_DATA
    then = None
    if points and now.published is not None:
        then = worst(judge(attrs.evolve(now, known_on=now.published)))
    return Finding(
        claim=claim,
        verdict=verdict,
        known_then=then,
        points=points,
        data=whole,
    )


def check_all(claims: ClaimsLike, *, data: Dataset | None = None) -> Report:
    """
    Hold every claim of an article against the record.

    Args:
        claims:
            What `read_claims` gave, the path of such a file, or the id of an
            article whose claims are in the record: `"seed-2024"`.

    Raises:
        DataError: If the file breaks a rule.
        UnknownNameError: If the record has no claims of such an article.
        TypeError: If it is none of these.

    >>> import caucasus_ref as cr
    >>> report = cr.check_all("seed-2024")
    >>> report.counts["supported"] > report.counts["contradicted"]
    True
    """
    whole = given(data)
    read = _claims(claims, whole)
    return Report(
        rows=tuple(check(claim, data=read.data) for claim in read),
        article=read.article,
        checked=min(
            (body.checked for body in read.data.bodies),
            key=lambda one: one.bounds,
            default=None,
        ),
        data=read.data,
    )


_ARTICLE = "article"


def _claims(given: ClaimsLike, data: Dataset) -> Claims:
    if isinstance(given, Claims):
        return given
    if not isinstance(given, str | PathLike):
        msg = (
            f"{type(given).__name__} holds no claims; pass what read_claims()"
            " gave, the path of a file, or the id of an article on record"
        )
        raise TypeError(msg)
    if isinstance(given, str) and not (
        given.endswith(".toml") or _is_file(given)
    ):
        rows = [one for one in data.claims if one.article == given]
        if not rows:
            known = sorted({one.article for one in data.claims})
            hint = "give the path of a file of claims, or an article on record"
            raise UnknownNameError(_ARTICLE, given, known, hint)
        rows.sort(key=lambda one: (one.paragraph, _number(one.id)))
        return Claims(rows=tuple(rows), article=data.sources[given], data=data)
    return read_claims(given, data=data)


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except OSError:
        return False


def _number(id_: str) -> tuple[int, str, str]:
    """Sort by the number at the end, which may have any length."""
    last = id_.rpartition("-")[2]
    return (len(last), last, id_) if last.isdigit() else (0, "", id_)
