"""Selecting in the article with keys and with the mouse, and copying what is selected."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.message import Message

from reader.model import Span
from reader.text import motion
from reader.tui.article_cursor import ArticleCursor
from reader.tui.painting import Tint
from reader.tui.selecting import Ground, Selecting

if TYPE_CHECKING:
    from textual import events
    from textual.selection import Selection


class Told(Message):
    """What the article tells; the control is the article."""

    def __init__(self, article: ArticleSelecting) -> None:
        super().__init__()
        self.article = article

    @property
    def control(self) -> ArticleSelecting:
        """Return the article, for `@on` with a selector."""
        return self.article


class ArticleSelecting(ArticleCursor):
    """An article in which a passage can be selected; what is done with it is a subclass's."""

    class Copied(Told):
        """A passage is to be copied, with its source or without."""

        def __init__(self, article: ArticleSelecting, span: Span, *, with_source: bool) -> None:
            super().__init__(article)
            self.start, self.end = span
            self.text = article.text[span.start : span.end]
            self.with_source = with_source

    class ModeChanged(Told):
        """A selection, a search or the choice of a link began, went on or ended: see `selection`, `sought` and `hints`."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self.selecting: Selecting | None = None
        self._was_selecting = False

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

    def overlays(self) -> list[Tint]:
        """Add the keyboard's selection and its moving end to what lies over the text."""
        found = super().overlays()
        if self.selecting:
            found.append(Tint(*self.selecting.span(self.ground), "selection"))
            if not self.selecting.by_sentence:
                found.append(Tint(self.selecting.head, self.selecting.head + 1, "chosen"))
        return found

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

    # what is found

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

    # copying

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
