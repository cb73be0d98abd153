"""What the panes of the reading screen are given, and what they tell."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.widgets import Static

from reader.query import parse
from reader.tui import layout
from reader.tui.article import Article
from reader.tui.columns import Columns
from reader.tui.entities import Entities
from reader.tui.findings import Findings
from reader.tui.hints import hints
from reader.tui.opening import FIRST, MOST_FOUND, Opening
from reader.tui.row_pane import RowPane
from reader.tui.rows import plain
from reader.tui.state import TITLES
from reader.tui.status import Status, position
from reader.tui.story_list import StoryList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.tui.bar import Bar
    from reader.tui.sources import Sources

NAMES = {
    "sources": "sources",
    "list": "stories",
    "article": "article",
    "entities": "entities",
    "timeline": "timeline",
    "claims": "claims",
}
"""What the bar calls the panes."""

LINK = "the letter of a link …"

MOMENT = 1.0
"""Seconds that a story which was not chosen stays open before it counts as read: passing over many leaves them unread."""


class Panes(Columns):
    """Keeps the panes up to date."""

    def on_mount(self) -> None:
        """Show what list it is, before the first of the layouts."""
        self._title()

    # what the panes are given

    @on(Opening.Listed)
    def _show_list(self, message: Opening.Listed) -> None:
        message.stop()
        self.ids, self.whole = message.ids, True
        self._title(message.unread)
        stories = self.query_one(StoryList)
        stories.empty = self._why_empty()
        to = message.to if message.to != FIRST else next(iter(self.ids), "")
        if to:
            stories.go_to(to)
        if to and message.opens:
            self.open_story(to)
        self.tell_place()

    def _title(self, unread: int = 0) -> None:
        title = self.title_text
        if self.search_text:
            # the number first: a narrow window cuts the words, which the person knows
            found = len(self.ids)
            told = f"Best {found:,}" if found == MOST_FOUND else f"{found:,} found"
            title = f"{told}: {self.search_text}"
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
        self._uncounted = "" if story.read else story.id
        if self._moment:
            self._moment.stop()
        if message.passing:
            self._moment = self.set_timer(MOMENT, self.count_as_read)
        else:
            self.count_as_read()
        self.tell_place()

    def count_as_read(self) -> None:
        """Mark the story that is open read, unless it is so or the reader has said otherwise: it was chosen, or dwelt on."""
        story, self._uncounted = self._uncounted, ""
        if story and story == self.current:
            self.keep(lambda: self.library.opened(story), lambda _: self.reload([story]))

    @on(Opening.Analyzed)
    def _show_analysis(self, message: Opening.Analyzed) -> None:
        message.stop()
        if self.story is not None and self.story.id == message.id:
            known = {entity.id for entity in message.analysis.entities}
            self.chosen = self.chosen if self.chosen in known else ""
            self.narrowed = self.narrowed if self.narrowed in known else ""
            self.analysis = message.analysis
            self.tell_place()

    def reload(self, ids: Sequence[str] = (), to: str = "") -> None:
        """Show these stories, or everything, as the library has it now; the list's cursor then goes `to` a story."""
        self.query_one(StoryList).refresh_rows(ids)
        if not ids:
            self.load_list(to)
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
            if self.at not in ("list", "sources"):
                # in the list the cursor stands on the next story already
                self.go("list")
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
        self.show_guide(message.guided)
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
        if self._bar and self._bar.display:
            self._tell_in_bar(self._bar, row)

    def _tell_in_bar(self, bar: Bar, row: int) -> None:
        from reader.tui.bar import Pane

        counts: dict[str, int] = {}
        if found := self.analysis:
            claims = len(found.figures) + len(found.statements)
            counts = {"entities": len(found.entities), "timeline": len(found.timeline), "claims": claims}
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

    @on(Article.OpenAsked)
    def _open_chosen(self, message: Article.OpenAsked) -> None:
        message.stop()
        self.query_one(StoryList).action_open()

    @on(StoryList.Moved)
    def _moved(self, message: StoryList.Moved) -> None:
        message.stop()
        self.tell_place()

    @on(StoryList.ArticleScrolled)
    def _scroll_article(self, message: StoryList.ArticleScrolled) -> None:
        message.stop()
        article = self.query_one(Article)
        article.action_half_page_down() if message.direction > 0 else article.action_half_page_up()

    def on_sources_chosen(self, message: Sources.Chosen) -> None:
        """Show the stories of a source."""
        message.stop()
        self.show_view(message.query, TITLES.get(message.query, message.title))
        self.go("list")

    def show_view(self, query: str, title: str) -> None:
        """Show the stories of a query, with no search or filter over them."""
        self.query_text, self.title_text = query, title
        self.filter_text = self.search_text = ""
        self.sources.current = query
        self.load_list()

    def on_bar_chosen(self, message: Bar.Chosen) -> None:
        """Go to the pane that was clicked."""
        message.stop()
        self.go(next(name for name, told in NAMES.items() if told == message.name))

    @on(Article.CursorMoved)
    def _cursor_moved(self, message: Article.CursorMoved) -> None:
        message.stop()
        self.cursor = message.offset
        self.count_as_read()

    @on(Article.ModeChanged)
    def _mode_changed(self, message: Article.ModeChanged) -> None:
        message.stop()
        status, awaited = self.query_one(Status), LINK if message.article.hints else ""
        if awaited or status.awaited == LINK:
            status.wait_for(awaited)
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

    @on(RowPane.PanesNarrowed)
    def _narrow_panes(self, message: RowPane.PanesNarrowed) -> None:
        message.stop()
        self.narrowed = "" if self.narrowed == message.entity else message.entity
        if self.at == "entities" and self.has_class("-narrow"):  # what changes is not in view
            self.tell("Timeline and claims: only with this name" if self.narrowed else "Timeline and claims: everything")

    @on(RowPane.NoneChosen)
    def _tell_none_chosen(self, message: RowPane.NoneChosen) -> None:
        message.stop()
        self.tell(message.told)

    def show_passage(self, start: int, end: int) -> None:
        """Show a passage of the article: beside the pane one is in, or instead of it where only one pane fits."""
        self.query_one(Article).go_to(start, end)
        if self.has_class("-narrow"):
            self.go("article")
