"""The article: what keys and the mouse do in it, and what it tells the screen."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.message import Message

from reader.model import Color, Highlight, Span
from reader.text import motion
from reader.tui.article_cursor import ArticleCursor
from reader.tui.commands import bindings
from reader.tui.painting import Tint
from reader.tui.selecting import Ground, Selecting

if TYPE_CHECKING:
    from textual import events
    from textual.selection import Selection

Ask = Literal["", "note", "tag"]
Change = Literal["note", "tag", "color", "remove"]
_LETTERS = "asdfjklghqwertyuiopzxcvbnm"
_SELECTION = frozenset({"take", "take_note", "take_tag", "take_color", "take_copy", "take_quotation"})
_HIGHLIGHT = frozenset({"edit_note", "edit_tags", "edit_color", "delete_highlight"})


class Article(ArticleCursor, inherit_bindings=False):
    """A story to read, with the reading cursor, selections and highlights."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("selection"),
        *bindings("highlight"),
        *bindings("article"),
        Binding("escape", "leave", "Leave", show=False),
    ]

    class Told(Message):
        """What the article tells; the control is the article."""

        def __init__(self, article: Article) -> None:
            super().__init__()
            self.article = article

        @property
        def control(self) -> Article:
            """Return the article, for `@on` with a selector."""
            return self.article

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

    class Copied(Told):
        """A passage is to be copied, with its source or without."""

        def __init__(self, article: Article, span: Span, *, with_source: bool) -> None:
            super().__init__(article)
            self.start, self.end = span
            self.text = article.text[span.start : span.end]
            self.with_source = with_source

    class NoLinkInView(Told):
        """A link was to be followed, and none is in view."""

    class ModeChanged(Told):
        """A selection or a search began, went on or ended, so that other keys hold: see `selection` and `sought`."""

    class EndReached(Told):
        """Space was pressed at the end."""

    class EntityAsked(Told):
        """The page of the entity named at the offset is asked for; none is named at the cursor, if that is the offset."""

        def __init__(self, article: Article, offset: int) -> None:
            super().__init__(article)
            self.offset = offset

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self.selecting: Selecting | None = None
        self._typed = ""
        self._hrefs: dict[str, str] = {}
        self._was_selecting = False

    # what is at the cursor

    @property
    def ground(self) -> Ground:
        """Return what motions go by."""
        return Ground(self.text, self.sentences, self.blocks, self.rows.lines)

    @property
    def selection(self) -> Span | None:
        """Return what is selected with the keyboard or the mouse, without white space at its ends."""
        span = self.selecting.span(self.ground) if self.selecting else self.selected
        if span is None:
            return None
        words = self.text[span.start : span.end]
        start = span.start + len(words) - len(words.lstrip())
        end = start + len(words.strip())
        return Span(start, end) if start < end else None

    @property
    def passage(self) -> Span:
        """Return the selection, else the sentence at the cursor."""
        return self.selection or self.sentence_at(self.cursor)

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

    def overlays(self) -> list[Tint]:
        """Add the keyboard's selection and its moving end to what lies over the text."""
        found = super().overlays()
        if self.selecting:
            found.append(Tint(*self.selecting.span(self.ground), "selection"))
            if not self.selecting.by_sentence:
                found.append(Tint(self.selecting.head, self.selecting.head + 1, "chosen"))
        return found

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which of the commands on one key holds now."""
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

    def go_to(self, start: int, end: int) -> None:
        """Go to a passage, and tell where it is a match."""
        super().go_to(start, end)
        if self.matches:
            self.post_message(self.ModeChanged(self))

    def show_matches(self, matches: list[Span]) -> None:
        """Mark what a search found, and tell."""
        if matches or self.matches:
            self.post_message(self.ModeChanged(self))
        super().show_matches(matches)

    def action_read_on(self) -> None:
        """Scroll a page; at the end, say so."""
        if not self.turn_page():
            self.post_message(self.EndReached(self))

    # selections

    def action_select(self) -> None:
        """Select by character from the cursor on; again: leave."""
        self._begin(by_sentence=False)

    def action_select_sentences(self) -> None:
        """Select by sentence from the cursor on; again: leave."""
        self._begin(by_sentence=True)

    def _begin(self, *, by_sentence: bool) -> None:
        now = self.selecting
        if now is not None:
            self.selecting = None if now.by_sentence == by_sentence else replace(now, by_sentence=by_sentence)
        elif span := self.selected:
            self.selecting = Selecting(span.start, span.end - 1, by_sentence)
            self.screen.clear_selection()
        else:
            start = self.target.start if self.target and not by_sentence else self.sentence_at(self.cursor).start
            start = max(start, self.rows.offset_at(self.scroll_offset.y))  # a sentence may begin above the window
            self.selecting = Selecting(start, start, by_sentence)
        self._tell_mode()

    def action_extend(self, how: str) -> None:
        """Move the selection's end by a motion."""
        if self.selecting:
            self._select(self.selecting.extended(how, self.ground))

    def action_swap_ends(self) -> None:
        """Go on at the selection's other end."""
        if self.selecting:
            self._select(self.selecting.swapped())

    def action_first(self) -> None:
        """Go to the start, with the selection's end where there is one."""
        if self.selecting:
            self._select(replace(self.selecting, head=0))
        else:
            super().action_first()

    def action_last(self) -> None:
        """Go to the end, with the selection's end where there is one."""
        if self.selecting:
            self._select(replace(self.selecting, head=len(self.text) - 1))
        else:
            super().action_last()

    def _select(self, selecting: Selecting) -> None:
        self.selecting = selecting
        with self.settle():
            self.move_cursor(selecting.head)
        self.reveal(Span(selecting.head, selecting.head + 1))
        self.refresh()

    def action_leave(self) -> None:
        """Leave the hints, else the selection, else the search and what was jumped to."""
        if self.hints:
            self.show_hints({})
        elif self.selecting or self.selected:
            self.selecting = None
            self.screen.clear_selection()
        else:
            self.forget()
        self._tell_mode()

    def forget(self) -> None:
        """Drop what belonged to the story before."""
        self.selecting = None
        if self.is_attached and self.selected:
            self.screen.clear_selection()
        super().forget()

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the mouse's selection as it goes."""
        super().selection_updated(selection)
        self._tell_mode()

    def _tell_mode(self) -> None:
        self.refresh()
        selecting = self.selection is not None
        if selecting != self._was_selecting:
            self._was_selecting = selecting
            self.post_message(self.ModeChanged(self))

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

    # copying, links, entities

    def action_take_copy(self) -> None:
        """Copy the selection."""
        self.post_message(self.Copied(self, self.passage, with_source=False))
        self.action_leave()

    def action_take_quotation(self) -> None:
        """Copy the selection with its source."""
        self.action_copy_quotation()
        self.action_leave()

    def action_copy_quotation(self) -> None:
        """Copy the selection, else the sentence at the cursor, with its source."""
        self.post_message(self.Copied(self, self.passage, with_source=True))

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
            self.post_message(self.NoLinkInView(self))
        size = 1 if len(links) <= len(_LETTERS) else 2
        labels = ("".join(letters) for letters in product(_LETTERS, repeat=size))
        self._typed = ""
        self._hrefs = {label: link.href or "" for label, link in zip(labels, links, strict=False)}
        self.show_hints({link.start: label for label, link in zip(self._hrefs, links, strict=False)})

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

    # the mouse

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the click is; twice selects the word, three times the sentence, never the whole article."""
        event.prevent_default()
        event.stop()
        offset = self.offset_under(event)
        if offset is None or not self.text:
            return
        if event.chain == 1:
            if self.selected is None:
                self.selecting = None
                self.target = None
                self.move_cursor(offset)
                self.refresh()
        elif event.chain == 2:
            self.select_span(motion.word_at(self.text, offset))
        else:
            self.select_span(self.sentence_at(offset))
