"""Files of claims, findings and reports."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

import caucasus_ref as cr
import claimed
from caucasus_ref import _load
from caucasus_ref.assertions import KINDS
from claimed import (
    CONTRADICTED,
    NO_DATA,
    NOT_ESTABLISHED,
    RECORD,
    SUPPORTED,
    found,
)


FILE = """\
article = "leaflet"

[[claims]]
id = "p2-10"
paragraph = 2
says = "Arcadia is in the Heir of the League."
asserts = { kind = "membership", country = "Arcadia", body = "heir of the \
league", still = true }

[[claims]]
id = "p1-1"
paragraph = 1
says = "It will get worse."
opinion = true

[[claims]]
id = "p2-2"
paragraph = 2
says = "Borduria left the league in 1999."
asserts = { kind = "membership", country = "BBB", body = "LEAGUE", \
left = "1999-05" }
note = "The club is meant."

[[claims]]
id = "p3-1"
paragraph = 3
says = "Trade grows."
beyond = "trade is not in the record"

[[sources]]
id = "leaflet"
kind = "press"
title = "A Leaflet on Leagues"
publisher = "The Town"
published = "2008-08-08"
"""
SHIPPED = """\
article = "article"

[[claims]]
id = "p2-10"
paragraph = 2
says = "The league began in 1990."
asserts = { kind = "body", body = "LEAGUE", founded = "1990" }

[[claims]]
id = "p2-9"
paragraph = 2
says = "It is good."
opinion = true

[[claims]]
id = "p10-1"
paragraph = 10
says = "It ended in 1990."
asserts = { kind = "body", body = "LEAGUE", ended = "1990" }

[[claims]]
id = "p1-x"
paragraph = 1
says = "So."
opinion = true
"""
WITH_CLAIMS = claimed.record(**{"claims/article.toml": SHIPPED})

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Give a function that writes a file of claims."""

    def written(text: str) -> Path:
        path = tmp_path / "mine.toml"
        path.write_text(text, "utf-8")
        return path

    return written


def problems(path: Path | str, data: cr.Dataset = RECORD) -> list[str]:
    """Read a file that must be refused; say what is wrong in it."""
    with pytest.raises(cr.DataError) as caught:
        cr.read_claims(path, data=data)
    assert {one.file for one in caught.value.problems} == {str(path)}
    return [f"{one.what} @ {one.path}" for one in caught.value.problems]


class TestReading:
    """What `read_claims` takes, gives and refuses."""

    def test_a_file_keeps_its_order_and_its_article(
        self, write: Write
    ) -> None:
        """Claims come as they stand; the article may be the file's own."""
        read = cr.read_claims(write(FILE), data=RECORD)
        assert [one.id for one in read] == ["p2-10", "p1-1", "p2-2", "p3-1"]
        assert read.article.title == "A Leaflet on Leagues"
        assert repr(read) == "<3 claims and 1 opinion of leaflet>"
        assert repr(read[1]) == "<p1-1: It will get worse.>"
        assert "leaflet" in read.data.sources
        assert "leaflet" not in RECORD.sources
        assert read.data.bodies is RECORD.bodies

    def test_claims_and_opinions_are_counted_apart(self, write: Write) -> None:
        """In the words for one and for many."""
        text = SHIPPED.replace(
            'asserts = { kind = "body", body = "LEAGUE", founded = "1990" }',
            "opinion = true",
        )
        read = cr.read_claims(write(text), data=RECORD)
        assert repr(read) == "<1 claim and 3 opinions of article>"

    def test_the_article_may_stand_in_the_record(self, write: Write) -> None:
        """Without sources of its own the file is read against the record."""
        read = cr.read_claims(str(write(SHIPPED)), data=RECORD)
        assert read.article is RECORD.sources["article"]
        assert read.data is RECORD

    def test_the_shipped_record_is_the_one_that_is_asked(
        self, write: Write
    ) -> None:
        """Without `data` the names are those of the library's own record."""
        text = SHIPPED.replace('"LEAGUE"', '"CSTO"').replace(
            '"article"', '"seed-2024"'
        )
        read = cr.read_claims(write(text))
        assert read.data is cr.load()
        assert cr.check_all(read).article.id == "seed-2024"

    def test_a_file_that_cannot_be_read_is_told(
        self, write: Write, tmp_path: Path
    ) -> None:
        """No file, a directory, no TOML and no UTF-8 are problems of it."""
        assert problems(tmp_path / "none.toml") == [
            "there is no such file @ $"
        ]
        (what,) = problems(tmp_path)
        assert what.startswith("cannot be read: it is no plain file")
        assert what.endswith(" @ $")
        (what,) = problems(write("article = \n"))
        assert what.startswith("cannot be read: ")
        path = tmp_path / "latin.toml"
        path.write_bytes(b'article = "\xff"\n')
        (what,) = problems(path)
        assert "utf-8" in what

    def test_one_file_is_about_one_article(self, write: Write) -> None:
        """None at all or two articles are refused with the way out."""
        what = 'one file is about one article; say which: article = "its id"'
        assert problems(write("")) == [f"{what} @ $.article"]
        lines = SHIPPED.split("\n")
        lines.insert(3, 'article = "early"')
        assert problems(write("\n".join(lines))) == [f"{what} @ $.article"]
        with pytest.raises(cr.DataError) as caught:
            cr.read_claims(write(""), data=RECORD)
        assert [one.file for one in caught.value.problems] == [str(write(""))]

    def test_a_claim_without_its_article_is_refused(
        self, write: Write
    ) -> None:
        """Each claim that lacks it is named."""
        assert problems(write(SHIPPED.split("\n", 1)[1])) == [
            f"the key 'article' is missing @ $.claims[{n}].article"
            for n in range(4)
        ]

    def test_all_problems_of_a_file_are_told_at_once(
        self, write: Write
    ) -> None:
        """Unknown keys, wrong types and wrong terms, each with its place."""
        text = FILE.replace("paragraph = 1", 'paragraph = "one"')
        text = text.replace("opinion = true", 'opinion = "yes"')
        text = text.replace('kind = "press"', 'kind = "pres"')
        text = text.replace("beyond", "beyont")
        text = text.replace("[[sources]]", "[[claim]]\n[[sources]]")
        assert sorted(problems(write(text))) == [
            (
                "'one' must be a whole number, without quotes"
                " @ $.claims[1].paragraph"
            ),
            (
                "'pres' is no source kind; did you mean 'press'?"
                " @ $.sources[0].kind"
            ),
            (
                "'yes' must be true or false, without quotes"
                " @ $.claims[1].opinion"
            ),
            (
                "the key 'beyont' is unknown; did you mean 'beyond'?"
                " @ $.claims[3]"
            ),
            "the key 'claim' is unknown; did you mean 'claims'? @ $",
        ]

    def test_all_broken_rules_of_a_file_are_told_at_once(
        self, write: Write
    ) -> None:
        """Names that nobody bears, and claims that claim nothing."""
        text = FILE.replace('"BBB"', '"BB"').replace('"LEAGUE"', '"LEAGE"')
        text = text.replace('beyond = "trade is not in the record"', "")
        text = text.replace("paragraph = 2", "paragraph = 0", 1)
        assert sorted(problems(write(text))) == [
            "0 is none; they count from 1 @ $.claims[0].paragraph",
            (
                "no body has the id 'LEAGE'; did you mean 'LEAGUE'?"
                " @ $.claims[2].asserts.body"
            ),
            (
                "no country has the id 'BB'; did you mean 'BBB'?"
                " @ $.claims[2].asserts.country"
            ),
            (
                "say what it asserts, or mark it with opinion = true, or say"
                " in beyond why the record cannot check it"
                " @ $.claims[3].asserts"
            ),
        ]

    def test_a_claim_that_does_not_parse_hides_no_other_fault(
        self, write: Write
    ) -> None:
        """Wrong forms and unknown names come in one round."""
        text = FILE.replace("opinion = true", 'opinion = "yes"')
        text = text.replace('"BBB"', '"Bordurja"')
        assert sorted(problems(write(text))) == [
            (
                "'yes' must be true or false, without quotes"
                " @ $.claims[1].opinion"
            ),
            (
                "no country has the id 'Bordurja'; did you mean 'BBB'?"
                " @ $.claims[2].asserts.country"
            ),
        ]

    def test_faults_of_the_record_are_not_those_of_the_file(
        self, write: Write
    ) -> None:
        """Only what stands in the file is checked."""
        broken = cr.Dataset._of(
            [
                *RECORD,
                attrs.evolve(RECORD.events["talks"], involves=("ZZZ",)),
            ]
        )
        assert len(cr.read_claims(write(SHIPPED), data=broken)) == 4

    def test_a_file_may_repeat_a_source_of_the_record(
        self, write: Write
    ) -> None:
        """Its own text is used for it, and is no double id."""
        text = FILE.replace("leaflet", "early")
        read = cr.read_claims(write(text), data=RECORD)
        assert read.article.title == "A Leaflet on Leagues"
        assert read.data.sources["early"] is read.article
        assert RECORD.sources["early"].title == "The Bugle of 1997"

    def test_the_same_id_twice_is_refused(self, write: Write) -> None:
        """Two claims of a file have two ids."""
        path = write(FILE.replace('"p2-10"', '"p2-2"'))
        assert problems(path) == [
            (
                f"the id 'p2-2' stands in {path} @ $.claims[0] already; rename"
                " or merge one @ $.claims[2].id"
            )
        ]


class TestReports:
    """What `check_all` takes and gives."""

    def test_a_path_a_file_read_and_an_article_give_reports(
        self, write: Write
    ) -> None:
        """All three ways lead to the same findings."""
        path = write(SHIPPED)
        by_path = cr.check_all(path, data=RECORD)
        by_text = cr.check_all(str(path), data=RECORD)
        by_read = cr.check_all(cr.read_claims(path, data=RECORD))
        assert by_path == by_text == by_read
        by_id = cr.check_all("article", data=WITH_CLAIMS)
        assert sorted(f.claim.id for f in by_id) == sorted(
            f.claim.id for f in by_path
        )
        assert by_id.counts == by_path.counts

    def test_a_file_may_have_any_name(self, tmp_path: Path) -> None:
        """What is a file is read, and not looked up as an article."""
        path = tmp_path / "article"
        path.write_text(FILE, "utf-8")
        assert len(cr.check_all(str(path), data=RECORD)) == 4

    def test_what_holds_no_claims_is_refused(self) -> None:
        """The message says what to pass."""
        with pytest.raises(TypeError) as caught:
            cr.check_all(WITH_CLAIMS.claims, data=RECORD)  # type: ignore[arg-type]
        assert str(caught.value) == (
            "Registry holds no claims; pass what read_claims() gave, the path"
            " of a file, or the id of an article on record"
        )

    def test_a_name_that_no_file_can_have_is_no_file(self) -> None:
        """Whatever the system says of it, it is looked up as an article."""
        with pytest.raises(cr.UnknownNameError, match="no article is known"):
            cr.check_all("a" * 5_000, data=WITH_CLAIMS)

    def test_a_claim_on_record_goes_by_its_id(self) -> None:
        """Its id does where it does."""
        claim = WITH_CLAIMS.claims["p2-10"]
        by_id = cr.check("p2-10", data=WITH_CLAIMS)
        assert by_id == cr.check(claim, data=WITH_CLAIMS)
        with pytest.raises(cr.UnknownNameError, match="no claim is known"):
            cr.check("p9-9", data=WITH_CLAIMS)

    def test_the_claims_of_an_article_come_in_its_order(self) -> None:
        """By paragraph, then by the number that ends the id."""
        report = cr.check_all("article", data=WITH_CLAIMS)
        ids = [finding.claim.id for finding in report]
        assert ids == ["p1-x", "p2-9", "p2-10", "p10-1"]

    def test_what_has_no_number_comes_first(self) -> None:
        """The number is what follows the last dash of an id."""
        ids = {"p2-10": "p2-x-10", "p2-9": "p2-y-9", "p10-1": "p2-z"}
        text = SHIPPED.replace("paragraph = 10", "paragraph = 2")
        for old, new in ids.items():
            text = text.replace(f'"{old}"', f'"{new}"')
        data = claimed.record(**{"claims/article.toml": text})
        report = cr.check_all("article", data=data)
        assert [finding.claim.id for finding in report] == [
            "p1-x",
            "p2-z",
            "p2-y-9",
            "p2-x-10",
        ]

    def test_an_unknown_article_is_told_which_there_are(self) -> None:
        """The suggestions are the articles on record."""
        with pytest.raises(cr.UnknownNameError) as caught:
            cr.check_all("artikel", data=WITH_CLAIMS)
        assert str(caught.value) == (
            "no article is known as 'artikel'; give the path of a file of"
            " claims, or an article on record; did you mean article?"
        )
        with pytest.raises(cr.UnknownNameError, match="'gazette'"):
            cr.check_all("gazette", data=WITH_CLAIMS)
        with pytest.raises(cr.DataError, match="there is no such file"):
            cr.check_all("gazette.toml", data=WITH_CLAIMS)

    def test_a_report_counts_and_selects(self, write: Write) -> None:
        """By verdict, the best first and opinions last."""
        report = cr.check_all(write(FILE), data=RECORD)
        assert report.counts == {
            "supported": 1,
            "no data": 1,
            "contradicted": 1,
            "opinion": 1,
        }
        assert list(report.counts) == [
            "supported",
            "no data",
            "contradicted",
            "opinion",
        ]
        assert [f.claim.id for f in report.of("contradicted")] == ["p2-2"]
        assert report.of("no data") == report.of("no_data")
        assert [f.claim.id for f in report.of("no data")] == ["p3-1"]
        assert [f.verdict for f in report.of("opinion")] == [None]
        assert report.of("disputed") == ()
        assert len(report) == 4

    def test_what_is_counted_can_be_selected(self, write: Write) -> None:
        """By the word with which it is counted."""
        report = cr.check_all(write(FILE), data=RECORD)
        assert report.counts == {
            word: len(report.of(word)) for word in report.counts
        }

    @pytest.mark.parametrize("word", ["contradict", "opinions", "", None, 3])
    def test_a_verdict_that_is_none_is_refused(self, word: Any) -> None:
        """With the verdicts that there are."""
        report = cr.check_all("article", data=WITH_CLAIMS)
        with pytest.raises(cr.ReadingError) as caught:
            report.of(word)
        way_out = {
            "contradict": "did you mean contradicted?",
            "opinions": "did you mean opinion?",
        }.get(
            word,
            "write supported, imprecise, no data, not established, disputed,"
            " contradicted or opinion",
        )
        assert str(caught.value) == (
            f"verdict: {word!r} is unknown; {way_out}"
        )

    def test_a_report_rests_on_the_oldest_look_for_news(self) -> None:
        """The earliest `checked` of all bodies, or none without bodies."""
        report = cr.check_all("article", data=WITH_CLAIMS)
        assert str(report.checked) == "2011-01-01"
        text = SHIPPED.split("[[claims]]", maxsplit=1)[0] + (
            '[[claims]]\nid = "a"\nparagraph = 1\nsays = "It is."\n'
            'asserts = { kind = "name", thing = "AAA", called = "Arcadia" }\n'
        )
        bare = cr.Dataset._from_tree(
            {
                "countries.toml": {
                    "countries": [{"id": "AAA", "name": "Arcadia"}]
                },
                "claims/a.toml": tomllib.loads(text),
                "sources.toml": tomllib.loads(claimed.SOURCES),
            },
            [],
        )
        small = cr.check_all("article", data=bare)
        assert small.checked is None
        assert [finding.verdict for finding in small] == [SUPPORTED]
        assert "Last checked" not in cr.explain(small)

    def test_a_report_prints_what_is_not_supported(self, write: Write) -> None:
        """Counts first; opinions and supported claims are left out."""
        report = cr.check_all(write(FILE), data=RECORD)
        assert repr(report).splitlines() == [
            (
                "<A Leaflet on Leagues: 1 supported, 1 no data,"
                " 1 contradicted, 1 opinion>"
            ),
            "  p2-2  contradicted  Borduria left the league in 1999.",
            (
                "                      BBB in LEAGUE: member from 1992 by"
                " accession until"
            ),
            (
                "                      1998-03-01 by withdrawal; another date,"
                " 1999-05, in book:"
            ),
            "                      A slip; The club is meant",
            "  p3-1  no data       Trade grows.",
            (
                "                      beyond the record: trade is not in the"
                " record"
            ),
            "  explain() tells them whole",
        ]

    @pytest.mark.parametrize(
        ("many", "whole"), [(4, True), (5, True), (6, False)]
    )
    def test_of_many_findings_little_is_shown_of_each(
        self, write: Write, many: int, *, whole: bool
    ) -> None:
        """Up to five are told in full, and only if there are any."""
        says = "It is so, " + "and so, " * 30 + "in the end."
        text = 'article = "article"\n' + "".join(
            f'[[claims]]\nid = "p1-{n}"\nparagraph = 1\nsays = "{says}"\n'
            'beyond = "it is not in the record"\n'
            for n in range(many)
        )
        report = cr.check_all(write(text), data=RECORD)
        assert (repr(report).count("in the end.") == many) is whole
        assert (repr(report).count("…") == many) is not whole
        assert "explain() tells them whole" in repr(report)

    def test_where_all_is_well_nothing_else_is_told(
        self, write: Write
    ) -> None:
        """Without findings to tell there is nothing to explain."""
        kept = FILE.split("[[claims]]")
        text = (
            "[[claims]]".join(kept[:2])
            + "[[sources]]"
            + (FILE.split("[[sources]]")[1])
        )
        report = cr.check_all(write(text), data=RECORD)
        assert repr(report) == "<A Leaflet on Leagues: 1 supported>"

    def test_the_shipped_record_is_checked_without_data(self) -> None:
        """An article on record needs no more than its id."""
        report = cr.check_all("seed-2024")
        assert report.data is cr.load()
        assert report.article.id == "seed-2024"


class TestFindings:
    """What a finding gathers from its points."""

    def test_the_worst_points_answer(self) -> None:
        """Only what gave the verdict is in the answer and the correction."""
        finding = found(
            "event", event="summit", who=["AAA"], when="2000", where=["X"]
        )
        assert finding.verdict is CONTRADICTED
        assert [p.verdict for p in finding.decisive] == [CONTRADICTED] * 2
        assert finding.answer == (
            "it was on 1999-05-05; it was at Aldova / Beldova, Marina"
        )
        assert finding.correction == finding.answer

    def test_a_correction_tells_the_explanations_and_the_note(self) -> None:
        """Each once, the note of the claim last."""
        made = claimed.claim(
            kind="membership", country="BBB", body="LEAGUE", left="1999-09"
        )
        finding = cr.check(
            attrs.evolve(made, note="The club is meant."), data=RECORD
        )
        assert finding.correction == (
            "BBB in LEAGUE: member from 1992 by accession until 1998-03-01"
            " by withdrawal; 1999-09-09 is when BBB left CLUB as member;"
            " The club is meant"
        )
        assert finding.sources == ("gazette",)
        assert finding.data is RECORD

    def test_what_is_supported_needs_no_correction(self) -> None:
        """Nor does an opinion."""
        finding = found("membership", country="BBB", body="HEIR", still=True)
        assert finding.correction is None
        assert finding.reasons == ()
        opinion = cr.check(
            attrs.evolve(
                claimed.claim(kind="name", thing="AAA", called="A"),
                asserts=None,
                opinion=True,
            ),
            data=RECORD,
        )
        assert (opinion.verdict, opinion.known_then) == (None, None)
        assert (opinion.correction, opinion.answer) == (None, "")
        assert repr(opinion) == "<c-1: opinion> So."

    def test_what_lies_beyond_the_record_says_why(self) -> None:
        """It is no data and no opinion, and not known then either."""
        made = claimed.claim(kind="name", thing="AAA", called="A")
        finding = cr.check(
            attrs.evolve(made, asserts=None, beyond="no prices"), data=RECORD
        )
        assert (finding.verdict, finding.known_then) == (NO_DATA, None)
        assert finding.answer == "beyond the record: no prices"
        assert finding.correction == "beyond the record: no prices"
        assert repr(finding).splitlines() == [
            "<c-1: no data> So.",
            "  beyond the record: no prices",
        ]

    def test_nothing_of_a_finding_is_wider_than_a_terminal(self) -> None:
        """No line of a repr has more than 79 characters."""
        finding = found(
            "roster",
            body="LEAGUE",
            on="1989/1990",
            members=["AAA", "BBB", "CCC", "DDD"],
            count=17,
        )
        lines = repr(finding).splitlines()
        assert len(lines) > 2
        assert max(map(len, lines)) <= 79

    def test_checking_changes_nothing(self) -> None:
        """The same claim has the same finding, however often."""
        made = claimed.claim(
            kind="membership", country="BBB", body="LEAGUE", left="1999"
        )
        first = cr.check(made, data=RECORD)
        assert cr.check(made, data=RECORD) == first
        assert hash(first) == hash(cr.check(made, data=RECORD))

    def test_the_shipped_record_is_asked_without_data(self) -> None:
        """A claim can be checked by itself."""
        made = claimed.claim(
            "seed-2024",
            kind="membership",
            country="ARM",
            body="CSTO",
            on="2010-01-01",
        )
        finding = cr.check(made)
        assert (finding.verdict, finding.data) == (SUPPORTED, cr.load())

    def test_an_article_must_be_a_source(self) -> None:
        """A claim of an unknown article cannot be held against anything."""
        made = claimed.claim("nowhere", kind="name", thing="AAA", called="A")
        with pytest.raises(cr.UnknownNameError, match="'nowhere'"):
            cr.check(made, data=RECORD)


def test_a_record_of_claims_loads_and_iterates_them() -> None:
    """Claims and places are registries of a dataset like the others."""
    assert [one.id for one in WITH_CLAIMS.claims] == [
        "p1-x",
        "p10-1",
        "p2-10",
        "p2-9",
    ]
    assert {type(one).__name__ for one in WITH_CLAIMS} >= {"Claim", "Place"}
    assert repr(WITH_CLAIMS.claims) == "<4 claims: p1-x p10-1 p2-10 p2-9>"
    assert repr(WITH_CLAIMS.places["aldova"]) == "<aldova: Aldova>"
    with pytest.raises(cr.UnknownNameError, match="no place is known"):
        WITH_CLAIMS.places.find("Nowhere")


def test_more_sources_leave_a_dataset_as_it_was() -> None:
    """None give the same one; some give another with the same records."""
    assert RECORD.with_sources([]) is RECORD
    more = attrs.evolve(RECORD.sources["wire"], id="cable")
    wider = RECORD.with_sources([more])
    assert wider.sources["cable"] is more
    assert len(wider.sources) == len(RECORD.sources) + 1
    assert wider.cache == {}
    assert repr(wider.sources).startswith(f"<{len(wider.sources)} sources: ")
    whole = cr.load()
    shipped = whole.with_sources([attrs.evolve(more, id="x-cable")])
    assert whole.__reduce__() == (cr.load, ())
    assert shipped.__reduce__()[0] != cr.load
    assert "cable" not in RECORD.sources
    assert wider.claims is RECORD.claims


def test_what_is_not_established_is_not_contradicted() -> None:
    """A claim finer than the record is no mistake."""
    finding = found(
        "membership", country="BBB", body="LEAGUE", joined="1992-05"
    )
    assert finding.verdict is NOT_ESTABLISHED
    assert finding.correction == finding.answer


EVERY_KIND: list[dict[str, Any]] = [
    {"kind": "alliance", "pair": ["AAA", "BBB"], "on": "1997"},
    {"kind": "body", "body": "PACT", "body_kind": "treaty"},
    {"kind": "conduct", "country": "AAA", "body": "HEIR", "conduct": "frozen"},
    {"kind": "event", "event": "summit", "level": "heads", "days": 1},
    {"kind": "membership", "country": "AAA", "body": "HEIR", "still": False},
    {"kind": "name", "thing": "AAA", "called": "Arcadia"},
    {"kind": "obligation", "by": "AAA", "to": "BBB", "on": "1997"},
    {"kind": "place", "place": "aldova", "to": "the sea", "km": [9, 9.5]},
    {"kind": "roster", "body": "LEAGUE", "on": "1997", "count": 0},
    {"kind": "signatories", "body": "LEAGUE", "countries": ["AAA"]},
]


@pytest.mark.parametrize("raw", EVERY_KIND, ids=lambda raw: raw["kind"])
def test_a_claim_of_every_kind_can_be_written_down(
    raw: dict[str, Any],
) -> None:
    """What is dumped is what was loaded, and loads again."""
    made = claimed.claim(**raw)
    written = cr.to_dict(made)
    assert written["asserts"] == raw
    assert _load.converter().structure(written, cr.Claim) == made
    assert isinstance(cr.check(made, data=RECORD).verdict, cr.Verdict)


def test_no_kind_of_assertion_is_left_out() -> None:
    """Every kind that a file may use is tried, in the order of the list."""
    assert [raw["kind"] for raw in EVERY_KIND] == list(KINDS)


def test_a_null_is_no_assertion() -> None:
    """Where a tree is JSON, null means the same as nothing."""
    raw = {"id": "a", "article": "b", "paragraph": 1, "says": "So."}
    bare = _load.converter().structure(raw, cr.Claim)
    null = _load.converter().structure({**raw, "asserts": None}, cr.Claim)
    assert null == bare
    assert null.asserts is None
