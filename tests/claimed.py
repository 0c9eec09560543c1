"""A made-up record for the tests of claims, and how to claim something."""

from __future__ import annotations

import tomllib
from typing import Any

import caucasus_ref as cr
from caucasus_ref import _load
from caucasus_ref.points import Judge
from caucasus_ref.vocabulary import Reason, Verdict


SUPPORTED = Verdict.SUPPORTED
IMPRECISE = Verdict.IMPRECISE
NO_DATA = Verdict.NO_DATA
NOT_ESTABLISHED = Verdict.NOT_ESTABLISHED
DISPUTED = Verdict.DISPUTED
CONTRADICTED = Verdict.CONTRADICTED

COUNTRIES = """\
[[countries]]
id = "AAA"
name = "Arcadia"
aliases = ["The Meadows"]

[[countries]]
id = "BBB"
name = "Borduria"

[[countries]]
id = "CCC"
name = "Cimmeria"

[[countries]]
id = "DDD"
name = "Drevlia"

[[countries]]
id = "x-one"
name = "First Union"
aliases = ["Union"]
exists = { until = "1995-01-01" }

[[countries]]
id = "x-two"
name = "Second Union"
aliases = ["Union"]
exists = { from = "1995-01-01" }
"""

SOURCES = """\
[[sources]]
id = "article"
kind = "press"
title = "What the Leagues Want"
publisher = "The Bugle"
published = "2010-06-01"
url = "https://bugle.example/leagues"

[[sources]]
id = "undated"
kind = "press"
title = "A Leaflet"
publisher = "Nobody"

[[sources]]
id = "monthly"
kind = "press"
title = "The Monthly"
publisher = "The Bugle"
published = "1998-03"

[[sources]]
id = "early"
kind = "press"
title = "The Bugle of 1997"
publisher = "The Bugle"
published = "1997-01-01"

[[sources]]
id = "gazette"
kind = "official"
title = "Gazette"
publisher = "Secretariat"
url = "https://gazette.example"

[[sources]]
id = "bulletin"
kind = "official"
title = "Bulletin"
publisher = "Secretariat"

[[sources]]
id = "wire"
kind = "agency"
title = "Wire"
publisher = "Agency"

[[sources]]
id = "book"
kind = "encyclopedia"
title = "The Book of Facts"
publisher = "Press"
"""

LEAGUE = """\
id = "LEAGUE"
kind = "alliance"
name = "League of Rivers"
aliases = ["The Rivers"]
full = ["member"]
complete = ["member"]
checked = "2011-01-01"
decision = "The founding act counts."
start = { on = "1990-01-01", how = "founding", sources = ["gazette"] }
end = { on = "2005-01-01", how = "dissolution", known = "2004-06-01", \
sources = ["gazette"] }
steps = [
  { of = "start", kind = "signed", on = "1989-06-01", sources = ["gazette"] },
  { of = "start", kind = "announced", on = "1987", sources = ["gazette"] },
]
rivals = [
  { of = "start", on = "1986-02", sources = ["book"], why_not = "A draft." },
  { of = "start", on = "1985-02", sources = ["bulletin"], why_not = "Late." },
  { of = "start", on = "1984-02", sources = ["article"], why_not = "Echo." },
  { of = "end", on = "1983-02", sources = ["book"], why_not = "No." },
]

[[memberships]]
country = "AAA"
standing = "member"
joined = { on = "1990-01-01", how = "founding", sources = ["gazette"] }
left = { on = "2005-01-01", how = "dissolution", sources = ["gazette"] }
steps = [
  { of = "joined", kind = "signed", on = "1989-06-01", sources = ["wire"] },
]

[[memberships]]
country = "BBB"
standing = "member"
joined = { on = "1992", how = "accession", sources = ["gazette"] }
left = { on = "1998-03-01", how = "withdrawal", known = "1997-09-01", \
sources = ["gazette"] }
decision = "A notice takes effect after six months."
steps = [
  { of = "joined", kind = "signed", on = "1991-06-01", by = "BBB", \
sources = ["wire"] },
  { of = "joined", kind = "signed", on = "1991-08", by = "BBB", \
sources = ["wire"] },
  { of = "left", kind = "notice", on = "1997-09-01", by = "BBB", \
effective = "1998-03-01", sources = ["wire"] },
]
rivals = [
  { of = "left", on = "1997-09-01", sources = ["gazette"], why_not = "Soon." },
  { of = "left", on = "1999-05", sources = ["book"], why_not = "A slip." },
  { of = "left", on = "1998-07-04", sources = ["bulletin"], why_not = "No." },
  { of = "left", on = "1996-06", sources = ["article"], why_not = "Echo." },
]

[[memberships]]
country = "CCC"
standing = "observer"
joined = { on = "1993-05-05", how = "decision", sources = ["gazette"] }
left = { on = "1996-01-01", how = "status_change", sources = ["gazette"] }
steps = [
  { of = "joined", kind = "signed", on = "1993-01", by = "AAA", \
sources = ["wire"] },
]

[[memberships]]
country = "CCC"
standing = "member"
joined = { on = "1996-01-01", how = "status_change", sources = ["gazette"] }
left = { on = "2005-01-01", how = "dissolution", sources = ["gazette"] }

[[memberships]]
country = "DDD"
standing = "member"
joined = { on = "1995-05-05", how = "accession", sources = ["article"] }
left = { on = "2002-02-02", how = "withdrawal", sources = [] }
"""

HEIR = """\
id = "HEIR"
kind = "union"
name = "Heir of the League"
full = ["member"]
complete = ["member"]
checked = "2011-02-01"
follows = { body = "LEAGUE", how = "replaced" }
start = { on = "2005-01-01", how = "founding", sources = ["article"] }

[[memberships]]
country = "AAA"
standing = "member"
joined = { on = "2005-01-01", how = "founding", sources = ["gazette"] }

[[memberships]]
country = "BBB"
standing = "member"
joined = { on = "2007-07-07", how = "accession", sources = ["gazette"] }

[[memberships]]
country = "CCC"
standing = "member"
joined = { on = "2005-01-01", how = "founding", sources = ["gazette"] }
left = { on = "2012-01-01", how = "withdrawal", known = "2011-01-01", \
sources = ["gazette"] }
contested = [{ by = "CCC", says = "It never left.", sources = ["wire"] }]

[[memberships]]
country = "DDD"
standing = "member"
joined = { on = "2006-06", how = "accession", sources = ["gazette"] }
left = { on = "2006-06", how = "withdrawal", sources = ["gazette"] }

[[conduct]]
country = "AAA"
kind = "frozen"
nature = "fact"
by = "AAA"
start = { on = "2009-02-22", sources = ["gazette"] }
responses = [
  { by = "BBB", stance = "denies_effect", on = "2009-02-23" },
]

[[conduct]]
country = "AAA"
kind = "boycott"
nature = "fact"
by = "AAA"
start = { on = "2009-03-01", sources = ["article"] }

[[conduct]]
country = "BBB"
kind = "boycott"
nature = "fact"
by = "BBB"
start = { on = "2010-07-01", sources = ["gazette"] }
"""

CLUB = """\
id = "CLUB"
kind = "forum"
name = "Club of the Coast"
full = ["member"]
complete = { standings = ["member"], countries = ["AAA", "CCC"], \
since = "1995-01-01" }
checked = "2011-03-01"
start = { on = "1980-01-01", how = "founding", sources = ["gazette"] }

[[memberships]]
country = "AAA"
standing = "member"
joined = { on = "1991-01-01", how = "founding", sources = ["gazette"] }
steps = [
  { of = "left", kind = "announced", on = "2001-04-04", by = "AAA" },
  { of = "left", kind = "notice", on = "2001-05-05", by = "AAA" },
  { of = "left", kind = "revoked", on = "2001-06-06", by = "AAA" },
  { of = "left", kind = "announced", on = "2001-07-07" },
  { of = "joined", kind = "decided", on = "2001-03-03", by = "CLUB" },
]

[[memberships]]
country = "BBB"
standing = "member"
joined = { on = "1994-04-04", how = "accession", sources = ["gazette"] }
left = { on = "1999-09-09", how = "withdrawal", sources = ["gazette"] }
"""

PACT = """\
id = "PACT"
kind = "treaty"
name = "Pact of Aid"
full = ["party"]
complete = ["party", "signatory"]
checked = "2011-04-01"
binding = "yes"
form = "treaty"
obligations_read = "2011-04-01"
signed = { on = "1994-12-24", sources = ["gazette"] }
start = { on = "1996-04-10", how = "ratification", sources = ["gazette"] }
end = { on = "2001-04-10", how = "expiry", sources = ["gazette"] }

[[memberships]]
country = "AAA"
standing = "party"
joined = { on = "1996-04-10", how = "ratification", sources = ["gazette"] }
left = { on = "2001-04-10", how = "expiry", sources = ["gazette"] }

[[memberships]]
country = "BBB"
standing = "party"
joined = { on = "1996-04-10", how = "ratification", sources = ["gazette"] }
left = { on = "2001-04-10", how = "expiry", sources = ["gazette"] }

[[conduct]]
country = "AAA"
kind = "operation_suspended"
nature = "measure"
by = "AAA"
start = { on = "1999-01-01", sources = ["gazette"] }
end = { on = "1999-02-01", sources = ["gazette"] }

[[obligations]]
kind = "defense"
article = "3"
sources = ["gazette"]

[[obligations]]
kind = "consultation"
article = "2"
binds = ["AAA"]
sources = ["gazette"]
"""

DOUBT = """\
id = "DOUBT"
kind = "treaty"
name = "Doubtful Statement"
full = ["party"]
complete = ["party"]
checked = "2011-04-01"
binding = "disputed"
binding_why = "The parties differ."
form = "statement"
obligations_read = "2011-04-01"
start = { on = "2003-01-01", how = "signature", sources = ["gazette"] }

[[memberships]]
country = "AAA"
standing = "party"
joined = { on = "2003-01-01", how = "signature", sources = ["gazette"] }

[[memberships]]
country = "BBB"
standing = "party"
joined = { on = "2003-01-01", how = "signature", sources = ["gazette"] }

[[obligations]]
kind = "defense"
article = "1"
sources = ["wire"]
"""

DRAFT = """\
id = "DRAFT"
kind = "treaty"
name = "Draft of a Treaty"
full = ["party"]
complete = ["party", "signatory"]
checked = "2011-04-01"
binding = "yes"
form = "treaty"
signed = { on = "2001-01-01", sources = ["article"] }

[[memberships]]
country = "AAA"
standing = "signatory"
joined = { on = "2001-01-01", how = "signature", sources = ["gazette"] }
"""

LATE = """\
id = "LATE"
kind = "treaty"
name = "Late Treaty"
full = ["party"]
roster = "LEAGUE"
complete = ["party"]
checked = "2011-04-01"
binding = "yes"
form = "treaty"
start = { on = "2004-01-01", how = "ratification", sources = ["gazette"] }
"""

EVENTS = """\
[[events]]
id = "summit"
kind = "summit"
title = "Summit on the coast"
start = "1999-05-05"
level = "heads"
places = ["Aldova / Beldova", "Marina"]
involves = ["AAA", "BBB"]
touches = ["LEAGUE"]
about = ["war", "clash"]
sources = ["gazette", "article"]
versions = [
  { by = "AAA", says = "It was long.", sources = ["wire"] },
  { by = "BBB", says = "It was short.", sources = ["article"] },
]

[[events]]
id = "jubilee"
kind = "summit"
title = "Jubilee of the club"
start = "1999-05-12"
involves = ["AAA"]
touches = ["CLUB"]
sources = ["gazette"]

[[events]]
id = "reception"
kind = "visit"
title = "Reception"
start = "1999-05-06"
involves = ["AAA"]
sources = ["gazette"]

[[events]]
id = "far-jubilee"
kind = "summit"
title = "Jubilee of the pact"
start = "1999-05-13"
involves = ["AAA"]
touches = ["PACT"]
sources = ["gazette"]

[[events]]
id = "war"
kind = "war"
title = "War of the rivers"
start = "1998-12-20"
end = "1999-01-11"
involves = ["AAA", "BBB"]
sides = [["AAA"], ["BBB"]]
sources = ["gazette"]
figures = [
  { what = "killed", of = "AAA", low = 10, high = 10, sources = ["gazette"] },
  { what = "killed", of = "BBB", low = 20, high = 40, sources = ["wire"] },
  { what = "wounded", low = 3, high = 3, sources = ["article"] },
  { what = "captured", low = 2, high = 5, sources = ["wire"] },
]

[[events]]
id = "clash"
kind = "clash"
title = "Clash at the bridge"
start = "1997-04-10"
summary = "Shots were fired."
sources = ["article"]
versions = [
  { by = "AAA", says = "B fired.", sources = ["wire"] },
  { by = "BBB", says = "A fired.", sources = ["wire"] },
]

[[events]]
id = "claim-of-one"
kind = "clash"
title = "Clash at the mill"
start = "1997-05-10"
involves = ["AAA"]
versions = [{ by = "AAA", says = "B fired.", sources = ["wire"] }]

[[events]]
id = "half-echo"
kind = "clash"
title = "Clash at the barn"
start = "1997-05-11"
versions = [
  { by = "AAA", says = "B fired.", sources = ["wire"] },
  { by = "BBB", says = "A fired.", sources = ["article"] },
]

[[events]]
id = "hearsay"
kind = "exercise"
title = "Exercise in the hills"
start = "1997-06"
end = "1997-07"
places = ["Hills"]
sources = ["article"]

[[events]]
id = "talks"
kind = "summit"
title = "Talks of some summer"
start = "1996-06"
sources = ["gazette"]

[[events]]
id = "march"
kind = "exercise"
title = "Long march"
start = "1996-06"
end = "1996-09"
sources = ["gazette"]

[[events]]
id = "this-year"
kind = "summit"
title = "Summit of the year"
start = "2010"
sources = ["gazette"]

[[events]]
id = "tomorrow"
kind = "summit"
title = "Summit of the year after"
start = "2011-01-01"
sources = ["gazette"]
"""

PLACES = """\
[[places]]
id = "aldova"
kind = "settlement"
name = "Aldova"
aliases = ["Old Town"]
spellings = [{ by = "BBB", name = "Beldova" }]
country = "AAA"
seat_of = ["AAA"]
sources = ["gazette"]
distances = [
  { to = "the border", low = 5, high = 7, measured = "by road", \
sources = ["wire"] },
  { to = "the sea", low = 9.5, high = 9.5, measured = "straight", \
sources = ["article"] },
]

[[places]]
id = "marina"
kind = "settlement"
name = "Marina"
country = "BBB"
sources = ["gazette"]

[[places]]
id = "echo"
kind = "settlement"
name = "Echo Town"
country = "BBB"
sources = ["article"]

[[places]]
id = "steppe"
kind = "region"
name = "The Steppe"
borders = ["AAA", "BBB"]
sources = ["gazette"]

[[places]]
id = "bridge"
kind = "crossing"
name = "Old Bridge"
joins = ["AAA", "steppe"]
sources = ["gazette"]
"""

SCOPES = """\
[[scopes]]
id = "all"
obligations = ["defense", "consultation"]
countries = ["AAA"]
since = "1990-01-01"
checked = "2011-01-01"
"""

FILES = {
    "countries.toml": COUNTRIES,
    "sources.toml": SOURCES,
    "organisations/league.toml": LEAGUE,
    "organisations/heir.toml": HEIR,
    "organisations/club.toml": CLUB,
    "treaties/pact.toml": PACT,
    "treaties/doubt.toml": DOUBT,
    "treaties/draft.toml": DRAFT,
    "treaties/late.toml": LATE,
    "events/all.toml": EVENTS,
    "places.toml": PLACES,
    "scopes.toml": SCOPES,
}


def record(**added: str) -> cr.Dataset:
    """Make the record, with the text of further files or other ones."""
    texts = {**FILES, **added}
    tree = {file: tomllib.loads(text) for file, text in texts.items()}
    return cr.Dataset._from_tree(tree, [])


RECORD = record()


def claim(article: str = "article", **asserts: Any) -> cr.Claim:
    """Make a claim that asserts what a file would write so."""
    raw = {"id": "c-1", "article": article, "paragraph": 1, "says": "So."}
    made = _load.converter().structure({**raw, "asserts": asserts}, cr.Claim)
    assert isinstance(made, cr.Claim)
    return made


def found(kind: str, article: str = "article", **asserts: Any) -> cr.Finding:
    """Hold such a claim against the record."""
    return cr.check(claim(article, kind=kind, **asserts), data=RECORD)


def only(kind: str, article: str = "article", **asserts: Any) -> cr.Point:
    """Give the one point of such a claim."""
    (point,) = found(kind, article, **asserts).points
    return point


def outcome(
    kind: str, article: str = "article", **asserts: Any
) -> tuple[Verdict | None, list[Reason]]:
    """Give the verdict on such a claim, and its reasons."""
    finding = found(kind, article, **asserts)
    return finding.verdict, list(finding.reasons)


def judged_by(article: str, known_on: cr.PartialDate | None = None) -> Judge:
    """Give the judge of a claim of an article."""
    made = claim(article, kind="name", thing="AAA", called="Arcadia")
    limit = None if known_on is None else known_on.bounds[1]
    return Judge(RECORD, made, limit)
