"""Work that may take long is done in threads that leaving the application does not wait for.

Python waits at its end for the threads of its own pools, so that a server which does not answer would hold the terminal for as
long as the limits allow. What such a thread has not stored by then is not stored: transactions are whole or absent.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from queue import SimpleQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    Job = tuple[Callable[[], Any], asyncio.AbstractEventLoop, asyncio.Future[Any]]

Result = TypeVar("Result")

CREW = 4
"""Threads at most: a fetch, an analysis, one that was given up, and one to spare. They are kept, with their connections."""


class Crew:
    """A few threads that take what is to be done in turn."""

    def __init__(self) -> None:
        self._jobs: SimpleQueue[Job] = SimpleQueue()
        self._lock = Lock()
        self._threads = 0
        self._open = 0

    async def do(self, deed: Callable[[], Result]) -> Result:
        """Do it apart and give its result; a caller who is cancelled leaves it to itself."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Result] = loop.create_future()
        with self._lock:
            self._open += 1
            if self._threads < min(self._open, CREW):
                self._threads += 1
                Thread(target=self._work, name=f"apart-{self._threads}", daemon=True).start()
        self._jobs.put((deed, loop, future))
        return await future

    def _work(self) -> None:
        while True:
            deed, loop, future = self._jobs.get()
            result, failure = None, None
            if not future.cancelled():
                try:
                    result = deed()
                except Exception as error:
                    failure = error
            with self._lock:
                self._open -= 1
            with suppress(RuntimeError):  # the application is gone
                loop.call_soon_threadsafe(_settle, future, result, failure)


def _settle(future: asyncio.Future[Any], result: object, failure: Exception | None) -> None:
    if future.done():
        return
    if failure is None:
        future.set_result(result)
    else:
        future.set_exception(failure)


apart = Crew().do
