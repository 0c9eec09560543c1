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
    Organisation,
    Source,
    Treaty,
)
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
from .text import cite, explain, to_dict
from .timelines import Timeline


__version__ = "26.1.0"

__all__ = [
    "Body",
    "BodySet",
    "CaucasusRefError",
    "Caveat",
    "CaveatKind",
    "Change",
    "Changes",
    "Country",
    "DataError",
    "Dataset",
    "DateError",
    "DateLike",
    "Event",
    "Events",
    "History",
    "Holding",
    "MemberSet",
    "Membership",
    "Organisation",
    "PartialDate",
    "Problem",
    "Reading",
    "ReadingError",
    "Registry",
    "Source",
    "Spans",
    "Status",
    "Timeline",
    "Treaty",
    "Truth",
    "UncertainAnswerError",
    "UnknownNameError",
    "bodies",
    "bodies_of",
    "changes",
    "cite",
    "countries",
    "events",
    "explain",
    "history",
    "load",
    "members",
    "parties",
    "status",
    "timeline",
    "to_dict",
]
