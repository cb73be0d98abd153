"""`analyze --jsonl`: JSON lines through worker processes, answered in the order in which they came.

The first lines are answered in this process: short inputs are spared the start of workers, and workers that are forked later
share the models which those lines loaded.
"""

from __future__ import annotations

import json
import math
import os
import re
import threading
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import date
from itertools import chain, islice
from queue import Queue
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.text.clean import blank_sequences

if TYPE_CHECKING:
    from collections.abc import Iterator

ALONE = 4  # lines answered before workers are started

Line = tuple[int, bytes | None]  # its number, and what it holds; None when it is too long to be read


class Answer(NamedTuple):
    """What is written for a line, what was wrong with it, and what a person should know of it; both mostly empty."""

    written: str
    wrong: str = ""
    told: str = ""


def answers(lines: Iterator[Line], analyzer: str) -> Iterator[tuple[int, Answer]]:
    """Give for each line its number and its answer."""
    for number, line in islice(lines, ALONE):
        yield number, answer(line, analyzer)
    for first in islice(lines, 1):
        yield from _in_workers(first, lines, analyzer)


def _in_workers(first: Line, rest: Iterator[Line], analyzer: str) -> Iterator[tuple[int, Answer]]:
    cores = _cores()
    if cores == 1:
        yield from ((number, answer(line, analyzer)) for number, line in chain([first], rest))
        return
    with ProcessPoolExecutor(cores) as pool:
        # a few lines ahead keep the workers busy; no more, or a large input would be held in memory
        waiting: Queue[tuple[Line, Future[Answer]] | None] = Queue(maxsize=4 * cores)
        threading.Thread(target=_submit, args=(chain([first], rest), analyzer, pool, waiting), daemon=True).start()
        while (item := waiting.get()) is not None:
            (number, line), future = item
            yield number, _outcome(line, future)


def _submit(lines: Iterator[Line], analyzer: str, pool: ProcessPoolExecutor, waiting: Queue[Any]) -> None:
    try:
        for line in lines:
            waiting.put((line, pool.submit(answer, line[1], analyzer)))
    except RuntimeError:
        pass  # nobody reads our output any more, and the pool was shut
    finally:
        waiting.put(None)


def _outcome(line: bytes | None, future: Future[Answer]) -> Answer:
    try:
        return future.result()
    except Exception as error:
        return _refusal(_id_of(line), f"the analysis ended: {error}")


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def answer(line: bytes | None, analyzer: str) -> Answer:
    """Answer one line: the analysis document, or its id with the error."""
    from reader.plugins import analyzer as find
    from reader.plugins import cut_short
    from reader.wire import analysis_to_json

    key: Any = None
    if line is None:
        return _refusal(key, "the line is too long (body_bytes in [fetch])")
    try:
        given = json.loads(line, parse_float=_finite, parse_constant=_finite)
        if not isinstance(given, dict):
            raise ValueError("not a JSON object")
        key = given.get("id")
        text, day = _asked(given)
        found = find(analyzer).analyze(text, day)
    except (ValueError, RecursionError) as error:
        return _refusal(key, told(error))
    return Answer(_written({"id": key, "text": text, **analysis_to_json(found)}), told=cut_short(text, found))


_WRONG = {
    "Expecting value": "a value was expected at letter {}",
    "Expecting property name": "a name in double quotes was expected at letter {}",
    "Expecting ':' delimiter": "a colon was expected at letter {}",
    "Expecting ',' delimiter": "a comma or a closing bracket was expected at letter {}",
    "Illegal trailing comma": "a comma too many at letter {}",
    "Unterminated string": "the text that begins at letter {} has no closing quotation mark",
    "Invalid control character": "the control character at letter {} must be escaped",
    "Invalid \\": "the backslash at letter {} begins no escape",
    "Extra data": "more follows the end of the object, at letter {}",
}
"""How the parser's messages begin, and what a person says."""


def told(error: ValueError | RecursionError) -> str:
    """Say in plain words what is wrong with a line."""
    match error:
        case json.JSONDecodeError():
            words = (words for begun, words in _WRONG.items() if error.msg.startswith(begun))
            return "not JSON: " + next(words, "broken at letter {}").format(f"{error.pos + 1:,}")
        case UnicodeDecodeError():
            return f"not UTF-8, at byte {error.start + 1:,}"
        case RecursionError():
            return "nested too deeply"
        case _ if "integer string conversion" in str(error):
            return "a number has too many digits"
    return str(error)


def _finite(written: str) -> float:
    """Read a number that JSON has; Python would read, and write, NaN and Infinity too."""
    number = float(written)
    if not math.isfinite(number):
        raise ValueError(f"{written[:40]} is no number of JSON")
    return number


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


# controls that a terminal obeys, and halves of surrogate pairs, which UTF-8 cannot hold
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def harmless(text: str) -> str:
    """Give the text with CRLF as LF and spaces for controls and what sequences hold: offsets are those of the caller's copy."""
    text = blank_sequences(text.replace("\r\n", "\n"))
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", _CONTROL.sub(" ", text))


def _refusal(key: Any, cause: str) -> Answer:
    cause = " ".join(cause.split())[:500]
    return Answer(_written({"id": key, "error": cause}), cause)


def _written(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _id_of(line: bytes | None) -> Any:
    try:
        found = json.loads(line or b"", parse_float=_finite, parse_constant=_finite)
    except (ValueError, RecursionError):
        return None
    return found.get("id") if isinstance(found, dict) else None
