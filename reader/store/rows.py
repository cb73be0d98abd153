"""Rows to nouns and back."""

from __future__ import annotations

import json
import zlib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from reader.model import Block, Document, Enclosure, Feed, FeedResult, Headline, Highlight, Mark, Quote, Story

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
EMPTY = Document("")

STORY = (
    "s.id, s.title, s.url, s.source, s.feed, s.guid, s.authors, s.published, s.updated, s.added, s.language, s.enclosures,"
    " s.read, s.starred, s.trashed, s.sample,"
    " (SELECT json_group_array(tag) FROM (SELECT tag FROM tags WHERE story = s.key ORDER BY tag))"
)
HEADLINE = "s.id, s.title, s.source, s.published, s.read, s.starred, (SELECT count(*) FROM highlights h WHERE h.story = s.key)"
FEED = "url, title, site, tags, etag, modified, validated, last_time, last_status, last_cause, next, why, gone"
HIGHLIGHT = "h.id, s.id, h.start, h.end, h.exact, h.prefix, h.suffix, h.note, h.tags, h.color, h.made, h.lost"


def stamp(moment: datetime | None) -> int | None:
    """Give a moment as microseconds since 1970; one without a zone is UTC."""
    if moment is None:
        return None
    return ((moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - EPOCH) // MICROSECOND


def moment(written: int | None) -> datetime | None:
    """Read what `stamp` gave."""
    return None if written is None else EPOCH + written * MICROSECOND


def dump(value: object) -> str:
    """Write JSON in its shortest form."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def blocks_out(document: Document) -> str:
    """Write blocks as short lists: names of fields would double their size."""
    return dump([[b.start, b.end, b.kind, b.level] for b in document.blocks])


def marks_out(document: Document) -> str:
    """Write marks as short lists."""
    return dump([[m.start, m.end, m.kind, m.href] for m in document.marks])


def document(text: str, blocks: str, marks: str) -> Document:
    """Read a document."""
    return Document(text, tuple(Block(*b) for b in json.loads(blocks)), tuple(Mark(*m) for m in json.loads(marks)))


def pack(kept: Document) -> bytes:
    """Write a document in small, for what is seldom read again."""
    return zlib.compress(dump([kept.text, blocks_out(kept), marks_out(kept)]).encode("utf-8"))


def unpack(packed: bytes) -> Document:
    """Read what `pack` wrote."""
    return document(*json.loads(zlib.decompress(packed)))


def story(row: Sequence[Any], read: Document = EMPTY) -> Story:
    """Read a story from the columns `STORY`."""
    return Story(
        id=row[0],
        title=row[1],
        url=row[2],
        source=row[3],
        feed=row[4],
        guid=row[5],
        authors=tuple(json.loads(row[6])),
        published=moment(row[7]),
        updated=moment(row[8]),
        added=moment(row[9]),
        language=row[10],
        enclosures=tuple(Enclosure(*e) for e in json.loads(row[11])),
        read=bool(row[12]),
        starred=bool(row[13]),
        trashed=bool(row[14]),
        sample=bool(row[15]),
        tags=tuple(json.loads(row[16])),
        document=read,
    )


def enclosures_out(enclosures: Iterable[Enclosure]) -> str:
    """Write the files that come with a story."""
    return dump([[e.url, e.type, e.length] for e in enclosures])


def headline(row: Sequence[Any]) -> Headline:
    """Read a headline from the columns `HEADLINE`."""
    return Headline(row[0], row[1], row[2], moment(row[3]), bool(row[4]), bool(row[5]), row[6])


def feed(row: Sequence[Any], stories: int = 0, unread: int = 0) -> Feed:
    """Read a subscription from the columns `FEED`."""
    time = moment(row[7])
    return Feed(
        url=row[0],
        title=row[1],
        site=row[2],
        tags=tuple(json.loads(row[3])),
        etag=row[4],
        modified=row[5],
        validated=moment(row[6]),
        stories=stories,
        unread=unread,
        last=FeedResult(time, row[8], row[9]) if time else None,
        next=moment(row[10]),
        why=row[11],
        gone=bool(row[12]),
    )


def feed_out(kept: Feed) -> tuple[Any, ...]:
    """Give the values of the columns `FEED`."""
    last = kept.last
    result = (stamp(last.time), last.status, last.cause) if last else (None, None, "")
    validators = (kept.etag, kept.modified, stamp(kept.validated))
    return (kept.url, kept.title, kept.site, dump(kept.tags), *validators, *result, stamp(kept.next), kept.why, int(kept.gone))


def highlight(row: Sequence[Any]) -> Highlight:
    """Read a highlight from the columns `HIGHLIGHT`."""
    return Highlight(
        id=row[0],
        story=row[1],
        start=row[2],
        end=row[3],
        quote=Quote(row[4], row[5], row[6]),
        note=row[7],
        tags=tuple(json.loads(row[8])),
        color=row[9],
        made=EPOCH + row[10] * MICROSECOND,
        lost=bool(row[11]),
    )
