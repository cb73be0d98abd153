"""Blocks and marks out of running pieces of text: the one place where offsets of a document are made."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from reader.model import Block, BlockKind, Document, Mark, MarkKind
from reader.text.clean import clean

Style = tuple[MarkKind, str | None]
"""A kind of mark, with the address if it is a link."""

BREAK = "\n"
_MOST = 200_000
"""Paragraphs, and links, of a plain text; more of them are one paragraph, and no links."""

_SPACE = re.compile(r"\s+")
_PARTED = re.compile(r"\n[^\S\n]*\n\s*")
_ADDRESS = re.compile(r"\bhttps?://[^\s<>\"“”]+[^\s<>\"“”.,;:!?'’)\]}]")


@dataclass
class Composer:
    """Takes pieces of text with their styles, closes them as blocks, and gives the document."""

    _texts: list[str] = field(default_factory=list)
    _blocks: list[Block] = field(default_factory=list)
    _marks: list[Mark] = field(default_factory=list)
    _length: int = 0
    _pieces: list[tuple[str, tuple[Style, ...]]] = field(default_factory=list)

    def add(self, text: str, styles: tuple[Style, ...] = ()) -> None:
        """Add text to the block that is being written; white space is folded when it is closed."""
        self._pieces.append((text, styles))

    def add_break(self) -> None:
        """Break the line; two breaks in a row end a paragraph."""
        self._pieces.append((BREAK, (("code", BREAK),)))

    def close(self, kind: BlockKind = "paragraph", level: int = 0) -> None:
        """End the block that is being written; without words there is none."""
        pieces, self._pieces = self._pieces, []
        if kind == "code":
            return self._close_code("".join(text for text, _ in pieces))
        run: list[tuple[str, tuple[Style, ...]]] = []
        breaks = 0
        for text, styles in pieces:
            if _is_break(text, styles):
                breaks += 1
                run.append((BREAK, styles))
            elif breaks > 1 and text.strip():
                self._write(run, kind, level)
                run, breaks = [(text, styles)], 0
            else:
                run.append((text, styles))
                breaks = 0 if text.strip() else breaks
        return self._write(run, kind, level)

    def _write(self, pieces: Iterable[tuple[str, tuple[Style, ...]]], kind: BlockKind, level: int) -> None:
        """Fold white space across the pieces, and put their styles where their words then are."""
        parts: list[str] = []
        marks: list[tuple[int, int, Style]] = []
        length, last = 0, " "
        for text, styles in pieces:
            if _is_break(text, styles):
                part = "" if last == BREAK or not parts else BREAK
                if last == " " and parts:  # no blank at a line's end
                    parts[-1] = parts[-1][:-1]
                    length -= 1
            else:
                part = _SPACE.sub(" ", clean(text))
                part = part[1:] if last in " \n" and part.startswith(" ") else part
                marks += [(length, length + len(part), style) for style in styles]
            if part:
                parts.append(part)
                length += len(part)
                last = part[-1]
        text = "".join(parts).rstrip()
        kept = clean(text)
        # Where the pieces make something together that each was not, the words are kept and their styles are not.
        self._put(kept, kind, level, marks if kept == text else [])

    def _close_code(self, text: str) -> None:
        lines = [line.rstrip() for line in clean(text.expandtabs(4)).split("\n")]
        self._put("\n".join(lines).strip("\n"), "code", 0, [])

    def _put(self, text: str, kind: BlockKind, level: int, marks: list[tuple[int, int, Style]]) -> None:
        if not text.strip():
            return
        start = self._length + 2 if self._texts else 0
        self._texts.append(text)
        self._blocks.append(Block(start, start + len(text), kind, level))
        self._length = start + len(text)
        self._marks += _marks(text, start, marks)

    def document(self) -> Document:
        """Give what was written."""
        if self._pieces:
            self.close()
        return Document("\n\n".join(self._texts), tuple(self._blocks), tuple(self._marks))


def _is_break(text: str, styles: tuple[Style, ...]) -> bool:
    return text == BREAK and styles == (("code", BREAK),)


def _marks(text: str, offset: int, found: list[tuple[int, int, Style]]) -> list[Mark]:
    """Trim the marks to their words, and join those that touch and say the same."""
    joined: list[tuple[int, int, Style]] = []
    latest: dict[Style, int] = {}
    for start, stop, style in found:
        end = min(stop, len(text))
        before = latest.get(style)
        if before is not None and joined[before][1] == start:
            joined[before] = (joined[before][0], end, style)
        elif start < end:
            latest[style] = len(joined)
            joined.append((start, end, style))
    marks = []
    for start, end, (kind, href) in joined:
        words = text[start:end]
        first = start + len(words) - len(words.lstrip())
        last = start + len(words.rstrip())
        if first < last:
            marks.append(Mark(offset + first, offset + last, kind, href))
    return sorted(marks, key=lambda mark: (mark.start, -mark.end))


def from_plain(text: str) -> Document:
    """Make a document of cleaned plain text, to the letter: a block is what blank lines part, an address is a link."""
    blocks = []
    start = 0
    for stop, following in [
        *((gap.start(), gap.end()) for gap in islice(_PARTED.finditer(text), _MOST)),
        (len(text), len(text)),
    ]:
        words = text[start:stop]
        first = start + len(words) - len(words.lstrip("\n"))
        last = start + len(words.rstrip())
        if words.strip():
            blocks.append(Block(first, last))
        start = following
    marks = tuple(Mark(found.start(), found.end(), "link", found[0]) for found in islice(_ADDRESS.finditer(text), _MOST))
    return Document(text, tuple(blocks), marks)


def without_first_block(document: Document) -> Document:
    """Give the document without its first block: a headline that is told elsewhere."""
    if len(document.blocks) <= 1:
        return Document("")
    cut = document.blocks[1].start
    blocks = tuple(Block(b.start - cut, b.end - cut, b.kind, b.level) for b in document.blocks[1:])
    marks = tuple(Mark(m.start - cut, m.end - cut, m.kind, m.href) for m in document.marks if m.start >= cut)
    return Document(document.text[cut:], blocks, marks)


def repeats(first: str, title: str) -> bool:
    """Whether a first line says what the title says, but for case, punctuation and spacing."""
    return bool(title) and _words(first) == _words(title)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
