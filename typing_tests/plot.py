"""Pictures are Axes of matplotlib; checked, never executed."""

from __future__ import annotations

from typing import assert_type

from matplotlib.axes import Axes

import caucasus_ref as cr
from caucasus_ref import plot


def pictures(ax: Axes) -> None:
    """Ask for each, by names and by records."""
    assert_type(plot.memberships("ARM", bodies=cr.bodies, events=()), Axes)
    assert_type(plot.memberships(cr.bodies.CSTO, countries="ARM"), Axes)
    assert_type(plot.roster("CSTO", events=cr.events(kind="war")), Axes)
    assert_type(plot.alignments(["ARM", cr.countries.AZE], ax=ax), Axes)
