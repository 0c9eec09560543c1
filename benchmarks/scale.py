"""
Print what a made-up record of a million memberships costs, as ratios.

Against `json.loads` of the same records, and against the same questions on a
record of a thousand memberships.
"""

from __future__ import annotations

import argparse
import gc
import json
import multiprocessing
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from statistics import median
from time import perf_counter
from timeit import Timer
from typing import Any

from report import Line, ratio, resident, tell

import caucasus_ref as cr
from caucasus_ref.dataset import Dataset


ROWS = 100
"""Memberships of a body."""
COUNTRIES = 200
FIRST = date(1950, 1, 1)
YEARS, LONGEST = 70, 9_000
CITED = ["book"]
DAY = date(2000, 1, 1)


def made_up(bodies: int) -> dict[str, Any]:
    """Make a record as its files would say it."""
    chance = random.Random(20240405)
    countries = [f"x-c{number}" for number in range(COUNTRIES)]
    tree: dict[str, Any] = {
        "countries.toml": {
            "countries": [
                {"id": one, "name": f"Country {one}"} for one in countries
            ]
        },
        "sources.toml": {
            "sources": [
                {
                    "id": CITED[0],
                    "kind": "scholarship",
                    "title": "A book",
                    "publisher": "A press",
                }
            ]
        },
    }
    for number in range(bodies):
        tree[f"organisations/b{number}.toml"] = {
            "id": f"B{number}",
            "kind": "alliance",
            "name": f"Body {number}",
            "full": ["member"],
            "start": edge(FIRST, "founding"),
            "complete": ["member"],
            "checked": "2026-01-01",
            "memberships": [
                membership(country, chance)
                for country in chance.sample(countries, ROWS)
            ],
        }
    return tree


def edge(day: date, how: str) -> dict[str, Any]:
    """Make a boundary; one in ten is known to the month."""
    text = day.isoformat()
    on = text if day.day % 10 else text[:7]
    return {"on": on, "how": how, "sources": CITED}


def membership(country: str, chance: random.Random) -> dict[str, Any]:
    """Make a membership; half of them have ended."""
    joined = FIRST + timedelta(days=31 + chance.randrange(YEARS * 365))
    row: dict[str, Any] = {
        "country": country,
        "standing": "member",
        "joined": edge(joined, "accession"),
    }
    if chance.random() < 1 / 2:
        left = joined + timedelta(days=chance.randrange(62, LONGEST))
        row["left"] = edge(left, "withdrawal")
    return row


def indexed(data: Dataset) -> Dataset:
    """Have every record made, and found by its id and by its names."""
    for _ in data:
        pass
    data.bodies.find("Body 5")
    data.countries.find("Country x-c5")
    return data


def checked(tree: dict[str, Any]) -> Dataset:
    """Take what a user's files say, every rule checked."""
    return indexed(Dataset._from_tree(tree, []))


def trusted(tree: dict[str, Any]) -> Dataset:
    """Take what is known to be right, as the record in the wheel."""
    return indexed(Dataset._trusted(tree))


def seconds(act: Callable[[], Any]) -> tuple[float, Any]:
    """Time an act once, from a clean start."""
    gc.collect()
    start = perf_counter()
    made = act()
    return perf_counter() - start, made


def structuring(bodies: int, times: int) -> Iterator[Line]:
    """Measure both ways in turns with reading the same JSON."""
    text = json.dumps(made_up(bodies))
    took: dict[str, list[float]] = {"json": [], "trusted": [], "checked": []}
    for _ in range(times):
        spent, tree = seconds(lambda: json.loads(text))
        took["json"].append(spent)
        for way in (trusted, checked):
            spent, _ = seconds(lambda way=way, tree=tree: way(tree))
            took[way.__name__].append(spent)
    for name, what in (
        ("trusted", "structured and indexed"),
        ("checked", "structured, every rule checked, and indexed"),
    ):
        yield Line(f"{what} / json.loads", ratio(took[name], took["json"]), 6)


def growth(bodies: int, out: Any) -> None:
    """Say by how much a record, and what is left of reading it, grows us."""
    text = json.dumps(made_up(bodies))
    gc.collect()
    before = resident()
    data = checked(json.loads(text))
    gc.collect()
    out.put((resident() - before) / len(data.bodies) / ROWS)


def memory(bodies: int) -> Iterator[Line]:
    """Measure the memory in a process of its own."""
    context = multiprocessing.get_context("spawn")
    out = context.Queue()
    process = context.Process(target=growth, args=(bodies, out))
    process.start()
    found: float = out.get()
    process.join()
    yield Line("kB a membership", found / 1000, 3)


def asking(bodies: int) -> Iterator[Line]:
    """Measure questions, new and asked before, on a large and a small one."""
    large, small = checked(made_up(bodies)), checked(made_up(10))
    for name, ask in (
        ("members", lambda data, n: cr.members(f"B{n}", DAY, data=data)),
        ("status", lambda data, n: cr.status("x-c5", f"B{n}", DAY, data=data)),
        ("history", lambda data, n: cr.history("x-c5", f"B{n}", data=data)),
    ):
        new: dict[str, list[float]] = {"large": [], "small": []}
        again: dict[str, list[float]] = {"large": [], "small": []}
        for number in range(10):
            for size, data in (("large", large), ("small", small)):
                data.cache.clear()
                spent, _ = seconds(
                    lambda data=data, n=number, ask=ask: ask(data, n)
                )
                new[size].append(spent)
                timer = Timer(
                    lambda data=data, n=number, ask=ask: ask(data, n)
                )
                again[size].append(timer.timeit(2_000))
        for what, took in (("new", new), ("asked before", again)):
            yield Line(
                f"{name}, {what}: large record / small",
                ratio(took["large"], took["small"]),
                2,
            )
    took = [
        median(
            seconds(lambda data=data: cr.bodies_of("x-c5", DAY, data=data))[0]
            for _ in range(3)
        )
        / len(data.bodies)
        for data in (large, small)
    ]
    yield Line("bodies_of, for each body: large / small", took[0] / took[1])


def main() -> None:
    """Print the report; exit with status 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1])
    parser.add_argument("--bodies", type=int, default=10_000)
    parser.add_argument("--times", type=int, default=3)
    options = parser.parse_args()
    print(
        f"{options.bodies * ROWS} memberships in {options.bodies} bodies,"
        f" medians of {options.times}; machines are noisy"
    )
    parts = (
        lambda: structuring(options.bodies, options.times),
        lambda: memory(options.bodies),
        lambda: asking(options.bodies),
    )
    tell(line for part in parts for line in part())


if __name__ == "__main__":
    main()
