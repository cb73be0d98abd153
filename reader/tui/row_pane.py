"""What entities, timeline and claims have in common: rows filtered by typing, and what is done with the entity of one."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, OptionList

from reader.tui.row_list import RowList

if TYPE_CHECKING:
    from typing import Self

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets.option_list import Option

    from reader.model import Analysis, Entity, Story


class RowPane(Vertical):
    """Rows made of what a story says, those at the reading cursor marked; a row is about an entity, or is one."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "clear_filter")]
    DEFAULT_CSS = """
    RowPane {
        height: 1fr; background: $background;
        & > Input {
            height: 1; border: none; padding: 0 2; background: $panel;
            &:focus { border: none; }
        }
    }
    """
    NOBODY: ClassVar[str] = "No name in this row"
    """What is said where something is to be done with the entity of a row that has none."""

    story: reactive[Story | None] = reactive(None)
    """The story that is open."""
    analysis: reactive[Analysis | None] = reactive(None)
    """What the story says."""
    cursor: reactive[int] = reactive(0, repaint=False)
    """The start of the sentence under the reading cursor."""
    chosen: reactive[str] = reactive("")
    """The id of the entity whose mentions the article shows: what is about it stands out."""

    class Narrowed(Message):
        """The stories that name an entity are to be listed."""

        def __init__(self, entity: str, name: str) -> None:
            super().__init__()
            self.entity, self.name = entity, name

    class PageAsked(Message):
        """The page of an entity is to be shown."""

        def __init__(self, entity: str) -> None:
            super().__init__()
            self.entity = entity

    class CorrectAsked(Message):
        """What is known of an entity is to be corrected."""

        def __init__(self, entity: str) -> None:
            super().__init__()
            self.entity = entity

    class PanesNarrowed(Message):
        """Timeline and claims are to be narrowed to an entity, or widened again when they are."""

        def __init__(self, entity: str) -> None:
            super().__init__()
            self.entity = entity

    class NoneChosen(Message):
        """Something was to be done with an entity, and the cursor is on none; `told` says so."""

        def __init__(self, told: str) -> None:
            super().__init__()
            self.told = told

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(name=name, id=id, classes=classes)
        self.rows = RowList(self.laid_out)
        self._filter: Input | None = None

    def compose(self) -> ComposeResult:
        """Compose the rows; the filter comes when it is asked for: a line to type in takes 5 ms of the start."""
        yield self.rows

    def on_mount(self) -> None:
        """Mark what is at the reading cursor."""
        self.rows.marked = self.here()

    @property
    def by_id(self) -> dict[str, Entity]:
        """The entities of the story by their ids."""
        return {entity.id: entity for entity in self.analysis.entities} if self.analysis else {}

    def focus(self, scroll_visible: bool = True) -> Self:
        """Focus the rows, as soon as they stand."""
        if self.rows.is_attached:
            self.rows.focus(scroll_visible)
        else:
            self.call_later(self.rows.focus, scroll_visible)
        return self

    @abstractmethod
    def laid_out(self) -> list[Option]:
        """Return the rows that the filter leaves."""

    @abstractmethod
    def here(self) -> frozenset[str]:
        """Return the ids of the rows that are told in the sentence at the reading cursor."""

    @abstractmethod
    def entity_of(self, row: str) -> Entity | None:
        """Return the entity that a row is about."""

    @abstractmethod
    def action_select(self) -> None:
        """Go to the passage of the row at the cursor."""

    # what changes

    def watch_story(self, old: Story | None, new: Story | None) -> None:
        """Show that another story is looked at; a star or a tag changes nothing here."""
        if old is None or new is None or old.document is not new.document:
            self.show()

    def watch_analysis(self) -> None:
        """Show what another story says: unfiltered, and with no place to come back to in a group."""
        if not self.is_mounted:
            return
        if self._filter:
            with self.prevent(Input.Changed):
                self._filter.value = ""
            self._filter.display = False
        self.rows.forget_rows()
        self.show()

    def watch_chosen(self) -> None:
        """Let what is about the chosen entity stand out."""
        self.show()

    def watch_cursor(self) -> None:
        """Mark what is told in the sentence."""
        if self.is_mounted:
            self.rows.marked = self.here()
            self.rows.reveal(self.rows.marked)

    def show(self) -> None:
        """Show the rows as they are now."""
        if self.is_mounted:
            self.rows.rebuild()
            self.rows.marked = self.here()

    # what a person does

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the passage of the row that was clicked."""
        event.stop()
        self.action_select()

    def action_fold(self) -> None:
        """Fold the group of the row at the cursor, or unfold it."""
        self.rows.fold()

    def _held(self) -> Entity | None:
        """Return the entity of the row at the cursor; where there is none, say that one is missing."""
        entity = self.entity_of(self.rows.held)
        if entity is None:
            self.post_message(self.NoneChosen(self.NOBODY))
        return entity

    def action_entity(self) -> None:
        """Ask for the page of the entity at the cursor."""
        if entity := self._held():
            self.post_message(self.PageAsked(entity.id))

    def action_correct(self) -> None:
        """Ask for a correction of the entity at the cursor."""
        if entity := self._held():
            self.post_message(self.CorrectAsked(entity.id))

    def action_narrow(self) -> None:
        """Ask for the stories that name the entity at the cursor."""
        if entity := self._held():
            self.post_message(self.Narrowed(entity.id, entity.name))

    def action_narrow_panes(self) -> None:
        """Ask for what timeline and claims have on the entity at the cursor."""
        if entity := self._held():
            self.post_message(self.PanesNarrowed(entity.id))

    # the filter

    @property
    def wanted(self) -> list[str]:
        """Return the words that a row must have."""
        return self._filter.value.casefold().split() if self._filter else []

    def action_filter_rows(self) -> None:
        """Filter by typing."""
        if self._filter is None:
            self._filter = Input(placeholder="filter")
            self.mount(self._filter, before=0)
        self._filter.display = True
        self._filter.focus()

    def action_clear_filter(self) -> None:
        """Show every row again."""
        if self._filter:
            self._filter.value, self._filter.display = "", False
        self.rows.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave Esc to the screen unless there is a filter."""
        if action == "clear_filter":
            return self._filter is not None and self._filter.display
        return True

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the rows that have the letters typed."""
        event.stop()
        self.show()
        self.rows.action_first()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the rows that are left; an empty filter goes away."""
        event.stop()
        if not event.value.strip():
            self.action_clear_filter()
        self.rows.focus()

    def action_cursor_down(self) -> None:
        """Go from the filter down to the rows."""
        self.rows.focus()
