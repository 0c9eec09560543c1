"""The JSON Schemas for editors say what the loader says."""

from __future__ import annotations

import json
import runpy
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator


ROOT = Path(__file__).parents[1]
SCHEMAS = ROOT / "schemas"
DATA = ROOT / "src" / "caucasus_ref" / "data"
BAD_DATA = Path(__file__).parent / "bad_data"

if not SCHEMAS.is_dir():
    pytest.skip(
        "the schemas are in the source tree only", allow_module_level=True
    )

FOR_FOLDER = {"organisations": "organisation", "treaties": "treaty"}
FOUND_BY_SCHEMA = [
    "text-is-number",
    "date-slashes",
    "key-unknown-in-body",
    "key-missing-in-membership",
    "manner-unknown",
    "list-is-text",
    "key-body-in-membership",
]
"""Mistakes that an editor must see, without the rules across records."""


def validator(file: str) -> Draft202012Validator:
    """Give the schema for a file of the record."""
    folder = file.partition("/")[0].removesuffix(".toml")
    name = FOR_FOLDER.get(folder, folder)
    schema = json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))
    return Draft202012Validator(schema)


FILES = sorted(
    path.relative_to(DATA).as_posix() for path in DATA.rglob("*.toml")
)


@pytest.mark.parametrize("file", FILES)
def test_every_file_of_the_record_fits_its_schema(file: str) -> None:
    """What loads is valid for an editor too."""
    content: dict[str, Any] = tomllib.loads((DATA / file).read_text("utf-8"))
    errors = [error.message for error in validator(file).iter_errors(content)]
    assert errors == []


@pytest.mark.parametrize("name", FOUND_BY_SCHEMA)
def test_an_editor_sees_a_mistake_of_form(name: str) -> None:
    """A file that the loader refuses for its form breaks its schema."""
    text = (BAD_DATA / f"{name}.toml").read_text("utf-8")
    lines = text.splitlines()
    file = "organisations/bad.toml"
    for line in lines[:2]:
        if line.startswith("# as: "):
            file = line.removeprefix("# as: ")
    content = tomllib.loads(text)
    assert list(validator(file).iter_errors(content)) != []


def test_the_schemas_are_those_of_the_model() -> None:
    """A change of the model changes the schemas in the same commit."""
    tool = runpy.run_path(str(ROOT / "tools" / "schema.py"))
    stale = [
        path.name
        for path, text in tool["schemas"]().items()
        if not path.is_file() or path.read_text("utf-8") != text
    ]
    assert stale == [], "run: python tools/schema.py"
