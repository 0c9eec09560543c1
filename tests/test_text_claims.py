"""Findings and reports in words, as JSON, and as ClaimReview."""

from __future__ import annotations

import json

import attrs
import pytest

import caucasus_ref as cr
import claimed
from caucasus_ref.text_claims import MEANING
from caucasus_ref.vocabulary import Verdict


CLAIMS = """\
article = "article"

[[claims]]
id = "p1-1"
paragraph = 1
says = "borduria left the league in 1999"
asserts = { kind = "membership", country = "BBB", body = "LEAGUE", \
left = "1999-05" }
note = "the club is meant"

[[claims]]
id = "p1-2"
paragraph = 1
says = "It will get worse!"
opinion = true

[[claims]]
id = "p2-1"
paragraph = 2
says = "Cimmeria will be in the Heir of the League in 2013."
asserts = { kind = "membership", country = "CCC", body = "HEIR", on = "2013" }

[[claims]]
id = "p3-1"
paragraph = 3
says = "Prices rise."
beyond = "prices are not in the record"

[[claims]]
id = "p4-1"
paragraph = 4
says = "Old Bridge leads to the Steppe."
asserts = { kind = "place", place = "bridge", joins = ["steppe"] }

[[claims]]
id = "p5-1"
paragraph = 5
says = "The league was founded in 1989."
asserts = { kind = "body", body = "LEAGUE", founded = "1989" }

[[claims]]
id = "p6-1"
paragraph = 6
says = "There was a clash at the bridge."
asserts = { kind = "event", event = "clash" }
"""
DATA = claimed.record(**{"claims/article.toml": CLAIMS})
REPORT = cr.check_all("article", data=DATA)


def told(id_: str) -> list[str]:
    """Explain the finding on one claim."""
    (finding,) = (one for one in REPORT if one.claim.id == id_)
    return cr.explain(finding).splitlines()


def test_a_finding_is_told_point_by_point() -> None:
    """The claim, the verdict, the answer, why, by which rule, by whom."""
    assert told("p1-1") == [
        "p1-1 (paragraph 1): Borduria left the league in 1999.",
        "  Contradicted.",
        (
            "  BBB in LEAGUE left 1999-05: contradicted. BBB in LEAGUE: member"
            " from 1992 by"
        ),
        "    accession until 1998-03-01 by withdrawal. [1]",
        "    Another date, 1999-05, in book: A slip.",
        "    Rule: membership.left: the day of legal effect.",
        "  The club is meant.",
        "",
        "Sources",
        "[1] Gazette. Secretariat (official). https://gazette.example",
    ]


def test_what_was_known_then_is_told_where_it_differs() -> None:
    """The second column is told only if it says something else."""
    line = (
        "  From what could be known when the article was published: supported."
    )
    assert line in told("p2-1")
    assert not any("could be known" in one for one in told("p1-1"))


def test_an_opinion_and_what_lies_beyond_are_told_as_such() -> None:
    """Neither has a point; the one is not rated, the other says why."""
    assert told("p1-2") == [
        "p1-2 (paragraph 1): It will get worse!",
        "  Opinion, not rated.",
    ]
    assert told("p3-1") == [
        "p3-1 (paragraph 3): Prices rise.",
        "  No data.",
        "  Prices are not in the record.",
    ]


def test_a_report_is_told_whole() -> None:
    """Counts, every finding, what the verdicts mean, the last look."""
    lines = cr.explain(REPORT).splitlines()
    assert lines[:7] == [
        "What the Leagues Want (The Bugle, 2010-06-01): 7 claims.",
        "    1 supported",
        "    1 imprecise",
        "    1 no data",
        "    1 disputed",
        "    2 contradicted",
        "    1 opinion",
    ]
    for finding in REPORT:
        assert any(line.startswith(f"{finding.claim.id} ") for line in lines)
    for verdict in Verdict:
        word = verdict.value.replace("_", " ").capitalize()
        start = f"  {word}: {MEANING[verdict]}"[:40]
        assert any(line.startswith(start) for line in lines)
    assert "Last checked for news on 2011-01-01." in lines
    assert max(map(len, lines)) <= 79


def test_an_undated_article_is_told_without_a_day() -> None:
    """The headline has the publisher alone."""
    undated = attrs.evolve(REPORT, article=DATA.sources["undated"])
    assert cr.explain(undated).startswith("A Leaflet (Nobody): 7 claims.\n")


def test_a_report_cites_its_sources() -> None:
    """The record itself first, then each source of an answer once."""
    text = cr.cite(REPORT)
    assert text.startswith(f"caucasus_ref {cr.__version__}: ")
    assert text.count("Gazette. Secretariat") == 1
    assert "[1] Gazette" in text
    assert "Bugle" not in text


def test_findings_and_reports_are_plain_values() -> None:
    """JSON has each part by name, and the version that computed it."""
    plain = cr.to_dict(REPORT)
    assert json.loads(json.dumps(plain)) == plain
    assert list(plain) == ["article", "checked", "counts", "rows", "version"]
    assert plain["checked"] == "2011-01-01"
    assert plain["counts"] == REPORT.counts
    assert plain["article"]["id"] == "article"
    first = plain["rows"][0]
    assert first["claim"] == {
        "id": "p1-1",
        "article": "article",
        "paragraph": 1,
        "says": "borduria left the league in 1999",
        "asserts": {
            "kind": "membership",
            "country": "BBB",
            "body": "LEAGUE",
            "left": "1999-05",
        },
        "note": "the club is meant",
    }
    assert (first["verdict"], first["known_then"]) == (
        "contradicted",
        "contradicted",
    )
    assert first["reasons"] == ["named_rival"]
    assert first["points"][0]["because"] == [
        "another date, 1999-05, in book: A slip."
    ]
    assert first["sources"] == ["gazette"]
    opinion = plain["rows"][1]
    assert opinion["verdict"] is None
    assert "asserts" not in opinion["claim"]
    assert "version" in cr.to_dict(REPORT[0])


def test_claims_are_plain_values() -> None:
    """What was read can be written down again."""
    claims = cr.Claims(
        rows=tuple(DATA.claims), article=DATA.sources["article"], data=DATA
    )
    plain = cr.to_dict(claims)
    assert list(plain) == ["article", "rows"]
    assert [row["id"] for row in plain["rows"]] == [c.id for c in claims]


class TestClaimReview:
    """The records of schema.org."""

    reviews = cr.claim_reviews(
        REPORT,
        on="2026-11-25",
        url="https://check.example/report",
        corrections="https://check.example/corrections",
    )

    def test_each_rated_claim_has_a_review(self) -> None:
        """Opinions have none; the order is the article's."""
        assert [one["url"] for one in self.reviews] == [
            f"https://check.example/report#{finding.claim.id}"
            for finding in REPORT
            if finding.verdict is not None
        ]
        assert json.loads(json.dumps(self.reviews)) == self.reviews

    def test_a_review_names_article_checker_and_day(self) -> None:
        """Who checked what, when, and where to ask for a correction."""
        first = self.reviews[0]
        assert first["@context"] == "https://schema.org"
        assert first["@type"] == "ClaimReview"
        assert first["datePublished"] == "2026-11-25"
        assert first["author"] == {
            "@type": "Organization",
            "name": f"caucasus_ref {cr.__version__}",
            "correctionsPolicy": "https://check.example/corrections",
        }
        assert first["claimReviewed"] == "borduria left the league in 1999"
        assert first["itemReviewed"] == {
            "@type": "Claim",
            "appearance": {
                "@type": "Article",
                "headline": "What the Leagues Want",
                "publisher": {"@type": "Organization", "name": "The Bugle"},
                "url": "https://bugle.example/leagues",
                "datePublished": "2010-06-01",
            },
        }
        assert first["citation"] == ["https://gazette.example"]

    def test_a_rating_is_a_number_where_the_record_can_tell(self) -> None:
        """From 1 to 5; without data there is a name and no number."""
        ratings = {
            one["url"].rpartition("#")[2]: one["reviewRating"]
            for one in self.reviews
        }
        assert {
            id_: one.get("ratingValue") for id_, one in ratings.items()
        } == {
            "p1-1": 1,
            "p2-1": 1,
            "p3-1": None,
            "p4-1": 5,
            "p5-1": 4,
            "p6-1": 3,
        }
        assert ratings["p5-1"] == {
            "@type": "Rating",
            "alternateName": "imprecise",
            "ratingExplanation": REPORT[5].correction,
            "ratingValue": 4,
            "bestRating": 5,
            "worstRating": 1,
        }
        assert ratings["p3-1"] == {
            "@type": "Rating",
            "alternateName": "no data",
            "ratingExplanation": "beyond the record: prices are not in the"
            " record",
        }
        assert ratings["p4-1"]["ratingExplanation"] == (
            "Old Bridge joins AAA and steppe"
        )

    def test_a_source_without_an_address_is_cited_by_title(self) -> None:
        """Both sides of the clash are told by a wire that has no address."""
        assert self.reviews[-1]["citation"] == ["Wire"]

    def test_an_article_without_address_or_day_goes_without(self) -> None:
        """Nothing is made up."""
        (first, *_) = cr.claim_reviews(
            attrs.evolve(REPORT, article=DATA.sources["undated"]),
            on="2026-11-25",
            url="u",
            corrections="c",
        )
        assert first["itemReviewed"]["appearance"] == {
            "@type": "Article",
            "headline": "A Leaflet",
            "publisher": {"@type": "Organization", "name": "Nobody"},
        }

    def test_the_day_of_the_check_is_a_day(self) -> None:
        """There is no silent today, and no month."""
        with pytest.raises(cr.DateError):
            cr.claim_reviews(REPORT, on="2026-11", url="u", corrections="c")


def test_every_verdict_is_explained() -> None:
    """No verdict is without a meaning."""
    assert set(MEANING) == set(Verdict)
