"""Highlights stay on their words while the story changes, and say so when the words are gone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.errors import NotFound, UsageError
from reader.model import Document
from reader.store import highlights, journal, stories

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from reader.model import Highlight, Story
    from reader.store.database import Database

TEXT = "Talks resume on Sunday. Egypt mediates between the two sides.\n\nNobody knows how long they will take."
PASSAGE = "Egypt mediates between the two sides."


@pytest.fixture
def connection(database: Database) -> Iterator[sqlite3.Connection]:
    """A connection within one transaction."""
    with database.writing() as opened:
        yield opened


@pytest.fixture
def story(connection: sqlite3.Connection, now: datetime, make: Callable[..., Story]) -> Story:
    """A stored story of a feed."""
    ((id_, _),) = stories.add(connection, [make("Talks", TEXT, guid="1", feed="https://example.org/feed")], now)
    return stories.by_key(connection, stories.key_of(connection, id_))


@pytest.fixture
def made(connection: sqlite3.Connection, story: Story, now: datetime) -> Highlight:
    """A highlight in the story."""
    span = highlights.place_of(connection, story.id, PASSAGE)
    new = highlights.make(connection, story.id, *span, now, note=" a\x1b[31m note\r\n", tags=("t", "t", " "), color="blue")
    return journal.highlight(connection, "Highlighted", new)


def change(connection: sqlite3.Connection, story: Story, now: datetime, text: str) -> Highlight:
    stories.add(connection, [replace(story, document=Document(text))], now)
    (held,) = highlights.of(connection, story.id)
    return held


def test_a_highlight_quotes_its_words_and_what_is_around_them(made: Highlight) -> None:
    assert made.quote.exact == PASSAGE == TEXT[made.start : made.end]
    assert made.quote.prefix == "Talks resume on Sunday. "
    assert TEXT[made.end :].startswith(made.quote.suffix)
    assert (made.note, made.tags, made.lost) == ("a note", ("t",), False)


def test_it_follows_its_words(connection: sqlite3.Connection, story: Story, made: Highlight, now: datetime) -> None:
    text = "An added paragraph.\n\n" + TEXT
    held = change(connection, story, now, text)
    assert text[held.start : held.end] == PASSAGE
    assert not held.lost


def test_it_is_lost_with_its_words_and_found_when_they_return(
    connection: sqlite3.Connection, story: Story, made: Highlight, now: datetime
) -> None:
    held = change(connection, story, now, "Something else altogether was printed in its place.")
    assert held == replace(made, lost=True)
    assert change(connection, story, now, TEXT) == made


def test_one_brought_back_after_the_text_changed_finds_its_words(
    connection: sqlite3.Connection, story: Story, made: Highlight, now: datetime
) -> None:
    journal.record(connection, "Removed", [["highlight", made.id, highlights.row_of(connection, made.id), None]])
    text = "An added paragraph.\n\n" + TEXT
    stories.add(connection, [replace(story, document=Document(text))], now)
    journal.undo(connection)
    (held,) = highlights.of(connection, story.id)
    assert text[held.start : held.end] == PASSAGE


def test_the_same_passage_is_highlighted_once(
    connection: sqlite3.Connection, story: Story, made: Highlight, now: datetime
) -> None:
    again = highlights.make(connection, story.id, made.start, made.end, now, note="", tags=(), color="pink")
    assert again == replace(made, color="pink")


def test_words_are_found_with_any_white_space_between_them(connection: sqlite3.Connection, story: Story) -> None:
    span = highlights.place_of(connection, story.id, "two \n sides. Nobody")
    assert TEXT[span.start : span.end] == "two sides.\n\nNobody"
    for absent, why in (("two cities", "“two cities”"), ("", "no words"), ("  ", "no words"), ("sides.*", "“sides")):
        with pytest.raises(NotFound, match=why):
            highlights.place_of(connection, story.id, absent)


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (4, 4), (5, 4), (0, 10_000), (10**30, 10**31)])
def test_a_passage_must_lie_in_the_text(
    connection: sqlite3.Connection, story: Story, now: datetime, start: int, end: int
) -> None:
    with pytest.raises(UsageError, match="has no passage"):
        highlights.make(connection, story.id, start, end, now, note="", tags=(), color="yellow")


def test_a_colour_must_be_one_of_five(made: Highlight) -> None:
    with pytest.raises(UsageError, match="there are yellow, green"):
        highlights.changed(made, note=None, tags=None, color="mauve")  # type: ignore[arg-type]


def test_all_highlights_are_listed_the_latest_first_and_not_those_in_the_trash(
    connection: sqlite3.Connection, story: Story, made: Highlight, now: datetime
) -> None:
    later = highlights.make(connection, story.id, 0, 5, now.replace(hour=13), note="", tags=(), color="yellow")
    journal.highlight(connection, "Highlighted", later)
    assert highlights.of(connection) == [later, made]
    assert highlights.of(connection, story.id) == [later, made]
    journal.mark(connection, [story.id], trashed=True)
    assert highlights.of(connection) == []


def test_an_id_that_is_none_is_not_found(connection: sqlite3.Connection) -> None:
    with pytest.raises(NotFound, match="no such highlight"):
        highlights.get(connection, "h-0")
    with pytest.raises(NotFound, match="no such story"):
        highlights.place_of(connection, "0", "words")
