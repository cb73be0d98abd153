from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from reader.tui.bar import Bar, Pane
from reader.tui.status import Status, position

if TYPE_CHECKING:
    from tests.tui.conftest import Show

HINTS = ((")", "next sentence"), ("H", "highlight"), ("?", "keys"))


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((3, 12, 4, 7, 1), "3 of 12 · sentence 4 of 7 · 1 highlight"),
        ((3, 12, 4, 7, 2), "3 of 12 · sentence 4 of 7 · 2 highlights"),
        ((3, 12, 4, 7, 1, (2, 9)), "3 of 12 · sentence 4 of 7 · match 2 of 9 · 1 highlight"),
        ((3, 12, 4, 7, 0, (0, 1)), "3 of 12 · sentence 4 of 7 · 1 match"),
        ((3, 12, 4, 7, 0, (0, 9)), "3 of 12 · sentence 4 of 7 · 9 matches"),
        ((1, 100_000), "1 of 100,000"),
        ((0, 0), ""),
    ],
)
def test_the_position_is_said_in_words(numbers: tuple[Any, ...], words: str) -> None:
    assert position(*numbers) == words


async def test_the_line_holds_place_hints_and_progress(show: Show) -> None:
    status = Status()
    async with show(status, size=(100, 1)) as stage:
        status.position, status.hints, status.done = "3 of 12", HINTS, (14, 80)
        await stage.pilot.pause()
        assert stage.lines[0].startswith(" 3 of 12 ")
        assert stage.lines[0].endswith(") next sentence  H highlight  ? keys   ⟳ 14/80")


async def test_hints_that_do_not_fit_are_left_out_from_the_end(show: Show) -> None:
    status = Status()
    async with show(status, size=(44, 1)) as stage:
        status.position, status.hints = "3 of 12", HINTS
        await stage.pilot.pause()
        assert stage.lines[0].endswith(") next sentence  H highlight")
        await stage.pilot.resize_terminal(12, 1)
        await stage.pilot.pause()
        assert stage.lines[0] == " 3 of 12"


async def test_a_failure_takes_the_place_of_the_place(show: Show) -> None:
    status = Status()
    async with show(status, size=(40, 1)) as stage:
        status.position = "3 of 12"
        status.failure = "https://example.org: no answer\x1b[0m"
        await stage.pilot.pause()
        assert stage.lines[0].startswith(" https://example.org: no answer")
        assert "\x1b" not in stage.lines[0]


async def test_what_is_said_takes_the_place_of_what_was_said_before_at_once(show: Show) -> None:
    status = Status()
    async with show(status, size=(40, 1)) as stage:
        for line, error in (("Starred", False), ("no answer", True), ("g x is no key", False)):
            status.say(line, error=error)
            await stage.pilot.pause()
            assert stage.lines[0] == f" {line}"


async def test_what_is_said_stands_its_own_time_whatever_was_said_before(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.tui.status.NOTE_SECONDS", 0.1)
    status = Status()
    async with show(status, size=(40, 1)) as stage:
        status.position = "3 of 12"
        status.say("Starred")
        await stage.pilot.pause()
        status.say("Read")
        await stage.pilot.pause()
        assert stage.lines[0] == " Read"
        await stage.pilot.pause(0.2)
        assert stage.lines[0] == " 3 of 12"


async def test_a_failure_stands_again_once_the_key_that_was_waited_for_came(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.tui.status.NOTE_SECONDS", 0.1)
    status = Status()
    async with show(status, size=(40, 1)) as stage:
        status.position = "3 of 12"
        for line, error, then in (("no answer", True, "no answer"), ("Starred", False, "3 of 12")):
            status.say(line, error=error)
            status.wait_for("g …")
            await stage.pilot.pause(0.2)
            assert stage.lines[0] == " g …"
            status.wait_for("")
            await stage.pilot.pause()
            assert stage.lines[0] == f" {then}"


async def test_the_line_is_drawn_without_a_layout(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    status = Status()
    async with show(status, size=(80, 1)) as stage:
        monkeypatch.setattr(stage.app.screen, "_refresh_layout", lambda *_: pytest.fail("the screen was laid out"))
        status.position, status.done, status.failure = "4 of 12", (1, 2), "x"
        await stage.pilot.pause()
        assert stage.lines[0].startswith(" x ")


@pytest.mark.parametrize(
    ("active", "width", "line"),
    [
        ("sources", 44, "▸sources◂ stories  article  entities 9"),
        ("claims", 44, " article  entities 9  timeline 4 ▸claims 3◂"),
        ("article", 30, " stories ▸article◂ entities 9"),
        ("article", 20, " stories ▸article◂"),
        ("timeline", 20, "▸timeline 4◂"),
        ("entities", 12, "▸entities 9◂"),
        ("entities", 5, "▸enti"),
    ],
)
async def test_the_bar_names_the_pane_that_is_seen_however_narrow_it_is(show: Show, active: str, width: int, line: str) -> None:
    bar = Bar()
    names = ("sources", "stories", "article")
    bar.panes = (*map(Pane, names), Pane("entities", 9), Pane("timeline", 4), Pane("claims", 3))
    bar.active = active
    async with show(bar, size=(width, 1)) as stage:
        assert stage.lines[0] == line
        if width > 5:
            await stage.pilot.click(offset=(line.index("▸") + 1, 0))
            await stage.pilot.pause()
            assert [message.name for message in stage.heard(Bar.Chosen)] == [active]


async def test_the_bar_names_the_panes_and_takes_clicks(show: Show) -> None:
    bar = Bar()
    bar.panes = (Pane("stories"), Pane("article"), Pane("entities", 9), Pane("timeline", 4), Pane("claims", 3))
    bar.active, bar.place = "article", "3/12 ★"
    async with show(bar, size=(80, 1)) as stage:
        assert stage.lines[0].startswith(" stories ▸article◂ entities 9  timeline 4  claims 3 ")
        assert stage.lines[0].endswith("3/12 ★")
        bar.active = "entities"
        await stage.pilot.pause()
        assert stage.lines[0].startswith(" stories  article ▸entities 9◂ timeline 4  claims 3 ")
        await stage.pilot.click(offset=(22, 0))
        await stage.pilot.click(offset=(2, 0))
        await stage.pilot.click(offset=(70, 0))
        await stage.pilot.pause()
        assert [message.name for message in stage.heard(Bar.Chosen)] == ["entities", "stories"]
