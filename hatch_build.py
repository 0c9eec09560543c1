"""
Put the record into the wheel as one JSON file instead of its TOML files.

Reading JSON is many times faster; what the files say is left as it is, so
that the library reads either tree through the same converter.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


DATA = "caucasus_ref/data"
PACKED = "data.json"


def packed(root: Path) -> str:
    """
    Give every TOML file below a directory as JSON, by file name.

    Each file is one line, so that a reader can take those that it needs.
    """
    lines = [
        f"{dense(path.relative_to(root).as_posix())}:"
        f"{dense(tomllib.loads(path.read_bytes().decode()))}"
        for path in sorted(root.rglob("*.toml"))
    ]
    return "\n".join(["{", ",\n".join(lines), "}"])


def dense(value: Any) -> str:
    """Write a value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class PackedRecord(BuildHookInterface[BuilderConfig]):
    """Adds the packed record to a wheel, not to an editable install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the file outside of the source tree and have it included."""
        self.place = TemporaryDirectory()
        if version == "editable":
            return
        file = Path(self.place.name, PACKED)
        text = packed(Path(self.root, "src", DATA))
        file.write_bytes(text.encode())
        build_data["force_include"][str(file)] = f"{DATA}/{PACKED}"

    def finalize(
        self,
        version: str,  # noqa: ARG002 # hatchling's signature
        build_data: dict[str, Any],  # noqa: ARG002
        artifact_path: str,  # noqa: ARG002
    ) -> None:
        """Remove it again."""
        self.place.cleanup()
