"""The last line: where one is, what the next keys are, what is under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reader.tui.rows import DIM, MARK, cut, plain

if TYPE_CHECKING:
    from textual.timer import Timer

NOTE_SECONDS, FAILURE_SECONDS = 3.0, 8.0
"""How long what is said stands in the line."""

Hint = tuple[str, str]
"""A key as a person writes it, and what it does."""


def position(
    story: int,
    stories: int,
    sentence: int = 0,
    sentences: int = 0,
    highlights: int = 0,
    sought: tuple[int, int] = (0, 0),
) -> str:
    """Return where one is, such as `3 of 12 · sentence 4 of 7 · match 1 of 5 · 1 highlight`."""
    parts = [f"{story:,} of {stories:,}"] if stories else []
    if sentences:
        parts.append(f"sentence {sentence} of {sentences}")
    match, matches = sought
    if matches:
        parts.append(f"match {match:,} of {matches:,}" if match else f"{matches:,} match{'es' if matches > 1 else ''}")
    if highlights:
        parts.append(f"{highlights} highlight{'s' if highlights > 1 else ''}")
    return " · ".join(parts)


class Status(Widget):
    """One line that is drawn anew without a layout of the screen."""

    DEFAULT_CSS = """
    Status {
        height: 1; width: 1fr; background: $panel; color: $foreground;
    }
    """

    position: reactive[str] = reactive("")
    """Where one is: see `position`."""
    hints: reactive[tuple[Hint, ...]] = reactive[tuple[Hint, ...]](())
    """The keys that help most now, the most helpful first; those that do not fit are left out."""
    done: reactive[tuple[int, int] | None] = reactive[tuple[int, int] | None](None)
    """How much of the work under way is done, of how much; None when nothing is under way."""
    working: reactive[str] = reactive("")
    """What the work is, in a word or two."""
    failure: reactive[str] = reactive("")
    """What went wrong, in one line, in place of where one is."""

    note: reactive[str] = reactive("")
    """What was done, in place of where one is."""
    awaited: reactive[str] = reactive("")
    """What the next key is waited for, in place of all of these; a failure stands again when the key has come."""

    _said: Timer | None = None

    def say(self, line: str, *, error: bool = False) -> None:
        """Say a line at once in place of what was said before, for as long as it takes to read, or until the next."""
        self.failure, self.note = (line, "") if error else ("", line)
        if self._said:
            self._said.stop()
        self._said = self.set_timer(FAILURE_SECONDS if error else NOTE_SECONDS, self.hush) if line else None

    def hush(self) -> None:
        """Say where one is again."""
        self.say("")

    def wait_for(self, key: str) -> None:
        """Say which key is waited for until it came (then it is an empty one); what was done has been read by then."""
        self.awaited = key
        if not self.failure:
            self.hush()

    def render(self) -> Content:
        """Lay the parts out: left what matters, right the work, between them as many hints as fit."""
        width = self.size.width - 2
        progress = self._progress()
        left = plain(self.awaited or self.failure or self.note or self.position)
        left = cut(left, max(0, width - cell_len(progress) - (2 if progress else 0)))
        room = width - cell_len(left) - (cell_len(progress) + 3 if progress else 0) - 3
        hints: list[Hint] = []
        for key, text in self.hints:
            needed = cell_len(key) + 1 + cell_len(text) + (2 if hints else 0)
            if needed > room:
                break
            hints.append((key, text))
            room -= needed
        shown = [Content.assemble((key, MARK), " ", (plain(text), DIM)) for key, text in hints]
        middle = Content("  ").join(shown)
        tail = Content.assemble("   " if shown and progress else "", (progress, "$text-accent"))
        gap = width - cell_len(left) - middle.cell_length - tail.cell_length
        return Content.assemble(
            " ",
            (left, self._look()),
            " " * max(0, gap),
            middle,
            tail,
            " ",
        )

    def _look(self) -> str:
        if self.failure and not self.awaited:
            return "bold $text-error"
        return MARK if self.awaited or self.note else ""

    def _progress(self) -> str:
        if self.done is None:
            return f"⟳ {plain(self.working)}" if self.working else ""
        done, of = self.done
        return f"⟳ {plain(self.working) + ' ' if self.working else ''}{done}/{of}"
