"""Feeds: a fast path on lxml for RSS and Atom, the standard library for JSON Feed, feedparser for what neither can read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.errors import Failure, InputError
from reader.importers import jsonfeed, syndication
from reader.importers.parsedfeed import ParsedFeed
from reader.importers.safexml import parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.importers.source import Source
    from reader.model import Story

LARGEST = 20 * 1024 * 1024
"""Bytes of a feed; what comes after is not read."""

__all__ = ["LARGEST", "ParsedFeed", "parse", "read"]

_ENDINGS = (b"</rss>", b"</feed>", b"</rdf:rdf>", b"</channel>", b":feed>", b":rss>")


def read(source: Source) -> Iterator[Story | Failure]:
    """Yield a feed file's stories, then what was wrong with it."""
    try:
        parsed = parse(source)
    except InputError as error:
        yield Failure(source.name, str(error))
        return
    yield from parsed.stories
    for problem in parsed.problems:
        yield Failure(source.name, problem)


def parse(source: Source) -> ParsedFeed:
    """Give the feed with its stories and what had to be left out; InputError when it is no feed."""
    problems = []
    if len(source.data) > LARGEST:
        problems.append(f"is larger than {LARGEST >> 20} MiB, the rest is not read")
        source = replace(source, data=source.data[:LARGEST])
    if source.data[:64].lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith((b"{", b"\xff\xfe{")):
        parsed = jsonfeed.read_feed(source)
    else:
        parsed = _parse_xml(source)
    if parsed is None:
        raise InputError("is no feed that can be read" if source.data.strip() else "is empty")
    return replace(parsed, problems=[*problems, *parsed.problems])


def _parse_xml(source: Source) -> ParsedFeed | None:
    root, well_formed = parse_xml(source.data, source.type)
    parsed = syndication.read_feed(root, source) if root is not None and syndication.is_feed(root) else None
    if well_formed and parsed:
        return parsed
    if parsed and _is_cut(parsed, source.data):
        problem = "ends in the middle, the whole items are taken"
        return replace(parsed, stories=parsed.stories[:-1], problems=[*parsed.problems, problem])
    loose = _loose(source)
    return max((found for found in (parsed, loose) if found), key=_told, default=None)


def _told(parsed: ParsedFeed) -> int:
    """Count what a way of reading a broken feed brought to light."""
    return sum(bool(story.title) + bool(story.url) + bool(story.document.text) for story in parsed.stories)


def _is_cut(parsed: ParsedFeed, data: bytes) -> bool:
    """Whether a feed ends in the middle of its last item."""
    lower = data.lower()
    if lower.rstrip()[-200:].endswith(_ENDINGS) or any(ending in lower[-2000:] for ending in _ENDINGS):
        return False
    closed = lower.count(b"</item>") + lower.count(b"</entry>") + lower.count(b":item>") // 2 + lower.count(b":entry>") // 2
    return closed < len(parsed.stories)


def _loose(source: Source) -> ParsedFeed | None:
    from reader.importers import loosefeed

    return loosefeed.read_feed(source)
