"""The full-text index: made in the background, asked for the best stories first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.store import rows, selection

if TYPE_CHECKING:
    import sqlite3

    from reader.query import Query

# Ranking reads the text of each hit: all 100,000 hits of a common word take 100 ms to 3 s, the newest 2,000 take 5 to 28 ms.
RANKED = 2_000
# A search indexes this many pending stories first, in about a second; above that it looks through their text instead.
AT_ONCE = 2_000
TITLE_WEIGHT = 5.0


def queue(connection: sqlite3.Connection, key: int) -> None:
    """Note that the index does not know a story's text yet."""
    connection.execute("INSERT OR IGNORE INTO pending (story) VALUES (?)", (key,))


def forget(connection: sqlite3.Connection, key: int, title: str, text: str) -> None:
    """Take a story out of the index; FTS5 must be told the very text that it was given."""
    if not connection.execute("SELECT 1 FROM pending WHERE story = ?", (key,)).fetchone():
        connection.execute("INSERT INTO words (words, rowid, title, text) VALUES ('delete', ?, ?, ?)", (key, title, text))


def pending(connection: sqlite3.Connection) -> int:
    """Say how many stories wait for the index."""
    count: int = connection.execute("SELECT count(*) FROM pending").fetchone()[0]
    return count


def index(connection: sqlite3.Connection, batch: int) -> int:
    """Index the newest pending stories; give how many are left."""
    keys = rows.dump([row[0] for row in connection.execute("SELECT story FROM pending ORDER BY story DESC LIMIT ?", (batch,))])
    connection.execute(
        "INSERT INTO words (rowid, title, text)"
        " SELECT w.key, w.title, w.text FROM searchable w WHERE w.key IN (SELECT value FROM json_each(?)) ORDER BY w.key",
        (keys,),
    )
    connection.execute("DELETE FROM pending WHERE story IN (SELECT value FROM json_each(?))", (keys,))
    return pending(connection)


def ranked(connection: sqlite3.Connection, query: Query, limit: int) -> list[str]:
    """Give ids best first; what is not indexed yet follows, newest first."""
    match = selection.match(query)
    if not match:
        return selection.ids(connection, query)[:limit]
    where, values = selection.where(query, words=False)
    hits = (
        "SELECT s.id, s.sort, bm25(words, ?, 1.0) AS rank FROM words CROSS JOIN stories s ON s.key = words.rowid"
        f" WHERE words MATCH ? AND {where} ORDER BY words.rowid DESC LIMIT ?"
    )
    found = connection.execute(
        f"SELECT id FROM ({hits}) ORDER BY rank, sort DESC LIMIT ?", (TITLE_WEIGHT, match, *values, RANKED, limit)
    )
    best = [row[0] for row in found]
    if len(best) < limit and pending(connection):
        have = set(best)
        best += [id_ for id_ in selection.ids(connection, query) if id_ not in have]
    return best[:limit]
