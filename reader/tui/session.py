"""How the application begins and how it is left: samples at the first start, the view and the place kept over a restart."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import on, work
from textual.message import Message

from reader.tui.correcting import Correcting
from reader.tui.layout import ORDER
from reader.tui.opening import FIRST, Opening, both
from reader.tui.state import ALL, SORTS, TITLES
from reader.tui.status import Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

FIRST_PAGE = 200
"""Stories of the first frame, more than any window holds: all 100,000 take 20 ms and come with the next."""

CALM_SECONDS = 3.0
"""How long the start and new stories are left alone before what stories say is found out behind them."""

STYLES_OF_OTHERS = Path(__file__).with_name("screens.tcss")
"""How all other screens look. Read here, none of them has all styles read anew when it is first shown."""

SAVE_SECONDS = 20.0
"""How often the place is kept while reading, so that a crash or a pulled plug costs no more."""


class Session(Correcting):
    """Begins where the last session ended, and keeps where this one is."""

    @dataclass(eq=False, repr=False)
    class Begun(Message):
        """The samples were looked after: whether they were added just now."""

        added: bool

    def compose(self) -> ComposeResult:
        """Begin with the view as it was left and its stories, so that the first frame shows them."""
        nothing: Sequence[str] = ()
        view = self.view = self.ask_library(self.library.view, {})
        self.query_text = text_of(view, "query", ALL)
        self.title_text = text_of(view, "title", TITLES.get(self.query_text, self.query_text))
        self.filter_text = text_of(view, "filter", "")
        self.filter_name = (self.filter_text, text_of(view, "filter name", "")) if "filter name" in view else ("", "")
        self.sort = next((sort for sort in SORTS if sort == view.get("sort")), "newest")
        self.set_reactive(Session.lower, text_of(view, "lower", "timeline"))
        self.set_reactive(Session.current, text_of(view, "story", ""))
        at = text_of(view, "at", "list") if self.current else "list"
        self.set_reactive(Session.at, at if at in ORDER else "list")
        self.AUTO_FOCUS = f"#{self.at}, #{self.at} > RowList"  # type: ignore[misc]  # Textual reads it from the screen
        asked = both(self.query_text, self.filter_text)
        first = self.ask_library(lambda: self.library.list(asked, sort=self.sort, limit=FIRST_PAGE), nothing)
        self.set_reactive(Session.ids, tuple(first))
        self.whole = len(first) < FIRST_PAGE
        yield from super().compose()

    def on_mount(self) -> None:
        """Show where the reader was."""
        self.set_interval(SAVE_SECONDS, self.keep_session)
        self.call_after_refresh(self._settle_in)

    def _settle_in(self) -> None:
        """Do what the first frame did not wait for."""
        if not gc.isenabled():
            # what stands now stays: left out, no search for garbage holds up a key for 20 ms
            gc.freeze()
            gc.enable()
        self.app.stylesheet.read(STYLES_OF_OTHERS)
        if self.view.get("samples"):
            self.load_list(text_of(self.view, "story", ""), opens=True)
        else:
            self.look_after_samples()
        self.load_sources()
        self.index()
        self.set_timer(CALM_SECONDS, self.work_through)

    @work(thread=True, group="samples")
    def look_after_samples(self) -> None:
        """Add the samples to a library that is empty and never had them."""
        with self.telling("The samples"):
            wanted = self.library.counts() == (0, 0) and not self.library.feeds()
            if wanted:
                self.library.add_samples()
            self.library.keep_view({**self.view, "samples": True})
            self.post_message(self.Begun(wanted))

    @on(Begun)
    def _show_samples(self, message: Begun) -> None:
        message.stop()
        self.load_list(FIRST if message.added else text_of(self.view, "story", ""), opens=True)
        self.load_sources()

    def view_now(self) -> dict[str, Any]:
        """Return where the reader is, for the next start."""
        query, name = self.filter_name
        named = {"filter name": name} if query and query == self.filter_text else {}
        return {
            **named,
            "samples": True,
            "query": self.query_text,
            "title": self.title_text,
            "filter": self.filter_text,
            "sort": self.sort,
            "lower": self.lower,
            "at": self.at,
            "story": self.current,
            "theme": self.app.theme,
        }

    def keep_session(self) -> None:
        """Keep the place in the story that is open, and the view."""
        self.leave_place()
        view = self.view_now()
        if view != self.view:
            self.view = view
            self.keep(lambda: self.library.keep_view(view))

    # long work

    @on(Opening.Progressed)
    def _show_progress(self, message: Opening.Progressed) -> None:
        message.stop()
        over = message.done >= message.total
        self.set_working("" if over else message.what, None if over else (message.done, message.total))

    @on(Opening.Fetched)
    def _fetched(self, message: Opening.Fetched) -> None:
        message.stop()
        self.set_working("")
        failures = [outcome.failure for outcome in message.outcomes if outcome.failure]
        new = sum(outcome.new for outcome in message.outcomes)
        if new or any(outcome.changed for outcome in message.outcomes):
            self.load_list()
            self.index()
            self.set_timer(CALM_SECONDS, self.work_through)
        self.load_sources()
        if len(failures) == 1:
            self.tell(str(failures[0]), error=True)
        elif failures:
            self.tell(f"{new:,} new · {len(failures)} sources failed: {failures[0]} …", error=True)
        elif message.outcomes:
            count = len(message.outcomes)
            self.tell(f"{new:,} new from {count:,} source{'' if count == 1 else 's'}")
        else:
            self.tell("Nothing is due now" if self.sources.feeds else "There is no source yet: + adds one")

    def set_working(self, what: str, done: tuple[int, int] | None = None) -> None:
        """Say at the right of the status line what goes on, on a screen over this one too."""
        for screen in self.app.screen_stack:
            for status in screen.query(Status).results(Status):
                status.working, status.done = what, done


def text_of(view: Mapping[str, Any], name: str, otherwise: str) -> str:
    """Return what a kept view has under a name, if it is text."""
    found = view.get(name)
    return found if isinstance(found, str) else otherwise
