"""Is a story that comes in one that we have, and has it changed? Pure functions, tested by tables of cases.

Within a feed a story is told by its guid; where a feed gives one guid to several by its address; then by title; last by its
content. A page is told by its address, a file by its path, if what it says is akin.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from reader.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model import Document, Story

Outcome = Literal["new", "changed", "same"]
AKIN = 0.5  # of the words: a rewritten report shares more, another report under the same file name far less

_ARTICLE = r"[^:/?#]+://[^/?#]++/*+(?:[^/?#]|\?.)"

Key = tuple[str, ...]


@record
class Known:
    """What is needed of a stored story to tell whether another one is it."""

    key: int
    feed: str
    source: str
    guid: str
    url: str
    origin: str
    title: str
    sent: str


@record
class Incoming:
    """A story that comes in, the file that it came from, the hash of its content and the keys by which it can be told."""

    story: Story
    origin: str
    sent: str
    keys: list[Key]


def incoming(story: Story, origin: str = "") -> Incoming:
    """Prepare a story for `match`."""
    sent = content_hash(story.title, story.document)
    return Incoming(story, origin, sent, _keys(story.feed, story.source, story.guid, story.url, story.title, origin, sent))


def content_hash(title: str, document: Document) -> str:
    """Hash what a reader reads: title and text."""
    return _hash(title, document.text)


def analysis_hash(story: Story) -> str:
    """Hash what an analysis depends on: the text and the day."""
    return _hash(story.document.text, story.published.date().isoformat() if story.published else "")


def _hash(*parts: str) -> str:
    import hashlib  # with OpenSSL, 2 ms that a start does not take

    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


class Batch:
    """What came in together: an address or guid that several stories share tells none of them."""

    def __init__(self, stories: Iterable[Incoming]) -> None:
        self.counts: Counter[tuple[int, Key]] = Counter()
        self.guids: set[str] = set()
        seen: set[Key] = set()
        for one in stories:
            self.guids.add(one.story.guid)
            if (twin := twin_key(one)) in seen:
                continue
            seen.add(twin)
            self.counts.update(enumerate(one.keys))

    def single(self, rule: int, key: Key) -> bool:
        """Tell whether one story only has this key."""
        return self.counts[rule, key] <= 1


def twin_key(one: Incoming) -> Key:
    """Give what makes two stories of one batch the same story, sent twice."""
    story = one.story
    if story.guid or story.url:
        return (story.feed, story.guid, story.url, story.title)
    return (story.feed, story.source, one.origin, one.sent)


def _keys(feed: str, source: str, guid: str, url: str, title: str, origin: str, sent: str) -> list[Key]:
    """Give the keys of a story rule by rule, the surest first; an empty one where a rule does not fit."""
    scope = feed or source
    nothing: Key = ()
    return [
        (scope, guid) if guid else nothing,
        (guid, url) if guid and url else nothing,
        (guid, url, title) if guid and url else nothing,
        (url,) if is_article(url) else nothing,
        (scope, url, title) if url and not guid else nothing,
        (feed, title) if feed and title and not guid and not url else nothing,
        (sent,),
        (origin,) if origin and not url and not guid else nothing,
    ]


GUID, GUID_AND_URL, URL, CONTENT = 0, 1, 3, 6  # places in the list of keys


def is_article(url: str) -> bool:
    """Tell whether an address can be a story's own: a site's first page is not."""
    return bool(re.match(_ARTICLE, url))


def match(one: Incoming, known: Sequence[Known], batch: Batch) -> Known | None:
    """Find the stored story that this one is, among those that share something with it."""
    stored = [(k, _keys(k.feed, k.source, k.guid, k.url, k.title, k.origin, k.sent)) for k in known]
    for rule, key in enumerate(one.keys):
        if not key or not batch.single(rule, key):
            continue
        found = [k for k, theirs in stored if theirs[rule] == key and _allowed(rule, one, k, batch)]
        if len(found) == 1 or (found and rule == CONTENT):
            return found[0]
    return None


def _allowed(rule: int, one: Incoming, known: Known, batch: Batch) -> bool:
    ours = one.story
    if ours.feed and known.feed and ours.feed != known.feed:
        return False
    if rule not in (URL, CONTENT):
        return True
    other_guid = bool(ours.guid and known.guid and ours.guid != known.guid)
    if other_guid and known.guid in batch.guids:
        return False
    return rule == URL or not (ours.url and known.url and ours.url != known.url)


def told_by_file(one: Incoming, known: Known) -> bool:
    """Tell whether nothing but the file's name says that the two are one."""
    return bool(one.origin) and one.origin == known.origin and not one.story.guid and not one.story.url


def akin(before: Story, after: Story) -> bool:
    """Tell whether a file says what it said, rewritten, or something else under the same name."""
    if before.title == after.title:
        return True
    ours, theirs = (set(re.findall(r"\w+", story.document.text.casefold())) for story in (before, after))
    return len(ours & theirs) >= AKIN * max(1, min(len(ours), len(theirs)))


def merge(old: Story, new: Story, *, keep_text: bool = False) -> Story:
    """Lay what came in over what is stored: a blank item wipes nothing, and the first date stays.

    An item without a title goes by its address, which is no better than the title that was there.
    """
    return replace(
        old,
        title=old.title if new.title.strip() in ("", new.url) else new.title,
        document=old.document if keep_text or not new.document.text.strip() else new.document,
        url=new.url or old.url,
        source=new.source or old.source,
        feed=new.feed or old.feed,
        guid=new.guid or old.guid,
        authors=new.authors or old.authors,
        published=old.published or new.published,
        updated=new.updated or old.updated,
        language=new.language or old.language,
        enclosures=new.enclosures or old.enclosures,
    )


def decide(old: Story, new: Story) -> Outcome:
    """Say whether a stored story reads otherwise than before, or is as it was."""
    return "same" if (old.title, old.document.text) == (new.title, new.document.text) else "changed"


def basis(one: Incoming, batch: Batch) -> Key:
    """Give what a story's id is made from: the first thing that tells it for good."""
    for rule in (GUID, GUID_AND_URL, URL):
        if one.keys[rule] and batch.single(rule, one.keys[rule]):
            return one.keys[rule]
    return (one.story.feed, one.story.source, one.story.guid, one.story.url, one.story.title, one.story.document.text)


def ids(of: Key) -> Iterable[str]:
    """Yield ids of a story, the shortest first; the next where one is taken by another story."""
    turn = 0
    while True:
        digest = _hash(*of, str(turn) if turn else "")
        yield from (digest[:length] for length in (8, 12, 16))
        turn += 1
