"""The tool that says which answers moved, as the changelog has them."""

from __future__ import annotations

import re
import runpy
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any
from zipfile import ZipFile

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import caucasus_ref as cr
from caucasus_ref.model import Boundary, Complete
from caucasus_ref.reading import countries_of
from caucasus_ref.spans import Spans
from caucasus_ref.strategies import datasets, telling_days
from caucasus_ref.vocabulary import Manner, ObligationKind, Standing, worded


ROOT = Path(__file__).parents[1]
TOOL = ROOT / "tools" / "compare_releases.py"

if not TOOL.is_file():
    pytest.skip("tools/ is in the source tree only", allow_module_level=True)

NONE = """\
### Changes to past answers

None.

### Changes to present and future answers

None."""
LINE = re.compile(
    r"- (?P<about>.+?): (?P<who>[^:]+?)"
    r"(?: from (?P<first>\S+))?(?: until (?P<until>\S+))?(?: on every day)?"
    r": (?P<old>.+) → (?P<new>.+)"
)


def _tool() -> ModuleType:
    spec = spec_from_file_location("compare_releases", TOOL)
    assert spec is not None
    assert spec.loader is not None
    made = module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


tool = _tool()


def changed(
    data: cr.Dataset, *bodies: cr.Body, without: str = ""
) -> cr.Dataset:
    """Put other bodies into a record, or leave one out."""
    kept = {one.id: one for one in data.bodies if one.id != without}
    return cr.Dataset.from_records(
        bodies=[*(kept | {one.id: one for one in bodies}).values()],
        countries=data.countries,
        sources=data.sources,
        places=data.places,
        codings=data.codings,
        scopes=data.scopes,
    )


def withdrawn(on: str) -> Boundary:
    """Give an end of a membership."""
    return Boundary(on=cr.PartialDate.parse(on), how=Manner.WITHDRAWAL)


def row(data: cr.Dataset, body: str, number: int, **fields: Any) -> cr.Body:
    """Give a body with one membership changed."""
    found = data.bodies[body]
    rows = list(found.memberships)
    rows[number] = attrs.evolve(rows[number], **fields)
    return attrs.evolve(found, memberships=tuple(rows))


def told(text: str) -> tuple[list[str], list[str]]:
    """Give the lines on past answers, and those on later ones."""
    past, later = text.split("### Changes to present and future answers\n")
    return (
        [one for one in past.splitlines() if one.startswith("-")],
        [one for one in later.splitlines() if one.startswith("-")],
    )


class TestWhatMoved:
    """A line for each answer that is another, and none besides."""

    def test_nothing(self, tiny: cr.Dataset) -> None:
        """Of equal records both parts say so, as the changelog does."""
        assert tool.compared(tiny, changed(tiny)) == NONE

    def test_a_boundary_of_the_past(self, tiny: cr.Dataset) -> None:
        """The days between the old date and the new."""
        left = withdrawn("1998-04-01")
        moved = changed(tiny, row(tiny, "OLD", 1, left=left, rivals=()))
        assert told(tool.compared(tiny, moved)) == (
            [
                (
                    "- `OLD`: BBB from 1998-03-01 until 1998-04-01:"
                    " no → yes, member"
                )
            ],
            [],
        )

    def test_what_goes_on_is_cut(self, tiny: cr.Dataset) -> None:
        """At the end of the day on which the old record was checked."""
        left = withdrawn("2025-12-31")
        moved = changed(tiny, row(tiny, "NEW", 0, left=left))
        assert told(tool.compared(tiny, moved)) == (
            [
                (
                    "- `NEW`: AAA from 2025-12-31 until 2026-01-02:"
                    " yes, member → no"
                )
            ],
            ["- `NEW`: AAA from 2026-01-02: yes, member → no"],
        )

    def test_an_older_look_at_one_row_counts(self, tiny: cr.Dataset) -> None:
        """As in an answer: the oldest look for news that it rests on."""
        checked = cr.PartialDate.parse("2020-01-01")
        old = changed(tiny, row(tiny, "NEW", 1, checked=checked))
        left = withdrawn("2025-12-31")
        new = changed(tiny, row(tiny, "NEW", 0, left=left))
        assert told(tool.compared(old, new)) == (
            [],
            ["- `NEW`: AAA from 2025-12-31: yes, member → no"],
        )

    def test_another_standing(self, tiny: cr.Dataset) -> None:
        """What does not count as membership is told as well."""
        moved = changed(tiny, row(tiny, "OLD", 2, standing=Standing.PARTNER))
        assert told(tool.compared(tiny, moved)) == (
            [
                (
                    "- `OLD`: CCC from 1993-05-01 until 1993-05-31:"
                    " no, observer? → no, partner?"
                ),
                (
                    "- `OLD`: CCC from 1993-05-31 until 1996-01-01:"
                    " no, observer → no, partner"
                ),
            ],
            [],
        )

    def test_a_coarser_date(self, tiny: cr.Dataset) -> None:
        """The days of which nobody knows any more."""
        left = withdrawn("1998-03")
        moved = changed(tiny, row(tiny, "OLD", 1, left=left, rivals=()))
        assert told(tool.compared(tiny, moved))[0] == [
            (
                "- `OLD`: BBB from 1998-03-01 until 1998-03-31:"
                " no → uncertain, member?"
            )
        ]

    def test_what_happens_to_several_is_one_line(
        self, tiny: cr.Dataset
    ) -> None:
        """Countries that change alike stand together, sorted."""
        without = changed(tiny, without="NEW")
        assert told(tool.compared(without, tiny)) == (
            [
                (
                    "- `NEW`: AAA CCC from 2000-01-01 until 2026-01-02:"
                    " no → yes, member"
                )
            ],
            ["- `NEW`: AAA CCC from 2026-01-02: no → yes, member"],
        )

    def test_a_body_that_is_gone(self, tiny: cr.Dataset) -> None:
        """Everything that was held in it; not what nobody held."""
        without = changed(tiny, without="NEW")
        assert told(tool.compared(tiny, without))[1] == [
            "- `NEW`: AAA CCC from 2026-01-02: yes, member → no"
        ]

    def test_a_new_id_is_no_change(self, tiny: cr.Dataset) -> None:
        """A retired id stays as an alias, and answers as before."""
        pact = tiny.bodies["PACT"]
        rows = tuple(
            attrs.evolve(one, body="TREATY") for one in pact.memberships
        )
        other = attrs.evolve(
            pact, id="TREATY", aliases=("PACT",), memberships=rows
        )
        new = changed(tiny, other, without="PACT")
        assert tool.compared(tiny, new) == NONE

    def test_a_roster_no_longer_complete(self, tiny: cr.Dataset) -> None:
        """Silence is no "no" any more, about all whom it does not name."""
        new = attrs.evolve(tiny.bodies["NEW"], complete=Complete(standings=()))
        assert told(tool.compared(tiny, changed(tiny, new))) == (
            ["- `NEW`: others from 2000-01-01 until 2026-01-02: no → no data"],
            ["- `NEW`: others from 2026-01-02: no → no data"],
        )


# Where a record is.

TOML = """\
[[countries]]
id = "ARM"
name = "Armenia"

[[countries]]
id = "RUS"
name = "Russia"
"""


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Write a record of two countries, laid out as in the repository."""
    place = tmp_path / "src" / "caucasus_ref" / "data"
    place.mkdir(parents=True)
    (place / "countries.toml").write_text(TOML)
    return place


def _ids(data: cr.Dataset) -> list[str]:
    return [one.id for one in data.countries]


def test_a_directory_is_read(shelf: Path) -> None:
    """As `Dataset.from_directory` reads it."""
    assert _ids(tool.opened(str(shelf))) == ["ARM", "RUS"]


def test_a_broken_directory_is_refused(shelf: Path) -> None:
    """With its problems, and without a traceback."""
    (shelf / "countries.toml").write_text('[[countries]]\nid = "ARM"\n')
    with pytest.raises(SystemExit, match=r"countries\.toml: .*name"):
        tool.opened(str(shelf))


def test_a_wheel_is_read(shelf: Path, tmp_path: Path) -> None:
    """Its record is the packed one."""
    pytest.importorskip("hatchling")
    hook = runpy.run_path(str(ROOT / "hatch_build.py"))
    path = tmp_path / "caucasus_ref-26.1.0-py3-none-any.whl"
    with ZipFile(path, "w") as wheel:
        wheel.writestr("caucasus_ref/data/data.json", hook["packed"](shelf))
    assert _ids(tool.opened(str(path))) == ["ARM", "RUS"]


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not here")
def test_a_git_revision_is_read(
    shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it was committed, whatever the working tree has."""
    monkeypatch.setattr(tool, "ROOT", tmp_path)
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    for words in (
        ("init", "-q"),
        ("add", "."),
        (*who, "commit", "-q", "-m", "Begin"),
    ):
        subprocess.run(["git", *words], cwd=tmp_path, check=True)  # noqa: S603, S607
    (shelf / "countries.toml").unlink()
    assert _ids(tool.opened("HEAD")) == ["ARM", "RUS"]


def test_what_is_nothing_of_these_is_refused() -> None:
    """The message names what was given."""
    with pytest.raises(SystemExit, match="'no-such-thing' is no wheel"):
        tool.opened("no-such-thing")


def test_the_two_parts_are_printed(
    shelf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ready for `CHANGELOG.md`."""
    tool.main(str(shelf), str(shelf))
    assert capsys.readouterr().out == NONE + "\n"


# Laws.

TRUTHS = {"yes": "yes", "no": "no", "uncertain": "uncertain"}
TRUTHS["no data"] = "uncertain"
Lines = dict[tuple[str, str], list[tuple[Spans, str, str]]]


def parsed(text: str) -> Lines:
    """Read the printed lines back, for each question its changes."""
    found: Lines = {}
    for line in [*told(text)[0], *told(text)[1]]:
        match = LINE.fullmatch(line)
        assert match is not None, line
        first, until = match["first"], match["until"]
        days = Spans.of(
            (
                date.fromisoformat(first) if first else date.min,
                date.fromisoformat(until) if until else None,
            )
        )
        for who in match["who"].split():
            found.setdefault((match["about"], who), []).append(
                (days, match["old"], match["new"])
            )
    return found


def on_the_day(
    found: Lines, about: str, who: str, day: date
) -> tuple[str, str] | None:
    """Give what changed that day; there is at most one line that says so."""
    hits = [
        (old, new)
        for days, old, new in found.get((about, who), [])
        if day in days
    ]
    assert len(hits) <= 1
    return hits[0] if hits else None


def said(
    data: cr.Dataset, country: str, body: str, day: date
) -> tuple[str, str] | None:
    """Ask the library: the truth, and the standing; none if unknown."""
    if data.bodies.get(body) is None or data.countries.get(country) is None:
        return None
    answer = cr.status(country, body, day, data=data)
    return str(answer.truth.value), worded(answer.standing)


def fits(word: str, answer: tuple[str, str] | None) -> bool:
    """Whether a printed answer is what the library says."""
    truth, *standings = word.split(", ")
    if answer is None:
        return word == "no"
    if not standings:
        return answer == (TRUTHS[truth], "")
    shown = [one.removesuffix("?") for one in standings]
    return TRUTHS[truth] == answer[0] and answer[1] in shown


def listed(data: cr.Dataset, body: str) -> Iterator[str]:
    """Give the countries that a roster names."""
    found = data.bodies.get(body)
    if found is not None:
        yield from countries_of(data, found)
        yield from found.complete.countries or ()


@given(datasets(), datasets(), st.data())
def test_the_printed_changes_make_the_new_answers_of_the_old(
    old: cr.Dataset, new: cr.Dataset, drawn: st.DataObject
) -> None:
    """On each day a line says both answers, or they are the same."""
    lines = parsed(tool.compared(old, new))
    days = sorted({*telling_days(old), *telling_days(new)})
    asked = drawn.draw(st.lists(st.sampled_from(days), min_size=1))
    for body in {one.id for one in (*old.bodies, *new.bodies)}:
        named = {*listed(old, body), *listed(new, body)}
        for country in {one.id for one in (*old.countries, *new.countries)}:
            who = country if country in named else "others"
            for day in asked:
                was = said(old, country, body, day)
                now = said(new, country, body, day)
                line = on_the_day(lines, f"`{body}`", who, day)
                if line is not None and who == "others" and None in (was, now):
                    continue
                if line is not None:
                    assert fits(line[0], was)
                    assert fits(line[1], now)
                elif was is not None and now is not None:
                    assert was == now
                else:
                    held = was or now
                    assert held is None or (held[0] != "yes" and not held[1])


@given(datasets(pledged=True), datasets(pledged=True), st.data())
def test_the_printed_changes_make_the_new_allies_of_the_old(
    old: cr.Dataset, new: cr.Dataset, drawn: st.DataObject
) -> None:
    """For each kind of obligation and each pair, as `allies` says."""
    lines = parsed(tool.compared(old, new))
    days = sorted({*telling_days(old), *telling_days(new)})
    day = drawn.draw(st.sampled_from(days))
    known = {one.id for one in old.countries}
    known &= {one.id for one in new.countries}
    for kind in ObligationKind:
        for to in sorted(known):
            was, now = (
                cr.allies(to, day, obligation=kind, data=data)
                for data in (old, new)
            )
            for by in known - {to}:
                line = on_the_day(lines, f"{worded(kind)} by {by}", to, day)
                words = tuple(
                    "yes"
                    if by in answer.certain
                    else "uncertain"
                    if by in answer.possible
                    else "no"
                    for answer in (was, now)
                )
                assert line == (words if words[0] != words[1] else None)


@given(datasets(pledged=True) | datasets())
def test_equal_records_print_no_change(data: cr.Dataset) -> None:
    """In whatever order their records stand."""
    turned = cr.Dataset.from_records(
        bodies=[*data.bodies][::-1],
        countries=[*data.countries][::-1],
        sources=[*data.sources][::-1],
        places=[*data.places],
        codings=[*data.codings][::-1],
        scopes=[*data.scopes],
    )
    assert tool.compared(data, turned) == NONE


@given(datasets(), datasets())
def test_past_and_later_answers_part_at_the_day_checked(
    old: cr.Dataset, new: cr.Dataset
) -> None:
    """Of a body whose rows all rest on one look for news, to the day."""
    past, later = told(tool.compared(old, new))
    for body in old.bodies:
        looks = {body.checked, *(one.checked for one in body.memberships)}
        if looks - {None} != {body.checked} or isinstance(body, cr.Treaty):
            continue
        end = body.checked.bounds[1]
        head = f"- `{body.id}`:"
        for line in past:
            if line.startswith(head):
                until = LINE.fullmatch(line)["until"]  # type: ignore[index]
                assert until is not None
                assert date.fromisoformat(until) > date.min
                assert (date.fromisoformat(until) - end).days <= 1
        for line in later:
            if line.startswith(head):
                first = LINE.fullmatch(line)["first"]  # type: ignore[index]
                assert first is not None
                assert date.fromisoformat(first) > end
