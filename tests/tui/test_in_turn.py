"""Keys that come at once reach what each of them is meant for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.events import Key
from textual.widgets import Input

from reader.tui.entities import Entities

if TYPE_CHECKING:
    from tests.tui.conftest import Desk, Open

NAMES = {"\r": "enter", " ": "space", "/": "slash", "=": "equals_sign", ":": "colon"}


async def write(desk: Desk, keys: str) -> None:
    """Press keys as a program that writes them to the terminal in one go does."""
    for key in keys:
        desk.app.post_message(Key(NAMES.get(key, key), key))
    for _ in range(len(keys)):
        await desk.settle()


@pytest.mark.parametrize("opening", ["/", "=", "t"])
async def test_letters_written_at_once_with_the_key_that_asks_for_them_are_all_there(open_app: Open, opening: str) -> None:
    async with open_app() as desk:
        await write(desk, f"{opening}gaza strip")
        assert desk.app.screen.query_one(Input).value.endswith("gaza strip")


async def test_letters_written_at_once_are_found_in_the_article(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("enter")
        await write(desk, "/gaza")
        assert "1 of" in desk.text
        assert desk.app.screen.query_one(Input).value == "gaza"


async def test_letters_written_at_once_filter_the_entities(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("enter", "g", "e")
        await write(desk, "/net")
        assert desk.reading.query_one(Entities).query_one(Input).value == "net"
        assert [line for line in desk.lines if "Netanyahu" in line]


async def test_what_is_typed_after_enter_goes_to_the_list(open_app: Open) -> None:
    async with open_app() as desk:
        await write(desk, "=is:unread\rjj")
        assert desk.reading.filter_text == "is:unread"
        assert desk.reading.narrowed == ""
        assert len(desk.app.screen_stack) == 1


async def test_many_keys_at_once_are_all_taken_in_their_order(open_app: Open) -> None:
    async with open_app() as desk:
        await write(desk, "jjkjggG")
        assert desk.status.startswith(" 3 of 3")
