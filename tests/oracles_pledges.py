"""
What the model says of obligations, restated slowly and by other means.

Day by day and in Kleene's logic: a pledge holds as far as both countries are
bound, the article runs, and its text counts.  Uses the model and the oracle
of memberships, and nothing that decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import reduce

import attrs

from caucasus_ref.dataset import Dataset
from caucasus_ref.dates import PartialDate, Truth
from caucasus_ref.model import (
    Boundary,
    Complete,
    Covers,
    Event,
    Obligation,
    PledgeCoding,
    Treaty,
)
from caucasus_ref.vocabulary import (
    Binding,
    ConductKind,
    EventKind,
    ObligationKind,
    Standing,
)
from oracles import ONE_DAY, Words, both, either, truth_of, without


COUNTED = {
    "yes": [Binding.YES],
    "disputed": [Binding.YES, Binding.DISPUTED],
    "any": [Binding.YES, Binding.DISPUTED, Binding.NO],
}
_EVERYTHING = Complete(standings=tuple(Standing))


def treaties_of(data: Dataset) -> list[Treaty]:
    """Give the instruments of a record."""
    return [body for body in data.bodies if isinstance(body, Treaty)]


@attrs.frozen
class Oracle:
    """A record and the keywords of a question; keeps what it worked out."""

    data: Dataset
    words: Words
    kept: dict[tuple[str, str, date], Truth] = attrs.field(factory=dict)

    # Who is bound, and by what.

    def bound(self, treaty: Treaty, country: str, day: date) -> Truth:
        """Say if a treaty binds a country; silence is no "maybe" here."""
        key = treaty.id, country, day
        if key not in self.kept:
            whole = attrs.evolve(treaty, complete=_EVERYTHING)
            words = {**self.words, "lineage": False}
            self.kept[key] = truth_of(self.data, whole, country, words, day)
        return self.kept[key]

    def tied(self, treaty: Treaty, a: str, b: str, day: date) -> Truth:
        """Say if a treaty binds two countries."""
        return both(self.bound(treaty, a, day), self.bound(treaty, b, day))

    def pledge(self, one: Obligation, by: str, to: str, day: date) -> Truth:
        """Say if one country owes another what an article says."""
        if by == to:
            return Truth.NO
        if one.binds is not None and by not in one.binds:
            return Truth.NO
        if one.towards is not None and to not in one.towards:
            return Truth.NO
        treaty = self.data.bodies[one.treaty]
        assert isinstance(treaty, Treaty)
        begun = came(one.from_, day) if one.from_ else Truth.YES
        ended = came(one.until, day) if one.until else Truth.NO
        return both(self.tied(treaty, by, to, day), without(begun, ended))

    def articles(
        self, kind: ObligationKind, binding: str
    ) -> Iterator[Obligation]:
        """Give the articles of a kind whose text counts."""
        for treaty in treaties_of(self.data):
            for one in treaty.obligations:
                text = treaty.binding if one.binding is None else one.binding
                if one.kind is kind and text in COUNTED[binding]:
                    yield one

    def owed(
        self, by: str, to: str, kind: ObligationKind, binding: str, day: date
    ) -> Truth:
        """Say if one country owes another anything of a kind, by ours."""
        return reduce(
            either,
            (
                self.pledge(one, by, to, day)
                for one in self.articles(kind, binding)
            ),
            Truth.NO,
        )

    def off(self, treaty: Treaty, a: str, b: str, day: date) -> bool:
        """Whether the operation of a treaty was suspended between two."""
        return any(
            act.kind is ConductKind.OPERATION_SUSPENDED
            and act.country in {a, b}
            and (act.towards is None or act.towards in {a, b})
            and self._noted(act.start)
            and act.start.on.bounds[0] <= day
            and not (
                act.end is not None
                and self._noted(act.end)
                and act.end.on.bounds[1] <= day
            )
            for act in treaty.conduct
        )

    def _noted(self, edge: Boundary) -> bool:
        limit = self.words.get("known_on")
        known = edge.on if edge.known is None else edge.known
        return limit is None or known.bounds[1] <= limit

    # What datasets say.

    def said(self, coding: PledgeCoding, day: date) -> bool:
        """Whether a dataset codes the year of a day."""
        return any(run.first <= day.year <= run.last for run in coding.years)

    def covers(
        self, source: str, pair: set[str], kind: ObligationKind, day: date
    ) -> bool:
        """Whether a dataset covers pledges of this kind of a pair that day."""
        covers = self.data.sources[source].covers
        return (
            covers is not None
            and kind in covers.pledges
            and (covers.countries is None or pair <= {*covers.countries})
            and covers_day(covers, day)
        )

    def differs(
        self,
        coding: PledgeCoding,
        by: str,
        binding: str,
        days: list[date],
    ) -> bool:
        """
        Whether a coding plainly says otherwise on the first of some days.

        The others are those of the same year on which anything may change.
        """
        (to,) = {*coding.pair} - {by}
        kind, day = coding.obligation, days[0]
        limit = self.words.get("known_on")
        out = self.data.sources[coding.source].published
        if limit is not None and out is not None and out.bounds[0] > limit:
            return False
        if not self.covers(coding.source, {*coding.pair}, kind, day):
            return False
        if not self.said(coding, day):
            return self.owed(by, to, kind, binding, day) is Truth.YES
        return all(
            self.owed(by, to, kind, binding, other) is Truth.NO
            for other in days
            if self.covers(coding.source, {*coding.pair}, kind, other)
        )

    # Where silence is a "no".

    def silent_no(
        self, pair: set[str], kind: ObligationKind, day: date
    ) -> bool:
        """Whether the record of obligations of a pair is complete."""
        return any(
            kind in scope.obligations
            and not pair.isdisjoint(scope.countries)
            and (scope.since is None or scope.since.bounds[1] <= day)
            for scope in self.data.scopes
        )

    # Wars and bars.

    def clashes(
        self, who: str, binding: str, day: date
    ) -> set[tuple[str, str]]:
        """Give what does not go together: a bar or a war, and whom it hits."""
        others = [one.id for one in self.data.countries if one.id != who]
        defense, bar = (
            ObligationKind.DEFENSE,
            ObligationKind.NO_OPPOSING_ALLIANCE,
        )
        defends = {
            other
            for other in others
            if self.owed(who, other, defense, binding, day) is Truth.YES
        }
        found: set[tuple[str, str]] = set()
        for article in self.articles(bar, binding):
            treaty = self.data.bodies[article.treaty]
            assert isinstance(treaty, Treaty)
            barred = article.condition is None and any(
                self.pledge(article, who, other, day) is Truth.YES
                for other in others
            )
            found |= {
                (article.treaty, other)
                for other in defends
                if barred and self.bound(treaty, other, day) is Truth.NO
            }
        for event in self.data.events:
            if event.kind is EventKind.WAR and day in days_of(event, [day]):
                found |= {
                    (event.id, friend)
                    for side in event.sides
                    for other in event.sides
                    for friend in defends & {*side}
                    if side != other and defends & {*other}
                }
        return found


def came(when: PartialDate, day: date) -> Truth:
    """Say if something has come by a day."""
    first, last = when.bounds
    if last <= day:
        return Truth.YES
    return Truth.NO if day < first else Truth.UNCERTAIN


def covers_day(covers: Covers, day: date) -> bool:
    """Whether a dataset speaks of a day."""
    return covers.from_.bounds[0] <= day <= covers.until.bounds[1]


def days_of(event: Event, window: list[date]) -> list[date]:
    """Give the days of a window on which an event may have gone on."""
    last = event.start.bounds[1]
    if event.end is not None:
        last = event.end.bounds[1] - ONE_DAY
    return [day for day in window if event.start.bounds[0] <= day <= last]
