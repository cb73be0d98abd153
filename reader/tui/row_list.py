"""The list that entities, timeline and claims are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import NULL_STYLE
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.style import Style
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from reader.tui.commands import bindings
from reader.tui.rows import HEADING, HERE, MARK, Heading, Row, seen_without_colours

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.binding import BindingType

MOVES = frozenset(("cursor_down", "cursor_up", "first", "last", "half_page_down", "half_page_up", "page_down", "page_up"))
"""The actions of moving, which every list of rows has."""


class RowList(OptionList, inherit_bindings=False):
    """A list of rows that keeps its place when they change, with a mark at the reading cursor that costs no new layout."""

    BINDINGS: ClassVar[list[BindingType]] = [key for key in bindings("timeline") if key.action in MOVES]
    DEFAULT_CSS = """
    RowList {
        height: 1fr; max-height: 100%; border: none; padding: 0; background: $background;
        scrollbar-size-vertical: 1; scrollbar-gutter: stable;
        &:focus { border: none; background-tint: transparent; }
        & > .option-list--option { padding: 0; }
        & > .option-list--option-disabled { color: $foreground; }
        & > .option-list--option-hover { background: $block-hover-background; }
        & > .option-list--option-highlighted {
            color: $block-cursor-blurred-foreground; background: $block-cursor-blurred-background; text-style: none;
        }
        &:focus > .option-list--option-highlighted {
            color: $block-cursor-foreground; background: $block-cursor-background; text-style: none;
        }
        &:nocolor:focus > .option-list--option-highlighted { text-style: reverse; }
    }
    """

    marked: reactive[frozenset[str]] = reactive(frozenset(), repaint=False)
    """The ids of the rows at the reading cursor."""

    def __init__(
        self,
        build: Callable[[], Sequence[Option]],
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes, markup=False)
        self._build = build
        self._groups: set[str] = set()
        self._roomy = False
        self._folded: dict[str, str] = {}
        """The groups that are folded, each with the row that the cursor was on."""

    def on_mount(self) -> None:
        """Show the rows."""
        self.rebuild()

    def rebuild(self) -> None:
        """Show the rows as they are now, with the cursor where it was."""
        if not self.is_attached:
            return
        held, index, top = self.held, self.highlighted, self.scroll_offset.y
        self._groups.clear()
        options = list(self._build())
        self._roomy = self._air(options)
        self.set_options(options)
        ids = [option.id for option in options]
        if held and held in ids and not options[ids.index(held)].disabled:
            self.highlighted = ids.index(held)
        elif index is not None and options:
            self.highlighted = self._enabled_from(min(index, len(options) - 1), 1)
        self.scroll_to(y=top, animate=False)
        self.scroll_to_highlight()

    def redraw(self) -> None:
        """Draw the rows in their new looks, at the height that they have."""
        self._option_render_cache.clear()
        self.refresh()

    def on_resize(self) -> None:
        """Give the groups air where there is room for all rows, and take it where there is not."""
        if self._air(self.options) != self._roomy:
            self._roomy = not self._roomy
            self._clear_caches()

    def _air(self, options: Sequence[Option]) -> bool:
        """Put a blank line before each part if all rows still fit; return whether they do."""
        width = self.scrollable_content_region.width - self._get_left_gutter_width()
        rows = [option.prompt for option in options if isinstance(option.prompt, Row)]
        parts = [row for row in rows[1:] if isinstance(row, Heading) and row.parts]
        for part in parts:
            part.give_air(False)
        lines = sum(row.height(width) for row in rows)
        roomy = lines + len(parts) <= self.scrollable_content_region.height
        for part in parts:
            part.give_air(roomy)
        return roomy

    def group(self, key: str, title: str, rows: Sequence[Option], look: str = HEADING) -> list[Option]:
        """Return a group under its heading: the heading alone, to be stood on, when it is folded."""
        self._groups.add(key)
        if key in self._folded:
            return [Option(Heading(title, f"▸ {len(rows)} ", look), key)]
        return [Option(Heading(title, look=look), key, disabled=True), *rows]

    def fold(self) -> None:
        """Fold the group of the row at the cursor, or unfold it."""
        at = self.highlighted
        while at is not None and at >= 0 and self.options[at].id not in self._groups:
            at -= 1
        if at is None or at < 0:
            return
        key, held = self.options[at].id or "", self.held
        if key in self._folded:
            held = self._folded.pop(key)
        else:
            self._folded[key] = held
        self.rebuild()
        # unfolded, on the row that the cursor was on; else on the heading that stands for the group, or on the first row
        again = (index for index, option in enumerate(self.options) if option.id == held and not option.disabled)
        self.highlighted = next(again, self._enabled_from(at, 1))

    def forget_rows(self) -> None:
        """Forget where the cursor was in the groups that are folded: the rows are another story's now."""
        self._folded = dict.fromkeys(self._folded, "")

    @property
    def held(self) -> str:
        """The id of the row that the cursor is on, or nothing."""
        option = self.highlighted_option if self.highlighted is not None and self.highlighted < self.option_count else None
        return option.id or "" if option else ""

    def on_focus(self) -> None:
        """Put the cursor on the first row when it is nowhere."""
        if self.highlighted is None:
            self.action_first()

    def _enabled_from(self, index: int, direction: int) -> int | None:
        """Return the nearest row the cursor may stand on: in the direction first, then in the other."""
        ahead = range(index, self.option_count) if direction > 0 else range(index, -1, -1)
        behind = range(index, -1, -1) if direction > 0 else range(index, self.option_count)
        return next((at for at in (*ahead, *behind) if 0 <= at < self.option_count and not self.options[at].disabled), None)

    def _move_lines(self, by: int) -> None:
        lines = self._lines
        if not lines:
            return
        at = self._index_to_line[self.highlighted or 0] + by
        index: int = lines[max(0, min(len(lines) - 1, at))][0]
        self.highlighted = self._enabled_from(index, 1 if by > 0 else -1)

    def _move_rows(self, by: int) -> None:
        if self.highlighted is None:
            self.action_first()
        elif 0 <= self.highlighted + by < self.option_count:
            self.highlighted = self._enabled_from(self.highlighted + by, by)

    def action_cursor_down(self) -> None:
        """Go down a row."""
        self._move_rows(1)

    def action_cursor_up(self) -> None:
        """Go up a row."""
        self._move_rows(-1)

    def action_half_page_down(self) -> None:
        """Go down half a page."""
        self._move_lines(max(1, self.scrollable_content_region.height // 2))

    def action_half_page_up(self) -> None:
        """Go up half a page."""
        self._move_lines(-max(1, self.scrollable_content_region.height // 2))

    def action_page_down(self) -> None:
        """Go down a page."""
        self._move_lines(max(1, self.scrollable_content_region.height))

    def action_page_up(self) -> None:
        """Go up a page."""
        self._move_lines(-max(1, self.scrollable_content_region.height))

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Scroll to the cursor, and show the heading above it as well."""
        if self.highlighted is None or not self.is_mounted:
            return
        first = self.highlighted
        while first > 0 and self.options[first - 1].disabled:
            first -= 1
        start, at = self._index_to_line.get(first), self._index_to_line.get(self.highlighted)
        if start is None or at is None:
            return
        bottom = at + self._heights[self.highlighted]
        region = Region(0, start, self.scrollable_content_region.width, bottom - start)
        self.scroll_to_region(region, force=True, animate=False, top=top, immediate=True)

    def watch_marked(self, old: frozenset[str], new: frozenset[str]) -> None:
        """Redraw only the lines whose mark changes: a pane drawn whole at each sentence costs three times as much."""
        for row in old ^ new:
            if (line := self._line_of(row)) is not None:
                self.refresh_lines(line)

    def _line_of(self, row: str) -> int | None:
        """Return the first line of a row, if it is shown."""
        option = self._id_to_option.get(row)
        return None if option is None else self._index_to_line.get(self._option_to_index[option])

    def reveal(self, rows: Iterable[str]) -> None:
        """Scroll to the first of these rows unless one of them is in view: a pane that moves at each sentence is restless."""
        lines = [line for row in rows if (line := self._line_of(row)) is not None]
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if lines and not any(top <= line < top + height for line in lines):
            first = min(lines)
            region = Region(0, first, self.scrollable_content_region.width, self._heights[self._lines[first][0]])
            self.scroll_to_region(region, force=True, animate=False)

    def get_visual_style(self, *component_classes: str, partial: bool = False) -> Style:
        """Give the style of a part, which is seen without colours too."""
        style = super().get_visual_style(*component_classes, partial=partial)
        return seen_without_colours(self, style, component_classes)

    def _get_left_gutter_width(self) -> int:
        return len(HERE)

    def render_line(self, y: int) -> Strip:
        """Draw a line with the mark of the reading cursor before it."""
        lines, line = self._line_cache.lines, self.scroll_offset.y + y
        if line >= len(lines):
            # the widget's own `rich_style` is made anew at each line: 3 ms of a start
            return Strip.blank(self.size.width, self.visual_style.rich_style)
        strip = super().render_line(y)
        index, part = lines[line]
        here = part == 0 and self.options[index].id in self.marked
        # the row's own background goes on under the mark
        ground = next((segment.style for segment in strip if segment.style), None)
        back = ground.background_style if ground else NULL_STYLE
        meta = ground.meta if ground else {}
        look = back + Style.parse(MARK).rich_style if here else back
        mark = Strip([Segment(HERE if here else " " * len(HERE), look)], len(HERE))
        return Strip.join([mark.apply_meta({"option": meta["option"]}) if "option" in meta else mark, strip])
