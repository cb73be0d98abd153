"""Subscriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.record import record
from reader.store import rows, stories

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from datetime import datetime

    from reader.errors import Failure
    from reader.model import Feed, Story


@record
class FetchOutcome:
    """How asking a feed ended, or why it was not asked."""

    feed: str
    title: str = ""
    new: int = 0
    changed: int = 0
    failure: Failure | None = None
    asked: bool = True


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


def take(
    connection: sqlite3.Connection, before: str, feed: Feed, coming: Iterable[Story], failure: Failure | None, now: datetime
) -> FetchOutcome:
    """Keep what a fetch gave: the subscription as it is now, and its stories."""
    if not row_of(connection, before):
        return FetchOutcome(before, feed.title)  # the subscription was ended meanwhile
    if feed.url != before:
        _move(connection, before, feed.url)
    write(connection, feed.url, list(rows.feed_out(feed)))
    outcomes = [outcome for _, outcome in stories.add(connection, coming, now)]
    return FetchOutcome(feed.url, feed.title, outcomes.count("new"), outcomes.count("changed"), failure)


def _move(connection: sqlite3.Connection, before: str, after: str) -> None:
    """Let a feed that has moved take its stories along, so that they stay single.

    Where its new address was subscribed to as well, the stories that both have are left behind, in the trash unless the
    reader did something with them.
    """
    connection.execute("DELETE FROM feeds WHERE url = ?", (before,))
    twins = [
        row[0]
        for row in connection.execute(
            "SELECT s.key FROM stories s WHERE s.feed = ? AND s.guid <> ''"
            " AND EXISTS (SELECT 1 FROM stories o WHERE o.guid = s.guid AND o.guid <> '' AND o.feed = ?)",
            (before, after),
        )
    ]
    connection.execute(
        "UPDATE stories SET trashed = 1 WHERE key IN (SELECT value FROM json_each(?)) AND starred = 0"
        " AND key NOT IN (SELECT story FROM highlights) AND key NOT IN (SELECT story FROM tags)",
        (rows.dump(twins),),
    )
    connection.execute(
        "UPDATE stories SET feed = ? WHERE feed = ? AND key NOT IN (SELECT value FROM json_each(?))",
        (after, before, rows.dump(twins)),
    )
