"""Memory while reading a 7,500-line story with its analysis, and keys in it, beside an empty Textual application.

    PYTHONPATH=. python tests/benchmarks/bench_memory.py [STORIES] [--check]

The real application runs in a terminal of its own, with as many other stories in its library. What is resident is the
application's own; the process that analyses is told beside it. `--check` fails where a limit is missed.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.config import Config
from reader.library import Library
from tests.benchmarks.bench_article import KEYS, long_story
from tests.benchmarks.bench_start import EMPTY, Terminal, fill

MOST_MB = 90.0
FRAME = 16.7
PRESSES = 40
TITLE = "A long story"


def others(pid: int) -> dict[int, float]:
    """Return the megabytes resident of each process that another one started."""
    found: dict[int, float] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            pages = int((folder / "statm").read_text().split()[1])
        except OSError:  # it ended meanwhile
            continue
        if parent == pid:
            found[int(folder.name)] = pages * os.sysconf("SC_PAGESIZE") / 1e6
    return found


def most(pid: int) -> float:
    """Return the most megabytes that were ever resident."""
    told = Path(f"/proc/{pid}/status").read_text().split("VmHWM:")[1]
    return int(told.split()[0]) * 1024 / 1e6


def empty_application(folder: Path) -> float:
    """Return the megabytes resident of an application with nothing in its panes."""
    program = folder / "empty.py"
    program.write_text(EMPTY)
    terminal = Terminal([sys.executable, str(program)], folder)
    terminal.until(b"Ready")
    terminal.settle()
    held = terminal.memory()
    terminal.end()
    return held


def reading(folder: Path) -> tuple[float, float]:
    """Open the story, wait until it is analysed, press keys; return the megabytes resident and the costliest key's CPU."""
    terminal = Terminal([sys.executable, "-m", "reader"], folder)
    terminal.until(TITLE.encode())
    terminal.settle()
    begun = time.monotonic()
    os.write(terminal.master, b"\r")
    terminal.until(b"sentence 1 of")
    print(f"analysed {time.monotonic() - begun:.1f} s after Enter")  # noqa: T201 - a script that prints
    terminal.settle()
    slowest = 0.0
    for name, key in KEYS.items():
        before = terminal.cpu()
        for _ in range(PRESSES):
            os.write(terminal.master, key.encode())
            terminal.read(0.06)
            while terminal.read(0.03):
                pass
        spent = (terminal.cpu() - before) / PRESSES
        slowest = max(slowest, spent)
        print(f"{name:16} {spent:7.1f} ms CPU")  # noqa: T201
    terminal.settle()
    held, workers = terminal.memory(), others(terminal.pid)
    beside = ", ".join(f"{size:.0f}" for size in workers.values()) or "none"
    print(f"resident {held:.0f} MB, at most {most(terminal.pid):.0f}; processes beside it: {beside}")  # noqa: T201
    terminal.end()
    return held, slowest


def main() -> int:
    """Measure and print; return 1 when a limit is missed and `--check` was asked."""
    counts = [int(given) for given in sys.argv[1:] if given.isdigit()]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # from bytecode, as it is once installed and started
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
        fill(folder, counts[0] if counts else 100_000)
        story = replace(long_story()[0], id="", title=TITLE, published=datetime.now(UTC) + timedelta(hours=1))
        with Library(Config(data_dir=folder)) as library:
            library.add_stories([story])
        print(f"empty application: resident {empty_application(folder):.0f} MB")  # noqa: T201
        held, slowest = reading(folder)
    return int("--check" in sys.argv and (held > MOST_MB or slowest > FRAME))


if __name__ == "__main__":
    sys.exit(main())
