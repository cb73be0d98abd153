"""Analyses, kept by the hash of text and date and by the analyzer's version."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING

from reader import wire
from reader.store import facts, rows
from reader.store.stories import key_of

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from reader.model import Analysis


def get(connection: sqlite3.Connection, hash_: str, version: str) -> Analysis | None:
    """Give what is kept of this text by this version."""
    row = connection.execute("SELECT found FROM analyses WHERE hash = ? AND version = ?", (hash_, version)).fetchone()
    return _unpacked(row[0]) if row else None


def _unpacked(packed: bytes) -> Analysis:
    return wire.analysis_from_json(json.loads(zlib.decompress(packed)))


def keep(connection: sqlite3.Connection, hash_: str, version: str, found: Analysis) -> None:
    """Keep an analysis in the place of those of other versions."""
    packed = zlib.compress(json.dumps(wire.analysis_to_json(found), separators=(",", ":")).encode())
    connection.execute("DELETE FROM analyses WHERE hash = ?", (hash_,))
    connection.execute("INSERT INTO analyses (hash, version, found) VALUES (?, ?, ?)", (hash_, version, packed))
    facts.keep(connection, hash_, version, found)


def keep_for(connection: sqlite3.Connection, id_: str, version: str, found: Analysis) -> None:
    """Keep the analysis of a story as it is stored now."""
    hash_ = connection.execute("SELECT analysed FROM stories WHERE key = ?", (key_of(connection, id_),)).fetchone()[0]
    keep(connection, hash_, version, found)


def text_of(connection: sqlite3.Connection, key: int) -> tuple[str, str, date | None]:
    """Give what an analysis of a story is made from: its hash, text and day."""
    hash_, text, published = connection.execute(
        "SELECT s.analysed, t.text, s.published FROM stories s JOIN texts t ON t.story = s.key WHERE s.key = ?", (key,)
    ).fetchone()
    moment = rows.moment(published)
    return hash_, text, moment.date() if moment else None


def read_again(connection: sqlite3.Connection, stories: list[int], limit: int) -> None:
    """Write anew what the newest of these stories say, from the analyses that are kept of them."""
    found = connection.execute(
        "SELECT DISTINCT s.analysed, a.version, a.found, s.sort FROM json_each(?) j CROSS JOIN stories s ON s.key = j.value"
        " JOIN analyses a ON a.hash = s.analysed ORDER BY s.sort DESC LIMIT ?",
        (rows.dump(stories), limit),
    ).fetchall()
    for hash_, version, packed, _ in found:
        facts.keep(connection, hash_, version, _unpacked(packed))
