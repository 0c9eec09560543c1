"""
The record's types: what stands in the files, and nothing else.

Frozen, hashable, made with keywords only.  They know neither TOML nor the
rules across records; `_load` and `rules` do.
"""

import attrs

from .dates import PartialDate
from .shown import Sparse
from .vocabulary import (
    CONDUCT_WORDS,
    Binding,
    BodyKind,
    CodeSystem,
    ConductKind,
    Edge,
    EventKind,
    FollowHow,
    Form,
    Harm,
    Level,
    LifeKind,
    Manner,
    Nature,
    ObligationKind,
    PlaceKind,
    ReservationKind,
    SourceKind,
    Stance,
    Standing,
    StepKind,
    Unit,
    worded,
)


Ids = tuple[str, ...]


@attrs.frozen(kw_only=True, repr=False)
class Covers(Sparse):
    """
    What a dataset covers.

    Inside this its silence on a membership is agreement, and its silence on
    the pledge of a pair is a "no".

    Attributes:
        pledges: The kinds of obligations between pairs that it codes.
        countries: Of whose pairs we compared it; none means all.
    """

    from_: PartialDate
    until: PartialDate
    unit: Unit
    bodies: Ids = ()
    pledges: tuple[ObligationKind, ...] = ()
    countries: Ids | None = None


@attrs.frozen(kw_only=True, repr=False)
class Source(Sparse):
    """A source that was retrieved and read."""

    id: str
    kind: SourceKind
    title: str
    publisher: str
    author: str | None = None
    published: PartialDate | None = None
    url: str | None = None
    language: str | None = None
    accessed: PartialDate | None = None
    covers: Covers | None = None
    note: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class Contest(Sparse):
    """What a party itself says against the record."""

    by: str
    says: str
    sources: Ids = ()


@attrs.frozen(kw_only=True, repr=False)
class Boundary:
    """
    The start or end of something: the day, the manner, who says so.

    Attributes:
        on: The day of legal effect; of an end, the first day without.
        how: The manner; none where the source gives only a date.
        known: When the date became fixed in public, if not on that day.
    """

    on: PartialDate
    how: Manner | None = None
    known: PartialDate | None = None
    sources: Ids = ()
    contested: tuple[Contest, ...] = ()
    note: str | None = None

    def __str__(self) -> str:
        return f"{self.on} by {worded(self.how)}" if self.how else str(self.on)

    __repr__ = __str__


def stretch(
    joined: Boundary | PartialDate, left: Boundary | PartialDate | None
) -> str:
    """Say from when until when; without an end, from when."""
    return f"from {joined}{f' until {left}' if left else ''}"


@attrs.frozen(kw_only=True, repr=False)
class Step(Sparse):
    """A dated act on the way to a boundary, or after it."""

    of: Edge
    kind: StepKind
    on: PartialDate
    by: str | None = None
    effective: PartialDate | None = None
    act: str | None = None
    sources: Ids = ()
    note: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class Rival(Sparse):
    """A date of a boundary that a named source gives and we do not adopt."""

    of: Edge
    on: PartialDate
    sources: Ids
    why_not: str


@attrs.frozen(kw_only=True, repr=False)
class Membership:
    """One unbroken stretch in which a country has one standing in a body."""

    body: str
    country: str
    standing: Standing
    joined: Boundary
    left: Boundary | None = None
    styled: str | None = None
    steps: tuple[Step, ...] = ()
    rivals: tuple[Rival, ...] = ()
    contested: tuple[Contest, ...] = ()
    decision: str | None = None
    checked: PartialDate | None = None
    note: str | None = None

    def __repr__(self) -> str:
        return (
            f"<{self.country} {worded(self.standing)} of {self.body}"
            f" {stretch(self.joined, self.left)}>"
        )


@attrs.frozen(kw_only=True, repr=False)
class Response(Sparse):
    """How somebody answered a conduct."""

    by: str
    stance: Stance
    on: PartialDate
    says: str | None = None
    sources: Ids = ()


@attrs.frozen(kw_only=True, repr=False)
class Conduct:
    """What happens beside a standing without ending it."""

    body: str
    country: str
    kind: ConductKind
    nature: Nature
    by: str
    start: Boundary
    end: Boundary | None = None
    towards: str | None = None
    under: str | None = None
    says: str | None = None
    responses: tuple[Response, ...] = ()
    note: str | None = None

    def __str__(self) -> str:
        end = f" until {self.end.on}" if self.end else ""
        who = (
            f"says {self.by}"
            if self.nature is Nature.FACT
            else f"by {self.by}"
        )
        return f"{CONDUCT_WORDS[self.kind]}, {who} (from {self.start.on}{end})"

    def __repr__(self) -> str:
        return f"<{self.country} in {self.body}: {self}>"


@attrs.frozen(kw_only=True, repr=False)
class CodedMembership(Sparse):
    """One stretch as another source dates it."""

    standing: Standing
    joined: PartialDate
    left: PartialDate | None = None


@attrs.frozen(kw_only=True, repr=False)
class YearRun:
    """A run of whole years, both included."""

    first: int
    last: int

    @property
    def years(self) -> str:
        """The years as a file has them: `2002/2011`."""
        return f"{self.first:04}/{self.last:04}"

    def __str__(self) -> str:
        return self.years

    def __repr__(self) -> str:
        return str(self)


@attrs.frozen(kw_only=True, repr=False)
class CodedYears(YearRun):
    """What a yearly dataset codes for a run of whole years."""

    standing: Standing

    def __str__(self) -> str:
        return f"{worded(self.standing)} {self.years}"


@attrs.frozen(kw_only=True, repr=False)
class Coding(Sparse):
    """
    All that one source says of one country in one body, never adopted.

    Without years and memberships it says that the country never had a
    standing there.
    """

    source: str
    country: str
    why_not: str
    years: tuple[CodedYears, ...] = ()
    memberships: tuple[CodedMembership, ...] = ()
    note: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class Follows(Sparse):
    """The body in whose place another stepped, and how."""

    body: str
    how: FollowHow


@attrs.frozen(kw_only=True, repr=False)
class Complete(Sparse):
    """For which standings, countries and days a roster is exhaustive."""

    standings: tuple[Standing, ...]
    countries: Ids | None = None
    since: PartialDate | None = None


@attrs.frozen(kw_only=True, repr=False)
class Body:
    """
    An organisation, programme, forum or instrument with standings in it.

    Attributes:
        full: The standings that count as membership.
        complete: Where silence of the roster is a "no".
        checked: The last day an editor looked for news.
        coarse_why: Why many of its dates are not known to the day.
    """

    id: str
    kind: BodyKind
    name: str
    full: tuple[Standing, ...]
    complete: Complete
    checked: PartialDate
    start: Boundary | None = None
    end: Boundary | None = None
    aliases: Ids = ()
    follows: Follows | None = None
    steps: tuple[Step, ...] = ()
    rivals: tuple[Rival, ...] = ()
    decision: str | None = None
    coarse_why: str | None = None
    note: str | None = None
    memberships: tuple[Membership, ...] = ()
    conduct: tuple[Conduct, ...] = ()
    codings: tuple[Coding, ...] = ()

    def __repr__(self) -> str:
        start = f" from {self.start.on}" if self.start else ""
        end = f" to {self.end.on}" if self.end else ""
        return f"<{self.id}: {self.name}{start}{end}>"


@attrs.frozen(kw_only=True, repr=False)
class Organisation(Body):
    """A body that is no instrument."""


@attrs.frozen(kw_only=True, repr=False)
class Life(Sparse):
    """
    Something that happened to an instrument as a whole.

    Attributes:
        on: The day of effect.
        act: The day on which the act that caused it took effect, if later.
    """

    kind: LifeKind
    on: PartialDate
    act: PartialDate | None = None
    by: str | None = None
    sources: Ids = ()
    note: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class Limits(Sparse):
    """
    How far an obligation goes.

    Attributes:
        territory: Where alone it holds.
        first: What must come before it (`consultation`).
    """

    territory: str | None = None
    first: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class Obligation:
    """
    What an article of a treaty binds some of its parties to do for others.

    Attributes:
        treaty: The id of the instrument.
        article: Its number, or in words where in the text it stands.
        binds: Countries that owe it; none means every party.
        towards: Countries to which it is owed; none means every other party.
        binding: Whether this text binds, if other than the instrument.
        from_: First day of the obligation, if other than the instrument's.
        until: First day without it, likewise.
    """

    treaty: str
    kind: ObligationKind
    article: str
    binds: Ids | None = None
    towards: Ids | None = None
    binding: Binding | None = None
    condition: str | None = None
    limits: Limits | None = None
    says: str | None = None
    from_: PartialDate | None = None
    until: PartialDate | None = None
    sources: Ids = ()
    note: str | None = None

    @property
    def where(self) -> str:
        """The instrument and its article."""
        if self.article.startswith("not "):
            return f"{self.treaty} (article {self.article})"
        number = self.article[:1].isdigit() or self.article[:1].isupper()
        article = f"Art. {self.article}" if number else self.article
        return f"{self.treaty}, {article}"

    def __repr__(self) -> str:
        return f"<{worded(self.kind)}: {self.where}>"


@attrs.frozen(kw_only=True, repr=False)
class Reservation(Sparse):
    """What a party declared of its own obligations, or of another's."""

    by: str
    kind: ReservationKind
    says: str
    on: PartialDate | None = None
    article: str | None = None
    sources: Ids = ()
    note: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class Treaty(Body):
    """
    An instrument; without a `start` it never entered into force.

    Attributes:
        roster: The body whose full members are the parties, if one is.
        amends: Ids of the instruments that it amends or prolongs.
        obligations_read: The day its articles were read; without it the
            list of obligations may lack some.
    """

    binding: Binding
    form: Form
    binding_why: str | None = None
    signed: Boundary | None = None
    life: tuple[Life, ...] = ()
    roster: str | None = None
    depositary: str | None = None
    registration: str | None = None
    languages: Ids = ()
    amends: Ids = ()
    reservations: tuple[Reservation, ...] = ()
    obligations_read: PartialDate | None = None
    obligations: tuple[Obligation, ...] = ()


@attrs.frozen(kw_only=True, repr=False)
class PledgeCoding:
    """
    What one source says of one obligation of a pair, never adopted.

    Attributes:
        pair: Two countries, A to Z.
        binds: The one of the two that alone owes it; none means both.
        years: Runs of whole years, both included; none says "never".
    """

    source: str
    pair: tuple[str, ...]
    obligation: ObligationKind
    why_not: str
    binds: str | None = None
    years: tuple[YearRun, ...] = ()
    note: str | None = None

    @property
    def id(self) -> str:
        """Its name in the registry."""
        by = f"/{self.binds}" if self.binds else ""
        return f"{self.source}/{'-'.join(self.pair)}/{self.obligation}{by}"

    def __repr__(self) -> str:
        runs = " ".join(map(str, self.years)) or "never"
        return f"<{self.id}: {runs}>"


@attrs.frozen(kw_only=True, repr=False)
class Scope(Sparse):
    """
    Where the record of obligations is complete: silence there is a "no".

    Attributes:
        countries: Every pledge of these countries is recorded.
    """

    id: str
    obligations: tuple[ObligationKind, ...]
    countries: Ids
    since: PartialDate | None = None
    checked: PartialDate
    note: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class Exists(Sparse):
    """From the first day a country existed up to the first day without."""

    from_: PartialDate | None = None
    until: PartialDate | None = None


@attrs.frozen(kw_only=True, repr=False)
class Code(Sparse):
    """A country's code in one system, and when it was in use."""

    system: CodeSystem
    code: str
    from_: PartialDate | None = None
    until: PartialDate | None = None


@attrs.frozen(kw_only=True, repr=False)
class Country:
    """
    A holder of standings, which says nothing of statehood.

    Attributes:
        id: ISO 3166-1 alpha-3, or `x-…` where ISO has none.
        names: Short names, each with its language (`("hy", "Հայաստան")`).
        official: Formal names, likewise.
        status: What it is, where that is not plain; never a position.
    """

    id: str
    name: str
    names: tuple[tuple[str, str], ...] = ()
    official: tuple[tuple[str, str], ...] = ()
    aliases: Ids = ()
    status: str | None = None
    exists: Exists | None = None
    continues: str | None = None
    continued_by: str | None = None
    codes: tuple[Code, ...] = ()

    def __repr__(self) -> str:
        return f"<{self.id}: {self.name}>"


@attrs.frozen(kw_only=True, repr=False)
class Version(Sparse):
    """What one side says of an event."""

    by: str
    says: str
    sources: Ids = ()


@attrs.frozen(kw_only=True, repr=False)
class Figure(Sparse):
    """
    How many were killed, wounded, captured or displaced in an event.

    Attributes:
        of: Whose people; none where sources do not say.
        low: The least number that sources give.
        high: The greatest.
    """

    what: Harm
    of: str | None = None
    low: int
    high: int
    sources: Ids = ()


@attrs.frozen(kw_only=True, repr=False)
class Event:
    """
    Something that happened; sides that differ keep a version each.

    Attributes:
        end: The first day after it; none where it lasted one day.
        places: Each with the spellings of both sides where they differ.
        involves: Countries that took part.
        sides: Of a war, who fought on each side.
        touches: Bodies and treaties it bears on.
        about: Ids of other events that it spoke of or answered.
        level: Of a meeting, who sat at the table.
        summary: What is not disputed.
    """

    id: str
    kind: EventKind
    title: str
    start: PartialDate
    end: PartialDate | None = None
    places: Ids = ()
    involves: Ids = ()
    sides: tuple[Ids, ...] = ()
    touches: Ids = ()
    about: Ids = ()
    level: Level | None = None
    figures: tuple[Figure, ...] = ()
    summary: str | None = None
    sources: Ids = ()
    versions: tuple[Version, ...] = ()
    note: str | None = None

    def __repr__(self) -> str:
        return f"<{self.start} {self.kind}: {self.title}>"


@attrs.frozen(kw_only=True, repr=False)
class Spelling(Sparse):
    """How one side calls a place."""

    by: str
    name: str


@attrs.frozen(kw_only=True, repr=False)
class Distance(Sparse):
    """
    How far a place is from something, in kilometres.

    Attributes:
        to: A place of the record, or words.
        low: The least that sources give.
        high: The greatest.
        measured: From where to where, and on what map.
    """

    to: str
    low: float
    high: float
    measured: str
    sources: Ids = ()


@attrs.frozen(kw_only=True, repr=False)
class Place:
    """
    A place that events and articles name.

    Attributes:
        country: In which country it lies by the borders that the United
            Nations recognise; none where it is in several.
        spellings: Its name as each side has it, where they differ.
        seat_of: Countries whose government sits there.
        joins: Countries or other places between which it is the way.
        borders: Countries on which a region borders, all of them.
        status: What it is, where that is not plain; never a position.
    """

    id: str
    kind: PlaceKind
    name: str
    aliases: Ids = ()
    spellings: tuple[Spelling, ...] = ()
    country: str | None = None
    seat_of: Ids = ()
    joins: Ids = ()
    borders: Ids = ()
    distances: tuple[Distance, ...] = ()
    status: str | None = None
    sources: Ids = ()
    note: str | None = None

    def __repr__(self) -> str:
        return f"<{self.id}: {self.name}>"
