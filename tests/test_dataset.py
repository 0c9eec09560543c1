"""Datasets and registries: how a name finds its record."""

from __future__ import annotations

import copy
import pickle
import threading
import time
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

import caucasus_ref as cr
from caucasus_ref import (
    Country,
    Dataset,
    PartialDate,
    UnknownNameError,
    dataset,
)
from caucasus_ref.model import Code, Exists
from caucasus_ref.vocabulary import CodeSystem


NEW_YEAR = PartialDate.parse("2001-01-01")


@pytest.fixture
def unions() -> Dataset:
    """Two countries that bore the name Union, one after the other."""
    turn = PartialDate.parse("1991-12-26")
    return Dataset.from_records(
        countries=[
            Country(
                id="x-old",
                name="Old Union",
                aliases=("Union",),
                exists=Exists(until=turn),
            ),
            Country(
                id="NEW",
                name="New Union",
                names=(("en", "Union"),),
                official=(("fr", "Nouvelle Union"),),
                exists=Exists(from_=turn, until=PartialDate.parse("2020")),
            ),
        ]
    )


@pytest.mark.parametrize(
    ("argument", "kind"),
    [
        ("bodies", "Body"),
        ("countries", "Country"),
        ("events", "Event"),
        ("sources", "Source"),
        ("places", "Place"),
        ("claims", "Claim"),
        ("codings", "PledgeCoding"),
        ("scopes", "Scope"),
    ],
)
def test_what_is_no_record_of_its_kind_is_named(
    argument: str, kind: str
) -> None:
    """All of them at once, by argument and place."""
    given: dict[str, Any] = {argument: [3, "X"]}
    with pytest.raises(cr.DataError) as caught:
        Dataset.from_records(**given)
    assert [str(one) for one in caught.value.problems] == [
        f"{argument}: 3 is no {kind} @ $[0]",
        f"{argument}: 'X' is no {kind} @ $[1]",
    ]


def test_after_many_problems_no_further_record_is_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The first that is left out is named, with the reason."""
    monkeypatch.setattr(dataset, "_MOST", 2)
    tree = {"countries.toml": {"countries": [{"id": "A"}] * 5}}
    with pytest.raises(cr.DataError) as caught:
        Dataset._from_tree(tree, [])
    told = [str(one) for one in caught.value.problems]
    missing = "countries.toml: the key 'name' is missing"
    assert told == [
        *(f"{missing} @ $.countries[{n}].name" for n in range(3)),
        (
            "countries.toml: not read: over 2 problems are known already"
            " @ $.countries[3]"
        ),
    ]


def test_a_small_record_counts_in_the_singular(tiny: Dataset) -> None:
    """As do its registries."""
    data = Dataset.from_records(
        bodies=[
            attrs.evolve(
                tiny.bodies.NEW, memberships=(), conduct=(), follows=None
            )
        ],
        countries=[tiny.countries.AAA],
        events=[
            attrs.evolve(
                tiny.events["summit-1999"], touches=("NEW",), start=NEW_YEAR
            )
        ],
        sources=[tiny.sources.gazette],
    )
    assert repr(data) == "<Dataset: 1 body, 1 country, 1 event, 1 source>"
    assert repr(data.bodies) == "<1 body: NEW>"
    assert repr(data.countries) == "<1 country: AAA>"
    assert data.__reduce__() == (Dataset._of, (list(data),))


class TestRegistry:
    """Records of one kind."""

    @pytest.mark.parametrize(
        "name",
        ["AAA", "aaa", "Arcadia", "arcadia", " The  meadows ", "АРКАДИЯ"],
    )
    def test_a_record_is_found_by_any_of_its_names(
        self, tiny: Dataset, name: str
    ) -> None:
        """By id or recorded name, whatever the case and the blanks."""
        assert tiny.countries.AAA is tiny.countries.find(name)
        assert tiny.countries.AAA is tiny.countries[name]
        assert name in tiny.countries

    def test_a_record_is_found_by_itself(self, tiny: Dataset) -> None:
        """Where a name will do the record will."""
        body = tiny.bodies.OLD
        assert body is tiny.bodies[body]
        assert body in tiny.bodies

    def test_another_code_of_a_country_suggests_it(self) -> None:
        """Codes come and go, so they are no names; what they meant is told."""
        code = Code(system=CodeSystem.ISO2, code="AM")
        countries = [
            Country(id="ARM", name="Armenia", codes=(code,)),
            Country(id="AMR", name="Amaranth"),
        ]
        data = Dataset.from_records(countries=countries)
        with pytest.raises(UnknownNameError) as caught:
            data.countries["am"]
        assert caught.value.suggestions == ("ARM",)

    def test_a_long_name_beside_a_suggestion_is_cut(self) -> None:
        """A suggestion is there to be read at a glance."""
        name = "An Agreement on the Establishment of Rather Long Names"
        data = Dataset.from_records(
            countries=[Country(id="AAA", name=name), Country(id="B", name="B")]
        )
        with pytest.raises(UnknownNameError) as caught:
            data.countries["AAB"]
        assert caught.value.called == (
            "An Agreement on the Establishment of …",
        )

    def test_get_takes_exact_ids_only(self, tiny: Dataset) -> None:
        """No case is folded and no name tried; a miss gives none."""
        assert tiny.bodies.get("OLD") is tiny.bodies.OLD
        assert tiny.bodies.get("old") is None
        assert tiny.bodies.get("Old Alliance") is None

    @pytest.mark.parametrize(
        ("name", "message"),
        [
            (
                "ODL",
                "no body is known as 'ODL'; did you mean OLD (Old Alliance)?",
            ),
            (
                "Old Aliance",
                "did you mean OLD (Old Alliance) or NEW (New Alliance)?",
            ),
            (
                "zzz",
                (
                    "no body is known as 'zzz';"
                    " iterate load().bodies to see what there is"
                ),
            ),
            ("", "no body is known as ''; iterate load().bodies"),
        ],
    )
    def test_a_near_miss_is_suggested_never_taken(
        self, tiny: Dataset, name: str, message: str
    ) -> None:
        """An unknown name raises with what to choose from."""
        assert name not in tiny.bodies
        with pytest.raises(cr.UnknownNameError) as caught:
            tiny.bodies.find(name)
        assert message in str(caught.value)

    def test_one_record_is_suggested_once(self, tiny: Dataset) -> None:
        """Several names of a record that look alike give one suggestion."""
        with pytest.raises(cr.UnknownNameError) as caught:
            tiny.bodies.find("Old Allianc")
        assert len(caught.value.suggestions) == len(
            set(caught.value.suggestions)
        )

    @pytest.mark.parametrize(
        "name",
        [
            "T\u00fcrkiye",
            "T\u00dcRK\u0130YE",
            "TU\u0308RKI\u0307YE",
            "t\u00fcrki\u0307ye",
            "t\u00fcrk\u0131ye",
            "TU\u0308RKIYE",
            " t\u00fcrkiye\n",
        ],
    )
    def test_case_is_folded_as_every_language_does(self, name: str) -> None:
        """An i is an i with its dot or not, an accent before or after."""
        assert cr.load().countries[name].id == "TUR"

    def test_other_letters_are_other_names(self) -> None:
        """Letters that look alike are not taken for each other."""
        for name in ("Turkiy\u0435", "T\u0443rkiye", "Tu\u0301rkiye"):
            assert name not in cr.load().countries

    @pytest.mark.parametrize("name", [None, 1, b"OLD", ["OLD"]])
    def test_what_is_no_name_is_refused(
        self, tiny: Dataset, name: Any
    ) -> None:
        """Only text, or a record of the kind, names one."""
        assert name not in tiny.bodies
        with pytest.raises(
            cr.UnknownNameError, match="as text, or the body itself"
        ):
            tiny.bodies.find(name)

    def test_a_record_of_another_kind_is_refused(self, tiny: Dataset) -> None:
        """A country is no body, even where an id is asked for."""
        with pytest.raises(cr.UnknownNameError, match="the body itself"):
            tiny.bodies.find(tiny.countries.AAA)  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            ("1991-12-25", "x-old"),
            ("1991-12-26", "NEW"),
            (date(2020, 12, 30), "NEW"),
        ],
    )
    def test_of_two_bearers_of_a_name_the_day_decides(
        self, unions: Dataset, day: str | date, expected: str
    ) -> None:
        """The name goes to the one that exists on the day."""
        assert expected == unions.countries.find("union", on=day).id

    def test_without_a_day_a_shared_name_is_refused(
        self, unions: Dataset
    ) -> None:
        """The message names both bearers and the way out."""
        message = (
            "no country is known as 'Union'; on its own it names more than"
            " one: give the day, or the id; did you mean NEW (New Union)"
            " or x-old (Old Union)?"
        )
        with pytest.raises(cr.UnknownNameError) as caught:
            unions.countries.find("Union")
        assert message == str(caught.value)

    def test_on_a_day_without_a_bearer_a_shared_name_is_unknown(
        self, unions: Dataset
    ) -> None:
        """Nobody bears the name after the last bearer has gone."""
        with pytest.raises(cr.UnknownNameError) as caught:
            unions.countries.find("Union", on="2020-12-31")
        assert "x-old" in caught.value.suggestions

    def test_a_name_of_one_bearer_needs_no_day(self, unions: Dataset) -> None:
        """A unique name is found on any day, as an id is."""
        found = unions.countries.find("nouvelle union", on="1900-01-01")
        assert found.id == "NEW"

    def test_an_attribute_is_an_id(self, unions: Dataset) -> None:
        """A hyphen is typed as an underscore; names are no attributes."""
        assert unions.countries.x_old.id == "x-old"
        for name in ("Union", "new", "_private", "__wrapped__"):
            assert not hasattr(unions.countries, name)

    def test_a_wrong_attribute_suggests_one(self, tiny: Dataset) -> None:
        """A slip of the finger is answered with what could be meant."""
        with pytest.raises(
            AttributeError, match="no body has the id 'ODL'; did you mean OLD"
        ):
            _ = tiny.bodies.ODL
        with pytest.raises(AttributeError) as caught:
            _ = tiny.bodies.ZZZZ
        assert str(caught.value) == "no body has the id 'ZZZZ'"
        assert caught.value.name == "ZZZZ"
        with pytest.raises(AttributeError) as caught:
            _ = tiny.countries.AAB
        assert str(caught.value) == (
            "no country has the id 'AAB'; did you mean AAA?"
        )
        lands = [Country(id=one, name=one) for one in ("AAAB", "AAAC")]
        with pytest.raises(AttributeError) as caught:
            _ = Dataset.from_records(countries=lands).countries.AAAD
        assert str(caught.value).endswith("; did you mean AAAC or AAAB?")

    def test_what_is_no_record_is_refused_with_the_way_out(self) -> None:
        """A path, say, is no record yet."""
        with pytest.raises(TypeError) as caught:
            cr.members("OLD", "1995-01-01", data="here")  # type: ignore[arg-type]
        assert str(caught.value) == (
            "data: 'here' is no Dataset; leave it out, or pass what load() or"
            " Dataset.from_directory() gave"
        )

    def test_completion_offers_ids_that_can_be_typed(
        self, unions: Dataset
    ) -> None:
        """`dir` lists what works after a dot."""
        assert {"NEW", "x_old", "find", "get"} == set(dir(unions.countries))

    def test_brackets_are_completed_by_ids_and_then_by_names(
        self, tiny: Dataset, unions: Dataset
    ) -> None:
        """Whatever is offered finds its record, unless two bear the name."""
        offered = tiny.countries._ipython_key_completions_()
        assert offered[:3] == ["AAA", "BBB", "CCC"]
        assert {"Arcadia", "Аркадия", "The Meadows"} <= set(offered)
        assert all(name in tiny.countries for name in offered)
        shared = unions.countries._ipython_key_completions_()
        assert shared == [
            *("NEW", "x-old"),
            *("New Union", "Nouvelle Union", "Old Union", "Union"),
        ]

    def test_ids_that_cannot_be_typed_are_not_offered(
        self, tiny: Dataset
    ) -> None:
        """An id such as an event's may begin with a digit."""
        assert {"clash_1993", "summit_1999", "find", "get"} == set(
            dir(tiny.events)
        )
        odd = Dataset.from_records(countries=[Country(id="1-a", name="A")])
        assert {"find", "get"} == set(dir(odd.countries))

    def test_records_are_iterated_by_id(self, tiny: Dataset) -> None:
        """The order of files and rows does not show."""
        assert [body.id for body in tiny.bodies] == ["NEW", "OLD", "PACT"]
        assert len(tiny.bodies) == 3

    def test_a_registry_prints_the_first_ids(self, tiny: Dataset) -> None:
        """Twelve are shown, of more the number that is left out."""
        assert repr(tiny.bodies) == "<3 bodies: NEW OLD PACT>"
        assert repr(tiny.countries) == "<3 countries: AAA BBB CCC>"
        assert repr(tiny.sources) == "<3 sources: gazette wire yearly>"
        many = [
            Country(id=f"c{number:02}", name=f"n{number}")
            for number in range(13)
        ]
        whole = Dataset.from_records(countries=many)
        ids = " ".join(f"c{number:02}" for number in range(12))
        assert repr(whole.countries) == f"<13 countries: {ids} and 1 more>"
        twelve = Dataset.from_records(countries=many[:12])
        assert repr(twelve.countries) == f"<12 countries: {ids}>"

    def test_a_registry_of_long_ids_takes_several_lines(self) -> None:
        """None is wider than a terminal."""
        long = [
            Country(id=f"x-{'y' * 40}-{n}", name=f"Y{n}") for n in range(3)
        ]
        lines = repr(Dataset.from_records(countries=long).countries)
        assert [line[:3] for line in lines.splitlines()] == [
            *("<3 ", "  x", "  x"),
        ]

    def test_a_registry_survives_pickling_and_copying(
        self, tiny: Dataset
    ) -> None:
        """It arrives with all its records."""
        for made in (
            pickle.loads(pickle.dumps(tiny.bodies)),  # noqa: S301 # our own
            copy.copy(tiny.bodies),
            copy.deepcopy(tiny.bodies),
        ):
            assert list(tiny.bodies) == list(made)
            assert repr(tiny.bodies) == repr(made)


class TestDataset:
    """A whole record."""

    def test_it_prints_how_much_it_holds(self, tiny: Dataset) -> None:
        """One line says what is in it."""
        assert repr(tiny) == (
            "<Dataset: 3 bodies, 3 countries, 2 events, 3 sources>"
        )
        assert repr(Dataset.from_records(sources=[tiny.sources.wire])) == (
            "<Dataset: 0 bodies, 0 countries, 0 events, 1 source>"
        )

    def test_it_iterates_all_records(self, tiny: Dataset) -> None:
        """Bodies, countries, events, sources, each by id."""
        assert [record.id for record in tiny] == [
            *("NEW", "OLD", "PACT", "AAA", "BBB", "CCC"),
            *("clash-1993", "summit-1999", "gazette", "wire", "yearly"),
        ]

    def test_an_empty_one_is_allowed(self) -> None:
        """Nothing breaks no rule."""
        assert list(Dataset.from_records()) == []

    def test_every_broken_rule_is_told_at_once(self, tiny: Dataset) -> None:
        """With the row, the field and the reason, over all records."""
        old, new = tiny.bodies.OLD, tiny.bodies.NEW
        first, second, *others = old.memberships
        late = attrs.evolve(first.joined, on=cr.PartialDate.parse("2001"))
        broken = (
            attrs.evolve(first, country="AAB"),
            attrs.evolve(second, joined=late),
            *others,
        )
        with pytest.raises(cr.DataError) as caught:
            Dataset.from_records(
                bodies=[
                    attrs.evolve(new, id="2B", full=()),
                    attrs.evolve(old, memberships=broken),
                ],
                countries=[*tiny.countries, tiny.countries.AAA],
                events=[attrs.evolve(next(iter(tiny.events)), touches=("O",))],
                sources=[one for one in tiny.sources if one.id != "wire"],
            )
        told = {
            (one.file, one.path): one.what for one in caught.value.problems
        }
        assert told["countries", "$[3].id"].startswith("the id 'AAA' stands")
        assert ("bodies", "$[0].id") in told
        assert ("bodies", "$[0].full") in told
        assert told["bodies", "$[1].memberships[0].country"] == (
            "no country has the id 'AAB'; did you mean 'AAA'?"
        )
        assert told["bodies", "$[1].memberships[1].left.on"].startswith(
            "from 2001 until 1998-03-01 is no time at all"
        )
        path = "$[1].memberships[1].rivals[0].sources[0]"
        assert told["bodies", path].startswith("no source has the id 'wire'")
        assert ("events", "$[0].touches[0]") in told

    def test_it_survives_pickling_and_copying(self, tiny: Dataset) -> None:
        """A copy has the same records and gives the same answers."""
        for made in (
            pickle.loads(pickle.dumps(tiny)),  # noqa: S301 # our own
            copy.copy(tiny),
            copy.deepcopy(tiny),
        ):
            assert list(tiny) == list(made)
            assert cr.members("OLD", "1997-01-01", data=tiny) == cr.members(
                "OLD", "1997-01-01", data=made
            )

    def test_the_shipped_one_is_not_copied(self) -> None:
        """Pickled, it is a word to load it again."""
        whole = cr.load()
        raw = pickle.dumps(whole)
        assert len(raw) < 1_000
        assert pickle.loads(raw) is whole  # noqa: S301 # our own
        assert copy.deepcopy(whole) is whole

    def test_a_directory_loads_as_the_shipped_record(self) -> None:
        """Trusting the tests and checking anew give the same records."""
        root = Path(__file__).parents[1] / "src" / "caucasus_ref" / "data"
        assert list(Dataset.from_directory(root)) == list(cr.load())


class TestLoad:
    """The record that comes with the library."""

    def test_it_is_read_once(self) -> None:
        """Every question shares one dataset."""
        assert cr.load() is cr.load()

    def test_two_threads_may_load_at_once(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Both get the same dataset, and it is read once."""
        read: list[int] = []

        def slow() -> dict[str, Any]:
            read.append(1)
            time.sleep(0.05)
            return {"countries.toml": {"countries": []}}

        monkeypatch.setattr(dataset, "_loaded", [])
        monkeypatch.setattr(dataset, "_shipped_tree", slow)
        start = threading.Barrier(4)
        made: list[Dataset] = []

        def work() -> None:
            start.wait()
            made.append(dataset.load())

        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(read) == 1
        assert len(made) == 4
        assert len({id(one) for one in made}) == 1

    def test_threads_that_ask_at_once_find_the_rows_once(self) -> None:
        """A registry asks for its rows, near and all, a single time."""
        asked: list[str] = []

        def near() -> dict[str, Any]:
            asked.append("near")
            time.sleep(0.05)
            return {"AAA": Country(id="AAA", name="Arcadia")}

        def rows() -> dict[str, Any]:
            asked.append("rows")
            time.sleep(0.05)
            return {"BBB": lambda: Country(id="BBB", name="Borduria")}

        registry = dataset.Registry[Country]("country", rows, near)
        start = threading.Barrier(4)
        found: list[Country | None] = []

        def work(id_: str) -> None:
            start.wait()
            found.append(registry.get(id_))

        for id_ in ("AAA", "BBB"):
            threads = [
                threading.Thread(target=work, args=(id_,)) for _ in range(4)
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert asked == ["near", "rows"][: len(asked)]
        assert asked == ["near", "rows"]
        assert [one.id for one in found if one] == ["AAA"] * 4 + ["BBB"] * 4
        assert registry.get("AAA") is found[0]

    def test_the_wheel_may_carry_one_packed_tree(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Where there is a packed tree, it is read and no TOML."""
        (tmp_path / "data").mkdir()
        (tmp_path / "data" / "data.json").write_text(
            '{\n"countries.toml":{"countries":[{"id":"É","name":"É"}]}\n}',
            encoding="utf-8",
        )
        monkeypatch.setattr(dataset, "__file__", str(tmp_path / "dataset.py"))
        assert list(dataset._shipped_tree()) == ["countries.toml"]
        monkeypatch.setattr(dataset, "_loaded", [])
        assert [country.id for country in cr.load().countries] == ["É"]

    def test_without_it_the_files_or_the_archive_are_read(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A directory of TOML as in the sources, or what a zip holds."""
        monkeypatch.setattr(dataset, "__file__", str(tmp_path / "dataset.py"))
        packed = '{\n"countries.toml":{"countries":[]}\n}'
        monkeypatch.setattr(
            dataset,
            "_from_archive",
            {"data.json": packed}.__getitem__,
        )
        assert dict(dataset._shipped_tree()) == {
            "countries.toml": {"countries": []}
        }
        (tmp_path / "data").mkdir()
        text = '[[countries]]\nid = "É"\nname = "É"\n'
        (tmp_path / "data" / "countries.toml").write_text(text, "utf-8")
        assert dict(dataset._shipped_tree()) == {
            "countries.toml": {"countries": [{"id": "É", "name": "É"}]}
        }

    def test_the_archive_is_asked_for_a_file_of_the_package(self) -> None:
        """Beside the modules, wherever they lie."""
        file = Path(dataset.__file__).parent / "data" / "README.md"
        assert dataset._from_archive("README.md") == file.read_text("utf-8")

    def test_a_trusted_record_reads_no_more_than_it_needs(self) -> None:
        """Shared sources and single bodies are found without the others."""
        read: list[str] = []

        class Watched(dict[str, Any]):
            def __getitem__(self, file: str) -> Any:
                read.append(file)
                return super().__getitem__(file)

        law = {"kind": "law", "title": "Law", "publisher": "State"}
        body = {"kind": "forum", "name": "Forum", "full": ["member"]}
        complete = {"complete": {"standings": []}, "checked": "2026-01-01"}
        tree = Watched(
            {
                "organisations/x.toml": {
                    "id": "X",
                    **body,
                    **complete,
                    "start": {"on": "1990", "how": "founding"},
                    "sources": [{**law, "id": "own"}],
                },
                "countries.toml": {
                    "countries": [{"id": "AAA", "name": "Arcadia"}]
                },
                "sources.toml": {"sources": [{**law, "id": "shared"}]},
            }
        )
        data = Dataset._trusted(tree)
        assert data.__reduce__() == (cr.load, ())
        assert data.sources["shared"].title == "Law"
        assert set(read) == {"sources.toml"}
        assert data.bodies["X"].name == "Forum"
        assert data.countries["AAA"].name == "Arcadia"
        assert [one.id for one in data.sources] == ["own", "shared"]
        assert len(data.bodies) == len(data.countries) == 1
        bare = Dataset._trusted({"countries.toml": tree["countries.toml"]})
        assert list(bare.sources) == []
        assert list(bare.bodies) == []
        assert bare.countries["AAA"].name == "Arcadia"

    def test_the_registries_of_the_library_are_those_of_the_record(
        self,
    ) -> None:
        """Whoever asked first, they give the very same records."""
        record = cr.load()
        assert all(cr.bodies[one.id] is one for one in record.bodies)
        assert all(record.countries[one.id] is one for one in cr.countries)
        assert cr.bodies["ОДКБ"] is cr.bodies.CSTO
