"""
The record as a Frictionless data package, for whoever has no Python.

A directory with one file a table and `datapackage.json`, which says what is
in them, under which licence and from which version.  It holds no date of its
making: the same record makes the same files.

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula.
In CSV every text that begins with one of these, with white space or with an
apostrophe gets an apostrophe in front; whoever wants the text itself takes
one leading apostrophe away.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import Any, Literal, TypeAlias

from .dataset import Dataset, given, load, version
from .errors import PackageError, chosen
from .flat import NAMES, described, records
from .sheets import Table


FileFormat: TypeAlias = Literal["csv", "parquet", "json"]
"""In which format a package holds its tables."""

_HOME = "datapackage.json"
# those of full width count as well
_RISKY = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    " ",
    "'",
    "\uff1d",
    "\uff0b",
    "\uff0d",
    "\uff20",
)
_MEDIA = {
    "csv": "text/csv",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
}
_LICENCE = {
    "name": "CC0-1.0",
    "title": "Creative Commons Zero 1.0 Universal",
    "path": "https://creativecommons.org/publicdomain/zero/1.0/",
}


def write_package(
    directory: str | PathLike[str],
    *,
    format: FileFormat = "csv",  # noqa: A002 # the word for it everywhere
    data: Dataset | None = None,
) -> Path:
    """
    Write the whole record as a Frictionless data package.

    The directory must be empty, or not exist yet; the one above it must.
    It appears when all files are written, or not at all.

    Args:
        format:
            `"csv"`, `"json"`, or `"parquet"`, which needs PyArrow.
        data:
            Another record.  Of that only its owner knows licence and
            version, so the package names none.

    Returns:
        The directory.

    Raises:
        PackageError: If something is there already, or nothing above it.
        ReadingError: If there is no such format.
        ModuleNotFoundError: If PyArrow is needed and not installed.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from caucasus_ref import tables
    >>> with TemporaryDirectory() as above:
    ...     made = tables.write_package(Path(above) / "record")
    ...     len((made / "memberships.csv").read_text("utf-8")) > 10_000
    True

    .. versionadded:: 26.1.0
    """
    chosen("format", format, _MEDIA)
    write = _writer(format)
    target = Path(directory).resolve()
    _free(target)
    there = target.exists()
    beside = target if there else target.parent
    above = Path(tempfile.mkdtemp(dir=beside, prefix=f".{target.name}-"))
    try:
        made = above / "package"
        made.mkdir()
        _fill(made, format, write, given(data))
        if there:
            _move(made, target)
        else:
            made.rename(target)
    finally:
        shutil.rmtree(above)
    return target


def _free(target: Path) -> None:
    """Refuse a place that is taken, or is nowhere."""
    if not target.parent.is_dir():
        msg = f"{target.parent} is no directory; make it first"
        raise PackageError(msg)
    if target.exists() and not target.is_dir():
        msg = f"{target} is no directory; name one that is empty, or new"
        raise PackageError(msg)
    if target.exists() and any(target.iterdir()):
        msg = f"{target} is not empty; name a directory that is, or is new"
        raise PackageError(msg)


def _move(made: Path, target: Path) -> None:
    """Move all files into a directory, what describes them last, or none."""
    files = sorted(made.iterdir(), key=lambda one: one.name == _HOME)
    moved: list[Path] = []
    try:
        for file in files:
            moved.append(target / file.name)
            file.rename(moved[-1])
    except OSError:
        for file in moved:
            file.unlink(missing_ok=True)
        raise


_Write: TypeAlias = Callable[[Table[dict[str, Any]]], bytes]


def _writer(kind: FileFormat) -> _Write:
    """Give what writes a table; of a library that is missing, say so now."""
    if kind == "csv":
        return _csv
    if kind == "json":
        return _json
    try:
        library = import_module("pyarrow.parquet")
    except ModuleNotFoundError as error:
        msg = 'format="parquet" needs it: pip install pyarrow'
        raise ModuleNotFoundError(msg, name="pyarrow") from error

    def parquet(table: Table[dict[str, Any]]) -> bytes:
        text = io.BytesIO()
        library.write_table(table.to("pyarrow"), text)
        return text.getvalue()

    return parquet


def safe(cell: Any) -> Any:
    """
    Write a cell so that no spreadsheet takes it for a formula.

    >>> safe("=1+1"), safe("CSTO"), safe(None)
    ("'=1+1", 'CSTO', '')
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str) and cell.startswith(_RISKY):
        return f"'{cell}"
    return cell


def _csv(table: Table[dict[str, Any]]) -> bytes:
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(field.name for field in table.fields)
    for row in table.dicts():
        rows.writerow(map(safe, row.values()))
    return text.getvalue().encode()


def _json(table: Table[dict[str, Any]]) -> bytes:
    rows = [
        {
            name: cell.isoformat() if isinstance(cell, date) else cell
            for name, cell in row.items()
        }
        for row in table.dicts()
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1).encode() + b"\n"


def _fill(made: Path, kind: FileFormat, write: _Write, data: Dataset) -> None:
    """Write every table, and at last what is in them."""
    resources: list[dict[str, Any]] = []
    for name in NAMES:
        table = records(name, data=data)
        content = write(table)
        file = f"{name}.{kind}"
        (made / file).write_bytes(content)
        resources.append(
            {
                "name": name,
                "type": "table",
                "title": described(name),
                "path": file,
                "format": kind,
                "mediatype": _MEDIA[kind],
                **({} if kind == "parquet" else {"encoding": "utf-8"}),
                **({} if kind != "csv" else _counted(content)),
                "schema": _schema(table),
            }
        )
    package = {**_head(data), "resources": resources}
    text = json.dumps(package, ensure_ascii=False, indent=2)
    (made / _HOME).write_text(f"{text}\n", encoding="utf-8")


def _counted(content: bytes) -> dict[str, Any]:
    """Say how many bytes a file has, and which; of CSV tools check it."""
    digest = hashlib.sha256(content).hexdigest()
    return {"bytes": len(content), "hash": f"sha256:{digest}"}


def _head(data: Dataset) -> dict[str, Any]:
    """Say what the package is, whose, and what it rests on."""
    head: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "record",
        "title": "A record of bodies, treaties and who was in them",
    }
    if data is load():
        head |= {
            "name": "caucasus-ref",
            "title": "Who was bound to whom on a given day, says who",
            "version": version(),
            "licenses": [_LICENCE],
        }
    sources = [
        {"title": one.title, **({"path": one.url} if one.url else {})}
        for one in data.sources
    ]
    return {**head, **({"sources": sources} if sources else {})}


def _reference(name: str, refers: tuple[str, str]) -> dict[str, Any]:
    table, column = refers
    resource = "" if table == name else table
    return {"resource": resource, "fields": [column]}


def _schema(table: Table[Any]) -> dict[str, Any]:
    """Describe the columns in the words of a table schema."""
    keys = [field.name for field in table.fields if field.unique]
    refers = [
        {
            "fields": [field.name],
            "reference": _reference(table.name, field.refers),
        }
        for field in table.fields
        if field.refers is not None
    ]
    return {
        "fields": [
            {
                "name": field.name,
                "type": field.kind,
                **({"description": field.says} if field.says else {}),
                **(
                    {"constraints": {"required": True}} if field.unique else {}
                ),
            }
            for field in table.fields
        ],
        "missingValues": [""],
        **({"primaryKey": keys} if keys else {}),
        **({"foreignKeys": refers} if refers else {}),
    }
