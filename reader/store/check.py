"""What may be wrong with a library, and what to do about it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from reader.errors import LibraryError
from reader.store import feeds

if TYPE_CHECKING:
    import sqlite3

    from reader.store.database import Database

ROOM = 10 * 1024 * 1024  # bytes: less than a day's news and the log of its writing


def problems(connection: sqlite3.Connection, database: Database) -> list[str]:
    """Give each problem in a line."""
    return [*_file(connection, database), *_feeds(connection)]


def _file(connection: sqlite3.Connection, database: Database) -> list[str]:
    path = database.path
    found = [row[0] for row in connection.execute("PRAGMA quick_check(5)") if row[0] != "ok"]
    told = [f"{path}: is damaged: {' '.join(str(line).split())}; put a copy of it back" for line in found]
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        told.append(f"{path}: some of what is kept belongs to no story; put a copy of it back")
    return [*told, *_room(database)]


def _room(database: Database) -> list[str]:
    """Look whether a change could be kept."""
    try:
        with database.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO kept (name, value) VALUES ('doctor', 'was here')")
    except LibraryError as error:
        return [str(error)]
    free = shutil.disk_usage(database.path.parent).free
    if free < ROOM:
        return [f"{database.path.parent}: has only {free // 1024:,} KiB left on its disk; make room"]
    return []


def _feeds(connection: sqlite3.Connection) -> list[str]:
    told = []
    for feed in feeds.every(connection):
        if feed.gone:
            told.append(f"{feed.url}: has ended and is not asked again; newsreader remove takes it off the list")
        elif feed.last and feed.last.cause:
            told.append(f"{feed.url}: failed last time: {feed.last.cause}; newsreader fetch asks it again")
    return told
