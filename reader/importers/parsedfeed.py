"""What every reader of feeds gives, and what they decide alike."""

from __future__ import annotations

import hashlib
from dataclasses import field
from typing import TYPE_CHECKING

from reader.record import record
from reader.text.clean import clean_line

if TYPE_CHECKING:
    from reader.model import Document, Feed, Story

ITEMS = 10_000
"""Items taken of one feed."""

_ID = 2_000
_HEADLINE = 100


@record
class ParsedFeed:
    """A feed with its stories. `ttl` is in minutes; in `skip_hours` (UTC) it asks not to be fetched."""

    feed: Feed
    stories: list[Story] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    language: str = ""
    ttl: int | None = None
    skip_hours: frozenset[int] = frozenset()


def identity(guid: str) -> str:
    """Give an item's id; one longer than anybody needs ends in its hash, so that two with one beginning stay two."""
    if len(guid) <= _ID:
        return clean_line(guid, _ID)
    return f"{clean_line(guid[: _ID // 2], _ID // 2)} {hashlib.sha256(guid.encode('utf-8', 'replace')).hexdigest()}"


def size(written: str) -> int | None:
    """Give the bytes that a feed says a file has; None where that is no number, or one that no file has."""
    return int(written) if written.isdecimal() and len(written) < 16 else None


def headline(document: Document) -> str:
    """Give the beginning of a text as the title of a story that has none."""
    line = document.text[: document.blocks[0].end] if document.blocks else ""
    if len(line) <= _HEADLINE:
        return clean_line(line)
    return clean_line(line[:_HEADLINE].rpartition(" ")[0] or line[:_HEADLINE]) + "…"
