"""The wheel carries the record as one JSON file; the rest is as it was."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from caucasus_ref._files import read_directory
from caucasus_ref._load import (
    PACKED,
    PackedTree,
    spots,
    structure,
    trusted,
)


ROOT = Path(__file__).parent.parent
DATA = ROOT / "src" / "caucasus_ref" / "data"

pytest.importorskip("hatchling")
if not (ROOT / "hatch_build.py").is_file():
    pytest.skip("the tests stand alone", allow_module_level=True)

from hatchling.builders.sdist import SdistBuilder  # noqa: E402
from hatchling.builders.wheel import WheelBuilder  # noqa: E402


@pytest.fixture(scope="module")
def hook() -> dict[str, Any]:
    """Give what the build hook defines."""
    return runpy.run_path(str(ROOT / "hatch_build.py"))


@pytest.fixture(scope="module")
def text(hook: dict[str, Any]) -> str:
    """Give the record as the build hook packs it."""
    packed: str = hook["packed"](DATA)
    return packed


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from the source tree."""
    return _wheel(ROOT, tmp_path_factory.mktemp("wheel"))


def _wheel(root: Path, place: Path) -> Path:
    (wheel,) = WheelBuilder(str(root)).build(
        directory=str(place), versions=["standard"]
    )
    return Path(wheel)


@contextmanager
def _opened(wheel: Path) -> Iterator[ZipFile]:
    with ZipFile(wheel) as archive:
        yield archive


def test_packing_changes_nothing(text: str) -> None:
    """The packed tree is the tree of the TOML files, in the same order."""
    expected, _ = read_directory(DATA)
    assert list(expected.items()) == list(PackedTree(text).items())


def test_both_trees_make_the_same_records(text: str) -> None:
    """A record read from JSON unchecked equals the one checked as TOML."""
    checked = map(structure, spots(read_directory(DATA)[0])[0])
    unchecked = map(trusted, spots(PackedTree(text))[0])
    assert list(checked) == list(unchecked)


def test_what_is_no_plain_value_is_not_packed(
    hook: dict[str, Any], tmp_path: Path
) -> None:
    """A date without quotes is refused, not turned into something."""
    (tmp_path / "one.toml").write_text("on = 1992-05-15\n")
    with pytest.raises(TypeError, match="not JSON serializable"):
        hook["packed"](tmp_path)


def test_the_wheel_carries_the_packed_record(wheel: Path, text: str) -> None:
    """The wheel has the packed record, letter for letter."""
    with _opened(wheel) as archive:
        packed = archive.read(f"caucasus_ref/data/{PACKED}")
    assert text == packed.decode()


def test_the_wheel_is_complete(wheel: Path) -> None:
    """The wheel has every module, `py.typed` and the page on the format."""
    with _opened(wheel) as archive:
        names = set(archive.namelist())
    expected = {
        path.relative_to(ROOT / "src").as_posix()
        for path in (ROOT / "src" / "caucasus_ref").glob("*.py")
    }
    expected |= {"caucasus_ref/py.typed", "caucasus_ref/data/README.md"}
    assert expected <= names


def test_the_wheel_has_nothing_else(wheel: Path) -> None:
    """No TOML, no tests: the package, its metadata, Hypothesis' way in."""
    with _opened(wheel) as archive:
        names = archive.namelist()
    tops = {name.split("/")[0].split("-")[0] for name in names}
    assert tops == {"caucasus_ref", "_caucasus_ref_hypothesis.py"}
    assert not [name for name in names if name.endswith(".toml")]
    assert not [name for name in names if "test" in name]


def test_building_leaves_the_source_alone(wheel: Path) -> None:
    """The packed record is never written into the source tree."""
    assert wheel.is_file()
    assert not (DATA / PACKED).exists()


def test_the_sdist_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    """The sdist has the TOML and makes the same wheel, byte for byte."""
    (sdist,) = SdistBuilder(str(ROOT)).build(
        directory=str(tmp_path), versions=["standard"]
    )
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (root,) = tmp_path.glob("caucasus_ref-*/")
    assert wheel.read_bytes() == _wheel(root, tmp_path).read_bytes()


NEEDED = ("src", "pyproject.toml", "hatch_build.py", "README.md", ".gitignore")
LICENCES = ("LICENSE", "LICENSE-DATA")


def _copied(place: Path, mode: int, stamp: int, *, backwards: bool) -> Path:
    """Copy what is built, with other permissions and times, in an order."""
    place.mkdir()
    files = sorted(
        path
        for name in (*NEEDED, *LICENCES)
        for path in ((ROOT / name), *(ROOT / name).rglob("*"))
        if path.is_file() and path.suffix != ".pyc"
    )
    for path in reversed(files) if backwards else files:
        copy = place / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
        copy.chmod(mode)
        os.utime(copy, (stamp, stamp))
    return place


def test_whoever_builds_it_gets_the_same_bytes(tmp_path: Path) -> None:
    """Not the place, the hour, the umask nor the order of files counts."""
    built: list[tuple[bytes, bytes]] = []
    for name, umask, mode, stamp, backwards in (
        ("here", 0o022, 0o644, 1_000_000_000, False),
        ("there", 0o077, 0o600, 1_700_000_000, True),
    ):
        before = os.umask(umask)
        try:
            root = _copied(tmp_path / name, mode, stamp, backwards=backwards)
            (sdist,) = SdistBuilder(str(root)).build(
                directory=str(tmp_path / f"{name}-made"),
                versions=["standard"],
            )
            wheel = _wheel(root, tmp_path / f"{name}-made")
        finally:
            os.umask(before)
        built.append((Path(sdist).read_bytes(), wheel.read_bytes()))
    assert built[0][0] == built[1][0], "the sdists differ"
    assert built[0][1] == built[1][1], "the wheels differ"


ASKS = """
from hypothesis import find, strategies as st
row = find(st.from_type(cr.Membership), lambda row: True)
assert "1990-01-01" in repr(row)
"""


@pytest.mark.parametrize(
    "script",
    [
        "import caucasus_ref as cr, hypothesis" + ASKS,
        "import hypothesis, caucasus_ref as cr" + ASKS,
        """
import sys, hypothesis
assert "_caucasus_ref_hypothesis" in sys.modules
assert "caucasus_ref" not in sys.modules
""",
    ],
    ids=["library first", "Hypothesis first", "Hypothesis alone"],
)
def test_hypothesis_finds_the_types_of_the_wheel(
    wheel: Path, tmp_path: Path, script: str
) -> None:
    """Whichever is imported first; who does not use us imports nothing."""
    with _opened(wheel) as archive:
        archive.extractall(tmp_path)  # noqa: S202 # our own wheel
    subprocess.run(  # noqa: S603 # our own script
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        check=True,
    )
