"""Whole rosters: which body answers, and what is to be said of it."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

import caucasus_ref as cr
from caucasus_ref import Spans
from caucasus_ref.dates import PartialDate
from caucasus_ref.model import Boundary, Complete, Conduct, Follows, Membership
from caucasus_ref.rosters import (
    caveats,
    checked_on,
    conduct_days,
    covered,
    line_of,
    notes_on,
    roster,
    stale,
    successors,
    unlisted,
)
from caucasus_ref.spans import ALL_DAYS, NO_DAYS
from caucasus_ref.terms import ADOPTED, CaveatKind, Reading
from caucasus_ref.vocabulary import (
    Binding,
    BodyKind,
    ConductKind,
    FollowHow,
    Form,
    Manner,
    Nature,
    Standing,
)


MEMBER = Standing.MEMBER
OLD, NEW = "2010-01-01", "2015-06-01"


def on(text: str) -> PartialDate:
    """Read a date."""
    return PartialDate.parse(text)


def edge(text: str, known: str | None = None) -> Boundary:
    """Make a boundary."""
    return Boundary(
        on=on(text),
        how=Manner.FOUNDING,
        known=None if known is None else on(known),
    )


def row(joined: str, country: str = "ARM", checked: str = "") -> Membership:
    """Make a membership in A that has no end."""
    return Membership(
        body="A",
        country=country,
        standing=MEMBER,
        joined=edge(joined),
        checked=on(checked) if checked else None,
    )


def body(
    *rows: Membership,
    id_: str = "A",
    start: str = "1990-01-01",
    after: str | None = None,
    complete: Complete | None = None,
    conduct: tuple[Conduct, ...] = (),
    checked: str = "2020-01-01",
) -> cr.Organisation:
    """Make an organisation."""
    return cr.Organisation(
        id=id_,
        kind=BodyKind.FORUM,
        name=id_,
        full=(MEMBER,),
        complete=complete or Complete(standings=tuple(Standing)),
        checked=on(checked),
        start=edge(start),
        follows=Follows(body=after, how=FollowHow.REPLACED) if after else None,
        memberships=rows,
        conduct=conduct,
    )


def treaty(
    id_: str = "T", after: str | None = None, of: str | None = None
) -> cr.Treaty:
    """Make a treaty that never entered into force."""
    return cr.Treaty(
        id=id_,
        kind=BodyKind.TREATY,
        name=id_,
        full=(Standing.PARTY,),
        complete=Complete(standings=tuple(Standing)),
        checked=on("2015-01-01"),
        follows=Follows(body=after, how=FollowHow.REPLACED) if after else None,
        binding=Binding.YES,
        form=Form.TREATY,
        roster=of,
    )


def record(*bodies: cr.Body) -> cr.Dataset:
    """Make a record of these bodies."""
    return cr.Dataset.from_records(
        bodies=bodies,
        countries=[
            cr.Country(id="ARM", name="Armenia"),
            cr.Country(id="GEO", name="Georgia"),
        ],
    )


def ids(bodies: list[cr.Body]) -> str:
    """Write the ids of bodies."""
    return "".join(one.id for one in bodies)


def known_on(day: str) -> Reading:
    """Make the reading of what was known on a day."""
    return Reading.of(known_on=day)


class TestLine:
    """All bodies of a line, whichever of them is asked for."""

    def test_a_line_is_the_same_from_everywhere(self) -> None:
        """It branches: two heirs of one body are of one line."""
        data = record(
            body(id_="A"),
            body(id_="B", start="1995-01-01", after="A"),
            body(id_="C", start="1996-01-01", after="A"),
            body(id_="D", start="1997-01-01", after="B"),
            body(id_="E", start="1999-01-01"),
        )
        for asked in "ABCD":
            assert ids(line_of(data, data.bodies[asked])) == "DCBA"
        assert ids(line_of(data, data.bodies["E"])) == "E"
        assert successors(data) == {"A": ["B", "C"], "B": ["D"]}

    def test_the_youngest_is_first(self) -> None:
        """By the first possible day, then by id; without one it is oldest."""
        data = record(
            treaty("A"),
            body(id_="B", start="1995", after="A"),
            body(id_="C", start="1995-06-01", after="B"),
            body(id_="D", start="1995-06-01", after="C"),
        )
        assert ids(line_of(data, data.bodies["A"])) == "DCBA"


def frozen(
    start: Boundary, end: Boundary | None = None, country: str = "ARM"
) -> Conduct:
    """Make a conduct in A."""
    return Conduct(
        body="A",
        country=country,
        kind=ConductKind.FROZEN,
        nature=Nature.FACT,
        by=country,
        start=start,
        end=end,
    )


class TestConduct:
    """When a conduct may have gone on, as far as known."""

    def test_it_goes_from_its_first_to_its_last_possible_day(self) -> None:
        """A coarse start or end makes it longer, and none never ends."""
        both = frozen(edge("2001"), edge("2003"))
        assert conduct_days(both, ADOPTED) == Spans.of(
            (date(2001, 1, 1), date(2003, 12, 31))
        )
        assert conduct_days(frozen(edge("2001")), ADOPTED) == Spans.of(
            (date(2001, 1, 1), None)
        )

    def test_it_is_known_from_the_last_possible_day(self) -> None:
        """Before, there is no conduct; it is open while its end is not."""
        act = frozen(edge("2001"), edge("2003-02-01"))
        opened = Spans.of((date(2001, 1, 1), None))
        closed = Spans.of((date(2001, 1, 1), date(2003, 2, 1)))
        told = {
            "2001-12-30": NO_DAYS,
            "2001-12-31": opened,
            "2003-01-31": opened,
            "2003-02-01": closed,
        }
        for day, expected in told.items():
            assert conduct_days(act, known_on(day)) == expected

    def test_its_own_day_of_being_known_comes_first(self) -> None:
        """With `known` a conduct is known from the last day of that."""
        act = frozen(edge("2001-01-01", "2002"))
        assert conduct_days(act, known_on("2002-12-30")) == NO_DAYS
        assert conduct_days(act, known_on("2002-12-31")) != NO_DAYS

    def test_it_shows_while_its_country_may_be_in(self) -> None:
        """Only who is in can freeze; acts come in the order of the file."""
        acts = (
            frozen(edge("1992-01-01"), country="GEO"),
            frozen(edge("1989-01-01")),
        )
        data = record(
            body(row("1991-01-01"), row("1991-01-01", "GEO"), conduct=acts)
        )
        whole = roster(data, data.bodies["A"], ADOPTED)
        assert whole.on(date(1990, 12, 31)).conduct == ()
        assert whole.on(date(1991, 12, 31)).conduct == acts[1:]
        assert whole.on(date(1992, 1, 1)).conduct == acts


class TestCovered:
    """On which days silence about a country is a no."""

    def test_from_the_first_day_of_a_coarse_date(self) -> None:
        """Without a date it is so on all days."""
        since = Complete(standings=(MEMBER,), since=on("1992"))
        assert covered(body(complete=since), ADOPTED) == Spans.of(
            (date(1992, 1, 1), None)
        )
        always = Complete(standings=(MEMBER,))
        assert covered(body(complete=always), ADOPTED) == ALL_DAYS

    def test_for_the_countries_it_names(self) -> None:
        """About any country whatever only where it names none."""
        some = body(complete=Complete(standings=(MEMBER,), countries=("ARM",)))
        assert covered(some, ADOPTED) == NO_DAYS
        assert covered(some, ADOPTED, "GEO") == NO_DAYS
        assert covered(some, ADOPTED, "ARM") == ALL_DAYS

    def test_for_all_standings_that_are_asked(self) -> None:
        """One of two standings is not enough."""
        members = body(complete=Complete(standings=(MEMBER,)))
        both = Reading.of(standing=("member", "observer"))
        assert covered(members, both) == NO_DAYS
        assert unlisted(members, both) == (
            "the roster of A is complete only as to: member; it cannot say"
            " no to a country that is not listed"
        )

    def test_a_roster_complete_as_to_nothing_says_so(self) -> None:
        """It names no standing, as there is none to name."""
        assert unlisted(body(complete=Complete(standings=())), ADOPTED) == (
            "the roster of A is not known to be complete; it cannot say no to"
            " a country that is not listed"
        )

    def test_a_slice_lists_for_whom_alone_silence_is_a_no(self) -> None:
        """None means for all; the countries named come from `since` on."""
        some = Complete(
            standings=(MEMBER,), countries=("GEO",), since=on("1995-01-01")
        )
        data = record(body(row("1991-01-01"), complete=some))
        whole = roster(data, data.bodies["A"], ADOPTED)
        told = {
            date(1989, 12, 31): None,
            date(1990, 1, 1): frozenset[str](),
            date(1994, 12, 31): frozenset[str](),
            date(1995, 1, 1): frozenset({"GEO"}),
        }
        assert {day: whole.on(day).listed for day in told} == told


def test_silence_is_told_while_a_body_may_exist() -> None:
    """From the first possible day of a body its roster is asked to say no."""
    data = record(body(start="1990", complete=Complete(standings=())))
    whole = roster(data, data.bodies["A"], ADOPTED)
    told = {date(1989, 12, 31): None, date(1990, 1, 1): frozenset[str]()}
    assert {day: whole.on(day).listed for day in told} == told


class TestBodyNotes:
    """Caveats about a body as such."""

    def messages(self, one: cr.Body, day: str, reading: Reading) -> list[str]:
        """Give what is said of a body on a day."""
        whole = roster(record(one), one, reading)
        return [
            caveat.message
            for caveat in whole.on(date.fromisoformat(day)).caveats
        ]

    def test_a_body_without_a_start_never_began(self) -> None:
        """It is said on every day, also on the first and the last ever."""
        for day in ("0001-01-01", "1990-01-01", "9999-12-31"):
            assert self.messages(treaty(), day, ADOPTED) == [
                "T never entered into force"
            ]

    def test_a_start_may_not_be_known_yet(self) -> None:
        """What began later than was known was not known to begin."""
        early = known_on("1989-12-31")
        assert self.messages(body(), "1995-01-01", early) == [
            "A was not known to begin"
        ]

    def test_a_body_as_old_as_the_calendar_has_no_before(self) -> None:
        """Nothing is said of days before the first day that there is."""
        old = body(start="0001-01-01")
        assert self.messages(old, "0001-01-01", ADOPTED) == []


class TestChecked:
    """The last look for news on which an answer rests."""

    def test_a_row_may_have_its_own(self) -> None:
        """The day of the row counts, and else that of the body."""
        own = row("1991-01-01", checked="2010-01-01")
        one = body(own)
        data = record(one)
        assert checked_on(data, one, own) == date(2010, 1, 1)
        assert checked_on(data, one, row("1991-01-01")) == date(2020, 1, 1)
        assert checked_on(data, one, None) == date(2020, 1, 1)

    @pytest.mark.parametrize("checked", ["2010-01-01", "2019-01-01"])
    def test_a_borrowed_roster_is_as_old_as_the_older(
        self, checked: str
    ) -> None:
        """Of the treaty and the body that lends, the older look counts."""
        one = treaty(of="A")
        data = record(body(checked=checked), one)
        oldest = min("2015-01-01", checked)
        assert checked_on(data, one, None) == date.fromisoformat(oldest)

    def test_a_roster_rests_on_its_oldest_look(self) -> None:
        """Of rows and body the oldest counts, in whatever order."""
        for looks in (OLD, NEW), (NEW, OLD):
            rows = [
                row("1991-01-01", country, look)
                for country, look in zip(("ARM", "GEO"), looks, strict=True)
            ]
            data = record(body(*rows))
            whole = roster(data, data.bodies["A"], ADOPTED)
            assert whole.on(date(2010, 1, 1)).caveats == ()
            (after,) = whole.on(date(2010, 1, 2)).caveats
            assert after.kind is CaveatKind.AFTER_CHECKED
            assert after.message == (
                "A was last checked for news on 2010-01-01"
            )

    def test_after_the_last_day_of_the_calendar_is_nothing(self) -> None:
        """The last day that there is has none after it."""
        assert stale(date.max, body())[0] == NO_DAYS
        assert stale(date(2020, 1, 1), body())[0] == Spans.of(
            (date(2020, 1, 2), None)
        )


def test_caveats_that_say_the_same_are_one() -> None:
    """Countries are gathered A to Z; kinds keep their order, then texts."""
    kind = CaveatKind.COARSE
    made = caveats(
        body(),
        {
            (CaveatKind.AFTER_CHECKED, "old", None),
            (kind, "z", "GEO"),
            (kind, "z", "ARM"),
            (kind, "b", "GEO"),
            (CaveatKind.NO_DATA, "none", None),
        },
    )
    assert [(one.kind, one.message, one.countries) for one in made] == [
        (CaveatKind.NO_DATA, "none", ()),
        (kind, "GEO: b", ("GEO",)),
        (kind, "ARM GEO: z", ("ARM", "GEO")),
        (CaveatKind.AFTER_CHECKED, "old", ()),
    ]
    assert {one.body for one in made} == {"A"}


def test_a_note_holds_on_its_days() -> None:
    """Of the notes on a country those of the day are given."""
    days = Spans.of((date(2000, 1, 1), date(2000, 1, 2)))
    notes = ((days, CaveatKind.COARSE, "vague"),)
    assert notes_on(notes, "ARM", date(2000, 1, 1)) == {
        (CaveatKind.COARSE, "vague", "ARM")
    }
    assert notes_on(notes, "ARM", date(2000, 1, 2)) == set()


def test_a_roster_is_made_once() -> None:
    """The same reading of the same body is the same roster."""
    data = record(body(row("1991-01-01")), body(id_="B"))
    readings = (ADOPTED, Reading.of(standing="any"), known_on("1995-01-01"))
    asked = [(one, reading) for one in data.bodies for reading in readings]
    made = [roster(data, *question) for question in asked]
    again = [roster(data, *question) for question in asked]
    assert all(x is y for x, y in zip(made, again, strict=True))
    assert len(set(made)) == len(asked)


def test_only_so_many_rosters_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A record that is asked without end does not grow without end."""
    monkeypatch.setattr("caucasus_ref.dataset._CACHED", 2)
    data = record(body())
    kept: list[int] = []
    for year in range(1991, 1995):
        roster(data, data.bodies["A"], known_on(f"{year}-01-01"))
        kept.append(len(data.cache))
    assert kept == [1, 2, 1, 2]


def test_slices_of_equal_records_are_equal() -> None:
    """A slice is what it says, whichever record it was read from."""
    one, other = (record(body(row("1991-01-01"))) for _ in range(2))
    day = date(1995, 1, 1)
    slices = [
        roster(data, data.bodies["A"], ADOPTED).on(day)
        for data in (one, other)
    ]
    assert slices[0] == slices[1]


@pytest.mark.parametrize("lineage", [False, True])
def test_the_slices_of_a_line_meet(*, lineage: bool) -> None:
    """Every day has a slice, and the younger begins on its first day."""
    data = record(
        body(row("1991-01-01"), row("1995-01-01", "GEO")),
        body(
            attrs.evolve(row("1995-01-01", "GEO"), body="B"),
            id_="B",
            start="1995-01-01",
            after="A",
        ),
    )
    asked = Reading.of(lineage=lineage)
    whole = roster(data, data.bodies["A"], asked)
    assert whole.on(date.min).body == "A"
    assert whole.on(date(1994, 12, 31)).certain == {"ARM"}
    last = whole.on(date.max)
    assert last.body == ("B" if lineage else "A")
    assert last.certain == ({"GEO"} if lineage else {"ARM", "GEO"})
    line = whole.timeline()
    for day in (date(1990, 1, 1), date(1994, 12, 31), date(1995, 1, 1)):
        assert line.on(day) == whole.on(day).certain
        assert line.possible_on(day) == whole.on(day).possible
