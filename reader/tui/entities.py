"""Who and where: the entities of a story by kind and weight, with a way from mention to mention."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from reader.tui.commands import bindings
from reader.tui.row_pane import RowPane
from reader.tui.rows import DIM, KINDS, MARK, Note, Row, cut, fits, foreign, heading, plain, sentence_at, waiting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType

    from reader.model import Entity, EntityType, Mention, Story

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


class Entities(RowPane):
    """The entities of the story, grouped, filtered by typing, with those at the reading cursor marked."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("entities")]
    NOBODY = "Choose a name in the entities first"

    class Chosen(Message):
        """A mention is to be gone to."""

        def __init__(self, entity: str, start: int, end: int) -> None:
            super().__init__()
            self.entity, self.start, self.end = entity, start, end

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(name=name, id=id, classes=classes)
        self._number = 0
        self._notes: tuple[str, ...] = ()

    # what changes

    def watch_story(self, old: Story | None, new: Story | None) -> None:
        """Show that another story is looked at, and what to know of its analysis."""
        if old is None or new is None or old.document is not new.document:
            self._notes = self._what_to_know()
        super().watch_story(old, new)

    def watch_analysis(self) -> None:
        """Show another story's entities, none of them gone through."""
        self._number = 0
        self._notes = self._what_to_know()
        super().watch_analysis()

    def here(self) -> frozenset[str]:
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

    def laid_out(self) -> list[Option]:
        """Return the groups with what to know above them."""
        if self.analysis is None:
            return waiting(self.story)
        notes = [heading(Note(note)) for note in self._notes]
        if not self.analysis.entities:
            return notes if foreign(self.story) else [*notes, heading(Note("Nobody and nothing is named here."))]
        wanted = self.wanted
        length = self.analysis.sentences[-1].end if self.analysis.sentences else 1
        options: list[Option] = []
        for kind, title in GROUPS:
            found = [entity for entity in self.analysis.entities if entity.type == kind and _named(entity, wanted)]
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

    def _go(self, by: int) -> None:
        entity = self.entity_of(self.rows.held)
        if entity is None:
            if self.rows.held:
                self.action_fold()
            return
        if not entity.mentions:
            return
        self._number = self._next(entity, by)
        mention = entity.mentions[self._number]
        if self.chosen == entity.id:
            self.show()
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

    def entity_of(self, row: str) -> Entity | None:
        """Return the entity of a row."""
        return self.by_id.get(row)


def _start(mention: Mention) -> int:
    return mention.start


def _named(entity: Entity, wanted: Sequence[str]) -> bool:
    return fits(wanted, entity.name, entity.role, *(mention.text for mention in entity.mentions if mention.kind != "pronoun"))
