"""The article: its highlights, links and entities, and what it tells the screen."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.binding import Binding, BindingType

from reader.tui.article_selecting import ArticleSelecting, Told
from reader.tui.commands import bindings

if TYPE_CHECKING:
    from textual import events
    from textual.message import Message

    from reader.model import Color, Highlight

Ask = Literal["", "note", "tag"]
Change = Literal["note", "tag", "color", "remove"]
_LETTERS = "asdfjklghqwertyuiopzxcvbnm"
_SELECTION = frozenset({"take", "take_note", "take_tag", "take_color", "take_copy", "take_quotation"})
_HIGHLIGHT = frozenset({"edit_note", "edit_tags", "edit_color", "delete_highlight"})


class Article(ArticleSelecting, inherit_bindings=False):
    """A story to read, with the reading cursor, selections and highlights."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("selection"),
        *bindings("highlight"),
        *bindings("article"),
        Binding("escape", "leave", "Leave", show=False),
        Binding("enter", "open_chosen", "Open the story", show=False),
    ]

    class CursorMoved(Told):
        """The reading cursor moved. `offset` is where it is now: a key that came since may have moved it on."""

        @property
        def offset(self) -> int:
            """Return the start of the sentence under the cursor."""
            return self.article.cursor

        def can_replace(self, message: Message) -> bool:
            """Let one message stand for many."""
            return isinstance(message, Article.CursorMoved)

    class Highlighted(Told):
        """A passage is to be kept, after asking for a note or tags if `ask` says so."""

        def __init__(self, article: Article, start: int, end: int, ask: Ask = "", color: Color = "yellow") -> None:
            super().__init__(article)
            self.start, self.end, self.ask, self.color = start, end, ask, color

    class HighlightChanged(Told):
        """A highlight's note, tags or colour are to be changed, or it is to be removed."""

        def __init__(self, article: Article, id: str, what: Change) -> None:  # noqa: A002 - a highlight's id
            super().__init__(article)
            self.id, self.what = id, what

    class LinkChosen(Told):
        """A link is to be followed."""

        def __init__(self, article: Article, href: str) -> None:
            super().__init__(article)
            self.href = href

    class NotFound(Told):
        """There is nothing to go to or to follow; `told` says what was sought, and where."""

        def __init__(self, article: Article, told: str) -> None:
            super().__init__(article)
            self.told = told

    class OpenAsked(Told):
        """Nothing is open, and the story that the list's cursor is on is to be."""

    class EndReached(Told):
        """Space was pressed at the end."""

    class EntityAsked(Told):
        """The page of the entity named at the offset is asked for; none is named at the cursor, if that is the offset."""

        def __init__(self, article: Article, offset: int) -> None:
            super().__init__(article)
            self.offset = offset

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self._typed = ""
        self._hrefs: dict[str, str] = {}

    # what is at the cursor

    @property
    def highlight_at_cursor(self) -> Highlight | None:
        """Return the highlight that the last jump led to or that touches the sentence at the cursor."""
        for span in (self.target, self.sentence_at(self.cursor)):
            if span is not None:
                touching = [
                    held for held in self.highlights if held.start < span.end and held.end > span.start and not held.lost
                ]
                if touching:
                    return min(touching, key=lambda held: (held.start, held.id))
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which of the commands on one key holds now."""
        if action == "open_chosen":
            return self.story is None
        if self.story is None:
            return False
        if action in {"extend", "swap_ends"}:
            return self.selecting is not None
        if action in _SELECTION:
            return self.selection is not None
        if action in _HIGHLIGHT:
            return self.selection is None and self.highlight_at_cursor is not None
        if action in {"next_match", "previous_match"}:
            return bool(self.matches)
        if action == "leave":
            return bool(self.hints or self.selecting or self.selected or self.matches or self.target)
        return True

    # the cursor and the end

    def cursor_moved(self) -> None:
        """Tell the screen."""
        self.post_message(self.CursorMoved(self))

    def not_found(self, told: str) -> None:
        """Tell the screen."""
        self.post_message(self.NotFound(self, told))

    def action_open_chosen(self) -> None:
        """Do what the guide says that stands in place of a story."""
        self.post_message(self.OpenAsked(self))

    def action_read_on(self) -> None:
        """Scroll a page; at the end, say so."""
        if not self.turn_page():
            self.post_message(self.EndReached(self))

    # highlights

    def action_highlight(self) -> None:
        """Highlight the sentence at the cursor; where it is one, remove it."""
        sentence = self.sentence_at(self.cursor)
        covering = [held for held in self.held if held.start <= sentence.start and held.end >= sentence.end]
        if covering:
            self.post_message(self.HighlightChanged(self, covering[0].id, "remove"))
        elif sentence.start < sentence.end:
            self.post_message(self.Highlighted(self, *sentence))

    def _take(self, ask: Ask = "", color: Color = "yellow") -> None:
        if span := self.selection:
            self.post_message(self.Highlighted(self, *span, ask, color))
            self.action_leave()

    def action_take(self) -> None:
        """Highlight the selection."""
        self._take()

    def action_take_note(self) -> None:
        """Highlight the selection with a note."""
        self._take("note")

    def action_take_tag(self) -> None:
        """Highlight the selection with tags."""
        self._take("tag")

    def action_take_color(self, color: Color) -> None:
        """Highlight the selection in a colour."""
        self._take(color=color)

    def _change(self, what: Change) -> None:
        if held := self.highlight_at_cursor:
            self.post_message(self.HighlightChanged(self, held.id, what))

    def action_edit_note(self) -> None:
        """Write a note to the highlight at the cursor."""
        self._change("note")

    def action_edit_tags(self) -> None:
        """Set the tags of the highlight at the cursor."""
        self._change("tag")

    def action_edit_color(self) -> None:
        """Give the highlight at the cursor its next colour."""
        self._change("color")

    def action_delete_highlight(self) -> None:
        """Delete the highlight at the cursor."""
        self._change("remove")

    # links, entities

    def action_entity(self) -> None:
        """Ask for the page of the entity at the cursor."""
        sentence = self.sentence_at(self.cursor)
        here = [mention for mention in self.mentions if sentence.start <= mention.start < sentence.end]
        wanted = [mention for mention in here if mention.entity == self.entity_at_cursor]
        self.post_message(self.EntityAsked(self, wanted[0].start if wanted else self.cursor))

    def action_follow_link(self) -> None:
        """Put a hint on each link in view; typing one follows it."""
        view = range(self.scroll_offset.y, self.scroll_offset.y + self.page)
        links = [link for link in self.links if link.href and self.rows.row_of(link.start) in view]
        if not links:
            self.not_found("No link is in view")
        size = 1 if len(links) <= len(_LETTERS) else 2
        labels = ("".join(letters) for letters in product(_LETTERS, repeat=size))
        self._typed = ""
        self._hrefs = {label: link.href or "" for label, link in zip(labels, links, strict=False)}
        self.show_hints({link.start: label for label, link in zip(self._hrefs, links, strict=False)})

    def show_hints(self, hints: dict[int, str]) -> None:
        """Put labels over the starts of links, or take them away, and tell it."""
        changed = bool(hints) != bool(self.hints)
        super().show_hints(hints)
        if changed:
            self.post_message(self.ModeChanged(self))

    def on_blur(self) -> None:
        """Take the labels away: what is typed goes elsewhere now."""
        self.show_hints({})

    def on_key(self, event: events.Key) -> None:
        """While hints are shown, take letters as a hint, and anything else as leaving."""
        if not self.hints:
            return
        event.stop()
        event.prevent_default()
        typed = self._typed + (event.character or "")
        href = self._hrefs.get(typed)
        if event.is_printable and href is None and any(label.startswith(typed) for label in self._hrefs):
            self._typed = typed
            return
        self.show_hints({})
        if href:
            self.post_message(self.LinkChosen(self, href))
