"""Datasets and their registries: how a name finds its record."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from os import PathLike
from pathlib import Path
from threading import RLock
from typing import Any, Generic, TypeAlias, TypeVar, cast

from . import _load
from ._files import Tree, read_directory
from .assertions import Claim
from .checks import Entry
from .dates import DateLike, as_day
from .errors import (
    DataError,
    Problem,
    UnknownNameError,
    close_to,
    few_hints,
    quoted,
)
from .model import (
    Body,
    Country,
    Event,
    Place,
    PledgeCoding,
    Scope,
    Source,
)
from .names import called_by, fold, kind_of, lifetime, names_of, texts_of
from .rows import plural
from .shown import shortened, wrapped


Record = TypeVar(
    "Record",
    bound=Body
    | Claim
    | Country
    | Event
    | Place
    | PledgeCoding
    | Scope
    | Source,
)

Shelf: TypeAlias = dict[str, Any]
"""Records by id, or what makes them when first asked for."""

Supply: TypeAlias = Callable[[], Shelf]
"""What gives all records of a kind when the first of them is asked for."""

_SHOWN = 12
_BRIEF = 40
"""How much of what it is called is told of a suggestion."""
_MOST = 10_000
"""After how many problems no further record is looked at."""
_CACHED = 4_096
"""How much a dataset keeps of what was worked out for its answers."""
_Made = TypeVar("_Made")
_lock = RLock()


class Registry(Generic[Record]):
    """
    All records of one kind, found by id or by name.

    `registry["ОДКБ"]` and `registry.find("ОДКБ")` take an id or any recorded
    name, in any case, never a near miss.  `registry.CSTO` takes an id, with
    `_` for `-`.  Iterates the records, sorted by id.

    >>> import caucasus_ref as cr
    >>> cr.bodies["одкб"] is cr.bodies.CSTO
    True
    >>> cr.countries.find("Yugoslavia", on="1995-01-01").id
    'x-fry'
    >>> cr.countries["Armania"]
    Traceback (most recent call last):
    ...
    caucasus_ref.errors.UnknownNameError: ... did you mean ROU (Romania) or ...
    """

    def __init__(self, kind: str, rows: Supply, near: Supply = dict) -> None:
        self._kind = kind
        self._source = rows
        self._near_source = near
        self._near_ready: Shelf | None = None
        self._ready: Shelf | None = None
        self._names: dict[str, list[str]] | None = None

    @property
    def _rows(self) -> Shelf:
        if self._ready is None:
            with _lock:
                if self._ready is None:
                    rows, near = self._source(), self._nearest
                    self._ready = {**rows, **near} if near else rows
        return self._ready

    @property
    def _nearest(self) -> Shelf:
        """Some of the rows, which cost less to find than all of them."""
        if self._near_ready is None:
            with _lock:
                if self._near_ready is None:
                    self._near_ready = self._near_source()
        return self._near_ready

    def get(self, id: str) -> Record | None:  # noqa: A002 # the field's name
        """Give the record with exactly this id, or none."""
        rows = self._nearest
        if self._ready is not None or id not in rows:
            rows = self._rows
        row = rows.get(id)
        if callable(row):
            row = rows[id] = row()
        return cast("Record | None", row)

    def find(
        self, name: str | Record, *, on: DateLike | None = None
    ) -> Record:
        """
        Give the record of this id, or of this name on this day.

        Args:
            on:
                Needed only for a name that two countries bore in turn, such
                as Yugoslavia.

        Raises:
            UnknownNameError: If nothing, or more than one thing, is known by
                it; with suggestions.
        """
        if not isinstance(name, str):
            return self._own(name)
        made = self.get(name)
        if made is not None:
            return made
        if self._names is None:
            self._names = self._index()
        found = self._names.get(fold(name), [])
        if len(found) > 1 and on is not None:
            found = self._there_on(found, as_day(on))
        if len(found) == 1:
            return self[found[0]]
        if found:
            hint = "on its own it names more than one: give the day, or the id"
            raise self._unknown(name, found, hint)
        near = self._near(name)
        raise self._unknown(name, near, "" if near else self._way_out)

    def _unknown(
        self, name: str, near: list[str], hint: str
    ) -> UnknownNameError:
        called = [shortened(called_by(self[id_]), _BRIEF) for id_ in near]
        return UnknownNameError(self._kind, name, near, hint, called)

    @property
    def _way_out(self) -> str:
        """Say where to find what there is."""
        return f"iterate load().{self._many} to see what there is"

    def _own(self, record: object) -> Record:
        """Accept a record where its name would do, if it is of this kind."""
        id_ = getattr(record, "id", None)
        if isinstance(id_, str) and kind_of(type(record)) == self._kind:
            return self.find(id_)
        hint = f"pass its id or its name as text, or the {self._kind} itself"
        raise UnknownNameError(self._kind, record, (), hint)

    def _there_on(self, ids: list[str], day: date) -> list[str]:
        return [
            one
            for one in ids
            if lifetime(self[one])[0] <= day < lifetime(self[one])[1]
        ]

    def _near(self, name: str) -> list[str]:
        coded = [
            one.id
            for one in self
            if isinstance(one, Country)
            and name.upper() in {code.code for code in one.codes}
        ]
        if coded:
            return coded
        names = self._names or {}
        near = close_to(name, list(names))
        return list(dict.fromkeys(names[one][0] for one in near))

    def _index(self) -> dict[str, list[str]]:
        index: dict[str, list[str]] = {}
        for record in self:
            for name in names_of(record):
                index.setdefault(name, []).append(record.id)
        return index

    def __getitem__(self, name: str | Record) -> Record:
        return self.find(name)

    def __getattr__(self, name: str) -> Record:
        if not name.startswith("_"):
            for id_ in (name, name.replace("_", "-")):
                made = self.get(id_)
                if made is not None:
                    return made
        near = close_to(name, dir(self))
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        msg = f"no {self._kind} has the id {quoted(name)}{hint}"
        raise AttributeError(msg, name=name, obj=None)

    def __dir__(self) -> list[str]:
        names = [id_.replace("-", "_") for id_ in self._rows]
        return ["find", "get", *(one for one in names if one.isidentifier())]

    def __contains__(self, name: object) -> bool:
        try:
            self.find(name)  # type: ignore[arg-type]
        except UnknownNameError:
            return False
        return True

    def __iter__(self) -> Iterator[Record]:
        return (self[id_] for id_ in sorted(self._rows))

    def __len__(self) -> int:
        return len(self._rows)

    def __repr__(self) -> str:
        ids = sorted(self._rows)
        more = f" and {len(ids) - _SHOWN} more" if ids[_SHOWN:] else ""
        head = plural(len(ids), self._kind, self._many)
        text = f"<{head}: {' '.join(ids[:_SHOWN])}{more}>"
        return "\n".join(wrapped(text, "  "))

    @property
    def _many(self) -> str:
        return {"body": "bodies", "country": "countries"}.get(
            self._kind, f"{self._kind}s"
        )

    def _ipython_key_completions_(self) -> list[str]:
        """Give every id and every name, for the Tab key in brackets."""
        names = {name for one in self for name in texts_of(one)}
        return sorted(names, key=lambda name: (name not in self._rows, name))

    def __reduce__(self) -> tuple[Any, ...]:
        return _registry_of, (self._kind, {one.id: one for one in self})


def _registry_of(kind: str, records: Shelf) -> Registry[Any]:
    return Registry(kind, partial(_same, records))


def _same(value: Any) -> Any:
    return value


class Dataset:
    """
    A whole record: bodies, countries, events and their sources.

    Immutable; make one with `load`, `Dataset.from_directory` or
    `Dataset.from_records`.

    Attributes:
        bodies: Organisations and treaties.
        countries: Holders of standings.
        events: What happened.
        sources: What the rest cites.
        places: Where it happened, with the names that each side uses.
        claims: What articles say, ready to be checked.
        codings: What others say of the obligations of a pair.
        scopes: Where the record of obligations is complete.
    """

    def __init__(
        self,
        rows: Mapping[str, Supply],
        *,
        shipped: bool,
        sources: Supply = dict,
    ) -> None:
        def registry(kind: str) -> Registry[Any]:
            near = sources if kind == "source" else dict
            return Registry(kind, rows.get(kind, dict), near)

        self.bodies: Registry[Body] = registry("body")
        self.countries: Registry[Country] = registry("country")
        self.events: Registry[Event] = registry("event")
        self.sources: Registry[Source] = registry("source")
        self.places: Registry[Place] = registry("place")
        self.claims: Registry[Claim] = registry("claim")
        self.codings: Registry[PledgeCoding] = registry("coding")
        self.scopes: Registry[Scope] = registry("scope")
        self.cache: dict[Any, Any] = {}
        self._shipped = shipped

    @classmethod
    def from_directory(cls, path: str | PathLike[str]) -> Dataset:
        """
        Read a record from TOML files, laid out as the shipped one.

        Nothing in it is run, no link is followed, and no text in it may have
        control characters but tabs and line breaks.  At most 20,000 files,
        of 4 MB each and 500 MB together, with keys of at most 32 parts.

        Raises:
            DataError: With every problem of every file, of the first 10,000.
        """
        tree, unread = read_directory(Path(path))
        with few_hints():
            return cls._from_tree(tree, unread)

    @classmethod
    def _from_tree(cls, tree: Tree, unread: list[Problem]) -> Dataset:
        spots, problems = _load.spots(tree)
        problems += unread
        entries: list[Entry] = []
        for spot in spots:
            if len(problems) > _MOST:
                what = f"not read: over {_MOST} problems are known already"
                problems.append(Problem(spot.file, spot.path, what))
                break
            try:
                record = _load.structure(spot)
            except DataError as error:
                problems += error.problems
            else:
                entries.append(Entry(spot.file, spot.path, record))
        if problems:
            raise DataError(sorted(problems, key=lambda one: one.file))
        return cls._from_entries(entries)

    @classmethod
    def from_records(
        cls,
        *,
        bodies: Iterable[Body] = (),
        countries: Iterable[Country] = (),
        events: Iterable[Event] = (),
        sources: Iterable[Source] = (),
        places: Iterable[Place] = (),
        claims: Iterable[Claim] = (),
        codings: Iterable[PledgeCoding] = (),
        scopes: Iterable[Scope] = (),
    ) -> Dataset:
        """
        Put records together that were made in Python.

        Raises:
            DataError: With every rule that they break.
        """
        given: dict[str, tuple[type[Any], Iterable[Any]]] = {
            "bodies": (Body, bodies),
            "countries": (Country, countries),
            "events": (Event, events),
            "sources": (Source, sources),
            "places": (Place, places),
            "claims": (Claim, claims),
            "codings": (PledgeCoding, codings),
            "scopes": (Scope, scopes),
        }
        problems: list[Problem] = []
        entries: list[Entry] = []
        for name, (kind, records) in given.items():
            for number, record in enumerate(records):
                entry = Entry(name, f"$[{number}]", record)
                if isinstance(record, kind):
                    entries.append(entry)
                else:
                    what = f"{quoted(record)} is no {kind.__name__}"
                    problems.append(entry.problem("", what))
        if problems:
            raise DataError(problems)
        with few_hints():
            return cls._from_entries(entries)

    @classmethod
    def _from_entries(cls, entries: list[Entry]) -> Dataset:
        from .rules import broken_rules  # noqa: PLC0415 # 8 ms, not for our own

        problems = broken_rules(entries)
        if problems:
            raise DataError(problems)
        return cls._of([entry.record for entry in entries])

    @classmethod
    def _of(cls, records: Iterable[Any]) -> Dataset:
        shelves: dict[str, Shelf] = {}
        for record in records:
            shelf = shelves.setdefault(kind_of(record.__class__), {})
            shelf[record.id] = record
        rows = {kind: partial(_same, one) for kind, one in shelves.items()}
        return cls(rows, shipped=False)

    @classmethod
    def _trusted(cls, tree: Tree) -> Dataset:
        """Take a tree that the tests have checked; make rows when asked."""

        def bodies() -> Shelf:
            return {
                id_: partial(_trusted_body, tree, file)
                for id_, file in _load.bodies_in(tree)
            }

        def others(kind: type[Any], within: Tree = tree) -> Shelf:
            return {
                _load.id_of(spot): partial(_load.trusted, spot)
                for spot in _load.others_in(within, kind)
            }

        def shared_sources() -> Shelf:
            file = "sources.toml"
            return others(Source, {file: tree[file]} if file in tree else {})

        rows: dict[str, Supply] = {
            kind_of(kind): partial(others, kind) for kind in _OTHERS
        }
        return cls(
            {"body": bodies, **rows}, shipped=True, sources=shared_sources
        )

    def kept(self, key: object, make: Callable[[], _Made]) -> _Made:
        """Give what was made under a key before, or make it and keep it."""
        found: _Made | None = self.cache.get(key)
        if found is None:
            if len(self.cache) >= _CACHED:
                self.cache.clear()
            found = self.cache[key] = make()
        return found

    def with_sources(self, sources: Iterable[Source]) -> Dataset:
        """Give the same record with a few more sources."""
        added = {source.id: source for source in sources}
        if not added:
            return self
        whole = object.__new__(Dataset)
        whole.__dict__.update(self.__dict__, cache={}, _shipped=False)
        whole.sources = _registry_of("source", {**self.sources._rows, **added})
        return whole

    def __iter__(self) -> Iterator[Any]:
        """Iterate all records."""
        for registry in (
            self.bodies,
            self.countries,
            self.events,
            self.sources,
            self.places,
            self.claims,
            self.codings,
            self.scopes,
        ):
            yield from registry

    def __repr__(self) -> str:
        counts = (
            plural(len(self.bodies), "body", "bodies"),
            plural(len(self.countries), "country", "countries"),
            plural(len(self.events), "event", "events"),
            plural(len(self.sources), "source", "sources"),
        )
        return f"<Dataset: {', '.join(counts)}>"

    def __reduce__(self) -> tuple[Any, ...]:
        if self._shipped:
            return load, ()
        return Dataset._of, (list(self),)


_OTHERS = (Claim, Country, Event, Place, PledgeCoding, Scope, Source)


def _trusted_body(tree: Tree, file: str) -> Body:
    body: Body = _load.trusted(_load.body_in(tree, file))
    return body


_loaded: list[Dataset] = []


def load() -> Dataset:
    """
    Give the record that comes with the library; it is read once.

    Its rows are made when first asked for.

    >>> import caucasus_ref as cr
    >>> cr.load().bodies.CSTO
    <CSTO: Collective Security Treaty Organization from 2003-09-18>
    """
    if not _loaded:
        with _lock:
            if not _loaded:
                _loaded.append(Dataset._trusted(_shipped_tree()))
    return _loaded[0]


def version() -> str:
    """Give the version of the code, and of the record that comes with it."""
    found: str = sys.modules[__name__.rpartition(".")[0]].__version__
    return found


def given(data: Dataset | None) -> Dataset:
    """
    Give the record that a question asks: ours, unless another is named.

    Raises:
        TypeError: If it is no `Dataset`.
    """
    if data is None:
        return load()
    if not isinstance(data, Dataset):
        msg = (
            f"data: {quoted(data)} is no Dataset; leave it out, or pass what"
            " load() or Dataset.from_directory() gave"
        )
        raise TypeError(msg)
    return data


def _shipped_tree() -> Tree:
    data = Path(__file__).parent / "data"
    packed = data / _load.PACKED
    if packed.is_file():
        return _load.PackedTree(packed.read_bytes().decode())
    if data.is_dir():
        return read_directory(data)[0]
    return _load.PackedTree(_from_archive(_load.PACKED))


def _from_archive(name: str) -> str:
    """Read a file of the record that lies in a zip, as the library does."""
    from pkgutil import get_data  # noqa: PLC0415 # only if it is zipped

    raw = get_data(__name__.rpartition(".")[0], f"data/{name}")
    return cast("bytes", raw).decode()


bodies: Registry[Body] = Registry("body", lambda: load().bodies._rows)
countries: Registry[Country] = Registry(
    "country", lambda: load().countries._rows
)
