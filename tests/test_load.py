"""From files to records and back; what is refused stands in `bad_data`."""

from __future__ import annotations

import json
from pathlib import Path

import attrs
import pytest

from caucasus_ref import (
    Country,
    DataError,
    Dataset,
    Event,
    Organisation,
    PartialDate,
    Source,
    Treaty,
    _files,
    _load,
)
from caucasus_ref.model import (
    Boundary,
    Code,
    CodedYears,
    Complete,
    Exists,
    PledgeCoding,
)
from caucasus_ref.vocabulary import (
    Binding,
    BodyKind,
    CodeSystem,
    Form,
    Manner,
    Standing,
)
from oracles import one_file_a_line


@pytest.fixture(autouse=True)
def anew() -> None:
    """Make the converters anew; the shipped record may have made them."""
    _load.converter.cache_clear()


def structured(file: str, **content: object) -> list[object]:
    """Make the records of a file that has no fault."""
    spots, problems = _load.spots({file: content})
    assert problems == []
    return [_load.structure(spot) for spot in spots]


def test_a_file_of_an_organisation_is_one_body() -> None:
    """The file's own keys are the body, its sources records of their own."""
    body, source = structured(
        "organisations/x.toml",
        id="X",
        kind="forum",
        name="X",
        full=["member", "associate"],
        start={"on": "1990-05", "how": "founding"},
        complete=["member"],
        checked="2026",
        sources=[
            {"id": "s", "kind": "law", "title": "S", "publisher": "State"}
        ],
    )
    assert body == Organisation(
        id="X",
        kind=BodyKind.FORUM,
        name="X",
        full=(Standing.MEMBER, Standing.ASSOCIATE),
        start=Boundary(on=PartialDate.parse("1990-05"), how=Manner.FOUNDING),
        complete=Complete(standings=(Standing.MEMBER,)),
        checked=PartialDate.parse("2026"),
    )
    assert isinstance(source, Source)


def test_a_file_of_a_treaty_is_a_body_that_knows_if_it_binds() -> None:
    """The folder decides what a body is."""
    (treaty,) = structured(
        "treaties/t.toml",
        id="T",
        kind="treaty",
        name="T",
        full=["party"],
        complete={
            "standings": ["party"],
            "countries": ["AAA"],
            "since": "1991",
        },
        checked="2026",
        binding="disputed",
        form="memorandum",
    )
    assert isinstance(treaty, Treaty)
    assert (treaty.binding, treaty.form) == (Binding.DISPUTED, Form.MEMORANDUM)
    assert treaty.complete == Complete(
        standings=(Standing.PARTY,),
        countries=("AAA",),
        since=PartialDate.parse("1991"),
    )


def test_memberships_and_conduct_learn_their_body() -> None:
    """What the file says is not said again in every row."""
    (body,) = structured(
        "organisations/x.toml",
        id="X",
        kind="forum",
        name="X",
        full=["member"],
        complete=["member"],
        checked="2026",
        memberships=[
            {
                "country": "AAA",
                "standing": "member",
                "joined": {"on": "2000"},
            }
        ],
        conduct=[
            {
                "country": "AAA",
                "kind": "frozen",
                "nature": "fact",
                "by": "AAA",
                "start": {"on": "2001"},
            }
        ],
    )
    assert isinstance(body, Organisation)
    assert [row.body for row in body.memberships] == ["X"]
    assert [row.body for row in body.conduct] == ["X"]


def test_structuring_leaves_the_tree_as_it_was() -> None:
    """A place can be structured again, to the same record."""
    row = {"country": "AAA", "standing": "member", "joined": {"on": "2000"}}
    raw = {
        "id": "X",
        "kind": "forum",
        "name": "X",
        "full": ["member"],
        "complete": ["member"],
        "checked": "2026",
        "memberships": [row],
    }
    before = json.dumps(raw)
    ((spot,), _) = _load.spots({"organisations/x.toml": raw})
    assert _load.structure(spot) == _load.structure(spot)
    assert _load.structure(spot) == _load.trusted(spot)
    assert before == json.dumps(raw)


def test_countries_and_events_come_many_to_a_file() -> None:
    """`from` is a word of the files, `from_` its name in Python."""
    country, source = structured(
        "countries.toml",
        countries=[
            {
                "id": "SCG",
                "name": "Serbia and Montenegro",
                "names": {"ru": "Сербия и Черногория", "en": "S and M"},
                "exists": {"from": "2003-02-04", "until": "2006-06-03"},
                "codes": [{"system": "cow", "code": "345", "from": "2003"}],
            }
        ],
        sources=[
            {"id": "s", "kind": "law", "title": "S", "publisher": "State"}
        ],
    )
    assert isinstance(source, Source)
    assert isinstance(country, Country)
    assert country.names == (
        ("en", "S and M"),
        ("ru", "Сербия и Черногория"),
    )
    assert country.exists == Exists(
        from_=PartialDate.parse("2003-02-04"),
        until=PartialDate.parse("2006-06-03"),
    )
    assert country.codes == (
        Code(
            system=CodeSystem.COW,
            code="345",
            from_=PartialDate.parse("2003"),
        ),
    )
    events = structured(
        "events/1999.toml",
        events=[
            {"id": "a", "kind": "war", "title": "A", "start": "1999"},
            {"id": "b", "kind": "war", "title": "B", "start": "1999"},
        ],
    )
    assert [type(event) for event in events] == [Event, Event]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("2002/2011", 2002, 2011), ("2002", 2002, 2002), ("0900", 900, 900)],
)
def test_years_are_runs_with_both_ends(
    text: str, first: int, last: int
) -> None:
    """A year alone is a run of one."""
    (body,) = structured(
        "organisations/x.toml",
        id="X",
        kind="forum",
        name="X",
        full=["member"],
        complete=["member"],
        checked="2026",
        codings=[
            {
                "source": "s",
                "country": "AAA",
                "why_not": "No.",
                "years": {"member": [text]},
            }
        ],
    )
    assert isinstance(body, Organisation)
    assert body.codings[0].years == (
        CodedYears(standing=Standing.MEMBER, first=first, last=last),
    )


def test_a_directory_is_read_by_paths_below_it(tmp_path: Path) -> None:
    """Names are relative, with slashes, sorted; other files are left."""
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "b.toml").write_text("x = 1")
    (tmp_path / "events" / "a.toml").write_text('x = "é"', "utf-8")
    (tmp_path / "README.md").write_text("no record")
    tree, unread = _files.read_directory(tmp_path)
    assert unread == []
    assert tree == {"events/a.toml": {"x": "é"}, "events/b.toml": {"x": 1}}
    assert list(tree) == sorted(tree)


LAW = {"id": "law", "kind": "law", "title": "L", "publisher": "State"}
CODED = {
    "source": "law",
    "pair": ["AAA", "BBB"],
    "obligation": "defense",
    "why_not": "No.",
}
BODY = {
    "kind": "forum",
    "name": "X",
    "full": ["member"],
    "complete": ["member"],
    "checked": "2026",
}
TREE: _files.Tree = {
    "organisations/old/x.toml": {"id": "X", **BODY, "sources": [LAW]},
    "organisations/y.toml": {**BODY, "id": "Y"},
    "treaties/t.toml": {
        "id": "T",
        **BODY,
        "kind": "treaty",
        "binding": "yes",
        "form": "treaty",
    },
    "countries.toml": {"countries": [{"id": "É", "name": "É a Land"}]},
    "codings/old/a.toml": {"codings": [CODED, {**CODED, "binds": "BBB"}]},
    "sources.toml": {"sources": [{**LAW, "id": "order"}]},
}
IDS = {
    Organisation: ["X", "Y"],
    Treaty: ["T"],
    Country: ["É"],
    PledgeCoding: ["law/AAA-BBB/defense", "law/AAA-BBB/defense/BBB"],
    Source: ["law", "order"],
}


@pytest.mark.parametrize("packed", [False, True])
def test_a_record_can_be_found_without_reading_the_rest(
    *, packed: bool
) -> None:
    """Bodies by their files, others by their kind; ids before records."""
    spots, problems = _load.spots(TREE)
    assert problems == []
    assert {
        kind: [_load.id_of(spot) for spot in spots if spot.type is kind]
        for kind in IDS
    } == IDS
    assert [_load.id_of(spot) for spot in spots] == [
        _load.structure(spot).id for spot in spots
    ]
    tree = _load.PackedTree(one_file_a_line(TREE)) if packed else TREE
    bodies = list(_load.bodies_in(tree))
    assert bodies == [
        ("X", "organisations/old/x.toml"),
        ("Y", "organisations/y.toml"),
        ("T", "treaties/t.toml"),
    ]
    found = [_load.body_in(tree, file) for _, file in bodies]
    for kind in (Country, PledgeCoding, Source):
        found += _load.others_in(tree, kind)
    in_order = [spot for kind in IDS for spot in spots if spot.type is kind]
    assert found == in_order


def test_the_packed_tree_is_the_same_tree() -> None:
    """One JSON file carries what the TOML files say."""
    packed = _load.PackedTree(one_file_a_line(TREE))
    assert packed == TREE
    assert len(packed) == len(TREE)


def test_the_id_of_a_packed_body_is_read_alone() -> None:
    """What follows it in the line is left for when it is asked for."""
    packed = _load.PackedTree('{\n"treaties/x.toml":{"id":"X", and so on\n}')
    assert list(_load.bodies_in(packed)) == [("X", "treaties/x.toml")]


def test_what_is_dumped_loads_again(tiny: Dataset) -> None:
    """Every record survives the way to plain values and back."""
    folders = {
        Organisation: "organisations/{}.toml",
        Treaty: "treaties/{}.toml",
    }
    lists = {
        Country: ("countries.toml", "countries"),
        Event: ("events/x.toml", "events"),
        Source: ("sources.toml", "sources"),
    }
    for record in tiny:
        raw = json.loads(json.dumps(_load.dump(record)))
        kind = type(record)
        file, content = folders.get(kind, "").format(record.id), raw
        if kind in lists:
            file, name = lists[kind]
            content = {name: [raw]}
        ((spot,), _) = _load.spots({file: content})
        assert _load.structure(spot) == record
        assert _load.trusted(spot) == record


def test_a_dump_leaves_out_what_is_not_said(tiny: Dataset) -> None:
    """Defaults are not written, nor the body in its own rows."""
    raw = _load.dump(tiny.bodies.NEW)
    assert raw["memberships"][0] == {
        "country": "AAA",
        "standing": "member",
        "joined": {
            "on": "2000-01-01",
            "how": "founding",
            "sources": ["gazette"],
        },
    }
    assert "body" not in raw["conduct"][0]
    assert "end" not in raw
    assert _load.dump(tiny.bodies.OLD)["codings"][0]["years"] == {
        "member": ["1990/1998"]
    }


def test_several_runs_of_a_standing_are_dumped_in_one_list() -> None:
    """Each run is written with both its years."""
    runs = tuple(
        CodedYears(standing=Standing.MEMBER, first=year, last=year + 1)
        for year in (900, 2001)
    )
    assert _load._written_years(runs) == {"member": ["0900/0901", "2001/2002"]}


def test_all_problems_of_a_record_are_told_at_once() -> None:
    """One error has every fault below the record, each with its path."""
    raw = {"id": 1, "name": "X", "codes": [{"system": "cow"}], "zzz": 1}
    ((spot,), _) = _load.spots({"countries.toml": {"countries": [raw]}})
    with pytest.raises(DataError) as caught:
        _load.structure(spot)
    assert {problem.path for problem in caught.value.problems} == {
        "$.countries[0]",
        "$.countries[0].codes[0].code",
        "$.countries[0].id",
    }


@pytest.mark.parametrize(
    ("count", "more"), [(2, ""), (21, "; and 1 more like these")]
)
def test_of_many_unknown_keys_twenty_are_named(count: int, more: str) -> None:
    """Each with what may have been meant; the rest is counted."""
    extra = {f"name{number:02}": 1 for number in range(count)}
    raw = {"id": "AAA", "name": "Arcadia", **extra}
    ((spot,), _) = _load.spots({"countries.toml": {"countries": [raw]}})
    with pytest.raises(DataError) as caught:
        _load.structure(spot)
    (problem,) = caught.value.problems
    told = [
        f"the key {key!r} is unknown; did you mean 'name'?" for key in extra
    ]
    assert problem.what == "; ".join(told[:20]) + more


def test_a_null_is_as_if_nothing_was_said() -> None:
    """A tree of JSON may have one, as TOML does not."""
    raw = {"id": "AAA", "name": "Arcadia"}
    null = {**raw, "exists": None}
    bare, same = structured("countries.toml", countries=[raw, null])
    assert bare == same


@pytest.mark.parametrize("number", [2**53, -(2**53)])
def test_a_number_may_be_as_large_as_all_can_read(number: int) -> None:
    """The limit itself is allowed, either way."""
    figure = {"what": "killed", "low": number, "high": number}
    raw = {"id": "a", "kind": "war", "title": "A", "start": "1999"}
    event = {**raw, "figures": [figure]}
    (made,) = structured("events/1999.toml", events=[event])
    assert isinstance(made, Event)
    assert made.figures[0].high == number


def test_trusted_records_are_made_by_the_same_rules() -> None:
    """The faster converter coerces nothing either."""
    raw = {"id": "AAA", "name": 1}
    ((spot,), _) = _load.spots({"countries.toml": {"countries": [raw]}})
    with pytest.raises(TypeError, match="must be text"):
        _load.trusted(spot)


def test_the_converter_is_made_once() -> None:
    """Hooks are costly to make and cheap to keep."""
    assert _load.converter() is _load.converter()
    assert _load.converter() is not _load.converter(detailed=False)


def test_places_are_frozen() -> None:
    """A place cannot be moved."""
    place = _load.Spot("a", "$", Country, {})
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        place.file = "b"  # type: ignore[misc]
