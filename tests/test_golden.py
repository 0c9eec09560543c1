"""Golden texts: no answer changes without a change in these files."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from pathlib import Path

import pytest

import caucasus_ref as cr


TOOL = Path(__file__).parents[1] / "tools" / "golden.py"
Texts = Callable[[], dict[str, str]]


@pytest.fixture(scope="module")
def tool() -> dict[str, Texts]:
    """Give the functions of the script that writes the golden texts."""
    return runpy.run_path(str(TOOL))


def test_every_answer_is_as_it_was(tool: dict[str, Texts]) -> None:
    """What the library says now is what stands in the golden files."""
    made, kept = tool["golden"](), tool["kept"]()
    changed = [name for name in sorted(made) if made[name] != kept.get(name)]
    assert changed == [], "read the difference, then: python tools/golden.py"


def test_no_golden_file_is_left_over(tool: dict[str, Texts]) -> None:
    """Each golden file belongs to a body, or is one of the explanations."""
    assert sorted(tool["kept"]()) == sorted(tool["golden"]())


def test_golden_rosters_have_a_line_a_change(tool: dict[str, Texts]) -> None:
    """A line has date, sign and country, standing, and the manner if known."""
    rosters = tool["rosters"]()
    assert len(rosters) == len(cr.bodies)
    for text in rosters.values():
        for line in text.splitlines():
            date, country, *rest = line.split("\t")
            assert str(cr.PartialDate.parse(date)) == date
            assert country[0] in "+-~"
            assert country[1:] in cr.countries
            assert len(rest) in (1, 2)
