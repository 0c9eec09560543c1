"""Findings in words, and as ClaimReview records of schema.org."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .claims import Finding, Report
from .dataset import version
from .dates import DateLike, as_day
from .rows import plural
from .telling import Teller, checked_line, sentence, wrapped
from .vocabulary import Verdict, worded


_RATING = {
    Verdict.SUPPORTED: 5,
    Verdict.IMPRECISE: 4,
    Verdict.DISPUTED: 3,
    Verdict.CONTRADICTED: 1,
}
"""A rating as schema.org has it; where the record cannot tell, none."""

MEANING = {
    Verdict.SUPPORTED: "the record says the same",
    Verdict.IMPRECISE: "true under another reading, which is named, or for"
    " part of what is said",
    Verdict.NO_DATA: "the record does not cover it",
    Verdict.NOT_ESTABLISHED: "the record is coarser than the claim, or no"
    " other source was found",
    Verdict.DISPUTED: "the parties, or sources of equal weight, differ",
    Verdict.CONTRADICTED: "the record says otherwise",
}


def tell_finding(teller: Teller, answer: Finding) -> Iterator[str]:
    """Tell what the record says of one claim, point by point."""
    claim = answer.claim
    word = "opinion, not rated" if answer.verdict is None else answer.verdict
    yield from wrapped(
        f"{claim.id} (paragraph {claim.paragraph}): {sentence(claim.says)}"
    )
    yield from wrapped(f"{worded_up(str(word))}.", "  ")
    for point in answer.points:
        yield from wrapped(
            f"{point.what}: {worded(point.verdict)}."
            f" {sentence(point.answer)} {teller.cited(point.sources)}",
            "  ",
        )
        for line in point.because:
            yield from wrapped(sentence(line), "    ")
        yield from wrapped(f"Rule: {point.rule}.", "    ")
    if answer.known_then not in {None, answer.verdict}:
        yield from wrapped(
            "From what could be known when the article was published:"
            f" {worded(answer.known_then)}.",
            "  ",
        )
    for remark in (claim.beyond, claim.note):
        yield from wrapped(sentence(remark), "  ")


def worded_up(word: str) -> str:
    """Print a verdict as the beginning of a sentence."""
    text = word.replace("_", " ")
    return text[:1].upper() + text[1:]


def tell_report(teller: Teller, answer: Report) -> Iterator[str]:
    """Tell a whole report: the counts, the findings, what verdicts mean."""
    article = answer.article
    published = f", {article.published}" if article.published else ""
    yield from wrapped(
        f"{article.title} ({article.publisher}{published}):"
        f" {plural(len(answer), 'claim', 'claims')}."
    )
    for word, count in answer.counts.items():
        yield f"  {count:3} {word}"
    for finding in answer:
        yield ""
        yield from tell_finding(teller, finding)
    yield ""
    for verdict in Verdict:
        yield from wrapped(f"{worded_up(verdict)}: {MEANING[verdict]}.", "  ")
    if answer.checked:
        yield from checked_line(answer.checked)


def claim_reviews(
    report: Report,
    *,
    on: DateLike,
    url: str,
    corrections: str,
) -> list[dict[str, Any]]:
    """
    Give a report as ClaimReview records of schema.org, as JSON values.

    Opinions are left out, for they are not rated.  A verdict that says that
    the record cannot tell has a name but no rating.

    Args:
        on:
            The day of the check, which is printed as that of the review.
        url:
            Where the report is published; each review has its own fragment.
        corrections:
            Where a reader can ask for a correction: an address on the web.

    Raises:
        DateError: If *on* is no day.

    >>> import caucasus_ref as cr
    >>> reviews = cr.claim_reviews(
    ...     cr.check_all("seed-2024"),
    ...     on="2026-11-26",
    ...     url="https://example.org/review",
    ...     corrections="https://example.org/corrections",
    ... )
    >>> reviews[0]["@type"], reviews[0]["datePublished"]
    ('ClaimReview', '2026-11-26')
    """
    frame = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "datePublished": as_day(on).isoformat(),
        "author": {
            "@type": "Organization",
            "name": f"caucasus_ref {version()}",
            "correctionsPolicy": corrections,
        },
        "itemReviewed": {"@type": "Claim", "appearance": _article(report)},
    }
    return [
        {**frame, "url": f"{url}#{finding.claim.id}", **_review(finding)}
        for finding in report
        if finding.verdict is not None
    ]


def _review(finding: Finding) -> dict[str, Any]:
    """Give what differs from claim to claim."""
    verdict = finding.verdict or Verdict.NO_DATA
    rating: dict[str, Any] = {
        "@type": "Rating",
        "alternateName": worded(verdict),
        "ratingExplanation": finding.correction or finding.answer,
    }
    if verdict in _RATING:
        rating |= {
            "ratingValue": _RATING[verdict],
            "bestRating": 5,
            "worstRating": 1,
        }
    sources = [finding.data.sources[id_] for id_ in finding.sources]
    return {
        "claimReviewed": finding.claim.says,
        "reviewRating": rating,
        "citation": [source.url or source.title for source in sources],
    }


def _article(report: Report) -> dict[str, Any]:
    article = report.article
    told: dict[str, Any] = {
        "@type": "Article",
        "headline": article.title,
        "publisher": {"@type": "Organization", "name": article.publisher},
    }
    if article.url:
        told["url"] = article.url
    if article.published:
        told["datePublished"] = str(article.published)
    return told
