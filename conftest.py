"""
Run the examples of the README, of the documents and of the docstrings.

A fence that says `python` holds a script, or a session with prompts; fences
of any other name are only shown.  Examples with tables need the extra
`engines`, those with pictures the extra `plot`, and are left out without it.
"""

from __future__ import annotations

from doctest import ELLIPSIS
from importlib.util import find_spec

import pytest
from sybil import Sybil
from sybil.integration.pytest import SybilItem
from sybil.parsers.markdown import PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser


_NEEDED = {
    "docs/howto/draw-a-picture.md": ("matplotlib",),
    "docs/howto/tag-a-table.md": ("duckdb", "narwhals", "pandas", "polars"),
    "docs/howto/use-from-r.md": ("duckdb", "narwhals", "pandas", "polars"),
    "src/caucasus_ref/frames.py": ("duckdb", "narwhals", "pandas", "polars"),
    "src/caucasus_ref/plot.py": ("matplotlib",),
}
_left_out = [
    path for path, names in _NEEDED.items() if not all(map(find_spec, names))
]
_documents = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=ELLIPSIS)],
    patterns=["README.md", "docs/*.md", "docs/*/*.md"],
    excludes=_left_out,
)
_docstrings = Sybil(
    parsers=[DocTestParser(optionflags=ELLIPSIS)],
    patterns=["src/caucasus_ref/*.py"],
    excludes=_left_out,
)

pytest_collect_file = (_documents + _docstrings).pytest()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the examples of a document in order, whoever shuffled them."""
    items.sort(
        key=lambda item: (
            (item.example.path, item.example.line)
            if isinstance(item, SybilItem)
            else ("", 0)
        )
    )
