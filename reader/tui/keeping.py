"""What a person changes from the reading screen: states of stories, highlights, sources. Each change goes through `keep`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content

from reader.model import COLORS, Headline, Highlight
from reader.tui.article import Article
from reader.tui.panes import Panes
from reader.tui.story_list import StoryList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.exporters import ExportResult
    from reader.tui.article import Change
    from reader.tui.sources import Sources

PASSAGE = 240
"""Code points of a passage shown in a dialog about it."""


class Keeping(Panes):
    """Changes the library and shows what changed."""

    def at_hand(self) -> str:
        """Return the story that a command is about: the list's row while one is in the list, else the story that is open."""
        row = self.query_one(StoryList).held
        return (row or self.current) if self.at in ("list", "sources") else (self.current or row)

    def _headline(self) -> Headline | None:
        story = self.at_hand()
        nothing: list[Headline] = []
        found = self.ask_library(lambda: self.library.headlines([story]), nothing) if story else nothing
        return found[0] if found else None

    def change(
        self, deed: Callable[[], object], told: str, ids: Sequence[str] = (), after: Callable[[], object] | None = None
    ) -> None:
        """Change the library, show these stories anew (or everything), and tell in a few words."""

        def done(_: object) -> None:
            self.reload(ids)
            if after:
                after()
            if told:
                self.tell(told)

        self.keep(deed, done)

    # states of stories

    def action_toggle_read(self) -> None:
        """Mark the story read or unread."""
        if held := self._headline():
            read = not held.read
            if held.id == self.current:
                self._uncounted = ""
            self.change(lambda: self.library.mark([held.id], read=read), "Read" if read else "Unread", [held.id])

    def action_star(self) -> None:
        """Star or unstar the story."""
        if held := self._headline():
            starred = not held.starred
            self.change(
                lambda: self.library.mark([held.id], starred=starred), "Starred" if starred else "Not starred", [held.id]
            )

    def action_mark_all_read(self) -> None:
        """Mark all stories in view read."""
        ids = self.ids

        def marked(count: int) -> None:
            self.reload(ids)
            self.tell(f"{count:,} marked read · undo: Ctrl+z" if count else "All of these are read already")

        if ids:
            self.keep(lambda: self.library.mark(ids, read=True), marked)

    def action_trash(self) -> None:
        """Put the story into the trash."""
        if story := self.at_hand():
            self.change(lambda: self.library.trash([story]), "In the trash · undo: Ctrl+z")

    def action_tag(self) -> None:
        """Tag the story."""
        self._ask_tags("Tag the story", "Tagged", lambda story, tags: self.library.mark([story], tag=tags))

    def action_untag(self) -> None:
        """Take tags off the story."""
        story = self.at_hand()
        held = self.ask_library(lambda: self.library.story(story), None) if story else None
        if held and not held.tags:
            self.tell("This story has no tag")
        elif held:
            value = ", ".join(held.tags)
            self._ask_tags("Take off which tag", "Taken off", lambda one, tags: self.library.mark([one], untag=tags), value)

    def _ask_tags(self, title: str, told: str, mark: Callable[[str, Sequence[str]], object], value: str = "") -> None:
        from reader.tui.dialogs import LineDialog, Question

        story = self.at_hand()
        if not story:
            return

        def answered(answer: str | None) -> None:
            if answer and (tags := split_tags(answer)):
                self.change(lambda: mark(story, tags), f"{told}: {', '.join(tags)}", [story])

        self.app.push_screen(LineDialog(Question(title, "Several are parted by commas", value), low=True), answered)

    def action_undo(self) -> None:
        """Take the last change back."""
        self._step(self.library.undo, "Undone: ", "Nothing to undo")

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        self._step(self.library.redo, "Done again: ", "Nothing to redo")

    def _step(self, step: Callable[[], str | None], done: str, nothing: str) -> None:
        """Go a step in the journal; the list's cursor goes to a story that comes out of the trash with it."""

        def go() -> tuple[str | None, str]:
            before = self.library.list("is:trashed")
            told = step()
            left = set(self.library.list("is:trashed"))
            return told, next((story for story in before if story not in left), "")

        def tell(result: tuple[str | None, str]) -> None:
            told, back = result
            if told:
                self.stepped(back)
            self.tell(done + told if told else nothing)

        self.keep(go, tell)

    def stepped(self, back: str) -> None:
        """Show what a step in the journal changed, and the story that came back."""
        self.reload(to=back)

    # highlights

    @on(Article.Highlighted)
    def _highlight(self, message: Article.Highlighted) -> None:
        message.stop()
        if self.story is None:
            return
        self.count_as_read()
        story, start, end = self.story, message.start, message.end
        color = message.color

        def keep(note: str = "", tags: Sequence[str] = ()) -> None:
            self.change(
                lambda: self.library.highlight(story.id, start, end, note=note, tags=tags, color=color),
                "Highlighted",
                [story.id],
            )

        if message.ask == "note":
            passage = shortened(story.document.text[start:end])
            self._ask_note(passage, "", lambda note: keep(note=note))
        elif message.ask == "tag":
            self._ask_tags_of_highlight((), lambda tags: keep(tags=tags))
        else:
            keep()

    @on(Article.HighlightChanged)
    def _change_highlight(self, message: Article.HighlightChanged) -> None:
        message.stop()
        held = next((one for one in self.highlights if one.id == message.id), None)
        if held:
            self.edit_highlight(held, message.what)

    def edit_highlight(self, held: Highlight, what: Change, after: Callable[[], object] | None = None) -> None:
        """Ask for another note, tags or colour of a highlight, or remove it; `after` follows a change."""
        from reader.tui.dialogs import ChoiceDialog

        ids = [held.story]

        def noted(note: str) -> None:
            self.change(lambda: self.library.change_highlight(held.id, note=note), "Note kept", ids, after)

        def tagged(tags: Sequence[str]) -> None:
            self.change(lambda: self.library.change_highlight(held.id, tags=tags), "Tags kept", ids, after)

        def colored(name: str | None) -> None:
            if color := next((one for one in COLORS if one == name), None):
                self.change(lambda: self.library.change_highlight(held.id, color=color), color.capitalize(), ids, after)

        if what == "remove":
            self.change(lambda: self.library.remove_highlight(held.id), "Highlight removed · undo: Ctrl+z", ids, after)
        elif what == "note":
            self._ask_note(shortened(held.quote.exact), held.note, noted)
        elif what == "tag":
            self._ask_tags_of_highlight(held.tags, tagged)
        elif what == "color":
            self.app.push_screen(ChoiceDialog("Colour", color_choices(), held.color), colored)

    def _ask_note(self, passage: str, note: str, noted: Callable[[str], None]) -> None:
        from reader.tui.note import NoteDialog

        dialog = NoteDialog(passage, note)

        def answered(answer: str | None) -> None:
            self._unfinished = None
            if answer is not None:
                noted(answer)

        def keep_as_it_stands() -> None:
            if dialog.is_mounted and dialog.written != note:
                noted(dialog.written)

        self._unfinished = keep_as_it_stands
        self.app.push_screen(dialog, answered)

    def keep_unfinished(self) -> None:
        """Keep the note that is being written, if there is one, as far as it has come."""
        if self._unfinished:
            self._unfinished()

    def _ask_tags_of_highlight(self, held: Sequence[str], tagged: Callable[[Sequence[str]], None]) -> None:
        from reader.tui.dialogs import LineDialog, Question

        def answered(answer: str | None) -> None:
            if answer is not None:
                tagged(split_tags(answer))

        question = Question("Tags of the highlight", "Several are parted by commas", ", ".join(held))
        self.app.push_screen(LineDialog(question, low=True), answered)

    # sources

    def action_add_source(self) -> None:
        """Ask for an address and subscribe when a feed answers there."""
        from reader.tui.dialogs import LineDialog, Question

        question = Question(
            "Add a source",
            "The address of a feed, or of a site: its feed is found",
            placeholder="https://example.org",
            empty=False,
        )

        def added(answer: str | None) -> None:
            if answer:
                self.reload()
                self.tell(f"Added {answer}")
                self.index()

        self.app.push_screen(LineDialog(question, self.library.add), added)

    def on_sources_refresh_asked(self, message: Sources.RefreshAsked) -> None:
        """Ask a source's feeds."""
        message.stop()
        self.fetch(message.feeds)

    def on_sources_remove_asked(self, message: Sources.RemoveAsked) -> None:
        """End a subscription once the person is sure."""
        from reader.tui.dialogs import ConfirmDialog

        message.stop()

        def answered(sure: bool | None) -> None:
            if sure:
                self.change(lambda: self.library.remove(message.feed), f"Removed {message.title}")

        self.app.push_screen(ConfirmDialog(f"Remove {message.title}?", "Its stories and highlights stay."), answered)

    def action_remove_samples(self) -> None:
        """Remove the sample stories once the person is sure."""
        from reader.tui.dialogs import ConfirmDialog

        def answered(sure: bool | None) -> None:
            if sure:
                self.change(self.library.remove_samples, "The samples are gone")

        self.app.push_screen(ConfirmDialog("Remove the sample stories?", "Their highlights go with them."), answered)

    # export

    def export(self, ids: Sequence[str] | None) -> None:
        """Write the highlights of these stories, or of all, into the export folder, and tell where."""
        config = self.library.config
        folder = config.export.folder or config.data_dir / "export"

        def write() -> ExportResult | None:
            kept = any(self.library.highlights(one) for one in ids) if ids else bool(self.library.highlights())
            return self.library.export(ids, format="markdown", out=folder) if kept else None

        def done(result: ExportResult | None) -> None:
            self.tell(export_line(result, folder), error=bool(result and result.failures))

        self.keep(write, done)


def export_line(result: ExportResult | None, folder: Path) -> str:
    """Say in a line what an export wrote."""
    if result is None:
        return "There is no highlight to export: H makes one"
    if result.failures:
        more = f" (and {len(result.failures) - 1} more)" if len(result.failures) > 1 else ""
        return f"Not exported: {result.failures[0]}{more}"
    if not result.paths:
        return f"Nothing has changed since the last export to {shown(folder)}"
    if len(result.paths) == 1:
        return f"Exported to {shown(result.paths[0])}"
    return f"Exported to {len(result.paths)} files in {shown(folder)}"


def shown(path: Path) -> str:
    """Write a path with the person's folder as `~`."""
    return str(path).replace(str(Path.home()), "~", 1)


def color_choices() -> list[tuple[str, Content]]:
    """Return the colours to choose from, each with a patch of itself and its name."""
    return [(color, Content.assemble(("   ", f"on $highlight-{color}"), f"  {color.capitalize()}")) for color in COLORS]


def split_tags(text: str) -> tuple[str, ...]:
    """Read tags parted by commas, each once; a leading # is no part of one."""
    return tuple(dict.fromkeys(tag for part in text.split(",") if (tag := part.strip().lstrip("#").strip())))


def shortened(text: str) -> str:
    """Return the beginning of a passage as one line."""
    line = " ".join(text.split())
    return line if len(line) <= PASSAGE else line[: PASSAGE - 1].rstrip() + "…"
