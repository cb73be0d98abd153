"""How rows are laid out: text is cut and wrapped by the width at the moment of drawing, and is never markup."""

from __future__ import annotations

from abc import abstractmethod
from bisect import bisect_right
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.visual import Visual
from textual.widgets.option_list import Option

from reader.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.css.styles import RulesMap
    from textual.strip import Strip
    from textual.style import Style
    from textual.visual import RenderOptions
    from textual.widget import Widget

    from reader.model import Analysis, EntityType, Story

HERE = "▸ "
"""Stands before what lies at the reading cursor, in every pane."""

NO_LETTERS = "Nothing here has these letters."
"""What a pane says that a filter leaves nothing of."""

DIM, RULE, HEADING, NAME = "$faint", "$rule", "bold $faint", "bold"
MARK, TIME = "bold $text-accent", "$time"
KINDS: dict[EntityType, str] = {
    "PER": "bold $person",
    "ORG": "bold $organization",
    "LOC": "bold $place",
    "MISC": "bold $other",
}
"""The looks of text, from the theme. No component classes: Textual resolves each of these at every change of the focus."""

_CONTROLS = dict.fromkeys(
    (*range(32), *range(127, 160), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xFFF9, 0xFFFC)), " "
) | dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")


def plain(text: str) -> str:
    """Return the text as one line that a terminal takes as nothing but text."""
    # importers clean what comes in; this holds the line for what a plug-in or an older library brings
    return text if text.isprintable() else text.translate(_CONTROLS)


def seen_without_colours(widget: Widget, style: Style, names: Sequence[str]) -> Style:
    """Add to a widget's style that it is in reverse, which Textual leaves out: without colours nothing else shows the row."""
    if not widget.app.no_color or not any(widget.get_component_styles(name).text_style.reverse for name in names):
        return style
    return replace(style, reverse=True)


def told_source(title: str, source: str) -> str:
    """Return the source, or nothing where it is the file whose name is the title for want of another."""
    return "" if title and source.rpartition(".")[0] == title else source


def cut(text: str, width: int) -> str:
    """Return the text in at most `width` cells, with an ellipsis where it was cut."""
    if len(text) > 4 * width:
        text = text[: 4 * width]  # a title of a megabyte is not measured to its end
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 0 else ""


def fit(text: str, width: int) -> str:
    """Return the text in exactly `width` cells."""
    return set_cell_size(cut(text, width), max(0, width))


def fits(wanted: Sequence[str], *texts: str) -> bool:
    """Tell whether texts have all the words of a filter, which are in small letters."""
    held = " ".join(texts).casefold() if wanted else ""
    return all(word in held for word in wanted)


def wrap(text: str, width: int) -> list[str]:
    """Return the text in lines of at most `width` cells, broken between words."""
    return list(_wrapped(text, max(1, width)))


# the same rows are laid out again at each letter of a filter
@lru_cache(2048)
def _wrapped(text: str, width: int) -> tuple[str, ...]:
    return tuple(line.plain for line in Content(plain(text)).wrap(width)) or ("",)


def beginning(lines: list[str], most: int, width: int) -> list[str]:
    """Return the first lines of a text, with an ellipsis where there were more."""
    return lines if len(lines) <= most else [*lines[: most - 1], cut(lines[most - 1] + " …", width)]


class Row(Visual):
    """A row of a pane: what it shows, laid out anew for each width."""

    def __init__(self) -> None:
        self._width = -1
        self._lines: list[Content] = []

    @abstractmethod
    def lines(self, width: int) -> list[Content]:
        """Return the row's lines for a width, at least one."""

    def _laid(self, width: int) -> list[Content]:
        if width != self._width:
            self._width, self._lines = width, self.lines(max(1, width))
        return self._lines

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Draw the row's lines."""
        strips = [line.truncate(width).render_strips(width, 1, style, options)[0] for line in self._laid(width)]
        return strips if height is None else strips[:height]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Take the whole width."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return how many lines the row takes; no rule of a style changes that."""
        return self.height(width)

    def height(self, width: int) -> int:
        """Return how many lines the row takes."""
        return len(self._laid(width))


class AboutRow(Row):
    """A row that stands out while the entity that it is about is chosen."""

    def __init__(self, *, chosen: bool) -> None:
        super().__init__()
        self.look = NAME if chosen else ""

    def stand_out(self, chosen: bool) -> None:
        """Stand out, or no longer."""
        look = NAME if chosen else ""
        if look != self.look:
            self.look, self._width = look, -1


class Heading(Row):
    """A group's name, with what stands at the right."""

    def __init__(self, text: str, right: str = "", look: str = HEADING) -> None:
        super().__init__()
        self.text, self.right, self.look = plain(text), right, look
        self._air = False

    @property
    def parts(self) -> bool:
        """Whether it begins a part of the pane, which air may stand before."""
        return self.look == HEADING and not self.right

    def give_air(self, air: bool) -> None:
        """Put a blank line above, or take it away."""
        self._air, self._width = air, -1

    def lines(self, width: int) -> list[Content]:
        """Return the name and, where there is room, what stands at the right."""
        right = self.right if cell_len(self.text) + cell_len(self.right) < width else ""
        line = Content.assemble((fit(self.text, width - cell_len(right)), self.look), (right, DIM))
        return [Content(), line] if self._air else [line]


class Divider(Row):
    """A line across the pane that names what begins below it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = plain(text)

    def lines(self, width: int) -> list[Content]:
        """Return the rule."""
        text = cut(f" {self.text} ", width - 2)
        return [Content.assemble(("─", RULE), (text, DIM), ("─" * (width - 1 - cell_len(text)), RULE))]


class Note(Row):
    """A sentence of ours: why there is nothing to see, what is left out."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def lines(self, width: int) -> list[Content]:
        """Return the sentence, wrapped."""
        return [Content.assemble((line, DIM)) for line in wrap(self.text, width)]


def heading(row: Row) -> Option:
    """Return a row that the cursor passes over."""
    return Option(row, disabled=True)


def waiting(story: Story | None) -> list[Option]:
    """Return what a pane shows while nothing is known: that a story is being read, or nothing where none is open."""
    return [heading(Note("Reading …"))] if story else []


def foreign(story: Story | None) -> str:
    """Return what is to be known of a story in a language that is not analysed, nothing of another."""
    from reader.analysis.entities.language import english  # a few milliseconds that only an open story pays

    told = "This story is in another language than English: only what is sure is shown."
    return told if story and not english(story.document.text) else ""


def sentence_at(analysis: Analysis, offset: int) -> Span:
    """Return the sentence that an offset lies in or after; the one place where there is none."""
    at = bisect_right(analysis.sentences, offset, key=lambda sentence: sentence.start) - 1
    return Span(analysis.sentences[at].start, analysis.sentences[at].end) if at >= 0 else Span(offset, offset + 1)
