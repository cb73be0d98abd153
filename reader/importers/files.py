"""Files and folders as sources: what can be read is read, what cannot is a failure of its own."""

from __future__ import annotations

import os
import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import Failure
from reader.importers.source import Source
from reader.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS = {
    stat.S_ISFIFO: "a named pipe",
    stat.S_ISSOCK: "a socket",
    stat.S_ISCHR: "a device",
    stat.S_ISBLK: "a device",
}


def sources(name: str, limit: int) -> Iterator[Source | Failure]:
    """Yield the file of this name, or the files of the folder of this name and of those below it, by name."""
    if not name:
        yield Failure("(nothing)", "an empty name stands for no file")
        return
    seen: set[tuple[int, int]] = set()
    waiting = [Path(name)]
    while waiting:
        path = waiting.pop()
        try:
            inside = _inside(path, seen) if path.is_dir() else None
        except (OSError, ValueError) as error:
            yield Failure(_shown(path), _cause(error))
            continue
        if inside is None:
            yield read(path, limit)
        else:
            waiting += reversed(inside)


def _inside(folder: Path, seen: set[tuple[int, int]]) -> list[Path]:
    """Give what is in a folder, by name, without what is hidden; ValueError where a link leads back to one that was read."""
    about = folder.stat()
    if (place := (about.st_dev, about.st_ino)) in seen:
        raise ValueError("a link leads back to a folder that was read already")
    seen.add(place)
    with os.scandir(folder) as entries:
        return [Path(entry.path) for entry in sorted(entries, key=lambda entry: entry.name) if not entry.name.startswith(".")]


def read(path: Path, limit: int) -> Source | Failure:
    """Read a regular file of at most `limit` bytes."""
    try:
        # without blocking, since a pipe put in the file's place would wait for a writer for ever
        number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(number, "rb") as file:
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode):
                return Failure(_shown(path), f"is {_kind(about.st_mode)}, not a file")
            # nothing at all where the system makes up a file and has no line for it now
            data = (file.read(limit + 1) or b"") if about.st_size <= limit else b""
    except (OSError, ValueError) as error:
        return Failure(_shown(path), _cause(error))
    if about.st_size > limit or len(data) > limit:
        return Failure(_shown(path), f"is larger than the limit of {limit // (1024 * 1024)} MiB (file_bytes in [fetch])")
    return Source(os.fsencode(path).decode("utf-8", "replace"), data, modified=_time(about.st_mtime))


def _time(seconds: float) -> datetime | None:
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _kind(mode: int) -> str:
    return next((words for test, words in _KINDS.items() if test(mode)), "something else")


def _cause(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    return clean_line(getattr(error, "strerror", None) or str(error)) or "cannot be read"


def _shown(path: Path | str) -> str:
    return clean_line(os.fsencode(path).decode("utf-8", "replace"))
