"""Find in the article: the line at the bottom into which the words are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import ModalScreen
from textual.widgets import Input, Static

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult


class FindLine(ModalScreen[str | None]):
    """A line at the bottom; the article behind it follows each letter. Enter keeps the search, Esc ends it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "End the search")]
    DEFAULT_CSS = """
    FindLine {
        background: transparent;
        & > Horizontal { dock: bottom; height: 1; background: $panel; }
        & Static { width: auto; padding: 0 1; color: $faint; }
        & Input { width: 1fr; height: 1; border: none; padding: 0; background: $panel; }
        & Input:focus { border: none; }
    }
    """

    def __init__(self, words: str, search: Callable[[str], str]) -> None:
        """Begin with the words of the last search; `search` looks for words at once and answers how many there are."""
        super().__init__(classes="-low")
        self._words = words
        self._search = search

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        with Horizontal():
            yield Static("/", markup=False)
            yield Input(self._words, placeholder="find in the article", select_on_focus=True)
            yield Static("", id="count", markup=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for the words as they are typed."""
        self.query_one("#count", Static).update(self._search(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the search for the next and the previous match."""
        self.dismiss(event.value)

    def action_cancel(self) -> None:
        """End the search."""
        self.dismiss(None)
