"""Subscriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.store import rows

if TYPE_CHECKING:
    import sqlite3

    from reader.model import Feed


def every(connection: sqlite3.Connection) -> list[Feed]:
    """Give the subscriptions by title, each with the number of its stories and of the unread ones."""
    counts = {
        row[0]: row[1:]
        for row in connection.execute(
            "SELECT feed, count(*), count(*) - sum(read) FROM stories WHERE feed <> '' AND trashed = 0 GROUP BY feed"
        )
    }
    found = connection.execute(f"SELECT {rows.FEED} FROM feeds ORDER BY coalesce(nullif(title, ''), url) COLLATE NOCASE, url")
    return [rows.feed(row, *counts.get(row[0], (0, 0))) for row in found]


def row_of(connection: sqlite3.Connection, url: str) -> list[Any] | None:
    """Give a subscription's row as the journal keeps it."""
    row = connection.execute(f"SELECT {rows.FEED} FROM feeds WHERE url = ?", (url,)).fetchone()
    return list(row) if row else None


def write(connection: sqlite3.Connection, url: str, row: list[Any] | None) -> None:
    """Put a row in the place of a subscription's, or end the subscription; its stories stay."""
    if row is None:
        connection.execute("DELETE FROM feeds WHERE url = ?", (url,))
    else:
        connection.execute(f"INSERT OR REPLACE INTO feeds ({rows.FEED}) VALUES (?{', ?' * (len(row) - 1)})", row)


def save(connection: sqlite3.Connection, before: str, feed: Feed) -> None:
    """Keep what a fetch left of a subscription. One that has moved takes its stories along, so that they stay single."""
    if not row_of(connection, before):
        return  # it was ended while it was fetched
    if feed.url != before:
        connection.execute("DELETE FROM feeds WHERE url = ?", (before,))
        connection.execute("UPDATE stories SET feed = ? WHERE feed = ?", (feed.url, before))
    write(connection, feed.url, list(rows.feed_out(feed)))
