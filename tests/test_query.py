"""What the questions take, refuse and give, on a tiny record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Any

import attrs
import pytest

import caucasus_ref as cr
from caucasus_ref.model import Boundary, Complete, Membership, Rival
from caucasus_ref.vocabulary import Edge, Manner, Standing


def test_records_are_taken_where_names_are(tiny: cr.Dataset) -> None:
    """A body, a country or a source may be given itself."""
    old, bbb = tiny.bodies["OLD"], tiny.countries["BBB"]
    day = "1995-01-01"
    yearly = tiny.sources["yearly"]
    by_record = cr.members(old, day, according_to=yearly, data=tiny)
    by_name = cr.members("старый союз", day, according_to="yearly", data=tiny)
    assert by_record == by_name
    assert bbb in by_record
    assert cr.status(bbb, old, day, data=tiny) == cr.status(
        "Borduria", "old", day, data=tiny
    )
    assert by_name == cr.members("OLD", day, according_to="Yearly", data=tiny)
    pact = tiny.bodies["PACT"]
    assert isinstance(pact, cr.Treaty)
    assert cr.parties(pact, day, data=tiny).body == "PACT"


def test_a_record_of_another_kind_is_refused_whoever_asked_before(
    tiny: cr.Dataset,
) -> None:
    """What an earlier question left behind does not answer for it."""
    old = cr.Country(id="OLD", name="Oldland")
    cr.members("OLD", "1995-01-01", data=tiny)
    with pytest.raises(cr.UnknownNameError, match="no body is known as <OLD"):
        cr.members(old, "1995-01-01", data=tiny)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "bad",
    ["2024-04", "04/05/2024", "", None, "0000-01-01", "2024-02-31",
     datetime(2024, 4, 5)],  # noqa: DTZ001
)  # fmt: skip
def test_what_is_no_day_is_refused(tiny: cr.Dataset, bad: Any) -> None:
    """Every question of a day refuses what is none, with the way out."""
    with pytest.raises(cr.DateError, match=r"^on: "):
        cr.members("OLD", bad, data=tiny)
    with pytest.raises(cr.DateError, match=r"^on: "):
        cr.status("AAA", "OLD", bad, data=tiny)
    with pytest.raises(cr.DateError, match=r"^on: "):
        cr.bodies_of("AAA", bad, data=tiny)
    with pytest.raises(cr.DateError, match=r"^known_on: "):
        cr.members("OLD", "2000-01-01", known_on=bad or "", data=tiny)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"basis": "sign"}, "'sign' is unknown; did you mean signature?"),
        ({"basis": 3}, "basis: 3 is unknown; write effective or signature"),
        ({"lineage": 1}, "lineage: 1 must be True or False"),
        ({"standing": "membre"}, "did you mean member"),
        ({"standing": "zzz"}, "write member, party, "),
        ({"standing": []}, 'name at least one, or "any"'),
    ],
)
def test_misspelt_keywords_are_refused(
    tiny: cr.Dataset, words: dict[str, Any], message: str
) -> None:
    """A keyword that is none of its values is refused with suggestions."""
    with pytest.raises(cr.ReadingError, match=message):
        cr.members("OLD", "1995-01-01", data=tiny, **words)


COARSE = "2001-04-15"
"""A day on which it is not known whether BBB was still in PACT."""
QUESTIONS: dict[str, Callable[..., Any]] = {
    "members": partial(cr.members, "PACT", COARSE),
    "parties": partial(cr.parties, "PACT", COARSE),
    "status": partial(cr.status, "BBB", "PACT", COARSE),
    "bodies_of": partial(cr.bodies_of, "BBB", COARSE),
    "history": partial(cr.history, "BBB", "PACT"),
    "changes": partial(cr.changes, "PACT"),
    "timeline": partial(cr.timeline, "PACT"),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_takes_the_same_keywords(
    tiny: cr.Dataset, question: str
) -> None:
    """A bad value of each is refused by its name, so none is passed over."""
    ask = QUESTIONS[question]
    for argument, bad in (
        ("basis", "sign"),
        ("known_on", "1995"),
        ("lineage", 1),
        ("standing", "zzz"),
    ):
        with pytest.raises(ValueError, match=rf"^{argument}: "):
            ask(**{argument: bad}, data=tiny)
    with pytest.raises(cr.UnknownNameError, match="no source is known"):
        ask(according_to="nobody", data=tiny)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_can_be_strict(tiny: cr.Dataset, question: str) -> None:
    """Then the error has the answer and its caveats; without, no error."""
    ask = QUESTIONS[question]
    answer = ask(data=tiny)
    with pytest.raises(cr.UncertainAnswerError) as caught:
        ask(strict=True, data=tiny)
    assert caught.value.answer == answer
    assert {caveat.kind for caveat in caught.value.caveats} >= {"coarse"}


@pytest.mark.parametrize("question", [cr.changes, cr.events])
def test_a_period_is_refused_by_the_name_of_its_end(
    tiny: cr.Dataset, question: Callable[..., Any]
) -> None:
    """Which of the two is no date, and that they are the wrong way round."""
    ask = partial(question, "PACT") if question is cr.changes else question
    for argument in ("since", "before"):
        with pytest.raises(cr.DateError, match=rf"^{argument}: 'soon'"):
            ask(**{argument: "soon"}, data=tiny)
    with pytest.raises(cr.DateError, match=r"^before: 1994-01-01 is not "):
        ask(since="1995", before="1994", data=tiny)


def test_unknown_names_are_refused(tiny: cr.Dataset) -> None:
    """An unknown body, country or source raises with what it may be."""
    day = "1995-01-01"
    with pytest.raises(cr.UnknownNameError, match="did you mean OLD"):
        cr.members("ODL", day, data=tiny)
    with pytest.raises(cr.UnknownNameError, match="did you mean BBB"):
        cr.status("Bordurie", "OLD", day, data=tiny)
    with pytest.raises(cr.UnknownNameError, match="did you mean yearly"):
        cr.members("OLD", day, according_to="yearli", data=tiny)
    with pytest.raises(cr.UnknownNameError, match="'Ruritania'"):
        assert "Ruritania" in cr.members("OLD", day, data=tiny)
    with pytest.raises(cr.UnknownNameError, match="'ORG'"):
        assert "ORG" in cr.bodies_of("AAA", day, data=tiny)


def test_parties_refuses_an_organisation(tiny: cr.Dataset) -> None:
    """The question for an instrument is not put to another body."""
    with pytest.raises(cr.UnknownNameError) as caught:
        cr.parties("OLD", "1995-01-01", data=tiny)
    assert str(caught.value) == (
        "no treaty is known as 'OLD'; OLD is an organisation; ask members()"
    )
    assert list(cr.parties("PACT", "1997-01-01", data=tiny)) == ["AAA", "BBB"]
    assert cr.parties("PACT", "1997-01-01", data=tiny) == cr.members(
        "PACT", "1997-01-01", data=tiny
    )


def test_a_name_is_that_of_the_day_asked_about() -> None:
    """Two countries were called Yugoslavia, one after the other."""
    for day, who in (("1985-01-01", "YUG"), ("1995-01-01", "x-fry")):
        assert cr.status("Yugoslavia", "UN", day).country == who
        assert cr.bodies_of("Yugoslavia", day).country == who
    absent = [
        one
        for one in cr.status("x-fry", "UN", "1985-01-01").caveats
        if one.kind is cr.CaveatKind.NOT_IN_EXISTENCE
    ]
    assert [(one.body, one.countries) for one in absent] == [("", ("x-fry",))]


def test_the_shipped_record_answers_without_data() -> None:
    """Without `data` the record that comes with the library answers."""
    assert "ARM" in cr.members("CSTO", "2010-01-01")
    assert "AZE" in cr.parties("CST", "1996-06-01")
    assert len(cr.events(since="2024", before="2025")) > 0


class TestChanges:
    """The changes of a roster between two dates."""

    def told(self, tiny: cr.Dataset, **words: Any) -> list[str]:
        """Print each change on one line."""
        return [
            " ".join(one.cells()[:2])
            for one in cr.changes("OLD", data=tiny, **words)
        ]

    def test_since_and_before_take_coarse_dates(
        self, tiny: cr.Dataset
    ) -> None:
        """From the first day on, up to and without the other."""
        assert self.told(tiny, since="1996", before="2000") == [
            "1996-01-01 +CCC", "1998-03-01 -BBB",
        ]  # fmt: skip
        assert self.told(tiny, since="1996-01-02", before="1998-03-01") == []
        assert self.told(tiny, since=date(2000, 1, 1)) == [
            "2000-01-01 -AAA", "2000-01-01 -CCC",
        ]  # fmt: skip

    def test_a_coarse_change_is_told_if_it_may_lie_between(
        self, tiny: cr.Dataset
    ) -> None:
        """Its last possible day may be the first asked, and its first."""
        assert self.told(tiny, since="1992-12-31", before="1993") == [
            "1992 +BBB"
        ]
        assert self.told(tiny, since="1993", before="1993-05-01") == []
        assert self.told(tiny, since="1993", before="1993-05-02") == [
            "1993-05 ~CCC"
        ]
        assert self.told(tiny, since="1990-01-02", before="1992-01-01") == []

    def test_only_the_standings_asked_for(self, tiny: cr.Dataset) -> None:
        """With a standing only its own beginnings and ends are told."""
        assert self.told(tiny, standing="observer") == [
            "1993-05 +CCC", "1996-01-01 -CCC",
        ]  # fmt: skip
        (row,) = cr.history("CCC", "OLD", standing="observer", data=tiny)
        assert row.standing == "observer"

    def test_caveats_are_those_of_the_time_asked(
        self, tiny: cr.Dataset
    ) -> None:
        """A caveat of other years is no caveat of this answer."""
        early = cr.changes("OLD", before="1992", data=tiny)
        late = cr.changes("OLD", since="1992", before="1993", data=tiny)
        assert [one.kind.value for one in early.caveats] == []
        assert [one.kind.value for one in late.caveats] == ["coarse"]


class TestEvents:
    """The events of a period."""

    def told(self, tiny: cr.Dataset, **words: Any) -> list[str]:
        """Give the ids of the events told."""
        return [one.id for one in cr.events(data=tiny, **words)]

    def test_an_event_is_told_if_a_day_of_it_lies_between(
        self, tiny: cr.Dataset
    ) -> None:
        """Its last day is the one before its end; a coarse one may lie."""
        clash, summit = "clash-1993", "summit-1999"
        assert self.told(tiny) == [clash, summit]
        assert self.told(tiny, since="1993-04-12", before="1994") == [clash]
        assert self.told(tiny, since="1993-04-13") == [summit]
        assert self.told(tiny, before="1993-04-10") == []
        assert self.told(tiny, before="1993-04-11") == [clash]
        assert self.told(tiny, since="1999-12-31") == [summit]
        assert self.told(tiny, since="2000") == []

    def test_who_and_what_must_all_be_there(self, tiny: cr.Dataset) -> None:
        """Several countries or bodies are asked for together."""
        aaa, old = tiny.countries["AAA"], tiny.bodies["OLD"]
        assert self.told(tiny, involving="Borduria") == ["clash-1993"]
        assert self.told(tiny, involving=[aaa, "BBB"]) == ["clash-1993"]
        assert len(self.told(tiny, involving=aaa, touching=old)) == 2
        assert self.told(tiny, touching=["OLD", "NEW"]) == ["summit-1999"]

    def test_of_one_kind(self, tiny: cr.Dataset) -> None:
        """A kind is asked for by its word; another word is refused."""
        assert self.told(tiny, kind="summit") == ["summit-1999"]
        for bad, way_out in (
            ("sumit", "did you mean summit"),
            ("qqq", "write war, clash, "),
        ):
            what = rf"^kind: '{bad}' is unknown; {way_out}"
            with pytest.raises(cr.ReadingError, match=what):
                cr.events(kind=bad, data=tiny)


def test_strict_gives_the_answer_or_raises_with_it(tiny: cr.Dataset) -> None:
    """An answer with a caveat is refused, and kept in the error."""
    plain = cr.members("OLD", "1991-01-01", strict=True, data=tiny)
    assert list(plain) == ["AAA"]
    with pytest.raises(cr.UncertainAnswerError, match="not known to the day"):
        cr.members("OLD", "1992-06-01", strict=True, data=tiny)
    with pytest.raises(cr.UncertainAnswerError) as caught:
        cr.status("BBB", "OLD", "1992-06-01", strict=True, data=tiny)
    assert caught.value.answer.truth is cr.Truth.UNCERTAIN


def test_conduct_is_no_caveat(tiny: cr.Dataset) -> None:
    """What goes on beside a standing shows, and is not refused."""
    answer = cr.status("AAA", "NEW", "2021-01-01", strict=True, data=tiny)
    assert [one.kind.value for one in answer.conduct] == ["frozen"]
    days = {"2020-02-21": [], "2020-02-22": ["AAA"]}
    for day, expected in days.items():
        members = cr.members("NEW", day, data=tiny)
        assert [one.country for one in members.conduct] == expected
    early = cr.members("NEW", "2021-01-01", known_on="2020-02-21", data=tiny)
    assert early.conduct == ()
    counts = {"2011-12-31": 0, "2012-01-01": 1}
    counts |= {"2012-12-31": 1, "2013-01-01": 0}
    for day, count in counts.items():
        assert len(cr.status("CCC", "NEW", day, data=tiny).conduct) == count
        assert len(cr.members("NEW", day, data=tiny).conduct) == count


def test_many_readings_do_not_fill_the_memory(
    tiny: cr.Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Answers are kept for asking again, up to a limit, then dropped."""
    monkeypatch.setattr("caucasus_ref.dataset._CACHED", 3)
    for day in range(1, 9):
        cr.members(
            "OLD", "1995-01-01", known_on=f"1995-01-{day:02}", data=tiny
        )
        assert len(tiny.cache) <= 3


def changed(
    tiny: cr.Dataset,
    body: str,
    *,
    event: cr.Event | None = None,
    **fields: Any,
) -> cr.Dataset:
    """Give the tiny record with other fields in one body, or one event."""
    return cr.Dataset.from_records(
        bodies=[
            attrs.evolve(one, **fields) if one.id == body else one
            for one in tiny.bodies
        ],
        countries=tiny.countries,
        events=tiny.events if event is None else [event],
        sources=tiny.sources,
    )


def in_old(standing: Standing, joined: str, left: str) -> Membership:
    """Make a membership of AAA in OLD."""
    return Membership(
        body="OLD",
        country="AAA",
        standing=standing,
        joined=Boundary(on=cr.PartialDate.parse(joined), how=Manner.ACCESSION),
        left=Boundary(on=cr.PartialDate.parse(left), how=Manner.WITHDRAWAL),
    )


class TestStatus:
    """What one country held on one day."""

    def test_a_body_that_has_ended_has_no_news(self, tiny: cr.Dataset) -> None:
        """After its end nobody needs to look, while others are stale."""
        for body, stale in (("OLD", False), ("NEW", True)):
            answer = cr.status("AAA", body, "2026-01-02", data=tiny)
            kinds = {one.kind.value for one in answer.caveats}
            assert ("after_checked" in kinds) is stale

    def test_of_a_line_the_body_of_the_day_answers(
        self, tiny: cr.Dataset
    ) -> None:
        """Asked about either, the one that exists on the day is told."""
        for asked in ("OLD", "NEW"):
            bodies = [
                cr.status("AAA", asked, day, lineage=True, data=tiny).body
                for day in ("1999-12-31", "2000-01-01")
            ]
            assert bodies == ["OLD", "NEW"]

    def test_silence_is_no_data_while_the_body_may_exist(
        self, tiny: cr.Dataset
    ) -> None:
        """Where the start is coarse, from its first possible day on."""
        start = Boundary(
            on=cr.PartialDate.parse("1999/2000"), how=Manner.FOUNDING
        )
        data = changed(
            tiny,
            "NEW",
            start=start,
            memberships=(),
            conduct=(),
            complete=Complete(standings=()),
        )
        truths = [
            cr.status("BBB", "NEW", day, data=data).truth.value
            for day in ("1998-12-31", "1999-01-01", "2000-12-31")
        ]
        assert truths == ["no", "uncertain", "uncertain"]

    def test_silence_on_all_days_is_no_empty_history(
        self, tiny: cr.Dataset
    ) -> None:
        """Asked of one body where nobody looked, the history says so."""
        complete = Complete(standings=())
        data = changed(tiny, "NEW", complete=complete, conduct=())
        asked = cr.history("BBB", "NEW", data=data)
        assert repr(asked).startswith("<history of BBB in NEW: none>\n")
        (caveat,) = asked.caveats
        assert caveat.kind == "no_data"
        assert (
            caveat in cr.status("BBB", "NEW", "2001-01-01", data=data).caveats
        )
        assert "no data" in cr.explain(asked)
        with pytest.raises(cr.UncertainAnswerError):
            cr.history("BBB", "NEW", strict=True, data=data)
        everywhere = cr.history("BBB", data=data).caveats
        assert "no_data" not in {one.kind for one in everywhere}
        assert repr(cr.history("BBB", "NEW", data=tiny)) == (
            "<history of BBB in NEW: none>"
        )
        assert not cr.history("AAA", "NEW", data=data).caveats
        silent = cr.history("BBB", "NEW", according_to="wire", data=data)
        assert [one.kind for one in silent.caveats] == [
            "no_data",
            "source_silent",
        ]

    def test_along_a_line_each_body_tells_of_its_own_time(
        self, tiny: cr.Dataset
    ) -> None:
        """What is coarse before a body took its place is no caveat of it."""
        signed = Membership(
            body="NEW",
            country="BBB",
            standing=Standing.SIGNATORY,
            joined=Boundary(
                on=cr.PartialDate.parse("1994"), how=Manner.SIGNATURE
            ),
            left=Boundary(
                on=cr.PartialDate.parse("1999-01-01"), how=Manner.REFUSAL
            ),
        )
        rows = (*tiny.bodies.NEW.memberships, signed)
        data = changed(tiny, "NEW", memberships=rows)
        told = [
            [
                one.body
                for one in cr.history(
                    "BBB", "NEW", lineage=lineage, standing="any", data=data
                ).caveats
                if "1994" in one.message
            ]
            for lineage in (False, True)
        ]
        assert told == [["NEW"], []]

    def test_a_history_of_a_country_that_is_listed_is_a_no(
        self, tiny: cr.Dataset
    ) -> None:
        """Where the roster is complete for some, only others are no data."""
        data = changed(
            tiny,
            "NEW",
            memberships=(),
            conduct=(),
            complete=Complete(
                standings=(Standing.MEMBER,), countries=("BBB",)
            ),
        )
        told = [cr.history(who, "NEW", data=data) for who in ("BBB", "CCC")]
        assert [len(one.caveats) for one in told] == [0, 1]

    def test_where_a_dataset_is_silent_it_has_its_own_caveat(
        self, tiny: cr.Dataset
    ) -> None:
        """Outside of its cover nothing is said of our completeness."""
        complete = Complete(standings=())
        data = changed(tiny, "NEW", complete=complete, conduct=())
        asked = cr.history("BBB", "NEW", according_to="yearly", data=data)
        assert "no_data" not in {one.kind for one in asked.caveats}

    def test_of_two_possible_standings_the_counted_one_is_told(
        self, tiny: cr.Dataset
    ) -> None:
        """Both may be held on a coarse day; the question decides."""
        rows = (
            in_old(Standing.OBSERVER, "1990-01-01", "1994"),
            in_old(Standing.MEMBER, "1994", "1996"),
            in_old(Standing.OBSERVER, "1996", "2000-01-01"),
        )
        data = changed(tiny, "OLD", memberships=rows, codings=())
        for day in ("1994-06-01", "1996-06-01"):
            for standing in ("member", "observer"):
                answer = cr.status(
                    "AAA", "OLD", day, standing=standing, data=data
                )
                assert answer.standing == standing

    def test_a_certain_standing_goes_before_a_counted_one(
        self, tiny: cr.Dataset
    ) -> None:
        """What the country surely held is told, though it does not count."""
        rival = Rival(
            of=Edge.LEFT,
            on=cr.PartialDate.parse("1997-01-01"),
            sources=("wire",),
            why_not="It errs.",
        )
        rows = (
            attrs.evolve(
                in_old(Standing.OBSERVER, "1990-01-01", "1994"),
                rivals=(rival,),
                decision="We decide.",
            ),
            in_old(Standing.MEMBER, "1994/1998", "2000-01-01"),
        )
        data = changed(tiny, "OLD", memberships=rows, codings=())
        answer = cr.status(
            "AAA", "OLD", "1996-06-01", according_to="wire", data=data
        )
        assert answer.standing == "observer"
        assert answer.truth is cr.Truth.UNCERTAIN

    def test_conduct_is_the_country_s_own_and_beside_a_standing(
        self, tiny: cr.Dataset
    ) -> None:
        """Another's conduct is not told, nor any where nothing is held."""
        day = "2021-01-01"
        assert cr.status("CCC", "NEW", day, data=tiny).conduct == ()
        silent = cr.status("AAA", "NEW", day, according_to="yearly", data=tiny)
        assert silent.standing is None
        assert silent.conduct == ()


def test_who_leaves_and_comes_back_joins_twice(tiny: cr.Dataset) -> None:
    """After a gap the earlier membership is not what changed."""
    rows = (
        in_old(Standing.MEMBER, "1990-01-01", "1992-01-01"),
        in_old(Standing.MEMBER, "1994-01-01", "2000-01-01"),
    )
    data = changed(tiny, "OLD", memberships=rows, codings=())
    told = [" ".join(one.cells()[:3]) for one in cr.changes("OLD", data=data)]
    assert told == [
        "1990-01-01 +AAA member",
        "1992-01-01 -AAA no longer member",
        "1994-01-01 +AAA member",
        "2000-01-01 -AAA no longer member",
    ]


def test_a_timeline_is_of_the_body_alone_and_may_be_strict(
    tiny: cr.Dataset,
) -> None:
    """Without lineage it is empty before the start; strict refuses doubt."""
    day = "1995-01-01"
    assert cr.timeline("NEW", data=tiny).on(day) == frozenset()
    line = cr.timeline("NEW", lineage=True, data=tiny)
    assert line.on(day) == {"AAA", "BBB"}
    with pytest.raises(cr.UncertainAnswerError, match="not known to the day"):
        cr.timeline("OLD", strict=True, data=tiny)
    plain = changed(
        tiny,
        "NEW",
        memberships=tiny.bodies["NEW"].memberships[:1],
        conduct=(),
    )
    assert cr.timeline("NEW", strict=True, data=plain).on("2001-01-01") == {
        "AAA"
    }


def test_an_event_of_coarse_dates_is_told_while_it_may_last(
    tiny: cr.Dataset,
) -> None:
    """From its first possible day to the day before its last possible end."""
    assert len(cr.events(before="1999-01-02", kind="summit", data=tiny)) == 1
    assert len(cr.events(before="1999-01-01", kind="summit", data=tiny)) == 0
    long = attrs.evolve(
        tiny.events["clash-1993"], end=cr.PartialDate.parse("1993-05/1993-06")
    )
    data = changed(tiny, "OLD", event=long)
    assert len(cr.events(since="1993-06-29", data=data)) == 1
    assert len(cr.events(since="1993-06-30", data=data)) == 0


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (
            lambda: cr.members("ARM", "2024-01-01"),
            (
                "no body is known as 'ARM';"
                " it is a country; ask bodies_of() or history()"
            ),
        ),
        (
            lambda: cr.status("CSTO", "NATO", "2024-01-01"),
            (
                "no country is known as 'CSTO';"
                " it is a body; ask members() or changes()"
            ),
        ),
        (
            lambda: cr.history("CSTO"),
            (
                "no country is known as 'CSTO';"
                " it is a body; ask members() or changes()"
            ),
        ),
        (
            lambda: cr.events(involving=3),  # type: ignore[arg-type]
            (
                "no country is known as 3; pass its id or its name as text,"
                " or the country itself"
            ),
        ),
        (
            lambda: cr.members("ZZZZ", "2024-01-01"),
            (
                "no body is known as 'ZZZZ';"
                " iterate load().bodies to see what there is"
            ),
        ),
    ],
)
def test_the_wrong_kind_of_name_is_sent_on(
    ask: Callable[[], object], message: str
) -> None:
    """Who asks for a country as a body is told where to ask."""
    with pytest.raises(cr.UnknownNameError) as caught:
        ask()
    assert message == str(caught.value)


def test_a_standing_is_text_or_a_list_of_texts() -> None:
    """Anything else is refused with an example; any among others is any."""
    with pytest.raises(cr.ReadingError, match="3 is no text and no list"):
        cr.members("CSTO", "2024-01-01", standing=3)  # type: ignore[arg-type]
    one = cr.members("CSTO", "2024-01-01", standing=["member", "any"])
    assert one == cr.members("CSTO", "2024-01-01", standing="any")


def test_one_thing_is_counted_in_the_singular() -> None:
    """A headline counts one change, and two changes."""
    one = cr.changes("CSTO", since="2006-08-16", before="2006-08-17")
    none = cr.changes("CSTO", since="2006-08-17", before="2006-08-18")
    assert repr(one).startswith("<1 change in CSTO>")
    assert repr(none).startswith("<0 changes in CSTO>")


def test_a_whole_history_along_a_line_tells_each_stretch_once(
    tiny: cr.Dataset,
) -> None:
    """What a predecessor answers for is told under its own name only."""
    told = cr.history("AAA", lineage=True, data=tiny)
    assert [row.body for row in told] == ["OLD", "PACT", "NEW"]


ASK_OF_A_COUNTRY: list[Callable[[str, str], Any]] = [
    lambda who, day: cr.status(who, "NATO", day),
    cr.bodies_of,
    cr.allies,
    cr.obligations,
    cr.incompatibilities,
    lambda who, day: cr.obligations("RUS", day, towards=who),
    lambda who, day: cr.treaties_between(who, "RUS", day),
]


@pytest.mark.parametrize("ask", ASK_OF_A_COUNTRY)
@pytest.mark.parametrize(
    ("country", "day", "message"),
    [
        ("DDR", "1990-10-02", None),
        ("DDR", "1990-10-03", "DDR: exists no longer from 1990-10-03"),
        ("SUN", "2000-01-01", "; after that ask RUS"),
        ("ARM", "1900-01-01", "ARM: exists only from 19"),
    ],
)
def test_a_country_that_does_not_exist_says_so(
    ask: Callable[[str, str], Any],
    country: str,
    day: str,
    message: str | None,
) -> None:
    """Its "no" is no plain one; the heir of the same state is named."""
    found = [
        one
        for one in ask(country, day).caveats
        if one.kind is cr.CaveatKind.NOT_IN_EXISTENCE
        and one.countries == (country,)
    ]
    assert len(found) == (message is not None)
    for one in found:
        assert message is not None
        assert message in one.message


def test_strict_refuses_a_country_that_does_not_exist() -> None:
    """It stands beside a body that does not exist."""
    assert cr.status("DDR", "NATO", "1995-01-01").truth is cr.Truth.NO
    with pytest.raises(cr.UncertainAnswerError, match="exists no longer"):
        cr.status("DDR", "NATO", "1995-01-01", strict=True)


@pytest.mark.parametrize(
    ("country", "day", "known_on"),
    [("DDR", "1995-01-01", "1989-01-01"), ("GEO", "1980-01-01", "1980-01-01")],
)
def test_a_backtest_does_not_see_the_end_of_a_country(
    country: str, day: str, known_on: str
) -> None:
    """What came later than the day of knowing is not told."""
    answer = cr.status(country, "NATO", day, known_on=known_on)
    kinds = {one.kind for one in answer.caveats if one.countries}
    assert cr.CaveatKind.NOT_IN_EXISTENCE not in kinds
