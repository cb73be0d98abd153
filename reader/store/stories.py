"""Stories: stored, changed, given back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reader.errors import NotFound
from reader.model import Headline, Story, Version
from reader.store import facts, highlights, identity, rows, search
from reader.store.identity import Batch, Incoming, Known, Outcome

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

_KNOWN = "key, feed, source, guid, url, origin, title, sent"
_KEPT = (
    "title",
    "url",
    "source",
    "feed",
    "guid",
    "authors",
    "published",
    "updated",
    "added",
    "sort",
    "language",
    "enclosures",
    "analysed",
)


def add(
    connection: sqlite3.Connection, stories: Iterable[Story], now: datetime, *, origin: str = ""
) -> list[tuple[str, Outcome]]:
    """Store stories that came together; give the id of each and whether it is new, changed or the same, in their order."""
    coming = [identity.incoming(story, origin) for story in stories]
    batch = Batch(coming)
    twins: dict[tuple[str, ...], str] = {}
    outcomes: list[tuple[str, Outcome]] = []
    for one in coming:
        twin = identity.twin_key(one)
        if twin in twins:
            outcomes.append((twins[twin], "same"))
            continue
        known = _known(connection, one, batch)
        outcomes.append(_change(connection, known, one, now) if known else (_insert(connection, one, batch, now), "new"))
        twins[twin] = outcomes[-1][0]
    return outcomes


def _known(connection: sqlite3.Connection, one: Incoming, batch: Batch) -> Known | None:
    known = identity.match(one, _candidates(connection, one), batch)
    if known is None or known.sent == one.sent or not identity.told_by_file(one, known):
        return known
    before = by_key(connection, known.key)
    return known if identity.akin(before, one.story) else None


def _candidates(connection: sqlite3.Connection, one: Incoming) -> list[Known]:
    """Give what shares anything with the story by which it could be told. Each part is answered by its own index."""
    story = one.story
    parts: list[tuple[str, tuple[str, ...]]] = [("sent = ?", (one.sent,))]
    if story.guid:
        parts.append(("guid = ? AND guid <> ''", (story.guid,)))
    if story.url:
        parts.append(("url = ? AND url <> ''", (story.url,)))
    elif not story.guid and story.feed:
        parts.append(("feed = ? AND title = ? AND guid = '' AND url = '' AND feed <> ''", (story.feed, story.title)))
    if one.origin:
        parts.append(("origin = ? AND origin <> ''", (one.origin,)))
    sql = " UNION ALL ".join(f"SELECT * FROM (SELECT {_KNOWN} FROM stories WHERE {where} LIMIT 200)" for where, _ in parts)
    found = connection.execute(sql, [value for _, values in parts for value in values])
    return [Known(*row) for row in dict.fromkeys(found)]


def _insert(connection: sqlite3.Connection, one: Incoming, batch: Batch, now: datetime) -> str:
    story = replace(one.story, added=one.story.added or now)
    short = next(
        short
        for short in identity.ids(identity.basis(one, batch))
        if not connection.execute("SELECT 1 FROM stories WHERE id = ?", (short,)).fetchone()
    )
    whole = not story.feed and not story.guid
    columns = ("id", "origin", "sample", "read", "starred", "trashed", "sent", "whole", *_KEPT)
    state = (story.sample, story.read, story.starred, story.trashed)
    values = (short, one.origin, *map(int, state), one.sent, int(whole), *_values(story))
    key = connection.execute(
        f"INSERT INTO stories ({', '.join(columns)}) VALUES (?{', ?' * (len(columns) - 1)})", values
    ).lastrowid
    document = story.document
    connection.execute(
        "INSERT INTO texts (story, text, blocks, marks) VALUES (?, ?, ?, ?)",
        (key, document.text, rows.blocks_out(document), rows.marks_out(document)),
    )
    connection.executemany("INSERT OR IGNORE INTO tags (story, tag) VALUES (?, ?)", [(key, tag) for tag in story.tags])
    search.queue(connection, key or 0)
    return short


def _values(story: Story) -> tuple[Any, ...]:
    """Give the values of the columns `_KEPT`."""
    published, added = rows.stamp(story.published), rows.stamp(story.added) or 0
    return (
        story.title,
        story.url,
        story.source,
        story.feed,
        story.guid,
        rows.dump(story.authors),
        published,
        rows.stamp(story.updated),
        added,
        added if published is None else min(published, added),
        story.language,
        rows.enclosures_out(story.enclosures),
        identity.analysis_hash(story),
    )


def _change(connection: sqlite3.Connection, known: Known, one: Incoming, now: datetime) -> tuple[str, Outcome]:
    """Lay a story that came in over the stored one; keep what it was when it reads otherwise now."""
    old = by_key(connection, known.key)
    whole = bool(connection.execute("SELECT whole FROM stories WHERE key = ?", (known.key,)).fetchone()[0])
    from_page = not one.story.feed and not one.story.guid
    # a feed's story keeps the feed's title and name when its page is read
    coming = replace(one.story, title="", source="") if from_page and old.feed else one.story
    new = identity.merge(old, coming, keep_text=whole and not from_page)
    blank = not one.story.document.text.strip()
    connection.execute(
        "UPDATE stories SET sent = ?, whole = ?, origin = ? WHERE key = ?",
        (known.sent if blank else one.sent, int(whole or from_page), one.origin or known.origin, known.key),
    )
    return old.id, put(connection, known.key, old, new, now)


def put(connection: sqlite3.Connection, key: int, old: Story, new: Story, now: datetime) -> Outcome:
    """Replace a stored story; one that reads otherwise keeps its earlier version, and its highlights find their words again."""
    if new == old:
        return "same"
    outcome = identity.decide(old, new)
    if outcome == "changed":
        connection.execute(
            "INSERT INTO versions (story, replaced, title, document) VALUES (?, ?, ?, ?)",
            (key, rows.stamp(now), old.title, rows.pack(old.document)),
        )
        search.forget(connection, key, old.title, old.document.text)
        facts.forget(connection, key)
    connection.execute(f"UPDATE stories SET {', '.join(f'{name} = ?' for name in _KEPT)} WHERE key = ?", (*_values(new), key))
    if new.document != old.document:
        document = new.document
        connection.execute(
            "UPDATE texts SET text = ?, blocks = ?, marks = ? WHERE story = ?",
            (document.text, rows.blocks_out(document), rows.marks_out(document), key),
        )
    if outcome == "changed":
        search.queue(connection, key)
        highlights.anchor(connection, key, new.document.text)
    return outcome


def replace_text(connection: sqlite3.Connection, id_: str, page: Story, now: datetime) -> None:
    """Put the text of a story's own page in the place of a feed's shorter one."""
    key = key_of(connection, id_)
    old = by_key(connection, key)
    new = identity.merge(old, replace(page, title="", source="", feed="", guid="", url=""))
    put(connection, key, old, new, now)
    connection.execute("UPDATE stories SET whole = 1 WHERE key = ?", (key,))


def by_key(connection: sqlite3.Connection, key: int) -> Story:
    """Give a story with its document."""
    row = connection.execute(
        f"SELECT {rows.STORY}, t.text, t.blocks, t.marks FROM stories s JOIN texts t ON t.story = s.key WHERE s.key = ?",
        (key,),
    ).fetchone()
    return rows.story(row, rows.document(*row[-3:]))


def key_of(connection: sqlite3.Connection, id_: str) -> int:
    """Give the row of a story, told by its id or the id's unique beginning; NotFound when there is none."""
    row = connection.execute("SELECT key FROM stories WHERE id = ?", (id_,)).fetchone()
    if row is None:
        row = connection.execute("SELECT key FROM stories WHERE id = ?", (resolve(connection, id_),)).fetchone()
    key: int = row[0]
    return key


def opened(connection: sqlite3.Connection, story: str) -> None:
    """Mark a story read, since it was opened."""
    connection.execute("UPDATE stories SET read = 1 WHERE id = ?", (story,))


def resolve(connection: sqlite3.Connection, beginning: str) -> str:
    """Give the id of the one story whose id begins so; NotFound when there is none or more than one."""
    wanted = beginning.strip().lower().removeprefix("nr-")
    found = [
        row[0]
        for row in connection.execute(
            "SELECT id FROM stories WHERE id >= ? AND id < ? || 'g' ORDER BY id LIMIT 4", (wanted, wanted)
        )
    ]
    if not wanted or not found:
        raise NotFound(f"{beginning or '(nothing)'}: no such story; newsreader list shows the ids")
    if wanted != found[0] and len(found) > 1:
        raise NotFound(f"{beginning}: several stories begin so: {', '.join(found[:3])}; write more of it")
    return str(found[0])


def headlines(connection: sqlite3.Connection, ids: Sequence[str]) -> list[Headline]:
    """Give the rows of a list in the order asked; an id that is unknown has none."""
    return [rows.headline(row) for row in _by_ids(connection, rows.HEADLINE, ids)]


def listed(connection: sqlite3.Connection, ids: Sequence[str]) -> list[Story]:
    """Give stories without their documents, in the order asked."""
    return [rows.story(row) for row in _by_ids(connection, rows.STORY, ids)]


def _by_ids(connection: sqlite3.Connection, columns: str, ids: Sequence[str]) -> Iterator[Any]:
    # CROSS JOIN keeps the planner from turning the two around: a look-up an id, never a scan
    yield from connection.execute(
        f"SELECT {columns} FROM json_each(?) j CROSS JOIN stories s ON s.id = j.value ORDER BY j.key", (rows.dump(list(ids)),)
    )


def versions(connection: sqlite3.Connection, id_: str) -> list[Version]:
    """Give what a story was before it changed, the latest first."""
    found = connection.execute(
        "SELECT replaced, title, document FROM versions WHERE story = ? ORDER BY key DESC", (key_of(connection, id_),)
    )
    return [Version(rows.EPOCH + row[0] * rows.MICROSECOND, row[1], rows.unpack(row[2])) for row in found]
