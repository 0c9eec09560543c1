"""The documents name what there is, and are what the record makes them."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

import caucasus_ref as cr


ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
REFERENCE = ROOT / "docs" / "reference"

if not (README.is_file() and REFERENCE.is_dir()):
    pytest.skip(
        "README.md and docs/ are in the source tree only",
        allow_module_level=True,
    )


def documented(page: str) -> list[str]:
    """Give the names that a page of the reference describes."""
    text = (REFERENCE / page).read_text("utf-8")
    directive = r"^\.\. (?:auto\w+|py:\w+):: (\w+)"
    return [
        name
        for name in re.findall(directive, text, flags=re.MULTILINE)
        if name != cr.__name__
    ]


def readme(heading: str) -> str:
    """Give the part of the README under a heading."""
    parts = re.split(
        r"^#+ (.+)$", README.read_text("utf-8"), flags=re.MULTILINE
    )
    return dict(zip(parts[1::2], parts[2::2], strict=True))[heading]


def test_the_reference_describes_every_public_name_once() -> None:
    """What is in `__all__` stands on one of two pages, and nothing else."""
    described = documented("api.md") + documented("errors.md")
    assert sorted(described) == cr.__all__


def test_errors_stand_on_their_own_page() -> None:
    """The page of errors has the errors, and the problem that one lists."""
    errors = [
        name
        for name in cr.__all__
        if isinstance(getattr(cr, name), type)
        and issubclass(getattr(cr, name), Exception)
    ]
    assert sorted(documented("errors.md")) == sorted([*errors, "Problem"])


def test_the_first_two_commands_are_one_line_each() -> None:
    """One command shows an answer, one runs the tests; each is one line."""
    text = README.read_text("utf-8")
    commands = re.findall(
        r"^```sh\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL
    )
    answer, tests = (command.splitlines() for command in commands)
    assert [len(answer), len(tests)] == [1, 1]
    assert answer[0].endswith(" -m caucasus_ref members CSTO 2024-04-05")
    assert tests[0].endswith(" -m pytest -q")


def test_pages_are_what_the_record_makes_them() -> None:
    """Counts in the README and the generated pages are up to date."""
    tool = runpy.run_path(str(ROOT / "tools" / "pages.py"))
    stale = [
        path.name
        for path, text in tool["pages"]().items()
        if path.read_text("utf-8") != text
    ]
    assert stale == [], "read the difference, then: python tools/pages.py"
