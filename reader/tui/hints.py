"""The few keys the status line shows for each place, by the names of their commands: the most helpful first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.commands import display

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.tui.commands import Command

ABOUT_IT = (("entity-page", "page"), ("narrow-panes", "only it"), ("filter-rows", "filter"))

HINTS: dict[str, tuple[tuple[str, str], ...]] = {
    "list": (
        ("open", "open"),
        ("help", "keys"),
        ("next-unread", "unread"),
        ("search", "search"),
        ("star", "star"),
        ("refresh", "refresh"),
    ),
    "article": (
        ("next-sentence", "sentence"),
        ("highlight", "highlight"),
        ("help", "keys"),
        ("next-unread", "unread"),
        ("back", "back"),
    ),
    "selection": (("take", "highlight"), ("take-note", "note"), ("take-tag", "tag"), ("take-copy", "copy"), ("leave", "leave")),
    "highlight": (
        ("edit-note", "note"),
        ("edit-tags", "tag"),
        ("edit-color", "colour"),
        ("delete-highlight", "delete"),
        ("help", "keys"),
    ),
    "entities": (
        ("choose", "mention"),
        ("entity-page", "page"),
        ("help", "keys"),
        ("correct", "correct"),
        ("narrow", "stories"),
        ("filter-rows", "filter"),
        ("back", "back"),
    ),
    "timeline": (("choose", "sentence"), ("help", "keys"), ("go-claims", "claims"), *ABOUT_IT, ("back", "back")),
    "claims": (("choose", "sentence"), ("help", "keys"), ("go-claims", "timeline"), *ABOUT_IT, ("back", "back")),
    "sources": (("choose-source", "stories"), ("add-source", "add"), ("help", "keys"), ("refresh-source", "refresh")),
    "highlights": (
        ("go-to-highlight", "go there"),
        ("edit-note", "note"),
        ("export-all", "export"),
        ("delete-highlight", "delete"),
        ("close", "close"),
    ),
    "page": (
        ("go-there", "go there"),
        ("next-pane", "next"),
        ("narrow", "stories"),
        ("correct", "correct"),
        ("close", "close"),
    ),
}


def hints(commands: Sequence[Command], place: str) -> tuple[tuple[str, str], ...]:
    """Return the key and the word for each hint of a place."""
    keys = {command.name: command.keys for command in commands}
    return tuple((display(keys[name][0]), word) for name, word in HINTS[place] if keys[name])
