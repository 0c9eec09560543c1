"""
The words of the record: every term that a file may use, as an enum.

Terms are those of the Vienna Convention on the Law of Treaties, ATOP, COW and
ISO 3166.
"""

from enum import StrEnum


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


class ObligationKind(StrEnum):
    """What a party must do or not do: ATOP's terms, and then our own."""

    DEFENSE = "defense"
    OFFENSE = "offense"
    NEUTRALITY = "neutrality"
    NONAGGRESSION = "nonaggression"
    CONSULTATION = "consultation"
    BASE = "base"
    CEASEFIRE = "ceasefire"
    BORDER = "border"
    PEACE = "peace"
    COOPERATION = "cooperation"
    NO_OPPOSING_ALLIANCE = "no_opposing_alliance"


class ReservationKind(StrEnum):
    """How a party spoke of its own obligations, or of another's."""

    RESERVATION = "reservation"
    DECLARATION = "declaration"
    OBJECTION = "objection"


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


class Level(StrEnum):
    """Who sat at the table of a meeting."""

    HEADS = "heads"
    MINISTERS = "ministers"
    OFFICIALS = "officials"


class Harm(StrEnum):
    """What a figure of an event counts."""

    KILLED = "killed"
    WOUNDED = "wounded"
    CAPTURED = "captured"
    DISPLACED = "displaced"


class PlaceKind(StrEnum):
    """What sort of place it is."""

    SETTLEMENT = "settlement"
    CROSSING = "crossing"
    REGION = "region"
    CORRIDOR = "corridor"
    SITE = "site"


class Verdict(StrEnum):
    """What the record says of a claim, the best first."""

    SUPPORTED = "supported"
    IMPRECISE = "imprecise"
    NO_DATA = "no_data"
    NOT_ESTABLISHED = "not_established"
    DISPUTED = "disputed"
    CONTRADICTED = "contradicted"


class Reason(StrEnum):
    """What may explain that a claim differs from the record."""

    ANACHRONISM = "anachronism"
    OTHER_READING = "other_reading"
    OTHER_COUNTRY = "other_country"
    OTHER_BODY = "other_body"
    OTHER_BOUNDARY = "other_boundary"
    NAMED_RIVAL = "named_rival"
    PLACE_NAME = "place_name"


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


def worded(term: StrEnum | None) -> str:
    """Print a term of the record as words: `status change`."""
    return "" if term is None else term.value.replace("_", " ")
