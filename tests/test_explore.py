"""The page on which one picks a day, looked at in a headless browser."""

from __future__ import annotations

import json
import os
import runpy
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import attrs
import pytest

import caucasus_ref as cr
from caucasus_ref.terms import CaveatKind
from caucasus_ref.vocabulary import worded


selenium = pytest.importorskip(
    "selenium", reason="needs the extra `browser`: pip install selenium"
)
from selenium import webdriver  # noqa: E402 # after the skip
from selenium.webdriver.chrome.service import Service  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402


ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
TOOL = ROOT / "tools" / "explore.py"
BROWSER = shutil.which("chromium")
DRIVER = shutil.which("chromedriver")
BUILT = os.environ.get("CAUCASUS_REF_HTML")
"""Where the built documents are, to look at the page in them as well."""

if not TOOL.is_file():
    pytest.skip("tools/ is in the source tree only", allow_module_level=True)
if BROWSER is None or DRIVER is None:
    pytest.skip(
        "needs chromium and chromedriver: apt-get install chromium-driver",
        allow_module_level=True,
    )

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PAGE = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Pick a day</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="explore.css">
<body><h2>Pick a day</h2>{}
<script src="explore-record.js"></script>
<script src="explore.js"></script>
"""
"""The fragment and the files of the documents, without their theme."""

tool = runpy.run_path(str(TOOL))


def write_page(directory: Path, data: cr.Dataset | None = None) -> Path:
    """Make the page of a record as the documents make it."""
    tool["write"](directory, data)
    for name in ("explore.js", "explore.css"):
        shutil.copy(DOCS / "_static" / name, directory)
    page = directory / "explore.html"
    fragment = (DOCS / "explore.html").read_text("utf-8")
    page.write_text(PAGE.format(fragment), "utf-8")
    return page


class Browser:
    """A browser, what is asked of it, and what is seen in it."""

    def __init__(self, profile: Path) -> None:
        options = webdriver.ChromeOptions()
        options.binary_location = str(BROWSER)
        for flag in (*FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(
            options=options, service=Service(str(DRIVER))
        )

    def command(self, name: str, **given: Any) -> None:
        """Tell the browser itself to do something."""
        self.driver.execute_cdp_cmd(name, given)

    def look(
        self,
        page: Path,
        hash_: str = "",
        *,
        width: int = 1200,
        dark: bool = False,
    ) -> None:
        """Open a page afresh."""
        self.command(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=900,
            deviceScaleFactor=1,
            mobile=width < 600,
        )
        scheme = "dark" if dark else "light"
        self.command(
            "Emulation.setEmulatedMedia",
            features=[{"name": "prefers-color-scheme", "value": scheme}],
        )
        self.driver.get("about:blank")
        self.driver.get(page.as_uri() + hash_)

    def run(self, script: str, *given: Any) -> Any:
        """Run a script in the page."""
        return self.driver.execute_script(script, *given)

    def text(self, name: str) -> str:
        """Give the text that is seen in a part of the page."""
        return str(self.driver.find_element("id", f"explore-{name}").text)

    def focus(self, selector: str) -> None:
        """Go to a control with the Tab key alone."""
        here = "return document.activeElement.matches(arguments[0])"
        for _ in range(200):
            if self.run(here, selector):
                return
            self.press(Keys.TAB)
        msg = f"no Tab leads to {selector}"
        raise AssertionError(msg)

    def press(self, *keys: str) -> None:
        """Press keys where the focus is."""
        webdriver.ActionChains(self.driver).send_keys(*keys).perform()

    def asked(self) -> dict[str, str]:
        """Give what the address of the page asks."""
        given = parse_qs(urlsplit(self.driver.current_url).fragment)
        return {key: values[0] for key, values in given.items()}

    def errors(self) -> list[Any]:
        """Give what is on the console since it was last asked."""
        found = self.driver.execute("getLog", {"type": "browser"})
        return list(found["value"])


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Start one browser for all tests."""
    one = Browser(tmp_path_factory.mktemp("profile"))
    yield one
    one.driver.quit()


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the page of the record that comes with the library."""
    return write_page(tmp_path_factory.mktemp("page"))


@pytest.fixture(autouse=True)
def quiet(browser: Browser) -> Iterator[None]:
    """No test leaves an error or a warning on the console."""
    yield
    assert browser.errors() == []


@cache
def days() -> list[str]:
    """Give every fortieth day of change, with the day before, and others."""
    told = tool["record"](cr.load())
    named = sorted({date.fromisoformat(one[0]) for one in told["changes"]})
    near = [day - timedelta(one) for day in named[::40] for one in (0, 1)]
    others = [date(1700, 1, 1), date(2024, 4, 5), date(2026, 12, 31)]
    return [day.isoformat() for day in (*near, *others)]


def plain(answer: cr.MemberSet) -> dict[str, Any]:
    """Give what the page has to say of a body on a day."""
    kinds = {one.kind for one in answer.caveats}
    return {
        "body": answer.body,
        "on": str(answer.on),
        "exists": CaveatKind.NOT_IN_EXISTENCE not in kinds,
        "complete": CaveatKind.NO_DATA not in kinds,
        "certain": sorted(answer.certain),
        "possible": sorted(answer.possible),
        "disputed": sorted(answer.disputed),
        "conduct": sorted([one.country, str(one)] for one in answer.conduct),
        "notes": sorted(one.message for one in answer.caveats),
    }


class TestAnswers:
    """What the page answers is what the library does."""

    MEMBERS = """
        const { record, members } = window.caucasusRef;
        return arguments[0].flatMap((day) =>
          Object.keys(record.bodies).map((body) => {
            const one = members(body, day);
            const conduct = one.conduct.map(([who, what]) => [who, what]);
            const notes = one.notes.map((note) => note[1]);
            return { ...one, conduct, notes };
          }));
    """
    STATUS = """
        const { record, status } = window.caucasusRef;
        return arguments[0].flatMap((day) =>
          Object.keys(record.bodies).flatMap((body) =>
            arguments[1].map((country) => {
              const one = status(country, body, day);
              const conduct = one.conduct.map(([, what]) => what).sort();
              return [one.truth, one.holding, one.disputed, conduct];
            })));
    """

    def test_members_of_every_body_on_many_days(
        self, browser: Browser, page: Path
    ) -> None:
        """Every part of the answer of `members` is on the page, no other."""
        browser.look(page)
        found = browser.run(self.MEMBERS, days())
        for one in found:
            one["disputed"].sort()
            one["conduct"].sort()
            one["notes"].sort()
        asked = [
            plain(cr.members(body, day))
            for day in days()
            for body in cr.load().bodies
        ]
        assert len(found) > 10_000
        assert found == asked

    def test_what_a_country_holds(self, browser: Browser, page: Path) -> None:
        """Truth, standing, dispute and conduct are those of `status`."""
        countries = ["ARM", "UZB", "AZE", "GEO", "RUS", "SUN", "x-artsakh"]
        browser.look(page)
        some = days()[::4]
        found = browser.run(self.STATUS, some, countries)
        asked = []
        for day in some:
            for body in cr.load().bodies:
                for country in countries:
                    one = cr.status(country, body, day)
                    held = None
                    if one.standing is not None:
                        left = f" until {one.left}" if one.left else ""
                        held = (
                            f"{worded(one.standing)} from {one.joined}{left}"
                        )
                    acts = sorted(map(str, one.conduct))
                    asked.append([one.truth.value, held, one.disputed, acts])
        assert found == asked

    def test_a_made_up_record(
        self, browser: Browser, tmp_path: Path, tiny: cr.Dataset
    ) -> None:
        """Another record makes another page."""
        browser.look(write_page(tmp_path, tiny))
        found = browser.run(self.MEMBERS, ["1992-06-01", "2012-06-01"])
        asked = [
            plain(cr.members(body, day, data=tiny))
            for day in ("1992-06-01", "2012-06-01")
            for body in tiny.bodies
        ]
        assert found == asked

    def test_every_turn_of_an_answer_is_a_day_of_change(self) -> None:
        """Between two days of change nobody joins, leaves or may have."""
        told = tool["record"](cr.load())
        named = {(one[1], one[0]) for one in told["changes"]}
        for id_, body in told["bodies"].items():
            for country in body["countries"].values():
                spans = [*country["certain"], *country["possible"]]
                turns = {day for span in spans for day in span if day}
                turns -= {"0001-01-01", "9999-12-31"}
                assert {(id_, day) for day in turns} <= named


UZB_AWAY = (
    "meetings boycotted, says UZB"
    " (from 2006-08-16/2009-04-16 until 2012-12-19)"
)


class TestByHand:
    """Everything can be done with the keyboard, and is in the address."""

    def test_it_begins_with_an_answer(
        self, browser: Browser, page: Path
    ) -> None:
        """Without an address it shows the first example of the documents."""
        browser.look(page)
        shown = browser.text("answer")
        assert shown == "CSTO on 2024-04-05: ARM* BLR KAZ KGZ RUS TJK"
        assert "suspended from 2012-12-19" in browser.text("result")

    def test_the_slider_passes_years(
        self, browser: Browser, page: Path
    ) -> None:
        """An arrow key moves it by a year; one step back undoes them all."""
        browser.look(page)
        browser.focus("#explore-year")
        browser.press(*[Keys.ARROW_LEFT] * 12)
        assert browser.asked() == {"on": "2012-04-05", "body": "CSTO"}
        assert "UZB" in browser.text("answer")
        slider = browser.driver.find_element("id", "explore-year")
        assert slider.get_attribute("aria-valuetext") == "2012-04-05"
        browser.driver.back()
        assert browser.text("answer").startswith("CSTO on 2024-04-05")
        assert slider.get_attribute("value") == "2024"

    def test_steps(self, browser: Browser, page: Path) -> None:
        """Buttons step by days, months and years; a month may be shorter."""
        browser.look(page, "#on=2024-03-31&body=NATO")
        for step, day in (
            ("-1 month", "2024-02-29"),
            ("1 year", "2025-02-28"),
            ("1 day", "2025-03-01"),
            ("-1 year", "2024-03-01"),
            ("-1 day", "2024-02-29"),
            ("1 month", "2024-03-29"),
        ):
            browser.focus(f"[data-step='{step}']")
            browser.press(Keys.ENTER)
            assert browser.asked()["on"] == day
        for _ in range(6):
            browser.driver.back()
        assert browser.asked()["on"] == "2024-03-31"
        assert "NATO on 2024-03-31" in browser.text("answer")

    def test_changes(self, browser: Browser, page: Path) -> None:
        """One goes from change to change, and reads what it was."""
        browser.look(page, "#on=2012-12-31&body=CSTO")
        browser.focus("[data-change='-1']")
        browser.press(Keys.SPACE)
        assert browser.asked()["on"] == "2012-12-19"
        assert browser.text("changes").splitlines() == [
            f"CSTO: Uzbekistan (UZB): {what}"
            for what in (
                "suspended, before that member (suspension)",
                f"{UZB_AWAY}: ended",
            )
        ]
        browser.press(*[Keys.SPACE] * 9)
        assert browser.asked()["on"] == "2003-09-18"
        button = browser.driver.switch_to.active_element
        assert button.get_attribute("aria-disabled") == "true"
        assert browser.text("changes").splitlines()[0] == (
            "CSTO: in existence (ratification)"
        )

    def test_a_day_is_typed(self, browser: Browser, page: Path) -> None:
        """A typed day is asked at once, whole days only."""
        browser.look(page)
        browser.focus("#explore-day")
        browser.press("12", "18", "2012")
        assert browser.asked()["on"] == "2012-12-18"
        assert "UZB" in browser.text("answer")

    def test_bodies_and_countries_are_chosen(
        self, browser: Browser, page: Path
    ) -> None:
        """A body, a kind, a country, or a country in a body is asked."""
        browser.look(page, "#on=1995-01-01&body=CST")
        assert "AZE" in browser.text("answer")
        browser.focus("#explore-body")
        browser.press("CSTO:")
        assert browser.text("answer") == "CSTO on 1995-01-01: not in existence"
        assert "exists only from 2003-09-18" in browser.text("result")
        browser.look(page, "#on=1995-01-01&body=CST")
        browser.focus("#explore-body")
        browser.press("Alliances: a")
        assert browser.asked() == {"on": "1995-01-01", "kind": "alliance"}
        assert "in existence" in browser.text("answer")
        browser.look(page, "#on=2013-01-01&kind=alliance")
        assert "Not counted: UZB suspended" in browser.text("result")
        browser.focus("#explore-country")
        browser.press("Türkiye")
        assert browser.asked()["country"] == "TUR"
        assert "NATO: member" in browser.text("result")
        assert "CSTO" not in browser.text("result")
        browser.look(page, "#on=2013-01-01&body=CSTO&country=UZB")
        assert browser.text("answer").startswith(
            "UZB in CSTO on 2013-01-01: no; suspended from 2012-12-19"
        )

    def test_an_address_is_the_answer(
        self, browser: Browser, page: Path
    ) -> None:
        """The link of one page opens another that says the same."""
        browser.look(page, "#on=1993-01-15&body=CIS")
        shown = browser.text("answer"), browser.text("result")
        link = browser.driver.find_element("id", "explore-link")
        address = link.get_attribute("href")
        assert address == f"{page.as_uri()}#on=1993-01-15&body=CIS"
        assert "TJK?" in shown[0]
        assert "UKR!" in shown[0]
        browser.look(page, "#" + str(address).partition("#")[2])
        assert (browser.text("answer"), browser.text("result")) == shown

    @pytest.mark.parametrize(
        "asked",
        ["on=2024-02-30", "on=1492-01-01", "on=2024-01-01&body=ZZZ", "on=x"],
    )
    def test_an_address_of_nothing(
        self, browser: Browser, page: Path, asked: str
    ) -> None:
        """What is not in the record is named, and not answered."""
        browser.look(page, f"#{asked}")
        assert browser.text("answer").endswith(f"not in the record: #{asked}")
        assert browser.text("result") == browser.text("more") == ""
        browser.focus("#explore-country")
        browser.press("Armenia (")
        assert browser.text("answer").startswith("ARM* in CSTO on 2024-04-05")


def test_text_of_the_record_is_never_markup(
    browser: Browser, tmp_path: Path, tiny: cr.Dataset
) -> None:
    """A name with signs of HTML in it is shown as it is."""
    name = "</script><img src=x onerror=alert(1)>"
    bodies = [
        attrs.evolve(one, name=f"{name} {one.id}") for one in tiny.bodies
    ]
    evil = cr.Dataset.from_records(
        bodies=bodies,
        countries=tiny.countries,
        events=tiny.events,
        sources=tiny.sources,
    )
    browser.look(write_page(tmp_path, evil), "#on=1995-01-01&body=OLD")
    assert name in browser.text("result")
    assert browser.run("return document.images.length") == 0


def seen() -> list[str]:
    """Name the places to look at: made without a theme, and as built."""
    return ["made", "built"] if BUILT else ["made"]


@pytest.fixture(params=seen())
def place(request: pytest.FixtureRequest, page: Path) -> Path:
    """Give the page of a place."""
    return (
        page if request.param == "made" else Path(str(BUILT), "explore.html")
    )


HASHES = (
    "",
    "#on=1993-01-15&body=CIS",
    "#on=2020-01-01&kind=alliance",
    "#on=2020-01-01&body=UN",
    "#on=2024-04-05&country=ARM",
    "#on=2024-04-05",
)


class TestLook:
    """It can be read: on a phone, in the dark, and by other senses."""

    CONTRAST = """
        const channels = (text) => {
          const context = document.createElement("canvas").getContext("2d");
          context.fillStyle = text;
          context.fillRect(0, 0, 1, 1);
          return [...context.getImageData(0, 0, 1, 1).data];
        };
        const light = (text) => {
          const [r, g, b] = channels(text).slice(0, 3).map((one) => {
            const part = one / 255;
            return part <= 0.04045
              ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const paper = (node) => {
          const colour = getComputedStyle(node).backgroundColor;
          const solid = channels(colour)[3] === 255;
          return solid ? colour : paper(node.parentElement);
        };
        return [...document.querySelectorAll("#explore *")]
          .filter((node) => node.offsetParent && [...node.childNodes].some(
            (one) => one.nodeType === 3 && one.data.trim()))
          .map((node) => {
            const ink = light(getComputedStyle(node).color);
            const ground = light(paper(node));
            const low = Math.min(ink, ground);
            const high = Math.max(ink, ground);
            const contrast = (high + 0.05) / (low + 0.05);
            return [node.outerHTML, contrast, ink < ground];
          });
    """

    @pytest.mark.parametrize("hash_", HASHES)
    def test_it_fits_a_phone(
        self, browser: Browser, place: Path, hash_: str
    ) -> None:
        """At 320 pixels nothing has to be moved from side to side."""
        browser.look(place, hash_, width=320)
        width = "return document.documentElement.scrollWidth"
        assert browser.run(width) == 320
        wide = """
            return [...document.querySelectorAll("#explore *")]
              .filter((one) => one.getBoundingClientRect().right > 320)
              .map((one) => one.outerHTML)"""
        assert browser.run(wide) == []

    @pytest.mark.parametrize("dark", [False, True])
    @pytest.mark.parametrize("hash_", HASHES[:3])
    def test_contrast(
        self, browser: Browser, place: Path, hash_: str, dark: bool
    ) -> None:
        """Text stands out from its ground by 4.5 to 1, by day and night."""
        browser.look(place, hash_, dark=dark)
        found = browser.run(self.CONTRAST)
        assert len(found) > 20
        assert [one for one in found if one[1] < 4.5] == []
        assert {ink_is_darker for _, _, ink_is_darker in found} == {not dark}

    def test_every_control_has_a_name(
        self, browser: Browser, place: Path
    ) -> None:
        """What a reader of screens says of a control is never nothing."""
        browser.look(place)
        controls = browser.driver.find_elements(
            "css selector", "#explore input, #explore select, #explore button"
        )
        assert len(controls) == 12
        assert all(one.accessible_name for one in controls)
        answer = browser.driver.find_element("id", "explore-answer")
        assert answer.get_attribute("aria-live") == "polite"

    def test_focus_is_seen(self, browser: Browser, place: Path) -> None:
        """Where the keyboard is, there is a line around it."""
        browser.look(place)
        for selector in ("#explore-year", "[data-step]", "#explore-body"):
            browser.focus(selector)
            outline = browser.run(
                "const one = getComputedStyle(document.activeElement);"
                "return [one.outlineStyle, one.outlineWidth]"
            )
            assert outline == ["solid", "3px"]

    def test_without_scripts_it_says_so(
        self, browser: Browser, place: Path
    ) -> None:
        """Whoever has no JavaScript is told, and what to do instead."""
        try:
            browser.command("Emulation.setScriptExecutionDisabled", value=True)
            browser.look(place)
            body = browser.driver.find_element("tag name", "body").text
            assert "This page needs JavaScript" in body
            assert "Next change" not in body
        finally:
            browser.command(
                "Emulation.setScriptExecutionDisabled", value=False
            )


@pytest.mark.skipif(not BUILT, reason="CAUCASUS_REF_HTML names no documents")
def test_the_built_page_has_the_same_record(
    browser: Browser, page: Path
) -> None:
    """The documents carry the record that the library has now."""
    browser.look(Path(str(BUILT), "explore.html"))
    built = browser.run("return JSON.stringify(window.caucasusRef.record)")
    browser.look(page)
    made = browser.run("return JSON.stringify(window.caucasusRef.record)")
    assert json.loads(built) == json.loads(made)
