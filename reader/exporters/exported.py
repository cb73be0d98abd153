"""What an export is about, and what it gave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.record import record

if TYPE_CHECKING:
    from pathlib import Path

    from reader.errors import Failure
    from reader.model import Analysis, Highlight, Story


@record
class Exported:
    """A story to export, with its highlights and, where there is one, what it says."""

    story: Story
    highlights: tuple[Highlight, ...] = ()
    analysis: Analysis | None = None


@record
class ExportResult:
    """What an export wrote: text for standard output (with `dry_run` the difference), or the files that changed."""

    text: str = ""
    paths: tuple[Path, ...] = ()
    failures: tuple[Failure, ...] = ()
