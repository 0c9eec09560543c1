"""How answers behave and look, on a tiny record."""

from __future__ import annotations

import copy
import operator
from collections.abc import Callable
from datetime import date
from typing import Any

import pendulum
import pytest

import caucasus_ref as cr
from caucasus_ref.answers import caveat_notes
from caucasus_ref.shown import GLUE, wrapped


def test_a_member_set_counts_the_certain_ones(tiny: cr.Dataset) -> None:
    """It iterates A to Z and counts without those that are uncertain."""
    answer = cr.members("OLD", "1992-06-01", data=tiny)
    assert list(answer) == ["AAA"]
    assert len(answer) == 1
    assert answer.possible == {"AAA", "BBB"}
    assert answer.on == pendulum.Date(1992, 6, 1)
    assert answer.data is tiny


def test_a_member_set_takes_names_and_refuses_doubt(tiny: cr.Dataset) -> None:
    """`in` takes a code or a name; it raises where there is no answer."""
    answer = cr.members("OLD", "1992-06-01", data=tiny)
    assert "Аркадия" in answer
    assert "the  meadows" in answer
    assert "Cimmeria" not in answer
    with pytest.raises(cr.UncertainAnswerError, match="no plain answer: BBB"):
        assert "Borduria" in answer


@pytest.mark.parametrize(
    "operate",
    [operator.and_, operator.or_, operator.sub, operator.xor,
     operator.lt, operator.le, operator.gt, operator.ge],
)  # fmt: skip
def test_answers_are_no_sets(
    tiny: cr.Dataset, operate: Callable[[Any, Any], Any]
) -> None:
    """Set operators raise, from either side, and name `.certain`."""
    members = cr.members("OLD", "1995-01-01", data=tiny)
    bodies = cr.bodies_of("AAA", "1995-01-01", data=tiny)
    for answer in (members, bodies):
        for pair in ((answer, answer), (answer, {"AAA"}), ({"AAA"}, answer)):
            with pytest.raises(TypeError, match=r"\.certain"):
                operate(*pair)


def test_truth_and_status_refuse_to_be_booleans(tiny: cr.Dataset) -> None:
    """Neither is true or false; both say what to write."""
    status = cr.status("AAA", "OLD", "1995-01-01", data=tiny)
    with pytest.raises(TypeError, match=r"truth is Truth\.YES"):
        bool(status)
    with pytest.raises(TypeError, match=r"truth is Truth\.YES"):
        bool(status.truth)


def test_a_status_has_its_day_and_its_record(tiny: cr.Dataset) -> None:
    """The day is handed out as a pendulum date, the membership as it is."""
    status = cr.status("AAA", "OLD", date(1995, 1, 1), data=tiny)
    assert type(status.on) is pendulum.Date
    assert status.membership is tiny.bodies["OLD"].memberships[0]
    assert status.data is tiny


def test_a_body_set_answers_as_a_member_set(tiny: cr.Dataset) -> None:
    """It counts the certain bodies and raises for an uncertain one."""
    answer = cr.bodies_of("BBB", "1992-06-01", data=tiny)
    assert list(answer) == []
    assert len(answer) == 0
    assert answer.uncertain == {"OLD"}
    assert "NEW" not in answer
    with pytest.raises(cr.UncertainAnswerError, match="not known to the day"):
        assert tiny.bodies["OLD"] in answer
    later = cr.bodies_of("BBB", "1997-12-01", data=tiny)
    assert list(later) == ["OLD", "PACT"]
    assert "Pact of Peace" in later
    assert later.disputed == {"OLD"}
    assert later.on == pendulum.Date(1997, 12, 1)
    assert later.data is tiny


def test_answers_of_many_are_rows(tiny: cr.Dataset) -> None:
    """Histories, changes and events count, iterate and index their rows."""
    for answer in (
        cr.history("CCC", data=tiny),
        cr.changes("OLD", data=tiny),
        cr.events(data=tiny),
    ):
        assert len(answer) == len(list(answer)) > 1
        assert answer[0] is next(iter(answer))
        assert answer.data is tiny


def test_changes_say_what_they_do(tiny: cr.Dataset) -> None:
    """A change joins, leaves, or changes what does not count."""
    told = [
        (one.country, one.effect, one.how)
        for one in cr.changes("OLD", data=tiny)
    ]
    assert told == [
        ("AAA", "joined", "founding"),
        ("BBB", "joined", "accession"),
        ("CCC", "changed", "decision"),
        ("CCC", "joined", "status change"),
        ("BBB", "left", "withdrawal"),
        ("AAA", "left", "dissolution"),
        ("CCC", "left", "dissolution"),
    ]
    change = cr.changes("OLD", data=tiny)[3]
    assert repr(change) == (
        "<1996-01-01 +CCC observer -> member status change>"
    )
    coded = cr.changes("OLD", according_to="yearly", data=tiny)[0]
    assert (coded.country, coded.how) == ("AAA", "")


REPRS = {
    'members("NEW", "2021-01-01")': """\
<NEW on 2021-01-01: AAA* CCC>
  *AAA: participation frozen, says AAA (from 2020-02-22)
  (expected) CCC: may leave (announced 2010-01-01), no day is fixed""",
    'members("OLD", "1992-06-01", according_to="yearly")': """\
<OLD on 1992-06-01, according to yearly: AAA BBB?>
  (coarse) BBB: joined 1992 and left 1998-03-01: not known to the day
  (coded by year) AAA CCC: yearly counts whole years""",
    'members("OLD", "1997-12-01")': """\
<OLD on 1997-12-01: AAA BBB! CCC>
  (disputed) BBB: sources differ; explain() says how, and what was decided""",
    'members("NEW", "1995-01-01")': """\
<NEW on 1995-01-01: none>
  (not in existence) NEW exists only from 2000-01-01; before that ask OLD, or
    lineage=True""",
    'status("AAA", "NEW", "2021-01-01")': """\
<AAA in NEW on 2021-01-01: yes; member from 2000-01-01 by founding>
  * participation frozen, says AAA (from 2020-02-22)""",
    'status("BBB", "OLD", "1997-12-01")': """\
<BBB in OLD on 1997-12-01: yes; member from 1992 by accession until 1998-03-01
  by withdrawal>
  (disputed) BBB: sources differ; explain() says how, and what was decided""",
    'status("BBB", "NEW", "2021-01-01")': """\
<BBB in NEW on 2021-01-01: no; no standing>""",
    'status("AAA", "NEW", "2021-01-01", according_to="yearly")': """\
<AAA in NEW on 2021-01-01, according to yearly: uncertain; nothing recorded>
  (no data) yearly does not cover NEW""",
    'bodies_of("AAA", "2020-03-01")': """\
<bodies of AAA on 2020-03-01: NEW*; treaties PACT>
  *NEW: participation frozen, says AAA (from 2020-02-22)""",
    'bodies_of("BBB", "1992-03-01")': """\
<bodies of BBB on 1992-03-01: OLD?>
  (coarse) OLD: BBB: joined 1992 and left 1998-03-01: not known to the day""",
    'bodies_of("BBB", "2020-03-01")': """\
<bodies of BBB on 2020-03-01: none>""",
    'history("CCC", "NEW", lineage=True)': """\
<history of CCC in NEW, with its line>
  body  standing    from        until                     lasted
  OLD   observer -  1993-05     1996-01-01                about 3 years
  OLD   member      1996-01-01  2000-01-01 (dissolution)  4 years
  NEW   member      2000-01-01
  - a standing that does not count as membership
  (disputed) OLD: CCC: sources differ; explain() says how, and what was decided
  (expected) CCC: may leave (announced 2010-01-01), no day is fixed""",
    'history("AAA", "OLD", according_to="yearly")': """\
<history of AAA in OLD, according to yearly>
  body  standing  from        until       lasted
  OLD   member    1990-01-01  1999-01-01  9 years
  (coded by year) AAA: yearly counts whole years""",
    'history("BBB", "PACT")': """\
<history of BBB in PACT>
  body  standing  from        until             lasted
  PACT  party     1996-04-10  2001-04 (expiry)  about 5 years
  (coarse) BBB: joined 1996-04-10 and left 2001-04: not known to the day""",
    'changes("OLD", since="1993", before="1999")': """\
<3 changes in OLD>
  1993-05     ~CCC  observer            decision
  1996-01-01  +CCC  observer -> member  status change
  1998-03-01  -BBB  no longer member    withdrawal
  (disputed) BBB CCC: sources differ; explain() says how, and what was \
decided""",
    "events()": """\
<2 events>
  1993-04-10  clash   Clash at the river
  1999        summit  Last summit""",
}


@pytest.mark.parametrize("question", REPRS)
def test_reprs(tiny: cr.Dataset, question: str) -> None:
    """Each answer prints what it says, in few lines, with its caveats."""
    asked = question.replace("()", "(data=tiny)").replace(
        '")', '", data=tiny)'
    )
    asked = asked.replace("True)", "True, data=tiny)")
    answer = eval(f"cr.{asked}", {"cr": cr, "tiny": tiny})  # noqa: S307
    assert repr(answer) == REPRS[question]


def test_lines_are_79_columns_wide_at_most() -> None:
    """Text that is longer goes on in the next line, indented."""
    fits, too_long = "x" * 39 + " " + "y" * 39, "x" * 39 + " " + "y" * 40
    assert wrapped(fits, "  ") == [fits]
    assert wrapped(too_long, "  ") == ["x" * 39, "  " + "y" * 40]
    hyphened = "x" * 70 + " " + "2024-04-05"
    assert wrapped(hyphened, "  ") == ["x" * 70, "  2024-04-05"]


def test_conduct_stands_below_the_roster(tiny: cr.Dataset) -> None:
    """Each has lines of its own, which are no wider than a terminal."""
    answer = cr.members(
        "NEW", "2021-01-01", known_on="2026-01-01", lineage=True, data=tiny
    )
    assert repr(answer).splitlines()[:2] == [
        "<NEW on 2021-01-01, as known on 2026-01-01, with its line: AAA* CCC>",
        "  *AAA: participation frozen, says AAA (from 2020-02-22)",
    ]


@pytest.mark.parametrize(("country", "lines"), [("ARM", 1), ("GEO", 1)])
def test_many_caveats_of_one_kind_take_one_line(
    country: str, lines: int
) -> None:
    """They name the bodies; the answer has each with its words."""
    answer = cr.history(country)
    coarse = [one for one in answer.caveats if one.kind == "coarse"]
    assert len(coarse) > 3
    shown = [
        what for kind, what in answer._shown().caveats if kind == "coarse"
    ]
    assert len(shown) == lines
    assert shown[0].endswith("; .caveats says what of each")
    assert {one.body for one in coarse} <= set(shown[0].split(";")[0].split())


def test_many_caveats_of_one_body_name_the_countries() -> None:
    """For there is no other difference between them."""
    caveats = [
        cr.Caveat(
            kind=cr.CaveatKind.COARSE,
            message=f"{country}: joined 199{number}",
            body="CIS",
            countries=(country,),
        )
        for number, country in enumerate(["ARM", "AZE", "GEO", "KAZ"])
    ]
    assert caveat_notes(caveats, "CIS") == (
        ("coarse", "ARM AZE GEO KAZ; .caveats says what of each"),
    )
    assert len(caveat_notes(caveats[:3], "CIS")) == 3


def test_a_history_of_all_bodies_has_short_durations() -> None:
    """Two units in all bodies, every unit in one."""
    rows = {row[0]: row for row in cr.history("UZB")._shown().rows[::-1]}
    assert rows["CSCE"][-1] == f"2{GLUE}years 11{GLUE}months"
    (one,) = cr.history("UZB", "CSCE")._shown().rows
    assert one[-1].startswith(f"2{GLUE}years 11{GLUE}months ")


@pytest.mark.parametrize(
    "ask",
    [
        lambda data: cr.members("OLD", "1997-01-01", data=data),
        lambda data: cr.status("BBB", "OLD", "1997-01-01", data=data),
        lambda data: cr.bodies_of("BBB", "1997-01-01", data=data),
        lambda data: cr.history("BBB", data=data),
        lambda data: cr.changes("OLD", data=data),
        lambda data: cr.events(data=data),
    ],
)
def test_equal_answers_may_come_from_different_datasets(
    tiny: cr.Dataset, ask: Callable[[cr.Dataset], Any]
) -> None:
    """Which dataset gave an answer is no part of the answer."""
    other = copy.deepcopy(tiny)
    assert other is not tiny
    assert ask(tiny) == ask(other)


@pytest.mark.parametrize(
    ("joined", "left", "expected"),
    [
        ("1994-12-24", "1999-05-10", "4 years 4 months 2 weeks 2 days"),
        ("1994", "1999-05-10", "about 5 years"),
        ("1994", "1999/2000", "4 to 7 years"),
        ("1994-06", "1999-05/2000-07", "4 to 7 years"),
        ("1994", "1994", "less than a year"),
        ("1994-05", "1995-02", "about 1 year"),
        ("1994/1996", "1995", "at most 2 years"),
        ("1992-12", "1992-12/1993-01", "at most 1 year"),
        ("1992-06-24", "1998-10-31/..", "at least 6 years"),
        ("../1992", "1994", "at least 1 year"),
        ("../1992", "1992-05/..", "not known"),
    ],
)
def test_durations_are_as_exact_as_their_dates(
    joined: str, left: str, expected: str
) -> None:
    """Days give years, months and days; coarse dates give years."""
    from caucasus_ref.answers import duration  # noqa: PLC0415
    from caucasus_ref.model import Boundary  # noqa: PLC0415

    start, end = (Boundary(on=cr.PartialDate.parse(t)) for t in (joined, left))
    assert duration(start, end) == expected
    assert duration(start, None) == ""


def test_the_manner_of_a_change_is_the_telling_one() -> None:
    """Where one standing gives way to another, the act is named once."""
    (change,) = cr.changes("CSTO", since="2012-12-19", before="2012-12-20")
    assert (change.effect, change.how) == ("left", "suspension")
    first = cr.changes("CSTO", since="2003-09-18", before="2004", lineage=True)
    assert {one.how for one in first} == {"founding"}
