"""What the application asks, and how it says what is wrong with an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from textual.app import App
from textual.content import Content
from textual.widgets import Input

from reader.errors import UsageError
from reader.tui.dialogs import ChoiceDialog, ConfirmDialog, LineDialog, Question
from reader.tui.note import NoteDialog
from reader.tui.themes import ANSI_MEANINGS, DARK, DARK_MEANINGS, LIGHT, LIGHT_MEANINGS, meanings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.screen import Screen

NOTHING = object()


class AskingApp(App[None]):
    """An application that asks one thing."""

    CSS_PATH = "../../reader/tui/app.tcss"

    def __init__(self, dialog: Screen[Any]) -> None:
        super().__init__()
        self.dialog = dialog
        self.answer: object = NOTHING

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return meanings(dark=True, ansi=False)

    def on_mount(self) -> None:
        self.push_screen(self.dialog, self.take)

    def take(self, answer: object) -> None:
        self.answer = answer


async def ask(dialog: Screen[Any], keys: Sequence[str]) -> tuple[object, str]:
    """Return the answer (NOTHING where there is none yet) and what the screen shows after the keys."""
    app = AskingApp(dialog)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await app.workers.wait_for_complete()
        await pilot.pause()
        return app.answer, "\n".join(strip.text for strip in app.screen._compositor.render_strips())


async def test_a_line_is_answered_with_enter_and_left_with_escape() -> None:
    assert (await ask(LineDialog(Question("Tag")), [*"cairo", "enter"]))[0] == "cairo"
    assert (await ask(LineDialog(Question("Tag", value="cairo")), ["escape"]))[0] is None


async def test_an_empty_answer_is_refused_where_one_is_needed() -> None:
    answer, screen = await ask(LineDialog(Question("Add a source", empty=False)), ["space", "enter"])
    assert answer is NOTHING
    assert "Type something" in screen


async def test_an_answer_that_cannot_be_is_told_and_stays_to_be_corrected() -> None:
    def check(text: str) -> None:
        if text != "right":
            raise UsageError(f"{text}: this is not right")

    answer, screen = await ask(LineDialog(Question("Say it"), check), [*"wrong", "enter"])
    assert answer is NOTHING
    assert "wrong: this is not right" in screen
    answer, _ = await ask(LineDialog(Question("Say it"), check), [*"wrong", "enter", *["backspace"] * 5, *"right", "enter"])
    assert answer == "right"


async def test_brackets_in_a_question_are_shown_to_the_letter() -> None:
    _, screen = await ask(LineDialog(Question("[red]Remove[/] [@click=app.quit]x[/]?", "[bold")), [])
    assert "[red]Remove[/] [@click=app.quit]x[/]?" in screen


async def test_what_is_pasted_with_control_bytes_comes_out_clean() -> None:
    dialog = LineDialog(Question("Tag"))
    app = AskingApp(dialog)
    async with app.run_test() as pilot:
        await pilot.pause()
        dialog.query_one(Input).value = "a\x1b[31mb\x07c"
        await pilot.press("enter")
        await pilot.pause()
    assert app.answer == "abc"


async def test_a_note_is_saved_with_enter_and_takes_more_lines() -> None:
    answer, _ = await ask(NoteDialog("the passage"), [*"one", "ctrl+j", *"two", "enter"])
    assert answer == "one\ntwo"


async def test_a_note_goes_on_where_it_ended_and_can_be_emptied() -> None:
    assert (await ask(NoteDialog("the passage", "so"), [*" far", "enter"]))[0] == "so far"
    assert (await ask(NoteDialog("the passage", "so"), ["backspace", "backspace", "enter"]))[0] == ""
    assert (await ask(NoteDialog("the passage", "so"), ["escape"]))[0] is None


async def test_a_choice_is_made_by_its_digit_or_with_enter() -> None:
    choices = [("one", Content("One")), ("two", Content("Two")), ("three", Content("Three"))]
    assert (await ask(ChoiceDialog("Which", choices), ["2"]))[0] == "two"
    assert (await ask(ChoiceDialog("Which", choices, "two"), ["j", "enter"]))[0] == "three"
    assert (await ask(ChoiceDialog("Which", choices, "two"), ["9", "q"]))[0] is None


@pytest.mark.parametrize(("key", "sure"), [("y", True), ("enter", True), ("n", False), ("escape", False), ("q", False)])
async def test_a_question_is_answered_by_one_key(key: str, *, sure: bool) -> None:
    assert (await ask(ConfirmDialog("Remove it?", "Its stories stay."), [key]))[0] is sure


def luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("theme", "colors"), [(DARK, DARK_MEANINGS), (LIGHT, LIGHT_MEANINGS)])
def test_every_colour_of_text_can_be_read_on_its_background(theme: Any, colors: dict[str, str]) -> None:
    for name in ("person", "organization", "place", "other", "time", "faint"):
        assert contrast(colors[name], theme.background) >= 4.5, name
    for name, color in colors.items():
        if name.startswith("highlight-") and name != "highlight-text":
            assert contrast(colors["highlight-text"], color) >= 4.5, name
    for color in (theme.primary, theme.error, theme.foreground):
        assert contrast(color, theme.background) >= 4.5
        assert contrast(color, theme.panel) >= 4.5


def test_every_kind_of_theme_has_every_meaning() -> None:
    assert set(DARK_MEANINGS) == set(LIGHT_MEANINGS) == set(ANSI_MEANINGS)
