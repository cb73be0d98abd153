"""What the panes tell of the story that is open, and what is left of it when it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.tui.conftest import Open


async def test_in_the_article_the_status_line_tells_the_open_story_s_own_number(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("j", "enter", "q", "j")
        assert desk.status.split(" · ")[0].strip().startswith("3 of 3")
        await desk.press("g", "c")
        assert desk.status.strip().startswith("2 of 3 · sentence 1 of")
        await desk.press("g", "e")
        assert desk.status.strip().startswith("2 of 3 · sentence 1 of")


async def test_a_story_that_the_list_does_not_show_has_no_number(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("enter", "3", "g", "c")
        assert desk.status.strip().startswith("sentence 1 of")
