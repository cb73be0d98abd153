"""The library's file: its creation, its faults, its locks."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from reader.errors import LibraryCorrupt, LibraryError, LibraryLocked, LibraryNewer, UsageError
from reader.store.database import Database
from reader.store.schema import APPLICATION_ID, MIGRATIONS

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_file_has_the_latest_version_and_our_mark(path: Path, database: Database) -> None:
    with database.reading() as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS)
        assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert path.parent.stat().st_mode & 0o077 == 0


def keep(database: Database, name: str, value: str = "1", times: int = 1) -> None:
    with database.writing() as connection:
        for number in range(times):
            connection.execute("INSERT INTO kept VALUES (?, ?)", (f"{name}{number or ''}", value))


def kept(database: Database) -> list[str]:
    with database.reading() as connection:
        return [row[0] for row in connection.execute("SELECT name FROM kept ORDER BY name")]


def test_a_transaction_is_kept_whole_or_not_at_all(database: Database) -> None:
    keep(database, "before")
    with database.writing() as connection:
        connection.execute("INSERT INTO kept VALUES ('half', '1')")
        with pytest.raises(LibraryError):
            keep(database, "within")
        connection.execute("INSERT INTO kept VALUES ('rest', '1')")
    with pytest.raises(LibraryError):
        keep(database, "before")
    assert kept(database) == ["before", "half", "rest"]


@pytest.mark.parametrize(
    "content", [b"not a database at all, but long enough to have a header" * 9, b"x", b"SQLite format 3\0" + b"\xff" * 4000]
)
def test_a_corrupt_file_is_refused_and_left_as_it_was(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(LibraryCorrupt) as raised:
        Database(path)
    assert str(path) in str(raised.value)
    assert path.read_bytes() == content


def test_a_truncated_file_is_refused_and_left_as_it_was(path: Path) -> None:
    Database(path).close()
    content = path.read_bytes()[:8192]
    path.write_bytes(content)
    with pytest.raises(LibraryCorrupt):
        Database(path)
    assert path.read_bytes() == content


def test_damaged_pages_are_told_and_left_as_they_were(path: Path) -> None:
    Database(path).close()
    content = path.read_bytes()[:4096]
    content += b"\x7f" * (path.stat().st_size - 4096)
    path.write_bytes(content)
    with pytest.raises(LibraryCorrupt):
        Database(path)
    assert path.read_bytes() == content


def test_another_program_s_database_is_refused_and_left_as_it_was(path: Path) -> None:
    path.parent.mkdir()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE theirs (x)")
    other.close()
    content = path.read_bytes()
    with pytest.raises(LibraryCorrupt, match="is not a library of newsreader"):
        Database(path)
    assert path.read_bytes() == content


def test_a_newer_version_s_file_is_refused_and_left_as_it_was(path: Path) -> None:
    database = Database(path)
    with database.writing() as connection:
        connection.execute(f"PRAGMA user_version={len(MIGRATIONS) + 1}")
    database.close()
    content = path.read_bytes()
    with pytest.raises(LibraryNewer, match="newer version"):
        Database(path)
    assert path.read_bytes() == content
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_log_without_its_library_is_kept_aside(path: Path) -> None:
    path.parent.mkdir()
    path.with_name("library.db-wal").write_bytes(b"all that is left")
    Database(path).close()
    aside = [file for file in path.parent.iterdir() if file.name.startswith("library.db-wal-")]
    assert [file.read_bytes() for file in aside] == [b"all that is left"]


def test_a_stray_log_beside_a_library_changes_nothing(path: Path) -> None:
    database = Database(path)
    keep(database, "a")
    database.close()
    path.with_name("library.db-wal").write_bytes(b"\x37\x7f\x06\x82 garbage" * 500)
    database = Database(path)
    assert kept(database) == ["a"]
    database.close()


def test_a_lock_is_waited_for_and_then_told(path: Path) -> None:
    Database(path).close()
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    database = Database(path, lock_seconds=0.05)
    with pytest.raises(LibraryLocked, match="locked by another process"), database.writing():
        pass
    with database.reading() as connection:  # reading goes on meanwhile
        assert connection.execute("SELECT count(*) FROM stories").fetchone()[0] == 0
    holder.execute("COMMIT")
    with database.writing() as connection:
        connection.execute("INSERT INTO kept VALUES ('a', '1')")
    holder.close()
    database.close()


def test_a_first_start_waits_for_a_locked_file(path: Path) -> None:
    path.parent.mkdir()
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(LibraryLocked):
        Database(path, lock_seconds=0.05)
    holder.close()


def test_many_first_starts_at_once_make_one_library(path: Path) -> None:
    start = threading.Barrier(8)
    errors: list[BaseException] = []

    def begin() -> None:
        start.wait()
        try:
            database = Database(path)
            with database.writing() as connection:
                connection.execute("INSERT INTO kept VALUES (?, '1')", (str(threading.get_ident()),))
            database.close()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=begin) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    database = Database(path)
    with database.reading() as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()


def test_a_full_disk_is_told_and_nothing_is_half_written(database: Database) -> None:
    with database.reading() as connection:
        connection.execute(f"PRAGMA max_page_count={connection.execute('PRAGMA page_count').fetchone()[0] + 1}")
    with pytest.raises(LibraryError, match="the disk is full"):
        keep(database, "much", "x" * 4000, times=1000)
    assert kept(database) == []


def test_a_library_that_cannot_be_written_can_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = Database(path)
    keep(database, "a")
    database.close()

    def refuse(self: Database) -> None:
        error = sqlite3.OperationalError("unable to open database file")
        error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
        raise error

    monkeypatch.setattr(Database, "_prepare", refuse)
    database = Database(path)
    assert kept(database) == ["a"]
    with pytest.raises(LibraryError, match="read-only"):
        keep(database, "b")
    database.close()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(LibraryError, match="cannot be made"):
        Database(tmp_path / "file" / "library.db")


def test_a_folder_in_the_file_s_place_is_told(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(LibraryError) as raised:
        Database(path)
    assert str(path) in str(raised.value)


def test_every_thread_has_its_connection_and_ended_threads_leave_none(database: Database) -> None:
    seen: list[int] = []

    def look() -> None:
        with database.reading() as connection:
            seen.append(id(connection))

    with database.reading() as mine:
        for _ in range(3):
            thread = threading.Thread(target=look)
            thread.start()
            thread.join()
        assert id(mine) not in seen
    assert len(database._connections) <= 2


def test_a_closed_library_says_so(path: Path) -> None:
    database = Database(path)
    database.close()
    with pytest.raises(LibraryError, match="was closed"), database.reading():
        pass


def test_what_is_no_text_is_a_usage_error(database: Database) -> None:
    with pytest.raises(UsageError), database.reading() as connection:
        connection.execute("SELECT ?", ("\udcff",))


KILLED = """
import os, sys
from pathlib import Path
from reader.store.database import Database
database = Database(Path(sys.argv[1]))
for number in range(100_000):
    with database.writing() as connection:
        connection.execute("INSERT INTO kept VALUES (?, ?)", (str(number), "x" * 500))
    os.write(1, b"%d\\n" % number)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system has no SIGKILL")
def test_what_was_acknowledged_outlives_a_kill(path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(path)],
        stdout=subprocess.PIPE,
        env=dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path)),
    )
    assert child.stdout
    told = [child.stdout.readline() for _ in range(50)]
    child.kill()
    told += child.stdout.read().splitlines()
    child.wait()
    child.stdout.close()
    shutil.copytree(path.parent, path.parent.with_name("copy"))
    database = Database(path.parent.with_name("copy") / path.name)
    assert {line.decode().strip() for line in told if line.strip()} <= set(kept(database))
    with database.reading() as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()
