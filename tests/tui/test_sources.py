from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from reader.model import Feed, FeedResult
from reader.query import parse
from reader.tui.sources import Sources

if TYPE_CHECKING:
    from tests.tui.conftest import Show

FAILED = FeedResult(datetime(2024, 3, 30, tzinfo=UTC), 500, "the server answered 500")
FEEDS = (
    Feed(url="https://example.org/a", title="The Desk", unread=7),
    Feed(url="https://example.org/b", title="City Wire", unread=3, tags=("news",), last=FAILED),
    Feed(url="https://example.org/c", title="Evening [b]Notes", tags=("news",)),
)


@pytest.fixture
def pane() -> Sources:
    widget = Sources()
    widget.feeds = FEEDS
    widget.counts = {"": 120, "is:unread": 12, "tag:later": 2}
    return widget


async def test_views_tags_and_feeds_stand_with_their_numbers(show: Show, pane: Sources) -> None:
    async with show(pane, size=(30, 20)) as stage:
        lines = [line.strip() for line in stage.lines if line.strip()]
    assert [line.split("  ")[0] for line in lines[:5]] == ["• All", "Unread", "Starred", "Highlights", "Trash"]
    assert lines[0].endswith("120")
    assert lines[1].endswith("12")
    assert lines[5:7] == ["▾ TAGS", lines[6]]
    assert lines[6].startswith("later")
    assert any(line.startswith("City Wire") and line.endswith("! 3") for line in lines)
    assert any(line.startswith("Evening [b]Notes") for line in lines)
    assert lines[-1].startswith("The Desk")


async def test_enter_shows_the_stories_of_a_source_by_a_query_that_can_be_read(show: Show, pane: Sources) -> None:
    async with show(pane, size=(30, 20)) as stage:
        await stage.press("j", "enter", "G", "enter")
        chosen = [(message.query, message.title) for message in stage.heard(Sources.Chosen)]
    assert chosen == [("is:unread", "Unread"), ('feed:"https://example.org/a"', "The Desk")]
    assert all(parse(query) for query, _ in chosen)


async def test_a_click_shows_the_stories_of_a_source(show: Show, pane: Sources) -> None:
    async with show(pane, size=(30, 20)) as stage:
        await stage.pilot.click(offset=(6, 2))
        await stage.pilot.pause()
        assert [message.query for message in stage.heard(Sources.Chosen)] == ["is:starred"]


async def test_a_feed_is_refreshed_and_removed_where_the_cursor_is(show: Show, pane: Sources) -> None:
    async with show(pane, size=(30, 20)) as stage:
        await stage.press("r", "delete", "G", "r", "delete")
        assert [message.feeds for message in stage.heard(Sources.RefreshAsked)] == [(), ("https://example.org/a",)]
        assert [message.feed for message in stage.heard(Sources.RemoveAsked)] == ["https://example.org/a"]


async def test_a_folder_stands_for_its_feeds_and_is_never_removed(show: Show, pane: Sources) -> None:
    async with show(pane, size=(30, 20)) as stage:
        await stage.press(*["j"] * 7, "r", "delete")
        assert stage.heard(Sources.RefreshAsked)[0].feeds == ("https://example.org/b", "https://example.org/c")
        assert stage.heard(Sources.RemoveAsked) == []


async def test_folding_and_the_cursor_survive_new_numbers(show: Show, pane: Sources) -> None:
    async with show(pane, size=(30, 20)) as stage:
        await stage.press(*["j"] * 7, "space")
        assert "City Wire" not in stage.text
        pane.counts = {"": 121, "is:unread": 13, "tag:later": 2}
        pane.feeds = FEEDS[1:]
        await stage.pilot.pause()
        assert "City Wire" not in stage.text
        assert "121" in stage.text
        await stage.press("r")
        assert stage.heard(Sources.RefreshAsked)[0].feeds == ("https://example.org/b", "https://example.org/c")
