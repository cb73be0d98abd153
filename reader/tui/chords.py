"""Keys of two strokes: which first strokes wait for a second one, and what the two then do. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.tui.commands import Command


def stroke(key: str, character: str | None) -> str:
    """Name a key as the registry does: `]` and `G` by their character, `enter` and `space` by name."""
    return character if character and character.isprintable() and not character.isspace() else key


def opens(commands: Iterable[Command], places: Sequence[str], first: str) -> bool:
    """Tell whether a stroke begins a chord in one of these places."""
    return any(chord[0] == first for command in commands if _holds(command, places) for chord in command.chords)


def completed(commands: Iterable[Command], places: Sequence[str], first: str, second: str) -> Command | None:
    """Return the command of a chord; of several the one whose place comes first."""
    found = [command for command in commands if _holds(command, places) and (first, second) in command.chords]
    return min(found, key=lambda command: min(places.index(place) for place in command.where if place in places), default=None)


def _holds(command: Command, places: Sequence[str]) -> bool:
    return any(place in places for place in command.where)
