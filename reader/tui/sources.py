"""The sources: what there is to read, as a tree with the number of unread stories."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style as VisualStyle
from textual.widgets import Tree

from reader.record import record
from reader.tui.commands import bindings
from reader.tui.rows import DIM, HEADING, MARK, fit, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.style import Style
    from textual.binding import BindingType
    from textual.widgets.tree import TreeNode

    from reader.model import Feed

FIXED = (
    ("", "All"),
    ("is:unread", "Unread"),
    ("is:starred", "Starred"),
    ("is:highlighted", "Highlights"),
    ("is:trashed", "Trash"),
)
"""The views that are always there: query and title."""


@record
class Source:
    """A line of the tree: the query that lists its stories, the feeds it stands for; `key` tells its places apart."""

    key: str
    query: str
    title: str
    count: int = 0
    problem: bool = False
    feeds: tuple[str, ...] = ()
    folder: bool = False
    heading: bool = False


class Sources(Tree[Source], inherit_bindings=False):
    """All, unread, starred, highlights, trash, then tags and feeds, with failing feeds marked."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("sources")]
    ICON_NODE = "▸ "
    ICON_NODE_EXPANDED = "▾ "
    DEFAULT_CSS = """
    Sources {
        height: 1fr; background: $background; overflow-x: hidden; scrollbar-size-vertical: 1; scrollbar-gutter: stable;
        & > .tree--cursor { background: $block-cursor-blurred-background; text-style: none; }
        & > .tree--highlight-line { background: $block-hover-background; }
        &:focus { background-tint: transparent; }
        &:focus > .tree--cursor { background: $block-cursor-background; color: $block-cursor-foreground; text-style: none; }
        &:nocolor:focus > .tree--cursor { text-style: reverse; }
    }
    """

    feeds: reactive[tuple[Feed, ...]] = reactive(())
    """The subscriptions."""
    counts: reactive[Mapping[str, int]] = reactive(dict)
    """Numbers by query: of unread stories, or of all where that says more; each `tag:` query is a tag of the reader's."""
    current: reactive[str] = reactive("")
    """The query that the story list shows."""

    class Chosen(Message):
        """The stories of a source are to be shown."""

        def __init__(self, query: str, title: str) -> None:
            super().__init__()
            self.query, self.title = query, title

    class RefreshAsked(Message):
        """These feeds are to be fetched; none named is all."""

        def __init__(self, feeds: tuple[str, ...]) -> None:
            super().__init__()
            self.feeds = feeds

    class RemoveAsked(Message):
        """A subscription is to end."""

        def __init__(self, feed: str, title: str) -> None:
            super().__init__()
            self.feed, self.title = feed, title

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(Text("Sources"), name=name, id=id, classes=classes)
        self.show_root = False
        self.show_guides = False
        self.guide_depth = 2
        self.auto_expand = False

    def on_mount(self) -> None:
        """Show the sources."""
        self._build_tree()

    def watch_feeds(self) -> None:
        """Show the subscriptions anew."""
        self._build_tree()

    def watch_counts(self) -> None:
        """Show the numbers anew."""
        self._build_tree()

    def watch_current(self) -> None:
        """Show which one the list shows."""
        if self.is_attached:
            self._invalidate()

    def _build_tree(self) -> None:
        if not self.is_attached:
            return
        open_ = {node.data.key for node in self.root.children if node.data and node.is_expanded}
        known = {node.data.key for node in self.root.children if node.data}
        held, top = self._held, self.scroll_offset.y
        self.clear()
        self.root.expand()
        for source, children in self._sources():
            if not source.folder:
                self.root.add_leaf(Text(source.title), source)
                continue
            node = self.root.add(Text(source.title), source, expand=source.key in open_ or source.key not in known)
            for child in children:
                node.add_leaf(Text(child.title), child)
        lines = range(self.last_line + 1)
        line = next((number for number in lines if self._key(number) == held), 0)
        self.move_cursor_to_line(line)
        self.scroll_to(y=top, animate=False)

    @property
    def _held(self) -> str:
        source = self.cursor_node.data if self.cursor_node else None
        return source.key if source else self.current

    def _key(self, line: int) -> str:
        node = self.get_node_at_line(line)
        return node.data.key if node and node.data else ""

    def _sources(self) -> Iterator[tuple[Source, list[Source]]]:
        for query, title in FIXED:
            yield Source(query, query, title, self.counts.get(query, 0)), []
        fixed = {query for query, _ in FIXED}
        kept = [query for query in self.counts if query.startswith("tag:") and query not in fixed]
        if kept:
            tags = [Source(query, query, query[4:].strip('"'), self.counts[query]) for query in sorted(kept, key=str.casefold)]
            yield Source("+tags", "", "TAGS", folder=True, heading=True), tags
        folders = sorted({tag for feed in self.feeds for tag in feed.tags}, key=str.casefold)
        for folder in folders:
            yield self._folder(folder, folder, [feed for feed in self.feeds if folder in feed.tags])
        loose = [feed for feed in self.feeds if not feed.tags]
        if loose:
            yield self._folder("+feeds", "FEEDS", loose)

    def _folder(self, key: str, title: str, feeds: list[Feed]) -> tuple[Source, list[Source]]:
        lines = [
            Source(
                f"{key}\n{feed.url}",
                f'feed:"{feed.url}"',
                feed.title or feed.url,
                feed.unread,
                problem=feed.gone or bool(feed.last and feed.last.cause),
                feeds=(feed.url,),
            )
            for feed in sorted(feeds, key=lambda feed: (feed.title or feed.url).casefold())
        ]
        query = lines[0].query if len(lines) == 1 else f'tag:"{title}"'
        heading = key == "+feeds"
        whole = Source(
            key,
            "" if heading else query,
            title,
            sum(line.count for line in lines),
            problem=any(line.problem for line in lines),
            feeds=tuple(line.feeds[0] for line in lines),
            folder=True,
            heading=heading,
        )
        return whole, lines

    # drawing

    def render_label(self, node: TreeNode[Source], base_style: Style, style: Style) -> Text:
        """Draw the title at the left, a mark for trouble and the number at the right."""
        source = node.data
        if source is None:
            return Text("")
        count = str(source.count) if source.count else ""
        right = (" !" if source.problem else "") + (f" {count}" if count else "")
        icon = (self.ICON_NODE_EXPANDED if node.is_expanded else self.ICON_NODE) if source.folder else "  "
        depth = 1 if node.parent and not node.parent.is_root else 0
        width = self.scrollable_content_region.width - 2 - depth * self.guide_depth - cell_len(icon + right)
        look = HEADING if source.heading else MARK if source.query == self.current else ""
        if source.query == self.current and not source.heading:
            icon = icon if source.folder else "• "
        label = Text.assemble((icon, base_style + style), (fit(plain(source.title), max(1, width)), style + _rich(look)))
        if source.problem:
            label.append(" !", style + _rich("bold $text-error"))
        if count:
            label.append(f" {count}", style + _rich(DIM))
        return label

    def get_label_width(self, node: TreeNode[Source]) -> int:
        """Take the width there is: nothing scrolls sideways."""
        return 1

    # what a person does

    def on_tree_node_selected(self, event: Tree.NodeSelected[Source]) -> None:
        """Show the stories of the source; a heading folds."""
        event.stop()
        source = event.node.data
        if source is None:
            return
        if source.heading:
            event.node.toggle()
        else:
            self.post_message(self.Chosen(source.query, source.title))

    def action_refresh_source(self) -> None:
        """Ask for the feeds of the source at the cursor."""
        if self.cursor_node and self.cursor_node.data:
            self.post_message(self.RefreshAsked(self.cursor_node.data.feeds))

    def action_remove_source(self) -> None:
        """Ask for the end of the subscription at the cursor."""
        source = self.cursor_node.data if self.cursor_node else None
        if source and len(source.feeds) == 1 and not source.folder:
            self.post_message(self.RemoveAsked(source.feeds[0], source.title))

    def action_first(self) -> None:
        """Go to the first source."""
        self.move_cursor_to_line(0)

    def action_last(self) -> None:
        """Go to the last source."""
        self.move_cursor_to_line(max(0, self.last_line))

    def action_half_page_down(self) -> None:
        """Go down half a page."""
        self.move_cursor_to_line(min(self.last_line, self.cursor_line + max(1, self.size.height // 2)))

    def action_half_page_up(self) -> None:
        """Go up half a page."""
        self.move_cursor_to_line(max(0, self.cursor_line - max(1, self.size.height // 2)))


def _rich(look: str) -> Style:
    return VisualStyle.parse(look).rich_style
