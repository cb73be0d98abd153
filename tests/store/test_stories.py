"""Stories in a database: stored once, changed with their earlier version kept, listed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from reader.errors import NotFound
from reader.model import Block, Document, Enclosure, Mark, Story
from reader.query import parse
from reader.store import rows, selection, stories

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.store.database import Database

    Make = Callable[..., Story]

FEED = "https://example.org/feed"


def add(database: Database, now: datetime, *coming: Story, origin: str = "") -> list[tuple[str, str]]:
    with database.writing() as connection:
        return [(id_, outcome) for id_, outcome in stories.add(connection, coming, now, origin=origin)]


def ids(database: Database, query: str = "", sort: selection.Sort = "newest") -> list[str]:
    with database.reading() as connection:
        return selection.ids(connection, parse(query), sort)


def read(database: Database, id_: str) -> Story:
    with database.reading() as connection:
        return stories.by_key(connection, stories.key_of(connection, id_))


def test_a_story_comes_back_as_it_was_stored(database: Database, now: datetime) -> None:
    text = "First [red]paragraph[/].\n\nSecond, with 𝄞 and עברית."
    given = Story(
        title="A title",
        document=Document(
            text,
            (Block(0, 24), Block(26, len(text), "heading", 2)),
            (Mark(0, 5, "link", "https://example.org/"), Mark(0, 5, "strong")),
        ),
        url="https://example.org/1",
        source="Example",
        feed=FEED,
        guid="1",
        authors=("Jane Roe", 'A "quoted" name'),
        published=datetime(2024, 3, 30, 18, 21, 0, 123456, tzinfo=UTC),
        updated=datetime(1, 1, 1, tzinfo=UTC),
        language="en",
        enclosures=(Enclosure("https://example.org/a.mp3", "audio/mpeg", 123), Enclosure("https://example.org/b")),
        tags=("news", "World"),
    )
    ((id_, outcome),) = add(database, now, given)
    assert outcome == "new"
    assert read(database, id_) == replace(given, id=id_, added=now)


def test_the_same_thing_twice_is_stored_once(database: Database, now: datetime, make: Make) -> None:
    given = [make(guid="1", feed=FEED), make("Other", url="https://example.org/2"), make("Third", "Words.")]
    first = add(database, now, *given)
    again = add(database, now + timedelta(days=1), *given)
    assert [outcome for _, outcome in again] == ["same"] * 3
    assert [id_ for id_, _ in again] == [id_ for id_, _ in first]
    assert len(ids(database)) == 3


def test_a_thing_twice_in_one_go_is_stored_once(database: Database, now: datetime, make: Make) -> None:
    (one, _), (two, outcome) = add(database, now, make(guid="1", feed=FEED), make(guid="1", feed=FEED))
    assert (one, outcome) == (two, "same")


def test_a_changed_story_keeps_its_state_and_its_earlier_version(database: Database, now: datetime, make: Make) -> None:
    ((id_, _),) = add(database, now, make("Old", "Old text.", guid="1", feed=FEED, read=True, starred=True, tags=("a",)))
    later = now + timedelta(hours=1)
    ((same_id, outcome),) = add(database, later, make("New", "New text.", guid="1", feed=FEED))
    assert (same_id, outcome) == (id_, "changed")
    story = read(database, id_)
    assert (story.title, story.document.text, story.read, story.starred, story.tags) == ("New", "New text.", True, True, ("a",))
    with database.reading() as connection:
        (version,) = stories.versions(connection, id_)
    assert (version.title, version.document.text, version.replaced) == ("Old", "Old text.", later)


def test_a_blank_item_wipes_nothing_and_the_next_good_one_is_the_same(database: Database, now: datetime, make: Make) -> None:
    good = make(guid="1", feed=FEED, authors=("Jane Roe",))
    add(database, now, good)
    ((id_, outcome),) = add(database, now, make("", "", guid="1", feed=FEED))
    assert outcome == "same"
    assert read(database, id_).document == good.document
    assert add(database, now, good) == [(id_, "same")]


def test_a_page_s_text_is_not_replaced_by_its_feed_s_shorter_one(database: Database, now: datetime, make: Make) -> None:
    summary = make(text="Short.", guid="1", feed=FEED, url="https://example.org/1", source="Example")
    ((id_, _),) = add(database, now, summary)
    page = make("Talks resume | Example", "The whole text.", url="https://example.org/1", source="example.org")
    assert add(database, now, page) == [(id_, "changed")]
    assert add(database, now, summary) == [(id_, "same")]
    assert add(database, now, replace(summary, document=Document("Shorter."))) == [(id_, "same")]
    story = read(database, id_)
    assert (story.document.text, story.title, story.source) == ("The whole text.", "Talks resume", "Example")


def test_formatting_alone_is_renewed_without_a_version(database: Database, now: datetime, make: Make) -> None:
    ((id_, _),) = add(database, now, make(text="One. Two.", guid="1", feed=FEED))
    blocks = (Block(0, 9, "quote"),)
    again = replace(make(guid="1", feed=FEED), document=Document("One. Two.", blocks))
    assert add(database, now, again) == [(id_, "same")]
    assert read(database, id_).document.blocks == blocks


def test_a_file_that_was_rewritten_is_changed_and_another_text_in_its_place_is_new(
    database: Database, now: datetime, make: Make
) -> None:
    ((id_, _),) = add(database, now, make("Talks", "The talks resume on Sunday in Cairo."), origin="/a.txt")
    assert add(database, now, make("The talks", "The talks resume on Monday in Cairo."), origin="/a.txt") == [(id_, "changed")]
    ((other, outcome),) = add(database, now, make("Oil", "Prices fell by a tenth."), origin="/a.txt")
    assert outcome == "new"
    assert other != id_


def test_the_newest_come_first_and_the_future_does_not_stick_to_the_top(database: Database, now: datetime, make: Make) -> None:
    hour = timedelta(hours=1)
    dated = [("old", now - 9 * hour), ("future", now + timedelta(days=9000)), ("undated", None), ("recent", now - hour)]
    added = add(database, now, *(make(title, title, published=when) for title, when in dated))
    old, future, undated, recent = (id_ for id_, _ in added)
    ((late, _),) = add(database, now + hour, make("late", "late", published=now + hour / 2))
    order = [late, future, undated, recent, old]
    assert ids(database) == order
    assert ids(database, sort="oldest") == order[::-1]


def test_lists_can_be_sorted_by_title_and_by_source(database: Database, now: datetime, make: Make) -> None:
    given = [make("b", "1", source="Y"), make("A", "2", source="z"), make("C", "3", source="x")]
    b, a, c = (id_ for id_, _ in add(database, now, *given))
    assert ids(database, sort="title") == [a, b, c]
    assert ids(database, sort="source") == [c, b, a]


def test_headlines_come_in_the_order_asked(database: Database, now: datetime, make: Make) -> None:
    one, two = (id_ for id_, _ in add(database, now, make("One", "1"), make("Two", "2", read=True)))
    with database.reading() as connection:
        found = stories.headlines(connection, [two, "absent", one, two])
        listed = stories.listed(connection, [two])
    assert [(headline.id, headline.title, headline.read) for headline in found] == [
        (two, "Two", True),
        (one, "One", False),
        (two, "Two", True),
    ]
    assert listed[0].document.text == ""


def test_an_id_is_found_by_its_unique_beginning(database: Database, now: datetime, make: Make) -> None:
    given = [id_ for id_, _ in add(database, now, *(make(f"Story {number}", f"Text {number}") for number in range(40)))]
    with database.reading() as connection:
        for id_ in given:
            assert stories.resolve(connection, id_) == id_
            assert stories.resolve(connection, f"nr-{id_.upper()}") == id_
        shared = next(id_[0] for id_ in given if sum(other[0] == id_[0] for other in given) > 1)
        with pytest.raises(NotFound, match="several stories begin so"):
            stories.resolve(connection, shared)
        for wrong in ("", "zz", "%", "'", "\0"):
            with pytest.raises(NotFound):
                stories.resolve(connection, wrong)


def test_an_id_that_another_story_has_is_lengthened(database: Database, now: datetime, make: Make) -> None:
    ((first, _),) = add(database, now, make(guid="1", feed=FEED))
    with database.writing() as connection:
        connection.execute("UPDATE stories SET guid = 'other', sent = 'other'")
    ((second, outcome),) = add(database, now, make(guid="1", feed=FEED))
    assert outcome == "new"
    assert second.startswith(first)
    assert len(second) > len(first)


def test_moments_of_any_year_come_back() -> None:
    for moment in (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC), None):
        assert rows.moment(rows.stamp(moment)) == moment
