"""What a query selects, and that each list is answered by the index made for it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from reader.model import Document, Feed, Story
from reader.query import parse
from reader.store import highlights, journal, search, selection, stories

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library import Library
    from reader.store.database import Database

FEED = "https://example.org/feed"


@pytest.fixture(params=["indexed", "pending"])
def filled(request: pytest.FixtureRequest, database: Database, now: datetime, make: Callable[..., Story]) -> Database:
    """Five stories, one by subscription; once with a full-text index and once before it is made."""
    given = [
        make("Talks resume", "In Cairo the cease-fire talks resume.", feed=FEED, guid="1", source="Example", language="en"),
        make("Oil falls", "Prices fell 50% in Zürich.", authors=("Jane Roe",), url="https://example.com/oil", language="de-CH"),
        make("Déjà vu", "The talks end.", published=datetime(2024, 2, 29, 23, 59, tzinfo=UTC), read=True, starred=True),
        make("停战谈判", "谈判将于周日在开罗恢复。", published=datetime(2023, 12, 31, tzinfo=UTC), tags=("news/world",)),
        make("Gone", "The talks were long ago.", trashed=True),
    ]
    with database.writing() as connection:
        added = [id_ for id_, _ in stories.add(connection, given, now)]
        journal.subscribe(connection, [Feed(url=FEED, title="Example feed", tags=("Politics",))])
        made = highlights.make(connection, added[1], 0, 6, now, note="", tags=(), color="blue")
        journal.highlight(connection, "Highlighted", made)
        if request.param == "indexed":
            assert search.index(connection, 100) == 0
    return database


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", "Talks Oil Déjà 停战谈判"),
        ("talks", "Talks Déjà"),
        ("TALKS -resume", "Déjà"),
        ('"talks resume"', "Talks"),
        ('"resume talks"', ""),
        ("cease-fire", "Talks"),
        ("tal*", "Talks Déjà"),
        ("50%", "Oil"),
        ("谈判", "停战谈判"),
        ("-谈判 -talks", "Oil"),
        ("is:unread", "Talks Oil 停战谈判"),
        ("is:read is:starred", "Déjà"),
        ("-is:starred -is:highlighted", "Talks 停战谈判"),
        ("is:highlighted", "Oil"),
        ("is:trashed", "Gone"),
        ("is:trashed talks", "Gone"),
        ("is:sample", ""),
        ("tag:news", "停战谈判"),
        ("tag:NEWS/World", "停战谈判"),
        ("tag:new", ""),
        ("tag:politics", "Talks"),
        ("-tag:politics is:unread", "Oil 停战谈判"),
        ("feed:https://example.org/feed", "Talks"),
        ("feed:https://example.org/fee", ""),
        ("feed:example", "Talks"),
        ("source:exam", "Talks"),
        ("title:fall", "Oil"),
        ("title:%", ""),
        ("author:roe", "Oil"),
        ("url:example.com", "Oil"),
        ("lang:EN", "Talks"),
        ("lang:de", "Oil"),
        ("on:2024-02-29", "Déjà"),
        ("after:2024-02", "Talks Oil"),
        ("after:2024-02-28", "Talks Oil Déjà"),
        ("before:2024", "停战谈判"),
        ("-on:2024", "停战谈判"),
    ],
)
def test_what_a_query_selects(filled: Database, query: str, titles: str) -> None:
    with filled.reading() as connection:
        found = stories.headlines(connection, selection.ids(connection, parse(query)))
        counted = selection.counts(connection, parse(query))
    assert " ".join(headline.title.split()[0] for headline in found) == titles
    assert counted == (len(found), sum(not headline.read for headline in found))


@pytest.mark.parametrize("query", ["!!!", '"', "*", "^x", '"a:b"', "NEAR(a b)", "x AND (", "-*", "title:", "{title}:x"])
def test_no_word_is_taken_for_an_operator(filled: Database, query: str) -> None:
    from reader.errors import UsageError

    try:
        asked = parse(query)
    except UsageError:
        return
    with filled.reading() as connection:
        selection.ids(connection, asked)
        search.ranked(connection, asked, 10)


PLANS = [
    ("SELECT s.id FROM stories s WHERE {} ORDER BY {}", "", "stories_newest"),
    ("SELECT s.id FROM stories s WHERE {} ORDER BY {}", "is:unread", "stories_newest"),
    ("SELECT s.id FROM stories s WHERE {} ORDER BY {}", "is:starred", "stories_newest"),
    ("SELECT count(*), total(s.read) FROM stories s WHERE {}", "is:unread", "stories_newest"),
]


@pytest.mark.parametrize("analysed", [False, True], ids=["without statistics", "with statistics"])
@pytest.mark.parametrize(("statement", "query", "index"), PLANS)
def test_lists_are_read_from_their_index_alone(
    filled: Database, statement: str, query: str, index: str, analysed: bool
) -> None:
    condition, values = selection.where(parse(query))
    with filled.reading() as connection:
        if analysed:
            connection.execute("ANALYZE")
        plan = connection.execute(f"EXPLAIN QUERY PLAN {statement.format(condition, selection.ORDERS['newest'])}", values)
        steps = [row[3] for row in plan]
    assert steps == [step for step in steps if f"COVERING INDEX {index}" in step]


@pytest.mark.parametrize("analysed", [False, True], ids=["without statistics", "with statistics"])
def test_a_page_of_headlines_is_looked_up_by_id(filled: Database, analysed: bool) -> None:
    with filled.reading() as connection:
        if analysed:
            connection.execute("ANALYZE")
        plan = connection.execute(
            "EXPLAIN QUERY PLAN SELECT s.title FROM json_each(?) j CROSS JOIN stories s ON s.id = j.value ORDER BY j.key",
            ("[]",),
        )
        steps = [row[3] for row in plan]
    assert any(step.startswith("SEARCH s USING INDEX") for step in steps)
    assert not any(step.startswith("SCAN s") for step in steps)


def test_tags_are_counted_by_their_stories_and_without_the_trash(library: Library) -> None:
    told = [Story(title=f"Story {at}", document=Document(f"Text {at}.")) for at in range(3)]
    first, second, third = (story for story, _ in library.add_stories(told))
    library.mark([first, second, third], tag=["cairo"])
    library.mark([second], tag=["truce"])
    library.trash([third])
    assert library.tags() == {"cairo": 2, "truce": 1}
