"""Wrap a document to lines of a given width. A line is a pair of offsets: nothing is copied.

Every code point of a block is on exactly one line, save white space at which a line was broken. How wide a character is, only
the terminal's side knows, so it is handed in (`graphemes`). Text of plain one-cell characters takes a path that asks nothing
and finds its breaks by `str.rfind`: 25 times faster than measuring words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.model import Block, Document

Graphemes = Callable[[str], Sequence[tuple[int, int, int]]]
"""What parts a text into characters as seen: (start, end, cells) each."""

# a space, then what takes one cell in every terminal: ASCII, Latin, Greek, Cyrillic, Hebrew, Arabic letters, quotes and dashes
_NARROW = (
    "[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u05d0-\u05ea\u0621-\u064a\u0660-\u0669"
    "\u2010-\u2012\u2018-\u201f\u2026\u2039\u203a\u20ac]*"
)
# a newline ends a line of verse, a list or a table; after a long line it only shows where someone's editor wrapped
_SHORTEST_WRAPPED = 45
_LONGEST_WRAPPED = 100
_STARTS_ANEW = frozenset(" \t-*•–—·>|#+=")
_KEEPS_LINES = frozenset({"code", "table"})
_INDENT = {"item": 2, "quote": 2, "code": 2}
_DEEPEST = 8
# these do not begin a line in scripts written without spaces
_NOT_FIRST = frozenset("、。，．：；？！）」』】〉》〕］｝’”…ー々")


class Line(NamedTuple):
    """A line on the screen: the text from `start` to `end`, `indent` cells in; `block` is an index, -1 between blocks."""

    start: int
    end: int
    block: int
    indent: int = 0


def wrap(document: Document, width: int, graphemes: Graphemes) -> list[Line]:
    """Wrap all blocks to `width` cells, with an empty line between two, save between items of a list and rows of a table."""
    lines: list[Line] = []
    previous: Block | None = None
    text = document.text
    for index, block in enumerate(document.blocks or whole(text)):
        if previous is not None and not (previous.kind == block.kind and block.kind in {"item", "table"}):
            lines.append(Line(previous.end, previous.end, -1))
        indent = min(indent_of(block), max(0, width - 8))
        for start, end in _block_lines(text, block, max(1, width - indent), graphemes):
            lines.append(Line(start, end, index, indent))
        previous = block
    return lines


def whole(text: str) -> tuple[Block, ...]:
    """Give the one block of a document that came without any."""
    return (Block(0, len(text)),) if text else ()


def indent_of(block: Block) -> int:
    """Return how many cells a block stands in: list items by their level, quotes, code."""
    deeper = 2 * min(block.level, _DEEPEST) if block.kind == "item" else 0
    return _INDENT.get(block.kind, 0) + deeper


def _block_lines(text: str, block: Block, width: int, graphemes: Graphemes) -> Iterator[tuple[int, int]]:
    body = text[block.start : block.end]
    if "\n" not in body:
        yield from _fold(body, block.start, width, graphemes)
        return
    cuts = [-1, *(match.start() for match in re.finditer("\n", body)), len(body)]
    pieces: list[tuple[int, int]] = []
    for before, after in pairwise(cuts):
        soft = pieces and block.kind not in _KEEPS_LINES and _wrapped(body, *pieces[-1], after)
        if soft:
            pieces[-1] = (pieces[-1][0], after)
        else:
            pieces.append((before + 1, after))
    for start, end in pieces:
        yield from _fold(body[start:end].replace("\n", " "), block.start + start, width, graphemes)


def _wrapped(body: str, start: int, end: int, following: int) -> bool:
    """Tell whether the line break at `end` only wraps what goes on after it."""
    last = body.rfind("\n", start, end) + 1
    size = end - max(start, last)
    return _SHORTEST_WRAPPED <= size <= _LONGEST_WRAPPED and following > end + 1 and body[end + 1] not in _STARTS_ANEW


def _fold(body: str, offset: int, width: int, graphemes: Graphemes) -> Iterator[tuple[int, int]]:
    """Fold a text without newlines; the offsets come out moved by `offset`."""
    if len(body) <= width and body.isascii():
        yield offset, offset + len(body)
    elif re.fullmatch(_NARROW, body):
        yield from _fold_narrow(body, offset, width)
    else:
        yield from _fold_wide(body, offset, width, graphemes)


def _fold_narrow(body: str, offset: int, width: int) -> Iterator[tuple[int, int]]:
    at, size = 0, len(body)
    while size - at > width:
        cut = body.rfind(" ", at, at + width + 1)
        end = cut
        while end > at and body[end - 1] == " ":
            end -= 1
        if end <= at:  # a word, or an indentation, as long as the line
            yield offset + at, offset + at + width
            at += width
            continue
        yield offset + at, offset + end
        at = cut + 1
        while at < size and body[at] == " ":
            at += 1
    if at < size or not size:
        yield offset + at, offset + size


def _fold_wide(body: str, offset: int, width: int, graphemes: Graphemes) -> Iterator[tuple[int, int]]:
    """Fold by what the characters measure: at spaces, and on either side of a wide character."""
    start = used = 0  # of the line
    end = resume = cells_there = (
        0  # the last place to break: where the line would end, the next begin, and the cells up to there
    )
    gap = False  # whether spaces are being passed
    wide_before = False
    for first, last, cells in graphemes(body):
        if body[first:last] == " ":
            if not gap:
                end, gap = first, True
            resume, cells_there = last, used + cells
            used += cells
            wide_before = False
            continue
        wide = cells > 1
        if (wide or wide_before) and not gap and first > start and body[first] not in _NOT_FIRST:
            end, resume, cells_there = first, first, used
        gap = False
        while used + cells > width and first > start:
            if end <= start:
                end, resume, cells_there = first, first, used
            yield offset + start, offset + end
            start, used = resume, used - cells_there
            end = start
        used += cells
        wide_before = wide
    stop = end if gap and end > start else len(body)
    if start < len(body) or not body:
        yield offset + start, offset + (stop if used > width else len(body))
