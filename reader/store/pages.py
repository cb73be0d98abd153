"""An entity's page, read from what stories say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.analysis import page
from reader.analysis.page import Companion, EntityPage, Place, StoryOfEntity, ToldEvent, ToldFigure, ToldStatement
from reader.errors import NotFound
from reader.store import rows, said
from reader.store.stories import key_of

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

# Joins are CROSS JOINs: the planner must not turn them around, from an entity's few rows to all rows of a table.
# A page shows the newest of what there is: an entity of 100,000 stories has one that is read as quickly.
RECENT = 2_000
STORIES, EVENTS, STATEMENTS, FIGURES, COMPANY, NAMES = 500, 300, 200, 200, 20, 20

_KEY = "type || ':' || folded || CASE split WHEN 0 THEN '' ELSE '#' || split END"
_PLACE = "s.id, s.title, s.source, s.published"


def key_of_entity(connection: sqlite3.Connection, story: str, entity: str) -> str:
    """Give the key under which an entity of a story is known in all stories."""
    row = connection.execute(
        f"SELECT {_KEY} FROM identities WHERE id = (SELECT i.root FROM named n CROSS JOIN identities i ON i.id = n.identity"
        " WHERE n.story = ? AND n.entity = ?)",
        (key_of(connection, story), entity),
    ).fetchone()
    if row is None:
        raise NotFound(f"{entity}: no such entity in the story {story}")
    return str(row[0])


def entity_page(connection: sqlite3.Connection, key: str) -> EntityPage:
    """Give what all stories say of an entity; NotFound when none names it."""
    row = None
    if said.is_key(key):
        condition, values = said.one_of((), key)
        row = connection.execute(
            f"SELECT {_KEY}, type, name, id FROM identities WHERE id IN (SELECT root FROM identities WHERE id IN {condition})",
            values,
        ).fetchone()
    if row is None:
        raise NotFound(f"{key}: no such entity, or it was taken away by a correction")
    ids = rows.dump(
        [each[0] for each in connection.execute("SELECT id FROM identities WHERE root = ? AND shown = 1", (row[3],))]
    )
    days = _days(connection, ids)
    events, figures = _events(connection, ids), _figures(connection, ids)
    return EntityPage(
        key=row[0],
        type=row[1],
        name=row[2],
        query=f'entity:"{row[0]}"',
        roles=_roles(connection, ids),
        aliases=_aliases(connection, ids, row[2]),
        first=min(days, default=None),
        last=max(days, default=None),
        weeks=page.weekly(days),
        company=_company(connection, ids, row[3]),
        stories_count=len(days),
        stories=_stories(connection, ids),
        events=events,
        statements=_statements(connection, ids),
        figures=figures,
        disputes=page.disputes(events, figures),
    )


def _days(connection: sqlite3.Connection, ids: str) -> list[date]:
    found = connection.execute(
        "SELECT coalesce(s.published, s.added) FROM stories s WHERE s.trashed = 0 AND s.key IN"
        " (SELECT n.story FROM json_each(?) j CROSS JOIN named n ON n.identity = j.value)",
        (ids,),
    )
    return [(rows.EPOCH + row[0] * rows.MICROSECOND).date() for row in found]


def _roles(connection: sqlite3.Connection, ids: str) -> tuple[tuple[str, int], ...]:
    found = connection.execute(
        "SELECT n.role, count(DISTINCT n.story) AS stories FROM json_each(?) j CROSS JOIN named n ON n.identity = j.value"
        " CROSS JOIN stories s ON s.key = n.story WHERE n.role <> '' AND s.trashed = 0"
        " GROUP BY n.role COLLATE NOCASE ORDER BY stories DESC, n.role LIMIT ?",
        (ids, NAMES),
    )
    return tuple((row[0], row[1]) for row in found)


def _aliases(connection: sqlite3.Connection, ids: str, own: str) -> tuple[str, ...]:
    found = connection.execute(
        "SELECT spelt, count(*) AS often FROM ("
        " SELECT f.spelt FROM json_each(:ids) j CROSS JOIN forms f ON f.identity = j.value"
        " UNION ALL SELECT i.name FROM json_each(:ids) j CROSS JOIN identities i ON i.id = j.value)"
        " WHERE spelt <> :own GROUP BY spelt ORDER BY often DESC, spelt LIMIT :limit",
        {"ids": ids, "own": own, "limit": NAMES},
    )
    return tuple(row[0] for row in found)


def _company(connection: sqlite3.Connection, ids: str, root: int) -> tuple[Companion, ...]:
    found = connection.execute(
        f"""WITH recent AS (SELECT DISTINCT s.key FROM json_each(:ids) j CROSS JOIN named n ON n.identity = j.value
                CROSS JOIN stories s ON s.key = n.story WHERE s.trashed = 0 ORDER BY s.sort DESC LIMIT :recent),
            beside AS (SELECT i.root, count(DISTINCT n.story) AS stories FROM recent r CROSS JOIN named n ON n.story = r.key
                CROSS JOIN identities i ON i.id = n.identity WHERE i.shown = 1 AND i.root <> :root GROUP BY i.root)
        SELECT {_KEY}, type, name, stories FROM beside b CROSS JOIN identities ON id = b.root WHERE shown = 1
        ORDER BY stories DESC, name LIMIT :limit""",
        {"ids": ids, "recent": RECENT, "root": root, "limit": COMPANY},
    )
    return tuple(Companion(*row) for row in found)


def _stories(connection: sqlite3.Connection, ids: str) -> tuple[StoryOfEntity, ...]:
    found = connection.execute(
        f"SELECT {_PLACE}, min(n.start), n.end, sum(n.mentions), max(n.role) FROM json_each(?) j"
        " CROSS JOIN named n ON n.identity = j.value CROSS JOIN stories s ON s.key = n.story WHERE s.trashed = 0"
        " GROUP BY s.key ORDER BY s.sort DESC, s.key LIMIT ?",
        (ids, STORIES),
    )
    return tuple(StoryOfEntity(_place(row), row[6], row[7]) for row in found)


def _events(connection: sqlite3.Connection, ids: str) -> tuple[ToldEvent, ...]:
    found = connection.execute(
        f"SELECT * FROM (SELECT DISTINCT {_PLACE}, e.start, e.end, e.time, e.precision, e.event, e.implicit, e.first, e.last"
        " FROM json_each(?) j CROSS JOIN event_entities p ON p.identity = j.value CROSS JOIN events e ON e.key = p.event"
        " CROSS JOIN stories s ON s.key = e.story WHERE s.trashed = 0 ORDER BY s.sort DESC LIMIT ?)"
        " ORDER BY first IS NULL, first, last, published",
        (ids, EVENTS),
    )
    return tuple(ToldEvent(_place(row), row[6], row[7], row[8], bool(row[9])) for row in found)


def _statements(connection: sqlite3.Connection, ids: str) -> tuple[ToldStatement, ...]:
    found = connection.execute(
        f"SELECT {_PLACE}, k.start, k.end, substr(t.text, k.said + 1, k.said_end - k.said), k.cue, k.kind"
        " FROM json_each(?) j CROSS JOIN statements k ON k.speaker = j.value CROSS JOIN stories s ON s.key = k.story"
        " CROSS JOIN texts t ON t.story = k.story WHERE s.trashed = 0 ORDER BY s.sort DESC, s.key, k.start LIMIT ?",
        (ids, STATEMENTS),
    )
    return tuple(ToldStatement(_place(row), row[6], row[7], row[8]) for row in found)


def _figures(connection: sqlite3.Connection, ids: str) -> tuple[ToldFigure, ...]:
    found = connection.execute(
        f"SELECT DISTINCT {_PLACE}, g.start, g.end, g.text, g.value, nullif(g.upper, g.value), g.modifier, g.unit, g.subject,"
        " g.source FROM json_each(?) j CROSS JOIN figure_entities p ON p.identity = j.value"
        " CROSS JOIN figures g ON g.key = p.figure"
        " CROSS JOIN stories s ON s.key = g.story WHERE s.trashed = 0 ORDER BY s.sort DESC, s.key, g.start LIMIT ?",
        (ids, FIGURES),
    )
    return tuple(ToldFigure(_place(row), *row[6:]) for row in found)


def _place(row: Any) -> Place:
    return Place(row[0], row[1], row[2], rows.moment(row[3]), row[4], row[5])


def coming(connection: sqlite3.Connection, day: date, version: str) -> list[str]:
    """Give the read stories that tell of what is coming, and those of which it is not known yet."""
    from reader.store import facts

    found = connection.execute(
        "SELECT s.id FROM stories s WHERE s.trashed = 0 AND s.read = 1 AND (s.key IN (SELECT story FROM events WHERE last >= ?)"
        " OR NOT EXISTS (SELECT 1 FROM told t WHERE t.story = s.key AND t.hash = s.analysed AND t.version = ?))"
        " ORDER BY s.sort DESC, s.key",
        (day.toordinal(), facts.label(version)),
    )
    return [row[0] for row in found]
