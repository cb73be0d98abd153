"""Where a cursor goes: pure functions from an offset to an offset, which never leave the text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Protocol, TypeVar

from reader.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = r"\w+(?:['’.,-]\w+)*|[^\w\s]+"
# how far back a word is looked for at first
_BACK = 256


class Ranged(Protocol):
    """Anything with a start and an end: spans, sentences, blocks, lines, mentions."""

    @property
    def start(self) -> int:
        """Return its first offset."""

    @property
    def end(self) -> int:
        """Return the offset after its last."""


R = TypeVar("R", bound=Ranged)


def _start(span: Ranged) -> int:
    return span.start


def index_at(spans: Sequence[Ranged], offset: int) -> int:
    """Return the index of the span around the offset or, in a gap, of the one before; 0 before them all."""
    return max(0, bisect_right(spans, offset, key=_start) - 1)


def span_at(spans: Sequence[Ranged], offset: int, size: int) -> Span:
    """Return the span around the offset or before it; the whole text of `size` code points when there are no spans."""
    if not spans:
        return Span(0, size)
    found = spans[index_at(spans, offset)]
    return Span(found.start, found.end)


def next_span(spans: Sequence[R], offset: int) -> R | None:
    """Return the first span that starts after the offset."""
    index = bisect_right(spans, offset, key=_start)
    return spans[index] if index < len(spans) else None


def previous_span(spans: Sequence[R], offset: int) -> R | None:
    """Return the last span that starts before the offset."""
    index = bisect_left(spans, offset, key=_start)
    return spans[index - 1] if index else None


def next_start(spans: Sequence[Ranged], offset: int) -> int:
    """Return where the next span starts; the offset itself when there is none."""
    found = next_span(spans, offset)
    return offset if found is None else found.start


def previous_start(spans: Sequence[Ranged], offset: int) -> int:
    """Return where the span around the offset starts or, from its start, the one before."""
    found = previous_span(spans, offset)
    return min(offset, spans[0].start) if found is None and spans else offset if found is None else found.start


def next_word(text: str, offset: int) -> int:
    """Return where the next word starts (`w`); past the last word, the last code point."""
    here = re.compile(_WORD).match(text, offset)
    found = re.compile(_WORD).search(text, here.end() if here else offset)
    return _inside(text, found.start() if found else len(text))


def previous_word(text: str, offset: int) -> int:
    """Return where this word starts or, from its start, the one before (`b`)."""
    reach = _BACK
    while True:
        low = max(0, offset - reach)
        starts = [match.start() for match in re.compile(_WORD).finditer(text, low, offset)]
        # a word that begins where the window does may have begun before it
        if low == 0 or (starts and starts[-1] > low):
            return starts[-1] if starts else 0
        reach *= 4


def word_end(text: str, offset: int) -> int:
    """Return the last code point of this word or, from there, of the next one (`e`)."""
    found = re.compile(_WORD).search(text, min(offset + 1, len(text)))
    return _inside(text, found.end() - 1 if found else len(text))


def word_at(text: str, offset: int) -> Span:
    """Return the word around an offset, else the one code point there."""
    start = previous_word(text, min(offset + 1, len(text)))
    here = re.compile(_WORD).match(text, start)
    return Span(start, here.end()) if here and here.end() > offset else Span(offset, min(offset + 1, len(text)))


def line_start(lines: Sequence[Ranged], offset: int) -> int:
    """Return the first offset of the line on the screen (`0`)."""
    return lines[index_at(lines, offset)].start if lines else 0


def line_end(lines: Sequence[Ranged], offset: int) -> int:
    """Return the last code point of the line on the screen (`$`)."""
    if not lines:
        return 0
    line = lines[index_at(lines, offset)]
    return max(line.start, line.end - 1)


def line_on(lines: Sequence[Ranged], offset: int, by: int) -> int:
    """Return the same place on another line of the screen; lines without text are passed over."""
    if not lines:
        return 0
    here = index_at(lines, offset)
    column = offset - lines[here].start
    at = here + by
    while 0 <= at < len(lines) and lines[at].end <= lines[at].start:
        at += by
    if not 0 <= at < len(lines):
        return offset
    return min(lines[at].start + column, lines[at].end - 1)


def end_on(spans: Sequence[Ranged], offset: int) -> int:
    """Return the last code point of the span around the offset or, from there, of the next one."""
    if not spans:
        return offset
    here = spans[index_at(spans, offset)]
    if here.end - 1 > offset:
        return here.end - 1
    following = next_span(spans, offset)
    return offset if following is None else following.end - 1


def _inside(text: str, offset: int) -> int:
    return max(0, min(offset, len(text) - 1))
