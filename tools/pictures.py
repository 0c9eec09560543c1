"""
Draw the pictures of the documents again; needs the extra `plot`.

    python tools/pictures.py

What a picture tells stands in its description, in words, so that the tests
can hold it to the record whatever version of matplotlib drew it.  The same
version draws the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import matplotlib as mpl
from changed import write_changed
from matplotlib.figure import Figure

import caucasus_ref as cr
from caucasus_ref import plot


ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
COUNTRIES = ("ARM", "AZE", "GEO")
BODIES = ("CST", "CSTO", "CIS", "GUAM", "EAEU", "PFP", "EU")


def told() -> Iterator[str]:
    """Give what the picture of the three countries rests on, line by line."""
    for country in COUNTRIES:
        for id_ in BODIES:
            body = cr.bodies[id_]
            yield from map(repr, cr.history(country, body))
            for act in body.conduct:
                if act.country == country:
                    yield repr(act)
            yield from map(repr, cr.events(involving=country, touching=body))
    for id_ in BODIES:
        yield f"{id_} was checked on {cr.bodies[id_].checked}"


def alignments() -> bytes:
    """Draw the three countries as SVG, the same whoever draws it."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams["svg.hashsalt"] = cr.__name__
        figure = plot.alignments(COUNTRIES, bodies=BODIES).figure
        assert isinstance(figure, Figure)  # as the axes were made for it
        made = io.BytesIO()
        figure.savefig(
            made,
            format="svg",
            metadata={
                "Date": None,
                "Title": ", ".join(cr.countries[c].name for c in COUNTRIES),
                "Description": "\n".join(told()),
            },
        )
    return made.getvalue()


def pictures() -> dict[Path, bytes]:
    """Give the content of every picture."""
    return {PICTURES / "alignments.svg": alignments()}


def main() -> None:
    """Write what has changed."""
    write_changed(pictures())


if __name__ == "__main__":
    main()
