"""How stories come in: from files, feeds, pages and the samples."""

from __future__ import annotations

import builtins
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import Failure, FetchError, LibraryError, UsageError
from reader.library.keeping import Keeping
from reader.library.opened import now
from reader.model import Feed
from reader.store import feeds, journal, stories
from reader.store.feeds import FetchOutcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from reader.importers.source import Source
    from reader.model import Story
    from reader.store.identity import Outcome
    from reader.web.response import Response

CHUNK = 1_000  # stories of one source in a transaction: a mailbox of 100,000 is never held whole


class Intake(Keeping):
    """What brings stories in."""

    def import_(self, name: str, data: bytes | None = None) -> Iterator[str | Failure]:
        """Store what a file, folder or address holds, or `data`; yield the id of each story, or a failure, in their order."""
        from reader.importers.source import Source
        from reader.web import answers

        moment = now()
        name = "standard input" if name == "-" else name
        for source in [Source(name, data)] if data is not None else answers.sources(name, self.config):
            if isinstance(source, Failure):
                yield source
            else:
                origin = "" if data is not None or source.url else str(Path(source.name).absolute())
                yield from self._import_source(source, origin, moment)

    def _import_source(self, source: Source, origin: str, moment: datetime) -> Iterator[str | Failure]:
        from reader.importers.reading import read
        from reader.plugins import importer

        found = read(source, importer, self.subscribe)
        while chunk := builtins.list(islice(found, CHUNK)):
            with self._db.writing() as connection:
                coming = [story for story in chunk if not isinstance(story, Failure)]
                stored = iter(stories.add(connection, coming, moment, origin=origin))
            # only what is committed is told
            yield from [item if isinstance(item, Failure) else next(stored)[0] for item in chunk]

    def add_stories(self, coming: Iterable[Story], feed: str = "") -> builtins.list[tuple[str, Outcome]]:
        """Store stories in one transaction; give each one's id and whether it is new, changed or the same."""
        told = [replace(story, feed=feed) for story in coming] if feed else coming
        with self._db.writing() as connection:
            return stories.add(connection, told, now())

    def add(self, url: str) -> Feed:
        """Subscribe to the feed at an address, or of the page there, once it has answered; FetchError when none did."""
        from reader import web
        from reader.web import answers

        answer = web.find_feed(url, self.config, answers.is_feed)
        taken = answer if isinstance(answer, Failure) else answers.taken(Feed(url=answer.asked), answer, now())
        if isinstance(taken, Failure) or (taken.failure and not taken.stories):
            raise FetchError(str(taken if isinstance(taken, Failure) else taken.failure))
        with self._db.writing() as connection:
            journal.subscribe(connection, [taken.feed])
            feeds.take(connection, taken.feed.url, taken.feed, taken.stories, None, now())
        return taken.feed

    def fetch(
        self, named: Sequence[str] = (), *, progress: Callable[[int, int, str], None] | None = None
    ) -> builtins.list[FetchOutcome]:
        """Ask the feeds that are due, or those named, and store what is new; `progress` gets done, of how many, and which."""
        from reader import web
        from reader.web import answers

        asked, refused = answers.chosen({feed.url: feed for feed in self.feeds()}, named, now())
        outcomes = [FetchOutcome(failure.input, failure=failure, asked=False) for failure in refused]

        def report(feed: Feed, answer: Response | Failure) -> None:
            taken = answers.taken(feed, answer, now())
            try:
                with self._db.writing() as connection:
                    outcome = feeds.take(connection, feed.url, taken.feed, taken.stories, taken.failure, now())
            except LibraryError as error:
                outcome = FetchOutcome(feed.url, feed.title, failure=Failure(feed.url, str(error)))
            outcomes.append(outcome)
            if progress:
                progress(len(outcomes) - len(refused), len(asked), feed.title or feed.url)

        web.refresh(asked, self.config, report)
        return outcomes

    def full_text(self, story_id: str) -> Story:
        """Fetch the story's page and put its text in the place of the feed's; the earlier version is kept."""
        from reader import web
        from reader.importers.reading import read
        from reader.plugins import importer
        from reader.web import answers

        held = self.story(story_id)
        if not held.url:
            raise UsageError(f"{held.title or 'This story'}: has no address to fetch its text from")
        answer = web.get(held.url, self.config)
        pages = [answer] if isinstance(answer, Failure) else read(answers.source(answer), importer, self.subscribe)
        page = next(iter(pages), Failure(held.url, "no text was found there"))
        if isinstance(page, Failure):
            raise FetchError(str(page))
        with self._db.writing() as connection:
            stories.replace_text(connection, story_id, page, now())
        return self.story(story_id)

    def add_samples(self) -> builtins.list[str]:
        """Store the sample reports, or take them out of the trash."""
        from importlib.resources import files

        from reader.importers.source import Source
        from reader.plugins import importer

        read = importer("markdown")
        reports = sorted(files("reader.samples").iterdir(), key=lambda file: file.name)
        sources = [Source(file.name, file.read_bytes()) for file in reports if file.name.endswith(".md")]
        found = [replace(story, sample=True) for source in sources for story in read(source) if not isinstance(story, Failure)]
        ids = [id_ for id_, _ in self.add_stories(found)]
        with self._db.writing() as connection:
            journal.record(connection, "Brought the samples back", journal.flag(connection, ids, "trashed", value=False))
        return ids

    def remove_samples(self) -> int:
        """Put the sample reports into the trash."""
        return self.trash(self.list("is:sample"))
