"""The panes of the reading screen: what they are made of, and which of them stand side by side."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from reader.tui import layout
from reader.tui.article import Article
from reader.tui.claims import Claims
from reader.tui.entities import Entities
from reader.tui.opening import Opening
from reader.tui.status import Status
from reader.tui.story_list import StoryList
from reader.tui.timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget

    from reader.model import Headline
    from reader.tui.bar import Bar
    from reader.tui.guide import Guide
    from reader.tui.sources import Sources


class Columns(Opening):
    """Lays the panes out side by side, as many as fit, and goes from one to the other."""

    def compose(self) -> ComposeResult:
        """Lay it out; what few look at is made when it is first shown: tree, bar and guide take 15 ms of a start."""
        self._laid: object = None
        self._bar: Bar | None = None
        self._guide: Guide | None = None
        claims = Claims(id="claims").data_bind(
            Columns.story, Columns.analysis, Columns.cursor, Columns.chosen, narrow=Columns.narrowed
        )
        self._unshown: dict[str, Widget] = {"claims": claims}
        shown = self._shown(self.app.size.width)
        with Horizontal(id="panes"):
            with Vertical(id="sources-pane", classes="pane"):
                if "sources" in shown:
                    yield self.sources
            with Vertical(id="list-pane", classes="pane"):
                yield Static(id="list-title", classes="pane--title")
                yield StoryList(self._headlines, id="list").data_bind(Columns.ids, Columns.current)
            with Vertical(id="article-pane", classes="pane"):
                yield Article(id="article").data_bind(
                    Columns.story, Columns.analysis, Columns.highlights, Columns.cursor, Columns.chosen
                )
            with Vertical(id="findings-pane", classes="pane"):
                yield Entities(id="entities").data_bind(Columns.story, Columns.analysis, Columns.cursor, Columns.chosen)
                yield Timeline(id="timeline").data_bind(
                    Columns.story, Columns.analysis, Columns.cursor, Columns.chosen, narrow=Columns.narrowed
                )
                if "claims" in shown:
                    yield self._unshown.pop("claims")
        yield Status()

    def on_mount(self) -> None:
        """Begin to carry out changes, and show what there is: here, before the first of the layouts, which cost 15 ms each."""
        self.carry_out_changes()
        self.lay_out()

    def tell_place(self) -> None:
        """Say where one is: a subclass's."""

    def _headlines(self, ids: Sequence[str]) -> Sequence[Headline]:
        return self.ask_library(lambda: self.library.headlines(ids), [])

    # which panes stand side by side

    def on_resize(self, event: events.Resize) -> None:
        """Lay the panes out for the new width; the focus stays where it is."""
        if self.is_attached:  # the window may change, or be closed, while the application ends
            self.lay_out(event.size.width)

    def lay_out(self, width: int = 0) -> None:
        """Show the panes that fit."""
        width = width or self.app.size.width
        panes = self._shown(width)
        if self._laid != (now := (panes, width, self.app.size.height)):
            self._laid = now
            self._lay_out(panes, width)
        self.tell_place()

    def _shown(self, width: int) -> tuple[str, ...]:
        return layout.shown(width, self.at, alone=self.alone, lower=self.lower)

    def _lay_out(self, panes: tuple[str, ...], width: int) -> None:
        if "sources" in panes and not self.sources.is_attached:
            self.query_one("#sources-pane").mount(self.sources)
        if "claims" in panes and "claims" in self._unshown:
            self.query_one("#findings-pane").mount(self._unshown.pop("claims"))
        for name in ("sources", "list", "article"):
            self.query_one(f"#{name}-pane").display = name in panes
        for name in ("entities", "timeline", "claims"):
            self.pane(name).display = name in panes
        self.query_one("#findings-pane").display = not {"entities", "timeline", "claims"}.isdisjoint(panes)
        narrow = width < layout.MEDIUM
        both = width >= layout.WIDE
        self.pane("timeline").border_title = "TIMELINE" if both else "TIMELINE · claims: g s"
        self.pane("claims").border_title = "CLAIMS" if both else "CLAIMS · timeline: g s"
        self.set_class(narrow, "-narrow")
        self.set_class(both, "-wide")
        self._show_bar(narrow)
        if self._guide:
            self._guide.fit(self.app.size.height)

    def _show_bar(self, narrow: bool) -> None:
        """Name the panes above them where only one of them fits."""
        if narrow and self._bar is None:
            from reader.tui.bar import Bar

            self._bar = Bar()
            self.mount(self._bar, before=0)
        if self._bar:
            self._bar.display = narrow

    def show_guide(self, guided: bool) -> None:
        """Say under the stories how to begin."""
        if guided and self._guide is None:
            from reader.tui.guide import Guide

            self._guide = Guide(self.app.size.height)
            self.query_one("#list-pane").mount(self._guide)
        if self._guide:
            self._guide.display = guided

    def pane(self, name: str) -> Widget:
        """Return the widget of a pane, whether it was shown yet or not."""
        return self.sources if name == "sources" else self._unshown.get(name) or self.query_one(f"#{name}")

    @cached_property
    def sources(self) -> Sources:
        """Make the tree of sources."""
        from reader.tui.sources import Sources

        made = Sources(id="sources")
        made.current = self.query_text
        return made

    def go(self, name: str) -> None:
        """Go to a pane, showing it first where it is hidden."""
        if name in ("timeline", "claims"):
            self.lower = name
        if self.at != name:
            self.at = name
            self.alone = self.alone and name == "article"
        self.lay_out()
        self.pane(name).focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow the focus, whether a key or the mouse took it there."""
        name = self.place_of(event.widget)
        if name and name != self.at:
            self.at = name
            self.lay_out()
        self.tell_place()

    def place_of(self, widget: Widget | None) -> str:
        """Return the pane that a widget is in, or nothing."""
        if widget is None:
            return ""
        return next((node.id for node in widget.ancestors_with_self if node.id in layout.ORDER), "")
