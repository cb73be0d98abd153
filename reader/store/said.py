"""Conditions on what stories say: who and where, who says, what happened when, how many."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.query import Term

Condition = tuple[str, list[Any]]

TYPES = {"person": ("PER",), "org": ("ORG",), "place": ("LOC",)}
ALL_TYPES = ("PER", "ORG", "LOC", "MISC")
WEEK = 7  # an event is looked for by its day: one that is told by the year happened on none
_KEY = r"(PER|ORG|LOC|MISC):(.+?)(?:#(\d{1,9}))?"

# the quotation in the story's own words
WITHIN = (
    "EXISTS (SELECT 1 FROM statements k JOIN texts t ON t.story = k.story"
    r" WHERE k.story = s.key AND substr(t.text, k.said + 1, k.said_end - k.said) LIKE ? ESCAPE '\')"
)
# one entity has several names; those of its root are all its own
_ONE_OF = (
    "(SELECT o.id FROM identities o WHERE o.shown = 1 AND o.root IN"
    " (SELECT i.root FROM identities i JOIN identities r ON r.id = i.root WHERE i.shown = 1 AND r.shown = 1 AND {}))"
)


def condition(term: Term) -> Condition:
    """Give the condition that a term sets."""
    if term.field == "event":
        return _event(term)
    if term.field == "figure":
        return "s.key IN (SELECT g.story FROM figures g WHERE g.value <= ? AND g.upper >= ?)", [term.high, term.low]
    sql, values = one_of(TYPES.get(term.field, ALL_TYPES), term.value)
    if term.field == "says":
        return (
            rf"s.key IN (SELECT k.story FROM statements k WHERE k.speaker IN {sql} OR k.source LIKE ? ESCAPE '\')",
            [*values, f"%{escaped(term.value)}%"],
        )
    return f"s.key IN (SELECT n.story FROM named n WHERE n.identity IN {sql})", values


def one_of(types: tuple[str, ...], name: str) -> Condition:
    """Give what selects the identities that a name means: a key means one entity, a name all that have its words in theirs."""
    if found := re.fullmatch(_KEY, name):
        return _ONE_OF.format("i.type = ? AND i.folded = ? AND i.split = ?"), [found[1], found[2], int(found[3] or 0)]
    from reader.analysis.entities.aliases import canon, fold

    known = canon(name)
    words_ = [f"% {escaped(word)} %" for word in fold(name).lower().split()]
    spelt = " AND ".join([r"' ' || i.folded || ' ' LIKE ? ESCAPE '\'"] * len(words_))
    kinds = ", ".join("?" * len(types))
    forms = "i.id IN (SELECT f.identity FROM forms f WHERE f.folded = ?)"
    return _ONE_OF.format(f"r.type IN ({kinds}) AND (i.folded = ? OR {forms} OR ({spelt}))"), [*types, known, known, *words_]


def is_key(name: str) -> bool:
    """Tell whether this is an entity's key, and no name."""
    return bool(re.fullmatch(_KEY, name))


def words(value: str) -> str:
    """Give the pattern of words in their order, whatever white space stands between them."""
    return f"%{'_'.join(escaped(word) for word in value.rstrip('*').split())}%"


def escaped(value: str) -> str:
    """Give a value as it stands in a LIKE pattern."""
    return re.sub(r"([\\%_])", r"\\\1", value)


def _event(term: Term) -> Condition:
    first, last = (day.toordinal() if day else 0 for day in (term.first, term.last))
    long = max(last - first, WEEK)
    sql = (
        "s.key IN (SELECT e.story FROM events e WHERE e.first BETWEEN ? AND ? AND e.last >= ? AND e.last - e.first <= ?"
        " UNION SELECT e.story FROM events e WHERE e.precision = 'interval' AND e.first <= ? AND e.last >= ?)"
    )
    return sql, [first - long, last, first, long, last, first]
