"""The tool that changes the source, and what came of it when it last ran."""

from __future__ import annotations

import runpy
import tomllib
from pathlib import Path
from typing import Any

import pytest


ROOT = Path(__file__).parents[1]
TOOL = ROOT / "tools" / "mutants.py"

if not TOOL.is_file():
    pytest.skip("tools/ is in the source tree only", allow_module_level=True)

CODE = """\
if TYPE_CHECKING:
    pass

LIMIT = 3


def plain(day: int | None) -> int:
    return day or LIMIT


class Kept:
    @property
    def day(self) -> int | None:
        return 4

    @classmethod
    def of(cls, day):
        return day + 1
"""


@pytest.fixture(scope="module")
def tool() -> dict[str, Any]:
    """Give what the tool defines."""
    return runpy.run_path(str(TOOL))


def found() -> dict[tuple[str, str], dict[str, Any]]:
    """Give the results that the repository has."""
    return {
        (file.parent.name, file.stem): tomllib.loads(file.read_text("utf-8"))
        for file in (ROOT / "tools" / "mutants").glob("*/*.toml")
    }


def test_every_module_was_changed(tool: dict[str, Any]) -> None:
    """Both tools ran on the modules that are named for them."""
    wanted = [("mutmut", module) for module in tool["TESTS"]]
    wanted += [("cosmic-ray", module) for module in tool["COSMIC"]]
    assert sorted(found()) == sorted(wanted)


def test_the_files_of_tests_exist(tool: dict[str, Any]) -> None:
    """A name that is misspelt would test nothing."""
    for module in tool["TESTS"]:
        for name in tool["files_of"](module):
            assert (ROOT / name).is_file(), name


def test_enough_was_killed_and_the_rest_has_reasons(
    tool: dict[str, Any],
) -> None:
    """Of each module by itself, as the tool demands it."""
    for key, result in found().items():
        alive = result.get("survivors", [])
        assert result["mutants"] - result["killed"] == len(alive), key
        assert tool["few_enough"](len(alive), result["mutants"]), key
        assert [one for one in alive if not one["reason"]] == [], key


def test_the_page_on_tests_has_their_sums() -> None:
    """How many changes each tool made, and how many were noticed."""
    page = (ROOT / "docs" / "explanation" / "how-we-test.md").read_text(
        "utf-8"
    )
    for tool in ("mutmut", "cosmic-ray"):
        results = [one for (by, _), one in found().items() if by == tool]
        for count in ("mutants", "killed"):
            assert f" {sum(one[count] for one in results):,} " in page


def test_what_mutmut_leaves_alone(tool: dict[str, Any]) -> None:
    """Constants and properties; no annotation, and no plain function."""
    wanted = tool["left_alone"](CODE)
    words = {
        (number, line.index(word)): word
        for number, line in enumerate(CODE.splitlines(), 1)
        for word in ("3", "or", "None", "4", "+ 1")
        if word in line
    }
    left = [word for place, word in words.items() if wanted(place, "number")]
    assert left == ["3", "4"]
    anywhere = [
        word for place, word in words.items() if wanted(place, "core/AddNot")
    ]
    assert anywhere == ["3", "or", "4", "+ 1"]


def test_a_reason_stays_with_its_change(
    tool: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is written again keeps it; what is new has none and is told."""
    file = tmp_path / "spans.toml"
    written, result, survivor = (
        tool[name] for name in ("written", "Result", "Survivor")
    )
    old = survivor("Spans.of", "-    a 'b'\n+    a \"c\\\\\"")
    many = result(version="3", mutants=40, late=0, survivors=[old])
    assert not written("mutmut", "spans", many, file)
    assert "1 without a reason" in capsys.readouterr().out
    text = file.read_text("utf-8")
    file.write_text(text.replace('reason = ""', 'reason = "Same."'), "utf-8")
    assert written("mutmut", "spans", many, file)
    new = result(
        version="3", mutants=40, late=1, survivors=[old, survivor("f", "-x")]
    )
    assert not written("mutmut", "spans", new, file)
    assert tool["reasons"](file) == {old: "Same.", survivor("f", "-x"): ""}


def test_a_share_under_the_least_is_not_enough(
    tool: dict[str, Any], tmp_path: Path
) -> None:
    """Reasons for everything do not make up for it."""
    file = tmp_path / "spans.toml"
    two = [tool["Survivor"]("f", change) for change in ("-x", "-y")]
    few = tool["Result"](version="3", mutants=39, late=0, survivors=two)
    tool["written"]("mutmut", "spans", few, file)
    text = file.read_text("utf-8")
    file.write_text(text.replace('reason = ""', 'reason = "Same."'), "utf-8")
    assert not tool["written"]("mutmut", "spans", few, file)
    many = tool["Result"](version="3", mutants=40, late=0, survivors=two)
    assert tool["written"]("mutmut", "spans", many, file)
    one = tool["Result"](version="3", mutants=2, late=0, survivors=two[:1])
    assert tool["written"]("mutmut", "spans", one, file)
