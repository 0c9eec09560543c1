"""What the documents say in R is what R says, and what the library does."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import caucasus_ref as cr
from caucasus_ref import tables


PAGE = Path(__file__).parent.parent / "docs" / "howto" / "use-from-r.md"
RSCRIPT = shutil.which("Rscript")

if not PAGE.is_file():
    pytest.skip("docs/ is in the source tree only", allow_module_level=True)
needs_r = pytest.mark.skipif(
    RSCRIPT is None, reason="needs Rscript: apt-get install r-base-core"
)

BODIES = ["CSTO", "CIS", "NATO", "EU", "UN", "CST", "CFE", "OIC", "BSEC"]
COUNTRIES = ["ARM", "AZE", "GEO", "RUS", "TJK", "UZB", "FRA", "SUN"]
DAYS = ["1990-06-01", "1992-12-31", "1993-01-15", "2008-12-01", "2024-04-05"]


def plain() -> str:
    """Give the examples of the page without what they print."""
    return re.sub(r"^#>.*\n", "", "\n".join(fences()), flags=re.MULTILINE)


def fences() -> list[str]:
    """Give the examples of the page that are R."""
    text = PAGE.read_text("utf-8")
    return re.findall(r"^```r\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the record where the page has it."""
    home = tmp_path_factory.mktemp("home")
    tables.write_package(home / "record")
    return home


def told(home: Path, code: str) -> list[str]:
    """Run R, and give what it prints."""
    script = home / "page.R"
    script.write_text(code, "utf-8")
    done = subprocess.run(  # noqa: S603 # our own documents
        [str(RSCRIPT), "--vanilla", str(script)],
        cwd=home,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


@needs_r
def test_every_example_prints_what_the_page_says(home: Path) -> None:
    """Lines after `#>` are those that R prints, in order, and no others."""
    code = "\n".join(fences())
    said = re.findall(r"^#> ?(.*)$", code, re.MULTILINE)
    assert len(said) > 10
    assert told(home, code) == said


@needs_r
def test_a_number_is_one_country_on_a_day(home: Path) -> None:
    """Joined as the page does it, no country-year is there twice."""
    code = """
    cow$code <- as.integer(cow$code)
    all <- merge(cow, data.frame(year = 1816:2026))
    all$day <- as.Date(paste0(all$year, "-12-31"))
    all <- all[
      during(all$from_earliest, all$until_earliest, all$day) &
        during(all$exists_from_earliest, all$exists_until_earliest, all$day), ]
    cat("---", sum(duplicated(all[c("code", "year")])), nrow(all) > 5000)
    """
    assert told(home, plain() + code)[-1] == "--- 0 TRUE"


@needs_r
def test_its_function_answers_as_the_library(home: Path) -> None:
    """`was_in` is `TRUE`, `FALSE`, `NA` as `status` is yes, no, neither."""
    words = {"yes": "TRUE", "no": "FALSE", "uncertain": "NA"}
    asked = [(c, b, d) for b in BODIES for c in COUNTRIES for d in DAYS]
    calls = "\n".join(
        f'cat(was_in("{country}", "{body}", "{day}"), "\\n")'
        for country, body, day in asked
    )
    found = told(home, f"{plain()}\ncat('---\\n')\n{calls}\n")
    answers = [line.strip() for line in found[found.index("---") + 1 :]]
    expected = [words[cr.status(*one).truth.value] for one in asked]
    assert set(expected) == {"TRUE", "FALSE", "NA"}
    assert answers == expected


def test_rows_say_what_members_does_but_for_two_things() -> None:
    """The page names where rows fall short: borrowed rosters, and chains."""
    lent = {row["id"] for row in tables.records("treaties") if row["roster"]}
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in tables.records("memberships"):
        if row["full"]:
            rows.setdefault(row["body"], []).append(row)
    chained = set()
    for body in cr.load().bodies:
        if body.id in lent:
            assert body.id not in rows
            continue
        for year in range(1900, 2027, 2):
            for day in (date(year, 1, 11), date(year + 1, 6, 30)):
                there = rows.get(body.id, [])
                answer = cr.members(body, day)
                sure = {r["country"] for r in there if _certainly(r, day)}
                may = {r["country"] for r in there if _possibly(r, day)}
                assert may == answer.possible
                assert sure <= answer.certain
                chained |= {(body.id, c) for c in answer.certain - sure}
    assert lent
    assert chained
    for id_, country in chained:
        mine = [row for row in rows[id_] if row["country"] == country]
        ends = {row["left"] for row in mine if row["left"]}
        assert ends & {row["joined"] for row in mine}


def _certainly(row: dict[str, Any], day: date) -> bool:
    begun = row["joined_latest"] is not None and row["joined_latest"] <= day
    ends = row["left_earliest"]
    return begun and (not row["left"] or (ends is not None and day < ends))


def _possibly(row: dict[str, Any], day: date) -> bool:
    begun = row["joined_earliest"] is None or row["joined_earliest"] <= day
    return begun and (row["left_latest"] is None or day < row["left_latest"])
