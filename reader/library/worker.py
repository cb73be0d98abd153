"""A process of its own that analyses: a thread of pure Python would slow each key, and keep 60 MB of model in memory.

It is started as a command, and not by `multiprocessing`, which cannot start processes while an application holds the terminal.
It says by an empty line that it is ready; then a line of JSON goes in for each text and one comes out. It ends with its input,
also in the middle of a text: so none is left when the application is gone, however it went.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, BinaryIO

from reader import wire
from reader.errors import NewsreaderError

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.model import Analysis

LOOK = 0.05  # seconds between two looks whether to stop
TRIES = 2  # processes that a text may end
FAULTS = 5  # processes that may end without an answer before it is no text's fault
LOWEST = 19  # of the priorities that a system gives: whatever the reader does comes first


class Background:
    """Analyses made one after the other in a process, which is started for the first and again when it ended."""

    def __init__(self, analyzer: str, is_stopped: Callable[[], bool]) -> None:
        self._analyzer = analyzer
        self._is_stopped = is_stopped
        self._worker: Worker | None = None
        self._ended = 0

    def look(self) -> None:
        """Raise Stopped when nobody wants more."""
        if self._is_stopped():
            raise Stopped

    def analyze(self, text: str, day: date | None) -> Analysis | None:
        """Give what a text says; None when the analyzer fails at it, also by ending its process."""
        for _ in range(TRIES):
            self.look()
            try:
                if self._worker is None:
                    self._worker = Worker(self._analyzer)
                found = self._worker.analyze(text, day, self._is_stopped)
            except WorkerEnded:
                self.close()
                self._ended += 1
                if self._ended >= FAULTS:
                    raise NewsreaderError("the analysis ended again and again; newsreader analyze shows why") from None
            else:
                self._ended = 0
                return found
        return None

    def close(self) -> None:
        """End the process at once."""
        worker, self._worker = self._worker, None
        if worker:
            worker.close()


class WorkerEnded(Exception):
    """The process ended before it answered."""


class NotStarted(WorkerEnded):
    """No process could be started, or it ended before it was ready."""


class Stopped(Exception):
    """Nobody waits for the answer any more."""


class Worker:
    """A running process, which ends when it was not asked for `rest` seconds; without them it gives way to all other work."""

    def __init__(self, analyzer: str, rest: float | None = None) -> None:
        self._answers: SimpleQueue[bytes] = SimpleQueue()
        self._ready = False
        low = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", __name__, analyzer, *([] if rest is None else [str(rest)])],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(part or str(Path.cwd()) for part in sys.path)},
                creationflags=low if rest is None else 0,
                start_new_session=True,  # an interrupt from the terminal is the application's to answer
            )
        except (OSError, ValueError) as error:
            raise NotStarted from error
        Thread(target=self._listen, name="analysis-answers", daemon=True).start()

    @property
    def is_running(self) -> bool:
        """Tell whether the process has not ended."""
        return self._process.poll() is None

    def analyze(self, text: str, day: date | None, is_stopped: Callable[[], bool]) -> Analysis | None:
        """Give what a text says; None when the analyzer fails at it."""
        if not self._ready:
            try:
                self._answer(is_stopped)
            except WorkerEnded as error:
                raise NotStarted from error
            self._ready = True
        asked = json.dumps({"text": text, "date": day.isoformat() if day else None})
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(asked.encode() + b"\n")
            self._process.stdin.flush()
        except (OSError, ValueError) as error:
            raise WorkerEnded from error
        found = json.loads(self._answer(is_stopped))
        return None if found is None else wire.analysis_from_json(found)

    def _answer(self, is_stopped: Callable[[], bool]) -> bytes:
        while not is_stopped():
            try:
                answer = self._answers.get(timeout=LOOK)
            except Empty:
                continue
            if not answer.endswith(b"\n"):
                raise WorkerEnded
            return answer
        raise Stopped

    def close(self) -> None:
        """End the process at once."""
        self._process.kill()
        self._process.wait()
        if self._process.stdin:
            with suppress(OSError):  # what it had not read is of no use any more
                self._process.stdin.close()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as stream:
            for line in stream:
                self._answers.put(line)
        self._answers.put(b"")
        self._process.wait()  # one that ended by itself is not left in the system's table


def serve(lines: BinaryIO, out: BinaryIO, name: str, rest: float | None) -> None:
    """Answer each line until there are no more, or none has come for some seconds."""
    from reader.plugins import analyzer

    analyze = analyzer(name).analyze
    asked: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_read, args=(lines, asked), daemon=True).start()
    out.write(b"\n")
    out.flush()
    while True:
        try:
            line = asked.get(timeout=rest)
        except Empty:
            return
        out.write(json.dumps(_answer(analyze, json.loads(line)), separators=(",", ":")).encode() + b"\n")
        out.flush()


def _read(lines: BinaryIO, asked: SimpleQueue[bytes]) -> None:
    """Take what is asked; when there is nobody left to ask, end the process, whatever it is at."""
    for line in lines:
        asked.put(line)
    os._exit(0)


def _answer(analyze: Callable[[str, date | None], Analysis], asked: dict[str, Any]) -> wire.Object | None:
    day = date.fromisoformat(asked["date"]) if asked["date"] else None
    try:
        return wire.analysis_to_json(analyze(asked["text"], day))
    except Exception:  # a text that an analyzer cannot bear must not end the work on all others
        return None


if __name__ == "__main__":
    rest = float(sys.argv[2]) if sys.argv[2:] else None
    if rest is None and hasattr(os, "nice"):
        os.nice(LOWEST)
    serve(sys.stdin.buffer, sys.stdout.buffer, sys.argv[1], rest)
