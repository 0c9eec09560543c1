"""
Rewrite the golden texts that the tests compare with what the library says.

    python tools/golden.py

`tests/answers/<BODY>.txt` has a line for each change of a body's roster: the
date, the sign and the country, the standing and the manner if it is known,
with a tab between.
`tests/golden/explain-*.txt` has three explanations.  Read the difference
before you commit it: each line of it is an answer that has changed.
"""

from __future__ import annotations

from pathlib import Path

import caucasus_ref as cr


TESTS = Path(__file__).parents[1] / "tests"


def rosters() -> dict[str, str]:
    """Give the golden roster of each body, by the name of its file."""
    return {
        f"answers/{body.id}.txt": "".join(
            "\t".join(change.cells()).rstrip() + "\n"
            for change in cr.changes(body)
        )
        for body in cr.bodies
    }


def explanations() -> dict[str, str]:
    """Give the three golden explanations, by the names of their files."""
    answers: dict[str, cr.Status | cr.MemberSet] = {
        "geo-cis-2008-12-01": cr.status("GEO", "CIS", "2008-12-01"),
        "uzb-csto-2013-01-01": cr.status("UZB", "CSTO", "2013-01-01"),
        "members-csto-1995-01-01": cr.members("CSTO", "1995-01-01"),
    }
    return {
        f"golden/explain-{name}.txt": f"{cr.explain(answer)}\n"
        for name, answer in answers.items()
    }


def golden() -> dict[str, str]:
    """Give every golden text, by the name of its file below `tests`."""
    return rosters() | explanations()


def kept() -> dict[str, str]:
    """Read the golden texts as they were when last rewritten."""
    return {
        file.relative_to(TESTS).as_posix(): file.read_text(encoding="utf-8")
        for folder in ("answers", "golden")
        for file in sorted((TESTS / folder).glob("*.txt"))
    }


def main() -> None:
    """Write every golden text; drop those of bodies that are gone."""
    made = golden()
    for name in kept():
        if name not in made:
            (TESTS / name).unlink()
    for name, text in made.items():
        file = TESTS / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    print(f"wrote {len(made)} files below {TESTS.name}/")


if __name__ == "__main__":
    main()
