"""The article as it stands on the screen: rows, scrolling, colours, and which offset lies where."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.cache import LRUCache
from textual.geometry import Offset, Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from reader.model import Analysis, Block, Highlight, Mark, Mention, Span, Story
from reader.text import lines, motion
from reader.tui.article_rows import GUTTER, Layout, arrange, what_is_said
from reader.tui.article_styles import COLORLESS, CSS, ENTITY, LOOKS
from reader.tui.painting import Layer, Palette, Tint, line_strip, margin, paint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual import events

    from reader.text.motion import Ranged

GUIDE = ("No story is open.", "", "Enter opens the one chosen in the list,", "n the next unread one, ? shows all keys.")
_BLOCKS = {"heading": "heading", "code": "code", "table": "code", "caption": "caption"}
_BULLETS = ("• ", "◦ ", "▪ ")


class ArticleView(ScrollView, can_focus=True):
    """A story drawn row by row from its text and the spans that lie over it."""

    DEFAULT_CSS = CSS

    story: reactive[Story | None] = reactive[Story | None](None, repaint=False)
    analysis: reactive[Analysis | None] = reactive[Analysis | None](None, repaint=False)
    highlights: reactive[tuple[Highlight, ...]] = reactive[tuple[Highlight, ...]]((), repaint=False)
    cursor: reactive[int] = reactive(0, repaint=False)
    chosen: reactive[str] = reactive("", repaint=False)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self.text = ""
        self.sentences: Sequence[Ranged] = ()
        self.blocks: tuple[Block, ...] = ()
        self._layout_now = Layout()
        self._kept_top = (0, 0)
        self.settling = False
        self._fresh = False
        self._found = Layer()
        self._marks = Layer()
        self._kept = Layer()
        self._chosen = Layer()
        self._strips: LRUCache[tuple[object, ...], Strip] = LRUCache(1024)
        self._palette: Palette | None = None
        self.mentions: list[Mention] = []
        self.links: list[Mark] = []
        self.hints: dict[int, str] = {}
        self.matches: list[Span] = []
        self._match_layer = Layer()
        self._overlays: list[Tint] = []
        self.target: Span | None = None

    # what is shown

    def watch_story(self, old: Story | None, new: Story | None) -> None:
        """Lay the new story out; where only its state changed, the text stays where it is."""
        same = old is not None and new is not None and old.id == new.id and old.document == new.document
        if not same:
            self.text = new.document.text if new else ""
            self.blocks = (new.document.blocks or lines.whole(self.text)) if new else ()
            marks = new.document.marks if new else ()
            self._marks = Layer(Tint(mark.start, mark.end, mark.kind) for mark in marks)
            self.links = [mark for mark in marks if mark.kind == "link"]
            self._fresh = True
            self.forget()
            self._read_analysis()
            self._read_highlights()
        self.relayout()

    def watch_analysis(self) -> None:
        """Colour by what was found, and take its sentences."""
        self._read_analysis()
        self.redraw()

    def watch_highlights(self, old: tuple[Highlight, ...], new: tuple[Highlight, ...]) -> None:
        """Draw the highlights; only what is said of them changes the rows."""
        self._read_highlights()
        if what_is_said(old) != what_is_said(new):
            self.relayout()
        self.redraw()

    def watch_chosen(self) -> None:
        """Mark all mentions of the chosen entity."""
        entities = self.analysis.entities if self.analysis else ()
        mentions = [mention for entity in entities if entity.id == self.chosen for mention in entity.mentions]
        self._chosen = Layer(Tint(mention.start, mention.end, "chosen") for mention in mentions)
        self.redraw()

    def watch_cursor(self, old: int, new: int) -> None:
        """Underline the sentence at the cursor and bring it into view."""
        if not self._layout_now.lines:
            return
        for offset in (old, new):
            span = self.sentence_at(offset)
            first = self._layout_now.row_of(span.start)
            self.refresh_lines(first, self._layout_now.row_of(span.end - 1) - first + 1)
        if not self.settling:
            self.reveal(self.sentence_at(new))

    def forget(self) -> None:
        """Drop what belonged to the story before: hints, matches, the target of a jump."""
        self.target = None
        self.show_hints({})
        self.show_matches([])

    def show_matches(self, matches: list[Span]) -> None:
        """Mark what a search found."""
        self.matches = matches
        self._match_layer = Layer(Tint(*match, "match") for match in matches)
        self.redraw()

    def show_hints(self, hints: dict[int, str]) -> None:
        """Put labels over the starts of links."""
        self.hints = hints
        self.redraw()

    def _read_analysis(self) -> None:
        from reader.text.sentences import sentences

        analysis = self.analysis
        self.sentences = analysis.sentences if analysis and analysis.sentences else sentences(self.text)
        found = (mention for entity in analysis.entities for mention in entity.mentions) if analysis else ()
        self.mentions = sorted(found, key=lambda mention: mention.start)
        times = analysis.times if analysis else ()
        self._found = Layer(
            [
                *(
                    Tint(mention.start, mention.end, ENTITY[mention.type])
                    for mention in self.mentions
                    if mention.kind == "name"
                ),
                *(Tint(time.start, time.end, "time") for time in times),
            ]
        )
        self.watch_chosen()

    def _read_highlights(self) -> None:
        self._kept = Layer(Tint(held.start, held.end, held.color) for held in self.highlights if not held.lost)

    # rows

    @property
    def rows(self) -> Layout:
        """Return what stands on which row."""
        return self._layout_now

    @property
    def page(self) -> int:
        """Return how many rows are seen at once."""
        return max(1, self.scrollable_content_region.height)

    @property
    def place(self) -> int:
        """Return the offset on top; set it to scroll there."""
        y, offset = self._kept_top
        top = self.scroll_offset.y
        if y == top:  # kept over a change of width, so that the text does not creep
            return offset
        return self._layout_now.offset_at(top) if top else 0

    @place.setter
    def place(self, offset: int) -> None:
        self.scroll_rows(self._layout_now.row_of(offset) if offset else 0)

    def on_resize(self) -> None:
        """Wrap to the new width with the same text on top."""
        self.relayout()

    def relayout(self) -> None:
        """Arrange the rows again and keep the text on top there; a story just opened begins at the cursor's sentence."""
        room = self.scrollable_content_region.width
        if not room:
            return
        top = self.place
        self._layout_now = arrange(self.story, self.highlights, room) if self.story else Layout()
        with self.settle():
            self.virtual_size = Size(room, self._layout_now.height)
            if self._fresh:
                self._fresh = False
                start = self.sentence_at(self.cursor).start if self.cursor else 0
                first = self._layout_now.row_of(start)
                self.scroll_rows(first if first >= self.page else 0)
            else:
                self.scroll_rows(self._layout_now.row_of(top) if top else 0)
                self._kept_top = (self.scroll_offset.y, top)
        self.redraw()

    @contextmanager
    def settle(self) -> Iterator[None]:
        """Let what happens inside neither scroll to the cursor nor take the cursor along."""
        before, self.settling = self.settling, True
        try:
            yield
        finally:
            self.settling = before

    def scroll_rows(self, y: int) -> None:
        """Put a row on top, at once."""
        self.scroll_to(y=max(0, y), animate=False, force=True)

    def reveal(self, span: Ranged) -> None:
        """Scroll as little as shows the span; from far away, so that it stands in the upper third."""
        first, last = self._layout_now.row_of(span.start), self._layout_now.row_of(max(span.start, span.end - 1))
        top, page = self.scroll_offset.y, self.page
        if top <= first and last < top + page:
            return
        if first < top - page or first >= top + 2 * page:
            self.scroll_rows(first - page // 3)
        elif first < top or last - first >= page:
            self.scroll_rows(first if first > len(self._layout_now.head) else 0)
        else:
            self.scroll_rows(last - page + 1)

    def sentence_at(self, offset: int) -> Span:
        """Return the sentence around an offset."""
        return motion.span_at(self.sentences, offset, len(self.text))

    def redraw(self) -> None:
        """Draw all rows in view again."""
        self._strips.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """Look the styles up again after a change of theme."""
        super().notify_style_update()
        self._palette = None
        self._strips.clear()

    # drawing

    def overlays(self) -> list[Tint]:
        """Return what moves over the text: the sentence at the cursor, a jump's target, the selection."""
        found = [Tint(*self.sentence_at(self.cursor), "sentence")] if self.text else []
        if self.target:
            found.append(Tint(*self.target, "target"))
        if selected := self.selected:
            found.append(Tint(*selected, "selection"))
        return found

    @property
    def selected(self) -> Span | None:
        """Return what is selected with the mouse."""
        selection = self.text_selection
        if selection is None:
            return None
        start, end = self.offset_of(selection.start, 0), self.offset_of(selection.end, len(self.text))
        return Span(start, end) if start < end else None

    def offset_of(self, offset: Offset | None, default: int) -> int:
        """Turn an offset of Textual's selection into one of the document (see `painting`)."""
        return default if offset is None else min(len(self.text), max(0, offset.y + max(0, offset.x)))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Look up once a frame what every row needs."""
        self._overlays = self.overlays()
        if self._palette is not None and self._palette.base != self.rich_style:
            self._palette = None
            self._strips.clear()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw a row of the window."""
        palette = self._palette = self._palette or Palette(self, LOOKS | COLORLESS if self.app.no_color else LOOKS)
        room = self.scrollable_content_region.width
        row = self.scroll_offset.y + y
        rows = self._layout_now
        if self.story is None:
            return self._guide_strip(y, room, palette)
        if row < len(rows.head):
            name, words = rows.head[row]
            head = [margin(" " * rows.left, 0, palette.base), margin(words, 0, palette.mix((name,)))]
            return line_strip(head, room, palette.base)
        index = row - len(rows.head)
        if index >= len(rows.lines):
            return Strip.blank(room, palette.base)
        line = rows.lines[index]
        overlays = tuple(tint for tint in self._overlays if tint.start < line.end and tint.end > line.start)
        key = (index, room, *overlays)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = self._line_strip(index, room, overlays, palette)
        return strip

    def _line_strip(self, index: int, room: int, overlays: tuple[Tint, ...], palette: Palette) -> Strip:
        rows = self._layout_now
        line, base = rows.lines[index], palette.base
        note = rows.notes.get(index, "")
        start, end = line.start, line.end
        kept = list(self._kept.within(start, end))
        segments = [margin(" " * (rows.left - 2), start, base)]
        bar = palette.mix(("bar",)) if kept else base
        segments += [margin("┃ " if kept else "  ", start, bar)]
        if line.block < 0:
            return line_strip([*segments, *([margin(note, start, palette.mix(("note",)))] if note else ())], room, base)
        block = self.blocks[line.block]
        segments.append(margin(_lead(block, line, self.text), start, palette.mix(("byline",))))
        ground = (_BLOCKS[block.kind],) if block.kind in _BLOCKS else ()
        found = list(self._found.within(start, end))
        tints = [
            *self._marks.within(start, end),
            *((*found, *kept) if palette.ansi else (*kept, *found)),
            *self._chosen.within(start, end),
            *self._match_layer.within(start, end),
            *overlays,
        ]
        hints = {at: label for at, label in self.hints.items() if start <= at < end}
        tints += [Tint(at, at + len(label), "hint") for at, label in hints.items()]
        segments += paint(_labelled(self.text[start:end], start, hints), start, tints, ground, palette)
        if note or ground == ("code",):  # code stands on a ground as wide as the text
            rest = rows.left + rows.width - sum(cell_len(segment.text) for segment in segments) - cell_len(note)
            segments.append(margin(" " * rest, end, palette.mix(ground)))
        if note:
            segments.append(margin(note, end, palette.mix(("note",))))
        return line_strip(segments, room, base)

    def _guide_strip(self, y: int, room: int, palette: Palette) -> Strip:
        top = max(0, (self.page - len(GUIDE)) // 3)
        words = GUIDE[y - top] if 0 <= y - top < len(GUIDE) else ""
        if not words:
            return Strip.blank(room, palette.base)
        left = max(GUTTER, (room - max(map(len, GUIDE))) // 2)
        return line_strip([margin(" " * left, 0, palette.base), margin(words, 0, palette.mix(("guide",)))], room, palette.base)

    # the mouse

    def offset_under(self, event: events.MouseEvent) -> int | None:
        """Return the document offset under the pointer."""
        widget, offset = self.screen.get_widget_and_offset_at(event.screen_x, event.screen_y)
        return self.offset_of(offset, 0) if widget is self and offset is not None else None

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Give Textual the text of its selection, for copying."""
        start, end = self.offset_of(selection.start, 0), self.offset_of(selection.end, len(self.text))
        return self.text[start:end], "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the selection as it goes."""
        self.refresh()

    def select_span(self, span: Span) -> None:
        """Select with the mouse what a double click means."""
        self.screen.selections = {self: Selection(Offset(0, span.start), Offset(0, span.end))}


def _labelled(words: str, start: int, hints: dict[int, str]) -> str:
    """Write the hints over the words they stand on."""
    for at, label in hints.items():
        words = words[: at - start] + label[: len(words) - at + start] + words[at - start + len(label) :]
    return words


def _lead(block: Block, line: lines.Line, text: str) -> str:
    """Return what stands in the indentation: a bullet at an item's first line, a quotation's rule."""
    if block.kind == "quote" and line.indent >= 2:
        return "│ " + " " * (line.indent - 2)
    if (
        block.kind == "item"
        and line.start == block.start
        and line.indent >= 2
        and text[line.start : line.start + 1] not in "•-*–"
    ):
        return " " * (line.indent - 2) + _BULLETS[min(block.level, len(_BULLETS) - 1)]
    return " " * line.indent
