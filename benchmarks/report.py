"""Lines of a report: a ratio, and what it should be."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from typing import NamedTuple


class Line(NamedTuple):
    """One line of the report; without a target it is only told."""

    what: str
    measured: float
    target: float | None = None
    at_most: bool = True

    @property
    def met(self) -> bool:
        """Whether the target is reached."""
        if self.target is None:
            return True
        if self.at_most:
            return self.measured <= self.target
        return self.measured >= self.target

    def __str__(self) -> str:
        text = f"{self.what:60} {self.measured:8.2f}"
        if self.target is not None:
            sign = "<=" if self.at_most else ">="
            text += (
                f"  {sign} {self.target:6.2f}  {'ok' if self.met else 'NOT'}"
            )
        return text


def ratio(slow: list[float], fast: list[float]) -> float:
    """Give the median of the ratios, pair by pair."""
    return median(a / b for a, b in zip(slow, fast, strict=True))


def resident() -> int:
    """Give the bytes that this process holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def tell(lines: Iterable[Line]) -> None:
    """Print lines as they come; exit with status 1 if a target is missed."""
    aimed: list[Line] = []
    for line in lines:
        print(line, flush=True)
        aimed += [] if line.target is None else [line]
    met = sum(line.met for line in aimed)
    print(f"\n{met} of {len(aimed)} targets reached")
    raise SystemExit(met < len(aimed))
