"""The reading cursor: where it goes by keys, how it scrolls with the text, jumps from span to span, finding words."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.model import Highlight, Span
from reader.text import motion
from reader.tui.article_view import ArticleView
from reader.tui.finding import find_all, find_any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.text.motion import Ranged


class ArticleCursor(ArticleView):
    """An article with a cursor that is a sentence and always in view."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self._words = ""

    def cursor_moved(self) -> None:
        """Tell that the cursor moved."""

    def not_found(self, told: str) -> None:
        """Tell that there is nothing to jump to."""

    # the cursor

    def move_cursor(self, offset: int) -> None:
        """Put the cursor on the sentence around an offset, and tell."""
        start = self.sentence_at(offset).start
        if start != self.cursor:
            self.cursor = start
            self.cursor_moved()

    def go_to(self, start: int, end: int) -> None:
        """Go to a passage, marked until the cursor moves on."""
        size = len(self.text)
        self.target = Span(max(0, min(start, size)), max(0, min(end, size)))
        self.move_cursor(self.target.start)
        self.reveal(self.target)
        self.refresh()

    def watch_cursor(self, old: int, new: int) -> None:
        """Forget the passage jumped to when the cursor leaves it."""
        if self.target and self.sentence_at(self.target.start) != self.sentence_at(new):
            self.target = None
            self.refresh()
        super().watch_cursor(old, new)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Take the cursor along: it is always on a sentence in view."""
        super().watch_scroll_y(old_value, new_value)
        if self.settling or not self.sentences or round(old_value) == round(new_value):
            return
        top = round(new_value)
        bottom = top + self.page - 1
        sentence = self.sentence_at(self.cursor)
        if self.rows.row_of(sentence.end - 1) < top:
            found = motion.next_span(self.sentences, self.rows.offset_at(top) - 1)
            shown = found is not None and self.rows.row_of(found.start) <= bottom
            offset = found.start if found is not None and shown else self.rows.offset_at(top)
        elif self.rows.row_of(sentence.start) > bottom:
            offset = self.sentence_at(max(0, self.rows.offset_at(bottom + 1) - 1)).start
        else:
            return
        with self.settle():
            self.move_cursor(offset)

    def action_next_sentence(self) -> None:
        """Go to the next sentence."""
        self.move_cursor(motion.next_start(self.sentences, self.sentence_at(self.cursor).start))

    def action_previous_sentence(self) -> None:
        """Go to the previous sentence."""
        self.move_cursor(motion.previous_start(self.sentences, self.sentence_at(self.cursor).start))

    def action_next_paragraph(self) -> None:
        """Go to the next paragraph."""
        self.move_cursor(motion.next_start(self.blocks, self.cursor))

    def action_previous_paragraph(self) -> None:
        """Go to the start of the paragraph or, from there, to the one before."""
        self.move_cursor(motion.previous_start(self.blocks, self.cursor))

    # scrolling

    def scroll_by(self, count: int) -> bool:
        """Scroll by rows; tell whether there was anything left to scroll."""
        before = self.scroll_offset.y
        self.scroll_rows(before + count)
        return self.scroll_offset.y != before

    def action_cursor_down(self) -> None:
        """Scroll a line; at the end, go on by sentences."""
        if not self.scroll_by(1):
            self.action_next_sentence()

    def action_cursor_up(self) -> None:
        """Scroll a line back; at the start, go back by sentences."""
        if not self.scroll_by(-1):
            self.action_previous_sentence()

    def action_half_page_down(self) -> None:
        """Scroll half a page."""
        self.scroll_by(max(1, self.page // 2))

    def action_half_page_up(self) -> None:
        """Scroll half a page back."""
        self.scroll_by(-max(1, self.page // 2))

    def action_page_down(self) -> None:
        """Scroll a page, with a line in common."""
        self.turn_page()

    def turn_page(self) -> bool:
        """Scroll a page and put the cursor where to read on; tell whether there was anything left to scroll."""
        last = self.rows.offset_at(self.scroll_offset.y + self.page - 1)
        if not self.scroll_by(max(1, self.page - 1)):
            return False
        with self.settle():
            self.move_cursor(max(self.cursor, motion.next_start(self.sentences, last - 1)))
        return True

    def action_page_up(self) -> None:
        """Scroll a page back."""
        self.scroll_by(-max(1, self.page - 1))

    def action_first(self) -> None:
        """Go to the start."""
        self.scroll_rows(0)
        self.move_cursor(0)

    def action_last(self) -> None:
        """Go to the end."""
        self.scroll_rows(self.rows.height)
        self.move_cursor(len(self.text))

    # jumps

    def jump(self, spans: Sequence[Ranged], direction: int, kind: str) -> None:
        """Go to the next or the previous of some spans of a kind, from the last one jumped to or from the cursor."""
        start = self.target.start if self.target else self.cursor - (direction > 0)
        found = motion.next_span(spans, start) if direction > 0 else motion.previous_span(spans, start)
        if found is not None:
            self.go_to(found.start, found.end)
        else:
            self.not_found(f"No {kind} after this" if direction > 0 else f"No {kind} before this")

    def _jump_mention(self, direction: int) -> None:
        entity = self.entity_at_cursor
        if entity:
            self.jump([mention for mention in self.mentions if mention.entity == entity], direction, "mention")
        else:
            self.not_found("No name in this sentence")

    @property
    def entity_at_cursor(self) -> str:
        """Return the id of the entity jumped to, chosen, or named first in the sentence at the cursor."""
        sentence = self.sentence_at(self.cursor)
        here = [mention for mention in self.mentions if sentence.start <= mention.start < sentence.end]
        for mention in here:
            if self.target and mention.start == self.target.start:
                return mention.entity
        if not here or any(mention.entity == self.chosen for mention in here):
            return self.chosen
        return here[0].entity

    def action_next_mention(self) -> None:
        """Go to the next mention of the entity at the cursor."""
        self._jump_mention(1)

    def action_previous_mention(self) -> None:
        """Go to the previous mention of the entity at the cursor."""
        self._jump_mention(-1)

    def action_next_time(self) -> None:
        """Go to the next time."""
        self.jump(self.analysis.times if self.analysis else (), 1, "time")

    def action_previous_time(self) -> None:
        """Go to the previous time."""
        self.jump(self.analysis.times if self.analysis else (), -1, "time")

    def action_next_statement(self) -> None:
        """Go to the next statement."""
        self.jump(self.analysis.statements if self.analysis else (), 1, "statement")

    def action_previous_statement(self) -> None:
        """Go to the previous statement."""
        self.jump(self.analysis.statements if self.analysis else (), -1, "statement")

    @property
    def held(self) -> list[Highlight]:
        """Return the highlights that are in the text, in its order."""
        return sorted((held for held in self.highlights if not held.lost), key=lambda held: held.start)

    def action_next_highlight(self) -> None:
        """Go to the next highlight."""
        self.jump(self.held, 1, "highlight")

    def action_previous_highlight(self) -> None:
        """Go to the previous highlight."""
        self.jump(self.held, -1, "highlight")

    # finding

    def action_find(self) -> None:
        """Open the line that finds words in the article."""
        from reader.tui.find_line import FindLine

        before = (self.cursor, self.scroll_offset.y)

        def search(words: str) -> str:
            self.show_matches(find_all(self.text, words))
            return self._go_to_match(before[0]) if words.strip() else ""

        def done(words: str | None) -> None:
            if words:
                self._words = words
            else:
                self.forget()
                self.move_cursor(before[0])
                self.scroll_rows(before[1])

        self.app.push_screen(FindLine(self._words, search), done)

    def mark(self, sought: Sequence[str]) -> None:
        """Let words and phrases be what is found, and stay at the cursor."""
        self.show_matches(find_any(self.text, sought))

    @property
    def sought(self) -> tuple[int, int]:
        """Return which of the matches was gone to, 0 once the cursor went on from it, and how many there are."""
        at = bisect_left(self.matches, self.target) if self.target else len(self.matches)
        here = at < len(self.matches) and self.matches[at] == self.target
        return at + 1 if here else 0, len(self.matches)

    def _go_to_match(self, offset: int) -> str:
        if not self.matches:
            return "not found"
        match = motion.next_span(self.matches, offset - 1) or self.matches[0]
        self.go_to(*match)
        return "{:,} of {:,}".format(*self.sought)

    def action_next_match(self) -> None:
        """Go to the next match, after the last to the first."""
        at = self.target.start if self.target else self.cursor - 1
        self.go_to(*(motion.next_span(self.matches, at) or self.matches[0]))

    def action_previous_match(self) -> None:
        """Go to the previous match, before the first to the last."""
        at = self.target.start if self.target else self.cursor
        self.go_to(*(motion.previous_span(self.matches, at) or self.matches[-1]))
