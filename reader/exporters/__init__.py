"""Stories with highlights -> text and files. The library calls `export`; each format's `write` is pure."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from reader.errors import ExportError
from reader.exporters.exported import Exported, ExportResult

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

__all__ = ["ENDINGS", "ExportResult", "Exported", "export_file", "export_markdown"]

ENDINGS = {"org": ".org", "json": ".json", "csv": ".csv", "ics": ".ics"}


def export_file(
    items: Sequence[Exported],
    format: str,  # noqa: A002 - the interface's word
    write: Callable[[Sequence[Exported], datetime], str],
    *,
    now: datetime | None = None,
    out: Path | None = None,
    dry_run: bool = False,
) -> ExportResult:
    """Write highlights as one file, whole, by a format's `write`.

    Without `out` the text is given. With `dry_run` nothing is written and the text is the difference. `now` carries the time
    zone in which moments are told. Raise ExportError when the file cannot be written.
    """
    text = write(items, now or datetime.now().astimezone())
    if out is None:
        return ExportResult(text)
    from reader.exporters import folder

    name = "coming" if format == "ics" else "highlights"
    path = out / f"{name}{ENDINGS.get(format, '.txt')}" if out.is_dir() else out
    try:
        folder.refuse_link(path)
        before = path.read_bytes().decode("utf-8", "surrogateescape") if path.exists() else ""
        if dry_run:
            return ExportResult(folder.difference(path, before, text))
        if before != text or not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            folder.write_file(path, text)
    except OSError as error:
        raise ExportError(f"{path}: {error.strerror or error}") from error
    return ExportResult(paths=(path,))


def export_markdown(
    items: Sequence[Exported],
    *,
    now: datetime | None = None,
    out: Path | None = None,
    dry_run: bool = False,
    templates: Path | None = None,
) -> ExportResult:
    """Write highlights as Markdown: into a folder, a file a story, where a file that is there is brought up to date.

    `now`, `out` and `dry_run` are those of `export_file`. Raise ExportError when nothing can be written; single files that
    cannot be are failures in the result.
    """
    from reader.exporters import folder, markdown

    now = now or datetime.now().astimezone()
    if out is None:
        return ExportResult(markdown.write(items, now, templates))
    if out.is_dir() or out.suffix.lower() not in (".md", ".markdown"):
        return folder.write_folder(items, out, now, dry_run=dry_run, templates=templates)
    if len(items) != 1:
        raise ExportError(f"{out}: is one file, for {len(items)} stories; name a folder")
    try:
        before, after = folder.update(out, items[0], now, templates)
        if dry_run:
            return ExportResult(folder.difference(out, before, after) if before != after else "")
        if before != after:
            out.parent.mkdir(parents=True, exist_ok=True)
            folder.write_file(out, after)
    except OSError as error:
        raise ExportError(f"{out}: {error.strerror or error}") from error
    return ExportResult(paths=(out,) if before != after else ())
