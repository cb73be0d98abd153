"""The workers of the reading screen: what takes time is done in a thread, which posts a message and never touches a widget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from reader.errors import NewsreaderError
from reader.model import Analysis, Highlight, Span, Story
from reader.tui.state import ReadingState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library import FetchOutcome

INDEX_BATCH = 200
"""Stories indexed at a time: small enough that a key pressed meanwhile is not felt (tens of milliseconds a batch)."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of stories as asked for."""

    ids: tuple[str, ...]
    title: str
    unread: int


class Opening(ReadingState):
    """Opens stories and lists, fetches, indexes."""

    @dataclass
    class StoryLoaded(Message):
        """A story came from the library; `at` is a passage to go to, else the place where it was left."""

        story: Story
        highlights: tuple[Highlight, ...]
        place: int
        at: Span | None

    @dataclass
    class Analyzed(Message):
        """What a story says is known."""

        id: str
        analysis: Analysis

    @dataclass
    class Listed(Message):
        """A list came from the library; `then` is the story to open of it, or nothing."""

        listing: Listing
        then: str

    @dataclass
    class Progressed(Message):
        """Long work went on: `total` is 0 where it is unknown, `done` equals it at the end."""

        what: str
        done: int
        total: int

    @dataclass
    class Fetched(Message):
        """A round of fetching is over."""

        outcomes: Sequence[FetchOutcome]

    @dataclass
    class Found(Message):
        """A story to go to was found, or none (then `cause` says so)."""

        id: str
        at: Span | None = None
        cause: str = ""

    @dataclass
    class Failed(Message):
        """Something could not be done."""

        cause: str

    # a story

    def open_story(self, id: str, at: Span | None = None) -> None:
        """Open a story, at a passage or where it was left."""
        if self.story is not None and self.story.id != id:
            self.leave_place()
        self.current = id
        self._load_story(id, at)

    @work(thread=True, exclusive=True, group="open")
    def _load_story(self, id: str, at: Span | None) -> None:
        worker = get_current_worker()
        try:
            story = self.library.story(id)
            loaded = self.StoryLoaded(story, tuple(self.library.highlights(id)), self.library.place(id), at)
            if not worker.is_cancelled:
                self.post_message(loaded)
        except NewsreaderError as error:
            self.post_message(self.Failed(str(error)))

    @work(thread=True, exclusive=True, group="analyze")
    def analyze(self, story: Story) -> None:
        """Say what the story says, once its text stands on the screen."""
        worker = get_current_worker()
        try:
            analysis = self.library.analyze(story)
        except NewsreaderError as error:
            self.post_message(self.Failed(str(error)))
        else:
            if not worker.is_cancelled:
                self.post_message(self.Analyzed(story.id, analysis))

    def leave_place(self) -> None:
        """Keep the place in the story that is open."""

    # lists

    def load_list(self, then: str = "") -> None:
        """Ask the library for the stories of the view as it is; `then` opens one of them."""
        self._load_list(self.query_text, self.filter_text, self.search_text, self.sort, self.title_text, then)

    @work(thread=True, exclusive=True, group="list")
    def _load_list(self, query: str, narrowed: str, search: str, sort: Any, title: str, then: str) -> None:
        worker = get_current_worker()
        try:
            asked = " ".join(part for part in (query, narrowed) if part)
            if search:
                ids: Sequence[str] = self.library.search(search, limit=1000)
                if narrowed:
                    wanted = set(self.library.list(narrowed))
                    ids = [id for id in ids if id in wanted]
                title, unread = f"Search: {search}", 0
            else:
                ids = self.library.list(asked, sort=sort)
                unread = self.library.counts(asked)[1]
            if not worker.is_cancelled:
                self.post_message(self.Listed(Listing(tuple(ids), title, unread), then))
        except NewsreaderError as error:
            self.post_message(self.Failed(str(error)))

    @work(thread=True, exclusive=True, group="find")
    def find_unread(self, ids: Sequence[str], current: str, by: int) -> None:
        """Find the next or previous unread story, in the list first, then in the whole library."""
        try:
            unread = self.library.list("is:unread")
            wanted = set(unread)
            index = ids.index(current) if current in ids else -1
            order = [*ids[index + 1 :], *ids[: max(index, 0)]] if by > 0 else [*reversed(ids[: max(index, 0)]), *reversed(ids[index + 1 :])]
            found = next((id for id in order if id in wanted and id != current), "")
            found = found or next((id for id in unread if id != current), "")
            self.post_message(self.Found(found, cause="" if found else "Nothing unread is left"))
        except NewsreaderError as error:
            self.post_message(self.Failed(str(error)))

    @work(thread=True, exclusive=True, group="find")
    def find_highlight(self, by: int) -> None:
        """Find the next or previous highlight across stories, in the order in which they were made."""
        try:
            held = [one for one in self.library.highlights() if not one.lost]
            here = self.current, self.cursor
            index = next((i for i, one in enumerate(held) if (one.story, one.start) == here), -1)
            if index < 0:
                index = next((i for i, one in enumerate(held) if one.story == self.current), -1 if by > 0 else 0) - (by > 0)
            if held:
                one = held[(index + by) % len(held)]
                self.post_message(self.Found(one.story, Span(one.start, one.end)))
            else:
                self.post_message(self.Found("", cause="There is no highlight yet: H makes one"))
        except NewsreaderError as error:
            self.post_message(self.Failed(str(error)))

    # long work

    @work(thread=True, exclusive=True, group="fetch")
    def fetch(self, feeds: Sequence[str] = ()) -> None:
        """Fetch the feeds named, or those that are due."""

        def report(done: int, total: int, what: str) -> None:
            self.post_message(self.Progressed("fetch", done, total))

        try:
            outcomes = self.library.fetch(feeds, progress=report)
        except NewsreaderError as error:
            self.post_message(self.Failed(str(error)))
            outcomes = []
        self.post_message(self.Fetched(outcomes))

    @work(thread=True, exclusive=True, group="index")
    def index(self) -> None:
        """Index for the search what is not indexed yet, a little at a time."""
        worker = get_current_worker()
        most = 0
        try:
            while not worker.is_cancelled and (left := self.library.index(INDEX_BATCH)):
                most = max(most, left + INDEX_BATCH)
                self.post_message(self.Progressed("index", most - left, most))
        except NewsreaderError as error:
            self.post_message(self.Failed(str(error)))
        if most:
            self.post_message(self.Progressed("index", most, most))

    @on(Failed)
    def _tell_failure(self, message: Failed) -> None:
        message.stop()
        self.tell(message.cause, error=True)
