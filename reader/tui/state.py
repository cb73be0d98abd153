"""What the reading screen knows, and the one way in which it changes the library."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeVar, cast

from textual import work
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen

from reader.errors import NewsreaderError
from reader.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library import Library
    from reader.model import Analysis, Highlight, Story
    from reader.tui.app import NewsreaderApp

Result = TypeVar("Result")

ALL, UNREAD, STARRED = "", "is:unread", "is:starred"
TITLES = {ALL: "All stories", UNREAD: "Unread", STARRED: "Starred"}


class ReadingState(Screen[None]):
    """The state that is bound down to the panes. Subclasses add what is done with it."""

    story: reactive[Story | None] = reactive(None)
    analysis: reactive[Analysis | None] = reactive(None)
    highlights: reactive[tuple[Highlight, ...]] = reactive(())
    cursor: reactive[int] = reactive(0)
    chosen: reactive[str] = reactive("")
    ids: reactive[tuple[str, ...]] = reactive((), always_update=False)
    current: reactive[str] = reactive("")
    at: reactive[str] = reactive("list")
    lower: reactive[str] = reactive("timeline")
    alone: reactive[bool] = reactive(False)

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        self.view: dict[str, Any] = {}
        self.query_text = ALL
        self.title_text = TITLES[ALL]
        self.filter_text = ""
        self.search_text = ""
        self.sort = "newest"
        self._changes: asyncio.Queue[tuple[Callable[[], Any], Callable[[Any], None] | None]] = asyncio.Queue()

    @property
    def reader(self) -> NewsreaderApp:
        """Return the application."""
        return cast("NewsreaderApp", self.app)

    def tell(self, line: str, *, error: bool = False) -> None:
        """Tell the person one line; text from outside is never markup."""
        self.app.notify(clean_line(line, 400), severity="error" if error else "information", timeout=6 if error else 3, markup=False)

    def keep(self, change: Callable[[], Result], then: Callable[[Result], None] | None = None) -> None:
        """Change the library in its turn without holding up a key, then carry on with the result."""
        self._changes.put_nowait((change, then))

    async def kept(self) -> None:
        """Wait until every change so far is in the library."""
        await self._changes.join()

    @work(group="keeping")
    async def carry_out_changes(self) -> None:
        """Carry out the changes one after another: a locked library is waited for here, not where keys are read."""
        while True:
            change, then = await self._changes.get()
            try:
                result = await asyncio.to_thread(change)
                if then is not None and self.is_attached:
                    then(result)
            except NewsreaderError as error:
                self.tell(str(error), error=True)
            finally:
                self._changes.task_done()

    def ask_library(self, question: Callable[[], Result], otherwise: Result) -> Result:
        """Ask something quick for drawing; a failure is told and answered with `otherwise`."""
        try:
            return question()
        except NewsreaderError as error:
            self.app.call_later(self.tell, str(error), error=True)
            return otherwise

    @staticmethod
    def plain(text: str, style: str = "") -> Content:
        """Make text from outside fit for a widget: never markup."""
        return Content.styled(text, style) if style else Content(text)
