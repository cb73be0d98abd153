"""Entities across stories: each name of a story is given its identity, and identities that are one get one root.

The rules are `reader.analysis.identity`'s; here they are asked about what is stored.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reader.analysis import identity
from reader.analysis.identity import Profile, folded
from reader.store import corrections, rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from reader.analysis.corrections import Corrections
    from reader.model import Analysis, Entity, EntityType

_RIVALS = 200  # people of one name that are compared
_BEARERS = 50  # entities of one surname or other name that are compared: more of them say that it tells none

_PROFILE = "id, type, folded, roles, company"


def identify(connection: sqlite3.Connection, story: int, found: Analysis) -> dict[str, int]:
    """Write down whom a story names; give the identity of each of its entities."""
    from reader.store.facts import sentence_at

    identities: dict[str, int] = {}
    unsettled: set[int] = set()
    for entity, profile in zip(found.entities, identity.profiles(found), strict=True):
        if not entity.mentions or not profile.name:
            continue
        id_, is_new = _known(connection, entity, profile)
        identities[entity.id] = id_
        first = entity.mentions[0]
        start, end = sentence_at(found.sentences, first.start, first.end)
        connection.execute(
            "INSERT INTO named (story, entity, identity, role, mentions, start, end) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (story, entity.id, id_, entity.role, len(entity.mentions), start, end),
        )
        if _write_forms(connection, story, id_, entity) or is_new or profile.single:
            unsettled.add(id_)
    settle(connection, unsettled)
    return identities


def _write_forms(connection: sqlite3.Connection, story: int, id_: int, entity: Entity) -> bool:
    """Write down by what other names a story calls an entity; tell whether one of them was never heard of it."""
    spelt = {folded(entity.type, m.text): m.text for m in reversed(entity.mentions) if m.kind == "name"}
    found = identity.forms(entity)
    known = "SELECT 1 FROM forms WHERE folded = ? AND identity = ? LIMIT 1"
    is_new = any(connection.execute(known, (form, id_)).fetchone() is None for form in found)
    connection.executemany(
        "INSERT OR IGNORE INTO forms (folded, identity, story, spelt) VALUES (?, ?, ?, ?)",
        [(form, id_, story, " ".join(spelt[form].split())) for form in found],
    )
    return is_new


def _known(connection: sqlite3.Connection, entity: Entity, profile: Profile) -> tuple[int, bool]:
    """Find who this is among those of the same name, or make a new one; remember what was learnt.

    Tell whether it must be said anew who this is.
    """
    found = connection.execute(
        f"SELECT {_PROFILE}, split FROM identities WHERE type = ? AND folded = ? ORDER BY split LIMIT ?",
        (profile.type, profile.name, _RIVALS),
    ).fetchall()
    known = [_profile(row) for row in found]
    place = identity.choose(profile, known)
    if place is None:
        split = 1 + max((row[5] for row in found), default=-1)
        return _make(connection, profile, entity.name, split), True
    id_: int = found[place][0]
    whole = known[place].joined(profile)
    if whole != known[place]:
        connection.execute(
            "UPDATE identities SET roles = ?, company = ? WHERE id = ?", (rows.dump(whole.roles), rows.dump(whole.company), id_)
        )
    # what is learnt of one of several may show that two of them are one
    return id_, len(known) > 1 and whole != known[place]


def _make(connection: sqlite3.Connection, profile: Profile, name: str, split: int = 0) -> int:
    surname = identity.surname(profile.type, profile.name)
    told = (
        profile.type,
        profile.name,
        split,
        " ".join(name.split()),
        surname,
        rows.dump(profile.roles),
        rows.dump(profile.company),
    )
    id_ = connection.execute(
        "INSERT INTO identities (type, folded, split, name, surname, roles, company, shown, root)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, 1, 0)",
        told,
    ).lastrowid
    connection.execute("UPDATE identities SET root = id WHERE id = ?", (id_,))
    return id_ or 0


def _profile(row: Any) -> Profile:
    return Profile(row[1], row[2], tuple(json.loads(row[3])), tuple(json.loads(row[4])))


def settle(connection: sqlite3.Connection, touched: Iterable[int]) -> None:
    """Say anew who these are, and those that depended on them: by the reader's corrections, else by other names."""
    table = corrections.table(connection)
    parents = {id_: _parent(connection, id_, table) for id_ in _with_dependents(connection, touched)}
    for id_, (shown, parent) in parents.items():
        root, seen = parent, {id_}
        while root not in seen:
            seen.add(root)
            above = parents[root][1] if root in parents else _root(connection, root)
            if above == root:
                break
            root = above
        connection.execute(
            "UPDATE identities SET shown = ?, root = ? WHERE id = ? AND (shown, root) <> (?, ?)",
            (int(shown), root, id_, int(shown), root),
        )


def _with_dependents(connection: sqlite3.Connection, touched: Iterable[int]) -> list[int]:
    """Add those that a touched one may be another name of, or that may be one of its."""
    ids = rows.dump(sorted(touched))
    found = connection.execute(
        "SELECT value FROM json_each(:ids)"
        " UNION SELECT i.id FROM json_each(:ids) j CROSS JOIN identities i ON i.root = j.value"
        " UNION SELECT i.id FROM json_each(:ids) j CROSS JOIN identities me ON me.id = j.value"
        " CROSS JOIN identities i ON i.type = me.type AND i.folded = me.folded"
        " UNION SELECT i.id FROM json_each(:ids) j CROSS JOIN forms f ON f.identity = j.value"
        " CROSS JOIN identities me ON me.id = j.value CROSS JOIN identities i ON i.type = me.type AND i.folded = f.folded"
        " UNION SELECT i.id FROM json_each(:ids) j CROSS JOIN identities me ON me.id = j.value AND me.surname <> ''"
        " CROSS JOIN identities i ON i.type = 'PER' AND i.folded = me.surname",
        {"ids": ids},
    )
    return [row[0] for row in found]


def _root(connection: sqlite3.Connection, id_: int) -> int:
    root: int = connection.execute("SELECT root FROM identities WHERE id = ?", (id_,)).fetchone()[0]
    return root


def _parent(connection: sqlite3.Connection, id_: int, table: Corrections) -> tuple[bool, int]:
    """Give whether an identity is to be shown, and the one that it is another name of; itself when it is none."""
    row = connection.execute(f"SELECT {_PROFILE}, split, name FROM identities WHERE id = ?", (id_,)).fetchone()
    kind, name, split, spelt = row[1], row[2], row[5], row[6]
    place = table.place(kind, spelt)
    if place is None:
        return False, id_
    if place != (kind, spelt):
        target = find_or_make(connection, *place)
        return True, target
    if split and table.one_name(kind, spelt):
        return True, find_or_make(connection, kind, spelt)
    if split and (twin := _twin(connection, _profile(row), split)):
        return True, twin
    bearers = [bearer for bearer in _bearers(connection, _profile(row)) if bearer[0] != id_]
    free = {root for _, root, bearer in bearers if name not in table.parted(kind, bearer)}
    if len(free) == 1 and len(bearers) < _BEARERS:
        return True, free.pop()
    return True, id_


def _bearers(connection: sqlite3.Connection, profile: Profile) -> list[tuple[int, int, str]]:
    """Give those that stories call by this name under a fuller one: id, root and name of each."""
    # from one bearer to the next in the index: a name may stand in every story
    found = connection.execute(
        "WITH RECURSIVE bearer(id) AS (SELECT min(identity) FROM forms WHERE folded = :name UNION ALL"
        " SELECT (SELECT min(f.identity) FROM forms f WHERE f.folded = :name AND f.identity > b.id) FROM bearer b"
        " WHERE b.id IS NOT NULL LIMIT :limit)"
        f" SELECT {_PROFILE}, root, name FROM bearer CROSS JOIN identities USING (id)"
        " WHERE type = :type AND length(folded) > length(:name)",
        {"name": profile.name, "type": profile.type, "limit": _BEARERS},
    )
    bearers = [(row[0], row[5], row[6]) for row in found if _tells(profile, _profile(row))]
    if profile.single and not bearers:
        others = connection.execute(
            f"SELECT {_PROFILE}, root, name FROM identities WHERE surname = ? LIMIT ?",
            (identity.surname("PER", f"- {profile.name}"), _BEARERS),
        ).fetchall()
        if len({row[2] for row in others}) == 1:  # where two bear it, a surname tells neither
            bearers = [(row[0], row[5], row[6]) for row in others if identity.is_surname_of(profile, _profile(row))]
    return bearers


def _twin(connection: sqlite3.Connection, profile: Profile, split: int) -> int:
    """Give the first of an earlier one of this name with whom role or company agree by now; 0 when there is none."""
    earlier = connection.execute(
        f"SELECT {_PROFILE} FROM identities WHERE type = ? AND folded = ? AND split < ? ORDER BY split LIMIT ?",
        (profile.type, profile.name, split, _RIVALS),
    )
    return next((row[0] for row in earlier if identity.agree(profile, _profile(row))), 0)


def _tells(short: Profile, full: Profile) -> bool:
    """One name alone is that of many people: role or company must speak for it as well."""
    return identity.tells(full.type, full.name, short.name) and (not short.single or identity.agree(short, full))


def find_or_make(connection: sqlite3.Connection, kind: EntityType, name: str) -> int:
    """Give the identity of a name, the first where people share it."""
    row = connection.execute(
        "SELECT id FROM identities WHERE type = ? AND folded = ? ORDER BY split LIMIT 1", (kind, folded(kind, name))
    ).fetchone()
    return row[0] if row else _make(connection, Profile(kind, folded(kind, name)), name)
