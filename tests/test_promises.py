"""What holds wherever the library runs, and what asking does not do."""

from __future__ import annotations

import ast
import compileall
import copy
import json
import locale
import multiprocessing
import os
import random
import shutil
import subprocess
import sys
import textwrap
import warnings
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import caucasus_ref as cr
from caucasus_ref import Dataset, _load, dataset
from oracles import one_file_a_line


SOURCES = Path(cr.__file__).parent
ASKS = """
import json
import caucasus_ref as cr

def asked():
    answers = [
        cr.members("csto", "2024-04-05"),
        cr.members("NATO", "1952-02-18", basis="signature"),
        cr.status("GEO", "CIS", "2008-12-01"),
        cr.bodies_of("T\\u00dcRK\\u0130YE", "2024-04-05"),
        cr.history("UZB", "CSTO", lineage=True),
        cr.obligations("RUS", "2024-04-05", towards="ARM"),
        cr.treaties_between("ARM", "RUS", "2024-04-05"),
        cr.events(since="2024-04", before="2024-05"),
        cr.check(cr.load().claims["p13-14"]),
    ]
    return [
        [repr(one), cr.explain(one), cr.cite(one), cr.to_dict(one)]
        for one in answers
    ]
"""
"""A script that asks a bit of everything, and of names that are not ASCII."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a directory with the library as a wheel installs it, read-only."""
    root = tmp_path_factory.mktemp("installed")
    package = root / SOURCES.name
    (package / "data").mkdir(parents=True)
    for source in SOURCES.glob("*.py"):
        shutil.copy(source, package)
    packed = package / "data" / _load.PACKED
    text = one_file_a_line(dataset._shipped_tree())
    packed.write_text(text, "utf-8")
    compileall.compile_dir(package, quiet=1)
    for folder in (package, package / "data", package / "__pycache__"):
        folder.chmod(0o555)
    return root


@pytest.fixture(scope="module")
def archive(home: Path) -> Path:
    """Give the library as one zip file."""
    made = shutil.make_archive(str(home / "zipped"), "zip", home, SOURCES.name)
    return Path(made)


def run(
    home: Path, script: str, *flags: str, env: dict[str, str] | None = None
) -> str:
    """Run a script in a new process; give what it prints."""
    path = [str(home), *(one for one in sys.path if one)]
    done = subprocess.run(  # noqa: S603 # our own script
        [
            *(sys.executable, "-W", "error", *flags, "-c"),
            f"import sys\nsys.path[:] = {path}\n{script}",
        ],
        capture_output=True,
        env={**os.environ, **(env or {})},
        check=False,
    )
    encoding = (env or {}).get("PYTHONIOENCODING", "utf-8").partition(":")[0]
    assert done.stderr.decode() == ""
    assert done.returncode == 0
    return done.stdout.decode(encoding)


def asked_here() -> Any:
    """Ask the same in this process; give it as it comes back from JSON."""
    names: dict[str, Any] = {}
    exec(ASKS, names)  # noqa: S102 # our own script
    return json.loads(json.dumps(names["asked"]()))


class TestElsewhere:
    """The same answers, whatever the machine is like."""

    @pytest.mark.parametrize(
        "env",
        [
            {"LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"},
            {
                "LC_ALL": "C",
                "PYTHONCOERCECLOCALE": "0",
                "PYTHONUTF8": "0",
                "TZ": "America/Adak",
            },
            {"PYTHONHASHSEED": "1", "PYTHONIOENCODING": "cp1251"},
            {"PYTHONHASHSEED": "2", "HOME": "/nowhere", "LANG": ""},
        ],
        ids=["Turkish, far east", "C, far west", "seed 1", "seed 2"],
    )
    def test_answers_do_not_depend_on_the_environment(
        self, home: Path, env: dict[str, str]
    ) -> None:
        """Neither locale, encoding, time zone nor hash seed is read."""
        printed = run(home, f"{ASKS}\nprint(json.dumps(asked()))", env=env)
        assert asked_here() == json.loads(printed)

    @pytest.mark.parametrize("flag", ["-O", "-OO", "-I"])
    def test_answers_do_not_depend_on_flags(
        self, home: Path, flag: str
    ) -> None:
        """No assert and no docstring does any work."""
        printed = run(home, f"{ASKS}\nprint(json.dumps(asked()))", flag)
        assert asked_here() == json.loads(printed)

    def test_a_zip_on_the_path_is_enough(self, archive: Path) -> None:
        """The record is read through what imported the library."""
        printed = run(archive, f"{ASKS}\nprint(json.dumps(asked()))")
        assert asked_here() == json.loads(printed)

    def test_what_is_in_an_archive_is_asked_of_its_loader(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Where the module has a path and the path is no file."""
        monkeypatch.setattr(dataset, "__file__", "/no/such.zip/dataset.py")
        asked: list[tuple[str, str]] = []

        def get_data(package: str, name: str) -> bytes:
            asked.append((package, name))
            return b'{\n"countries.toml":{"countries":[]}\n}'

        monkeypatch.setattr("pkgutil.get_data", get_data)
        assert list(dataset._shipped_tree()) == ["countries.toml"]
        assert asked == [("caucasus_ref", "data/data.json")]

    def test_the_command_line_works_without_docstrings(
        self, home: Path
    ) -> None:
        """Its help is shorter then, and that is all."""
        script = "from caucasus_ref.__main__ import main\nmain({})"
        assert "members" in run(home, script.format(["--help"]), "-OO")
        asked = run(
            home, script.format(["members", "CSTO", "2024-04-05"]), "-OO"
        )
        assert f"{cr.members('CSTO', '2024-04-05')!r}\n" == asked

    @pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
    def test_the_command_line_prints_in_any_encoding(
        self, home: Path, encoding: str
    ) -> None:
        """What it has no letters for is escaped; JSON stays JSON."""
        script = "from caucasus_ref.__main__ import main\nmain({})"
        line = ["explain", "status", "GEO", "CIS", "2008-12-01"]
        env = {"PYTHONIOENCODING": f"{encoding}:strict"}
        told = cr.explain(cr.status("GEO", "CIS", "2008-12-01"))
        printed = run(home, script.format([*line, "--json"]), env=env)
        assert told == json.loads(printed)
        assert run(home, script.format(line), env=env)


class TestTogether:
    """Threads, processes and copies."""

    def test_threads_that_start_at_once_get_the_same(self, home: Path) -> None:
        """The first question may be asked by all of them."""
        script = """
            from threading import Barrier, Thread
            gate, told = Barrier(8), []
            def ask():
                gate.wait()
                told.append(json.dumps(asked()))
            threads = [Thread(target=ask) for _ in range(8)]
            [one.start() for one in threads]
            [one.join() for one in threads]
            assert len(told) == 8 and len(set(told)) == 1
            print(told[0])
        """
        printed = run(home, ASKS + textwrap.dedent(script))
        assert asked_here() == json.loads(printed)

    def test_processes_ask_and_send_back(self) -> None:
        """Questions and answers travel; the record itself does not."""
        days = ["1999-01-01", "2008-12-01", "2024-04-05"]
        with ProcessPoolExecutor(
            1, mp_context=multiprocessing.get_context("spawn")
        ) as pool:
            sent = list(pool.map(partial(cr.members, "CIS"), days))
        assert sent == [cr.members("CIS", day) for day in days]
        assert all(cr.explain(answer) for answer in sent)

    def test_a_copy_of_the_record_is_the_record(self) -> None:
        """There is one, and copying an answer does not double it."""
        assert copy.copy(cr.load()) is cr.load()
        assert copy.deepcopy(cr.load()) is cr.load()

    def test_a_copy_of_another_record_answers_alike(
        self, tiny: Dataset
    ) -> None:
        """Though it is another one."""
        made = copy.deepcopy(tiny)
        assert made is not tiny
        assert list(made) == list(tiny)
        assert repr(cr.changes("OLD", data=made)) == repr(
            cr.changes("OLD", data=tiny)
        )


class TestAsking:
    """What a question leaves as it was."""

    def test_asking_writes_nothing(self, home: Path) -> None:
        """No file is opened to be written; an export is seen, for proof."""
        script = """
            import os, sys, tempfile
            from pathlib import Path
            seen = []
            writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT
            changes = ("os.mkdir", "os.remove", "os.rename", "os.rmdir",
                       "os.link", "os.symlink", "os.truncate", "shutil.")
            def hook(event, arguments):
                if event == "open" and arguments[2] & writing:
                    seen.append(str(arguments[0]))
                if event.startswith(changes):
                    seen.append(event)
            sys.addaudithook(hook)
            asked()
            by_asking = list(seen)
            with tempfile.TemporaryDirectory() as folder:
                from caucasus_ref import tables
                tables.write_package(Path(folder, "made"))
            print(json.dumps([by_asking, len(seen) > 10]))
        """
        script = ASKS + textwrap.dedent(script)
        assert json.loads(run(home, script, "-B")) == [[], True]

    def test_asking_changes_no_global_state(self) -> None:
        """Of the process, as far as one can see it."""

        def state() -> list[Any]:
            return [
                random.getstate(),
                dict(os.environ),
                Path.cwd(),
                list(warnings.filters),
                locale.setlocale(locale.LC_ALL),
                sys.getrecursionlimit(),
                sys.get_int_max_str_digits(),
                list(sys.path),
            ]

        before = state()
        asked_here()
        assert before == state()

    def test_no_question_changes_the_answer_of_another(self) -> None:
        """Whatever was asked before, and however it was read or refused."""
        first = asked_here()
        for reading in (
            {"lineage": True},
            {"basis": "signature"},
            {"known_on": "2008-08-14"},
            {"standing": "any"},
            {"according_to": "cow-igo-3"},
        ):
            cr.members("CSTO", "2024-04-05", **reading)
        with pytest.raises(cr.UnknownNameError):
            cr.members("CSTP", "2024-04-05")
        with pytest.raises(cr.DateError):
            cr.members("CSTO", "2024-04")
        assert first == asked_here()


REFUSED_MODULES = {
    "asyncio",
    "ctypes",
    "ftplib",
    "http",
    "locale",
    "marshal",
    "pickle",
    "random",
    "requests",
    "runpy",
    "shelve",
    "socket",
    "ssl",
    "subprocess",
    "time",
    "urllib",
    "webbrowser",
    "zoneinfo",
}
REFUSED_CALLS = {
    "eval",
    "exec",
    "compile",
    "__import__",
    "input",
    "today",
    "now",
    "utcnow",
    "fromtimestamp",
    "strftime",
    "setlocale",
    "system",
    "popen",
    "getenv",
}


@pytest.mark.parametrize(
    "source", sorted(SOURCES.glob("*.py")), ids=lambda path: path.stem
)
def test_the_code_has_no_clock_no_network_and_runs_nothing(
    source: Path,
) -> None:
    """Nothing imports what could, or calls what would; `re.compile` may."""
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [one.name for one in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module or ""]
        assert not REFUSED_MODULES & {one.split(".")[0] for one in names}
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Attribute):
                if ast.unparse(called) != "re.compile":
                    assert called.attr not in REFUSED_CALLS
            elif isinstance(called, ast.Name):
                assert called.id not in REFUSED_CALLS
