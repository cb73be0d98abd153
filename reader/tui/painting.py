"""How the article's lines become segments: plain text and spans in, styled text out, never markup.

Every cell carries the document offset it shows, as Textual's selection wants it: `y` is the offset at which the segment's text
begins and `x` counts from there, so offsets order as text does, and a negative `x` (margins) means the start.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.style import Style as Look

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from textual.widget import Widget

MARGIN = -100_000
"""What `x` of a margin's cells starts from: no margin is as wide."""
UNSAFE = "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb]"
"""What never goes to a terminal, should it have come past the border."""
_BREAKS = frozenset("\t\n\r\x85\u2028\u2029")


class Tint(NamedTuple):
    """A stretch of the document to be drawn in a style, by the style's name."""

    start: int
    end: int
    name: str


class Layer:
    """Tints ordered by start, of which a line asks those that touch it."""

    def __init__(self, tints: Iterable[Tint] = ()) -> None:
        self.tints = sorted(tints)
        self._starts = [tint.start for tint in self.tints]
        self._reach = list(accumulate((tint.end for tint in self.tints), max))

    def within(self, start: int, end: int) -> Iterator[Tint]:
        """Yield the tints that touch the stretch, in order."""
        first = bisect_right(self._reach, start)
        for tint in self.tints[first : bisect_left(self._starts, end)]:
            if tint.end > start:
                yield tint


class Palette:
    """The styles of some looks over a widget's own style, looked up once: each look-up costs as much as a line."""

    def __init__(self, widget: Widget, looks: Mapping[str, str]) -> None:
        self.base = widget.rich_style
        # a terminal's own sixteen colours do not go on each other: there a highlight's text has one colour
        self.ansi = widget.app.current_theme.ansi
        self._ground = widget.visual_style
        self._looks = looks
        self._mixed: dict[tuple[str, ...], Style] = {(): self.base}

    def mix(self, names: tuple[str, ...]) -> Style:
        """Lay styles over each other, the last on top."""
        mixed = self._mixed.get(names)
        if mixed is None:
            mixed = self.mix(names[:-1])
            style = _over(self._ground, Look.parse(self._looks[names[-1]]))
            if style.underline and mixed.underline:
                # a time inside the underlined sentence is told by a second line, or by none where there is no such line
                mixed += Style(underline=False, underline2=True)
                style += Style(underline=False)
            mixed = self._mixed[names] = mixed + style
        return mixed


def _over(ground: Look, look: Look) -> Style:
    """Return only what the look sets, with its colours as they come out over the ground."""
    mixed = (ground + look).rich_style
    return Style(
        color=mixed.color if look.foreground else None,
        bgcolor=mixed.bgcolor if look.background else None,
        bold=look.bold,
        dim=look.dim,
        italic=look.italic,
        underline=look.underline,
        reverse=look.reverse,
    )


def harmless(text: str) -> str:
    """Replace what must not reach a terminal, code point by code point, so that offsets stay."""
    if text.isascii() and text.isprintable():
        return text
    return re.sub(UNSAFE, lambda found: " " if found[0] in _BREAKS else "\N{REPLACEMENT CHARACTER}", text)


def paint(words: str, start: int, tints: Sequence[Tint], ground: tuple[str, ...], palette: Palette) -> list[Segment]:
    """Draw the words that begin at offset `start`; of two tints on one place the later in `tints` lies on top."""
    end = start + len(words)
    edges = sorted({start, end, *(at for tint in tints for at in tint[:2] if start < at < end)})
    words = harmless(words)
    return [
        Segment(
            words[left - start : right - start],
            palette.mix((*ground, *(tint.name for tint in tints if tint.start <= left and right <= tint.end)))
            + Style.from_meta({"offset": (0, left)}),
        )
        for left, right in pairwise(edges)
    ]


def margin(text: str, offset: int, style: Style) -> Segment:
    """Draw cells that are not the document's but stand for the offset, for the mouse."""
    return Segment(harmless(text), style + Style.from_meta({"offset": (MARGIN, offset)}))


def line_strip(segments: list[Segment], width: int, base: Style) -> Strip:
    """Join the segments to a line of exactly `width` cells."""
    return Strip(segments, sum(cell_len(segment.text) for segment in segments)).adjust_cell_length(width, base)
