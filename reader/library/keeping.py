"""What the reader does with stories: flags, tags, subscriptions, highlights. Each change can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.opened import now
from reader.library.reading import Reading
from reader.store import feeds, highlights, journal, stories

if TYPE_CHECKING:
    import builtins
    from collections.abc import Iterable, Sequence

    from reader.model import Color, Feed, Highlight


class Keeping(Reading):
    """Changes that a reader makes."""

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

    def opened(self, story: str) -> None:
        """Mark a story read, since it was opened: that is no change of the reader's own, so undo leaves it as it is."""
        with self._db.writing() as connection:
            stories.opened(connection, story)

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
            made = highlights.make(connection, id_, start, end, now(), note=note, tags=tags, color=color)
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
