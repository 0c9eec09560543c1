"""The tool that lists the lowest versions that pyproject.toml allows."""

from __future__ import annotations

import runpy
import tomllib
from pathlib import Path
from typing import Any

import pytest


ROOT = Path(__file__).parents[1]
TOOL = ROOT / "tools" / "lowest.py"

if not TOOL.is_file():
    pytest.skip("tools/ is in the source tree only", allow_module_level=True)

PROJECT = {
    "name": "a_b",
    "dependencies": ["one>=1.2,<3", "Two_Words>=2.0"],
    "optional-dependencies": {
        "small": ["three[x]==3.1.*"],
        "all": ["A-B[small]", "one>=1.10", "two-words>=1"],
        "loose": ["four"],
    },
}


@pytest.fixture(scope="module")
def tool() -> dict[str, Any]:
    """Give what the tool defines."""
    return runpy.run_path(str(TOOL))


def test_without_an_extra_it_is_what_the_library_needs(
    tool: dict[str, Any],
) -> None:
    """The lower bound, whatever the upper one."""
    assert tool["lowest"](PROJECT) == ["one==1.2", "two-words==2.0"]


def test_the_highest_lower_bound_counts(tool: dict[str, Any]) -> None:
    """Extras may name extras; versions are no decimals."""
    assert tool["lowest"](PROJECT, ["all"]) == [
        "one==1.10",
        "three==3.1",
        "two-words==2.0",
    ]


def test_an_unknown_extra_is_refused(tool: dict[str, Any]) -> None:
    """With the names of those that there are."""
    with pytest.raises(SystemExit, match=r"'larg'.*'all', 'loose', 'small'"):
        tool["lowest"](PROJECT, ["larg"])


def test_a_package_without_a_bound_is_refused(tool: dict[str, Any]) -> None:
    """Nobody has tried whatever version that would be."""
    with pytest.raises(SystemExit, match="four: has no lower bound"):
        tool["lowest"](PROJECT, ["loose"])


def test_a_package_has_one_lower_bound(tool: dict[str, Any]) -> None:
    """Two extras of this project never ask for two versions of a package."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    bounds: dict[str, set[str]] = {}
    for one in tool["requirements"](project, project["optional-dependencies"]):
        bounds.setdefault(one.name, set()).add(str(one.specifier))
    assert {name for name, told in bounds.items() if len(told) > 1} == set()


def test_it_prints_a_constraint_a_line(
    tool: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """As pip reads it."""
    tool["main"]("hypothesis")
    names = [line.split("==")[0] for line in capsys.readouterr().out.split()]
    assert names == ["attrs", "cattrs", "hypothesis", "pendulum"]
