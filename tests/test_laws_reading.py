"""The laws of readings: all questions agree, with each other and an oracle."""

from __future__ import annotations

import json
import random
import re
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import caucasus_ref as cr
import oracles
from caucasus_ref import _load
from caucasus_ref.dates import PartialDate, Truth
from caucasus_ref.model import Body, Membership
from caucasus_ref.strategies import datasets, readings, telling_days


Answer: TypeAlias = (
    cr.MemberSet | cr.Status | cr.BodySet | cr.History | cr.Changes
)
Question: TypeAlias = Callable[[], Answer]


@attrs.frozen
class Asked:
    """A record, a body and a country of it, and the keywords of a question."""

    data: cr.Dataset
    body: str
    country: str
    words: dict[str, Any]

    @property
    def days(self) -> list[date]:
        """The days on which an answer may change, and their neighbours."""
        return telling_days(self.data)

    def members(self, day: date, **more: Any) -> cr.MemberSet:
        """Ask who is in the body."""
        words = {**self.words, **more}
        return cr.members(self.body, day, data=self.data, **words)

    def status(self, day: date, **more: Any) -> cr.Status:
        """Ask what the country holds in the body."""
        words = {**self.words, **more}
        return cr.status(self.country, self.body, day, data=self.data, **words)

    def history(self) -> cr.History:
        """Ask for the stretches of the country in the body."""
        return cr.history(
            self.country, self.body, data=self.data, **self.words
        )

    def changes(self) -> cr.Changes:
        """Ask for the changes of the body."""
        return cr.changes(self.body, data=self.data, **self.words)

    def questions(self, day: date, **more: Any) -> list[Question]:
        """Give every question there is, to be put."""
        words = {**self.words, **more, "data": self.data}
        body, who = self.body, self.country
        return [
            lambda: cr.members(body, day, **words),
            lambda: cr.status(who, body, day, **words),
            lambda: cr.bodies_of(who, day, **words),
            lambda: cr.history(who, body, **words),
            lambda: cr.history(who, **words),
            lambda: cr.changes(body, **words),
        ]

    def answers(self, day: date, **more: Any) -> list[Answer]:
        """Put every question there is."""
        return [question() for question in self.questions(day, **more)]


@st.composite
def asked(draw: st.DrawFn) -> Asked:
    """Draw a question about a little record."""
    data = draw(datasets())
    return Asked(
        data,
        draw(st.sampled_from([body.id for body in data.bodies])),
        draw(st.sampled_from([country.id for country in data.countries])),
        draw(readings(data=data)),
    )


@given(asked())
def test_every_status_is_the_oracle_s(one: Asked) -> None:
    """The body that answers, the truth and the dispute are the oracle's."""
    data, words, who = one.data, one.words, one.country
    held: dict[str, list[oracles.Stretch]] = {}
    for day in one.days:
        answer = one.status(day)
        body = oracles.answering(data, data.bodies[one.body], words, day)
        assert answer.body == body.id
        if body.id not in held:
            held[body.id] = oracles.read_stretches(data, body, who, words)
        rows = held[body.id]
        expected = oracles.truth_of(data, body, who, words, day, rows)
        assert answer.truth is expected, day
        if not oracles.borrows(body):
            fight = oracles.disputed(data, body, who, words, day)
            assert answer.disputed is fight, day


@given(asked())
def test_a_status_tells_what_is_held(one: Asked) -> None:
    """The standing told is held in some world, in every one if in any."""
    data, words = one.data, one.words
    for day in one.days:
        answer = one.status(day)
        body = data.bodies[answer.body]
        if oracles.borrows(body):
            continue  # the oracle's rows are the lender's, uncut
        rows = oracles.read_stretches(data, body, one.country, words)
        held = list(oracles.worlds(rows, day))
        if oracles.says_nothing(data, body, words, day):
            held = [set()]
        if answer.standing is None:
            assert not any(held)
            assert answer.joined is None
            assert answer.left is None
            assert answer.membership is None
        else:
            assert any(answer.standing in world for world in held)
            sure = set.intersection(*held)
            assert not sure or answer.standing in sure


@given(asked())
def test_all_questions_of_a_day_agree(one: Asked) -> None:
    """Members, status, bodies and timeline say the same of every day."""
    line = cr.timeline(one.body, data=one.data, **one.words)
    for day in one.days:
        status, members = one.status(day), one.members(day)
        who = one.country
        assert members.body == status.body
        if status.truth is Truth.UNCERTAIN:
            with pytest.raises(cr.UncertainAnswerError) as caught:
                who in members  # noqa: B015 # it is to raise
            assert caught.value.answer is members
        else:
            assert (who in members) is (status.truth is Truth.YES)
        assert (who in members.certain) is (status.truth is Truth.YES)
        assert members.certain == line.on(day)
        assert members.possible == line.possible_on(day)
        assert status.disputed is (who in members.disputed)
        bodies = cr.bodies_of(who, day, data=one.data, **one.words)
        if status.truth is Truth.UNCERTAIN:
            assert status.body in bodies.uncertain
            with pytest.raises(cr.UncertainAnswerError):
                status.body in bodies  # noqa: B015 # it is to raise
        else:
            assert (status.body in bodies) is (status.truth is Truth.YES)
        assert status in bodies.statuses


@given(asked())
def test_changes_fold_to_the_timeline(one: Asked) -> None:
    """Taking each change as one unknown day gives the timeline back."""
    line = cr.timeline(one.body, data=one.data, **one.words)
    begun: dict[int, oracles.Unknown] = {}
    ended: dict[int, oracles.Unknown] = {}
    told: dict[int, cr.Holding] = {}
    for number, change in enumerate(one.changes()):
        mark = f"change {number}"
        if change.now is not None:
            told[id(change.now)] = change.now
            begun[id(change.now)] = unknown(*change.now.start, mark)
        if change.was is not None:
            assert change.was.end[0]
            ended[id(change.was)] = unknown(
                change.was.end[0], change.was.end[1], mark
            )
    assert set(ended) <= set(told) == set(begun)
    for who in {row.country for row in told.values()}:
        rows = [
            oracles.Stretch(row.standing, begun[key], ended.get(key))
            for key, row in told.items()
            if row.country == who and row.counts
        ]
        for day in one.days:
            found = oracles.verdict(rows, {r.standing for r in rows}, day)
            assert (who in line.on(day)) is (found is Truth.YES), day
            assert (who in line.possible_on(day)) is (found is not Truth.NO)


def unknown(first: date, last: date | None, mark: str) -> oracles.Unknown:
    """Make an unknown day of bounds as a holding has them."""
    bounds = (
        PartialDate.of(first) if last is None else PartialDate((first, last))
    )
    return oracles.Unknown(bounds, None, sure=last is not None, mark=mark)


@given(asked())
def test_history_has_the_days_of_the_timeline(one: Asked) -> None:
    """What counts in a history is possible, and certain, on the same days."""
    line = cr.timeline(one.body, data=one.data, **one.words)
    rows = [row for row in one.history() if row.counts]
    told = [row for row in one.changes() if row.country == one.country]
    borders = [
        (row.was.end[0], row.was.end[1])
        for row in told
        if row.was and row.now and row.was.end[0]
    ]
    for day in one.days:
        possible = any(day in row.possible for row in rows)
        certain = any(day in row.certain for row in rows)
        assert (one.country in line.possible_on(day)) is possible
        if not oracles.days_in(borders, [day]):
            assert (one.country in line.on(day)) is certain
        elif certain:
            assert one.country in line.on(day)


@given(asked())
def test_a_whole_history_is_that_of_each_body(one: Asked) -> None:
    """A history without a body has the rows of all bodies, in order."""
    words = {**one.words, "lineage": False}
    whole = cr.history(one.country, data=one.data, **words)
    parts = [
        row
        for body in one.data.bodies
        for row in cr.history(one.country, body, data=one.data, **words)
    ]
    assert sorted(map(repr, whole)) == sorted(map(repr, parts))
    assert list(whole) == sorted(whole, key=lambda row: row.order)


@given(asked())
def test_to_know_everything_is_to_ask_without_a_day(one: Asked) -> None:
    """An endless `known_on` changes no answer, caveat or explanation."""
    if "according_to" in one.words:
        del one.words["according_to"]
    one.words.pop("known_on", None)
    for day in one.days[::7]:
        for plain, known in zip(
            one.answers(day), one.answers(day, known_on=date.max), strict=True
        ):
            told = cr.to_dict(known)
            expected = cr.to_dict(plain)
            told["reading"]["known_on"] = None
            assert told == expected
            late = ", as known on 9999-12-31"
            for text in (repr, cr.explain):
                said = " ".join(text(known).split()).replace(late, "")
                assert said.split() == text(plain).split()


@given(asked(), st.data())
def test_what_is_known_stays_known(one: Asked, data: st.DataObject) -> None:
    """Whatever is told as known on a day is told on every later day."""
    words = dict(one.words, lineage=False)
    words.pop("according_to", None)
    early, late = sorted(
        data.draw(st.sampled_from(one.days)) for _ in range(2)
    )
    told, later = (
        cr.history(
            one.country, data=one.data, **{**words, "known_on": known_on}
        )
        for known_on in (early, late)
    )
    assert {row.membership for row in told} <= {
        row.membership for row in later
    }


@given(asked(), st.data())
def test_coarser_dates_turn_no_into_yes_nor_yes_into_no(
    one: Asked, data: st.DataObject
) -> None:
    """Widening one boundary only makes answers less certain."""
    body = one.data.bodies[one.body]
    edges = [
        getattr(row, name)
        for row in body.memberships
        if row.country == one.country
        for name in ("joined", "left")
        if getattr(row, name)
    ]
    assume(edges)
    old = data.draw(st.sampled_from(edges)).on
    low, high = old.bounds
    earlier = max(low, date(1980, 1, 1)) - 40 * oracles.ONE_DAY
    later = min(high, date(2030, 1, 1)) + 40 * oracles.ONE_DAY
    new = PartialDate(
        data.draw(
            st.sampled_from(
                [(min(low, earlier), high), (low, max(high, later))]
            )
        )
    )
    rows = [
        widened(row, old, new) if row.country == one.country else row
        for row in body.memberships
    ]
    try:
        coarse = rebuilt(one.data, attrs.evolve(body, memberships=tuple(rows)))
    except cr.DataError:
        assume(False)  # noqa: FBT003 # that is how it is said
        raise
    standing = one.words.get("standing")
    for day in telling_days(coarse):
        exact, vague = (
            cr.status(
                one.country, one.body, day, standing=standing, data=whole
            ).truth
            for whole in (one.data, coarse)
        )
        assert vague in (exact, Truth.UNCERTAIN)


def widened(row: Membership, old: PartialDate, new: PartialDate) -> Membership:
    """Put one date in the place of another, at both ends of a membership."""
    left = row.left
    if left is not None and left.on == old:
        left = attrs.evolve(left, on=new)
    joined = row.joined
    if joined.on == old:
        joined = attrs.evolve(joined, on=new)
    return attrs.evolve(row, joined=joined, left=left, rivals=())


def rebuilt(data: cr.Dataset, body: Body) -> cr.Dataset:
    """Make the record again with one body in another form."""
    return cr.Dataset.from_records(
        bodies=[one if one.id != body.id else body for one in data.bodies],
        countries=data.countries,
        events=data.events,
        sources=data.sources,
    )


@given(asked(), st.randoms(use_true_random=False))
def test_order_changes_no_answer(one: Asked, chance: random.Random) -> None:
    """The order of files, of records and of rows in them means nothing."""

    def mixed(rows: Any) -> list[Any]:
        shuffled = list(rows)
        chance.shuffle(shuffled)
        return shuffled

    other = cr.Dataset.from_records(
        bodies=mixed(
            attrs.evolve(
                body,
                memberships=tuple(mixed(body.memberships)),
                codings=tuple(mixed(body.codings)),
            )
            for body in one.data.bodies
        ),
        countries=mixed(one.data.countries),
        events=mixed(one.data.events),
        sources=mixed(one.data.sources),
    )
    again = attrs.evolve(one, data=other)
    for day in one.days[::5]:
        for here, there in zip(
            one.answers(day), again.answers(day), strict=True
        ):
            assert cr.to_dict(here) == cr.to_dict(there)


def as_tree(data: cr.Dataset) -> dict[str, Any]:
    """Write a record as the tree of files that it could come from."""
    tree: dict[str, Any] = {
        "countries.toml": {"countries": [*map(_load.dump, data.countries)]},
        "events/all.toml": {"events": [*map(_load.dump, data.events)]},
        "sources.toml": {"sources": [*map(_load.dump, data.sources)]},
        "codings/all.toml": {"codings": [*map(_load.dump, data.codings)]},
        "scopes.toml": {"scopes": [*map(_load.dump, data.scopes)]},
    }
    for body in data.bodies:
        folder = "treaties" if isinstance(body, cr.Treaty) else "organisations"
        tree[f"{folder}/{body.id.lower()}.toml"] = _load.dump(body)
    return tree


def as_toml(value: Any) -> str:
    """Write a plain value as inline TOML."""
    if isinstance(value, dict):
        rows = [f"{key} = {as_toml(one)}" for key, one in value.items()]
        return f"{{ {', '.join(rows)} }}" if rows else "{}"
    if isinstance(value, list):
        return f"[{', '.join(map(as_toml, value))}]"
    return json.dumps(value, ensure_ascii=False)


@given(asked())
def test_dump_and_load_give_the_record_back(one: Asked) -> None:
    """Written as files or as one tree, a record reads as it was."""
    tree = as_tree(one.data)
    packed = cr.Dataset._trusted(
        _load.PackedTree(oracles.one_file_a_line(tree))
    )
    with tempfile.TemporaryDirectory() as folder:
        for name, content in tree.items():
            file = Path(folder, name)
            file.parent.mkdir(exist_ok=True)
            lines = [f"{key} = {as_toml(v)}\n" for key, v in content.items()]
            file.write_text("".join(lines), encoding="utf-8")
        read = cr.Dataset.from_directory(folder)
    day = one.days[len(one.days) // 2]
    for other in (packed, read):
        assert list(other) == list(one.data)
        again = attrs.evolve(one, data=other)
        assert list(again.answers(day)) == list(one.answers(day))


@given(asked())
def test_strict_raises_exactly_if_there_are_caveats(one: Asked) -> None:
    """A strict question gives the same answer, or raises with it."""
    for day in one.days[::5]:
        for answer, strictly in zip(
            one.answers(day), one.questions(day, strict=True), strict=True
        ):
            if answer.caveats:
                with pytest.raises(cr.UncertainAnswerError) as caught:
                    strictly()
                assert caught.value.answer == answer
                assert caught.value.caveats == answer.caveats
            else:
                assert strictly() == answer


@given(asked())
def test_one_body_answers_for_a_line(one: Asked) -> None:
    """With lineage a body of the line answers as if asked alone."""
    line = {
        body.id for body in oracles.line(one.data, one.data.bodies[one.body])
    }
    alone = {**one.words, "lineage": False}
    for day in one.days:
        whole = one.members(day, lineage=True)
        assert whole.body in line
        own = cr.members(whole.body, day, data=one.data, **alone)
        assert whole.certain == own.certain
        assert whole.possible == own.possible
        assert whole.disputed == own.disputed
        assert whole.conduct == own.conduct
        assert whole.caveats == own.caveats


@given(asked())
def test_a_dataset_says_nothing_outside_its_cover(one: Asked) -> None:
    """Outside what a dataset covers the answer is no data, never ours."""
    for source in ("daily", "yearly"):
        words: dict[str, Any] = {"according_to": source}
        for day in one.days:
            answer = cr.status(
                one.country, one.body, day, data=one.data, **words
            )
            members = cr.members(one.body, day, data=one.data, **words)
            kinds = {caveat.kind.value for caveat in members.caveats}
            body = one.data.bodies[one.body]
            if oracles.says_nothing(one.data, body, words, day):
                assert answer.truth is Truth.UNCERTAIN
                assert answer.standing is None
                assert not answer.disputed
                assert members.possible == members.disputed == frozenset()
                assert "no_data" in kinds
                with pytest.raises(cr.UncertainAnswerError):
                    one.country in members  # noqa: B015 # it is to raise
            elif body.complete.countries is None:
                silent = not oracles.complete_for(
                    body, one.country, words, day
                ) and (oracles.exists(body, words, day) is not Truth.NO)
                assert ("no_data" in kinds) is silent


@given(asked())
def test_rivals_codings_and_conduct_decide_nothing(one: Asked) -> None:
    """Without another's word asked for, what others say changes no truth."""
    one.words.pop("according_to", None)
    bare = cr.Dataset.from_records(
        bodies=[
            attrs.evolve(
                body,
                rivals=(),
                codings=(),
                conduct=(),
                memberships=tuple(
                    attrs.evolve(row, rivals=()) for row in body.memberships
                ),
            )
            for body in one.data.bodies
        ],
        countries=one.data.countries,
        events=one.data.events,
        sources=one.data.sources,
    )
    again = attrs.evolve(one, data=bare)
    for day in one.days:
        here, there = one.status(day), again.status(day)
        assert (here.truth, here.standing) == (there.truth, there.standing)
        assert not there.disputed
        assert not there.conduct


@given(asked())
def test_every_answer_is_plain_and_can_be_told(one: Asked) -> None:
    """Answers become JSON, explain and cite themselves, in narrow reprs."""
    known = {source.id: source for source in one.data.sources}
    for day in one.days[::9]:
        for answer in (*one.answers(day), cr.events(data=one.data)):
            plain = cr.to_dict(answer)
            assert json.loads(json.dumps(plain)) == plain
            assert all(len(line) <= 79 for line in repr(answer).split("\n"))
            told = str(cr.explain(answer))
            assert told
            cited = re.findall(r"\[(\d+)\]", told.partition("\nSources\n")[0])
            listed = re.findall(r"(?m)^\[(\d+)\] (.*)$", str(cr.cite(answer)))
            numbers = sorted((number for number, _ in listed), key=int)
            assert sorted(set(cited), key=int) == numbers
            titles = tuple(source.title for source in known.values())
            assert all(text.startswith(titles) for _, text in listed)
    plain = cr.to_dict(cr.timeline(one.body, data=one.data, **one.words))
    assert json.loads(json.dumps(plain)) == plain


@given(asked())
def test_equal_questions_have_equal_answers(one: Asked) -> None:
    """Answers are values: equal and hashing alike when asked again."""
    day = one.days[len(one.days) // 2]
    for here, there in zip(one.answers(day), one.answers(day), strict=True):
        assert here == there
        assert hash(here) == hash(there)
