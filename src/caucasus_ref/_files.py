"""
From files to a tree of plain values, whoever wrote them.

Nothing that is found is run, no link is followed, and only plain files of
UTF-8 are opened; how many, how large and how deep has limits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeGuard

from .errors import DataError, Problem, quoted


Tree = Mapping[str, Mapping[str, Any]]
"""File name to what stands in it."""

MAX_FILES = 20_000
MAX_BYTES = 4_000_000
MAX_TOTAL = 500_000_000
MAX_PARTS = 32

_PART = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
_DEEP = rf"(?<![\w-]){_PART}(?:[ \t]*+\.[ \t]*+{_PART}){{{MAX_PARTS}}}"
_UNSEEN = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
"""What controls a terminal, or the direction in which it writes."""
_SUFFIX = ".toml"


def read_directory(root: Path) -> tuple[Tree, list[Problem]]:
    """
    Read every TOML file below a directory, and say which cannot be read.

    A file cannot be read if it is no UTF-8 or no TOML, too large, or a link,
    or if a text in it has control characters.

    Raises:
        DataError: If there is no such directory, or too much in it.
    """
    if not _is_directory(root):
        what = "there is no such directory"
        raise DataError([Problem(shown_path(root), "$", what)])
    tree: dict[str, Any] = {}
    paths, problems = _below(root)
    total = 0
    for path in paths:
        file = path.relative_to(root).as_posix()
        try:
            raw = _bytes(path)
            total += len(raw)
            if total <= MAX_TOTAL:
                tree[file] = _parsed(raw)
        except (OSError, ValueError, RecursionError) as error:
            problems.append(Problem(file, "$", f"cannot be read: {error}"))
        if total > MAX_TOTAL:
            what = f"over {MAX_TOTAL} bytes together; read parts of it"
            raise DataError([Problem(str(root), "$", what)])
    return tree, problems


def read_file(path: Path) -> dict[str, Any]:
    """
    Read one TOML file.

    Raises:
        ValueError: If it is no plain file of UTF-8 and TOML, or too large.
        OSError: If it cannot be opened.
    """
    return _parsed(_bytes(path))


def is_list(value: Any) -> TypeGuard[list[Any]]:
    """Whether it is a list of TOML."""
    return isinstance(value, list)


def is_table(value: Any) -> TypeGuard[dict[str, Any]]:
    """Whether it is a table of TOML."""
    return isinstance(value, dict)


def shown_path(path: Path) -> str:
    """Give a path as text, of one that is too long for any file a part."""
    text = str(path)
    return text if len(text) < 4_096 else quoted(text)  # noqa: PLR2004


def _is_directory(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _below(root: Path) -> tuple[list[Path], list[Problem]]:
    """Find what is named as TOML, and links that may lead to more of it."""
    found: list[Path] = []
    problems: list[Problem] = []
    folders = [root]
    for folder in folders:
        try:
            within = sorted(folder.iterdir())
        except OSError as error:
            here = folder.relative_to(root).as_posix()
            problems.append(Problem(here, "$", f"cannot be read: {error}"))
            continue
        for path in within:
            if path.name.endswith(_SUFFIX):
                found.append(path)
            elif not _is_directory(path):
                continue
            elif path.is_symlink():
                here = path.relative_to(root).as_posix()
                what = "a link is not followed; put the directory itself here"
                problems.append(Problem(here, "$", what))
            else:
                folders.append(path)
        if max(len(found), len(folders)) > MAX_FILES:
            what = f"over {MAX_FILES} files or directories; split it"
            raise DataError([Problem(str(root), "$", what)])
    return sorted(found), problems


def _bytes(path: Path) -> bytes:
    if path.is_symlink() or not path.is_file():
        msg = "it is no plain file; put the file itself here, not a link"
        raise ValueError(msg)
    with path.open("rb") as stream:
        raw = stream.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        msg = f"it is over {MAX_BYTES} bytes; split it"
        raise ValueError(msg)
    return raw


def _parsed(raw: bytes) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 # 3 ms, and the wheel carries no TOML

    text = raw.decode("utf-8-sig")
    # the parser takes the square of the parts of a key
    if deep := re.search(_DEEP, text):
        line = text[: deep.start()].count("\n") + 1
        msg = f"the key of line {line} has over {MAX_PARTS} parts"
        raise ValueError(msg)
    tree = tomllib.loads(text)
    unseen = re.compile(_UNSEEN)
    for one in _texts(tree):
        if unseen.search(one):
            msg = f"{quoted(one)} has a character that steers a terminal"
            raise ValueError(msg)
    return tree


def _texts(value: object) -> Iterator[str]:
    """Give every text of a tree, keys as well."""
    if isinstance(value, str):
        yield value
    elif is_table(value):
        for key, inner in value.items():
            yield key
            yield from _texts(inner)
    elif is_list(value):
        for inner in value:
            yield from _texts(inner)
