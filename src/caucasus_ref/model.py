"""
The record's types: what stands in the files, and nothing else.

Frozen, hashable, made with keywords only.  They know neither TOML nor the
rules across records; `_load` and `rules` do.  Terms are those of the Vienna
Convention on the Law of Treaties, ATOP, COW and ISO 3166.
"""

from enum import StrEnum

import attrs

from .dates import PartialDate


class BodyKind(StrEnum):
    """What sort of body it is."""

    ALLIANCE = "alliance"
    UNION = "union"
    FORUM = "forum"
    PARTNERSHIP = "partnership"
    ECONOMIC = "economic"
    COUNCIL = "council"
    TREATY = "treaty"
    RECOGNITION = "recognition"


class Standing(StrEnum):
    """The legal status of a country in a body; it has one at a time."""

    MEMBER = "member"
    PARTY = "party"
    CONTRACTING = "contracting"
    PROVISIONAL = "provisional"
    SIGNATORY = "signatory"
    ASSOCIATE = "associate"
    PARTNER = "partner"
    PARTICIPANT = "participant"
    OBSERVER = "observer"
    APPLICANT = "applicant"
    CANDIDATE = "candidate"
    CO_CHAIR = "co_chair"
    RECOGNISER = "recogniser"
    SUSPENDED = "suspended"


class Manner(StrEnum):
    """How a standing began or ended."""

    FOUNDING = "founding"
    SIGNATURE = "signature"
    RATIFICATION = "ratification"
    ACCESSION = "accession"
    ADMISSION = "admission"
    DECISION = "decision"
    PROVISIONAL_APPLICATION = "provisional_application"
    SUCCESSION = "succession"
    WITHDRAWAL = "withdrawal"
    EXPIRY = "expiry"
    TERMINATION = "termination"
    EXPULSION = "expulsion"
    SUSPENSION = "suspension"
    REFUSAL = "refusal"
    DISSOLUTION = "dissolution"
    EXTINCTION = "extinction"
    CONTINUATION = "continuation"
    STATUS_CHANGE = "status_change"


JOINING = (
    Manner.FOUNDING,
    Manner.SIGNATURE,
    Manner.RATIFICATION,
    Manner.ACCESSION,
    Manner.ADMISSION,
    Manner.DECISION,
    Manner.PROVISIONAL_APPLICATION,
    Manner.SUCCESSION,
    Manner.CONTINUATION,
    Manner.STATUS_CHANGE,
)
LEAVING = (
    Manner.WITHDRAWAL,
    Manner.EXPIRY,
    Manner.TERMINATION,
    Manner.EXPULSION,
    Manner.SUSPENSION,
    Manner.REFUSAL,
    Manner.DISSOLUTION,
    Manner.EXTINCTION,
    Manner.CONTINUATION,
    Manner.STATUS_CHANGE,
)


class Edge(StrEnum):
    """Which boundary: of a membership, or of a body itself."""

    JOINED = "joined"
    LEFT = "left"
    START = "start"
    END = "end"


class StepKind(StrEnum):
    """A dated act on the way to a boundary, or after it."""

    INITIALLED = "initialled"
    ADOPTED = "adopted"
    ANNOUNCED = "announced"
    SIGNED = "signed"
    PARLIAMENT = "parliament"
    REFUSED = "refused"
    RATIFIED = "ratified"
    DEPOSITED = "deposited"
    DECIDED = "decided"
    NOTICE = "notice"
    REVOKED = "revoked"
    PROLONGED = "prolonged"
    IN_FORCE = "in_force"


class FollowHow(StrEnum):
    """How a body stepped into the place of another."""

    RENAMED = "renamed"
    REPLACED = "replaced"
    INSTITUTIONALISED = "institutionalised"


class ConductKind(StrEnum):
    """What happens beside a standing without ending it."""

    FROZEN = "frozen"
    BOYCOTT = "boycott"
    DUES_UNPAID = "dues_unpaid"
    REPRESENTATIVES_RECALLED = "representatives_recalled"
    RIGHTS_SUSPENDED = "rights_suspended"
    VOTE_SUSPENDED = "vote_suspended"
    CREDENTIALS_REFUSED = "credentials_refused"
    COOPERATION_SUSPENDED = "cooperation_suspended"
    OPERATION_SUSPENDED = "operation_suspended"


FACTS = (
    ConductKind.FROZEN,
    ConductKind.BOYCOTT,
    ConductKind.DUES_UNPAID,
    ConductKind.REPRESENTATIVES_RECALLED,
)


class Nature(StrEnum):
    """Whether conduct is a fact, or a measure taken under an article."""

    FACT = "fact"
    MEASURE = "measure"


class Stance(StrEnum):
    """How somebody answered a conduct."""

    DENIES_FACT = "denies_fact"
    DENIES_EFFECT = "denies_effect"
    ACCEPTS = "accepts"


class Binding(StrEnum):
    """Whether the parties meant to be bound (Vienna Convention, Art. 2)."""

    YES = "yes"
    NO = "no"
    DISPUTED = "disputed"


class Form(StrEnum):
    """What an instrument calls itself, which does not decide if it binds."""

    TREATY = "treaty"
    PROTOCOL = "protocol"
    DECLARATION = "declaration"
    STATEMENT = "statement"
    MEMORANDUM = "memorandum"
    CONTRACT = "contract"
    PROPOSAL = "proposal"
    DECISION = "decision"


class LifeKind(StrEnum):
    """What can happen to an instrument as a whole."""

    INITIALLED = "initialled"
    AMENDED = "amended"
    PROLONGED = "prolonged"
    SUSPENDED = "suspended"
    SUPERSEDED = "superseded"
    DENOUNCED = "denounced"
    REGISTERED = "registered"


class EventKind(StrEnum):
    """What sort of event it is."""

    WAR = "war"
    CLASH = "clash"
    CEASEFIRE = "ceasefire"
    ATTACK = "attack"
    BLOCKADE = "blockade"
    DISPLACEMENT = "displacement"
    STATEMENT = "statement"
    APPEAL = "appeal"
    VISIT = "visit"
    SUMMIT = "summit"
    AGREEMENT = "agreement"
    RECOGNITION = "recognition"
    ELECTION = "election"
    EXERCISE = "exercise"
    BASE = "base"
    BORDER = "border"


class SourceKind(StrEnum):
    """What sort of source it is, the weightiest first."""

    TREATY = "treaty"
    LAW = "law"
    DECISION = "decision"
    OFFICIAL = "official"
    AGENCY = "agency"
    PRESS = "press"
    SCHOLARSHIP = "scholarship"
    DATASET = "dataset"
    ENCYCLOPEDIA = "encyclopedia"


class Unit(StrEnum):
    """The unit in which a dataset counts time."""

    DAY = "day"
    YEAR = "year"


class CodeSystem(StrEnum):
    """A system of country codes."""

    ISO2 = "iso2"
    ISO_NUMERIC = "iso_numeric"
    COW = "cow"
    COW_ABBREVIATION = "cow_abbreviation"
    GW = "gw"
    WIKIDATA = "wikidata"


Ids = tuple[str, ...]


@attrs.frozen(kw_only=True)
class Covers:
    """What a dataset covers; inside this its silence is agreement."""

    bodies: Ids
    from_: PartialDate
    until: PartialDate
    unit: Unit


@attrs.frozen(kw_only=True)
class Source:
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


@attrs.frozen(kw_only=True)
class Contest:
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


@attrs.frozen(kw_only=True)
class Step:
    """A dated act on the way to a boundary, or after it."""

    of: Edge
    kind: StepKind
    on: PartialDate
    by: str | None = None
    effective: PartialDate | None = None
    act: str | None = None
    sources: Ids = ()
    note: str | None = None


@attrs.frozen(kw_only=True)
class Rival:
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
        left = f" until {self.left}" if self.left else ""
        return (
            f"<{self.country} {worded(self.standing)} of {self.body}"
            f" from {self.joined}{left}>"
        )


@attrs.frozen(kw_only=True)
class Response:
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


CONDUCT_WORDS = {
    ConductKind.FROZEN: "participation frozen",
    ConductKind.BOYCOTT: "meetings boycotted",
    ConductKind.DUES_UNPAID: "dues unpaid",
    ConductKind.REPRESENTATIVES_RECALLED: "representatives recalled",
    ConductKind.RIGHTS_SUSPENDED: "rights suspended",
    ConductKind.VOTE_SUSPENDED: "vote suspended",
    ConductKind.CREDENTIALS_REFUSED: "credentials refused",
    ConductKind.COOPERATION_SUSPENDED: "cooperation suspended",
    ConductKind.OPERATION_SUSPENDED: "operation suspended",
}


@attrs.frozen(kw_only=True)
class CodedMembership:
    """One stretch as another source dates it."""

    standing: Standing
    joined: PartialDate
    left: PartialDate | None = None


@attrs.frozen(kw_only=True)
class CodedYears:
    """A run of whole years, both included, as a yearly dataset codes it."""

    standing: Standing
    first: int
    last: int


@attrs.frozen(kw_only=True)
class Coding:
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


@attrs.frozen(kw_only=True)
class Follows:
    """The body in whose place another stepped, and how."""

    body: str
    how: FollowHow


@attrs.frozen(kw_only=True)
class Complete:
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


@attrs.frozen(kw_only=True)
class Life:
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
class Treaty(Body):
    """
    An instrument; without a `start` it never entered into force.

    Attributes:
        roster: The body whose full members are the parties, if one is.
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


@attrs.frozen(kw_only=True)
class Exists:
    """From the first day a country existed up to the first day without."""

    from_: PartialDate | None = None
    until: PartialDate | None = None


@attrs.frozen(kw_only=True)
class Code:
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


@attrs.frozen(kw_only=True)
class Version:
    """What one side says of an event."""

    by: str
    says: str
    sources: Ids = ()


@attrs.frozen(kw_only=True, repr=False)
class Event:
    """
    Something that happened; sides that differ keep a version each.

    Attributes:
        end: The first day after it; none where it lasted one day.
        places: Each with the spellings of both sides where they differ.
        involves: Countries that took part.
        touches: Bodies and treaties it bears on.
        summary: What is not disputed.
    """

    id: str
    kind: EventKind
    title: str
    start: PartialDate
    end: PartialDate | None = None
    places: Ids = ()
    involves: Ids = ()
    touches: Ids = ()
    summary: str | None = None
    sources: Ids = ()
    versions: tuple[Version, ...] = ()
    note: str | None = None

    def __repr__(self) -> str:
        return f"<{self.start} {self.kind}: {self.title}>"


def worded(term: StrEnum | None) -> str:
    """Print a term of the record as words: `status change`."""
    return "" if term is None else term.value.replace("_", " ")
