"""
The questions on treaties and obligations.

They take the keywords of all questions where they make sense, and `binding`:
only texts that bind count, unless `"disputed"` or `"any"` are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations, permutations

import attrs

from .bonds import (
    AllySet,
    Duties,
    Duty,
    Incompatibilities,
    Incompatibility,
    Link,
    Network,
    Tie,
    Ties,
)
from .dataset import Dataset
from .dates import DateLike, Truth, as_day
from .errors import ReadingError
from .holdings import Holding, covered_days
from .model import Conduct, Country, Covers, Event, Obligation, Source, Treaty
from .pledging import (
    Bound,
    Owed,
    Pledge,
    all_suspended,
    bindings_of,
    conduct_beside,
    dataset_asked,
    held,
    kind_named,
    kinds_of,
    owed,
    partners_of,
    pledges_between,
    recorded,
    suspended_days,
    treaties,
    unread,
)
from .query import absent_notes, if_plain, together
from .reading import CountryReading, existence
from .rosters import caveats, checked_on, conduct_days, covered, notes_on
from .rows import natural
from .terms import (
    Basis,
    Caveat,
    CaveatKind,
    Reading,
    Standings,
    ask,
    find_country,
)
from .vocabulary import Binding, EventKind, ObligationKind, worded


@attrs.frozen
class _Asked:
    """What a question is about: the record, the reading, the day."""

    data: Dataset
    reading: Reading
    day: date

    @property
    def source(self) -> Source | None:
        """The source whose word is asked for."""
        named = self.reading.according_to
        return None if named is None else self.data.sources[named]

    @property
    def covers(self) -> Covers | None:
        """What the dataset covers that answers, if one was asked for."""
        return dataset_asked(self.data, self.reading)


def allies(
    country: str | Country,
    on: DateLike,
    *,
    obligation: str = "defense",
    binding: Bound = "yes",
    basis: Basis = "effective",
    known_on: DateLike | None = None,
    according_to: str | Source | None = None,
    strict: bool = False,
    data: Dataset | None = None,
) -> AllySet:
    """
    Answer who owed *country* an obligation on one day, under a treaty.

    Under a mutual pledge that is symmetric; a one-sided guarantee makes the
    guarantor an ally of the guaranteed only.

    Args:
        obligation:
            ATOP's `defense offense neutrality nonaggression consultation`,
            or `base ceasefire border peace cooperation
            no_opposing_alliance`.
        binding:
            `"disputed"` also counts texts of which it is disputed whether
            they bind; `"any"` also those that do not.
        according_to:
            A dataset of pledges between pairs in the place of the record.

    Raises:
        UnknownNameError: If no country, or source, has this id or name.
        DateError: If *on* is no day.
        ReadingError: If a keyword is misspelt or two do not go together.
        UncertainAnswerError: If *strict* and there is any caveat.

    >>> import caucasus_ref as cr
    >>> "AZE" in cr.allies("ARM", "1996-06-01")
    True
    >>> "AZE" in cr.allies("ARM", "1999-04-21")
    False
    """
    whole, reading = ask(
        data, basis=basis, known_on=known_on, according_to=according_to
    )
    asked = _Asked(whole, reading, as_day(on))
    who = find_country(whole, country, asked.day)
    kind = kind_named(obligation)
    bindings = bindings_of(binding)
    found = {
        (other, who): owed(whole, (other, who), kind, reading, bindings)
        for other in partners_of(whole, who, reading)
    }
    there = {
        by: one for (by, _), one in found.items() if asked.day in one.possible
    }
    pledges = _on_the_day(asked, there.values())
    answer = AllySet(
        country=who,
        on=asked.day,
        obligation=kind,
        reading=reading,
        certain=frozenset(
            by for by, one in there.items() if asked.day in one.certain
        ),
        possible=frozenset(there),
        disputed=frozenset(
            by for (by, _), one in found.items() if asked.day in one.disputed
        ),
        pledges=pledges,
        conduct=_conduct(asked, pledges),
        caveats=together(
            [
                _of_pairs(asked, found),
                _absent(asked, who),
                _of_source(asked, kind, who),
                _of_scope(asked, frozenset({kind}), who),
                _unread(asked, who),
                _stale(asked, _rest_on(pledges)),
            ]
        ),
        listed=_listed(asked, kind, who),
        data=whole,
    )
    return if_plain(answer, strict)


def obligations(
    of: str | Country,
    on: DateLike,
    *,
    towards: str | Country | None = None,
    obligation: str | None = None,
    binding: Bound = "yes",
    basis: Basis = "effective",
    known_on: DateLike | None = None,
    strict: bool = False,
    data: Dataset | None = None,
) -> Duties:
    """
    Answer what a country was bound to do on one day, by which article.

    Args:
        towards:
            Only what it owed to this country.
        obligation:
            Only this kind.
        binding:
            As in `allies`.

    Raises:
        UnknownNameError: If no country has this id or name.
        DateError: If *on* is no day.
        ReadingError: If a keyword is misspelt.
        UncertainAnswerError: If *strict* and there is any caveat.

    >>> import caucasus_ref as cr
    >>> duties = cr.obligations("KGZ", "2024-04-05", towards="TJK")
    >>> [duty.treaty for duty in duties if duty.kind == "defense"]
    ['CST']
    """
    whole, reading = ask(data, basis=basis, known_on=known_on)
    asked = _Asked(whole, reading, as_day(on))
    who = find_country(whole, of, asked.day)
    to = None if towards is None else find_country(whole, towards, asked.day)
    kinds = kinds_of(obligation)
    bindings = bindings_of(binding)
    found = [
        pledge
        for pledge in _pledges_of(asked, who, to)
        if pledge.obligation.kind in kinds
    ]
    counted = [one for one in found if one.binding in bindings]
    left_out = {one.treaty for one in found if one.binding not in bindings}
    answer = Duties(
        rows=tuple(_duties(asked, counted)),
        country=who,
        towards=to,
        on=asked.day,
        reading=reading,
        left_out=tuple(sorted(left_out)),
        caveats=together(
            [
                _absent(asked, who, to),
                _coarse(asked, counted),
                _of_scope(asked, kinds, who, to),
                _unread(asked, who, to),
                _stale(asked, _rest_on(counted)),
            ]
        ),
        data=whole,
    )
    return if_plain(answer, strict)


def treaties_between(
    a: str | Country,
    b: str | Country,
    on: DateLike,
    *,
    bilateral: bool = False,
    binding: Bound = "yes",
    standing: Standings = None,
    basis: Basis = "effective",
    known_on: DateLike | None = None,
    strict: bool = False,
    data: Dataset | None = None,
) -> Ties:
    """
    Answer which instruments bound two countries on one day.

    Args:
        bilateral:
            Only those that nobody else ever signed.
        binding:
            As in `allies`; what binds nobody has participants.
        standing:
            Other standings than being a party: `"signatory"`, several, or
            `"any"`.

    Raises:
        UnknownNameError: If no country has this id or name.
        DateError: If *on* is no day.
        ReadingError: If a keyword is misspelt, or both are one country.
        UncertainAnswerError: If *strict* and there is any caveat.

    >>> import caucasus_ref as cr
    >>> ties = cr.treaties_between("ARM", "KAZ", "2024-04-05")
    >>> "CST" in [tie.treaty.id for tie in ties]
    True
    """
    whole, reading = ask(
        data, basis=basis, known_on=known_on, standing=standing
    )
    asked = _Asked(whole, reading, as_day(on))
    pair = (
        find_country(whole, a, asked.day),
        find_country(whole, b, asked.day),
    )
    if pair[0] == pair[1]:
        msg = f"b: {pair[1]} is the same country as a; name two"
        raise ReadingError(msg)
    bindings = bindings_of(binding)
    rows: list[Tie] = []
    left_out: list[str] = []
    notes: list[Iterable[Caveat]] = []
    looked: set[tuple[str, str]] = set()
    for treaty in treaties(whole):
        listed = held(whole, treaty, reading)
        if bilateral and set(listed) != set(pair):
            continue
        tie = _tie(asked, treaty, pair)
        if tie is None:
            continue
        if treaty.binding not in bindings:
            left_out.append(treaty.id)
            continue
        rows.append(tie)
        told = {
            note
            for country in pair
            for note in notes_on(listed[country].notes, country, asked.day)
        }
        notes.append(caveats(treaty, told))
        looked.update((treaty.id, country) for country in pair)
    rows.sort(key=lambda tie: (tie.since.on.bounds, tie.treaty.id))
    answer = Ties(
        rows=tuple(rows),
        countries=pair,
        on=asked.day,
        reading=reading,
        left_out=tuple(sorted(left_out)),
        caveats=together(
            [
                *notes,
                _absent(asked, *pair),
                _silent(asked, pair, bilateral),
                _stale(asked, looked, scopes=False),
            ]
        ),
        data=whole,
    )
    return if_plain(answer, strict)


def incompatibilities(
    country: str | Country,
    on: DateLike,
    *,
    binding: Bound = "yes",
    basis: Basis = "effective",
    known_on: DateLike | None = None,
    strict: bool = False,
    data: Dataset | None = None,
) -> Incompatibilities:
    """
    Answer which bonds of a country did not go together on one day.

    That means two things and no more: a treaty's bar on other alliances
    beside a defence pledge to somebody outside that treaty; and defence
    pledges to two sides of a war in the record.  Only what certainly held
    counts.

    Raises:
        UnknownNameError: If no country has this id or name.
        DateError: If *on* is no day.
        ReadingError: If a keyword is misspelt.
        UncertainAnswerError: If *strict* and there is any caveat.

    >>> import caucasus_ref as cr
    >>> len(cr.incompatibilities("KGZ", "2010-01-01"))
    0
    """
    whole, reading = ask(data, basis=basis, known_on=known_on)
    asked = _Asked(whole, reading, as_day(on))
    who = find_country(whole, country, asked.day)
    bindings = bindings_of(binding)
    found = [
        pledge
        for pledge in _pledges_of(asked, who, None)
        if pledge.binding in bindings and asked.day in pledge.certain
    ]
    kinds = frozenset(
        {ObligationKind.DEFENSE, ObligationKind.NO_OPPOSING_ALLIANCE}
    )
    answer = Incompatibilities(
        rows=(*_barred(asked, who, found), *_both_sides(asked, who, found)),
        country=who,
        on=asked.day,
        reading=reading,
        caveats=together(
            [
                _absent(asked, who),
                _of_scope(asked, kinds, who),
                _unread(asked, who),
                _stale(asked, _rest_on(found)),
            ]
        ),
        data=whole,
    )
    return if_plain(answer, strict)


def pledges(
    on: DateLike,
    *,
    obligation: str = "defense",
    binding: Bound = "yes",
    basis: Basis = "effective",
    known_on: DateLike | None = None,
    according_to: str | Source | None = None,
    strict: bool = False,
    data: Dataset | None = None,
) -> Network:
    """
    Answer who owed whom an obligation on one day: the links of a network.

    A link puts together all pledges of one country to another; `allies` has
    those owed to one country, each with its article.  The keywords are its.

    >>> import caucasus_ref as cr
    >>> links = cr.pledges("2024-04-05")
    >>> ("ARM", "KAZ") in {(link.by, link.to) for link in links}
    True
    """
    whole, reading = ask(
        data, basis=basis, known_on=known_on, according_to=according_to
    )
    asked = _Asked(whole, reading, as_day(on))
    kind = kind_named(obligation)
    bindings = bindings_of(binding)
    found = {
        pair: owed(whole, pair, kind, reading, bindings)
        for pair in sorted(_pairs(asked, kind))
    }
    there = {
        pair: one for pair, one in found.items() if asked.day in one.possible
    }
    rows = tuple(
        Link(
            by=by,
            to=to,
            obligation=kind,
            treaties=tuple(
                sorted({p.treaty for p in _on_the_day(asked, [one])})
            ),
            truth=Truth.YES if asked.day in one.certain else Truth.UNCERTAIN,
            suspended=all_suspended(_on_the_day(asked, [one]), asked.day),
        )
        for (by, to), one in there.items()
    )
    told = _on_the_day(asked, there.values())
    answer = Network(
        rows=rows,
        on=asked.day,
        obligation=kind,
        reading=reading,
        caveats=together(
            [
                _of_pairs(asked, found),
                _of_source(asked, kind, None),
                _of_scope(asked, frozenset({kind}), None),
                _stale(asked, _rest_on(told)),
            ]
        ),
        codings=tuple(
            coding
            for coding in whole.codings
            if coding.obligation is kind
            and any(
                asked.day in found[pair].disputed
                or (coding.source == reading.according_to and pair in there)
                for pair in permutations(coding.pair, 2)
                if coding.binds in {None, pair[0]}
            )
        ),
        data=whole,
    )
    return if_plain(answer, strict)


# What holds on the day.


def _on_the_day(asked: _Asked, found: Iterable[Owed]) -> tuple[Pledge, ...]:
    return tuple(
        pledge
        for one in found
        for pledge in one.pledges
        if asked.day in pledge.possible
    )


def _pledges_of(asked: _Asked, who: str, to: str | None) -> Iterator[Pledge]:
    """Give what a country possibly owed that day, whether it binds or not."""
    others = [to]
    if to is None:
        others = [*partners_of(asked.data, who, asked.reading)]
    for other in others:
        for pledge in pledges_between(
            asked.data, (who, str(other)), asked.reading, frozenset(Binding)
        ):
            if asked.day in pledge.possible:
                yield pledge


def _pairs(asked: _Asked, kind: ObligationKind) -> set[tuple[str, str]]:
    """Give every pair that may owe something of a kind that day."""
    found: set[tuple[str, str]] = set()
    for coding in asked.data.codings:
        one, other = coding.pair
        found |= {(one, other), (other, one)}
    for treaty in treaties(asked.data):
        if any(one.kind is kind for one in treaty.obligations):
            there = [
                country
                for country, told in held(
                    asked.data, treaty, asked.reading
                ).items()
                if asked.day in told.possible
            ]
            found |= {(a, b) for a in there for b in there if a != b}
    return found


def _duties(asked: _Asked, found: list[Pledge]) -> Iterator[Duty]:
    """Put together what one article owes to several countries."""
    grouped: dict[Obligation, list[Pledge]] = {}
    for one in found:
        grouped.setdefault(one.obligation, []).append(one)
    order = list(ObligationKind)
    for obligation, told in sorted(
        grouped.items(),
        key=lambda item: (
            order.index(item[0].kind),
            item[0].treaty,
            natural(item[0].article),
        ),
    ):
        certain = {one.to for one in told if asked.day in one.certain}
        yield Duty(
            obligation=obligation,
            binding=told[0].binding,
            by=told[0].by,
            to=frozenset(certain),
            maybe=frozenset({one.to for one in told} - certain),
            suspended=frozenset(
                one.to for one in told if asked.day in one.suspended
            ),
        )


def _tie(asked: _Asked, treaty: Treaty, pair: tuple[str, str]) -> Tie | None:
    """Say what two countries held in an instrument, if both counted."""
    listed = held(asked.data, treaty, asked.reading)
    if not set(pair) <= set(listed):
        return None
    told = [listed[country] for country in pair]
    if any(asked.day not in one.possible for one in told):
        return None
    there: list[Holding] = [
        min(_held_on(asked, one), key=lambda row: asked.day not in row.certain)
        for one in told
    ]
    certain = all(asked.day in one.certain for one in told)
    return Tie(
        treaty=treaty,
        standings=(there[0].standing, there[1].standing),
        truth=Truth.YES if certain else Truth.UNCERTAIN,
        since=max(
            (one.joined for one in there), key=lambda edge: edge.on.bounds
        ),
        suspended=asked.day in suspended_days(treaty, pair, asked.reading),
    )


def _held_on(asked: _Asked, one: CountryReading) -> list[Holding]:
    """Give what counts and was possibly held that day."""
    return [
        holding
        for holding in one.holdings
        if holding.counts and asked.day in holding.possible
    ]


def _barred(
    asked: _Asked, who: str, found: list[Pledge]
) -> Iterator[Incompatibility]:
    """
    Find defence pledges to those outside a treaty that bars alliances.

    A bar with a condition, such as "against the other party", is left out:
    the record does not know against whom a pledge is meant.
    """
    bars: dict[str, Pledge] = {}
    for one in found:
        if (
            one.obligation.kind is ObligationKind.NO_OPPOSING_ALLIANCE
            and one.obligation.condition is None
        ):
            bars.setdefault(one.treaty, one)
    for bar in bars.values():
        treaty = next(
            one for one in treaties(asked.data) if one.id == bar.treaty
        )
        inside = {
            country
            for country, told in held(
                asked.data, treaty, asked.reading
            ).items()
            if asked.day in told.possible
        }
        for one in found:
            if (
                one.obligation.kind is ObligationKind.DEFENSE
                and one.to not in inside
            ):
                yield Incompatibility(
                    country=who, bar=bar, war=None, pledges=(one,)
                )


def _both_sides(
    asked: _Asked, who: str, found: list[Pledge]
) -> Iterator[Incompatibility]:
    """Find defence pledges to two sides of a war of that day."""
    owes = {
        one.to: one
        for one in found
        if one.obligation.kind is ObligationKind.DEFENSE
    }
    for event in asked.data.events:
        if event.kind is EventKind.WAR and _goes_on(event, asked.day):
            for one, other in combinations(event.sides, 2):
                yield from (
                    Incompatibility(
                        country=who,
                        bar=None,
                        war=event,
                        pledges=(owes[a], owes[b]),
                    )
                    for a in one
                    for b in other
                    if a in owes and b in owes
                )


def _goes_on(event: Event, day: date) -> bool:
    """Whether an event possibly went on that day."""
    if event.end is None:
        return event.start.bounds[0] <= day <= event.start.bounds[1]
    return event.start.bounds[0] <= day < event.end.bounds[1]


def _conduct(asked: _Asked, told: tuple[Pledge, ...]) -> tuple[Conduct, ...]:
    """Give what went on beside the standing of those in an answer."""
    found: list[Conduct] = []
    for treaty in treaties(asked.data):
        there = {
            country
            for one in told
            if one.treaty == treaty.id
            for country in (one.by, one.to)
        }
        for act in conduct_beside(asked.data, treaty) if there else ():
            if (
                act.country in there
                and act not in found
                and asked.day in conduct_days(act, asked.reading)
            ):
                found.append(act)
    return tuple(found)


# What to know about an answer.


def _note(
    kind: CaveatKind, what: str, countries: Iterable[str] = ()
) -> Caveat:
    about = tuple(sorted(set(countries)))
    who = f"{' '.join(about)}: " if about else ""
    return Caveat(kind=kind, message=f"{who}{what}", body="", countries=about)


def _absent(asked: _Asked, *countries: str | None) -> Iterator[Caveat]:
    for one in filter(None, countries):
        yield from absent_notes(asked.data, one, asked.day, asked.reading)


def _coarse(asked: _Asked, told: Iterable[Pledge]) -> Iterator[Caveat]:
    vague: dict[str, set[str]] = {}
    for one in told:
        if asked.day not in one.certain:
            vague.setdefault(one.where, set()).update((one.by, one.to))
    for where, countries in sorted(vague.items()):
        what = f"{where}: not known to the day"
        yield _note(CaveatKind.COARSE, what, countries)


def _of_pairs(
    asked: _Asked, found: dict[tuple[str, str], Owed]
) -> Iterator[Caveat]:
    """Say where dates are coarse, and where datasets differ."""
    vague = {
        pair: one
        for pair, one in found.items()
        if asked.day in one.possible and asked.day not in one.certain
    }
    yield from _coarse(asked, _on_the_day(asked, vague.values()))
    differ = {
        country
        for pair, one in found.items()
        if asked.day in one.disputed
        for country in pair
    }
    if differ:
        what = "datasets differ; explain() says how, and why we do not follow"
        yield _note(CaveatKind.DISPUTED, what, differ)


def _of_source(
    asked: _Asked, kind: ObligationKind, who: str | None
) -> Iterator[Caveat]:
    """Say how far the word of another source goes."""
    source = asked.source
    if source is None:
        return
    covers = source.covers
    if covers is None:
        what = f"{source.id} says nothing of pledges; the record's stand"
        yield _note(CaveatKind.SOURCE_SILENT, what)
        return
    if covers.pledges:
        what = f"{source.id} counts whole years"
        yield _note(CaveatKind.CODED_BY_YEAR, what)
    if kind not in covers.pledges:
        what = f"{source.id} does not cover pledges of {worded(kind)}"
        yield _note(CaveatKind.NO_DATA, what)
    elif asked.day not in covered_days(covers):
        what = f"{source.id} covers only {covers.from_} to {covers.until}"
        yield _note(CaveatKind.NO_DATA, what)
    elif covers.countries is not None and (
        who is None or who in covers.countries
    ):
        names = " ".join(covers.countries)
        what = f"{source.id} was compared only for {names}"
        yield _note(CaveatKind.NO_DATA, what)
    elif covers.countries is not None:
        what = f"{source.id} was not compared for it"
        yield _note(CaveatKind.NO_DATA, what, [str(who)])


def _of_scope(
    asked: _Asked,
    kinds: frozenset[ObligationKind],
    who: str | None,
    to: str | None = None,
) -> Iterator[Caveat]:
    """Say for whom our silence is no "no"."""
    if asked.covers is not None:
        return
    pair = (who or "", to or "")
    missing = [
        kind
        for kind in ObligationKind
        if kind in kinds and asked.day not in recorded(asked.data, pair, kind)
    ]
    if not missing:
        return
    for scope in asked.data.scopes:
        names = " ".join(scope.countries)
        since = f" from {scope.since}" if scope.since else ""
        told = ", ".join(map(worded, scope.obligations))
        what = f"pledges ({told}) are recorded in full only for {names}{since}"
        yield _note(CaveatKind.NO_DATA, what)
    if not len(asked.data.scopes):
        what = "for no country are all pledges recorded"
        yield _note(CaveatKind.NO_DATA, what)


def _listed(
    asked: _Asked, kind: ObligationKind, who: str
) -> frozenset[str] | None:
    """Give the countries for which alone silence is a "no"."""
    covers = asked.covers
    if covers is not None:
        if kind not in covers.pledges or asked.day not in covered_days(covers):
            return frozenset()
        if covers.countries is None:
            return None
        known = frozenset(covers.countries)
        return known if who in known else frozenset()
    if asked.day in recorded(asked.data, (who, who), kind):
        return None
    return frozenset(
        country.id
        for country in asked.data.countries
        if asked.day in recorded(asked.data, (country.id, who), kind)
    )


def _unread(
    asked: _Asked, who: str, to: str | None = None
) -> Iterator[Caveat]:
    """Name the instruments that bind and that nobody read for pledges."""
    if asked.covers is not None:
        return
    names = [
        treaty.id
        for treaty, others in unread(asked.data, who, asked.day, asked.reading)
        if to is None or to in others
    ]
    if names:
        what = f"pledges may be missing of {' '.join(names)}: not read whole"
        yield _note(CaveatKind.NOT_READ, what)


def _rest_on(told: Iterable[Pledge]) -> set[tuple[str, str]]:
    """Give the instruments on which pledges rest, each with a country."""
    return {(one.treaty, who) for one in told for who in (one.by, one.to)}


def _stale(
    asked: _Asked, rests: set[tuple[str, str]], *, scopes: bool = True
) -> Iterator[Caveat]:
    """Say if nobody has looked for news since before the day asked about."""
    ids = {id_ for id_, _ in rests}
    looks = [
        checked_on(asked.data, treaty, holding.membership)
        for treaty in treaties(asked.data)
        if treaty.id in ids
        for who, one in held(asked.data, treaty, asked.reading).items()
        if (treaty.id, who) in rests
        for holding in _held_on(asked, one)
    ]
    if scopes and asked.covers is None:
        looks += [scope.checked.bounds[1] for scope in asked.data.scopes]
    if looks and min(looks) < asked.day:
        what = f"last checked for news on {min(looks)}"
        yield _note(CaveatKind.AFTER_CHECKED, what)


def _silent(
    asked: _Asked, pair: tuple[str, str], bilateral: bool
) -> Iterator[Caveat]:
    """Name the instruments whose roster cannot say no of one of the two."""
    if bilateral:
        return
    for country in pair:
        names = [
            treaty.id
            for treaty in treaties(asked.data)
            if country not in held(asked.data, treaty, asked.reading)
            and asked.day in existence(treaty, asked.reading)[1]
            and asked.day not in covered(treaty, asked.reading, country)
        ]
        if names:
            what = f"no data in {' '.join(names)}"
            yield _note(CaveatKind.NO_DATA, what, [country])
