"""What may be wrong with a library, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.store import feeds

if TYPE_CHECKING:
    import sqlite3

    from reader.store.database import Database


def problems(connection: sqlite3.Connection, database: Database) -> list[str]:
    """Give each problem in a line."""
    return [*_file(connection, database), *_feeds(connection)]


def _file(connection: sqlite3.Connection, database: Database) -> list[str]:
    path = database.path
    found = [row[0] for row in connection.execute("PRAGMA quick_check(5)") if row[0] != "ok"]
    told = [f"{path}: is damaged: {' '.join(str(line).split())}; put a copy of it back" for line in found]
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        told.append(f"{path}: some of what is kept belongs to no story; put a copy of it back")
    if database.read_only:
        told.append(f"{path}: can be read but not written; look at the rights of its folder and the room on its disk")
    return told


def _feeds(connection: sqlite3.Connection) -> list[str]:
    told = []
    for feed in feeds.every(connection):
        if feed.gone:
            told.append(f"{feed.url}: has ended and is not asked again; newsreader remove takes it off the list")
        elif feed.last and feed.last.cause:
            told.append(f"{feed.url}: failed last time: {feed.last.cause}; newsreader fetch asks it again")
    return told
