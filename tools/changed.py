"""Write files of the tree anew, and name those that changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


ROOT = Path(__file__).parents[1]


def write_changed(files: Mapping[Path, str | bytes]) -> None:
    """Write what has changed."""
    for path, content in files.items():
        made = content.encode() if isinstance(content, str) else content
        path.parent.mkdir(exist_ok=True)
        if not path.is_file() or path.read_bytes() != made:
            path.write_bytes(made)
            print(f"wrote {path.relative_to(ROOT)}")
