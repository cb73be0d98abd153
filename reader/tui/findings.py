"""What the timeline and the claims have in common: each row leads to its passage, all of them or those of one entity."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from textual.message import Message
from textual.reactive import reactive

from reader.tui.row_pane import RowPane
from reader.tui.rows import NO_LETTERS, AboutRow, Note, foreign, heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.widgets.option_list import Option

    from reader.model import Entity, Event, Figure, Statement


class Findings(RowPane):
    """Rows made of what a story says, each with a passage."""

    narrow: reactive[str] = reactive("")
    """The id of the entity whose rows alone are shown, or nothing."""

    class Chosen(Message):
        """A passage is to be gone to."""

        def __init__(self, start: int, end: int) -> None:
            super().__init__()
            self.start, self.end = start, end

    @abstractmethod
    def finding(self, row: str) -> Event | Figure | Statement | None:
        """Return what a row tells, None for one that tells nothing of its own."""

    @abstractmethod
    def named(self, row: str) -> Sequence[str]:
        """Return the ids of the entities that a row is about, the first one first."""

    # what changes

    def watch_analysis(self) -> None:
        """Show what another story says, at the reading cursor."""
        super().watch_analysis()
        self.watch_cursor()

    def watch_chosen(self) -> None:
        """Let what is about the chosen entity stand out. It keeps its height: nothing is laid out anew."""
        for option in self.rows.options:
            if isinstance(option.prompt, AboutRow):
                option.prompt.stand_out(self.chosen != "" and self.chosen in self.named(option.id or ""))
        self.rows.redraw()

    def watch_narrow(self) -> None:
        """Show the rows of an entity, or all again."""
        self.show()

    @property
    def about(self) -> Entity | None:
        """Return the entity whose rows alone are shown."""
        return self.by_id.get(self.narrow)

    def nothing(self, before: str, after: str = "") -> list[Option]:
        """Return the row that says that there are no rows, in words before and after of whom; or why there can be none."""
        if self.wanted:
            return [*self.narrowed_note(), heading(Note(NO_LETTERS))]
        about = self.about
        why = "" if about else foreign(self.story)
        return [heading(Note(why or f"{before} {f'of {about.name}' if about else 'here'}{after}."))]

    def narrowed_note(self) -> list[Option]:
        """Return the row that says whose rows alone are shown, where that is so."""
        return [heading(Note(f"Only with {self.about.name}."))] if self.about else []

    # what a person does

    def entity_of(self, row: str) -> Entity | None:
        """Return the entity whose rows alone are shown, else the chosen one if the row is about it, else the row's first."""
        if self.about:
            return self.about
        entities = self.by_id
        known = [entities[one] for one in self.named(row) if one in entities]
        return next((one for one in known if one.id == self.chosen), known[0] if known else None)

    def action_select(self) -> None:
        """Go to the passage of the row at the cursor, or fold and unfold what it stands for."""
        if told := self.finding(self.rows.held):
            self.post_message(self.Chosen(told.start, told.end))
        elif self.rows.held:
            self.action_fold()

    def action_choose_back(self) -> None:
        """Go to the passage of the row before."""
        rows = self.rows
        above = range((rows.highlighted or 0) - 1, -1, -1)
        before = next((at for at in above if self.finding(rows.options[at].id or "")), None)
        if before is not None:
            rows.highlighted = before
            self.action_select()
