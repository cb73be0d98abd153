"""The full-text index: made in batches, kept right when stories change, asked for the best first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.query import parse
from reader.store import search, stories

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    import pytest

    from reader.model import Story
    from reader.store.database import Database

FEED = "https://example.org/feed"


def found(database: Database, query: str, limit: int = 100) -> list[str]:
    with database.reading() as connection:
        ids = search.ranked(connection, parse(query), limit)
        return [headline.title for headline in stories.headlines(connection, ids)]


def index(database: Database, batch: int = 100) -> int:
    with database.writing() as connection:
        return search.index(connection, batch)


def add(database: Database, now: datetime, *given: Story) -> None:
    with database.writing() as connection:
        stories.add(connection, given, now)


def consistent(database: Database) -> None:
    with database.writing() as connection:
        connection.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")


def test_the_index_is_made_in_batches(database: Database, now: datetime, make: Callable[..., Story]) -> None:
    add(database, now, *(make(f"Story {number}", f"Text {number}") for number in range(25)))
    assert [index(database, 10) for _ in range(4)] == [15, 5, 0, 0]
    assert len(found(database, "story")) == 25
    consistent(database)


def test_the_title_counts_more_than_the_text(database: Database, now: datetime, make: Callable[..., Story]) -> None:
    add(database, now, make("Oil", "The talks fail. " * 3 + "Prices fall. " * 40), make("Talks", "It went on. " * 40))
    index(database)
    assert found(database, "talks") == ["Talks", "Oil"]


def test_a_changed_story_is_found_by_its_new_words_only(database: Database, now: datetime, make: Callable[..., Story]) -> None:
    add(database, now, make("Old title", "Old words.", guid="1", feed=FEED), make("Other", "Else.", guid="2", feed=FEED))
    index(database)
    add(database, now, make("New title", "Fresh words.", guid="1", feed=FEED))
    assert found(database, "old") == []
    assert found(database, "fresh") == ["New title"]
    index(database)
    assert found(database, "old") == []
    assert found(database, "fresh words") == ["New title"]
    consistent(database)


def test_what_is_not_indexed_yet_follows_what_is(database: Database, now: datetime, make: Callable[..., Story]) -> None:
    add(database, now, make("Indexed", "The talks."))
    index(database)
    add(database, now, make("Pending", "More talks."))
    assert found(database, "talks") == ["Indexed", "Pending"]
    assert found(database, "talks", limit=1) == ["Indexed"]


def test_accents_and_case_make_no_difference(database: Database, now: datetime, make: Callable[..., Story]) -> None:
    add(database, now, make("ZÜRICH", "Café. Ελλάδα."))
    index(database)
    assert found(database, "zurich CAFE ΕΛΛΆΔΑ") == ["ZÜRICH"]


def test_conditions_hold_beside_words(database: Database, now: datetime, make: Callable[..., Story]) -> None:
    add(database, now, make("One", "Talks.", read=True), make("Two", "Talks."), make("Three", "Talks.", trashed=True))
    index(database)
    assert found(database, "talks is:unread") == ["Two"]
    assert sorted(found(database, "talks")) == ["One", "Two"]
    assert found(database, "is:unread") == ["Two"]


def test_of_a_common_word_the_newest_are_ranked(
    database: Database, now: datetime, make: Callable[..., Story], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "RANKED", 5)
    add(database, now, *(make(f"Story {number}", f"Talks {number}.") for number in range(20)))
    index(database)
    assert sorted(found(database, "talks")) == sorted(f"Story {number}" for number in range(15, 20))
