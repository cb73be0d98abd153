"""The journal: every change that a reader makes, so that it can be taken back, from the application and from a script alike.

A change names rows and small values, never a text. There are five kinds, each with its opposite:
`["flag", column, value, keys]`, `["tag", tag, on, keys]`, `["highlight", id, before, after]`, `["feed", url, before, after]`,
`["correction", id, before, after]`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reader.errors import NotFound
from reader.store import feeds, highlights, rows, stories
from reader.text.clean import clean_line

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from reader.model import Feed, Highlight

KEPT = 1_000  # changes that can be taken back

Change = list[Any]
FLAGS = ("read", "starred", "trashed")
WORDS = {
    ("read", True): "Marked {} read",
    ("read", False): "Marked {} unread",
    ("starred", True): "Starred {}",
    ("starred", False): "Took the star from {}",
    ("trashed", True): "Put {} into the trash",
    ("trashed", False): "Took {} out of the trash",
}


def record(connection: sqlite3.Connection, label: str, changes: Sequence[Change]) -> None:
    """Do the changes and note them; what had been taken back before can then no longer be done again."""
    if not changes:
        return
    for change in changes:
        _do(connection, change, forward=True)
    connection.execute("DELETE FROM journal WHERE undone = 1")
    seq = connection.execute("INSERT INTO journal (label, changes) VALUES (?, ?)", (label, rows.dump(list(changes)))).lastrowid
    connection.execute("DELETE FROM journal WHERE seq <= ?", ((seq or 0) - KEPT,))


def mark(
    connection: sqlite3.Connection,
    ids: Sequence[str],
    *,
    read: bool | None = None,
    starred: bool | None = None,
    trashed: bool | None = None,
    tag: Sequence[str] = (),
    untag: Sequence[str] = (),
) -> int:
    """Set flags and tags of stories; give how many were changed."""
    flags = (("read", read), ("starred", starred), ("trashed", trashed))
    wanted = [(WORDS[column, value], flag(connection, ids, column, value)) for column, value in flags if value is not None]
    wanted += [(f"Tagged {{}} {name}", tagging(connection, ids, name, on=True)) for name in filter(None, map(clean_line, tag))]
    wanted += [
        (f"Took the tag {name} from {{}}", tagging(connection, ids, name, on=False))
        for name in filter(None, map(clean_line, untag))
    ]
    made = [(words, change) for words, several in wanted for change in several]
    touched = {key for _, change in made for key in change[3]}
    label = "; ".join(words.replace("{}", _stories(len(change[3])), 1) for words, change in made)
    record(connection, label, [change for _, change in made])
    return len(touched)


def _stories(count: int) -> str:
    return f"{count:,} {'story' if count == 1 else 'stories'}"


def flag(connection: sqlite3.Connection, ids: Sequence[str], column: str, value: bool) -> list[Change]:
    """Give the change that sets a flag on those of the stories where it is not set so already."""
    if column not in FLAGS:
        raise ValueError(column)
    found = connection.execute(
        f"SELECT s.key FROM json_each(?) j CROSS JOIN stories s ON s.id = j.value WHERE s.{column} <> ?",
        (rows.dump(list(ids)), int(value)),
    )
    keys = [row[0] for row in found]
    return [["flag", column, int(value), keys]] if keys else []


def tagging(connection: sqlite3.Connection, ids: Sequence[str], name: str, on: bool) -> list[Change]:
    """Give the changes that tag stories, or take a tag from them, where that changes anything, each as it is spelt."""
    found = connection.execute(
        "SELECT s.key, t.tag FROM json_each(?) j CROSS JOIN stories s ON s.id = j.value"
        " LEFT JOIN tags t ON t.story = s.key AND t.tag = ? WHERE (t.tag IS NULL) = ?",
        (rows.dump(list(ids)), name, int(on)),
    )
    keys: dict[str, list[int]] = {}
    for key, spelt in found:
        keys.setdefault(spelt or name, []).append(key)
    return [["tag", spelt, int(on), several] for spelt, several in keys.items()]


def highlight(connection: sqlite3.Connection, label: str, made: Highlight) -> Highlight:
    """Write a highlight, new or changed, and give it as it is kept."""
    before = highlights.row_of(connection, made.id)
    after = highlights.to_row(made, stories.key_of(connection, made.story))
    if before != after:
        record(connection, label, [["highlight", made.id, before, after]])
    return made


def subscribe(connection: sqlite3.Connection, wanted: Iterable[Feed]) -> int:
    """Subscribe to those that are not subscribed to yet; give how many there were."""
    new = {feed.url: feed for feed in wanted if feeds.row_of(connection, feed.url) is None}
    label = f"Subscribed to {len(new):,} {'feed' if len(new) == 1 else 'feeds'}"
    record(connection, label, [["feed", url, None, list(rows.feed_out(feed))] for url, feed in new.items()])
    return len(new)


def unsubscribe(connection: sqlite3.Connection, url: str) -> None:
    """End a subscription; NotFound when there is none."""
    row = feeds.row_of(connection, url)
    if row is None:
        raise NotFound(f"{url or '(nothing)'}: no such subscription; newsreader feeds lists them")
    record(connection, f"Ended the subscription to {row[1] or url}", [["feed", url, row, None]])


def correct(connection: sqlite3.Connection, label: str, made: Iterable[tuple[str, list[Any] | None]]) -> int:
    """Keep corrections, or take them away where the row is None; give how many that changed."""
    from reader.store import corrections

    changes = [["correction", id_, corrections.row_of(connection, id_), row] for id_, row in made]
    # what says the same as before is no change, whenever it was made
    changes = [change for change in changes if (change[2] or [])[:-1] != (change[3] or [])[:-1]]
    record(connection, label, changes)
    return len(changes)


def undo(connection: sqlite3.Connection) -> str | None:
    """Take the last change back; give its label."""
    row = connection.execute("SELECT seq, label, changes FROM journal WHERE undone = 0 ORDER BY seq DESC LIMIT 1").fetchone()
    return _turn(connection, row, forward=False)


def redo(connection: sqlite3.Connection) -> str | None:
    """Do again what was taken back last; give its label."""
    row = connection.execute("SELECT seq, label, changes FROM journal WHERE undone = 1 ORDER BY seq LIMIT 1").fetchone()
    return _turn(connection, row, forward=True)


def _turn(connection: sqlite3.Connection, row: Sequence[Any] | None, *, forward: bool) -> str | None:
    if row is None:
        return None
    changes = json.loads(row[2])
    for change in changes if forward else reversed(changes):
        _do(connection, change, forward=forward)
    connection.execute("UPDATE journal SET undone = ? WHERE seq = ?", (int(not forward), row[0]))
    return str(row[1])


def _do(connection: sqlite3.Connection, change: Change, *, forward: bool) -> None:
    kind, what, first, second = change
    if kind == "flag":
        connection.execute(
            f"UPDATE stories SET {FLAGS[FLAGS.index(what)]} = ? WHERE key IN (SELECT value FROM json_each(?))",
            (first if forward else 1 - first, rows.dump(second)),
        )
    elif kind == "tag" and bool(first) == forward:
        connection.execute(
            "INSERT OR IGNORE INTO tags (story, tag)"
            " SELECT s.key, ? FROM json_each(?) j CROSS JOIN stories s ON s.key = j.value",
            (what, rows.dump(second)),
        )
    elif kind == "tag":
        connection.execute(
            "DELETE FROM tags WHERE tag = ? AND story IN (SELECT value FROM json_each(?))", (what, rows.dump(second))
        )
    elif kind == "highlight":
        highlights.write(connection, what, second if forward else first)
    elif kind == "correction":
        from reader.store import corrections

        corrections.write(connection, what, second if forward else first)
    else:
        feeds.write(connection, what, second if forward else first)
