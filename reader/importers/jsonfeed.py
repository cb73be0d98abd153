"""JSON Feed 1.0 and 1.1."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reader.importers.blocks import from_plain
from reader.importers.dates import read_date
from reader.importers.encoding import decode
from reader.importers.markup import from_html, plain_line
from reader.importers.parsedfeed import ITEMS, ParsedFeed, headline, identity
from reader.model import Enclosure, Feed, Story
from reader.text.clean import clean, clean_line, clean_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.importers.source import Source


def read_feed(source: Source) -> ParsedFeed | None:
    """Give the feed that a JSON document holds, or None when it is none or cut."""
    try:
        found = json.loads(decode(source.data, source.type))
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or not isinstance(found.get("items"), list):
        return None
    items = [item for item in found["items"] if isinstance(item, dict)]
    site = clean_url(_text(found, "home_page_url"), source.url)
    title = plain_line(_text(found, "title"))
    language = clean_line(_text(found, "language"), 35)
    return ParsedFeed(
        feed=Feed(url=source.url, title=title, site=site),
        stories=[_story(item, title or source.file_name, site or source.url, language) for item in items[:ITEMS]],
        problems=[f"holds {len(items)} items, the first {ITEMS} are taken"] if len(items) > ITEMS else [],
        language=language,
    )


def _text(found: dict[str, Any], *names: str) -> str:
    """Give the first of these values that says something; a number serves as an id."""
    values = (found.get(name) for name in names)
    return next(
        (str(value) for value in values if isinstance(value, (str, int)) and not isinstance(value, bool) and value != ""), ""
    )


def _story(item: dict[str, Any], source: str, base: str, language: str) -> Story:
    url = clean_url(_text(item, "url"), base) or clean_url(_text(item, "external_url"), base)
    rich = _text(item, "content_html")
    document = from_html(rich, url or base) if rich else from_plain(clean(_text(item, "content_text", "summary")))
    updated = read_date(item.get("date_modified"))
    return Story(
        title=plain_line(_text(item, "title")) or headline(document) or url,
        document=document,
        url=url,
        source=source,
        guid=identity(_text(item, "id")),
        authors=tuple(dict.fromkeys(_authors(item))),
        published=read_date(item.get("date_published")) or updated,
        updated=updated,
        language=clean_line(_text(item, "language"), 35) or language,
        enclosures=tuple(_enclosures(item, base)),
    )


def _authors(item: dict[str, Any]) -> Iterator[str]:
    many = item.get("authors")
    for author in [*(many if isinstance(many, list) else []), item.get("author")][:50]:
        if isinstance(author, dict) and (name := plain_line(_text(author, "name"), 200)):
            yield name


def _enclosures(item: dict[str, Any], base: str) -> Iterator[Enclosure]:
    attachments = item.get("attachments")
    for file in attachments[:50] if isinstance(attachments, list) else []:
        if isinstance(file, dict) and (url := clean_url(_text(file, "url"), base)):
            size = file.get("size_in_bytes")
            length = size if isinstance(size, int) and not isinstance(size, bool) and size >= 0 else None
            yield Enclosure(url, clean_line(_text(file, "mime_type"), 100), length)
