"""What the reading screen knows, and the one way in which it changes the library."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from textual import on, work
from textual.message import Message
from textual.reactive import reactive

from reader.errors import NewsreaderError
from reader.tui.chording import Chording
from reader.tui.status import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.timer import Timer

    from reader.library import Library
    from reader.model import Analysis, Highlight, Story
    from reader.store.selection import Sort

Result = TypeVar("Result")

SORTS: tuple[Sort, ...] = ("newest", "oldest", "title", "source")

ALL, UNREAD, STARRED = "", "is:unread", "is:starred"
TITLES = {ALL: "All stories", UNREAD: "Unread", STARRED: "Starred"}


class ReadingState(Chording):
    """The state that is bound down to the panes. Subclasses add what is done with it."""

    story: reactive[Story | None] = reactive(None, repaint=False)
    analysis: reactive[Analysis | None] = reactive(None, repaint=False)
    highlights: reactive[tuple[Highlight, ...]] = reactive((), repaint=False)
    cursor: reactive[int] = reactive(0, repaint=False)
    chosen: reactive[str] = reactive("", repaint=False)
    ids: reactive[tuple[str, ...]] = reactive((), always_update=False, repaint=False)
    current: reactive[str] = reactive("", repaint=False)
    at: reactive[str] = reactive("list", repaint=False)
    narrowed: reactive[str] = reactive("", repaint=False)
    lower: reactive[str] = reactive("timeline", repaint=False)
    alone: reactive[bool] = reactive(False, repaint=False)

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        self.view: dict[str, Any] = {}
        self.query_text = ALL
        self.title_text = TITLES[ALL]
        self.filter_text = ""
        self.filter_name = ("", "")
        self.search_text = ""
        self.sort: Sort = "newest"
        self.whole = True
        self._kept_place: tuple[str, int] = ("", 0)
        self._uncounted = ""
        """The story that is open and does not count as read yet."""
        self._moment: Timer | None = None
        self._fetching = False
        self._working_through = False
        self._leaving = False
        self._counting: Timer | None = None
        self._unfinished: Callable[[], None] | None = None
        """Keeps the note that is being written as it stands."""
        self._changes: asyncio.Queue[tuple[Callable[[], Any], Callable[[Any], None] | None]] = asyncio.Queue()

    def tell(self, line: str, *, error: bool = False) -> None:
        """Tell the person one line, in the status line of the screen that is on top."""
        from reader.text.clean import clean_line

        screen = self.app.screen
        status = next(iter((screen.query(Status) or self.query(Status)).results(Status)), None)
        if status is None:
            return
        status.say(clean_line(line, 400), error=error)

    class Failed(Message):
        """Something could not be done."""

        def __init__(self, cause: str) -> None:
            super().__init__()
            self.cause = cause

    @on(Failed)
    def _tell_failure(self, message: Failed) -> None:
        message.stop()
        self.tell(message.cause, error=True)

    @contextmanager
    def telling(self, deed: str) -> Iterator[None]:
        """Turn what goes wrong in a thread into a line for the person; a fault of ours or of a plug-in ends no session."""
        try:
            yield
        except NewsreaderError as error:
            self.post_message(self.Failed(str(error)))
        except Exception as error:
            self.log(deed, error)
            self.post_message(self.Failed(f"{deed}: {type(error).__name__}: {error}"))

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
            with self.telling("Not kept"):
                result = await asyncio.to_thread(change)
                if then is not None and self.is_attached:
                    then(result)
            self._changes.task_done()

    def ask_library(self, question: Callable[[], Result], otherwise: Result) -> Result:
        """Ask something quick for drawing; a failure is told and answered with `otherwise`."""
        try:
            return question()
        except NewsreaderError as error:
            self.app.call_later(self.tell, str(error), error=True)
            return otherwise
