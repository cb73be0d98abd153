"""A screen on which keys of two strokes work and any command can be carried out by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.screen import Screen

from reader.tui.chords import completed, opens, stroke
from reader.tui.commands import display
from reader.tui.status import Status

if TYPE_CHECKING:
    from textual import events
    from textual.dom import DOMNode

    from reader.tui.app import NewsreaderApp
    from reader.tui.commands import Command


class Chording(Screen[None]):
    """Waits for the second stroke of a chord, and says in the status line that it does."""

    pending = ""
    """The first stroke of a chord that waits for its second."""

    @property
    def reader(self) -> NewsreaderApp:
        """Return the application."""
        return cast("NewsreaderApp", self.app)

    def places(self) -> tuple[str, ...]:
        """Return the places whose keys hold, the nearest first."""
        return ("app",)

    def owner(self, command: Command) -> DOMNode:
        """Return what carries a command out."""
        return self

    def offers(self, command: Command) -> bool:
        """Tell whether the palette is to offer a command."""
        return True

    async def on_key(self, event: events.Key) -> None:
        """Wait for the second stroke of a chord, and carry it out."""
        pressed = stroke(event.key, event.character)
        first, self.pending = self.pending, ""
        if not first and not opens(self.reader.commands, self.places(), pressed):
            return
        event.stop()
        event.prevent_default()
        status = self.query_one(Status)
        if not first:
            self.pending = pressed
            status.wait_for(f"{display(pressed)} …")
            return
        status.wait_for("")
        if event.key == "escape":
            return
        if command := completed(self.reader.commands, self.places(), first, pressed):
            await self.perform(command)
        else:
            status.say(f"{display(first)} {display(pressed)} is no key: ? shows all")

    async def perform(self, command: Command) -> None:
        """Carry a command out where it belongs, as its key would there: the focused widget first, then what holds it."""
        owner = self.owner(command)
        focused = self.focused
        chain = list(focused.ancestors_with_self) if focused and owner in focused.ancestors_with_self else [owner]
        for node in chain:
            if await self.app.run_action(command.action, node):
                return
            if node is owner:
                break
        self.query_one(Status).say(f"{command.help}: only {command.held.lower()}")
