"""
One mistake a file, one clear message each.

A file in `bad_data` begins with `# expect:` and the message; a second line
`# as:` names the file that it stands for, if that is not an organisation.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from caucasus_ref import DataError, Dataset, Problem, _files


BAD_DATA = Path(__file__).parent / "bad_data"
GOOD = {
    "countries.toml": """\
[[countries]]
id = "AAA"
name = "Arcadia"
aliases = ["The Meadows"]

[[countries]]
id = "BBB"
name = "Borduria"

[[countries]]
id = "CCC"
name = "Costaguana"
""",
    "events/good.toml": """\
[[events]]
id = "meeting"
kind = "summit"
title = "Meeting"
start = "1999-05-05"
""",
    "organisations/good.toml": """\
id = "GOOD"
kind = "alliance"
name = "Good Alliance"
full = ["member"]
start = { on = "1990", how = "founding" }
complete = ["member"]
checked = "2026-01-01"
""",
    "places.toml": """\
[[places]]
id = "harbour"
kind = "settlement"
name = "Harbour"
""",
    "sources.toml": """\
[[sources]]
id = "gazette"
kind = "official"
title = "Gazette"
publisher = "Secretariat"

[[sources]]
id = "yearly"
kind = "dataset"
title = "Alliances by year"
publisher = "University"

[sources.covers]
bodies = ["GOOD"]
pledges = ["defense"]
countries = ["AAA", "BBB"]
from = "1990"
until = "2010"
unit = "year"
""",
}


def write(root: Path, **files: str | bytes) -> None:
    """Write the good record, with these files added or in its place."""
    for file, text in {**GOOD, **files}.items():
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        raw = text if isinstance(text, bytes) else text.encode()
        path.write_bytes(raw)


def problems_of(root: Path) -> list[str]:
    """Load a directory that must be refused; give what is wrong with it."""
    with pytest.raises(DataError) as caught:
        Dataset.from_directory(root)
    return [str(problem) for problem in caught.value.problems]


def test_the_good_record_is_accepted(tmp_path: Path) -> None:
    """What the bad files stand beside has no fault of its own."""
    write(tmp_path)
    assert "GOOD" in Dataset.from_directory(str(tmp_path)).bodies


@pytest.mark.parametrize(
    "bad", sorted(BAD_DATA.glob("*.toml")), ids=lambda path: path.stem
)
def test_a_mistake_has_one_clear_message(bad: Path, tmp_path: Path) -> None:
    """The file, the place and what is wrong are named, and nothing else."""
    text = bad.read_text()
    first, second, *_ = text.split("\n")
    expected = first.removeprefix("# expect: ")
    file = "organisations/bad.toml"
    if second.startswith("# as: "):
        file = second.removeprefix("# as: ")
    write(tmp_path, **{file: GOOD.get(file, "") + text})
    assert problems_of(tmp_path) == [f"{file}: {expected}"]


def test_all_problems_of_a_directory_are_told_at_once(tmp_path: Path) -> None:
    """Faults of several files come in one error, sorted by file."""
    write(
        tmp_path,
        **{
            "treaties/bad.toml": 'id = "T"\nkind = "treaty"\nname = 1\n',
            "notes.toml": "x = 1\n",
            "events/1999.toml": '[[event]]\nid = "x"\n',
            "countries.toml": '[[countries]]\nid = "AAA"\n',
        },
    )
    problems = problems_of(tmp_path)
    files = [problem.partition(":")[0] for problem in problems]
    assert files == sorted(files)
    assert set(files) == {
        "countries.toml",
        "events/1999.toml",
        "notes.toml",
        "treaties/bad.toml",
    }
    assert "treaties/bad.toml: 1 must be text, and say something @ $.name" in (
        problems
    )
    assert "treaties/bad.toml: the key 'form' is missing @ $.form" in problems


def test_all_unreadable_files_are_told_at_once(tmp_path: Path) -> None:
    """A file that is no TOML does not hide the next one."""
    files: dict[str, str | bytes] = {
        "events/a.toml": "x = \n",
        "events/b.toml": b'x = "\xff"\n',
    }
    write(tmp_path, **files)
    problems = problems_of(tmp_path)
    assert [problem.partition(":")[0] for problem in problems] == [
        "events/a.toml",
        "events/b.toml",
    ]


def test_all_breaches_of_rules_are_told_at_once(tmp_path: Path) -> None:
    """A broken rule in one file does not hide one in another."""
    write(
        tmp_path,
        **{
            "events/a.toml": '[[events]]\nid = "a"\nkind = "war"\n'
            'title = "A"\nstart = "1999"\ninvolves = ["ZZZ", "YYY"]\n',
            "organisations/good.toml": GOOD["organisations/good.toml"].replace(
                '["member"]', "[]"
            ),
        },
    )
    assert problems_of(tmp_path) == [
        (
            "events/a.toml: no country has the id 'ZZZ'; add it, or correct it"
            " @ $.events[0].involves[0]"
        ),
        (
            "events/a.toml: no country has the id 'YYY'; add it, or correct it"
            " @ $.events[0].involves[1]"
        ),
        (
            "organisations/good.toml: no standing counts as membership;"
            " name at least one @ $.full"
        ),
    ]


def test_every_line_of_bodies_that_runs_in_a_circle_is_told(
    tmp_path: Path,
) -> None:
    """Two bodies that follow each other are named, and one behind them."""
    ring = "follows = {{ body = {}, how = 'renamed' }}\n"
    good = GOOD["organisations/good.toml"]
    write(
        tmp_path,
        **{
            "organisations/good.toml": good + ring.format('"LOOP"'),
            "organisations/loop.toml": good.replace("GOOD", "LOOP").replace(
                "Good", "Looped"
            )
            + ring.format('"GOOD"'),
            "organisations/tail.toml": good.replace("GOOD", "TAIL").replace(
                "Good", "Trailing"
            )
            + ring.format('"GOOD"'),
        },
    )
    what = "the line runs in a circle through"
    assert problems_of(tmp_path) == [
        f"organisations/good.toml: {what} GOOD @ $.follows.body",
        f"organisations/loop.toml: {what} LOOP @ $.follows.body",
        f"organisations/tail.toml: {what} GOOD @ $.follows.body",
    ]


def test_a_line_broken_further_down_is_told_once(tmp_path: Path) -> None:
    """Only the body that names an unknown predecessor is at fault."""
    follows = "follows = {{ body = {}, how = 'renamed' }}\n"
    good = GOOD["organisations/good.toml"]
    write(
        tmp_path,
        **{
            "organisations/good.toml": good + follows.format('"NOWHERE"'),
            "organisations/next.toml": good.replace("GOOD", "NEXT").replace(
                "Good", "Next"
            )
            + follows.format('"GOOD"'),
        },
    )
    assert problems_of(tmp_path) == [
        (
            "organisations/good.toml: no body has the id 'NOWHERE';"
            " add it, or correct it @ $.follows.body"
        )
    ]


def test_text_that_is_no_utf_8_is_refused(tmp_path: Path) -> None:
    """A file in another encoding is named, not guessed at."""
    latin = 'name = "Ligue arm\xe9e"\n'.encode("latin-1")
    write(tmp_path, **{"organisations/bad.toml": latin})
    (problem,) = problems_of(tmp_path)
    assert problem.startswith(
        "organisations/bad.toml: cannot be read: 'utf-8' codec can't decode"
    )
    assert problem.endswith(" @ $")


@pytest.mark.parametrize(
    "text",
    [
        "id = " + "[" * 3_000 + "]" * 3_000,
        GOOD["organisations/good.toml"] + "aliases" + ".a" * 3_000 + " = 1",
    ],
    ids=["brackets", "dotted"],
)
def test_what_is_nested_too_deep_is_refused(text: str, tmp_path: Path) -> None:
    """A file made to exhaust the parser is a problem like any other."""
    write(tmp_path, **{"organisations/good.toml": text})
    (problem,) = problems_of(tmp_path)
    assert problem.startswith("organisations/good.toml: ")


def test_links_are_not_followed(tmp_path: Path) -> None:
    """A link is refused, wherever it leads."""
    root = tmp_path / "record"
    write(root)
    outside = tmp_path / "outside.toml"
    outside.write_text(GOOD["countries.toml"])
    (root / "organisations" / "link.toml").symlink_to(outside)
    assert problems_of(root) == [
        (
            "organisations/link.toml: cannot be read: it is no plain file;"
            " put the file itself here, not a link @ $"
        )
    ]


def test_a_directory_that_looks_like_a_file_is_refused(tmp_path: Path) -> None:
    """Only plain files are read."""
    write(tmp_path)
    (tmp_path / "events.toml").mkdir()
    (problem,) = problems_of(tmp_path)
    assert problem.startswith("events.toml: cannot be read: it is no plain")


def test_a_file_may_have_the_greatest_size_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit itself is allowed, one byte more is not."""
    write(tmp_path)
    largest = max(len(text) for text in GOOD.values())
    monkeypatch.setattr(_files, "MAX_BYTES", largest)
    assert Dataset.from_directory(tmp_path)
    monkeypatch.setattr(_files, "MAX_BYTES", largest - 1)
    (problem,) = problems_of(tmp_path)
    assert problem.endswith(f"it is over {largest - 1} bytes; split it @ $")


def test_there_may_be_the_greatest_number_of_files_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit itself is allowed, one file more is not."""
    write(tmp_path)
    monkeypatch.setattr(_files, "MAX_FILES", len(GOOD))
    assert Dataset.from_directory(tmp_path)
    monkeypatch.setattr(_files, "MAX_FILES", len(GOOD) - 1)
    assert problems_of(tmp_path) == [
        f"{tmp_path}: over 4 files or directories; split it @ $"
    ]


def test_a_directory_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """A wrong path is told as such, not taken for an empty record."""
    missing = tmp_path / "nowhere"
    assert problems_of(missing) == [
        f"{missing}: there is no such directory @ $"
    ]


def test_a_refused_directory_leaves_nothing_half_done(tmp_path: Path) -> None:
    """Once the fault is mended the same directory loads whole."""
    write(tmp_path, **{"organisations/bad.toml": 'id = "BAD"\n'})
    assert problems_of(tmp_path)
    (tmp_path / "organisations" / "bad.toml").unlink()
    assert [body.id for body in Dataset.from_directory(tmp_path).bodies] == [
        "GOOD"
    ]


def test_problems_keep_their_parts(tmp_path: Path) -> None:
    """File, place and fault can be read apart from the message."""
    source = '[[sources]]\nid = "s"\nkind = "press"\ntitle = "T"\n'
    dated = f'{source}publisher = "P"\npublished = "May @ 1999"\n'
    write(tmp_path, **{"notes.toml": "", "sources.toml": dated})
    with pytest.raises(DataError) as caught:
        Dataset.from_directory(tmp_path)
    notes, date = caught.value.problems
    assert isinstance(notes, Problem)
    assert (notes.file, notes.path) == ("notes.toml", "$")
    assert notes.what.startswith("no part of the record lives here; it has ")
    assert (date.file, date.path) == ("sources.toml", "$.sources[0].published")
    assert date.what.startswith("date: 'May @ 1999' is no date; write ")
