"""The library's file: opened, checked, brought up to date; a connection a thread; SQLite's errors in our words.

SQLite in WAL mode lets one write while others read, in this process and in others. A write begins with the lock, so that
waiting happens in one place, for as long as the configuration says.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from reader.errors import LibraryCorrupt, LibraryError, LibraryLocked, LibraryNewer, UsageError
from reader.store.schema import APPLICATION_ID, MIGRATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEADER = b"SQLite format 3\0"
PAUSE = 0.02  # between two tries of what SQLite's own waiting does not cover: turning WAL on
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_UNWRITABLE = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL}


class Database:
    """An open library file. Any thread may use it; each has its own connection."""

    def __init__(self, path: Path, lock_seconds: float = 10.0) -> None:
        self.path = path
        self.read_only = False
        self._lock_seconds = lock_seconds
        self._connections: dict[threading.Thread, sqlite3.Connection] = {}
        self._guard = threading.Lock()
        self._wrote = False
        self._closed = False
        with self._told():
            self._start()

    def close(self) -> None:
        """Close every thread's connection; let SQLite renew its statistics first when something was written."""
        with self._guard:
            self._closed = True
            connections, self._connections = self._connections, {}
        for connection in connections.values():
            if self._wrote and not self.read_only:
                self._wrote = False
                with suppress(sqlite3.Error):
                    connection.execute("PRAGMA busy_timeout=100")
                    connection.execute("PRAGMA analysis_limit=400")
                    connection.execute("PRAGMA optimize")
            connection.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give this thread's connection to read with."""
        with self._told():
            yield self._connection()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give this thread's connection within one transaction: all of it is kept, or nothing."""
        with self._told():
            connection = self._connection()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
                self._wrote = True
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def _connection(self) -> sqlite3.Connection:
        thread = threading.current_thread()
        found = self._connections.get(thread)
        if found is None:
            found = self._connect()
            with self._guard:
                if self._closed:
                    found.close()
                    raise LibraryError(f"{self.path}: was closed")
                self._connections[thread] = found
                ended = [self._connections.pop(other) for other in list(self._connections) if not other.is_alive()]
            for connection in ended:
                connection.close()
        return found

    def _connect(self) -> sqlite3.Connection:
        uri = f"{self.path.absolute().as_uri()}?immutable=1" if self.read_only else str(self.path)
        connection = sqlite3.connect(
            uri, timeout=self._lock_seconds, isolation_level=None, check_same_thread=False, uri=self.read_only
        )
        try:
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute("PRAGMA synchronous=NORMAL")  # in WAL mode whole after kill -9 and power cuts alike
            connection.execute("PRAGMA temp_store=MEMORY")
            # an application's ten threads have one each: with 2 MB, the default, they hold 8 MB more and are no faster
            connection.execute("PRAGMA cache_size=-500")
        except BaseException:
            connection.close()
            raise
        return connection

    def _start(self) -> None:
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryError(
                f"{self.path.parent}: cannot be made: {error.strerror}; choose another with --data-dir"
            ) from error
        _inspect(self.path)
        try:
            self._prepare()
        except sqlite3.OperationalError as error:
            if _code(error) not in _UNWRITABLE or not self.path.exists() or not self.path.stat().st_size:
                raise
            # a full disk or a read-only folder: what is there can still be read
            self.read_only = True
            self._check_version(self._connection())

    def _prepare(self) -> None:
        deadline = time.monotonic() + self._lock_seconds
        while True:
            try:
                connection = self._connect()
                self._migrate(connection)
                break
            except sqlite3.OperationalError as error:
                if _code(error) not in _BUSY or time.monotonic() > deadline:
                    raise
                time.sleep(PAUSE)
        self._connections[threading.current_thread()] = connection

    def _migrate(self, connection: sqlite3.Connection) -> None:
        try:
            if self._check_version(connection) < len(MIGRATIONS):
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute("BEGIN IMMEDIATE")
                # another process may have done it while we waited for the lock
                for number in range(self._check_version(connection), len(MIGRATIONS)):
                    for statement in MIGRATIONS[number]:
                        connection.execute(statement)
                    connection.execute(f"PRAGMA user_version={number + 1}")
                connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
                connection.execute("COMMIT")
        except BaseException:
            connection.close()  # which takes back what was not committed
            raise

    def _check_version(self, connection: sqlite3.Connection) -> int:
        # in this order: another process may be making the tables, and their mark and version come with them
        tables: int = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
        mark: int = connection.execute("PRAGMA application_id").fetchone()[0]
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        if tables and mark != APPLICATION_ID:
            raise LibraryCorrupt(f"{self.path}: is not a library of newsreader; move it away or choose another --data-dir")
        if version > len(MIGRATIONS):
            raise LibraryNewer(_newer(self.path))
        return version

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell SQLite's errors in our words."""
        try:
            yield
        except sqlite3.Error as error:
            raise _told(error, self.path, self._lock_seconds) from error
        except UnicodeEncodeError as error:
            raise UsageError("newsreader: what was given holds bytes that are no text in UTF-8") from error


def _inspect(path: Path) -> None:
    """Look at the file's header before SQLite does, which would change what it should leave alone."""
    log = path.with_name(path.name + "-wal")
    try:
        if _size(log) and not _size(path):
            # SQLite would throw this log away; its library is gone, and it is all that is left
            with suppress(FileNotFoundError):
                log.rename(log.with_name(f"{log.name}-{time.time_ns()}"))
        if not _size(path):
            return
        with path.open("rb") as file:
            header = file.read(100)
        if len(header) < 100 or not header.startswith(HEADER):
            raise LibraryCorrupt(_corrupt(path))
        if int.from_bytes(header[68:72], "big") == APPLICATION_ID and int.from_bytes(header[60:64], "big") > len(MIGRATIONS):
            raise LibraryNewer(_newer(path))
        # another process may be about to write the pages that its header tells of: a truncated file stays as it is
        for pause in (PAUSE, PAUSE, 0.0):
            if not _is_truncated(path, log):
                return
            time.sleep(pause)
    except OSError as error:
        raise LibraryError(f"{path}: cannot be read: {error.strerror}") from error
    raise LibraryCorrupt(_corrupt(path))


def _is_truncated(path: Path, log: Path) -> bool:
    with path.open("rb") as file:
        header = file.read(100)
    page, pages = int.from_bytes(header[16:18], "big"), int.from_bytes(header[28:32], "big")
    counts = header[24:28] == header[92:96]  # else a version of SQLite wrote it that kept no number of pages
    return counts and _size(path) < pages * (65536 if page == 1 else page) and not _size(log)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _code(error: sqlite3.Error) -> int:
    """Give the primary result code."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _told(error: sqlite3.Error, path: Path, waited: float) -> LibraryError:
    code = _code(error)
    if code in _BUSY:
        return LibraryLocked(f"{path}: locked by another process for {waited:g} seconds; try again when it is done")
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return LibraryCorrupt(_corrupt(path))
    if code == sqlite3.SQLITE_FULL:
        return LibraryError(f"{path}: the disk is full; make room and try again")
    if code == sqlite3.SQLITE_READONLY:
        return LibraryError(f"{path}: cannot be written, the file or its folder is read-only or the disk is full")
    if code == sqlite3.SQLITE_CANTOPEN:
        return LibraryError(f"{path}: cannot be opened; look at the rights of the file and its folder")
    if "fts5" in str(error):
        return LibraryError(f"{path}: this Python's SQLite has no full-text search (FTS5); use another build of Python")
    return LibraryError(f"{path}: {' '.join(str(error).split())}")


def _corrupt(path: Path) -> str:
    return f"{path}: is damaged and was left as it is; move it away to begin anew, or put a copy of it back"


def _newer(path: Path) -> str:
    return f"{path}: was written by a newer version of newsreader and was left as it is; install that version"
