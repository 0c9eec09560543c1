"""The laws of obligations: the questions agree, and an oracle agrees too."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from itertools import permutations
from typing import Any, TypeAlias

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import caucasus_ref as cr
from caucasus_ref.dates import Truth
from caucasus_ref.model import Obligation
from caucasus_ref.strategies import datasets, telling_days
from caucasus_ref.vocabulary import Binding, ObligationKind
from oracles_pledges import Oracle, treaties_of


Answer: TypeAlias = (
    cr.AllySet | cr.Duties | cr.Ties | cr.Incompatibilities | cr.Network
)
Owing: TypeAlias = set[tuple[str, str]]
_NEW_YEARS = [date(year, 1, 1) for year in range(1988, 2003)]
_NEW_YEARS_EVES = [date(year, 12, 31) for year in range(1988, 2003)]


@attrs.frozen
class Asked:
    """A record, a kind, which texts count, days, and other keywords."""

    data: cr.Dataset
    kind: ObligationKind
    binding: Any
    days: list[date]
    words: dict[str, Any]

    @property
    def ids(self) -> list[str]:
        """The countries of the record."""
        return [country.id for country in self.data.countries]

    @property
    def oracle(self) -> Oracle:
        """The other opinion."""
        return Oracle(self.data, self.words)

    def _words(self, more: dict[str, Any]) -> dict[str, Any]:
        shared = {"data": self.data, "binding": self.binding}
        return {**shared, **self.words, **more}

    def allies(self, who: str, day: date, **more: Any) -> cr.AllySet:
        """Ask who owed a country the obligation."""
        return cr.allies(who, day, obligation=self.kind, **self._words(more))

    def duties(self, who: str, day: date, **more: Any) -> cr.Duties:
        """Ask what a country owed, of the kind."""
        return cr.obligations(
            who, day, obligation=self.kind, **self._words(more)
        )

    def ties(self, a: str, b: str, day: date, **more: Any) -> cr.Ties:
        """Ask which instruments bound two countries."""
        return cr.treaties_between(a, b, day, **self._words(more))

    def clashes(
        self, who: str, day: date, **more: Any
    ) -> cr.Incompatibilities:
        """Ask which bonds did not go together."""
        return cr.incompatibilities(who, day, **self._words(more))

    def network(self, day: date, **more: Any) -> cr.Network:
        """Ask for the network of the kind."""
        return cr.pledges(day, obligation=self.kind, **self._words(more))

    def questions(self, day: date) -> list[Callable[..., Answer]]:
        """Give every question there is, to be put with more keywords."""
        a, b = self.ids[:2]
        return [
            lambda **more: self.allies(a, day, **more),
            lambda **more: self.duties(a, day, **more),
            lambda **more: self.duties(a, day, towards=b, **more),
            lambda **more: self.ties(a, b, day, **more),
            lambda **more: self.clashes(a, day, **more),
            lambda **more: self.network(day, **more),
        ]

    def answers(self, day: date, **more: Any) -> list[Answer]:
        """Put every question there is."""
        return [question(**more) for question in self.questions(day)]


@st.composite
def asked(draw: st.DrawFn, *, known: bool = True) -> Asked:
    """Draw a question about a little record with obligations."""
    data = draw(datasets(pledged=True))
    days = telling_days(data)
    kinds = [
        one.kind for body in treaties_of(data) for one in body.obligations
    ]
    words: dict[str, Any] = {}
    if draw(st.booleans()):
        words["basis"] = "signature"
    if known and draw(st.booleans()):
        words["known_on"] = draw(st.sampled_from(days))
    return Asked(
        data,
        draw(st.sampled_from([*kinds, ObligationKind.DEFENSE])),
        draw(st.sampled_from(["yes", "disputed", "any", "any"])),
        draw(st.lists(st.sampled_from(days), min_size=6, max_size=6)),
        words,
    )


def linked(network: cr.Network, *, sure: bool = False) -> Owing:
    """Give who owes whom in a network."""
    return {
        (link.by, link.to)
        for link in network
        if not sure or link.truth is Truth.YES
    }


# Against the oracle.


@given(asked())
def test_the_network_is_the_oracle_s(one: Asked) -> None:
    """Who owes whom, how surely, by what, and if it operated."""
    oracle = one.oracle
    for day in one.days:
        links = {(link.by, link.to): link for link in one.network(day)}
        for by, to in permutations(one.ids, 2):
            truth = oracle.owed(by, to, one.kind, one.binding, day)
            link = links.pop((by, to), None)
            assert (link is None) is (truth is Truth.NO), (by, to, day)
            if link is None:
                continue
            assert link.truth is truth
            told = {
                article.treaty
                for article in oracle.articles(one.kind, one.binding)
                if oracle.pledge(article, by, to, day) is not Truth.NO
            }
            assert set(link.treaties) == told
            assert link.suspended is all(
                oracle.off(treaty, by, to, day)
                for treaty in treaties_of(one.data)
                if treaty.id in told
            )
        assert not links


@given(asked())
def test_the_treaties_between_are_the_oracle_s(one: Asked) -> None:
    """Those that bind both are told, the others are left out or silent."""
    oracle = one.oracle
    for day in one.days:
        for a, b in permutations(one.ids, 2):
            ties = one.ties(a, b, day)
            every = one.ties(a, b, day, binding="any")
            truths = {
                treaty.id: truth
                for treaty in treaties_of(one.data)
                if (truth := oracle.tied(treaty, a, b, day)) is not Truth.NO
            }
            assert {row.treaty.id: row.truth for row in every} == truths
            told = {row.treaty.id for row in ties}
            assert told | set(ties.left_out) == set(truths)
            assert not told & set(ties.left_out)
            for row in every:
                off = oracle.off(row.treaty, a, b, day)
                assert row.suspended is off, (row, day)


@given(asked())
def test_what_does_not_go_together_is_the_oracle_s(one: Asked) -> None:
    """A bar beside a pledge to an outsider, or both sides of a war."""
    for day in one.days:
        for who in one.ids:
            found: Owing = set()
            for row in one.clashes(who, day):
                assert row.country == who
                assert (row.bar is None) is (row.war is not None)
                assert len(row.pledges) == (1 if row.bar else 2)
                why = row.bar.treaty if row.bar else ""
                why = row.war.id if row.war else why
                found |= {(why, pledge.to) for pledge in row.pledges}
            assert found == one.oracle.clashes(who, one.binding, day)


def days_of_year(data: cr.Dataset, day: date) -> list[date]:
    """Give a day, and those of its year on which anything may change."""
    days = [*telling_days(data), *_NEW_YEARS, *_NEW_YEARS_EVES]
    return [day, *(other for other in days if other.year == day.year)]


@given(asked())
def test_disputes_are_the_oracle_s(one: Asked) -> None:
    """A dataset that was out differs in a year in which it plainly does."""
    oracle = one.oracle
    for day in one.days[:3]:
        network = one.network(day)
        for who in one.ids:
            found = {
                by
                for coding in one.data.codings
                if who in coding.pair and coding.obligation is one.kind
                for by in {*coding.pair} - {who}
                if coding.binds in {None, by}
                and oracle.differs(
                    coding, by, one.binding, days_of_year(one.data, day)
                )
            }
            answer = one.allies(who, day)
            assert answer.disputed == found, (who, day)
            kinds = {caveat.kind.value for caveat in answer.caveats}
            assert ("disputed" in kinds) is bool(found)
        told = [note for note in network.caveats if note.kind == "disputed"]
        assert bool(told) is bool(network.codings)


@given(asked(known=False))
def test_a_dataset_answers_as_it_codes(one: Asked) -> None:
    """In the days that it covers what it codes holds; outside, no data."""
    oracle = one.oracle
    for source in ("daily", "yearly"):
        words: dict[str, Any] = {"according_to": source, "basis": "effective"}
        codings = [
            coding
            for coding in one.data.codings
            if coding.source == source and coding.obligation is one.kind
        ]
        for day in [*one.days[:3], *_NEW_YEARS[2:6]]:
            network = one.network(day, **words)
            expected = {
                pair
                for coding in codings
                if oracle.said(coding, day)
                and oracle.covers(source, {*coding.pair}, one.kind, day)
                for pair in permutations(coding.pair)
                if coding.binds in {None, pair[0]}
            }
            assert linked(network) == linked(network, sure=True) == expected
            assert not any(link.treaties for link in network)
            for who in one.ids:
                answer = one.allies(who, day, **words)
                assert {(by, who) for by in answer.possible} == {
                    (by, to) for by, to in expected if to == who
                }
                assert answer.certain == answer.possible
                assert answer.pledges == ()
                for other in set(one.ids) - {who}:
                    if (other, who) in expected:
                        assert other in answer
                    elif oracle.covers(source, {other, who}, one.kind, day):
                        assert other not in answer
                    else:
                        with pytest.raises(cr.UncertainAnswerError):
                            other in answer  # noqa: B015 # it is to raise


@given(asked(known=False))
def test_a_dispute_is_the_same_from_both_sides(one: Asked) -> None:
    """If ours differs from a dataset, then it differs from ours."""
    one.words.clear()
    for coding in one.data.codings:
        alone = rebuilt(one.data, codings=[coding])
        for day in [*one.days, *_NEW_YEARS]:
            for who in coding.pair:
                ours, theirs = (
                    cr.allies(
                        who,
                        day,
                        obligation=coding.obligation,
                        binding=one.binding,
                        according_to=source,
                        data=alone,
                    ).disputed
                    for source in (None, coding.source)
                )
                assert ours == theirs, (coding, who, day)


def rebuilt(data: cr.Dataset, **other: Any) -> cr.Dataset:
    """Make the record again with other parts."""
    parts = {
        "bodies": data.bodies,
        "countries": data.countries,
        "events": data.events,
        "sources": data.sources,
        "codings": data.codings,
        "scopes": data.scopes,
    }
    return cr.Dataset.from_records(**{**parts, **other})


# The questions agree.


@given(asked())
def test_the_questions_agree(one: Asked) -> None:
    """Allies, duties and the network tell the same of every day."""
    for day in one.days:
        maybe, sure = (
            linked(one.network(day), sure=only) for only in (False, True)
        )
        assert sure <= maybe
        for who in one.ids:
            allies = one.allies(who, day)
            assert {(by, who) for by in allies.possible} == {
                pair for pair in maybe if pair[1] == who
            }
            assert {(by, who) for by in allies.certain} == {
                pair for pair in sure if pair[1] == who
            }
            assert allies.certain <= allies.possible
            assert allies.suspended == {
                link.by
                for link in one.network(day)
                if link.to == who and link.suspended
            }
            duties = one.duties(who, day)
            owed = {to for row in duties for to in row.to}
            told = owed | {to for row in duties for to in row.maybe}
            assert {(who, to) for to in owed} == {
                pair for pair in sure if pair[0] == who
            }
            assert {(who, to) for to in told} == {
                pair for pair in maybe if pair[0] == who
            }


@given(asked())
def test_duties_towards_one_are_those_among_all(one: Asked) -> None:
    """Asked towards a country, each duty is cut to it, and none is new."""
    for day in one.days:
        for who in one.ids:
            whole = cr.obligations(
                who, day, binding=one.binding, data=one.data, **one.words
            )
            of_kind = one.duties(who, day)
            assert of_kind.rows == tuple(
                row for row in whole if row.kind is one.kind
            )
            for other in one.ids:
                part = one.duties(who, day, towards=other)
                named = frozenset({other})
                assert part.rows == tuple(
                    attrs.evolve(
                        row,
                        to=row.to & named,
                        maybe=row.maybe & named,
                        suspended=row.suspended & named,
                    )
                    for row in of_kind
                    if named <= row.to | row.maybe
                )
                assert set(part.left_out) <= set(of_kind.left_out)


@given(asked())
def test_a_pledge_holds_only_while_its_treaty_binds_both(one: Asked) -> None:
    """What is owed rests on a treaty between the two, as sure at least."""
    for day in one.days:
        for who in one.ids:
            for pledge in one.allies(who, day).pledges:
                ties = one.ties(pledge.by, pledge.to, day, binding="any")
                (tie,) = [
                    row for row in ties if row.treaty.id == pledge.treaty
                ]
                assert not pledge.certain - pledge.possible
                assert not pledge.suspended - pledge.possible
                if day in pledge.certain:
                    assert tie.truth is Truth.YES
                assert (day in pledge.suspended) is tie.suspended


@given(asked())
def test_ties_and_statuses_agree(one: Asked) -> None:
    """A tie has the standings that each country has by itself."""
    words = one.words
    for day in one.days:
        for a, b in permutations(one.ids, 2):
            for row in one.ties(a, b, day, binding="any"):
                body = row.treaty
                told = [
                    cr.status(who, body, day, data=one.data, **words)
                    for who in (a, b)
                ]
                sure = all(each.truth is Truth.YES for each in told)
                assert (row.truth is Truth.YES) is sure
                joined = []
                for each, standing in zip(told, row.standings, strict=True):
                    if each.truth is Truth.YES:
                        assert each.standing == standing
                        assert each.joined
                        joined.append(each.joined.on.bounds)
                if sure:
                    assert row.since.on.bounds == max(joined)


@given(asked())
def test_allies_under_mutual_pledges_are_symmetric(one: Asked) -> None:
    """Where every article binds all towards all, allies have each other."""
    mutual = attrs.evolve(
        one,
        data=rebuilt(
            one.data,
            bodies=[
                attrs.evolve(
                    body,
                    obligations=tuple(
                        attrs.evolve(row, binds=None, towards=None)
                        for row in body.obligations
                    ),
                )
                if isinstance(body, cr.Treaty)
                else body
                for body in one.data.bodies
            ],
            codings=[
                attrs.evolve(row, binds=None) for row in one.data.codings
            ],
        ),
    )
    for day in one.days:
        network = mutual.network(day)
        for sure in (False, True):
            pairs = linked(network, sure=sure)
            assert {(to, by) for by, to in pairs} == pairs
        allies = {who: mutual.allies(who, day) for who in one.ids}
        for a, b in permutations(one.ids, 2):
            assert (a in allies[b].certain) is (b in allies[a].certain)
            assert (a in allies[b].possible) is (b in allies[a].possible)
            assert (a in allies[b].suspended) is (b in allies[a].suspended)
            assert (a in allies[b].disputed) is (b in allies[a].disputed)


@given(asked())
def test_a_one_sided_pledge_makes_one_side_an_ally(one: Asked) -> None:
    """An article that binds the first of two alone is owed by it alone."""
    giver, taker = one.ids[:2]

    def only(rows: tuple[Obligation, ...]) -> tuple[Obligation, ...]:
        return tuple(
            attrs.evolve(row, binds=(giver,), towards=(taker,)) for row in rows
        )

    bodies = [
        attrs.evolve(body, obligations=only(body.obligations))
        if isinstance(body, cr.Treaty)
        and (body.roster or {giver, taker} <= held_in(body))
        else attrs.evolve(body, obligations=())
        if isinstance(body, cr.Treaty)
        else body
        for body in one.data.bodies
    ]
    narrow = attrs.evolve(one, data=rebuilt(one.data, bodies=bodies))
    for day in one.days:
        assert linked(narrow.network(day)) <= {(giver, taker)}
        assert narrow.allies(taker, day).possible <= {giver}
        assert not narrow.allies(giver, day).possible


def held_in(body: cr.Body) -> set[str]:
    """Give the countries with a standing in a body."""
    return {row.country for row in body.memberships}


@given(asked())
def test_more_texts_count_with_each_binding(one: Asked) -> None:
    """Any contains the disputed, and that contains what binds."""
    for day in one.days:
        wider: list[set[Any]] = []
        for binding in ("yes", "disputed", "any"):
            network = one.network(day, binding=binding)
            ties = [
                (pair, row.treaty.id)
                for pair in permutations(one.ids, 2)
                for row in one.ties(*pair, day, binding=binding)
            ]
            duties = [
                (who, row.obligation, to)
                for who in one.ids
                for row in one.duties(who, day, binding=binding)
                for to in row.to | row.maybe
            ]
            sure = [(pair, "sure") for pair in linked(network, sure=True)]
            wider.append({*linked(network), *sure, *ties, *duties})
        assert wider[0] <= wider[1] <= wider[2]
        for answer in one.answers(day, binding="any")[1:4]:
            assert isinstance(answer, cr.Duties | cr.Ties)
            assert answer.left_out == ()


@given(asked())
def test_what_is_left_out_would_count_with_another_binding(one: Asked) -> None:
    """The texts left out are those that `any` adds."""
    for day in one.days:
        a, b = one.ids[:2]
        ties = [
            one.ties(a, b, day, binding=how) for how in (one.binding, "any")
        ]
        mine, every = ({row.treaty.id for row in rows} for rows in ties)
        assert set(ties[0].left_out) == every - mine
        duties, whole = (
            one.duties(a, day, binding=how) for how in (one.binding, "any")
        )
        added = [row for row in whole if row not in duties.rows]
        assert {row.treaty for row in added} == set(duties.left_out)
        assert all(row.binding is not Binding.YES for row in added)


@given(asked(known=False))
def test_to_know_everything_is_to_ask_without_a_day(one: Asked) -> None:
    """An endless `known_on` changes no answer, caveat or explanation."""
    for day in one.days[:3]:
        for plain, known in zip(
            one.answers(day), one.answers(day, known_on=date.max), strict=True
        ):
            told = cr.to_dict(known)
            told["reading"]["known_on"] = None
            assert told == cr.to_dict(plain)
            late = ", as known on 9999-12-31"
            for text in (repr, cr.explain):
                said = " ".join(text(known).split()).replace(late, "")
                assert said.split() == text(plain).split()


@given(asked())
def test_a_plain_no_needs_a_complete_record(one: Asked) -> None:
    """Silence on a pair is a no where the record of one is complete."""
    oracle = one.oracle
    for day in one.days:
        for who in one.ids:
            answer = one.allies(who, day)
            kinds = {caveat.kind.value for caveat in answer.caveats}
            assert ("no_data" in kinds) is not oracle.silent_no(
                {who}, one.kind, day
            )
            for other in set(one.ids) - {who}:
                plain = other not in answer.possible
                if other in answer.certain:
                    assert other in answer
                elif plain and oracle.silent_no({who, other}, one.kind, day):
                    assert other not in answer
                else:
                    with pytest.raises(cr.UncertainAnswerError):
                        other in answer  # noqa: B015 # it is to raise


@given(asked())
def test_strict_raises_exactly_if_there_are_caveats(one: Asked) -> None:
    """A strict question gives the same answer, or raises with it."""
    for day in one.days[:3]:
        for question in one.questions(day):
            answer = question()
            if answer.caveats:
                with pytest.raises(cr.UncertainAnswerError) as caught:
                    question(strict=True)
                assert caught.value.answer == answer
                assert caught.value.caveats == answer.caveats
            else:
                assert question(strict=True) == answer


@given(asked())
def test_every_answer_is_plain_and_can_be_told(one: Asked) -> None:
    """Answers become JSON, explain and cite themselves, and have hashes."""
    for day in one.days[:3]:
        for answer, again in zip(
            one.answers(day), one.answers(day), strict=True
        ):
            assert answer == again
            assert hash(answer) == hash(again)
            plain = cr.to_dict(answer)
            assert json.loads(json.dumps(plain)) == plain
            assert plain["version"] == cr.__version__
            assert max(map(len, repr(answer).splitlines())) <= 79
            told = cr.explain(answer).partition("\nSources\n")
            assert max(map(len, told[0].splitlines())) <= 79
            assert cr.cite(answer).startswith("caucasus_ref ")
            if told[2]:
                assert cr.cite(answer).endswith(told[2])
