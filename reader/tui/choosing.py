"""A dialog that asks which entity: a list that typing filters, and any name that is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from reader.text.clean import clean_line
from reader.tui.dialogs import ESCAPE
from reader.tui.rows import KINDS, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from reader.model import EntityType

    Name = tuple[EntityType, str]

MOST_SHOWN = 200
"""Names in the list: typing finds the others."""


class NameDialog(ModalScreen["Name | None"]):
    """Ask for one of these names, or for another one of the type `other`, where that is given."""

    CSS_PATH = "screens.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *ESCAPE,
        Binding("down,ctrl+n", "move(1)", show=False),
        Binding("up,ctrl+p", "move(-1)", show=False),
    ]

    def __init__(self, title: str, names: Sequence[Name], other: EntityType | None = None) -> None:
        super().__init__()
        self.heading = title
        self.names = names
        self.other = other
        self.shown: list[Name] = []

    def compose(self) -> ComposeResult:
        """Lay it out."""
        with Vertical(classes="dialog"):
            yield Static(Content(self.heading), classes="dialog--title")
            yield Input(placeholder="type to filter, or another name" if self.other else "type to filter")
            yield OptionList()
            yield Static(Content("↓ ↑ choose · Enter takes it · Esc leaves"), classes="dialog--hint")

    def on_mount(self) -> None:
        """Begin with all of them, and in the filter."""
        self.query_one(OptionList).can_focus = False
        self._show("")

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        event.stop()
        self._show(event.value)

    def _show(self, typed: str) -> None:
        wanted, name = typed.casefold().split(), clean_line(typed).strip()
        self.shown = [each for each in self.names if all(word in each[1].casefold() for word in wanted)][:MOST_SHOWN]
        prompts = [Content.styled(plain(each[1]), KINDS[each[0]]) for each in self.shown]
        if self.other and name and all(each[1].casefold() != name.casefold() for each in self.shown):
            self.shown.append((self.other, name))
            prompts.append(Content.assemble(("the name ", "$faint"), (plain(name), KINDS[self.other])))
        rows = self.query_one(OptionList)
        rows.set_options([Option(prompt) for prompt in prompts])
        rows.highlighted = 0 if prompts else None

    def action_move(self, by: int) -> None:
        """Go a row down or up."""
        rows = self.query_one(OptionList)
        rows.action_cursor_down() if by > 0 else rows.action_cursor_up()

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        event.stop()
        at = self.query_one(OptionList).highlighted
        if at is not None:
            self.dismiss(self.shown[at])

    @on(OptionList.OptionSelected)
    def _take_clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self.shown[event.option_index])

    def action_cancel(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
