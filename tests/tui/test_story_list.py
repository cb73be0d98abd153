from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from reader.model import Headline
from reader.tui.story_list import PAGE, StoryList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.tui.conftest import Show


class Shelf:
    """Headlines by number, and which were asked for."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []
        self.read: set[str] = set()

    def __call__(self, ids: Sequence[str]) -> list[Headline]:
        self.asked.append(list(ids))
        now = datetime.now(UTC)
        return [
            Headline(
                story,
                f"Story {story} [bold]in brackets[/]",
                f"Source {story}",
                now - timedelta(hours=int(story), seconds=90),
                story in self.read,
                story == "2",
                3 if story == "1" else 0,
            )
            for story in ids
            if not story.startswith("-")
        ]


def ids(count: int, first: int = 0) -> tuple[str, ...]:
    return tuple(str(number) for number in range(first, first + count))


async def stories(count: int) -> tuple[StoryList, Shelf]:
    shelf = Shelf()
    widget = StoryList(shelf)
    widget.ids = ids(count)
    return widget, shelf


async def test_a_story_takes_two_lines_with_age_source_star_and_highlights(show: Show) -> None:
    widget, shelf = await stories(4)
    shelf.read = {"1"}
    async with show(widget, size=(40, 10)) as stage:
        lines = stage.lines
    assert lines[0] == "▌ Story 0 [bold]in brackets[/]"
    assert lines[1] == "  Source 0                          1m"
    assert lines[2] == "  Story 1 [bold]in brackets[/]"
    assert lines[3].endswith("┃3 · 1h")
    assert "★" in lines[5]


async def test_the_number_of_highlights_is_no_day_of_a_month(show: Show) -> None:
    told = Headline("1", "Talks", "Desk", datetime(2014, 3, 30, tzinfo=UTC), read=True, starred=False, highlights=3)
    widget = StoryList(lambda _: [told])
    widget.ids = ("1",)
    async with show(widget, size=(40, 4)) as stage:
        assert stage.lines[1].endswith("┃3 · Mar 2014")
        told = replace(told, starred=True)
        widget.refresh_rows()
        await stage.pilot.pause()
        assert stage.lines[1].endswith("┃3 ★ Mar 2014")


async def test_unread_titles_are_bold_and_read_ones_are_not(show: Show) -> None:
    widget, shelf = await stories(3)
    shelf.read = {"1"}
    async with show(widget) as stage:
        assert any("bold" in style and "not bold" not in style for style in stage.styles_at("Story 2"))
        assert not any("bold" in style and "not bold" not in style for style in stage.styles_at("Story 1"))


async def test_keys_move_and_open(show: Show) -> None:
    widget, _ = await stories(100)
    async with show(widget, size=(40, 20)) as stage:
        await stage.press("j", "down", "k", "enter")
        assert [message.id for message in stage.heard(StoryList.Moved)][-3:] == ["1", "2", "1"]
        assert [message.id for message in stage.heard(StoryList.Opened)] == ["1"]
        await stage.press("pagedown")
        assert widget.held == "11"
        await stage.press("G")
        assert widget.held == "99"
        assert "Story 99" in stage.text
        await stage.press("ctrl+u", "home", "up")
        assert widget.held == "0"


async def test_only_the_pages_on_the_screen_are_read(show: Show) -> None:
    widget, shelf = await stories(100_000)
    async with show(widget, size=(40, 20)) as stage:
        assert len(shelf.asked) == 1
        assert len(shelf.asked[0]) == PAGE
        await stage.press("G")
        assert sum(map(len, shelf.asked)) <= 3 * PAGE
        assert "Story 99999" in stage.text


async def test_a_click_opens_the_story_under_the_mouse(show: Show) -> None:
    widget, _ = await stories(10)
    async with show(widget, size=(40, 20)) as stage:
        await stage.pilot.click(widget, offset=(5, 5))
        await stage.pilot.pause()
        assert [message.id for message in stage.heard(StoryList.Opened)] == ["2"]
        await stage.pilot.click(widget, offset=(5, 19))
        assert len(stage.heard(StoryList.Opened)) == 2


async def test_a_click_below_the_last_story_opens_nothing(show: Show) -> None:
    widget, _ = await stories(2)
    async with show(widget, size=(40, 20)) as stage:
        await stage.pilot.click(widget, offset=(5, 15))
        await stage.pilot.pause()
        assert stage.heard(StoryList.Opened) == []


async def test_the_cursor_stays_on_its_story_when_others_come_and_go(show: Show) -> None:
    widget, _ = await stories(100)
    async with show(widget, size=(40, 20)) as stage:
        await stage.press(*["j"] * 30)
        before = next(number for number, line in enumerate(stage.lines) if "Story 30 " in line)
        widget.ids = (*ids(50, first=1000), *ids(100))
        await stage.pilot.pause()
        assert widget.held == "30"
        assert "Story 30 " in stage.lines[before]


async def test_when_its_story_goes_the_cursor_goes_to_the_next_one_left(show: Show) -> None:
    widget, _ = await stories(10)
    async with show(widget) as stage:
        await stage.press("j", "j", "j")
        widget.ids = ("0", "1", "5", "6")
        await stage.pilot.pause()
        assert widget.held == "5"
        assert stage.heard(StoryList.Moved)[-1].id == "5"
        widget.ids = ("0", "1")
        await stage.pilot.pause()
        assert widget.held == "1"


async def test_rows_are_read_again_when_a_story_changed(show: Show) -> None:
    widget, shelf = await stories(5)
    async with show(widget) as stage:
        assert stage.lines[0].startswith("▌")
        shelf.read = {"0"}
        widget.refresh_rows(["0"])
        await stage.pilot.pause()
        assert stage.lines[0].startswith("  Story 0")


async def test_a_story_that_is_gone_leaves_a_row_that_says_so(show: Show) -> None:
    widget = StoryList(Shelf())
    widget.ids = ("0", "-1", "2")
    async with show(widget) as stage:
        assert stage.lines[2] == "  (gone)"


async def test_an_empty_list_says_why(show: Show) -> None:
    widget = StoryList(Shelf())
    widget.empty = "No stories yet.\n+ adds a source."
    async with show(widget) as stage:
        await stage.press("j", "G", "enter", "pagedown")
        assert stage.heard(StoryList.Opened) == []
        assert stage.lines[1:3] == ["  No stories yet.", "  + adds a source."]


async def test_the_open_story_is_marked(show: Show) -> None:
    widget, _ = await stories(5)
    widget.current = "2"
    async with show(widget) as stage:
        assert stage.lines[4].startswith("▸ Story 2")


async def test_the_article_is_scrolled_from_the_list(show: Show) -> None:
    widget, _ = await stories(5)
    async with show(widget) as stage:
        await stage.press("J", "K")
        assert [message.direction for message in stage.heard(StoryList.ArticleScrolled)] == [1, -1]


async def test_titles_of_wide_letters_controls_and_no_width_at_all_are_drawn(show: Show) -> None:
    def load(wanted: Sequence[str]) -> list[Headline]:
        titles = {"0": "日本語の見出しはここに表示されます", "1": "a\x1b[31mred\x07\x9b", "2": ""}
        return [Headline(story, titles[story], "", None, read=False, starred=False) for story in wanted]

    widget = StoryList(load)
    widget.ids = ("0", "1", "2")
    async with show(widget, size=(20, 8)) as stage:
        assert "…" in stage.lines[0]
        assert not set(stage.text) & {chr(code) for code in (*range(10), *range(11, 32), *range(127, 160))}
        assert "(no title)" in stage.text
        for width in (9, 3, 1):
            await stage.pilot.resize_terminal(width, 8)
            await stage.pilot.pause()
            assert all(len(line) <= width for line in stage.lines)
