"""Answers in a notebook: the rows of their text, escaped, without colours."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any
from xml.etree import ElementTree as Tree

import attrs
import pytest

import caucasus_ref as cr
from caucasus_ref import tables
from caucasus_ref.rows import Displayed
from caucasus_ref.shown import GLUE, Shown


DAY = "2024-04-05"
ASKED: dict[str, Callable[[], Any]] = {
    "MemberSet": lambda: cr.members("CSTO", DAY),
    "Status": lambda: cr.status("GEO", "CIS", "2008-12-01"),
    "BodySet": lambda: cr.bodies_of("ARM", DAY),
    "History": lambda: cr.history("ARM"),
    "Changes": lambda: cr.changes("CIS"),
    "Events": lambda: cr.events(involving="ARM"),
    "AllySet": lambda: cr.allies("ARM", DAY),
    "Duties": lambda: cr.obligations("ARM", DAY),
    "Ties": lambda: cr.treaties_between("ARM", "RUS", DAY),
    "Incompatibilities": lambda: cr.incompatibilities("RUS", DAY),
    "Network": lambda: cr.pledges(DAY),
    "Finding": lambda: cr.check("p13-14"),
    "Report": lambda: cr.check_all("seed-2024"),
    "Claims": lambda: cr.Claims(
        rows=tuple(cr.load().claims),
        article=cr.load().sources["seed-2024"],
        data=cr.load(),
    ),
    "Timeline": lambda: cr.timeline("CSTO"),
    "Shifts": lambda: cr.timeline("NATO").changes(),
    "Panel": lambda: tables.country_years(
        "CIS", since="2008", before="2011", countries="GEO"
    ),
    "Table": lambda: tables.records("sources"),
}


def kinds(of: type) -> set[type]:
    """Give a class and all below it."""
    below: list[type] = of.__subclasses__()
    return {of}.union(*map(kinds, below))


def cells(root: Tree.Element) -> list[list[str]]:
    """Give the text of each cell below the headline of the columns."""
    return [
        ["\n".join(cell.itertext()) for cell in row.iter("td")]
        for row in root.findall("./table/tbody/tr")
    ]


def test_every_kind_of_answer_is_asked_for() -> None:
    """None is forgotten when another is added."""
    shown = {
        one.__name__
        for one in kinds(Displayed)
        if one.__module__.startswith("caucasus_ref.")
        and "_shown" in vars(one)
        and one is not Displayed
    }
    assert shown - set(ASKED) == set()


@pytest.mark.parametrize("kind", ASKED)
def test_html_is_well_formed_and_has_the_rows_of_the_text(kind: str) -> None:
    """One description serves both, and both are cut alike."""
    answer = ASKED[kind]()
    assert type(answer).__name__ == kind
    shown: Shown = answer._shown()
    root = Tree.fromstring(answer._repr_html_())  # noqa: S314 # our own
    kept, left_out = shown.cut()
    plain = [[cell.replace(GLUE, " ") for cell in row] for row in kept]
    assert cells(root) == plain
    text = repr(answer)
    for row in plain:
        for cell in row:
            for word in cell.split():
                assert word.partition("/")[0] in text
    told = "".join(root.itertext())
    assert (f"and {left_out} more" in text) is bool(left_out)
    assert (f"and {left_out} more" in told) is bool(left_out)
    for message in (*shown.notes, *(said for _, said in shown.caveats)):
        assert message in told
    assert shown.head in told


@pytest.mark.parametrize("kind", ASKED)
def test_html_is_small_and_leaves_colours_to_the_page(kind: str) -> None:
    """It reads in dark and in light, and its size has a bound."""
    made = ASKED[kind]()._repr_html_()
    assert len(made) < 20_000
    assert set(re.findall(r'style="([^"]*)"', made)) <= {"text-align: left"}
    assert set(re.findall(r"</?([a-z]+)", made)) <= {
        *("div", "p", "strong", "ul", "li", "em", "br"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    }


HOSTILE = '<script>alert("x")</script> & \'"><img src=x>'


def test_names_are_escaped(tiny: cr.Dataset) -> None:
    """Markup in a record is text, wherever it comes in."""
    (first, *others) = tiny.events
    bad = attrs.evolve(first, title=HOSTILE)
    (conduct, *_) = tiny.bodies.NEW.conduct
    body = attrs.evolve(
        tiny.bodies.NEW,
        name=HOSTILE,
        conduct=(attrs.evolve(conduct, by=HOSTILE),),
    )
    data = cr.Dataset._of([bad, *others, body, *tiny.countries, *tiny.sources])
    for answer in (
        cr.events(data=data),
        cr.members("NEW", "2021-01-01", data=data),
        cr.status("AAA", "NEW", "2021-01-01", data=data),
    ):
        made = answer._repr_html_()
        assert "<script" not in made
        assert "<img" not in made
        assert "&lt;script&gt;" in made
        assert "alert(" in unescape(made)
        Tree.fromstring(made)  # noqa: S314 # our own
    shown = Shown(
        head=HOSTILE,
        said=HOSTILE,
        columns=(HOSTILE,),
        rows=[(HOSTILE,)],
        notes=(HOSTILE,),
        caveats=((HOSTILE, HOSTILE),),
    )
    from caucasus_ref._html import as_html  # noqa: PLC0415 # nobody's door

    made = as_html(shown)
    assert made.count("&lt;script&gt;") == 7
    assert "<script" not in made
    root = Tree.fromstring(made)  # noqa: S314 # our own
    assert "".join(root.itertext()).count(HOSTILE) == 7
