"""What each rule of a reading does, on records made for it alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import attrs
import pytest

import caucasus_ref as cr
from caucasus_ref.dates import PartialDate, Truth
from caucasus_ref.model import (
    Boundary,
    CodedMembership,
    CodedYears,
    Coding,
    Complete,
    Covers,
    Follows,
    Membership,
    Rival,
    Step,
)
from caucasus_ref.reading import CountryReading
from caucasus_ref.spans import NO_DAYS
from caucasus_ref.terms import Basis
from caucasus_ref.vocabulary import (
    Binding,
    BodyKind,
    Edge,
    FollowHow,
    Form,
    Manner,
    SourceKind,
    Standing,
    StepKind,
    Unit,
)


MEMBER = Standing.MEMBER
SIGNED = Manner.SIGNATURE
ONE_DAY = timedelta(days=1)


def on(text: str) -> PartialDate:
    """Read a date."""
    return PartialDate.parse(text)


def edge(text: str, how: Manner, known: str | None = None) -> Boundary:
    """Make a boundary."""
    return Boundary(on=on(text), how=how, known=on(known) if known else None)


def row(
    joined: str,
    left: str | None = None,
    *,
    standing: Standing = MEMBER,
    knew: tuple[str | None, str | None] = (None, None),
    **more: Any,
) -> Membership:
    """Make a membership of ARM in A."""
    return Membership(
        body="A",
        country="ARM",
        standing=standing,
        joined=edge(joined, Manner.ACCESSION, knew[0]),
        left=edge(left, Manner.WITHDRAWAL, knew[1]) if left else None,
        decision="We decide.",
        **more,
    )


def step(
    kind: str, day: str, of: str = "left", effective: str | None = None
) -> Step:
    """Make a step that ARM took."""
    return Step(
        of=Edge(of),
        kind=StepKind(kind),
        on=on(day),
        by="ARM",
        effective=on(effective) if effective else None,
    )


def rival(of: str, day: str, source: str = "book") -> Rival:
    """Make a rival date."""
    return Rival(of=Edge(of), on=on(day), sources=(source,), why_not="errs")


def source(id_: str, unit: Unit | None = None, **more: Any) -> cr.Source:
    """Make a source; with a unit it covers A from 1991 to 1999."""
    covers = unit and Covers(
        bodies=("A",), from_=on("1991"), until=on("1999"), unit=unit
    )
    kind = SourceKind.DATASET if unit else SourceKind.PRESS
    return cr.Source(
        id=id_,
        kind=kind,
        title=id_,
        publisher="press",
        covers=covers or None,
        **more,
    )


def body(rows: Iterable[Membership], **more: Any) -> cr.Organisation:
    """Make the organisation A, which exists from 1990 on."""
    given = {
        "id": "A",
        "kind": BodyKind.FORUM,
        "name": "A",
        "full": (MEMBER,),
        "complete": Complete(standings=tuple(Standing)),
        "checked": on("2020-01-01"),
        "start": edge("1990-01-01", Manner.FOUNDING),
        "decision": "We decide.",
        "memberships": tuple(rows),
    }
    return cr.Organisation(**{**given, **more})


def record(*rows: Membership, **more: Any) -> cr.Dataset:
    """Make a record of A alone, in which ARM has these memberships."""
    return of_bodies(body(rows, **more))


def of_bodies(*bodies: cr.Body) -> cr.Dataset:
    """Make a record of these bodies."""
    return cr.Dataset.from_records(
        bodies=bodies,
        countries=[
            cr.Country(id="ARM", name="Armenia"),
            cr.Country(id="GEO", name="Georgia"),
        ],
        sources=[
            source("book", published=on("1998")),
            source("atlas"),
            source("yearly", Unit.YEAR),
            source("daily", Unit.DAY),
        ],
    )


def ask(data: cr.Dataset, day: str, **words: Any) -> cr.Status:
    """Ask what ARM holds in A."""
    return cr.status("ARM", "A", day, data=data, **words)


def truths(data: cr.Dataset, *days: str, **words: Any) -> str:
    """Say y, n or u for each day."""
    return "".join(ask(data, day, **words).truth.value[0] for day in days)


def kinds(answer: Any) -> list[str]:
    """Give the kinds of an answer's caveats."""
    return [caveat.kind.value for caveat in answer.caveats]


def says(answer: Any, kind: str) -> list[str]:
    """Give the messages of the caveats of one kind."""
    return [c.message for c in answer.caveats if c.kind.value == kind]


def test_a_membership_is_half_open() -> None:
    """It has the day of joining, and not the day of leaving."""
    data = record(row("1992-01-01", "1993-01-01"))
    days = ("1991-12-31", "1992-01-01", "1992-12-31", "1993-01-01")
    assert truths(data, *days) == "nyyn"


def test_a_coarse_date_is_never_rounded() -> None:
    """Between the first and last possible day the answer is uncertain."""
    data = record(row("1992-05", "1993"))
    days = ("1992-04-30", "1992-05-01", "1992-05-30", "1992-05-31")
    assert truths(data, *days) == "nuuy"
    days = ("1992-12-31", "1993-01-01", "1993-12-30", "1993-12-31")
    assert truths(data, *days) == "yuun"
    answer = ask(data, "1993-06-01")
    assert says(answer, "coarse") == [
        "ARM: joined 1992-05 and left 1993: not known to the day"
    ]
    assert kinds(ask(data, "1992-06-01")) == []


def test_two_that_touch_on_a_coarse_date_leave_no_gap() -> None:
    """A question that counts both sees one unbroken membership."""
    data = record(
        row("1992-01-01", "1994"), row("1994", standing=Standing.OBSERVER)
    )
    days = ("1993-12-31", "1994-01-01", "1994-12-30", "1994-12-31")
    assert truths(data, *days) == "yuun"
    assert truths(data, *days, standing="any") == "yyyy"
    assert truths(data, *days, standing="observer") == "nuuy"


def test_what_does_not_count_is_not_said_to_be_coarse() -> None:
    """Only the dates of a counted standing make its answer uncertain."""
    data = record(
        row("1991-01-01", "1992-05", standing=Standing.OBSERVER),
        row("1992-05"),
    )
    assert says(ask(data, "1992-05-15"), "coarse") == [
        "ARM: joined 1992-05: not known to the day"
    ]


def test_a_country_s_reading_is_made_by_name() -> None:
    """Three sets of days in a row would be too easy to confuse."""
    with pytest.raises(TypeError, match="takes 1 positional"):
        CountryReading((), NO_DAYS, NO_DAYS, NO_DAYS, ())  # type: ignore[call-arg]


def test_standing_replaces_what_is_full() -> None:
    """One, several or any standing may be asked for instead."""
    data = record(row("1992-01-01", standing=Standing.OBSERVER))
    asked = (None, "member", "observer", ("member", "observer"), "any")
    answers = [ask(data, "1995-01-01", standing=one) for one in asked]
    assert [one.truth.value for one in answers] == [
        "no", "no", "yes", "yes", "yes",
    ]  # fmt: skip
    assert {one.standing for one in answers} == {Standing.OBSERVER}


class TestSignature:
    """By signature a membership begins when the country itself signed."""

    def test_own_signature_begins_it(self) -> None:
        """The first own signature counts, and ratification does not."""
        data = record(
            row(
                "1994-01-01",
                "1996-01-01",
                steps=(
                    step("signed", "1993-01-01", "joined"),
                    step("signed", "1992-01-01", "joined"),
                    step("ratified", "1991-01-01", "joined"),
                    step("signed", "1991-01-01", "left"),
                ),
            )
        )
        days = ("1991-12-31", "1992-01-01", "1995-12-31", "1996-01-01")
        assert truths(data, *days, basis="signature") == "nyyn"
        assert truths(data, *days) == "nnyn"
        joined = ask(data, "1995-01-01", basis="signature").joined
        assert str(joined) == "1992-01-01 by signature"

    def test_another_s_signature_begins_nothing(self) -> None:
        """Whoever else signed, the membership begins with its effect."""
        other = attrs.evolve(step("signed", "1992-01-01", "joined"), by="GEO")
        data = record(row("1994-01-01", steps=(other,)))
        assert truths(data, "1993-01-01", basis="signature") == "n"

    def test_a_signature_after_the_effect_moves_nothing(self) -> None:
        """Who signs later than it joins joined before it signed."""
        late = step("signed", "1995-01-01", "joined")
        data = record(row("1994-01-01", steps=(late,)))
        assert truths(data, "1994-01-01", basis="signature") == "y"

    def test_a_signature_on_the_day_of_the_effect_moves_nothing(
        self,
    ) -> None:
        """Where both fall on one day the manner stays the recorded one."""
        same = step("signed", "1994-01-01", "joined")
        data = record(row("1994-01-01", steps=(same,)))
        joined = ask(data, "1994-01-01", basis="signature").joined
        assert str(joined) == "1994-01-01 by accession"

    def test_signatories_count_until_they_refuse(self) -> None:
        """Signatory, contracting and provisional count as full."""
        for standing in ("signatory", "contracting", "provisional"):
            data = record(
                row("1992-01-01", "1993", standing=Standing(standing))
            )
            days = ("1992-01-01", "1993-12-31")
            assert truths(data, *days, basis="signature") == "yn"
            assert truths(data, *days) == "nn"
        data = record(row("1992-01-01", standing=Standing.OBSERVER))
        assert truths(data, "1993-01-01", basis="signature") == "n"


class TestKnown:
    """What could be known on a day, and no more."""

    def test_a_boundary_is_known_from_its_day(self) -> None:
        """Without `known` a boundary counts from the day it happens."""
        data = record(row("1992-01-02", "1993-01-02"))
        day = "1992-01-02"
        assert truths(data, day, known_on="1992-01-01") == "n"
        assert truths(data, day, known_on="1992-01-02") == "y"
        assert ask(data, day, known_on="1993-01-01").left is None
        assert ask(data, day, known_on="1993-01-02").left is not None

    def test_known_is_the_day_that_fixed_the_date(self) -> None:
        """With `known` it counts from that day, sooner or later."""
        data = record(
            row("1992-01-02", "1993-01-02", knew=("1992-03-01", "1992-06-01"))
        )
        assert truths(data, "1992-02-01", known_on="1992-02-29") == "n"
        assert truths(data, "1992-02-01", known_on="1992-03-01") == "y"
        assert truths(data, "1994-01-01", known_on="1992-05-31") == "y"
        assert truths(data, "1994-01-01", known_on="1992-06-01") == "n"

    def test_an_act_later_than_its_effect_is_not_known_before(self) -> None:
        """A boundary is never known before the act that gave it a past."""
        acts = (step("prolonged", "1995-06-01", "joined", "1994-01-01"),)
        data = record(row("1994-01-01", steps=acts))
        assert truths(data, "1994-06-01", known_on="1995-05-31") == "n"
        assert truths(data, "1994-06-01", known_on="1995-06-01") == "y"

    def test_an_act_of_another_effect_fixes_nothing(self) -> None:
        """Only an act on this boundary and date delays its being known."""
        acts = (
            step("prolonged", "1995-06-01", "joined", "1994-01-02"),
            step("prolonged", "1995-06-01", "left", "1994-01-01"),
        )
        data = record(row("1994-01-01", steps=acts))
        assert truths(data, "1994-06-01", known_on="1994-01-01") == "y"

    def test_a_coarse_knowledge_is_uncertain(self) -> None:
        """While it cannot be told if it was known the answer is uncertain."""
        data = record(row("1992-01-01", knew=("1993", None)))
        known = ("1992-12-31", "1993-01-01", "1993-12-30", "1993-12-31")
        assert (
            "".join(truths(data, "1992-01-01", known_on=day) for day in known)
            == "nuuy"
        )

    def test_a_notice_counts_until_it_is_revoked(self) -> None:
        """A notice with its day is an end, though the membership had none."""
        acts = (
            step("notice", "1992-01-01", "left", "1993-01-01"),
            step("revoked", "1992-06-01"),
        )
        data = record(row("1991-01-01", steps=acts))
        day = "1993-01-01"
        known = ("1991-12-31", "1992-01-01", "1992-05-31", "1992-06-01")
        assert [ask(data, day, known_on=k).truth.value for k in known] == [
            "yes", "no", "no", "yes",
        ]  # fmt: skip
        assert truths(data, day) == "y"
        left = ask(data, "1992-01-01", known_on="1992-03-01").left
        assert str(left) == "1993-01-01 by withdrawal"

    def test_a_new_notice_outlives_an_old_revocation(self) -> None:
        """What is revoked is what came before, not what comes after."""
        acts = (
            step("notice", "1992-01-01", "left", "1993-01-01"),
            step("revoked", "1992-06-01"),
            step("notice", "1992-06-02", "left", "1994-01-01"),
        )
        data = record(row("1991-01-01", "1994-01-01", steps=acts))
        known = {"known_on": "1992-07-01"}
        assert truths(data, "1993-12-31", "1994-01-01", **known) == "yn"

    def test_an_announcement_of_a_day_is_no_end(self) -> None:
        """Only a notice fixes the day of the end before the end itself."""
        announced = step("announced", "1992-01-01", "left", "1993-01-01")
        data = record(row("1991-01-01", "1995-01-01", steps=(announced,)))
        answer = ask(data, "1993-06-01", known_on="1992-06-01")
        assert (answer.truth, answer.left) == (Truth.YES, None)
        notice = step("notice", "1992-01-01")
        data = record(row("1991-01-01", "1995-01-01", steps=(notice,)))
        answer = ask(data, "1993-06-01", known_on="1992-06-01")
        assert (answer.truth, answer.left) == (Truth.YES, None)

    def test_a_coarse_act_is_known_when_it_has_surely_happened(self) -> None:
        """An act of some day of a month is known from its last day on."""
        acts = (step("announced", "1992-02"),)
        data = record(row("1991-01-01", steps=acts))
        known = ("1992-02-28", "1992-02-29")
        assert [
            kinds(ask(data, "1993-01-01", known_on=day)) for day in known
        ] == [[], ["expected"]]

    @pytest.mark.parametrize(
        ("noticed", "revoked", "expected"),
        [
            ("1992-06-10", "1992-06-10", "y"),
            ("1992-06-10", "1992-06", "n"),
            ("1992-06", "1992-06", "y"),
            ("1992-06", "1992-06-15", "y"),
            ("1992-06-10", "1992-06-09", "n"),
        ],
    )
    def test_a_revocation_is_of_notices_that_may_be_older(
        self, noticed: str, revoked: str, expected: str
    ) -> None:
        """The first day of the one is held against that of the other."""
        acts = (
            step("notice", noticed, "left", "1993-01-01"),
            step("revoked", revoked),
        )
        data = record(row("1991-01-01", "1995-01-01", steps=acts))
        assert truths(data, "1993-01-01", known_on="1992-07-01") == expected

    def test_a_notice_may_end_it_where_the_end_may_be_unknown(self) -> None:
        """Of an end perhaps known and a notice the earlier may be the end."""
        days = ("1993-11-30", "1993-12-01", "1993-12-31", "1994-01-01")
        told = {"1993-12": "yuuu", "1994-02-01": "yyyu", None: "yyyu"}
        for effective, expected in told.items():
            notice = step("notice", "1993-02-01", "left", effective)
            data = record(
                row(
                    "1991-01-01",
                    "1994-01-01",
                    knew=(None, "1993"),
                    steps=(notice,) if effective else (),
                )
            )
            assert truths(data, *days, known_on="1993-06-01") == expected
        assert truths(data, *days, known_on="1993-12-31") == "yyyn"

    def test_what_was_announced_is_expected(self) -> None:
        """An announcement fixes nothing; the caveat says what may come."""
        acts = (
            step("announced", "1992-01-01"),
            step("announced", "1992-02-01"),
            step("announced", "1991-06-01", "joined"),
        )
        data = record(row("1992-01-15", "1993-01-01", steps=acts))
        answer = ask(data, "1994-01-01", known_on="1992-03-01")
        assert answer.truth is Truth.YES
        assert says(answer, "expected") == [
            "ARM: may leave (announced 1992-02-01), no day is fixed"
        ]
        early = ask(data, "1994-01-01", known_on="1991-12-01")
        assert early.truth is Truth.NO
        assert says(early, "expected") == [
            "ARM: may join (announced 1991-06-01), no day is fixed"
        ]
        assert kinds(ask(data, "1991-05-31", known_on="1992-01-14")) == []
        assert kinds(ask(data, "1991-06-01", known_on="1992-01-14")) == [
            "expected"
        ]
        assert kinds(ask(data, "1992-06-01")) == []

    def test_it_is_expected_from_the_first_announcement_on(self) -> None:
        """Of several announcements the first possible day is the first."""
        acts = (step("announced", "1992-02-01"), step("announced", "1992-01"))
        data = record(row("1991-01-01", steps=acts))
        days = ("1991-12-31", "1992-01-01")
        assert [kinds(ask(data, day)) for day in days] == [[], ["expected"]]
        assert says(ask(data, "1992-01-01"), "expected") == [
            "ARM: may leave (announced 1992-02-01), no day is fixed"
        ]

    def test_a_coarse_act_makes_it_known_at_a_coarse_date(self) -> None:
        """While an act may have happened, what it fixed may be known."""
        acts = (step("prolonged", "1995-06", "joined", "1994-01-01"),)
        data = record(row("1994-01-01", steps=acts))
        known = ("1995-05-31", "1995-06-01", "1995-06-29", "1995-06-30")
        assert [truths(data, "1994-06-01", known_on=day) for day in known] == [
            "n",
            "u",
            "u",
            "y",
        ]

    def test_what_is_perhaps_known_may_be_from_its_first_day(self) -> None:
        """A coarse start that may be known is possible from its first day."""
        data = record(row("1992", knew=("1993", None)))
        days = ("1991-12-31", "1992-01-01", "1992-12-31")
        assert truths(data, *days, known_on="1993-06-01") == "nuu"

    def test_what_does_not_count_is_not_expected(self) -> None:
        """The end of an observer's standing is no news to a question."""
        acts = (step("announced", "1992-01-01"),)
        data = record(
            row("1991-01-01", standing=Standing.OBSERVER, steps=acts)
        )
        assert kinds(ask(data, "1993-01-01")) == []
        assert kinds(ask(data, "1993-01-01", standing="any")) == ["expected"]


def coding(
    by: str, years: str = "", memberships: Iterable[tuple[str, str]] = ()
) -> Coding:
    """Make a coding of ARM as a member."""
    runs = [text.split("/") for text in years.split()]
    return Coding(
        source=by,
        country="ARM",
        why_not="errs",
        years=tuple(
            CodedYears(standing=MEMBER, first=int(a), last=int(b))
            for a, b in runs
        ),
        memberships=tuple(
            CodedMembership(standing=MEMBER, joined=on(a), left=on(b))
            for a, b in memberships
        ),
    )


class TestAccordingTo:
    """A source in the place of the record."""

    def test_a_coding_replaces_all(self) -> None:
        """A coding speaks whole years, from the first to the last day."""
        data = record(
            row("1992-06-01"), codings=(coding("yearly", "1993/1994"),)
        )
        days = ("1992-12-31", "1993-01-01", "1994-12-31", "1995-01-01")
        assert truths(data, *days, according_to="yearly") == "nyyn"
        answer = ask(data, "1994-01-01", according_to="yearly")
        assert kinds(answer) == ["disputed", "coded_by_year"][1:]
        assert answer.membership is None

    def test_a_coding_speaks_for_its_own_source_only(self) -> None:
        """Of several codings the one of the source that is asked counts."""
        data = record(
            row("1992-06-01"),
            codings=(
                coding("daily", memberships=[("1993-01-01", "1994-01-01")]),
                coding("yearly", "1995/1996"),
            ),
        )
        days = ("1993-06-01", "1995-06-01")
        assert truths(data, *days, according_to="daily") == "yn"
        assert truths(data, *days, according_to="yearly") == "ny"
        assert truths(data, *days, according_to="atlas") == "yy"

    def test_an_empty_coding_says_never(self) -> None:
        """Without years the source says that there was nothing."""
        data = record(row("1992-06-01"), codings=(coding("yearly"),))
        answer = ask(data, "1994-01-01", according_to="yearly")
        assert answer.truth is Truth.NO
        assert answer.disputed
        assert ask(data, "1994-01-01").disputed

    def test_silence_inside_the_cover_is_agreement(self) -> None:
        """Inside its cover a silent dataset agrees; outside it is no data."""
        data = record(row("1990-06-01"))
        days = ("1990-12-31", "1991-01-01", "1999-12-31", "2000-01-01")
        assert truths(data, *days, according_to="yearly") == "uyyu"
        assert says(
            ask(data, "1990-12-31", according_to="yearly"), "no_data"
        ) == ["yearly covers A only from 1991 to 1999"]
        assert kinds(ask(data, "1995-01-01", according_to="yearly")) == []

    def test_of_a_body_out_of_its_cover_a_dataset_says_nothing(self) -> None:
        """On no day is ours given under the name of such a dataset."""
        data = of_bodies(
            body([row("1991-01-01")]),
            body(
                [attrs.evolve(row("1991-01-01"), body="B")], id="B", name="B"
            ),
        )
        for day in ("1990-12-31", "1995-01-01", "2019-01-01"):
            answer = cr.status(
                "ARM", "B", day, according_to="yearly", data=data
            )
            assert answer.truth is Truth.UNCERTAIN
            assert says(answer, "no_data") == ["yearly does not cover B"]

    def test_rivals_replace_our_dates_on_both_sides(self) -> None:
        """A rival moves the border, and so the membership beyond it."""
        data = record(
            row(
                "1992-01-01",
                "1994-01-01",
                rivals=(rival("left", "1993-01-01"),),
            ),
            row("1994-01-01", standing=Standing.OBSERVER),
        )
        days = ("1992-12-31", "1993-01-01", "1993-12-31", "1994-01-01")
        assert truths(data, *days, according_to="book") == "ynnn"
        assert truths(data, *days) == "yyyn"
        held = ask(data, "1993-06-01", according_to="book")
        assert held.standing is Standing.OBSERVER
        assert says(held, "replaced") == [
            (
                "ARM: left 1993-01-01 according to book;"
                " the record says 1994-01-01"
            )
        ]

    def test_rivals_of_a_beginning(self) -> None:
        """A rival start moves the end of what came before."""
        data = record(
            row("1992-01-01", "1994-01-01", standing=Standing.OBSERVER),
            row("1994-01-01", rivals=(rival("joined", "1993-01-01"),)),
        )
        days = ("1992-12-31", "1993-01-01")
        assert truths(data, *days, according_to="book") == "ny"
        held = ask(data, "1992-12-31", according_to="book")
        assert str(held.left) == "1993-01-01 by withdrawal"

    def test_a_rival_end_where_we_have_none(self) -> None:
        """A source may end what we leave open."""
        data = record(row("1992-01-01", rivals=(rival("left", "1995-01-01"),)))
        answer = ask(data, "1995-01-01", according_to="book")
        assert answer.truth is Truth.NO
        assert says(answer, "replaced") == [
            "ARM: left 1995-01-01 according to book; the record says nothing"
        ]

    def test_a_rival_moves_no_border_but_its_own(self) -> None:
        """Only the membership on the other side of the same day moves."""
        data = record(
            row(
                "1992-01-01",
                "1994-01-01",
                rivals=(rival("left", "1993-01-01"),),
            ),
            row("1996-01-01"),
        )
        days = ("1992-12-31", "1993-01-01", "1995-12-31", "1996-01-01")
        assert truths(data, *days, according_to="book") == "ynny"
        data = record(
            row("1991-01-01", "1992-01-01"),
            row("1994-01-01", rivals=(rival("joined", "1993-01-01"),)),
        )
        days = ("1991-12-31", "1992-01-01", "1992-12-31", "1993-01-01")
        assert truths(data, *days, according_to="book") == "ynny"

    def test_a_rival_end_of_an_open_one_moves_only_that(self) -> None:
        """What came before an open membership stays as it was."""
        data = record(
            row("1991-01-01", "1992-01-01", standing=Standing.OBSERVER),
            row("1992-01-01", rivals=(rival("left", "1995-01-01"),)),
        )
        days = ("1991-12-31", "1992-01-01", "1994-12-31", "1995-01-01")
        assert truths(data, *days, according_to="book") == "nyyn"

    def test_a_rival_end_leaves_the_start_of_its_own_membership(self) -> None:
        """Also where both ends stand on one coarse date."""
        data = record(
            row("1992", "1992", rivals=(rival("left", "1992-06-01"),))
        )
        days = ("1991-12-31", "1992-01-01", "1992-05-31", "1992-06-01")
        assert truths(data, *days, according_to="book") == "nuun"

    def test_a_book_is_silent_elsewhere(self) -> None:
        """Where a source that covers nothing is silent ours stays."""
        data = record(row("1992-01-01"))
        answer = ask(data, "1993-01-01", according_to="atlas")
        assert answer.truth is Truth.YES
        assert says(answer, "source_silent") == [
            "ARM: atlas says nothing of it; the record's answer stands"
        ]

    def test_it_goes_with_neither_basis_nor_known_on(self) -> None:
        """Both are refused before anything is read."""
        data = record(row("1992-01-01"))
        for word, value in (
            ("basis", "signature"),
            ("known_on", "1992-01-01"),
        ):
            with pytest.raises(cr.ReadingError, match=f"with {word}:"):
                ask(data, "1992-01-01", according_to="nobody", **{word: value})


class TestDisputed:
    """Who plainly says otherwise, on which days."""

    def test_a_rival_disputes_where_it_plainly_differs(self) -> None:
        """Yes against no is a dispute, and uncertain against either none."""
        data = record(row("1994-01-01", rivals=(rival("joined", "1993-05"),)))
        days = ("1993-05-30", "1993-05-31", "1993-12-31", "1994-01-01")
        assert [ask(data, day).disputed for day in days] == [
            False, True, True, False,
        ]  # fmt: skip
        answer = ask(data, "1993-12-31")
        assert kinds(answer) == ["disputed"]
        other = ask(data, "1993-12-31", according_to="book")
        assert other.disputed
        assert other.truth is Truth.YES

    def test_a_yearly_coding_disputes_whole_years(self) -> None:
        """It disputes our record where that, by years, differs."""
        data = record(
            row("1992-06-01", "1995-06-01"),
            codings=(coding("yearly", "1992/1993 1996/1996"),),
        )
        days = {
            "1992-01-01": False,
            "1993-12-31": False,
            "1994-01-01": True,
            "1995-05-31": True,
            "1995-06-01": False,
            "1995-12-31": False,
            "1996-01-01": True,
            "1996-12-31": True,
            "1997-01-01": False,
        }
        assert {day: ask(data, day).disputed for day in days} == days

    def test_a_daily_coding_disputes_days(self) -> None:
        """It disputes each day within what it covers, and none beyond."""
        data = record(
            row("1990-06-01", "1993-01-01"),
            codings=(
                coding("daily", memberships=[("1992-01-01", "1993-02-01")]),
            ),
        )
        days = {
            "1990-12-31": False,
            "1991-01-01": True,
            "1991-12-31": True,
            "1992-01-01": False,
            "1993-01-01": True,
            "1993-01-31": True,
            "1993-02-01": False,
        }
        assert {day: ask(data, day).disputed for day in days} == days

    def test_a_coding_without_cover_disputes_any_day(self) -> None:
        """A book that codes a country speaks of all days."""
        data = record(
            row("1990-06-01"),
            codings=(coding("book", memberships=[("1991", "1992-01-01")]),),
        )
        days = ("1990-12-31", "1991-01-01", "1992-01-01")
        assert [ask(data, day).disputed for day in days] == [
            True, False, True,
        ]  # fmt: skip

    def test_what_is_not_published_disputes_nothing(self) -> None:
        """A source that was not out yet could not be known."""
        data = record(
            row("1994-01-01", rivals=(rival("joined", "1993-01-01"),))
        )
        known = ("1997-12-31", "1998-01-01")
        assert [
            ask(data, "1993-06-01", known_on=day).disputed for day in known
        ] == [False, True]

    def test_a_coding_not_published_disputes_nothing(self) -> None:
        """What a book codes could be known from its publication on."""
        data = record(
            row("1994-01-01"),
            codings=(coding("book", memberships=[("1992", "1993-01-01")]),),
        )
        known = ("1997-12-31", "1998-01-01")
        assert [
            ask(data, "1995-01-01", known_on=day).disputed for day in known
        ] == [False, True]

    @pytest.mark.parametrize(
        ("ours", "theirs", "fought"),
        [
            ("1994-05", "1993-01-01", ("1993-01-01", "1994-04-30")),
            ("1994-05", "1995-01-01", ("1994-05-31", "1994-12-31")),
            ("1994-01-01", "1995-05", ("1994-01-01", "1995-04-30")),
            ("1994-01-01", "1993-05", ("1993-05-31", "1993-12-31")),
        ],
    )
    def test_what_one_voice_leaves_open_is_no_dispute(
        self, ours: str, theirs: str, fought: tuple[str, str]
    ) -> None:
        """Only a plain yes against a plain no is one, whoever says which."""
        data = record(row(ours, rivals=(rival("joined", theirs),)))
        first, last = (date.fromisoformat(day) for day in fought)
        days = (first - ONE_DAY, first, last, last + ONE_DAY)
        assert [ask(data, f"{day}").disputed for day in days] == [
            False, True, True, False,
        ]  # fmt: skip

    def test_a_yearly_coding_disputes_up_to_the_end_of_its_cover(
        self,
    ) -> None:
        """The last year that a dataset covers is covered whole."""
        data = record(
            row("1992-01-01"), codings=(coding("yearly", "1992/1998"),)
        )
        days = ("1998-12-31", "1999-01-01", "1999-12-31", "2000-01-01")
        assert [ask(data, day).disputed for day in days] == [
            False, True, True, False,
        ]  # fmt: skip

    def test_who_is_asked_does_not_dispute_itself(self) -> None:
        """Asked by itself, a source agrees with itself and not with us."""
        data = record(
            row("1992-06-01"), codings=(coding("yearly", "1992/1999"),)
        )
        answer = ask(data, "1992-01-01", according_to="yearly")
        assert answer.truth is Truth.YES
        assert answer.disputed


class TestLineage:
    """On each day the youngest existing body of a line answers."""

    data = of_bodies(
        body(
            [row("1991-01-01", "1996-01-01")],
            end=edge("1996-01-01", Manner.DISSOLUTION),
        ),
        body(
            [attrs.evolve(row("1995-01-01"), body="B")],
            id="B",
            name="B",
            start=edge("1995-01-01", Manner.FOUNDING),
            end=None,
            follows=Follows(body="A", how=FollowHow.REPLACED),
        ),
    )

    @pytest.mark.parametrize("asked", ["A", "B"])
    def test_the_youngest_answers(self, asked: str) -> None:
        """From the first day of the younger it answers, never both."""
        days = {"1989-12-31": asked, "1990-01-01": "A", "1994-12-31": "A"}
        days |= {"1995-01-01": "B", "1996-01-01": "B"}
        for day, expected in days.items():
            answer = cr.members(asked, day, lineage=True, data=self.data)
            assert answer.body == expected

    def test_history_goes_through_the_line(self) -> None:
        """A history of a line cuts the elder where the younger begins."""
        rows = cr.history("ARM", "B", lineage=True, data=self.data)
        assert [
            (one.body, str(one.joined), str(one.left)) for one in rows
        ] == [
            ("A", "1991-01-01 by accession", "1995-01-01"),
            ("B", "1995-01-01 by accession", "None"),
        ]

    def test_bodies_of_a_line(self) -> None:
        """Of a line only the body that answers is asked."""
        day = "1995-06-01"
        both = cr.bodies_of("ARM", day, data=self.data)
        one = cr.bodies_of("ARM", day, lineage=True, data=self.data)
        assert (list(both), list(one)) == (["A", "B"], ["B"])

    def test_the_neighbours_are_named(self) -> None:
        """Outside its life a body points to the next of its line."""
        before = cr.members("B", "1994-01-01", data=self.data)
        after = cr.members("A", "1996-01-01", data=self.data)
        assert says(before, "not_in_existence") == [
            "B exists only from 1995-01-01; before that ask A, or lineage=True"
        ]
        assert says(after, "not_in_existence") == [
            (
                "A exists no longer from 1996-01-01; after that ask B,"
                " or lineage=True"
            )
        ]
        assert kinds(cr.members("A", "1995-12-31", data=self.data)) == []


def two(start: Boundary, end: str | None = None) -> cr.Dataset:
    """Make a line: B, of this start and end, replaces A of 1990."""
    return of_bodies(
        body([]),
        body(
            [],
            id="B",
            name="B",
            start=start,
            end=edge(end, Manner.DISSOLUTION) if end else None,
            follows=Follows(body="A", how=FollowHow.REPLACED),
        ),
    )


class TestLineageOfCoarseDates:
    """The younger answers once it certainly exists, while it may exist."""

    def test_from_the_last_day_of_its_start_to_that_of_its_end(self) -> None:
        """Before and after the elder, which has no end, answers."""
        data = two(edge("1995", Manner.FOUNDING), "1997")
        days = ("1995-12-30", "1995-12-31", "1997-12-30", "1997-12-31")
        for asked in "AB":
            answers = [
                cr.members(asked, day, lineage=True, data=data) for day in days
            ]
            assert [one.body for one in answers] == ["A", "B", "B", "A"]

    def test_what_may_end_before_it_surely_began_answers_never(self) -> None:
        """A body that on no day certainly exists leaves the elder its days."""
        data = two(edge("1995-01/1995-06", Manner.FOUNDING), "1995-03/1996")
        days = ("1995-06-29", "1995-06-30", "1996-12-31")
        for day in days:
            answer = cr.members("B", day, lineage=True, data=data)
            assert answer.body == "A"

    def test_while_its_start_may_be_unknown_the_elder_answers(self) -> None:
        """What may not yet be known to exist answers for nobody."""
        data = two(edge("1995-01-01", Manner.FOUNDING, "1994"))
        known = {"1993-12-31": "A", "1994-12-30": "A", "1994-12-31": "B"}
        for day, expected in known.items():
            answer = cr.members(
                "A", "1996-01-01", lineage=True, known_on=day, data=data
            )
            assert answer.body == expected


def test_a_body_of_coarse_dates_exists_while_it_may() -> None:
    """It does not exist before its first, nor from its last possible day."""
    data = record(
        start=edge("1990", Manner.FOUNDING),
        end=edge("1996", Manner.DISSOLUTION),
    )
    days = ("1989-12-31", "1990-01-01", "1996-12-30", "1996-12-31")
    answers = [cr.members("A", day, data=data) for day in days]
    assert [says(one, "not_in_existence") for one in answers] == [
        ["A exists only from 1990-01-01"],
        [],
        [],
        ["A exists no longer from 1996-12-31"],
    ]


class TestSilence:
    """Silence is a no only where the roster is complete."""

    @pytest.mark.parametrize(
        ("complete", "expected"),
        [
            (Complete(standings=(MEMBER,)), "nnn"),
            (Complete(standings=()), "nuu"),
            (Complete(standings=(MEMBER,), countries=("GEO",)), "nnn"),
            (Complete(standings=(MEMBER,), countries=("ARM",)), "nuu"),
            (Complete(standings=(MEMBER,), since=on("1992-01-01")), "nun"),
        ],
    )
    def test_where_it_is_not_complete_it_is_no_data(
        self, complete: Complete, expected: str
    ) -> None:
        """For another country, standing or time there is no plain no."""
        data = record(row("1990-01-01", "1991-01-01"), complete=complete)
        days = ("1989-12-31", "1991-12-31", "1992-01-01")
        answers = [cr.status("GEO", "A", day, data=data) for day in days]
        assert "".join(one.truth.value[0] for one in answers) == expected
        silent = ["no_data" in kinds(one) for one in answers]
        assert silent == [letter == "u" for letter in expected]
        for day, letter in zip(days, expected, strict=True):
            members = cr.members("A", day, data=data)
            if letter == "u":
                with pytest.raises(cr.UncertainAnswerError):
                    assert "GEO" in members
            else:
                assert "GEO" not in members

    def test_the_caveat_says_as_to_what_it_is_complete(self) -> None:
        """It names the standings, the countries or the day."""
        told = {
            Complete(standings=(MEMBER,), countries=("ARM",)): "only for ARM",
            Complete(standings=(Standing.OBSERVER,)): "only as to: observer",
            Complete(standings=(MEMBER,), since=on("1995")): "only from 1995",
        }
        for complete, words in told.items():
            data = record(complete=complete)
            (message,) = says(
                cr.members("A", "1994-01-01", data=data), "no_data"
            )
            assert message == (
                f"the roster of A is complete {words};"
                " it cannot say no to a country that is not listed"
            )

    def test_who_is_in_needs_no_complete_roster(self) -> None:
        """A recorded membership is a yes, whatever else is missing."""
        data = record(row("1991-01-01"), complete=Complete(standings=()))
        assert truths(data, "1991-01-01") == "y"
        assert kinds(ask(data, "1991-01-01")) == []


def test_an_act_with_an_effect_in_the_past_is_retroactive() -> None:
    """From the effect up to the act the answer came only afterwards."""
    acts = (step("prolonged", "1995-06-01", "joined", "1994-01-01"),)
    data = record(row("1991-01-01", steps=acts))
    days = ("1993-12-31", "1994-01-01", "1995-05-31", "1995-06-01")
    assert [kinds(ask(data, day)) for day in days] == [
        [], ["retroactive"], ["retroactive"], [],
    ]  # fmt: skip
    assert says(ask(data, "1994-01-01"), "retroactive") == [
        "ARM: prolonged only on 1995-06-01, with effect from 1994-01-01"
    ]
    early = ask(data, "1994-01-01", known_on="1995-05-31")
    assert kinds(early) == []


def test_a_coarse_act_is_retroactive_from_first_to_last_day() -> None:
    """From the first possible day of the effect to the act's last."""
    acts = (step("prolonged", "1995-06", "joined", "1994"),)
    data = record(row("1991-01-01", steps=acts))
    days = ("1993-12-31", "1994-01-01", "1995-06-29", "1995-06-30")
    assert [kinds(ask(data, day)) for day in days] == [
        [], ["retroactive"], ["retroactive"], [],
    ]  # fmt: skip


def test_a_day_after_the_last_look_is_marked() -> None:
    """After `checked` the answer says so; a membership has its own day."""
    data = record(row("1991-01-01", checked=on("2010-01-01")))
    days = ("2010-01-01", "2010-01-02")
    assert [kinds(ask(data, day)) for day in days] == [[], ["after_checked"]]
    assert kinds(cr.members("A", "2010-01-02", data=data)) == ["after_checked"]
    other = [
        cr.status("GEO", "A", d, data=data)
        for d in ("2020-01-01", "2020-01-02")
    ]
    assert [kinds(one) for one in other] == [[], ["after_checked"]]


def test_a_body_that_does_not_exist_has_nobody() -> None:
    """Before it begins the answer is empty, with the caveat."""
    answer = cr.members("A", "1989-12-31", data=record(row("1991-01-01")))
    assert list(answer) == []
    assert says(answer, "not_in_existence") == [
        "A exists only from 1990-01-01"
    ]


def test_a_roster_lends_its_members_only_while_the_treaty_is_in_force() -> (
    None
):
    """The parties of a treaty are as in the body, from its first day on."""
    data = of_bodies(
        body([row("1991-01-01")]), treaty("T", "1995-01-01"), treaty("U", None)
    )
    days = ("1994-12-31", "1995-01-01")
    assert [list(cr.parties("T", day, data=data)) for day in days] == [
        [], ["ARM"],
    ]  # fmt: skip
    assert list(cr.parties("U", "1996-01-01", data=data)) == []


def signed(day: str, of: str = "start") -> Step:
    """Make a signature of the founding act of A."""
    return step("signed", day, of)


class TestLife:
    """From when until when a body exists."""

    def test_by_signature_it_begins_when_it_was_signed(self) -> None:
        """The first signature of the founding act begins an organisation."""
        steps = (
            signed("1989-06-01"),
            signed("1989-03-01"),
            signed("1988-01-01", "end"),
            step("ratified", "1988-06-01", "start"),
        )
        data = record(steps=steps)
        days = ("1989-02-28", "1989-03-01", "1989-12-31", "1990-01-01")
        told: dict[Basis, list[int]]
        told = {"effective": [1, 1, 1, 0], "signature": [1, 0, 0, 0]}
        for basis, expected in told.items():
            answers = [
                cr.members("A", day, basis=basis, data=data) for day in days
            ]
            assert [
                len(says(one, "not_in_existence")) for one in answers
            ] == expected

    def test_without_a_signature_it_begins_as_it_does(self) -> None:
        """Where no signature is recorded the adopted start stays."""
        for data in (record(), of_bodies(body([]), treaty("A2", "1990"))):
            days = ("1989-12-31", "1990-12-31")
            answers = [
                cr.members(one, day, basis="signature", data=data)
                for one in data.bodies
                for day in days
            ]
            assert [len(says(one, "not_in_existence")) for one in answers] == [
                1, 0,
            ] * len(data.bodies)  # fmt: skip

    def test_a_treaty_begins_with_its_own_signature(self) -> None:
        """By signature a treaty begins on the day that it was signed."""
        pact = attrs.evolve(
            treaty("T", "1995-01-01"), signed=edge("1993-01-01", SIGNED)
        )
        data = of_bodies(body([row("1991-01-01")]), pact)
        days = ("1992-12-31", "1993-01-01", "1994-12-31", "1995-01-01")
        told: dict[Basis, list[int]]
        told = {"effective": [0, 0, 0, 1], "signature": [0, 1, 1, 1]}
        for basis, expected in told.items():
            assert [
                len(cr.parties("T", day, basis=basis, data=data))
                for day in days
            ] == expected


class TestLent:
    """What a treaty that borrows a roster knows and tells."""

    def test_who_was_not_known_to_join_is_lent_to_nobody(self) -> None:
        """A membership that could not be known makes no party."""
        data = of_bodies(body([row("1996-01-01")]), treaty("T", "1995-01-01"))
        known = {"1995-12-31": [], "1996-01-01": ["ARM"]}
        for day, expected in known.items():
            asked = cr.parties("T", "1997-01-01", known_on=day, data=data)
            assert list(asked) == expected

    def test_what_is_not_lent_is_not_expected(self) -> None:
        """Who left before the treaty is nobody that may still join it."""
        steps = (step("announced", "1991-01-01", "joined"),)
        data = of_bodies(
            body([row("1992-01-01", "1994-01-01", steps=steps)]),
            treaty("T", "1995-01-01"),
        )
        assert kinds(cr.parties("T", "1996-01-01", data=data)) == []


def treaty(id_: str, start: str | None) -> cr.Treaty:
    """Make a treaty whose parties are the members of A."""
    return cr.Treaty(
        id=id_,
        kind=BodyKind.TREATY,
        name=id_,
        full=(Standing.PARTY,),
        complete=Complete(standings=tuple(Standing)),
        checked=on("2020-01-01"),
        start=edge(start, Manner.RATIFICATION) if start else None,
        binding=Binding.YES,
        form=Form.TREATY,
        roster="A",
    )
