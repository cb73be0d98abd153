"""Measure the library with 100,000 stories beside plain sqlite3, in one run: `python bench_library.py [COUNT]`.

CPU seconds of this process. The plain table has the same texts and one index by date: what storing costs at least.
"""

from __future__ import annotations

import random
import resource
import sqlite3
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader.config import Config
from reader.library import Library
from reader.model import Block, Document, Story

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.store.selection import Sort

WORDS = [
    f"{beginning}{middle}{end}"
    for beginning in "bdfgklmnprst"
    for middle in ("a", "ei", "o", "u")
    for end in ("n", "r", "st", "ld")
]
SORTS: tuple[Sort, ...] = ("oldest", "title", "source")
CHUNK = 1_000
RARE = 40  # stories with a word that no other has


def made(count: int) -> Iterator[Story]:
    """Make stories of 40 feeds, of 300 words each, over two years; `talks` is in half of them."""
    chance = random.Random(1)
    newest = datetime(2026, 8, 1, tzinfo=UTC)
    for number in range(count):
        words = chance.choices(WORDS, k=300)
        words[7] = "talks" if number % 2 else words[7]
        words[9] = "zeppelin" if number % (count // RARE or 1) == 0 else words[9]
        first, second = " ".join(words[:150]), " ".join(words[150:])
        text = f"{first}.\n\n{second}."
        feed = f"https://example.org/feed/{number % 40}"
        yield Story(
            title=" ".join(chance.choices(WORDS, k=8)).capitalize(),
            document=Document(text, (Block(0, len(first) + 1), Block(len(first) + 3, len(text)))),
            url=f"https://example.org/story/{number}",
            guid=f"story-{number}",
            feed=feed,
            source=f"Feed {number % 40}",
            published=newest - timedelta(minutes=10 * number),
        )


def told(what: str, work: Callable[[], object], repeat: int = 1) -> None:
    """Print the CPU time of a piece of work, the best of some."""
    best = float("inf")
    for _ in range(repeat):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    sys.stdout.write(f"{what:<52} {best * 1000:>10,.1f} ms\n")


def plain(folder: Path, count: int) -> None:
    """Measure what sqlite3 alone takes."""
    connection = sqlite3.connect(folder / "plain.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE s (key INTEGER PRIMARY KEY, id TEXT UNIQUE, title TEXT, source TEXT, sort INT, text TEXT)")
    connection.execute("CREATE INDEX newest ON s(sort DESC, id)")
    stories = list(made(count))

    def insert() -> None:
        for start in range(0, count, CHUNK):
            connection.execute("BEGIN")
            connection.executemany(
                "INSERT INTO s (id, title, source, sort, text) VALUES (?, ?, ?, ?, ?)",
                [
                    (f"{s.guid}", s.title, s.source, s.published and s.published.timestamp(), s.document.text)
                    for s in stories[start : start + CHUNK]
                ],
            )
            connection.execute("COMMIT")

    told(f"plain sqlite3: insert {count:,}", insert)
    told(
        "plain sqlite3: all ids, newest first",
        lambda: [r[0] for r in connection.execute("SELECT id FROM s ORDER BY sort DESC")],
        5,
    )
    some = [f"story-{number}" for number in range(0, count, count // 128)][:128]
    marks = ", ".join("?" * len(some))
    told(
        "plain sqlite3: 128 rows by id",
        lambda: connection.execute(f"SELECT * FROM s WHERE id IN ({marks})", some).fetchall(),
        5,
    )
    told(
        "plain sqlite3: LIKE through all texts",
        lambda: connection.execute("SELECT id FROM s WHERE text LIKE '%zeppelin%'").fetchall(),
    )
    connection.close()


def ours(folder: Path, count: int) -> None:
    """Measure the library."""
    with Library(Config(data_dir=folder)) as library:
        stories = list(made(count))

        def insert() -> None:
            for start in range(0, count, CHUNK):
                library.add_stories(stories[start : start + CHUNK])

        told(f"library: insert {count:,}", insert)
        told("library: the first 10,000 again, the same", lambda: library.add_stories(stories[:10_000]))
    with Library(Config(data_dir=folder)) as library:
        for query in (
            "",
            "is:unread",
            "is:starred",
            "is:highlighted",
            "is:trashed",
            "feed:https://example.org/feed/7",
            "source:feed",
            "after:2026-07",
            "tag:news",
        ):
            told(f"library: list({query!r})", partial(library.list, query), 5)
        for sort in SORTS:
            told(f"library: list(sort={sort!r})", partial(library.list, sort=sort), 3)
        ids = library.list()
        told("library: headlines of a page of 128", lambda: library.headlines(ids[5_000:5_128]), 5)
        told("library: counts('is:unread')", lambda: library.counts("is:unread"), 5)
        told("library: feeds()", library.feeds, 5)
        told("library: a story", lambda: library.story(ids[count // 2]), 5)
        told("library: search, nothing indexed, rare word", lambda: library.search("zeppelin"))
        told("library: the first batch of 500 indexed", lambda: library.index(500))

        def index() -> None:
            while library.index(2_000):
                pass

        told("library: all the rest indexed", index)
        for words in ("zeppelin", "talks", "talks zeppelin", '"ban bar"', "is:unread talks"):
            told(f"library: search({words!r})", partial(library.search, words), 5)
        told("library: list('talks')", lambda: library.list("talks"), 5)
        told("library: mark 10,000 read", lambda: library.mark(ids[:10_000], read=True))
        told("library: undo", library.undo)
    size = (folder / "library.db").stat().st_size
    sys.stdout.write(
        f"file {size / 2**20:,.0f} MiB; most memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB\n"
    )


def main() -> None:
    """Measure both in turn."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        plain(Path(folder), count)
        ours(Path(folder), count)


if __name__ == "__main__":
    main()
