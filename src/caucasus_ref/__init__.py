"""
Who was bound to whom on a given day, by which act, says who.

    import caucasus_ref as cr
    cr.members("CSTO", "2024-04-05")

Nothing is read from disk before the first question.
"""

from __future__ import annotations

from .answers import (
    BodySet,
    Change,
    Changes,
    Events,
    History,
    MemberSet,
    Status,
)
from .assertions import Claim
from .bonds import (
    AllySet,
    Duties,
    Duty,
    Incompatibilities,
    Incompatibility,
    Link,
    Network,
    Tie,
    Ties,
)
from .claim_text import claim_reviews
from .claims import Claims, Finding, Report, check, check_all, read_claims
from .dataset import Dataset, Registry, bodies, countries, load
from .dates import DateLike, PartialDate, Truth
from .errors import (
    CaucasusRefError,
    DataError,
    DateError,
    Problem,
    ReadingError,
    UncertainAnswerError,
    UnknownNameError,
)
from .holdings import Holding
from .model import (
    Body,
    Country,
    Event,
    Membership,
    Obligation,
    Organisation,
    Place,
    PledgeCoding,
    Scope,
    Source,
    Treaty,
)
from .obligations import (
    allies,
    incompatibilities,
    obligations,
    pledges,
    treaties_between,
)
from .plain import to_dict
from .pledging import Pledge
from .points import Point
from .query import (
    bodies_of,
    changes,
    events,
    history,
    members,
    parties,
    status,
    timeline,
)
from .spans import Spans
from .terms import Caveat, CaveatKind, Reading
from .text import cite, explain
from .timelines import Timeline
from .vocabulary import Reason, Verdict


__version__ = "26.1.0"

__all__ = [
    "AllySet",
    "Body",
    "BodySet",
    "CaucasusRefError",
    "Caveat",
    "CaveatKind",
    "Change",
    "Changes",
    "Claim",
    "Claims",
    "Country",
    "DataError",
    "Dataset",
    "DateError",
    "DateLike",
    "Duties",
    "Duty",
    "Event",
    "Events",
    "Finding",
    "History",
    "Holding",
    "Incompatibilities",
    "Incompatibility",
    "Link",
    "MemberSet",
    "Membership",
    "Network",
    "Obligation",
    "Organisation",
    "PartialDate",
    "Place",
    "Pledge",
    "PledgeCoding",
    "Point",
    "Problem",
    "Reading",
    "ReadingError",
    "Reason",
    "Registry",
    "Report",
    "Scope",
    "Source",
    "Spans",
    "Status",
    "Tie",
    "Ties",
    "Timeline",
    "Treaty",
    "Truth",
    "UncertainAnswerError",
    "UnknownNameError",
    "Verdict",
    "allies",
    "bodies",
    "bodies_of",
    "changes",
    "check",
    "check_all",
    "cite",
    "claim_reviews",
    "countries",
    "events",
    "explain",
    "history",
    "incompatibilities",
    "load",
    "members",
    "obligations",
    "parties",
    "pledges",
    "read_claims",
    "status",
    "timeline",
    "to_dict",
    "treaties_between",
]
