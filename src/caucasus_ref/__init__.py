"""
Who was bound to whom on a given day, by which act, says who.

    import caucasus_ref as cr
    cr.members("CSTO", "2024-04-05")

Nothing is read from disk before the first question.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from _caucasus_ref_hypothesis import register

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
    TableError,
    UncertainAnswerError,
    UnknownNameError,
    close_to,
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
from .timelines import Timeline
from .vocabulary import Reason, Verdict


if TYPE_CHECKING:
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
    from .claims import Claims, Finding, Report, check, check_all, read_claims
    from .duties import (
        allies,
        incompatibilities,
        obligations,
        pledges,
        treaties_between,
    )
    from .plain import to_dict
    from .pledging import Pledge
    from .points import Point
    from .text import cite, explain
    from .text_claims import claim_reviews


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
    "TableError",
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

_LATER = {
    "AllySet": "bonds",
    "Claim": "assertions",
    "Claims": "claims",
    "Duties": "bonds",
    "Duty": "bonds",
    "Finding": "claims",
    "Incompatibilities": "bonds",
    "Incompatibility": "bonds",
    "Link": "bonds",
    "Network": "bonds",
    "Pledge": "pledging",
    "Point": "points",
    "Report": "claims",
    "Tie": "bonds",
    "Ties": "bonds",
    "allies": "duties",
    "check": "claims",
    "check_all": "claims",
    "cite": "text",
    "claim_reviews": "text_claims",
    "explain": "text",
    "incompatibilities": "duties",
    "obligations": "duties",
    "pledges": "duties",
    "read_claims": "claims",
    "to_dict": "plain",
    "treaties_between": "duties",
}
"""Names that a first question does not need, and the module that has them."""


def __getattr__(name: str) -> Any:
    """Import what most questions do without when it is first asked for."""
    if name not in _LATER:
        close = close_to(name, __all__)
        hint = f"; did you mean {' or '.join(close)}?" if close else ""
        msg = f"module {__name__!r} has no attribute {name!r}{hint}"
        raise AttributeError(msg, name=name, obj=None)
    value = getattr(import_module(f".{_LATER[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    hidden = {
        "Any",
        "TYPE_CHECKING",
        "annotations",
        "close_to",
        "import_module",
        "register",
    }
    return sorted({*globals(), *__all__} - hidden)


register()  # if Hypothesis is there already; else it asks when it comes
