"""The record as flat tables and as a data package, whole and safe to open."""

from __future__ import annotations

import csv
import hashlib
import importlib.util
import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import caucasus_ref as cr
from caucasus_ref import packages, tables
from caucasus_ref.flat import NAMES
from caucasus_ref.flat_columns import columns
from caucasus_ref.model import Code, Exists
from caucasus_ref.packages import safe
from caucasus_ref.strategies import datasets
from caucasus_ref.vocabulary import CodeSystem


NINE = {
    *("memberships", "treaties", "obligations", "events", "bodies"),
    *("countries", "sources", "codings", "claims"),
}
TYPES = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": bool,
    "date": date,
}


def row(name: Any, **keys: Any) -> dict[str, Any]:
    """Give the one row of a table that has these cells."""
    (found,) = (
        one
        for one in tables.records(name, to="dicts")
        if all(one[key] == cell for key, cell in keys.items())
    )
    made: dict[str, Any] = found
    return made


class TestRecords:
    """Flat rows."""

    def test_every_part_of_the_record_has_a_table(self) -> None:
        """Those promised are among them."""
        assert set(NAMES) >= NINE
        assert list(NAMES) == sorted(NAMES)

    def test_an_unknown_table_is_refused(self) -> None:
        """With what may have been meant."""
        with pytest.raises(cr.ReadingError, match="did you mean memberships"):
            tables.records("membership")  # type: ignore[call-overload]

    @given(datasets())
    def test_a_row_is_there_for_every_record(self, data: cr.Dataset) -> None:
        """As many as there are, and each with cells of the columns' types."""
        memberships = [one for body in data.bodies for one in body.memberships]
        steps = [step for one in memberships for step in one.steps]
        steps += [step for body in data.bodies for step in body.steps]
        rivals = [rival for one in memberships for rival in one.rivals]
        rivals += [rival for body in data.bodies for rival in body.rivals]
        treaties = [one for one in data.bodies if isinstance(one, cr.Treaty)]
        counts = {
            "bodies": len(data.bodies),
            "conduct": sum(len(body.conduct) for body in data.bodies),
            "countries": len(data.countries),
            "events": len(data.events),
            "memberships": len(memberships),
            "obligations": sum(len(one.obligations) for one in treaties),
            "rivals": len(rivals),
            "sources": len(data.sources),
            "steps": len(steps),
            "treaties": len(treaties),
        }
        for name in NAMES:
            table = tables.records(name, data=data)
            assert len(table) == counts.get(name, len(table))
            for one in table.dicts():
                for field in table.fields:
                    cell = one[field.name]
                    assert cell is None or type(cell) is TYPES[field.kind]

    def test_a_date_has_its_first_and_last_day_beside_it(self) -> None:
        """A coarse date stays as it is written."""
        found = row("memberships", id="CIS/TJK/2")
        assert found["joined"] == "1991-12-25/1993-06-26"
        assert found["joined_earliest"] == date(1991, 12, 25)
        assert found["joined_latest"] == date(1993, 6, 26)
        assert found["left"] is found["left_earliest"] is None
        assert found["full"] is True
        assert found["joined_sources"].count("|") == 1

    def test_an_open_date_has_no_day_there(self) -> None:
        """The first day of the calendar is no information."""
        country = cr.Country(
            id="AAA",
            name="Arcadia",
            exists=Exists(from_=cr.PartialDate.parse("../1830")),
        )
        data = cr.Dataset.from_records(countries=[country])
        (found,) = tables.records("countries", data=data)
        assert found["exists_from"] == "../1830"
        assert found["exists_from_earliest"] is None
        assert found["exists_from_latest"] == date(1830, 12, 31)
        assert found["exists_until_latest"] is None

    def test_memberships_of_a_country_are_numbered(self) -> None:
        """By their beginning, and steps and rivals name them."""
        first = row("memberships", id="CSTO/UZB/1")
        assert (first["standing"], first["left"]) == ("member", "2012-12-19")
        assert row("memberships", id="CSTO/UZB/2")["full"] is False
        ids = {one["id"] for one in tables.records("memberships", to="dicts")}
        for name in ("steps", "rivals"):
            rows = tables.records(name, to="dicts")
            named = {one["membership"] for one in rows}
            assert None in named
            assert named - {None} <= ids

    def test_what_has_parts_is_json(self) -> None:
        """Names by language, versions, figures, assertions."""
        names = json.loads(row("countries", id="ARM")["names"])
        assert names["fr"] == "Arménie"
        claims = tables.records("claims", to="dicts")
        kinds = {
            json.loads(one["asserts"])["kind"]
            for one in claims
            if one["asserts"]
        }
        assert "membership" in kinds
        sides = [
            json.loads(one["sides"])
            for one in tables.records("events", to="dicts")
            if one["sides"]
        ]
        assert ["ARM", "x-artsakh"] in sides[0] or len(sides[0]) == 2

    def test_codings_have_a_row_a_run(self) -> None:
        """Of standings and of obligations; "never" is a row of its own."""
        assert [
            (one["standing"], one["first"], one["last"])
            for one in tables.records("codings", to="dicts")
            if (one["body"], one["country"], one["source"])
            == ("CIS", "UKR", "cow-igo-3")
        ] == [("member", 1991, 1992), ("associate", 1993, 2014)]
        never = row("codings", body="COE", country="CSK", source="cow-igo-3")
        assert never["standing"] is never["first"] is None
        pairs = [
            one
            for one in tables.records("codings", to="dicts")
            if one["obligation"]
        ]
        assert pairs
        assert all(one["other"] and not one["body"] for one in pairs)

    def test_a_table_prints_its_rows(self, tiny: cr.Dataset) -> None:
        """All columns, and nothing where nothing is known."""
        table = tables.records("codes", data=tiny)
        assert repr(table).splitlines()[0] == "<codes: 0 rows>"
        country = cr.Country(
            id="AAA",
            name="Arcadia",
            codes=(Code(system=CodeSystem.COW, code="4"),),
        )
        data = cr.Dataset.from_records(countries=[country])
        lines = repr(tables.records("codes", data=data)).splitlines()
        assert lines[0] == "<codes: 1 row>"
        assert lines[1].split()[:4] == ["country", "system", "code", "from"]
        assert lines[2] == "  AAA      cow     4"

    def test_words_that_hold_the_separator_are_marked(
        self, tiny: cr.Dataset
    ) -> None:
        """So that a cell can be taken apart again."""
        odd = attrs.evolve(tiny.countries.AAA, aliases=("a|b", "c"))
        data = cr.Dataset.from_records(countries=[odd])
        (found,) = tables.records("countries", data=data).dicts()
        assert found["aliases"] == r"a\|b|c"

    def test_columns_follow_the_model(self) -> None:
        """Every field of a body is a column, or begins one, or is a table."""
        fields = {field.name for field in attrs.fields(cr.Treaty)}
        names = {one.field.name for one in columns(cr.Treaty)}
        own = {
            *("memberships", "conduct", "codings", "steps", "rivals"),
            "obligations",
        }
        for field in fields - own:
            assert any(name.startswith(field) for name in names), field
        assert not names & own

    def test_columns_say_what_the_model_says(self) -> None:
        """The docstring of the class is the description in the schema."""
        says = {one.field.name: one.field.says for one in columns(cr.Country)}
        assert says["id"].startswith("ISO 3166-1 alpha-3")
        assert says["names"].endswith("As a JSON object.")


def unsafe(text: str) -> bool:
    """Whether a spreadsheet may take a text for a formula; said anew."""
    return text.lstrip()[:1] in tuple("=+-@") or text[:1].isspace()


class TestSafe:
    """Cells that no spreadsheet runs."""

    @given(
        st.tuples(
            st.sampled_from(["", "=", "+", "-", "@", "\t", "\r", "'", " ="]),
            st.text(),
        ).map("".join)
    )
    def test_no_formula_and_nothing_lost(self, text: str) -> None:
        """An apostrophe is put in front, and can be taken away again."""
        cell = safe(text)
        assert not unsafe(cell) or text == cell
        assert cell[:1] not in tuple("=+-@\t\r\n")
        back = cell[1:] if cell[:1] == "'" else cell
        assert back == text

    def test_other_cells_stay(self) -> None:
        """Numbers and days are no text; null is empty."""
        assert safe(None) == ""
        assert [safe(cell=one) for one in (True, False)] == ["true", "false"]
        assert safe(-1) == -1
        assert safe(date(2024, 4, 5)) == date(2024, 4, 5)

    @pytest.mark.parametrize("mark", "\uff1d\uff0b\uff0d\uff20")
    def test_marks_of_full_width_count(self, mark: str) -> None:
        """Some spreadsheets take them for the usual ones."""
        assert safe(f"{mark}1") == f"'{mark}1"


def descriptor(made: Path) -> dict[str, Any]:
    """Read what a package says of itself."""
    text = (made / "datapackage.json").read_text("utf-8")
    package: dict[str, Any] = json.loads(text)
    return package


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the shipped record once."""
    return tables.write_package(tmp_path_factory.mktemp("csv") / "record")


class TestPackage:
    """A directory that explains itself."""

    def test_it_says_whose_it_is(self, made: Path) -> None:
        """Name, version, licence, sources, and no day on which it was made."""
        package = descriptor(made)
        assert package["name"] == "caucasus-ref"
        assert package["version"] == cr.__version__
        assert [one["name"] for one in package["licenses"]] == ["CC0-1.0"]
        assert len(package["sources"]) == len(cr.load().sources)
        assert "created" not in package

    def test_every_file_is_described(self, made: Path) -> None:
        """And is what is said of it, to the byte."""
        package = descriptor(made)
        files = {one["path"] for one in package["resources"]}
        assert {one.name for one in made.iterdir()} == files | {
            "datapackage.json"
        }
        assert [one["name"] for one in package["resources"]] == [*NAMES]
        for one in package["resources"]:
            content = (made / one["path"]).read_bytes()
            assert len(content) == one["bytes"]
            digest = hashlib.sha256(content).hexdigest()
            assert one["hash"] == f"sha256:{digest}"

    def test_csv_holds_the_tables(self, made: Path) -> None:
        """Read back by what the schema says, the rows are those of before."""
        read: dict[str, Any] = {
            "string": lambda text: text[1:] if text[:1] == "'" else text,
            "integer": int,
            "number": float,
            "boolean": lambda text: text == "true",
            "date": date.fromisoformat,
        }
        for one in descriptor(made)["resources"]:
            kinds = {
                field["name"]: read[field["type"]]
                for field in one["schema"]["fields"]
            }
            with (made / one["path"]).open(encoding="utf-8", newline="") as f:
                rows = [
                    {
                        name: kinds[name](cell) if cell else None
                        for name, cell in found.items()
                    }
                    for found in csv.DictReader(f)
                ]
            assert rows == tables.records(one["name"]).dicts()

    def test_keys_name_rows_that_are_there(self, made: Path) -> None:
        """Primary keys are unique, foreign ones lead somewhere."""
        resources = descriptor(made)["resources"]
        rows: dict[str, Any] = {
            name: tables.records(name).dicts() for name in NAMES
        }
        seen = 0
        for one in resources:
            for key in one["schema"].get("primaryKey", ()):
                named = [found[key] for found in rows[one["name"]]]
                assert len(named) == len({*named})
            for refers in one["schema"].get("foreignKeys", ()):
                target = refers["reference"]
                known = {
                    found[target["fields"][0]]
                    for found in rows[target["resource"] or one["name"]]
                }
                (field,) = refers["fields"]
                cells = {found[field] for found in rows[one["name"]]}
                assert cells - {None} <= known, (one["name"], field)
                seen += 1
        assert seen > 10

    def test_no_cell_is_a_formula(self, made: Path) -> None:
        """In no file of the record."""
        for file in made.glob("*.csv"):
            with file.open(encoding="utf-8", newline="") as lines:
                for cells in csv.reader(lines):
                    assert not [one for one in cells if unsafe(one)]

    def test_the_same_record_makes_the_same_files(
        self, made: Path, tmp_path: Path
    ) -> None:
        """Byte for byte."""
        again = tables.write_package(str(tmp_path / "again"))
        for file in made.iterdir():
            assert file.read_bytes() == (again / file.name).read_bytes()

    def test_json_holds_the_tables(
        self, tiny: cr.Dataset, tmp_path: Path
    ) -> None:
        """As lists of objects, with nulls."""
        made = tables.write_package(tmp_path / "x", format="json", data=tiny)
        rows = json.loads((made / "memberships.json").read_text("utf-8"))
        assert rows[0]["joined_earliest"] == "2000-01-01"
        assert rows[0]["left"] is None
        assert len(rows) == len(tables.records("memberships", data=tiny))

    def test_parquet_holds_the_tables(
        self, tiny: cr.Dataset, tmp_path: Path
    ) -> None:
        """With their types."""
        parquet = pytest.importorskip("pyarrow.parquet")
        made = tables.write_package(
            tmp_path / "x", format="parquet", data=tiny
        )
        found = parquet.read_table(made / "memberships.parquet")
        assert found.equals(
            tables.records("memberships", to="pyarrow", data=tiny)
        )
        (one, *_) = descriptor(made)["resources"]
        assert "encoding" not in one

    def test_of_a_record_of_the_user_s_own_no_licence_is_claimed(
        self, tiny: cr.Dataset, tmp_path: Path
    ) -> None:
        """Nor a version; only its owner knows them."""
        package = descriptor(tables.write_package(tmp_path / "x", data=tiny))
        assert package["name"] == "record"
        assert not {"licenses", "version"} & package.keys()
        assert [one["title"] for one in package["sources"]] == [
            *("Gazette", "Wire", "Alliances by year"),
        ]
        bare = tables.write_package(
            tmp_path / "y", data=cr.Dataset.from_records()
        )
        assert "sources" not in descriptor(bare)

    @pytest.mark.parametrize("kind", ["csv", "json"])
    def test_frictionless_finds_nothing_wrong(
        self, kind: Any, made: Path, tmp_path: Path
    ) -> None:
        """The tool that the format comes from reads it all."""
        if importlib.util.find_spec("frictionless") is None:
            pytest.skip("frictionless is not installed")
        if kind != "csv":
            made = tables.write_package(tmp_path / "x", format=kind)
        done = subprocess.run(  # noqa: S603 # our own files
            [
                *(sys.executable, "-W", "ignore", "-m", "frictionless"),
                *("validate", "--json", "datapackage.json"),
            ],
            cwd=made,
            capture_output=True,
            text=True,
            check=False,
        )
        report = json.loads(done.stdout)
        assert report["valid"], [
            (task["name"], task["errors"][:2])
            for task in report["tasks"]
            if task["errors"]
        ]
        assert len(report["tasks"]) == len(NAMES)


class TestPlace:
    """Where a package may be written, and what is left if it fails."""

    def test_a_new_or_an_empty_directory_will_do(
        self, tiny: cr.Dataset, tmp_path: Path
    ) -> None:
        """Nothing else is left beside it or in it."""
        (tmp_path / "empty").mkdir()
        for name in ("new", "empty"):
            made = tables.write_package(tmp_path / name, data=tiny)
            assert made == tmp_path / name
            assert len(list(made.iterdir())) == len(NAMES) + 1
        assert {one.name for one in tmp_path.iterdir()} == {"new", "empty"}

    def test_a_link_to_an_empty_directory_will_do(
        self, tiny: cr.Dataset, tmp_path: Path
    ) -> None:
        """The link stays, its target is filled."""
        (tmp_path / "there").mkdir()
        (tmp_path / "link").symlink_to(tmp_path / "there")
        made = tables.write_package(tmp_path / "link", data=tiny)
        assert made == tmp_path / "there"
        assert (tmp_path / "link").is_symlink()

    def test_what_is_taken_is_refused(
        self, tiny: cr.Dataset, tmp_path: Path
    ) -> None:
        """A directory that is not empty, a file, a place nowhere."""
        (tmp_path / "taken").mkdir()
        (tmp_path / "taken" / "mine.txt").write_text("mine")
        (tmp_path / "file").write_text("mine")
        for name, message in (
            ("taken", "is not empty; name a directory that is, or is new"),
            ("file", "is no directory; name one that is empty, or new"),
            ("no/where", "is no directory; make it first"),
        ):
            with pytest.raises(tables.PackageError, match=message) as caught:
                tables.write_package(tmp_path / name, data=tiny)
            assert isinstance(caught.value, OSError)
            assert isinstance(caught.value, cr.CaucasusRefError)
        assert [one.name for one in (tmp_path / "taken").iterdir()] == [
            "mine.txt"
        ]

    def test_a_format_that_is_unknown_or_cannot_be_is_refused_first(
        self,
        tiny: cr.Dataset,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """Before anything is written."""
        wrong: Any = "cvs"
        with pytest.raises(cr.ReadingError, match="did you mean csv"):
            tables.write_package(tmp_path / "x", format=wrong, data=tiny)
        monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
        with pytest.raises(ModuleNotFoundError, match="pip install pyarrow"):
            tables.write_package(tmp_path / "x", format="parquet", data=tiny)
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("there", [True, False])
    def test_a_failure_leaves_nothing_behind(
        self,
        there: bool,
        tiny: cr.Dataset,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """Whichever table it fails on."""
        if there:
            (tmp_path / "x").mkdir()

        def fail(name: str) -> str:
            if name == "sources":
                raise MemoryError
            return name

        monkeypatch.setattr(packages, "described", fail)
        with pytest.raises(MemoryError):
            tables.write_package(tmp_path / "x", data=tiny)
        assert list(tmp_path.rglob("*")) == [tmp_path / "x"] * there

    def test_a_failure_of_the_last_move_undoes_the_others(
        self,
        tiny: cr.Dataset,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """What describes the files comes last, or none comes."""
        rename = Path.rename

        def fail(self: Path, target: Path) -> Path:
            if self.name == "datapackage.json":
                raise PermissionError
            return rename(self, target)

        monkeypatch.setattr(Path, "rename", fail)
        (tmp_path / "x").mkdir()
        with pytest.raises(PermissionError):
            tables.write_package(tmp_path / "x", data=tiny)
        assert list((tmp_path / "x").iterdir()) == []
