"""One thing that a claim says, held against the record: how it is judged."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs

from .assertions import Claim
from .dataset import Dataset
from .dates import PartialDate, day_after
from .model import Ids, Rival, Source
from .spans import Spans
from .terms import Reading
from .vocabulary import Reason, SourceKind, Verdict, worded


@attrs.frozen(kw_only=True, repr=False)
class Point:
    """
    One thing that a claim says, and what the record has of it.

    Attributes:
        what: What is said, in a few words.
        verdict: What the record says of it.
        answer: The record's own answer, in words.
        reasons: What may explain the difference.
        because: The same in sentences.
        rule: The rule that gave the verdict.
        sources: Ids of the sources of the record's answer.
    """

    what: str
    verdict: Verdict
    answer: str
    rule: str
    reasons: tuple[Reason, ...] = ()
    because: tuple[str, ...] = ()
    sources: Ids = ()

    def __repr__(self) -> str:
        return f"<{self.what}: {worded(self.verdict)}; {self.answer}>"


@attrs.frozen
class Judge:
    """What a claim is held against: the record, and what was known."""

    data: Dataset
    claim: Claim
    known_on: date | None = None

    @property
    def reading(self) -> Reading:
        """Which boundaries count."""
        return Reading(known_on=self.known_on)

    @property
    def article(self) -> Source:
        """The article that is checked."""
        return self.data.sources[self.claim.article]

    @property
    def published(self) -> date | None:
        """The last day on which the article may have been published."""
        published = self.article.published
        return None if published is None else published.bounds[1]

    def foretold(self, said: PartialDate) -> bool:
        """Whether a date lies, perhaps in part, after what could be known."""
        return self.known_on is not None and said.bounds[1] > self.known_on

    def apart(self, sources: Iterable[str]) -> Ids:
        """Give sources without the article: it cannot vouch for itself."""
        return tuple(one for one in sources if one != self.claim.article)

    def weight(self, sources: Iterable[str]) -> int:
        """Say how weighty the best of some sources is; 0 is the best."""
        order = list(SourceKind)
        ranks = [
            order.index(self.data.sources[one].kind)
            for one in self.apart(sources)
        ]
        return min(ranks, default=len(order))


def within(ours: PartialDate, said: PartialDate) -> bool:
    """Whether a date is one that another, perhaps coarser, allows."""
    return (
        said.bounds[0] <= ours.bounds[0] and ours.bounds[1] <= said.bounds[1]
    )


def overlaps(ours: PartialDate, said: PartialDate) -> bool:
    """Whether two dates have a day in common."""
    return (
        said.bounds[0] <= ours.bounds[1] and ours.bounds[0] <= said.bounds[1]
    )


def days_of(said: PartialDate) -> Spans:
    """Give every day that a date allows."""
    return Spans.of((said.bounds[0], day_after(said.bounds[1])))


def of_dates(said: PartialDate, ours: Iterable[PartialDate]) -> Verdict:
    """Judge a date by the dates that the record has for it."""
    dates = list(ours)
    if any(within(one, said) for one in dates):
        return Verdict.SUPPORTED
    if any(overlaps(one, said) for one in dates):
        return Verdict.NOT_ESTABLISHED
    return Verdict.CONTRADICTED


def of_days(
    said: PartialDate, certain: Spans, possible: Spans, listed: Spans
) -> Verdict:
    """
    Judge that something held during a period.

    Args:
        listed:
            The days on which silence of the record is a "no".
    """
    days = days_of(said)
    if not days - certain:
        return Verdict.SUPPORTED
    if not days & possible:
        return Verdict.NO_DATA if days - listed else Verdict.CONTRADICTED
    if days & certain:
        return Verdict.IMPRECISE
    return Verdict.NOT_ESTABLISHED


_OPPOSITE = {
    Verdict.SUPPORTED: Verdict.CONTRADICTED,
    Verdict.CONTRADICTED: Verdict.SUPPORTED,
}


def unless(verdict: Verdict, holds: bool) -> Verdict:
    """Turn a verdict round where the claim says that it was not so."""
    return verdict if holds else _OPPOSITE.get(verdict, verdict)


def of_list(
    said: Iterable[str], certain: Iterable[str], possible: Iterable[str]
) -> Verdict:
    """Judge that all of these are among those of the record."""
    named, sure, maybe = set(said), set(certain), set(possible)
    if named <= sure:
        return Verdict.SUPPORTED
    if named <= maybe:
        return Verdict.NOT_ESTABLISHED
    return Verdict.IMPRECISE if named & sure else Verdict.CONTRADICTED


def of_roster(
    said: Iterable[str], certain: Iterable[str], possible: Iterable[str]
) -> Verdict:
    """Judge that exactly these are those of the record."""
    named, sure, maybe = set(said), set(certain), set(possible)
    if named == sure == maybe:
        return Verdict.SUPPORTED
    if sure <= named <= maybe:
        return Verdict.NOT_ESTABLISHED
    return Verdict.CONTRADICTED


_WORST = list(Verdict)


def worst(points: Iterable[Point]) -> Verdict | None:
    """Give the worst verdict of several; none if there is nothing to rate."""
    verdicts = [one.verdict for one in points]
    return max(verdicts, key=_WORST.index, default=None)


def told_of(one: Judge, rival: Rival) -> str:
    """Say who gives another date, and why it is not adopted."""
    who = " ".join(one.apart(rival.sources))
    return f"another date, {rival.on}, in {who}: {rival.why_not}"
