"""The panes of the reading screen: what they are made of, which of them stand side by side, what they are given and tell."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from reader.query import parse
from reader.tui import layout
from reader.tui.article import Article
from reader.tui.bar import Bar, Pane
from reader.tui.claims import Claims
from reader.tui.entities import Entities
from reader.tui.findings import Findings
from reader.tui.guide import Guide
from reader.tui.hints import hints
from reader.tui.opening import FIRST, Opening
from reader.tui.rows import plain
from reader.tui.sources import Sources
from reader.tui.status import Status, position
from reader.tui.story_list import StoryList
from reader.tui.timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget

    from reader.model import Headline

PANE_OF: dict[str, type[Widget]] = {
    "sources": Sources,
    "list": StoryList,
    "article": Article,
    "entities": Entities,
    "timeline": Timeline,
    "claims": Claims,
}
NAMES = {
    "sources": "sources",
    "list": "stories",
    "article": "article",
    "entities": "entities",
    "timeline": "timeline",
    "claims": "claims",
}
"""What the bar calls the panes."""


class Panes(Opening):
    """Lays the panes out and keeps them up to date."""

    def compose(self) -> ComposeResult:
        """Lay it out; a pane that few look at is made when it is first shown: the tree of sources takes 10 ms of the start."""
        self._laid: object = None
        claims = Claims(id="claims").data_bind(Panes.story, Panes.analysis, Panes.cursor, narrow=Panes.narrowed)
        self._kept: dict[str, Widget] = {"sources": Sources(id="sources"), "claims": claims}
        first = [self._kept.pop(name) for name in self._shown(self.app.size.width) if name in self._kept]
        yield Bar()
        with Horizontal(id="panes"):
            with Vertical(id="sources-pane", classes="pane"):
                yield from (pane for pane in first if isinstance(pane, Sources))
            with Vertical(id="list-pane", classes="pane"):
                yield Static(id="list-title", classes="pane--title")
                yield StoryList(self._headlines, id="list").data_bind(Panes.ids, Panes.current)
                yield Guide()
            with Vertical(id="article-pane", classes="pane"):
                yield Article(id="article").data_bind(Panes.story, Panes.analysis, Panes.highlights, Panes.cursor, Panes.chosen)
            with Vertical(id="findings-pane", classes="pane"):
                yield Entities(id="entities").data_bind(Panes.story, Panes.analysis, Panes.cursor, Panes.chosen)
                yield Timeline(id="timeline").data_bind(Panes.story, Panes.analysis, Panes.cursor, narrow=Panes.narrowed)
                yield from (pane for pane in first if isinstance(pane, Claims))
        yield Status()

    def on_mount(self) -> None:
        """Begin to carry out changes, and show what there is: here, before the first of the layouts, which cost 15 ms each."""
        self.carry_out_changes()
        self.lay_out()
        self._title()

    def _headlines(self, ids: Sequence[str]) -> Sequence[Headline]:
        return self.ask_library(lambda: self.library.headlines(ids), [])

    # which panes stand side by side

    def on_resize(self, event: events.Resize) -> None:
        """Lay the panes out for the new width; the focus stays where it is."""
        self.lay_out(event.size.width)

    def lay_out(self, width: int = 0) -> None:
        """Show the panes that fit."""
        width = width or self.app.size.width
        panes = self._shown(width)
        if self._laid != (now := (panes, width, self.app.size.height)):
            self._laid = now
            self._lay_out(panes, width)
        self.tell_place()

    def _shown(self, width: int) -> tuple[str, ...]:
        return layout.shown(width, self.at, alone=self.alone, lower=self.lower)

    def _lay_out(self, panes: tuple[str, ...], width: int) -> None:
        for name in self._kept.keys() & panes:
            place = "#sources-pane" if name == "sources" else "#findings-pane"
            self.query_one(place).mount(self._kept.pop(name))
        for name in ("sources", "list", "article"):
            self.query_one(f"#{name}-pane").display = name in panes
        for name in ("entities", "timeline", "claims"):
            self.pane(name).display = name in panes
        self.query_one("#findings-pane").display = not {"entities", "timeline", "claims"}.isdisjoint(panes)
        narrow = width < layout.MEDIUM
        both = width >= layout.WIDE
        self.pane("timeline").border_title = "TIMELINE" if both else "TIMELINE · claims: g s"
        self.pane("claims").border_title = "CLAIMS" if both else "CLAIMS · timeline: g s"
        self.set_class(narrow, "-narrow")
        self.set_class(both, "-wide")
        self.query_one(Bar).display = narrow
        self.query_one(Guide).fit(self.app.size.height)

    def pane(self, name: str) -> Widget:
        """Return the widget of a pane."""
        return self._kept.get(name) or self.query_one(PANE_OF[name])

    @property
    def sources(self) -> Sources:
        """Return the tree of sources, whether it was shown yet or not."""
        return cast("Sources", self.pane("sources"))

    def go(self, name: str) -> None:
        """Go to a pane, showing it first where it is hidden."""
        if name in ("timeline", "claims"):
            self.lower = name
        if self.at != name:
            self.at = name
            self.alone = self.alone and name == "article"
        self.lay_out()
        self.pane(name).focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow the focus, whether a key or the mouse took it there."""
        name = self.place_of(event.widget)
        if name and name != self.at:
            self.at = name
            self.lay_out()
        self.tell_place()

    def place_of(self, widget: Widget | None) -> str:
        """Return the pane that a widget is in, or nothing."""
        if widget is None:
            return ""
        nodes = widget.ancestors_with_self
        return next((name for name, kind in PANE_OF.items() if any(isinstance(node, kind) for node in nodes)), "")

    # what the panes are given

    @on(Opening.Listed)
    def _show_list(self, message: Opening.Listed) -> None:
        message.stop()
        self.ids, self.whole = message.listing.ids, True
        self._title(message.listing.unread)
        stories = self.query_one(StoryList)
        stories.empty = self._why_empty()
        then = message.then if message.then != FIRST else next(iter(self.ids), "")
        if then:
            stories.go_to(then)
            self.open_story(then)
        self.tell_place()

    def _title(self, unread: int = 0) -> None:
        title = f"Search: {self.search_text}" if self.search_text else self.title_text
        query, name = self.filter_name
        about = plain(name) if query == self.filter_text != "" else ""
        if about and not self.search_text:
            # whom the stories name says more than which of them are shown, and stands where nothing cuts it
            parts = [Content.styled(about, "bold $text-accent")]
            parts += [Content.styled(f" · {title}", "$faint")] if self.query_text else []
        else:
            parts = [Content.styled(title, "bold")]
        if unread and not self.search_text:
            parts.append(
                Content.styled(f" {unread:,}", "$text-accent")
                if title == "Unread"
                else Content.styled(f" · {unread:,} unread", "$faint")
            )
        if self.filter_text and (self.search_text or not about):
            parts.append(Content.styled(f" · {about or self.filter_text}", "$text-accent"))
        if self.sort != "newest":
            parts.append(Content.styled(f" · {self.sort}", "$faint"))
        self.query_one("#list-title", Static).update(Content.assemble(*parts), layout=False)

    def _why_empty(self) -> str:
        if self.search_text or self.filter_text:
            return "Nothing fits.\nEsc takes the search or the filter away."
        if self.query_text:
            return "Nothing here.\n1 shows all stories."
        return "No stories yet.\n+ adds a source; newsreader import brings in files."

    @on(Opening.StoryLoaded)
    def _show_story(self, message: Opening.StoryLoaded) -> None:
        message.stop()
        story, article = message.story, self.query_one(Article)
        if story.id != self.current:
            return
        self.analysis, self.chosen, self.narrowed = None, "", ""
        self.highlights = message.highlights
        # the article begins at the cursor's sentence
        self.cursor = message.at.start if message.at else message.place
        self.story = story
        self.query_one(StoryList).go_to(story.id)
        if self.search_text:
            article.mark([term.value.rstrip("*") for term in parse(self.search_text).words if not term.negated])
        if message.at:
            article.go_to(*message.at)
        self.call_after_refresh(self.analyze, story)
        if not story.read:
            self.keep(lambda: self.library.opened(story.id), lambda _: self.reload([story.id]))
        self.tell_place()

    @on(Opening.Analyzed)
    def _show_analysis(self, message: Opening.Analyzed) -> None:
        message.stop()
        if self.story is not None and self.story.id == message.id:
            known = {entity.id for entity in message.analysis.entities}
            self.chosen = self.chosen if self.chosen in known else ""
            self.narrowed = self.narrowed if self.narrowed in known else ""
            self.analysis = message.analysis
            self.tell_place()

    def reload(self, ids: Sequence[str] = ()) -> None:
        """Show these stories, or everything, as the library has it now."""
        self.query_one(StoryList).refresh_rows(ids)
        if not ids:
            self.load_list()
        if self.story is not None and (not ids or self.story.id in ids):
            self.reload_story(self.story.id)
        self.load_sources_soon()

    @on(Opening.StoryAgain)
    def _show_story_again(self, message: Opening.StoryAgain) -> None:
        message.stop()
        if self.story is None or self.story.id != message.story.id:
            return
        if message.story.trashed and not self.story.trashed:
            self._show_no_story()
            return
        same = message.story.document == self.story.document
        # the same document stays the same object, so that the article need not be laid out anew
        self.story = replace(message.story, document=self.story.document) if same else message.story
        self.highlights = message.highlights
        if not same:
            self.analysis = None
            self.analyze(self.story)
        self.tell_place()

    def _show_no_story(self) -> None:
        self.leave_place()
        self.story, self.analysis, self.highlights, self.cursor = None, None, (), 0
        self.current = self.chosen = self.narrowed = ""
        self.tell_place()

    @on(Opening.SourcesLoaded)
    def _show_sources(self, message: Opening.SourcesLoaded) -> None:
        message.stop()
        sources = self.sources
        sources.feeds, sources.counts = message.feeds, message.counts
        guide = self.query_one(Guide)
        if guide.display != message.guided:
            guide.display = message.guided
        self._title(message.unread)
        self.tell_place()

    # what the panes tell

    def tell_place(self) -> None:
        """Say in the status line and the bar where one is."""
        in_story = self.story is not None and self.at not in ("list", "sources")
        row = self._number(self.story.id if self.story and in_story else "")
        sentences = self.analysis.sentences if self.analysis else ()
        number = bisect_right(sentences, self.cursor, key=lambda sentence: sentence.start)
        status = self.query_one(Status)
        status.position = position(
            row,
            len(self.ids) if self.whole and row else 0,
            max(1, number) if in_story else 0,
            len(sentences) if in_story else 0,
            len(self.highlights) if in_story else 0,
            self.query_one(Article).sought if in_story else (0, 0),
        )
        status.hints = hints(self.reader.commands, self.mode())
        bar = self.query_one(Bar)
        if bar.display:
            found = self.analysis
            counts = {"entities": len(found.entities), "timeline": len(found.timeline)} if found else {}
            if found:
                counts["claims"] = len(found.figures) + len(found.statements)
            bar.panes = tuple(Pane(NAMES[name], counts.get(name)) for name in layout.ORDER)
            bar.active = NAMES[self.at]
            star = " ★" if self.story and self.story.starred else ""
            bar.place = f"{row}/{len(self.ids)}{star}" if row else star.strip()

    def _number(self, story: str) -> int:
        """Return which of the list a story is, 0 where it is none of it; without one the row of the cursor."""
        stories = self.query_one(StoryList)
        if not story or story == stories.held:
            return stories.row + 1 if self.ids else 0
        return self.ids.index(story) + 1 if story in self.ids else 0

    def mode(self) -> str:
        """Return the place whose keys hold: the pane, or a mode of the article."""
        return self.at

    def watch_cursor(self) -> None:
        """Say where the reading cursor is."""
        self.tell_place()

    @on(StoryList.Opened)
    def _open(self, message: StoryList.Opened) -> None:
        message.stop()
        self.open_story(message.id)
        self.go("article")

    @on(StoryList.Moved)
    def _moved(self, message: StoryList.Moved) -> None:
        message.stop()
        self.tell_place()

    @on(StoryList.ArticleScrolled)
    def _scroll_article(self, message: StoryList.ArticleScrolled) -> None:
        message.stop()
        article = self.query_one(Article)
        article.action_half_page_down() if message.direction > 0 else article.action_half_page_up()

    @on(Sources.Chosen)
    def _show_source(self, message: Sources.Chosen) -> None:
        message.stop()
        self.show_view(message.query, message.title)
        self.go("list")

    def show_view(self, query: str, title: str) -> None:
        """Show the stories of a query, with no search or filter over them."""
        self.query_text, self.title_text = query, title
        self.filter_text = self.search_text = ""
        self.sources.current = query
        self.load_list()

    @on(Bar.Chosen)
    def _go_to_pane(self, message: Bar.Chosen) -> None:
        message.stop()
        self.go(next(name for name, told in NAMES.items() if told == message.name))

    @on(Article.CursorMoved)
    def _cursor_moved(self, message: Article.CursorMoved) -> None:
        message.stop()
        self.cursor = message.offset

    @on(Article.ModeChanged)
    def _mode_changed(self, message: Article.ModeChanged) -> None:
        message.stop()
        self.tell_place()

    @on(Entities.Chosen)
    def _show_mention(self, message: Entities.Chosen) -> None:
        message.stop()
        self.chosen = message.entity
        self.show_passage(message.start, message.end)

    @on(Findings.Chosen)
    def _show_found(self, message: Findings.Chosen) -> None:
        message.stop()
        self.show_passage(message.start, message.end)

    @on(Entities.PanesNarrowed)
    def _narrow_panes(self, message: Entities.PanesNarrowed) -> None:
        message.stop()
        self.narrowed = "" if self.narrowed == message.entity else message.entity

    def show_passage(self, start: int, end: int) -> None:
        """Show a passage of the article: beside the pane one is in, or instead of it where only one pane fits."""
        self.query_one(Article).go_to(start, end)
        if self.has_class("-narrow"):
            self.go("article")
