"""Every command, declared once: its key, its help, its name in the configuration, the palette and the table of the README.

A widget takes its keys by `BINDINGS = bindings("article")` and implements `action_NAME`; the same key in two modes is told
apart by `check_action`. Keys of two strokes (`g g`) are no bindings: the screen waits for the second stroke (see `chords`).
"""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

from textual.binding import Binding

from reader.errors import ConfigError
from reader.record import record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PANES = ("list", "article", "entities", "timeline", "claims", "sources", "highlights", "page")

FINDINGS = ("entities", "timeline", "claims")
"""The panes of what a story says, whose rows have an entity."""

PLACES: dict[str, str] = {
    "app": "Everywhere",
    "list": "In the stories",
    "article": "In the article",
    "selection": "In a selection",
    "highlight": "On a highlight",
    "entities": "In the entities",
    "timeline": "In the timeline",
    "claims": "In the claims",
    "sources": "In the sources",
    "highlights": "In the highlights",
    "page": "On an entity's page",
}
"""Where a command holds, in the order help tells them."""

FAMILIES: tuple[frozenset[str], ...] = (frozenset({"article", "selection", "highlight"}),)
"""Places that are modes of one widget, so that they share its keys."""


@record
class Command:
    """Something a person can do: `keys` are parted by blanks in `shown`, a chord is one key such as `g g`."""

    name: str
    keys: tuple[str, ...]
    help: str
    where: tuple[str, ...]
    action: str

    @property
    def chords(self) -> tuple[tuple[str, ...], ...]:
        """Return the keys of two strokes."""
        return tuple(tuple(key.split()) for key in self.keys if " " in key)

    @property
    def strokes(self) -> tuple[str, ...]:
        """Return the keys of one stroke."""
        return tuple(key for key in self.keys if " " not in key)

    @property
    def places(self) -> tuple[str, ...]:
        """Return where to tell it: everywhere, if it holds there, else each place."""
        return ("app",) if "app" in self.where or set(PANES) <= set(self.where) else self.where

    @property
    def held(self) -> str:
        """Return where it holds, in words."""
        first, *others = (PLACES[place] for place in self.places)
        return ", ".join((first, *(other.lower() for other in others)))

    @property
    def shown(self) -> str:
        """Return the keys as a person writes them."""
        return "  ".join(display(key) for key in self.keys)


def _command(name: str, keys: Sequence[str] | str, text: str, *where: str, action: str = "") -> Command:
    held = (keys,) if isinstance(keys, str) and keys else tuple(keys)
    return Command(name, held, text, where or ("app",), action or name.replace("-", "_"))


COMMANDS: tuple[Command, ...] = (
    # moving, in every pane
    _command("down", ("j", "down"), "Go down", *PANES, action="cursor_down"),
    _command("up", ("k", "up"), "Go up", *PANES, action="cursor_up"),
    _command("first", ("g g", "home"), "Go to the first", *PANES, action="first"),
    _command("last", ("G", "end"), "Go to the last", *PANES, action="last"),
    _command("half-page-down", "ctrl+d", "Half a page down", *PANES),
    _command("half-page-up", "ctrl+u", "Half a page up", *PANES),
    _command("page-down", ("ctrl+f", "pagedown"), "A page down", *PANES),
    _command("page-up", ("ctrl+b", "pageup"), "A page up", *PANES),
    # from story to story
    _command("open", ("enter", "l", "right"), "Open the story", "list", action="open"),
    _command("back", ("h", "left", "backspace"), "Go back a pane"),
    _command("read-on", "space", "Scroll a page, at the end open the next unread", "article", "app"),
    _command("next-unread", "n", "Next unread story"),
    _command("previous-unread", "p", "Previous unread story"),
    _command("next-story", "J", "Next story", "article", action="screen.next_story"),
    _command("previous-story", "K", "Previous story", "article", action="screen.previous_story"),
    _command("scroll-article-down", "J", "Scroll the article down", "list"),
    _command("scroll-article-up", "K", "Scroll the article up", "list"),
    # panes
    _command("next-pane", "tab", "Next pane", "app", "page"),
    _command("previous-pane", "shift+tab", "Previous pane", "app", "page"),
    _command("go-sources", "g f", "Go to the sources"),
    _command("go-stories", "g a", "Go to the stories"),
    _command("go-article", "g c", "Go to the article"),
    _command("go-entities", "g e", "Go to the entities"),
    _command("go-timeline", "g t", "Go to the timeline"),
    _command("go-claims", "g s", "Go to the claims; again: to the timeline"),
    _command("go-highlights", "g h", "Show all highlights"),
    _command("article-alone", "z", "Article alone, and back"),
    # which stories
    _command("show-all", "1", "All stories"),
    _command("show-unread", "2", "Unread stories"),
    _command("show-starred", "3", "Starred stories"),
    _command("search", "/", "Search the library"),
    _command("filter", "=", "Filter the stories"),
    _command("sort", "\\", "Sort: newest, oldest, title, source"),
    _command("leave", "escape", "Leave selection, then search, then filter"),
    # a story
    _command("toggle-read", ("r", "m"), "Mark read or unread"),
    _command("mark-all-read", "A", "Mark all in view read"),
    _command("star", ("s", "f"), "Star or unstar"),
    _command("tag", "t", "Tag the story"),
    _command("untag", "T", "Take a tag off"),
    _command("trash", "D", "Put the story into the trash"),
    _command("undo", "ctrl+z", "Undo", "app", "highlights", "page"),
    _command("redo", "ctrl+y", "Redo", "app", "highlights", "page"),
    _command("open-in-browser", "o", "Open in the browser"),
    _command("copy-link", "y", "Copy the link"),
    _command("copy-quotation", "Y", "Copy the sentence with its source"),
    _command("full-text", "x", "Fetch the full text from the page"),
    _command("changes", "d", "Show what changed since the version read", "article", action="screen.changes"),
    # sources
    _command("refresh", "R", "Refresh everything"),
    _command("refresh-source", "r", "Refresh this source", "sources"),
    _command("choose-source", ("enter", "l", "right"), "Show its stories", "sources", action="select_cursor"),
    _command("fold-source", "space", "Fold or unfold", "sources", action="toggle_node"),
    _command("add-source", "+", "Add a source"),
    _command("remove-source", "delete", "Remove the source; its stories stay", "sources"),
    # the reading cursor
    _command("next-sentence", ")", "Next sentence", "article"),
    _command("previous-sentence", "(", "Previous sentence", "article"),
    _command("next-paragraph", "}", "Next paragraph", "article"),
    _command("previous-paragraph", "{", "Previous paragraph", "article"),
    _command("next-highlight", "] h", "Next highlight", "article"),
    _command("previous-highlight", "[ h", "Previous highlight", "article"),
    _command("next-highlight-anywhere", "] H", "Next highlight, across stories"),
    _command("previous-highlight-anywhere", "[ H", "Previous highlight, across stories"),
    _command("next-mention", "] e", "Next mention of the entity at the cursor", "article"),
    _command("previous-mention", "[ e", "Previous mention of the entity at the cursor", "article"),
    _command("next-time", "] t", "Next time", "article"),
    _command("previous-time", "[ t", "Previous time", "article"),
    _command("next-statement", "] s", "Next statement", "article"),
    _command("previous-statement", "[ s", "Previous statement", "article"),
    _command("find", "/", "Find in the article", "article"),
    _command("next-match", "n", "Next match, while a search is active", "article"),
    _command("previous-match", "N", "Previous match, while a search is active", "article"),
    _command("follow-link", ";", "Follow a link by its hint", "article"),
    # highlights
    _command("highlight", "H", "Highlight the sentence; again: remove it", "article"),
    _command("select", "v", "Select by character", "article"),
    _command("select-sentences", "V", "Select by sentence", "article"),
    _command("take", ("enter", "H"), "Highlight the selection", "selection"),
    _command("take-note", "a", "Highlight with a note", "selection"),
    _command("take-tag", "t", "Highlight with a tag", "selection"),
    _command("take-yellow", "1", "Highlight in yellow", "selection", action="take_color('yellow')"),
    _command("take-green", "2", "Highlight in green", "selection", action="take_color('green')"),
    _command("take-blue", "3", "Highlight in blue", "selection", action="take_color('blue')"),
    _command("take-pink", "4", "Highlight in pink", "selection", action="take_color('pink')"),
    _command("take-orange", "5", "Highlight in orange", "selection", action="take_color('orange')"),
    _command("take-copy", "y", "Copy the selection", "selection"),
    _command("take-quotation", "Y", "Copy the selection with its source", "selection"),
    _command("extend-right", ("l", "right"), "A character on", "selection", action="extend('right')"),
    _command("extend-left", ("h", "left"), "A character back", "selection", action="extend('left')"),
    _command("extend-down", ("j", "down"), "A line down", "selection", action="extend('down')"),
    _command("extend-up", ("k", "up"), "A line up", "selection", action="extend('up')"),
    _command("extend-word", "w", "A word on", "selection", action="extend('word')"),
    _command("extend-word-back", "b", "A word back", "selection", action="extend('word-back')"),
    _command("extend-word-end", "e", "To the end of the word", "selection", action="extend('word-end')"),
    _command("extend-line-start", "0", "To the start of the line", "selection", action="extend('line-start')"),
    _command("extend-line-end", "$", "To the end of the line", "selection", action="extend('line-end')"),
    _command("extend-sentence", ")", "A sentence on", "selection", action="extend('sentence')"),
    _command("extend-sentence-back", "(", "A sentence back", "selection", action="extend('sentence-back')"),
    _command("extend-paragraph", "}", "A paragraph on", "selection", action="extend('paragraph')"),
    _command("extend-paragraph-back", "{", "A paragraph back", "selection", action="extend('paragraph-back')"),
    _command("swap-ends", "o", "Go to the other end", "selection"),
    _command("edit-note", "a", "Write a note", "highlight", "highlights"),
    _command("edit-tags", "t", "Set its tags", "highlight", "highlights"),
    _command("edit-color", "c", "Choose a colour", "highlight", "highlights"),
    _command("delete-highlight", ("d", "delete"), "Delete the highlight", "highlight", "highlights"),
    _command("go-to-highlight", ("enter", "l", "right"), "Go to the passage", "highlights"),
    _command("export", "w", "Export this story's highlights", "app", "highlights"),
    _command("export-all", "W", "Export all highlights", "app", "highlights"),
    # entities, timeline, claims
    _command("choose", "enter", "Go to its passage; of a name, again: the next", *FINDINGS, action="select"),
    _command("choose-back", "backspace", "The row before; of a name, the mention before", *FINDINGS),
    _command("fold", "space", "Fold or unfold the group, or a long day", *FINDINGS),
    _command("entity-page", "i", "Show the page of the entity", *FINDINGS, "article", action="entity"),
    _command("correct", "e", "Correct it: no name, other type, same as, hide", *FINDINGS, "page"),
    _command("narrow", "=", "Show the stories that name it", *FINDINGS, "page"),
    _command("narrow-panes", "+", "Narrow timeline and claims to it, and back", *FINDINGS),
    _command("filter-rows", "/", "Filter by typing", *FINDINGS, "highlights", "page"),
    _command("go-there", ("enter", "l", "right"), "Go to the sentence in its story, or to the other's page", "page"),
    _command("turn-back", ("h", "left", "backspace"), "Back to the page before, or close", "page"),
    # the application
    _command("palette", (":", "ctrl+p"), "Command palette", "app", "highlights", "page", action="app.command_palette"),
    _command("switch-theme", (), "Light or dark", action="app.switch_theme"),
    _command("remove-samples", (), "Remove the sample stories"),
    _command("corrections", (), "List the corrections of entities, and take one back"),
    _command("help", ("?", "f1"), "Keys", "app", "highlights", "page", action="app.help"),
    _command("close", "q", "Close; at the root: quit", "app", "highlights", "page"),
    _command("quit", "Q", "Quit from anywhere", "app", "highlights", "page", action="app.quit"),
)

BY_NAME: dict[str, Command] = {command.name: command for command in COMMANDS}

_DISPLAY = {
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "enter": "Enter",
    "escape": "Esc",
    "backspace": "Backspace",
    "space": "Space",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "delete": "Delete",
    "home": "Home",
    "end": "End",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "f1": "F1",
}


def display(key: str) -> str:
    """Write a key as a person does: `ctrl+d` as `Ctrl+d`, a chord with its strokes parted."""
    return " ".join(_DISPLAY.get(part, part.replace("ctrl+", "Ctrl+").replace("shift+", "Shift+")) for part in key.split())


@cache
def bindings(where: str) -> list[Binding]:
    """Return the one-stroke bindings of a place, with the command's name as id, for a widget's BINDINGS."""
    held = (command for command in COMMANDS if where in command.where and command.strokes)
    return [
        Binding(
            ",".join("comma" if key == "," else key for key in command.strokes), command.action, command.help, id=command.name
        )
        for command in held
    ]


def configured(keys: Mapping[str, str | Sequence[str]]) -> tuple[Command, ...]:
    """Return every command with the keys a configuration gives it; a name no command has is a ConfigError."""
    for name in keys:
        if name not in BY_NAME:
            near = get_close_matches(name, BY_NAME, 1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise ConfigError(f"[keys] has no command {name!r}{hint}")
    given = {name: (value,) if isinstance(value, str) else tuple(value) for name, value in keys.items()}
    return tuple(replace(command, keys=given[command.name]) if command.name in given else command for command in COMMANDS)


def keymap(commands: Sequence[Command]) -> dict[str, str]:
    """Return what `App.set_keymap` needs so that each changed command, and whatever shares a key with it, has its own keys.

    Textual drops a key as a whole when one of its commands moves, so the commands that stay on it are named as well.
    """
    moved = {command.name for command in commands if command.strokes != BY_NAME[command.name].strokes}
    while True:
        freed = {
            (place, key)
            for command in commands
            if command.name in moved
            for key in {*BY_NAME[command.name].strokes, *command.strokes}
            for place in _widgets(command)
        }
        sharing = {
            command.name
            for command in commands
            if any((place, key) in freed for key in command.strokes for place in _widgets(command))
        }
        if sharing <= moved:
            break
        moved |= sharing
    # a key that cannot be pressed stands for "no key": Textual has no word for it
    return {command.name: ",".join(command.strokes) or "f35" for command in commands if command.name in moved}


def _widgets(command: Command) -> set[str]:
    shared = {place for family in FAMILIES if family & set(command.where) for place in family}
    return set(command.where) | shared
