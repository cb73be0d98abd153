"""Every key of the registry does what it says where it says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from textual.app import App

from reader.errors import ConfigError
from reader.query import FIELDS, SAID, STATES
from reader.tui.app import NewsreaderApp
from reader.tui.article import Article
from reader.tui.asking import HINT
from reader.tui.chords import completed, opens, stroke
from reader.tui.claims import Claims
from reader.tui.commands import BY_NAME, COMMANDS, PLACES, bindings, configured, display, keymap
from reader.tui.entities import Entities
from reader.tui.entity_page import EntityScreen
from reader.tui.help import keys_by_place
from reader.tui.highlights import HighlightList, HighlightsScreen
from reader.tui.hints import HINTS, hints
from reader.tui.reading import ReadingScreen
from reader.tui.row_list import RowList
from reader.tui.sources import Sources
from reader.tui.story_list import StoryList
from reader.tui.timeline import Timeline

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model import Highlight
    from reader.tui.commands import Command
    from tests.tui.conftest import Desk, Open

OWNERS: dict[str, tuple[type, ...]] = {
    "sources": (Sources,),
    "list": (StoryList,),
    "article": (Article,),
    "timeline": (Timeline, RowList),
    "claims": (Claims, RowList),
    "app": (ReadingScreen,),
    "selection": (Article,),
    "highlight": (Article,),
    "entities": (Entities, RowList),
    "highlights": (HighlightsScreen, HighlightList),
    "page": (EntityScreen, RowList),
}
"""What carries out the commands of a place: the pane, or the list in it."""

WHILE_FINDING = ("next-match", "previous-match")


def test_every_name_is_there_once_and_every_command_has_words() -> None:
    assert len(BY_NAME) == len(COMMANDS)
    assert all(command.help and command.where and set(command.where) <= set(PLACES) for command in COMMANDS)


def test_no_default_needs_a_key_that_terminals_cannot_tell_apart() -> None:
    strokes = {part for command in COMMANDS for key in command.keys for part in key.split()}
    assert strokes.isdisjoint({"ctrl+h", "ctrl+i", "ctrl+m", "ctrl+[", "ctrl+j"})


@pytest.mark.parametrize("place", PLACES)
def test_no_key_means_two_things_in_one_place(place: str) -> None:
    keys = [key for command in COMMANDS if place in command.where for key in command.keys]
    assert sorted(set(keys)) == sorted(keys)


@pytest.mark.parametrize("place", PLACES)
def test_no_first_stroke_of_a_chord_is_a_key_of_its_own_there(place: str) -> None:
    here = [command for command in COMMANDS if place in command.where or "app" in command.where]
    first = {chord[0] for command in here for chord in command.chords}
    assert first.isdisjoint(key for command in here for key in command.strokes)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_each_command_is_carried_out_by_the_pane_it_belongs_to(command: Command) -> None:
    target, _, name = command.action.rpartition(".")
    method = f"action_{name.partition('(')[0]}"
    for place in command.where:
        owners = {"app": (NewsreaderApp,), "screen": (ReadingScreen,)}.get(target, OWNERS[place])
        assert any(hasattr(owner, method) for owner in owners), f"nothing in {place} has {method}"


@pytest.mark.parametrize("place", ["list", "article", "selection", "highlight", "entities", "timeline", "claims", "sources"])
async def test_pressing_each_key_of_a_place_carries_its_command_out(
    open_app: Open, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app() as desk:
        await go(desk, place)
        done: list[str] = []
        record_actions(monkeypatch, done)
        for command in COMMANDS:
            here = place in command.where and command.name not in WHILE_FINDING
            if here or ("app" in command.where and not shadowed(command, place)):
                for key in command.keys:
                    done.clear()
                    await desk.pilot.press(*key.split())
                    assert command.action in done, f"{key} in {place}"


async def go(desk: Desk, place: str) -> None:
    """Bring a place to the front."""
    await desk.press("enter")
    if place == "selection":
        await desk.press("v")
    elif place == "highlight":
        await desk.press("H")
    elif place != "article":
        desk.reading.go(place)
        await desk.settle()


def record_actions(monkeypatch: pytest.MonkeyPatch, done: list[str]) -> None:
    """Write down each action that would be carried out, and carry none out."""

    async def run_action(self: App[Any], action: str, default_namespace: Any = None, namespaces: Any = None) -> bool:
        target, name, parameters = self._parse_action(action, default_namespace or self, namespaces)
        if not hasattr(target, f"action_{name}") or not target.check_action(name, parameters):
            return False
        done.append(action)
        return True

    monkeypatch.setattr(App, "run_action", run_action)


def shadowed(command: Command, place: str) -> bool:
    """Tell whether the place has commands of its own on a key of this one."""
    own = {place, "article"} if place in ("selection", "highlight") else {place}
    if place == "selection":
        own.add("highlight")
    taken = {
        key for other in COMMANDS if own.intersection(other.where) and other.name not in WHILE_FINDING for key in other.keys
    }
    return not taken.isdisjoint(command.keys)


async def test_a_chord_waits_in_the_status_and_escape_gives_it_up(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("g")
        assert "g …" in desk.status
        await desk.press("escape")
        assert "g …" not in desk.status
        await desk.press("g", "7")
        assert "g 7 is no key" in desk.status


async def test_keys_of_the_configuration_take_the_place_of_the_defaults(open_app: Open, library: Library) -> None:
    keys = {"star": ("S",), "edit-note": ("ctrl+n",), "go-entities": ("g w",), "next-unread": ("ctrl+down", "u")}
    async with open_app(keys=keys) as desk:
        await desk.press("s")
        assert not library.story(desk.reading.ids[0]).starred
        await desk.press("S")
        assert library.story(desk.reading.ids[0]).starred
        await desk.press("u", "g", "w")
        assert desk.reading.at == "entities"
        await desk.press("g", "c", "v", "a")
        assert "Enter saves" in desk.text, "in a selection, a keeps its meaning"


def test_a_command_that_does_not_exist_is_told_with_the_nearest_name() -> None:
    with pytest.raises(ConfigError, match="next-unread"):
        configured({"next-unraed": "n"})


def test_moving_a_key_names_the_commands_that_share_it() -> None:
    moved = keymap(configured({"edit-note": "ctrl+n"}))
    assert moved["edit-note"] == "ctrl+n"
    assert moved["take-note"] == "a"
    assert "star" not in moved


def test_the_bindings_of_a_place_carry_the_names_of_the_commands() -> None:
    assert {binding.id for binding in bindings("timeline")} >= {"down", "choose"}


def test_chords_are_told_by_their_strokes() -> None:
    assert opens(COMMANDS, ("article",), "]")
    assert not opens(COMMANDS, ("list",), "]")
    assert completed(COMMANDS, ("list", "app"), "g", "g") is BY_NAME["first"]
    assert completed(COMMANDS, ("app",), "g", "x") is None
    assert stroke("right_square_bracket", "]") == "]"
    assert stroke("space", " ") == "space"


def test_a_key_is_shown_as_a_person_writes_it() -> None:
    assert display("ctrl+d") == "Ctrl+d"
    assert display("] h") == "] h"
    assert display("shift+tab") == "Shift+Tab"


def test_each_place_has_hints_and_a_command_without_a_key_has_none() -> None:
    assert all(hints(COMMANDS, place) for place in HINTS)
    assert all(name in BY_NAME for held in HINTS.values() for name, _ in held)
    assert ("q", "close") not in hints(configured({"close": ()}), "highlights")


async def test_the_help_lists_every_command_where_it_holds_and_filters(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("enter", "?")
        first = next(line for line in desk.lines if "IN THE" in line or "EVERYWHERE" in line)
        assert "IN THE ARTICLE" in first
        await desk.press("/")
        await desk.pilot.press(*"undo")
        await desk.settle()
        assert "Ctrl+z" in desk.text
        assert "Next sentence" not in desk.text
        await desk.press("escape", "q")
        assert desk.app.screen is desk.reading


async def test_all_that_a_query_understands_is_in_the_help_and_the_most_of_it_where_it_is_typed(open_app: Open) -> None:
    told = keys_by_place(COMMANDS).plain
    assert all(re.search(rf"\b{field}:", told) for field in FIELDS)
    assert all(re.search(rf"\b{state}\b", told) for state in STATES)
    async with open_app(size=(80, 24)) as desk:
        for key in "/", "=":
            await desk.press(key)
            assert all(f"{field}:" in desk.text for field in ("is", "tag", "title", "after", *SAID) if field != "entity")
            assert all(line in desk.text for line in HINT.split("\n"))
            await desk.press("escape")


@pytest.mark.parametrize("size", [(20, 5), (30, 12)])
async def test_keys_commands_and_questions_fit_a_small_window(open_app: Open, size: tuple[int, int]) -> None:
    async with open_app(size=size) as desk:
        await desk.press("?", "/", *"undo")
        assert "Ctrl+z" in desk.text
        await desk.press("escape", "escape", ":", *"unstar")
        assert "Star or" in desk.text
        await desk.press("escape", "enter", "H", "c")
        assert "Yellow" in desk.text
        assert "Blue" in desk.text
        await desk.press("escape", "a", *"why")
        assert "why" in desk.text
        await desk.press("escape", "+", *"ftp")
        assert "ftp" in desk.text


async def test_what_a_key_does_stands_below_it_where_the_window_is_narrow(open_app: Open) -> None:
    async with open_app(size=(30, 24)) as desk:
        await desk.press("?")
        (at,) = (number for number, line in enumerate(desk.lines) if "Ctrl+d" in line)
        assert "Half a page down" in desk.lines[at + 1]
        await desk.pilot.resize_terminal(100, 24)
        await desk.settle()
        assert any("Ctrl+d" in line and "Half a page down" in line for line in desk.lines)


async def test_the_palette_finds_a_command_by_its_words_and_carries_it_out(open_app: Open, library: Library) -> None:
    async with open_app() as desk:
        await desk.press("enter", ":")
        await desk.pilot.press(*"highlight", "space", *"the", "space", *"sentence")
        await desk.pilot.pause(0.3)
        await desk.press("down", "enter")
        await desk.settle()
        held: list[Highlight] = library.highlights()
        assert len(held) == 1


async def test_the_palette_offers_no_command_of_a_pane_that_is_hidden(open_app: Open) -> None:
    async with open_app() as desk:
        offered = {command.name for command in COMMANDS if desk.reading.offers(command)}
        everything = {command.name for command in COMMANDS}
        assert everything - offered == {"refresh-source", "choose-source", "fold-source", "remove-source"}
        await desk.press(":", *"fold")
        assert "Fold or unfold the group" in desk.text
        assert "fold-source" not in desk.text
        await desk.press("escape", "g", "f")
        assert all(desk.reading.offers(command) for command in COMMANDS)
