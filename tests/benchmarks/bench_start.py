"""CPU to the first frame with 100,000 stories, and a key in that list, beside an empty Textual application with as many panes.

    python tests/benchmarks/bench_start.py [STORIES]

Both run in a terminal of their own, in turn, five times. The least CPU of all threads counts: the machine has other work too.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.config import Config
from reader.library import Library
from reader.model import Document, Story

ROUNDS = 5
FLOOR = 1.25
"""How much of the empty application's cost ours may be."""

EMPTY = """
from textual.app import App
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

class Empty(App):
    CSS = "Vertical { height: 1fr } Horizontal { height: 1fr } Static { height: 1fr } #status { height: 1 }"
    def compose(self):
        with Horizontal():
            for column in range(3):
                with Vertical():
                    yield Static("Ready")
            with Vertical():
                for pane in range(3):
                    yield Static("pane")
        yield Static("status", id="status")

Empty().run()
"""


class Terminal:
    """A program in a terminal of 120 by 40."""

    def __init__(self, argv: list[str], folder: Path) -> None:
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            os.environ.update(
                TERM="xterm-256color", COLORTERM="truecolor", NEWSREADER_DATA_DIR=str(folder), TEXTUAL_ANIMATIONS="none"
            )
            os.execv(argv[0], argv)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self.written = b""

    def read(self, seconds: float) -> bool:
        """Read what comes within some seconds; say whether something did."""
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        self.written += os.read(self.master, 1 << 16)
        return True

    def until(self, words: bytes) -> None:
        """Read until the screen shows some words."""
        end = time.monotonic() + 60
        while words not in self.written and time.monotonic() < end:
            self.read(0.005)

    def settle(self) -> None:
        """Read until nothing more comes."""
        while self.read(0.5):
            pass

    def cpu(self) -> float:
        """Return the milliseconds of CPU of all threads so far."""
        tasks = Path(f"/proc/{self.pid}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e6

    def memory(self) -> float:
        """Return the megabytes resident."""
        return int(Path(f"/proc/{self.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE") / 1e6

    def end(self) -> None:
        """End it."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.master)


def fill(folder: Path, count: int) -> None:
    """Store as many stories as asked for."""
    now = datetime.now(UTC)
    with Library(Config(data_dir=folder)) as library:
        for start in range(0, count, 1000):
            library.add_stories(
                Story(
                    title=f"Story number {at} about something that happened somewhere",
                    source=f"Source {at % 40}",
                    url=f"https://example.org/{at}",
                    published=now - timedelta(minutes=at),
                    document=Document(f"The text of number {at}. It is short."),
                    read=True,
                )
                for at in range(start, min(start + 1000, count))
            )
        while library.index(5000):
            pass


def first_frame(argv: list[str], folder: Path, words: bytes) -> float:
    """Return the CPU until some words are on the screen."""
    terminal = Terminal(argv, folder)
    terminal.until(words)
    spent = terminal.cpu()
    terminal.end()
    return spent


def key_cost(folder: Path, key: bytes, presses: int = 40) -> tuple[float, float]:
    """Return the CPU a press takes, and the memory after all of them."""
    terminal = Terminal([sys.executable, "-m", "reader"], folder)
    terminal.until(b"Story number 0")
    terminal.settle()
    before = terminal.cpu()
    for _ in range(presses):
        os.write(terminal.master, key)
        while terminal.read(0.05):
            pass
    spent, memory = (terminal.cpu() - before) / presses, terminal.memory()
    terminal.end()
    return spent, memory


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # both from bytecode, as they are once installed and started: the first round writes it
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
        empty_app = folder / "empty.py"
        empty_app.write_text(EMPTY)
        fill(folder, count)
        ours, empty = [], []
        for _ in range(ROUNDS):
            empty.append(first_frame([sys.executable, str(empty_app)], folder, b"Ready"))
            ours.append(first_frame([sys.executable, "-m", "reader"], folder, b"Story number 0"))
        row, memory = key_cost(folder, b"j")
        page, _ = key_cost(folder, b"\x1b[6~")
    print(f"first frame: empty application {min(empty):.0f} ms, with {count:,} stories {min(ours):.0f} ms CPU")  # noqa: T201
    print(f"ratio {min(ours) / min(empty):.2f}, of {FLOOR} allowed")  # noqa: T201
    print(f"a row down {row:.1f} ms, a page {page:.1f} ms CPU; {memory:.0f} MB resident")  # noqa: T201


if __name__ == "__main__":
    main()
