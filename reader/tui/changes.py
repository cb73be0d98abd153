"""What changed in a story since the version that was kept before."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from reader.model import Story, Version

MARKS = {"+": ("+ ", "$success"), "-": ("− ", "$error strike"), " ": ("  ", "$faint")}
CONTEXT = 1
"""Unchanged sentences shown beside a change."""


class ChangesScreen(ModalScreen[None]):
    """The sentences that came, went and stayed."""

    CSS_PATH = "screens.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,d,left,h", "leave", "Close"),
        Binding("j", "move('down')"),
        Binding("k", "move('up')"),
        Binding("space,ctrl+f", "move('page_down')"),
        Binding("ctrl+b", "move('page_up')"),
    ]

    def __init__(self, version: Version, story: Story) -> None:
        super().__init__()
        self.version = version
        self.story = story

    def compose(self) -> ComposeResult:
        """Lay it out."""
        with Vertical(classes="dialog -tall"):
            told = f"Changed since {self.version.replaced.astimezone():%A %d %B %Y, %H:%M}"
            yield Static(Content(told), classes="dialog--title")
            with VerticalScroll():
                yield Static(Content("\n").join(self._lines()))
            yield Static(Content("+ is new, − is gone · Esc or q closes"), classes="dialog--hint")

    def _lines(self) -> Iterator[Content]:
        before, now = self.version, self.story
        if before.title != now.title:
            yield _line("-", before.title)
            yield _line("+", now.title)
            yield Content("")
        for sign, text in difference(before.document.text, now.document.text):
            yield _line(sign, text)

    def on_mount(self) -> None:
        """Begin in the text."""
        self.query_one(VerticalScroll).focus()

    def action_move(self, to: str) -> None:
        """Scroll."""
        getattr(self.query_one(VerticalScroll), f"scroll_{to}")(animate=False)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)


def difference(before: str, now: str) -> Iterator[tuple[str, str]]:
    """Yield each sentence that went (-), came (+) or stands beside a change, in order; `…` for what is left out."""
    old, new = _sentences(before), _sentences(now)
    for how, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if how == "equal":
            kept = old[a:b]
            if len(kept) > 2 * CONTEXT:
                kept = [*(kept[:CONTEXT] if a else []), "…", *(kept[-CONTEXT:] if b < len(old) else [])]
            yield from ((" ", text) for text in kept)
        else:
            yield from (("-", text) for text in old[a:b])
            yield from (("+", text) for text in new[c:d])


def _sentences(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in ((one.start, one.end) for one in sentences(text))]


def _line(sign: str, text: str) -> Content:
    lead, style = MARKS[sign]
    return Content.assemble((lead, style), (text, style))
