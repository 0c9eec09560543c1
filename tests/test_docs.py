"""The documents name what there is, and are what the record makes them."""

from __future__ import annotations

import ast
import re
import runpy
from enum import StrEnum
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest

import caucasus_ref as cr
from caucasus_ref import model, vocabulary
from caucasus_ref._files import MAX_BYTES, MAX_FILES, MAX_PARTS, MAX_TOTAL
from test_layers import DOORS, LAYERS, SOURCES


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


@pytest.mark.parametrize("module", [model, vocabulary])
def test_the_reference_describes_the_parts_of_records(
    module: ModuleType,
) -> None:
    """Whoever makes a record finds every class that it can hold, once."""
    text = (REFERENCE / "api.md").read_text("utf-8")
    directive = rf"^\.\. autoclass:: {module.__name__}\.(\w+)\(\)$"
    classes = {
        name
        for name, value in vars(module).items()
        if isinstance(value, type) and value.__module__ == module.__name__
    }
    assert sorted(re.findall(directive, text, flags=re.MULTILINE)) == sorted(
        classes - set(cr.__all__)
    )


def test_errors_stand_on_their_own_page() -> None:
    """The page of errors has the errors, and the problem that one lists."""
    errors = [
        name
        for name in cr.__all__
        if isinstance(getattr(cr, name), type)
        and issubclass(getattr(cr, name), Exception)
    ]
    assert sorted(documented("errors.md")) == sorted([*errors, "Problem"])


def literal_all(module: str) -> list[str] | None:
    """Give what a module says is public, without importing it."""
    tree = ast.parse((SOURCES / f"{module}.py").read_text("utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node).startswith(
            "__all__ ="
        ):
            names: list[str] = ast.literal_eval(node.value)
            return names
    return None


def defined(module: str) -> set[str]:
    """Give the functions and classes that a module defines for others."""
    tree = ast.parse((SOURCES / f"{module}.py").read_text("utf-8"))
    return {
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
    }


PUBLIC = [
    path.stem
    for path in sorted(SOURCES.glob("[!_]*.py"))
    if literal_all(path.stem) is not None
]
"""The modules that users import by their own name."""


def test_doors_say_what_is_public() -> None:
    """What users import by itself has an `__all__`, and so have tables."""
    doors = {door for door in DOORS if not door.startswith("_")}
    assert doors | {"tables"} == set(PUBLIC)


@pytest.mark.parametrize("module", PUBLIC)
def test_each_public_module_has_its_page(module: str) -> None:
    """Its code, its `__all__` and its page of the reference say the same."""
    names = literal_all(module)
    assert names == sorted(names or ())
    assert defined(module) <= set(names)
    assert sorted(documented(f"{module}.md")) == names


def listed(page: Path, heading: str) -> list[str]:
    """Give the modules in the first column of the table below a heading."""
    text = page.read_text("utf-8").split(f"\n## {heading}\n")[1]
    rows = text.split("\n## ")[0].splitlines()
    cells = [row.split("|")[1] for row in rows if row.startswith("| `")]
    return re.findall(r"`(\w+)`", "".join(cells))


def test_the_page_of_the_architecture_has_the_layers() -> None:
    """Its tables are the order that the tests hold the code to."""
    page = ROOT / "docs" / "explanation" / "architecture.md"
    assert listed(page, "The layers") == LAYERS
    assert sorted(listed(page, "The doors")) == sorted(DOORS)


@pytest.mark.parametrize(
    "page",
    ["README.md", "CONTRIBUTING.md", "docs/explanation/architecture.md"],
)
def test_files_that_are_named_are_there(page: str) -> None:
    """What these pages send a reader to exists, below the root or the code."""
    text = (ROOT / page).read_text("utf-8")
    named = set(re.findall(r"`([\w./-]+(?:\.(?:py|md|toml|txt)|/))`", text))
    named |= set(re.findall(r"\]\((docs/[^)#]+)", text))
    homes = [
        ROOT,
        SOURCES,
        SOURCES / "data" / "organisations",
        SOURCES / "data",
        ROOT / "tests" / "answers",
    ]
    assert named
    assert [
        name
        for name in sorted(named)
        if not any((home / name).exists() for home in homes)
    ] == []


@pytest.mark.parametrize(
    "words",
    [
        vocabulary.Standing,
        vocabulary.Manner,
        vocabulary.StepKind,
        vocabulary.ConductKind,
        vocabulary.FollowHow,
        vocabulary.ObligationKind,
    ],
)
def test_the_glossary_has_the_words_of_the_record(
    words: type[StrEnum],
) -> None:
    """Every standing, manner, step, conduct and obligation is explained."""
    page = (REFERENCE / "glossary.md").read_text("utf-8")
    terms = re.findall(r"^(.+)\n: ", page, flags=re.MULTILINE)
    said = {term.strip("`").replace(" ", "_") for term in terms}
    assert {word.value for word in words} <= said


def test_decisions_are_numbered_and_say_why() -> None:
    """One page each, without a gap, with the same three headings."""
    pages = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    for number, page in enumerate(pages, 1):
        assert page.name.startswith(f"{number:04}-")
        text = page.read_text("utf-8")
        assert text.startswith(f"# {number}. ")
        assert re.findall(r"^## (.+)$", text, flags=re.MULTILINE) == [
            "Context",
            "Decision",
            "Consequences",
        ]
    index = (ROOT / "docs" / "decisions" / "index.md").read_text("utf-8")
    assert re.findall(r"^\d{4}-.+$", index, flags=re.MULTILINE) == [
        page.stem for page in pages
    ]


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


def test_the_pictures_are_what_the_record_draws() -> None:
    """They tell what it says now; the same matplotlib draws the same bytes."""
    mpl = pytest.importorskip("matplotlib", reason="needs the extra plot")
    tool = runpy.run_path(str(ROOT / "tools" / "pictures.py"))
    redraw = "look at it, after: python tools/pictures.py"
    for path, drawn in tool["pictures"]().items():
        there = path.read_bytes()
        assert described(there) == described(drawn), redraw
        if f"Matplotlib v{mpl.__version__}, ".encode() in there:
            assert there == drawn, redraw


def described(picture: bytes) -> list[str]:
    """Give what a picture tells, in words, line by line."""
    tag = "{http://purl.org/dc/elements/1.1/}description"
    (words,) = ET.fromstring(picture).iter(tag)  # noqa: S314 # our own
    assert words.text
    return words.text.splitlines()


def test_the_readme_opens_with_a_picture() -> None:
    """It is there, and says in words what it shows."""
    _, _, first = README.read_text("utf-8").splitlines()[:3]
    shown = re.fullmatch(r"!\[(.{20,})\]\((docs/pictures/.+\.svg)\)", first)
    assert shown
    assert (ROOT / shown[2]).is_file()


def test_pages_are_what_the_record_makes_them() -> None:
    """Counts in the README and the generated pages are up to date."""
    tool = runpy.run_path(str(ROOT / "tools" / "pages.py"))
    stale = [
        path.name
        for path, text in tool["pages"]().items()
        if path.read_text("utf-8") != text
    ]
    assert stale == [], "read the difference, then: python tools/pages.py"


def test_the_citation_names_this_version() -> None:
    """Whoever cites the record cites what he has."""
    told = dict(
        line.split(": ", 1)
        for line in (ROOT / "CITATION.cff").read_text("utf-8").splitlines()
        if not line.startswith((" ", "#")) and ": " in line
    )
    assert told["version"] == cr.__version__


def test_the_changelog_begins_with_this_version() -> None:
    """A release without an entry, or with that of another, is none."""
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    heads = [line for line in text.splitlines() if line.startswith("## ")]
    assert heads[0].split()[1] == cr.__version__


def test_the_limits_are_those_of_the_code() -> None:
    """SECURITY.md says how much a directory may hold."""
    text = (ROOT / "SECURITY.md").read_text("utf-8")
    each, whole = MAX_BYTES // 1_000_000, MAX_TOTAL // 1_000_000
    assert f"at most {MAX_FILES:,} files of {each} MB each" in text
    assert f"{whole} MB together" in text
    assert f"at most {MAX_PARTS} parts" in text
