"""What the application asks: a line, a choice, a confirmation. Each says what is wrong where it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from reader.errors import NewsreaderError
from reader.record import record
from reader.text.clean import clean_line
from reader.tui.apart import apart

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import ComposeResult

ESCAPE: list[BindingType] = [Binding("escape", "cancel", "Cancel")]


@record
class Question:
    """What a dialog asks: a title, a line that explains, what stands there first, and whether nothing may be answered.

    `anew` selects what stands there, so that typing replaces it; else typing goes on with it.
    """

    title: str
    hint: str = ""
    value: str = ""
    placeholder: str = ""
    empty: bool = True
    anew: bool = False


class LineDialog(ModalScreen[str | None]):
    """Ask for one line. `check` raises a NewsreaderError for an answer that cannot be; it runs apart, so it may take long."""

    CSS_PATH = "screens.tcss"
    BINDINGS = ESCAPE

    def __init__(self, question: Question, check: Callable[[str], object] | None = None, *, low: bool = False) -> None:
        super().__init__(classes="-low" if low else None)
        self.question = question
        self.check = check

    def compose(self) -> ComposeResult:
        """Lay it out."""
        with Vertical(classes="dialog"):
            yield Static(Content(self.question.title), classes="dialog--title")
            question = self.question
            yield Input(question.value, placeholder=question.placeholder, select_on_focus=question.anew)
            yield Static(Content(self.question.hint), classes="dialog--hint", id="hint")

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        """Take the answer, or say why it cannot be."""
        event.stop()
        value = clean_line(event.value, 4000).strip()
        if not value and not self.question.empty:
            self._tell("Type something, or press Esc to leave", error=True)
        elif self.check is None or not value:
            self.dismiss(value)
        else:
            self._tell("Asking …")
            self._try(value, self.check)

    @work(exclusive=True)
    async def _try(self, value: str, check: Callable[[str], object]) -> None:
        try:
            await apart(lambda: check(value))
        except NewsreaderError as error:
            self._tell(str(error), error=True)
        else:
            self.dismiss(value)

    @on(Input.Changed)
    def _forget_error(self) -> None:
        self._tell(self.question.hint)

    def _tell(self, text: str, *, error: bool = False) -> None:
        hint = self.query_one("#hint", Static)
        hint.set_class(error, "-error")
        hint.update(Content(text))

    def action_cancel(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)


class ChoiceDialog(ModalScreen[str | None]):
    """Ask for one of a few; a digit takes it at once."""

    CSS_PATH = "screens.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *ESCAPE,
        Binding("q,left,h", "cancel", "Cancel"),
        Binding("j", "move(1)", show=False),
        Binding("k", "move(-1)", show=False),
    ]

    def __init__(self, title: str, choices: Sequence[tuple[str, Content]], chosen: str = "") -> None:
        super().__init__()
        self.heading = title
        self.choices = choices
        self.chosen = chosen

    def compose(self) -> ComposeResult:
        """Lay it out."""
        with Vertical(classes="dialog -small"):
            yield Static(Content(self.heading), classes="dialog--title")
            numbered = (
                Option(Content.assemble((f"{number}  ", "$text-muted"), prompt), id=name)
                for number, (name, prompt) in enumerate(self.choices, 1)
            )
            yield OptionList(*numbered)

    def on_mount(self) -> None:
        """Begin on what is chosen now."""
        names = [name for name, _ in self.choices]
        self.query_one(OptionList).highlighted = names.index(self.chosen) if self.chosen in names else 0

    @on(OptionList.OptionSelected)
    def take(self, event: OptionList.OptionSelected) -> None:
        """Take the row."""
        event.stop()
        self.dismiss(event.option.id)

    def on_key(self, event: events.Key) -> None:
        """Take the row of a digit."""
        if event.character and event.character.isdecimal() and 0 < int(event.character) <= len(self.choices):
            event.stop()
            self.dismiss(self.choices[int(event.character) - 1][0])

    def action_move(self, by: int) -> None:
        """Go a row down or up."""
        rows = self.query_one(OptionList)
        rows.action_cursor_down() if by > 0 else rows.action_cursor_up()

    def action_cancel(self) -> None:
        """Leave it as it was."""
        self.dismiss(None)


class ConfirmDialog(ModalScreen[bool]):
    """Ask before what takes much away at once."""

    CSS_PATH = "screens.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,enter", "answer(True)", "Yes"),
        Binding("n,q,escape,left,h", "answer(False)", "No"),
    ]

    def __init__(self, question: str, hint: str = "") -> None:
        super().__init__()
        self.question = question
        self.hint = hint

    def compose(self) -> ComposeResult:
        """Lay it out."""
        with Vertical(classes="dialog -small"):
            yield Static(Content(self.question), classes="dialog--title")
            if self.hint:
                yield Static(Content(self.hint), classes="dialog--passage")
            yield Static(Content("y or Enter: yes · n or Esc: no"), classes="dialog--hint")

    def action_answer(self, answer: bool) -> None:
        """Answer."""
        self.dismiss(answer)
