"""A passage as it is copied: with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.clean import clean
from reader.tui.rows import told_source

if TYPE_CHECKING:
    from reader.model import Story


def quotation(story: Story, start: int, end: int) -> str:
    """Return the passage in quotation marks, and below it title, source, date and address."""
    passage = clean(story.document.text[start:end]).strip()
    dated = story.published.strftime("%Y-%m-%d") if story.published else ""
    origin = ", ".join(part for part in (story.title, told_source(story.title, story.source), dated) if part)
    return "\n".join(part for part in (f"“{passage}”", f"— {origin}", story.url) if part)
