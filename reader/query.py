"""The query language: words, "phrases", -not, and fields such as is:unread or after:2024-03-01. Pure.

A query is a list of terms that all must hold. What stands before a colon and cannot be meant as a field is part of a word, so
that `12:30`, `EU:s`, a headline's `Analysis:` and addresses can be looked for; a name that is no field is an error.
"""

from __future__ import annotations

import difflib
import math
import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from typing import Literal, get_args

from reader.errors import UsageError
from reader.record import record

Field = Literal[
    "text", "is", "tag", "source", "feed", "title", "author", "url", "lang", "after", "before", "on",
    "person", "org", "place", "entity", "says", "quote", "event", "figure",
]  # fmt: skip
STATES = ("unread", "read", "starred", "highlighted", "trashed", "sample")
FIELDS: tuple[Field, ...] = tuple(name for name in get_args(Field) if name != "text")
SAID: tuple[Field, ...] = ("person", "org", "place", "entity", "says", "quote", "event", "figure")
DATED = ("after", "before", "on", "event")

# SQLite takes conditions nested 1,000 deep and patterns of 50,000 bytes
LONGEST = 10_000
MOST = 100

_TERM = r'\s*(?P<minus>-)?(?:(?P<field>[A-Za-z]+):)?(?:"(?P<phrase>[^"]*)"(?=\s|$)|(?P<word>\S*))'
# a comma parts thousands: "12,5" is no 125
_NUMBER = r"-?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d*\.?\d+)"
_FIGURES = rf"(?P<sign><=|>=|<|>|=)?(?P<one>{_NUMBER})|(?P<low>{_NUMBER})\.\.(?P<high>{_NUMBER})"
_DATE = r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?"


@record
class Term:
    """One condition; `first` and `last` are the days that a date means (2024-03 means the whole of March).

    `low` and `high` are the smallest and the largest number meant.
    """

    field: Field
    value: str
    negated: bool = False
    first: date | None = None
    last: date | None = None
    low: float = -math.inf
    high: float = math.inf


@record
class Query:
    """Conditions that must all hold."""

    terms: tuple[Term, ...] = ()

    @property
    def words(self) -> tuple[Term, ...]:
        """Give the words and phrases looked for in title and text."""
        return tuple(term for term in self.terms if term.field == "text")

    @property
    def asks_what_is_said(self) -> bool:
        """Tell whether the answer depends on what stories say, which is known only of those that were analysed."""
        return any(term.field in SAID for term in self.terms)

    def asks(self, field: Field, value: str) -> bool:
        """Tell whether this very condition is asked for."""
        return any(term.field == field and term.value == value and not term.negated for term in self.terms)


def parse(text: str, today: date | None = None) -> Query:
    """Read a query; UsageError says in a line what is wrong with it."""
    # an argument of the command line may hold bytes that are no text
    text = text.encode("utf-8", "replace").decode("utf-8").replace("\0", " ").strip()
    if len(text) > LONGEST:
        raise UsageError(f"the query is longer than {LONGEST:,} letters")
    terms: list[Term] = []
    at = 0
    while at < len(text):
        found = re.compile(_TERM).match(text, at)
        if found is None or found.end() == at:
            break
        at = found.end()
        terms.append(_term(found, today))
    if len(terms) > MOST:
        raise UsageError(f"the query has more than {MOST} conditions")
    return Query(tuple(terms))


def _term(found: re.Match[str], today: date | None) -> Term:
    minus, name, phrase, word = found["minus"], (found["field"] or "").lower(), found["phrase"], found["word"] or ""
    if phrase is None and word.startswith('"'):
        raise UsageError(f"the quotation mark before {word[1:] or 'the end'} is not closed")
    value = word if phrase is None else phrase
    field: Field = next((known for known in FIELDS if known == name), "text")
    if name and field == "text":
        value = _no_field(found["field"], value)
    if not value.strip():
        raise UsageError(f"nothing follows {name}: in the query" if name else "the query has a mark without words to look for")
    if field == "is":
        value = _state(value.lower())
    first, last = _days(value, field, today) if field in DATED else (None, None)
    low, high = _numbers(value) if field == "figure" else (-math.inf, math.inf)
    return Term(field, value, minus is not None, first, last, low, high)


def _no_field(name: str, value: str) -> str:
    """Give the words that a colon stands in; UsageError where what stands before it was meant as a field."""
    if near := difflib.get_close_matches(name.lower(), FIELDS, n=1, cutoff=0.7):
        raise UsageError(f"there is no field {name}: in queries; did you mean {near[0]}:?")
    words = f"{name}:{value}"
    if name.islower() and value and not value.startswith("//"):
        raise UsageError(f'there is no field {name}: in queries; with quotation marks, "{words}" is looked for as it stands')
    return words


def _numbers(value: str) -> tuple[float, float]:
    found = re.fullmatch(_FIGURES, value.replace(" ", ""))
    if found is None:
        raise UsageError(f"figure:{value} is no number; write figure:>1000, figure:<=50, figure:12 or figure:100..200")
    if found["low"]:
        low, high = _number(found["low"]), _number(found["high"])
        if high < low:
            raise UsageError(f"figure:{value} ends below where it begins; write figure:{found['high']}..{found['low']}")
        return low, high
    one = _number(found["one"])
    match found["sign"]:
        case ">":
            return math.nextafter(one, math.inf), math.inf
        case ">=":
            return one, math.inf
        case "<":
            return -math.inf, math.nextafter(one, -math.inf)
        case "<=":
            return -math.inf, one
        case _:
            return one, one


def _number(written: str) -> float:
    return float(written.replace(",", ""))


def _state(value: str) -> str:
    if value in STATES:
        return value
    near = difflib.get_close_matches(value, STATES, n=1)
    raise UsageError(f"is:{value} is unknown; " + (f"did you mean is:{near[0]}?" if near else f"there are {', '.join(STATES)}"))


def _days(value: str, field: Field, today: date | None) -> tuple[date, date]:
    today = today or datetime.now(UTC).date()
    if value in ("today", "yesterday"):
        day = today - timedelta(days=value == "yesterday")
        return day, day
    begin, dots, end = value.partition("..")
    if dots and field == "event":
        if not (begin and end):
            raise UsageError(f"event:{value} has one end only; write event:2024-03..2024-05")
        first, last = _days(begin, field, today)[0], _days(end, field, today)[1]
        if last < first:
            raise UsageError(f"event:{value} ends before it begins; write event:{end}..{begin}")
        return first, last
    found = re.fullmatch(_DATE, value)
    try:
        if found is None:
            raise ValueError
        year, month, day_of = (int(part) if part else 0 for part in found.groups())
        first = date(year, month or 1, day_of or 1)
        if day_of:
            return first, first
        return first, date(year, month or 12, monthrange(year, month or 12)[1])
    except ValueError:
        raise UsageError(f"{field}:{value} is no date; write {field}:2024-03-31, {field}:2024-03 or {field}:2024") from None
