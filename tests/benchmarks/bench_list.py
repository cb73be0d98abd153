"""Measure the story list with 100,000 stories in a terminal: `python tests/benchmarks/bench_list.py [COUNT]`.

The list alone; `bench_start` measures the whole command, from the start of Python to the words on the screen.
CPU is the child's own, from its start: to the first frame, beside an empty Textual application with as many panes, both in one
run; and for a key. Limits: 1.25 times the empty one, 16.7 ms a key, 90 MB resident; the exit status is 1 when one is missed.
"""

from __future__ import annotations

import fcntl
import os
import pty
import resource
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library import Library
    from reader.model import Story

COLUMNS, LINES = 120, 40
RUNS = 5
KEYS = 40
FIRST_FRAME, KEY_MS, RESIDENT_MB = 1.25, 16.7, 90
REPORT = "NEWSREADER_BENCH_PIPE"


# what runs in the terminal


def report() -> None:
    """Tell the parent the CPU seconds and the most memory so far."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    os.write(int(os.environ[REPORT]), f"{time.process_time()} {most}\n".encode())


def opened(folder: str) -> Library:
    """Open the library of the run."""
    from reader.config import load
    from reader.library import Library

    return Library(load(Path(folder)))


def run_empty(panes: int) -> None:
    """Run an application of panes with nothing in them."""
    from textual.app import App, ComposeResult
    from textual.containers import Horizontal
    from textual.widgets import Static

    class Empty(App[None]):
        def compose(self) -> ComposeResult:
            with Horizontal():
                for number in range(panes):
                    yield Static(f"pane {number}")

        def on_mount(self) -> None:
            self.call_after_refresh(report)

    Empty().run()


def run_list(folder: str) -> None:
    """Run the story list alone."""
    from textual.app import App, ComposeResult

    from reader.tui.story_list import StoryList
    from reader.tui.themes import DARK, meanings

    library = opened(folder)

    class ListApp(App[None]):
        def get_theme_variable_defaults(self) -> dict[str, str]:
            return meanings(dark=True, ansi=False)

        def compose(self) -> ComposeResult:
            stories = StoryList(library.headlines)
            stories.ids = library.list()
            yield stories

        def on_mount(self) -> None:
            self.register_theme(DARK)
            self.theme = DARK.name
            self.call_after_refresh(report)

    ListApp().run()


# what measures


class Terminal:
    """A child in a pseudo-terminal that tells its CPU when it stands and whenever it is asked."""

    def __init__(self, *arguments: str) -> None:
        self.pipe, writing = os.pipe()
        os.set_inheritable(writing, True)
        self.pid, self.screen = pty.fork()
        if self.pid == 0:
            os.environ |= {
                REPORT: str(writing),
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
                "TEXTUAL_ANIMATIONS": "none",
            }
            os.environ.pop("NO_COLOR", None)
            os.execv(sys.executable, [sys.executable, __file__, *arguments])
        os.close(writing)
        fcntl.ioctl(self.screen, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        self.first, _ = self.told()

    def told(self) -> tuple[float, int]:
        """Wait for what the child tells: CPU seconds and bytes."""
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            ready, _, _ = select.select([self.pipe, self.screen], [], [], 1)
            if self.screen in ready:
                self._read()
            if self.pipe in ready:
                seconds, most = os.read(self.pipe, 100).split()[:2]
                return float(seconds), int(most)
        raise TimeoutError("the application did not come up")

    def _read(self) -> None:
        try:
            os.read(self.screen, 1 << 16)
        except OSError as error:
            raise RuntimeError("the application ended") from error

    def settle(self, quiet: float = 0.15) -> None:
        """Read what the child writes until it falls silent."""
        while select.select([self.screen], [], [], quiet)[0]:
            self._read()

    def ask(self) -> tuple[float, int]:
        """Ask for CPU seconds and bytes now."""
        os.kill(self.pid, signal.SIGUSR1)
        return self.told()

    def key(self, key: bytes) -> float:
        """Return the milliseconds of CPU that a key takes."""
        self.settle(0.5)
        before, _ = self.ask()
        for _ in range(KEYS):
            os.write(self.screen, key)
            self.settle(0.04)
        return (self.ask()[0] - before) / KEYS * 1000

    def end(self) -> None:
        """End the child."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.screen)
        os.close(self.pipe)


def made(count: int) -> Iterator[Story]:
    """Make short stories of 40 sources over two years, a few of them starred or read."""
    from reader.model import Document, Story

    newest = datetime.now(UTC)
    for number in range(count):
        yield Story(
            title=f"Story {number} of the talks that are to resume in the city on the coast",
            document=Document(f"Text {number}"),
            source=f"Source {number % 40}",
            guid=str(number),
            published=newest - timedelta(minutes=10 * number),
            read=number % 3 == 0,
            starred=number % 17 == 0,
        )


def measure(kind: str, argument: str) -> float:
    """Return the CPU seconds to the first frame."""
    terminal = Terminal(kind, argument)
    terminal.settle()
    terminal.end()
    return terminal.first


def beside(kind: str, folder: str, panes: int) -> bool:
    """Print the cost of an application beside the empty one's; return whether it is within the limits."""
    pairs = [(measure("empty", str(panes)), measure(kind, folder)) for _ in range(RUNS)]
    empty, ours = (statistics.median(side) for side in zip(*pairs, strict=True))
    terminal = Terminal(kind, folder)
    down, page = terminal.key(b"j"), terminal.key(b"\x06")
    most = terminal.ask()[1] / 1e6
    terminal.end()
    print(  # noqa: T201 - a script that prints
        f"{kind}: first frame {ours * 1000:.0f} ms CPU, empty with {panes} panes {empty * 1000:.0f}: {ours / empty:.2f} times; "
        f"down {down:.1f} ms, page {page:.1f} ms; {most:.0f} MB"
    )
    return ours / empty <= FIRST_FRAME and max(down, page) <= KEY_MS and most <= RESIDENT_MB


def main() -> int:
    """Make a library and measure the list alone."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        # both from bytecode, as they are once installed and started: the first of five runs writes it
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = f"{folder}/bytecode"
        with opened(folder) as library:
            library.add_stories(made(count))
            library.keep_view({"samples": True})
            while library.index(2_000):
                pass
        return 0 if beside("list", folder, 1) else 1


if __name__ == "__main__":
    kinds = {"empty": lambda given: run_empty(int(given)), "list": run_list}
    if len(sys.argv) == 3 and sys.argv[1] in kinds:
        signal.signal(signal.SIGUSR1, lambda *_: report())
        kinds[sys.argv[1]](sys.argv[2])
    else:
        sys.exit(main())
