"""Files in a folder: found again by the id in their front matter, written whole or not at all, never through a link."""

from __future__ import annotations

import difflib
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ExportError, Failure
from reader.exporters import markdown
from reader.exporters.exported import ExportResult
from reader.exporters.merge import found_id, merge
from reader.exporters.names import file_name, folded

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from reader.exporters.exported import Exported

FRONT_BYTES = 64 * 1024  # of a file are read to find its id


def write_folder(
    items: Sequence[Exported], folder: Path, now: datetime, *, dry_run: bool = False, templates: Path | None = None
) -> ExportResult:
    """Bring a folder up to date, a file a story; files of stories that are not asked for are left alone."""
    try:
        if not dry_run:
            folder.mkdir(parents=True, exist_ok=True)
        known, taken = _known(folder), {folded(path.name) for path in folder.iterdir()} if folder.is_dir() else set()
    except OSError as error:
        raise ExportError(f"{folder}: {error.strerror or error}") from error
    changed, failures, differences = [], [], []
    for item in items:
        path = known.get(markdown.key(item.story)) or folder / file_name(item.story, taken)
        taken.add(folded(path.name))
        try:
            before, after = update(path, item, now, templates)
            if before != after:
                changed.append(path)
                differences.append(difference(path, before, after))
                if not dry_run:
                    write_file(path, after)
        except (OSError, ExportError, UnicodeEncodeError) as error:
            failures.append(Failure(str(path), _cause(error)))
    return ExportResult("".join(differences) if dry_run else "", () if dry_run else tuple(changed), tuple(failures))


def update(path: Path, item: Exported, now: datetime, templates: Path | None = None) -> tuple[str, str]:
    """Give a story's file as it is and as it is to be; what is not UTF-8 in it stays as it is."""
    if not os.path.lexists(path):
        return "", markdown.document(item, now, templates)
    refuse_link(path)
    existing = path.read_bytes().decode("utf-8", "surrogateescape")
    return existing, merge(existing, item, now, templates) if existing.strip() else markdown.document(item, now, templates)


def difference(path: Path, before: str, after: str) -> str:
    """Give the difference of two texts of a file, as patches are written."""
    old, new = (text.encode("utf-8", "replace").decode().splitlines(keepends=True) for text in (before, after))
    lines = difflib.unified_diff(old, new, str(path) if before else os.devnull, str(path))
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def refuse_link(path: Path) -> None:
    """Raise when something other than a file stands where a file is to be written."""
    if os.path.lexists(path) and not stat.S_ISREG(path.lstat().st_mode):
        kind = "a symbolic link" if path.is_symlink() else "no regular file"
        raise ExportError(f"{path}: is {kind}; name another place")


def write_file(path: Path, text: str) -> None:
    """Write a file whole or not at all, with the rights that it had."""
    refuse_link(path)
    try:
        handle, name = tempfile.mkstemp(prefix=".newsreader-", suffix=".tmp", dir=path.parent)
    except OSError as error:  # which names the temporary file
        raise OSError(error.errno, error.strerror, str(path)) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8", "surrogateescape"))
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _known(folder: Path) -> dict[str, Path]:
    """Find the files that are ours by their ids, also renamed and in folders below; links and hidden folders are left out."""
    found: dict[str, Path] = {}
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if path.suffix.lower() == ".md" and stat.S_ISREG(path.lstat().st_mode):
                with suppress(OSError), path.open("rb") as file:
                    owner = found_id(file.read(FRONT_BYTES).decode("utf-8", "surrogateescape"))
                    found.setdefault(owner, path)
    found.pop("", None)
    return found


def _cause(error: OSError | ExportError | UnicodeEncodeError) -> str:
    if isinstance(error, OSError):
        return error.strerror or str(error)
    if isinstance(error, UnicodeEncodeError):
        return f"this name cannot be written where names are {error.encoding}; take a locale of UTF-8"
    return str(error).partition(": ")[2] or str(error)
