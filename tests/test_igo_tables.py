"""The count of contradictions between the two tables of COW IGO v3."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest


TOOL = Path(__file__).parents[1] / "tools" / "igo_tables.py"

if not TOOL.is_file():
    pytest.skip("tools/ is in the source tree only", allow_module_level=True)

BY_ORGANISATION = """\
ioname,orgname,year,armenia,georgia,gabon
HILLS,Hills,1999,1,0,2
HILLS,Hills,2000,1.0,NA,3
RIVER,River,1999,-9,1,1
"""
BY_STATE = """\
ccode,year,state,hills,river
371,1999,armenia,1,0
371,2000,armenia,0,0
372,1999,georgia,-1,1
372,2000,georgia,-1,-1
"""


@pytest.fixture
def tool() -> dict[str, Any]:
    """Give what the tool defines."""
    return runpy.run_path(str(TOOL))


def test_only_memberships_that_do_not_agree_are_counted(
    tool: dict[str, Any],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Different words for "no" are no contradiction, nor is a missing row."""
    files = []
    for name, text in (("one", BY_ORGANISATION), ("other", BY_STATE)):
        path = tmp_path / f"{name}.csv"
        path.write_text(text, encoding="utf-8")
        files.append(str(path))
    tool["main"](*files)
    assert capsys.readouterr().out.splitlines() == [
        "1 of 6 cells contradict one another",
        "      1  by organisation 1, by state 0",
    ]
