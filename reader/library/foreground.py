"""Analyses that someone waits for, by processes that are kept for a while: the next is answered in 50 ms, not in 350."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from reader.errors import LibraryError, NewsreaderError
from reader.library.worker import TRIES, NotStarted, Stopped, Worker, WorkerEnded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from reader.model import Analysis

PATIENCE = 1.0  # seconds that an analysis goes on for which nobody waits any more: most are over by then, and worth keeping
REST = 10.0  # seconds that a process is kept: it holds 75 MB, and another is ready in 0.3 s


class Foreground:
    """Asks a process that is free, else a new one: no story waits for another that takes long."""

    def __init__(self, analyzer: str) -> None:
        self._analyzer = analyzer
        self._lock = Lock()
        self._at_work: set[Worker] = set()
        self._free: Worker | None = None
        self._closed = False

    def analyze(self, text: str, day: date | None, is_wanted: Callable[[], bool]) -> Analysis | None:
        """Give what a text says; None when the analyzer fails at it, or no process can be started."""
        given_up: float | None = None

        def is_stopped() -> bool:
            nonlocal given_up
            if not is_wanted():
                given_up = given_up or monotonic()
            return self._closed or (given_up is not None and monotonic() - given_up > PATIENCE)

        for _ in range(TRIES):
            try:
                with self._worker() as worker:
                    return worker.analyze(text, day, is_stopped)
            except NotStarted:
                return None
            except Stopped:
                cause = "the library was closed" if self._closed else "it was given up"
                raise LibraryError(f"{cause} before the analysis was made") from None
            except WorkerEnded:
                continue
        raise NewsreaderError("the analysis ended without an answer; newsreader analyze shows why")

    def close(self) -> None:
        """End all processes at once."""
        with self._lock:
            self._closed = True
            workers = [*self._at_work, *([self._free] if self._free else [])]
            self._at_work.clear()
            self._free = None
        for worker in workers:
            worker.close()

    @contextmanager
    def _worker(self) -> Iterator[Worker]:
        """Lend a process, and keep one of those that answered."""
        worker = self._taken()
        kept = False
        try:
            yield worker
            kept = self._keep(worker)
        finally:
            with self._lock:
                self._at_work.discard(worker)
            if not kept:
                worker.close()

    def _taken(self) -> Worker:
        with self._lock:
            if self._closed:
                raise Stopped
            worker, self._free = self._free, None
            if worker and not worker.is_running:
                worker.close()
                worker = None
            worker = worker or Worker(self._analyzer, REST)
            self._at_work.add(worker)
            return worker

    def _keep(self, worker: Worker) -> bool:
        with self._lock:
            if self._closed or self._free:
                return False
            self._free = worker
            return True
