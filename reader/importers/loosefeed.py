"""Feeds that are hardly XML, by feedparser: small ones only, since its time grows out of bounds."""

from __future__ import annotations

import re
from calendar import timegm
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from reader.importers.encoding import decode
from reader.importers.markup import from_html, plain_line
from reader.importers.parsedfeed import ITEMS, ParsedFeed, headline, identity
from reader.model import Enclosure, Feed, Story
from reader.text.clean import clean_line, clean_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.importers.source import Source

_LARGEST = 1_000_000
_CROWDED = re.compile(r"<[^<>]{20000}")
"""Bytes of a feed and letters of a tag: 1 MB with 100,000 attributes takes feedparser a minute."""


def read_feed(source: Source) -> ParsedFeed | None:
    """Give the feed if feedparser finds stories in it, else None."""
    text = re.sub(r"(?is)<!(?:DOCTYPE|ENTITY)[^>]*>|<\?xml[^>]*>", "", decode(source.data[:_LARGEST], source.type))
    if _CROWDED.search(text) or "<" not in text or len(source.data) > _LARGEST:
        return None
    import feedparser

    # Bytes and a type, so that feedparser neither opens a path nor an address, and does not guess an encoding.
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": source.url}
    try:
        found: Any = feedparser.parse(
            text.encode("utf-8", "replace"), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception:  # it promises to raise nothing, and raises what its parsers raise
        return None
    if not found.entries:
        return None
    title, site = plain_line(found.feed.get("title", "")), clean_url(found.feed.get("link", ""), source.url)
    language = clean_line(found.feed.get("language", "") or "", 35)
    stories = [_story(entry, title or source.file_name, site or source.url, language) for entry in found.entries[:ITEMS]]
    return ParsedFeed(Feed(url=source.url, title=title, site=site), stories, language=language)


def _story(entry: Any, source: str, base: str, language: str) -> Story:
    url = clean_url(entry.get("link", ""), base)
    contents = [content.get("value", "") for content in entry.get("content", [])] or [entry.get("summary", "")]
    document = from_html(max(contents, key=len), url or base)
    updated = _moment(entry.get("updated_parsed"))
    return Story(
        title=plain_line(entry.get("title", "")) or headline(document) or url,
        document=document,
        url=url,
        source=source,
        guid=identity(entry.get("id", "")),
        authors=tuple(
            dict.fromkeys(name for author in entry.get("authors", []) if (name := plain_line(author.get("name", ""), 200)))
        ),
        published=_moment(entry.get("published_parsed")) or updated,
        updated=updated,
        language=language,
        enclosures=tuple(_enclosures(entry, base)),
    )


def _moment(parsed: Any) -> datetime | None:
    try:
        moment = datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None
    except (ValueError, TypeError, OverflowError, OSError):
        return None
    return moment if moment and moment.year >= 1600 else None


def _enclosures(entry: Any, base: str) -> Iterator[Enclosure]:
    for file in entry.get("enclosures", [])[:50]:
        if url := clean_url(file.get("href", ""), base):
            length = str(file.get("length", ""))
            yield Enclosure(url, clean_line(file.get("type", ""), 100), int(length) if length.isdecimal() else None)
