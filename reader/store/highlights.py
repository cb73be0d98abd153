"""Highlights: kept by quote and position, found again when the story's text changes."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reader.errors import NotFound, UsageError
from reader.model import COLORS, Highlight, Quote, Span
from reader.store import rows
from reader.text import quote
from reader.text.clean import clean, clean_line

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import datetime

    from reader.model import Color

_COLUMNS = "id, story, start, end, exact, prefix, suffix, note, tags, color, made, lost"
Row = list[Any]


def of(connection: sqlite3.Connection, story: str | None = None) -> list[Highlight]:
    """Give a story's highlights in order of their place, or all of them, the latest made first; never those of the trash."""
    condition, order = ("s.id = ?", "h.start, h.end") if story else ("s.trashed = 0", "h.made DESC, h.id")
    found = connection.execute(
        f"SELECT {rows.HIGHLIGHT} FROM highlights h JOIN stories s ON s.key = h.story WHERE {condition} ORDER BY {order}",
        (story,) if story else (),
    )
    return [rows.highlight(row) for row in found]


def get(connection: sqlite3.Connection, id_: str) -> Highlight:
    """Give a highlight; NotFound when there is none."""
    row = connection.execute(
        f"SELECT {rows.HIGHLIGHT} FROM highlights h JOIN stories s ON s.key = h.story WHERE h.id = ?", (id_,)
    ).fetchone()
    if row is None:
        raise NotFound(f"{id_}: no such highlight")
    return rows.highlight(row)


def at(connection: sqlite3.Connection, story: str, start: int, end: int) -> Highlight | None:
    """Give the highlight of this very passage, if there is one."""
    return next((h for h in of(connection, story) if (h.start, h.end) == (start, end) and not h.lost), None)


def make(
    connection: sqlite3.Connection,
    story: str,
    start: int,
    end: int,
    now: datetime,
    *,
    note: str,
    tags: Sequence[str],
    color: Color,
) -> Highlight:
    """Make a highlight of a passage; where the passage has one, give that one with what is said now."""
    there = at(connection, story, start, end)
    if there:
        return changed(there, note=note or None, tags=tags or None, color=color)
    text = _text(connection, story)
    if not 0 <= start < end <= len(text):
        raise UsageError(f"{story}: has no passage from {start} to {end}; its text is {len(text)} letters long")
    made = Highlight(id=new_id(connection), story=story, start=start, end=end, quote=quote.quote(text, start, end), made=now)
    return changed(made, note=note, tags=tags, color=color)


def changed(held: Highlight, *, note: str | None, tags: Sequence[str] | None, color: Color | None) -> Highlight:
    """Give a highlight with another note, tags or colour; None leaves each as it is."""
    if color is not None and color not in COLORS:
        raise UsageError(f"{color}: no such colour; there are {', '.join(COLORS)}")
    return replace(
        held,
        note=held.note if note is None else clean(note).strip(),
        tags=held.tags if tags is None else tuple(dict.fromkeys(filter(None, map(clean_line, tags)))),
        color=color or held.color,
    )


def place_of(connection: sqlite3.Connection, story: str, words: str) -> Span:
    """Find where words occur in a story, with any white space between them; NotFound when they do not."""
    if not words.strip():
        raise NotFound(f"{story}: there are no words to highlight; give some that occur in it")
    found = re.search(r"\s+".join(map(re.escape, words.split())), _text(connection, story))
    if found is None:
        raise NotFound(f"{story}: does not contain “{clean_line(words, 80)}”")
    return Span(*found.span())


def _text(connection: sqlite3.Connection, story: str) -> str:
    row = connection.execute("SELECT text FROM texts t JOIN stories s ON s.key = t.story WHERE s.id = ?", (story,)).fetchone()
    if row is None:
        raise NotFound(f"{story}: no such story")
    return str(row[0])


def new_id(connection: sqlite3.Connection) -> str:
    """Give an id that no highlight has."""
    while True:
        id_ = f"h-{os.urandom(4).hex()}"
        if not connection.execute("SELECT 1 FROM highlights WHERE id = ?", (id_,)).fetchone():
            return id_


def row_of(connection: sqlite3.Connection, id_: str) -> Row | None:
    """Give a highlight's row as the journal keeps it."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM highlights WHERE id = ?", (id_,)).fetchone()
    return list(row) if row else None


def to_row(made: Highlight, key: int) -> Row:
    """Give the row that a highlight becomes."""
    words = (made.quote.exact, made.quote.prefix, made.quote.suffix)
    about = (made.note, rows.dump(made.tags), made.color, rows.stamp(made.made), int(made.lost))
    return [made.id, key, made.start, made.end, *words, *about]


def write(connection: sqlite3.Connection, id_: str, row: Row | None) -> None:
    """Put a row in the place of a highlight's, or take the highlight away. Its words are looked for in the text of now."""
    if row is None:
        connection.execute("DELETE FROM highlights WHERE id = ?", (id_,))
        return
    connection.execute(f"INSERT OR REPLACE INTO highlights ({_COLUMNS}) VALUES (?{', ?' * 11})", row)
    text: str = connection.execute("SELECT text FROM texts WHERE story = ?", (row[1],)).fetchone()[0]
    if text[row[2] : row[3]] != row[4]:
        anchor(connection, row[1], text)


def anchor(connection: sqlite3.Connection, key: int, text: str) -> None:
    """Find a story's highlights again in its changed text; those whose words are gone are lost, until they come back."""
    found = connection.execute("SELECT id, start, end, exact, prefix, suffix FROM highlights WHERE story = ?", (key,))
    for id_, start, end, *words in found.fetchall():
        span = quote.find(text, Quote(*words), start)
        place = (span.start, span.end, 0) if span else (start, end, 1)
        connection.execute("UPDATE highlights SET start = ?, end = ?, lost = ? WHERE id = ?", (*place, id_))
