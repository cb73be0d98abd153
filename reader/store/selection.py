"""A query as a condition in SQL, and the lists that it selects."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any, Literal

from reader.store import rows, said

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from reader.query import Query, Term

DAY = 86_400_000_000  # microseconds
Sort = Literal["newest", "oldest", "title", "source"]
ORDERS: dict[Sort, str] = {
    "newest": "s.sort DESC, s.key",
    "oldest": "s.sort, s.key DESC",
    "title": "s.title COLLATE NOCASE, s.sort DESC, s.key",
    "source": "s.source COLLATE NOCASE, s.sort DESC, s.key",
}
_STATES = {
    "unread": "s.read = 0",
    "read": "s.read = 1",
    "starred": "s.starred = 1",
    "trashed": "s.trashed = 1",
    "sample": "s.sample = 1",
    "highlighted": "s.key IN (SELECT story FROM highlights)",
}
_SAYS = (
    r"(s.title LIKE ? ESCAPE '\' OR"
    r" EXISTS (SELECT 1 FROM texts t WHERE t.story = s.key AND t.text LIKE ? ESCAPE '\'))"
)
# a tag of the story or of its feed; `news` stands for `news/economy` too
_TAGGED = (
    r"s.key IN (SELECT story FROM tags WHERE tag = ? OR tag LIKE ? ESCAPE '\') OR s.feed IN (SELECT f.url FROM feeds f,"
    r" json_each(f.tags) j WHERE j.value = ? COLLATE NOCASE OR j.value LIKE ? ESCAPE '\')"
)
# scripts without spaces between words: the index takes a whole clause for one word, so their words are looked for as letters;
# compiled when first asked for, which takes 2 ms
_UNSPACED = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"

Condition = tuple[str, list[Any]]


def ids(connection: sqlite3.Connection, query: Query, sort: Sort = "newest", limit: int = -1) -> list[str]:
    """Give the ids of the stories that a query selects; the first ones, with a limit."""
    condition, values = where(query)
    listed = f"SELECT s.id FROM stories s WHERE {condition} ORDER BY {ORDERS[sort]} LIMIT ?"
    # one row of 100,000 ids takes 15 ms and holds up no other thread meanwhile; a row for each takes 35 and holds up all
    (joined,) = connection.execute(f"SELECT group_concat(id, ' ') FROM ({listed})", [*values, limit]).fetchone()
    return joined.split(" ") if joined else []


def counts(connection: sqlite3.Connection, query: Query) -> tuple[int, int]:
    """Count the stories that a query selects, and the unread ones among them."""
    condition, values = where(query)
    row = connection.execute(f"SELECT count(*), count(*) - total(s.read) FROM stories s WHERE {condition}", values).fetchone()
    return int(row[0]), int(row[1])


def tags(connection: sqlite3.Connection) -> dict[str, int]:
    """Give each tag of a story with the number of stories that have it, the trash left out."""
    found = connection.execute(
        "SELECT t.tag, count(*) FROM tags t JOIN stories s ON s.key = t.story WHERE s.trashed = 0 GROUP BY t.tag ORDER BY t.tag"
    )
    return dict(found.fetchall())


def where(query: Query, *, words: bool = True) -> Condition:
    """Give the condition; without `words`, those that `match` looks for are left out. The trash only when asked for."""
    conditions: list[Condition] = [("s.trashed = 1" if query.asks("is", "trashed") else "s.trashed = 0", [])]
    conditions += [_condition(term) for term in query.terms if term.field != "text" or term.negated or _unspaced(term)]
    if words and (wanted := match(query)):
        likes = [_says(term) for term in query.words if not term.negated and not _unspaced(term)]
        unindexed = " AND ".join(["s.key IN (SELECT story FROM pending)", *(sql for sql, _ in likes)])
        values = [wanted, *(value for _, several in likes for value in several)]
        conditions.append((f"(s.key IN (SELECT rowid FROM words WHERE words MATCH ?) OR ({unindexed}))", values))
    return " AND ".join(sql for sql, _ in conditions), [value for _, values in conditions for value in values]


def match(query: Query) -> str:
    """Give what FTS5 is asked for: every word and phrase that must be there, quoted, so that none is taken for an operator."""
    return " AND ".join(_quoted(term.value) for term in query.words if not term.negated and not _unspaced(term))


def _quoted(value: str) -> str:
    beginning = value.endswith("*") and len(value) > 1
    text = value.rstrip("*") if beginning else value
    return '"' + text.replace('"', '""') + '"' + ("*" if beginning else "")


def _unspaced(term: Term) -> bool:
    return bool(re.search(_UNSPACED, term.value))


def _says(term: Term) -> Condition:
    pattern = _within(term.value.rstrip("*"))
    return _SAYS, [pattern, pattern]


def _within(value: str) -> str:
    return f"%{said.escaped(value)}%"


def _condition(term: Term) -> Condition:
    sql, values = _positive(term)
    return (f"NOT ({sql})" if term.negated else f"({sql})"), values


def _positive(term: Term) -> Condition:
    value = term.value
    within = _within(value)
    match term.field:
        case "text":
            return _text(term)
        case "is":
            return _STATES[value], []
        case "tag":
            return _TAGGED, [value, within[1:-1] + "/%"] * 2
        case "feed" if "://" in value:
            return "s.feed = ?", [value]
        case "feed":
            return r"s.feed IN (SELECT url FROM feeds WHERE url LIKE ? ESCAPE '\' OR title LIKE ? ESCAPE '\')", [within, within]
        case "lang":
            return r"s.language = ? COLLATE NOCASE OR s.language LIKE ? ESCAPE '\'", [value, within[1:-1] + "-%"]
        case "source" | "title" | "url":
            return rf"s.{term.field} LIKE ? ESCAPE '\'", [within]
        case "author":
            return r"s.authors LIKE ? ESCAPE '\'", [within]
        case "quote":
            return _spoken(term)
        case "person" | "org" | "place" | "entity" | "says" | "event" | "figure":
            return said.condition(term)
        case _:
            return _days(term)


def _text(term: Term) -> Condition:
    says, values = _says(term)
    if _unspaced(term):
        return says, values
    return (
        f"s.key IN (SELECT rowid FROM words WHERE words MATCH ?) OR (s.key IN (SELECT story FROM pending) AND {says})",
        [_quoted(term.value), *values],
    )


def _spoken(term: Term) -> Condition:
    """The index tells which stories have the words at all; where they stand is looked up in those."""
    spoken, pattern = said.WITHIN, said.words(term.value)
    if _unspaced(term):
        return spoken, [pattern]
    indexed = "s.key IN (SELECT rowid FROM words WHERE words MATCH ?)"
    return f"({indexed} OR s.key IN (SELECT story FROM pending)) AND {spoken}", [_quoted(term.value), pattern]


def _days(term: Term) -> Condition:
    """A story's day is the one it was published on, else the one it came in; `after` and `before` leave the day itself out."""
    told = "coalesce(s.published, s.added)"
    start, stop = _midnight(term.first), _midnight(term.last, after=1)
    if term.field == "after":
        return f"{told} >= ?", [stop]
    if term.field == "before":
        return f"{told} < ?", [start]
    return f"{told} >= ? AND {told} < ?", [start, stop]


def _midnight(day: date | None, after: int = 0) -> int:
    return (rows.stamp(datetime.combine(day, time(), UTC)) or 0 if day else 0) + after * DAY
