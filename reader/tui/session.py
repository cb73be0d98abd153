"""How the application begins and how it is left: samples at the first start, the view and the place kept over a restart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual import on, work
from textual.message import Message

from reader.tui.keeping import Keeping
from reader.tui.layout import ORDER
from reader.tui.opening import FIRST, Opening
from reader.tui.sources import Sources
from reader.tui.state import ALL, TITLES
from reader.tui.status import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

SAVE_SECONDS = 20.0
"""How often the place is kept while reading, so that a crash or a pulled plug costs no more."""


class Session(Keeping):
    """Begins where the last session ended, and keeps where this one is."""

    @dataclass
    class Begun(Message):
        """The library is open: the view kept in it, and the samples if they were added just now."""

        view: dict[str, Any]
        samples: tuple[str, ...]

    def on_mount(self) -> None:
        """Look at the library."""
        self.begin()
        self.set_interval(SAVE_SECONDS, self.keep_session)

    @work(thread=True, group="begin")
    def begin(self) -> None:
        """Read the kept view; a library that is empty and never had the samples gets them."""
        with self.telling("The library"):
            view = self.library.view()
            samples: list[str] = []
            if not view.get("samples") and self.library.counts() == (0, 0) and not self.library.feeds():
                samples = self.library.add_samples()
            self.library.keep_view({**view, "samples": True})
            self.post_message(self.Begun(view, tuple(samples)))

    @on(Begun)
    def _resume(self, message: Begun) -> None:
        message.stop()
        view = message.view
        self.query_text = text_of(view, "query", ALL)
        self.title_text = text_of(view, "title", TITLES.get(self.query_text, self.query_text))
        self.filter_text = text_of(view, "filter", "")
        self.sort = text_of(view, "sort", "newest")
        self.lower = text_of(view, "lower", "timeline")
        self.query_one(Sources).current = self.query_text
        at = text_of(view, "at", "list")
        self.go(at if at in ORDER else "list")
        self.load_list(then=FIRST if message.samples else text_of(view, "story", ""))
        self.load_sources()
        self.index()

    def view_now(self) -> dict[str, Any]:
        """Return where the reader is, for the next start."""
        return {
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
        self.load_sources()
        if len(failures) == 1:
            self.tell(str(failures[0]), error=True)
        elif failures:
            self.tell(f"{new:,} new · {len(failures)} sources failed: {failures[0]} …", error=True)
        elif message.outcomes:
            self.tell(f"{new:,} new from {len(message.outcomes):,} sources")
        else:
            self.tell("Nothing is due now")

    def set_working(self, what: str, done: tuple[int, int] | None = None) -> None:
        """Say at the right of the status line what goes on."""
        status = self.query_one(Status)
        status.working, status.done = what, done


def text_of(view: Mapping[str, Any], name: str, otherwise: str) -> str:
    """Return what a kept view has under a name, if it is text."""
    found = view.get(name)
    return found if isinstance(found, str) else otherwise
