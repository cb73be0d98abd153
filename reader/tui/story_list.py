"""The stories: 100,000 ids at once, of which only the headlines on the screen are ever read."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from reader.tui.commands import bindings
from reader.tui.dates import age
from reader.tui.rows import HERE, cut, fit, plain, seen_without_colours, told_source, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rich.style import Style as RichStyle
    from textual import events
    from textual.binding import BindingType

    from reader.model import Headline

PAGE = 128
"""Headlines read at once: a screen of 60 rows with its neighbours is two reads."""

PAGES = 32
"""Pages kept: holding a key at 60 rows a second stays within them, and they take under 2 MB."""

ROW = 2
"""Lines a story takes."""


LOOKS = ("bold", "", "$faint", "bold $text-accent", "bold $time")


class _Styles(NamedTuple):
    """The styles of a row, as LOOKS has them, looked up once a frame."""

    unread: RichStyle
    read: RichStyle
    dim: RichStyle
    mark: RichStyle
    star: RichStyle


class StoryList(ScrollView, can_focus=True, inherit_bindings=False):
    """Stories in two lines each: the title, then the source with highlights, star and age."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("list")]
    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"story-list--cursor"}
    DEFAULT_CSS = """
    StoryList {
        height: 1fr; background: $background; color: $foreground; overflow-x: hidden;
        scrollbar-size-vertical: 1; scrollbar-gutter: stable;
        & > .story-list--cursor { background: $block-cursor-blurred-background; }
        &:focus > .story-list--cursor { background: $block-cursor-background; }
        &:nocolor:focus > .story-list--cursor { text-style: reverse; }
    }
    """

    ids: reactive[tuple[str, ...] | list[str]] = reactive[tuple[str, ...] | list[str]]((), layout=False)
    """The stories in order."""
    current: reactive[str] = reactive("")
    """The id of the story that is open."""
    row: reactive[int] = reactive(0, repaint=False)
    """The row that the cursor is on."""
    empty: reactive[str] = reactive("No stories here.")
    """What is said where there are none."""

    class Opened(Message):
        """A story is to be opened."""

        def __init__(self, id: str) -> None:  # noqa: A002 - the field is named as in the model
            super().__init__()
            self.id = id

    class Moved(Message):
        """The cursor went to another story."""

        def __init__(self, id: str) -> None:  # noqa: A002 - the field is named as in the model
            super().__init__()
            self.id = id

    class ArticleScrolled(Message):
        """The article is to be scrolled while the list keeps the focus: 1 is down, -1 up."""

        def __init__(self, direction: int) -> None:
            super().__init__()
            self.direction = direction

    def __init__(
        self,
        load: Callable[[Sequence[str]], Sequence[Headline]],
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._load = load
        self._pages: LRUCache[int, dict[str, Headline]] = LRUCache(PAGES)
        self._now = datetime.now(UTC)
        self._plain: _Styles | None = None
        self._cursor: _Styles | None = None

    @property
    def held(self) -> str:
        """The id of the story the cursor is on, or nothing."""
        return self.ids[self.row] if self.row < len(self.ids) else ""

    def headline(self, index: int) -> Headline | None:
        """Return a row's headline, read with its page; None when the story is gone."""
        number = index // PAGE
        page = self._pages.get(number)
        if page is None:
            page = {headline.id: headline for headline in self._load(self.ids[number * PAGE : (number + 1) * PAGE])}
            self._pages[number] = page
        return page.get(self.ids[index])

    def refresh_rows(self, ids: Iterable[str] = ()) -> None:
        """Read these stories' headlines again, or all of them when none is named."""
        wanted = set(ids)
        for number in list(self._pages.keys()):
            if not wanted or not wanted.isdisjoint(self._pages[number]):
                self._pages.discard(number)
        self.refresh()

    def go_to(self, id: str) -> bool:  # noqa: A002 - the field is named as in the model
        """Put the cursor on a story; return whether it is in the list."""
        try:
            self.row = self.ids.index(id)
        except ValueError:
            return False
        return True

    # what changes

    def validate_row(self, row: int) -> int:
        """Keep the cursor on a story."""
        return max(0, min(len(self.ids) - 1, row))

    def watch_row(self, old: int, new: int) -> None:
        """Redraw the two rows, keep the cursor in view, and tell."""
        for row in (old, new):
            self.refresh_lines(row * ROW, ROW)
        self._show_row()
        if self.ids:
            self.post_message(self.Moved(self.ids[new]))

    def watch_ids(self, old: Sequence[str], new: Sequence[str]) -> None:
        """Keep the cursor on its story, or on the next one left, at the same height of the screen."""
        self._pages.clear()
        held = old[self.row] if self.row < len(old) else ""
        above = self.row * ROW - self.scroll_offset.y
        row = _same_row(old, new, self.row)
        self.virtual_size = Size(0, len(new) * ROW)
        self.refresh()
        if row != self.row:
            self.set_reactive(StoryList.row, row)
            self.scroll_to(y=row * ROW - above, animate=False)
        self._show_row()
        if new and new[row] != held:
            self.post_message(self.Moved(new[row]))

    def watch_current(self) -> None:
        """Redraw with the mark at the story that is open."""
        self.refresh()

    def _show_row(self) -> None:
        region = Region(0, self.row * ROW, 1, ROW)
        self.scroll_to_region(region, animate=False, force=True, x_axis=False, immediate=True)

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self._show_row()

    def notify_style_update(self) -> None:
        """Forget the styles of the theme before."""
        self._plain = None
        super().notify_style_update()

    # drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """Look the styles and the time up once a frame, not once a line."""
        self._now = datetime.now(UTC)
        self._plain, self._cursor = self._styles(), self._styles("story-list--cursor")
        return super().render_lines(crop)

    def get_visual_style(self, *component_classes: str, partial: bool = False) -> Style:
        """Give the style of a part, which is seen without colours too."""
        style = super().get_visual_style(*component_classes, partial=partial)
        return seen_without_colours(self, style, component_classes)

    def _styles(self, *ground: str) -> _Styles:
        base = self.get_visual_style(*ground)
        return _Styles(*((base + Style.parse(look)).rich_style for look in LOOKS))

    def render_line(self, y: int) -> Strip:
        """Draw one of the two lines of a story."""
        width = self.scrollable_content_region.width
        index, part = divmod(self.scroll_offset.y + y, ROW)
        styles = self._cursor if self.ids and index == self.row else self._plain
        if styles is None:
            return Strip.blank(width)
        if not self.ids:
            return self._empty_line(y, width, styles)
        if index >= len(self.ids):
            return Strip.blank(width, styles.read)
        headline = self.headline(index)
        if headline is None:
            return Strip([Segment(fit("  (gone)" if part == 0 else "", width), styles.dim)], width)
        return self._title_line(headline, width, styles) if part == 0 else self._source_line(headline, width, styles)

    def _title_line(self, headline: Headline, width: int, styles: _Styles) -> Strip:
        return Strip(
            [
                Segment(HERE if headline.id == self.current else "  " if headline.read else "▌ ", styles.mark),
                Segment(fit(plain(headline.title) or "(no title)", width - 3), styles.read if headline.read else styles.unread),
                Segment(" ", styles.dim),
            ],
            width,
        )

    def _source_line(self, headline: Headline, width: int, styles: _Styles) -> Strip:
        kept = f" ┃{headline.highlights}" if headline.highlights else ""
        star = " ★" if headline.starred else ""
        # "┃3 Mar 2024" would be a day of that month
        part = " ·" if headline.highlights and not headline.starred and headline.published else ""
        told = f"{part} {age(headline.published, self._now)} "
        origin = plain(told_source(headline.title, headline.source))
        source = fit("  " + cut(origin, width), width - cell_len(kept + star + told))
        return Strip(
            [Segment(source, styles.dim), Segment(kept, styles.mark), Segment(star, styles.star), Segment(told, styles.dim)],
            width,
        )

    def _empty_line(self, y: int, width: int, styles: _Styles) -> Strip:
        lines = [line for part in self.empty.split("\n") for line in wrap(part, width - 4)]
        text = lines[y - 1] if 0 < y <= len(lines) else ""
        return Strip([Segment(fit("  " + text, width), styles.dim)], width)

    # what a person does

    def on_click(self, event: events.Click) -> None:
        """Open the story under the mouse."""
        row = (self.scroll_offset.y + event.y) // ROW
        if row < len(self.ids):
            self.row = row
            self.action_open()

    def action_open(self) -> None:
        """Open the story at the cursor."""
        if self.ids:
            self.post_message(self.Opened(self.held))

    def action_cursor_down(self) -> None:
        """Go down a story."""
        self.row += 1

    def action_cursor_up(self) -> None:
        """Go up a story."""
        self.row -= 1

    def action_first(self) -> None:
        """Go to the first story."""
        self.row = 0

    def action_last(self) -> None:
        """Go to the last story."""
        self.row = len(self.ids) - 1

    @property
    def _page(self) -> int:
        return max(1, self.scrollable_content_region.height // ROW)

    def action_page_down(self) -> None:
        """Go down a page."""
        self.row += self._page

    def action_page_up(self) -> None:
        """Go up a page."""
        self.row -= self._page

    def action_half_page_down(self) -> None:
        """Go down half a page."""
        self.row += max(1, self._page // 2)

    def action_half_page_up(self) -> None:
        """Go up half a page."""
        self.row -= max(1, self._page // 2)

    def action_scroll_article_down(self) -> None:
        """Scroll the article down."""
        self.post_message(self.ArticleScrolled(1))

    def action_scroll_article_up(self) -> None:
        """Scroll the article up."""
        self.post_message(self.ArticleScrolled(-1))


def _same_row(old: Sequence[str], new: Sequence[str], row: int) -> int:
    """Return the row of the story that the cursor was on, or of the nearest after it that is still there."""
    if not new or row >= len(old):
        return 0
    try:
        return new.index(old[row])
    except ValueError:
        places = {story: at for at, story in enumerate(new)}
        return next((places[story] for story in old[row:] if story in places), len(new) - 1)
