"""CPU a key in a 7,500-line story with 3,000 spans, against the same text in one Textual Static, in the same run.

    python tests/benchmarks/bench_article.py [--check]

Each application runs in a terminal of its own (a pty), so that what it writes is paid for too; it notes its CPU time before and
after many presses of a key. `--check` fails where a key of the article takes longer than a frame.
"""

from __future__ import annotations

import fcntl
import os
import pty
import random
import resource
import select
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from reader.model import Analysis, Block, Document, Entity, EntityType, Mention, Sentence, Story, Time
from reader.text.sentences import sentences
from reader.tui import themes
from reader.tui.article import Article

if TYPE_CHECKING:
    from textual.widget import Widget

FRAME = 16.7
SIZE = (40, 120)
PRESSES = 40
KEYS = {"row": "j", "page": "\x06", "half page": "\x04", "sentence": ")", "paragraph": "}", "back a sentence": "("}
PLAIN_KEYS = {"row": "\x1b[B", "page": "\x1b[6~"}
MARK, QUIT = "\x1b[15~", "\x1b[17~"  # F5, F6
LINES = 7_500
SPANS = 3_000
WORDS = (
    *("talks", "truce", "Cairo", "said", "minister", "the", "of", "in", "to", "for", "hostages", "ceasefire", "approved"),
    *("new", "with", "officials", "Sunday", "Doha", "after"),
)


def long_story() -> tuple[Story, Analysis]:
    """Make a story of some 7,500 lines at 88 cells, with 3,000 mentions and times."""
    chance = random.Random(7)
    blocks: list[Block] = []
    parts: list[str] = []
    at = 0
    while len(blocks) < LINES // 5:
        told = [" ".join(chance.choices(WORDS, k=14)).capitalize() + "." for _ in range(4)]
        parts.append(" ".join(told))
        blocks.append(Block(at, at + len(parts[-1])))
        at += len(parts[-1]) + 2
    text = "\n\n".join(parts)
    found = sentences(text)
    kinds: tuple[EntityType, ...] = ("PER", "ORG", "LOC", "MISC")
    mentions: list[list[Mention]] = [[] for _ in kinds]
    times: list[Time] = []
    for number, span in enumerate(chance.sample(found, min(SPANS, len(found)))):
        end = text.index(" ", span.start)
        if number % 5 == 4:
            times.append(Time(span.start, end, text[span.start : end], "DATE", "2024-03-31"))
        else:
            kind = number % 5
            mentions[kind].append(Mention(span.start, end, text[span.start : end], kinds[kind], f"e{kind}"))
    entities = tuple(
        Entity(f"e{kind}", kinds[kind], kinds[kind], tuple(sorted(held, key=lambda mention: mention.start)))
        for kind, held in enumerate(mentions)
    )
    analysis = Analysis(
        sentences=tuple(Sentence(*span) for span in found),
        entities=entities,
        times=tuple(sorted(times, key=lambda held: held.start)),
    )
    return Story(id="s", title="A long story", document=Document(text, tuple(blocks))), analysis


class Stage(App[None]):
    """Nothing but one widget, in the house's colours; F5 notes the CPU time used so far."""

    BINDINGS: ClassVar = [Binding("f5", "mark", priority=True), Binding("f6", "quit", priority=True)]

    def __init__(self, widget: Widget, notes: Path) -> None:
        super().__init__()
        self.widget, self.notes = widget, notes
        self.register_theme(themes.DARK)
        self.theme = themes.DARK.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give the colours of meaning."""
        return themes.meanings(dark=True, ansi=False)

    def compose(self) -> ComposeResult:
        """Show the widget."""
        yield self.widget

    def on_mount(self) -> None:
        """Open the story."""
        self.widget.focus()
        if isinstance(self.widget, Article):
            self.widget.story, self.widget.analysis = long_story()
            self.call_after_refresh(self._check_size)

    def _check_size(self) -> None:
        assert isinstance(self.widget, Article)
        assert self.widget.rows.height > LINES * 0.9, self.widget.rows.height

    def action_mark(self) -> None:
        """Note the CPU time and the memory used so far."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        with self.notes.open("a") as notes:
            notes.write(f"{time.process_time()} {used.ru_maxrss / 1024}\n")


def widget_of(kind: str) -> Widget:
    """Make what is measured."""
    if kind == "article":
        return Article()
    text = long_story()[0].document.text if kind == "static" else ""
    return VerticalScroll(Static(text, markup=False), can_focus=True)


def in_terminal(kind: str, keys: dict[str, str], pause: float) -> tuple[dict[str, float], float]:
    """Run an application in a pty; return the milliseconds of CPU each key takes, and the megabytes it held."""
    with tempfile.TemporaryDirectory() as folder:
        notes = Path(folder, "notes")
        child, terminal = pty.fork()
        if not child:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
            Stage(widget_of(kind), notes).run()
            os._exit(0)
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
        _listen(terminal, 4)
        for key in keys.values():
            for stroke in (MARK, *[key] * PRESSES, MARK):
                os.write(terminal, stroke.encode())
                _listen(terminal, pause)
        os.write(terminal, QUIT.encode())
        _listen(terminal, 2)
        os.waitpid(child, 0)
        marks = [[float(number) for number in line.split()] for line in notes.read_text().splitlines()]
    spent = [(after[0] - before[0]) * 1000 / PRESSES for before, after in zip(marks[::2], marks[1::2], strict=True)]
    return dict(zip(keys, spent, strict=True)), marks[-1][1]


def _listen(terminal: int, seconds: float) -> None:
    """Take what the application writes, as a terminal would."""
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        if select.select([terminal], [], [], left)[0]:
            try:
                os.read(terminal, 65536)
            except OSError:  # the application is gone
                return


def main() -> int:
    """Measure and print; return 1 when a key takes longer than a frame and `--check` was asked."""
    article, resident = in_terminal("article", KEYS, 0.06)
    static, _ = in_terminal("static", PLAIN_KEYS, 0.3)
    nothing, _ = in_terminal("nothing", {"a key": "j"}, 0.06)
    for name, cost in article.items():
        beside = f"   Static {static[name]:7.1f}" if name in static else ""
        print(f"{name:16} {cost:7.1f} ms{beside}")  # noqa: T201 - a script that prints
    print(f"{'a key at all':16} {nothing['a key']:7.1f} ms\n{'resident':16} {resident:7.0f} MB")  # noqa: T201
    return int("--check" in sys.argv and max(article.values()) > FRAME)


if __name__ == "__main__":
    sys.exit(main())
