"""The panes by name, where only one of them fits on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from reader.record import record
from reader.tui.rows import DIM, MARK

if TYPE_CHECKING:
    from textual import events


@record
class Pane:
    """A pane in the bar: its name, and how many things it holds (None when that says nothing)."""

    name: str
    count: int | None = None


class Bar(Widget):
    """One line that names the panes, tells which one is seen, and takes clicks."""

    DEFAULT_CSS = """
    Bar {
        height: 1; width: 1fr; background: $panel; color: $foreground;
    }
    """

    panes: reactive[tuple[Pane, ...]] = reactive[tuple[Pane, ...]](())
    """The panes from left to right."""
    active: reactive[str] = reactive("")
    """The name of the one that is seen."""
    place: reactive[str] = reactive("")
    """What stands at the right, such as `3/12 ★`."""

    class Chosen(Message):
        """A pane was clicked."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def _pieces(self) -> list[tuple[Pane, str, str]]:
        """Return each pane with its name and its number as they are written; where room is short, those around the one seen."""
        pieces = []
        for pane in self.panes:
            before, after = ("▸", "◂") if pane.name == self.active else (" ", " ")
            count = "" if pane.count is None else f" {pane.count}"
            pieces.append((pane, before + pane.name, count + after))
        active = next((at for at, pane in enumerate(self.panes) if pane.name == self.active), 0)
        while len(pieces) > 1 and sum(cell_len(name + count) for _, name, count in pieces) > self.size.width:
            # the farther end goes first, so that the one seen keeps a neighbour on each side for as long as there is room
            last = len(pieces) - 1 - active >= active
            del pieces[-1 if last else 0]
            active -= not last
        return pieces

    def render(self) -> Content:
        """Lay the names out, and at the right the place, when there is room."""
        parts: list[tuple[str, str]] = []
        for pane, name, count in self._pieces():
            parts += [(name, MARK if pane.name == self.active else ""), (count, MARK if pane.name == self.active else DIM)]
        used = sum(cell_len(text) for text, _ in parts)
        gap = self.size.width - used - cell_len(self.place) - 1
        return Content.assemble(*parts, *((" " * gap, (self.place, DIM)) if gap > 0 else ()))

    def on_click(self, event: events.Click) -> None:
        """Tell which pane was clicked."""
        at = 0
        for pane, name, count in self._pieces():
            at += cell_len(name + count)
            if event.x < at:
                self.post_message(self.Chosen(pane.name))
                return
