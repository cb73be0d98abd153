"""What the screens over the reading screen have in common: rows filtered by typing, loaded anew when a change is taken back."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from textual import on, work
from textual.widgets import Input

from reader.tui.chording import Chording
from reader.tui.hints import hints
from reader.tui.status import Status

if TYPE_CHECKING:
    from reader.tui.correcting import Correcting
    from reader.tui.row_list import RowList


class FilteredScreen(Chording):
    """A screen with a line to filter by, which is hidden until it is asked for."""

    ESCAPE_TO_MINIMIZE = False

    def __init__(self, reading: Correcting) -> None:
        super().__init__()
        self.reading = reading

    def on_mount(self) -> None:
        """Hide the filter and say which keys hold."""
        self.query_one(Input).display = False
        self.query_one(Status).hints = hints(self.reading.reader.commands, self.places()[0])

    @property
    @abstractmethod
    def rows(self) -> RowList:
        """Return the list that a person is in."""

    @abstractmethod
    def load(self) -> object:
        """Ask the library for what is shown, also once more."""

    @abstractmethod
    def rebuild(self) -> None:
        """Show the rows that the filter leaves."""

    @property
    def wanted(self) -> list[str]:
        """Return the words that a row must have."""
        return self.query_one(Input).value.casefold().split()

    @work
    async def load_when_kept(self) -> None:
        """Ask once more when every change so far is in the library."""
        await self.reading.kept()
        self.load()

    def action_undo(self) -> None:
        """Take the last change back."""
        self.reading.action_undo()
        self.load_when_kept()

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.reading.action_redo()
        self.load_when_kept()

    def action_filter_rows(self) -> None:
        """Filter by typing."""
        field = self.query_one(Input)
        field.display = True
        field.focus()

    @on(Input.Changed)
    def _narrow(self) -> None:
        self.rebuild()

    @on(Input.Submitted)
    def _settle(self) -> None:
        self.rows.focus()

    def action_leave(self) -> None:
        """Put the filter away, then close."""
        field = self.query_one(Input)
        if field.display:
            field.value, field.display = "", False
            self.rows.focus()
        else:
            self.dismiss(None)

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)
