"""The reading screen: what its keys do. Below it: session (begin, end), keeping (changes), panes, opening (workers), state."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work

from reader.query import parse
from reader.tui import layout
from reader.tui.apart import apart
from reader.tui.article import Article
from reader.tui.commands import Command, bindings
from reader.tui.opening import FIRST, Opening
from reader.tui.session import Session
from reader.tui.state import ALL, SORTS, STARRED, TITLES, UNREAD
from reader.tui.story_list import StoryList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType
    from textual.dom import DOMNode

    from reader.model import Version

IN_THE_ARTICLE = frozenset({"article", "selection", "highlight"})


class ReadingScreen(Session):
    """Everything that reading needs, on one screen."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("app")]
    ESCAPE_TO_MINIMIZE = False
    # only what lies over it has styles for these
    VERTICAL_BREAKPOINTS = []  # noqa: RUF012 - Textual declares it

    def places(self) -> tuple[str, ...]:
        """Return the places whose keys hold, the nearest first; the article's chords hold beside it too."""
        return tuple(dict.fromkeys((self.mode(), self.at, "article", "app")))

    def owner(self, command: Command) -> DOMNode:
        """Return the pane that carries a command out: the one in front where it can."""
        if self.at in command.where:
            return self.pane(self.at)
        if IN_THE_ARTICLE.intersection(command.where):
            return self.query_one(Article)
        place = next((place for place in command.where if place in layout.ORDER), "")
        return self.pane(place) if place and "app" not in command.where else self

    def offers(self, command: Command) -> bool:
        """Tell whether a command is offered: not one that would act on a row of a hidden pane, which nobody sees."""
        panes = set(command.where).intersection(layout.ORDER)
        return not panes or not panes.isdisjoint(("list", "article", *self._shown(self.app.size.width)))

    # panes

    def action_next_pane(self) -> None:
        """Go to the next pane."""
        self.go(layout.neighbour(self.at, 1, self.app.size.width, lower=self.lower))

    def action_previous_pane(self) -> None:
        """Go to the previous pane."""
        self.go(layout.neighbour(self.at, -1, self.app.size.width, lower=self.lower))

    def action_go_sources(self) -> None:
        """Go to the sources."""
        self.go("sources")

    def action_go_stories(self) -> None:
        """Go to the stories."""
        self.go("list")

    def action_go_article(self) -> None:
        """Go to the article."""
        self.go("article")

    def action_go_entities(self) -> None:
        """Go to the entities."""
        self.go("entities")

    def action_go_timeline(self) -> None:
        """Go to the timeline."""
        self.go("timeline")

    def action_go_claims(self) -> None:
        """Go to the claims, from them to the timeline, which has the same place."""
        self.go("timeline" if self.at == "claims" else "claims")

    def action_article_alone(self) -> None:
        """Show the article alone, or the other panes again."""
        alone = not self.alone
        self.go("article")
        self.alone = alone
        self.lay_out()

    def action_back(self) -> None:
        """Go a pane to the left."""
        if self.alone and not self.has_class("-narrow"):  # where one pane fits, each is alone
            self.action_article_alone()
        elif self.at == "list":
            self.go("sources")
        elif self.at == "article":
            self.go("list")
        elif self.at != "sources":
            self.go("article")

    async def action_close(self) -> None:
        """Close the topmost thing: a pane, then search and filter; at the root, quit."""
        if self.at != "list":
            self.go("list") if self.at == "sources" else self.action_back()
        elif not self._left():
            await self.reader.action_quit()

    def action_leave(self) -> None:
        """Leave the search, then the filter; never quit."""
        self._left()

    def _left(self) -> bool:
        if self.search_text:
            self.search_text = ""
            self.query_one(Article).show_matches([])
        elif self.filter_text:
            self.filter_text = ""
        else:
            return False
        self.load_list()
        return True

    # which stories

    def action_show_all(self) -> None:
        """Show all stories."""
        self.show_view(ALL, TITLES[ALL])

    def action_show_unread(self) -> None:
        """Show the unread stories."""
        self.show_view(UNREAD, TITLES[UNREAD])

    def action_show_starred(self) -> None:
        """Show the starred stories."""
        self.show_view(STARRED, TITLES[STARRED])

    def action_sort(self) -> None:
        """Sort in the next way."""
        self.sort = SORTS[(SORTS.index(self.sort) + 1) % len(SORTS)]
        self.load_list()
        self.tell(f"Sorted by {self.sort}" if self.sort in ("title", "source") else f"{self.sort.capitalize()} first")

    def action_search(self) -> None:
        """Ask what to search the library for."""

        def search(query: str) -> None:
            self.search_text = query
            self.load_list(FIRST if query else "")

        self._ask_query("Search", self.search_text, search)

    def action_filter(self) -> None:
        """Ask what to filter the stories by."""

        def narrow(query: str) -> None:
            self.filter_text = query
            self.load_list()

        self._ask_query("Filter", self.filter_text, narrow)

    def _ask_query(self, title: str, value: str, take: Callable[[str], None]) -> None:
        from reader.tui.asking import HINT
        from reader.tui.dialogs import LineDialog, Question

        def answered(answer: str | None) -> None:
            if answer is not None:
                take(answer)
                self.go("list")

        self.app.push_screen(LineDialog(Question(title, HINT, value, anew=True), parse, low=True), answered)

    # from story to story

    def action_next_unread(self) -> None:
        """Open the next unread story."""
        self.find_unread(self.ids, self.current, 1)

    def action_previous_unread(self) -> None:
        """Open the previous unread story."""
        self.find_unread(self.ids, self.current, -1)

    def action_next_story(self) -> None:
        """Open the next story of the list."""
        self._open_beside(1)

    def action_previous_story(self) -> None:
        """Open the previous story of the list."""
        self._open_beside(-1)

    def _open_beside(self, by: int) -> None:
        ids = self.ids
        index = ids.index(self.current) + by if self.current in ids else self.query_one(StoryList).row
        if 0 <= index < len(ids):
            self.open_story(ids[index], passing=True)
        else:
            self.tell("This is the last story" if by > 0 else "This is the first story")

    async def action_read_on(self) -> None:
        """Scroll the article a page; at its end open the next unread story."""
        if self.story is None:
            self.action_next_unread()
        else:
            await self.app.run_action("read_on", self.query_one(Article))

    @on(Article.EndReached)
    def _end_reached(self, message: Article.EndReached) -> None:
        message.stop()
        self.count_as_read()
        self.action_next_unread()

    def action_next_highlight_anywhere(self) -> None:
        """Go to the next highlight of any story."""
        self.find_highlight(1)

    def action_previous_highlight_anywhere(self) -> None:
        """Go to the previous highlight of any story."""
        self.find_highlight(-1)

    @on(Opening.Found)
    def _go_to_found(self, message: Opening.Found) -> None:
        message.stop()
        if message.id:
            self.open_story(message.id, message.at, passing=message.at is None)
            self.go("article")
        else:
            self.tell(message.cause)

    # the story outside

    def action_open_in_browser(self) -> None:
        """Open the story's page in the browser."""
        if address := self._address():
            self._open_outside(address)

    @on(Article.LinkChosen)
    def _follow_link(self, message: Article.LinkChosen) -> None:
        message.stop()
        self._open_outside(message.href)

    @on(Article.NotFound)
    def _tell_not_found(self, message: Article.NotFound) -> None:
        message.stop()
        self.tell(message.told)

    @work(thread=True, group="browser")
    def _open_outside(self, address: str) -> None:
        from reader.tui.browser import open_address

        with self.telling("Not opened"):
            open_address(address)
            self.app.call_from_thread(self.tell, f"Opened {address}")

    def _address(self) -> str:
        story = self.at_hand()
        if not story:
            return ""
        found = (
            self.story if self.story and self.story.id == story else self.ask_library(lambda: self.library.story(story), None)
        )
        if found and not found.url:
            self.tell("This story has no address")
        return found.url if found else ""

    def action_copy_link(self) -> None:
        """Copy the story's address."""
        if address := self._address():
            self.app.copy_to_clipboard(address)
            self.tell("The link is copied")

    def action_copy_quotation(self) -> None:
        """Copy the sentence at the reading cursor with its source."""
        from reader.tui.quotation import quotation

        if self.story is not None:
            start, end = self.query_one(Article).sentence_at(self.cursor)
            self.app.copy_to_clipboard(quotation(self.story, start, end))
            self.tell("The sentence is copied with its source")

    @on(Article.Copied)
    def _copy(self, message: Article.Copied) -> None:
        from reader.tui.quotation import quotation

        message.stop()
        if self.story is not None:
            text = quotation(self.story, message.start, message.end) if message.with_source else message.text
            self.app.copy_to_clipboard(text)
            self.tell("Copied with its source" if message.with_source else "Copied")

    @work(group="full text")
    async def action_full_text(self) -> None:
        """Fetch the story's page and take the article from it."""
        if not self._address():
            return
        story = self.at_hand()
        self.set_working("full text")
        with self.telling("No full text"):
            await apart(lambda: self.library.full_text(story))
            self.reload([story])
            self.tell("The full text is here")
        self.set_working("")

    def action_changes(self) -> None:
        """Show what changed in the story since the version before."""
        if self.story is None:
            return
        nothing: list[Version] = []
        versions = self.ask_library(lambda: self.library.versions(self.current), nothing)
        if versions:
            from reader.tui.changes import ChangesScreen

            self.app.push_screen(ChangesScreen(max(versions, key=lambda version: version.replaced), self.story))
        else:
            self.tell("This story has not changed since it came")

    # sources, highlights

    def action_refresh(self) -> None:
        """Fetch every source that is due."""
        self.fetch()

    def action_export(self) -> None:
        """Write this story's highlights."""
        if story := self.at_hand():
            self.export([story])

    def action_export_all(self) -> None:
        """Write all highlights."""
        self.export(None)

    def action_go_highlights(self) -> None:
        """Show all highlights."""
        from reader.tui.highlights import HighlightsScreen

        self.app.push_screen(HighlightsScreen(self))

    def mode(self) -> str:
        """Return the place whose keys hold: the pane, or a mode of the article."""
        if self.at != "article":
            return self.at
        article = self.query_one(Article)
        if article.selection is not None:
            return "selection"
        return "highlight" if article.highlight_at_cursor else "article"
