"""What stands on which row of the article: headline, the document's lines, notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.cells import cell_len, split_graphemes

from reader.model import COLORS, Block, Document
from reader.text.lines import Line, wrap
from reader.text.motion import index_at
from reader.tui.dates import day
from reader.tui.rows import told_source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Highlight, Story

MEASURE = 88
"""The widest line, in cells: longer ones lose the eye on the way back."""
GUTTER = 3
"""Cells left of the text: air, the highlight's bar, air."""
READING_SPEED = 1400
"""Code points a minute, at some 230 words."""
PENCIL = "✎ "


def graphemes(text: str) -> list[tuple[int, int, int]]:
    """Part a text into characters as the terminal shows them."""
    return split_graphemes(text)[0]


@dataclass(frozen=True)
class Layout:
    """The rows of a story at a width. `head` comes first, then `lines`; `notes` are by the index of a line.

    A note stands at the right end of a line that has room for it, else on empty lines of its own under the paragraph.
    """

    left: int = GUTTER
    width: int = MEASURE
    head: tuple[tuple[str, str], ...] = ()
    lines: list[Line] = field(default_factory=list)
    notes: dict[int, str] = field(default_factory=dict)

    @property
    def height(self) -> int:
        """Return the number of rows."""
        return len(self.head) + len(self.lines)

    def row_of(self, offset: int) -> int:
        """Return the row that shows an offset."""
        return len(self.head) + index_at(self.lines, offset)

    def offset_at(self, row: int) -> int:
        """Return the offset with which a row starts; the headline's is 0."""
        index = min(row - len(self.head), len(self.lines) - 1)
        return self.lines[index].start if index >= 0 else 0


def arrange(story: Story, highlights: Sequence[Highlight], room: int) -> Layout:
    """Lay a story out in `room` cells."""
    width = max(1, min(MEASURE, room - GUTTER - 1))
    left = max(min(GUTTER, room - width), (room - width) // 2)
    lines = wrap(story.document, width, graphemes)
    notes: dict[int, str] = {}
    if (said := what_is_said(highlights)) and lines:
        lines, notes = _with_notes(story.document.text, lines, said, width)
    return Layout(left, width, _head(story, width), lines, notes)


def what_is_said(highlights: Sequence[Highlight]) -> list[tuple[int, str]]:
    """Return what the reader says of each passage, with its end: the note, the tags, the colour that was chosen for it."""
    said = []
    for held in highlights:
        note = PENCIL + " ".join(held.note.split()) if held.note else ""
        color = held.color if held.color != COLORS[0] else ""
        words = " · ".join(filter(None, (note, " ".join(f"#{tag}" for tag in held.tags), color)))
        if words and not held.lost:
            said.append((held.end, words))
    return said


def _with_notes(text: str, lines: list[Line], said: list[tuple[int, str]], width: int) -> tuple[list[Line], dict[int, str]]:
    beside: dict[int, str] = {}
    below: dict[int, list[str]] = {}
    for passage_end, note in said:
        index = index_at(lines, passage_end - 1)
        line = lines[index]
        room = width - line.indent - cell_len(text[line.start : line.end]) - 2
        if index not in beside and cell_len(note) <= room:
            beside[index] = note
        else:
            below.setdefault(line.block, []).extend(note[start:end] for start, end in _fold(note, width))
    placed: list[Line] = []
    notes: dict[int, str] = {}
    for index, line in enumerate(lines):
        if index in beside:
            notes[len(placed)] = beside[index]
        placed.append(line)
        if line.block in below and (index + 1 == len(lines) or lines[index + 1].block != line.block):
            for note in below[line.block]:
                notes[len(placed)] = note
                placed.append(Line(line.end, line.end, -1))
    return placed, notes


def _fold(text: str, width: int) -> list[tuple[int, int]]:
    document = Document(text, (Block(0, len(text)),))
    return [(line.start, line.end) for line in wrap(document, width, graphemes)]


def _head(story: Story, width: int) -> tuple[tuple[str, str], ...]:
    """Return the rows over the text, each with the name of its style."""
    title = story.title or "Without a title"
    byline = " · ".join(part for part in _byline(story) if part)
    rows = [("title", title[start:end]) for start, end in _fold(title, width)]
    rows += [("byline", byline[start:end]) for start, end in _fold(byline, width)]
    return (*rows, ("byline", ""))


def _byline(story: Story) -> tuple[str, ...]:
    minutes = max(1, round(len(story.document.text) / READING_SPEED))
    source = told_source(story.title, story.source)
    return (
        f"★ {source}".rstrip() if story.starred else source,
        day(story.published.astimezone(), weekday=True) if story.published else "",
        f"{minutes:,} min",
        ", ".join(story.authors),
        " ".join(f"#{tag}" for tag in story.tags),
    )
