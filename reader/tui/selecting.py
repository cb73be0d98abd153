"""A selection by the keyboard: where it began, where it goes on, by characters or by whole sentences. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model import Span
from reader.record import record
from reader.text import motion

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.text.motion import Ranged


@record
class Ground:
    """What motions go by: the text, its sentences and blocks, and the lines as they are on the screen."""

    text: str
    sentences: Sequence[Ranged]
    blocks: Sequence[Ranged]
    lines: Sequence[Ranged]


@record
class Selecting:
    """Both ends are selected, whichever comes first; `by_sentence` takes in the whole sentences of both."""

    anchor: int
    head: int
    by_sentence: bool = False

    def span(self, ground: Ground) -> Span:
        """Return what is selected."""
        low, high = sorted((self.anchor, self.head))
        size = len(ground.text)
        if not self.by_sentence:
            return Span(low, min(high + 1, size))
        return Span(
            motion.span_at(ground.sentences, low, size).start,
            max(motion.span_at(ground.sentences, high, size).end, min(high + 1, size)),
        )

    def swapped(self) -> Selecting:
        """Go to the other end."""
        return replace(self, anchor=self.head, head=self.anchor)

    def extended(self, how: str, ground: Ground) -> Selecting:
        """Move the head by a motion's name; whole sentences are left from the end towards which the motion goes."""
        head = self.head
        if self.by_sentence:
            sentence = motion.span_at(ground.sentences, head, len(ground.text))
            head = sentence.start if how in _BACKWARD else max(head, sentence.end - 1)
        return replace(self, head=moved(how, head, ground))


MOTIONS: dict[str, Callable[[int, Ground], int]] = {
    "right": lambda offset, _: offset + 1,
    "left": lambda offset, _: offset - 1,
    "down": lambda offset, ground: motion.line_on(ground.lines, offset, 1),
    "up": lambda offset, ground: motion.line_on(ground.lines, offset, -1),
    "word": lambda offset, ground: motion.next_word(ground.text, offset),
    "word-back": lambda offset, ground: motion.previous_word(ground.text, offset),
    "word-end": lambda offset, ground: motion.word_end(ground.text, offset),
    "line-start": lambda offset, ground: motion.line_start(ground.lines, offset),
    "line-end": lambda offset, ground: motion.line_end(ground.lines, offset),
    "sentence": lambda offset, ground: motion.end_on(ground.sentences, offset),
    "sentence-back": lambda offset, ground: motion.previous_start(ground.sentences, offset),
    "paragraph": lambda offset, ground: motion.end_on(ground.blocks, offset),
    "paragraph-back": lambda offset, ground: motion.previous_start(ground.blocks, offset),
}
"""The motions of a selection by their names in the table of commands."""
_BACKWARD = frozenset({"left", "up", "word-back", "line-start", "sentence-back", "paragraph-back"})


def moved(how: str, offset: int, ground: Ground) -> int:
    """Return where a motion leads from an offset."""
    return max(0, min(MOTIONS[how](offset, ground), len(ground.text) - 1))
