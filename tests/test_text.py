"""Answers in words and as plain values, on a tiny record."""

from __future__ import annotations

import json
from typing import Any

import attrs
import pytest

import caucasus_ref as cr
from caucasus_ref.telling import dated, wrapped


def lines(answer: Any) -> list[str]:
    """Explain an answer, line by line."""
    return str(cr.explain(answer)).splitlines()


def test_a_status_is_explained_whole(tiny: cr.Dataset) -> None:
    """Boundaries, acts, what was not adopted and why, and the sources."""
    answer = cr.status("BBB", "OLD", "1997-12-01", data=tiny)
    assert lines(answer) == [
        "Borduria in OLD (Old Alliance) on 1997-12-01: yes, member.",
        "",
        "Began in 1992 by accession [1].",
        "  1991-06-01 signed by Borduria [1]",
        "",
        (
            "Ended on 1998-03-01 by withdrawal [1]; the date was fixed on"
            " 1997-09-01."
        ),
        "  1997-09-01 notice by Borduria, effective 1998-03-01 [1]",
        "It lasted about 6 years.",
        "",
        "Not adopted:",
        "  left 1997-09-01 [2]: That is the day of the notice.",
        "",
        "Decision: A notice takes effect after six months.",
        "",
        "Last checked for news on 2026-01-01.",
        "",
        "Sources",
        "[1] Gazette. Secretariat (official).",
        "",
        "Cited only for what is not adopted",
        "[2] Wire. Agency, 1997-10 (agency).",
    ]


def test_conduct_is_told_beside_the_standing(tiny: cr.Dataset) -> None:
    """With its article or its author, and how others answered."""
    told = "\n".join(lines(cr.members("NEW", "2021-01-01", data=tiny)))
    assert "Beside the standing, which goes on:" in told
    assert "    2020-02-23 Cimmeria denies effect [2]" in told
    told = "\n".join(lines(cr.members("NEW", "2012-06-01", data=tiny)))
    assert "(from 2012-01-01 until 2013-01-01) under Art. 5" in told


def test_an_empty_answer_tells_of_the_body(tiny: cr.Dataset) -> None:
    """When it began, and who was in the body whose place it took."""
    told = lines(cr.members("NEW", "1995-01-01", data=tiny))
    assert told[:5] == [
        "NEW (New Alliance) on 1995-01-01: nobody.",
        "",
        "NEW began on 2000-01-01 by founding [1].",
        "",
        "On that day OLD (Old Alliance), which it replaced, had 2: AAA BBB.",
    ]
    told = lines(cr.members("OLD", "2000-01-01", data=tiny))
    assert "OLD ended on 2000-01-01 by dissolution [1]." in told


def test_a_coding_is_told_where_it_disputes(tiny: cr.Dataset) -> None:
    """What the dataset says and why it is not adopted."""
    told = lines(cr.status("CCC", "OLD", "1999-01-01", data=tiny))
    assert "  Cimmeria: member 1993/1998 [2]: It counts whole years." in told
    assert "Decision: The day decides, not the year." in told


def test_the_other_answers_are_explained(tiny: cr.Dataset) -> None:
    """Bodies, histories, changes and events tell a line for each row."""
    told = lines(cr.bodies_of("AAA", "2020-03-01", data=tiny))
    assert told[0] == "Arcadia on 2020-03-01: 2 bodies."
    assert told[2] == (
        "  PACT (Pact of Peace): party, from 1996-04-10 by ratification [1]"
    )
    told = lines(cr.history("BBB", "OLD", data=tiny))
    assert told[0] == "Borduria in OLD (Old Alliance):"
    assert "  left 1997-09-01 [2]: That is the day of the notice." in told
    told = lines(cr.changes("OLD", data=tiny))
    assert told[1] == "  1990-01-01 +AAA member founding [1]"
    told = lines(cr.events(data=tiny))
    assert told[0] == "2 events:"
    assert "  Arcadia says: B fired. [1]" in told


def test_rivals_of_several_countries_are_told_by_country() -> None:
    """A roster in which two joins are disputed names both."""
    answer = cr.members("CIS", "1992-06-01")
    assert answer.disputed == {"AZE", "MDA"}
    told = lines(answer)
    rivals = told[told.index("Not adopted:") + 1 :]
    assert any(line.startswith("  Azerbaijan: joined") for line in rivals)
    assert any(line.startswith("  Moldova: ") for line in rivals)


def test_what_never_was_and_who_was_nowhere_is_told() -> None:
    """No start to tell, nobody in the body before, no length to count."""
    told = lines(cr.parties("ZURICH_RELATIONS_2009", "2012-01-01"))
    assert "ZURICH_RELATIONS_2009 never entered into force." in told
    told = lines(cr.members("CSTO", "1990-01-01"))
    assert told[0].endswith("on 1990-01-01: nobody.")
    assert not any("On that day" in line for line in told)
    told = lines(cr.members("CSTO", "1996-01-01"))
    assert any(line.startswith("On that day CST (") for line in told)
    told = lines(cr.status("BLR", "CIS_PROTOCOL_1991", "2024-01-01"))
    assert "No end is known." in told


@pytest.mark.parametrize(
    ("on", "told"),
    [
        ("2001-02-03", "on 2001-02-03"),
        ("2001-02", "in 2001-02"),
        ("../2001", "on or before 2001-12-31"),
        ("2001/..", "on or after 2001-01-01"),
        ("2001/2002", "between 2001-01-01 and 2002-12-31"),
    ],
)
def test_a_date_is_told_with_its_preposition(on: str, told: str) -> None:
    """Every form of a date reads as a part of a sentence."""
    assert dated(cr.PartialDate.parse(on)) == told


def test_what_is_no_answer_is_refused(tiny: cr.Dataset) -> None:
    """Only what a question gave can be explained and cited."""
    for stranger in ("CSTO", tiny, tiny.bodies["OLD"]):
        with pytest.raises(TypeError, match="is no answer; pass what"):
            cr.explain(stranger)  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="is no answer; pass what"):
            cr.cite(stranger)  # type: ignore[arg-type]


def test_cite_lists_the_record_and_the_sources(tiny: cr.Dataset) -> None:
    """The version of the record first, then the sources by number."""
    answer = cr.status("BBB", "OLD", "1997-12-01", data=tiny)
    first, *rest = str(cr.cite(answer)).splitlines()
    assert first.startswith(f"caucasus_ref {cr.__version__}: alliances")
    assert rest == [
        "",
        "[1] Gazette. Secretariat (official).",
        "",
        "Cited only for what is not adopted",
        "[2] Wire. Agency, 1997-10 (agency).",
    ]


def test_told_text_prints_without_quotes(tiny: cr.Dataset) -> None:
    """At a prompt an explanation is readable as it is."""
    told = cr.explain(cr.members("OLD", "1995-01-01", data=tiny))
    assert repr(told) == str(told)


def test_to_dict_gives_plain_values(tiny: cr.Dataset) -> None:
    """Days become text, sets lists, terms their words; the version is in."""
    answer = cr.status("AAA", "NEW", "2021-01-01", data=tiny)
    plain = cr.to_dict(answer)
    assert plain == json.loads(json.dumps(plain))
    assert plain["on"] == "2021-01-01"
    assert plain["truth"] == "yes"
    assert plain["joined"]["on"] == "2000-01-01"
    assert plain["conduct"][0]["kind"] == "frozen"
    assert plain["version"] == cr.__version__
    assert only_plain(plain)
    members = cr.to_dict(cr.members("OLD", "1992-06-01", data=tiny))
    assert members["certain"] == ["AAA"]
    assert members["possible"] == ["AAA", "BBB"]
    assert members["reading"]["basis"] == "effective"
    line = cr.to_dict(cr.timeline("OLD", data=tiny))
    assert line["changes"][0] == {
        "on": "1990-01-01",
        "joined": ["AAA"],
        "left": [],
        "maybe": [],
        "out": [],
    }


def only_plain(value: Any) -> bool:
    """Whether a value is made of JSON's own types, no cousins of them."""
    if type(value) is dict:
        return all(map(only_plain, [*value, *value.values()]))
    if type(value) is list:
        return all(map(only_plain, value))
    return type(value) in (str, int, bool, type(None))


def test_to_dict_takes_records_too(tiny: cr.Dataset) -> None:
    """A record becomes what its file would say."""
    plain = cr.to_dict(tiny.countries["BBB"])
    assert plain == {"id": "BBB", "name": "Borduria"}


def changed(tiny: cr.Dataset, *records: Any) -> cr.Dataset:
    """Give the tiny record with these in the place of those of their id."""
    new = {one.id: one for one in records}
    return cr.Dataset.from_records(
        bodies=[new.get(one.id, one) for one in tiny.bodies],
        countries=tiny.countries,
        events=[new.get(one.id, one) for one in tiny.events],
        sources=tiny.sources,
    )


def test_notes_are_told_as_sentences(tiny: cr.Dataset) -> None:
    """A note begins with a capital and ends with a mark, as written or not."""
    old = tiny.bodies["OLD"]
    first, second, *rest = old.memberships
    assert first.left is not None
    noted = attrs.evolve(
        first,
        note="the seat stayed empty",
        joined=attrs.evolve(first.joined, note="They met in spring!"),
        left=attrs.evolve(first.left, note="its last day was a Friday"),
    )
    data = changed(tiny, attrs.evolve(old, memberships=(noted, second, *rest)))
    told = lines(cr.status("AAA", "OLD", "1995-01-01", data=data))
    assert (
        told[2] == "Began on 1990-01-01 by founding [1]. They met in spring!"
    )
    assert told[4:7] == [
        ("Ended on 2000-01-01 by dissolution [1]. Its last day was a Friday."),
        "It lasted 10 years.",
        "The seat stayed empty.",
    ]
    told = lines(cr.history("AAA", "OLD", data=data))
    assert " ".join(" ".join(told[1:]).split()).startswith(
        "OLD: member, from 1990-01-01 by founding [1], until 2000-01-01 by"
        " dissolution [1]. It lasted 10 years. They met in spring! Its last"
        " day was a Friday."
    )


@pytest.mark.parametrize(
    ("end", "when"),
    [
        (None, "1993-04-10, clash"),
        ("1993-04-13", "1993-04-10 until 1993-04-13 (the first day after)"),
        ("1993-05/..", "1993-04-10, its end is open, clash"),
    ],
)
def test_an_event_says_how_long_it_lasted(
    tiny: cr.Dataset, end: str | None, when: str
) -> None:
    """One day, until a first day after, or nobody knows how long."""
    event = attrs.evolve(
        tiny.events["clash-1993"],
        end=cr.PartialDate.parse(end) if end else None,
        places=("the ford", "the mill"),
        summary="shots were heard",
        note="no one was hurt",
    )
    told = lines(cr.events(kind="clash", data=changed(tiny, event)))
    text = " ".join(" ".join(told).split())
    assert told[2].startswith(when)
    assert "At the ford; the mill. Shots were heard." in text
    assert "  No one was hurt." in told


def test_what_has_no_source_says_so(tiny: cr.Dataset) -> None:
    """A boundary without a source is told and marked."""
    old = tiny.bodies["OLD"]
    first, *rest = old.memberships
    bare = attrs.evolve(first, joined=attrs.evolve(first.joined, sources=()))
    data = changed(tiny, attrs.evolve(old, memberships=(bare, *rest)))
    told = lines(cr.status("AAA", "OLD", "1995-01-01", data=data))
    assert told[2] == "Began on 1990-01-01 by founding (unsourced)."


def test_lines_are_79_columns_wide_at_most() -> None:
    """Longer text goes on below, indented; an address is never broken."""
    fits, too_long = "x" * 39 + " " + "y" * 39, "x" * 39 + " " + "y" * 40
    assert wrapped(fits) == [fits]
    assert wrapped(too_long) == ["x" * 39, "  " + "y" * 40]
    assert wrapped("z" * 90, "  ") == ["  " + "z" * 90]


def test_only_what_is_held_that_day_is_told(tiny: cr.Dataset) -> None:
    """Other days and standings that do not count stand elsewhere."""
    told = lines(cr.members("OLD", "1997-12-01", data=tiny))
    assert told[:5] == [
        "OLD (Old Alliance) on 1997-12-01: 3 in all.",
        (
            "  AAA Arcadia: member, from 1990-01-01 by founding [1], until"
            " 2000-01-01 by"
        ),
        "    dissolution [1]",
        (
            "  BBB Borduria: member, from 1992 by accession [1], until"
            " 1998-03-01 by"
        ),
        "    withdrawal [1]",
    ]
    assert sum(line.startswith("  CCC ") for line in told) == 1
    told = lines(cr.bodies_of("CCC", "1995-01-01", data=tiny))
    assert told == ["Cimmeria on 1995-01-01: 0 bodies."]


def test_a_coding_may_say_never(tiny: cr.Dataset) -> None:
    """A coding without a year or a membership denies them all."""
    old = tiny.bodies["OLD"]
    never = attrs.evolve(old.codings[1], years=())
    data = changed(tiny, attrs.evolve(old, codings=(never,)))
    told = lines(cr.status("CCC", "OLD", "1997-01-01", data=data))
    assert "  Cimmeria: never [2]: It counts whole years." in told


def test_the_day_of_the_last_check_is_the_membership_s_own(
    tiny: cr.Dataset,
) -> None:
    """A membership that was checked on another day says so."""
    old = tiny.bodies["OLD"]
    first, *rest = old.memberships
    checked = attrs.evolve(first, checked=cr.PartialDate.parse("2025-05-05"))
    data = changed(tiny, attrs.evolve(old, memberships=(checked, *rest)))
    told = lines(cr.status("AAA", "OLD", "1995-01-01", data=data))
    assert "Last checked for news on 2025-05-05." in told


def test_of_two_stretches_the_one_of_the_day_is_told(
    tiny: cr.Dataset,
) -> None:
    """An earlier membership, or a standing beside, is no line of its own."""
    old = tiny.bodies["OLD"]
    first, second, watched, joined = old.memberships
    assert second.left is not None
    assert watched.left is not None
    early = attrs.evolve(
        joined,
        joined=watched.joined,
        left=attrs.evolve(second.left, known=None, on=_date("1996")),
    )
    again = attrs.evolve(
        joined, joined=attrs.evolve(second.joined, on=_date("1997"))
    )
    back = changed(tiny, attrs.evolve(old, memberships=(first, early, again)))
    told = lines(cr.members("OLD", "1998-06-01", data=back))
    assert sum(line.startswith("  CCC ") for line in told) == 1
    until = attrs.evolve(
        watched, left=attrs.evolve(watched.left, on=_date("1996"))
    )
    since = attrs.evolve(
        joined, joined=attrs.evolve(joined.joined, on=_date("1996"))
    )
    turn = changed(tiny, attrs.evolve(old, memberships=(first, until, since)))
    told = lines(cr.members("OLD", "1996-06-01", data=turn))
    (told_of,) = [line for line in told if line.startswith("  CCC ")]
    assert told_of.startswith("  CCC Cimmeria: member, from 1996")


def _date(text: str) -> cr.PartialDate:
    return cr.PartialDate.parse(text)


def test_what_still_lasts_or_is_unknown_is_told_without_an_end(
    tiny: cr.Dataset,
) -> None:
    """A history has no end to tell, and no data is no standing to tell."""
    told = lines(cr.history("AAA", "NEW", data=tiny))
    assert told[1] == "  NEW: member, from 2000-01-01 by founding [1]."
    status = cr.status(
        "AAA", "NEW", "2021-01-01", according_to="yearly", data=tiny
    )
    assert lines(status)[1] == "  nothing recorded."
    answer = cr.bodies_of(
        "AAA", "2021-01-01", according_to="yearly", data=tiny
    )
    assert answer.uncertain == {"NEW", "OLD", "PACT"}
    assert lines(answer)[:2] == [
        "Arcadia on 2021-01-01, according to yearly: 0 bodies.",
        "",
    ]
