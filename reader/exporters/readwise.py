"""Highlights as a table: the columns that Readwise imports."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from reader.wire import stamp

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from reader.exporters.exported import Exported

COLUMNS = ("Highlight", "Title", "Author", "URL", "Note", "Location", "Date")


def write(items: Sequence[Exported], now: datetime) -> str:
    """Give a row a highlight; its tags stand in the note, as Readwise reads them."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for item in items:
        story = item.story
        for highlight in item.highlights:
            note = "\n".join(filter(None, [" ".join(f".{tag}" for tag in highlight.tags), highlight.note]))
            texts = (highlight.quote.exact, story.title, ", ".join(story.authors), story.url, note)
            rows.writerow([*map(_cell, texts), highlight.start, stamp(highlight.made)])
    return out.getvalue()


def _cell(text: str) -> str:
    """Keep a spreadsheet from running a cell as a formula: an apostrophe says that it is text."""
    first = text.lstrip()[:1]
    return f"'{text}" if first and first in "=+-@＝＋－＠" else text
