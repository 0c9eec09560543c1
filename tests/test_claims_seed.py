"""The article of April 2024 that the record ships, checked claim by claim."""

from __future__ import annotations

import pytest

import caucasus_ref as cr
from caucasus_ref.assertions import EventClaim, MembershipClaim, PlaceClaim
from caucasus_ref.vocabulary import Reason, Verdict


SUPPORTED = Verdict.SUPPORTED
CONTRADICTED = Verdict.CONTRADICTED
ARTICLE = "seed-2024"
HEADINGS = {12, 17, 23}
"""Paragraphs that only head others; the first three are title and date."""
PARAGRAPHS = set(range(4, 28)) - HEADINGS


@pytest.fixture(scope="module")
def report() -> cr.Report:
    """Check the whole article once."""
    return cr.check_all(ARTICLE)


def said(report: cr.Report, part: str) -> cr.Finding:
    """Give the finding on the one claim that says this."""
    (finding,) = (one for one in report if part in one.claim.says)
    return finding


def test_every_paragraph_with_text_has_claims(report: cr.Report) -> None:
    """Headings have none; everything else is taken apart."""
    assert {finding.claim.paragraph for finding in report} == PARAGRAPHS


def test_there_are_sixty_facts_and_twenty_opinions(report: cr.Report) -> None:
    """More than sixty claims are rated, some twenty or more are not."""
    rated = [one for one in report if one.points]
    opinions = [one for one in report if one.claim.opinion]
    assert len(rated) > 60
    assert len(opinions) >= 20
    assert all(one.verdict is None for one in opinions)
    assert all(one.verdict is not None for one in rated)
    assert len(report) == sum(report.counts.values())


def test_ids_name_paragraph_and_place(report: cr.Report) -> None:
    """The id of a claim begins with its paragraph, and they are in order."""
    for finding in report:
        paragraph, _, number = finding.claim.id.partition("-")
        assert paragraph == f"p{finding.claim.paragraph:02}"
        assert number.isdigit()
    ids = [finding.claim.id for finding in report]
    assert ids == sorted(ids)


def test_what_is_not_rated_says_why(report: cr.Report) -> None:
    """A claim is an opinion, or beyond the record, or it is checked."""
    for finding in report:
        claim = finding.claim
        ways = [claim.opinion, claim.beyond is not None, bool(finding.points)]
        assert ways.count(True) == 1


def test_the_article_is_no_source_of_its_own_findings(
    report: cr.Report,
) -> None:
    """No answer rests on the article that is checked."""
    for finding in report:
        assert ARTICLE not in finding.sources
        if finding.verdict is SUPPORTED:
            assert all(
                point.sources or point.rule.startswith("name:")
                for point in finding.points
            ), finding


def test_georgia_did_not_leave_the_treaty_in_2008(report: cr.Report) -> None:
    """It left in 1999; 2008 is when it gave notice to the CIS."""
    finding = said(report, "Georgia left the treaty")
    assert finding.claim.asserts == MembershipClaim(
        country="GEO", body="CST", left=cr.PartialDate.parse("2008")
    )
    assert finding.verdict is finding.known_then is CONTRADICTED
    assert Reason.OTHER_BODY in finding.reasons
    assert "until 1999-04-21 by expiry" in finding.answer
    assert finding.correction is not None
    assert "2008-08-18 is when GEO gave notice (CIS)" in finding.correction
    assert finding.sources


def test_belarus_did_not_sign_in_tashkent_and_uzbekistan_did(
    report: cr.Report,
) -> None:
    """The six of today are not the six of 1992."""
    finding = said(report, "The six members of today signed it")
    assert finding.verdict is CONTRADICTED
    (point,) = finding.points
    assert "ARM KAZ KGZ RUS TJK UZB" in point.answer
    assert any(line.startswith("BLR signed on 1993") for line in point.because)
    assert "UZB signed too, on 1992-05-15" in point.because
    assert said(report, "It was signed in Tashkent").verdict is SUPPORTED
    assert said(report, "was signed in 1992").verdict is SUPPORTED
    assert said(report, "Belarus joined the treaty later").verdict is SUPPORTED


def test_the_csto_was_established_in_2002_by_signature_only(
    report: cr.Report,
) -> None:
    """The charter was signed in 2002 and entered into force in 2003."""
    finding = said(report, "established in 2002")
    assert finding.verdict is Verdict.IMPRECISE
    assert finding.reasons == (Reason.OTHER_READING,)
    assert "2002-10-07" in finding.answer
    assert "from 2003-09-18" in finding.answer


def test_the_csto_had_six_members(report: cr.Report) -> None:
    """List and number are right on the day of the article."""
    for part in ("Its members are Russia", "It has six members"):
        finding = said(report, part)
        assert finding.verdict is finding.known_then is SUPPORTED
        assert "ARM BLR KAZ KGZ RUS TJK (6)" in finding.answer


def test_brussels_was_no_jubilee_of_nato(report: cr.Report) -> None:
    """The meeting was on another day and on something else."""
    finding = said(report, "75th anniversary of NATO")
    assert isinstance(finding.claim.asserts, EventClaim)
    assert finding.claim.asserts.event == "brussels-2024-04-05"
    assert finding.verdict is CONTRADICTED
    assert Reason.OTHER_BODY in finding.reasons
    assert "another event, of 2024-04-04" in str(finding.correction)
    who = said(report, "met the American secretary of state")
    assert who.verdict is SUPPORTED


def test_the_visit_took_three_days_in_the_middle_of_march(
    report: cr.Report,
) -> None:
    """Three days and three countries are right, the end of March is not."""
    assert said(report, "for three days").verdict is SUPPORTED
    assert said(report, "in Azerbaijan, Georgia and Armenia").verdict is (
        SUPPORTED
    )
    finding = said(report, "at the end of March 2024")
    assert finding.verdict is CONTRADICTED
    assert "2024-03-17" in finding.answer


def test_the_interview_was_a_day_earlier_and_on_other_fighting(
    report: cr.Report,
) -> None:
    """On 22 February he spoke of 2021 and 2022, not of 2020 and 2023."""
    day = said(report, "That was on 23 February 2024")
    assert day.verdict is CONTRADICTED
    assert "2024-02-22" in day.answer
    wars = said(report, "named the wars of 2020 and 2023")
    assert wars.verdict is CONTRADICTED
    assert isinstance(wars.claim.asserts, EventClaim)
    event = cr.load().events[wars.claim.asserts.event]
    assert event.about
    assert not set(event.about) & set(wars.claim.asserts.about)
    frozen = said(report, "in practice frozen its participation")
    assert frozen.verdict is SUPPORTED


def test_minsk_was_a_meeting_of_ministers(report: cr.Report) -> None:
    """Right body, right day, wrong level."""
    finding = said(report, "a summit of the CIS")
    assert finding.verdict is CONTRADICTED
    assert finding.answer.endswith(": ministers")


def test_the_government_of_turkey_does_not_sit_in_istanbul(
    report: cr.Report,
) -> None:
    """The answer is Ankara."""
    finding = said(report, "government of Turkey sits in Istanbul")
    assert finding.verdict is CONTRADICTED
    assert finding.answer.endswith("sits in Ankara")


def test_sadarak_joins_nakhchivan_and_turkey(report: cr.Report) -> None:
    """The crossing is where the article has it."""
    finding = said(report, "Sadarak crossing joins")
    assert isinstance(finding.claim.asserts, PlaceClaim)
    assert set(finding.claim.asserts.joins) == {"nakhchivan", "TUR"}
    assert finding.verdict is SUPPORTED


def test_khndzoresk_is_nearer_to_the_border(report: cr.Report) -> None:
    """It is not twelve kilometres away, and the answer has how far it is."""
    finding = said(report, "Khndzoresk lies about 12 km")
    assert finding.verdict is CONTRADICTED
    assert "km to border of Armenia and Azerbaijan" in finding.answer


def test_the_report_is_text_json_and_reviews(report: cr.Report) -> None:
    """The same findings in three forms."""
    text = cr.explain(report)
    assert max(map(len, repr(report).splitlines())) <= 79
    plain = cr.to_dict(report)
    reviews = cr.claim_reviews(
        report, on="2026-11-25", url="u", corrections="c"
    )
    rated = [one for one in report if one.verdict is not None]
    assert len(plain["rows"]) == len(report)
    assert len(reviews) == len(rated)
    for finding in report:
        assert f"{finding.claim.id} (paragraph" in text


def test_no_claim_copies_the_article() -> None:
    """What a claim says is in our own words: one short sentence."""
    for claim in cr.load().claims:
        assert claim.says.endswith(".")
        assert len(claim.says) < 150
