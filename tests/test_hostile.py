"""What a record made to do harm costs, and where it does not lead."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import caucasus_ref as cr
from caucasus_ref import DataError, Dataset, Problem, _files, dataset, errors


COUNTRY = '[[countries]]\nid = "{0}"\nname = "Name of {0}"\n'
EVENT = '[[events]]\nid = "{}"\nkind = "war"\ntitle = "T"\nstart = "1990"\n'


@pytest.fixture(autouse=True)
def soon() -> Iterator[None]:
    """
    Stop what would go on for minutes.

    What is held here took a minute or more before it had a bound; the limit
    is so far above what it takes now that a busy machine stays below it.
    """
    start = time.process_time()
    yield
    assert time.process_time() - start < 25


def write(root: Path, file: str, text: str) -> Path:
    """Write one file of a record."""
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def refused(root: Path) -> tuple[Problem, ...]:
    """Read a directory that must be refused; give what is wrong with it."""
    with pytest.raises(DataError) as caught:
        Dataset.from_directory(root)
    return caught.value.problems


class TestPlaces:
    """Nothing is read but plain files below the directory."""

    def test_a_linked_directory_is_refused(self, tmp_path: Path) -> None:
        """It could lead anywhere; what it holds is not read."""
        write(tmp_path, "outside/1999.toml", EVENT.format("e"))
        root = tmp_path / "record"
        write(root, "countries.toml", COUNTRY.format("AAA"))
        (root / "events").symlink_to(tmp_path / "outside")
        what = "a link is not followed; put the directory itself here"
        assert refused(root) == (Problem("events", "$", what),)

    def test_a_link_to_itself_is_no_loop(self, tmp_path: Path) -> None:
        """Links upward are refused, links in a circle lead nowhere."""
        write(tmp_path, "countries.toml", COUNTRY.format("AAA"))
        (tmp_path / "circle").symlink_to(tmp_path / "circle")
        assert "AAA" in Dataset.from_directory(tmp_path).countries
        (tmp_path / "up").symlink_to(tmp_path)
        assert [one.file for one in refused(tmp_path)] == ["up"]

    def test_a_link_that_leads_nowhere_is_no_file(
        self, tmp_path: Path
    ) -> None:
        """A broken link with the name of a file is told."""
        (tmp_path / "countries.toml").symlink_to(tmp_path / "nothing")
        (problem,) = refused(tmp_path)
        assert "it is no plain file" in problem.what

    @pytest.mark.skipif(
        not hasattr(os, "mkfifo"), reason="the platform has no pipes"
    )
    def test_a_pipe_is_not_opened(self, tmp_path: Path) -> None:
        """Opening one would wait for a writer for ever."""
        os.mkfifo(tmp_path / "countries.toml")
        (problem,) = refused(tmp_path)
        assert "it is no plain file" in problem.what
        with pytest.raises(DataError, match="it is no plain file"):
            cr.read_claims(tmp_path / "countries.toml")

    def test_a_device_is_not_read(self) -> None:
        """A device has no end."""
        with pytest.raises(DataError, match=r"no plain file|no such file"):
            cr.read_claims("/dev/zero")

    def test_no_more_is_read_than_may_be(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The size is that of what is read, not what the system says."""
        write(tmp_path, "countries.toml", "#" * 100)
        monkeypatch.setattr(_files, "MAX_BYTES", 50)
        with (tmp_path / "countries.toml").open("r+b") as stream:
            stream.truncate(10**10)
        (problem,) = refused(tmp_path)
        assert problem.what.endswith("it is over 50 bytes; split it")

    def test_the_files_together_have_a_limit(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The limit itself is allowed, one byte more is not."""
        size = 0
        for name in ("AAA", "BBB"):
            path = write(tmp_path, "countries.toml", COUNTRY.format(name))
            size += path.stat().st_size
            path.rename(tmp_path / f"{name}.toml")
        monkeypatch.setattr(_files, "MAX_TOTAL", size)
        assert {one.file for one in refused(tmp_path)} == {
            "AAA.toml",
            "BBB.toml",
        }
        monkeypatch.setattr(_files, "MAX_TOTAL", size - 1)
        (problem,) = refused(tmp_path)
        what = f"over {size - 1} bytes together; read parts of it"
        assert problem == Problem(str(tmp_path), "$", what)

    def test_so_many_directories_are_too_many(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Empty directories count as well."""
        monkeypatch.setattr(_files, "MAX_FILES", 3)
        for name in "abc":
            (tmp_path / name).mkdir()
        (problem,) = refused(tmp_path)
        assert problem.what == "over 3 files or directories; split it"

    def test_directories_may_be_nested_deep(self, tmp_path: Path) -> None:
        """Depth costs no stack."""
        chain = [tmp_path]
        for _ in range(1_100):
            chain.append(chain[-1] / "d")
            chain[-1].mkdir()
        file = chain[-1] / "a.toml"
        file.write_text("")
        (problem,) = refused(tmp_path)
        assert problem.file.endswith("d/d/a.toml")
        file.unlink()
        for folder in reversed(chain[1:]):
            folder.rmdir()

    def test_a_directory_that_cannot_be_listed_is_told(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """It is not taken for an empty one, and hides no other."""
        (tmp_path / "events").mkdir()
        write(tmp_path, "treaties/a.toml", "x = ")
        listed = Path.iterdir

        def guarded(self: Path) -> Iterator[Path]:
            if self.name == "events":
                raise OSError(errno.EACCES, "not yours")
            return listed(self)

        monkeypatch.setattr(Path, "iterdir", guarded)
        unread, broken = refused(tmp_path)
        what = f"cannot be read: [Errno {errno.EACCES}] not yours"
        assert unread == Problem("events", "$", what)
        assert broken.file == "treaties/a.toml"

    @pytest.mark.parametrize("name", ["x" * 300, "x" * 10_000, "a\0b"])
    def test_what_can_be_no_path_is_not_there(self, name: str) -> None:
        """Such a name is refused as one of which there is no file."""
        with pytest.raises(DataError, match="no such directory"):
            Dataset.from_directory(name)
        with pytest.raises(DataError, match="no such file") as caught:
            cr.read_claims(name)
        assert len(str(caught.value)) < 5_000
        with pytest.raises(cr.UnknownNameError):
            cr.check_all(name)

    @pytest.mark.parametrize(
        ("name", "shown"),
        [
            ("x" * 4_095, "x" * 4_095),
            ("x" * 4_096, errors.quoted("x" * 4_096)),
        ],
        ids=["whole", "part"],
    )
    def test_of_a_path_that_is_too_long_a_part_is_told(
        self, name: str, shown: str
    ) -> None:
        """A path that some file could have is told whole."""
        what = "there is no such directory"
        assert refused(Path(name)) == (Problem(shown, "$", what),)

    def test_a_mark_of_the_byte_order_is_no_part_of_it(
        self, tmp_path: Path
    ) -> None:
        """Some editors begin UTF-8 with one."""
        write(tmp_path, "countries.toml", "\ufeff" + COUNTRY.format("AAA"))
        assert "AAA" in Dataset.from_directory(tmp_path).countries


class TestCosts:
    """A small file cannot keep the reader busy."""

    @pytest.mark.parametrize(
        "deep",
        ["a" + ".a" * 32, "a" + ' . "b c"' * 32, "'a'" + ".'b'" * 32],
    )
    @pytest.mark.parametrize("line", ["{} = 1", "[{}]", "x = {{ {} = 1 }}"])
    def test_a_key_has_few_parts(
        self, deep: str, line: str, tmp_path: Path
    ) -> None:
        """The parser would take the square of them."""
        text = f"# one\n# two\n{line.format(deep)}\n"
        write(tmp_path, "events/a.toml", text)
        (problem,) = refused(tmp_path)
        assert problem.what == (
            "cannot be read: the key of line 3 has over 32 parts"
        )

    def test_a_key_may_have_as_many_parts_as_that(
        self, tmp_path: Path
    ) -> None:
        """The limit itself is allowed."""
        write(tmp_path, "events/a.toml", f"{'a.' * 31}a = 1\n")
        (problem,) = refused(tmp_path)
        assert problem.what.startswith("the key 'a' is unknown")

    @pytest.mark.parametrize(
        "text",
        [
            "a" * 900_000,
            "a." * 450_000,
            '"' * 900_000,
            "a = '" + "x.y " * 200_000 + "'",
            "a = " + "[" * 900_000,
            "a = {" + "b = {" * 150_000,
            "\n" * 900_000,
            "a = 1\r" * 150_000,
        ],
        ids=range(8),
    )
    def test_what_the_parser_refuses_it_refuses_soon(
        self, text: str, tmp_path: Path
    ) -> None:
        """Nor is there a text for which the look at the keys takes long."""
        write(tmp_path, "events/a.toml", text)
        try:
            made = str(Dataset.from_directory(tmp_path))
        except DataError as error:
            made = str(error)
        assert len(made) < 10_000

    def test_hints_for_many_names_in_a_large_record_end(
        self, tmp_path: Path
    ) -> None:
        """The first names get one, all of them are told."""
        ids = range(2_000)
        countries = "".join(
            COUNTRY.format(f"country-{number}") for number in ids
        )
        wrong = ", ".join(f'"cuontry-{number}"' for number in ids)
        write(tmp_path, "countries.toml", countries)
        event = EVENT.format("e") + f"involves = [{wrong}]\n"
        write(tmp_path, "events/a.toml", event)
        problems = refused(tmp_path)
        assert len(problems) == len(ids)
        assert "did you mean 'country-" in problems[0].what
        assert problems[-1].what.endswith("add it, or correct it")

    def test_hints_are_not_spared_between_questions(self) -> None:
        """What one record used up is not missing to the next."""
        with errors.few_hints():
            for _ in range(300):
                errors.close_to("CSTP", ["CSTO"] * 1_000)
            assert errors.close_to("CSTP", ["CSTO"]) == []
        assert errors.close_to("CSTP", ["CSTO"]) == ["CSTO"]

    def test_words_of_any_length_are_compared_soon(self) -> None:
        """Long ones are like nothing, on either side."""
        known = ["ab" * 50_000, "abc"]
        assert errors.close_to("ba" * 50_000, known) == []
        assert errors.close_to("abd", known) == ["abc"]

    def test_names_in_claims_are_looked_up_not_sought(
        self, tmp_path: Path
    ) -> None:
        """A thousand claims on a thousand bodies take no million steps."""
        many = range(3_000)
        text = "".join(COUNTRY.format(f"c{number}") for number in many)
        write(tmp_path, "countries.toml", text)
        write(
            tmp_path,
            "sources.toml",
            '[[sources]]\nid = "s"\nkind = "press"\n'
            'title = "T"\npublisher = "P"\n',
        )
        claims = "".join(
            f'[[claims]]\nid = "k{number}"\nparagraph = 1\nsays = "So."\n'
            f'asserts = {{ kind = "name", thing = "c{number}",'
            ' called = "X" }\n'
            for number in many
        )
        write(tmp_path, "claims/s.toml", f'article = "s"\n{claims}')
        assert len(Dataset.from_directory(tmp_path).claims) == len(many)

    def test_of_many_unknown_keys_the_first_are_named(
        self, tmp_path: Path
    ) -> None:
        """The message does not grow with them."""
        keys = "".join(f"k{number} = 1\n" for number in range(5_000))
        write(tmp_path, "countries.toml", COUNTRY.format("AAA") + keys)
        (problem,) = refused(tmp_path)
        assert problem.what.endswith("; and 4980 more like these")
        assert len(problem.what) < 10_000

    def test_after_enough_problems_nothing_more_is_read(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The last problem says so, and where."""
        monkeypatch.setattr(dataset, "_MOST", 5)
        text = '[[countries]]\nid = "AAA"\n' * 9
        write(tmp_path, "countries.toml", text)
        problems = refused(tmp_path)
        assert len(problems) == 7
        assert problems[-1] == Problem(
            "countries.toml",
            "$.countries[6]",
            "not read: over 5 problems are known already",
        )


class TestValues:
    """Values that no reader of ours, or of the export, could hold."""

    @pytest.mark.parametrize(
        ("number", "word"),
        [
            ("inf", "inf must lie within"),
            ("nan", "nan must lie within"),
            ("1" + "0" * 30, "must lie within"),
            ("0x1" + "0" * 5_000, "<a huge number> must lie within"),
        ],
    )
    def test_a_number_has_a_size_that_all_can_read(
        self, number: str, word: str, tmp_path: Path
    ) -> None:
        """JSON and the columns of frames have no larger ones."""
        text = COUNTRY.format("AAA")
        write(
            tmp_path,
            "places.toml",
            f'{text.replace("countries", "places")}kind = "town"\n'
            f'distances = [{{ to = "B", low = {number}, high = 1 }}]\n',
        )
        told = [one.what for one in refused(tmp_path)]
        assert any(word in one for one in told)

    @pytest.mark.parametrize(
        "text",
        [r"\u001b[2J", r"\u009b2J", "\x9b2J", r"\b", r"\u0000", r"\u202e"],
    )
    def test_no_text_steers_the_terminal(
        self, text: str, tmp_path: Path
    ) -> None:
        """A name is printed as it stands, so it may hold only what is seen."""
        named = f'[[countries]]\nid = "AAA"\nname = "A{text}"\n'
        write(tmp_path, "countries.toml", named)
        (problem,) = refused(tmp_path)
        assert problem.what.isprintable()
        assert problem.what.endswith("has a character that steers a terminal")
        keyed = f'[[countries]]\nid = "AAA"\nname = "A"\n"A{text}" = 1\n'
        if "\\" in text:
            write(tmp_path, "countries.toml", keyed)
            (problem,) = refused(tmp_path)
            assert "steers a terminal" in problem.what

    def test_a_text_may_have_lines_and_tabs(self, tmp_path: Path) -> None:
        """They are white space like any other."""
        text = COUNTRY.format("AAA").replace("Name", "A\\n\\tName")
        write(tmp_path, "countries.toml", text)
        data = Dataset.from_directory(tmp_path)
        assert data.countries.AAA.name == "A\n\tName of AAA"

    def test_any_value_is_shown_in_short(self) -> None:
        """Long, deep and huge ones are cut; plain ones are as ever."""
        deep: list[object] = []
        for _ in range(100_000):
            deep = [deep]
        for value in ("x" * 10**6, deep, 10**5_000, -(10**5_000), [10**5_000]):
            assert len(errors.quoted(value)) < 200
        for plain in ("it's", 1.5, None, ["a", 1], {"a": 1}, 10**20):
            assert repr(plain) == errors.quoted(plain)

    @pytest.mark.parametrize("end", ["²", "٣", "9" * 5_000, ""])
    def test_claims_may_end_in_any_number(
        self, end: str, tmp_path: Path
    ) -> None:
        """They are sorted by it, where it is one."""
        write(
            tmp_path,
            "sources.toml",
            '[[sources]]\nid = "s"\nkind = "press"\n'
            'title = "T"\npublisher = "P"\n',
        )
        claim = '[[claims]]\nid = "p-{}"\nparagraph = 1\nsays = "So."\n'
        text = "".join(
            claim.format(number) + "opinion = true\n"
            for number in (10, 9, end)
        )
        write(tmp_path, "claims/s.toml", f'article = "s"\n{text}')
        data = Dataset.from_directory(tmp_path)
        ids = [one.claim.id for one in cr.check_all("s", data=data)]
        assert ids.index("p-9") < ids.index("p-10")

    def test_a_list_of_records_takes_no_others(self) -> None:
        """Each one that does not belong there is named."""
        country = cr.load().countries.ARM
        with pytest.raises(DataError) as caught:
            Dataset.from_records(
                bodies=[country],  # type: ignore[list-item]
                countries=[country, "ARM"],  # type: ignore[list-item]
            )
        assert [str(one) for one in caught.value.problems] == [
            f"bodies: {errors.quoted(country)} is no Body @ $[0]",
            "countries: 'ARM' is no Country @ $[1]",
        ]
