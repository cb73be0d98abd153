"""Analyses, kept by the hash of text and date and by the analyzer's version, and where a reader was."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING

from reader import wire
from reader.store.stories import key_of

if TYPE_CHECKING:
    import sqlite3

    from reader.model import Analysis


def get(connection: sqlite3.Connection, hash_: str, version: str) -> Analysis | None:
    """Give what is kept of this text by this version."""
    row = connection.execute("SELECT found FROM analyses WHERE hash = ? AND version = ?", (hash_, version)).fetchone()
    return wire.analysis_from_json(json.loads(zlib.decompress(row[0]))) if row else None


def keep(connection: sqlite3.Connection, hash_: str, version: str, found: Analysis) -> None:
    """Keep an analysis in the place of those of other versions."""
    packed = zlib.compress(json.dumps(wire.analysis_to_json(found), separators=(",", ":")).encode())
    connection.execute("DELETE FROM analyses WHERE hash = ?", (hash_,))
    connection.execute("INSERT INTO analyses (hash, version, found) VALUES (?, ?, ?)", (hash_, version, packed))


def keep_for(connection: sqlite3.Connection, id_: str, version: str, found: Analysis) -> None:
    """Keep the analysis of a story as it is stored now."""
    hash_ = connection.execute("SELECT analysed FROM stories WHERE key = ?", (key_of(connection, id_),)).fetchone()[0]
    keep(connection, hash_, version, found)


def missing(connection: sqlite3.Connection, version: str, limit: int) -> list[str]:
    """Give the newest stories that this version has not analysed."""
    found = connection.execute(
        "SELECT s.id FROM stories s WHERE s.trashed = 0"
        " AND NOT EXISTS (SELECT 1 FROM analyses a WHERE a.hash = s.analysed AND a.version = ?)"
        " ORDER BY s.sort DESC, s.key LIMIT ?",
        (version, limit),
    )
    return [row[0] for row in found]
