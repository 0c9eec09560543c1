"""What the words of a question mean, and the caveats of an answer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any, Literal, TypeAlias, get_args

import attrs

from .dataset import Dataset, given
from .dates import DateLike, as_day
from .errors import ReadingError, UnknownNameError, chosen, quoted
from .model import Body, Country, Source
from .vocabulary import Standing, worded


class CaveatKind(StrEnum):
    """Why an answer is not the whole story."""

    NO_DATA = "no_data"
    NOT_READ = "not_read"
    NOT_IN_EXISTENCE = "not_in_existence"
    COARSE = "coarse"
    DISPUTED = "disputed"
    RETROACTIVE = "retroactive"
    EXPECTED = "expected"
    REPLACED = "replaced"
    SOURCE_SILENT = "source_silent"
    CODED_BY_YEAR = "coded_by_year"
    AFTER_CHECKED = "after_checked"


@attrs.frozen(kw_only=True, repr=False)
class Caveat:
    """
    Something to know about an answer, as a value in it.

    Attributes:
        message: A sentence; the countries it is about come first.
        body: The body it is about; empty where it is about countries alone.
        countries: The countries it is about; none means the body as such.
    """

    kind: CaveatKind
    message: str
    body: str
    countries: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<{worded(self.kind)}: {self.message}>"


Bodies: TypeAlias = str | Body | Iterable[str | Body]
"""One body or several, by id, by name or as records; or a registry."""

Countries: TypeAlias = str | Country | Iterable[str | Country]
"""One country or several, likewise."""

Basis: TypeAlias = Literal["effective", "signature"]
Standings: TypeAlias = str | Iterable[str] | None
"""One standing, several, `"any"`, or none for those that a body counts."""

_AS_SIGNED = frozenset(
    {Standing.SIGNATORY, Standing.CONTRACTING, Standing.PROVISIONAL}
)


@attrs.frozen(kw_only=True, cache_hash=True, repr=False)
class Reading:
    """Which boundaries count; the default is the adopted, effective ones."""

    basis: Basis = "effective"
    known_on: date | None = None
    according_to: str | None = None
    lineage: bool = False
    standing: frozenset[Standing] | None = None

    @classmethod
    def of(
        cls,
        *,
        basis: Basis = "effective",
        known_on: DateLike | None = None,
        according_to: str | Source | None = None,
        lineage: bool = False,
        standing: Standings = None,
    ) -> Reading:
        """
        Read the keywords of a question.

        Raises:
            ReadingError: If one is misspelt or two do not go together.
            DateError: If *known_on* is no day.
        """
        chosen("basis", basis, get_args(Basis))
        if according_to is not None and (
            basis != "effective" or known_on is not None
        ):
            other = "known_on" if basis == "effective" else "basis"
            msg = (
                f"according_to does not go with {other}: a source says when,"
                " not what was signed or known; ask two questions"
            )
            raise ReadingError(msg)
        if not isinstance(lineage, bool):
            msg = f"lineage: {quoted(lineage)} must be True or False"
            raise ReadingError(msg)
        return cls(
            basis=basis,
            known_on=None
            if known_on is None
            else as_day(known_on, "known_on"),
            according_to=(
                according_to.id
                if isinstance(according_to, Source)
                else according_to
            ),
            lineage=lineage,
            standing=None if standing is None else _standings(standing),
        )

    def __str__(self) -> str:
        """Say in words what differs from the adopted reading."""
        words: list[str] = []
        if self.basis != "effective":
            words.append(f"by {self.basis}")
        if self.known_on is not None:
            words.append(f"as known on {self.known_on}")
        if self.according_to is not None:
            words.append(f"according to {self.according_to}")
        if self.lineage:
            words.append("with its line")
        if self.standing == frozenset(Standing):
            words.append("any standing")
        elif self.standing is not None:
            words.append(" or ".join(sorted(map(worded, self.standing))))
        return ", ".join(words)

    def __repr__(self) -> str:
        return f"<Reading: {str(self) or 'adopted'}>"

    def asks(self, body: Body) -> frozenset[Standing]:
        """Say which standings the question is about."""
        return frozenset(body.full) if self.standing is None else self.standing

    def counts(self, body: Body) -> frozenset[Standing]:
        """Say which standings count: having signed may do."""
        if self.standing is None and self.basis == "signature":
            return self.asks(body) | _AS_SIGNED
        return self.asks(body)


ADOPTED = Reading()
"""The reading of a question that has no keyword."""


def _listed(given: Iterable[str]) -> list[str]:
    try:
        return list(given)
    except TypeError:
        msg = (
            f'standing: {quoted(given)} is no text and no list; write "member"'
        )
        raise ReadingError(msg) from None


def _standings(given: str | Iterable[str]) -> frozenset[Standing]:
    wanted = [given] if isinstance(given, str) else _listed(given)
    if "any" in wanted:
        return frozenset(Standing)
    known = [standing.value for standing in Standing]
    for word in wanted:
        chosen("standing", word, [*known, "any"])
    if not wanted:
        msg = 'standing: name at least one, or "any"'
        raise ReadingError(msg)
    return frozenset(Standing(word) for word in wanted)


_BODY, _COUNTRY = "body", "country"


def ask(
    data: Dataset | None,
    *,
    basis: Basis,
    known_on: DateLike | None,
    according_to: str | Source | None = None,
    lineage: bool = False,
    standing: Standings = None,
) -> tuple[Dataset, Reading]:
    """Settle what the keywords of a question mean."""
    whole = given(data)
    if (
        basis == "effective"
        and known_on is None
        and according_to is None
        and lineage is False
        and standing is None
    ):
        return whole, ADOPTED
    reading = Reading.of(
        basis=basis,
        known_on=known_on,
        according_to=according_to,
        lineage=lineage,
        standing=standing,
    )
    if reading.according_to is not None:
        source = whole.sources.find(reading.according_to)
        reading = attrs.evolve(reading, according_to=source.id)
    return whole, reading


def find_body(data: Dataset, name: str | Body) -> Body:
    """Give the body of this name; of a country, say what to ask."""
    try:
        return data.bodies.find(name)
    except UnknownNameError:
        if name not in data.countries:
            raise
        hint = "it is a country; ask bodies_of() or history()"
        raise UnknownNameError(_BODY, name, (), hint) from None


def find_country(
    data: Dataset, name: str | Country, day: date | None = None
) -> str:
    """Give the id of the country of this name on a day, likewise."""
    try:
        return data.countries.find(name, on=day).id
    except UnknownNameError:
        if name not in data.bodies:
            raise
        hint = "it is a body; ask members() or changes()"
        raise UnknownNameError(_COUNTRY, name, (), hint) from None


def several(given: Any) -> list[Any]:
    """Give one thing, or each of several, as a list."""
    if isinstance(given, str) or not hasattr(given, "__iter__"):
        return [given]
    return list(given)
