"""What the timeline and the claims have in common: rows about a story, each of which leads to its passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.reactive import reactive

from reader.tui.row_list import RowList
from reader.tui.rows import Note, foreign, heading

if TYPE_CHECKING:
    from textual.widgets.option_list import Option

    from reader.model import Analysis, Entity, Story


class Findings(RowList):
    """Rows made of what a story says, those at the reading cursor marked, all of them or those of one entity."""

    story: reactive[Story | None] = reactive(None)
    """The story that is open."""
    analysis: reactive[Analysis | None] = reactive(None)
    """What the story says."""
    cursor: reactive[int] = reactive(0, repaint=False)
    """The start of the sentence under the reading cursor."""
    chosen: reactive[str] = reactive("")
    """The id of the entity that is looked at: what is about it stands out."""
    narrow: reactive[str] = reactive("")
    """The id of the entity whose rows alone are shown, or nothing."""

    class Chosen(Message):
        """A passage is to be gone to."""

        def __init__(self, start: int, end: int) -> None:
            super().__init__()
            self.start, self.end = start, end

    def watch_story(self, old: Story | None, new: Story | None) -> None:
        """Show that another story is looked at; a star or a tag changes nothing here."""
        if old is None or new is None or old.document is not new.document:
            self.rebuild()

    def watch_analysis(self) -> None:
        """Show what another story says."""
        self.forget_rows()
        self.rebuild()
        self.watch_cursor()

    def watch_chosen(self) -> None:
        """Let what is about the chosen entity stand out."""
        self.rebuild()

    def watch_narrow(self) -> None:
        """Show the rows of an entity, or all again."""
        self.rebuild()

    def watch_cursor(self) -> None:
        """Mark what is told in the sentence."""
        self.marked = self.here() if self.analysis else frozenset()
        self.reveal(self.marked)

    def here(self) -> frozenset[str]:
        """Return the ids of the rows that are told in the sentence at the reading cursor."""
        raise NotImplementedError

    @property
    def about(self) -> Entity | None:
        """Return the entity whose rows alone are shown."""
        entities = self.analysis.entities if self.analysis else ()
        return next((entity for entity in entities if entity.id == self.narrow), None)

    def nothing(self, before: str, after: str = "") -> list[Option]:
        """Return the row that says that there are no rows, in words before and after of whom; or why there can be none."""
        about = self.about
        why = "" if about else foreign(self.story)
        return [heading(Note(why or f"{before} {f'of {about.name}' if about else 'here'}{after}."))]

    def narrowed_note(self) -> list[Option]:
        """Return the row that says whose rows alone are shown, where that is so."""
        return [heading(Note(f"Only with {self.about.name}."))] if self.about else []
