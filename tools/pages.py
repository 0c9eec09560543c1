"""
Rewrite the pages that the record makes, and the counts in the README.

    python tools/pages.py

`docs/reference/coverage.md` lists every body: how many memberships, how many
of its boundaries are known to the day, how well they are sourced;
`where-datasets-differ.md` every point at which a dataset says something else;
`claims-seed-2024.md` what the record says of one article; `mutants.md` which
changes of the source no test notices.
The tests hold the pages to the record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from changed import write_changed
from differences import differences
from survivors import survivors

import caucasus_ref as cr
from caucasus_ref.model import Boundary
from caucasus_ref.vocabulary import worded


ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
REFERENCE = ROOT / "docs" / "reference"
COUNTED = re.compile(r"(?<=tools/pages\.py -->\n).*")
PRIMARY = {"treaty", "law", "decision", "official"}
ENOUGH = 0.8
"""The share of boundaries to the day below which a body says why."""


def boundaries(body: cr.Body) -> list[Boundary]:
    """Give every start and end of a body's memberships."""
    return [
        edge
        for row in body.memberships
        for edge in (row.joined, row.left)
        if edge is not None
    ]


def to_the_day(edges: Iterable[Boundary]) -> float:
    """Give the share of boundaries that are known to the day."""
    exact = [edge.on.is_day for edge in edges]
    return sum(exact) / len(exact) if exact else 1.0


def well_sourced(edge: Boundary) -> bool:
    """Whether a boundary has a primary source or two independent others."""
    sources = [cr.load().sources[id_] for id_ in edge.sources]
    if any(source.kind.value in PRIMARY for source in sources):
        return True
    publishers = {
        "encyclopedia"
        if source.kind.value == "encyclopedia"
        else source.publisher.casefold()
        for source in sources
    }
    return len(publishers) > 1


def share(part: float) -> str:
    """Print a share as whole percents, never rounded up to all."""
    return f"{int(part * 100)} %"


def _row(body: cr.Body) -> str:
    edges = boundaries(body)
    sourced = [well_sourced(edge) for edge in edges]
    rivals = sum(len(row.rivals) for row in body.memberships)
    cells = [
        f"`{body.id}`",
        str(len(body.memberships)) if edges else "-",
        share(to_the_day(edges)) if edges else "-",
        share(sum(sourced) / len(sourced)) if edges else "-",
        str(sum(not edge.sources for edge in edges) or ""),
        str(rivals + len(body.rivals) or ""),
        str(len(body.codings) or ""),
        str(body.checked),
    ]
    return f"| {' | '.join(cells)} |"


_TABLE = """\
| body | rows | to the day | well sourced | unsourced | rivals | codings \
| checked |
| --- | --- | --- | --- | --- | --- | --- | --- |"""


def counts() -> str:
    """Say in one line how much there is."""
    data = cr.load()
    treaties = sum(isinstance(body, cr.Treaty) for body in data.bodies)
    memberships = sum(len(body.memberships) for body in data.bodies)
    return (
        f"{len(data.bodies) - treaties} organisations, programmes and forums,"
        f" {treaties} treaties and other instruments, {memberships:,}"
        f" memberships, {len(data.events)} events and {len(data.countries)}"
        f" countries, with {len(data.sources):,} sources."
    )


def coverage() -> str:
    """Give the page that lists every body."""
    data = cr.load()
    edges = [edge for body in data.bodies for edge in boundaries(body)]
    unsourced = sum(not edge.sources for edge in edges)
    lines = [
        "# What the record covers",
        "",
        "<!-- made by tools/pages.py; change the record instead -->",
        "",
        f"In all: {counts()}",
        (
            f"Of {len(edges):,} starts and ends of memberships"
            f" {share(to_the_day(edges))} are known to the day,"
            f" {share(sum(map(well_sourced, edges)) / len(edges))} rest on a"
            " primary source (treaty, law, decision, official page) or on two"
            f" independent others, and {unsourced} are unsourced, which"
            " `explain()` says of each."
        ),
        (
            "A treaty that borrows its parties from an organisation has no"
            " memberships of its own."
        ),
    ]
    for title, kind in (
        ("Organisations, programmes and forums", cr.Organisation),
        ("Treaties and other instruments", cr.Treaty),
    ):
        bodies = [body for body in data.bodies if isinstance(body, kind)]
        lines += ["", f"## {title}", "", _TABLE, *map(_row, bodies)]
        vague = [
            f"- `{body.id}`: {body.coarse_why}"
            for body in bodies
            if body.coarse_why
        ]
        if vague:
            lines += ["", "Less than four fifths to the day, and why:", ""]
            lines += vague
    return "\n".join([*lines, ""])


_CHECKED = """\
# One article, checked

<!-- made by tools/pages.py; change the record instead -->

The article from which this library began, claim by claim: what it says in our own words, what the record says of it, and by which rule.
The verdicts are computed by `check_all("seed-2024")`; nobody has typed one in.
The column *then* is the verdict from what could be known on the day on which the article was published.
`python -m caucasus_ref check seed-2024` prints the same with every source.
"""  # noqa: E501 # a sentence a line


def checked() -> str:
    """Give the page with the report on the article of the seed."""
    report = cr.check_all("seed-2024")
    told = ", ".join(f"{n} {word}" for word, n in report.counts.items())
    lines = [
        _CHECKED,
        f"*{report.article.title}*, {report.article.published}: {told}.",
        "",
        "| claim | says | verdict | then | the record | reasons |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for one in report:
        then = worded(one.known_then)
        cells = [
            one.claim.id,
            one.claim.says,
            worded(one.verdict) or "opinion",
            "" if then == worded(one.verdict) else then,
            one.correction or one.answer,
            ", ".join(map(worded, one.reasons)),
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


def pages() -> dict[Path, str]:
    """Give the text of every page that the record makes."""
    readme = COUNTED.sub(counts(), README.read_text("utf-8"))
    return {
        README: readme,
        REFERENCE / "coverage.md": coverage(),
        REFERENCE / "where-datasets-differ.md": differences(),
        REFERENCE / "claims-seed-2024.md": checked(),
        REFERENCE / "mutants.md": survivors(),
    }


def main() -> None:
    """Write what has changed."""
    write_changed(pages())


if __name__ == "__main__":
    main()
