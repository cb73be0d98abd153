"""Who and where: the entities of a story by kind and weight, with a way from mention to mention."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from reader.tui.commands import bindings
from reader.tui.row_list import RowList
from reader.tui.rows import DIM, KINDS, MARK, Note, Row, cut, foreign, heading, plain, sentence_at, waiting

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.model import Analysis, Entity, EntityType, Mention, Story

GROUPS: tuple[tuple[EntityType, str], ...] = (
    ("PER", "PEOPLE"),
    ("ORG", "ORGANIZATIONS"),
    ("LOC", "PLACES"),
    ("MISC", "OTHER"),
)


def weight(entity: Entity, length: int) -> float:
    """Return how much a story is about an entity: how often it is named, and two mentions' worth for being named first."""
    return len(entity.mentions) + 2 * (1 - entity.mentions[0].start / max(1, length)) if entity.mentions else 0.0


def alias(entity: Entity) -> str:
    """Return the other name that the story uses most, unless it is a part of a person's name."""
    forms = Counter(mention.text for mention in entity.mentions if mention.kind == "name" and mention.text != entity.name)
    if entity.type == "PER":
        words = set(entity.name.casefold().split())
        forms = Counter({form: count for form, count in forms.items() if not words.issuperset(form.casefold().split())})
    return forms.most_common(1)[0][0] if forms else ""


class EntityRow(Row):
    """An entity: its name, its other name, its number of mentions or the place among them; below it the role."""

    def __init__(self, entity: Entity, number: int | None) -> None:
        super().__init__()
        self.entity, self.number = entity, number
        self.alias = plain(alias(entity))

    def lines(self, width: int) -> list[Content]:
        """Return a line for the name and one for the role."""
        count = len(self.entity.mentions)
        right = f" {count}" if self.number is None else f" {self.number + 1}/{count}"
        room = width - cell_len(right) - 1
        name = cut(plain(self.entity.name), room)
        other = f" · {self.alias}" if self.alias and cell_len(name) + cell_len(self.alias) + 3 <= room else ""
        gap = " " * max(0, width - cell_len(name + other + right) - 1)
        look = DIM if self.number is None else MARK
        first = Content.assemble((name, KINDS[self.entity.type]), (other, DIM), gap, (right, look))
        if not self.entity.role:
            return [first]
        return [first, Content.assemble((cut("  " + plain(self.entity.role), width - 1), DIM))]


class Entities(Vertical):
    """The entities of the story, grouped, filtered by typing, with those at the reading cursor marked."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("entities"), ("escape", "clear_filter")]
    DEFAULT_CSS = """
    Entities {
        height: 1fr; background: $background;
        & > Input {
            height: 1; border: none; padding: 0 2; background: $panel;
            &:focus { border: none; }
        }
    }
    """

    story: reactive[Story | None] = reactive(None)
    """The story that is open."""
    analysis: reactive[Analysis | None] = reactive(None)
    """What the story says."""
    cursor: reactive[int] = reactive(0, repaint=False)
    """The start of the sentence under the reading cursor."""
    chosen: reactive[str] = reactive("")
    """The id of the entity whose mentions the article shows."""

    class Chosen(Message):
        """A mention is to be gone to."""

        def __init__(self, entity: str, start: int, end: int) -> None:
            super().__init__()
            self.entity, self.start, self.end = entity, start, end

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

    class NoneChosen(Message):
        """Something was to be done with an entity, and the cursor is on none."""

    class PanesNarrowed(Message):
        """Timeline and claims are to be narrowed to an entity, or widened again when they are."""

        def __init__(self, entity: str) -> None:
            super().__init__()
            self.entity = entity

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(name=name, id=id, classes=classes)
        self._by_id: dict[str, Entity] = {}
        self._number = 0
        self._notes: tuple[str, ...] = ()
        self._filter: Input | None = None

    def compose(self) -> ComposeResult:
        """Compose the rows; the filter comes when it is asked for: a line to type in takes 5 ms of the start."""
        yield RowList(self._laid_out)

    @property
    def rows(self) -> RowList:
        """The rows of the pane."""
        return self.query_one(RowList)

    def focus(self, scroll_visible: bool = True) -> Self:
        """Focus the rows."""
        self.rows.focus(scroll_visible)
        return self

    # what changes

    def watch_story(self, old: Story | None, new: Story | None) -> None:
        """Show that another story is looked at; a star or a tag changes nothing here."""
        if old is None or new is None or old.document is not new.document:
            self._notes = self._what_to_know()
            if self.is_mounted:
                self._show()

    def watch_analysis(self, analysis: Analysis | None) -> None:
        """Show another story's entities: unfiltered, none of them gone through."""
        self._by_id = {entity.id: entity for entity in analysis.entities} if analysis else {}
        self._number = 0
        self._notes = self._what_to_know()
        if self.is_mounted:
            if self._filter:
                with self.prevent(Input.Changed):
                    self._filter.value = ""
                self._filter.display = False
            self.rows.forget_rows()
            self._show()

    def watch_chosen(self) -> None:
        """Show the place among the mentions at the chosen entity."""
        if self.is_mounted:
            self._show()

    def watch_cursor(self) -> None:
        """Mark the entities in the sentence."""
        if self.is_mounted:
            self.rows.marked = self._here()
            self.rows.reveal(self.rows.marked)

    def _here(self) -> frozenset[str]:
        """Return the ids of the entities in the sentence at the reading cursor."""
        if self.analysis is None:
            return frozenset()
        start, end = sentence_at(self.analysis, self.cursor)
        return frozenset(
            entity.id
            for entity in self.analysis.entities
            if (at := bisect_left(entity.mentions, start, key=_start)) < len(entity.mentions)
            and entity.mentions[at].start < end
        )

    def _show(self) -> None:
        self.rows.rebuild()
        self.rows.marked = self._here()

    def _laid_out(self) -> list[Option]:
        if self.analysis is None:
            return waiting(self.story)
        notes = [heading(Note(note)) for note in self._notes]
        if not self.analysis.entities:
            return notes if foreign(self.story) else [*notes, heading(Note("Nobody and nothing is named here."))]
        wanted = self._filter.value.casefold().split() if self._filter else []
        length = self.analysis.sentences[-1].end if self.analysis.sentences else 1
        options: list[Option] = []
        for kind, title in GROUPS:
            found = [entity for entity in self.analysis.entities if entity.type == kind and _fits(entity, wanted)]
            found.sort(key=lambda entity: -weight(entity, length))
            if found:
                options += self.rows.group(kind, title, [Option(self._row(entity), entity.id) for entity in found])
        return [*notes, *(options or [heading(Note("No name has these letters."))])]

    def _what_to_know(self) -> tuple[str, ...]:
        """Return what a person should know of the analysis: how far to trust it, and how much of the story it is of."""
        if self.story is None or self.analysis is None:
            return ()
        from reader.plugins import cut_short

        short = cut_short(self.story.document.text, self.analysis)
        return tuple(filter(None, (foreign(self.story), f"{short.capitalize()}." if short else "")))

    def _row(self, entity: Entity) -> EntityRow:
        return EntityRow(entity, self._number if entity.id == self.chosen else None)

    # what a person does

    def action_select(self) -> None:
        """Go to the next mention of the entity at the cursor."""
        self._go(1)

    def action_choose_back(self) -> None:
        """Go to the previous mention of the entity at the cursor."""
        self._go(-1)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the next mention of the entity that was clicked."""
        event.stop()
        self._go(1)

    def _go(self, by: int) -> None:
        entity = self._by_id.get(self.rows.held)
        if entity is None:
            if self.rows.held:
                self.action_fold()
            return
        if not entity.mentions:
            return
        self._number = self._next(entity, by)
        mention = entity.mentions[self._number]
        if self.chosen == entity.id:
            self._show()
        else:
            self.chosen = entity.id
        self.post_message(self.Chosen(entity.id, mention.start, mention.end))

    def _next(self, entity: Entity, by: int) -> int:
        """Return the mention to go to: the first, then in turn; from where the reader went on to, if that was elsewhere."""
        count = len(entity.mentions)
        if entity.id != self.chosen:
            return 0 if by > 0 else count - 1
        start, end = sentence_at(self.analysis, self.cursor) if self.analysis else (0, 0)
        if start <= entity.mentions[self._number % count].start < end:
            return (self._number + by) % count
        at = bisect_left(entity.mentions, self.cursor, key=_start)
        return (at if by > 0 else at - 1) % count

    def action_fold(self) -> None:
        """Fold the group of the row at the cursor, or unfold it."""
        self.rows.action_fold()

    def _held(self) -> Entity | None:
        """Return the entity at the cursor; where there is none, say that one is missing."""
        entity = self._by_id.get(self.rows.held)
        if entity is None:
            self.post_message(self.NoneChosen())
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

    def action_filter_entities(self) -> None:
        """Filter by typing."""
        if self._filter is None:
            self._filter = Input(placeholder="filter", compact=True)
            self.mount(self._filter, before=0)
        self._filter.display = True
        self._filter.focus()

    def action_clear_filter(self) -> None:
        """Show every entity again."""
        if self._filter:
            self._filter.value, self._filter.display = "", False
        self.rows.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave Esc to the screen unless there is a filter."""
        if action == "clear_filter":
            return self._filter is not None and self._filter.display
        return True

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the entities that have the letters typed."""
        event.stop()
        self._show()
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


def _start(mention: Mention) -> int:
    return mention.start


def _fits(entity: Entity, wanted: Sequence[str]) -> bool:
    names = " ".join((entity.name, entity.role, *(mention.text for mention in entity.mentions))).casefold()
    return all(word in names for word in wanted)
