"""Answers in words: why it is so, and who says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from .answers import (
    Answer,
    BodySet,
    Changes,
    Events,
    History,
    MemberSet,
    Status,
)
from .bonds import AllySet, Duties, Incompatibilities, Network, Ties
from .claims import Finding, Report
from .dataset import version
from .telling import Teller
from .text_answers import (
    tell_bodies,
    tell_changes,
    tell_events,
    tell_history,
    tell_members,
    tell_status,
)
from .text_bonds import (
    tell_allies,
    tell_duties,
    tell_incompatibilities,
    tell_network,
    tell_ties,
)
from .text_claims import tell_finding, tell_report


class Text(str):
    """Text that a prompt shows as it is, without quotes."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def explain(answer: Answer) -> Text:
    """
    Say in words why an answer is as it is, and who says so.

    Tells the boundaries with their manner and acts, the dates and codings
    that were not adopted and the decision, what went on beside the standing,
    the caveats, and the sources by number.  What has no source is marked.

    Raises:
        TypeError: If it is no answer of a question.

    >>> import caucasus_ref as cr
    >>> answer = cr.members("CSTO", "1995-01-01")
    >>> print(cr.explain(answer))  # doctest: +ELLIPSIS
    CSTO (Collective Security Treaty Organization) on 1995-01-01: nobody.
    ...
    """
    teller, told = _told(answer)
    if teller.numbers:
        told += ["", "Sources", *teller.references()]
    return Text("\n".join(told).rstrip())


def cite(answer: Answer) -> Text:
    """
    List the sources behind an answer, and how to cite the record itself.

    Sources that are cited only for what is not adopted stand apart.

    Raises:
        TypeError: If it is no answer of a question.

    >>> import caucasus_ref as cr
    >>> cr.cite(cr.members("CSTO", "2024-04-05"))
    caucasus_ref ...
    <BLANKLINE>
    [1] ...
    """
    teller, _ = _told(answer)
    return Text(
        "\n".join([_own_citation(), "", *teller.references()]).rstrip()
    )


def _own_citation() -> str:
    return (
        f"caucasus_ref {version()}: alliances and treaties of the South"
        " Caucasus, to the day."
    )


_TELLING: dict[type[Any], Callable[[Teller, Any], Iterator[str]]] = {
    AllySet: tell_allies,
    BodySet: tell_bodies,
    Changes: tell_changes,
    Duties: tell_duties,
    Events: tell_events,
    Finding: tell_finding,
    History: tell_history,
    Incompatibilities: tell_incompatibilities,
    MemberSet: tell_members,
    Network: tell_network,
    Report: tell_report,
    Status: tell_status,
    Ties: tell_ties,
}


def _told(answer: Answer) -> tuple[Teller, list[str]]:
    """Tell an answer, and keep the numbers of the sources it names."""
    if type(answer) not in _TELLING:
        msg = (
            f"{type(answer).__name__} is no answer; pass what members(),"
            " status(), bodies_of(), history(), changes(), events(), allies(),"
            " obligations(), treaties_between(), incompatibilities(),"
            " pledges(), check() or check_all() gave"
        )
        raise TypeError(msg)
    teller = Teller(answer.data)
    return teller, list(_TELLING[type(answer)](teller, answer))
