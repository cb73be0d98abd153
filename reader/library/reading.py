"""Reading the library: lists, stories, search, and where the reader was."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from reader.errors import LibraryError
from reader.library.opened import Opened
from reader.query import parse
from reader.store import places, search, selection, stories

if TYPE_CHECKING:
    import builtins
    from collections.abc import Sequence

    from reader.model import Headline, Story, Version
    from reader.store.selection import Sort


class Reading(Opened):
    """What is read and searched."""

    def list(self, query: str = "", *, sort: Sort = "newest", limit: int = -1) -> builtins.list[str]:
        """Give the ids of the stories that a query selects; the first ones, with a limit."""
        with self._db.reading() as connection:
            return selection.ids(connection, parse(query), sort, limit)

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

    def tags(self) -> dict[str, int]:
        """Give each tag with the number of its stories, in order of the alphabet."""
        with self._db.reading() as connection:
            return selection.tags(connection)

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
