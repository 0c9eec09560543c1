"""
Tell Hypothesis how to draw the types of `caucasus_ref`.

Hypothesis runs `register` whenever it is imported, in programs that have no
use for this library too.  So this file stands outside of the package, which
it never imports: it registers only what somebody else has imported, and the
strategies are made when one is first asked for.  Whichever of the two is
imported last calls it.
"""

import sys
from typing import TYPE_CHECKING, Any


if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


KINDS = (
    "Body",
    "Country",
    "Dataset",
    "Membership",
    "Organisation",
    "PartialDate",
    "Spans",
    "Timeline",
    "Treaty",
)


def register() -> None:
    """Register the types, once both Hypothesis and the library are there."""
    library = sys.modules.get("caucasus_ref")
    if library is None or "hypothesis" not in sys.modules:
        return
    from hypothesis.strategies import register_type_strategy  # noqa: PLC0415

    for name in KINDS:
        register_type_strategy(getattr(library, name), _draw)


def _draw(kind: type[Any]) -> "SearchStrategy[Any]":
    from caucasus_ref import strategies  # noqa: PLC0415 # on first use

    return strategies.of_type(kind)
