"""What a call is given to read: standard input and files named, up to a limit, so that input without end fills no memory."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO


def shown(path: str) -> str:
    """Give the name of an input as messages have it."""
    return "standard input" if path == "-" else path


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """Open a file, or standard input for `-`; InputError when it cannot be read."""
    if path == "-":
        if sys.stdin is None:
            raise InputError(f"{shown(path)}: is closed")
        yield sys.stdin.buffer
        return
    try:
        file = Path(path).open("rb")  # noqa: SIM115 - closed below; an error of who uses it is none of this file's
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: {getattr(error, 'strerror', None) or error}") from error
    with file:
        yield file


def whole(path: str, limit: int) -> bytes:
    """Read all of a file or of standard input; InputError when it is longer than `limit` bytes."""
    with opened(path) as file:
        try:
            data = file.read(limit + 1)
        except OSError as error:
            raise InputError(f"{shown(path)}: {error.strerror or error}") from error
    if len(data) > limit:
        raise InputError(f"{shown(path)}: is larger than the limit of {limit // (1024 * 1024)} MiB (file_bytes in [fetch])")
    return data


def lines(file: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield the lines that are not blank, each with its number; None for one of more than `limit` bytes."""
    number = 0
    while line := file.readline(limit + 1):
        number += 1
        if len(line) > limit and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = file.readline(limit + 1)
            yield number, None
        elif line.strip():
            yield number, line
