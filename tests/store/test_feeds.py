"""Subscriptions: what is kept of them, and stories that stay single when a feed moves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.errors import Failure
from reader.model import Feed, FeedResult
from reader.query import parse
from reader.store import feeds, journal, selection, stories

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from reader.model import Story
    from reader.store.database import Database

OLD, NEW = "http://example.org/feed", "https://example.org/feed"


@pytest.fixture
def connection(database: Database) -> Iterator[sqlite3.Connection]:
    """A connection within one transaction."""
    with database.writing() as opened:
        yield opened


@pytest.fixture
def items(make: Callable[..., Story]) -> list[Story]:
    """Three stories of the feed at its old address."""
    return [make(f"Story {n}", f"Text {n}.", guid=str(n), url=f"https://example.org/{n}", feed=OLD) for n in range(3)]


def at(address: str, items: list[Story]) -> list[Story]:
    return [replace(story, feed=address) for story in items]


def test_all_that_is_kept_of_a_subscription_comes_back(connection: sqlite3.Connection, now: datetime) -> None:
    feed = Feed(
        url=OLD,
        title="Example",
        site="https://example.org/",
        tags=("a", "b/c"),
        etag='W/"1"',
        modified="Sun, 31 Mar 2024 12:00:00 GMT",
        validated=now,
        last=FeedResult(now, 503, "503 Service Unavailable"),
        next=now,
        why="its server asked not to be asked before",
        gone=True,
    )
    journal.subscribe(connection, [feed])
    assert feeds.every(connection) == [feed]


def test_stories_and_unread_ones_are_counted(connection: sqlite3.Connection, items: list[Story], now: datetime) -> None:
    journal.subscribe(connection, [Feed(url=OLD), Feed(url=NEW)])
    ids = [id_ for id_, _ in stories.add(connection, items, now)]
    journal.mark(connection, ids[:1], read=True)
    journal.mark(connection, ids[1:2], trashed=True)
    assert [(feed.url, feed.stories, feed.unread) for feed in feeds.every(connection)] == [(OLD, 2, 1), (NEW, 0, 0)]


def test_a_feed_that_moves_keeps_its_stories_single(connection: sqlite3.Connection, items: list[Story], now: datetime) -> None:
    journal.subscribe(connection, [Feed(url=OLD, title="Example")])
    assert feeds.take(connection, OLD, Feed(url=OLD, title="Example"), items, None, now).new == 3
    moved = Feed(url=NEW, title="Example")
    outcome = feeds.take(connection, OLD, moved, at(NEW, items), None, now)
    assert (outcome.feed, outcome.new, outcome.changed) == (NEW, 0, 0)
    assert [feed.url for feed in feeds.every(connection)] == [NEW]
    assert len(selection.ids(connection, parse(f"feed:{NEW}"))) == len(selection.ids(connection, parse(""))) == 3


def test_a_feed_that_moves_to_another_subscription_leaves_no_story_twice(
    connection: sqlite3.Connection, items: list[Story], now: datetime
) -> None:
    journal.subscribe(connection, [Feed(url=OLD), Feed(url=NEW)])
    stories.add(connection, items, now)
    stories.add(connection, at(NEW, items[1:]), now)
    assert len(selection.ids(connection, parse(""))) == 5
    changed = [replace(story, title=f"{story.title} again") for story in at(NEW, items)]
    outcome = feeds.take(connection, OLD, Feed(url=NEW), changed, None, now)
    assert (outcome.new, outcome.changed) == (0, 3)
    assert len(selection.ids(connection, parse(""))) == 3


def test_a_failure_is_kept_and_told(connection: sqlite3.Connection, now: datetime) -> None:
    journal.subscribe(connection, [Feed(url=OLD)])
    failure = Failure(OLD, "500 Internal Server Error")
    outcome = feeds.take(connection, OLD, Feed(url=OLD, last=FeedResult(now, 500, failure.cause)), [], failure, now)
    assert outcome.failure == failure
    (feed,) = feeds.every(connection)
    assert feed.last
    assert feed.last.cause == failure.cause


def test_one_that_was_ended_while_it_was_asked_stays_ended(
    connection: sqlite3.Connection, items: list[Story], now: datetime
) -> None:
    assert feeds.take(connection, OLD, Feed(url=OLD), items, None, now).new == 0
    assert feeds.every(connection) == []
    assert selection.ids(connection, parse("")) == []
