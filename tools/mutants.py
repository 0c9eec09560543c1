"""
Change the source in small ways, and see whether a test notices.

    python tools/mutants.py                        every module, an hour
    python tools/mutants.py dates spans            these two
    python tools/mutants.py --with cosmic-ray      what mutmut leaves alone

Each module is changed in a copy of the tree and tested by the files that
`TESTS` names for it, the quickest tests first, without the shrinking of
Hypothesis.  Running out of time counts as survival.  The result goes to
`tools/mutants/<tool>/<module>.toml`, where whoever reads it writes the reason
beside a change that no test can notice; a reason stays as long as its change
survives.  Fails if a survivor has no reason, or more than one in twenty (and
more than one) survived.

The copies stay in `.mutants/`.  Where mutmut finds one, it tests the functions
that changed since, and again what survived in time; without the folder all.

mutmut changes what is in functions; it leaves alone what is decorated, and
what stands outside of functions.  cosmic-ray changes that, except annotations,
which are not evaluated; and everywhere it turns conditions round, lets loops
run not at all and catches other errors, which mutmut does not.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias


ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "tools" / "mutants"
COPIES = ROOT / ".mutants"
PACKAGE = "src/caucasus_ref"
NEEDED = ("src", "tests", "conftest.py", "pyproject.toml")
LEAST = 0.95
TESTS = {
    "dates": "dates errors query load laws_dates",
    "spans": "spans laws_spans",
    "timelines": "timelines laws_timelines",
    "model": "model load bad_data rules",
    "rules": "rules bad_data domain",
    "rules_claims": "rules bad_data claims",
    "rules_events": "rules bad_data domain",
    "rules_treaties": "rules bad_data domain",
    "_load": "load bad_data dataset laws_bad_input",
    "dataset": "dataset errors query load bad_data rules claims text",
    "reading": "reading reading_words query history rosters",
    "query": "query errors reading history answers",
    "pledging": "pledging duties bonds",
    "bonds": "bonds duties pledging history_bonds text_bonds",
    "duties": "duties bonds pledging history_bonds text_bonds",
    "claims": "claims text_claims judging_memberships errors laws_claims",
}
"""
The modules that are changed, and the files of tests that each has.

The laws of readings and of obligations take minutes; without them what they
alone would notice counts as survival.
"""
COSMIC = ("dates", "spans", "timelines", "reading")
QUICKEST_FIRST = """

import json
from pathlib import Path

import caucasus_ref


caucasus_ref.load()


class _QuickestFirst:
    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items):
        file = Path("mutmut-stats.json")
        if file.exists():
            spent = json.loads(file.read_text("utf-8"))["duration_by_test"]
            items.sort(key=lambda item: spent.get(item.nodeid, 0.0))


def pytest_configure(config):
    config.pluginmanager.register(_QuickestFirst())
"""
"""The record in memory, and what a quick test finds is found first."""
_PLAIN = {"classmethod", "staticmethod"}
_OF_ITS_OWN = {
    "core/AddNot",
    "core/ExceptionReplacer",
    "core/ZeroIterationForLoop",
}
"""What cosmic-ray does anywhere, since mutmut does not."""
_KILLED = {1, 3}
_LATE = {24, 36, 152, 255, -24}


class ToolError(Exception):
    """A tool could not do its work; what it printed."""


class Survivor(NamedTuple):
    """A change that no test noticed."""

    where: str
    change: str


class Result(NamedTuple):
    """What came of the mutants of a module, and which version tells."""

    version: str
    mutants: int
    late: int
    survivors: list[Survivor]


def copied(folder: Path) -> Path:
    """Copy what the tests need; what has not changed keeps its time."""
    for name in NEEDED:
        source, copy = ROOT / name, folder / name
        if source.is_dir():
            leave = shutil.ignore_patterns("__pycache__", "*.pyc")
            shutil.copytree(source, copy, ignore=leave, dirs_exist_ok=True)
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, copy)
    return folder


def files_of(module: str) -> list[str]:
    """Name the files of tests of a module."""
    return [f"tests/test_{name}.py" for name in TESTS[module].split()]


def run(command: list[str], folder: Path) -> str:
    """Run a command of a tool in a copy of the tree; give what it printed."""
    settings = {
        "CAUCASUS_REF_PROFILE": "mutants",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": str(folder / "src"),
    }
    done = subprocess.run(
        [str(Path(sys.executable).parent / command[0]), *command[1:]],
        cwd=folder,
        env={**os.environ, **settings},
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        told = re.sub(r".*\r", "", done.stdout)[-5000:]
        msg = f"{' '.join(command)}:\n{told}{done.stderr}"
        raise ToolError(msg)
    return done.stdout


def lines_of(diff: str) -> str:
    """Keep the changed lines of a difference."""
    kept = [line for line in diff.splitlines() if line[:1] in {"+", "-"}]
    return "\n".join(line for line in kept if line[:3] not in {"+++", "---"})


def exit_codes(file: Path) -> dict[str, int]:
    """Give how the tests of each mutant ended, as far as mutmut knows."""
    if not file.exists():
        return {}
    known = json.loads(file.read_text("utf-8"))["exit_code_by_key"]
    return {name: code for name, code in known.items() if code is not None}


def mutmut(module: str, folder: Path) -> Result:
    """Run mutmut, whose workers are forked with the record in memory."""
    settings = {
        "source_paths": ["src"],
        "only_mutate": [f"{PACKAGE}/{module}.py"],
        "also_copy": ["conftest.py"],
        "pytest_add_cli_args": ["-p", "no:cacheprovider"],
        "pytest_add_cli_args_test_selection": files_of(module),
        "process_isolation": "forkserver",
        "timeout_multiplier": 20.0,
        "timeout_constant": 2.0,
        "use_git_change_detection": False,
        "track_dependencies": False,
    }
    with (folder / "pyproject.toml").open("a") as file:
        file.write("\n[tool.mutmut]\n")
        for name, value in settings.items():
            file.write(f"{name} = {json.dumps(value)}\n")
    with (folder / "conftest.py").open("a") as file:
        file.write(QUICKEST_FIRST)
    command = ["mutmut", "run", "--max-children", str(os.cpu_count() or 1)]
    written = folder / "mutants" / PACKAGE / f"{module}.py.meta"
    before = exit_codes(written)
    run(command, folder)
    now = exit_codes(written)
    again = [
        name
        for name, code in now.items()
        if code not in _KILLED | _LATE and code == before.get(name)
    ]
    if again:
        run([*command, *again], folder)
    codes = exit_codes(written)
    alive = [name for name, code in codes.items() if code not in _KILLED]
    return Result(
        version=version("mutmut"),
        mutants=len(codes),
        late=sum(codes[name] in _LATE for name in alive),
        survivors=[
            Survivor(
                name.rpartition(".")[2]
                .rpartition("__mutmut_")[0]
                .removeprefix("x_")
                .removeprefix("xǁ")
                .replace("ǁ", "."),
                lines_of(run(["mutmut", "show", name], folder)),
            )
            for name in alive
        ],
    )


Place: TypeAlias = tuple[int, int]
"""A line and a column."""


def _span(first: Any, last: Any) -> tuple[Place, Place]:
    return (
        (first.lineno, first.col_offset),
        (last.end_lineno, last.end_col_offset),
    )


def left_alone(code: str) -> Callable[[Place, str], bool]:
    """Tell what cosmic-ray changes: the rest of what is evaluated at all."""
    tree = ast.parse(code)
    by_mutmut = [
        _span(node, node)
        for scope in (tree, *tree.body)
        if isinstance(scope, ast.Module | ast.ClassDef)
        for node in scope.body
        if isinstance(node, ast.FunctionDef)
        and {ast.unparse(one) for one in node.decorator_list} <= _PLAIN
    ]
    unread = [
        _span(noted, noted)
        for node in ast.walk(tree)
        for noted in (
            getattr(node, "annotation", None),
            getattr(node, "returns", None),
        )
        if noted is not None
    ]
    unread += [
        _span(node, node.test)
        for node in tree.body
        if isinstance(node, ast.If)
        and ast.unparse(node.test) == "TYPE_CHECKING"
    ]

    def wanted(place: Place, operator: str) -> bool:
        skipped = unread if operator in _OF_ITS_OWN else unread + by_mutmut
        return not any(start <= place < end for start, end in skipped)

    return wanted


def cosmic_ray(module: str, folder: Path) -> Result:
    """Run cosmic-ray on what mutmut leaves alone."""
    database: Any = import_module("cosmic_ray.work_db")
    items: Any = import_module("cosmic_ray.work_item")
    path = f"{PACKAGE}/{module}.py"
    command = [sys.executable, "-m", "pytest", "-x", "-q", *files_of(module)]
    (folder / "cosmic.toml").write_text(
        "[cosmic-ray]\n"
        f"module-path = {json.dumps([path])}\n"
        "timeout = 300\n"
        "excluded-modules = []\n"
        f"test-command = {json.dumps(' '.join(command))}\n"
        '[cosmic-ray.distributor]\nname = "local"\n'
    )
    (folder / "work.sqlite").unlink(missing_ok=True)
    run(["cosmic-ray", "init", "cosmic.toml", "work.sqlite"], folder)
    session = str(folder / "work.sqlite")
    wanted = left_alone((folder / path).read_text("utf-8"))
    with database.use_db(session) as work:
        places = {
            item.job_id: item.mutations[0]
            for item in work.work_items
            if wanted(
                item.mutations[0].start_pos, item.mutations[0].operator_name
            )
        }
        for item in work.work_items:
            if item.job_id not in places:
                skipped = items.WorkResult(items.WorkerOutcome.SKIPPED)
                work.set_result(item.job_id, skipped)
    run(["cosmic-ray", "baseline", "cosmic.toml"], folder)
    run(["cosmic-ray", "exec", "cosmic.toml", "work.sqlite"], folder)
    late, survivors = 0, []
    with database.use_db(session) as work:
        for job, result in work.results:
            late += result.output == "timeout"
            if job in places and (
                not result.is_killed or result.output == "timeout"
            ):
                where = places[job].definition_name or "outside of functions"
                change = lines_of(result.diff or "")
                survivors.append(Survivor(where, change))
    return Result(version("cosmic-ray"), len(places), late, survivors)


TOOLS = {"mutmut": mutmut, "cosmic-ray": cosmic_ray}


def reasons(file: Path) -> dict[Survivor, str]:
    """Give the reasons that somebody wrote beside survivors."""
    if not file.exists():
        return {}
    kept = tomllib.loads(file.read_text("utf-8")).get("survivors", [])
    return {
        Survivor(one["where"], one["change"].strip("\n")): one["reason"]
        for one in kept
    }


def few_enough(survivors: int, mutants: int) -> bool:
    """Whether no more than one in twenty survived; one is never too many."""
    return survivors <= max(1, (1 - LEAST) * mutants)


def written(tool: str, module: str, result: Result, file: Path) -> bool:
    """Write the result; say whether it is good enough."""
    known = reasons(file)
    killed = result.mutants - len(result.survivors)
    lines = [
        f"# written by `python tools/mutants.py --with {tool} {module}`,",
        "# but for the reasons",
        f'tool = "{tool} {result.version}"',
        f"day = {datetime.now(UTC).date()}",
        f"tests = {json.dumps(TESTS[module].split())}",
        f"mutants = {result.mutants}",
        f"killed = {killed}",
        f"late = {result.late}",
    ]
    for one in sorted(result.survivors):
        reason = json.dumps(known.get(one, ""), ensure_ascii=False)
        lines += [
            "",
            "[[survivors]]",
            f'where = "{one.where}"',
            f"change = '''\n{one.change}'''",
            f"reason = {reason}",
        ]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join([*lines, ""]), "utf-8")
    unknown = [one for one in result.survivors if not known.get(one)]
    share = killed / max(result.mutants, 1)
    print(
        f"{tool} {module}: {killed} of {result.mutants} killed ({share:.1%}),"
        f" {result.late} out of time, {len(unknown)} without a reason",
        flush=True,
    )
    for one in unknown:
        print(f"{one.where}\n{one.change}\n")
    return few_enough(len(result.survivors), result.mutants) and not unknown


def judged(tool: str, modules: list[str]) -> Iterator[bool]:
    """Run a tool on modules; say of each whether it is good enough."""

    def result_of(module: str) -> bool:
        try:
            result = TOOLS[tool](module, copied(COPIES / tool / module))
        except ToolError as error:
            print(f"{tool} {module}: {error}", flush=True)
            return False
        return written(tool, module, result, RESULTS / tool / f"{module}.toml")

    # mutmut itself uses all cores; cosmic-ray changes one file in place
    jobs = 1 if tool == "mutmut" else os.cpu_count()
    with ThreadPoolExecutor(jobs) as pool:
        yield from pool.map(result_of, modules)


def main() -> None:
    """Judge the mutants of modules."""
    parser = argparse.ArgumentParser(
        description=(__doc__ or "").strip(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("modules", nargs="*", metavar="MODULE")
    parser.add_argument("--with", dest="tool", choices=TOOLS, default="mutmut")
    given = parser.parse_args()
    every = TESTS if given.tool == "mutmut" else COSMIC
    modules = given.modules or [*every]
    if unknown := {*modules} - {*TESTS}:
        parser.error(f"no tests are named for {sorted(unknown)} in TESTS")
    if not all([*judged(given.tool, modules)]):
        sys.exit(1)


if __name__ == "__main__":
    main()
