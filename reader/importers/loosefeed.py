"""Feeds that are hardly XML, by feedparser: small ones only, since its time grows out of bounds."""

from __future__ import annotations

import re
from calendar import timegm
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from reader.importers.encoding import decode
from reader.importers.markup import from_html, plain_line
from reader.importers.parsedfeed import ITEMS, ParsedFeed, headline, identity, size
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
    text = re.sub(r"(?is)<(?:!DOCTYPE|!ENTITY|\?xml)[^>]*+(?:>|\Z)", "", decode(source.data[:_LARGEST], source.type))
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
    title, site = plain_line(_text(found.feed, "title")), clean_url(_text(found.feed, "link"), source.url)
    language = clean_line(_text(found.feed, "language"), 35)
    stories = [_story(entry, title or source.file_name, site or source.url, language) for entry in found.entries[:ITEMS]]
    return ParsedFeed(Feed(url=source.url, title=title, site=site), stories, language=language)


def _story(entry: Any, source: str, base: str, language: str) -> Story:
    url = clean_url(_text(entry, "link"), base)
    contents = [_text(content, "value") for content in entry.get("content", [])] or [_text(entry, "summary")]
    document = from_html(max(contents, key=len), url or base)
    updated = _moment(dict.get(entry, "updated_parsed"))  # its own `get` takes the date of publication in its place, and warns
    return Story(
        title=plain_line(_text(entry, "title")) or headline(document) or url,
        document=document,
        url=url,
        source=source,
        guid=identity(_text(entry, "id")),
        authors=tuple(
            dict.fromkeys(name for author in entry.get("authors", []) if (name := plain_line(_text(author, "name"), 200)))
        ),
        published=_moment(entry.get("published_parsed")) or updated,
        updated=updated,
        language=language,
        enclosures=tuple(_enclosures(entry, base)),
    )


def _text(found: Any, name: str) -> str:
    """Give a value as text; feedparser has None for some that are not there."""
    return str(found.get(name) or "")


def _moment(parsed: Any) -> datetime | None:
    try:
        moment = datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None
    except (ValueError, TypeError, OverflowError, OSError):
        return None
    return moment if moment and moment.year >= 1600 else None


def _enclosures(entry: Any, base: str) -> Iterator[Enclosure]:
    for file in entry.get("enclosures", [])[:50]:
        if url := clean_url(_text(file, "href"), base):
            yield Enclosure(url, clean_line(_text(file, "type"), 100), size(_text(file, "length")))
