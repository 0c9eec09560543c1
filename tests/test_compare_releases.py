"""The tool that says which answers moved, as the changelog has them."""

from __future__ import annotations

import runpy
import shutil
import subprocess
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any
from zipfile import ZipFile

import attrs
import pytest

import caucasus_ref as cr
from caucasus_ref.model import Boundary, Complete
from caucasus_ref.vocabulary import Manner, Standing


ROOT = Path(__file__).parents[1]
TOOL = ROOT / "tools" / "compare_releases.py"

if not TOOL.is_file():
    pytest.skip("tools/ is in the source tree only", allow_module_level=True)

NONE = """\
### Changes to past answers

None.

### Changes to present and future answers

None."""


def _tool() -> ModuleType:
    spec = spec_from_file_location("compare_releases", TOOL)
    assert spec is not None
    assert spec.loader is not None
    made = module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


tool = _tool()


def changed(
    data: cr.Dataset, *bodies: cr.Body, without: str = ""
) -> cr.Dataset:
    """Put other bodies into a record, or leave one out."""
    kept = {one.id: one for one in data.bodies if one.id != without}
    return cr.Dataset.from_records(
        bodies=[*(kept | {one.id: one for one in bodies}).values()],
        countries=data.countries,
        sources=data.sources,
        places=data.places,
        codings=data.codings,
        scopes=data.scopes,
    )


def withdrawn(on: str) -> Boundary:
    """Give an end of a membership."""
    return Boundary(on=cr.PartialDate.parse(on), how=Manner.WITHDRAWAL)


def row(data: cr.Dataset, body: str, number: int, **fields: Any) -> cr.Body:
    """Give a body with one membership changed."""
    found = data.bodies[body]
    rows = list(found.memberships)
    rows[number] = attrs.evolve(rows[number], **fields)
    return attrs.evolve(found, memberships=tuple(rows))


def told(text: str) -> tuple[list[str], list[str]]:
    """Give the lines on past answers, and those on later ones."""
    past, later = text.split("### Changes to present and future answers\n")
    return (
        [one for one in past.splitlines() if one.startswith("-")],
        [one for one in later.splitlines() if one.startswith("-")],
    )


class TestWhatMoved:
    """A line for each answer that is another, and none besides."""

    def test_nothing(self, tiny: cr.Dataset) -> None:
        """Of equal records both parts say so, as the changelog does."""
        assert tool.compared(tiny, changed(tiny)) == NONE

    def test_a_boundary_of_the_past(self, tiny: cr.Dataset) -> None:
        """The days between the old date and the new."""
        left = withdrawn("1998-04-01")
        moved = changed(tiny, row(tiny, "OLD", 1, left=left, rivals=()))
        assert told(tool.compared(tiny, moved)) == (
            [
                (
                    "- `OLD`: BBB from 1998-03-01 until 1998-04-01:"
                    " no → yes, member"
                )
            ],
            [],
        )

    def test_what_goes_on_is_cut(self, tiny: cr.Dataset) -> None:
        """At the end of the day on which the old record was checked."""
        left = withdrawn("2025-12-31")
        moved = changed(tiny, row(tiny, "NEW", 0, left=left))
        assert told(tool.compared(tiny, moved)) == (
            [
                (
                    "- `NEW`: AAA from 2025-12-31 until 2026-01-02:"
                    " yes, member → no"
                )
            ],
            ["- `NEW`: AAA from 2026-01-02: yes, member → no"],
        )

    def test_an_older_look_at_one_row_counts(self, tiny: cr.Dataset) -> None:
        """As in an answer: the oldest look for news that it rests on."""
        checked = cr.PartialDate.parse("2020-01-01")
        old = changed(tiny, row(tiny, "NEW", 1, checked=checked))
        left = withdrawn("2025-12-31")
        new = changed(tiny, row(tiny, "NEW", 0, left=left))
        assert told(tool.compared(old, new)) == (
            [],
            ["- `NEW`: AAA from 2025-12-31: yes, member → no"],
        )

    def test_another_standing(self, tiny: cr.Dataset) -> None:
        """What does not count as membership is told as well."""
        moved = changed(tiny, row(tiny, "OLD", 2, standing=Standing.PARTNER))
        assert told(tool.compared(tiny, moved)) == (
            [
                (
                    "- `OLD`: CCC from 1993-05-01 until 1993-05-31:"
                    " no, observer? → no, partner?"
                ),
                (
                    "- `OLD`: CCC from 1993-05-31 until 1996-01-01:"
                    " no, observer → no, partner"
                ),
            ],
            [],
        )

    def test_a_coarser_date(self, tiny: cr.Dataset) -> None:
        """The days of which nobody knows any more."""
        left = withdrawn("1998-03")
        moved = changed(tiny, row(tiny, "OLD", 1, left=left, rivals=()))
        assert told(tool.compared(tiny, moved))[0] == [
            (
                "- `OLD`: BBB from 1998-03-01 until 1998-03-31:"
                " no → uncertain, member?"
            )
        ]

    def test_what_happens_to_several_is_one_line(
        self, tiny: cr.Dataset
    ) -> None:
        """Countries that change alike stand together, sorted."""
        without = changed(tiny, without="NEW")
        assert told(tool.compared(without, tiny)) == (
            [
                (
                    "- `NEW`: AAA CCC from 2000-01-01 until 2026-01-02:"
                    " no → yes, member"
                )
            ],
            ["- `NEW`: AAA CCC from 2026-01-02: no → yes, member"],
        )

    def test_a_body_that_is_gone(self, tiny: cr.Dataset) -> None:
        """Everything that was held in it; not what nobody held."""
        without = changed(tiny, without="NEW")
        assert told(tool.compared(tiny, without))[1] == [
            "- `NEW`: AAA CCC from 2026-01-02: yes, member → no"
        ]

    def test_a_new_id_is_no_change(self, tiny: cr.Dataset) -> None:
        """A retired id stays as an alias, and answers as before."""
        pact = tiny.bodies["PACT"]
        rows = tuple(
            attrs.evolve(one, body="TREATY") for one in pact.memberships
        )
        other = attrs.evolve(
            pact, id="TREATY", aliases=("PACT",), memberships=rows
        )
        new = changed(tiny, other, without="PACT")
        assert tool.compared(tiny, new) == NONE

    def test_a_roster_no_longer_complete(self, tiny: cr.Dataset) -> None:
        """Silence is no "no" any more, about all whom it does not name."""
        new = attrs.evolve(tiny.bodies["NEW"], complete=Complete(standings=()))
        assert told(tool.compared(tiny, changed(tiny, new))) == (
            ["- `NEW`: others from 2000-01-01 until 2026-01-02: no → no data"],
            ["- `NEW`: others from 2026-01-02: no → no data"],
        )


# Where a record is.

TOML = """\
[[countries]]
id = "ARM"
name = "Armenia"

[[countries]]
id = "RUS"
name = "Russia"
"""


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Write a record of two countries, laid out as in the repository."""
    place = tmp_path / "src" / "caucasus_ref" / "data"
    place.mkdir(parents=True)
    (place / "countries.toml").write_text(TOML)
    return place


def _ids(data: cr.Dataset) -> list[str]:
    return [one.id for one in data.countries]


def test_a_directory_is_read(shelf: Path) -> None:
    """As `Dataset.from_directory` reads it."""
    assert _ids(tool.opened(str(shelf))) == ["ARM", "RUS"]


def test_a_broken_directory_is_refused(shelf: Path) -> None:
    """With its problems, and without a traceback."""
    (shelf / "countries.toml").write_text('[[countries]]\nid = "ARM"\n')
    with pytest.raises(SystemExit, match=r"countries\.toml: .*name"):
        tool.opened(str(shelf))


def test_a_wheel_is_read(shelf: Path, tmp_path: Path) -> None:
    """Its record is the packed one."""
    pytest.importorskip("hatchling")
    hook = runpy.run_path(str(ROOT / "hatch_build.py"))
    path = tmp_path / "caucasus_ref-26.1.0-py3-none-any.whl"
    with ZipFile(path, "w") as wheel:
        wheel.writestr("caucasus_ref/data/data.json", hook["packed"](shelf))
    assert _ids(tool.opened(str(path))) == ["ARM", "RUS"]


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not here")
def test_a_git_revision_is_read(
    shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it was committed, whatever the working tree has."""
    monkeypatch.setattr(tool, "ROOT", tmp_path)
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    for words in (
        ("init", "-q"),
        ("add", "."),
        (*who, "commit", "-q", "-m", "Begin"),
    ):
        subprocess.run(["git", *words], cwd=tmp_path, check=True)  # noqa: S603, S607
    (shelf / "countries.toml").unlink()
    assert _ids(tool.opened("HEAD")) == ["ARM", "RUS"]


def test_what_is_nothing_of_these_is_refused() -> None:
    """The message names what was given."""
    with pytest.raises(SystemExit, match="'no-such-thing' is no wheel"):
        tool.opened("no-such-thing")


def test_the_two_parts_are_printed(
    shelf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ready for `CHANGELOG.md`."""
    tool.main(str(shelf), str(shelf))
    assert capsys.readouterr().out == NONE + "\n"
