"""Where the reader was: the place in each story, and the view."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reader.store import rows
from reader.store.stories import key_of

if TYPE_CHECKING:
    import sqlite3


def place(connection: sqlite3.Connection, id_: str) -> int:
    """Give the offset that was on top when the story was last read."""
    row = connection.execute(
        "SELECT min(p.offset, length(t.text)) FROM stories s JOIN places p ON p.story = s.key JOIN texts t ON t.story = s.key"
        " WHERE s.id = ?",
        (id_,),
    ).fetchone()
    return row[0] if row else 0


def keep_place(connection: sqlite3.Connection, id_: str, offset: int) -> None:
    """Keep the place in a story."""
    key = key_of(connection, id_)
    connection.execute("INSERT OR REPLACE INTO places (story, offset) VALUES (?, ?)", (key, max(0, min(offset, 2**53))))


def view(connection: sqlite3.Connection) -> dict[str, Any]:
    """Give what `keep_view` kept; nothing when there is none."""
    row = connection.execute("SELECT value FROM kept WHERE name = 'view'").fetchone()
    found = json.loads(row[0]) if row else {}
    return found if isinstance(found, dict) else {}


def keep_view(connection: sqlite3.Connection, kept: dict[str, Any]) -> None:
    """Keep the view."""
    connection.execute("INSERT OR REPLACE INTO kept (name, value) VALUES ('view', ?)", (rows.dump(kept),))
