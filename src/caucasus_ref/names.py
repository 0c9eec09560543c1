"""What a record is called, and when what it names existed."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Any

from .model import Body, Country, Place, PledgeCoding


def kind_of(kind: type[Any]) -> str:
    """Name the registry in which records of a type belong."""
    if issubclass(kind, Body):
        return "body"
    if issubclass(kind, PledgeCoding):
        return "coding"
    return kind.__name__.lower()


def called_by(record: Any) -> str:
    """Give the name of a record beside its id: a name, a title, a text."""
    for field in ("name", "title", "says"):
        if hasattr(record, field):
            return str(getattr(record, field))
    return ""


def names_of(record: Any) -> set[str]:
    """Give every text by which a record can be asked for, case folded."""
    return {fold(text) for text in texts_of(record)}


def texts_of(record: Any) -> list[str]:
    """Give the id of a record, and every name that it has."""
    texts: list[str] = [record.id]
    if isinstance(record, Body | Country | Place):
        texts += [record.name, *record.aliases]
    if isinstance(record, Place):
        texts += [one.name for one in record.spellings]
    if isinstance(record, Country):
        texts += [text for _, text in (*record.names, *record.official)]
    return texts


def fold(name: str) -> str:
    """
    Make two spellings of one name equal: case, accents, white space.

    An accent may be a letter's own or follow it, and the Turkic i may have
    its dot or not: capitals of it mean either, by the language.
    """
    folded = " ".join(name.casefold().split())
    if folded.isascii():
        return folded
    if not unicodedata.is_normalized("NFC", folded):
        apart = unicodedata.normalize("NFD", name).casefold()
        folded = " ".join(unicodedata.normalize("NFC", apart).split())
    return folded.replace("i\u0307", "i").replace("\u0131", "i")


def lifetime(record: Any) -> tuple[date, date]:
    """Give the first and the first missing day a country may exist on."""
    exists = getattr(record, "exists", None)
    start = exists.from_.bounds[0] if exists and exists.from_ else date.min
    end = exists.until.bounds[1] if exists and exists.until else date.max
    return start, end
