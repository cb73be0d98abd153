"""The screen of all highlights, lost ones too: go to the passage, change or delete it, export."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from reader.model import Span
from reader.tui.commands import bindings
from reader.tui.filtered import FilteredScreen
from reader.tui.row_list import RowList
from reader.tui.rows import DIM, NAME, Heading, Note, Row, beginning, cut, heading, plain, told_source, wrap
from reader.tui.status import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.model import Headline, Highlight
    from reader.tui.article import Change
    from reader.tui.reading import ReadingScreen

MOST_LINES = 6
"""Lines of a passage shown: the passage itself is one key away."""


class HighlightRow(Row):
    """A passage with its colour at the left, its note, tags and day below."""

    def __init__(self, held: Highlight) -> None:
        super().__init__()
        self.held = held
        self.passage = " ".join(plain(held.quote.exact).split())

    def lines(self, width: int) -> list[Content]:
        """Return the passage, then what the reader says about it, then air."""
        held, room = self.held, min(width - 6, 96)
        lines = beginning(wrap(self.passage, room), MOST_LINES, room)
        bar, tint = ("┃ ", "$accent"), f"$highlight-text on $highlight-{held.color}"
        shown = [Content.assemble(bar, (line.rstrip(), tint)) for line in lines]
        if held.note:
            shown += [
                Content.assemble(bar, ("✎ " if not at else "  ") + line)
                for at, line in enumerate(wrap(" ".join(held.note.split()), room))
            ]
        told = [f"{held.made.astimezone():%Y-%m-%d}", held.color, *(f"#{tag}" for tag in held.tags)]
        last = Content.assemble(bar, (cut(plain(" · ".join(told)), room), DIM))
        if held.lost:
            last = Content.assemble(last, ("  lost: its words are no longer in the story", "bold $error"))
        return [*shown, last, Content("")]


class HighlightList(RowList):
    """The highlights under the titles of their stories."""

    BINDINGS: ClassVar[list[BindingType]] = []


class HighlightsScreen(FilteredScreen):
    """All highlights, newest story first."""

    CSS_PATH = "screens.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("highlights"), ("escape", "leave")]

    class Loaded(Message):
        """The highlights came from the library, with the headlines of their stories."""

        def __init__(self, held: Sequence[Highlight], headlines: Mapping[str, Headline]) -> None:
            super().__init__()
            self.held, self.headlines = held, headlines

    def __init__(self, reading: ReadingScreen) -> None:
        super().__init__(reading)
        self.held: dict[str, Highlight] = {}
        self.headlines: Mapping[str, Headline] = {}

    def places(self) -> tuple[str, ...]:
        """Return the place whose keys hold."""
        return ("highlights",)

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield Static(id="highlights-title", classes="pane--title")
        yield Input(placeholder="filter the highlights", compact=True)
        yield HighlightList(self._rows)
        yield Status()

    def on_mount(self) -> None:
        """Ask for the highlights."""
        self.rows.focus()
        self.load()

    @property
    def rows(self) -> RowList:
        """Return the list of the highlights."""
        return self.query_one(HighlightList)

    @work(thread=True, exclusive=True)
    def load(self) -> None:
        """Ask for the highlights once more."""
        library = self.reading.library
        with self.reading.telling("No highlights"):
            held = library.highlights()
            headlines = {one.id: one for one in library.headlines(list(dict.fromkeys(one.story for one in held)))}
            self.post_message(self.Loaded(held, headlines))

    @on(Loaded)
    def _show(self, message: Loaded) -> None:
        newest = sorted(message.held, key=lambda one: one.made, reverse=True)
        order = {story: at for at, story in enumerate(dict.fromkeys(one.story for one in newest))}
        self.held = {one.id: one for one in sorted(message.held, key=lambda one: (order[one.story], one.start))}
        self.headlines = message.headlines
        count, lost = len(self.held), sum(one.lost for one in self.held.values())
        told = f" {count:,}" + (f" · {lost:,} lost" if lost else "")
        self.query_one("#highlights-title", Static).update(Content.assemble(("Highlights", "bold"), (told, "$accent")))
        self.rebuild()

    def rebuild(self) -> None:
        """Show the highlights that the filter leaves."""
        rows = self.rows
        rows.rebuild()
        if rows.highlighted is None and self.held:
            rows.action_first()

    def _rows(self) -> list[Option]:
        none = (
            "No highlight has these letters." if self.held else "No highlight yet. In an article, H makes one of the sentence."
        )
        return list(self._options()) or [heading(Note(none))]

    def _options(self) -> Iterator[Option]:
        wanted = self.wanted
        for story, group in groupby(self.held.values(), key=lambda one: one.story):
            found = [one for one in group if self._fits(one, wanted)]
            if found:
                headline = self.headlines.get(story)
                yield heading(
                    Heading(
                        headline.title if headline else "(story gone)",
                        f"  {told_source(headline.title, headline.source)}" if headline else "",
                        NAME,
                    )
                )
                yield from (Option(HighlightRow(one), one.id) for one in found)

    def _fits(self, one: Highlight, wanted: Sequence[str]) -> bool:
        headline = self.headlines.get(one.story)
        text = f"{one.quote.exact} {one.note} {' '.join(one.tags)} {one.color} {headline.title if headline else ''}".casefold()
        return all(word in text for word in wanted)

    @property
    def at_hand(self) -> Highlight | None:
        """Return the highlight that the cursor is on."""
        return self.held.get(self.rows.held)

    # what a person does

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_go_to_highlight()

    def action_go_to_highlight(self) -> None:
        """Go to the passage in its story; a lost one to where it was."""
        if held := self.at_hand:
            self.dismiss(None)
            self.reading.open_story(held.story, Span(held.start, held.end))
            self.reading.go("article")

    def _edit(self, what: Change) -> None:
        if held := self.at_hand:
            self.reading.edit_highlight(held, what, self.load)

    def action_edit_note(self) -> None:
        """Write another note."""
        self._edit("note")

    def action_edit_tags(self) -> None:
        """Set other tags."""
        self._edit("tag")

    def action_edit_color(self) -> None:
        """Choose another colour."""
        self._edit("color")

    def action_delete_highlight(self) -> None:
        """Delete the highlight."""
        self._edit("remove")

    def action_export(self) -> None:
        """Write the highlights of the story at the cursor."""
        if held := self.at_hand:
            self.reading.export([held.story])

    def action_export_all(self) -> None:
        """Write all highlights."""
        self.reading.export(None)
