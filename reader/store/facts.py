"""What stories say, in tables: made from analyses when they are kept, and gone when a story reads otherwise."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.wire import period

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from reader.model import Analysis, Sentence

FORMAT = "1"  # raise it when the same analysis gives other rows: they are made anew
_LEAF_TABLES = ("forms", "named", "statements", "told")


def label(version: str) -> str:
    """Give what rows made now from an analysis by this version are marked with."""
    return f"{version}/{FORMAT}"


def keep(connection: sqlite3.Connection, hash_: str, version: str, found: Analysis) -> None:
    """Write down what the stories of this text say, in the place of what was written of them before."""
    from reader.analysis.corrections import part
    from reader.store import corrections, entities

    keys = [row[0] for row in connection.execute("SELECT key FROM stories WHERE analysed = ?", (hash_,))]
    if not keys:
        return
    parted = part(found, corrections.table(connection))
    for key in keys:
        forget(connection, key)
        identities = entities.identify(connection, key, parted)
        _events(connection, key, parted, identities)
        _figures(connection, key, parted, identities)
        _statements(connection, key, parted, identities)
        connection.execute("INSERT INTO told (story, hash, version) VALUES (?, ?, ?)", (key, hash_, label(version)))


def forget(connection: sqlite3.Connection, story: int) -> None:
    """Take out what is written down of a story."""
    for kind in ("event", "figure"):
        connection.execute(
            f"DELETE FROM {kind}_entities WHERE {kind} IN (SELECT key FROM {kind}s WHERE story = ?)",
            (story,),
        )
        connection.execute(f"DELETE FROM {kind}s WHERE story = ?", (story,))
    for table in _LEAF_TABLES:
        connection.execute(f"DELETE FROM {table} WHERE story = ?", (story,))


def pass_over(connection: sqlite3.Connection, story: int, hash_: str, version: str) -> None:
    """Note that nothing can be said of a story by this version, so that it is not tried for ever."""
    forget(connection, story)
    connection.execute("INSERT INTO told (story, hash, version) VALUES (?, ?, ?)", (story, hash_, label(version)))


_PENDING = (
    "FROM stories s WHERE s.trashed = 0 AND NOT EXISTS"
    " (SELECT 1 FROM told t WHERE t.story = s.key AND t.hash = s.analysed AND t.version = ?)"
)


def told(connection: sqlite3.Connection, hash_: str, version: str) -> bool:
    """Tell whether what this text says is written down for all stories that have it."""
    sql = (
        "SELECT 1 FROM stories s WHERE s.analysed = ? AND NOT EXISTS"
        " (SELECT 1 FROM told t WHERE t.story = s.key AND t.hash = s.analysed AND t.version = ?)"
    )
    return connection.execute(sql, (hash_, label(version))).fetchone() is None


def pending(connection: sqlite3.Connection, version: str) -> int:
    """Count the stories of which this version has written nothing down."""
    count: int = connection.execute(f"SELECT count(*) {_PENDING}", (label(version),)).fetchone()[0]
    return count


def waiting(connection: sqlite3.Connection, version: str, limit: int) -> list[int]:
    """Give the rows of the newest of these."""
    found = connection.execute(f"SELECT s.key {_PENDING} ORDER BY s.sort DESC, s.key LIMIT ?", (label(version), limit))
    return [row[0] for row in found]


def sentence_at(sentences: Sequence[Sentence], start: int, end: int) -> tuple[int, int]:
    """Give the sentence in which a passage begins; the passage itself where there is none."""
    place = bisect_right(sentences, start, key=lambda sentence: sentence.start) - 1
    if place >= 0 and sentences[place].end > start:
        return sentences[place].start, sentences[place].end
    return start, end


def _events(connection: sqlite3.Connection, story: int, found: Analysis, identities: dict[str, int]) -> None:
    for event in found.timeline:
        days = period(event.when)
        first, last = (day.toordinal() for day in days) if days else (None, None)
        key = connection.execute(
            "INSERT INTO events (story, start, end, time, precision, event, implicit, first, last)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (story, event.start, event.end, event.when, event.precision, event.event, int(event.implicit), first, last),
        ).lastrowid
        connection.executemany(
            "INSERT OR IGNORE INTO event_entities (identity, event) VALUES (?, ?)",
            [(identities[id_], key) for id_ in event.entities if id_ in identities],
        )


def _figures(connection: sqlite3.Connection, story: int, found: Analysis, identities: dict[str, int]) -> None:
    mentions = sorted((m.start, m.entity) for entity in found.entities for m in entity.mentions)
    for figure in found.figures:
        start, end = sentence_at(found.sentences, figure.start, figure.end)
        upper = figure.value if figure.upper is None else figure.upper
        told = (figure.text, figure.value, upper, figure.modifier, figure.unit, figure.subject, figure.source)
        key = connection.execute(
            "INSERT INTO figures (story, start, end, text, value, upper, modifier, unit, subject, source)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (story, start, end, *told),
        ).lastrowid
        within = mentions[bisect_right(mentions, (start, "")) : bisect_right(mentions, (end, ""))]
        connection.executemany(
            "INSERT OR IGNORE INTO figure_entities (identity, figure) VALUES (?, ?)",
            [(identities[id_], key) for _, id_ in within if id_ in identities],
        )


def _statements(connection: sqlite3.Connection, story: int, found: Analysis, identities: dict[str, int]) -> None:
    connection.executemany(
        "INSERT INTO statements (story, start, end, said, said_end, kind, cue, source, speaker)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (story, s.start, s.end, s.content.start, s.content.end, s.kind, s.cue, s.source, identities.get(s.speaker))
            for s in found.statements
        ],
    )
