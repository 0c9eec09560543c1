"""
Move every source to the file where it is looked for.

    python tools/place_sources.py

What more than one file cites stands in `sources.toml`, the rest in the file
that cites it, sorted by id; what nobody cites is dropped.  Text outside the
tables `[[sources]]` is left alone.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any


DATA = Path(__file__).parents[1] / "src" / "caucasus_ref" / "data"
SHARED = DATA / "sources.toml"
TABLE = re.compile(
    r"^\[\[sources\]\]\n.*?(?=^\[\[|\Z)", re.MULTILINE | re.DOTALL
)


def cited(value: Any) -> Iterator[str]:
    """Give every source that is cited anywhere in a file."""
    if isinstance(value, list):
        for inner in value:
            yield from cited(inner)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key == "source":
                yield inner
            elif key == "sources" and all(isinstance(x, str) for x in inner):
                yield from inner
            else:
                yield from cited(inner)


def main() -> None:
    """Rewrite the files whose sources stand in the wrong place."""
    texts = {path: path.read_text("utf-8") for path in DATA.rglob("*.toml")}
    users: defaultdict[str, set[Path]] = defaultdict(set)
    tables: dict[str, str] = {}
    held: defaultdict[Path, list[str]] = defaultdict(list)
    for path, text in texts.items():
        for id_ in cited(tomllib.loads(text)):
            users[id_].add(path)
        for table in TABLE.findall(text):
            (source,) = tomllib.loads(table)["sources"]
            tables[source["id"]] = f"{table.rstrip()}\n"
            held[path].append(source["id"])
    wanted: defaultdict[Path, set[str]] = defaultdict(set)
    for id_ in tables.keys() & users.keys():
        (home,) = users[id_] if len(users[id_]) == 1 else (SHARED,)
        wanted[home].add(id_)
    for path, text in texts.items():
        body = TABLE.sub("", text).rstrip()
        parts = [tables[id_] for id_ in sorted(wanted[path])]
        new = "\n".join([f"{body}\n", *parts]) if body else "\n".join(parts)
        if held[path] != sorted(wanted[path]):
            path.write_text(new, "utf-8")
            print(path.relative_to(DATA))


if __name__ == "__main__":
    main()
