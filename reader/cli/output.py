"""Standard output, standard error and the exit status: only this module writes to them.

What a person or a script asked for goes to standard output, messages and progress to standard error. Text was cleaned when it
entered the library; it is checked once more here, since terminals act on what a library of another age may still hold.
"""

from __future__ import annotations

import errno
import json
import os
import re
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.errors import Failure

DONE, FAILED, WRONG = 0, 1, 2
LONGEST = 1_000  # letters of a message

# C0 but tab and line ends, DEL, C1, and what reorders a line (bidi embeddings, overrides, isolates)
_UNSAFE = "\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"


class Output:
    """What one call prints, and whether anything of it failed."""

    def __init__(self) -> None:
        self.failed = False
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                # an ASCII locale must not turn a story into a traceback
                stream.reconfigure(encoding="utf-8", errors="replace")

    def line(self, text: str = "") -> None:
        """Print a line."""
        self._write(safe(text + "\n"))

    def text(self, text: str) -> None:
        """Print a text of many lines, ending in one line end."""
        self.line(text.rstrip("\n"))

    def json(self, value: Any) -> None:
        """Print one JSON document."""
        self._write(json.dumps(_safe_json(value), ensure_ascii=False) + "\n")

    def raw(self, written: str) -> None:
        """Print a line of JSON whose offsets must hold: what a terminal would obey is escaped, not taken out."""
        self._write(re.sub(_UNSAFE, lambda found: f"\\u{ord(found[0]):04x}", written) + "\n")

    def _write(self, text: str) -> None:
        if sys.stdout is None:
            raise OSError(errno.EBADF, "is closed", "standard output")
        sys.stdout.write(text)

    def tell(self, text: str) -> None:
        """Say something to the person, beside the output."""
        if sys.stderr is None:
            return
        line = safe(text).replace("\n", " ")
        if len(line) > LONGEST:  # a name without end: its beginning, and the cause
            line = f"{line[: LONGEST // 2]} … {line[-LONGEST // 2 :]}"
        try:
            sys.stderr.write(line + "\n")
            sys.stderr.flush()
        except OSError:
            discard_rest(sys.stderr)  # nobody is left to be told

    def failure(self, failure: Failure | str) -> None:
        """Say in one line what failed; the call ends with status 1, the rest goes on."""
        self.failed = True
        self.tell(str(failure))

    def flush(self) -> None:
        """Send what was printed, so that who reads the pipe has it."""
        if sys.stdout is not None:
            sys.stdout.flush()

    @contextmanager
    def progress(self, title: str) -> Iterator[Callable[[int, int, str], None]]:
        """Give a function (done, all, name) that draws a bar on a terminal and is silent elsewhere."""
        if not terminal(sys.stderr):
            yield lambda done, total, name: None
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(title, total=None)

            def report(done: int, total: int, name: str) -> None:
                bar.update(task, completed=done, total=total, description=safe(name)[:40].ljust(40))

            yield report


def safe(text: str) -> str:
    """Give the text without anything that a terminal would obey."""
    return re.sub(_UNSAFE, "", text)


def _safe_json(value: Any) -> Any:
    if isinstance(value, str):
        return safe(value)
    if isinstance(value, dict):
        return {key: _safe_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_safe_json(item) for item in value]
    return value


def terminal(stream: TextIO | None) -> bool:
    """Whether a stream is open and leads to a terminal."""
    return stream is not None and stream.isatty()


def plain() -> bool:
    """Whether output is to be without colour and width: no terminal, or `NO_COLOR` is set."""
    return not terminal(sys.stdout) or bool(os.environ.get("NO_COLOR"))


def width() -> int:
    """How wide a line for a person may be."""
    import shutil

    return shutil.get_terminal_size((100, 24)).columns


def discard_rest(stream: TextIO | None) -> None:
    """Let what was written to a stream that takes no more lead nowhere: no flush may fail at exit."""
    if stream is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def fill_gaps() -> None:
    """Let the numbers of closed standard streams lead nowhere, or the next file opened, the library's, would be written to."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # which takes the lowest number that is free
