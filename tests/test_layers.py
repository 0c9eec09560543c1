"""The order of the layers, and other guards over the text of the sources."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import caucasus_ref


ROOT = Path(__file__).parents[1]
SOURCES = Path(caucasus_ref.__file__).parent
LAYERS = [
    "errors",
    "dates",
    "spans",
    "shown",
    "_html",
    "rows",
    "timelines",
    "vocabulary",
    "model",
    "assertions",
    "names",
    "checks",
    "rules_claims",
    "rules_events",
    "rules_treaties",
    "rules",
    "_files",
    "_load",
    "dataset",
    "terms",
    "holdings",
    "reading",
    "rosters",
    "pledging",
    "sheets",
    "tracks",
    "periods",
    "flat_columns",
    "flat",
    "packages",
    "panels",
    "asked",
    "tables",
    "answers",
    "bonds",
    "query",
    "duties",
    "points",
    "judging_bodies",
    "judging_places",
    "judging_events",
    "judging_memberships",
    "judging",
    "claims",
    "plain",
    "telling",
    "text_answers",
    "text_bonds",
    "text_claims",
    "text",
    "__init__",
    "__main__",
]
"""A module imports only from those before it."""
FRAMES = [
    "_frames_codes",
    "_frames_truths",
    "_frames_packing",
    "_frames_columns",
    "_frames_compile",
    "_frames_asking",
    "frames",
]
"""The door for tables, likewise; it knows nothing of the questions."""
DRAWN = [
    "_strategies_basics",
    "_strategies_rows",
    "_strategies_bodies",
    "_strategies_datasets",
    "strategies",
]
"""The door for the tests of others, likewise; it knows only the record."""
PICTURES = [
    "_plot_styles",
    "_plot_scene",
    "_plot_casting",
    "_plot_geometry",
    "_plot_labels",
    "_plot_legend",
    "_plot_axes",
    "_plot_canvas",
    "plot",
]
"""The door for pictures, likewise; it shows what the questions say."""
DOORS = {*DRAWN, *FRAMES, *PICTURES}
"""Modules that users import by themselves, on top of all layers."""


def imported(module: str) -> Iterator[str]:
    """Give the modules of the package that one imports, anywhere in it."""
    tree = ast.parse((SOURCES / f"{module}.py").read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.level < 2
            names = [node.module or ""]
            if node.level == 1:
                names = [node.module or alias.name for alias in node.names]
                names = [f"caucasus_ref.{name}" for name in names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            package, _, inner = name.partition(".")
            if package == "caucasus_ref":
                yield inner or "__init__"


def test_every_module_has_its_layer() -> None:
    """The list names every file, and no file twice."""
    files = {path.stem for path in SOURCES.glob("*.py")}
    assert sorted(files - DOORS) == sorted(LAYERS)


@pytest.mark.parametrize("module", LAYERS)
def test_a_module_imports_only_from_the_layers_before_it(module: str) -> None:
    """So there is no cycle, also none inside a function."""
    below = LAYERS[: LAYERS.index(module)]
    assert sorted(set(imported(module)) - set(below)) == []


@pytest.mark.parametrize("module", FRAMES)
def test_the_door_for_tables_rests_on_readings_alone(module: str) -> None:
    """It gives what `status` says, and does not ask it."""
    below = [*LAYERS[: LAYERS.index("answers")]]
    below += FRAMES[: FRAMES.index(module)]
    assert sorted(set(imported(module)) - set(below)) == []


@pytest.mark.parametrize("module", DRAWN)
def test_the_strategies_rest_on_the_record_alone(module: str) -> None:
    """They draw records, and ask nothing of them."""
    below = LAYERS[: LAYERS.index("dataset") + 1]
    below += DRAWN[: DRAWN.index(module)]
    assert sorted(set(imported(module)) - set(below)) == []


@pytest.mark.parametrize("module", PICTURES)
def test_the_door_for_pictures_rests_on_the_questions(module: str) -> None:
    """It knows nothing of obligations and claims."""
    below = [*LAYERS[: LAYERS.index("duties")]]
    below += PICTURES[: PICTURES.index(module)]
    assert sorted(set(imported(module)) - set(below)) == []


@pytest.mark.parametrize("module", LAYERS)
def test_no_layer_knows_the_doors(module: str) -> None:
    """What they need is an extra."""
    assert not set(imported(module)) & DOORS


def test_the_reader_of_imports_sees_them_all() -> None:
    """Imports of modules, of names and inside functions are found."""
    assert "_load" in set(imported("dataset"))
    assert "answers" in set(imported("query"))
    assert "__init__" in set(imported("__main__"))


@pytest.mark.parametrize("module", [*LAYERS, *DRAWN, *FRAMES, *PICTURES])
def test_no_module_asks_the_clock(module: str) -> None:
    """There is no silent today."""
    tree = ast.parse((SOURCES / f"{module}.py").read_text("utf-8"))
    called = {
        node.func.attr
        if isinstance(node.func, ast.Attribute)
        else node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute | ast.Name)
    }
    assert not called & {
        *("now", "today", "utcnow", "time", "monotonic", "fromtimestamp"),
        *("localtime", "gmtime", "perf_counter"),
    }


@pytest.mark.parametrize(
    "page",
    [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))],
    ids=lambda page: page.name,
)
def test_no_example_is_skipped_in_silence(page: Path) -> None:
    """A fence called `pycon` looks tested and never runs."""
    fences = [
        line.strip().lstrip("`~").strip()
        for line in page.read_text("utf-8").splitlines()
        if line.lstrip().startswith(("```", "~~~"))
    ]
    assert not set(fences) & {"pycon", "py", "python3", "Python", "doctest"}


BROKEN = """\
```python
>>> 1 + 1
3
```

```python
assert 1 + 1 == 3
```

```python
>>> 1 + 1
2
```
"""


def test_a_broken_example_fails(tmp_path: Path) -> None:
    """Sessions and scripts in the documents are run, not only parsed."""
    shutil.copy(ROOT / "conftest.py", tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "page.md").write_text(BROKEN)
    done = subprocess.run(  # noqa: S603 # our own examples
        [
            *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"),
            *("--rootdir", str(tmp_path), str(tmp_path)),
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "2 failed, 1 passed" in done.stdout
