"""The page that tells which changes of the source no test notices, and why."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any


ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "tools" / "mutants"
HEAD = (
    "# Mutants\n\n"
    "A mutant is the library with one small change: another comparison,"
    " another number, an argument left out.\n"
    "If all tests pass with it, either a test is missing or the change"
    " changes nothing that a user could see.\n"
    "`python tools/mutants.py` makes the changes with"
    " [mutmut](https://mutmut.readthedocs.io/), and `--with cosmic-ray` those"
    " that mutmut leaves alone with"
    " [cosmic-ray](https://cosmic-ray.readthedocs.io/); both come with the"
    " extra `mutants`.\n"
    "Where the tests ran out of time, the mutant counts as a survivor.\n\n"
    "This page is written from `tools/mutants/` by `make pages`.\n\n"
    "| tool | module | day | mutants | killed | share | out of time |"
    " survived |\n"
    "| --- | --- | --- | ---: | ---: | ---: | ---: | ---: |\n"
)


def results() -> list[tuple[str, dict[str, Any]]]:
    """Give what is known of each module, A to Z, by the tool."""
    return [
        (file.stem, tomllib.loads(file.read_text("utf-8")))
        for file in sorted(RESULTS.glob("*/*.toml"))
    ]


def share(killed: int, mutants: int) -> str:
    """Print a share in percent, never rounded up."""
    return f"{int(1000 * killed / mutants) / 10} %" if mutants else "-"


def row(tool: str, module: str, day: object, counts: tuple[int, ...]) -> str:
    """Write a row of the table."""
    mutants, killed, late = counts
    cells = (
        tool,
        module,
        day,
        f"{mutants:,}",
        f"{killed:,}",
        share(killed, mutants),
        late,
        mutants - killed,
    )
    return f"| {' | '.join(map(str, cells))} |"


def survivors() -> str:
    """Write the page."""
    lines: list[str] = []
    reasons: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    totals: dict[str, tuple[int, ...]] = {}
    for module, found in results():
        counts = (found["mutants"], found["killed"], found["late"])
        tool = found["tool"]
        lines.append(row(tool, f"`{module}`", found["day"], counts))
        before = totals.get(tool, (0, 0, 0))
        totals[tool] = tuple(map(sum, zip(before, counts, strict=True)))
        for one in found.get("survivors", ()):
            where = f"`{module}.{one['where']}`"
            reasons.setdefault(one["reason"], []).append((where, one))
    lines += [row(tool, "all", "", sums) for tool, sums in totals.items()]
    for reason in sorted(reasons, key=lambda one: (-len(reasons[one]), one)):
        lines += ["", f"## {reason}"]
        for where, one in reasons[reason]:
            lines += ["", where, "", "```diff", one["change"].strip("\n")]
            lines.append("```")
    return HEAD + "\n".join(lines) + "\n"
