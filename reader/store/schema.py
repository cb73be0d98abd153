"""The library's tables as numbered migrations: `user_version` is how many were done. Each index names the query it serves.

Moments are whole microseconds since 1970 in UTC. A story's text stands in a table of its own, so that lists never read it.
"""

from __future__ import annotations

APPLICATION_ID = 0x6E657773  # "news" in the file's header: this file is ours

FIRST = (
    """CREATE TABLE stories (
        key INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        url TEXT NOT NULL,
        source TEXT NOT NULL,
        feed TEXT NOT NULL,
        guid TEXT NOT NULL,
        origin TEXT NOT NULL,       -- the file it was imported from
        authors TEXT NOT NULL,
        published INTEGER,
        updated INTEGER,
        added INTEGER NOT NULL,
        sort INTEGER NOT NULL,      -- the earlier of published and added: a date in the future does not stick to the top
        language TEXT NOT NULL,
        enclosures TEXT NOT NULL,
        read INTEGER NOT NULL DEFAULT 0,
        starred INTEGER NOT NULL DEFAULT 0,
        trashed INTEGER NOT NULL DEFAULT 0,
        sample INTEGER NOT NULL DEFAULT 0,
        sent TEXT NOT NULL,         -- hash of title and document as they last came in
        whole INTEGER NOT NULL,     -- the text came from the story's own page or file: a feed's shorter one does not replace it
        analysed TEXT NOT NULL      -- hash of text and date: the key of its analyses
    )""",
    # list() and counts(), also with is:unread, is:read, is:starred: answered from this index alone
    "CREATE INDEX stories_newest ON stories(trashed, sort DESC, key, read, starred, id)",
    # feeds() with the number of stories and unread ones of each
    "CREATE INDEX stories_of_feed ON stories(feed, trashed, read)",
    # add_stories(): is it here already, by guid, by address, by file, by content, by title where there is nothing better
    "CREATE INDEX stories_by_guid ON stories(guid) WHERE guid <> ''",
    "CREATE INDEX stories_by_url ON stories(url) WHERE url <> ''",
    "CREATE INDEX stories_by_origin ON stories(origin) WHERE origin <> ''",
    "CREATE INDEX stories_by_content ON stories(sent)",
    "CREATE INDEX stories_by_title ON stories(feed, title) WHERE guid = '' AND url = '' AND feed <> ''",
    """CREATE TABLE texts (
        story INTEGER PRIMARY KEY REFERENCES stories(key),
        text TEXT NOT NULL,
        blocks TEXT NOT NULL,
        marks TEXT NOT NULL
    )""",
    """CREATE TABLE versions (
        key INTEGER PRIMARY KEY,
        story INTEGER NOT NULL REFERENCES stories(key),
        replaced INTEGER NOT NULL,
        title TEXT NOT NULL,
        document BLOB NOT NULL      -- compressed: a tenth to a third, and seldom read
    )""",
    # versions() of a story
    "CREATE INDEX versions_of_story ON versions(story)",
    """CREATE TABLE tags (
        story INTEGER NOT NULL REFERENCES stories(key),
        tag TEXT NOT NULL COLLATE NOCASE,
        PRIMARY KEY (story, tag)
    ) WITHOUT ROWID""",
    # list() of the stories with a tag
    "CREATE INDEX tags_by_name ON tags(tag, story)",
    """CREATE TABLE feeds (
        url TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        site TEXT NOT NULL,
        tags TEXT NOT NULL,
        etag TEXT NOT NULL,
        modified TEXT NOT NULL,
        validated INTEGER,
        last_time INTEGER,
        last_status INTEGER,
        last_cause TEXT NOT NULL,
        next INTEGER,
        why TEXT NOT NULL,
        gone INTEGER NOT NULL
    )""",
    """CREATE TABLE highlights (
        id TEXT PRIMARY KEY,
        story INTEGER NOT NULL REFERENCES stories(key),
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        exact TEXT NOT NULL,
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        note TEXT NOT NULL,
        tags TEXT NOT NULL,
        color TEXT NOT NULL,
        made INTEGER NOT NULL,
        lost INTEGER NOT NULL
    )""",
    # highlights() of a story, and how many a headline shows
    "CREATE INDEX highlights_of_story ON highlights(story, start)",
    """CREATE TABLE analyses (
        hash TEXT NOT NULL,
        version TEXT NOT NULL,
        found BLOB NOT NULL,
        PRIMARY KEY (hash, version)
    )""",
    """CREATE TABLE journal (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        label TEXT NOT NULL,
        changes TEXT NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0
    )""",
    "CREATE TABLE places (story INTEGER PRIMARY KEY REFERENCES stories(key), offset INTEGER NOT NULL)",
    "CREATE TABLE kept (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    # what the full-text index does not know yet: indexing costs twenty times as much as storing, so it follows later
    "CREATE TABLE pending (story INTEGER PRIMARY KEY)",
    "CREATE VIEW searchable AS SELECT s.key, s.title, t.text FROM stories s JOIN texts t ON t.story = s.key",
    """CREATE VIRTUAL TABLE words USING fts5(
        title, text, content='searchable', content_rowid='key', tokenize="unicode61 remove_diacritics 2"
    )""",
)

# what stories say, made from their analyses and made anew when those are; only corrections are the reader's own
SECOND = (
    # keep(): the stories that have this very text
    "CREATE INDEX stories_by_analysis ON stories(analysed)",
    """CREATE TABLE identities (
        id INTEGER PRIMARY KEY,
        type TEXT NOT NULL,
        folded TEXT NOT NULL,
        split INTEGER NOT NULL,     -- tells people of one name apart, 0 is the first
        name TEXT NOT NULL,
        surname TEXT NOT NULL,
        roles TEXT NOT NULL,        -- words of its roles and whom it is named with: by these it is known again
        company TEXT NOT NULL,
        shown INTEGER NOT NULL,     -- 0 when the reader took it away
        root INTEGER NOT NULL,      -- who it is, by another name or by a correction: mostly itself
        UNIQUE (type, folded, split)
    )""",
    # the names that make one entity
    "CREATE INDEX identities_of_root ON identities(root)",
    # whose surname this is
    "CREATE INDEX identities_by_surname ON identities(surname) WHERE surname <> ''",
    """CREATE TABLE forms (
        folded TEXT NOT NULL,
        identity INTEGER NOT NULL REFERENCES identities(id),
        story INTEGER NOT NULL REFERENCES stories(key),
        spelt TEXT NOT NULL,
        PRIMARY KEY (folded, identity, story)
    ) WITHOUT ROWID""",
    # the other names of an entity
    "CREATE INDEX forms_of_identity ON forms(identity)",
    "CREATE INDEX forms_of_story ON forms(story)",
    """CREATE TABLE named (
        story INTEGER NOT NULL REFERENCES stories(key),
        entity TEXT NOT NULL,       -- its id in the analysis
        identity INTEGER NOT NULL REFERENCES identities(id),
        role TEXT NOT NULL,
        mentions INTEGER NOT NULL,
        start INTEGER NOT NULL,     -- the sentence that names it first
        end INTEGER NOT NULL,
        PRIMARY KEY (story, entity)
    ) WITHOUT ROWID""",
    # the stories of an entity
    "CREATE INDEX named_by_identity ON named(identity, story)",
    """CREATE TABLE events (
        key INTEGER PRIMARY KEY,
        story INTEGER NOT NULL REFERENCES stories(key),
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        time TEXT NOT NULL,
        precision TEXT NOT NULL,
        event TEXT NOT NULL,
        implicit INTEGER NOT NULL,
        first INTEGER,              -- the days that it spans, counted from the year 1; none for a date that is none
        last INTEGER
    )""",
    "CREATE INDEX events_of_story ON events(story)",
    # event: in queries, and what is coming
    "CREATE INDEX events_by_day ON events(first, last, story)",
    "CREATE INDEX events_of_intervals ON events(first, last, story) WHERE precision = 'interval'",
    """CREATE TABLE event_entities (
        identity INTEGER NOT NULL REFERENCES identities(id),
        event INTEGER NOT NULL REFERENCES events(key),
        PRIMARY KEY (identity, event)
    ) WITHOUT ROWID""",
    "CREATE INDEX entities_of_event ON event_entities(event)",
    """CREATE TABLE figures (
        key INTEGER PRIMARY KEY,
        story INTEGER NOT NULL REFERENCES stories(key),
        start INTEGER NOT NULL,     -- the sentence
        end INTEGER NOT NULL,
        text TEXT NOT NULL,
        value REAL NOT NULL,
        upper REAL NOT NULL,        -- the value again where it is no range
        modifier TEXT,
        unit TEXT NOT NULL,
        subject TEXT NOT NULL,
        source TEXT NOT NULL
    )""",
    "CREATE INDEX figures_of_story ON figures(story)",
    # figure: in queries
    "CREATE INDEX figures_by_value ON figures(value, upper, story)",
    """CREATE TABLE figure_entities (
        identity INTEGER NOT NULL REFERENCES identities(id),
        figure INTEGER NOT NULL REFERENCES figures(key),
        PRIMARY KEY (identity, figure)
    ) WITHOUT ROWID""",
    "CREATE INDEX entities_of_figure ON figure_entities(figure)",
    """CREATE TABLE statements (
        key INTEGER PRIMARY KEY,
        story INTEGER NOT NULL REFERENCES stories(key),
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        said INTEGER NOT NULL,      -- the words reported
        said_end INTEGER NOT NULL,
        kind TEXT NOT NULL,
        cue TEXT NOT NULL,
        source TEXT NOT NULL,
        speaker INTEGER REFERENCES identities(id)
    )""",
    # quote: in queries, story by story
    "CREATE INDEX statements_of_story ON statements(story)",
    # what an entity said
    "CREATE INDEX statements_by_speaker ON statements(speaker) WHERE speaker IS NOT NULL",
    # of which text and by which analyzer the rows above are made
    """CREATE TABLE told (
        story INTEGER PRIMARY KEY REFERENCES stories(key),
        hash TEXT NOT NULL,
        version TEXT NOT NULL
    )""",
    """CREATE TABLE corrections (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        type TEXT NOT NULL,
        name TEXT NOT NULL,
        to_type TEXT,
        to_name TEXT NOT NULL,
        made INTEGER NOT NULL
    )""",
)

MIGRATIONS = (FIRST, SECOND)
