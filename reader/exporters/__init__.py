"""Stories with highlights -> text and files. The library calls `export`; each format's `write` is pure."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from reader.errors import ExportError
from reader.exporters.exported import Exported, ExportResult

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

__all__ = ["ExportResult", "Exported", "export"]

ENDINGS = {"markdown": ".md", "org": ".org", "json": ".json", "csv": ".csv"}


def export(
    items: Sequence[Exported],
    format: str = "markdown",  # noqa: A002 - the interface's word
    *,
    now: datetime | None = None,
    out: Path | None = None,
    dry_run: bool = False,
    templates: Path | None = None,
    writer: Callable[..., str] | None = None,
) -> ExportResult:
    """Write highlights.

    Without `out` the text is given. Markdown goes into a folder, a file a story, and a file that is there is brought up to
    date; the other formats are one file, written whole. With `dry_run` nothing is written and the text is the difference.
    `now` carries the time zone in which moments are told. `writer` is a format's `write` when it is none of ours. Raise
    ExportError when nothing can be written; single files that cannot be are failures in the result.
    """
    now = now or datetime.now().astimezone()
    if format == "markdown" and writer is None:
        return _markdown(items, now, out, dry_run, templates)
    text = (writer or _writer(format))(items, now)
    if out is None:
        return ExportResult(text)
    from reader.exporters import folder

    path = out / f"highlights{ENDINGS.get(format, '.txt')}" if out.is_dir() else out
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


def _markdown(
    items: Sequence[Exported], now: datetime, out: Path | None, dry_run: bool, templates: Path | None
) -> ExportResult:
    from reader.exporters import folder, markdown

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


def _writer(format: str) -> Callable[..., str]:  # noqa: A002 - the interface's word
    if format == "json":
        from reader.exporters.web_annotation import write
    elif format == "csv":
        from reader.exporters.readwise import write
    elif format == "org":
        from reader.exporters.org import write
    else:
        raise ExportError(f"{format}: no such format; there are {', '.join(ENDINGS)}")
    return write
