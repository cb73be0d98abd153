"""Each change of a reader can be taken back and done again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.errors import NotFound
from reader.model import Feed
from reader.store import feeds, highlights, journal, stories

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from reader.model import Story
    from reader.store.database import Database


@pytest.fixture
def connection(database: Database) -> Iterator[sqlite3.Connection]:
    """A connection within one transaction."""
    with database.writing() as opened:
        yield opened


@pytest.fixture
def ids(connection: sqlite3.Connection, now: datetime, make: Callable[..., Story]) -> list[str]:
    """Three stories, the first one read and tagged."""
    given = [make("One", "Text 1.", read=True, tags=("old",)), make("Two", "Text 2."), make("Three", "Text 3.")]
    return [id_ for id_, _ in stories.add(connection, given, now)]


def state(connection: sqlite3.Connection, ids: list[str]) -> list[tuple[bool, bool, bool, tuple[str, ...]]]:
    return [(s.read, s.starred, s.trashed, s.tags) for s in stories.listed(connection, ids)]


@pytest.mark.parametrize(
    ("change", "count", "label"),
    [
        ({"read": True}, 2, "Marked 2 stories read"),
        ({"read": False}, 1, "Marked 1 story unread"),
        ({"starred": True}, 3, "Starred 3 stories"),
        ({"trashed": True}, 3, "Put 3 stories into the trash"),
        ({"tag": ["old", "a{}b"]}, 3, "Tagged 2 stories old; Tagged 3 stories a{}b"),
        ({"untag": ["OLD"]}, 1, "Took the tag OLD from 1 story"),
        ({"read": True, "tag": ["new"]}, 3, "Marked 2 stories read; Tagged 3 stories new"),
    ],
)
def test_a_change_is_taken_back_exactly_and_done_again(
    connection: sqlite3.Connection, ids: list[str], change: dict[str, object], count: int, label: str
) -> None:
    before = state(connection, ids)
    assert journal.mark(connection, ids, **change) == count  # type: ignore[arg-type]
    after = state(connection, ids)
    assert after != before
    assert journal.undo(connection) == label
    assert state(connection, ids) == before
    assert journal.redo(connection) == label
    assert state(connection, ids) == after


def test_what_changes_nothing_is_not_noted(connection: sqlite3.Connection, ids: list[str]) -> None:
    assert journal.mark(connection, ids[:1], read=True, tag=["old"], untag=["absent"]) == 0
    assert journal.mark(connection, ["absent"], read=True) == 0
    assert journal.undo(connection) is None


def test_changes_are_taken_back_in_turn_until_there_are_none(connection: sqlite3.Connection, ids: list[str]) -> None:
    journal.mark(connection, ids, starred=True)
    journal.mark(connection, ids, trashed=True)
    told = [journal.undo(connection) for _ in range(3)]
    assert told == ["Put 3 stories into the trash", "Starred 3 stories", None]
    assert [journal.redo(connection) for _ in range(3)] == [told[1], told[0], None]


def test_a_new_change_ends_what_could_be_done_again(connection: sqlite3.Connection, ids: list[str]) -> None:
    journal.mark(connection, ids, starred=True)
    journal.undo(connection)
    journal.mark(connection, ids, trashed=True)
    assert journal.redo(connection) is None
    assert journal.undo(connection) == "Put 3 stories into the trash"


def test_the_journal_keeps_a_limited_number(
    connection: sqlite3.Connection, ids: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "KEPT", 4)
    for turn in range(6):
        journal.mark(connection, ids, starred=turn % 2 == 0)
    assert [journal.undo(connection) is None for _ in range(5)] == [False] * 4 + [True]


def test_highlights_come_and_go(connection: sqlite3.Connection, ids: list[str], now: datetime) -> None:
    made = highlights.make(connection, ids[0], 0, 4, now, note="n", tags=["t"], color="green")
    journal.highlight(connection, "Highlighted a passage", made)
    changed = highlights.changed(made, note="more", tags=None, color="pink")
    journal.highlight(connection, "Changed a highlight", changed)
    assert highlights.of(connection, ids[0]) == [changed]
    journal.undo(connection)
    assert highlights.of(connection, ids[0]) == [made]
    journal.undo(connection)
    assert highlights.of(connection, ids[0]) == []
    journal.redo(connection)
    journal.redo(connection)
    assert highlights.of(connection, ids[0]) == [changed]


def test_subscriptions_come_and_go_and_known_ones_stay(connection: sqlite3.Connection) -> None:
    one, two = Feed(url="https://example.org/1", title="One", tags=("a",)), Feed(url="https://example.org/2")
    assert journal.subscribe(connection, [one, two, one]) == 2
    assert journal.subscribe(connection, [Feed(url=one.url, title="Other")]) == 0
    journal.unsubscribe(connection, one.url)
    assert feeds.every(connection) == [two]
    assert journal.undo(connection) == "Ended the subscription to One"
    assert feeds.every(connection) == [two, one]
    assert journal.undo(connection) == "Subscribed to 2 feeds"
    assert feeds.every(connection) == []
    with pytest.raises(NotFound, match="no such subscription"):
        journal.unsubscribe(connection, one.url)


def test_a_flag_that_is_none_is_refused(connection: sqlite3.Connection) -> None:
    with pytest.raises(ValueError, match="title"):
        journal.flag(connection, [], "title", value=True)
