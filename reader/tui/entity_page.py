"""An entity's page: all that stories say of it, each a key away from its sentence."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, OptionList, Static

from reader.model import Span
from reader.tui import layout
from reader.tui.bar import Bar, Pane
from reader.tui.commands import bindings
from reader.tui.correcting import Named
from reader.tui.filtered import FilteredScreen
from reader.tui.page_rows import Head
from reader.tui.page_sections import SECTIONS, TITLES, Sections
from reader.tui.row_list import RowList
from reader.tui.rows import Note, heading
from reader.tui.status import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets.option_list import Option

    from reader.analysis.page import EntityPage
    from reader.tui.correcting import Correcting


class EntityScreen(FilteredScreen):
    """The page of one entity, and of those beside it that were gone on to."""

    CSS_PATH = "screens.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("page"), ("escape", "leave")]

    class Loaded(Message):
        """The page came from the library; None when no story names the entity as things stand."""

        def __init__(self, page: EntityPage | None) -> None:
            super().__init__()
            self.page = page

    def __init__(self, reading: Correcting, find: Callable[[], str]) -> None:
        super().__init__(reading)
        self.page: EntityPage | None = None
        self.sections: Sections | None = None
        self.front = SECTIONS[0]
        self._find = find
        self._missing = False
        self._before: list[str] = []

    def places(self) -> tuple[str, ...]:
        """Return the place whose keys hold."""
        return ("page",)

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield Static(id="page-head")
        yield Input(placeholder="filter the page", compact=True)
        yield Bar()
        with Horizontal(id="page-columns"):
            for column in (("timeline",), ("says",), ("stories", "company")):
                with Vertical(classes="column"):
                    for name in column:
                        yield RowList(partial(self._rows, name), id=f"page-{name}")
        yield Status()

    def on_mount(self) -> None:
        """Ask for the page."""
        for name in SECTIONS:
            self._list(name).border_title = TITLES[name]
        self.go(self.front)
        self.load()

    def on_resize(self, event: events.Resize) -> None:
        """Show the sections side by side where there is room, else the one in front."""
        self.lay_out(event.size.width)

    def lay_out(self, width: int = 0) -> None:
        """Show the sections that fit."""
        narrow = (width or self.app.size.width) < layout.MEDIUM
        self.set_class(narrow, "-narrow")
        bar = self.query_one(Bar)
        bar.display = narrow
        counts = self.sections.counts() if self.sections else {}
        bar.panes = tuple(Pane(TITLES[name].lower(), counts.get(name)) for name in SECTIONS)
        bar.active = TITLES[self.front].lower()
        for name in SECTIONS:
            self._list(name).display = not narrow or name == self.front
        for column in self.query(".column"):
            column.display = any(child.display for child in column.children)

    @property
    def rows(self) -> RowList:
        """Return the list of the section in front."""
        return self._list(self.front)

    def _list(self, name: str) -> RowList:
        return self.query_one(f"#page-{name}", RowList)

    def go(self, name: str) -> None:
        """Bring a section to the front."""
        self.front = name
        self.lay_out()
        self._list(name).focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow the focus, also where the mouse took it."""
        name = (event.widget.id or "").removeprefix("page-")
        if name in SECTIONS:
            self.front = name

    # what it shows

    @work(thread=True, exclusive=True, group="page")
    def load(self) -> None:
        """Ask for the page, also once more."""
        found: EntityPage | None = None
        with self.reading.telling("No page"):
            found = self.reading.library.entity(self._find())
        self.post_message(self.Loaded(found))

    @on(Loaded)
    def _show(self, message: Loaded) -> None:
        message.stop()
        self.page, self._missing = message.page, message.page is None
        self.sections = None
        if page := message.page:
            self.sections = Sections(page, datetime.now().astimezone().date())
            self._find = lambda: page.key
        self.query_one("#page-head", Static).update(Head(page) if page else "")
        self.rebuild()
        held = self.sections.counts() if self.sections else {}
        if held and not held[self.front]:
            self.go(next((name for name in SECTIONS if held[name]), self.front))
        self.lay_out()

    def rebuild(self) -> None:
        """Show the rows of every section that the filter leaves."""
        for name in SECTIONS:
            rows = self._list(name)
            rows.rebuild()
            if rows.highlighted is None:
                rows.action_first()

    def _rows(self, name: str) -> list[Option]:
        if self.sections is not None:
            return self.sections.options(name, self.wanted)
        if name != self.front:
            return []
        gone = "No story names it as things stand. Ctrl+z takes a correction back."
        return [heading(Note(gone if self._missing else "Reading …"))]

    # what a person does

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_go_there()

    def action_go_there(self) -> None:
        """Go to the sentence of the row at the cursor, or to the page of the entity."""
        row = self.rows.held
        if not row or self.sections is None:
            return
        if key := self.sections.companion(row):
            if self.page:
                self._before.append(self.page.key)
            self._turn_to(key)
        elif place := self.sections.place(row):
            self.dismiss(None)
            self.reading.open_story(place.story, Span(place.start, place.end))
            self.reading.go("article")

    def _turn_to(self, key: str) -> None:
        self._find = lambda: key
        for name in SECTIONS:
            self._list(name).highlighted = None
        self.query_one(Input).value = ""
        self.go(SECTIONS[0])
        self.load()

    def action_turn_back(self) -> None:
        """Go back to the page before, or close."""
        if self._before:
            self._turn_to(self._before.pop())
        else:
            self.dismiss(None)

    def action_next_pane(self) -> None:
        """Go to the next section."""
        self.go(SECTIONS[(SECTIONS.index(self.front) + 1) % len(SECTIONS)])

    def action_previous_pane(self) -> None:
        """Go to the previous section."""
        self.go(SECTIONS[SECTIONS.index(self.front) - 1])

    @on(Bar.Chosen)
    def _go_to_section(self, message: Bar.Chosen) -> None:
        message.stop()
        self.go(next(name for name in SECTIONS if TITLES[name].lower() == message.name))

    def action_narrow(self) -> None:
        """List the stories that name the entity."""
        if self.page:
            self.dismiss(None)
            self.reading.narrow_to(self.page.query, self.page.name)

    def action_correct(self) -> None:
        """Correct what is known of the entity."""
        if page := self.page:
            others = tuple((each.type, each.name) for each in page.company)
            self.reading.correct(Named(page.type, page.name, page.aliases, others), self.load)
