"""
Change the source in small ways, and see whether a test notices.

    python tools/mutants.py spans timelines reading --least 0.95

For each change, made in a copy of the tree, run the example tests of the
module and then its laws; `--examples` leaves the laws out.  Print every change
that no test notices, and those that ran out of time, which no test noticed
either; fail if the share that was noticed is under `--least`.
"""

from __future__ import annotations

import argparse
import ast
import os
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple


ROOT = Path(__file__).parents[1]
PACKAGE = "src/caucasus_ref"
NEEDED = ("src", "tests", "conftest.py", "pyproject.toml")
OTHER_NAME = {"min": "max", "max": "min"}
OTHER_INDEX = {0: 1, 1: 0}
COMPARISONS = (
    (ast.Lt, ast.LtE),
    (ast.Gt, ast.GtE),
    (ast.Eq, ast.NotEq),
    (ast.Is, ast.IsNot),
    (ast.In, ast.NotIn),
)
OTHER_COMPARISON: dict[type[ast.cmpop], type[ast.cmpop]] = {
    old: new for pair in COMPARISONS for old, new in (pair, pair[::-1])
}


class Mutant(NamedTuple):
    """One change of one module, and the whole source with it."""

    module: str
    line: int
    change: str
    source: str


def changed(node: ast.AST) -> Iterator[ast.AST]:
    """Give everything that may stand in the place of a node."""
    match node:
        case ast.Compare(left, ops, others):
            for place, old in enumerate(ops):
                new = OTHER_COMPARISON[type(old)]()
                changed_ops = [*ops[:place], new, *ops[place + 1 :]]
                yield ast.Compare(left, changed_ops, others)
        case ast.BinOp(left, operator, right):
            if is_constant(left) or is_constant(right):
                if isinstance(operator, ast.Add):
                    yield ast.BinOp(left, ast.Sub(), right)
                elif isinstance(operator, ast.Sub):
                    yield ast.BinOp(left, ast.Add(), right)
        case ast.BoolOp(ast.And(), values):
            yield ast.BoolOp(ast.Or(), values)
        case ast.BoolOp(ast.Or(), values):
            yield ast.BoolOp(ast.And(), values)
        case _:
            yield from changed_word(node)


def changed_word(node: ast.AST) -> Iterator[ast.AST]:
    """Give what may stand in the place of a name, a constant or a jump."""
    match node:
        case ast.Name("min" | "max" as name, context):
            yield ast.Name(OTHER_NAME[name], context)
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.Subscript(value, ast.Constant(int(index)), context):
            if index in OTHER_INDEX:
                swapped = ast.Constant(OTHER_INDEX[index])
                yield ast.Subscript(value, swapped, context)
        case ast.Constant(bool(value)):
            yield ast.Constant(not value)
        case ast.Continue() | ast.Break():
            yield ast.Pass()


def is_constant(node: ast.expr) -> bool:
    """Whether a node is a number, or a name that is written as a constant."""
    match node:
        case ast.Constant(int()):
            return True
        case ast.Name(name):
            return name.isupper()
    return False


class Swap(ast.NodeTransformer):
    """Puts one node in the place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        """Give the new node for the old one."""
        if node is self.old:
            return self.new
        visited: ast.AST = self.generic_visit(node)
        return visited


def mutants(tree: Path, module: str) -> list[Mutant]:
    """Make every mutant of a module of a copy."""
    file = tree / PACKAGE / f"{module}.py"
    code = ast.parse(file.read_text(encoding="utf-8"))
    made: list[Mutant] = []
    for old in [*ast.walk(code)]:
        for new in changed(old):
            Swap(old, new).visit(code)
            change = f"{short(old)}  ->  {short(new)}"
            line = getattr(old, "lineno", 0)
            made.append(Mutant(module, line, change, ast.unparse(code)))
            Swap(new, old).visit(code)
    return sorted(made, key=lambda one: one.line)


def short(node: ast.AST) -> str:
    """Write a node in one short line."""
    return textwrap.shorten(ast.unparse(node), 100)


def tests_of(module: str, *, laws: bool) -> list[str]:
    """Name the tests that a module has to pass, the quickest first."""
    names = [f"test_{module}", f"test_laws_{module}"]
    if module not in {"spans", "timelines", "dates"}:
        names = [f"test_{module}", "test_reading", "test_laws_reading"]
    files = [f"tests/{name}.py" for name in dict.fromkeys(names)]
    return [
        file
        for file in files
        if (ROOT / file).exists() and (laws or "laws" not in file)
    ]


def run(tree: Path, tests: list[str], limit: float) -> str:
    """Run tests in a copy of the tree; say killed, survived or late."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", *tests]
    command += ["-p", "no:randomly", "-p", "no:cacheprovider"]
    settings = {
        "PYTHONPATH": str(tree / "src"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "CAUCASUS_REF_PROFILE": "dev",
    }
    try:
        done = subprocess.run(
            command,
            cwd=tree,
            env={**os.environ, **settings},
            timeout=limit,
            check=False,
            capture_output=True,
        )
    except subprocess.TimeoutExpired:
        return "late"
    return "killed" if done.returncode else "survived"


def judge(mutant: Mutant, tree: Path, tests: list[str], limit: float) -> str:
    """Put one mutant into a copy of the tree, and run its tests."""
    file = tree / PACKAGE / f"{mutant.module}.py"
    kept = file.read_bytes()
    try:
        file.write_text(mutant.source, encoding="utf-8")
        fate = run(tree, tests, limit)
    finally:
        file.write_bytes(kept)
    if fate != "killed":
        where = f"{mutant.module}.py:{mutant.line}"
        print(f"{fate}: {where}: {mutant.change}", flush=True)
    return fate


def copy(folder: Path) -> Path:
    """Copy what the tests need."""
    folder.mkdir()
    for name in NEEDED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            shutil.copy2(source, folder)
    return folder


def main() -> None:
    """Judge every mutant of the modules, several at once."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip())
    parser.add_argument("modules", nargs="+", metavar="MODULE")
    parser.add_argument("--least", type=float, default=1.0, metavar="SHARE")
    parser.add_argument("--limit", type=float, default=300, metavar="SECONDS")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--examples", action="store_true")
    given = parser.parse_args()
    tests = {
        module: tests_of(module, laws=not given.examples)
        for module in given.modules
    }
    free: SimpleQueue[Path] = SimpleQueue()

    def fate_of(mutant: Mutant) -> str:
        tree = free.get()
        try:
            return judge(mutant, tree, tests[mutant.module], given.limit)
        finally:
            free.put(tree)

    with tempfile.TemporaryDirectory() as folder:
        trees = [copy(Path(folder) / str(n)) for n in range(given.jobs)]
        for module in given.modules:
            if run(trees[0], tests[module], given.limit) != "survived":
                sys.exit(f"{module}: its tests fail without any change")
        made = [
            one for name in given.modules for one in mutants(trees[0], name)
        ]
        for tree in trees:
            free.put(tree)
        with ThreadPoolExecutor(given.jobs) as pool:
            count = Counter(pool.map(fate_of, made))
    share = count["killed"] / len(made)
    print(
        f"{len(made)} mutants: {count['killed']} killed ({share:.1%}),"
        f" {count['survived']} survived, {count['late']} ran out of time"
    )
    if share < given.least:
        sys.exit(1)


if __name__ == "__main__":
    main()
