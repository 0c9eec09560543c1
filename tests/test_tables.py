"""Panels: what a rule makes of the days, and what each of the days says."""

from __future__ import annotations

import builtins
import sys
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import caucasus_ref as cr
from caucasus_ref import tables
from caucasus_ref.model import Code, Exists
from caucasus_ref.names import lifetime
from caucasus_ref.strategies import datasets, readings, telling_days
from caucasus_ref.tracks import VALUES
from caucasus_ref.vocabulary import CodeSystem, ObligationKind


FREQUENCIES = ("year", "quarter", "month", "day")
RULES = ("any", "all", "start", "end", "share")
TOLD = {cr.Truth.YES: True, cr.Truth.UNCERTAIN: None, cr.Truth.NO: False}


def whole_periods(day: date, frequency: str) -> tuple[date, date]:
    """Give one or more whole periods about a day; written anew for this."""
    if frequency == "day":
        return day, day + timedelta(days=3)
    if frequency == "year":
        return date(day.year, 1, 1), date(day.year + 1, 1, 1)
    month = day.month if frequency == "month" else (day.month - 1) // 3 * 3 + 1
    start = date(day.year, month, 1)
    length = 31 if frequency == "month" else 92
    return start, (start + timedelta(days=length)).replace(day=1)


def by_rule(rule: str, told: list[bool | None]) -> bool | float | None:
    """Put days together, by brute force."""
    if rule == "start":
        return told[0]
    if rule == "end":
        return told[-1]
    if rule == "share":
        return None if None in told else sum(map(bool, told)) / len(told)
    strong = rule == "any"
    if strong in told:
        return strong
    return None if None in told else not strong


@attrs.frozen
class Asked:
    """A record, and what is asked of it."""

    data: cr.Dataset
    words: dict[str, Any]
    rule: Any
    frequency: Any
    since: date
    before: date

    def days(self, cell: Any, *who: str) -> list[tuple[date, int]]:
        """
        Give the days of a cell on which all these countries existed.

        Only those on which an answer may change, and for how many days each
        of them speaks.
        """
        start = cell.start
        first = date(start.year, start.month, start.day)
        end = self.before
        if self.frequency == "day":
            end = first + timedelta(days=1)
        lives = [lifetime(self.data.countries[one]) for one in who]
        first = max(first, *(begun for begun, _ in lives))
        end = min(end, *(ended for _, ended in lives))
        marks = {day for day in telling_days(self.data) if first < day < end}
        days = [first, *sorted(marks), end]
        return [(day, (after - day).days) for day, after in pairwise(days)]

    def panel(self, ask: Any, what: Any, **more: Any) -> Any:
        """Ask for a panel of everybody."""
        return ask(
            what,
            since=self.since,
            before=self.before,
            frequency=self.frequency,
            rule=self.rule,
            countries=list(self.data.countries),
            data=self.data,
            **self.words,
            **more,
        )


def lived(data: cr.Dataset, first: date, last: date) -> cr.Dataset:
    """Let one of the countries of a record exist only for a time."""
    short = next(iter(data.countries))
    exists = Exists(
        from_=cr.PartialDate.of(first), until=cr.PartialDate.of(last)
    )
    whole = object.__new__(cr.Dataset)
    whole.__dict__.update(data.__dict__, cache={})
    whole.countries = cr.Registry(
        "country",
        lambda: {
            one.id: attrs.evolve(one, exists=exists) if one is short else one
            for one in data.countries
        },
    )
    return whole


@st.composite
def asked(draw: st.DrawFn) -> Asked:
    """Draw a question about a little record."""
    data = draw(datasets())
    frequency = draw(st.sampled_from(FREQUENCIES))
    day = draw(st.sampled_from(telling_days(data)))
    since, before = whole_periods(day, frequency)
    if draw(st.booleans()):
        data = lived(data, day, day + timedelta(days=draw(st.integers(1, 40))))
    return Asked(
        data=data,
        words=draw(readings(data=data)),
        rule=draw(st.sampled_from(RULES)),
        frequency=frequency,
        since=since,
        before=before,
    )


class TestCountryYears:
    """A country in a body in a period."""

    @given(asked())
    def test_a_period_is_what_status_says_of_its_days(
        self, one: Asked
    ) -> None:
        """Answer, counts, dispute, conduct and caveats are those of days."""
        body = next(iter(one.data.bodies))
        found = one.panel(tables.country_years, body)
        for cell in found:
            days = one.days(cell, cell.country)
            told = [
                cr.status(cell.country, body, day, data=one.data, **one.words)
                for day, _ in days
            ]
            truths = [
                TOLD[answer.truth]
                for answer, (_, length) in zip(told, days, strict=True)
                for _ in range(length)
            ]
            assert by_rule(one.rule, truths) == cell.answer
            assert len(truths) == cell.days
            assert truths.count(True) == cell.certain
            assert len(truths) - truths.count(False) == cell.possible
            if one.rule in ("start", "end"):
                told = [told[0 if one.rule == "start" else -1]]
            assert cell.disputed is any(answer.disputed for answer in told)
            kinds = {
                act.kind.value for answer in told for act in answer.conduct
            }
            assert tuple(sorted(kinds)) == cell.conduct
            notes = {
                note.kind.value for answer in told for note in answer.caveats
            }
            assert tuple(sorted(notes)) == cell.caveats

    @given(asked())
    def test_a_value_tells_what_is_held_on_a_day(self, one: Asked) -> None:
        """It is the standing of `status`, or why there is none."""
        one = attrs.evolve(
            one,
            frequency="day",
            rule="any",
            before=one.since + timedelta(days=2),
        )
        body = next(iter(one.data.bodies))
        for cell in one.panel(tables.country_years, body):
            answer = cr.status(
                cell.country, body, cell.start, data=one.data, **one.words
            )
            assert self.value(one, answer) == cell.value

    @given(asked())
    def test_the_value_of_a_period_is_one_of_its_days(
        self, one: Asked
    ) -> None:
        """The weakest if all days count, an edge, or the strongest."""
        body = next(iter(one.data.bodies))
        assume(one.frequency != "day")
        days: dict[str, list[str]] = {}
        by_day = attrs.evolve(one, frequency="day", rule="any")
        for cell in by_day.panel(tables.country_years, body):
            days.setdefault(cell.country, []).append(cell.value)
        for cell in one.panel(tables.country_years, body):
            told = days[cell.country]
            if one.rule == "start":
                expected = told[0]
            elif one.rule == "end":
                expected = told[-1]
            elif one.rule == "all":
                expected = min(told, key=VALUES.index)
            else:
                expected = max(told, key=VALUES.index)
            assert expected == cell.value

    @staticmethod
    def value(one: Asked, answer: cr.Status) -> str:
        """Say what a status is called in a panel."""
        body = one.data.bodies[answer.body]
        kinds = {note.kind for note in answer.caveats}
        yes = answer.truth is cr.Truth.YES
        if answer.standing is not None:
            words = {**one.words, "lineage": False, "standing": None}
            rows = cr.history(answer.country, body, data=one.data, **words)
            on = date(answer.on.year, answer.on.month, answer.on.day)
            sure = yes or any(on in row.certain for row in rows)
            if not sure:
                return "uncertain"
            full = answer.standing in body.full
            return "full" if full else answer.standing.value
        if cr.CaveatKind.NO_DATA in kinds:
            return "missing"
        if cr.CaveatKind.NOT_IN_EXISTENCE not in kinds:
            return "none"
        others = cr.members(
            body,
            answer.on,
            data=one.data,
            **{**one.words, "lineage": False, "standing": "any"},
        )
        return "none" if others.possible else "no_body"


def allied(one: Asked, a: str, b: str, day: date, kind: str) -> Any:
    """Ask on one day what `allies` says, as a panel would put it."""
    words = {
        name: word
        for name, word in one.words.items()
        if name not in ("lineage", "standing")
    }
    answer = cr.allies(b, day, obligation=kind, data=one.data, **words)
    try:
        return answer, a in answer
    except cr.UncertainAnswerError:
        return answer, None


@st.composite
def asked_of_days(draw: st.DrawFn) -> Asked:
    """Draw a question about two days."""
    one = draw(asked())
    return attrs.evolve(
        one,
        frequency="day",
        rule="any",
        before=one.since + timedelta(days=2),
    )


class TestDyadYears:
    """Two countries in a body, or what one owes the other."""

    @given(asked_of_days())
    def test_a_body_binds_those_who_are_in_it_on_the_same_day(
        self, one: Asked
    ) -> None:
        """Both certainly, at least possibly, or not both."""
        body = next(iter(one.data.bodies))
        for cell in one.panel(tables.dyad_years, body):
            told = [
                cr.status(who, body, cell.start, data=one.data, **one.words)
                for who in (cell.a, cell.b)
            ]
            truths = [TOLD[answer.truth] for answer in told]
            assert by_rule("all", truths) == cell.answer
            assert cell.disputed is any(answer.disputed for answer in told)

    @given(asked_of_days(), st.sampled_from(ObligationKind))
    def test_an_obligation_is_what_allies_says(
        self, one: Asked, kind: ObligationKind
    ) -> None:
        """The first is among the allies of the second, or is not."""
        bond = tables.obligation(kind.value)
        for cell in one.panel(tables.dyad_years, bond):
            answer, truth = allied(one, cell.a, cell.b, cell.start, kind.value)
            assert truth is cell.answer
            assert cell.disputed is (cell.a in answer.disputed)
            assert bool(cell.conduct) is (cell.a in answer.suspended)
            unsure = cell.a in answer.possible - answer.certain
            assert ("coarse" in cell.caveats) is unsure
            values = {
                True: ("owed",),
                False: ("none",),
                None: ("uncertain",) if unsure else ("missing",),
            }
            assert cell.value in values[truth]

    @given(asked_of_days(), st.sampled_from(ObligationKind))
    def test_an_obligation_has_the_caveats_of_the_question(
        self, one: Asked, kind: ObligationKind
    ) -> None:
        """What was not read, not recorded or not looked at is told."""
        assume("according_to" not in one.words)
        words = {
            name: word
            for name, word in one.words.items()
            if name not in ("lineage", "standing")
        }
        bond = tables.obligation(kind.value, binding="any")
        for cell in one.panel(tables.dyad_years, bond):
            answer = cr.obligations(
                cell.a,
                cell.start,
                towards=cell.b,
                obligation=kind.value,
                binding="any",
                data=one.data,
                **words,
            )
            expected = {note.kind.value for note in answer.caveats}
            found = set(cell.caveats) - {"coarse", "disputed"}
            assert expected - {"coarse"} == found

    @given(asked_of_days(), st.sampled_from(ObligationKind))
    def test_without_direction_either_may_owe(
        self, one: Asked, kind: ObligationKind
    ) -> None:
        """A pair stands there once, and the stronger answer counts."""
        bond = tables.obligation(kind.value)
        twice = {
            (cell.a, cell.b, cell.period): cell.answer
            for cell in one.panel(tables.dyad_years, bond)
        }
        once = one.panel(tables.dyad_years, bond, directed=False)
        assert 2 * len(once) == len(twice)
        for cell in once:
            pair = [
                twice[cell.a, cell.b, cell.period],
                twice[cell.b, cell.a, cell.period],
            ]
            assert cell.a < cell.b
            assert by_rule("any", pair) is cell.answer

    def test_those_whom_the_record_names_are_asked(
        self, tiny: cr.Dataset
    ) -> None:
        """For a body all that it knows, for an obligation all it may bind."""
        panel = tables.dyad_years(
            ["NEW", tables.obligation("defense")],
            since="2001",
            before="2002",
            data=tiny,
        )
        assert [(cell.a, cell.b, cell.bond) for cell in panel] == [
            ("AAA", "CCC", "NEW"),
            ("AAA", "CCC", "defense"),
            ("CCC", "AAA", "NEW"),
            ("CCC", "AAA", "defense"),
        ]

    def test_parties_and_pairs_that_are_coded_are_found(self) -> None:
        """An obligation is asked of all whom a treaty or a dataset names."""
        panel = tables.dyad_years(
            tables.obligation("defense"), since="2012", before="2013"
        )
        found = {(cell.a, cell.b): cell for cell in panel}
        assert found["ARM", "KAZ"].value == "owed"
        coded = next(iter(cr.load().codings))
        assert coded.pair in found
        frame = tables.dyad_years(
            "CSTO",
            since="2012",
            before="2013",
            countries=["ARM", "KAZ"],
            to="dicts",
        )
        assert [row["a_cow"] for row in frame] == [371, 705]

    def test_a_bond_says_which_texts_count(self) -> None:
        """Its column is called after it, and after what it counts."""
        assert tables.obligation("peace").label == "peace"
        wider = tables.obligation("peace", binding="disputed")
        assert wider.label == "peace/disputed"
        with pytest.raises(cr.ReadingError, match="did you mean defense"):
            tables.obligation("defence")

    def test_a_source_that_says_nothing_of_pledges_is_told(
        self, tiny: cr.Dataset
    ) -> None:
        """The record's pledges stand, with the caveat that they are ours."""
        (row,) = tables.dyad_years(
            tables.obligation("peace"),
            since="2001",
            before="2002",
            countries=["AAA", "BBB"],
            according_to="wire",
            directed=False,
            data=tiny,
        )
        assert row.caveats == ("no_data", "not_read", "source_silent")

    def test_several_words_stand_in_one_cell(self, tiny: cr.Dataset) -> None:
        """With the sign between them that the tables of the record have."""
        panel = tables.dyad_years(
            tables.obligation("peace"),
            since="2001",
            before="2002",
            countries=["AAA", "BBB"],
            according_to="wire",
            data=tiny,
        )
        cells = {row["caveats"] for row in panel.dicts()}
        assert cells == {"no_data|not_read|source_silent"}

    def test_a_dataset_of_pledges_may_speak(self) -> None:
        """In its years and kinds; outside them nothing is known."""

        def ask(source: str, kind: str, year: int) -> Any:
            (cell,) = tables.dyad_years(
                tables.obligation(kind),
                since=str(year),
                before=str(year + 1),
                countries=["ARM", "AZE"],
                according_to=source,
                directed=False,
            )
            return cell.answer, cell.value, cell.caveats

        coded = (True, "owed", ("coded_by_year", "disputed"))
        assert ask("atop-5", "defense", 2010) == coded
        unknown = (None, "missing", ("coded_by_year", "no_data"))
        assert ask("atop-5", "defense", 2019) == unknown
        assert ask("cow-igo-3", "defense", 2010) == (
            None,
            "missing",
            ("no_data",),
        )


class TestPeriods:
    """How time is cut, and what is refused."""

    @pytest.mark.parametrize(
        ("frequency", "since", "before", "labels"),
        [
            ("year", "1998", "2000", ["1998", "1999"]),
            (
                "quarter",
                "1998-10",
                "1999-04",
                ["1998-Q4", "1999-Q1"],
            ),
            ("month", "1998-12", "1999-02", ["1998-12", "1999-01"]),
            (
                "day",
                "1998-12-31",
                date(1999, 1, 2),
                ["1998-12-31", "1999-01-01"],
            ),
        ],
    )
    def test_periods_are_whole(
        self,
        tiny: cr.Dataset,
        frequency: Any,
        since: str,
        before: str | date,
        labels: list[str],
    ) -> None:
        """The first begins with `since`, the last ends with `before`."""
        panel = tables.country_years(
            "OLD",
            since=since,
            before=before,
            frequency=frequency,
            countries=["AAA"],
            data=tiny,
        )
        assert [cell.period for cell in panel] == labels
        assert [cell.year for cell in panel] == [1998, 1999]
        assert panel[0].start == cr.PartialDate.parse(since).earliest

    @pytest.mark.parametrize(
        ("words", "message"),
        [
            (
                {"since": "1998-02"},
                'since: 1998-02-01 is not the first day of a year; write "199',
            ),
            (
                {"before": "2000-02", "frequency": "quarter"},
                "before: 2000-02-01 is not the first day of a quarter; write",
            ),
            (
                {"before": "1998"},
                "before: 1998-01-01 is not after since, 1998-01-01; give the",
            ),
            ({"since": "last year"}, "since: 'last year' is no date"),
        ],
    )
    def test_half_a_period_is_refused(
        self, tiny: cr.Dataset, words: dict[str, Any], message: str
    ) -> None:
        """Nothing is rounded in silence."""
        with pytest.raises(cr.DateError) as caught:
            tables.country_years(
                "OLD",
                **{"since": "1998", "before": "2000", **words},
                data=tiny,
            )
        assert str(caught.value).startswith(message)

    @pytest.mark.parametrize(
        ("words", "message"),
        [
            ({"rule": "most"}, "rule: 'most' is unknown; write any, all"),
            (
                {"frequency": "years"},
                "frequency: 'years' is unknown; did you mean year?",
            ),
            ({"to": "panda"}, "to: 'panda' is unknown; did you mean pandas?"),
            ({"countries": []}, "countries: name at least one"),
            ({"bodies": []}, "bodies: name at least one"),
            ({"standing": "membre"}, "standing: 'membre' is unknown; did you"),
        ],
    )
    def test_a_misspelt_keyword_is_refused(
        self, tiny: cr.Dataset, words: dict[str, Any], message: str
    ) -> None:
        """With what may have been meant."""
        given = {"bodies": "OLD", "since": "1998", "before": "2000", **words}
        with pytest.raises(cr.ReadingError) as caught:
            tables.country_years(**given, data=tiny)
        assert str(caught.value).startswith(message)

    @pytest.mark.parametrize("name", ["FORMER", 5, tables.obligation("peace")])
    def test_an_unknown_name_is_refused(
        self, tiny: cr.Dataset, name: Any
    ) -> None:
        """In every place in which a name stands."""
        years: dict[str, Any] = {"since": "1998", "before": "2000"}
        years["data"] = tiny
        with pytest.raises(cr.UnknownNameError):
            tables.country_years(name, **years)
        with pytest.raises(cr.UnknownNameError):
            tables.country_years("OLD", countries=name, **years)
        with pytest.raises(cr.UnknownNameError):
            tables.country_years("OLD", according_to=name, **years)

    def test_countries_are_named_as_everywhere(self, tiny: cr.Dataset) -> None:
        """By id, by any name or as a record; each is told of once."""
        panel = tables.country_years(
            ["OLD", tiny.bodies.OLD],
            since="1998",
            before="1999",
            countries=["Аркадия", "BBB", tiny.countries.AAA],
            data=tiny,
        )
        assert [cell.country for cell in panel] == ["AAA", "BBB"]
        alone = tables.country_years(
            tiny.bodies.OLD,
            since="1998",
            before="1999",
            countries=tiny.countries.AAA,
            data=tiny,
        )
        assert list(alone) == list(panel)[:1]


class TestPanel:
    """What comes out of it."""

    def test_a_country_has_rows_while_it_exists(self) -> None:
        """Before and after there is nothing to tell; codes are of the day."""
        panel = tables.country_years(
            "CIS",
            since="1990",
            before="2009",
            countries=["SUN", "RUS", "DEU", "x-kosovo", "EU"],
        )
        told = {
            (cell.country, cell.period): (
                cell.iso3,
                cell.cow,
                cell.gw,
                cell.days,
            )
            for cell in panel
        }
        assert told["SUN", "1991"] == ("SUN", 365, 365, 359)
        assert ("SUN", "1992") not in told
        assert ("RUS", "1990") not in told
        assert told["RUS", "1991"] == ("RUS", 365, 365, 24)
        assert told["DEU", "1990"] == ("DEU", 255, 260, 365)
        assert told["x-kosovo", "2008"][0] is None
        assert told["EU", "2008"][0] is None

    def test_a_code_that_is_no_number_is_left_out(
        self, tiny: cr.Dataset
    ) -> None:
        """A table of the user's own may have any text as a code."""
        odd = attrs.evolve(
            tiny.countries.AAA,
            codes=(
                Code(system=CodeSystem.GW, code="4x"),
                Code(system=CodeSystem.COW, code="4"),
            ),
        )
        data = cr.Dataset.from_records(
            bodies=list(tiny.bodies),
            countries=[odd, tiny.countries.BBB, tiny.countries.CCC],
            sources=list(tiny.sources),
        )
        panel = tables.country_years(
            "OLD", since="1998", before="1999", countries="AAA", data=data
        )
        assert (panel[0].cow, panel[0].gw) == (4, None)

    def test_the_rules_differ_in_a_year_of_change(self) -> None:
        """Georgia was a member until 18 August 2009."""

        def ask(rule: Any) -> Any:
            (cell,) = tables.country_years(
                "CIS",
                since="2009",
                before="2010",
                countries="GEO",
                rule=rule,
            )
            return cell.answer, cell.value

        assert ask("any") == (True, "full")
        assert ask("all") == (False, "none")
        assert ask("start") == (True, "full")
        assert ask("end") == (False, "none")
        assert ask("share") == (229 / 365, "full")

    def test_each_sort_of_no_has_its_value(self, tiny: cr.Dataset) -> None:
        """No body, no data, no standing and no certainty are four things."""

        def ask(country: str, body: str, year: int, **words: Any) -> Any:
            (cell,) = tables.country_years(
                body,
                since=str(year),
                before=str(year + 1),
                countries=country,
                rule="start",
                data=tiny,
                **words,
            )
            return cell.value, cell.answer

        assert ask("AAA", "OLD", 1989) == ("no_body", False)
        assert ask("BBB", "OLD", 1991) == ("none", False)
        assert ask("BBB", "OLD", 1992) == ("uncertain", None)
        assert ask("BBB", "OLD", 1993) == ("full", True)
        assert ask("CCC", "OLD", 1994) == ("observer", False)
        coded = {"according_to": "yearly"}
        assert ask("AAA", "OLD", 1999, **coded) == ("missing", None)
        assert ask("AAA", "OLD", 1989, **coded) == ("no_body", False)
        assert ask("CCC", "OLD", 1993, **coded) == ("full", True)
        assert ask("BBB", "OLD", 2001, lineage=True) == ("none", False)
        assert ask("BBB", "NEW", 1997, lineage=True) == ("full", True)

    def test_cow_has_a_code_for_each_value(self) -> None:
        """Of countries; what is owed is none of its business."""
        assert set(VALUES) - {"owed"} == set(tables.COW_CODES)

    def test_a_panel_may_be_wide(self, tiny: cr.Dataset) -> None:
        """One row a country and year, one column a body."""
        panel = tables.country_years(
            ["OLD", "NEW"], since="1999", before="2001", data=tiny
        )
        wide = panel.wide()
        assert [field.name for field in wide.fields][-3:] == [
            *("start", "OLD", "NEW"),
        ]
        assert [
            (row["country"], row["year"], row["OLD"], row["NEW"])
            for row in wide
        ] == [
            ("AAA", 1999, True, False),
            ("AAA", 2000, False, True),
            ("BBB", 1999, False, False),
            ("BBB", 2000, False, False),
            ("CCC", 1999, True, False),
            ("CCC", 2000, False, True),
        ]
        assert panel.wide("value").dicts()[0]["NEW"] == "no_body"
        with pytest.raises(cr.ReadingError, match="did you mean value"):
            panel.wide("values")

    def test_a_panel_prints_what_matters(self, tiny: cr.Dataset) -> None:
        """Who, when, where, and the answer; a long one is cut."""
        panel = tables.country_years(
            "OLD",
            since="1998-03",
            before="2001-08",
            frequency="month",
            countries="BBB",
            rule="share",
            data=tiny,
        )
        lines = repr(panel).splitlines()
        assert lines[:3] == [
            "<share of the days of a month: 41 rows>",
            "  country  period   body  answer  value",
            "  BBB      1998-03  OLD   0.0     none",
        ]
        assert lines[-1] == "  and 1 more"
        assert len(lines) == 43
        coarse = tables.country_years(
            "OLD",
            since="1992",
            before="1993",
            countries="BBB",
            rule="all",
            data=tiny,
        )
        assert repr(coarse).splitlines()[-1] == (
            "  BBB      1992    OLD           uncertain"
        )

    def test_a_wide_table_prints_the_columns_that_fit(self) -> None:
        """How many are not shown stands below; ids stay whole."""
        for name in ("bodies", "memberships", "sources"):
            table = tables.records(name)
            lines = repr(table).splitlines()
            assert max(map(len, lines)) < 80
            shown = lines[1].split()
            names = [field.name for field in table.fields]
            assert shown == names[: len(shown)]
            hidden = len(names) - len(shown)
            assert lines[-1] == f"  {hidden} more columns: .fields names them"
            first = table.dicts()[0]["id"]
            assert lines[2].split()[0] == first

    def test_a_long_text_is_cut_in_its_cell(self) -> None:
        """The first column is shown in any case."""
        field = tables.Field(name="text", says="A text.")
        table = tables.Table(
            name="texts",
            fields=(field, attrs.evolve(field, name="other")),
            rows=({"text": "x" * 90, "other": "a word " * 9},),
        )
        assert repr(table).splitlines() == [
            "<texts: 1 row>",
            "  text",
            "  " + "x" * 90,
            "  1 more column: .fields names them",
        ]
        narrow = attrs.evolve(
            table, rows=({"text": "1", "other": "word " * 9},)
        )
        assert repr(narrow).splitlines()[1:] == [
            "  text  other",
            "  1     word word word word …",
        ]


FORMS = ("pandas", "polars", "pyarrow")


class TestForms:
    """The same table as the user's own dataframe."""

    @pytest.mark.parametrize("form", FORMS)
    @pytest.mark.parametrize("rule", ["all", "share"])
    def test_a_frame_has_the_cells_of_the_table(
        self, form: Any, rule: Any, tiny: cr.Dataset
    ) -> None:
        """Every cell, with null where nothing is known."""
        pytest.importorskip(form)
        words: dict[str, Any] = {
            "since": "1992",
            "before": "1995",
            "rule": rule,
            "data": tiny,
        }
        panel = tables.country_years(["OLD", "NEW"], **words)
        frame = tables.country_years(["OLD", "NEW"], **words, to=form)
        if form == "pandas":
            rows = frame.astype(object).where(frame.notna(), None)
            found = rows.to_dict("records")
            for row in found:
                row["start"] = row["start"].date()
        else:
            found = frame.to_dicts() if form == "polars" else frame.to_pylist()
        assert found == panel.dicts()
        assert None in [row["answer"] for row in found]
        assert tables.dyad_years("OLD", **words, to=form).shape[1] == 20

    def test_pandas_columns_are_nullable(self, tiny: cr.Dataset) -> None:
        """A null stays null, and a number stays whole."""
        pytest.importorskip("pandas")
        frame = tables.country_years(
            "OLD", since="1992", before="1993", data=tiny, to="pandas"
        )
        types = {name: str(kind) for name, kind in frame.dtypes.items()}
        assert types["answer"] == "boolean"
        assert types["cow"] == types["year"] == "Int64"
        assert types["start"] == "datetime64[s]"
        assert types["value"] == "string"
        assert frame["cow"].isna().all()

    @pytest.mark.parametrize("form", FORMS)
    def test_an_empty_table_has_its_columns(
        self, form: Any, tiny: cr.Dataset
    ) -> None:
        """Also where there is no row to guess a type from."""
        pytest.importorskip(form)
        frame = tables.records("claims", data=tiny, to=form)
        assert frame.shape == (0, 8)

    def test_a_library_that_is_missing_is_named(
        self, tiny: cr.Dataset, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """With the command that brings it."""
        monkeypatch.setitem(sys.modules, "polars", None)
        with pytest.raises(
            ModuleNotFoundError, match='to="polars" needs it: pip install pol'
        ):
            tables.records("bodies", to="polars", data=tiny)

    def test_dicts_have_plain_values(self, tiny: cr.Dataset) -> None:
        """A day is a date, several words are one text."""
        rows = tables.country_years(
            "NEW",
            since="2020",
            before="2021",
            countries="AAA",
            data=tiny,
            to="dicts",
        )
        assert rows == [
            {
                "country": "AAA",
                "iso3": "AAA",
                "cow": None,
                "gw": None,
                "period": "2020",
                "year": 2020,
                "start": date(2020, 1, 1),
                "body": "NEW",
                "answer": True,
                "value": "full",
                "days": 366,
                "certain": 366,
                "possible": 366,
                "disputed": False,
                "conduct": "frozen",
                "caveats": "",
            }
        ]
        plain = (builtins.str, builtins.int, date, type(None))
        assert all(type(cell) in (*plain, bool) for cell in rows[0].values())
