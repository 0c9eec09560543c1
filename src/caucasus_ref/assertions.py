"""
What an article says, in a form that can be checked.

A `Claim` is written by a person in TOML; what it asserts is one of a few
typed statements, told apart by their `kind`.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import attrs

from .dates import PartialDate
from .model import Ids
from .shown import Sparse
from .vocabulary import (
    BodyKind,
    ConductKind,
    EventKind,
    Harm,
    Level,
    ObligationKind,
    Standing,
)


@attrs.frozen(kw_only=True, repr=False)
class MembershipClaim(Sparse):
    """
    That a country was, became or ceased to be something in a body.

    Attributes:
        standing: The standing that is meant; none means membership.
        on: A day or a period during which it held it.
        holds: False says that it did not, on `on`.
        still: Whether it held it when the article was published.
        never: That it never did.
    """

    country: str
    body: str
    standing: Standing | None = None
    joined: PartialDate | None = None
    left: PartialDate | None = None
    on: PartialDate | None = None
    holds: bool = True
    still: bool | None = None
    never: bool = False


@attrs.frozen(kw_only=True, repr=False)
class RosterClaim(Sparse):
    """
    That these countries, or so many, were in a body on one day.

    Attributes:
        on: The day, or a period all through which it is said to hold.
        whole: Whether the list is said to be all of them.
    """

    body: str
    on: PartialDate
    members: Ids = ()
    whole: bool = True
    count: int | None = None


@attrs.frozen(kw_only=True, repr=False)
class BodyClaim(Sparse):
    """That a body was founded, signed, in force or ended, or is of a kind."""

    body: str
    founded: PartialDate | None = None
    signed: PartialDate | None = None
    in_force: PartialDate | None = None
    ended: PartialDate | None = None
    never_in_force: bool = False
    follows: str | None = None
    body_kind: BodyKind | None = None


@attrs.frozen(kw_only=True, repr=False)
class SignatoriesClaim(Sparse):
    """
    That these countries signed an instrument.

    Attributes:
        on: The day or period of the signing.
        whole: Whether the list is said to be all who signed then.
    """

    body: str
    countries: Ids
    on: PartialDate | None = None
    whole: bool = True


@attrs.frozen(kw_only=True, repr=False)
class EventClaim(Sparse):
    """
    When, where and with whom something happened.

    Attributes:
        event: The id of the event that is meant.
        days: How many days it lasted.
        where: Names of places.
        who: Countries that took part.
        without: Countries that did not.
        told_by: Sides that tell of it.
        about: Ids of the events that it spoke of.
        touches: Bodies and treaties that it was about.
        harm: What `harmed` counts, of the people of `harmed_of`.
    """

    event: str
    when: PartialDate | None = None
    days: int | None = None
    where: Ids = ()
    who: Ids = ()
    without: Ids = ()
    told_by: Ids = ()
    about: Ids = ()
    touches: Ids = ()
    event_kind: EventKind | None = None
    level: Level | None = None
    harm: Harm | None = None
    harmed: int | None = None
    harmed_of: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class PlaceClaim(Sparse):
    """
    Where a place lies, what it joins, whose seat it is, how far it is.

    Attributes:
        to: What the distance is measured to, as the record has it.
        km: The least and the greatest distance that would fit the words.
    """

    place: str
    country: str | None = None
    seat_of: str | None = None
    joins: Ids = ()
    borders: Ids = ()
    to: str | None = None
    km: tuple[float, ...] = ()


@attrs.frozen(kw_only=True, repr=False)
class NameClaim(Sparse):
    """That a body, a country or a place is known by a name."""

    thing: str
    called: str


@attrs.frozen(kw_only=True, repr=False)
class AllianceClaim(Sparse):
    """That two countries owed each other something on a day."""

    pair: Ids
    on: PartialDate
    obligation: ObligationKind = ObligationKind.DEFENSE
    holds: bool = True


@attrs.frozen(kw_only=True, repr=False)
class ObligationClaim(Sparse):
    """That one country owed another something on a day, by a treaty."""

    by: str
    to: str
    on: PartialDate
    obligation: ObligationKind = ObligationKind.DEFENSE
    treaty: str | None = None
    holds: bool = True


@attrs.frozen(kw_only=True, repr=False)
class ConductClaim(Sparse):
    """That a country did something beside its standing in a body."""

    country: str
    body: str
    conduct: ConductKind
    start: PartialDate | None = None


Assertion: TypeAlias = (
    MembershipClaim
    | RosterClaim
    | BodyClaim
    | SignatoriesClaim
    | EventClaim
    | PlaceClaim
    | NameClaim
    | AllianceClaim
    | ObligationClaim
    | ConductClaim
)

KINDS: dict[str, type[Any]] = {
    "alliance": AllianceClaim,
    "body": BodyClaim,
    "conduct": ConductClaim,
    "event": EventClaim,
    "membership": MembershipClaim,
    "name": NameClaim,
    "obligation": ObligationClaim,
    "place": PlaceClaim,
    "roster": RosterClaim,
    "signatories": SignatoriesClaim,
}
"""The `kind` of an assertion in a file, and what it becomes."""


def kind_name(assertion: Assertion) -> str:
    """Give the `kind` that an assertion has in a file."""
    return next(
        name for name, kind in KINDS.items() if isinstance(assertion, kind)
    )


@attrs.frozen(kw_only=True, repr=False)
class Claim:
    """
    One statement of an article, in the checker's own words.

    Attributes:
        article: The id of the source that is the article.
        paragraph: Where in it the statement stands, counted from 1.
        says: What it says, paraphrased.
        opinion: A view, a forecast or a quoted fear, which is not rated.
        beyond: Why the record cannot check it; such a claim is no opinion.
        asserts: What can be checked of it; none for an opinion.
    """

    id: str
    article: str
    paragraph: int
    says: str
    opinion: bool = False
    beyond: str | None = None
    asserts: Assertion | None = None
    note: str | None = None

    def __repr__(self) -> str:
        return f"<{self.id}: {self.says}>"
