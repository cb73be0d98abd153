"""`analyze --jsonl`: JSON lines through worker processes, answered in the order in which they came.

The first lines are answered in this process: short inputs are spared the start of workers, and workers that are forked later
share the models which those lines loaded.
"""

from __future__ import annotations

import json
import os
import threading
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import date
from itertools import islice
from queue import Queue
from typing import TYPE_CHECKING, Any

from reader.cli.analyze import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ALONE = 4  # lines answered before workers are started

Answer = tuple[str, bool]


def answers(lines: Iterable[bytes], analyzer: str) -> Iterator[Answer]:
    """Give for each line its answer as JSON, and whether it could be read."""
    wanted = (line for line in lines if line.strip())
    for line in islice(wanted, ALONE):
        yield answer(line, analyzer)
    rest = next(wanted, None)
    if rest is not None:
        yield from _in_workers(rest, wanted, analyzer)


def _in_workers(first: bytes, rest: Iterator[bytes], analyzer: str) -> Iterator[Answer]:
    cores = _cores()
    if cores == 1:
        yield answer(first, analyzer)
        yield from (answer(line, analyzer) for line in rest)
        return
    with ProcessPoolExecutor(cores) as pool:
        # a few lines ahead keep the workers busy; no more, or a large input would be held in memory
        waiting: Queue[tuple[bytes, Future[Answer]] | None] = Queue(maxsize=4 * cores)
        waiting.put((first, pool.submit(answer, first, analyzer)))
        threading.Thread(target=_submit, args=(rest, analyzer, pool, waiting), daemon=True).start()
        while (item := waiting.get()) is not None:
            yield _outcome(*item)


def _submit(lines: Iterator[bytes], analyzer: str, pool: ProcessPoolExecutor, waiting: Queue[Any]) -> None:
    try:
        for line in lines:
            waiting.put((line, pool.submit(answer, line, analyzer)))
    except RuntimeError:
        pass  # nobody reads our output any more, and the pool was shut
    finally:
        waiting.put(None)


def _outcome(line: bytes, future: Future[Answer]) -> Answer:
    try:
        return future.result()
    except Exception as error:
        return _refusal(_id_of(line), f"the analysis ended: {error}")


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def answer(line: bytes, analyzer: str) -> Answer:
    """Answer one line: the analysis document, or its id with the error."""
    from reader.plugins import analyzer as find
    from reader.wire import analysis_to_json

    key: Any = None
    try:
        given = json.loads(line)
        if not isinstance(given, dict):
            raise ValueError("not a JSON object")
        key = given.get("id")
        text, day = _asked(given)
        found = analysis_to_json(find(analyzer).analyze(text, day))
    except (ValueError, RecursionError) as error:
        return _refusal(key, str(error) or "nested too deeply")
    return _written({"id": key, "text": text, **found}), True


def _asked(given: dict[str, Any]) -> tuple[str, date | None]:
    if given.get("id") is None:
        raise ValueError("id is missing")
    if not isinstance(given.get("text"), str):
        raise ValueError("text is missing or is not a string")
    text, day = harmless(given["text"]), given.get("date") or None
    if day is None:
        return text, None
    try:
        return text, date.fromisoformat(str(day)[:10])
    except ValueError as error:
        raise ValueError(f"date: {str(day)[:40]!r} is not a date such as 2024-03-31") from error


def _refusal(key: Any, cause: str) -> Answer:
    return _written({"id": key, "error": " ".join(cause.split())[:500]}), False


def _written(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _id_of(line: bytes) -> Any:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found.get("id") if isinstance(found, dict) else None
