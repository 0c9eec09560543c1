"""
Print the lowest version of each dependency that pyproject.toml allows.

    python tools/lowest.py [EXTRA ...] > lowest.txt
    pip install -c lowest.txt '.[EXTRA]'

Without an extra: what the library itself needs.  Where several of the named
extras ask for one package, the highest of their lower bounds counts.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version


ROOT = Path(__file__).parents[1]


def requirements(
    project: Mapping[str, Any], extras: Iterable[str]
) -> Iterator[Requirement]:
    """Give what a project and some of its extras ask for, extras in extras."""
    known: Mapping[str, list[str]] = project.get("optional-dependencies", {})
    texts: list[str] = list(project.get("dependencies", ()))
    for extra in extras:
        if extra not in known:
            msg = f"no extra is called {extra!r}; there are {sorted(known)}"
            raise SystemExit(msg)
        texts += known[extra]
    for text in texts:
        one = Requirement(text)
        if canonicalize_name(one.name) == canonicalize_name(project["name"]):
            yield from requirements(
                {**project, "dependencies": ()}, one.extras
            )
        else:
            yield one


def lowest(
    project: Mapping[str, Any], extras: Iterable[str] = ()
) -> list[str]:
    """Give a constraint for each package, by name."""
    found: dict[str, Version] = {}
    for one in requirements(project, extras):
        bounds = [
            Version(each.version.removesuffix(".*"))
            for each in one.specifier
            if each.operator in {">=", "==", "~="}
        ]
        if not bounds:
            msg = f"{one}: has no lower bound; write one, such as >=1.0"
            raise SystemExit(msg)
        name = canonicalize_name(one.name)
        found[name] = max([*bounds, *([found[name]] if name in found else [])])
    return [f"{name}=={found[name]}" for name in sorted(found)]


def main(*extras: str) -> None:
    """Print the constraints."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    print("\n".join(lowest(project, extras)))


if __name__ == "__main__":
    main(*sys.argv[1:])
