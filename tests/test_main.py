"""The command line: the same answers through a thin door."""

from __future__ import annotations

import builtins
import io
import json
import os
import subprocess
import sys
import types
from pathlib import Path

import pytest

import caucasus_ref as cr
from caucasus_ref.__main__ import main


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        (
            "members CSTO 2024-04-05",
            lambda: cr.members("CSTO", "2024-04-05"),
        ),
        ("parties CST 1996-06-01", lambda: cr.parties("CST", "1996-06-01")),
        (
            "status GEO CIS 2008-12-01",
            lambda: cr.status("GEO", "CIS", "2008-12-01"),
        ),
        (
            "bodies_of ARM 2024-04-05",
            lambda: cr.bodies_of("ARM", "2024-04-05"),
        ),
        ("history UZB", lambda: cr.history("UZB")),
        ("history UZB CSTO", lambda: cr.history("UZB", "CSTO")),
        (
            "changes NATO --since 1999 --before 2005",
            lambda: cr.changes("NATO", since="1999", before="2005"),
        ),
        (
            (
                "events --since 2020 --before 2021 --involving ARM"
                " --involving AZE --kind war"
            ),
            lambda: cr.events(
                since="2020",
                before="2021",
                involving=["ARM", "AZE"],
                kind="war",
            ),
        ),
        ("events --touching CSTO", lambda: cr.events(touching="CSTO")),
        (
            "members CIS 1992-06-01 --basis signature",
            lambda: cr.members("CIS", "1992-06-01", basis="signature"),
        ),
        (
            "status GEO CIS 2009-08-18 --known-on 2008-08-14",
            lambda: cr.status(
                "GEO", "CIS", "2009-08-18", known_on="2008-08-14"
            ),
        ),
        (
            "status GEO CIS 2008-12-01 --according-to seed-2024",
            lambda: cr.status(
                "GEO", "CIS", "2008-12-01", according_to="seed-2024"
            ),
        ),
        (
            "members CSTO 1995-01-01 --lineage",
            lambda: cr.members("CSTO", "1995-01-01", lineage=True),
        ),
        (
            "members CSTO 2015-01-01 --standing any",
            lambda: cr.members("CSTO", "2015-01-01", standing="any"),
        ),
        (
            "members CSTO 2015-01-01 --standing member --standing suspended",
            lambda: cr.members(
                "CSTO", "2015-01-01", standing=["member", "suspended"]
            ),
        ),
    ],
)
def test_the_answer_is_that_of_the_function(
    line: str, answer: object, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every keyword of a question has an option."""
    expected = answer()  # type: ignore[operator]
    main(line.split())
    assert f"{expected!r}\n" == capsys.readouterr().out
    main([*line.split(), "--json"])
    assert cr.to_dict(expected) == json.loads(capsys.readouterr().out)


def test_json_is_readable(capsys: pytest.CaptureFixture[str]) -> None:
    """Letters stay letters and levels are indented."""
    main(["status", "GEO", "CIS", "2008-12-01", "--json"])
    assert '\n  "country": "GEO"' in capsys.readouterr().out


def test_explain_is_a_word_before_a_question(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """`explain` answers another question and says why."""
    line = ["explain", "status", "GEO", "CIS", "2008-12-01"]
    told = str(cr.explain(cr.status("GEO", "CIS", "2008-12-01")))
    main(line)
    assert f"{told}\n" == capsys.readouterr().out
    main([*line, "--json"])
    assert told == json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "members CTSO 2024-04-05",
            "caucasus_ref: no body is known as 'CTSO'; did you mean CSTO",
        ),
        (
            "members CSTO 2024-04",
            'caucasus_ref: on: "2024-04" is not one day',
        ),
        (
            "members CSTO 1995-01-01 --strict",
            "caucasus_ref: the record gives no plain answer: CSTO",
        ),
        (
            "members CSTO 1995-01-01 --basis signatures",
            "caucasus_ref: basis: 'signatures' is unknown; did you mean ",
        ),
        (
            "explain parties NATO 1995-01-01",
            "caucasus_ref: no treaty is known as 'NATO'",
        ),
        ("members CSTO", "caucasus_ref: the following arguments are required"),
        ("explain", "caucasus_ref: the following arguments are required"),
        ("member CSTO", "caucasus_ref: argument QUESTION: invalid choice"),
        ("events --touches CSTO", "caucasus_ref: unrecognized arguments"),
    ],
)
def test_a_bad_call_is_one_line_and_status_2(
    line: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing goes to standard output, and no traceback anywhere."""
    with pytest.raises(SystemExit) as caught:
        main(line.split())
    told = capsys.readouterr()
    assert caught.value.code == 2
    assert told.out == ""
    assert told.err.startswith(message)
    assert told.err.count("\n") == 1
    assert told.err.endswith("\n")


def test_help_lists_the_questions(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each question says in one line what it answers."""
    with pytest.raises(SystemExit) as caught:
        main(["--help"])
    told = capsys.readouterr().out
    assert caught.value.code == 0
    for name in ("members", "status", "history", "changes", "events"):
        assert name in told
        line = (getattr(cr, name).__doc__ or "").strip().splitlines()[0]
        assert line.split()[0] in told
    assert "Who was bound to whom on a given day" in told


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """`--version` prints the version and nothing else."""
    with pytest.raises(SystemExit):
        main(["--version"])
    assert f"{cr.__version__}\n" == capsys.readouterr().out


def test_export_writes_the_record(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A data package, in CSV unless another format is named."""
    main(["export", str(tmp_path / "one")])
    main(["export", str(tmp_path / "two"), "--format", "json"])
    assert f"{tmp_path / 'one'}\n{tmp_path / 'two'}\n" == (
        capsys.readouterr().out
    )
    for file in ("one/bodies.csv", "two/bodies.json"):
        assert (tmp_path / file).is_file()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([""], "is not empty; name a directory that is, or is new"),
        (["x/y"], "is no directory; make it first"),
        (["x", "--format", "cvs"], "format: 'cvs' is unknown; did you mean c"),
        (["x", "--format", "parquet"], "needs it: pip install pyarrow"),
    ],
)
def test_an_export_that_cannot_be_is_one_line(
    words: list[str],
    message: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Status 2, like every bad call, and nothing is written."""
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    (tmp_path / "mine.txt").write_text("mine")
    where, *rest = words
    with pytest.raises(SystemExit) as caught:
        main(["export", str(tmp_path / where), *rest])
    told = capsys.readouterr()
    assert caught.value.code == 2
    assert message in told.err
    assert told.err.count("\n") == 1
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]


def test_without_a_question_there_is_a_prompt(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The library is there as `cr`, and the prompt ends with its input."""
    monkeypatch.setattr(
        sys, "stdin", io.StringIO('list(cr.members("CSTO", "2013-01-01"))\n')
    )
    for name in ("ps1", "ps2"):
        monkeypatch.setattr(sys, name, "", raising=False)
    monkeypatch.setattr(builtins, "_", None, raising=False)
    main([])
    told = capsys.readouterr()
    assert "['ARM', 'BLR', 'KAZ', 'KGZ', 'RUS', 'TJK']" in told.out
    assert f"caucasus_ref {cr.__version__}" in told.err
    assert "Traceback" not in told.err


def test_the_package_runs_as_a_program() -> None:
    """`python -m caucasus_ref` answers in a process of its own."""
    done = subprocess.run(  # noqa: S603 # our own program
        [
            sys.executable,
            "-m",
            "caucasus_ref",
            *["members", "CSTO", "2013-01-01"],
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "<CSTO on 2013-01-01: ARM BLR KAZ KGZ RUS TJK>\n"
    assert done.stderr == ""


def test_a_reader_who_has_seen_enough_may_go() -> None:
    """A closed pipe, as of `| head -1`, is no fault."""
    with subprocess.Popen(  # our own program
        [sys.executable, "-m", "caucasus_ref", "changes", "OSCE"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as asked:
        assert asked.stdout is not None
        assert asked.stderr is not None
        asked.stdout.close()
        assert asked.stderr.read() == ""
    assert asked.returncode == 0


def test_nothing_is_written_to_a_closed_pipe_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python flushes its output once more, which must not fail again."""
    with (tmp_path / "pipe").open("w") as file:

        class Closed(io.StringIO):
            """A pipe that nobody reads."""

            def write(self, _: str, /) -> int:
                raise BrokenPipeError

            def fileno(self) -> int:
                return file.fileno()

        monkeypatch.setattr(sys, "stdout", Closed())
        main(["members", "CSTO", "2013-01-01"])
        os.write(file.fileno(), b"lost")
    assert (tmp_path / "pipe").read_bytes() == b""


@pytest.mark.parametrize("module", ["readline", "none"])
def test_the_prompt_completes_names_where_it_can(
    module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The Tab key finds bodies; a platform without it has a prompt too."""
    told: list[object] = []
    fake = types.ModuleType("readline")
    vars(fake).update(set_completer=told.append, parse_and_bind=told.append)
    here = {"readline": fake} if module == "readline" else {"readline": None}
    for name, one in here.items():
        monkeypatch.setitem(sys.modules, name, one)
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    for name in ("ps1", "ps2"):
        monkeypatch.setattr(sys, name, "", raising=False)
    main([])
    if module == "none":
        assert told == []
        return
    complete, bound = told[-2:]
    assert bound == "tab: complete"
    assert callable(complete)
    assert complete("cr.bodies.CSTO_C", 0) == "cr.bodies.CSTO_CHARTER"


CLAIM = """\
article = "seed-2024"
[[claims]]
id = "p1-1"
paragraph = 1
says = "Georgia is a member of the CIS."
asserts = { kind = "membership", country = "GEO", body = "CIS", on = "DAY" }
"""


def test_a_contradicted_claim_ends_with_status_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The report is printed all the same, and a supported claim ends well."""
    claims = tmp_path / "claims.toml"
    claims.write_text(CLAIM.replace("DAY", "2024-04-05"), encoding="utf-8")
    with pytest.raises(SystemExit) as caught:
        main(["check", str(claims)])
    assert caught.value.code == 1
    assert "contradicted" in capsys.readouterr().out
    claims.write_text(CLAIM.replace("DAY", "2000-04-05"), encoding="utf-8")
    main(["check", str(claims)])
    assert "contradicted" not in capsys.readouterr().out


def test_a_file_with_faults_tells_them_all_and_ends_with_status_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each problem has a line of its own."""
    claims = tmp_path / "claims.toml"
    claims.write_text(
        CLAIM.replace("GEO", "GOE").replace("DAY", "2024-13"),
        encoding="utf-8",
    )
    with pytest.raises(SystemExit) as caught:
        main(["check", str(claims)])
    told = capsys.readouterr()
    assert caught.value.code == 2
    assert told.out == ""
    assert told.err.startswith("caucasus_ref: ")
    assert "claims.toml" in told.err
