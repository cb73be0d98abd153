"""The command palette: everything of the registry, by name or by what it does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.tui.chording import Chording
    from reader.tui.commands import Command

MOVEMENTS = frozenset({"down", "up", "first", "last", "half-page-down", "half-page-up", "page-down", "page-up", "palette"})
"""Commands that nobody looks for by name."""


class Performer(Protocol):
    """What the palette needs of the application."""

    commands: tuple[Command, ...]

    def perform(self, command: Command) -> None:
        """Do it."""


class CommandsOfTheReader(Provider):
    """Offers the commands."""

    async def discover(self) -> Hits:
        """Offer everything before anything is typed."""
        for command in self._offered():
            yield DiscoveryHit(self._line(command), self._deed(command), text=command.help, help=self._told(command))

    async def search(self, query: str) -> Hits:
        """Offer what matches, by what it does or by its name."""
        matcher = self.matcher(query)
        for command in self._offered():
            score = max(matcher.match(command.help), matcher.match(command.name))
            if score > 0:
                yield Hit(score, self._line(command), self._deed(command), text=command.help, help=self._told(command))

    def _offered(self) -> Iterator[Command]:
        performer, front = cast("Performer", self.app), cast("Chording", self.screen)
        return (
            command
            for command in performer.commands
            if command.name not in MOVEMENTS and not command.name.startswith("extend-") and front.offers(command)
        )

    def _deed(self, command: Command) -> partial[None]:
        return partial(cast("Performer", self.app).perform, command)

    def _line(self, command: Command) -> Content:
        return Content.assemble(command.help, (f"   {command.shown}", "$accent") if command.keys else "")

    def _told(self, command: Command) -> str:
        return f"{command.held} · {command.name}"
