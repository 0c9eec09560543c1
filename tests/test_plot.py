"""Pictures draw what the questions say, and nothing finer."""

from __future__ import annotations

import importlib
import inspect
import io
import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any, TypeAlias
from xml.etree import ElementTree as ET

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import caucasus_ref as cr
from caucasus_ref import Country, Dataset, Event, PartialDate, Truth
from caucasus_ref.model import Boundary, Complete, Membership, Organisation
from caucasus_ref.spans import NO_DAYS, Spans
from caucasus_ref.strategies import datasets, readings, telling_days
from caucasus_ref.terms import ADOPTED
from caucasus_ref.vocabulary import BodyKind, EventKind, Manner, Standing


mpl = pytest.importorskip("matplotlib", reason="needs the extra plot")

from caucasus_ref._plot_casting import of_body  # noqa: E402
from caucasus_ref._plot_scene import Shade, Stage  # noqa: E402
from caucasus_ref._plot_styles import STYLES, channels, lightness  # noqa: E402


Axes: TypeAlias = Any
"""Those of matplotlib, whose own types say little."""

Figure: Any = importlib.import_module("matplotlib.figure").Figure
agg: Any = importlib.import_module("matplotlib.backends.backend_agg")
plot: Any = importlib.import_module("caucasus_ref.plot")
num2date = importlib.import_module("matplotlib.dates").num2date

SINCE, BEFORE = "1985-01-01", "2005-01-01"
"""A window with room on both sides of all days that are drawn at random."""
WINDOW = Spans.of((date.fromisoformat(SINCE), date.fromisoformat(BEFORE)))
DAY = timedelta(days=1)


def names(ax: Axes) -> list[str]:
    """Give the names of the rows, from the top down."""
    return [label.get_text() for label in ax.get_yticklabels()]


def legend(ax: Axes) -> Any:
    """Give the texts of the legend."""
    return ax.get_legend().get_texts()


def years(ax: Axes) -> list[Any]:
    """Give the texts below the ticks that are in view."""
    first, last = ax.get_xlim()
    return [
        tick.label1
        for tick in ax.xaxis.get_major_ticks()
        if first <= tick.get_loc() <= last
    ]


def polygons(ax: Axes, gid: str) -> Iterator[tuple[float, float, Any]]:
    """Give where each polygon of an artist begins and ends, and its tint."""
    for found in ax.collections:
        if found.get_gid() == gid:
            for path, tint in zip(
                found.get_paths(), found.get_facecolor(), strict=False
            ):
                (left, _), (right, _) = path.get_extents().get_points()
                yield left, right, tint


def as_spans(stretches: list[tuple[float, float]]) -> Spans:
    """Put stretches together, and read their ends as days."""
    merged: list[tuple[float, float]] = []
    for left, right in sorted(stretches):
        if merged and left <= merged[-1][1]:
            before = merged.pop()
            merged.append((before[0], max(right, before[1])))
        else:
            merged.append((left, right))
    assert all(
        edge == pytest.approx(round(edge)) for one in merged for edge in one
    )
    return Spans.of(
        *(
            (num2date(round(left)).date(), num2date(round(right)).date())
            for left, right in merged
        )
    )


def drawn(ax: Axes) -> dict[tuple[str, str, str], tuple[Spans, Spans]]:
    """Read the bars off a picture: certain days are opaque."""
    gids = {
        gid
        for gid in (found.get_gid() for found in ax.collections)
        if gid and gid.count("/") == 2 and not gid.startswith("conduct")
    }
    told: dict[tuple[str, str, str], tuple[Spans, Spans]] = {}
    for gid in gids:
        found = list(polygons(ax, gid))
        country, body, standing = gid.split("/")
        told[country, body, standing] = (
            as_spans([(a, b) for a, b, tint in found if tint[3] == 1]),
            as_spans([(a, b) for a, b, _ in found]),
        )
    return told


def rendered(ax: Axes) -> Any:
    """Draw it as a PNG would be, so that labels take their places."""
    canvas = agg.FigureCanvasAgg(ax.figure)
    canvas.draw()
    return canvas


def in_a_new_process(script: str) -> Any:
    """Run a script where nothing is imported yet; read what it prints."""
    done = subprocess.run(  # noqa: S603 # our own script
        [sys.executable, "-W", "error", "-c", script],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return json.loads(done.stdout)


def standings_asked(words: dict[str, Any], data: Dataset) -> set[str]:
    """Give the standings that a picture with these keywords may draw."""
    there = {
        standing.value
        for body in data.bodies
        for coding in body.codings
        for standing in (
            *(row.standing for row in coding.memberships),
            *(row.standing for row in coding.years),
        )
    }
    there |= {
        standing.value
        for body in data.bodies
        for standing in (
            *body.full,
            *(row.standing for row in body.memberships),
        )
    }
    asked = words.get("standing", "any")
    if asked == "any":
        return there
    return there & ({asked} if isinstance(asked, str) else set(asked))


FEWER = settings(max_examples=settings().max_examples // 2)
"""A picture takes its time."""


class TestBars:
    """Bars are the days of the questions."""

    @given(st.data())
    @FEWER
    def test_of_a_body_they_are_what_its_timelines_say(
        self, draw: st.DataObject
    ) -> None:
        """Solid is `when`, all is `possible_when`, by standing."""
        data = draw.draw(datasets())
        words = draw.draw(readings(data=data))
        body = draw.draw(st.sampled_from(list(data.bodies)))
        window = {"since": SINCE, "before": BEFORE}
        ax = plot.memberships(body, data=data, **words, **window)
        told = {(key[0], key[2]): days for key, days in drawn(ax).items()}
        for standing in standings_asked(words, data):
            asked = {**words, "standing": standing}
            line = cr.timeline(body, data=data, **asked)
            for country in data.countries:
                days = told.pop((country.id, standing), (NO_DAYS, NO_DAYS))
                assert days[0] == line.when(country.id) & WINDOW
                assert days[1] == line.possible_when(country.id) & WINDOW
        assert told == {}

    @given(st.data())
    @FEWER
    def test_of_a_roster_they_are_its_timeline(
        self, draw: st.DataObject
    ) -> None:
        """Who counts, and how many do, is what `timeline` says."""
        data = draw.draw(datasets())
        words = draw.draw(readings(data=data))
        body = draw.draw(st.sampled_from(list(data.bodies)))
        ax = plot.roster(body, data=data, since=SINCE, before=BEFORE, **words)
        line = cr.timeline(body, data=data, **words)
        told = {key[0]: days for key, days in drawn(ax).items()}
        for country in data.countries:
            days = told.pop(country.id, (NO_DAYS, NO_DAYS))
            assert days[0] == line.when(country.id) & WINDOW
            assert days[1] == line.possible_when(country.id) & WINDOW
        assert told == {}

    @given(st.data())
    @FEWER
    def test_of_a_country_they_are_the_bodies_it_is_in(
        self, draw: st.DataObject
    ) -> None:
        """On each day a row is solid if one of its bodies has the country."""
        data = draw.draw(datasets())
        words = draw.draw(readings(data=data))
        country = draw.draw(st.sampled_from(list(data.countries)))
        day = draw.draw(st.sampled_from(telling_days(data)))
        ax = plot.memberships(
            country,
            bodies=data.bodies,
            data=data,
            since=SINCE,
            before=BEFORE,
            **words,
        )
        told = drawn(ax)
        for standing in standings_asked(words, data):
            asked = {**words, "standing": standing}
            held = cr.bodies_of(country, day, data=data, **asked).certain
            shown = {
                key[1]
                for key, days in told.items()
                if key[2] == standing and day in days[0]
            }
            assert len(shown) == len(held & {*"+".join(shown).split("+")})
            assert held <= {*"+".join(shown).split("+")}

    def test_of_every_body_of_the_record(self) -> None:
        """The rows of all bodies are what their timelines say."""
        data = cr.load()
        stage = Stage(data, ADOPTED, ())
        for body in data.bodies:
            bars: dict[Standing, dict[str, Shade]] = defaultdict(dict)
            for row in of_body(stage, body, None):
                for bar in row.bars:
                    bars[bar.standing][row.country] = bar.days
                    assert bar.counts is (bar.standing in body.full)
            for standing, told in bars.items():
                line = cr.timeline(body, standing=standing.value)
                for country, days in told.items():
                    assert days.certain == line.when(country)
                    assert days.possible == line.possible_when(country)

    def test_a_coarse_date_has_no_edge(self, tiny: Dataset) -> None:
        """A bar that begins in 1992 grows more solid all through 1992."""
        ax = plot.memberships("OLD", data=tiny)
        found = list(polygons(ax, "BBB/OLD/member"))
        opaque = [one for one in found if one[2][3] == 1]
        layers = [one for one in found if one[2][3] < 1]
        assert [num2date(a).date() for a, _, _ in opaque] == [
            date(1992, 12, 31)
        ]
        assert num2date(min(a for a, _, _ in layers)).date() == date(
            1992, 1, 1
        )
        begun = [left for left, _, _ in layers]
        assert begun == sorted(begun)
        assert len(begun) >= 8
        assert {right for _, right, _ in layers} == {opaque[0][0]}

    def test_a_fade_is_never_darker_than_what_is_certain(self) -> None:
        """Layers lie upon each other and stay just below the whole."""
        ax = plot.memberships(
            "RUS", bodies="RECOGNITION_SOUTH_OSSETIA", since="1990"
        )
        tints = [
            tint[3]
            for found in ax.collections
            for tint in found.get_facecolor()
            if found.get_zorder() == 1
        ]
        through = 1.0
        for tint in tints[1:]:
            through *= 1 - tint
        assert len(tints) > 8
        assert 1 - through == pytest.approx(0.9 * tints[0])

    def test_what_is_never_certain_is_faint_throughout(self) -> None:
        """Without certain days there is nothing to fade from."""
        data = made("A", joined="1990/2000", left="1995/2000")
        ax = plot.memberships("A", data=data)
        ((_, _, tint),) = polygons(ax, "ONE/A/member")
        assert tint[3] < 0.5

    def test_an_open_date_fades_over_the_time_that_is_shown(self) -> None:
        """Nothing is said of the first day before the picture."""
        data = made("A", joined="../1995-06-30", left="2000-01-01")
        ax = plot.memberships("A", data=data, since="1990")
        left, _, _ = next(
            one for one in polygons(ax, "ONE/A/member") if one[2][3] < 1
        )
        assert num2date(left).date() == date(1990, 1, 1)

    @pytest.mark.parametrize(
        ("left", "opacity"),
        [("1995-01-02", 1), ("1995-01-01/1995-01-02", 0.5)],
    )
    def test_a_bar_too_short_to_see_is_a_line(
        self, left: str, opacity: float
    ) -> None:
        """A membership of one day is not lost; one of perhaps one is pale."""
        data = made("A", joined="1995-01-01", left=left)
        ax = plot.memberships("A", data=data, since="1950", before="2000")
        colour = mpl.colors.to_rgba(STYLES[Standing.MEMBER].colour, opacity)
        lines = [
            one
            for one in ax.collections
            if hasattr(one, "get_segments")
            and tuple(one.get_colors()[0]) == colour
        ]
        assert len(lines) == 1

    def test_full_standings_are_thick(self, tiny: Dataset) -> None:
        """What counts as membership in a body differs in height."""
        ax = plot.memberships("CCC", bodies="OLD", data=tiny)
        heights = {
            found.get_gid(): found.get_paths()[0].get_extents().height
            for found in ax.collections
            if found.get_gid() in ("CCC/OLD/member", "CCC/OLD/observer")
        }
        assert heights["CCC/OLD/member"] > 2 * heights["CCC/OLD/observer"]


def edge(on: str, how: Manner) -> Boundary:
    """Make a boundary."""
    return Boundary(on=PartialDate.parse(on), how=how)


def made(*ids: str, joined: str, left: str | None, **more: Any) -> Dataset:
    """Make a record of one country in some bodies, with the same dates."""
    bodies = [
        Organisation(
            id=id_,
            kind=BodyKind.FORUM,
            name=more.get("name", f"Body {id_}"),
            full=(Standing.MEMBER,),
            complete=Complete(standings=(Standing.MEMBER,)),
            checked=PartialDate.parse("2001-01-01"),
            start=edge("../1990-01-01", Manner.FOUNDING),
            memberships=(
                Membership(
                    body=id_,
                    country="ONE",
                    standing=Standing.MEMBER,
                    joined=edge(joined, Manner.ACCESSION),
                    left=edge(left, Manner.WITHDRAWAL) if left else None,
                ),
            ),
        )
        for id_ in ids
    ]
    return Dataset.from_records(
        bodies=bodies,
        countries=(Country(id="ONE", name=more.get("country", "One")),),
        events=more.get("events", ()),
    )


class TestRest:
    """What else a row shows."""

    @given(st.data())
    @FEWER
    def test_dots_are_where_nobody_knows(self, draw: st.DataObject) -> None:
        """Where nothing is held, dots mean that `status` is uncertain."""
        data = draw.draw(datasets())
        words = draw.draw(readings(data=data))
        words.pop("lineage", None)
        body = draw.draw(st.sampled_from(list(data.bodies)))
        day = draw.draw(st.sampled_from(telling_days(data)))
        ax = plot.alignments(
            data.countries,
            bodies=body,
            data=data,
            since=SINCE,
            before=BEFORE,
            **words,
        )
        held = drawn(ax)
        for country in data.countries:
            dots = [
                Spans.of(
                    (
                        num2date(segment[0][0]).date(),
                        num2date(segment[1][0]).date(),
                    )
                )
                for found in ax.collections
                if found.get_gid() == f"?{country.id}/{body.id}"
                for segment in found.get_segments()
            ]
            dotted = any(day in one for one in dots)
            barred = any(
                day in days[1]
                for key, days in held.items()
                if key[0] == country.id
            )
            truth = cr.status(country, body, day, data=data, **words).truth
            assert not (dotted and barred)
            if not barred:
                assert dotted is (truth is Truth.UNCERTAIN)

    def test_conduct_is_hatched_where_a_standing_is(
        self, tiny: Dataset
    ) -> None:
        """It ends nothing: the bar goes on below."""
        ax = plot.memberships("NEW", data=tiny)
        hatches = [
            (found.get_gid(), found.get_hatch()) for found in ax.collections
        ]
        assert ("conduct/AAA/NEW", "/////") in hatches
        assert drawn(ax)["AAA", "NEW", "member"][0].parts[0][1] is not None

    def test_conduct_of_one_day_is_framed(self) -> None:
        """A hatch would not show it."""
        ax = plot.memberships("ARM", bodies="CIS")
        found = [
            one for one in ax.collections if one.get_gid() == "conduct/ARM/CIS"
        ]
        assert len(found) == 2
        assert not any(one.get_hatch() for one in found)

    def test_coarse_conduct_is_hatched_more_thinly(self) -> None:
        """What is not known to the day looks less certain."""
        ax = plot.memberships("CSTO", countries="UZB")
        hatches = [
            one.get_hatch()
            for one in ax.collections
            if one.get_gid() == "conduct/UZB/CSTO"
        ]
        assert sorted(hatches) == ["///", "/////"]

    def test_events_stand_on_the_rows_that_they_touch(
        self, tiny: Dataset
    ) -> None:
        """A known day is a point, any other a line, and none else is drawn."""
        ax = plot.memberships("AAA", data=tiny)
        assert names(ax) == ["OLD", "NEW"]
        points = {
            (num2date(x).date(), round(y))
            for line in ax.lines
            for x, y in zip(line.get_xdata(), line.get_ydata(), strict=True)
        }
        assert points == {(date(1993, 4, 10), 0)}
        bare = plot.memberships("AAA", data=tiny, events=())
        assert list(bare.lines) == []

    def test_chosen_events_have_rows_with_their_titles(
        self, tiny: Dataset
    ) -> None:
        """Then the others are not marked."""
        ax = plot.memberships("AAA", data=tiny, events="summit-1999")
        assert names(ax) == ["Events", "OLD", "NEW"]
        rendered(ax)
        assert "Last summit" in [t.get_text() for t in ax.texts]
        assert list(ax.lines) == []
        same = plot.memberships(
            "AAA", data=tiny, events=[tiny.events["summit-1999"]]
        )
        assert names(same) == names(ax)

    def test_an_event_of_a_few_days_is_a_dot(self) -> None:
        """It is wider than the days on which it may have been."""
        ax = plot.memberships("CSTO", countries="ARM")
        dots = [line for line in ax.lines if line.get_marker() == "o"]
        assert [num2date(dot.get_xdata()[0]).date() for dot in dots] == [
            date(2021, 5, 14)
        ]

    def test_a_backtest_sees_no_event_of_the_future(
        self, tiny: Dataset
    ) -> None:
        """What happened later was not known."""
        ax = plot.memberships("AAA", data=tiny, known_on="1993-01-01")
        assert list(ax.lines) == []
        assert "as known on 1993-01-01" in ax.get_title(loc="left")

    def test_what_was_not_looked_at_is_pale(self, tiny: Dataset) -> None:
        """A veil lies on the days after the last look for news."""
        ax = plot.memberships("NEW", data=tiny, before="2030")
        veils = [
            num2date(path.get_extents().x0).date()
            for found in ax.collections
            for path, tint in zip(
                found.get_paths(), found.get_facecolor(), strict=False
            )
            if tuple(tint[:3]) == (1, 1, 1)
        ]
        assert veils == [date(2026, 1, 2)] * 2
        words = [text.get_text() for text in legend(ax)]
        assert "pale: after the last look for news" in words
        rendered(ax)

    def test_the_number_of_members_is_written(self) -> None:
        """Where there is room, above each step; a doubt is from and to."""
        ax = plot.roster("CIS")
        rendered(ax)
        shown = [t.get_text() for t in ax.texts if t.get_visible()]
        assert [len(cr.members("CIS", "2000-01-01"))] == [10]
        assert {"8–9", "10", "9"} == set(shown)  # noqa: RUF001 # from to
        assert names(ax)[0] == "how many"


class TestRows:
    """Which rows there are, in which order."""

    def test_they_are_in_order_of_their_first_days(self) -> None:
        """Who came first stands first, and then the alphabet decides."""
        ax = plot.memberships("CSTO")
        assert names(ax)[:2] == ["Armenia", "Belarus"]
        assert names(ax)[-1] == "Uzbekistan"

    def test_treaties_are_drawn_if_asked_for(self, tiny: Dataset) -> None:
        """Organisations stand before them, each under a heading."""
        assert names(plot.memberships("AAA", data=tiny)) == ["OLD", "NEW"]
        ax = plot.memberships("AAA", bodies=tiny.bodies, data=tiny)
        assert names(ax) == [
            *("Organisations", "OLD", "NEW"),
            *("Instruments", "PACT"),
        ]

    def test_a_line_of_bodies_is_one_row(self, tiny: Dataset) -> None:
        """The youngest that exists answers in it."""
        ax = plot.memberships("AAA", lineage=True, data=tiny)
        assert names(ax) == ["OLD, NEW"]

    def test_alignments_leave_out_what_concerns_nobody(
        self, tiny: Dataset
    ) -> None:
        """Alliances and unions, and what they follow, if one was in."""
        ax = plot.alignments(["BBB", "AAA"], data=tiny)
        assert names(ax) == [
            *("Borduria", "OLD", "NEW"),
            *("Arcadia", "OLD", "NEW"),
        ]
        alone = plot.alignments("BBB", data=tiny)
        assert names(alone) == ["Borduria", "OLD"]
        assert "CST" in names(plot.alignments(["ARM"]))

    def test_alignments_take_any_body(self, tiny: Dataset) -> None:
        """In the order in which they are given, empty or not."""
        ax = plot.alignments("BBB", bodies=["PACT", "NEW"], data=tiny)
        assert names(ax) == ["Borduria", "PACT", "NEW"]

    def test_a_name_of_both_is_the_body(self) -> None:
        """The record of the country is the country."""
        assert "Germany" in names(plot.memberships("EU"))
        assert "Germany" not in names(plot.memberships(cr.countries.EU))
        same = plot.memberships(cr.bodies.GUAM)
        assert names(same) == names(plot.memberships("GUAM"))

    def test_countries_may_be_chosen(self) -> None:
        """Those which hold nothing there are left out."""
        ax = plot.memberships("CSTO", countries=["Uzbekistan", "GEO"])
        assert names(ax) == ["Uzbekistan"]

    def test_of_nothing_nothing_is_drawn(self) -> None:
        """It says so, instead of an empty frame."""
        ax = plot.memberships("SWE", bodies="CSTO")
        rendered(ax)
        assert [t.get_text() for t in ax.texts] == ["nothing is recorded"]


class TestTime:
    """From when until when."""

    def test_it_goes_from_the_first_day_to_the_last_look(
        self, tiny: Dataset
    ) -> None:
        """A little before the first day is left empty."""
        ax = plot.memberships("NEW", data=tiny)
        first, last = (num2date(edge).date() for edge in ax.get_xlim())
        assert date(1999, 1, 1) < first < date(2000, 1, 1)
        assert last == date(2026, 1, 1)

    def test_the_user_may_cut_it(self, tiny: Dataset) -> None:
        """A coarse date is its first possible day."""
        ax = plot.memberships("OLD", since="1992", before="1997", data=tiny)
        edges = [num2date(edge).date() for edge in ax.get_xlim()]
        assert edges == [date(1992, 1, 1), date(1997, 1, 1)]
        certain, _ = drawn(ax)["AAA", "OLD", "member"]
        assert certain == Spans.of((edges[0], edges[1]))

    def test_one_day_is_shown_as_some(self) -> None:
        """Also if nothing but one day is known."""
        data = made("A", joined="2001-01-01", left=None)
        first, last = (
            num2date(edge).date()
            for edge in plot.memberships("A", data=data).get_xlim()
        )
        assert (last - first).days >= 90

    @pytest.mark.parametrize(
        ("words", "says"),
        [
            ({"since": "2010", "before": "2010"}, "since: from 2010-01-01"),
            ({"before": "1980"}, r"before: from 2003-09-18 to before 1980"),
            ({"since": "soon"}, "since: 'soon'"),
            ({"before": 3}, "before: 3"),
        ],
    )
    def test_no_time_is_refused(self, words: Any, says: str) -> None:
        """The message names the argument."""
        with pytest.raises(cr.DateError, match=says):
            plot.memberships("CSTO", **words)


PICTURES: dict[str, Callable[[], Axes]] = {
    "ARM": lambda: plot.memberships("ARM"),
    "UZB": lambda: plot.memberships("UZB"),
    "CSTO": lambda: plot.memberships("CSTO", lineage=True),
    "CIS": lambda: plot.memberships("CIS"),
    "CFE": lambda: plot.memberships("CFE"),
    "roster": lambda: plot.roster("CIS"),
    "candidates": lambda: plot.memberships(
        "EU", standing=["applicant", "candidate"]
    ),
    "alignments": lambda: plot.alignments(
        ["ARM", "AZE", "GEO"], events=cr.events(kind="war")
    ),
}


class TestText:
    """What is written, and where."""

    @pytest.mark.parametrize("name", PICTURES)
    def test_no_text_lies_upon_another_or_is_cut(self, name: str) -> None:
        """Titles, names of rows, years, labels and legend keep apart."""
        ax = PICTURES[name]()
        renderer = rendered(ax).get_renderer()
        texts = [
            *(text for text in ax.texts if text.get_visible()),
            *ax.get_yticklabels(),
            *years(ax),
            *legend(ax),
            ax._left_title,
        ]
        boxes = [
            text.get_window_extent(renderer)
            for text in texts
            if text.get_text()
        ]
        assert len(boxes) > 20
        for one, other in combinations(boxes, 2):
            assert not one.overlaps(other)
        whole = ax.figure.bbox
        for one in boxes:
            assert whole.x0 <= one.x0 < one.x1 <= whole.x1
            assert whole.y0 <= one.y0 < one.y1 <= whole.y1

    def test_most_bars_say_their_word(self) -> None:
        """Labels are left out for want of room only."""
        ax = plot.memberships("ARM")
        rendered(ax)
        shown = [text.get_visible() for text in ax.texts]
        assert sum(shown) / len(shown) > 0.8

    def test_small_axes_have_small_names_that_do_not_collide(self) -> None:
        """Too little room makes text smaller, and leaves labels out."""
        ax = Figure(figsize=(7, 4), layout="constrained").add_subplot()
        plot.memberships("ARM", ax=ax)
        renderer = rendered(ax).get_renderer()
        boxes = [
            text.get_window_extent(renderer)
            for text in (*ax.get_yticklabels(), *ax.texts)
            if text.get_visible()
        ]
        for one, other in combinations(boxes, 2):
            assert not one.overlaps(other)

    def test_a_zoom_moves_the_labels(self) -> None:
        """Where they stand is settled when the picture is drawn."""
        ax = plot.memberships("CSTO")
        rendered(ax)
        before = [text.get_position() for text in ax.texts]
        ax.set_xlim(mpl.dates.date2num(date(2010, 1, 1)))
        rendered(ax)
        assert before != [text.get_position() for text in ax.texts]

    def test_no_text_is_a_formula(self) -> None:
        """Names are shown as they are recorded, whatever is in them."""
        hostile = r"$\frac{a_1}{b^2}$ <b>&amp;</b> \$ 'q' \"r\" %s {0}"
        event = Event(
            id="e",
            kind=EventKind.SUMMIT,
            title=hostile,
            start=PartialDate.parse("1992-01-01"),
            involves=("ONE",),
            touches=("A",),
            sources=(),
        )
        data = made(
            "A",
            joined="1991-01-01",
            left=None,
            name=f"{hostile}\n\x07\u202eend",
            country=f"{hostile}",
            events=(event,),
        )
        ax: Axes
        for ax, title in (
            (plot.memberships("A", data=data, events="e"), "end (A)"),
            (plot.alignments("ONE", bodies="A", data=data, events="e"), "{0}"),
        ):
            made_of = io.BytesIO()
            with mpl.rc_context({"svg.fonttype": "none"}):
                ax.figure.savefig(made_of, format="svg")
            tree = ET.fromstring(made_of.getvalue())  # noqa: S314 # our own
            texts = [
                "".join(found.itertext())
                for found in tree.iter("{http://www.w3.org/2000/svg}text")
            ]
            assert sum(hostile[:39] in text for text in texts) >= 3
            assert any(title in text for text in texts)
            assert not any("\u202e" in text for text in texts)

    def test_long_names_are_cut(self) -> None:
        """A row of a long name leaves room for its bars."""
        data = made("A", joined="1991-01-01", left=None, country="x y" * 99)
        (name,) = names(plot.memberships("A", data=data))
        assert len(name) <= 40
        assert name.endswith("…")

    def test_the_legend_has_what_is_drawn(self) -> None:
        """Every standing by its word, and no sign that is not there."""
        told = [text.get_text() for text in legend(plot.memberships("CSTO"))]
        assert told == [
            "member",
            "suspended",
            "thin: does not count as membership",
            "conduct that ends no standing",
            "event",
            "the body exists",
        ]
        counted = legend(plot.roster("EU", since="2000"))
        assert counted[0].get_text() == "counts as membership"

    def test_the_legend_says_what_dots_are(self) -> None:
        """Where silence is no no."""
        data = made("A", joined="1991-01-01", left="1992-01-01")
        body = attrs.evolve(data.bodies.A, complete=Complete(standings=()))
        data = Dataset.from_records(
            bodies=[body], countries=list(data.countries)
        )
        ax = plot.memberships("A", data=data)
        told = [text.get_text() for text in legend(ax)]
        assert "not known" in told


# What a colour looks like to whoever lacks one kind of cones, by Machado,
# Oliveira and Fernandes, 2009.
SEEN = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def times(matrix: Any, vector: Any) -> list[float]:
    """Multiply a matrix by a vector."""
    return [
        sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix
    ]


def lab(colour: str, eye: str) -> list[float]:
    """Give CIE L*a*b* of a colour as an eye sees it."""
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in channels(colour)
    ]
    seen = [min(max(c, 0.0), 1.0) for c in times(SEEN[eye], linear)]
    xyz = times(
        (
            (0.4124, 0.3576, 0.1805),
            (0.2126, 0.7152, 0.0722),
            (0.0193, 0.1192, 0.9505),
        ),
        seen,
    )
    x, y, z = (
        c ** (1 / 3) if c > 0.008856 else 7.787 * c + 16 / 116
        for c in (
            part / white
            for part, white in zip(xyz, (0.9505, 1, 1.089), strict=True)
        )
    )
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]


class TestColours:
    """What is told apart by colour."""

    def test_every_standing_has_a_look_of_its_own(self) -> None:
        """A colour, or a line in it, tells each from all others."""
        assert set(STYLES) == set(Standing)
        assert len(set(STYLES.values())) == len(Standing)

    @pytest.mark.parametrize("eye", SEEN)
    def test_colours_differ_for_every_eye(self, eye: str) -> None:
        """Two standings without a different line are far apart in colour."""
        for one, other in combinations(STYLES.values(), 2):
            if one.line == other.line:
                pairs = zip(
                    lab(one.colour, eye), lab(other.colour, eye), strict=True
                )
                apart = sum((a - b) ** 2 for a, b in pairs) ** 0.5
                assert apart > 12, (one, other)

    def test_words_can_be_read_on_their_bars(self) -> None:
        """White stands on dark colours and black on light ones."""
        for style in STYLES.values():
            ink = "#FFFFFF" if style.ink == "white" else "#000000"
            assert abs(lightness(style.colour) - lightness(ink)) > 0.4


@attrs.frozen
class Hidden:
    """Makes the machinery of imports believe that a module is missing."""

    hidden: str

    def find_spec(self, name: str, *_: Any) -> None:
        """Refuse this one, and leave the others to others."""
        if name == self.hidden:
            msg = f"No module named {name!r}"
            raise ModuleNotFoundError(msg, name=name)


class TestDoor:
    """What goes in and comes out."""

    def test_given_axes_come_back(self) -> None:
        """Nothing else about their figure changes."""
        ax = Figure(figsize=(8, 5)).add_subplot()
        assert plot.memberships("GUAM", ax=ax) is ax
        assert plot.roster("GUAM", ax=ax) is ax
        assert plot.alignments("ARM", ax=ax) is ax
        assert tuple(ax.figure.get_size_inches()) == (8, 5)

    def test_new_axes_are_as_high_as_their_rows(self) -> None:
        """A country in many bodies stays readable."""
        low: Any = plot.memberships("ARM", bodies="CSTO").figure
        high: Any = plot.memberships("ARM").figure
        assert high.get_figheight() > 2 * low.get_figheight()
        ax: Axes = plot.memberships("ARM", bodies=cr.bodies)
        rows = len(names(ax))
        assert ax.figure.get_figheight() / rows > 0.2

    def test_the_reference_describes_every_public_name(self) -> None:
        """What is in `__all__` stands on its page, and nothing else."""
        page = Path(__file__).parents[1] / "docs" / "reference" / "plot.md"
        if not page.is_file():
            pytest.skip("docs/ is in the source tree only")
        described = re.findall(
            r":: (\w+)$", page.read_text("utf-8"), re.MULTILINE
        )
        assert sorted(described) == plot.__all__

    def test_only_the_subject_may_be_positional(self) -> None:
        """Keywords keep their names, so their order is no promise."""
        for name in plot.__all__:
            _, *others = inspect.signature(
                getattr(plot, name)
            ).parameters.values()
            assert {one.kind for one in others} == {
                inspect.Parameter.KEYWORD_ONLY
            }

    @pytest.mark.parametrize(
        ("ask", "error", "says"),
        [
            (
                lambda: plot.memberships("Armeni"),
                cr.UnknownNameError,
                "no country or body is known as 'Armeni'.*did you mean ARM",
            ),
            (
                lambda: plot.memberships("Yugoslavia"),
                cr.UnknownNameError,
                "more than one",
            ),
            (
                lambda: plot.memberships(3),
                cr.UnknownNameError,
                "no body is known as 3; pass its id",
            ),
            (
                lambda: plot.roster("ARM"),
                cr.UnknownNameError,
                "it is a country",
            ),
            (
                lambda: plot.alignments(["ARM", "CSTO"]),
                cr.UnknownNameError,
                "it is a body",
            ),
            (
                lambda: plot.alignments([]),
                cr.ReadingError,
                "countries: name at least one",
            ),
            (
                lambda: plot.memberships("ARM", bodies=[]),
                cr.ReadingError,
                "bodies: name at least one",
            ),
            (
                lambda: plot.memberships("CSTO", bodies="CIS"),
                cr.ReadingError,
                "bodies: not for this subject, since CSTO is a body",
            ),
            (
                lambda: plot.memberships("ARM", countries="AZE"),
                cr.ReadingError,
                "countries: not for this subject, since ARM is a country",
            ),
            (
                lambda: plot.memberships("ARM", events="the war"),
                cr.UnknownNameError,
                "no event is known as 'the war'",
            ),
            (
                lambda: plot.memberships(
                    "ARM",
                    events=3,
                ),
                cr.UnknownNameError,
                "no event is known as 3",
            ),
            (
                lambda: plot.memberships("ARM", standing="membre"),
                cr.ReadingError,
                "standing: 'membre' is unknown",
            ),
            (
                lambda: plot.roster(
                    "CSTO",
                    ax="here",
                ),
                cr.ReadingError,
                "ax: 'here' is no Axes of matplotlib",
            ),
        ],
    )
    def test_mistakes_are_named(
        self, ask: Callable[[], Any], error: type[Exception], says: str
    ) -> None:
        """One clear error with the argument, the value and the way out."""
        with pytest.raises(error, match=says):
            ask()

    def test_no_screen_and_no_setting_is_touched(self) -> None:
        """Neither pyplot nor the global parameters of matplotlib are used."""
        assert in_a_new_process(
            "import json, sys, matplotlib\n"
            "def now():\n"
            "    all = matplotlib.rcParams\n"
            "    return {k: all[k] for k in all if k != 'backend'}\n"
            "before = now()\n"
            "from caucasus_ref import plot\n"
            "plot.roster('GUAM').figure.savefig('/dev/null', format='png')\n"
            "same = before == now()\n"
            "print(json.dumps(['matplotlib.pyplot' in sys.modules, same]))"
        ) == [False, True]

    @pytest.mark.parametrize(
        ("missing", "says"),
        [
            ("matplotlib", r"pip install 'caucasus_ref\[plot\]'"),
            ("matplotlib.axes", "No module named 'matplotlib.axes'"),
        ],
    )
    def test_without_matplotlib_it_says_what_to_install(
        self, missing: str, says: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A matplotlib that is there but broken speaks for itself."""
        for name in ("matplotlib", "matplotlib.axes", "caucasus_ref.plot"):
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setattr(
            sys, "meta_path", [Hidden(missing), *sys.meta_path]
        )
        with pytest.raises(ModuleNotFoundError, match=says):
            importlib.import_module("caucasus_ref.plot")
