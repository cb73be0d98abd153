"""The one door to everything that is kept: the application and the command call this and nothing below it.

A `Library` may be used from any thread. Queries are read by `reader.query`; what can fail raises an error of
`reader.errors`, and one failure of many is a value.
"""

from __future__ import annotations

import builtins
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.errors import Failure, FetchError, LibraryError, UsageError
from reader.exporters import ExportResult
from reader.model import Feed
from reader.query import parse
from reader.store import analyses, check, feeds, highlights, journal, places, search, selection, stories
from reader.store.database import Database
from reader.store.feeds import FetchOutcome
from reader.store.identity import analysis_hash

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reader.config import Config
    from reader.importers.source import Source
    from reader.model import Analysis, Color, Headline, Highlight, Story, Version
    from reader.plugins import Analyzer
    from reader.store.identity import Outcome
    from reader.store.selection import Sort
    from reader.web.response import Response

__all__ = ["ExportResult", "FetchOutcome", "Library"]

CHUNK = 1_000  # stories of one source in a transaction: a mailbox of 100,000 is never held whole


class Library:
    """Stories, subscriptions, highlights, analyses and the journal in one SQLite file."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self._db = Database(config.data_dir / "library.db", config.fetch.lock_seconds)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # getting in

    def import_(self, name: str, data: bytes | None = None) -> Iterator[str | Failure]:
        """Store what a file, folder or address holds, or `data`; yield the id of each story, or a failure, in their order."""
        from reader.importers.source import Source
        from reader.web import answers

        now = _now()
        name = "standard input" if name == "-" else name
        for source in [Source(name, data)] if data is not None else answers.sources(name, self.config):
            if isinstance(source, Failure):
                yield source
            else:
                origin = "" if data is not None or source.url else str(Path(source.name).absolute())
                yield from self._import_source(source, origin, now)

    def _import_source(self, source: Source, origin: str, now: datetime) -> Iterator[str | Failure]:
        from reader.importers.reading import read
        from reader.plugins import importer

        found = read(source, importer, self.subscribe)
        while chunk := builtins.list(islice(found, CHUNK)):
            with self._db.writing() as connection:
                coming = [story for story in chunk if not isinstance(story, Failure)]
                stored = iter(stories.add(connection, coming, now, origin=origin))
            # only what is committed is told
            yield from [item if isinstance(item, Failure) else next(stored)[0] for item in chunk]

    def add_stories(self, coming: Iterable[Story], feed: str = "") -> builtins.list[tuple[str, Outcome]]:
        """Store stories in one transaction; give each one's id and whether it is new, changed or the same."""
        told = [replace(story, feed=feed) for story in coming] if feed else coming
        with self._db.writing() as connection:
            return stories.add(connection, told, _now())

    def add(self, url: str) -> Feed:
        """Subscribe to the feed at an address, or of the page there, once it has answered; FetchError when none did."""
        from reader import web
        from reader.web import answers

        answer = web.find_feed(url, self.config, answers.is_feed)
        taken = answer if isinstance(answer, Failure) else answers.taken(Feed(url=answer.asked), answer, _now())
        if isinstance(taken, Failure) or (taken.failure and not taken.stories):
            raise FetchError(str(taken if isinstance(taken, Failure) else taken.failure))
        with self._db.writing() as connection:
            journal.subscribe(connection, [taken.feed])
            feeds.take(connection, taken.feed.url, taken.feed, taken.stories, None, _now())
        return taken.feed

    def fetch(
        self, named: Sequence[str] = (), *, progress: Callable[[int, int, str], None] | None = None
    ) -> builtins.list[FetchOutcome]:
        """Ask the feeds that are due, or those named, and store what is new; `progress` gets done, of how many, and which."""
        from reader import web
        from reader.web import answers

        asked, refused = answers.chosen({feed.url: feed for feed in self.feeds()}, named, _now())
        outcomes = [FetchOutcome(failure.input, failure=failure) for failure in refused]

        def report(feed: Feed, answer: Response | Failure) -> None:
            taken = answers.taken(feed, answer, _now())
            try:
                with self._db.writing() as connection:
                    outcome = feeds.take(connection, feed.url, taken.feed, taken.stories, taken.failure, _now())
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
            raise UsageError(f"{story_id}: has no address to fetch its text from")
        answer = web.get(held.url, self.config)
        pages = [answer] if isinstance(answer, Failure) else read(answers.source(answer), importer, self.subscribe)
        page = next(iter(pages), Failure(held.url, "no text was found there"))
        if isinstance(page, Failure):
            raise FetchError(str(page))
        with self._db.writing() as connection:
            stories.replace_text(connection, story_id, page, _now())
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

    # reading

    def list(self, query: str = "", *, sort: Sort = "newest") -> builtins.list[str]:
        """Give the ids of the stories that a query selects."""
        with self._db.reading() as connection:
            return selection.ids(connection, parse(query), sort)

    def headlines(self, ids: Sequence[str]) -> builtins.list[Headline]:
        """Give the rows of a list, in the order asked."""
        with self._db.reading() as connection:
            return stories.headlines(connection, ids)

    def listed(self, ids: Sequence[str]) -> builtins.list[Story]:
        """Give stories without their documents, in the order asked."""
        with self._db.reading() as connection:
            return stories.listed(connection, ids)

    def resolve(self, prefix: str) -> str:
        """Give the id of the one story whose id begins so; NotFound when there is none or more than one."""
        with self._db.reading() as connection:
            return stories.resolve(connection, prefix)

    def story(self, story_id: str) -> Story:
        """Give a story."""
        with self._db.reading() as connection:
            return stories.by_key(connection, stories.key_of(connection, story_id))

    def search(self, query: str, *, limit: int = 100) -> builtins.list[str]:
        """Give the ids of the best matches first. What little is not indexed yet is indexed first."""
        asked = parse(query)
        with self._db.reading() as connection:
            waiting = search.pending(connection)
        if 0 < waiting <= search.AT_ONCE:
            with suppress(LibraryError):  # a library that cannot be written is searched as it is
                self.index(waiting)
        with self._db.reading() as connection:
            return search.ranked(connection, asked, limit)

    def index(self, batch: int = 500) -> int:
        """Index a batch of the stories that wait for it; give how many are left."""
        with self._db.reading() as connection:
            if not search.pending(connection):
                return 0
        with self._db.writing() as connection:
            return search.index(connection, batch)

    def versions(self, story_id: str) -> builtins.list[Version]:
        """Give what a story was before it changed, the latest first."""
        with self._db.reading() as connection:
            return stories.versions(connection, story_id)

    def counts(self, query: str = "") -> tuple[int, int]:
        """Count the stories that a query selects, and the unread ones."""
        with self._db.reading() as connection:
            return selection.counts(connection, parse(query))

    @cached_property
    def _analyzer(self) -> Analyzer:
        from reader.plugins import analyzer

        return analyzer(self.config.analysis.analyzer)

    def analyze(self, story: Story) -> Analysis:
        """Give what a story says, kept by its text, its day and the analyzer's version."""
        key, version = analysis_hash(story), self._analyzer.version
        with self._db.reading() as connection:
            kept = analyses.get(connection, key, version)
        if kept is None:
            kept = self._analyzer.analyze(story.document.text, story.published.date() if story.published else None)
            with suppress(LibraryError), self._db.writing() as connection:  # worth showing though it cannot be kept
                analyses.keep(connection, key, version, kept)
        return kept

    def pending_analyses(self, limit: int = 100) -> builtins.list[str]:
        """Give the newest stories that have no analysis by this analyzer."""
        with self._db.reading() as connection:
            return analyses.missing(connection, self._analyzer.version, limit)

    def keep_analysis(self, story_id: str, analysis: Analysis) -> None:
        """Keep an analysis that was made elsewhere of a story as it is stored now."""
        with self._db.writing() as connection:
            analyses.keep_for(connection, story_id, self._analyzer.version, analysis)

    # state

    def mark(
        self,
        ids: Sequence[str],
        *,
        read: bool | None = None,
        starred: bool | None = None,
        tag: Sequence[str] = (),
        untag: Sequence[str] = (),
    ) -> int:
        """Change what is kept about stories; give how many were changed."""
        with self._db.writing() as connection:
            return journal.mark(connection, ids, read=read, starred=starred, tag=tag, untag=untag)

    def trash(self, ids: Sequence[str]) -> int:
        """Put stories into the trash."""
        with self._db.writing() as connection:
            return journal.mark(connection, ids, trashed=True)

    def undo(self) -> str | None:
        """Take the last change back; give its name, None when there is none."""
        with self._db.writing() as connection:
            return journal.undo(connection)

    def redo(self) -> str | None:
        """Do again what was taken back last; give its name, None when there is none."""
        with self._db.writing() as connection:
            return journal.redo(connection)

    def feeds(self) -> builtins.list[Feed]:
        """Give the subscriptions."""
        with self._db.reading() as connection:
            return feeds.every(connection)

    def subscribe(self, wanted: Iterable[Feed]) -> int:
        """Subscribe without asking the network; give how many were not subscribed to before."""
        with self._db.writing() as connection:
            return journal.subscribe(connection, wanted)

    def remove(self, url: str) -> None:
        """End a subscription; its stories stay."""
        with self._db.writing() as connection:
            journal.unsubscribe(connection, url)

    def opml(self) -> str:
        """Write the subscriptions as OPML."""
        from reader.importers import opml

        return opml.write(self.feeds())

    # highlights

    def highlight(
        self, story: str, start: int, end: int, *, note: str = "", tags: Sequence[str] = (), color: Color = "yellow"
    ) -> Highlight:
        """Highlight a passage; the one of this very passage is changed where there is one."""
        with self._db.writing() as connection:
            id_ = stories.resolve(connection, story)
            made = highlights.make(connection, id_, start, end, _now(), note=note, tags=tags, color=color)
            return journal.highlight(connection, "Highlighted a passage", made)

    def highlight_text(
        self, story: str, text: str, *, note: str = "", tags: Sequence[str] = (), color: Color = "yellow"
    ) -> Highlight:
        """Highlight the first place where these words occur; NotFound when they do not."""
        with self._db.reading() as connection:
            id_ = stories.resolve(connection, story)
            span = highlights.place_of(connection, id_, text)
        return self.highlight(id_, *span, note=note, tags=tags, color=color)

    def highlights(self, story: str | None = None) -> builtins.list[Highlight]:
        """Give a story's highlights by place, or all, the latest first; lost ones are flagged."""
        with self._db.reading() as connection:
            return highlights.of(connection, story)

    def change_highlight(
        self, highlight_id: str, *, note: str | None = None, tags: Sequence[str] | None = None, color: Color | None = None
    ) -> Highlight:
        """Change what the reader said about a passage."""
        with self._db.writing() as connection:
            changed = highlights.changed(highlights.get(connection, highlight_id), note=note, tags=tags, color=color)
            return journal.highlight(connection, "Changed a highlight", changed)

    def remove_highlight(self, highlight_id: str) -> None:
        """Take a highlight away."""
        with self._db.writing() as connection:
            highlights.get(connection, highlight_id)
            journal.record(
                connection,
                "Removed a highlight",
                [["highlight", highlight_id, highlights.row_of(connection, highlight_id), None]],
            )

    # getting out

    def export(
        self,
        ids: Sequence[str] | None = None,
        *,
        format: str = "markdown",  # noqa: A002 - the interface's word
        out: Path | None = None,
        dry_run: bool = False,
    ) -> ExportResult:
        """Write the highlights of these stories, or of all that have any."""
        from reader.exporters import ENDINGS, Exported, export
        from reader.plugins import exporter

        wanted = self.list("is:highlighted") if ids is None else ids
        held = [self.story(id_) for id_ in wanted]
        items = [Exported(story, tuple(self.highlights(story.id)), self.analyze(story)) for story in held]
        templates = self.config.export.templates
        writer = None if format in ENDINGS else exporter(format)
        return export(items, format, out=out, dry_run=dry_run, templates=templates, writer=writer)

    # where the reader was

    def place(self, story: str) -> int:
        """Give the offset that was on top when the story was last open."""
        with self._db.reading() as connection:
            return places.place(connection, story)

    def keep_place(self, story: str, offset: int) -> None:
        """Keep the offset that is on top."""
        with self._db.writing() as connection:
            places.keep_place(connection, story, offset)

    def view(self) -> dict[str, Any]:
        """Give the view kept last; empty when there is none."""
        with self._db.reading() as connection:
            return places.view(connection)

    def keep_view(self, view: dict[str, Any]) -> None:
        """Keep the view over a restart."""
        with self._db.writing() as connection:
            places.keep_view(connection, view)

    def doctor(self) -> builtins.list[str]:
        """Look for what is wrong; give each problem in a line with what to do."""
        with self._db.reading() as connection:
            return check.problems(connection, self._db)


def _now() -> datetime:
    return datetime.now(UTC)
