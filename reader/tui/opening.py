"""The workers of the reading screen: what takes time is done in a thread, which posts a message and never touches a widget."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from time import monotonic, sleep
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from reader.model import Analysis, Feed, Highlight, Span, Story
from reader.query import SAID
from reader.tui.apart import apart
from reader.tui.state import ReadingState

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from reader.library import FetchOutcome
    from reader.store.selection import Sort

INDEX_BATCH = 200
"""Stories indexed at a time: small enough that a key pressed meanwhile is not felt (tens of milliseconds a batch)."""

NEAR = 250
"""Stories looked at one after another for the next unread one: two reads, a few milliseconds."""

MOST_TAGS = 40
"""Tags in the tree of sources, the most used: pages bring hundreds of their own."""

BETWEEN_REPORTS = 0.3
"""Seconds between two reports of work that goes on behind the reader's back."""

REST_SECONDS = 0.4
"""How long the hand rests before the numbers are asked for, and before work goes on behind the reader's back."""

LOOK_SECONDS = 0.05
"""How often that work looks whether the hand rests."""

FEW = 20
"""There are five samples; a library with more stories holds others."""

FIRST = "first"
"""Asks for the first story of a list, whichever it is."""

MOST_FOUND = 1_000
"""Stories that a search gives, the best ones."""


class Opening(ReadingState):
    """Opens stories and lists, fetches, indexes."""

    # messages are compared with nothing: eight classes without `__eq__` and `__repr__` spare the start a millisecond

    @dataclass(eq=False, repr=False)
    class StoryLoaded(Message):
        """A story came from the library, to be shown at a passage, else where it was left; see `open_story`."""

        story: Story
        highlights: tuple[Highlight, ...]
        place: int
        at: Span | None
        passing: bool

    @dataclass(eq=False, repr=False)
    class StoryAgain(Message):
        """The story that is open, as the library has it now."""

        story: Story
        highlights: tuple[Highlight, ...]

    @dataclass(eq=False, repr=False)
    class SourcesLoaded(Message):
        """The subscriptions and the numbers beside them; `guided` while there is nothing but samples; `unread` of the view."""

        feeds: tuple[Feed, ...]
        counts: dict[str, int]
        guided: bool
        unread: int

    @dataclass(eq=False, repr=False)
    class Analyzed(Message):
        """What a story says is known."""

        id: str
        analysis: Analysis

    @dataclass(eq=False, repr=False)
    class Listed(Message):
        """A list came from the library; `to` is the story to go to, or nothing, and `opens` whether to open it."""

        ids: tuple[str, ...]
        unread: int
        to: str
        opens: bool

    @dataclass(eq=False, repr=False)
    class Progressed(Message):
        """Long work went on: `total` is 0 where it is unknown, `done` equals it at the end."""

        what: str
        done: int
        total: int

    @dataclass(eq=False, repr=False)
    class Fetched(Message):
        """A round of fetching is over."""

        outcomes: Sequence[FetchOutcome]

    @dataclass(eq=False, repr=False)
    class Found(Message):
        """A story to go to was found, or none (then `cause` says so)."""

        id: str
        at: Span | None = None
        cause: str = ""

    # a story

    def open_story(self, story_id: str, at: Span | None = None, *, passing: bool = False) -> None:
        """Open a story, at a passage or where it was left; `passing` says that it comes next and was not chosen."""
        if self.story is not None and self.story.id != story_id:
            self.leave_place()
        self.current = story_id
        self._load_story(story_id, at, passing)

    @work(thread=True, exclusive=True, group="open")
    def _load_story(self, story_id: str, at: Span | None, passing: bool) -> None:
        worker = get_current_worker()
        with self.telling("Not opened"):
            story = self.library.story(story_id)
            highlights = tuple(self.library.highlights(story_id))
            loaded = self.StoryLoaded(story, highlights, self.library.place(story_id), at, passing)
            if not worker.is_cancelled:
                self.post_message(loaded)

    @work(exclusive=True, group="analyze")
    async def analyze(self, story: Story) -> None:
        """Say what the story says, once its text stands on the screen; a story that was left is given up."""
        worker = get_current_worker()
        with self.telling("Not analysed"):
            analysis = await apart(lambda: self.library.analyze(story, lambda: not worker.is_cancelled))
            self.post_message(self.Analyzed(story.id, analysis))

    def leave_place(self) -> None:
        """Keep the place in the story that is open."""
        story, offset = self.story, self.cursor
        if story is not None and self._kept_place != (story.id, offset):
            self._kept_place = (story.id, offset)
            self.keep(lambda: self.library.keep_place(story.id, offset))

    @work(thread=True, exclusive=True, group="story again")
    def reload_story(self, story_id: str) -> None:
        """Ask for the story that is open and its highlights once more."""
        with self.telling("Not opened"):
            self.post_message(self.StoryAgain(self.library.story(story_id), tuple(self.library.highlights(story_id))))

    # lists

    def load_sources_soon(self) -> None:
        """Ask for the numbers once the hand rests: with 100,000 stories they take 50 ms to count."""
        if self._counting:
            self._counting.stop()
        self._counting = self.set_timer(REST_SECONDS, self.load_sources)

    @work(thread=True, exclusive=True, group="sources")
    def load_sources(self) -> None:
        """Ask for the subscriptions and the numbers beside them."""
        worker = get_current_worker()
        with self.telling("Sources"):
            stories, unread = self.library.counts()
            counts = {"": unread, "is:unread": unread}
            counts |= {query: self.library.counts(query)[0] for query in ("is:starred", "is:highlighted", "is:trashed")}
            tags = sorted(self.library.tags().items(), key=lambda held: -held[1])[:MOST_TAGS]
            counts |= {f'tag:"{tag}"': count for tag, count in tags if '"' not in tag}
            feeds = tuple(self.library.feeds())
            guided = not feeds and 0 < stories < FEW and stories == self.library.counts("is:sample")[0]
            asked = both(self.query_text, self.filter_text)
            here = self.library.counts(asked)[1] if asked else unread
            if not worker.is_cancelled:
                self.post_message(self.SourcesLoaded(feeds, counts, guided, here))

    def load_list(self, to: str = "", *, opens: bool = False) -> None:
        """Ask the library for the stories of the view as it is, then go `to` one of them (or the FIRST) and open it, or not."""
        self._load_list(self.query_text, self.filter_text, self.search_text, self.sort, to, opens)

    @work(thread=True, exclusive=True, group="list")
    def _load_list(self, query: str, narrowed: str, search: str, sort: Sort, to: str, opens: bool) -> None:
        worker = get_current_worker()
        with self.telling("Not listed"):
            unread = 0
            if search:
                ids: Sequence[str] = self.library.search(search, limit=MOST_FOUND)
                if narrowed:
                    wanted = set(self.library.list(narrowed))
                    ids = [one for one in ids if one in wanted]
            else:
                asked = both(query, narrowed)
                ids = self.library.list(asked, sort=sort)
                unread = self.library.counts(asked)[1]
            if not worker.is_cancelled:
                self.post_message(self.Listed(tuple(ids), unread, to, opens))

    @work(thread=True, exclusive=True, group="find")
    def find_unread(self, ids: Sequence[str], current: str, by: int) -> None:
        """Find the next or previous unread story, in the list first, then in the whole library."""
        with self.telling("Not found"):
            found = self._unread_near(ids, current, by) or self._unread_anywhere(ids, current, by)
            self.post_message(self.Found(found, cause="" if found else "Nothing unread is left"))

    def _unread_near(self, ids: Sequence[str], current: str, by: int) -> str:
        """Look at the next stories one after another: among 100,000, asking for all unread ones takes 200 ms."""
        at = ids.index(current) if current in ids else -1 if by > 0 else len(ids)
        near = ids[at + 1 : at + 1 + NEAR] if by > 0 else ids[max(0, at - NEAR) : max(0, at)][::-1]
        return next((one.id for one in self.library.headlines(near) if not one.read), "")

    def _unread_anywhere(self, ids: Sequence[str], current: str, by: int) -> str:
        unread = self.library.list("is:unread")
        return next_of(ids, set(unread), current, by) or next((one for one in unread if one != current), "")

    @work(thread=True, exclusive=True, group="find")
    def find_highlight(self, by: int) -> None:
        """Find the next or previous highlight across stories, in the order in which they were made."""
        with self.telling("Not found"):
            if found := beside(self.library.highlights(), self.current, self.cursor, by):
                self.post_message(self.Found(found.story, Span(found.start, found.end)))
            else:
                self.post_message(self.Found("", cause="There is no highlight yet: H makes one"))

    # long work

    @work(group="fetch")
    async def fetch(self, feeds: Sequence[str] = ()) -> None:
        """Fetch the feeds named, or those that are due; one round at a time."""
        if self._fetching:
            self.tell("The sources are being asked already")
            return

        def report(done: int, total: int, _: str) -> None:
            self.post_message(self.Progressed("fetch", done, total))

        self._fetching = True
        self.tell("Asking the sources …")
        try:
            with self.telling("Not fetched"):
                self.post_message(self.Fetched(await apart(lambda: self.library.fetch(feeds, progress=report))))
        finally:
            self._fetching = False
            self.post_message(self.Progressed("fetch", 0, 0))

    @work(group="work through")
    async def work_through(self) -> None:
        """Find out what unopened stories say, the newest first; one round at a time, which takes in what comes meanwhile."""
        if self._working_through:
            return
        told, reader = 0.0, self.reader

        def report(done: int, total: int) -> None:
            nonlocal told
            while not self._leaving and monotonic() - reader.touched < REST_SECONDS:
                # a thread beside them makes keys four times as slow: it goes on where the hand rests
                sleep(LOOK_SECONDS)
            if monotonic() - told > BETWEEN_REPORTS:
                told = monotonic()
                self.post_message(self.Progressed("analysis", done, total))

        self._working_through = True
        try:
            with self.telling("Not analysed"):
                done = await apart(lambda: self.library.analyze_pending(lambda: self._leaving, report))
                if done and self._asks_what_is_said():
                    self.load_list()
        finally:
            self._working_through = False
            self.post_message(self.Progressed("analysis", 0, 0))

    def _asks_what_is_said(self) -> bool:
        """Tell whether the list depends on what stories say, so that it may have grown."""
        asked = both(self.query_text, self.filter_text)
        return any(f"{field}:" in asked for field in SAID)

    def stop_work(self) -> None:
        """Let no more be found out."""
        self._leaving = True

    @work(thread=True, exclusive=True, group="index")
    def index(self) -> None:
        """Index for the search what is not indexed yet, a little at a time."""
        worker = get_current_worker()
        most = 0
        with self.telling("Not indexed"):
            while not worker.is_cancelled and (left := self.library.index(INDEX_BATCH)):
                most = max(most, left + INDEX_BATCH)
                self.post_message(self.Progressed("index", most - left, most))
        if most:
            self.post_message(self.Progressed("index", most, most))


def both(query: str, narrowed: str) -> str:
    """Return the query of a view with the filter over it."""
    return f"{query} {narrowed}".strip()


def next_of(ids: Sequence[str], wanted: Set[str], current: str, by: int) -> str:
    """Return the next story wanted after (or before) the current one, going round, or nothing."""
    at = ids.index(current) if current in ids else -1 if by > 0 else 0
    order = chain(ids[at + 1 :], ids[: max(at, 0)]) if by > 0 else chain(reversed(ids[:at]), reversed(ids[at + 1 :]))
    return next((one for one in order if one in wanted and one != current), "")


def beside(highlights: Sequence[Highlight], story: str, offset: int, by: int) -> Highlight | None:
    """Return the next highlight after (or before) a place, story by story, going round."""
    order = {id_: at for at, id_ in enumerate(dict.fromkeys(one.story for one in highlights))}

    def place(one: Highlight) -> tuple[int, int]:
        return order[one.story], one.start

    held = sorted((one for one in highlights if not one.lost), key=place, reverse=by < 0)
    here = (order.get(story, -1), offset)
    ahead = (one for one in held if (place(one) > here if by > 0 else place(one) < here))
    return next(ahead, held[0] if held else None)
