"""The reader's corrections: kept, and felt at once by every story."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reader.analysis.corrections import TYPES, Corrections
from reader.analysis.identity import folded
from reader.model import Correction
from reader.store import rows

if TYPE_CHECKING:
    import sqlite3

AT_ONCE = 200  # stories that are read again while the reader waits: a second
_COLUMNS = "id, kind, type, name, to_type, to_name, made"


def every(connection: sqlite3.Connection) -> list[Correction]:
    """Give all corrections, the oldest first."""
    return [_read(row) for row in connection.execute(f"SELECT {_COLUMNS} FROM corrections ORDER BY made, id")]


def table(connection: sqlite3.Connection) -> Corrections:
    """Give all corrections, ready to be asked."""
    return Corrections(every(connection))


def row_of(connection: sqlite3.Connection, id_: str) -> list[Any] | None:
    """Give a correction as it is kept; None when there is none."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM corrections WHERE id = ?", (id_,)).fetchone()
    return list(row) if row else None


def to_row(made: Correction) -> list[Any]:
    """Give the values of a correction as they are kept."""
    return [made.id, made.kind, made.type, made.name, made.to_type, made.to_name, rows.stamp(made.made)]


def _read(row: Any) -> Correction:
    moment = rows.moment(row[6])
    return Correction(id=row[0], kind=row[1], type=row[2], name=row[3], to_type=row[4], to_name=row[5], made=moment)


def with_id(made: Correction) -> Correction:
    """Give the correction its id: one that says something else of the same name, in the same respect, has the same."""
    key = [made.kind, made.type, folded(made.type, made.name)]
    if made.kind == "apart":
        key.append(folded(made.type, made.to_name))
    digest = hashlib.sha256("\0".join(key).encode("utf-8", "replace")).hexdigest()
    return replace(made, id=f"c-{digest[:8]}")


def write(connection: sqlite3.Connection, id_: str, row: list[Any] | None) -> None:
    """Put a correction in the place of the one with this id, or take it away; every story feels it."""
    before = row_of(connection, id_)
    connection.execute("DELETE FROM corrections WHERE id = ?", (id_,))
    if row is not None:
        connection.execute("INSERT INTO corrections VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    for each in filter(None, (before, row)):
        _feel(connection, _read(each))


def _feel(connection: sqlite3.Connection, made: Correction) -> None:
    """Bring up to date what a correction touches."""
    from reader.store import analyses, entities

    names = {folded(kind, name) for kind in TYPES for name in (made.name, made.to_name) if name}
    found = connection.execute(
        "SELECT i.id FROM json_each(?) j CROSS JOIN json_each(?) k"
        " CROSS JOIN identities i ON i.type = k.value AND i.folded = j.value",
        (rows.dump(sorted(names)), rows.dump(TYPES)),
    )
    touched = {row[0] for row in found}
    entities.settle(connection, touched)
    if made.kind == "apart":
        # whom a story means can only be told from its analysis, which is read again: at once, or behind the reader's back
        found = connection.execute(
            "SELECT f.story FROM json_each(:ids) j CROSS JOIN forms f ON f.identity = j.value WHERE f.folded = :other"
            " UNION SELECT n.story FROM json_each(:ids) j CROSS JOIN named n ON n.identity = j.value"
            " CROSS JOIN named m ON m.story = n.story CROSS JOIN identities i ON i.id = m.identity"
            " WHERE i.type = :type AND i.folded = :other",
            {"ids": rows.dump(sorted(touched)), "other": folded(made.type, made.to_name), "type": made.type},
        )
        stories = [row[0] for row in found]
        connection.execute("DELETE FROM told WHERE story IN (SELECT value FROM json_each(?))", (rows.dump(stories),))
        analyses.read_again(connection, stories, AT_ONCE)
