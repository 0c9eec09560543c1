"""Treaties and obligations in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .answers import under
from .bonds import (
    AllySet,
    Duties,
    Incompatibilities,
    Network,
    Ties,
)
from .dates import Truth
from .model import Obligation, PledgeCoding, Treaty
from .rows import plural
from .telling import Teller, sentence, wrapped
from .vocabulary import Binding, worded


_BINDS = {
    Binding.YES: "binding",
    Binding.NO: "not binding",
    Binding.DISPUTED: "of disputed force",
}


def tell_allies(teller: Teller, answer: AllySet) -> Iterator[str]:
    """Tell who owed a country an obligation, and by which article."""
    nobody = "nobody for certain" if answer.possible else "nobody"
    count = f"{len(answer)} in all" if answer.certain else nobody
    what = (
        f"{teller.country(answer.country)}: who owed it"
        f" {worded(answer.obligation)} on"
    )
    when = under(answer.on.isoformat(), answer.reading)
    yield from wrapped(f"{what} {when}: {count}.")
    owed: dict[Obligation, list[str]] = {}
    for one in answer.pledges:
        owed.setdefault(one.obligation, []).append(one.by)
    for obligation, countries in owed.items():
        yield ""
        yield from _obligation(teller, obligation)
        yield from wrapped(f"Owed by {' '.join(countries)}.", "  ")
    yield from _codings(
        teller,
        [
            one
            for one in answer.data.codings
            if answer.country in one.pair
            and one.obligation is answer.obligation
            and one.binds != answer.country
            and (
                answer.disputed & set(one.pair)
                or (
                    one.source == answer.reading.according_to
                    and answer.possible & set(one.pair)
                )
            )
        ],
        answer.reading.according_to,
    )
    yield from teller.beside(answer.conduct)
    yield from teller.caveats(answer)


def _obligation(teller: Teller, one: Obligation) -> Iterator[str]:
    """Tell an article: what it says, when, how far, whether it binds."""
    treaty = teller.data.bodies[one.treaty]
    bound = treaty.binding if isinstance(treaty, Treaty) else Binding.YES
    text = (
        f"{one.where} ({treaty.name}): {worded(one.kind)},"
        f" {_BINDS[one.binding or bound]}"
        f" {teller.cited(one.sources)}."
    )
    parts = [sentence(one.says)]
    if one.condition:
        parts.append(f"Condition: {one.condition.rstrip('.')}.")
    if one.limits and one.limits.territory:
        parts.append(f"Territory: {one.limits.territory.rstrip('.')}.")
    if one.limits and one.limits.first:
        parts.append(f"First: {one.limits.first.rstrip('.')}.")
    parts.append(sentence(one.note))
    yield from wrapped(" ".join([text, *filter(None, parts)]))
    if isinstance(treaty, Treaty):
        if treaty.binding_why and bound is not Binding.YES:
            yield from wrapped(sentence(treaty.binding_why), "  ")
        for said in treaty.reservations:
            on = f" on {said.on}" if said.on else ""
            article = f", Art. {said.article}" if said.article else ""
            yield from wrapped(
                f"{worded(said.kind)} of {teller.country(said.by)}{on}"
                f"{article}: {said.says} {teller.cited(said.sources)}",
                "  ",
            )


def _codings(
    teller: Teller, codings: Iterable[PledgeCoding], asked: str | None
) -> Iterator[str]:
    yield from teller.not_adopted(
        [
            f"{' and '.join(one.pair)}, {worded(one.obligation)}"
            f"{f', owed by {one.binds} alone' if one.binds else ''}:"
            f" {', '.join(map(str, one.years)) or 'never'}"
            f" {teller.cited([one.source], adopted=one.source == asked)}:"
            f" {one.why_not}"
            for one in codings
        ]
    )


def tell_duties(teller: Teller, answer: Duties) -> Iterator[str]:
    """Tell what a country was bound to do, and by which article."""
    towards = ""
    if answer.towards:
        towards = f" towards {teller.country(answer.towards)}"
    when = under(answer.on.isoformat(), answer.reading)
    count = plural(len(answer), "obligation", "obligations")
    yield from wrapped(
        f"{teller.country(answer.country)}{towards} on {when}: {count}."
    )
    for duty in answer:
        yield ""
        yield from _obligation(teller, duty.obligation)
        to = " ".join(sorted(duty.to)) or "nobody for certain"
        maybe = f"; possibly {' '.join(sorted(duty.maybe))}"
        off = f"; suspended towards {' '.join(sorted(duty.suspended))}"
        yield from wrapped(
            f"Owed to {to}{maybe if duty.maybe else ''}"
            f"{off if duty.suspended else ''}.",
            "  ",
        )
    yield from _left_out(answer.left_out)
    yield from teller.caveats(answer)


def _left_out(ids: tuple[str, ...]) -> Iterator[str]:
    if ids:
        yield ""
        yield from wrapped(
            "Left out, since they do not bind or it is disputed:"
            f" {' '.join(ids)}."
        )


def tell_ties(teller: Teller, answer: Ties) -> Iterator[str]:
    """Tell the instruments between two countries."""
    one, other = map(teller.country, answer.countries)
    when = under(answer.on.isoformat(), answer.reading)
    count = plural(len(answer), "treaty", "treaties")
    yield from wrapped(f"{one} and {other} on {when}: {count}.")
    for tie in answer:
        yield ""
        sure = "" if tie.truth is Truth.YES else " (not known to the day)"
        standings = " and ".join(dict.fromkeys(map(worded, tie.standings)))
        yield from wrapped(
            f"{teller.body(tie.treaty.id)}: {standings},"
            f" {teller.stretch(tie.since, None)}{sure};"
            f" {_BINDS[tie.treaty.binding]}."
        )
        if tie.suspended:
            yield "  Its operation was suspended between them."
        if tie.treaty.binding_why:
            yield from wrapped(sentence(tie.treaty.binding_why), "  ")
        for life in tie.treaty.life:
            by = f" by {life.by}" if life.by else ""
            yield from wrapped(
                f"{life.on} {worded(life.kind)}{by}"
                f" {teller.cited(life.sources)}",
                "  ",
            )
    yield from _left_out(answer.left_out)
    yield from teller.caveats(answer)


def tell_incompatibilities(
    teller: Teller, answer: Incompatibilities
) -> Iterator[str]:
    """Tell which bonds did not go together, with their articles."""
    when = under(answer.on.isoformat(), answer.reading)
    count = plural(len(answer), "incompatibility", "incompatibilities")
    yield from wrapped(f"{teller.country(answer.country)} on {when}: {count}.")
    told: dict[Obligation, None] = {}
    for one in answer:
        yield ""
        yield from wrapped(f"{sentence(str(one))}")
        for pledge in (*((one.bar,) if one.bar else ()), *one.pledges):
            told[pledge.obligation] = None
    for obligation in told:
        yield ""
        yield from _obligation(teller, obligation)
    yield from teller.caveats(answer)


def tell_network(teller: Teller, answer: Network) -> Iterator[str]:
    """Tell who owed whom, by instrument."""
    when = under(answer.on.isoformat(), answer.reading)
    count = plural(len(answer), "pledge", "pledges")
    yield from wrapped(f"Pledges on {when}: {count}.")
    by_treaty: dict[str, list[str]] = {}
    for link in answer:
        for treaty in link.treaties:
            by_treaty.setdefault(treaty, []).append(f"{link.by}-{link.to}")
    for treaty, pairs in sorted(by_treaty.items()):
        yield ""
        body = teller.data.bodies[treaty]
        sources = body.start.sources if body.start else ()
        yield from wrapped(
            f"{teller.body(treaty)} {teller.cited(sources)}:"
            f" {' '.join(pairs)}."
        )
    yield from _codings(teller, answer.codings, answer.reading.according_to)
    yield from teller.caveats(answer)
