"""The dialog for a note, apart from the others: its field of several lines costs 20 ms to import, which no start should pay."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from reader.text.clean import clean
from reader.tui.dialogs import ESCAPE

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult


class NoteField(TextArea):
    """A few lines of text in which Enter means done and Ctrl+j begins a new line."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+j", "new_line", "New line")]

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            if isinstance(self.screen, NoteDialog):
                self.screen.action_save()
            return
        await super()._on_key(event)

    def action_new_line(self) -> None:
        """Begin a new line."""
        self.insert("\n")


class NoteDialog(ModalScreen[str | None]):
    """Ask for a note under the passage that it is about."""

    CSS_PATH = "screens.tcss"
    BINDINGS = ESCAPE

    def __init__(self, passage: str, note: str = "") -> None:
        super().__init__()
        self.passage = passage
        self.note = note

    def compose(self) -> ComposeResult:
        """Lay it out."""
        with Vertical(classes="dialog"):
            yield Static(Content("Note"), classes="dialog--title")
            yield Static(Content(self.passage), classes="dialog--passage")
            yield NoteField(self.note, soft_wrap=True, show_line_numbers=False)
            yield Static(Content("Enter saves · Ctrl+j new line · Esc leaves"), classes="dialog--hint")

    def on_mount(self) -> None:
        """Put the cursor at the end of what is there."""
        field = self.query_one(NoteField)
        field.move_cursor(field.document.end)

    @property
    def written(self) -> str:
        """Return the note as it stands."""
        return clean(self.query_one(NoteField).text).strip()

    def action_save(self) -> None:
        """Take the note as it stands."""
        self.dismiss(self.written)

    def action_cancel(self) -> None:
        """Leave the note as it was."""
        self.dismiss(None)
