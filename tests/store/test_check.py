"""The doctor: what is wrong, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import Feed, FeedResult
from reader.store import check, journal

if TYPE_CHECKING:
    from datetime import datetime

    import pytest

    from reader.store.database import Database


def problems(database: Database) -> list[str]:
    with database.reading() as connection:
        return check.problems(connection, database)


def test_a_healthy_library_has_none(database: Database) -> None:
    assert problems(database) == []


def test_feeds_that_failed_or_ended_are_told(database: Database, now: datetime) -> None:
    failed = Feed(url="https://example.org/a", last=FeedResult(now, 500, "500 Internal Server Error"))
    gone = Feed(url="https://example.org/b", gone=True)
    fine = Feed(url="https://example.org/c", last=FeedResult(now, 200))
    with database.writing() as connection:
        journal.subscribe(connection, [failed, gone, fine])
    one, two = problems(database)
    assert one.startswith("https://example.org/a: failed last time: 500")
    assert two.startswith("https://example.org/b: has ended")


def test_what_belongs_to_no_story_is_told(database: Database) -> None:
    with database.reading() as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("INSERT INTO places VALUES (9, 1)")
    (line,) = problems(database)
    assert "belongs to no story" in line


def test_a_full_disk_is_told(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "ROOM", 2**60)
    (line,) = problems(database)
    assert "make room" in line


def test_a_library_that_cannot_be_written_is_told(database: Database) -> None:
    with database.reading() as connection:
        connection.execute("PRAGMA query_only=ON")
    (line,) = problems(database)
    assert "read-only" in line
