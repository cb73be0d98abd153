"""All keys by where they hold, with what is in front of the person first, and what can be asked for; `/` filters."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.tui.asking import ASKED, TITLE
from reader.tui.commands import FAMILIES, PLACES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

    from reader.tui.commands import Command

KEYS_WIDTH, HELP_WIDTH = 18, 46

NARROW = KEYS_WIDTH + HELP_WIDTH + 36
"""Cells of a window under which what a key does, and its name, stand below it: no name is cut."""


class HelpScreen(ModalScreen[None]):
    """The keys, read from the registry."""

    CSS_PATH = "screens.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,left,h", "leave", "Close"),
        Binding("slash", "filter", "Filter"),
        Binding("j", "move('down')"),
        Binding("k", "move('up')"),
        Binding("space,ctrl+f", "move('page_down')"),
        Binding("ctrl+b", "move('page_up')"),
        Binding("G", "move('end')"),
        Binding("g", "move('home')"),
    ]

    def __init__(self, commands: Sequence[Command], place: str = "app") -> None:
        super().__init__()
        self.commands = commands
        self.place = place

    def compose(self) -> ComposeResult:
        """Lay it out."""
        with Vertical(classes="dialog -tall"):
            yield Static(Content("Keys"), classes="dialog--title")
            yield Input(placeholder="filter the keys")
            with VerticalScroll():
                yield Static(id="keys")
            yield Static(
                Content("/ filters · Esc or q closes · keys are set under [keys] by their names"),
                classes="dialog--hint",
            )

    def on_mount(self) -> None:
        """Begin in the keys, with the filter put away."""
        self.query_one(Input).display = False
        self.query_one(VerticalScroll).focus()

    @on(Input.Changed)
    def _narrow(self) -> None:
        self._write()

    def on_resize(self, event: events.Resize) -> None:
        """Write the keys for the width."""
        self._write(event.size.width)

    def _write(self, width: int = 0) -> None:
        narrow = (width or self.app.size.width) < NARROW
        self.set_class(narrow, "-narrow")
        told = keys_by_place(self.commands, self.place, self.query_one(Input).value, narrow=narrow)
        self.query_one("#keys", Static).update(told)

    @on(Input.Submitted)
    def _settle(self) -> None:
        self.query_one(VerticalScroll).focus()

    def action_filter(self) -> None:
        """Open the filter."""
        field = self.query_one(Input)
        field.display = True
        field.focus()

    def action_move(self, to: str) -> None:
        """Scroll the keys."""
        getattr(self.query_one(VerticalScroll), f"scroll_{to}")(animate=False)

    def action_leave(self) -> None:
        """Put the filter away, then close."""
        field = self.query_one(Input)
        if field.display:
            field.value = ""
            field.display = False
            self.query_one(VerticalScroll).focus()
        else:
            self.dismiss(None)


def keys_by_place(commands: Sequence[Command], first: str = "app", wanted: str = "", *, narrow: bool = False) -> Content:
    """Write the commands under their places, the one in front first, then what can be asked for; only what holds `wanted`."""
    near = {"app": 2} | dict.fromkeys((place for family in FAMILIES if first in family for place in family), 1) | {first: 0}
    parts = [
        (PLACES[place], [(command.shown or "–", command.help, command.name) for command in commands if place in command.where])
        for place in sorted(PLACES, key=lambda name: near.get(name, 3))
    ]
    parts.append((TITLE, [(typed, found, "") for typed, found in ASKED]))
    lines: list[Content] = []
    for title, entries in parts:
        rows = [_row(*entry, narrow=narrow) for entry in entries if _fits(" ".join(entry), wanted)]
        if rows:
            lines += [Content.styled(title.upper(), "bold $accent"), *rows, Content("")]
    return Content("\n").join(lines) if lines else Content.styled("No key for that.", "$text-muted")


def _row(keys: str, does: str, name: str, *, narrow: bool) -> Content:
    if narrow:
        return Content.assemble((f" {keys}", "bold"), f"\n   {does}", (f"  {name}", "$text-muted"))
    return Content.assemble((f" {keys:<{KEYS_WIDTH}}", "bold"), f" {does:<{HELP_WIDTH}}", (f" {name}", "$text-muted"))


def _fits(told: str, wanted: str) -> bool:
    return all(word in told.casefold() for word in wanted.casefold().split())
